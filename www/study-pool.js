// The workers of a study: each has a run and the next one at hand, and gets another when it hands one in. Where
// none can start, or all have given way, the page itself trains what is left, between its frames.
import { maker, runOne } from './study-run.js';

/** @typedef {import('./study-run.js').OwnTable} OwnTable */
/** @typedef {import('./study-run.js').Outcome} Outcome */
/** @typedef {import('./study-run.js').RecipeInput} RecipeInput */

/**
 * @typedef {object} Work
 * @property {import('./study-run.js').Whole} whole
 * @property {number} runs how many there are
 * @property {(run: number) => RecipeInput} recipeOf of each, from 0
 * @property {OwnTable | undefined} table
 * @property {number} workers
 * @property {AbortSignal} signal ends it
 * @property {(run: number, outcome: Outcome) => void} onOutcome
 * @property {(run: number, share: number) => void} onShare told how much of a long run is trained
 * @property {() => void} onPage told when the page itself begins to train
 */

/** @typedef {{ worker: Worker, runs: Set<number>, isReady: boolean, patience: ReturnType<typeof setTimeout> }} Seat */

/** Runs that a worker has at hand, so that it need not wait for the page between two. */
const AT_HAND = 2;

/** Milliseconds after which a worker that has not started is given up. */
const PATIENCE = 10_000;

/** Most milliseconds that training takes from the page at a time, where no worker can start. */
const SLICE = 8;

/** Trains all runs of some work. @param {Work} work @returns {Promise<void>} when all are done, or it was ended; fails with a sentence where one cannot be trained */
export async function trainAll(work) {
  const pool = new Pool(work);
  try {
    await pool.run();
  } finally {
    pool.close();
  }
}

class Pool {
  /** @param {Work} work */
  constructor(work) {
    this.work = work;
    /** The first run that nobody has had, and those that were given back. */
    this.next = 0;
    /** @type {number[]} */
    this.back = [];
    this.left = work.runs;
    /** @type {Set<Seat>} */
    this.seats = new Set();
    /** @type {() => void} */
    this.resolve = () => {};
    /** @type {(error: unknown) => void} */
    this.reject = () => {};
  }

  /** @returns {Promise<void>} */
  run() {
    const { signal, workers, runs } = this.work;
    if (signal.aborted || runs === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      [this.resolve, this.reject] = [resolve, reject];
      signal.addEventListener('abort', () => resolve(), { once: true });
      for (let k = 0; k < Math.min(workers, runs); k += 1) this.hire();
      if (this.seats.size === 0) void this.trainHere();
    });
  }

  close() {
    for (const seat of this.seats) this.dismiss(seat);
  }

  /** The next run, from the first on, so that seeds are done in their order as far as may be. */
  take() {
    return this.back.shift() ?? (this.next < this.work.runs ? this.next++ : undefined);
  }

  hire() {
    /** @type {Worker} */
    let worker;
    try {
      worker = new Worker(new URL('study-worker.js', import.meta.url), { type: 'module' });
    } catch {
      return;
    }
    /** @type {Seat} */
    const seat = { worker, runs: new Set(), isReady: false, patience: setTimeout(() => this.lose(seat), PATIENCE) };
    this.seats.add(seat);
    worker.addEventListener('message', ({ data }) => this.hear(seat, data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.lose(seat);
    });
    worker.addEventListener('messageerror', () => this.lose(seat));
  }

  /** @param {Seat} seat @param {{ isReady?: true, id: number, share?: number, outcome?: Outcome, sentence?: string, isBroken?: boolean }} said */
  hear(seat, { isReady, id, share, outcome, sentence, isBroken }) {
    if (!this.seats.has(seat)) return;
    if (isReady) {
      clearTimeout(seat.patience);
      seat.isReady = true;
      seat.worker.postMessage({ table: this.work.table });
      this.feed(seat);
    } else if (share !== undefined) {
      this.work.onShare(id, share);
    } else if (outcome) {
      seat.runs.delete(id);
      this.feed(seat);
      this.done(id, outcome);
    } else if (isBroken) {
      this.lose(seat);
    } else {
      this.reject(new Error(sentence));
    }
  }

  /** @param {Seat} seat */
  feed(seat) {
    while (seat.isReady && seat.runs.size < AT_HAND) {
      const id = this.take();
      if (id === undefined) return;
      seat.runs.add(id);
      seat.worker.postMessage({ id, recipe: this.work.recipeOf(id) });
    }
  }

  /** @param {number} id @param {Outcome} outcome */
  done(id, outcome) {
    this.left -= 1;
    try {
      this.work.onOutcome(id, outcome);
    } catch (error) {
      this.reject(error);
    }
    if (this.left === 0) this.resolve();
  }

  /** @param {Seat} seat */
  dismiss(seat) {
    clearTimeout(seat.patience);
    seat.worker.terminate();
    this.seats.delete(seat);
  }

  /** A worker is gone: others take what it had. @param {Seat} seat */
  lose(seat) {
    if (!this.seats.has(seat)) return;
    this.dismiss(seat);
    this.back = [...this.back, ...seat.runs].sort((a, b) => a - b);
    if (this.seats.size === 0) void this.trainHere();
    for (const other of this.seats) this.feed(other);
  }

  /** The page itself trains what is left. */
  async trainHere() {
    const { whole, table, signal, recipeOf, onShare, onPage } = this.work;
    onPage();
    /** @type {ReturnType<typeof maker> | undefined} */
    let trainers;
    try {
      trainers = maker(whole, table);
      let end = 0;
      for (let id = this.take(); id !== undefined; id = this.take()) {
        const run = id;
        const rest = async (/** @type {number} */ share) => {
          onShare(run, share);
          await new Promise((resolve) => { setTimeout(resolve); });
          signal.throwIfAborted();
          end = performance.now() + SLICE;
        };
        // Many short runs fit into a slice.
        if (performance.now() >= end) await rest(0);
        this.done(run, await runOne(trainers.make, recipeOf(run), { slice: SLICE, rest }));
      }
    } catch (error) {
      // What was ended has no outcome; that is no fault.
      if (!signal.aborted) this.reject(error);
    } finally {
      trainers?.free();
    }
  }
}
