// The units of a layer in numbers: what the drawings show, for whoever reads rather than looks.
import { deadUnits, equation } from './hinges.js';
import { featureTitles } from './names.js';
import { rough } from './numbers.js';
import { UNITS } from './text-inner.js';
import { make, setText } from './dom.js';
import { Now } from './now.js';

/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').UnitCounts} UnitCounts */

/** Least time between two updates while training, in ms. */
const CALM = 250;
/** Most units that it shows. */
const MOST = 64;
/** Most features whose weights are written as a sum. */
const FEW = 7;

export class UnitTable {
  /** @param {() => void} wake */
  constructor(wake) {
    this.table = make('table');
    this.more = make('p', { className: 'note' });
    const scroll = make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: UNITS.caption }, this.table);
    this.box = make('details', {}, make('summary', {}, UNITS.numbers), make('div', { className: 'tables' }, scroll), this.more);
    this.box.addEventListener('toggle', wake);
    this.now = new Now(CALM);
  }

  /** @param {Trainer} trainer @param {UnitCounts} counts @param {number} layer @param {string} key @param {boolean} playing */
  draw(trainer, counts, layer, key, playing) {
    if (this.box.open) this.now.run(playing, key, () => this.fill(trainer, counts, layer));
  }

  /** @param {Trainer} trainer @param {UnitCounts} counts @param {number} layer */
  fill(trainer, counts, layer) {
    const values = counts.layers[layer];
    if (!values) return;
    const { rows } = counts;
    const names = featureTitles(trainer);
    const hinges = layer === 0 && names.length <= FEW ? trainer.hinges() : [];
    const heads = [UNITS.unit, UNITS.on, UNITS.from, UNITS.to, UNITS.state, ...(hinges.length ? [UNITS.line] : [])];
    const dead = new Set(deadUnits(counts, layer));
    const shown = Math.min(MOST, values.on.length);
    const body = Array.from({ length: shown }, (_, unit) => {
      const [on = 0, low = NaN, high = NaN, flat = 0] = [values.on[unit], values.lowest[unit], values.highest[unit], values.saturated[unit]];
      const hinge = hinges[unit];
      const cells = [UNITS.share(on, rows), rough(low), rough(high), stateOf(trainer.activations[layer] ?? '', on, rows, flat, dead.has(unit)), ...(hinge ? [`${equation(hinge, names)} > 0`] : [])];
      return make('tr', {}, make('th', { scope: 'row' }, String(unit + 1)), ...cells.map((cell) => make('td', {}, cell)));
    });
    this.table.replaceChildren(make('caption', {}, UNITS.caption), make('thead', {}, make('tr', {}, ...heads.map((name) => make('th', { scope: 'col' }, name)))), make('tbody', {}, ...body));
    setText(this.more, shown < values.on.length ? UNITS.moreUnits(shown, values.on.length) : '');
  }
}

/** @param {string} activation @param {number} on @param {number} rows @param {number} flat @param {boolean} isDead */
function stateOf(activation, on, rows, flat, isDead) {
  if (activation === 'linear') return UNITS.nothing;
  if (activation === 'sigmoid' || activation === 'tanh') return UNITS.flat(flat, rows);
  if (isDead) return activation === 'relu' ? UNITS.dead : UNITS.never;
  return on === rows ? UNITS.always : UNITS.switches;
}
