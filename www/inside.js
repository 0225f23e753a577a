// The panel that looks into a model: diagram, decision map, mistakes, the bend.
import { BendView } from './bend.js';
import { check, choice } from './fields.js';
import { Confusion, predictions, RowTable } from './rows.js';
import { DiagramView } from './diagram.js';
import { make } from './dom.js';
import { MORE } from './text-panels.js';
import { Now } from './now.js';
import { PlaneView, UnitMaps } from './plane.js';

/** @typedef {import('./panels.js').Page} Page */

/** Least time between two updates of the tables, and of the bend, while training, in ms. */
const CALM = 250;
const BRISK = 100;


/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  return new Inside(page, box);
}

class Inside {
  /** @param {Page} page @param {HTMLElement} box */
  constructor(page, box) {
    const { session, loop } = page;
    this.page = page;
    this.session = session;
    if (!session.whole) throw new Error('the whole program is not loaded');
    this.model = session.first;
    const names = Object.fromEntries(session.models.map(({ name }) => [name, name]));
    this.choice = choice(MORE.modelToSee, names, (name) => {
      this.model = session.models.find((model) => model.name === name) ?? session.first;
      loop.wake();
    });
    this.discrete = check(MORE.discrete, () => loop.wake());
    this.test = check(MORE.showTest, () => loop.wake());
    this.test.input.checked = true;
    this.plane = new PlaneView(session.whole, MORE.mapLabel, () => loop.wake());
    this.units = new UnitMaps();
    this.map = make('div', {}, make('h3', {}, MORE.map), this.plane.box,
      make('div', { className: 'fields' }, this.discrete.box, this.test.box), make('p', { className: 'note' }, MORE.mapNote), this.units.box);
    this.diagram = new DiagramView(page, () => this.model);
    const right = make('div');
    this.confusion = new Confusion(right);
    this.bend = new BendView(page);
    const below = make('div');
    this.table = new RowTable(below, (row) => this.bend.hold(row));
    this.revision = -1;
    this.rows = '';
    this.tables = new Now(CALM);
    this.bends = new Now(BRISK);
    this.texts = new Now(CALM);
    box.append(this.choice.box, make('div', { className: 'halves' }, this.map, this.diagram.box), this.bend.box, right, below);
    // Canvases take their colours anew when they are drawn.
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.bends.key = '';
      loop.wake();
    });
  }

  draw() {
    const { session, model } = this;
    const { trainer } = model;
    this.choice.show(model.name);
    const { data, splitSeed, testSize, extraFeatures } = trainer.recipe();
    const isPlane = typeof data === 'object' && data.name !== 'own';
    this.map.hidden = !isPlane;
    const rows = JSON.stringify([data, splitSeed, testSize]);
    if (isPlane) {
      this.plane.draw(trainer, { isDiscrete: this.discrete.input.checked, withTest: this.test.input.checked, key: rows });
      const isLine = trainer.features.length - extraFeatures.length < 2;
      this.units.box.hidden = isLine;
      if (!isLine) this.units.draw(this.plane, trainer);
    }
    this.diagram.draw();
    const { playing, revision } = session;
    const state = `${model.name} ${revision} ${trainer.epoch} ${playing}`;
    this.texts.run(playing, state, () => this.diagram.drawText());
    this.bends.run(playing, `${session.models.map((each) => each.trainer.epoch).join()} ${revision} ${this.bend.row?.at} ${this.bend.size.join()} ${[...this.bend.chosen].join()} ${this.bend.output.select.value}`, () => this.bend.draw());
    if (this.revision !== revision && this.rows !== rows) this.table.forget();
    [this.revision, this.rows] = [revision, rows];
    this.tables.run(playing, state, () => {
      const predicted = predictions(trainer);
      this.confusion.draw(trainer, predicted, session.table);
      this.table.draw(trainer, predicted, session.table, playing);
    });
  }
}
