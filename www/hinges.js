// Where the units of the first hidden layer bend, as lines over the decision map.
import { check } from './fields.js';
import { featureTitles } from './names.js';
import { HINGES, UNITS } from './text-inner.js';
import { make, setText } from './dom.js';
import { short } from './numbers.js';

/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').UnitCounts} UnitCounts */
/** @typedef {import('./plane.js').PlaneView} PlaneView */

/** Most lines on a map: more could not be told apart. */
const MOST_LINES = 32;

/** Units of a layer, from 0 on, that are on for no row. @param {UnitCounts} counts @param {number} layer */
export function deadUnits({ layers }, layer) {
  const { on, highest } = layers[layer] ?? { on: new Uint32Array(), highest: new Float32Array() };
  return Array.from(on.keys()).filter((unit) => on[unit] === 0 && !Number.isNaN(highest[unit]));
}

/**
 * A sum of weighted features: “1.2·x1 − 0.4·x2 + 0.3”.
 * @param {import('./pkg/relu_playground.js').Hinge} hinge @param {string[]} names
 */
export function equation({ weights, offset }, names) {
  const digits = (/** @type {number} */ value) => short(Number(Math.abs(value).toPrecision(3)));
  const terms = [...names.map((name, k) => ({ value: weights[k] ?? 0, text: `·${name}` })), { value: offset, text: '' }];
  return terms.map(({ value, text }, k) => {
    const sign = value < 0 ? '−' : '+';
    return `${k === 0 ? (value < 0 ? '−' : '') : ` ${sign} `}${digits(value)}${text}`;
  }).join('');
}

export class Hinges {
  /** @param {PlaneView} plane @param {() => void} wake @param {(unit: number) => void} choose gets a unit of layer 1 that is pressed */
  constructor(plane, wake, choose) {
    this.plane = plane;
    this.switch = check(HINGES.show, wake);
    this.reading = make('p', { className: 'note', hidden: true });
    /** The unit whose line is pointed at. @type {number | undefined} */
    this.pointed = undefined;
    const at = (/** @type {PointerEvent | MouseEvent} */ event) => {
      const { left, top } = plane.box.getBoundingClientRect();
      return plane.map.hingeAt(event.clientX - left, event.clientY - top);
    };
    const point = (/** @type {number | undefined} */ unit) => {
      if (unit === this.pointed) return;
      this.pointed = unit;
      wake();
    };
    plane.box.addEventListener('pointermove', (event) => point(at(event)));
    plane.box.addEventListener('pointerleave', () => point(undefined));
    plane.box.addEventListener('click', (event) => {
      const unit = at(event);
      if (unit !== undefined) choose(unit);
    });
  }

  /** What is shown follows from this too. @param {number | undefined} chosen */
  shown(chosen) {
    return `${this.switch.input.checked} ${this.pointed ?? chosen}`;
  }

  /**
   * Draws the lines over a map that was just drawn.
   * @param {Trainer} trainer @param {UnitCounts} counts @param {number | undefined} chosen the unit of layer 1 that is looked into
   */
  draw(trainer, counts, chosen) {
    const hinges = trainer.hinges();
    this.switch.box.hidden = hinges.length === 0;
    const isShown = this.switch.input.checked && hinges.length > 0;
    this.reading.hidden = !isShown;
    this.plane.box.classList.toggle('pointable', isShown && this.pointed !== undefined);
    if (!isShown) {
      this.plane.map.forgetHinges();
      return;
    }
    const { dead, shown } = linesOf(trainer, counts);
    const lit = this.pointed ?? chosen;
    const drawn = this.plane.map.drawHinges(trainer, Uint32Array.from(shown), lit);
    const beyond = shown.filter((unit) => !drawn.includes(unit)).map((unit) => unit + 1);
    const hinge = lit === undefined ? undefined : hinges[lit];
    setText(this.reading, [
      hinge && lit !== undefined ? HINGES.line(lit + 1, equation(hinge, featureTitles(trainer)), UNITS.share(counts.layers[0]?.on[lit] ?? 0, counts.rows)) : HINGES.hintKeys,
      trainer.activations[0] === 'linear' ? HINGES.noBend : '',
      dead.length ? HINGES.dead(dead.map((unit) => unit + 1)) : '',
      beyond.length ? HINGES.beyond(beyond) : '',
      hinges.length > MOST_LINES ? HINGES.first(MOST_LINES, hinges.length) : '',
      HINGES.hint,
    ].filter(Boolean).join(' '));
  }
}

/** Units of the first hidden layer that have a line, and those that are dead. @param {Trainer} trainer @param {UnitCounts} counts */
export function linesOf(trainer, counts) {
  const first = trainer.hinges().map((_, unit) => unit).slice(0, MOST_LINES);
  const dead = trainer.activations[0] === 'relu' ? deadUnits(counts, 0).filter((unit) => first.includes(unit)) : [];
  return { dead, shown: first.filter((unit) => !dead.includes(unit)) };
}
