// Drives the contestants, in turn, and prints what they took as JSON. `cargo xtask bench` sets the
// environment: URL of the built page, CHROMIUM, ROUNDS, QUICK, PYTHON.
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { PyTorch } from './python.js';
import { CASES, QUICK } from './cases.js';
import { throughPage } from './through-page.js';

// The browser tests' own, at the version of their lock file.
const { chromium } = createRequire(new URL('../browser/package.json', import.meta.url))('@playwright/test');

const { URL: url, CHROMIUM, PYTHON, ROUNDS, QUICK: quick } = process.env;
const rounds = Number(ROUNDS);
/** Training time of each turn, in ms; at least one epoch. */
const TURN = quick ? 100 : 200;
/** Losses are compared after so many epochs, or as many as a turn has. */
const CHECKED = 1_000;
const TOLERANCE = 1e-4;
const cases = CASES.filter(({ name }) => !quick || QUICK.includes(name));

const say = (text) => process.stderr.write(`${text}\n`);

const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: false });
const torch = await PyTorch.start(PYTHON);
if (!torch) say(`PyTorch is absent: \`${PYTHON} -c "import torch"\` does not work`);
try {
  const page = await browser.newPage();
  await page.goto(`${url}bench/page.html`);
  await page.waitForFunction(() => globalThis.bench);
  const results = [];
  for (const of of cases) results.push(await race(page, of));
  const tensorflow = await page.evaluate(() => globalThis.bench.tensorflow);
  const drawn = await throughPage(browser, page, url, CASES.slice(0, 3), rounds);
  const versions = { Chromium: browser.version(), 'TensorFlow.js': tensorflow, PyTorch: torch?.version ?? null, 'Node.js': process.versions.node };
  const machine = { processor: cpus()[0].model.trim(), cores: cpus().length };
  const date = new Date().toISOString().slice(0, 10);
  process.stdout.write(JSON.stringify({ machine, versions, date, rounds, turn: TURN, cases: results, page: drawn }));
} finally {
  torch?.stop();
  await browser.close();
}

/** One case: everybody warms up and is checked, then takes turns. */
async function race(page, of) {
  const { operations, rows } = await page.evaluate((it) => globalThis.bench.prepare(it), of);
  if (torch) await torch.ask({ problem: await page.evaluate(() => globalThis.bench.plain()) });
  const names = of.contestants.filter((name) => torch || name !== 'pytorch');
  const run = async (name, epochs) => {
    const checked = Math.min(epochs, of.checked ?? CHECKED) - 1;
    const answer = name === 'pytorch'
      ? await torch.ask({ epochs, checked })
      : await page.evaluate((args) => globalThis.bench.run(...args), [name, epochs, checked]);
    await check(page, of, name, checked + 1, answer.losses);
    return answer.milliseconds;
  };
  const epochs = {};
  for (const name of names) epochs[name] = await measure((count) => run(name, count));
  say(`${of.name}: ${names.map((name) => `${name} ${epochs[name]}`).join(', ')} epochs a turn`);
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  const peaks = [];
  for (let round = 0; round < rounds; round++) {
    peaks.push(await page.evaluate(() => globalThis.bench.peakRate(50)));
    // Nobody always follows the same one.
    const order = names.map((_, at) => names[(at + round) % names.length]);
    for (const name of order) {
      const milliseconds = await run(name, epochs[name]);
      rates[name].push((1000 * epochs[name]) / milliseconds);
    }
  }
  return { name: of.name, about: of.about, rows, operations, peaks, epochs, rates };
}

/** How many epochs make a turn; the engine compiles the hot code meanwhile. */
async function measure(run) {
  let epochs = 1;
  for (;;) {
    const milliseconds = await run(epochs);
    // Far from a turn's length the first epochs say little.
    const wanted = Math.max(1, Math.round((epochs * TURN) / Math.max(milliseconds, 1)));
    if (milliseconds > TURN / 4) return wanted;
    epochs = Math.min(wanted, 10 * epochs);
  }
}

/** Holds losses against ours after as many epochs. */
async function check(page, of, name, epochs, losses) {
  if (name === 'ours') return;
  const ours = await page.evaluate((count) => globalThis.bench.reference(count), epochs);
  for (const [at, part] of ['training', 'test'].entries()) {
    const apart = Math.abs(losses[at] - ours[at]);
    if (!(apart <= TOLERANCE)) {
      throw new Error(`case ${of.name}: after ${epochs} epochs the ${part} loss of ${name} is ${losses[at]}, ours ${ours[at]}`);
    }
  }
}
