// The training program, in two editions. The lesson's loads with the page; the whole one, with every
// data set and the looking inside, when something asks for it.
import { isPlain, program } from './engine.js';
import * as fast from './pkg/relu_lesson.js';

/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {typeof import('./pkg/relu_playground.js')} Whole */

/** The lesson's edition, as this engine takes it. */
let lesson = fast;

/** The whole program, once it is here. @type {Whole | undefined} */
let whole;

/** Loads the lesson's edition. */
export async function load() {
  if (isPlain) lesson = await program('relu_lesson');
  await lesson.default();
}

/** Loads the whole program. */
export async function loadWhole() {
  if (whole) return whole;
  /** @type {Whole} */
  const module = await program('relu_playground');
  await module.default();
  whole = module;
  return whole;
}

/** A trainer of the edition that is here. @param {RecipeInput} recipe @returns {import('./pkg/relu_playground.js').Trainer} */
export function newTrainer(recipe) {
  // The lesson's edition has fewer members, and whoever needs the others loads the whole program first.
  return whole ? new whole.Trainer(recipe) : /** @type {any} */ (new lesson.Trainer(recipe));
}

/**
 * A chart of the edition that is here.
 * @param {'accuracy' | 'loss'} metric @param {HTMLCanvasElement} below @param {HTMLCanvasElement} above
 * @returns {import('./pkg/relu_playground.js').Chart}
 */
export function newChart(metric, below, above) {
  return whole ? new whole.Chart(metric, below, above) : /** @type {any} */ (new lesson.Chart(metric, below, above));
}
