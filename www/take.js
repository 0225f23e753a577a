// The panel of what a visitor takes along: code, weights, figures, pictures, and the page itself in another page.
import { codeSection } from './take-code.js';
import { csvSection } from './take-csv.js';
import { embedSection } from './take-embed.js';
import { pictureSection } from './take-pictures.js';
import { weightSection } from './take-weights.js';

/** @typedef {import('./panels.js').Page} Page */
/** A part of the panel. @typedef {{ box: HTMLElement, draw(): void }} Section */

/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  const sections = [codeSection, weightSection, csvSection, pictureSection, embedSection].map((make) => make(page));
  box.append(...sections.map((section) => section.box));
  return {
    draw: () => {
      for (const section of sections) section.draw();
    },
  };
}
