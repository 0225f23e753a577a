// Numbers as the panels write them.
import { count, pointed } from './text.js';

/** What stands for a number that is none, or is beyond all bounds. @param {number} number */
function none(number) {
  if (Number.isNaN(number)) return '–';
  return number > 0 ? '∞' : '−∞';
}

/** A number in few digits, with a true minus sign. @param {number} number */
export function short(number) {
  if (!Number.isFinite(number)) return none(number);
  const size = Math.abs(number);
  const text = size !== 0 && (size >= 1e9 || size < 1e-4) ? number.toExponential(3) : String(Number(number.toPrecision(5)));
  return pointed(text).replace('-', '−');
}

/** A number in two digits, in the language’s way: “0.38”, “1,200”, “9.5 × 10⁻⁷”. @param {number} number */
export function rough(number) {
  if (!Number.isFinite(number)) return none(number);
  const size = Math.abs(number);
  const sign = number < 0 ? '−' : '';
  if (size >= 1e6 || (size > 0 && size < 1e-3)) {
    const [digits = '', power = ''] = size.toExponential(1).split('e');
    const raised = String(Number(power)).replace('-', '⁻').replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));
    return `${sign}${pointed(digits)}\u00a0×\u00a010${raised}`;
  }
  return sign + (size < 100 ? pointed(String(Number(size.toPrecision(2)))) : count(Math.round(size)));
}
