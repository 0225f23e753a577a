// Recipes compared, and begun again with other fields.

/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {import('./pkg/relu_playground.js').ActivationName} ActivationName */
/** @typedef {import('./pkg/relu_playground.js').Recipe} Recipe */

/** What an optimiser's settings can be changed to while it goes on. */
export const TUNED = /** @type {const} */ (['lr', 'weightDecay', 'l1']);

/** Whether a run has this activation in all layers from its first epoch to its last. @param {Recipe} recipe @param {ActivationName} activation */
export function isOnly(recipe, activation) {
  return recipe.changes.every((change) => change.activation === undefined) && [recipe.activation].flat().every((name) => name === activation);
}

/**
 * A recipe with other fields, from its start. What was changed on the way is repeated, save where the
 * new fields say it anew, and weights set by hand, which belong to the run that they were set in.
 * @param {Recipe} recipe
 * @param {RecipeInput} patch
 * @returns {RecipeInput}
 */
export function restarted(recipe, patch) {
  /** @type {string[]} */
  const said = [
    'parameters',
    ...(patch.activation || patch.hidden ? ['activation'] : []),
    ...(patch.optimizer ? TUNED : []),
  ];
  const kept = recipe.changes
    .map((change) => Object.fromEntries(Object.entries(change).filter(([field]) => !said.includes(field))))
    .filter((change) => Object.keys(change).length > 1);
  const changes = patch.data === undefined ? /** @type {Recipe['changes']} */ (/** @type {unknown} */ (kept)) : [];
  return { ...recipe, ...patch, changes };
}

/** Whether two recipes are the same. @param {object} a @param {object} b */
export function sameFields(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
