// Runs that are taken off the page while something else is on it, and put back as they were.

/** @typedef {import('./session.js').Session} Session */

/**
 * What was on the page: its trainers with all that they have learned, the earlier curves, and the data.
 * @typedef {object} Aside
 * @property {import('./session.js').Model['trainer'][]} trainers one a model
 * @property {import('./session.js').Faded[]} faded
 * @property {number} target
 * @property {Session['table']} table the visitor's own, while it was on the page
 */

/** What is kept of runs that went off the page. @typedef {{ id: number, from: number, aside: Aside }} Kept */

/** Most that is kept: beyond it recipes that were not trained go first, the oldest of them, and then the oldest. */
export const MOST_KEPT = 10;

/** What went off the page, the oldest first, each with where it was changed. */
export class Shelf {
  /** @param {Session} session */
  constructor(session) {
    this.session = session;
    /** @type {Kept[]} */
    this.all = [];
    this.nextId = 0;
  }

  /** All that can be put back. */
  get ready() {
    return this.all.filter(({ aside }) => canBringBack(this.session, aside));
  }

  /** @param {number} from the step that it was changed in, or -1 from before them @param {Aside} aside */
  keep(from, aside) {
    this.all.push({ id: this.nextId++, from, aside });
    while (this.all.length > MOST_KEPT) {
      const { all, ready } = this;
      const spare = all.find((kept) => !ready.includes(kept)) ?? all.slice(0, -1).find((kept) => !isTrained(kept.aside)) ?? all[0];
      const gone = spare && this.take(spare.id);
      if (gone) free(gone);
    }
  }

  /** Hands something over, and keeps it no longer. @param {number} id @returns {Aside | undefined} */
  take(id) {
    const kept = this.all.find((one) => one.id === id);
    this.all = this.all.filter((one) => one !== kept);
    return kept?.aside;
  }
}

/** @param {Aside} aside */
const isTrained = ({ trainers, faded }) => faded.length > 0 || trainers.some(({ epoch }) => epoch > 0);

/** Looks back no longer: what is on the page then is the runs as far as they are trained. @param {Session} session */
export function leavePast(session) {
  session.past?.leave();
  // The way back may be on its way itself.
  session.at = undefined;
}

/**
 * Puts other recipes on the page, and hands over what was there.
 * @param {Session} session
 * @param {import('./session.js').RecipeInput[]} recipes one a model
 * @returns {Aside}
 * @throws {Error} with a sentence, and nothing changed, when one cannot be trained
 */
export function setAside(session, recipes) {
  const trainers = recipes.map((recipe) => session.make(recipe));
  return exchange(session, { trainers, faded: [], target: session.target, table: session.table }, trainers[0]?.recipe().epochs);
}

/** Puts runs back, and hands over what was there instead. @param {Session} session @param {Aside} aside */
export function bringBack(session, aside) {
  return exchange(session, aside);
}

/** Gives runs up. @param {Aside} aside */
export function free({ trainers, faded }) {
  for (const trainer of [...trainers, ...faded.map((run) => run.trainer)]) trainer.free();
}

/** Whether runs can be put back: those of a table need it. @param {Session} session @param {Aside} aside */
export function canBringBack(session, { trainers, table }) {
  const data = trainers[0]?.recipe().data;
  return typeof data !== 'object' || data.name !== 'own' || table === session.table;
}

/** @param {Session} session @param {Aside} after @param {number} [target] @returns {Aside} what was there */
function exchange(session, after, target = after.target) {
  // What is kept is the whole runs, and not those of the epoch that is looked at.
  leavePast(session);
  const { models, faded, table } = session;
  const before = { trainers: models.map(({ trainer }) => trainer), faded, target: session.target, table };
  models.forEach((model, k) => {
    model.trainer = after.trainers[k] ?? model.trainer;
  });
  session.faded = after.faded;
  session.target = target;
  session.turn = 0;
  session.playing = false;
  session.revised();
  return before;
}
