// What the page says about going back to an earlier epoch.
import { edition } from './edition.js';
import { count } from './text.js';

export const TRAVEL = {
  back: 'Back to now',
  note: 'Play starts a new branch here.',
  /** @param {number} share of the way, from 0 to 1 */
  going: (share) => `Training again up to there: ${Math.floor(10 * share)}0 % done.`,
  /** @param {number} epochs that both runs have */
  branched: (epochs) =>
    `This is a new branch${epochs === 0 ? ' from the start' : `, the same as the earlier run ${shared(epochs)}`}. The earlier run stays on the chart, faded.`,
};

/** @param {number} epochs */
const shared = (epochs) => (epochs === 1 ? 'in its first epoch' : `in its first ${count(epochs)} epochs`);

edition('text-travel', { TRAVEL });
