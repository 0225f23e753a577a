// Histories and results as CSV. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-csv.js').CSV} */
export const CSV = {
  title: 'Cifras en CSV',
};
