// The recipe as a PyTorch script or notebook.
import { edition } from './edition.js';

export const CODE = {
  title: 'As PyTorch',
};

edition('text-code', { CODE });
