// What many seeds have come to, as CSV files: every run, the summary, the curves that were kept.
import { make } from './dom.js';
import { save } from './save.js';
import { writeFloat } from './link-values.js';
import { CSV } from './text-csv.js';
import { sentenceOf } from './text.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./study.js').Study} Study */
/** @typedef {import('./pkg/relu_playground.js').StudyResults} StudyResults */

/** A study that has come to something: how its models are called, and which one others are compared with. @typedef {{ study: Study, name: (model: number) => string, reference: number }} Studied */

/** Runs whose curves are written at a time, between which the page goes on. */
const CHUNK = 20;

/** A cell as RFC 4180 has it. @param {string} text */
export const cell = (text) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A figure; what is none is an empty cell. @param {number | undefined} value */
const figure = (value) => (value === undefined || Number.isNaN(value) ? '' : String(value));

/** @param {(string | number)[][]} rows */
const lines = (rows) => rows.map((row) => `${row.join(',')}\n`).join('');

/** The places and names of a study's models. @param {Studied} studied @returns {{ model: number, label: string }[]} */
const modelsOf = ({ study, name }) => study.recipes.map((_, model) => ({ model, label: cell(name(model)) }));

/** @param {Study} study */
function known({ about, results }) {
  if (!about || !results) throw new Error(CSV.changed);
  return { about, results };
}

/** A row a model and seed. @param {Studied} studied */
export function runsCsv(studied) {
  const { study } = studied;
  const { about, results } = known(study);
  const rows = modelsOf(studied).flatMap(({ model, label }) => [...results.finals(model)].map((value, index) => {
    const { seed, splitSeed } = study.recipeOf(model, index);
    return [label, seed ?? '', splitSeed ?? '', figure(value), figure(results.outcome(model, index)?.diverged)];
  }));
  return lines([['model', 'seed', 'split_seed', `test_${about.measure}`, 'diverged_epoch'], ...rows]);
}

/** A row a model: how its runs are spread, and its difference from the reference, seed by seed. @param {Studied} studied */
export function summaryCsv(studied) {
  const { study, reference, name } = studied;
  const { seeds, verdicts, spreads, diverged, measure } = study.result(reference);
  const heads = ['model', 'measure', 'seeds', 'diverged', 'mean', 'lowest', 'p10', 'median', 'p90', 'highest',
    'reference', 'difference_mean', 'difference_low_95', 'difference_high_95', 'won', 'tied', 'lost'];
  const rows = modelsOf(studied).map(({ model, label }) => {
    const [spread, verdict] = [spreads[model], verdicts[model]];
    const values = [spread?.mean, spread?.lowest, spread?.low, spread?.median, spread?.high, spread?.highest];
    const difference = model === reference || !verdict
      ? ['', '', '', '', '', '', '']
      : [cell(name(reference)), ...[verdict.mean, verdict.low, verdict.high, verdict.won, verdict.tied, verdict.lost].map(figure)];
    return [label, `test_${measure}`, seeds, diverged[model] ?? 0, ...values.map(figure), ...difference];
  });
  return lines([heads, ...rows]);
}

/** A row an epoch that was kept of a run. @param {Studied} studied @returns {Promise<Blob>} */
export async function curvesCsv(studied) {
  const { study } = studied;
  const { about, results } = known(study);
  const { done } = results;
  const parts = [lines([['epoch', 'model', 'seed', 'split_seed', `test_${about.measure}`]])];
  for (const { model, label } of modelsOf(studied)) {
    const { epochs } = results.band(model);
    for (let index = 0; index < done; index += 1) {
      // Another study has taken its place.
      if (study.results !== results) throw new Error(CSV.changed);
      const { seed, splitSeed } = study.recipeOf(model, index);
      const { curve = new Float32Array() } = results.outcome(model, index) ?? {};
      parts.push(lines(Array.from(curve, (value, at) => [epochs[at] ?? '', label, seed ?? '', splitSeed ?? '', writeFloat(value)])));
      if (index % CHUNK === 0) await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return new Blob(parts, { type: 'text/csv' });
}

/** Buttons that save a study; they are there where there is one. @param {Page} page */
export function studyFiles(page) {
  const error = make('p', { className: 'error', role: 'alert', hidden: true });
  const button = (/** @type {string} */ text, /** @type {string} */ name, /** @type {(studied: Studied) => string | Promise<Blob>} */ write) => {
    const made = make('button', { type: 'button' }, text);
    let isBusy = false;
    made.addEventListener('click', async () => {
      const studied = page.studied?.();
      if (!studied || isBusy) return;
      isBusy = true;
      error.hidden = true;
      try {
        save(name, await write(studied), 'text/csv');
      } catch (fault) {
        error.textContent = sentenceOf(fault);
        error.hidden = false;
      } finally {
        isBusy = false;
      }
    });
    return made;
  };
  const box = make('div', { className: 'study-files', hidden: true }, make('div', { className: 'fields' },
    button(CSV.runs, 'runs.csv', runsCsv), button(CSV.summary, 'summary.csv', summaryCsv), button(CSV.studyCurves, 'run-curves.csv', curvesCsv)), error);
  return {
    box,
    draw: () => {
      box.hidden = !page.studied?.();
    },
  };
}
