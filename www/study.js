// A study: the same models trained over many seeds, each pair of them with the same seed and the same split. It
// knows nothing of the page; whoever shows it listens for `change`.
import { loadWhole } from './core.js';
import { maker } from './study-run.js';
import { restarted } from './restart.js';
import { trainAll } from './study-pool.js';
import { STUDY } from './text-luck.js';

/** @typedef {import('./pkg/relu_playground.js').Recipe} Recipe */
/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {import('./pkg/relu_playground.js').Table} Table */
/** @typedef {import('./pkg/relu_playground.js').Verdict} Verdict */
/** @typedef {import('./pkg/relu_playground.js').Spread} Spread */
/** @typedef {import('./pkg/relu_playground.js').StudyResults} StudyResults */
/** What changes from seed to seed. @typedef {'weights' | 'split' | 'both'} Vary */

/**
 * @typedef {object} Options
 * @property {RecipeInput[]} recipes of the models, which have the same data
 * @property {number} [seeds] 10 to 1,000
 * @property {Vary} [vary]
 * @property {number} [first] the first seed; the others follow it
 * @property {Table} [table] the visitor's own table, where the recipes are about it
 * @property {number} [workers] how many train at a time; without it, as many as there are cores
 * @property {number} [reference] the model that others are compared with, from 0
 */

/**
 * What a study has come to; of each list the places are those of the recipes.
 * @typedef {object} Result
 * @property {number} seeds seeds that all models have done, from the first on: what all figures are of
 * @property {boolean} isCancelled
 * @property {'accuracy' | 'loss'} measure of the test rows; a loss where a number is predicted
 * @property {Verdict[]} verdicts of each model against the reference
 * @property {Float64Array[]} finals the measure after the last epoch, by seed; NaN where a run diverged
 * @property {(Spread | undefined)[]} spreads of those, without runs that diverged
 * @property {number[]} diverged how many runs did
 */

/** What is known of a study before the first run. @typedef {{ titles: string[], epochs: number[], measure: 'accuracy' | 'loss', baseline: number, rows: { train: number, test: number } }} About */

/** Fewest and most seeds. */
export const SEEDS = { min: 10, max: 1000 };
const HIGHEST_SEED = 2 ** 32 - 1;
/** Most workers: beyond it they wait for memory rather than for cores. */
const MOST_WORKERS = 16;
/** Values of a visitor's table that all workers together may hold, each about 30 bytes. */
const MOST_VALUES = 3e7;

export class Study extends EventTarget {
  #ending = new AbortController();
  /** How much of the runs that are under way is trained. @type {Map<number, number>} */
  #shares = new Map();

  /** @param {Options} options @throws {RangeError} with a sentence */
  constructor({ recipes, seeds = 200, vary = 'weights', first = 0, table, workers, reference = 0 }) {
    super();
    check(seeds, SEEDS.min, SEEDS.max, STUDY.badSeeds);
    check(first, 0, HIGHEST_SEED - seeds + 1, STUDY.badFirst);
    if (recipes.length === 0) throw new RangeError(STUDY.noModels);
    /** Whole ones once the study has begun. */
    this.recipes = recipes;
    this.seeds = seeds;
    this.vary = vary;
    this.first = first;
    this.reference = reference;
    const own = recipes[0]?.data;
    // Taken now: the page may change to other data meanwhile.
    this.table = table && typeof own === 'object' && own.name === 'own' ? { own, input: table.input() } : undefined;
    const fitting = this.table && table ? Math.max(1, Math.floor(MOST_VALUES / table.values)) : MOST_WORKERS;
    this.workers = Math.max(1, Math.min(workers ?? navigator.hardwareConcurrency ?? 2, fitting, MOST_WORKERS));
    /** Runs that are done. */
    this.runs = 0;
    /** Whether the page itself trains, since no worker can. */
    this.isOnPage = false;
    this.isRunning = false;
    /** Known once the study has begun. @type {About | undefined} */
    this.about = undefined;
    /** Every outcome so far. @type {StudyResults | undefined} */
    this.results = undefined;
  }

  /** All runs there are to be. */
  get allRuns() {
    return this.seeds * this.recipes.length;
  }

  /** How much is done, from 0 to 1. */
  get progress() {
    const underWay = [...this.#shares.values()].reduce((sum, share) => sum + share, 0);
    return Math.min(1, (this.runs + underWay) / this.allRuns);
  }

  /**
   * Trains all runs.
   * @returns {Promise<Result>} also after `cancel`, of what was done until then
   * @throws {Error} with a sentence where something cannot be trained; an AbortError where the results were given up
   */
  async start() {
    this.isRunning = true;
    this.changed();
    const { signal } = this.#ending;
    try {
      const whole = await loadWhole();
      this.about = this.#look(whole);
      const { epochs, measure, rows } = this.about;
      const overlap = this.vary === 'weights' ? 0 : rows.test / rows.train;
      this.results = new whole.StudyResults(Uint32Array.from(epochs), this.seeds, measure === 'accuracy' ? rows.test : 0, overlap);
      const { results, table, workers, recipes } = this;
      await trainAll({
        whole, table, workers, signal, runs: this.allRuns,
        recipeOf: (run) => this.recipeOf(run % recipes.length, Math.floor(run / recipes.length)),
        onOutcome: (run, outcome) => {
          results.put(run % recipes.length, Math.floor(run / recipes.length), outcome);
          this.#shares.delete(run);
          this.runs += 1;
          this.changed();
        },
        onShare: (run, share) => {
          this.#shares.set(run, share);
          this.changed();
        },
        onPage: () => {
          this.isOnPage = true;
          this.#shares.clear();
          this.changed();
        },
      });
      if (!this.results) throw signal.reason;
      return this.result();
    } finally {
      this.isRunning = false;
      this.#shares.clear();
      this.table = undefined;
      this.changed();
    }
  }

  /** Ends the training; what is done stays. */
  cancel() {
    this.#ending.abort(new DOMException('the study was cancelled', 'AbortError'));
  }

  get isCancelled() {
    return this.#ending.signal.aborted && this.runs < this.allRuns;
  }

  /** What the runs have come to so far. @param {number} [reference] @returns {Result} */
  result(reference = this.reference) {
    const { results, about, isCancelled } = this;
    if (!results || !about) throw new Error('the study has not begun');
    const models = [...this.recipes.keys()];
    return {
      isCancelled,
      seeds: results.done,
      measure: about.measure,
      verdicts: models.map((model) => results.verdict(model, reference)),
      finals: models.map((model) => results.finals(model)),
      spreads: models.map((model) => results.spread(model)),
      diverged: models.map((model) => results.diverged(model)),
    };
  }

  /** The recipe of a model's run, both from 0. Weights that were set by hand belong to the run that they were set in. @param {number} model @param {number} index */
  recipeOf(model, index) {
    const { recipes, vary, first } = this;
    const [shared, recipe] = /** @type {[Recipe, Recipe]} */ ([recipes[0], recipes[model]]);
    return restarted(recipe, {
      seed: vary === 'split' ? shared.seed : first + index,
      splitSeed: vary === 'weights' ? shared.splitSeed : first + index,
    });
  }

  /** Gives the results up. */
  free() {
    this.cancel();
    this.results?.free();
    this.results = undefined;
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** Completes the recipes, and says what cannot be trained. @param {import('./core.js').Whole} whole @returns {About} */
  #look(whole) {
    const trainers = maker(whole, this.table);
    try {
      const looks = this.recipes.map((recipe) => lookAt(trainers.make(recipe)));
      this.recipes = looks.map(({ recipe }) => recipe);
      if (new Set(looks.map(({ recipe: { data, testSize } }) => JSON.stringify([data, testSize]))).size > 1) throw new Error(STUDY.otherData);
      const { rows, measure, baseline } = /** @type {ReturnType<typeof lookAt>} */ (looks[0]);
      return { titles: looks.map(({ title }) => title), epochs: looks.map(({ recipe }) => recipe.epochs), rows, measure, baseline };
    } finally {
      trainers.free();
    }
  }
}

/** What is to be known of a model, before it is trained. @param {import('./study-run.js').Trainer} trainer */
function lookAt(trainer) {
  const { title, task, rows, majorityAccuracy, meanError } = trainer;
  const recipe = trainer.recipe();
  trainer.free();
  const isNumber = task === 'number';
  /** @type {'accuracy' | 'loss'} */
  const measure = isNumber ? 'loss' : 'accuracy';
  return { title, recipe, rows, measure, baseline: isNumber ? meanError.test : majorityAccuracy.test };
}

/** Refuses what is no whole number within a range. @param {number} number @param {number} min @param {number} max @param {(given: number, min: number, max: number) => string} sentence */
function check(number, min, max, sentence) {
  if (!(Number.isInteger(number) && number >= min && number <= max)) throw new RangeError(sentence(number, min, max));
}
