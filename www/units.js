// Inside the units: the curve that every value passes through, and when each unit is on.
import { check, choice } from './fields.js';
import { CLASS_COLORS } from './plane.js';
import { colors, fit, modelColors, theme } from './canvas.js';
import { deadUnits } from './hinges.js';
import { make, setText } from './dom.js';
import { Now, Pieces, Seen } from './now.js';
import { UnitTable } from './unit-table.js';
import { UNITS } from './text-inner.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').UnitCounts} UnitCounts */
/** @typedef {import('./pkg/relu_playground.js').UnitHistory} UnitHistory */

/** Least time between two updates while training, in ms: of the small charts, and of sentences. */
const BRISK = 50;
const CALM = 250;
/** Most units that have a small chart. */
const MOST_UNITS = 48;

export class UnitsView {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    const { whole } = page.session;
    if (!whole) throw new Error('the whole program is not loaded');
    this.whole = whole;
    const wake = () => page.loop.wake();
    /** The unit that is looked into, both from 0 on. */
    this.layer = 0;
    this.unit = 0;
    this.layers = choice(UNITS.layer, {}, (value) => this.look(Number(value), 0));
    this.units = choice(UNITS.unit, {}, (value) => this.look(this.layer, Number(value)));
    this.test = check(UNITS.test, wake);
    this.summary = make('p');
    this.reading = make('p', { className: 'told' });
    this.about = make('p', { className: 'note' });
    this.sharesAbout = make('p', { className: 'note' });
    const [curve, panels] = [make('canvas'), make('canvas')];
    this.curvePlot = make('div', { className: 'plot curve', role: 'img', ariaLabel: UNITS.curveLabel }, curve);
    this.sharesPlot = make('div', { className: 'plot shares', role: 'img', ariaLabel: UNITS.sharesLabel }, panels);
    this.curve = new whole.ActivationChart(curve);
    this.panels = new whole.SharesChart(panels);
    this.table = new UnitTable(wake);
    this.parts = make('div', {},
      make('div', { className: 'fields' }, this.layers.box, this.units.box, this.test.box),
      make('div', { className: 'halves' },
        make('div', {}, this.reading, this.curvePlot, this.about), make('div', {}, this.sharesPlot, this.sharesAbout)),
      this.table.box);
    this.box = make('div', { className: 'inner' }, make('h3', {}, UNITS.title), this.summary, this.parts);
    /** @type {UnitHistory | undefined} */
    this.history = undefined;
    this.isCaughtUp = false;
    this.recipe = '';
    this.offered = '';
    this.size = '';
    this.curves = new Now(0);
    this.charts = new Now(BRISK);
    this.pieces = new Pieces();
    this.texts = new Now(CALM);
    /** @type {import('./canvas.js').Size} */
    this.room = [0, 0, 1, 14];
    /** Panels that there is room for. */
    this.count = 0;
    this.seen = new Seen(this.box, wake);
    this.fit(wake);
  }

  /** @param {() => void} wake */
  fit(wake) {
    fit(this.curvePlot, (...size) => {
      this.curve.resize(...size);
      this.size = size.join();
      wake();
    });
    fit(this.sharesPlot, (...size) => {
      if (size[0] === this.room[0] && size[2] === this.room[2] && size[3] === this.room[3]) return;
      this.room = size;
      this.count = 0;
      wake();
    });
    this.sharesPlot.addEventListener('click', (event) => {
      const { left, top } = this.sharesPlot.getBoundingClientRect();
      const unit = this.panels.at(event.clientX - left, event.clientY - top);
      if (unit !== undefined) this.look(this.layer, unit);
    });
  }

  /** Colours are others. */
  repaint() {
    for (const now of [this.curves, this.charts]) now.key = '';
  }

  /** @param {number} layer @param {number} unit */
  look(layer, unit) {
    [this.layer, this.unit] = [layer, unit];
    this.page.loop.wake();
  }

  /** The unit of layer 1 that is looked into, if it is one. */
  get ofFirst() {
    return this.layer === 0 ? this.unit : undefined;
  }

  /** What follows from the recipe. @param {Trainer} trainer @param {string} recipe tells when it is another */
  read(trainer, recipe) {
    if (recipe === this.recipe) return;
    this.recipe = recipe;
    const { activations } = trainer;
    const { hidden } = trainer.recipe();
    this.parts.hidden = hidden.length === 0;
    if (hidden.length === 0) return;
    if (this.layer >= hidden.length) [this.layer, this.unit] = [0, 0];
    if (!this.history?.isOf(trainer)) {
      this.history?.free();
      this.history = new this.whole.UnitHistory(trainer);
    }
    const layers = activations.map((name, k) => UNITS.layerOption(k + 1, name));
    const now = [...this.layers.select.options].map(({ text }) => text);
    if (layers.join('\n') !== now.join('\n')) {
      this.layers.select.replaceChildren(...layers.map((text, k) => make('option', { value: String(k) }, text)));
    }
  }

  /** Offers the units of the layer that is looked into. @param {number} units */
  offer(units) {
    if (this.unit >= units) this.unit = 0;
    if (this.units.select.length !== units) {
      this.units.select.replaceChildren(...Array.from({ length: units }, (_, k) => make('option', { value: String(k) }, String(k + 1))));
    }
    this.layers.show(String(this.layer));
    this.units.show(String(this.unit));
  }

  /** @param {Model} model @param {string} recipe @param {UnitCounts} counts */
  draw({ trainer, slot }, recipe, counts) {
    const { playing } = this.page.session;
    this.read(trainer, recipe);
    const key = `${recipe} ${trainer.epoch} ${playing}`;
    if (counts.layers.length === 0) {
      setText(this.summary, UNITS.none);
      return;
    }
    this.catchUp(trainer, playing);
    this.offer(counts.layers[this.layer]?.on.length ?? 0);
    const { layer, unit } = this;
    this.texts.run(playing, `${key} ${layer} ${unit}`, () => this.say(trainer, counts));
    this.table.draw(trainer, counts, layer, `${key} ${layer}`, playing);
    if ((playing && !this.seen.isSeen) || this.size === '') return;
    const [color = ''] = [modelColors(this.box)[slot]];
    this.curves.run(playing, `${key} ${layer} ${unit} ${this.test.input.checked} ${this.size}`, () => this.drawCurve(trainer, color));
    this.charts.run(playing, `${key} ${layer} ${unit} ${this.room} ${this.history?.reached} ${this.page.session.target}`, () => this.drawShares(trainer, counts, color));
  }

  /** Trains the epochs of before once more, as far as time allows. @param {Trainer} trainer @param {boolean} playing */
  catchUp(trainer, playing) {
    const { history } = this;
    if (!history) return;
    const { epoch } = trainer;
    this.isCaughtUp = this.pieces.run(playing, () => history.piece(epoch));
    if (!this.isCaughtUp) this.page.loop.wake();
  }

  /** @param {Trainer} trainer @param {UnitCounts} counts */
  say(trainer, counts) {
    const { layer, unit } = this;
    const { rows } = counts;
    const { activations } = trainer;
    const straight = activations.flatMap((name, l) => (name === 'linear' ? [l + 1] : []));
    const sentences = counts.layers.map(({ on, saturated }, l) => (activations[l] === 'linear' ? '' : UNITS.counts(l + 1, activations[l] ?? '', on.length,
      deadUnits(counts, l).map((dead) => dead + 1),
      Array.from(saturated.keys()).filter((k) => 2 * (saturated[k] ?? 0) >= rows).map((k) => k + 1))));
    if (straight.length) sentences.push(UNITS.straight(straight));
    if (activations.some((name, l) => name === 'relu' && deadUnits(counts, l).length > 0)) sentences.push(UNITS.fate);
    setText(this.summary, [...sentences, UNITS.counted(rows, trainer.rows.train)].filter(Boolean).join(' '));
    const values = counts.layers[layer];
    const [on = 0, low = NaN, high = NaN, flat = 0] = [values?.on[unit], values?.lowest[unit], values?.highest[unit], values?.saturated[unit]];
    const activation = trainer.activations[layer] ?? '';
    if (!Number.isFinite(low) || !Number.isFinite(high)) {
      setText(this.reading, UNITS.notFinite(layer + 1, unit + 1));
      return;
    }
    const more = activation === 'relu' ? UNITS.relu(on, rows) : activation === 'sigmoid' || activation === 'tanh' ? UNITS.saturated(flat, rows) : '';
    setText(this.reading, `${UNITS.reading(layer + 1, unit + 1, low, high, on, rows)} ${more}`.trim());
  }

  /** @param {Trainer} trainer @param {string} color */
  drawCurve(trainer, color) {
    const { layer, unit } = this;
    const activation = trainer.activations[layer] ?? '';
    this.curve.setTheme(theme(this.curvePlot), color, colors(this.curvePlot, CLASS_COLORS));
    const [train = 0, test = 0] = this.curve.draw(trainer, layer, unit, this.test.input.checked, [UNITS.z, UNITS.a(activation)]);
    setText(this.about, UNITS.curve(activation, train, trainer.rows.train, test, trainer.rows.test));
  }

  /** @param {Trainer} trainer @param {UnitCounts} counts @param {string} color */
  drawShares(trainer, counts, color) {
    const { history, layer, room: [width, , scale, font] } = this;
    const on = counts.layers[layer]?.on;
    if (!history || !on || width === 0) return;
    const shown = Math.min(on.length, MOST_UNITS);
    if (this.count !== shown) {
      this.count = shown;
      this.sharesPlot.style.height = `${this.panels.resize(width, shown, scale, font) / scale}px`;
    }
    const isRelu = trainer.activations[layer] === 'relu';
    const dead = deadUnits(counts, layer);
    const titles = Array.from(on.subarray(0, shown), (rows, unit) => UNITS.panel(unit + 1, rows, counts.rows, isRelu && dead.includes(unit)));
    const epochs = Math.max(this.page.session.target, trainer.epoch);
    this.panels.setTheme(theme(this.sharesPlot), color);
    this.panels.draw(history, layer, titles, Float32Array.from(on, (rows) => rows / counts.rows), dead.length > 0, this.unit, trainer.epoch, epochs);
    const about = UNITS.shares(epochs, history.step, shown, on.length, dead.length > 0);
    setText(this.sharesAbout, this.isCaughtUp ? about : about + UNITS.until(history.reached));
  }
}
