// The training program, in two editions. The lesson's loads with the page; the whole one, with every
// data set and the looking inside, when something asks for it.
import init, { Chart as LessonChart, Trainer as LessonTrainer } from './pkg/relu_lesson.js';

/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {typeof import('./pkg/relu_playground.js')} Whole */

/** The whole program, once it is here. @type {Whole | undefined} */
let whole;

/** Loads the lesson's edition. */
export const load = () => init();

/** Loads the whole program. */
export async function loadWhole() {
  if (whole) return whole;
  const module = await import('./pkg/relu_playground.js');
  await module.default();
  whole = module;
  return whole;
}

/** A trainer of the edition that is here. @param {RecipeInput} recipe @returns {import('./pkg/relu_playground.js').Trainer} */
export function newTrainer(recipe) {
  // The lesson's edition has fewer members, and whoever needs the others loads the whole program first.
  return whole ? new whole.Trainer(recipe) : /** @type {any} */ (new LessonTrainer(recipe));
}

/**
 * A chart of the edition that is here.
 * @param {'accuracy' | 'loss'} metric @param {HTMLCanvasElement} below @param {HTMLCanvasElement} above
 * @returns {import('./pkg/relu_playground.js').Chart}
 */
export function newChart(metric, below, above) {
  return whole ? new whole.Chart(metric, below, above) : /** @type {any} */ (new LessonChart(metric, below, above));
}
