// What the sentences of errors.js are made of.
import { count, pointed } from '../text.js';

/** A sentence's form, and what it says of the parts that differ. @typedef {[RegExp, (...parts: string[]) => string]} Form */

/** A number as the core writes it. @param {string} text */
export const number = (text) => (/^\d{1,3}(,\d{3})+$/.test(text) ? count(Number(text.replaceAll(',', ''))) : pointed(text));

/** So many of a thing. @param {string} given @param {string} one @param {string} many */
export const some = (given, one, many) => `${number(given)} ${given === '1' ? one : many}`;

/** The Spanish of one of some words. @param {Record<string, string>} words @param {string} english @throws where it is none of them */
export function word(words, english) {
  const spanish = words[english];
  if (spanish === undefined) throw new RangeError(english);
  return spanish;
}
