// One problem for all contestants: the rows as they are trained on, and the first weights.
import * as playground from '../pkg/relu_playground.js';

/**
 * @typedef {{ x: Float32Array, targets: Float32Array }} Rows row after row
 * @typedef {{ sizes: number[], activation: string, optimizer: { name: string, lr: number },
 *   batchSize: number | null, train: Rows, test: Rows, parameters: Float32Array[] }} Problem
 */

/** Our trainer of a case, at epoch 0, of the module that ships or of another build. @returns {playground.Trainer} */
export function trainer({ hidden, activation, optimizer, batchSize, rows }, build = playground) {
  const recipe = { hidden, activation, optimizer, batchSize, shuffle: false, seed: 42 };
  return rows === 299 ? new build.Trainer(recipe) : table(rows, recipe, build);
}

/** The heart's rows over and over, each number moved a little. */
function table(rows, recipe, { Table, Trainer }) {
  const heart = new Trainer({});
  const { features, targets } = heart.sample('train');
  const each = targets.length;
  const random = generator(1);
  const columns = heart.features.map((name, at) => {
    const values = features.subarray(at * each, (at + 1) * each);
    const reach = 0.1 * spread(values).deviation;
    return { name, values: Float64Array.from({ length: rows }, (_, row) => values[row % each] + reach * (2 * random() - 1)) };
  });
  const target = { name: 'death', values: Float64Array.from({ length: rows }, (_, row) => targets[row % each]), classes: ['no', 'yes'] };
  const data = {
    name: 'own', file: 'heart.csv', checksum: '00000000', header: true, target: target.name,
    columns: columns.map(({ name }) => name), task: 'two_classes', missing: 'drop',
  };
  heart.free();
  return new Table(data, { columns, target }).trainer({ ...recipe, data });
}

/** Numbers from 0 to 1, the same in every run (mulberry32). @param {number} seed */
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Mean and standard deviation. @param {Float64Array} values */
function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(square / values.length) };
}

/** What our trainer trains, for the others. @returns {Problem} */
export function problem(ours, { hidden, activation, optimizer, batchSize }) {
  const parts = [ours.sample('train'), ours.sample('test')];
  const features = ours.features.length;
  const column = (part, at) => {
    const rows = part.targets.length;
    return part.features.subarray(at * rows, (at + 1) * rows);
  };
  const scales = Array.from({ length: features }, (_, at) =>
    spread(Float64Array.from([...column(parts[0], at), ...column(parts[1], at)])));
  const [train, test] = parts.map((part) => {
    const x = new Float32Array(part.features.length);
    scales.forEach(({ mean, deviation }, at) =>
      column(part, at).forEach((value, row) => (x[row * features + at] = (value - mean) / deviation)));
    return { x, targets: Float32Array.from(part.targets) };
  });
  const parameters = ours.parameters().map(({ values }) => values);
  return { sizes: [features, ...hidden, 1], activation, optimizer, batchSize, train, test, parameters };
}

/** Multiplications with an addition that an epoch needs. @param {Problem} of */
export function operations({ sizes, train, test }) {
  const weights = sizes.slice(1).map((size, at) => size * sizes[at]);
  const all = weights.reduce((sum, count) => sum + count, 0);
  // Forward, gradients of the weights, and those of all inputs but the data.
  return train.targets.length * (3 * all - weights[0]) + test.targets.length * all;
}
