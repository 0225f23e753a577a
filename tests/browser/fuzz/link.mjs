// Fuzzes what opens a link: node --max-old-space-size=96 --max-semi-space-size=4 link.mjs [RUNS] [SEED]. Links that come to an end of a new kind are made more of.
// A find is printed as JSON: it belongs into tests/fixtures/hostile/links.jsonl.
import { drawing, kept, mutated, open } from '../wasm/hostile.mjs';

/** Longest that a link may take, in ms, and most memory, in MB. */
const [LONGEST, MOST] = [1000, 256];

const [runs, seed] = [Number(process.argv[2] ?? 10_000_000), Number(process.argv[3] ?? 1)];
const [r, corpus, start] = [drawing(seed), kept(), performance.now()];
const ends = new Set();
let [slowest, memory] = [0, 0];

/** What a link comes to, and how long it takes in ms. @param {string} link @param {number} k @returns {Promise<[string, number]>} */
async function timed(link, k) {
  const before = performance.now();
  try {
    const end = await open(link, { thorough: k % 1000 === 0 });
    return [end, performance.now() - before];
  } catch (error) {
    process.stderr.write(`${JSON.stringify(link)}\n`);
    throw error;
  }
}

for (let k = 0; k < runs; k += 1) {
  const link = k < corpus.length ? corpus[k] ?? '' : mutated(r, corpus);
  const first = await timed(link, k);
  let took = first[1];
  // A machine that is busy elsewhere takes its time, but not twice in a row.
  for (let turn = 0; turn < 3 && took > LONGEST; turn += 1) took = (await timed(link, k))[1];
  if (took > LONGEST) throw new Error(`${Math.round(took)} ms: ${JSON.stringify(link)}`);
  slowest = Math.max(slowest, took);
  if (ends.size < 2000 && !ends.has(first[0])) {
    ends.add(first[0]);
    corpus.push(link);
  }
  if (k % 65_536 === 0) memory = Math.max(memory, process.memoryUsage.rss() / 1e6);
  if (memory > MOST) throw new Error(`${Math.round(memory)} MB after ${k} links`);
}
const seconds = (performance.now() - start) / 1000;
process.stdout.write(`${runs} links in ${seconds.toFixed(0)} s, ${ends.size} kinds of ends, slowest ${slowest.toFixed(0)} ms, at most ${memory.toFixed(0)} MB\n`);
