// Weights out and in.
import { make } from './dom.js';
import { WEIGHTS } from './text-weights.js';

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function weightSection(page) {
  const box = make('fieldset', {}, make('legend', {}, WEIGHTS.title));
  return { box, draw: () => void page };
}
