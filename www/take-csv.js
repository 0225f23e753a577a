// Histories and results as CSV.
import { check } from './fields.js';
import { make, setText } from './dom.js';
import { save } from './save.js';
import { cell, studyFiles } from './take-study.js';
import { percent, sentenceOf } from './text.js';
import { CSV } from './text-csv.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./core.js').Whole} Whole */
/** @typedef {import('./pkg/relu_playground.js').History} History */

/** Epochs that are written at a time, between which the page goes on. */
const CHUNK = 5000;

/** @param {Page} page @returns {import('./take.js').Section} */
export function csvSection(page) {
  const { session } = page;
  const earlier = check(CSV.earlier, () => {});
  const button = make('button', { type: 'button' }, CSV.curves);
  const status = make('p', { role: 'status' });
  const files = studyFiles(page);
  const how = make('p', {}, CSV.noStudy);
  let isBusy = false;
  button.addEventListener('click', async () => {
    const { whole } = session;
    // It is made once at a time; the button keeps the focus.
    if (isBusy || !whole) return;
    isBusy = true;
    try {
      const runs = runsOf(session, earlier.input.checked);
      const most = Math.max(...runs.map(({ history }) => history.trainLoss.length));
      if (most === 0) {
        setText(status, CSV.nothing);
        return;
      }
      const content = await curvesCsv(whole, runs, (share) => setText(status, CSV.writing(percent(share, 0))));
      save('curves.csv', content);
      setText(status, CSV.saved('curves.csv'));
    } catch (error) {
      setText(status, sentenceOf(error));
    } finally {
      isBusy = false;
    }
  });
  const box = make('fieldset', {}, make('legend', {}, CSV.title),
    make('p', {}, CSV.about), make('div', { className: 'fields' }, button, earlier.box), status,
    make('h3', {}, CSV.study), how, files.box);
  return {
    box,
    draw: () => {
      const hasNone = session.faded.length === 0;
      if (earlier.box.hidden !== hasNone) earlier.box.hidden = hasNone;
      files.draw();
      how.hidden = !files.box.hidden;
    },
  };
}

/**
 * The runs on the page, as far as they are trained. Copies: what is trained or thrown away meanwhile is no matter.
 * @param {Session} session @param {boolean} withEarlier @returns {{ run: string, history: History }[]}
 */
export function runsOf({ models, faded }, withEarlier) {
  const one = (/** @type {string} */ label, /** @type {import('./session.js').Model['trainer']} */ trainer) =>
    ({ run: `${cell(label)},${trainer.recipe().seed}`, history: trainer.history() });
  return [
    ...models.map(({ name, trainer, ahead = trainer }) => one(`${name} ${ahead.title}`, ahead)),
    ...(withEarlier ? faded.map(({ name, trainer }, k) => one(`${name} ${trainer.title} (earlier ${k + 1})`, trainer)) : []),
  ];
}

/**
 * One row an epoch and run, in English, as pandas reads it.
 * @param {Whole} whole @param {{ run: string, history: History }[]} runs @param {(share: number) => void} tell
 * @returns {Promise<Blob>}
 */
export async function curvesCsv(whole, runs, tell) {
  const all = runs.reduce((sum, { history }) => sum + history.trainLoss.length, 0);
  const parts = [whole.Trainer.historyCsvHeader()];
  let done = 0;
  for (const { run, history } of runs) {
    const { trainLoss, testLoss, trainAccuracy, testAccuracy } = history;
    for (let from = 0; from < trainLoss.length; from += CHUNK) {
      const [a, b, c, d] = [trainLoss, testLoss, trainAccuracy, testAccuracy].map((figures) => figures.subarray(from, from + CHUNK));
      if (a && b && c && d) parts.push(whole.Trainer.historyCsv(from, run, a, b, c, d));
      done += CHUNK;
      tell(Math.min(1, done / all));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return new Blob(parts, { type: 'text/csv' });
}
