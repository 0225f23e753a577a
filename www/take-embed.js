// The page in another page.
import { make } from './dom.js';
import { EMBED } from './text-embed.js';

/** @param {import('./panels.js').Page} page @returns {import('./take.js').Section} */
export function embedSection(page) {
  const box = make('fieldset', {}, make('legend', {}, EMBED.title));
  return { box, draw: () => void page };
}
