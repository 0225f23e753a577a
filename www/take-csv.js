// Histories and results as CSV.
import { make } from './dom.js';
import { CSV } from './text-csv.js';

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function csvSection(page) {
  const box = make('fieldset', {}, make('legend', {}, CSV.title));
  return { box, draw: () => void page };
}
