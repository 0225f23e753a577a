// What the layers come to: one layer where nothing stands between them, and how far from one it is where
// something does.
import { choice } from './fields.js';
import { featureTitles, outputNames, sortedBy } from './names.js';
import { colors, fit, theme } from './canvas.js';
import { COLLAPSE } from './text-inner.js';
import { make, setText } from './dom.js';
import { MORE } from './text-panels.js';
import { Pieces, Seen } from './now.js';
import { short } from './numbers.js';
import { ACTIVATIONS } from './text.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').Collapse} Collapse */
/** @typedef {import('./pkg/relu_playground.js').CollapseReport} Report */

/** Least time between two measurements while training, in ms; one that is slow waits so many times as long. */
const BRISK = 150;
const PATIENCE = 8;
/** Most weights that the table shows. */
const MOST_WEIGHTS = 40;
/** A difference is rounding where it is this share of the largest output, or less. */
const ROUNDING = 1e-4;

export class CollapseView {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    const { whole } = page.session;
    if (!whole) throw new Error('the whole program is not loaded');
    this.whole = whole;
    const canvas = make('canvas');
    this.plot = make('div', { className: 'plot matrices', role: 'img', ariaLabel: COLLAPSE.label }, canvas);
    this.chart = new whole.MatrixChart(canvas);
    this.what = make('p');
    this.off = make('p', { className: 'off' });
    this.output = choice(COLLAPSE.output, {}, () => this.again());
    this.table = make('table');
    this.note = make('p', { className: 'note' });
    this.picture = make('p', { className: 'note' }, COLLAPSE.picture);
    const scroll = make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: COLLAPSE.feature }, this.table);
    this.tables = make('div', { className: 'tables' }, make('div', {}, this.output.box, scroll, this.note));
    this.box = make('div', { className: 'collapse' }, make('h3', {}, COLLAPSE.title), this.what, this.off, this.plot, this.picture, this.tables);
    /** What is measured, and what was last. @type {{ core: Collapse, key: string, spent: number } | undefined} */
    this.open = undefined;
    /** @type {{ core: Collapse, key: string, report: Report } | undefined} */
    this.last = undefined;
    this.pieces = new Pieces();
    this.next = 0;
    this.drawn = '';
    this.seen = new Seen(this.box, () => page.loop.wake());
    /** @type {import('./canvas.js').Size} */
    this.size = [0, 0, 1, 14];
    fit(this.plot, (...size) => {
      const isSame = size[0] === this.size[0] && size[2] === this.size[2] && size[3] === this.size[3];
      this.size = size;
      if (!isSame) this.again();
    });
  }

  /** Draws what was measured once more. */
  again() {
    this.drawn = '';
    this.page.loop.wake();
  }

  /** @param {Model} model @param {string} recipe tells when the model, or its recipe, is another */
  draw({ trainer }, recipe) {
    const { playing } = this.page.session;
    const key = `${recipe} ${trainer.epoch}`;
    const isOther = !(this.open ?? this.last)?.key.startsWith(`${recipe} `);
    // What follows from another recipe is of no use any more; but one that trains on must not starve this.
    if (isOther || (!this.open && this.last?.key !== key && (!playing || performance.now() >= this.next))) {
      this.open?.core.free();
      this.open = { core: new this.whole.Collapse(trainer), key, spent: 0 };
      if (isOther && this.last) this.forget();
    }
    if (this.open) this.measure(this.open, trainer, playing);
    if (this.last && (this.seen.isSeen || !playing) && this.drawn !== this.last.key) {
      this.drawn = this.last.key;
      this.drawPicture(this.last.core, trainer, this.last.report);
      this.drawTable(trainer, this.last.report);
    }
  }

  forget() {
    this.last?.core.free();
    this.last = undefined;
    setText(this.what, COLLAPSE.measuring);
    setText(this.off, '');
  }

  /** @param {{ core: Collapse, key: string, spent: number }} open @param {Trainer} trainer @param {boolean} playing */
  measure(open, trainer, playing) {
    const start = performance.now();
    const isDone = this.pieces.run(playing, () => open.core.piece());
    const end = performance.now();
    open.spent += end - start;
    if (!isDone) {
      this.page.loop.wake();
      return;
    }
    this.last?.core.free();
    this.last = { core: open.core, key: open.key, report: open.core.report() };
    this.open = undefined;
    this.next = end + Math.max(BRISK, PATIENCE * open.spent);
    this.say(trainer, this.last.report);
    // What is newer by now is measured next.
    this.page.loop.wake();
  }

  /** @param {Trainer} trainer @param {Report} report */
  say(trainer, { linear, rows, lowest, highest, product, fit: nearest }) {
    const isNumber = trainer.task === 'number';
    const parameters = trainer.parameters();
    const sizes = parameters.map(({ values }) => values.length);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const outs = product.bias.length;
    const layers = parameters.length / 2;
    if (!Number.isFinite(product.difference)) {
      setText(this.what, COLLAPSE.diverged);
      setText(this.off, '');
    } else if (linear) {
      const features = trainer.features.length;
      setText(this.what, layers === 1 ? COLLAPSE.single(trainer.title, features) : COLLAPSE.linear(trainer.title, layers, all, product.weight.length + outs, outs));
      setText(this.off, COLLAPSE.same(product.difference, rows, isNumber, lowest, highest));
    } else {
      const names = [...new Set(trainer.activations.filter((name) => name !== 'linear'))].map((name) => ACTIVATIONS[name] ?? name);
      const size = Math.max(Math.abs(lowest), Math.abs(highest), 1e-3);
      const isStraight = nearest && nearest.difference <= ROUNDING * size;
      setText(this.what, [COLLAPSE.bent(names.join(', '), trainer.activations.every((name) => name !== 'linear')), COLLAPSE.product(product, rows, isNumber, lowest, highest)].join(' '));
      setText(this.off, !nearest ? '' : isStraight ? COLLAPSE.straight(nearest.difference, rows) : COLLAPSE.fit(nearest, rows, isNumber));
    }
  }

  /** @param {Collapse} core @param {Trainer} trainer @param {Report} report */
  drawPicture(core, trainer, { linear, product }) {
    const [width, , scale, font] = this.size;
    const { activations } = trainer;
    const isShown = activations.length > 0 && Number.isFinite(product.difference);
    [this.plot.hidden, this.picture.hidden] = [!isShown, !isShown];
    if (!isShown || width === 0) return;
    const [positive = '', negative = ''] = colors(this.plot, ['--class-1', '--class-0']);
    this.chart.setTheme(theme(this.plot), positive, negative);
    const { titles, signs } = matrixLabels(trainer, linear);
    const height = this.chart.draw(core, width, scale, font, titles, signs);
    this.plot.style.height = `${height / scale}px`;
  }

  /** @param {Trainer} trainer */
  outputsOf(trainer) {
    const names = outputNames(trainer, this.page.session.table);
    return trainer.task === 'number' ? names : names.map((name) => MORE.logit(name));
  }

  /** @param {Trainer} trainer @param {Report} report */
  drawTable(trainer, { linear, product, fit: nearest }) {
    const { tables } = this;
    tables.hidden = !Number.isFinite(product.difference);
    if (tables.hidden) return;
    const outputs = this.outputsOf(trainer);
    const names = featureTitles(trainer);
    this.output.box.hidden = outputs.length < 2;
    const { select } = this.output;
    if (select.length !== outputs.length) select.replaceChildren(...outputs.map((_, k) => make('option', { value: String(k) })));
    // The one that is chosen stays, in whatever language.
    outputs.forEach((name, k) => setText(/** @type {Element} */ (select.options[k]), name));
    const at = Number(select.value || 0);
    const columns = [{ head: linear ? COLLAPSE.weight : COLLAPSE.multiplied, of: product }, ...(nearest ? [{ head: COLLAPSE.nearest, of: nearest }] : [])];
    const weights = (/** @type {number} */ d) => columns.map(({ of }) => of.weight[at * names.length + d] ?? NaN);
    const size = (/** @type {{ values: number[] }} */ { values }) => Math.abs(values.at(-1) ?? NaN);
    const all = names.map((name, d) => ({ name, values: weights(d) }));
    // Few stay in the order of the data set.
    const shown = all.length > MOST_WEIGHTS ? sortedBy(all, size, true).slice(0, MOST_WEIGHTS) : all;
    const rows = [...shown, { name: COLLAPSE.bias, values: columns.map(({ of }) => of.bias[at] ?? NaN) }];
    const head = make('tr', {}, ...[COLLAPSE.feature, ...columns.map((column) => column.head)].map((name) => make('th', { scope: 'col' }, name)));
    this.table.replaceChildren(make('caption', {}, COLLAPSE.caption(outputs[at] ?? '')), make('thead', {}, head),
      make('tbody', {}, ...rows.map(({ name, values }) => make('tr', {}, make('th', { scope: 'row' }, name), ...values.map((value) => make('td', {}, short(Number(value.toPrecision(4)))))))));
    setText(this.note, COLLAPSE.note(trainer.task === 'number', shown.length, all.length));
  }
}

/** What stands below the matrices of a network and their product, and between them. @param {Trainer} trainer @param {boolean} linear */
export function matrixLabels({ activations }, linear) {
  const titles = [...activations, ''].map((_, k) => COLLAPSE.layer(activations.length + 1 - k));
  const between = [...activations].reverse().map((name) => (name === 'linear' ? COLLAPSE.times : ACTIVATIONS[name] ?? name));
  return { titles: [...titles, COLLAPSE.one], signs: [...between, linear ? COLLAPSE.equal : COLLAPSE.unequal] };
}
