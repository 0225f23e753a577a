// What a teacher pastes into a page of their own. It needs no page.
import { PANELS } from './show.js';

/**
 * What is to be embedded.
 * @typedef {object} Embed
 * @property {string} root the address of the folder that embed.js and the page are in
 * @property {string} recipe a link's text, with its version
 * @property {readonly string[]} names what shows
 * @property {string | undefined} language the one that was chosen, if one was
 * @property {string} title what the frame is called
 */

/** Height of a frame without anything in it, and of what may show, in CSS pixels on about 700 of width. @type {[number, Record<string, number>]} */
const [BARE, HEIGHTS] = [110, {
  play: 60, speed: 50, activation: 165, model: 80, target: 45, scrubber: 45, accuracy: 345, loss: 290, legend: 150, figures: 420, recipe: 560, log: 700,
  map: 640, diagram: 470, bend: 480, layers: 460, units: 700, mistakes: 900,
}];
/** Of any other part, closed; and of the one that is open. */
const [CLOSED, OPEN] = [55, 500];

/** A text as it stands in HTML, also within quotes. @param {string} text */
export function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`.replace('&#38;', '&amp;'));
}

/** @param {Embed} embed */
export function elementSnippet({ root, recipe, names, language, title }) {
  const lang = language === undefined ? '' : ` lang="${escaped(language)}"`;
  return [
    `<script type="module" src="${escaped(`${root}embed.js`)}"></script>`,
    `<relu-playground recipe="${escaped(recipe)}"`,
    `  controls="${escaped(names.join(' '))}"${lang}`,
    `  title="${escaped(title)}"></relu-playground>`,
  ].join('\n');
}

/** @param {Embed} embed */
export function frameSnippet({ root, recipe, names, language, title }) {
  const lang = language === undefined ? '' : `&lang=${language}`;
  return [
    `<iframe src="${escaped(`${root}#show=${names}${lang}&${recipe}`)}"`,
    `  title="${escaped(title)}" width="100%" height="${frameHeight(names)}"`,
    '  style="border: 1px solid #8888; border-radius: 8px" loading="lazy" allow="clipboard-write"></iframe>',
  ].join('\n');
}

/** About what the page in a frame needs. @param {readonly string[]} names */
export function frameHeight(names) {
  const others = PANELS.filter((name) => names.includes(name) && !(name in HEIGHTS));
  const known = names.reduce((sum, name) => sum + (HEIGHTS[name] ?? 0), 0);
  return BARE + known + CLOSED * others.length + (others.length > 0 ? OPEN : 0);
}
