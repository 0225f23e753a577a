// The panel that looks into a model: diagram, decision map, the bend, what the layers
// come to, what happens inside the units, mistakes.
import { BendView } from './bend.js';
import { check, choice } from './fields.js';
import { CollapseView } from './collapse.js';
import { Confusion, predictions, RowTable } from './rows.js';
import { onTheme } from './canvas.js';
import { DiagramView } from './diagram.js';
import { Hinges } from './hinges.js';
import { make } from './dom.js';
import { MORE } from './text-panels.js';
import { Now } from './now.js';
import { PlaneView, UnitMaps } from './plane.js';
import { sees } from './show.js';
import { UnitsView } from './units.js';

/** @typedef {import('./panels.js').Page} Page */

/** Least time between two updates of the tables, and of the bend, while training, in ms. */
const CALM = 250;
const BRISK = 100;


/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  return (page.inside = new Inside(page, box));
}

export class Inside {
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
    this.inner = new UnitsView(page);
    this.hinges = new Hinges(this.plane, () => loop.wake(), (unit) => this.inner.look(0, unit));
    this.collapse = new CollapseView(page);
    this.map = make('div', {}, make('h3', {}, MORE.map), this.plane.box,
      make('div', { className: 'fields' }, this.discrete.box, this.test.box, this.hinges.switch.box),
      this.hinges.reading, make('p', { className: 'note' }, MORE.mapNote), this.units.box);
    this.diagram = new DiagramView(page, () => this.model);
    const right = make('div');
    this.confusion = new Confusion(right);
    this.bend = new BendView(page);
    const below = make('div');
    this.table = new RowTable(below, (row) => this.bend.hold(row));
    this.rows = '';
    this.shown = '';
    this.isPlane = false;
    this.isLine = false;
    // A small network's map and diagram are drawn at every frame, a large one's when there is time.
    this.counting = new Now(0);
    /** @type {import('./pkg/relu_playground.js').UnitCounts} */
    this.counts = { rows: 0, layers: [] };
    this.maps = new Now(0);
    this.diagrams = new Now(0);
    this.tables = new Now(CALM);
    this.bends = new Now(BRISK);
    this.texts = new Now(CALM);
    box.append(this.choice.box, make('div', { className: 'halves' }, this.map, this.diagram.box),
      this.bend.box, this.collapse.box, this.inner.box, right, below);
    const parts = { map: this.map, diagram: this.diagram.box, bend: this.bend.box, layers: this.collapse.box, units: this.inner.box };
    for (const [part, shownIn] of Object.entries(parts)) shownIn.dataset['part'] = part;
    right.dataset['part'] = below.dataset['part'] = 'mistakes';
    // Canvases take their colours anew when they are drawn.
    onTheme(() => {
      this.inner.repaint();
      this.collapse.again();
      [this.bends.key, this.diagrams.key] = ['', ''];
      loop.wake();
    });
  }

  /** What follows from the model's recipe, read once for each. */
  read() {
    const { session, model } = this;
    const shown = `${model.name} ${session.revision}`;
    if (shown === this.shown) return;
    this.shown = shown;
    const { data, splitSeed, testSize, extraFeatures } = model.trainer.recipe();
    const rows = JSON.stringify([data, splitSeed, testSize]);
    if (rows !== this.rows) this.table.forget();
    this.rows = rows;
    this.isPlane = typeof data === 'object' && data.name !== 'own';
    this.isLine = model.trainer.features.length - extraFeatures.length < 2;
    this.map.hidden = !this.isPlane;
    this.units.box.hidden = this.isLine;
  }

  draw() {
    const { session, model } = this;
    const { trainer } = model;
    const { playing, revision } = session;
    this.choice.show(model.name);
    this.read();
    const state = `${model.name} ${revision} ${trainer.epoch} ${playing}`;
    this.counting.run(playing, `${model.name} ${revision} ${trainer.epoch}`, () => {
      this.counts = trainer.units();
    });
    const look = { isDiscrete: this.discrete.input.checked, withTest: this.test.input.checked, key: this.rows };
    if (this.isPlane && sees('map')) {
      this.maps.run(playing, `${state} ${look.isDiscrete} ${look.withTest} ${this.plane.drawn} ${this.hinges.shown(this.inner.ofFirst)}`, () => {
        this.plane.draw(trainer, look);
        this.hinges.draw(trainer, this.counts, this.inner.ofFirst);
        if (!this.isLine) this.units.draw(this.plane, trainer);
      });
    }
    this.diagrams.run(playing, `${state} ${this.diagram.shown}`, () => this.diagram.draw());
    this.texts.run(playing, state, () => this.diagram.drawText());
    const epochs = session.models.map((each) => each.trainer.epoch).join();
    if (sees('bend')) this.bends.run(playing, `${epochs} ${revision} ${playing} ${this.bend.shown}`, () => this.bend.draw());
    if (sees('layers')) this.collapse.draw(model, `${model.name} ${revision}`);
    if (sees('units')) this.inner.draw(model, `${model.name} ${revision}`, this.counts);
    if (!sees('mistakes')) return;
    this.tables.run(playing, state, () => {
      const predicted = predictions(trainer);
      this.confusion.draw(trainer, predicted, session.table);
      this.table.draw(trainer, predicted, session.table, playing);
    });
  }
}
