// Histories and results as CSV.
import { edition } from './edition.js';

export const CSV = {
  title: 'Figures as CSV',
};

edition('text-csv', { CSV });
