// A worker that trains the runs of a study which it is given, one after another: see study-pool.js.
import { program } from './engine.js';
import { maker, runOne } from './study-run.js';

/** Milliseconds between two reports of a run that takes long. */
const REPORT = 200;

/** What an error says; the page's own texts are not for a worker. @param {unknown} error */
const sentence = (error) => (error instanceof Error ? error.message : String(error));

/** The whole program, once it is here. @type {import('./study-run.js').Whole} */
let whole;

/** What makes trainers, once it is known of which data. @type {ReturnType<typeof maker> | undefined} */
let trainers;

addEventListener('message', async ({ data: { id, recipe, table } }) => {
  try {
    trainers ??= maker(whole, table);
    if (recipe === undefined) return;
    const outcome = await runOne(trainers.make, recipe, { slice: REPORT, rest: (share) => postMessage({ id, share }) });
    postMessage({ id, outcome }, [outcome.curve.buffer]);
  } catch (error) {
    // What traps has left the program in pieces: another worker, or the page, is to try.
    postMessage({ id, sentence: sentence(error), isBroken: error instanceof WebAssembly.RuntimeError });
  }
});

async function start() {
  whole = await program('relu_playground');
  await whole.default();
  postMessage({ isReady: true });
}

start().catch((error) => postMessage({ sentence: sentence(error), isBroken: true }));
