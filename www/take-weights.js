// Weights out and in: a model's parameters as a file, and files of weights to go on from.
import { choice } from './fields.js';
import { make, setText } from './dom.js';
import { MOST_CHARACTERS } from './link-values.js';
import { save } from './save.js';
import { count, sentenceOf } from './text.js';
import { WEIGHTS } from './text-weights.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./pkg/relu_playground.js').WeightFile} WeightFile */

/** A file that was read. @typedef {{ name: string, bytes: Uint8Array }} Read */

/** @param {Page} page @returns {import('./take.js').Section} */
export function weightSection(page) {
  return new WeightSection(page);
}

class WeightSection {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.session = page.session;
    this.revision = -1;
    /** Grows with every file: what was begun before gives way. */
    this.turn = 0;
    const names = Object.fromEntries(this.session.models.map(({ name }) => [name, name]));
    this.model = choice(WEIGHTS.model, names, () => this.clear());
    const button = (/** @type {string} */ text, /** @type {() => void} */ action) => {
      const made = make('button', { type: 'button' }, text);
      made.addEventListener('click', () => this.try(action));
      return made;
    };
    const safetensors = button(WEIGHTS.saveSafetensors, () => this.save('safetensors'));
    const json = button(WEIGHTS.saveJson, () => this.save('json'));
    this.input = make('input', { type: 'file', accept: '.safetensors,.json,application/json', id: 'weight-file' });
    this.input.addEventListener('change', () => {
      const [file] = this.input.files ?? [];
      if (file) void this.load(file);
      // The same file can be picked again once it was mended.
      this.input.value = '';
    });
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    this.offers = make('div', { className: 'fields', hidden: true });
    this.status = make('p', { role: 'status' });
    this.box = make('fieldset', { className: 'weights' }, make('legend', {}, WEIGHTS.title),
      make('div', { className: 'fields' }, this.model.box, safetensors, json,
        make('div', { className: 'field' }, make('label', { htmlFor: 'weight-file' }, WEIGHTS.load), this.input)),
      this.error, this.offers, this.status, make('p', { className: 'note' }, WEIGHTS.note));
  }

  /** The model that is chosen. @returns {Model} */
  get chosen() {
    const { models, first } = this.session;
    return models.find(({ name }) => name === this.model.select.value) ?? first;
  }

  draw() {
    const { weights } = this.page;
    if (weights) {
      delete this.page.weights;
      void this.load(weights);
    }
    if (this.revision === this.session.revision) return;
    this.revision = this.session.revision;
    // What was offered was about other models.
    this.offer([]);
    for (const [k, { name, trainer }] of this.session.models.entries()) {
      const option = this.model.select.options[k];
      if (option) setText(option, `${name} ${trainer.title}`);
    }
  }

  /** Nothing is said of the file before any more. */
  clear() {
    this.turn += 1;
    this.fail('');
    setText(this.status, '');
    this.offer([]);
  }

  /** Does something; where it cannot be done, says why. @param {() => void} action */
  try(action) {
    this.clear();
    try {
      action();
    } catch (error) {
      this.fail(sentenceOf(error));
    }
  }

  /** @param {string} sentence */
  fail(sentence) {
    setText(this.error, sentence);
    this.error.hidden = sentence === '';
  }

  /** @param {'safetensors' | 'json'} kind */
  save(kind) {
    const { name, trainer } = this.chosen;
    const content = kind === 'json' ? trainer.weightsJson() : new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (trainer.safetensors())]);
    const title = trainer.title.toLowerCase().replace(/[^a-z\d]+/g, '-');
    const file = `model-${name.toLowerCase()}-${title}-epoch-${trainer.epoch}.${kind}`;
    save(file, content, kind === 'json' ? 'application/json' : undefined);
    setText(this.status, WEIGHTS.saved(file));
  }

  /** Reads a file of weights, and puts them into the chosen model where they are its own. @param {File} file */
  async load(file) {
    this.clear();
    const { turn } = this;
    const { whole } = this.session;
    try {
      if (!whole) throw new Error('the whole program is not loaded');
      whole.Trainer.checkWeightSize(file.size);
      const bytes = await file.arrayBuffer().catch((error) => {
        throw new Error(WEIGHTS.unreadable(sentenceOf(error)));
      });
      if (turn === this.turn) this.take({ name: file.name, bytes: new Uint8Array(bytes) }, this.chosen);
    } catch (error) {
      if (turn === this.turn) this.fail(WEIGHTS.refused(file.name, sentenceOf(error)));
    }
    this.page.loop.wake();
  }

  /**
   * @param {Read} file @param {Model} model
   * @param {boolean} [isAsked] whether the model is to have the layers of the file where it has others
   * @throws {Error} with a sentence, and nothing changed, where the file cannot be used
   */
  take(file, model, isAsked = false) {
    const { session } = this;
    const read = model.trainer.readWeights(file.bytes);
    const { instead, parameters } = read;
    if (instead && !isAsked) {
      this.suggest(file, model, instead);
      return;
    }
    this.page.controls.notify(undefined);
    if (instead) session.reshape([model], { hidden: instead.hidden, activation: instead.activation });
    session.edit(model, parameters);
    this.model.show(model.name);
    this.tell(file, model, read);
  }

  /** The file is of another network: what can be done with it. @param {Read} file @param {Model} model @param {NonNullable<WeightFile['instead']>} instead */
  suggest(file, model, { reason, title }) {
    this.fail(WEIGHTS.refused(file.name, sentenceOf(new Error(reason))));
    const fitting = this.session.models.filter(({ trainer }) => fits(trainer, file.bytes));
    // What draws next is of a newer revision only where someone has changed something.
    this.revision = this.session.revision;
    this.offer([
      ...fitting.map((other) => /** @type {[string, () => void]} */ ([WEIGHTS.into(`${other.name} ${other.trainer.title}`), () => this.take(file, other)])),
      [WEIGHTS.give(model.name, title), () => this.take(file, model, true)],
    ]);
  }

  /** @param {[text: string, action: () => void][]} offers */
  offer(offers) {
    const hasFocus = this.offers.contains(document.activeElement);
    this.offers.replaceChildren(...offers.map(([text, action]) => {
      const button = make('button', { type: 'button' }, text);
      button.addEventListener('click', () => this.try(action));
      return button;
    }));
    this.offers.hidden = offers.length === 0;
    // The button goes: the keyboard goes on where the next file is chosen.
    if (hasFocus) this.input.focus();
  }

  /** @param {Read} file @param {Model} model @param {WeightFile} read */
  tell({ name }, model, { epoch, converted }) {
    const { session } = this;
    const { trainer } = model;
    const letters = session.models.map((each) => lengthOf(each.trainer.recipe())).reduce((a, b) => a + b, 0);
    setText(this.status, [
      WEIGHTS.loaded(name, `${model.name} ${trainer.title}`, epoch),
      trainer.epoch === 0 ? WEIGHTS.atStart : WEIGHTS.goesOn(trainer.epoch),
      ...(converted ? [WEIGHTS.converted(converted)] : []),
      ...(session.isOpen(model) ? [] : [WEIGHTS.nothingLeft]),
      ...(letters > MOST_CHARACTERS ? [WEIGHTS.noLink(count(letters), count(MOST_CHARACTERS))] : []),
    ].join(' '));
  }
}

/** Whether a file has the very tensors of a model. @param {Model['trainer']} trainer @param {Uint8Array} bytes */
function fits(trainer, bytes) {
  try {
    return !trainer.diverged && trainer.readWeights(bytes).instead === undefined;
  } catch {
    return false;
  }
}

/** How many letters all parameters of a recipe need in a link. @param {import('./pkg/relu_playground.js').Recipe} recipe */
function lengthOf({ changes }) {
  return changes.reduce((sum, { parameters }) => sum + (typeof parameters === 'string' ? parameters.length : 0), 0);
}
