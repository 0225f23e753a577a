// Reads a visitor's file and keeps its sheet: in a worker, or on the page itself where none can
// start. The bytes go from the file to the module and nowhere else.
import { program } from './engine.js';

/** @typedef {import('./pkg/relu_lab.js').Sheet} Sheet */
/** @typedef {import('./pkg/relu_lab.js').Choice} Choice */
/** @typedef {import('./pkg/relu_lab.js').ChoiceInput} ChoiceInput */
/** @typedef {import('./pkg/relu_lab.js').OwnTable} OwnTable */
/** @typedef {Pick<Sheet, 'rows' | 'delimiter' | 'encoding' | 'header' | 'checksum' | 'columns'>} About what a sheet is, as plain data */

/**
 * How reading shares the thread.
 * @typedef {object} Pace
 * @property {number} slice most milliseconds at a time
 * @property {(share: number) => void | Promise<void>} rest what comes between two slices, told how much is read
 */

/** Rows between two looks at the clock. */
const ROWS = 20;

const TEXT = {
  /** @param {string} reason */
  notLoaded: (reason) =>
    `The reader of tables could not be loaded (${reason}). Check the connection, and choose the file again.`,
  /** @param {string} reason */
  unreadable: (reason) => `This file could not be read (${reason}). Choose it again.`,
  /** @param {string} reason */
  broken: (reason) => `The reader of tables failed, perhaps for want of memory (${reason}). Nothing was sent anywhere.`,
};

/** @param {unknown} error */
const reason = (error) => (error instanceof Error ? error.message : String(error));

/** The reader's module, once it is here. @type {typeof import('./pkg/relu_lab.js')} */
let lab;

/** A sheet, once it is read. */
export class SheetKeeper {
  /** @type {Sheet | undefined} */
  #sheet;

  /**
   * Reads a file, or a text.
   * @param {Blob | string} source
   * @param {boolean | undefined} header
   * @param {Pace} pace
   * @returns {Promise<About>}
   */
  async read(source, header, pace) {
    try {
      lab = await program('relu_lab');
      await lab.default();
    } catch (error) {
      throw new Error(TEXT.notLoaded(reason(error)), { cause: error });
    }
    const sheet = await readSheet(await bytesOf(source), header, pace);
    this.#sheet = sheet;
    const { rows, delimiter, encoding, checksum, columns } = sheet;
    return { rows, delimiter, encoding, header: sheet.header, checksum, columns };
  }

  /** @param {string} [target] @returns {Choice} */
  suggest(target) {
    return this.#read.suggest(target);
  }

  /** @param {ChoiceInput} choice @returns {OwnTable} */
  choose(choice) {
    return this.#read.choose(choice);
  }

  /** Gives the sheet's memory back. */
  close() {
    this.#sheet?.free();
    this.#sheet = undefined;
  }

  get #read() {
    if (!this.#sheet) throw new Error('no file is read yet');
    return this.#sheet;
  }
}

/** Whether the module itself gave way, as it does without memory: it is of no more use then. @param {unknown} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError;

/** What to say of an error: the module's own sentences are for the visitor, a trap is not. @param {unknown} error */
export const sentence = (error) => (isTrap(error) ? TEXT.broken(reason(error)) : reason(error));

/** @param {Blob | string} source */
async function bytesOf(source) {
  // In UTF-8 a text has at least as many bytes.
  lab.CsvReader.checkSize(typeof source === 'string' ? source.length : source.size);
  if (typeof source === 'string') return new TextEncoder().encode(source);
  try {
    return new Uint8Array(await source.arrayBuffer());
  } catch (error) {
    throw new Error(TEXT.unreadable(reason(error)), { cause: error });
  }
}

/** @param {Uint8Array} bytes @param {boolean | undefined} header @param {Pace} pace */
async function readSheet(bytes, header, pace) {
  const reader = new lab.CsvReader(bytes, header);
  try {
    for (let share = 0; share < 1; ) {
      const end = performance.now() + pace.slice;
      do {
        const { read, total } = reader.step(ROWS);
        share = read / total;
      } while (share < 1 && performance.now() < end);
      await pace.rest(share);
    }
  } catch (error) {
    reader.free();
    throw error;
  }
  return reader.finish();
}
