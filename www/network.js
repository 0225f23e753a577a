// The panel of a model's layers: their units, an activation for each, and how weights begin.
import { choice, field, tried } from './fields.js';
import { make, setText } from './dom.js';
import { ACTIVATIONS } from './text.js';
import { INITS, MORE } from './text-panels.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./pkg/relu_playground.js').ActivationName} ActivationName */
/** @typedef {import('./pkg/relu_playground.js').Recipe['init']} Init */

/** Most hidden layers, as in the training core. */
const MOST_LAYERS = 8;
/** Units of a layer that is added to a network without one. */
const FIRST_UNITS = 5;

/** A hidden layer. @typedef {{ units: number, activation: ActivationName }} Layer */

/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  return new NetworkPanel(page, box);
}

class NetworkPanel {
  /** @param {Page} page @param {HTMLElement} box */
  constructor(page, box) {
    this.page = page;
    this.session = page.session;
    this.revision = -1;
    this.shownModel = this.session.first;
    const names = Object.fromEntries(this.session.models.map(({ name }) => [name, name]));
    this.model = choice(MORE.modelToEdit, names, (name) => {
      this.shownModel = this.session.models.find((model) => model.name === name) ?? this.session.first;
      this.drawLayers();
    });
    this.shape = make('p');
    this.layers = make('ol', { className: 'layers' });
    /** One a hidden layer. @type {{ box: HTMLElement, units: ReturnType<typeof field>, activation: ReturnType<typeof choice> }[]} */
    this.rows = [];
    this.add = make('button', { type: 'button' }, MORE.addLayer);
    this.add.addEventListener('click', () => this.addLayer());
    this.init = choice(MORE.init, INITS, (init) => page.controls.tryShare({ init: /** @type {Init} */ (init) }));
    this.error = make('p', { className: 'error', role: 'alert', hidden: true });
    box.append(
      make('div', { className: 'fields' }, this.model.box, this.init.box),
      this.shape, this.layers, this.add, this.error,
      make('p', { className: 'note' }, MORE.networkNote),
    );
  }

  /** The hidden layers of the model that is edited. @returns {Layer[]} */
  get now() {
    const { hidden, activation } = this.shownModel.trainer.recipe();
    const activations = [activation].flat();
    return hidden.map((units, k) => ({ units, activation: activations[k] ?? activations[0] ?? 'relu' }));
  }

  /** @param {Layer[]} layers */
  set(layers) {
    tried(this.error, () => {
      this.page.controls.notify(undefined);
      this.session.reshape([this.shownModel], {
        hidden: layers.map(({ units }) => units),
        activation: layers.map(({ activation }) => activation),
      });
    });
  }

  addLayer() {
    const layers = this.now;
    const last = layers.at(-1) ?? { units: FIRST_UNITS, activation: 'relu' };
    this.set([...layers, { ...last }]);
    this.drawLayers();
    // The keyboard goes on at what was added.
    /** @type {HTMLElement | null | undefined} */ (this.layers.lastElementChild?.querySelector('input'))?.focus();
  }

  /** @param {number} at */
  remove(at) {
    this.set(this.now.filter((_, k) => k !== at));
    this.drawLayers();
    this.add.focus();
  }

  draw() {
    if (this.revision === this.session.revision) return;
    this.drawLayers();
  }

  drawLayers() {
    this.revision = this.session.revision;
    const layers = this.now;
    this.model.show(this.shownModel.name);
    this.init.show(this.session.recipe.init);
    setText(this.shape, MORE.shape(this.shownModel.trainer.title, this.parameters));
    this.add.disabled = layers.length >= MOST_LAYERS;
    // Rows stay where there are as many: the focus is in one of them.
    while (this.rows.length > layers.length) this.rows.pop()?.box.remove();
    while (this.rows.length < layers.length) this.rows.push(this.makeRow(this.rows.length));
    layers.forEach(({ units, activation }, k) => {
      this.rows[k]?.units.show(units);
      this.rows[k]?.activation.show(activation);
    });
    setText(this.error, '');
    this.error.hidden = true;
  }

  /** Number of weights and biases. */
  get parameters() {
    return this.shownModel.trainer.parameters().reduce((sum, { values }) => sum + values.length, 0);
  }

  /** @param {number} at */
  makeRow(at) {
    const units = field(MORE.units(at + 1), { min: 1, max: 256 }, (value) => {
      const layers = this.now;
      const [layer] = layers.splice(at, 1);
      if (!layer) return;
      layers.splice(at, 0, { ...layer, units: value });
      this.page.controls.notify(undefined);
      this.session.reshape([this.shownModel], {
        hidden: layers.map((each) => each.units),
        activation: layers.map((each) => each.activation),
      });
    });
    const activation = choice(MORE.activationOf(at + 1), ACTIVATIONS, (name) => {
      const layers = this.now.map((layer, k) =>
        (k === at ? { ...layer, activation: /** @type {ActivationName} */ (name) } : layer));
      this.set(layers);
    });
    const remove = make('button', { type: 'button', className: 'plain' }, MORE.removeLayer(at + 1));
    remove.addEventListener('click', () => this.remove(at));
    const box = make('li', { className: 'fields' }, units.box, activation.box, remove);
    this.layers.append(box);
    return { box, units, activation };
  }
}
