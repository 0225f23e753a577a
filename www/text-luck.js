// What “Was it luck?” says.
import { edition } from './edition.js';
import { amount, isTiny, ROUNDING, value } from './luck-numbers.js';
import { short } from './numbers.js';
import { count } from './text.js';

/** @typedef {import('./pkg/relu_playground.js').Verdict} Verdict */
/** @typedef {import('./study.js').Vary} Vary */
/** @typedef {import('./luck-numbers.js').Measure} Measure */

/** So many seeds. @param {number} seeds */
const ofSeeds = (seeds) => (seeds === 1 ? '1 seed' : `${count(seeds)} seeds`);

/** A number with a true minus sign. @param {number} number */
const given = (number) => (Number.isFinite(number) ? short(number) : 'no number');

/** A share in whole per cent, in which some are never none, nor all. @param {number} part @param {number} all */
function share(part, all) {
  const percent = Math.round((100 * part) / all);
  if (percent === 0 && part > 0) return 'less than 1 %';
  if (percent === 100 && part < all) return 'more than 99 %';
  return `${percent} %`;
}

/** What is compared. @type {Record<Measure, string>} */
const MEASURES = { accuracy: 'test accuracy', loss: 'test loss' };

/** A difference as it is said: “2.1 points higher”. @param {Measure} measure @param {number} by */
function difference(measure, by) {
  if (by === 0) return 'just as high';
  const [unit, way] = [measure === 'accuracy' ? ' points' : '', by < 0 ? 'lower' : 'higher'];
  return isTiny(measure, by) ? `less than 0.1 points ${way}` : `${amount(measure, by)}${unit} ${way}`;
}

/** How often it won. @param {Pick<Verdict, 'won' | 'tied' | 'seeds'>} verdict */
function wins({ won, tied, seeds }) {
  const ties = tied > 0 ? ` (${share(tied, seeds)} are ties)` : '';
  return `wins in ${share(won, seeds)} of them${ties}`;
}

/**
 * One plain sentence on a model against the reference.
 * @param {{ name: string, reference: string, measure: Measure, verdict: Verdict, isSame: boolean, size: number }} of
 *   `size` is about how large the measure itself is
 */
function verdict({ name, reference, measure, verdict: { mean, low, high, ...rest }, isSame, size }) {
  const { seeds, diverged } = rest;
  const over = `Over ${ofSeeds(seeds)}`;
  if (isSame) return `${name} and ${reference} have the same recipe: every pair is the same run twice, so there is nothing to compare.`;
  if (diverged === seeds) return `${over} there is no pair of runs of ${name} and ${reference} of which neither diverged, so no averages can be compared.${rest.tied === seeds ? '' : ` ${name} ${wins(rest)}.`}`;
  if (Number.isNaN(low)) return `One pair of runs of ${name} and ${reference} has no interval: it says nothing about luck. Train more seeds.`;
  const what = MEASURES[measure];
  if (low === 0 && high === 0) return `${over} the ${what} of ${name} and that of ${reference} are the same with each seed.`;
  if (measure === 'loss' && Math.max(-low, high) < ROUNDING * size) {
    return `${over} the ${what} of ${name} and that of ${reference} are the same on average, but for rounding.`;
  }
  if (low <= 0 && high >= 0) {
    return `There is no difference between the ${what} of ${name} and that of ${reference} that ${ofSeeds(seeds)} can show: the first is ${difference(measure, mean)} on average, but the 95 % interval goes from ${difference(measure, low)} to ${difference(measure, high)}. The first ${wins(rest)}.`;
  }
  const [near, far] = mean < 0 ? [high, low] : [low, high];
  return `${over} the ${what} of ${name} is ${difference(measure, mean)} on average than that of ${reference} (95 % interval ${amount(measure, near)} to ${amount(measure, far)}), and it ${wins(rest)}.`;
}

/**
 * Which question the interval answers.
 * @param {Vary} vary @param {{ seed: number, splitSeed: number }} recipe
 */
function question(vary, { seed, splitSeed }) {
  const overlap = 'Splits overlap: any two of them share most of their training rows, and so the usual interval would be far too narrow. This is the wider, corrected one of Nadeau and Bengio (2003).';
  if (vary === 'weights') {
    return `This interval is about other initial weights, always on the one split of seed ${splitSeed}: how much of the difference is luck of the weights. What other splits of the same rows would say is another question, and its answer can be the opposite. Choose “the split” to ask it.`;
  }
  if (vary === 'split') {
    return `This interval is about other splits into training rows and test rows, always with the initial weights of seed ${seed}. ${overlap}`;
  }
  return `This interval is about other splits and other initial weights together: both change with each seed. ${overlap}`;
}

export const STUDY = {
  /** @param {number} seeds @param {number} min @param {number} max */
  badSeeds: (seeds, min, max) => `The number of seeds is ${given(seeds)}; it must be a whole number from ${min} to ${count(max)}.`,
  /** @param {number} first @param {number} min @param {number} max */
  badFirst: (first, min, max) => `The first seed is ${given(first)}; it must be a whole number from ${min} to ${count(max)}.`,
  noModels: 'There is no model to train.',
  otherData: 'These models have different data, or different shares of test rows: they cannot be compared seed by seed.',
};

export const LUCK = {
  about:
    'One run is one throw of the dice. This trains the compared models again and again, each time from another seed: from other random initial weights, on another random split into training and test rows, or both. All models get the same seed and the same split each time, so that they can be compared pair by pair.',
  seeds: 'Seeds',
  vary: 'What changes with the seed',
  /** @type {Record<Vary, string>} */
  varies: { weights: 'the initial weights', split: 'the split', both: 'both' },
  first: 'First seed',
  compareWith: 'Compare with',
  /** @param {number} seeds */
  start: (seeds) => (Number.isInteger(seeds) && seeds > 0 ? `Train ${ofSeeds(seeds)}` : 'Train the seeds'),
  cancel: 'Cancel',
  progress: 'Runs done',
  /** @param {number} runs @param {number} all */
  runs: (runs, all) => `${count(runs)} of ${count(all)} runs`,
  /** @param {number} seeds @param {number} models */
  started: (seeds, models) => `Training ${models === 1 ? '1 model' : `${models} models`} over ${ofSeeds(seeds)}…`,
  /** @param {number} seeds @param {number} first */
  done: (seeds, first) => `Done: seeds ${first} to ${first + seeds - 1}.`,
  /** @param {number} seeds @param {number} all @param {number} first */
  cancelled: (seeds, all, first) => {
    if (seeds === 0) return 'Cancelled before every model had done the first seed: there is nothing to show.';
    return `Cancelled: every model had done ${seeds} of ${ofSeeds(all)}, and what is shown is about ${seeds === 1 ? `seed ${first}` : `seeds ${first} to ${first + seeds - 1}`} alone.`;
  },
  onPage: 'No background worker could be started, so the page itself trains, between its frames. That takes longer, and comes to the same results.',
  stale: 'These results are of an earlier recipe. Train the seeds again to see what the recipe comes to that is on the page now.',
  /** @param {string} reason */
  failed: (reason) => `The seeds could not be trained: ${reason}`,
  soFar: 'So far:',
  interval: 'A 95 % interval is made so that in about 95 of 100 such experiments it holds the true average difference.',
  verdict,
  question,
  /** @param {string} name @param {number} diverged @param {number} seeds */
  diverged: (name, diverged, seeds) => `${name} diverged in ${count(diverged)} of ${count(seeds)} runs: its loss was no finite number any more.`,
  howDiverged:
    'A run that diverged counts as lost against one that did not, and two that diverged are a tie; they are left out of averages, intervals and charts.',
  /** @type {Record<Measure, string>} */
  bandTitle: { accuracy: 'Test accuracy by epoch', loss: 'Test loss by epoch' },
  bandUnit: 'line: median of the seeds; area: from 10 % to 90 % of them',
  /** @type {Record<Measure, string>} */
  spreadTitle: { accuracy: 'Test accuracy after the last epoch', loss: 'Test loss after the last epoch' },
  spreadUnit: 'bars: how many runs came to it; line below: from 10 % to 90 %, with the median',
  /** @param {Measure} measure @param {number} baseline as it is written */
  baseline: (measure, baseline) =>
    `Dashed: always guessing ${measure === 'accuracy' ? 'the most frequent class' : 'the mean'}, ${value(measure, baseline)} on this split.`,
  thinned: 'Of more than 500 epochs the chart shows 500, evenly from the first to the last.',
  /** @param {Measure} measure @param {string[]} parts */
  bandLabel: (measure, parts) => `Chart of ${MEASURES[measure]} by epoch. After the last epoch: ${parts.join('; ')}. A table with its numbers is below.`,
  /** @param {Measure} measure @param {string[]} parts */
  spreadLabel: (measure, parts) => `Chart of how many runs came to which ${MEASURES[measure]}: ${parts.join('; ')}. A table with its numbers is below.`,
  /** @param {string} name @param {Measure} measure @param {{ low: number, median: number, high: number }} spread */
  part: (name, measure, { low, median, high }) => `${name}: median ${value(measure, median)}, from ${value(measure, low)} to ${value(measure, high)}`,
  /** @param {Measure} measure */
  figures: (measure) => `${measure === 'accuracy' ? 'Test accuracy' : 'Test loss'} after the last epoch, over the seeds`,
  model: 'Model',
  /** @type {Record<'mean' | 'median' | 'low' | 'high' | 'lowest' | 'highest', string>} */
  heads: { mean: 'Mean', median: 'Median', low: '10 % are below', high: '10 % are above', lowest: 'Lowest', highest: 'Highest' },
  divergedHead: 'Diverged',
  numbers: 'The charts as numbers',
  byEpoch: 'By epoch: median (from 10 % to 90 % of the seeds)',
  epoch: 'Epoch',
  byValue: 'Runs by what they came to after the last epoch',
  value: 'Came to',
  /** @param {string} last */
  beyond: (last) => `above ${last}`,
  /** @param {string} from @param {string} to */
  range: (from, to) => (from === to ? from : `${from} to ${to}`),
};

edition('text-luck', { STUDY, LUCK });
