// Charts as pictures.
import { make } from './dom.js';
import { PICTURES } from './text-pictures.js';

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function pictureSection(page) {
  const box = make('fieldset', {}, make('legend', {}, PICTURES.title));
  return { box, draw: () => void page };
}
