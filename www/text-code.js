// The recipe as a PyTorch script or notebook.
import { edition } from './edition.js';

export const CODE = {
  title: 'As PyTorch',
  about: 'A Python script that trains the same network: the same split, the same initial weights, and the same accuracy at every epoch. It follows what you set on this page.',
  model: 'Model',
  all: 'all models, compared in one script',
  copy: 'Copy the script',
  savePy: 'Save as .py',
  saveNotebook: 'Save as a notebook (.ipynb)',
  saveData: 'Save the data',
  script: 'The script',
  /** @param {string} file */
  needsData: (file) => `The script reads its data from “${file}”. Save that file into the folder in which you run the script.`,
  /** @param {string} file */
  saved: (file) => `“${file}” is saved.`,
  copied: 'The script is on the clipboard.',
  selected: 'The browser did not allow copying. The script is selected: copy it with Ctrl+C, on a Mac with ⌘C.',
  apart: 'These models differ in more than layers, activations and what you changed on the way, so they do not fit into one loop. Each of them has a script of its own: choose a model.',
};

edition('text-code', { CODE });
