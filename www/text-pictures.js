// Charts as pictures.
import { edition } from './edition.js';
import { count } from './text.js';

/** @param {number} epochs */
const ofEpochs = (epochs) => (epochs === 1 ? '1 epoch' : `${count(epochs)} epochs`);

export const PICTURES = {
  title: 'Pictures of the charts',
  about: 'Every chart as it is now, for a slide or a report: with title, axes and legend inside. An SVG stays sharp at any size and can be edited; a PNG of 2,560 × 1,440 pixels opens everywhere.',
  model: 'Model, where a chart is of one',
  colors: 'Colours',
  schemes: { light: 'on white', dark: 'on black' },
  copy: 'Copy',
  drawing: 'Drawing…',
  /** @param {string} file */
  saved: (file) => `Saved as ${file}.`,
  copied: 'Copied: paste it into a document or a slide.',
  /** @param {string} reason */
  failed: (reason) => `The picture could not be made: ${reason}`,
  names: {
    accuracy: 'Accuracy by epoch',
    loss: 'Loss by epoch',
    bands: 'Many seeds, by epoch',
    spreads: 'Many seeds, after the last epoch',
    matrices: 'The layers and their product',
    unit: 'A unit on its activation',
    units: 'How often units are on',
  },
  untrained: 'Nothing is trained yet: press Play first.',
  noAccuracy: 'These models predict a number, so no row is simply right or wrong: see the loss.',
  noStudy: 'No seeds are trained yet: open “Was it luck?” and train some.',
  allDiverged: 'Every run has diverged, so there is nothing to draw.',
  noPlane: 'These data do not lie on a plane: choose points under “Data” for a map.',
  noFeatures: 'No feature is chosen: tick one below the bend.',
  noHidden: 'This model has no hidden layer: add one under “Network”.',
  diverged: 'This model has diverged: its weights are no numbers any more.',
  /** @param {string} settings @param {number | null} batch @param {{ train: number, test: number }} rows @param {number} epochs */
  recipe: (settings, batch, rows, epochs) =>
    `${settings}${batch === null ? '' : `, batches of ${count(batch)}`}; ${ofEpochs(epochs)}; ${count(rows.train)} training rows, ${count(rows.test)} test rows`,
  /** @param {string} data @param {number} seed @param {number} split */
  data: (data, seed, split) => `${data} · weights from seed ${seed} · split ${split}`,
  /** @param {string} name */
  dataOf: (name) => (name === 'heart' ? 'heart-failure patients' : `points: ${name.replaceAll('_', ' ')}`),
  /** @param {number} seeds @param {number} first @param {string} vary */
  seeds: (seeds, first, vary) => `${seeds === 1 ? `1 seed, ${first}` : `${count(seeds)} seeds, ${first} to ${first + seeds - 1}`}; what changes with the seed: ${vary}`,
  /** @param {string} test @param {string} train */
  came: (test, train) => `test ${test}, training ${train}`,
  test: 'bold: test rows',
  train: 'thin: training rows',
  /** @param {boolean} isNumber @param {string} value */
  guess: (isNumber, value) => `always guessing ${isNumber ? 'the mean' : 'the most frequent class'}: ${value} (test)`,
  /** @param {string} value */
  guessTrain: (value) => `the same: ${value} (training)`,
  /** @param {string} label */
  earlier: (label) => `earlier: ${label}`,
  /** @param {number} more */
  moreEarlier: (more) => `Pale, too: ${more === 1 ? '1 more earlier run' : `${count(more)} more earlier runs`}.`,
  /** @param {string} beta */
  smoothed: (beta) => `Curves are smoothed (β = ${beta}).`,
  median: 'line: median of the seeds',
  band: 'area: from 10 % to 90 % of them',
  runs: 'runs',
  bars: 'bars: how many runs came to it',
  quantiles: 'line below: from 10 % to 90 %, with the median',
  /** @param {string} model */
  mapOf: (model) => `What ${model} says over the plane`,
  says: 'what the network says',
  boundary: 'where the answer changes',
  middle: 'where the answer is in the middle',
  hinges: 'where a unit of layer 1 bends',
  low: 'low number',
  high: 'high number',
  /** @param {string} name */
  classOf: (name) => `class ‘${name}’`,
  hollow: 'hollow: test rows',
  /** @param {string} model */
  networkOf: (model) => `The weights of ${model}`,
  positive: 'positive weight',
  negative: 'dashed: negative weight',
  negativeHollow: 'hollow: negative weight',
  wider: 'The wider, the larger.',
  larger: 'The larger, the stronger.',
  bendOf: 'How the answer moves with each feature',
  /** @param {string} name */
  logit: (name) => `the logit of ‘${name}’`,
  /** @param {string} what @param {number | undefined} row */
  bendAxis: (what, row) => `up: ${what}, all other features held at ${row === undefined ? 'their mean' : `row ${row + 1}`}`,
  even: 'where both classes are equally likely',
  /** @param {string} model */
  layersOf: (model) => `What the layers of ${model} come to`,
  /** @param {string} model @param {number} layer @param {number} unit */
  unitOf: (model, layer, unit) => `${model}: unit ${unit} of layer ${layer}`,
  /** @param {string} what */
  handsOn: (what) => `what it hands on: ${what}`,
  slope: 'its slope',
  /** @param {string} model @param {number} layer @param {string} activation */
  unitsOf: (model, layer, activation) => `${model}: how often units of layer ${layer} (${activation}) are on`,
  /** @param {number} epochs */
  shares: (epochs) => `Up: 0 % to 100 % of the training rows; to the right: epoch 0 to ${count(epochs)}.`,
  never: 'on for no row',
};

edition('text-pictures', { PICTURES });
