// What the visitor can press, type and slide. It changes the session, and shows which choice is on.
import { loadWhole } from './core.js';
import { byId, make, mark, setText } from './dom.js';
import { ACTIVATIONS, TEXT } from './text.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./loop.js').Loop} Loop */
/** @typedef {import('./view.js').View} View */
/** @typedef {import('./pkg/relu_playground.js').ActivationName} ActivationName */
/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {NonNullable<RecipeInput['optimizer']>} Optimizer */
/** @typedef {import('./pkg/relu_playground.js').Toy} Toy */
/** @typedef {import('./pkg/relu_playground.js').ToyName} ToyName */

/** Epochs a frame for each place of the speed slider. */
const SPEEDS = [1, 2, 5, 10, 20, 50, 100, Infinity];
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
/** What Space presses while it has the focus. */
const PRESSED = 'button, a, summary, [type="checkbox"], [type="file"]';
/** Keys that belong to a slider, or to what scrolls. */
const MOVING_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

export class Controls {
  /**
   * @param {Session} session
   * @param {Loop} loop
   * @param {View} view
   */
  constructor(session, loop, view) {
    this.session = session;
    this.loop = loop;
    this.view = view;
    /** The choices of a model. @type {{ only: import('./session.js').Model | undefined, text: HTMLElement }[]} */
    this.choices = this.makeModels();
    this.makeActivations();
    this.makeTransport();
    this.makeRecipe();
    this.makeFaded();
    /** What was pressed by pointer last. @type {EventTarget | null} */
    this.pressed = null;
    /** The session's revision that is shown. */
    this.revision = -1;
    document.addEventListener('keydown', (event) => this.key(event));
    // Firefox presses a button when Space is let go, whatever became of its keydown.
    document.addEventListener('keyup', (event) => {
      if (event.key === ' ' && this.actionOf(event)) event.preventDefault();
    });
    document.addEventListener('pointerdown', (event) => {
      this.pressed = event.target;
    });
  }

  /** Until now nothing could be pressed. */
  enable() {
    for (const control of document.querySelectorAll('main :disabled')) {
      /** @type {HTMLButtonElement} */ (control).disabled = false;
    }
  }

  /** One radio button a model, and one for all of them. */
  makeModels() {
    const { session } = this;
    const choices = [...session.models.map((model) => [model]), session.models];
    return choices.map((models, k) => {
      const input = make('input', { type: 'radio', name: 'model', value: String(k), checked: k === 0 });
      input.addEventListener('change', () => session.choose(models));
      const text = make('span');
      const only = models.length === 1 ? models[0] : undefined;
      const chip = make('label', { className: 'chip' }, input, ...(only ? [mark(only.slot)] : []), text);
      byId('models').append(chip);
      return { only, text };
    });
  }

  makeActivations() {
    const others = Object.keys(ACTIVATIONS).filter((name) => !['linear', 'relu'].includes(name));
    byId('others').append(
      ...others.map((name) => {
        const button = make('button', { type: 'button', ariaPressed: 'false' }, ACTIVATIONS[name] ?? name);
        button.dataset['activation'] = name;
        return button;
      }),
    );
    const more = byId('more');
    more.addEventListener('click', () => {
      const open = more.getAttribute('aria-expanded') !== 'true';
      more.setAttribute('aria-expanded', String(open));
      byId('others').hidden = !open;
    });
    for (const button of this.activationButtons) {
      const name = /** @type {ActivationName} */ (button.dataset['activation']);
      button.addEventListener('click', () => this.activate(name));
    }
  }

  /** @returns {NodeListOf<HTMLButtonElement>} */
  get activationButtons() {
    return document.querySelectorAll('[data-activation]');
  }

  /** Whether a change of activation goes on with the trained weights. */
  get keepsWeights() {
    return /** @type {HTMLInputElement} */ (byId('keep-weights')).checked;
  }

  /** @param {ActivationName} name */
  activate(name) {
    const raised = this.session.activate(name, this.keepsWeights);
    this.view.notify(raised ? TEXT.raised(this.session.target) : undefined);
  }

  makeTransport() {
    const { session, loop, view } = this;
    const on = (/** @type {string} */ id, /** @type {() => void} */ action) =>
      byId(id).addEventListener('click', () => {
        view.notify(undefined);
        action();
      });
    on('play', () => this.playOrPause());
    on('step', () => session.step());
    on('reset', () => session.reset());
    on('new-seed', () => {
      const [seed = 0] = crypto.getRandomValues(new Uint16Array(1));
      this.share({ seed });
    });

    const speed = /** @type {HTMLInputElement} */ (byId('speed'));
    speed.value = String(SPEEDS.indexOf(loop.perFrame));
    const setSpeed = () => {
      loop.perFrame = SPEEDS[Number(speed.value)] ?? 1;
      const text = TEXT.speed(loop.perFrame);
      speed.setAttribute('aria-valuetext', text);
      setText(byId('speed-text'), text);
    };
    speed.addEventListener('input', setSpeed);
    setSpeed();

    const target = /** @type {HTMLInputElement} */ (byId('target'));
    target.addEventListener('change', () => {
      this.try(target, (epochs) => session.setTarget(epochs));
    });
  }

  playOrPause() {
    const { session, view } = this;
    const over = session.models.every(({ trainer }) => trainer.diverged);
    view.notify(session.finished && !over ? TEXT.nothingLeft : undefined);
    if (session.playing) session.pause();
    else session.play();
  }

  makeRecipe() {
    const number = (/** @type {string} */ id, /** @type {(value: number) => RecipeInput} */ patch) => {
      const input = /** @type {HTMLInputElement} */ (byId(id));
      input.addEventListener('change', () => {
        this.try(input, (value) => this.share(patch(value)));
      });
    };
    number('seed', (seed) => ({ seed }));
    number('split-seed', (splitSeed) => ({ splitSeed }));
    const rateField = /** @type {HTMLInputElement} */ (byId('learning-rate'));
    rateField.addEventListener('change', () => this.try(rateField, (lr) => this.tune({ lr })));
    const toy = (/** @type {'rows' | 'noise' | 'seed'} */ field) => (/** @type {number} */ value) => ({
      data: /** @type {Toy} */ ({ .../** @type {Toy} */ (this.session.recipe.data), [field]: value }),
    });
    number('rows', toy('rows'));
    number('noise', toy('noise'));
    number('data-seed', toy('seed'));
    const data = /** @type {HTMLSelectElement} */ (byId('data'));
    data.addEventListener('change', async () => {
      const name = /** @type {'heart' | ToyName} */ (data.value);
      try {
        await this.needWhole();
      } catch (error) {
        this.notify(TEXT.notOpened(error instanceof Error ? error.message : String(error)));
        this.drawData(this.session.recipe.data);
        return;
      }
      this.share({ data: name, ...this.suited(name) });
    });
    const optimizer = /** @type {HTMLSelectElement} */ (byId('optimizer'));
    optimizer.addEventListener('change', () => {
      const settings = OPTIMIZERS[optimizer.value];
      const lr = settings?.name === 'sgd' ? { lr: rate(this.session.recipe.data) } : {};
      const { schedule, l1 } = this.session.first.trainer.optimizer;
      this.share({ optimizer: /** @type {Optimizer} */ ({ ...settings, ...lr, schedule, l1 }) });
    });
    const scaling = /** @type {HTMLSelectElement} */ (byId('scaling'));
    scaling.addEventListener('change', () => {
      this.share({ scaling: /** @type {'all' | 'train'} */ (scaling.value) });
    });
  }

  /** Goes on with the whole training program, once it has arrived. */
  async needWhole() {
    this.session.use(await loadWhole());
  }

  /** Says something once, beside the state of training. @param {string | undefined} notice */
  notify(notice) {
    this.view.notify(notice);
    this.loop.wake();
  }

  /** @param {RecipeInput} patch @throws {Error} with a sentence, where it cannot be trained */
  share(patch) {
    this.view.notify(undefined);
    this.session.share(patch);
    this.settle();
  }

  /** @param {Parameters<Session['tune']>[0]} settings @throws {Error} with a sentence */
  tune(settings) {
    this.view.notify(undefined);
    this.session.tune(settings);
    this.settle();
  }

  /** What else changes with the data set: SGD's learning rate, and features that it cannot have. @param {NonNullable<RecipeInput['data']>} data @returns {RecipeInput} */
  suited(data) {
    const { recipe } = this.session;
    const settings = this.session.first.trainer.optimizer;
    const lr = settings.name === 'sgd' && nameOf(data) !== nameOf(recipe.data) ? rate(data) : settings.lr;
    const isLine = nameOf(data) === 'wave';
    const isTable = ['heart', 'own'].includes(nameOf(data));
    const extraFeatures = recipe.extraFeatures.filter((name) => !isTable && !(isLine && name.includes('x2')));
    return { extraFeatures, optimizer: { ...settings, lr } };
  }

  /**
   * Trains on a visitor's own table.
   * @param {import('./pkg/relu_playground.js').Own} own
   * @param {import('./pkg/relu_playground.js').TableInput} table
   * @param {string | undefined} text
   * @throws {Error} with a sentence
   */
  takeTable(own, table, text) {
    this.view.notify(undefined);
    this.session.takeTable(own, this.suited(own), table, text);
    this.settle();
  }

  settle() {
    // The recipe that is trained now is shown, and nothing else that was typed.
    for (const id of RECIPE_FIELDS) complain(/** @type {HTMLInputElement} */ (byId(id)), '');
  }

  makeFaded() {
    byId('faded-list').addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (!button) return;
      this.session.removeFaded(({ id }) => String(id) === button.dataset['run']);
      // The button is gone with its entry: the keyboard goes on from the status.
      byId('status').focus();
    });
    byId('remove-faded').addEventListener('click', () => {
      this.session.removeFaded(() => true);
      byId('status').focus();
    });
  }

  /**
   * Tries what was typed; says why where it is refused, and leaves it there to be mended.
   * @param {HTMLInputElement} input
   * @param {(value: number) => void} change
   */
  try(input, change) {
    let sentence = '';
    try {
      if (Number.isNaN(input.valueAsNumber)) sentence = TEXT.noNumber;
      else change(input.valueAsNumber);
    } catch (error) {
      sentence = String(error instanceof Error ? error.message : error);
    }
    complain(input, sentence);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === 'Tab') this.pressed = null;
    const action = this.actionOf(event);
    if (!action) return;
    // Also for a key that is held: else the page would scroll, or a focused button be pressed.
    event.preventDefault();
    if (event.repeat && event.key !== 'ArrowRight') return;
    this.view.notify(undefined);
    action();
  }

  /** What a key does, where it is not the focused control's own. @param {KeyboardEvent} event */
  actionOf(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.defaultPrevented) return undefined;
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.closest('input[type="number"], select, textarea, [contenteditable]')) return undefined;
    const moves = target.closest('[type="radio"], [type="range"], [role="slider"], .scroll');
    if (moves && MOVING_KEYS.includes(event.key)) return undefined;
    // Space presses the button that the keyboard has gone to; one that was only clicked gives it back.
    const presses = target.closest(PRESSED);
    if (event.key === ' ' && presses && presses !== this.pressedControl) return undefined;
    const actions = new Map([
      [' ', () => this.playOrPause()],
      ['ArrowRight', () => this.session.step()],
      ['r', () => this.session.reset()],
      ['a', () => this.toggle()],
    ]);
    return actions.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  }

  /** The control that was last pressed by pointer, while it has the focus by that. */
  get pressedControl() {
    return this.pressed instanceof Element ? this.pressed.closest(PRESSED) : null;
  }

  /** Linear to ReLU, and anything else to Linear. */
  toggle() {
    this.activate(this.current === 'linear' ? 'relu' : 'linear');
  }

  /** The activation that all chosen models share, if they do. */
  get current() {
    const names = new Set([...this.session.chosen].flatMap(({ trainer }) => trainer.activations));
    return names.size === 1 ? [...names][0] : undefined;
  }

  draw() {
    if (this.revision === this.session.revision) return;
    this.revision = this.session.revision;
    for (const { only, text } of this.choices) setText(text, only ? this.view.label(only) : TEXT.allModels);
    for (const button of this.activationButtons) {
      const pressed = String(button.dataset['activation'] === this.current);
      if (button.ariaPressed !== pressed) button.ariaPressed = pressed;
    }
    const { recipe, target } = this.session;
    show('target', target);
    show('seed', recipe.seed);
    show('split-seed', recipe.splitSeed);
    show('learning-rate', this.session.first.trainer.optimizer.lr);
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
  return NUMBERS.includes(nameOf(data)) ? RATES.number : RATES.other;
};

/** Which of the offered optimisers has these settings. @param {import('./pkg/relu_playground.js').OptimizerRecipe} settings */
function optimizerOf(settings) {
  if (settings.name !== 'sgd' || settings.momentum === 0) return settings.name;
  return settings.nesterov ? 'nesterov' : 'momentum';
}

/** Shows a number in its field, unless the visitor is at it. @param {string} id @param {number} value */
function show(id, value) {
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
