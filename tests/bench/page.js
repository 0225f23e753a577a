// The contestants of one page. The driver outside says whose turn it is.
import init from '../pkg/relu_playground.js';
import initScalar, * as scalar from '../pkg/plain/relu_playground.js';
import initBench, { Data, Net, peak, peak_operations } from './pkg/bench_ndarray.js';
import { operations, problem, trainer } from './data.js';
import { JavaScript } from './javascript.js';
import { TensorFlow, VERSION } from './tensorflow.js';

await Promise.all([init(), initBench(), initScalar()]);

let chosen, ours, given;
let runners = {};
/** What our trainer came to, by the number of epochs. */
const references = new Map();

const concat = (arrays) => Float32Array.from(arrays.flatMap((array) => [...array]));

function ndarray({ sizes, activation, optimizer, parameters, train, test }) {
  const data = new Data(train.x, train.targets, test.x, test.targets);
  return new Net(Uint32Array.from(sizes), activation === 'relu', optimizer.lr, concat(parameters), data);
}

/** Our trainer as one of the contestants. */
const contestant = (build) => Object.assign(trainer(chosen, build), {
  losses(epoch) {
    const { trainLoss, testLoss } = this.reading(epoch);
    return [trainLoss, testLoss];
  },
});

const MAKERS = {
  ours: () => contestant(),
  scalar: () => contestant(scalar),
  javascript: () => new JavaScript(given),
  ndarray: () => ndarray(given),
  'tensorflow-wasm': () => TensorFlow.on(given, 'wasm'),
  'tensorflow-cpu': () => TensorFlow.on(given, 'cpu'),
};

/** Goes to a case; gives what an epoch takes, and how many rows there are. */
function prepare(of) {
  for (const runner of Object.values(runners)) (runner.free ?? runner.dispose)?.call(runner);
  runners = {};
  references.clear();
  chosen = of;
  ours?.free();
  ours = trainer(of);
  given = problem(ours, of);
  return { operations: operations(given), rows: ours.rows };
}

/** The problem as plain lists, for a contestant outside. */
function plain() {
  const lists = (part) => ({ x: [...part.x], targets: [...part.targets] });
  return { ...given, train: lists(given.train), test: lists(given.test), parameters: given.parameters.map((p) => [...p]) };
}

/** Trains so many epochs from the first weights. */
async function run(name, epochs, checked) {
  runners[name] ??= await MAKERS[name]();
  if (name.startsWith('tensorflow-')) await TensorFlow.use(name.slice(11));
  const runner = runners[name];
  runner.reset();
  const start = performance.now();
  runner.train(epochs);
  const milliseconds = performance.now() - start;
  return { milliseconds, losses: [...runner.losses(checked)] };
}

/** What our trainer says after so many epochs. */
function reference(epochs) {
  if (!references.has(epochs)) {
    ours.reset();
    ours.train(epochs);
    const { trainLoss, testLoss } = ours.reading(epochs - 1);
    references.set(epochs, [trainLoss, testLoss]);
  }
  return references.get(epochs);
}

/** Multiplications with an addition that SIMD128 does in a second. */
function peakRate(milliseconds) {
  const turns = 1_000_000;
  const start = performance.now();
  let [calls, now] = [0, start];
  for (; now - start < milliseconds; calls++, now = performance.now()) peak(turns);
  return (1000 * calls * turns * peak_operations()) / (now - start);
}

/** Epochs a second of several models, each an epoch after the other's, with nothing else to do. */
function bare(cases, milliseconds) {
  const trainers = cases.map((of) => trainer(of));
  const start = performance.now();
  let [epochs, now] = [0, start];
  for (; now - start < milliseconds; epochs += 50, now = performance.now()) trainers.forEach((each) => each.train(50));
  trainers.forEach((each) => each.free());
  return (1000 * epochs) / (now - start);
}

globalThis.bench = { prepare, plain, run, reference, peakRate, bare, tensorflow: VERSION };
