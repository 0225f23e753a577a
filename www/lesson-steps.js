// The steps of the guided lesson: their recipes, from the file that the tests train too, and how the
// answer to each step's question is read off what was measured. Nothing here knows an answer beforehand.

/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */

/**
 * What a step trains in one go: models on the page, or with `vary` each of them from many seeds.
 * @typedef {object} Stage
 * @property {RecipeInput[]} recipes
 * @property {'weights' | 'split' | 'both'} [vary]
 * @property {number} [seeds]
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {number} holds the share of seeds, at least, that come out as the step says; 0 where many are its subject
 * @property {Record<string, number>} limits what the answer turns on
 * @property {Stage[]} stages
 */

/**
 * One model that was trained on the page.
 * @typedef {object} Run
 * @property {string} title
 * @property {number} parameters
 * @property {{ train: number, test: number }} rows
 * @property {{ train: number, test: number }} majority rows that always guessing the most frequent class gets right
 * @property {{ train: number, test: number }} right rows predicted correctly after the last epoch
 * @property {{ train: number, test: number }} early the same after `limits.early` epochs
 * @property {number} trainLoss
 * @property {number} disagrees test rows that it predicts otherwise than the first model
 * @property {number} bend how far its answer for half way between two rows is from half way between its answers, at most, in logits
 * @property {number} dead hidden units that hand on the same for every training row
 * @property {number} units hidden units
 */

/** A model against the first one over many seeds. @typedef {{ mean: number, low: number, high: number, won: number, tied: number, lost: number, diverged: number, seeds: number }} Verdict */
/**
 * What many seeds gave: of each model the mean and the best test accuracy, and how it compares with the first.
 * @typedef {{ means: number[], bests: number[], verdicts: (Verdict | undefined)[], seeds: number }} Many
 */
/** What a step has measured, stage by stage. @typedef {{ runs: Run[], many?: Many }} Facts */

/** @param {any} file the recipes as they are written @returns {Step[]} */
function stepsOf({ steps }) {
  return steps.map((/** @type {any} */ { stages, holds = 0, ...step }) => ({
    ...step,
    holds,
    stages: stages.map((/** @type {any} */ { shared, models, ...stage }) => ({
      ...stage,
      recipes: models.map((/** @type {RecipeInput} */ model) => ({ ...shared, ...model })),
    })),
  }));
}

/** The lesson's steps. @returns {Promise<Step[]>} */
export async function loadSteps() {
  const answer = await fetch(new URL('lesson-steps.json', import.meta.url));
  if (!answer.ok) throw new Error(`lesson-steps.json: ${answer.status}`);
  return stepsOf(await answer.json());
}

/** What is known of models before anything is trained, and after. @param {Trainer[]} trainers @param {Step} step @returns {Run[]} */
export function measure(trainers, { limits }) {
  const [first] = trainers;
  if (!first) return [];
  const test = first.sample('test', undefined).features;
  const answers = first.predict(test);
  return trainers.map((trainer) => {
    const { rows, majorityAccuracy: majority } = trainer;
    const [last, early] = [trainer.epoch, limits['early'] ?? trainer.epoch].map((epoch) => trainer.reading(epoch - 1));
    return {
      title: trainer.title,
      parameters: trainer.parameters().reduce((sum, { values }) => sum + values.length, 0),
      rows,
      majority: counts(rows, majority.train, majority.test),
      right: counts(rows, last?.trainAccuracy ?? NaN, last?.testAccuracy ?? NaN),
      early: counts(rows, early?.trainAccuracy ?? NaN, early?.testAccuracy ?? NaN),
      trainLoss: last?.trainLoss ?? NaN,
      disagrees: trainer.predict(test).filter((answer, k) => isOne(answer) !== isOne(answers[k] ?? NaN)).length,
      bend: bendOf(trainer, test, rows.test),
      ...unitsOf(trainer),
    };
  });
}

/** @param {{ train: number, test: number }} rows @param {number} train @param {number} test */
const counts = (rows, train, test) => ({ train: Math.round(train * rows.train), test: Math.round(test * rows.test) });

/** @param {number} probability */
const isOne = (probability) => probability > 0.5;

/**
 * Pairs each row with the next: how far the logit half way between them is from the mean of theirs, at most.
 * @param {Trainer} trainer @param {Float64Array} features feature after feature @param {number} rows
 */
function bendOf(trainer, features, rows) {
  const next = (/** @type {number} */ k) => k - (k % rows) + ((k + 1) % rows);
  const logits = (/** @type {Float64Array} */ x) => trainer.layers(x).at(-1)?.z ?? new Float32Array();
  const ends = logits(features);
  const middles = logits(features.map((value, k) => (value + (features[next(k)] ?? NaN)) / 2));
  return middles.reduce((most, z, k) => Math.max(most, Math.abs(z - ((ends[k] ?? NaN) + (ends[next(k)] ?? NaN)) / 2)), 0);
}

/** How many hidden units there are, and how many of them say the same of every training row. @param {Trainer} trainer */
function unitsOf(trainer) {
  const hidden = trainer.layers(trainer.sample('train', undefined).features).slice(0, -1);
  const { train: rows } = trainer.rows;
  const units = hidden.flatMap(({ a }) => Array.from({ length: a.length / rows }, (_, k) => a.subarray(k * rows, (k + 1) * rows)));
  return { units: units.length, dead: units.filter((unit) => unit.every((value) => value === unit[0])).length };
}

/** Share of the test rows that a model gets right. @param {Run | undefined} run */
export const accuracy = (run) => (run ? run.right.test / run.rows.test : NaN);

/** Which choice of a step the measurements bear out, by the step's name; undefined where none does. @type {Record<string, (facts: Facts[], limits: Record<string, number>) => string | undefined>} */
export const JUDGES = {
  line: ([{ runs: [a] } = NOTHING], { rows = 0 }) => compared((a?.right.test ?? NaN) - (a?.majority.test ?? NaN), rows),
  collapse: ([{ runs } = NOTHING], { few = 0, some = 0 }) => {
    const most = Math.max(...runs.map(({ disagrees }) => disagrees));
    return most <= few ? 'none' : most <= some ? 'some' : 'many';
  },
  relu: ([{ runs: [a, , c] } = NOTHING], { rows = 0 }) => compared((c?.right.test ?? NaN) - (a?.right.test ?? NaN), rows),
  luck: ([, weights, both]) => {
    const gains = [weights, both].map((facts) => (facts?.many?.verdicts[1]?.low ?? NaN) > 0);
    return gains[0] ? (gains[1] ? 'both' : 'first') : gains[1] ? 'second' : 'neither';
  },
  shapes: (stages, { solved = 1 }) => solvers(stages, solved),
  bends: ([, facts], { solved = 1 }) => {
    const at = facts?.many?.bests.findIndex((best) => best >= solved) ?? -1;
    return WIDTHS[at];
  },
  others: ([{ runs } = NOTHING], { solved = 1 }) => {
    const failed = runs.flatMap((run, k) => (accuracy(run) >= solved ? [] : [k]));
    return failed.length === 1 ? ['relu', 'tanh', 'sigmoid'][failed[0] ?? 0] : failed.length === 0 ? 'none' : undefined;
  },
  more: ([{ runs: [, , c] } = NOTHING], { points = 0 }) => {
    if (!c) return undefined;
    const rises = (/** @type {'train' | 'test'} */ part) => (c.right[part] - c.early[part]) / c.rows[part] > points;
    return rises('train') ? (rises('test') ? 'both' : 'train') : rises('test') ? 'test' : 'neither';
  },
};

/** A stage that was not run. @type {Facts} */
const NOTHING = { runs: [] };

/** The choices of the step on hidden units, one a model of its study. */
const WIDTHS = ['one', 'two', 'three', 'four', 'eight'];

/** More, fewer, or the same as near as does not matter. @param {number} difference @param {number} near */
function compared(difference, near) {
  if (Math.abs(difference) <= near) return 'same';
  return difference > near ? 'more' : difference < -near ? 'fewer' : undefined;
}

/** Which of three models get enough right in all stages. @param {Facts[]} stages @param {number} solved */
function solvers(stages, solved) {
  const [a, b, c] = [0, 1, 2].map((k) => stages.every(({ runs }) => accuracy(runs[k]) >= solved));
  if (a && b && c) return 'all';
  if (!a && !b && !c) return 'none';
  return c && !a && !b ? 'relu' : b && !a && !c ? 'deep' : undefined;
}
