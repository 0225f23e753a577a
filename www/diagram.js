// The network diagram: every weight and bias can be read and set.
import { colors, fit, theme } from './canvas.js';
import { featureTitles, outputNames, sampleOf } from './names.js';
import { field } from './fields.js';
import { make, setText } from './dom.js';
import { Now } from './now.js';
import { MORE } from './text-panels.js';

/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').DiagramPart} Part */
/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Model} Model */

/** Training rows over which a unit's range is told. */
const ROWS = 2000;
/** Least time between two readings of a part while training, in ms. */
const READING = 100;
/** Keys that go from part to part. @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

export class DiagramView {
  /** @param {Page} page @param {() => Model} model whose network it shows */
  constructor(page, model) {
    this.page = page;
    this.session = page.session;
    this.model = model;
    /** What stands out: what is pointed at, or else what was chosen. @type {Part | undefined} */
    this.pointed = undefined;
    /** @type {Part | undefined} */
    this.chosen = undefined;
    const canvas = make('canvas');
    this.text = make('p', { className: 'visually-hidden' });
    this.plot = make('div', { className: 'plot diagram', tabIndex: 0, role: 'application', ariaLabel: MORE.diagramLabel }, canvas);
    this.reading = make('p', { className: 'reading' }, MORE.diagramHint);
    this.said = make('p', { className: 'visually-hidden', role: 'status' });
    this.value = field(MORE.setTo, { step: 'any' }, (value) => this.set(value));
    this.value.box.hidden = true;
    this.box = make('div', {}, make('h3', {}, MORE.diagram), this.plot, this.text, this.said,
      make('div', { className: 'fields' }, this.reading, this.value.box), make('p', { className: 'note' }, MORE.diagramNote));
    if (!page.session.whole) throw new Error('the whole program is not loaded');
    this.diagram = new page.session.whole.NetworkDiagram(canvas);
    this.isReady = false;
    this.size = '';
    this.readings = new Now(READING);
    fit(this.plot, (...size) => {
      this.diagram.resize(...size);
      this.isReady = true;
      this.size = size.join();
      page.loop.wake();
    });
    this.makePointable();
  }

  makePointable() {
    const { plot } = this;
    const partAt = (/** @type {PointerEvent | MouseEvent} */ event) => {
      const { left, top } = plot.getBoundingClientRect();
      return this.diagram.at(event.clientX - left, event.clientY - top);
    };
    const point = (/** @type {Part | undefined} */ part) => {
      if (sameParts(part, this.pointed)) return;
      this.pointed = part;
      this.page.loop.wake();
    };
    plot.addEventListener('pointermove', (event) => point(partAt(event)));
    plot.addEventListener('pointerleave', () => point(undefined));
    plot.addEventListener('click', (event) => this.choose(partAt(event)));
    plot.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const parts = this.diagram.parts();
      const now = parts.findIndex((part) => sameParts(part, this.chosen));
      const step = STEPS[event.key];
      /** @type {number | undefined} */
      let to;
      if (step !== undefined) to = now < 0 ? (step > 0 ? 0 : parts.length - 1) : Math.min(Math.max(now + step, 0), parts.length - 1);
      else if (event.key === 'Home') to = 0;
      else if (event.key === 'End') to = parts.length - 1;
      else if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      this.choose(to === undefined ? undefined : parts[to]);
      setText(this.said, this.chosen ? this.describe(this.chosen) : MORE.diagramHint);
    });
  }

  /** @param {Part | undefined} part */
  choose(part) {
    this.chosen = part;
    this.value.input.setAttribute('aria-invalid', 'false');
    this.value.box.querySelector('.error')?.setAttribute('hidden', '');
    this.page.loop.wake();
  }

  /** Sets what is chosen. @param {number} value */
  set(value) {
    const { chosen } = this;
    if (!chosen || chosen.layer === 0) return;
    this.page.controls.notify(undefined);
    const { layer, unit, input } = chosen;
    this.session.edit(this.model(), { layer: layer - 1, unit, ...(input === undefined ? {} : { input }), value });
  }

  /** The value of a weight, or of a unit's bias; none of a feature. @param {Part} part */
  valueOf({ layer, unit, input }) {
    const parameters = this.model().trainer.parameters();
    const [weight, bias] = [parameters[2 * layer - 2], parameters[2 * layer - 1]];
    if (!weight || !bias) return undefined;
    return input === undefined ? bias.values[unit] : weight.values[unit * (weight.shape[1] ?? 0) + input];
  }

  /** The names of the outputs: of two classes there is one, the second's logit. */
  get outputs() {
    return outputNames(this.model().trainer, this.session.table);
  }

  /** What a unit is called. @param {number} layer @param {number} unit */
  nameOf(layer, unit) {
    const { trainer } = this.model();
    if (layer === 0) return featureTitles(trainer)[unit] ?? '';
    if (layer > trainer.activations.length) return MORE.output(this.outputs[unit] ?? '');
    return MORE.hiddenUnit(layer, unit + 1);
  }

  /** A part in words. @param {Part} part */
  describe(part) {
    const { layer, unit, input } = part;
    const value = this.valueOf(part);
    if (input !== undefined) return MORE.weight(this.nameOf(layer - 1, input), this.nameOf(layer, unit), value ?? NaN);
    if (layer === 0) return MORE.feature(this.nameOf(layer, unit));
    return MORE.unit(this.nameOf(layer, unit), value ?? NaN, this.range(layer - 1, unit));
  }

  /** The pre-activations of a unit over training rows: lowest, highest, and the share above 0. @param {number} layer @param {number} unit @returns {[number, number, number]} */
  range(layer, unit) {
    const { trainer } = this.model();
    const { rows, features } = sampleOf(trainer, 'train', ROWS);
    const z = trainer.layers(features)[layer]?.z.slice(unit * rows.length, (unit + 1) * rows.length) ?? new Float32Array();
    const above = z.reduce((sum, value) => sum + Number(value > 0), 0) / z.length;
    return [z.reduce((a, b) => Math.min(a, b), Infinity), z.reduce((a, b) => Math.max(a, b), -Infinity), above];
  }

  /** What is shown follows from this too, beside the network. */
  get shown() {
    const { chosen, pointed } = this;
    return JSON.stringify([this.size, chosen, pointed]);
  }

  draw() {
    if (!this.isReady) return;
    const { trainer } = this.model();
    const [positive = '', negative = ''] = colors(this.plot, ['--class-1', '--class-0']);
    this.diagram.setTheme(theme(this.plot), positive, negative);
    if (this.chosen && this.valueOf(this.chosen) === undefined && this.chosen.layer !== 0) this.chosen = undefined;
    const lit = this.pointed ?? this.chosen;
    this.diagram.draw(trainer, featureTitles(trainer), this.outputs, lit?.layer, lit?.unit, lit?.input);
    this.readings.run(this.session.playing, `${lit?.layer} ${lit?.unit} ${lit?.input} ${trainer.epoch} ${this.session.revision}`, () => {
      setText(this.reading, lit ? this.describe(lit) : MORE.diagramHint);
    });
    this.value.box.hidden = !this.chosen || this.chosen.layer === 0;
    if (this.chosen) this.value.show(Number(this.valueOf(this.chosen)?.toPrecision(6) ?? 0));
  }

  /** The network in words, at rest. */
  drawText() {
    const { trainer } = this.model();
    const units = trainer.parameters().filter((_, k) => k % 2 === 1).map(({ values }) => values.length);
    setText(this.text, MORE.diagramText(trainer.title, trainer.features.length, units));
  }
}

/** @param {Part | undefined} a @param {Part | undefined} b */
const sameParts = (a, b) => a?.layer === b?.layer && a?.unit === b?.unit && a?.input === b?.input;
