// Painting points of each class on the plane, which then are the data set.
import { choice } from './fields.js';
import { make, setText } from './dom.js';
import { CLASS_COLORS } from './plane.js';
import { colors, fit, onTheme, theme } from './canvas.js';
import { MORE } from './text-panels.js';
import { sentenceOf } from './text.js';

/** @typedef {import('./panels.js').Page} Page */
/** A painted point: x1, x2 and its class. @typedef {[number, number, number]} Point */

/** The edge of the plane, and the farthest that it may be, as in the training core. */
const EDGE = 3;
const FARTHEST = 10;
/** Steps to a unit of what is painted. */
const STEPS = 100;
/** Most points, and fewest to learn from, as in the training core. */
const MOST = 2000;
/** How far from the brush its points fall. */
const SPRAY = 0.12;
/** Least way of the brush between two dabs, in units of the plane. */
const SPACING = 0.14;
/** How far an eraser reaches. */
const REACH = 0.3;
/** How far an arrow key moves the cross. */
const STEP = 0.1;

/** The nearest number that a painted point may have; a link holds it in few characters. @param {number} value */
const onGrid = (value) => Math.round(Math.min(Math.max(value, -FARTHEST), FARTHEST) * STEPS) / STEPS + 0;

export class Paint {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.session = page.session;
    /** @type {Point[]} */
    this.points = [];
    /** Points before each stroke. @type {Point[][]} */
    this.past = [];
    this.revision = -1;
    /** Where the keyboard's cross is; none until a key moves it. @type {[number, number] | undefined} */
    this.cross = undefined;
    /** The last dab of the stroke that is being painted. @type {[number, number] | undefined} */
    this.last = undefined;
    if (!page.session.whole) throw new Error('the whole program is not loaded');
    const [below, above] = [make('canvas'), make('canvas')];
    this.plot = make('div', { className: 'plot plane paint', tabIndex: 0, role: 'application', ariaLabel: MORE.paintLabel }, below, above);
    this.map = new page.session.whole.DecisionMap(below, above, make('canvas'));
    /** The points that the session has, or had last, as text. */
    this.known = '';
    this.mark = make('div', { className: 'cross', hidden: true });
    this.plot.append(this.mark);
    this.isReady = false;
    fit(this.plot, (...size) => {
      this.map.resize(...size);
      this.isReady = true;
      this.redraw();
    });
    onTheme(() => this.redraw());
    this.box = make('fieldset', {}, make('legend', {}, MORE.paint), make('p', {}, MORE.paintNote), this.makeTools(), this.plot,
      this.makeButtons());
    this.makePaintable();
  }

  makeTools() {
    const tools = Object.fromEntries([...CLASS_COLORS.map((_, k) => [String(k), MORE.classTool(k)]), ['erase', MORE.eraser]]);
    this.tool = choice(MORE.tool, tools, () => {});
    return make('div', { className: 'fields' }, this.tool.box);
  }

  makeButtons() {
    const button = (/** @type {string} */ text, /** @type {() => void} */ action) => {
      const made = make('button', { type: 'button' }, text);
      made.addEventListener('click', action);
      return made;
    };
    this.status = make('p', { role: 'status' });
    this.said = make('p', { className: 'visually-hidden', role: 'status' });
    this.undo = button(MORE.undo, () => {
      this.points = this.past.pop() ?? [];
      this.settle();
      // The button is of no use any more: the keyboard goes on at the plane.
      if (this.past.length === 0) this.plot.focus();
    });
    this.clear = button(MORE.clearPoints, () => {
      this.stroke(() => {
        this.points = [];
      });
      this.plot.focus();
    });
    this.take = button(MORE.takePoints, () => this.stroke(() => {
      this.points = this.taken();
    }));
    return make('div', {}, make('div', { className: 'buttons' }, this.undo, this.clear, this.take), this.status, this.said);
  }

  makePaintable() {
    const { plot } = this;
    const at = (/** @type {PointerEvent} */ event) => {
      const { left, top } = plot.getBoundingClientRect();
      const [x = 0, y = 0] = this.map.pointAt(event.clientX - left, event.clientY - top);
      return /** @type {[number, number]} */ ([x, y]);
    };
    plot.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      plot.setPointerCapture(event.pointerId);
      this.cross = undefined;
      this.past.push([...this.points]);
      this.last = undefined;
      this.dab(at(event));
    });
    plot.addEventListener('pointermove', (event) => {
      if (!plot.hasPointerCapture(event.pointerId)) return;
      const [x, y] = at(event);
      const [lastX, lastY] = this.last ?? [Infinity, Infinity];
      if (Math.hypot(x - lastX, y - lastY) >= SPACING) this.dab([x, y]);
    });
    plot.addEventListener('lostpointercapture', () => this.settle());
    plot.addEventListener('keydown', (event) => this.key(event));
    plot.addEventListener('blur', () => {
      this.cross = undefined;
      this.redraw();
    });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const [x, y] = this.cross ?? [0, 0];
    /** @type {Record<string, [number, number]>} */
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const move = moves[event.key];
    if (move) {
      this.cross = [onGrid(x + move[0]), onGrid(y + move[1])];
      if (this.said) setText(this.said, MORE.crossAt(...this.cross));
    }
    else if (event.key === ' ' || event.key === 'Enter') this.stroke(() => this.dab(this.cross ?? [0, 0], 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.redraw();
  }

  /** A change of the points that can be undone. @param {() => void} change */
  stroke(change) {
    this.past.push([...this.points]);
    change();
    this.settle();
  }

  /** Paints or erases at a place. @param {[number, number]} place @param {number} [spray] */
  dab([x, y], spray = SPRAY) {
    this.last = [x, y];
    const tool = this.tool?.select.value;
    if (tool === 'erase') {
      this.points = this.points.filter((point) => Math.hypot(point[0] - x, point[1] - y) > REACH);
    } else {
      const off = () => (Math.random() - 0.5) * spray;
      if (this.points.length < MOST) this.points.push([onGrid(x + off()), onGrid(y + off()), Number(tool)]);
    }
    this.redraw();
  }

  /** Trains on the points, where they are enough; says what is lacking. */
  settle() {
    let lacking = '';
    try {
      if (this.points.length > 0) {
        /** @type {import('./pkg/relu_playground.js').Painted} */
        const data = { name: 'painted', points: this.points };
        this.page.controls.share({ data, ...this.page.controls.suited(data) });
        this.known = JSON.stringify(this.points);
      }
    } catch (error) {
      lacking = sentenceOf(error);
    }
    this.tell(lacking);
    this.revision = this.session.revision;
    this.redraw();
  }

  /** Says what becomes of the points. @param {string} lacking why they are not learned from */
  tell(lacking) {
    const { length } = this.points;
    if (this.status) setText(this.status, length === 0 ? MORE.noPoints : lacking ? MORE.notYet(lacking) : MORE.painted(length));
  }

  /** The points that are trained on now, on the grid. @returns {Point[]} */
  taken() {
    const { trainer } = this.session.first;
    const points = /** @type {const} */ (['train', 'test']).flatMap((part) => {
      const { rows, features, targets } = trainer.sample(part);
      return Array.from(rows, (row, k) => ({ row, point: /** @type {Point} */ ([onGrid(features[k] ?? 0), onGrid(features[rows.length + k] ?? 0), targets[k] ?? 0]) }));
    });
    return points.sort((a, b) => a.row - b.row).slice(0, MOST).map(({ point }) => point);
  }

  redraw() {
    if (!this.isReady) return;
    // Points of a data set or a link may lie farther out than those that are painted.
    const edge = Math.ceil(this.points.reduce((far, [x, y]) => Math.max(far, Math.abs(x), Math.abs(y)), EDGE));
    this.map.setRange(-edge, edge, -edge, edge);
    this.map.setTheme(theme(this.plot), colors(this.plot, CLASS_COLORS));
    this.map.drawPainted(Float32Array.from(this.points.flat()));
    if (this.undo) this.undo.disabled = this.past.length === 0;
    if (this.clear) this.clear.disabled = this.points.length === 0;
    this.mark.hidden = !this.cross;
    if (this.cross) {
      const [left = 0, top = 0] = this.map.placeOf(...this.cross);
      Object.assign(this.mark.style, { left: `${left}px`, top: `${top}px` });
    }
    this.page.loop.wake();
  }

  /** Behind the points, what the first model says, once it learns from them. */
  draw() {
    const { session } = this;
    const { data } = session.recipe;
    const isPainted = typeof data === 'object' && data.name === 'painted';
    if (this.revision !== session.revision) {
      this.revision = session.revision;
      // Points from a link, and no others: what is painted and not yet enough stays.
      if (isPainted && JSON.stringify(data.points) !== this.known) {
        this.known = JSON.stringify(data.points);
        this.points = data.points.map((point) => [...point]);
        this.past = [];
        this.tell('');
        this.redraw();
      }
      const { trainer } = session.first;
      if (this.take) this.take.hidden = isPainted || trainer.task === 'number' || trainer.features.slice(0, 2).join() !== 'x1,x2';
    }
    if (this.isReady && isPainted) this.map.draw(session.first.trainer, false);
    else if (this.isReady) this.map.clear();
  }
}
