// What the visitor can press, type and slide. It changes the session, and shows which choice is on.
import { onTheme } from './canvas.js';
import { loadWhole } from './core.js';
import { byId, make, mark, setText } from './dom.js';
import { RecipeFields, show, tried } from './recipe.js';
import { ACTIVATIONS, sentenceOf, TEXT } from './text.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./loop.js').Loop} Loop */
/** @typedef {import('./view.js').View} View */
/** @typedef {import('./pkg/relu_playground.js').ActivationName} ActivationName */
/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */

/** Epochs a frame for each place of the speed slider. */
const SPEEDS = [1, 2, 5, 10, 20, 50, 100, Infinity];
/** What Space presses while it has the focus. */
const PRESSED = 'button, a, summary, [type="checkbox"], [type="radio"], [type="file"]';
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
    this.recipe = new RecipeFields(this);
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
    for (const control of document.querySelectorAll('body :disabled')) {
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
    const { session } = this;
    const isFlat = [...session.chosen].every(({ trainer }) => trainer.activations.length === 0);
    if (isFlat) {
      this.notify(TEXT.noHidden);
      return;
    }
    const raised = session.activate(name, this.keepsWeights);
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
      this.tryShare({ seed });
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
    onTheme(setSpeed);
    setSpeed();

    const target = /** @type {HTMLInputElement} */ (byId('target'));
    target.addEventListener('change', () => {
      tried(target, (epochs) => session.setTarget(epochs));
    });
  }

  /** Trains so many epochs a frame, or the next more that the slider has. @param {number} perFrame */
  setSpeed(perFrame) {
    const speed = /** @type {HTMLInputElement} */ (byId('speed'));
    speed.value = String(SPEEDS.findIndex((epochs) => epochs >= perFrame));
    speed.dispatchEvent(new Event('input'));
  }

  playOrPause() {
    const { session, view } = this;
    const over = session.models.every(({ trainer }) => trainer.diverged);
    view.notify(session.finished && !over ? TEXT.nothingLeft : undefined);
    if (session.playing) session.pause();
    else session.play();
  }

  /** Goes on with the whole training program, once it has arrived. */
  async needWhole() {
    this.session.use(await loadWhole());
  }

  /** What else changes with a data set. @param {NonNullable<RecipeInput['data']>} data */
  suited(data) {
    return this.recipe.suited(data);
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
    this.recipe.settle();
  }

  /** The same for choices: what cannot be trained is said beside the state of training. @param {RecipeInput} patch */
  tryShare(patch) {
    try {
      this.share(patch);
    } catch (error) {
      this.notify(sentenceOf(error));
      // The choice goes back to what is trained on.
      this.session.revised();
    }
  }

  /** @param {Parameters<Session['tune']>[0]} settings @throws {Error} with a sentence */
  tune(settings) {
    this.view.notify(undefined);
    this.session.tune(settings);
    this.recipe.settle();
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
    this.session.takeTable(own, this.recipe.suited(own), table, text);
    this.recipe.settle();
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
      ['p', () => byId('present').click()],
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
    show('target', this.session.target);
    this.recipe.draw();
  }
}
