// The bend: how each model's answer moves with one feature, all others held.
import { check, choice } from './fields.js';
import { classNames, featureTitles, sampleOf } from './names.js';
import { fit, modelColors, theme } from './canvas.js';
import { make, setText } from './dom.js';
import { MORE } from './text-panels.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./rows.js').Row} Row */

/** Panels that are shown unless others are chosen. */
export const FIRST = 12;
/** Training rows from which ranges and means are taken. */
const ROWS = 20_000;

export class BendView {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.session = page.session;
    /** The row at which features are held. @type {Row | undefined} */
    this.row = undefined;
    /** The session's revision that the features are of. */
    this.revision = -1;
    /** @type {{ titles: string[], lows: Float64Array, highs: Float64Array, means: Float64Array }} */
    this.features = { titles: [], lows: new Float64Array(), highs: new Float64Array(), means: new Float64Array() };
    /** The names of the features in the data set. */
    this.names = '';
    /** Which features have a panel. @type {Set<number>} */
    this.chosen = new Set();
    const canvas = make('canvas');
    this.plot = make('div', { className: 'plot bends', role: 'img', ariaLabel: MORE.bendLabel }, canvas);
    this.about = make('p');
    this.output = choice(MORE.bendOutput, {}, () => page.loop.wake());
    this.list = make('div', { className: 'fields' });
    this.box = make('div', {}, make('h3', {}, MORE.bend), this.about, this.output.box, this.plot,
      make('details', {}, make('summary', {}, MORE.bendFeatures), this.list));
    if (!page.session.whole) throw new Error('the whole program is not loaded');
    this.chart = new page.session.whole.BendChart(canvas);
    /** @type {import('./canvas.js').Size} */
    this.size = [0, 0, 1, 14];
    this.panels = 0;
    fit(this.plot, (...size) => {
      if (size[0] === this.size[0] && size[2] === this.size[2] && size[3] === this.size[3]) return;
      this.size = size;
      this.panels = 0;
      page.loop.wake();
    });
  }

  /** @param {Row | undefined} row */
  hold(row) {
    this.row = row;
    this.page.loop.wake();
  }

  /** What is shown follows from this too, beside the models. */
  get shown() {
    return [this.row?.at, this.size, [...this.chosen], this.output.select.value].join(' ');
  }

  draw() {
    const { session, chart } = this;
    if (this.revision !== session.revision) this.readFeatures();
    const [width, , scale, font] = this.size;
    const features = [...this.chosen].sort((a, b) => a - b);
    if (width === 0) return;
    if (this.panels !== features.length) {
      this.panels = features.length;
      this.plot.style.height = `${chart.resize(width, features.length, scale, font) / scale}px`;
    }
    chart.setTheme(theme(this.plot));
    chart.begin();
    const palette = modelColors(this.plot);
    for (const { trainer, slot } of session.models) chart.add(trainer, palette[slot] ?? '', slot);
    const { titles, lows, highs, means } = this.features;
    chart.draw(Uint32Array.from(features), titles, lows, highs, this.held ?? means, this.held !== undefined, Number(this.output.select.value || 0));
    const { trainer } = session.first;
    const what = trainer.task === 'number' ? MORE.prediction : MORE.logit(this.answerOf(trainer));
    setText(this.about, MORE.bendAbout(what, this.row?.row));
  }

  /** The class whose logit is drawn. @param {Trainer} trainer */
  answerOf(trainer) {
    const names = trainer.task === 'number' ? [] : classNames(trainer, this.session.table);
    return names[trainer.task === 'two_classes' ? 1 : Number(this.output.select.value || 0)] ?? '';
  }

  /** The features of the row that is chosen. */
  get held() {
    const { row } = this;
    if (!row) return undefined;
    const { rows, features } = sampleOf(this.session.first.trainer, 'test');
    return Float64Array.from(this.features.titles, (_, d) => features[d * rows.length + row.at] ?? 0);
  }

  readFeatures() {
    this.revision = this.session.revision;
    const { trainer } = this.session.first;
    const features = featureRanges(trainer);
    const { titles } = features;
    const names = trainer.features.slice(0, titles.length).join('\n');
    const isOther = names !== this.names;
    this.names = names;
    const isRenamed = titles.join('\n') !== this.features.titles.join('\n');
    this.features = features;
    const isSeveral = trainer.task === 'classes';
    this.output.box.hidden = !isSeveral;
    const options = isSeveral ? classNames(trainer, this.session.table) : [];
    if (this.output.select.length !== options.length) {
      this.output.select.replaceChildren(...options.map((name, k) => make('option', { value: String(k) }, name)));
    }
    if (isOther) {
      this.row = undefined;
      this.chosen = new Set(titles.slice(0, FIRST).keys());
    }
    if (isOther || isRenamed) this.makeList(titles);
  }

  /** One box to tick a feature. @param {string[]} titles */
  makeList(titles) {
    this.list.replaceChildren(...titles.map((title, d) => {
      const { box, input } = check(title, (isOn) => {
        if (isOn) this.chosen.add(d);
        else this.chosen.delete(d);
        this.page.loop.wake();
      });
      input.checked = this.chosen.has(d);
      return box;
    }));
  }
}

/** The features as they are shown, with their ranges and means over training rows. @param {Trainer} trainer */
export function featureRanges(trainer) {
  const { rows, features } = sampleOf(trainer, 'train', ROWS);
  const titles = featureTitles(trainer).slice(0, features.length / rows.length);
  const column = (/** @type {number} */ d) => features.subarray(d * rows.length, (d + 1) * rows.length);
  const of = (/** @type {(values: Float64Array) => number} */ figure) => Float64Array.from(titles, (_, d) => figure(column(d)));
  return {
    titles,
    lows: of((values) => values.reduce((a, b) => Math.min(a, b), Infinity)),
    highs: of((values) => values.reduce((a, b) => Math.max(a, b), -Infinity)),
    means: of((values) => values.reduce((a, b) => a + b, 0) / values.length),
  };
}
