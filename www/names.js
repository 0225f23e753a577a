// Names of classes and features, as a data set or the page has them; and sorting by what is shown.
import { FEATURES } from './text-data.js';
import { CLASS_NAMES, MORE } from './text-panels.js';

/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */

/**
 * The names of the classes, in the order of their numbers.
 * @param {Trainer} trainer @param {import('./pkg/relu_playground.js').Table | undefined} table @returns {string[]}
 */
export function classNames(trainer, table) {
  const { data } = trainer.recipe();
  if (data === 'heart') return CLASS_NAMES.heart;
  if (table && typeof data === 'object' && data.name === 'own') return table.classes;
  if (trainer.task === 'two_classes') return CLASS_NAMES.two;
  const outputs = trainer.parameters().at(-1)?.shape[0] ?? 0;
  return Array.from({ length: outputs }, (_, k) => String(k));
}

/**
 * The names of the outputs: of two classes there is one, the second's logit.
 * @param {Trainer} trainer @param {import('./pkg/relu_playground.js').Table | undefined} table
 */
export function outputNames(trainer, table) {
  if (trainer.task === 'number') return [MORE.prediction];
  const names = classNames(trainer, table);
  return trainer.task === 'two_classes' ? names.slice(1) : names;
}

/** The names of the features, as they are shown. @param {Trainer} trainer */
export function featureTitles(trainer) {
  const known = trainer.recipe().data === 'heart' ? FEATURES : {};
  return trainer.features.map((name) => known[name] ?? name.replaceAll('_', ' '));
}

/**
 * A copy, sorted by a number; equal ones stay in their order, and what is no number comes last.
 * @template T
 * @param {T[]} items @param {(item: T) => number} by @param {boolean} isDown
 */
export function sortedBy(items, by, isDown) {
  const sign = isDown ? -1 : 1;
  return items.map((item) => ({ item, key: by(item) }))
    .sort((a, b) => Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key)) || sign * (a.key - b.key) || 0)
    .map(({ item }) => item);
}

/** Samples that were taken, for as long as their trainer is there: its rows stay what they are. @type {WeakMap<Trainer, Map<string, import('./pkg/relu_playground.js').Sample>>} */
const samples = new WeakMap();

/** Takes over what was taken of another trainer of the same rows. @param {Trainer} from @param {Trainer} to */
export function sameRows(from, to) {
  samples.set(to, samples.get(from) ?? new Map());
}

/** Some of a trainer's rows, taken once. @param {Trainer} trainer @param {'train' | 'test'} part @param {number} [most] */
export function sampleOf(trainer, part, most) {
  const taken = samples.get(trainer) ?? new Map();
  samples.set(trainer, taken);
  const key = `${part} ${most}`;
  const sample = taken.get(key) ?? trainer.sample(part, most);
  taken.set(key, sample);
  return sample;
}
