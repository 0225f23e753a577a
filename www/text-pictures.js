// Charts as pictures.
import { edition } from './edition.js';

export const PICTURES = {
  title: 'Pictures of the charts',
};

await edition('text-pictures', { PICTURES });
