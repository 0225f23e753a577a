// The models on the page: which recipe each has, and how far each is trained. It knows nothing of
// the page; whoever shows it listens for `change`.
import { newTrainer } from './core.js';
import { isOnly, restarted, sameFields, TUNED } from './restart.js';

/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {import('./pkg/relu_playground.js').ActivationName} ActivationName */
/** @typedef {import('./pkg/relu_playground.js').Recipe} Recipe */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./pkg/relu_playground.js').Table} Table */
/** @typedef {import('./core.js').Whole} Whole */

/**
 * One of the compared models.
 * @typedef {object} Model
 * @property {string} name a letter that stays when the recipe changes
 * @property {number} slot its colour and its marker
 * @property {Trainer} trainer
 * @property {Trainer} [ahead] the run as far as it is trained, while `trainer` is at an earlier epoch of it
 */

/**
 * A run that was replaced, kept for comparison.
 * @typedef {object} Faded
 * @property {number} id
 * @property {string} name of the model it was
 * @property {number} slot
 * @property {Trainer} trainer
 */

/** The lesson's three models, in its order. @type {RecipeInput[]} */
const LESSON = [
  { hidden: [5], activation: 'linear' },
  { hidden: [20, 20], activation: 'linear' },
  { hidden: [5], activation: 'relu' },
];

/** Most faded runs; beyond it the oldest go. */
const MOST_FADED = 30;

/** How many epochs are added when a trained model goes on at its end. */
const MORE_EPOCHS = 1000;

/** Most epochs of a run, as in the training core. */
const MOST_EPOCHS = 1_000_000;

/** Most epochs per model between two looks at the clock; a frame begins with one, and large networks take fewer. */
const MOST_SLICE = 64;

/** Operations of an epoch above which it is trained in pieces, so that a frame need not wait for its end: about
 * a millisecond's. */
export const LARGE = 2e7;

export class Session extends EventTarget {
  constructor() {
    super();
    /** @type {Model[]} */
    this.models = LESSON.map((recipe, slot) => ({
      name: 'ABC'.charAt(slot),
      slot,
      trainer: newTrainer(recipe),
    }));
    /** @type {Faded[]} */
    this.faded = [];
    this.playing = false;
    /** How many epochs the recipes ask for: there Play stops by itself. */
    this.target = this.recipe.epochs;
    /** Which models a change of activation is for. @type {Set<Model>} */
    this.chosen = new Set(this.models.slice(0, 1));
    this.nextId = 0;
    /** The model that is trained next. */
    this.turn = 0;
    /** The whole training program, where it is in use. @type {Whole | undefined} */
    this.whole = undefined;
    /** The visitor's own table that is trained on, or was. @type {Table | undefined} */
    this.table = undefined;
    /** Its text, where it is short enough for a link. @type {string | undefined} */
    this.tableText = undefined;
    /** The epoch that is looked back at, or is to be; none while every run is as far as it is trained. @type {number | undefined} */
    this.at = undefined;
    /** The way back, once it was gone. @type {import('./past.js').Past | undefined} */
    this.past = undefined;
    /** Grows whenever anything but an epoch was added: what follows from recipes is stale then. */
    this.revision = 0;
  }

  /** What all models share; hidden layers and activations are the first model's. */
  get recipe() {
    return this.first.trainer.recipe();
  }

  /** A trainer of a recipe. @param {RecipeInput} recipe @throws {Error} with a sentence */
  make(recipe) {
    const isOwn = typeof recipe.data === 'object' && recipe.data.name === 'own';
    return isOwn && this.table ? this.table.trainer(recipe) : newTrainer(recipe);
  }

  /**
   * Trains on a visitor's own table.
   * @param {import('./pkg/relu_playground.js').Own} own where it is from
   * @param {RecipeInput} suited what else suits it
   * @param {import('./pkg/relu_playground.js').TableInput} input
   * @param {string | undefined} text
   * @throws {Error} with a sentence, and nothing changed, when it cannot be trained on
   */
  takeTable(own, suited, input, text) {
    if (!this.whole) throw new Error('the whole program is not loaded');
    const [before, table] = [this.table, new this.whole.Table(own, input)];
    this.table = table;
    try {
      this.reshape(this.models, { data: own, ...suited });
    } catch (error) {
      this.table = before;
      table.free();
      throw error;
    }
    before?.free();
    this.tableText = text;
  }

  /** Goes on with the whole training program; every run is as far as it was. @param {Whole} whole */
  use(whole) {
    if (this.whole) return;
    this.whole = whole;
    for (const run of [...this.models, ...this.faded]) {
      const { trainer } = run;
      run.trainer = whole.Trainer.resume(trainer.recipe(), trainer.state());
      trainer.free();
    }
    for (const { trainer } of this.faded) trainer.retire();
    this.revised();
  }

  /** @returns {Model} */
  get first() {
    return /** @type {Model} */ (this.models[0]);
  }

  /** Whether a model has epochs left to train. @param {Model} model */
  isOpen(model) {
    return model.trainer.epoch < this.target && !model.trainer.diverged;
  }

  /** Whether Play has nothing to do. */
  get finished() {
    return !this.past?.isGoing && !this.models.some((model) => this.isOpen(model));
  }

  /** The least trained model's epoch, diverged ones aside. */
  get epoch() {
    const running = this.models.filter((model) => !model.trainer.diverged);
    return Math.min(...(running.length ? running : this.models).map((model) => model.trainer.epoch));
  }

  /** Epochs of the longest run, or the target where that is more. */
  get span() {
    return Math.max(this.target, ...this.models.map(({ trainer, ahead = trainer }) => ahead.epoch));
  }

  play() {
    if (this.past?.delays(() => this.play())) return;
    this.playing = !this.finished;
    if (this.playing || !this.past) this.branch();
    this.changed();
  }

  pause() {
    this.playing = false;
    this.changed();
  }

  /** Goes on from the epoch that is shown; where the way there is still loading, from where the runs are. */
  branch() {
    if (this.past) this.past.branch();
    else this.at = undefined;
  }

  /** Every run is as far as it is trained. */
  leave() {
    if (this.past) this.past.leave();
    else this.at = undefined;
  }

  /** Trains every model one epoch, also past the target. */
  step() {
    this.playing = false;
    if (this.past?.delays(() => this.step())) return;
    this.branch();
    this.train(() => {
      for (const model of this.models) model.trainer.train(1);
    });
  }

  /**
   * Trains every open model up to `epochs` more, until the clock says stop.
   * @param {number} epochs
   * @param {() => boolean} timeIsUp
   */
  advance(epochs, timeIsUp) {
    this.train(() => {
      const work = this.models.reduce((sum, { trainer }) => sum + trainer.operations, 0);
      const most = Math.max(1, Math.min(MOST_SLICE, Math.floor(LARGE / work)));
      let [done, slice] = [0, 1];
      while (done < epochs && !this.finished) {
        slice = Math.min(slice, epochs - done);
        // A round that the clock broke off goes on with the model after.
        for (; this.turn < this.models.length; this.turn += 1) {
          const model = this.models[this.turn];
          if (!model || !this.isOpen(model)) continue;
          if (model.trainer.operations > LARGE) {
            while (!model.trainer.piece()) if (timeIsUp()) return;
          } else {
            model.trainer.train(Math.min(slice, this.target - model.trainer.epoch));
          }
          if (timeIsUp() && this.turn + 1 < this.models.length) {
            this.turn += 1;
            return;
          }
        }
        this.turn = 0;
        done += slice;
        slice = Math.min(2 * slice, most);
        if (timeIsUp()) break;
      }
    });
    if (this.finished) this.playing = false;
  }

  /** Runs some training, in which something may change where a recipe says so. @param {() => void} work */
  train(work) {
    const made = () => this.models.map(({ trainer }) => trainer.changesMade).join();
    const before = made();
    work();
    if (made() === before) this.changed();
    else this.revised();
  }

  /** Back to epoch 0 and the same initial weights, for every model. */
  reset() {
    this.playing = false;
    this.leave();
    for (const model of this.models) model.trainer.reset();
    this.revised();
  }

  /**
   * Changes what all models share; each restarts, its earlier curve fades.
   * @param {RecipeInput} patch
   * @throws {Error} with a sentence, and nothing changed, when the recipe cannot be trained
   */
  share(patch) {
    this.reshape(this.models, patch);
  }

  /**
   * Changes the recipes of some models, such as their hidden layers; each restarts, its earlier curve
   * fades.
   * @param {Model[]} models
   * @param {RecipeInput} patch
   * @throws {Error} with a sentence, and nothing changed, when a recipe cannot be trained
   */
  reshape(models, patch) {
    const recipes = models.map(({ trainer }) => trainer.recipe());
    if (recipes.every((recipe) => sameFields(recipe, { ...recipe, ...patch }))) return;
    const trainers = recipes.map((recipe) => this.make(restarted(recipe, patch)));
    const changes = models.map((model, k) => /** @type {[Model, Trainer]} */ ([model, trainers[k]]));
    this.restart(changes, patch.data === undefined);
    // Curves of other data cannot be compared with these.
    if (patch.data !== undefined) this.removeFaded(() => true);
  }

  /**
   * Changes learning rate or penalties of all models: at once where they are in training, which
   * becomes part of their recipes; else each restarts.
   * @param {{ lr?: number, weightDecay?: number, l1?: number }} settings
   * @throws {Error} with a sentence, and nothing changed, when nothing can be trained so
   */
  tune(settings) {
    const now = this.first.trainer.optimizer;
    const others = this.models.filter(({ trainer }) => {
      const had = trainer.optimizer;
      return TUNED.some((key) => (settings[key] ?? had[key]) !== had[key]);
    });
    if (others.length === 0) return;
    if (!this.models.some((model) => model.trainer.epoch > 0 && this.isOpen(model))) {
      this.share({ optimizer: { ...now, ...settings } });
      return;
    }
    for (const { trainer } of others) if (!trainer.diverged) trainer.change(settings);
    this.branch();
    this.revised();
  }

  /**
   * Sets a weight or a bias by hand, or all of them; training goes on from there.
   * @param {Model} model
   * @param {import('./pkg/relu_playground.js').ParameterEdit | string} parameter
   * @throws {Error} with a sentence, and nothing changed, when it cannot be set
   */
  edit(model, parameter) {
    model.trainer.change({ parameters: typeof parameter === 'string' ? parameter : [parameter] });
    this.branch();
    this.revised();
  }

  /**
   * Puts other recipes in place of all, and forgets earlier curves.
   * @param {RecipeInput[]} recipes one a model
   * @throws {Error} with a sentence, and nothing changed, when one cannot be trained
   */
  restore(recipes) {
    const trainers = recipes.map((recipe) => this.make(recipe));
    this.playing = false;
    this.restart(this.models.map((model, k) => /** @type {[Model, Trainer]} */ ([model, trainers[k]])), false);
    this.removeFaded(() => true);
    this.target = this.recipe.epochs;
    this.playing = false;
    this.revised();
  }

  /**
   * Gives the chosen models another activation. Each restarts from the same initial weights and its
   * earlier curve fades; or, with `keepWeights`, goes on from where it is, unless it has diverged.
   * @param {ActivationName} activation
   * @param {boolean} keepWeights
   * @returns {boolean} whether the target was raised, so that a run that goes on has somewhere to go
   */
  activate(activation, keepWeights) {
    const chosen = this.models.filter((model) => this.chosen.has(model));
    const goesOn = (/** @type {Model} */ { trainer }) => keepWeights && !trainer.diverged;
    const going = chosen.filter(
      (model) => goesOn(model) && model.trainer.activations.some((name) => name !== activation),
    );
    const changes = chosen
      .filter((model) => !goesOn(model) && !isOnly(model.trainer.recipe(), activation))
      .map((model) => {
        const trainer = this.make(restarted(model.trainer.recipe(), { activation }));
        return /** @type {[Model, Trainer]} */ ([model, trainer]);
      });
    const wasFinished = this.finished && this.epoch > 0;
    for (const { trainer } of going) trainer.change({ activation });
    if (going.length > 0) this.branch();
    if (changes.length > 0) this.restart(changes);
    const raised = going.some(({ trainer }) => trainer.epoch >= this.target) && this.target < MOST_EPOCHS;
    if (raised) this.setTarget(Math.min(MOST_EPOCHS, this.target + MORE_EPOCHS));
    this.playing = !this.finished && (this.playing || (raised && wasFinished));
    this.revised();
    return raised;
  }

  /**
   * @param {number} target
   * @throws {Error} with a sentence, and nothing changed, when no run can have so many epochs
   */
  setTarget(target) {
    for (const { trainer } of this.models) trainer.setEpochs(target);
    this.past?.setTarget(target);
    this.target = target;
    this.revised();
  }

  /** @param {Model[]} models */
  choose(models) {
    this.chosen = new Set(models);
    this.revised();
  }

  /** @param {(run: Faded) => boolean} isGone */
  removeFaded(isGone) {
    for (const run of this.faded.filter(isGone)) run.trainer.free();
    this.faded = this.faded.filter((run) => !isGone(run));
    this.revised();
  }

  /**
   * Puts new trainers in place; training goes on unless the visitor had paused it.
   * @param {[Model, Trainer][]} changes
   * @param {boolean} fades whether the curves so far stay, faded
   */
  restart(changes, fades = true) {
    this.leave();
    const goOn = this.playing || (this.finished && this.epoch > 0);
    for (const [model, trainer] of changes) {
      if (fades && model.trainer.epoch > 0) {
        const { name, slot } = model;
        // Its rows can be many, and are of no use to a curve.
        model.trainer.retire();
        this.faded.push({ id: this.nextId++, name, slot, trainer: model.trainer });
      } else {
        model.trainer.free();
      }
      model.trainer = trainer;
    }
    const oldest = new Set(this.faded.slice(0, Math.max(0, this.faded.length - MOST_FADED)));
    this.removeFaded((run) => oldest.has(run));
    this.playing = goOn && !this.finished;
    this.revised();
  }

  /** Epochs were added, or training was started or stopped. */
  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** A recipe, the choice of models or the list of runs is another. */
  revised() {
    this.revision += 1;
    this.changed();
  }
}
