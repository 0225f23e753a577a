// What an embedded page shows, by the names that links (`show=`) and the element (`controls="…"`) have for it.
// It needs no page. Names of links of version 1 stay for ever; new ones are fine.
import { LINK } from './text-panels.js';

/** What is pressed and moved. */
export const CONTROLS = ['play', 'step', 'reset', 'new-seed', 'speed', 'activation', 'model', 'target', 'scrubber'];
/** What is drawn while training. */
export const CHARTS = ['accuracy', 'loss', 'legend'];
/** The parts below: those that open, and those that are open always. */
export const PANELS = ['lesson', 'curves', 'luck', 'inside', 'figures', 'recipe', 'data', 'network', 'training', 'take', 'log'];
/** What “Look inside” has in it, to be shown without the rest of it. */
export const PARTS = ['map', 'diagram', 'bend', 'layers', 'units', 'mistakes'];

const NAMES = [...CONTROLS, ...CHARTS, ...PANELS, ...PARTS];

/** What is shown where nothing was asked for. */
export const USUAL = ['play', 'activation', 'accuracy', 'legend'];

/** Several of them are in one box of the page, which shows while one of them does. @type {[string, string[]][]} */
const BOXES = [
  ['buttons', ['play', 'step', 'reset', 'new-seed']],
  ['transport', ['buttons', 'speed']],
  ['controls', ['transport', 'activation', 'model']],
  ['aside', ['loss', 'legend', 'curves']],
  ['charts', ['accuracy', 'aside']],
  ['recipes', ['recipe', 'data', 'network', 'training']],
];

/** @param {string} text what stands behind `show=` @returns {string[]} @throws {Error} with a sentence */
export function readShow(text) {
  const names = text.split(',');
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(LINK.unknown(`show=${unknown}`));
  return [...new Set(names)];
}

/** What a link asks for, as far as it is known, whatever else is in it; undefined where it is a link to the whole page. @param {string} hash */
export function showOf(hash) {
  const [, text] = /[#&]show=([^&]*)/.exec(hash) ?? [];
  if (text === undefined) return undefined;
  const names = text.split(/,|%2C/i).filter((name) => NAMES.includes(name));
  return names.length > 0 ? [...new Set(names)] : USUAL;
}

/** Controls alone have nothing to show: the chart comes with them. @param {readonly string[]} names */
export function withChart(names) {
  return names.some((name) => !CONTROLS.includes(name)) ? [...names] : [...names, 'accuracy', 'legend'];
}

/** The names of all that is shown, of the boxes, too. @param {readonly string[]} names */
export function shown(names) {
  const all = new Set(withChart(names));
  const parts = PARTS.filter((part) => all.has(part));
  if (parts.length > 0) all.add('inside').add('parts');
  else if (all.has('inside')) for (const part of PARTS) all.add(part);
  for (const [box, within] of BOXES) if (within.some((part) => all.has(part))) all.add(box);
  return [...all];
}

/** Whether something is seen of the page, be it embedded or not. @param {string} name */
export const sees = (name) => document.documentElement.dataset['show']?.split(' ').includes(name) ?? true;
