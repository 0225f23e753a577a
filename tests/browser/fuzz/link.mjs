// Fuzzes what opens a link: node link.mjs [RUNS] [SEED]. Links that come to an end of a new kind are made more of.
// A find is printed as JSON: it belongs into tests/fixtures/hostile/links.jsonl.
import { drawing, kept, mutated, open } from '../wasm/hostile.mjs';

/** Longest that a link may take, in ms, and most memory, in MB. */
const [LONGEST, MOST] = [1000, 256];

const [runs, seed] = [Number(process.argv[2] ?? 10_000_000), Number(process.argv[3] ?? 1)];
const [r, corpus, start] = [drawing(seed), kept(), performance.now()];
const ends = new Map();
let [slowest, memory] = [0, 0];

for (let k = 0; k < runs; k += 1) {
  const link = k < corpus.length ? corpus[k] ?? '' : mutated(r, corpus);
  const before = performance.now();
  let end = '';
  try {
    end = await open(link, { thorough: k % 1000 === 0 });
  } catch (error) {
    console.error(JSON.stringify(link));
    throw error;
  }
  const took = performance.now() - before;
  if (took > LONGEST) throw new Error(`${Math.round(took)} ms: ${JSON.stringify(link)}`);
  slowest = Math.max(slowest, took);
  if (!ends.has(end) && corpus.length < 2000) corpus.push(link);
  ends.set(end, (ends.get(end) ?? 0) + 1);
  if (k % 65_536 === 0) memory = Math.max(memory, process.memoryUsage.rss() / 1e6);
  if (memory > MOST) throw new Error(`${Math.round(memory)} MB after ${k} links`);
}
const seconds = (performance.now() - start) / 1000;
console.log(`${runs} links in ${seconds.toFixed(0)} s, ${ends.size} kinds of ends, slowest ${slowest.toFixed(0)} ms, at most ${memory.toFixed(0)} MB`);
