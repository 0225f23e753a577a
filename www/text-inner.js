// What the page says of what the layers come to, and of what happens inside the units.
import { edition } from './edition.js';
import { rough } from './numbers.js';
import { ACTIVATIONS, count } from './text.js';

/** A share in words for the eye: “43 %”; never “0 %” or “100 %” where it is not quite. @param {number} rows @param {number} all */
function share(rows, all) {
  const whole = Math.round((100 * rows) / all);
  if (rows > 0 && whole === 0) return 'under 1 %';
  return rows < all && whole === 100 ? 'over 99 %' : `${whole} %`;
}

/** “1”, “1 and 2”, “1, 2 and 3”, of many the first. @param {number[]} numbers */
function list(numbers) {
  const shown = numbers.slice(0, 6).map(count);
  const rest = numbers.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${count(rest)} more`;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** @param {boolean} isNumber */
const outputs = (isNumber) => (isNumber ? 'outputs' : 'logits');

/** @param {number} rows @param {number} all */
const otherClass = (rows, all) => (rows === 0 ? 'predicts the same class for every row' : `predicts another class for ${count(rows)} of ${count(all)} rows`);

export const COLLAPSE = {
  title: 'What the layers come to',
  label: 'The weights of each layer as squares, and what they are multiplied together',
  output: 'Weights for',
  measuring: 'Measuring over all rows…',
  diverged: 'This model has diverged: its weights have grown past all bounds, so there is nothing to compare.',
  /** @param {string} title @param {number} features */
  single: (title, features) => `${title} has no hidden layer: it is one layer already, of ${count(features)} ${features === 1 ? 'weight' : 'weights'} and a bias for each output.`,
  /** @param {string} title @param {number} layers @param {number} before parameters @param {number} after @param {number} outs */
  linear: (title, layers, before, after, outs) =>
    `${title} has ${count(layers)} layers with ${count(before)} weights and biases, and no activation between them. Multiplied together they are one single layer of ${count(after)}: ${outs === 1 ? 'one weight for each feature, and one bias' : 'for each class one weight a feature, and one bias'}. The extra layers add nothing.`,
  /** @param {number} difference @param {number} rows @param {boolean} isNumber @param {number} low @param {number} high */
  same: (difference, rows, isNumber, low, high) =>
    `Over all ${count(rows)} rows both say the same: the largest difference between their ${outputs(isNumber)} is ${rough(difference)}, where the ${outputs(isNumber)} go from ${rough(low)} to ${rough(high)}. What is left is the rounding of 32-bit numbers.`,
  /** @param {string} activation @param {boolean} isSingle */
  bent: (activation, isSingle) => `${activation} now stands ${isSingle ? 'between the layers' : 'between some of the layers'}, so they cannot be multiplied into one.`,
  /** @param {import('./pkg/relu_playground.js').Beside} product @param {number} rows @param {boolean} isNumber @param {number} low @param {number} high */
  product: (product, rows, isNumber, low, high) =>
    `Multiplied as if nothing stood between them, their product is off by up to ${rough(product.difference)}, where the network’s ${outputs(isNumber)} go from ${rough(low)} to ${rough(high)}${isNumber ? '' : `; it ${otherClass(product.otherClass, rows)}`}.`,
  /** @param {import('./pkg/relu_playground.js').Beside} fit @param {number} rows @param {boolean} isNumber */
  fit: (fit, rows, isNumber) =>
    `Even the weights and the bias that come nearest to this network over all ${count(rows)} rows (by least squares) are off by up to ${rough(fit.difference)}${isNumber ? '' : `; that layer ${otherClass(fit.otherClass, rows)}`}. So no single layer says what this network says.`,
  /** @param {number} difference @param {number} rows */
  straight: (difference, rows) =>
    `And yet, over these ${count(rows)} rows, one single layer does say the same: the nearest one (by least squares) is off by no more than ${rough(difference)}. No unit bends in between these rows; the network is straight as far as they reach.`,
  picture: 'Each square is a weight: the larger, the stronger; filled where it is positive, hollow where it is negative. A row is a unit, a column one of its inputs, in the order of the features. Of a layer with more than 20 rows or columns a square stands for the strongest of its neighbours.',
  /** @param {number} layer */
  layer: (layer) => `layer ${layer}`,
  one: 'one layer',
  times: '·',
  equal: '=',
  unequal: '≠',
  /** @param {string} output */
  caption: (output) => `One weight for each feature, for ${output}`,
  feature: 'Feature',
  bias: 'bias',
  weight: 'Weight',
  multiplied: 'Multiplied, without activation',
  nearest: 'Nearest, by least squares',
  /** @param {boolean} isNumber @param {number} shown @param {number} all */
  note: (isNumber, shown, all) =>
    `Features are standardised: where one is a standard deviation higher, this layer’s ${isNumber ? 'output' : 'logit'} rises by its weight.${shown < all ? ` These are the ${count(shown)} largest of ${count(all)} weights.` : ''}`,
};

/** How a unit’s activation is called, and that of none. @param {string} activation */
const titleOf = (activation) => ACTIVATIONS[activation] ?? activation;

export const UNITS = {
  title: 'Inside the units',
  none: 'This model has no hidden layer, so there are no units to look into. Add one under “Network”.',
  layer: 'Layer',
  unit: 'Unit',
  /** @param {number} layer @param {string} activation */
  layerOption: (layer, activation) => `${layer}: ${activation === 'linear' ? 'no activation' : titleOf(activation)}`,
  test: 'test rows too',
  curveLabel: 'The activation and its slope, with the rows of one unit as dots on it',
  sharesLabel: 'Small charts of how often each unit is on, epoch by epoch',
  z: 'z',
  /** The upward axis. @param {string} activation */
  a: (activation) => (activation === 'linear' ? 'z itself' : `${titleOf(activation)}(z)`),
  /** @param {string} activation @param {number} train @param {number} allTrain @param {number} test @param {number} allTest */
  curve: (activation, train, allTrain, test, allTest) => {
    const some = (/** @type {number} */ shown, /** @type {number} */ all, /** @type {string} */ name) => (shown < all ? `the first ${count(shown)} of ${count(all)} ${name} rows` : `${count(all)} ${name} rows`);
    const what = activation === 'linear' ? 'Bold: what it hands on, z as it is.' : `Bold: ${titleOf(activation)}(z), which it hands on.`;
    return `Every value passes through here. Each dot is a row: ${some(train, allTrain, 'training')}${test ? ` (filled) and ${some(test, allTest, 'test')} (hollow)` : ''}, at its pre-activation z, which is the weighted sum of the unit’s inputs plus its bias. ${what} Dashed: the slope there, by which the error is multiplied on its way back.`;
  },
  /** @param {number} layer @param {number} unit @param {number} low @param {number} high @param {number} on @param {number} rows */
  reading: (layer, unit, low, high, on, rows) =>
    `Layer ${layer}, unit ${unit}: z goes from ${rough(low)} to ${rough(high)}. It is on (z above 0) for ${count(on)} of ${count(rows)} training rows, ${share(on, rows)}.`,
  /** @param {number} layer @param {number} unit */
  notFinite: (layer, unit) => `Layer ${layer}, unit ${unit}: z is no longer a finite number, since the model has diverged.`,
  /** @param {number} on @param {number} rows @returns {string} */
  relu: (on, rows) => {
    if (on === 0) return 'It is dead.';
    return on === rows ? 'On for every row it bends nothing: to these rows it is a linear unit.' : 'For the others it hands on 0.';
  },
  /** @param {number} saturated @param {number} rows */
  saturated: (saturated, rows) =>
    `It is saturated for ${count(saturated)} rows, ${share(saturated, rows)}: the slope there is less than a twentieth of its steepest, so these rows hardly change its weights.`,
  /** @param {number[]} layers those without an activation */
  straight: (layers) => `${layers.length === 1 ? `Layer ${list(layers)} has` : `Layers ${list(layers)} have`} no activation: the units there switch neither on nor off.`,
  fate: 'A dead unit hands on 0 for every training row, and where the slope is 0 no row changes its weights: in layer 1 no row can wake it again, in a later layer only a change in the layers before.',
  /** What a layer’s units come to. @param {number} layer @param {string} activation @param {number} units @param {number[]} dead @param {number[]} flat */
  counts: (layer, activation, units, dead, flat) => {
    const start = `Layer ${layer}`;
    const name = titleOf(activation);
    if (activation === 'relu') {
      if (dead.length === 0) return `${start}: ${units === 1 ? 'its one ReLU unit is not' : `none of its ${count(units)} ReLU units is`} dead.`;
      const [are, who] = dead.length === 1 ? ['is', 'unit'] : ['are', 'units'];
      return `${start}: ${count(dead.length)} of ${count(units)} ReLU units ${are} dead, on for no training row: ${who} ${list(dead)}.`;
    }
    if (activation === 'sigmoid' || activation === 'tanh') {
      if (flat.length === 0) return `${start}: ${units === 1 ? `its one ${name} unit is not` : `none of its ${count(units)} ${name} units is`} saturated for half of the training rows or more.`;
      return `${start}: ${count(flat.length)} of ${count(units)} ${name} units ${flat.length === 1 ? 'is' : 'are'} saturated for half of the training rows or more: ${flat.length === 1 ? 'unit' : 'units'} ${list(flat)}.`;
    }
    const never = dead.length === 0 ? '' : ` On for no training row: ${dead.length === 1 ? 'unit' : 'units'} ${list(dead)}.`;
    const slope = activation === 'leaky_relu' ? 'too, so that no unit dies for good' : 'too, but a tiny one far below 0: a unit that is only there hardly learns';
    return `${start}: ${name} has a slope where z is below 0 ${slope}.${never}`;
  },
  /** @param {number} rows @param {number} all */
  counted: (rows, all) => (rows < all ? `Counted over the first ${count(rows)} of ${count(all)} training rows.` : ''),
  /** @param {number} unit @param {number} on @param {number} rows @param {boolean} isDead */
  panel: (unit, on, rows, isDead) => `${unit}: ${isDead ? 'dead' : share(on, rows)}`,
  /** @param {number} epochs @param {number} step @param {number} shown @param {number} units @param {boolean} hasDead */
  shares: (epochs, step, shown, units, hasDead) =>
    `How often each unit is on: from 0 % of the training rows at the lower edge to 100 % at the upper, from epoch 0 at the left to ${count(epochs)} at the right.${hasDead ? ' Crossed out: on for no row.' : ''}${shown < units ? ` These are the first ${count(shown)} of ${count(units)} units.` : ''} Press one to look into it. ${step === 1 ? 'Every epoch is counted' : `Every ${count(step)}th epoch is counted`}, also those from before this was opened: the model is trained once more from its seed to see them.`,
  /** @param {number} epoch */
  until: (epoch) => ` It has come to epoch ${count(epoch)} so far.`,
  numbers: 'In numbers',
  caption: 'Hidden units over the training rows',
  on: 'On for',
  from: 'z from',
  to: 'to',
  state: 'State',
  line: 'On where',
  dead: '✕ dead',
  never: 'never on',
  always: 'always on',
  switches: 'switches',
  /** @param {number} saturated @param {number} rows */
  flat: (saturated, rows) => `saturated for ${share(saturated, rows)}`,
  nothing: '–',
  share,
  /** @param {number} shown @param {number} all */
  moreUnits: (shown, all) => `The first ${count(shown)} of ${count(all)} units.`,
};

export const HINGES = {
  show: 'each unit’s line',
  hint: 'Point at a line to read it, or choose a unit under “Inside the units”. Small hairs show the side on which the unit is on.',
  hintKeys: 'Each line is where a unit of layer 1 bends: where its z is 0.',
  noBend: 'Without an activation nothing bends at these lines: they are only where z is 0.',
  /** @param {number} shown @param {number} all */
  first: (shown, all) => `Lines of the first ${count(shown)} of ${count(all)} units.`,
  /** @param {number[]} units */
  dead: (units) => `No line: ${units.length === 1 ? 'unit' : 'units'} ${list(units)}, dead.`,
  /** @param {number[]} units */
  beyond: (units) => `Beyond the map: ${units.length === 1 ? 'the line of unit' : 'the lines of units'} ${list(units)}.`,
  /** @param {number} unit @param {string} equation @param {string} on share of rows */
  line: (unit, equation, on) => `Layer 1, unit ${unit}: on where ${equation} > 0, which is so for ${on} of the training rows.`,
};

edition('text-inner', { COLLAPSE, UNITS, HINGES });
