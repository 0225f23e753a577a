// The recipe as a PyTorch script or notebook.
import { make } from './dom.js';
import { CODE } from './text-code.js';

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function codeSection(page) {
  const box = make('fieldset', {}, make('legend', {}, CODE.title));
  return { box, draw: () => void page };
}
