// One chart: two canvases that follow their box, the device's pixels and the theme, and a way to
// read values off it by pointer, touch or arrow keys.
import { fit, modelColors, theme } from './canvas.js';
import { newChart } from './core.js';
import { make, modelClass, shape } from './dom.js';
import { fixed, percent, TEXT } from './text.js';

/** @typedef {import('./session.js').Session} Session */

/** Space between the line at the reader and the values beside it, in CSS pixels. */
const TIP_GAP = 12;

/** Where a chart is read, shared by all charts. */
export class Reader extends EventTarget {
  /** The epoch that is read, if any. @type {number | undefined} */
  epoch = undefined;

  /** @param {number | undefined} epoch */
  read(epoch) {
    if (epoch === this.epoch) return;
    this.epoch = epoch;
    this.dispatchEvent(new Event('change'));
  }
}

export class Plot {
  /**
   * @param {'accuracy' | 'loss'} metric
   * @param {HTMLElement} box
   * @param {Session} session
   * @param {Reader} reader
   * @param {() => void} redraw
   */
  constructor(metric, box, session, reader, redraw) {
    this.metric = metric;
    this.box = box;
    this.session = session;
    this.reader = reader;
    this.chart = this.makeChart();
    /** The edition of the program that the chart is of, and the size that it has. */
    this.whole = session.whole;
    /** @type {{ isLog: boolean, smoothing: number } | undefined} */
    this.look = undefined;
    /** @type {import('./canvas.js').Size} */
    this.size = [1, 1, 1, 1];
    this.tip = /** @type {HTMLElement} */ (box.querySelector('.tip'));
    /** Of the models. @type {string[]} */
    this.colors = [];
    this.setTheme();
    this.makeReadable();
    fit(box, (...size) => {
      this.size = size;
      this.chart.resize(...size);
      redraw();
    });
  }

  /** How the curves are drawn, which the whole program knows. @param {{ isLog: boolean, smoothing: number }} look */
  setLook(look) {
    this.look = look;
    this.chart.setLook(look.isLog, look.smoothing);
  }

  makeChart() {
    const [below, above] = this.box.querySelectorAll('canvas');
    if (!below || !above) throw new Error('a chart needs two canvases');
    return newChart(this.metric, below, above);
  }

  /** Takes the colours of the page's current theme, and draws all anew. */
  setTheme() {
    this.chart.resize(...this.size);
    this.chart.setTheme(theme(this.box));
    this.colors = modelColors(this.box);
  }

  draw() {
    if (this.whole !== this.session.whole) {
      // Charts draw trainers of their own edition.
      this.whole = this.session.whole;
      this.chart.free();
      this.chart = this.makeChart();
      this.setTheme();
      if (this.look) this.setLook(this.look);
    }
    // Where an earlier epoch is looked at, it is marked.
    this.paint(this.chart, this.colors, this.epoch ?? (this.session.at ? this.session.at - 1 : undefined));
    this.drawTip();
  }

  /**
   * Draws every run on a chart of the same edition.
   * @param {import('./pkg/relu_playground.js').Chart} chart
   * @param {string[]} colors of the models
   * @param {number} [epoch] that is read
   */
  paint(chart, colors, epoch) {
    const { models, faded, span } = this.session;
    chart.begin(span);
    for (const { trainer, slot } of faded) chart.add(trainer, colors[slot] ?? '', slot, true);
    for (const { trainer, ahead, slot } of models) {
      if (ahead) chart.add(ahead, colors[slot] ?? '', slot, true);
      chart.add(trainer, colors[slot] ?? '', slot, false);
    }
    chart.draw(epoch);
  }

  /** Hover, touch and arrow keys move the reader. */
  makeReadable() {
    const { box, reader } = this;
    box.tabIndex = 0;
    box.setAttribute('role', 'slider');
    box.setAttribute('aria-label', this.metric === 'accuracy' ? TEXT.readAccuracy : TEXT.readLoss);
    box.setAttribute('aria-valuemin', '0');
    const point = (/** @type {PointerEvent} */ event) => {
      reader.read(this.limit(this.chart.epochAt(event.clientX - box.getBoundingClientRect().left)));
    };
    box.addEventListener('pointerdown', point);
    box.addEventListener('pointermove', point);
    box.addEventListener('pointerleave', (event) => {
      // A finger that is lifted leaves its reading to be read; a mouse takes it along.
      if (event.pointerType === 'mouse') reader.read(undefined);
    });
    box.addEventListener('blur', () => reader.read(undefined));
    box.addEventListener('keydown', (event) => this.key(event));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const last = this.lastEpoch;
    const now = this.epoch ?? last;
    const far = Math.max(1, Math.round(last / 10));
    const to = {
      ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1,
      PageDown: now - far, PageUp: now + far, Home: 0, End: last, Escape: undefined,
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    event.stopPropagation();
    const epoch = to[/** @type {keyof typeof to} */ (event.key)];
    this.reader.read(epoch === undefined ? undefined : this.limit(epoch));
  }

  /** The last epoch that any model has. */
  get lastEpoch() {
    return Math.max(0, ...this.session.models.map(({ trainer }) => trainer.epoch - 1));
  }

  /** The epoch that is read, if there is one to read. */
  get epoch() {
    const isTrained = this.session.models.some(({ trainer }) => trainer.epoch > 0);
    return isTrained && this.reader.epoch !== undefined ? this.limit(this.reader.epoch) : undefined;
  }

  /** @param {number} epoch */
  limit(epoch) {
    return Math.min(Math.max(epoch, 0), this.lastEpoch);
  }

  /** The values at the reader, beside it and for screen readers. */
  drawTip() {
    const { box, tip } = this;
    const epoch = this.epoch ?? this.lastEpoch;
    tip.hidden = this.epoch === undefined;
    // While training the value would change 60 times a second: it is told when asked or at rest.
    if (tip.hidden && this.session.playing) return;
    const lines = this.readings(epoch);
    const spoken = lines.map(({ label, text }) => `${label}: ${text}`);
    box.setAttribute('aria-valuemax', String(this.lastEpoch));
    box.setAttribute('aria-valuenow', String(epoch));
    box.setAttribute('aria-valuetext', lines.length ? [TEXT.reading(epoch), ...spoken].join('; ') : TEXT.noReading);
    if (tip.hidden) return;
    const rows = lines.map(({ name, text, slot }) =>
      make('span', { className: modelClass(slot) }, `${shape(slot)} ${name}: ${text}`),
    );
    tip.replaceChildren(make('strong', {}, TEXT.reading(epoch)), ...rows);
    // To the right of the line, or to its left where there is no room, and never out of the chart.
    const [x, room] = [this.chart.xOf(epoch), box.clientWidth - tip.offsetWidth];
    const left = x + TIP_GAP <= room ? x + TIP_GAP : x - TIP_GAP - tip.offsetWidth;
    tip.style.setProperty('--x', `${Math.max(0, Math.min(left, room))}px`);
  }

  /** @param {number} epoch */
  readings(epoch) {
    return this.session.models.flatMap(({ trainer, name, slot }) => {
      const reading = trainer.reading(epoch);
      if (!reading) return [];
      const [train, test] = this.metric === 'accuracy'
        ? [reading.trainAccuracy, reading.testAccuracy].map((share) => percent(share, 1))
        : [reading.trainLoss, reading.testLoss].map((loss) => fixed(loss, 4));
      const text = `${TEXT.train} ${train}, ${TEXT.test} ${test}`;
      return [{ name, label: `${name} ${trainer.title}`, text, slot }];
    });
  }
}
