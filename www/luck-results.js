// What a study has come to: the sentences, the charts, and their numbers.
import { fit, modelColors, theme } from './canvas.js';
import { value } from './luck-numbers.js';
import { count } from './text.js';
import { LUCK } from './text-luck.js';
import { make, mark, setText } from './dom.js';
import { sameFields } from './restart.js';

/** @typedef {import('./study.js').Study} Study */
/** @typedef {import('./study.js').Result} Result */
/** @typedef {{ name: string, slot: number }} Named */
/** @typedef {import('./pkg/relu_playground.js').StudyResults} StudyResults */

/** Figures of the table, in its order. */
const FIGURES = /** @type {const} */ (['mean', 'median', 'low', 'high', 'lowest', 'highest']);
/** Epochs of the table of a band. */
const EPOCHS = 11;

export class Results {
  /** @param {import('./panels.js').Page} page */
  constructor(page) {
    const { whole } = page.session;
    if (!whole) throw new Error('the whole program is not loaded');
    /** @type {Study | undefined} */
    this.study = undefined;
    /** The models that the study is of, as they were called then. @type {Named[]} */
    this.models = [];
    /** Grows with every change of a chart's size. */
    this.sizes = 0;
    this.verdicts = make('div', { className: 'verdicts' });
    this.question = make('p');
    this.diverged = make('p');
    const resized = () => {
      this.sizes += 1;
      page.loop.wake();
    };
    this.bands = chart(LUCK.bandUnit, (canvas) => new whole.StudyChart(canvas), resized);
    this.spreads = chart(LUCK.spreadUnit, (canvas) => new whole.StudyChart(canvas), resized);
    this.notes = make('p', { className: 'note' });
    this.figures = make('div', { className: 'scroll', tabIndex: 0, role: 'group' });
    this.numbers = make('div', { className: 'tables' });
    this.details = make('details', {}, make('summary', {}, LUCK.numbers), this.numbers);
    this.details.addEventListener('toggle', resized);
    this.box = make('div', { className: 'luck', hidden: true }, this.verdicts, this.question, this.diverged,
      make('div', { className: 'halves' }, this.bands.box, this.spreads.box), this.notes, this.figures, this.details);
  }

  /**
   * What the study says, in words: of now, as a closed panel is not drawn.
   * @param {number} reference the model that others are compared with
   * @returns {string | undefined} none where it has come to nothing yet
   */
  told(reference) {
    const { study } = this;
    if (!study?.results?.done || !study.about) return undefined;
    this.drawSentences(study, study.result(reference), reference);
    const parts = [...this.verdicts.children, this.question, ...(this.diverged.hidden ? [] : [this.diverged])];
    return parts.map((part) => (part.textContent ?? '').trim()).join(' ');
  }

  /** Shows another study from now on. @param {Study} study @param {Named[]} models */
  show(study, models) {
    this.study = study;
    this.models = models.map(({ name, slot }) => ({ name, slot }));
    this.box.hidden = true;
  }

  /** What is drawn follows from this too, beside the study. */
  get shown() {
    return `${this.sizes} ${this.details.open}`;
  }

  /** A model as it is called in sentences. @param {number} model */
  name(model) {
    return `${this.models[model]?.name} ${this.study?.about?.titles[model]}`;
  }

  /** @param {number} reference the model that others are compared with */
  draw(reference) {
    const { study } = this;
    if (!study?.results?.done || !study.about) return;
    this.box.hidden = false;
    const result = study.result(reference);
    this.drawSentences(study, result, reference);
    this.drawCharts(study, study.results, result);
    this.drawFigures(result);
    if (this.details.open) this.drawNumbers(study.results, result);
  }

  /** @param {Study} study @param {Result} result @param {number} reference */
  drawSentences(study, { verdicts, measure, seeds, diverged, spreads }, reference) {
    const { recipes, isRunning } = study;
    const sentences = verdicts.flatMap((verdict, model) => {
      const slot = this.models[model]?.slot ?? 0;
      if (model === reference) return [];
      const isSame = sameFields(study.recipeOf(model, 0), study.recipeOf(reference, 0));
      const size = spreads[reference]?.mean ?? 0;
      const sentence = LUCK.verdict({ name: this.name(model), reference: this.name(reference), measure, verdict, isSame, size });
      return [make('p', {}, mark(slot), ...unbroken(` ${isRunning ? `${LUCK.soFar} ` : ''}${sentence}`))];
    });
    this.verdicts.replaceChildren(...sentences);
    const { seed, splitSeed } = /** @type {import('./pkg/relu_playground.js').Recipe} */ (recipes[0]);
    setText(this.question, `${LUCK.question(study.vary, { seed, splitSeed })} ${LUCK.interval}`);
    this.question.hidden = verdicts.every(({ low }) => Number.isNaN(low));
    const lost = diverged.flatMap((runs, model) => (runs ? [LUCK.diverged(this.name(model), runs, seeds)] : []));
    this.diverged.hidden = lost.length === 0;
    setText(this.diverged, [...lost, LUCK.howDiverged].join(' '));
  }

  /** @param {Study} study @param {StudyResults} results @param {Result} result */
  drawCharts(study, results, { measure, spreads }) {
    const { bands, models } = this;
    const { epochs = [], baseline = NaN } = study.about ?? {};
    const guess = study.vary === 'weights' ? baseline : undefined;
    const parts = spreads.flatMap((spread, model) => (spread ? [LUCK.part(this.name(model), measure, spread)] : []));
    const slots = Uint32Array.from(models, ({ slot }) => slot);
    for (const { box } of [bands, this.spreads]) box.hidden = parts.length === 0;
    for (const one of [bands, this.spreads]) one.chart.setLook(theme(one.plot), modelColors(one.plot), slots);
    bands.chart.drawBands(results, models.length, Math.max(...epochs), guess);
    this.spreads.chart.drawSpreads(results, models.map(({ name }) => name), guess);
    setText(bands.title, LUCK.bandTitle[measure]);
    setText(this.spreads.title, LUCK.spreadTitle[measure]);
    bands.plot.ariaLabel = LUCK.bandLabel(measure, parts);
    this.spreads.plot.ariaLabel = LUCK.spreadLabel(measure, parts);
    const isThinned = epochs.some((each) => each > 500);
    setText(this.notes, [...(guess === undefined ? [] : [LUCK.baseline(measure, guess)]), ...(isThinned ? [LUCK.thinned] : [])].join(' '));
  }

  /** @param {Result} result */
  drawFigures({ spreads, diverged, measure }) {
    const heads = [LUCK.model, ...FIGURES.map((key) => LUCK.heads[key]), LUCK.divergedHead];
    const rows = spreads.map((spread, model) => {
      const cells = [...FIGURES.map((key) => value(measure, spread?.[key])), count(diverged[model] ?? 0)];
      return [this.head(model, this.name(model)), ...cells];
    });
    this.figures.ariaLabel = LUCK.figures(measure);
    this.figures.replaceChildren(table(LUCK.figures(measure), heads, rows));
  }

  /** A heading for a model. @param {number} model @param {string} name */
  head(model, name) {
    return make('span', {}, mark(this.models[model]?.slot ?? 0), ` ${name}`);
  }

  /** The charts as tables. @param {StudyResults} results @param {Result} result */
  drawNumbers(results, { measure }) {
    const names = this.models.map(({ name }, model) => this.head(model, name));
    const bands = this.models.map((_, model) => results.band(model));
    const longest = bands.reduce((a, b) => (b.epochs.length > a.epochs.length ? b : a));
    const last = longest.epochs.length - 1;
    const points = [...new Set(Array.from({ length: EPOCHS }, (_, k) => Math.round((k * last) / (EPOCHS - 1))))];
    const show = (/** @type {number | undefined} */ number) => value(measure, number);
    const byEpoch = points.filter((at) => at >= 0).map((at) => [count(longest.epochs[at] ?? 0), ...bands.map(({ low, median, high }) =>
      (at < median.length ? `${show(median[at])} (${LUCK.range(show(low[at]), show(high[at]))})` : '–'))]);
    const { start, width, counts, beyond } = results.histogram();
    const bins = counts[0]?.length ?? 0;
    const rows = this.study?.about?.rows.test ?? 1;
    // A bin of accuracies goes from its first whole number of rows to its last.
    const inset = measure === 'accuracy' ? 0.5 / rows : 0;
    // The last bin of several rows can go beyond all of them.
    const most = measure === 'accuracy' ? 1 : Infinity;
    const byValue = Array.from({ length: bins }, (_, bin) => [
      LUCK.range(show(start + bin * width + inset), show(Math.min(most, start + (bin + 1) * width - inset))),
      ...counts.map((each) => count(each[bin] ?? 0)),
    ]);
    if (beyond.some((runs) => runs > 0)) byValue.push([LUCK.beyond(show(start + bins * width)), ...beyond.map(count)]);
    this.numbers.replaceChildren(
      make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: LUCK.byEpoch }, table(LUCK.byEpoch, [LUCK.epoch, ...names], byEpoch)),
      make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: LUCK.byValue }, table(LUCK.byValue, [LUCK.value, ...names.map((name) => name.cloneNode(true))], byValue)),
    );
  }
}

/** A sentence in which shapes of networks, such as 12-5-ReLU-1, stay on one line where they are short. @param {string} sentence */
function unbroken(sentence) {
  return sentence.split(/(\d+(?:-\w+)+)/).map((part, k) => (k % 2 && part.length < 20 ? make('span', { className: 'unbroken' }, part) : part));
}

/**
 * A chart with its title, that follows its box.
 * @template {{ resize(width: number, height: number, scale: number, fontSize: number): void }} T
 * @param {string} unit @param {(canvas: HTMLCanvasElement) => T} create @param {() => void} resized
 */
function chart(unit, create, resized) {
  const canvas = make('canvas');
  const drawing = create(canvas);
  const title = make('h3');
  const plot = make('div', { className: 'plot', role: 'img' }, canvas);
  const box = make('figure', { className: 'study' }, make('figcaption', {}, title, make('p', { className: 'unit' }, unit)), plot);
  fit(plot, (...size) => {
    drawing.resize(...size);
    resized();
  });
  return { box, plot, title, chart: drawing };
}

/** @param {string} caption @param {(Node | string)[]} heads @param {(Node | string)[][]} rows the first cell of each is its heading */
function table(caption, heads, rows) {
  return make('table', {}, make('caption', {}, caption),
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...rows.map(([head = '', ...cells]) =>
      make('tr', {}, make('th', { scope: 'row' }, head), ...cells.map((cell) => make('td', {}, cell))))));
}
