// What the page says, in one place. Sentences about a recipe that cannot be trained come from the
// training core. It is English; language.js puts another language's edition in its place, a file of
// the same name in a folder of its own.

/** The languages that there are, by their tags. */
export const LANGUAGES = ['en', 'es'];

/** The first of them among some tags. @param {readonly string[]} tags */
const known = (tags) => tags.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag));

/** The one that the link asks for. What is no page, such as a worker, speaks English. */
const asked = known([/[#&]lang=(\w+)/.exec(globalThis.location?.hash)?.[1] ?? '']);
const wanted = asked ?? (globalThis.document && known(navigator.languages)) ?? 'en';

/** The language that the page speaks now. */
export const LANGUAGE = {
  name: 'en',
  /** The one that was asked for by link or by hand: links have it. */
  chosen: asked,
  /** Between the ones and the tenths. */
  point: '.',
  whole: new Intl.NumberFormat('en'),
  /** The core's sentences in that language. @param {string} english */
  sentence: (english) => english,
};

/** @type {Record<string, string>} how each activation is titled */
export const ACTIVATIONS = {
  linear: 'Linear',
  relu: 'ReLU',
  leaky_relu: 'LeakyReLU',
  elu: 'ELU',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  gelu: 'GELU',
  silu: 'SiLU',
  softplus: 'Softplus',
};

/** @type {Record<string, string>} what can change in mid-run, as PyTorch calls it */
export const SETTINGS = { lr: 'lr', weightDecay: 'weight_decay', l1: 'L1' };

/** What an error says. @param {unknown} error */
export const sentenceOf = (error) => LANGUAGE.sentence(error instanceof Error ? error.message : String(error));

/** @param {number} number */
export const count = (number) => LANGUAGE.whole.format(number);

/** A number's digits, with the decimal mark of the language. @param {string} digits */
export const pointed = (digits) => digits.replace('.', LANGUAGE.point);

/** A number with so many decimals. @param {number} number @param {number} decimals */
export const fixed = (number, decimals) => pointed(number.toFixed(decimals));

/** @param {number} fraction @param {number} [decimals] */
export const percent = (fraction, decimals = 2) => (Number.isNaN(fraction) ? '–' : `${fixed(100 * fraction, decimals)} %`);

/** @param {number} loss */
export const nats = (loss) => {
  if (!Number.isFinite(loss)) return TEXT.notFinite;
  return Math.abs(loss) < 1e6 ? fixed(loss, 5) : pointed(loss.toExponential(2));
};

/** An optimiser as `torch.optim` would be called. @param {import('./pkg/relu_playground.js').OptimizerRecipe} settings */
export function optimizer(settings) {
  const name = { sgd: 'SGD', adam: 'Adam', adamw: 'AdamW', rmsprop: 'RMSprop' }[settings.name];
  const momentum = 'momentum' in settings && settings.momentum ? `, momentum=${settings.momentum}` : '';
  const nesterov = 'nesterov' in settings && settings.nesterov ? ', nesterov=True' : '';
  return `${name}(lr=${settings.lr}${momentum}${nesterov})`;
}

/** An optimiser's schedule and penalties, where it has some. @param {import('./pkg/relu_playground.js').OptimizerRecipe} settings */
export function schedule({ schedule: now, weightDecay, l1 }) {
  const parts = [
    now.name === 'step' ? `StepLR(step_size=${now.stepSize}, gamma=${now.gamma})` : '',
    now.name === 'cosine' ? `CosineAnnealingLR(T_max=${now.tMax ?? 'epochs'})` : '',
    weightDecay ? `weight_decay=${weightDecay}` : '',
    l1 ? `L1 ${l1}` : '',
  ];
  return parts.filter(Boolean).map((part) => `, ${part}`).join('');
}

/** @param {import('./pkg/relu_playground.js').Recipe} recipe */
function batches({ batchSize, shuffle }) {
  if (batchSize === null) return 'all training rows in each update';
  return `${count(batchSize)} training ${batchSize === 1 ? 'row' : 'rows'} in each update, ${shuffle ? 'drawn anew each epoch' : 'in the order of the split'}`;
}

/** @type {Record<import('./pkg/relu_playground.js').TaskName, string>} */
export const LOSSES = { two_classes: 'BCEWithLogitsLoss', classes: 'CrossEntropyLoss', number: 'MSELoss' };

/** @typedef {import('./pkg/relu_playground.js').Recipe['data']} Data */

/** What a row of a data set is called. @param {Data} data */
function things(data) {
  if (data === 'heart') return { one: 'patient', many: 'patients' };
  if (typeof data === 'object' && data.name === 'own') return { one: 'row', many: 'rows' };
  return { one: 'point', many: 'points' };
}

export const TEXT = {
  notFinite: 'not finite',
  play: 'Play',
  pause: 'Pause',
  allModels: 'All three',
  ready: 'Ready. Press Play.',
  opening: 'Opening…',
  /** @param {string} reason */
  notOpened: (reason) =>
    `That part could not be opened (${reason}). Check the connection, and open it again, or load the page again.`,
  training: 'Training…',
  train: 'train',
  test: 'test',
  /** @param {number} perFrame */
  speed: (perFrame) =>
    perFrame === Infinity ? 'as fast as it can' : `${perFrame} ${perFrame === 1 ? 'epoch' : 'epochs'} a frame`,
  /** @param {number} epochs */
  paused: (epochs) => `Paused after ${epochs === 1 ? '1 epoch' : `${count(epochs)} epochs`}.`,
  /** @param {number} epochs */
  done: (epochs) => `Done: ${epochs === 1 ? '1 epoch' : `${count(epochs)} epochs`} trained.`,
  epoch: 'epoch',
  /** @param {number} epoch @param {number} epochs */
  progress: (epoch, epochs) => `${count(epoch)} of ${count(epochs)}`,
  noHidden: 'This model has no hidden layer, so there is nothing to activate. Add one under “Network”.',
  nothingLeft: 'Nothing is left to train: raise “Train to” to go on, or press Reset to train again.',
  /** @param {string[]} runs each as a model's name and its last epoch */
  diverged: (runs) =>
    `Diverged, since the loss is no longer a finite number: ${runs.join(', ')}. Try a smaller learning rate.`,
  /** @param {string} name @param {number} epoch */
  divergedRun: (name, epoch) => `${name} in epoch ${count(epoch)}`,
  noNumber: 'Please type a number.',
  /** @param {string[]} labels */
  coincide: (labels) => `${labels.join(' and ')} have the same recipe now: their curves coincide.`,
  /** @param {string} before @param {number} epoch */
  until: (before, epoch) => `${before} until epoch ${count(epoch)}`,
  /** @param {string} after @param {number} epoch */
  from: (after, epoch) => `${after} from epoch ${count(epoch)}`,
  /** @param {number} parameters 0 for all of a file @param {number} epoch */
  edited: (parameters, epoch) => !parameters ? `weights of a file at epoch ${count(epoch)}` : `${count(parameters)} ${parameters === 1 ? 'weight' : 'weights'} set by hand at epoch ${count(epoch)}`,
  /** @param {number} changes */
  changes: (changes) => `${changes} changes before`,
  /** @param {number} target */
  raised: (target) => `“Train to” was raised to ${count(target)}, so that there is something left to train.`,
  curves: 'bold: test, thin: training',
  /** @param {{ train: number, test: number }} error */
  meanError: (error) =>
    `always guess the mean: an error of ${nats(error.test)} on the test rows (bold), ${nats(error.train)} on the training rows (thin)`,
  /** @param {{ train: number, test: number }} majority */
  majority: (majority) =>
    `always guess the most frequent class: ${percent(majority.test)} of the test rows (bold), ${percent(majority.train)} of the training rows (thin)`,
  /** @param {string} label */
  removeFaded: (label) => `Remove the earlier curve of ${label}`,
  /** @param {string} label @param {number} epochs */
  faded: (label, epochs) => `${label}, ${count(epochs)} epochs`,
  /** @param {string} title @param {import('./pkg/relu_playground.js').Recipe} recipe */
  fadedLabel: (title, recipe) =>
    `${title}, seed ${recipe.seed}, split ${recipe.splitSeed}, ${optimizer(recipe.optimizer)}${recipe.scaling === 'train' ? ', scaled on training rows' : ''}`,
  /** What the networks learn from. @param {import('./pkg/relu_playground.js').Recipe['data']} data @param {number} rows */
  learnFrom: (data, rows) => {
    const of = typeof data === 'object' && data.name === 'own' ? ` of ‘${data.file}’` : '';
    return `${count(rows)} ${data === 'heart' ? 'heart-failure patients' : things(data).many}${of}`;
  },
  /** @param {Data} data */
  accuracyUnit: (data) => `${things(data).many} predicted correctly`,
  /** @param {Data} data @param {import('./pkg/relu_playground.js').TaskName} task */
  lossUnit: (data, task) => {
    if (task === 'number') return `mean squared error${things(data).many === 'rows' ? ' of the standardised target' : ''}`;
    return `${task === 'two_classes' ? 'binary ' : ''}cross-entropy per ${things(data).one}: lower is better`;
  },
  /**
   * @param {import('./pkg/relu_playground.js').Recipe} recipe
   * @param {{ train: number, test: number }} rows
   * @param {number} features
   * @param {import('./pkg/relu_playground.js').TaskName} task
   */
  recipe: (recipe, rows, features, task) =>
    `${count(rows.train)} training rows and ${count(rows.test)} test rows, ${features} ${features === 1 ? 'feature' : 'features'}, each scaled to mean 0 and standard deviation 1 over ${
      recipe.scaling === 'all'
        ? 'all rows, as the lesson does (that lets a little of the test rows leak into training)'
        : 'the training rows only, which is the sound practice'
    }. Split as scikit-learn’s train_test_split(test_size=${recipe.testSize}, random_state=${recipe.splitSeed}); weights drawn as after torch.manual_seed(${recipe.seed}); ${LOSSES[task]}; ${optimizer(recipe.optimizer)}${schedule(recipe.optimizer)}, ${batches(recipe)}.`,
  /** @param {number} epoch */
  reading: (epoch) => `Epoch ${count(epoch)}`,
  noReading: 'nothing trained yet',
  readAccuracy: 'Read accuracies off the chart',
  readLoss: 'Read losses off the chart',
  /** @param {'accuracy' | 'loss'} metric @param {number} epochs */
  chart: (metric, epochs) =>
    `Chart of ${metric} by epoch, ${count(epochs)} epochs wide, for training rows and test rows.`,
  noWasm:
    'This browser cannot run the training program: it has no WebAssembly. Please use a current Chrome, Edge, Firefox or Safari, or turn WebAssembly on.',
  /** @param {string} reason */
  notLoaded: (reason) =>
    `The training program could not be loaded (${reason}). Check the connection, and load the page again.`,
  /** @param {string} reason */
  broken: (reason) =>
    `Something went wrong inside the page (${reason}). Load the page again to go on; nothing was sent anywhere.`,
};

/** The texts of every module that is here, by its name; edition.js adds the others'. @type {Map<string, { [name: string]: any }>} */
export const EDITIONS = new Map([['text', { ACTIVATIONS, SETTINGS, TEXT }]]);

/** Those that are on their way in another language. @type {Set<Promise<void>>} */
export const COMING = new Set();

/** A part of the page, once it is here with its texts. @template T @param {Promise<T>} part */
export async function withTexts(part) {
  const is = await part;
  await Promise.all(COMING);
  return is;
}

/**
 * Where the page is to speak another language, that is on its way: nothing is shown before. It gives what
 * loads that language's sentences of the core.
 */
export const spoken = wanted === 'en' ? undefined : import('./language.js').then(({ begin }) => begin(wanted)).catch(() => undefined);
