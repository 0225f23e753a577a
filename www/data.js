// The panel of data: a table of one's own, painted points, more features, and what is trained on as a file.
import { OwnFile } from './own.js';
import { Paint } from './paint.js';
import { check, tried } from './fields.js';
import { classNames } from './names.js';
import { make } from './dom.js';
import { save } from './save.js';
import { EXTRAS, MORE } from './text-panels.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./pkg/relu_playground.js').ExtraName} ExtraName */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */

/** The classes of the heart table in a file. */
const HEART = ['survived', 'died'];
/** Rows of a download that are written at a time, between which the page goes on. */
const CHUNK = 5000;

/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  const parts = [new Features(page), new OwnFile(page), new Paint(page), new Download(page)];
  box.append(...parts.map((part) => part.box));
  return {
    draw: () => {
      for (const part of parts) part.draw();
    },
  };
}

/** Features made of the coordinates of points. */
class Features {
  /** @param {Page} page */
  constructor(page) {
    this.session = page.session;
    this.revision = -1;
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    const names = /** @type {ExtraName[]} */ (Object.keys(EXTRAS));
    this.checks = names.map((name) => ({
      name,
      ...check(EXTRAS[name] ?? name, () => tried(this.error, () => {
        const extraFeatures = this.checks.filter(({ input }) => input.checked).map((each) => each.name);
        page.controls.share({ extraFeatures });
      })),
    }));
    this.box = make('fieldset', {}, make('legend', {}, MORE.features),
      make('div', { className: 'fields' }, ...this.checks.map(({ box }) => box)), this.error);
  }

  draw() {
    if (this.revision === this.session.revision) return;
    this.revision = this.session.revision;
    const { recipe, first } = this.session;
    // Points on the plane have two coordinates, the wave's one, and a table none.
    const coordinates = isTable(recipe.data) ? 0 : first.trainer.features.length - recipe.extraFeatures.length;
    this.box.hidden = coordinates === 0;
    for (const { name, input, box } of this.checks) {
      input.checked = recipe.extraFeatures.includes(name);
      box.hidden = coordinates < 2 && name.includes('x2');
    }
  }
}

/** The data set as a CSV file, with its split. */
class Download {
  /** @param {Page} page */
  constructor(page) {
    this.session = page.session;
    this.isBusy = false;
    this.button = make('button', { type: 'button' }, MORE.download);
    this.button.addEventListener('click', async () => {
      // It is made once at a time; the button keeps the focus.
      if (this.isBusy) return;
      this.isBusy = true;
      try {
        const { trainer } = this.session.first;
        save(`${nameOf(trainer)}.csv`, await csvOf(trainer, this.session.table));
      } finally {
        this.isBusy = false;
      }
    });
    this.box = make('fieldset', {}, make('legend', {}, MORE.asFile), this.button, make('p', { className: 'note' }, MORE.downloadNote));
  }

  draw() {}
}

/** Whether a data set is a table and not points. @param {import('./pkg/relu_playground.js').Recipe['data']} data */
const isTable = (data) => data === 'heart' || (typeof data === 'object' && data.name === 'own');

/** What a data set's file is called. @param {Trainer} trainer */
function nameOf(trainer) {
  const { data } = trainer.recipe();
  return typeof data === 'object' ? data.name : data;
}

/**
 * All rows in their order: features as read, target and part.
 * @param {Trainer} trainer @param {import('./pkg/relu_playground.js').Table | undefined} table @returns {Promise<Blob>}
 */
async function csvOf(trainer, table) {
  const parts = /** @type {const} */ (['train', 'test']).map((part) => ({ part, ...trainer.sample(part) }));
  const { extraFeatures } = trainer.recipe();
  const names = trainer.features.slice(0, trainer.features.length - extraFeatures.length);
  const { data } = trainer.recipe();
  // A file is in English, as its names of columns are.
  const classes = data === 'heart' ? HEART : trainer.task === 'number' || !isTable(data) ? undefined : classNames(trainer, table);
  /** Where each row is: its part, and its place there. @type {[number, number][]} */
  const places = [];
  parts.forEach(({ rows }, p) => rows.forEach((row, at) => {
    places[row] = [p, at];
  }));
  const chunks = [`${[...names, 'target', 'split'].map(cell).join(',')}\n`];
  for (let from = 0; from < places.length; from += CHUNK) {
    const lines = places.slice(from, from + CHUNK).map(([p, at]) => {
      const { part, rows, features, targets } = /** @type {(typeof parts)[0]} */ (parts[p]);
      const target = targets[at] ?? NaN;
      const values = names.map((_, d) => String(features[d * rows.length + at]));
      return [...values, cell(classes?.[target] ?? String(target)), part].join(',');
    });
    chunks.push(`${lines.join('\n')}\n`);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(chunks, { type: 'text/csv' });
}

/** A cell as RFC 4180 has it. @param {string} text */
const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
