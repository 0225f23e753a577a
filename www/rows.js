// The test rows, as the network sees them: how often it is right and where it is wrong.
import { classNames, featureTitles, sortedBy } from './names.js';
import { make, setText } from './dom.js';
import { count, percent } from './text.js';
import { MORE } from './text-panels.js';

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
  const { rows, features, targets } = trainer.sample('test');
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
    this.tables = make('div', { className: 'tables' }, this.scroll(this.matrix), this.scroll(this.measures));
    box.append(make('h3', {}, MORE.confusion), this.summary, this.tables);
  }

  /** @param {HTMLTableElement} table */
  scroll(table) {
    return make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: MORE.confusion }, table);
  }

  /** @param {Trainer} trainer @param {Row[]} rows @param {Table | undefined} table */
  draw(trainer, rows, table) {
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

  /** Precision and recall, of class 1 alone where there are two. @param {string[]} names @param {number[][]} counts */
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
    /** @type {number | undefined} */
    this.chosen = undefined;
    /** @type {{ trainer: Trainer, rows: Row[], table: Table | undefined } | undefined} */
    this.last = undefined;
    this.table = make('table', { className: 'rows' });
    this.more = make('button', { type: 'button' });
    this.more.addEventListener('click', () => {
      this.shown = Math.min(MOST_ROWS, 5 * this.shown);
      this.redraw();
    });
    this.table.addEventListener('click', (event) => this.click(event));
    const scroll = make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: MORE.rowTable }, this.table);
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
    // The buttons are made anew: the keyboard stays where it was.
    const again = sort === undefined ? `[data-row="${row}"]` : `[data-sort="${sort}"]`;
    /** @type {HTMLElement | null} */ (this.table.querySelector(again))?.focus();
  }

  /** Other rows: none of them is chosen. */
  forget() {
    this.chosen = undefined;
    this.choose(undefined);
  }

  /** @param {Trainer} trainer @param {Row[]} rows @param {Table | undefined} table */
  draw(trainer, rows, table) {
    this.last = { trainer, rows, table };
    // While it has the focus the table keeps still, unless it is asked.
    if (!this.table.contains(document.activeElement)) this.redraw();
  }

  redraw() {
    if (!this.last) return;
    const { trainer, rows, table } = this.last;
    const { features } = trainer.sample('test');
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
    const button = make('button', { type: 'button', className: 'sort' }, title, isSorted ? (order.isDown ? ' ▾' : ' ▴') : '');
    button.dataset['sort'] = key;
    return make('th', { scope: 'col', ariaSort: isSorted ? (order.isDown ? 'descending' : 'ascending') : 'none' }, button);
  }

  /** @param {Row} row @param {string[] | undefined} names @param {number[]} values */
  row(row, names, values) {
    const isChosen = this.chosen === row.at;
    const choose = make('button', { type: 'button', ariaPressed: String(isChosen), ariaLabel: MORE.chooseRow(row.row + 1) }, String(row.row + 1));
    choose.dataset['row'] = String(row.at);
    const told = names ? (/** @type {number} */ k) => names[k] ?? '' : short;
    const cells = [told(row.actual), told(row.predicted), names ? row.score.toFixed(3) : short(row.score)];
    if (names) cells.push(row.isWrong ? MORE.wrong : '');
    return make('tr', { className: row.isWrong ? 'mistake' : '' }, make('th', { scope: 'row' }, choose),
      ...[...cells, ...values.map(short)].map((text) => make('td', {}, text)));
  }
}

/** A number in few digits. @param {number} value */
const short = (value) => String(Number(value.toPrecision(5)));
