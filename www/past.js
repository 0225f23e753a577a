// Going back to an epoch of the runs that are compared, and on from there as a new branch. While the
// session looks back, each model's trainer is one of that epoch, and `ahead` is the run as far as it is
// trained. A model that has not come so far stays as it is.
import { sameRows } from './names.js';
import { LARGE } from './session.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */

export class Past {
  /** @param {Session} session */
  constructor(session) {
    this.session = session;
    /** The epoch that the models are back at. @type {number | undefined} */
    this.here = undefined;
    /** The epoch that is gone to, once that was begun. @type {number | undefined} */
    this.goal = undefined;
    /** Trainers on their way there; what is on the page stays until all have arrived. @type {Map<Model, Trainer>} */
    this.coming = new Map();
    /** What waits until they have. @type {(() => void) | undefined} */
    this.then = undefined;
    /** The epoch that the last branch left at, until that is told. @type {number | undefined} */
    this.left = undefined;
  }

  /** Whether another epoch was asked for than the models are at. */
  get isGoing() {
    return this.session.at !== this.here;
  }

  /** How much of the way is done, from 0 to 1: the model's that has the furthest to go. */
  get share() {
    const shares = [...this.coming.values()].map((trainer) => trainer.epoch / Math.max(1, this.goal ?? 0));
    return Math.min(1, ...shares);
  }

  /** Epochs of the longest run. */
  get end() {
    return Math.max(...this.session.models.map(({ trainer, ahead = trainer }) => ahead.epoch));
  }

  /** Goes on towards the epoch that was asked for last, until the clock says stop. @param {() => boolean} timeIsUp */
  advance(timeIsUp) {
    const { session } = this;
    const { at } = session;
    if (at === undefined || !this.isGoing) return;
    const { then } = this;
    if (at >= this.end) {
      this.leave();
    } else {
      if (at !== this.goal) this.begin(at);
      if (![...this.coming.values()].every((trainer) => trainTo(trainer, at, timeIsUp))) {
        session.changed();
        return;
      }
      this.arrive(at);
    }
    this.then = undefined;
    then?.();
  }

  /** Sets out for another epoch. @param {number} goal */
  begin(goal) {
    this.goal = goal;
    for (const model of this.session.models) {
      const { trainer, ahead = trainer } = model;
      const before = this.coming.get(model);
      if (before && before.epoch <= goal && before.epoch >= ahead.nearest(goal)) continue;
      before?.free();
      this.coming.delete(model);
      if (ahead.epoch > goal) this.coming.set(model, ahead.rewind(goal));
    }
  }

  /** Puts the trainers in place that have come to an epoch; without one, those that were left. @param {number | undefined} epoch */
  arrive(epoch) {
    [this.here, this.goal] = [epoch, undefined];
    this.session.train(() => {
      for (const model of this.session.models) {
        const past = this.coming.get(model);
        if (past) {
          this.show(model, past);
        } else if (model.ahead) {
          model.trainer.free();
          model.trainer = model.ahead;
          delete model.ahead;
        }
      }
    });
    this.coming.clear();
  }

  /** @param {Model} model @param {Trainer} past */
  show(model, past) {
    if (model.ahead) model.trainer.free();
    model.ahead ??= model.trainer;
    // From here it is not far to the next epochs.
    model.ahead.learn(past);
    sameRows(model.ahead, past);
    model.trainer = past;
  }

  /** Every model is as far as it is trained again. */
  leave() {
    if (this.session.at === undefined) return;
    this.stop();
    this.session.at = undefined;
    this.arrive(undefined);
  }

  /** Gives up what is on its way. */
  stop() {
    for (const trainer of this.coming.values()) trainer.free();
    this.coming.clear();
    [this.goal, this.then] = [undefined, undefined];
  }

  /**
   * Goes on from the epoch that is shown, as runs of their own: what those so far would change later is
   * no part of them, and those so far fade.
   */
  branch() {
    const { session } = this;
    this.stop();
    const { here } = this;
    const { playing, models } = session;
    /** @type {[Model, Trainer][]} */
    const branches = [];
    for (const model of models) {
      if (!model.ahead) continue;
      branches.push([model, model.trainer]);
      model.trainer.branch();
      model.trainer = model.ahead;
      delete model.ahead;
    }
    [this.here, session.at] = [undefined, undefined];
    if (branches.length === 0) return;
    session.restart(branches);
    session.playing = playing;
    this.left = here;
  }

  /** Keeps an action for when the models have arrived, where they are on the way. @param {() => void} action */
  delays(action) {
    if (this.isGoing) this.then = action;
    return this.isGoing;
  }

  /** Another number of epochs: a schedule may follow from it. @param {number} target */
  setTarget(target) {
    if (this.session.at === undefined) return;
    for (const { ahead } of this.session.models) ahead?.setEpochs(target);
    this.stop();
    this.here = undefined;
  }
}

/** Trains up to an epoch, about a millisecond at a time. @param {Trainer} trainer @param {number} epoch @param {() => boolean} timeIsUp @returns {boolean} whether it is there */
function trainTo(trainer, epoch, timeIsUp) {
  const { operations } = trainer;
  while (trainer.epoch < epoch) {
    if (operations > LARGE) trainer.piece();
    else trainer.train(Math.min(epoch - trainer.epoch, Math.ceil(LARGE / operations)));
    if (timeIsUp()) return trainer.epoch === epoch;
  }
  return true;
}
