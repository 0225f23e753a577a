// The decision map: what a model says over the plane, redrawn while it trains, with the points above.
import { colors, fit, onTheme, theme } from './canvas.js';
import { make, setText } from './dom.js';
import { MORE } from './text-panels.js';
import { sampleOf } from './names.js';

/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').DecisionMap} DecisionMap */
/** @typedef {import('./core.js').Whole} Whole */

/** Share of the points' range that is left free around them. */
const MARGIN = 0.08;
/** Colours of the classes, by their numbers. */
export const CLASS_COLORS = Array.from({ length: 6 }, (_, k) => `--class-${k}`);

/** A map in a box of its own. */
export class PlaneView {
  /** @param {Whole} whole @param {string} label @param {() => void} redraw */
  constructor(whole, label, redraw) {
    const [below, above, hidden] = [make('canvas'), make('canvas'), make('canvas')];
    this.box = make('div', { className: 'plot plane', role: 'img', ariaLabel: label }, below, above);
    this.map = new whole.DecisionMap(below, above, hidden);
    /** What was drawn last: what it follows from, and the network's epoch. */
    this.shown = '';
    this.isFresh = false;
    /** Grows when the map must be drawn again though nothing was trained: it has another size, or other colours. */
    this.drawn = 0;
    const again = () => {
      this.isFresh = false;
      this.drawn += 1;
      redraw();
    };
    fit(this.box, (...size) => {
      this.map.resize(...size);
      again();
    });
    onTheme(again);
  }

  setTheme() {
    this.map.setTheme(theme(this.box), colors(this.box, CLASS_COLORS));
  }

  /**
   * Draws what a trainer says; the axes and points only where they are others than before.
   * @param {Trainer} trainer @param {{ isDiscrete: boolean, withTest: boolean, key: string }} look
   *   `key` tells when the data are others
   */
  draw(trainer, { isDiscrete, withTest, key }) {
    const shown = `${key} ${withTest}`;
    if (!this.isFresh || shown !== this.shown) {
      this.setTheme();
      this.map.setRange(...rangeOf(trainer));
      this.map.drawPoints(trainer, withTest);
      [this.isFresh, this.shown] = [true, shown];
    }
    this.map.draw(trainer, isDiscrete);
  }
}

/** The range of a trainer's points with some room: left, right, lower, upper. @param {Trainer} trainer @returns {[number, number, number, number]} */
export function rangeOf(trainer) {
  const parts = [sampleOf(trainer, 'train'), sampleOf(trainer, 'test')];
  const isLine = trainer.task === 'number' && trainer.features.filter((name) => /^x\d$/.test(name)).length === 1;
  const column = (/** @type {number} */ d) => parts.flatMap(({ rows, features, targets }) =>
    Array.from(isLine && d === 1 ? targets : features.slice(d * rows.length, (d + 1) * rows.length)));
  const [x, y] = [extent(column(0)), extent(column(1))];
  if (isLine) return [...wider(x, x[1] - x[0]), ...wider(y, y[1] - y[0])];
  // Both axes have one scale, so that a circle is round.
  const span = Math.max(x[1] - x[0], y[1] - y[0]);
  return [...wider(x, span), ...wider(y, span)];
}

/** @param {number[]} values @returns {[number, number]} */
function extent(values) {
  return [values.reduce((low, value) => Math.min(low, value), Infinity), values.reduce((high, value) => Math.max(high, value), -Infinity)];
}

/** A range of that span, and the margin, around the same middle. @param {[number, number]} range @param {number} span @returns {[number, number]} */
function wider([low, high], span) {
  const [middle, half] = [(low + high) / 2, Math.max(span, 1e-6) * (0.5 + MARGIN)];
  return [middle - half, middle + half];
}

/** Most units that have a small map. */
const MOST_UNITS = 48;

/** A small map for each hidden unit. */
export class UnitMaps {
  constructor() {
    this.box = make('div', { className: 'units' });
    this.shape = '';
    /** @type {{ layer: number, unit: number, canvas: HTMLCanvasElement }[]} */
    this.units = [];
  }

  /** @param {PlaneView} plane @param {Trainer} trainer */
  draw(plane, trainer) {
    const { hidden } = trainer.recipe();
    if (this.shape !== hidden.join()) this.make(hidden);
    const [layers, units] = [this.units.map(({ layer }) => layer), this.units.map(({ unit }) => unit)];
    plane.map.drawUnits(trainer, Uint32Array.from(layers), Uint32Array.from(units), this.units.map(({ canvas }) => canvas));
  }

  /** @param {number[]} hidden */
  make(hidden) {
    this.shape = hidden.join();
    // Of many units each layer shows its first ones.
    const most = Math.max(1, Math.floor(MOST_UNITS / Math.max(1, hidden.length)));
    this.units = hidden.flatMap((units, layer) => Array.from({ length: Math.min(units, most) }, (_, unit) => {
      const canvas = make('canvas', { role: 'img', ariaLabel: MORE.unitMap(layer + 1, unit + 1) });
      return { layer, unit, canvas };
    }));
    this.box.replaceChildren(...hidden.map((units, layer) => {
      const name = make('h4');
      setText(name, MORE.unitsOf(layer + 1, Math.min(units, most), units));
      return make('div', {}, name, make('div', { className: 'unit-row' },
        ...this.units.filter((each) => each.layer === layer).map(({ canvas }) => canvas)));
    }));
  }
}
