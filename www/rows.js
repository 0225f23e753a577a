// The test rows, as the network sees them: how often it is right and where it is wrong.
import { classNames, featureTitles, sampleOf, sortedBy } from './names.js';
import { make, setText } from './dom.js';
import { count, fixed, percent } from './text.js';
import { MORE, short } from './text-panels.js';

/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').Table} Table */

/** Rows that the table shows before it is asked for more. */
const FIRST_ROWS = 20;
/** Most rows that it shows. */
const MOST_ROWS = 1000;
/** Most features that it shows. */
const MOST_FEATURES = 20;

/**
 * A test row and what is predicted for it.
 * @typedef {object} Row
 * @property {number} at its place among the test rows, from 0
 * @property {number} row its place in the data set, from 0
 * @property {number} actual the class, or the number
 * @property {number} predicted the same as the network has it
 * @property {number} score the probability that speaks for it, or how far off the number is
 * @property {boolean} isWrong
 */

/** Predictions for the test rows, from probabilities or numbers. @param {Trainer} trainer @returns {Row[]} */
export function predictions(trainer) {
  const { rows, features, targets } = sampleOf(trainer, 'test');
  const answers = trainer.predict(features);
  return Array.from(rows, (row, at) => {
    const actual = targets[at] ?? NaN;
    const [predicted, score] = answer(trainer, answers, at, rows.length);
    if (trainer.task === 'number') return { at, row, actual, predicted, score: Math.abs(predicted - actual), isWrong: false };
    return { at, row, actual, predicted, score, isWrong: predicted !== actual };
  });
}

/**
 * The class or number that is predicted, and the probability of class 1, or of the likeliest of several.
 * @param {Trainer} trainer @param {Float32Array} answers @param {number} at @param {number} rows
 * @returns {[number, number]}
 */
function answer(trainer, answers, at, rows) {
  const first = answers[at] ?? NaN;
  if (trainer.task === 'number') return [first, first];
  // What is no number predicts no class, in the training core too.
  if (!Number.isFinite(first)) return [NaN, first];
  if (trainer.task === 'two_classes') return [first > 0.5 ? 1 : 0, first];
  let best = 0;
  for (let k = 1; k * rows < answers.length; k += 1) {
    if ((answers[k * rows + at] ?? 0) > (answers[best * rows + at] ?? 0)) best = k;
  }
  return [best, answers[best * rows + at] ?? NaN];
}

/** Confusion matrix, precision and recall. */
export class Confusion {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.summary = make('p');
    this.matrix = make('table');
    this.measures = make('table');
    this.tables = make('div', { className: 'tables' }, this.scroll(this.matrix, MORE.matrixCaption), this.scroll(this.measures, MORE.measuresCaption));
    this.newer = make('p', { className: 'note' }, MORE.newer);
    box.append(make('h3', {}, MORE.confusion), this.summary, this.newer, this.tables);
  }

  /** @param {HTMLTableElement} table @param {string} ariaLabel */
  scroll(table, ariaLabel) {
    return make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel }, table);
  }

  /** @param {Trainer} trainer @param {Row[]} rows @param {Table | undefined} table */
  draw(trainer, rows, table) {
    // A change that no epoch has been trained with yet shows here, and in no figure.
    this.newer.hidden = trainer.epoch === 0 || trainer.recipe().changes.at(-1)?.epoch !== trainer.epoch;
    const isNumber = trainer.task === 'number';
    this.tables.hidden = isNumber;
    if (isNumber) {
      const mean = rows.reduce((sum, { actual }) => sum + actual, 0) / rows.length;
      const off = rows.reduce((sum, row) => sum + (row.predicted - row.actual) ** 2, 0);
      const spread = rows.reduce((sum, row) => sum + (row.actual - mean) ** 2, 0);
      setText(this.summary, MORE.numberSummary(rows.length, Math.sqrt(off / rows.length), 1 - off / spread));
      return;
    }
    const names = classNames(trainer, table);
    const counts = names.map((_, actual) => names.map((__, predicted) =>
      rows.filter((row) => row.actual === actual && row.predicted === predicted).length));
    const right = rows.filter((row) => !row.isWrong).length;
    setText(this.summary, MORE.summary(right, rows.length, trainer.majorityAccuracy.test));
    this.fillMatrix(names, counts);
    this.fillMeasures(names, counts);
  }

  /** @param {string[]} names @param {number[][]} counts */
  fillMatrix(names, counts) {
    const head = make('tr', {}, make('td'), ...names.map((name) => make('th', { scope: 'col' }, MORE.predictedAs(name))));
    const rows = counts.map((row, actual) => make('tr', {},
      make('th', { scope: 'row' }, MORE.actually(names[actual] ?? '')),
      ...row.map((number, predicted) =>
        make('td', { className: actual === predicted || number === 0 ? '' : 'wrong' }, count(number)))));
    this.matrix.replaceChildren(make('caption', {}, MORE.matrixCaption), make('thead', {}, head), make('tbody', {}, ...rows));
  }

  /** Precision and recall of each class. @param {string[]} names @param {number[][]} counts */
  fillMeasures(names, counts) {
    const head = make('tr', {}, ...[MORE.class_, MORE.precision, MORE.recall].map((name) => make('th', { scope: 'col' }, name)));
    const rows = names.map((name, k) => {
      const hits = counts[k]?.[k] ?? 0;
      const predicted = counts.reduce((sum, row) => sum + (row[k] ?? 0), 0);
      const actual = (counts[k] ?? []).reduce((sum, number) => sum + number, 0);
      return make('tr', {}, make('th', { scope: 'row' }, name),
        make('td', {}, percent(hits / predicted)), make('td', {}, percent(hits / actual)));
    });
    this.measures.replaceChildren(make('caption', {}, MORE.measuresCaption), make('thead', {}, head), make('tbody', {}, ...rows));
  }
}

/** The test rows in a table that can be sorted; a row can be chosen for the bend. */
export class RowTable {
  /** @param {HTMLElement} box @param {(row: Row | undefined) => void} choose */
  constructor(box, choose) {
    this.choose = choose;
    /** What is sorted by, and whether the largest comes first. */
    this.order = { key: 'row', isDown: false };
    this.shown = FIRST_ROWS;
    /** Whether there are newer predictions than those that are shown. */
    this.isStale = false;
    /** @type {number | undefined} */
    this.chosen = undefined;
    /** @type {{ trainer: Trainer, rows: Row[], table: Table | undefined } | undefined} */
    this.last = undefined;
    this.table = make('table', { className: 'rows' });
    this.more = make('button', { type: 'button' });
    const scroll = make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: MORE.rowTable }, this.table);
    this.more.addEventListener('click', () => {
      this.shown = Math.min(MOST_ROWS, 5 * this.shown);
      this.redraw();
      // The button goes when all rows are there.
      if (this.more.hidden) scroll.focus();
    });
    this.table.addEventListener('click', (event) => this.click(event));
    this.table.addEventListener('focusout', ({ relatedTarget }) => {
      if (this.isStale && !(relatedTarget instanceof Node && this.table.contains(relatedTarget))) setTimeout(() => this.redraw());
    });
    box.append(make('h3', {}, MORE.rowTable), make('p', { className: 'note' }, MORE.rowTableNote), scroll, this.more);
  }

  /** @param {Event} event */
  click(event) {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    const { sort, row } = button.dataset;
    if (sort !== undefined) {
      this.order = { key: sort, isDown: this.order.key === sort ? !this.order.isDown : sort !== 'row' };
    } else if (row !== undefined) {
      const at = Number(row);
      this.chosen = this.chosen === at ? undefined : at;
      this.choose(this.last?.rows.find((each) => each.at === this.chosen));
    }
    this.redraw();
  }

  /** Other rows: none of them is chosen. */
  forget() {
    this.chosen = undefined;
    this.choose(undefined);
  }

  /** @param {Trainer} trainer @param {Row[]} rows @param {Table | undefined} table @param {boolean} isPlaying */
  draw(trainer, rows, table, isPlaying) {
    this.last = { trainer, rows, table };
    // While it has the focus the table keeps still as long as the numbers run.
    this.isStale = true;
    if (!isPlaying || !this.table.contains(document.activeElement)) this.redraw();
  }

  redraw() {
    if (!this.last) return;
    this.isStale = false;
    // The buttons are made anew: the keyboard stays where it was.
    const { sort, row } = this.table.contains(document.activeElement) && document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
    this.fill();
    const again = sort === undefined ? `[data-row="${row}"]` : `[data-sort="${sort}"]`;
    if (sort !== undefined || row !== undefined) /** @type {HTMLElement | null} */ (this.table.querySelector(again))?.focus();
  }

  fill() {
    if (!this.last) return;
    const { trainer, rows, table } = this.last;
    const { features } = sampleOf(trainer, 'test');
    const titles = featureTitles(trainer).slice(0, Math.min(MOST_FEATURES, features.length / rows.length));
    const value = (/** @type {Row} */ row, /** @type {number} */ d) => features[d * rows.length + row.at] ?? NaN;
    const { key, isDown } = this.order;
    const by = (/** @type {Row} */ row) =>
      (key.startsWith('x') ? value(row, Number(key.slice(1))) : Number(row[/** @type {'row'} */ (key)]));
    const sorted = sortedBy(rows, by, isDown);
    const names = trainer.task === 'number' ? undefined : classNames(trainer, table);
    const score = { two_classes: MORE.probability(names?.[1] ?? ''), classes: MORE.confidence, number: MORE.off }[trainer.task];
    const columns = [
      ['row', MORE.row], ['actual', MORE.actual], ['predicted', MORE.predicted], ['score', score],
      ...(names ? [['isWrong', MORE.mistake]] : []), ...titles.map((title, d) => [`x${d}`, title]),
    ];
    const shown = sorted.slice(0, this.shown);
    this.table.replaceChildren(
      make('thead', {}, make('tr', {}, ...columns.map(([id = '', title = '']) => this.head(id, title)))),
      make('tbody', {}, ...shown.map((row) => this.row(row, names, titles.map((_, d) => value(row, d))))),
    );
    const most = Math.min(rows.length, MOST_ROWS);
    this.more.hidden = this.shown >= most;
    setText(this.more, MORE.moreRows(Math.min(most, 5 * this.shown), rows.length));
  }

  /** @param {string} key @param {string} title */
  head(key, title) {
    const { order } = this;
    const isSorted = order.key === key;
    const arrow = make('span', { ariaHidden: 'true' }, isSorted ? (order.isDown ? ' ▾' : ' ▴') : '');
    const button = make('button', { type: 'button', className: 'sort' }, title, arrow);
    button.dataset['sort'] = key;
    return make('th', { scope: 'col', ariaSort: isSorted ? (order.isDown ? 'descending' : 'ascending') : 'none' }, button);
  }

  /** @param {Row} row @param {string[] | undefined} names @param {number[]} values */
  row(row, names, values) {
    const isChosen = this.chosen === row.at;
    const choose = make('button', { type: 'button', ariaPressed: String(isChosen), ariaLabel: MORE.chooseRow(row.row + 1) }, String(row.row + 1));
    choose.dataset['row'] = String(row.at);
    const told = names ? (/** @type {number} */ k) => names[k] ?? MORE.noPrediction : short;
    const cells = [told(row.actual), told(row.predicted), names && Number.isFinite(row.score) ? fixed(row.score, 3) : short(row.score)];
    if (names) cells.push(row.isWrong ? MORE.wrong : '');
    return make('tr', { className: row.isWrong ? 'mistake' : '' }, make('th', { scope: 'row' }, choose),
      ...[...cells, ...values.map(short)].map((text) => make('td', {}, text)));
  }
}

