// What the panels say that open on demand; the rest is in text.js.
import { edition } from './edition.js';
import { short } from './numbers.js';
import { count, fixed, percent } from './text.js';

export { short };

/** @type {Record<string, string>} how weights begin, as in torch.nn.init */
export const INITS = {
  default: 'PyTorch’s default',
  xavier_uniform: 'Xavier uniform',
  xavier_normal: 'Xavier normal',
  kaiming_uniform: 'Kaiming uniform',
  kaiming_normal: 'Kaiming normal',
  small: 'small: normal of 0.01',
  zeros: 'zeros',
};

/** @type {Record<string, string>} how the learning rate changes */
export const SCHEDULES = {
  constant: 'constant',
  step: 'steps (StepLR)',
  cosine: 'cosine (CosineAnnealingLR)',
};

/** What the classes of a data set are called. */
export const CLASS_NAMES = {
  heart: ['survived', 'died'],
  two: ['0', '1'],
};

/** @type {Record<string, string>} features made of a point's coordinates */
export const EXTRAS = { 'x1^2': 'x₁²', 'x2^2': 'x₂²', 'x1*x2': 'x₁·x₂', 'sin(x1)': 'sin x₁', 'sin(x2)': 'sin x₂' };

/** @type {Record<string, string>} what a column of a visitor's table seems to hold */
export const COLUMN_KINDS = {
  number: 'number',
  category: 'category',
  identifier: 'identifier',
  constant: 'constant',
  empty: 'empty',
};

/** @type {Record<string, string>} what is predicted */
export const TASKS = { '': 'as its values suggest', two_classes: 'two classes', classes: 'several classes', number: 'a number' };

/** @type {Record<string, string>} what becomes of rows without a value */
export const MISSING = { drop: 'are left out', fill: 'get the training rows’ mean, or most frequent text' };

/** The range of a column, or its texts. @param {import('./pkg/relu_lab.js').ColumnSummary} summary */
function summaryOf(summary) {
  switch (summary.kind) {
    case 'range':
      return `${short(summary.low)} to ${short(summary.high)}`;
    case 'levels': {
      const shown = summary.levels.slice(0, 4).map(({ text, rows }) => `${text} (${count(rows)})`);
      return [...shown, ...(summary.count > 4 ? [`and ${count(summary.count - 4)} more`] : [])].join(', ');
    }
    case 'more_levels':
      return `more than ${count(summary.count)} different texts`;
    default:
      return 'no values';
  }
}

/** So many rows. @param {number} rows */
const ofRows = (rows) => `${count(rows)} ${rows === 1 ? 'row' : 'rows'}`;

/**
 * What a choice takes from a table.
 * @typedef {Pick<import('./pkg/relu_lab.js').OwnTable, 'task' | 'notes' | 'majority' | 'variance'> & { target: string, rows: number, columns: number }} Chosen
 */

/** @param {Chosen} table */
function chosen({ target, rows, columns, task, notes, majority, variance }) {
  const sentences = [`${ofRows(rows)} of ${count(notes.rows)}, ${count(columns)} ${columns === 1 ? 'column' : 'columns'}, predict ‘${target}’ as ${TASKS[task]}.`];
  if (notes.withoutTarget) sentences.push(`${ofRows(notes.withoutTarget)} left out: no ‘${target}’.`);
  if (notes.withoutValue) sentences.push(`${ofRows(notes.withoutValue)} left out: a value is missing.`);
  if (notes.filledValues) sentences.push(`${count(notes.filledValues)} missing values in ${ofRows(notes.filledRows)} are filled in.`);
  if (majority !== undefined) sentences.push(`Always guessing the most frequent class gets ${percent(majority)}.`);
  if (variance !== undefined) sentences.push(`Always guessing the mean is off by ${short(Math.sqrt(variance))} (root mean square); the target is standardised for training.`);
  return sentences.join(' ');
}

export const MORE = {
  modelToEdit: 'Network of model',
  init: 'Weights begin as',
  addLayer: 'Add a hidden layer',
  networkNote:
    'A change starts the model again from its seed, and its earlier curve stays, faded. The loss follows from what is predicted: BCE with logits for two classes, cross-entropy for several, mean squared error for a number.',
  /** @param {string} title @param {number} parameters */
  shape: (title, parameters) => `${title}: ${count(parameters)} weights and biases.`,
  /** @param {number} layer */
  units: (layer) => `Units of layer ${layer}`,
  /** @param {number} layer */
  activationOf: (layer) => `Activation of layer ${layer}`,
  /** @param {number} layer */
  removeLayer: (layer) => `Remove layer ${layer}`,

  penalties: 'Penalties',
  weightDecay: 'Weight decay',
  l1: 'L1 weight',
  atOnce:
    'Both pull the weights towards 0: weight decay the more, the larger a weight is; L1 all alike. While a model is in training, these and the learning rate apply at once; everything else starts again from the seed.',
  schedule: 'Schedule of the learning rate',
  scheduleName: 'Schedule',
  stepSize: 'Epochs between steps',
  gamma: 'Factor of a step',
  tMax: 'Epochs until 0',
  allEpochs: 'all',
  batches: 'Batches',
  batchSize: 'Rows per update',
  allRows: 'all',
  shuffle: 'drawn anew each epoch (torch.randperm)',
  optimizer: 'The optimiser’s settings',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  beta1: 'First beta',
  beta2: 'Second beta',
  alpha: 'Alpha',
  eps: 'Epsilon',
  split: 'Split',
  testShare: 'Share of test rows',

  confusion: 'Right and wrong on the test rows',
  newer: 'The network was changed after its last epoch: these numbers are of the network as it is now, the figures and curves of that epoch.',
  noPrediction: 'none: diverged',
  /** @param {number} right @param {number} rows @param {number} majority */
  summary: (right, rows, majority) =>
    `${count(right)} of ${count(rows)} test ${rows === 1 ? 'row is' : 'rows are'} predicted correctly: ${percent(right / rows)}. Always guessing the most frequent class gets ${percent(majority)}.`,
  /** @param {number} rows @param {number} off @param {number} r2 */
  numberSummary: (rows, off, r2) => {
    if (!Number.isFinite(off)) return `On ${count(rows)} test ${rows === 1 ? 'row' : 'rows'} this model predicts no finite number any more: it has diverged.`;
    const error = `On ${count(rows)} test ${rows === 1 ? 'row' : 'rows'} the prediction is off by ${short(off)} (root mean square)`;
    return Number.isFinite(r2) ? `${error}: R² ${Math.abs(r2) < 100 ? fixed(r2, 3).replace('-', '−') : short(r2)}, where 0 is always guessing their mean, and 1 is perfect.` : `${error}.`;
  },
  matrixCaption: 'Confusion matrix: test rows',
  measuresCaption: 'Precision: right of those predicted. Recall: found of those there are',
  /** @param {string} name */
  predictedAs: (name) => `predicted ${name}`,
  /** @param {string} name */
  actually: (name) => `actually ${name}`,
  class_: 'Class',
  precision: 'Precision',
  recall: 'Recall',
  rowTable: 'Test rows',
  rowTableNote: 'Rows count from 1 in the order of the data set, without those that were left out. Press a heading to sort by it, or a row’s number to hold the bend at that row.',
  row: 'Row',
  actual: 'Actual',
  predicted: 'Predicted',
  mistake: 'Mistake',
  wrong: '✗ wrong',
  confidence: 'Its probability',
  off: 'Off by',
  /** @param {string} name */
  probability: (name) => `Probability of ${name}`,
  /** @param {number} row */
  chooseRow: (row) => `Row ${row}: hold the bend at it`,
  /** @param {number} next @param {number} all */
  moreRows: (next, all) => `Show ${count(next)} of ${count(all)} rows`,

  features: 'More features of a point',
  asFile: 'What is trained on, as a file',
  download: 'Download as CSV',
  downloadNote: 'Every row as the networks get it, before scaling: numbers as they are, a column for each text of a category, gaps filled in; the target, and whether the row is trained or tested on.',

  ownFile: 'Your own table',
  ownNote:
    'A CSV file with comma, semicolon or tab, up to 50 MB, 100,000 rows and 200 columns. It is read here, in your browser, and the page sends it nowhere. But a small table, up to about 4 kB packed, becomes part of the page’s link, so that the link opens it: it stands in the address bar and in the history, and whoever gets the link gets the table. Pick a file, drop it anywhere on the page, or paste its text.',
  pickFile: 'CSV file',
  paste: 'Or paste a table with its header',
  readPasted: 'Read what was pasted',
  pasted: 'pasted table',
  readingShare: 'Share of the file that is read',
  cancel: 'Cancel',
  /** @param {string} name */
  reading: (name) => `Reading ${name}…`,
  /** @param {string} name @param {number} rows @param {number} columns */
  wasRead: (name, rows, columns) =>
    `${name}: ${ofRows(rows)}, ${count(columns)} columns. Choose what to predict from what, then press “Train on this table”.`,
  nothingChanged: 'Nothing on the page has changed.',
  cancelled: 'Reading was cancelled. Nothing on the page has changed.',
  hasHeader: 'the first row is a header',
  columns: 'Columns of the table',
  use: 'Use',
  predict: 'Predict',
  column: 'Column',
  kind: 'Kind',
  values: 'Values',
  without: 'Missing',
  /** @param {string} name */
  useColumn: (name) => `Use ${name}`,
  /** @param {string} name */
  predictColumn: (name) => `Predict ${name}`,
  predictAs: 'It is',
  rowsWithout: 'Rows with a missing value',
  trainOnTable: 'Train on this table',
  summaryOf,
  chosen,

  modelToSee: 'Look into model',
  map: 'Decision map',
  mapLabel: 'Map of what the model says over the plane, with the points',
  mapNote: 'Filled points are trained on, hollow ones only tested on; each class has a shape of its own. The line is where the answer changes.',
  discrete: 'only which class, or ten steps',
  showTest: 'test points too',
  /** @param {number} layer @param {number} shown @param {number} all */
  unitsOf: (layer, shown, all) =>
    `What the units of layer ${layer} hand on${shown < all ? `: the first ${shown} of ${all}` : ''}`,
  /** @param {number} layer @param {number} unit */
  unitMap: (layer, unit) => `Layer ${layer}, unit ${unit}`,

  diagram: 'Network diagram',
  diagramLabel: 'Network diagram: arrow keys go from unit to unit and from weight to weight',
  diagramHint: 'Point at a unit or a line to read it; click it to set it.',
  diagramNote: 'A line is as wide as its weight is large within its layer; dashed lines are negative. The small mark at a unit is its bias, hollow where negative.',
  setTo: 'Set it to',
  prediction: 'the prediction',
  /** @param {string} name */
  output: (name) => `output ‘${name}’`,
  /** @param {number} layer @param {number} unit */
  hiddenUnit: (layer, unit) => `layer ${layer}, unit ${unit}`,
  /** @param {string} name */
  feature: (name) => `Feature ‘${name}’, standardised.`,
  /** @param {string} from @param {string} to @param {number} value */
  weight: (from, to, value) => `Weight from ${from} to ${to}: ${short(value)}.`,
  /** @param {string} name @param {number} bias @param {[number, number, number]} range */
  unit: (name, bias, [low, high, above]) =>
    `${name}: bias ${short(bias)}; weighted sum before its activation from ${short(low)} to ${short(high)} over the training rows, above 0 for ${percent(above, 0)} of them.`,
  /** @param {string} title @param {number} features @param {number[]} units */
  diagramText: (title, features, units) =>
    `${title}: ${features} features, then layers of ${units.join(', ')} ${units.length === 1 && units[0] === 1 ? 'unit' : 'units'}.`,

  bend: 'The bend',
  bendLabel: 'Small charts of how the answer moves with each feature',
  bendOutput: 'Logit of class',
  bendFeatures: 'Which features',
  /** @param {string} name */
  logit: (name) => `the logit of ‘${name}’ (the network’s answer before it becomes a probability)`,
  /** @param {string} what @param {number | undefined} row */
  bendAbout: (what, row) =>
    `Up: ${what}, as one feature moves through its range and all others are held at ${row === undefined ? 'their mean' : `row ${row + 1}`}. A linear network draws a straight line (unless it has features such as x₁²); an activation bends it.`,

  paint: 'Paint points',
  paintNote:
    'Choose a class, then press and draw on the plane; or move the cross with the arrow keys and press Space. The models learn from your points as soon as there are 10 of two classes. Behind them is what the first model says.',
  paintLabel: 'Plane to paint points on: arrow keys move the cross, Space paints',
  /** @param {number} x @param {number} y */
  crossAt: (x, y) => `x1 ${short(x)}, x2 ${short(y)}`,
  tool: 'Brush',
  /** @param {number} k */
  classTool: (k) => `class ${k}`,
  eraser: 'eraser',
  undo: 'Undo',
  clearPoints: 'Clear all points',
  takePoints: 'Start from the points that are trained on',
  noPoints: 'No points are painted.',
  /** @param {string} lacking */
  notYet: (lacking) => `Not yet trained on: ${lacking}.`,
  /** @param {number} points */
  painted: (points) => `${count(points)} points are trained and tested on.`,

  logEpochs: 'logarithmic epochs',
  smoothing: 'Smoothing',
  raw: 'none',
  curvesNote: 'Smoothing draws a moving average, as TensorBoard does; values that are read off a curve stay raw.',
};

/** A text of a link in a sentence, where it may be of any length. @param {string} text */
const cut = (text) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

export const LINK = {
  copied: 'Link copied.',
  withTable: 'Your table is in it.',
  selected: 'The link is selected under “Copy link”: copy it with Ctrl+C, or ⌘C on a Mac.',
  field: 'Link to this recipe',
  opened: 'The recipe of the link is on the page.',
  /** @param {string} reason a sentence @param {boolean} isFirst whether nothing else was on the page */
  refused: (reason, isFirst) => `${reason} ${isFirst ? 'The lesson is here instead.' : 'The page stays as it was.'}`,
  late: 'The link took so long to arrive that it was not opened: the page has been used meanwhile. To open it, load the page again with the link.',
  /** @param {string} reason */
  untrainable: (reason) => `The link asks for what cannot be trained: ${reason}.`,
  /** @param {string} reason */
  notArrived: (reason) => `A part of the page that the link needs has not arrived (${reason}). Check the connection, and load the page again.`,
  /** @param {string} text */
  damaged: (text) => `The link is damaged: it says ${cut(text)}, which is nothing that this page writes.`,
  damagedFile: 'The link is damaged: the table in it cannot be unpacked.',
  noUnpacking: 'The link has a table in it, which this browser cannot unpack. Please use a current Chrome, Edge, Firefox or Safari.',
  incomplete: 'The link is not complete: its end is missing. Copy the whole link, from its first letter to its last.',
  newer: 'This link was made by a newer version of the page. Load the page again, or ask for the recipe in another form.',
  /** @param {string} key */
  unknown: (key) => `This link was made by a newer version of the page, or is damaged: this page does not know its ${cut(key)}.`,
  /** @param {string} key */
  shared: (key) => `The link is damaged: its ${cut(key)} is for one model, and all models of this page have that in common.`,
  /** @param {number} step @param {number} steps */
  noStep: (step, steps) => `The link asks for step ${count(step)} of the guided lesson, which has ${count(steps)} steps.`,
  /** @param {number} length @param {number} most */
  tooLong: (length, most) => `The link is ${count(length)} characters long, and no link of this page is longer than ${count(most)}.`,
  /** @param {number} length @param {number} most */
  tooLongToWrite: (length, most) =>
    `This recipe is too long for a link: it would be ${count(length)} characters, and ${count(most)} are the most.`,
  /** @param {string} file */
  needsFile: (file) => `The link is about the file ${cut(file)}, which is not in it. Choose that file under “Data” to open the link.`,
};

edition('text-panels', { INITS, SCHEDULES, CLASS_NAMES, EXTRAS, COLUMN_KINDS, TASKS, MISSING, MORE, LINK });
