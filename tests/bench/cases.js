// What is trained: shapes, activations, optimisers and how many rows.

const EVERYBODY = ['ours', 'scalar', 'javascript', 'ndarray', 'tensorflow-wasm', 'tensorflow-cpu', 'pytorch'];
const FEW = ['ours', 'scalar', 'javascript', 'pytorch'];
const sgd = { name: 'sgd', lr: 0.01 };
const lesson = { rows: 299, activation: 'relu', optimizer: sgd, batchSize: null, contestants: EVERYBODY };

/** The heart table's 299 rows as they are, or more of them: repeated, with jitter. */
export const CASES = [
  { ...lesson, name: 'A', about: '12-5-1 linear', hidden: [5], activation: 'linear' },
  { ...lesson, name: 'B', about: '12-20-20-1 linear', hidden: [20, 20], activation: 'linear' },
  { ...lesson, name: 'C', about: '12-5-ReLU-1', hidden: [5] },
  { ...lesson, name: 'D', about: '12-64-64-1 ReLU', hidden: [64, 64], rows: 3_000 },
  { ...lesson, name: 'E', about: '12-256-256-1 ReLU', hidden: [256, 256], rows: 30_000 },
  // Adam enlarges what rounding does: double precision leaves ours and PyTorch's slowly.
  { ...lesson, name: 'C, Adam', about: '12-5-ReLU-1', hidden: [5], optimizer: { name: 'adam', lr: 0.001 }, checked: 200, contestants: FEW },
  { ...lesson, name: 'C, batches of 32', about: '12-5-ReLU-1', hidden: [5], batchSize: 32, contestants: FEW },
  { ...lesson, name: 'C, tanh', about: '12-5-tanh-1', hidden: [5], activation: 'tanh', contestants: FEW },
];

/** Those of `--quick`. */
export const QUICK = ['A', 'C'];
