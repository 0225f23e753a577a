// The fields of the recipe that the first view has: what is typed and chosen there, to the session.
import { byId, setText } from './dom.js';
import { sentenceOf, TEXT } from './text.js';

/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {NonNullable<RecipeInput['optimizer']>} Optimizer */
/** @typedef {import('./pkg/relu_playground.js').Toy} Toy */
/** @typedef {import('./pkg/relu_playground.js').ToyName} ToyName */

/** The fields of the recipe, by id. */
const RECIPE_FIELDS = ['seed', 'split-seed', 'learning-rate', 'rows', 'noise', 'data-seed'];
/** The learning rate of SGD that suits the lesson's data, numbers to predict, and other data. */
const RATES = { heart: 0.01, number: 0.05, other: 0.1 };
/** Data sets with a number to predict. */
const NUMBERS = ['plane', 'bump', 'wave'];
/** The optimisers that are offered; what they lack takes PyTorch's value. @type {Record<string, Optimizer>} */
const OPTIMIZERS = {
  sgd: { name: 'sgd' },
  momentum: { name: 'sgd', momentum: 0.9 },
  nesterov: { name: 'sgd', momentum: 0.9, nesterov: true },
  adam: { name: 'adam' },
  adamw: { name: 'adamw' },
  rmsprop: { name: 'rmsprop' },
};

export class RecipeFields {
  /** @param {import('./controls.js').Controls} controls */
  constructor(controls) {
    this.controls = controls;
    this.session = controls.session;
    this.make();
  }

  make() {
    const number = (/** @type {string} */ id, /** @type {(value: number) => RecipeInput} */ patch) => {
      const input = /** @type {HTMLInputElement} */ (byId(id));
      input.addEventListener('change', () => {
        tried(input, (value) => this.controls.share(patch(value)));
      });
    };
    number('seed', (seed) => ({ seed }));
    number('split-seed', (splitSeed) => ({ splitSeed }));
    const rateField = /** @type {HTMLInputElement} */ (byId('learning-rate'));
    rateField.addEventListener('change', () => tried(rateField, (lr) => this.controls.tune({ lr })));
    const toy = (/** @type {'rows' | 'noise' | 'seed'} */ field) => (/** @type {number} */ value) => {
      const data = /** @type {Toy} */ ({ .../** @type {Toy} */ (this.session.recipe.data), [field]: value });
      return { data, ...this.suited(data) };
    };
    number('rows', toy('rows'));
    number('noise', toy('noise'));
    number('data-seed', toy('seed'));
    const data = /** @type {HTMLSelectElement} */ (byId('data'));
    data.addEventListener('change', async () => {
      const name = /** @type {'heart' | ToyName} */ (data.value);
      try {
        await this.controls.needWhole();
      } catch (error) {
        this.controls.notify(TEXT.notOpened(sentenceOf(error)));
        this.drawData(this.session.recipe.data);
        return;
      }
      this.controls.tryShare({ data: name, ...this.suited(name) });
    });
    const optimizer = /** @type {HTMLSelectElement} */ (byId('optimizer'));
    optimizer.addEventListener('change', async () => {
      await this.controls.needWhole();
      const settings = OPTIMIZERS[optimizer.value];
      const lr = settings?.name === 'sgd' ? { lr: rate(this.session.recipe.data) } : {};
      const { schedule, l1 } = this.session.first.trainer.optimizer;
      this.controls.tryShare({ optimizer: /** @type {Optimizer} */ ({ ...settings, ...lr, schedule, l1 }) });
    });
    const scaling = /** @type {HTMLSelectElement} */ (byId('scaling'));
    scaling.addEventListener('change', () => {
      this.controls.tryShare({ scaling: /** @type {'all' | 'train'} */ (scaling.value) });
    });
  }

  /** What else changes with the data set: SGD's learning rate, and features that it cannot have. @param {NonNullable<RecipeInput['data']>} data @returns {RecipeInput} */
  suited(data) {
    const { recipe } = this.session;
    const settings = this.session.first.trainer.optimizer;
    const lr = settings.name === 'sgd' && rate(data) !== rate(recipe.data) ? rate(data) : settings.lr;
    const isLine = nameOf(data) === 'wave';
    const isTable = ['heart', 'own'].includes(nameOf(data));
    const extraFeatures = recipe.extraFeatures.filter((name) => !isTable && !(isLine && name.includes('x2')));
    return { extraFeatures, optimizer: { ...settings, lr } };
  }

  settle() {
    // The recipe that is trained now is shown, and nothing else that was typed.
    for (const id of RECIPE_FIELDS) complain(/** @type {HTMLInputElement} */ (byId(id)), '');
  }

  draw() {
    const { recipe, first } = this.session;
    show('seed', recipe.seed);
    show('split-seed', recipe.splitSeed);
    show('learning-rate', first.trainer.optimizer.lr);
    /** @type {HTMLSelectElement} */ (byId('scaling')).value = recipe.scaling;
    /** @type {HTMLSelectElement} */ (byId('optimizer')).value = optimizerOf(recipe.optimizer);
    this.drawData(recipe.data);
  }

  /** @param {import('./pkg/relu_playground.js').Recipe['data']} data */
  drawData(data) {
    const select = /** @type {HTMLSelectElement} */ (byId('data'));
    select.value = nameOf(data);
    // Shown only while it is what is trained on: choosing it is for the panel of data.
    for (const option of select.options) option.hidden = OWN.includes(option.value) && !option.selected;
    const toy = isToy(data) ? data : undefined;
    for (const field of document.querySelectorAll('.toy')) /** @type {HTMLElement} */ (field).hidden = !toy;
    if (toy) {
      show('rows', Number(toy.rows));
      show('noise', Number(toy.noise));
      show('data-seed', Number(toy.seed));
    }
  }
}

/** Data sets that are not chosen by name alone. */
const OWN = ['painted', 'own'];

/** @param {RecipeInput['data']} data */
const nameOf = (data) => (typeof data === 'object' ? data.name : data ?? 'heart');

/** Whether a data set is drawn by the training core. @param {RecipeInput['data']} data @returns {data is Toy} */
const isToy = (data) => typeof data === 'object' && !OWN.includes(data.name);

/** The learning rate of SGD that suits a data set. @param {RecipeInput['data']} data */
const rate = (data) => {
  if (nameOf(data) === 'heart') return RATES.heart;
  const isNumber = NUMBERS.includes(nameOf(data)) || (typeof data === 'object' && data.name === 'own' && data.task === 'number');
  return isNumber ? RATES.number : RATES.other;
};

/** Which of the offered optimisers has these settings. @param {import('./pkg/relu_playground.js').OptimizerRecipe} settings */
function optimizerOf(settings) {
  if (settings.name !== 'sgd' || settings.momentum === 0) return settings.name;
  return settings.nesterov ? 'nesterov' : 'momentum';
}

/** Shows a number in its field, unless the visitor is at it. @param {string} id @param {number} value */
export function show(id, value) {
  const input = /** @type {HTMLInputElement} */ (byId(id));
  const busy = document.activeElement === input || input.getAttribute('aria-invalid') === 'true';
  if (!busy && input.value !== String(value)) input.value = String(value);
}

/** Says what is wrong with a field, or that nothing is. @param {HTMLInputElement} input @param {string} sentence */
function complain(input, sentence) {
  const message = byId(`${input.id}-error`);
  setText(message, sentence);
  message.hidden = sentence === '';
  input.setAttribute('aria-invalid', String(sentence !== ''));
}

/**
 * Tries what was typed; says why where it is refused, and leaves it there to be mended.
 * @param {HTMLInputElement} input
 * @param {(value: number) => void} change
 */
export function tried(input, change) {
  let sentence = '';
  try {
    if (Number.isNaN(input.valueAsNumber)) sentence = TEXT.noNumber;
    else change(input.valueAsNumber);
  } catch (error) {
    sentence = sentenceOf(error);
  }
  complain(input, sentence);
}
