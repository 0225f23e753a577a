// The values of a link as text, and back: numbers, names, layers, changes, painted points, a file.
// Whatever is read may be hostile: it is a value or an Error with a sentence.
import { LINK } from './text-panels.js';

/** @typedef {import('./pkg/relu_playground.js').Recipe} Recipe */
/** @typedef {import('./pkg/relu_playground.js').ActivationName} ActivationName */
/** @typedef {Recipe['changes'][number]} Change */
/** @typedef {import('./pkg/relu_playground.js').ParameterEdit} ParameterEdit */
/** @typedef {[x1: number, x2: number, class_: number]} Point */

/** Most characters of a link. */
export const MOST_CHARACTERS = 20_000;
/** How often percent signs may have been put in the place of percent signs. */
const MOST_NESTED = 4;
/** What stands for a list of nothing. */
const NONE = 'none';
/** Most characters of a packed file. */
const MOST_PACKED = 4096;
/** Most bytes of a file that is unpacked. */
const MOST_BYTES = 200_000;
/** Painted points lie on a grid: so many places to a unit, and so many units on either side of 0. */
const [GRID, FARTHEST] = [100, 10];
/** The digits of base64url. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Steps of the guided lesson. */
export const LESSON_STEPS = 8;

/** The error that some text of a link is none that is written there. @param {string} text */
export const damaged = (text) => new Error(LINK.damaged(text));

/** A link as it was written, whatever chat and mail programs have made of it. @param {string} fragment */
export function plain(fragment) {
  if (fragment.length > MOST_CHARACTERS) throw new Error(LINK.tooLong(fragment.length, MOST_CHARACTERS));
  let text = fragment;
  for (let turn = 0; turn < MOST_NESTED && text.includes('%'); turn += 1) {
    try {
      text = decodeURIComponent(text);
    } catch {
      throw damaged(text);
    }
  }
  // No link has spaces, nor ends with a sentence's or a bracket's end.
  return text.replace(/\s/g, '').replaceAll('&amp;', '&').replace(/^#/, '').replace(/[).,;:!?'"”»>\]]{1,9}$/, '');
}

/** The shortest decimal of a number, without a plus, which may come back as a space. @param {number} value */
export function writeNumber(value) {
  return Object.is(value, -0) ? '-0' : String(value).replace('+', '');
}

/** A name of the training core's: it says which there are. @param {string} text */
export function nameOf(text) {
  if (!/^\w{1,30}$/.test(text)) throw damaged(text);
  return text;
}

/** @param {string} text */
export function readNumber(text) {
  const value = /^-?\d{1,30}(\.\d{1,30})?(e-?\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value)) throw damaged(text);
  return value;
}

/** A step of the guided lesson: from 1 in the text, from 0 else. @param {string} text */
export function readStep(text) {
  if (!/^\d{1,9}$/.test(text)) throw damaged(`step=${text}`);
  const step = Number(text);
  if (step < 1 || step > LESSON_STEPS) throw new Error(LINK.noStep(step, LESSON_STEPS));
  return step - 1;
}

/** The shortest decimal that is this number of 32 bits. @param {number} value */
export function writeFloat(value) {
  for (let digits = 1; value !== 0 && digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return writeNumber(short);
  }
  return writeNumber(value);
}

/**
 * Any text in letters, digits, `-`, `_`, `.` and `~`, which stands for the two digits of a byte: chat
 * programs leave these alone, and percent signs are theirs.
 * @param {string} text
 */
export function writeText(text) {
  const bytes = [...new TextEncoder().encode(text)];
  const isPlain = (/** @type {string} */ letter) => /[\w.-]/.test(letter);
  const escaped = (/** @type {number} */ byte) => `~${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return bytes.map((byte) => (isPlain(String.fromCharCode(byte)) ? String.fromCharCode(byte) : escaped(byte))).join('');
}

/** @param {string} text */
export function readText(text) {
  if (!/^(?:[\w.-]|~[\dA-Fa-f]{2})*$/.test(text)) throw damaged(text);
  const bytes = text.match(/~..|./g) ?? [];
  try {
    return utf8(Uint8Array.from(bytes, (part) => (part[1] ? parseInt(part.slice(1), 16) : part.charCodeAt(0))));
  } catch {
    throw damaged(text);
  }
}

/** @param {Uint8Array} bytes @throws where they are no text */
const utf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** `value,value`; the list of nothing has a word. @template T @param {readonly T[]} values @param {(value: T) => string} write */
export const writeList = (values, write) => values.map(write).join(',') || NONE;

/** @template T @param {string} text @param {(text: string) => T} read */
export const readList = (text, read) => (text === NONE ? [] : text.split(',').map(read));

/** A column's name: no name at all, and that which means an empty list, are written otherwise. @param {string} name */
export function writeColumn(name) {
  if (name === '') return '~';
  return name === NONE ? '~6Eone' : writeText(name);
}

/** @param {string} text */
export const readColumn = (text) => (text === '~' ? '' : readText(text));

/** One name where all layers share it, as a recipe has it. @param {string[]} names */
function activation(names) {
  const [first] = names;
  const isOne = first !== undefined && names.every((name) => name === first);
  return /** @type {ActivationName | ActivationName[]} */ (isOne ? first : names);
}

/** `units:activation` of each hidden layer. @param {Recipe} recipe */
export function writeLayers({ hidden, activation: given }) {
  const name = (/** @type {number} */ k) => (typeof given === 'string' ? given : given[k]);
  return writeList(hidden.map((units, k) => `${writeNumber(units)}:${name(k)}`), String);
}

/** @param {string} text */
export function readLayers(text) {
  const layers = readList(text, (layer) => {
    const [units = '', name = '', ...more] = layer.split(':');
    if (more.length > 0) throw damaged(layer);
    return { units: readNumber(units), name: nameOf(name) };
  });
  return { hidden: layers.map(({ units }) => units), activation: activation(layers.map(({ name }) => name)) };
}

/** The numbers that a change can change, by their keys. */
const TUNED = /** @type {const} */ ([['lr', 'lr'], ['weight-decay', 'weightDecay'], ['l1', 'l1']]);

/** Single parameters, or all of them in base64url. @param {ParameterEdit[] | string} parameters */
function writeParameters(parameters) {
  if (typeof parameters === 'string') return [`all:${parameters}`];
  return parameters.map(({ layer, unit, input, value }) =>
    (input === undefined ? `b:${layer}:${unit}:` : `w:${layer}:${unit}:${input}:`) + writeFloat(value));
}

/** `epoch,key:value,key:value;epoch,…` @param {Change[]} changes */
export function writeChanges(changes) {
  return changes.map((change) => [
    writeNumber(change.epoch),
    ...(change.activation === undefined ? [] : [`activation:${[change.activation].flat().join(':') || NONE}`]),
    ...TUNED.flatMap(([key, field]) => {
      const value = change[field];
      return value === undefined ? [] : [`${key}:${writeNumber(value)}`];
    }),
    ...writeParameters(change.parameters ?? []),
  ].join(',')).join(';');
}

/** @param {string} text @returns {Change[]} */
export function readChanges(text) {
  return text.split(';').map((each) => {
    const [epoch = '', ...parts] = each.split(',');
    /** @type {Change} */
    const change = { epoch: readNumber(epoch) };
    for (const part of parts) readPart(change, part);
    return change;
  });
}

/** @param {Change} change takes the part over @param {string} part */
function readPart(change, part) {
  const [key, ...values] = part.split(':');
  const tuned = TUNED.find(([name]) => name === key);
  if (tuned && values.length === 1 && change[tuned[1]] === undefined) {
    change[tuned[1]] = readNumber(values.join());
  } else if (key === 'activation' && values.length > 0 && change.activation === undefined) {
    change.activation = activation(values.join() === NONE ? [] : values.map(nameOf));
  } else if ((key === 'b' && values.length === 3) || (key === 'w' && values.length === 4)) {
    const [layer = 0, unit = 0, ...rest] = values.map(readNumber);
    const value = Math.fround(Number(rest.pop()));
    const edit = /** @type {ParameterEdit} */ (key === 'w' ? { layer, unit, input: rest[0], value } : { layer, unit, value });
    change.parameters ??= [];
    if (typeof change.parameters === 'string') throw damaged(part);
    change.parameters.push(edit);
  } else if (key === 'all' && values.length === 1 && change.parameters === undefined && /^[\w-]+$/.test(values.join())) {
    change.parameters = values.join();
  } else {
    throw damaged(part);
  }
}

/** A coordinate's place on the grid in two digits; nothing where it lies beside it. @param {number} x */
function writePlace(x) {
  const place = Math.round(GRID * x);
  if (!Object.is(place / GRID + 0, x) || Math.abs(x) > FARTHEST) return undefined;
  const at = place + GRID * FARTHEST;
  return DIGITS.charAt(at >> 6) + DIGITS.charAt(at & 63);
}

/**
 * `class:` and four digits a point for each run of points of one class; a point beside the grid as
 * `class:x1:x2`.
 * @param {Point[]} points
 */
export function writePoints(points) {
  /** @type {{ head: string, digits: string }[]} */
  const runs = [];
  for (const [x1, x2, class_] of points) {
    const [left, right] = [writePlace(x1), writePlace(x2)];
    const isOnGrid = left !== undefined && right !== undefined;
    const head = isOnGrid ? `${class_}:` : `${class_}:${writeNumber(x1)}:${writeNumber(x2)}`;
    const digits = isOnGrid ? left + right : '';
    const last = runs.at(-1);
    if (isOnGrid && last?.head === head) last.digits += digits;
    else runs.push({ head, digits });
  }
  return writeList(runs, ({ head, digits }) => head + digits);
}

/** @param {string} text @returns {Point[]} */
export function readPoints(text) {
  return readList(text, (run) => {
    const [head = '', left = '', right, ...more] = run.split(':');
    const class_ = readNumber(head);
    if (right !== undefined && more.length === 0) {
      return [/** @type {Point} */ ([readNumber(left), readNumber(right), class_])];
    }
    if (right !== undefined || !/^([\w-]{4})+$/.test(left)) throw damaged(run);
    const places = (left.match(/../g) ?? []).map(readPlace);
    return places.flatMap((x1, k) => (k % 2 ? [] : [/** @type {Point} */ ([x1, places[k + 1], class_])]));
  }).flat();
}

/** @param {string} digits */
function readPlace(digits) {
  const place = 64 * DIGITS.indexOf(digits.charAt(0)) + DIGITS.indexOf(digits.charAt(1)) - GRID * FARTHEST;
  if (place > GRID * FARTHEST) throw damaged(digits);
  return place / GRID;
}

/** A file's text, packed; nothing where it is too long for a link. @param {string} text */
export async function pack(text) {
  const whole = new TextEncoder().encode(text);
  if (whole.length > MOST_BYTES || utf8(whole) !== text) return undefined;
  try {
    const bytes = await all(through(whole, new CompressionStream('deflate-raw')), MOST_PACKED);
    const packed = btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    return packed.length > MOST_PACKED ? undefined : packed;
  } catch {
    // Too long, or a browser that packs nothing.
    return undefined;
  }
}

/** @param {string} packed */
export async function unpack(packed) {
  if (packed.length > MOST_PACKED || !/^[\w-]+$/.test(packed)) throw new Error(LINK.damagedFile);
  /** @type {DecompressionStream} */
  let stream;
  try {
    stream = new DecompressionStream('deflate-raw');
  } catch {
    throw new Error(LINK.noUnpacking);
  }
  try {
    const letters = atob(packed.replace(/-/g, '+').replace(/_/g, '/'));
    return utf8(await all(through(Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), stream), MOST_BYTES));
  } catch {
    throw new Error(LINK.damagedFile);
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} stream */
const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream).getReader();

/** Everything of a stream, which must not be more than `most` bytes. @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {number} most */
async function all(reader, most) {
  /** @type {number[]} */
  const bytes = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Uint8Array.from(bytes);
    if (bytes.length + value.length > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    for (const byte of value) bytes.push(byte);
  }
}
