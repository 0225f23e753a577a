// Weights out and in. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-weights.js').WEIGHTS} */
export const WEIGHTS = {
  title: 'Pesos',
};
