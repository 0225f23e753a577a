// Charts as pictures.
import { edition } from './edition.js';

export const PICTURES = {
  title: 'Pictures of the charts',
};

edition('text-pictures', { PICTURES });
