// A visitor's own file: read in a worker of its own, which keeps it until another is read.
import { sentence, SheetKeeper } from './reading.js';

/** @typedef {import('./reading.js').About} About */
/** @typedef {import('./reading.js').Choice} Choice */
/** @typedef {import('./reading.js').ChoiceInput} ChoiceInput */
/** @typedef {import('./reading.js').OwnTable} OwnTable */

/**
 * @typedef {object} Options
 * @property {boolean} [header] whether the first record is a header; without it, that is guessed
 * @property {(share: number) => void} [onProgress] told how much is read, from 0 to 1, at most 20 times a second
 * @property {AbortSignal} [signal] ends the reading
 */

/**
 * Whoever keeps the sheet.
 * @typedef {object} Keeper
 * @property {(source: Blob | string, header?: boolean) => Promise<About>} read
 * @property {(target?: string) => Promise<Choice>} suggest
 * @property {(choice: ChoiceInput) => Promise<OwnTable>} choose
 */

/** Most milliseconds that reading takes from the page at a time, where no worker can start; only the look at
 * all bytes before the first row takes longer, about 4 for each megabyte. */
const SLICE = 8;

/** Milliseconds between two reports of progress. */
const REPORT = 50;

/** Milliseconds after which a worker that has not started is given up. */
const PATIENCE = 10_000;

/** Ends the reading that is going on. */
let endReading = () => {};
/** Closes the file that was read last. */
let closeLast = () => {};

/** A file that was read. What its bytes were is kept out of the page. */
export class CsvFile {
  #keeper;
  #ending;

  /** See {@link CsvFile.read}. @param {string} name @param {About} about @param {Keeper} keeper @param {AbortController} ending */
  constructor(name, about, keeper, ending) {
    /** The file's name; empty for a text. */
    this.name = name;
    /** Number of rows below the header. */
    this.rows = about.rows;
    /** What stands between two cells. */
    this.delimiter = about.delimiter;
    /** How the text is written. */
    this.encoding = about.encoding;
    /** Whether the first record is the header. */
    this.header = about.header;
    /** CRC-32 of the bytes, 8 hexadecimal digits. */
    this.checksum = about.checksum;
    /** What is in each column. */
    this.columns = about.columns;
    this.#keeper = keeper;
    this.#ending = ending;
  }

  /**
   * Reads a file, or a text that was pasted, and closes the one before; a reading that is going on ends.
   * It fails with a sentence where the file is no table, and with the signal's reason where that ends it:
   * then the file before stays open.
   * @param {Blob | string} source
   * @param {Options} options
   */
  static async read(source, { header, onProgress = () => {}, signal } = {}) {
    signal?.throwIfAborted();
    endReading();
    const ending = new AbortController();
    const end = () => ending.abort(new DOMException('the file was closed', 'AbortError'));
    endReading = end;
    const stop = () => ending.abort(signal?.reason);
    signal?.addEventListener('abort', stop, { once: true });
    try {
      const worker = await startWorker(ending.signal);
      const keeper = worker ? remote(worker, onProgress, ending) : local(onProgress, ending.signal);
      const about = await keeper.read(source, header);
      closeLast();
      closeLast = end;
      endReading = () => {};
      return new CsvFile(source instanceof File ? source.name : '', about, keeper, ending);
    } catch (error) {
      ending.abort(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /**
   * A choice to start from.
   * @param {string} [target] the column to predict; without it, that is guessed as well
   */
  suggest(target) {
    return this.#keeper.suggest(target);
  }

  /** The rows and columns of a choice; a sentence says why one cannot be made. @param {ChoiceInput} choice */
  choose(choice) {
    return this.#keeper.choose(choice);
  }

  /** Gives up the file. It answers no more. */
  close() {
    this.#ending.abort(new DOMException('the file was closed', 'AbortError'));
  }
}

/**
 * A worker that has loaded what it needs, or none where it cannot.
 * @param {AbortSignal} signal
 * @returns {Promise<Worker | undefined>}
 */
function startWorker(signal) {
  /** @type {Worker} */
  let worker;
  try {
    worker = new Worker(new URL('reader-worker.js', import.meta.url), { type: 'module' });
  } catch {
    return Promise.resolve(undefined);
  }
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(patience);
      worker.terminate();
      resolve(undefined);
    };
    const patience = setTimeout(giveUp, PATIENCE);
    worker.addEventListener('error', giveUp, { once: true });
    const started = () => {
      clearTimeout(patience);
      worker.removeEventListener('error', giveUp);
      resolve(worker);
    };
    worker.addEventListener('message', started, { once: true });
    const stop = () => {
      clearTimeout(patience);
      worker.terminate();
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/**
 * The keeper in a worker.
 * @param {Worker} worker
 * @param {(share: number) => void} onProgress
 * @param {AbortController} ending
 * @returns {Keeper}
 */
function remote(worker, onProgress, ending) {
  const { signal } = ending;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: unknown) => void }>} */
  const waiting = new Map();
  let asked = 0;
  worker.addEventListener('message', ({ data }) => {
    if (signal.aborted) return;
    const asker = waiting.get(data.id);
    if (!data.broken) waiting.delete(data.id);
    if ('share' in data) onProgress(data.share);
    else if (data.broken) ending.abort(new Error(data.sentence));
    else if ('sentence' in data) asker?.reject(new Error(data.sentence));
    else asker?.resolve(data.answer);
  });
  // Whatever the worker does not answer for itself is the end of it.
  worker.addEventListener('error', (event) => ending.abort(new Error(event.message)));
  signal.addEventListener('abort', () => {
    for (const { reject } of waiting.values()) reject(signal.reason);
  });
  /** @param {string} ask @param {...unknown} given @returns {Promise<any>} */
  const request = async (ask, ...given) => {
    signal.throwIfAborted();
    const id = asked++;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ask, given });
    });
  };
  return {
    read: (source, header) => request('read', source, header),
    suggest: (target) => request('suggest', target),
    choose: (choice) => request('choose', choice),
  };
}

/**
 * The keeper on the page itself, which reads between its frames.
 * @param {(share: number) => void} onProgress
 * @param {AbortSignal} signal
 * @returns {Keeper}
 */
function local(onProgress, signal) {
  const keeper = new SheetKeeper();
  signal.addEventListener('abort', () => keeper.close());
  let reported = -Infinity;
  /** @param {number} share */
  const rest = async (share) => {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    if (share < 1 && performance.now() - reported < REPORT) return;
    reported = performance.now();
    onProgress(share);
  };
  /** @template T @param {() => T | Promise<T>} work @returns {Promise<T>} */
  const spoken = async (work) => {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      // What ended the reading is no fault of the file.
      throw signal.aborted ? signal.reason : new Error(sentence(error), { cause: error });
    }
  };
  return {
    read: (source, header) => spoken(() => keeper.read(source, header, { slice: SLICE, rest })),
    suggest: (target) => spoken(() => keeper.suggest(target)),
    choose: (choice) => spoken(() => keeper.choose(choice)),
  };
}
