// The page's three recipes as the text of a link, and back. It needs no page.
//
// A link is `key=value&…&v=1`: keys that a person can read and only what differs from the lesson. What
// is one model's own is under its letter: `a=5:relu` are its layers, `a.changes=…` what is changed on
// the way, `b.lr=…` a rate or penalty in which it differs from model A. `lang=es` is the language that was
// chosen, if one was; `show=play,accuracy` is what is seen of the page, where that is not all. The version comes last, so that a link that was cut off is known. Links of version 1 must open for ever: its keys and what they are when they
// are missing never change.
import { readShow } from './show.js';
import { LINK } from './text-panels.js';
import {
  damaged, MOST_CHARACTERS, nameOf, pack, plain, readChanges, readColumn, readLayers, readList, readNumber, readPoints,
  readStep, readText, unpack, writeChanges, writeColumn, writeLayers, writeList, writeNumber, writePoints, writeText,
} from './link-values.js';

/** @typedef {import('./pkg/relu_playground.js').Recipe} Recipe */

/** The values of a recipe as text, by their keys. @typedef {Record<string, string>} Texts */

const VERSION = '1';
/** The lesson's models. @type {Map<string, string>} */
const LAYERS = new Map([['a', '5:linear'], ['b', '20:linear,20:linear'], ['c', '5:relu']]);

/** What a key is when it is missing. @type {Texts} */
const LESSON = {
  data: 'heart', rows: '300', 'data-seed': '10', header: 'yes', task: 'auto', missing: 'drop', points: 'none', columns: 'none',
  file: '', checksum: '', target: '', extra: 'none', scaling: 'all', 'test-size': '0.2', 'split-seed': '10', init: 'default',
  optimizer: 'sgd', l1: '0', schedule: 'constant', batch: 'all', shuffle: 'yes', seed: '42', epochs: '1000',
};
/** The same of each optimiser: PyTorch's, and the lesson's rate for SGD. */
const OPTIMIZERS = new Map(/** @type {[string, Texts][]} */ ([
  ['sgd', { lr: '0.01', 'weight-decay': '0', momentum: '0', nesterov: 'no' }],
  ['adam', { lr: '0.001', 'weight-decay': '0', betas: '0.9,0.999', eps: '1e-8' }],
  ['adamw', { lr: '0.001', 'weight-decay': '0.01', betas: '0.9,0.999', eps: '1e-8' }],
  ['rmsprop', { lr: '0.01', 'weight-decay': '0', alpha: '0.99', eps: '1e-8', momentum: '0' }],
]));
/** Every key of a value that the models share, most of them; a data set's noise has no value of the lesson's. */
const SHARED = new Set([...Object.keys(LESSON), ...[...OPTIMIZERS.values()].flatMap(Object.keys), 'noise']);

/**
 * Those of them that may be one model's own: what a change in mid-run is to a model that has not begun,
 * and how long the cosine is of one that had begun when “Train to” was changed.
 */
const OWN = ['lr', 'weight-decay', 'l1', 'schedule'];

/** The extra features in letters and digits. @type {[string, string][]} */
const EXTRAS = [['x1^2', 'x1x1'], ['x2^2', 'x2x2'], ['x1*x2', 'x1x2'], ['sin(x1)', 'sinx1'], ['sin(x2)', 'sinx2']];

/** @param {string | undefined} optimizer @returns {Texts} */
const defaults = (optimizer = '') => ({ ...LESSON, ...OPTIMIZERS.get(optimizer) });

/**
 * The part of a link behind its `#`; empty for the lesson.
 * @param {{ recipes: Recipe[], file?: string | undefined, step?: number | undefined, language?: string | undefined, show?: readonly string[] | undefined }} page
 *   one recipe a model, complete, as a trainer tells it; the text of the visitor's own file; the step of the guided
 *   lesson, from 0; the language that was chosen; what is seen of the page, where that is not all
 * @returns {Promise<string>}
 * @throws {Error} with a sentence, where it is too long
 */
export async function encode({ recipes, file, step, language, show }) {
  const all = recipes.map(textsOf);
  const pairs = all.flatMap((texts, k) => sharedPairs(texts, k === 0 ? undefined : all[0], k === 0 ? '' : `${letter(k)}.`));
  recipes.forEach((recipe, k) => {
    const layers = writeLayers(recipe);
    if (layers !== LAYERS.get(letter(k))) pairs.push(`${letter(k)}=${layers}`);
    if (recipe.changes.length > 0) pairs.push(`${letter(k)}.changes=${writeChanges(recipe.changes)}`);
  });
  if (step !== undefined) pairs.push(`step=${step + 1}`);
  if (show) pairs.push(`show=${show}`);
  if (pairs.length === 0 && language === undefined) return '';
  const packed = file !== undefined && all[0]?.['data'] === 'own' ? await pack(file) : undefined;
  if (packed) pairs.push(`csv=${packed}`);
  if (language !== undefined) pairs.push(`lang=${language}`);
  const text = [...pairs, `v=${VERSION}`].join('&');
  if (text.length > MOST_CHARACTERS) throw new Error(LINK.tooLongToWrite(text.length, MOST_CHARACTERS));
  return text;
}

/** @param {number} k */
const letter = (k) => [...LAYERS.keys()][k] ?? '';

/**
 * What differs from the first model's, or from what a missing key is.
 * @param {Texts} texts @param {Texts | undefined} first @param {string} prefix
 */
function sharedPairs(texts, first, prefix) {
  const base = first ?? defaults(texts['optimizer']);
  return (first ? OWN : Object.keys(texts)).filter((key) => texts[key] !== base[key]).map((key) => `${prefix}${key}=${texts[key]}`);
}

/** What models share of a recipe. @param {Recipe} recipe @returns {Texts} */
function textsOf(recipe) {
  return {
    ...dataTexts(recipe.data),
    extra: writeList(recipe.extraFeatures, (name) => EXTRAS.find(([extra]) => extra === name)?.[1] ?? name),
    scaling: recipe.scaling,
    'test-size': writeNumber(recipe.testSize),
    'split-seed': writeNumber(recipe.splitSeed),
    init: recipe.init,
    ...optimizerTexts(recipe.optimizer),
    batch: recipe.batchSize === null ? 'all' : writeNumber(recipe.batchSize),
    shuffle: writeFlag(recipe.shuffle),
    seed: writeNumber(recipe.seed),
    epochs: writeNumber(recipe.epochs),
  };
}

/** @param {Recipe['data']} data @returns {Texts} */
function dataTexts(data) {
  if (typeof data === 'string') return { data };
  if (data.name === 'painted') return { data: data.name, points: writePoints(data.points) };
  if (data.name === 'own') {
    return {
      data: data.name,
      file: writeText(data.file),
      checksum: writeText(data.checksum),
      header: writeFlag(data.header),
      target: writeText(data.target),
      columns: writeList(data.columns, writeColumn),
      task: data.task ?? 'auto',
      missing: data.missing,
    };
  }
  const numbers = { rows: data.rows, noise: data.noise, 'data-seed': data.seed };
  const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
  return { data: data.name, ...Object.fromEntries(given.map(([key, value]) => [key, writeNumber(Number(value))])) };
}

/** @param {Recipe['optimizer']} settings @returns {Texts} */
function optimizerTexts(settings) {
  const { schedule } = settings;
  const parts = schedule.name === 'step' ? [schedule.stepSize, schedule.gamma ?? 0.1] : [];
  if (schedule.name === 'cosine' && schedule.tMax) parts.push(schedule.tMax);
  return {
    optimizer: settings.name,
    lr: writeNumber(settings.lr),
    'weight-decay': writeNumber(settings.weightDecay),
    l1: writeNumber(settings.l1),
    schedule: [schedule.name, ...parts.map(writeNumber)].join(':'),
    ...('alpha' in settings ? { alpha: writeNumber(settings.alpha) } : {}),
    ...('betas' in settings ? { betas: writeList(settings.betas, writeNumber) } : {}),
    ...('eps' in settings ? { eps: writeNumber(settings.eps) } : {}),
    ...('momentum' in settings ? { momentum: writeNumber(settings.momentum) } : {}),
    ...('nesterov' in settings ? { nesterov: writeFlag(settings.nesterov) } : {}),
  };
}

/** @param {boolean} flag */
const writeFlag = (flag) => (flag ? 'yes' : 'no');

/**
 * The recipes of a link, complete as to version 1, and where they are in it the text of the visitor's file, the step
 * of the guided lesson, from 0, the tag of a language, be it one that this page speaks or not, and what is to be seen.
 * Whether they can be trained is for the training core to say.
 * @param {string} fragment the part of a link behind its `#`
 * @returns {Promise<{ recipes: Recipe[], file?: string, step?: number, language?: string, show?: string[] }>}
 * @throws {Error} with a sentence, where it is no link of this page
 */
export async function decode(fragment) {
  const pairs = pairsOf(plain(fragment));
  const recipes = [...LAYERS.keys()].map((name) => recipeOf(pairs, name));
  const [packed, step, language, show] = ['csv', 'step', 'lang', 'show'].map((key) => pairs.get(key));
  if (language !== undefined && !/^[a-z]{2,3}$/.test(language)) throw damaged(`lang=${language}`);
  return {
    recipes,
    ...(packed !== undefined && pairs.get('data') === 'own' ? { file: await unpack(packed) } : {}),
    ...(step === undefined ? {} : { step: readStep(step) }),
    ...(language === undefined ? {} : { language }),
    ...(show === undefined ? {} : { show: readShow(show) }),
  };
}

/** @param {string} text @returns {Map<string, string>} */
function pairsOf(text) {
  const pairs = new Map();
  if (text === '') return pairs;
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at);
    if (at < 1 || pairs.has(key)) throw damaged(pair);
    pairs.set(key, pair.slice(at + 1));
  }
  const version = pairs.get('v');
  // A language alone may be typed by hand: nothing of a recipe can be missing behind it.
  if (pairs.size === 1 && pairs.has('lang')) return pairs;
  if (version === undefined) throw new Error(LINK.incomplete);
  if (/^\d{1,9}$/.test(version) && version !== VERSION) throw new Error(LINK.newer);
  if (version !== VERSION) throw damaged(`v=${version}`);
  for (const key of pairs.keys()) {
    if (isShared(key, pairs)) throw new Error(LINK.shared(key));
    if (!isKey(key)) throw new Error(LINK.unknown(key));
  }
  return pairs;
}

/** @param {string} key */
function isKey(key) {
  const [first = '', second, ...more] = key.split('.');
  if (second === undefined) return SHARED.has(first) || LAYERS.has(first) || ['v', 'csv', 'step', 'lang', 'show'].includes(first);
  return more.length === 0 && LAYERS.has(first) && (second === 'changes' || (OWN.includes(second) && first !== 'a'));
}

/** Whether a key would give one model what the page has for all of them. @param {string} key @param {Map<string, string>} pairs */
function isShared(key, pairs) {
  const [first = '', second = '', ...more] = key.split('.');
  if (more.length > 0 || !LAYERS.has(first) || !SHARED.has(second)) return false;
  const isCosine = [key, second].every((each) => pairs.get(each)?.split(':')[0] === 'cosine');
  return !OWN.includes(second) || (second === 'schedule' && !isCosine);
}

/** The recipe of a model. @param {Map<string, string>} pairs @param {string} name its letter @returns {Recipe} */
function recipeOf(pairs, name) {
  const own = OWN.flatMap((key) => entry(key, pairs.get(`${name}.${key}`)));
  /** @type {Texts} */
  const given = Object.fromEntries([...[...SHARED].flatMap((key) => entry(key, pairs.get(key))), ...own]);
  const texts = { ...defaults(given['optimizer'] ?? LESSON['optimizer']), ...given };
  const changes = pairs.get(`${name}.changes`);
  const reading = new Reading(texts);
  const recipe = {
    data: reading.data(),
    extraFeatures: reading.list('extra', (text) => EXTRAS.find(([, extra]) => extra === text)?.[0] ?? nameOf(text)),
    scaling: reading.name('scaling'),
    testSize: reading.number('test-size'),
    splitSeed: reading.number('split-seed'),
    ...readLayers(pairs.get(name) ?? LAYERS.get(name) ?? ''),
    changes: changes === undefined ? [] : readChanges(changes),
    init: reading.name('init'),
    optimizer: reading.optimizer(),
    batchSize: reading.text('batch') === 'all' ? null : reading.number('batch'),
    shuffle: reading.flag('shuffle'),
    seed: reading.number('seed'),
    epochs: reading.number('epochs'),
  };
  // Names are the training core's to know.
  return /** @type {Recipe} */ (/** @type {unknown} */ (recipe));
}

/** @param {string} key @param {string | undefined} value @returns {[string, string][]} */
const entry = (key, value) => (value === undefined ? [] : [[key, value]]);

/** Texts by their keys, read. */
class Reading {
  /** @param {Texts} texts */
  constructor(texts) {
    this.texts = texts;
  }

  /** @param {string} key */
  text(key) {
    return this.texts[key] ?? '';
  }

  /** @param {string} key */
  name(key) {
    return nameOf(this.text(key));
  }

  /** @param {string} key */
  number(key) {
    return readNumber(this.text(key));
  }

  /** @param {string} key */
  flag(key) {
    if (!['yes', 'no'].includes(this.text(key))) throw damaged(`${key}=${this.text(key)}`);
    return this.text(key) === 'yes';
  }

  /** @template T @param {string} key @param {(text: string) => T} read */
  list(key, read) {
    return readList(this.text(key), read);
  }

  data() {
    const name = this.name('data');
    if (name === 'heart') return name;
    if (name === 'painted') return { name, points: readPoints(this.text('points')) };
    if (name === 'own') return this.own();
    const noise = this.texts['noise'] === undefined ? {} : { noise: this.number('noise') };
    return { name, rows: this.number('rows'), ...noise, seed: this.number('data-seed') };
  }

  own() {
    return {
      name: 'own',
      file: readText(this.text('file')),
      checksum: readText(this.text('checksum')),
      header: this.flag('header'),
      target: readText(this.text('target')),
      columns: this.list('columns', readColumn),
      task: this.name('task') === 'auto' ? null : this.name('task'),
      missing: this.name('missing'),
    };
  }

  optimizer() {
    const name = this.name('optimizer');
    // The training core says which there are.
    if (!OPTIMIZERS.has(name)) return { name };
    const optional = [
      ...['alpha', 'eps', 'momentum'].flatMap((key) => (this.texts[key] === undefined ? [] : [[key, this.number(key)]])),
      ...(this.texts['betas'] === undefined ? [] : [['betas', this.list('betas', readNumber)]]),
      ...(this.texts['nesterov'] === undefined ? [] : [['nesterov', this.flag('nesterov')]]),
    ];
    return {
      name,
      lr: this.number('lr'),
      weightDecay: this.number('weight-decay'),
      l1: this.number('l1'),
      schedule: this.schedule(),
      ...Object.fromEntries(optional),
    };
  }

  schedule() {
    const [name = '', ...rest] = this.text('schedule').split(':');
    const [first, second] = rest.map(readNumber);
    if (name === 'step' && rest.length === 2) return { name, stepSize: first, gamma: second };
    if (name === 'cosine' && rest.length < 2) return { name, tMax: first ?? null };
    if (rest.length > 0) throw damaged(this.text('schedule'));
    return { name: nameOf(name) };
  }
}
