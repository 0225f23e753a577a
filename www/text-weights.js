// Weights out and in.
import { count } from './text.js';
import { edition } from './edition.js';

export const WEIGHTS = {
  title: 'Weights',
  model: 'Model to save or load',
  saveSafetensors: 'Save as .safetensors',
  saveJson: 'Save as JSON',
  load: 'Load weights (or drop the file anywhere)',
  /** @param {string} file */
  saved: (file) => `Saved as ${file}.`,
  /** @param {string} file @param {string} reason */
  refused: (file, reason) => `‘${file}’ was not loaded: ${reason}. The page stays as it was.`,
  /** @param {string} reason */
  unreadable: (reason) => `the browser could not read it (${reason})`,
  /** @param {string} model its letter and its shape */
  into: (model) => `Load it into model ${model}`,
  /** @param {string} model its letter @param {string} title the network’s */
  give: (model, title) => `Give model ${model} the layers ${title} of this file`,
  /** @param {string} file @param {string} model @param {number | undefined} epoch that it was saved at */
  loaded: (file, model, epoch) =>
    `Model ${model} has the weights of ‘${file}’ now${epoch === undefined ? '' : `, which were saved after ${count(epoch)} ${epoch === 1 ? 'epoch' : 'epochs'}`}.`,
  atStart: 'It begins with them at epoch 0.',
  /** @param {number} epoch */
  goesOn: (epoch) => `It goes on with them from epoch ${count(epoch)}.`,
  /** @param {string} type */
  converted: (type) => `Their ${type} numbers were converted to the 32 bits that the page trains with.`,
  nothingLeft: 'Nothing is left to train: raise “Train to” to go on.',
  /** @param {string} length @param {string} most */
  noLink: (length, most) =>
    `They are too large for a link, which would be ${length} characters of at most ${most}: to hand them on, save the file.`,
  note: 'A file has all weights and biases of a model, by the names of PyTorch’s nn.Sequential. In Python, with load_file and save_file of safetensors.torch: model.load_state_dict(load_file("….safetensors")). The other way round, save_file(model.state_dict(), "….safetensors") makes a file that this page reads. What an optimiser such as Adam remembers is not in it. Loading is part of the recipe: Reset and the link repeat it, until the model starts again with something else.',
};

edition('text-weights', { WEIGHTS });
