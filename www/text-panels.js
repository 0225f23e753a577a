// What the panels say that open on demand; the rest is in text.js.
import { count } from './text.js';

/** @type {Record<string, string>} how weights begin, as in torch.nn.init */
export const INITS = {
  default: 'PyTorch’s default',
  xavier_uniform: 'Xavier uniform',
  xavier_normal: 'Xavier normal',
  kaiming_uniform: 'Kaiming uniform',
  kaiming_normal: 'Kaiming normal',
  small: 'small: normal of 0.01',
  zeros: 'zeros',
};

/** @type {Record<string, string>} how the learning rate changes */
export const SCHEDULES = {
  constant: 'constant',
  step: 'steps (StepLR)',
  cosine: 'cosine (CosineAnnealingLR)',
};

export const MORE = {
  modelToEdit: 'Network of model',
  init: 'Weights begin as',
  addLayer: 'Add a hidden layer',
  networkNote:
    'A change starts the model again from its seed, and its earlier curve stays, faded. The loss follows from what is predicted: BCE with logits for two classes, cross-entropy for several, mean squared error for a number.',
  /** @param {string} title @param {number} parameters */
  shape: (title, parameters) => `${title}: ${count(parameters)} weights and biases.`,
  /** @param {number} layer */
  units: (layer) => `Units of layer ${layer}`,
  /** @param {number} layer */
  activationOf: (layer) => `Activation of layer ${layer}`,
  /** @param {number} layer */
  removeLayer: (layer) => `Remove layer ${layer}`,

  penalties: 'Penalties',
  weightDecay: 'Weight decay',
  l1: 'L1 weight',
  atOnce:
    'While a model is in training, these and the learning rate apply at once; everything else starts again from the seed.',
  schedule: 'Schedule of the learning rate',
  scheduleName: 'Schedule',
  stepSize: 'Epochs between steps',
  gamma: 'Factor of a step',
  tMax: 'Epochs until 0',
  allEpochs: 'all',
  batches: 'Batches',
  batchSize: 'Rows per update',
  allRows: 'all',
  shuffle: 'drawn anew each epoch (torch.randperm)',
  optimizer: 'The optimiser’s settings',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  beta1: 'First beta',
  beta2: 'Second beta',
  alpha: 'Alpha',
  eps: 'Epsilon',
  split: 'Split',
  testShare: 'Share of test rows',
};
