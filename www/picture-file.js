// A picture's colours, its name, and its PNG.
import { make } from './dom.js';
import { LANGUAGE } from './text.js';

/** Of files and footers. */
export const NAME = 'relu-playground';
/** How much larger a PNG is than the picture in CSS pixels. */
const SCALE = 2;
/** Most letters of a data set in a file's name. */
const MOST_LETTERS = 40;

/** @typedef {'light' | 'dark'} Scheme */
/** @typedef {{ theme: import('./pkg/relu_playground.js').ChartTheme, models: string[], classes: string[] }} Palette */

/** The page's own colours in either scheme, whichever it has now: as its style sheets say. @param {Scheme} scheme @returns {Palette} */
export function palette(scheme) {
  /** @type {Map<string, string>} */
  const colors = new Map();
  const take = (/** @type {CSSRuleList} */ rules) => {
    for (const rule of rules) {
      if (rule instanceof CSSMediaRule && scheme === 'dark' && rule.conditionText.includes('prefers-color-scheme: dark')) take(rule.cssRules);
      if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
      for (const name of rule.style) if (name.startsWith('--')) colors.set(name, rule.style.getPropertyValue(name).trim());
    }
  };
  for (const sheet of document.styleSheets) take(sheet.cssRules);
  const of = (/** @type {string[]} */ ...names) => names.map((name) => full(colors.get(name) ?? ''));
  const [ink = '', grid = '', paper = ''] = of('--ink', '--grid', '--paper');
  return {
    theme: { ink, grid, paper },
    models: of('--model-a', '--model-b', '--model-c'),
    classes: of(...Array.from({ length: 6 }, (_, k) => `--class-${k}`)),
  };
}

/** A colour in six digits: style sheets are served with three where these do. @param {string} color */
const full = (color) => (/^#[\da-f]{3}$/i.test(color) ? color.replace(/[\da-f]/gi, '$&$&') : color);

/** The name of a file. @param {string} chart @param {import('./pkg/relu_playground.js').Recipe['data']} data @param {'svg' | 'png'} ending */
export function fileName(chart, data, ending) {
  const name = typeof data === 'string' ? data : 'file' in data ? data.file.replace(/\.\w+$/, '') : data.name;
  // Letters that every file system has.
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z\d]+/g, '-').slice(0, MOST_LETTERS);
  return `${[NAME, chart, plain.replace(/^-|-$/g, '') || 'data'].join('-')}.${ending}`;
}

/** What the core has written in a picture, in the language that is spoken. @param {string} svg */
export async function inLanguage(svg) {
  if (LANGUAGE.name === 'en') return svg;
  const { written } = await import('./language.js');
  const [start, end] = [svg.indexOf('<g id="labels"'), svg.indexOf('</g>', svg.indexOf('<g id="labels"'))];
  const labels = svg.slice(start, end).replace(/>([^<>]+)<\/text>/g, (_, text) => `>${written(text)}</text>`);
  return svg.slice(0, start) + labels + svg.slice(end);
}

/** The picture in pixels. @param {string} svg @returns {Promise<Blob>} */
export async function toPng(svg) {
  const [, width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).map(Number);
  const [wide, high] = [SCALE * width, SCALE * height];
  const image = make('img', { width: wide, height: high });
  // Of that size from the beginning, so that no browser enlarges what it has drawn. A data URL is what the
  // page's security policy lets an image be.
  const large = svg.replace(` width="${width}" height="${height}"`, ` width="${wide}" height="${high}"`);
  await new Promise((resolve, reject) => {
    image.addEventListener('load', resolve);
    image.addEventListener('error', () => reject(new Error('SVG')));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(large)}`;
  });
  const canvas = make('canvas', { width: wide, height: high });
  canvas.getContext('2d')?.drawImage(image, 0, 0, wide, high);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('PNG'))), 'image/png');
  });
}
