// Histories and results as CSV.
import { edition } from './edition.js';

export const CSV = {
  title: 'Figures as CSV',
  about: 'Loss and accuracy of every epoch, one row an epoch and model, for a spreadsheet or pandas.read_csv. Accuracies are fractions of 1, epochs count from 0.',
  curves: 'Save the curves as CSV',
  earlier: 'with earlier curves',
  nothing: 'Nothing is trained yet: press Play first.',
  /** @param {string} share */
  writing: (share) => `Writing the file: ${share}`,
  /** @param {string} file */
  saved: (file) => `Saved as ${file}.`,
  study: 'Many seeds',
  noStudy: 'There are no results of many seeds yet: open “Was it luck?”, and train there. Then they can be saved here.',
  runs: 'Save the runs as CSV',
  summary: 'Save the summary as CSV',
  studyCurves: 'Save the runs’ curves as CSV',
  changed: 'The results were replaced by others while the file was written: please save again.',
};

edition('text-csv', { CSV });
