// What the lesson's sentences are made of, in any language.
import { fixed, percent } from './text.js';

/** @typedef {import('./lesson-steps.js').Run} Run */
/** @typedef {import('./lesson-steps.js').Facts} Facts */

/** A share in per cent; a dash where there is none. @param {number} share @param {number} decimals */
const shown = (share, decimals) => percent(Number.isFinite(share) ? share : NaN, decimals);

/** A share in whole per cent. @param {number} share */
export const whole = (share) => shown(share, 0);

/** A share in per cent with one decimal. @param {number} share */
export const fine = (share) => shown(share, 1);

/** A difference in percentage points. @param {number} share */
export const points = (share) => `${share < 0 ? '−' : '+'}${fixed(Math.abs(100 * share), 1)}`;

/** The training loss of a run. @param {Run | undefined} run */
export const trainLoss = (run) => fixed(run?.trainLoss ?? NaN, 3);

/** How far a run's answer is from half way, at most. @param {Run | undefined} run */
export const bendOf = (run) => fixed(run?.bend ?? NaN, 2);

/** The runs of a stage. @param {Facts[]} facts @param {number} stage @returns {Run[]} */
export const runsOf = (facts, stage = 0) => facts[stage]?.runs ?? [];

/** @param {Run | undefined} run @param {'train' | 'test'} part @param {'right' | 'early'} [when] */
export const shareOf = (run, part, when = 'right') => (run ? whole(run[when][part] / run.rows[part]) : '–');

const ABC = ['A', 'B', 'C'];

/** Each model with something that is said of it. @param {Run[]} runs @param {(run: Run) => string} tell */
export const each = (runs, tell) => runs.map((run, k) => `${ABC[k] ?? ''} ${run.title}: ${tell(run)}`).join('; ');

/** A step in the list of all. @param {number} step from 1 @param {string} title */
export const listed = (step, title) => `${step}. ${title}`;

/** The choice that was right. @param {string} text */
export const ticked = (text) => `✓ ${text}`;
