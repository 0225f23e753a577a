// What the sentences of “Was it luck?” are made of, in any language.
import { short } from './numbers.js';
import { fixed, percent } from './text.js';

/** @typedef {'accuracy' | 'loss'} Measure */

/** A difference of losses below this share of the loss itself is rounding. */
export const ROUNDING = 1e-6;

/** A difference without its sign: points of accuracy, or of a loss as many digits as its interval asks for. @param {Measure} measure @param {number} by */
export function amount(measure, by) {
  const size = Math.abs(by);
  return measure === 'accuracy' ? fixed(100 * size, 1) : short(Number(size.toPrecision(3)));
}

/** Whether a difference is written as none, and is one. @param {Measure} measure @param {number} by */
export const isTiny = (measure, by) => measure === 'accuracy' && by !== 0 && amount(measure, by) === fixed(0, 1);

/** A measure as it is written. @param {Measure} measure @param {number | undefined} number */
export function value(measure, number) {
  if (number === undefined || Number.isNaN(number)) return '–';
  return measure === 'accuracy' ? percent(number, 1) : short(Number(number.toPrecision(4)));
}
