// Numbers as the panels write them.
import { pointed } from './text.js';

/** A number in few digits, with a true minus sign. @param {number} number */
export function short(number) {
  const size = Math.abs(number);
  const text = size !== 0 && (size >= 1e9 || size < 1e-4) ? number.toExponential(3) : String(Number(number.toPrecision(5)));
  return pointed(text).replace('-', '−');
}
