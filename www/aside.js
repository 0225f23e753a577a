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
