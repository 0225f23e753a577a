// One run of a study, in slices of time: in a worker, or on the page where none can start.

/** @typedef {typeof import('./pkg/relu_playground.js')} Whole */
/** @typedef {import('./pkg/relu_playground.js').RecipeInput} RecipeInput */
/** @typedef {import('./pkg/relu_playground.js').Outcome} Outcome */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** A visitor's own table: where it is from, and what is in it. @typedef {{ own: import('./pkg/relu_playground.js').Own, input: import('./pkg/relu_playground.js').TableInput }} OwnTable */

/** Operations between two looks at the clock, about a millisecond's. */
const CALM = 2e7;

/** What makes trainers, of the visitor's own table where there is one. @param {Whole} whole @param {OwnTable | undefined} from */
export function maker(whole, from) {
  const table = from && new whole.Table(from.own, from.input);
  return {
    /** @param {RecipeInput} recipe @returns {Trainer} */
    make: (recipe) => (table ? table.trainer(recipe) : new whole.Trainer(recipe)),
    free: () => table?.free(),
  };
}

/**
 * Trains a recipe from its first epoch to its last.
 * @param {(recipe: RecipeInput) => Trainer} make
 * @param {RecipeInput} recipe a whole one
 * @param {{ slice: number, rest: (share: number) => void | Promise<void> }} pace told after each slice of so many
 *   milliseconds how much is trained, from 0 to 1
 * @returns {Promise<Outcome>}
 */
export async function runOne(make, recipe, { slice, rest }) {
  const trainer = make(recipe);
  try {
    const { epochs } = trainer.recipe();
    const { operations } = trainer;
    const atOnce = Math.max(1, Math.floor(CALM / operations));
    let end = performance.now() + slice;
    while (trainer.epoch < epochs && !trainer.diverged) {
      // The epochs of large networks are trained piece by piece.
      if (operations > CALM) trainer.piece();
      else trainer.train(Math.min(atOnce, epochs - trainer.epoch));
      if (performance.now() < end) continue;
      await rest(trainer.epoch / epochs);
      end = performance.now() + slice;
    }
    const outcome = trainer.outcome();
    if (!outcome) throw new Error('a run has ended without an outcome');
    return outcome;
  } finally {
    trainer.free();
  }
}
