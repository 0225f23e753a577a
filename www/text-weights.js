// Weights out and in.
import { edition } from './edition.js';

export const WEIGHTS = {
  title: 'Weights',
};

edition('text-weights', { WEIGHTS });
