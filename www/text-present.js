// What presenter mode, the handout and the link's QR code say.
import { edition } from './edition.js';
import { count } from './text.js';

export const PRESENT = {
  region: 'Presenter mode',
  entered: 'P or Escape leaves, Q enlarges the code.',
  leave: 'Leave',
  back: 'Previous step',
  next: 'Next step',
  /** @param {number} step counted from 1 @param {number} steps */
  step: (step, steps) => (step > 0 ? `Step ${step} of ${steps}` : `${steps} steps`),
  lesson: 'Lesson',
  showAnswer: 'Show the answer',
  accuracies: 'Accuracies after the last trained epoch',
  losses: 'Losses after the last trained epoch',
  test: 'test',
  train: 'train',
  /** How the chart draws each. */
  drawn: { test: ', bold', train: ', thin' },
  /** @param {string[]} names of the models that the switch is for @param {number} all how many models there are */
  switchIs: (names, all) =>
    (names.length === all ? 'The switch changes all models.' : `The switch changes model ${names.join(' and ')}.`),
  /** @param {import('./pkg/relu_playground.js').TaskName} task */
  dashed: (task) => `Dashed: always guess the ${task === 'number' ? 'mean' : 'most frequent class'}.`,
};

export const CODE = {
  enlarge: 'Enlarge the QR code of this page’s link',
  title: 'Open this page as it is now',
  none: 'No code: why?',
  close: 'Close',
  /** @param {string} link */
  alt: (link) => `QR code of ${link}`,
  loading: 'Preparing the code…',
  /** @param {number} length */
  tooLong: (length) =>
    `The link has ${count(length)} characters, too many for a QR code that a camera reads from afar. Leave presenter mode, press “Copy link”, and send the link instead.`,
  local: 'This address opens on this computer alone: put the page on a web server, so that others can open it.',
  /** @param {string} reason */
  notLoaded: (reason) => `The code could not be prepared (${reason}). Check the connection, and enter presenter mode again.`,
};

export const HANDOUT = {
  preparing: 'Preparing the handout…',
  title: 'What does an activation function do?',
  name: 'Name',
  date: 'Date',
  prediction: 'My prediction, before the networks are trained',
  recipe: 'Recipe',
  /** @param {string} things such as “299 heart-failure patients” */
  learnFrom: (things) => `The networks learn from ${things}.`,
  curves: 'Learning curves',
  accuracy: 'Accuracy',
  loss: 'Loss',
  faded: 'Earlier curves, faded:',
  /** @param {number} more */
  moreFaded: (more) => `and ${count(more)} more`,
  figures: 'Figures after the last epoch',
  model: 'Model',
  trained: 'Epochs',
  trainLoss: 'Loss, train',
  testLoss: 'Loss, test',
  trainAccuracy: 'Accuracy, train',
  testAccuracy: 'Accuracy, test',
  verdict: 'Was it luck?',
  noVerdict:
    'Not tested. This is one seed on one split, so a few points of accuracy may be luck: “Was it luck?” on the page trains the same networks from many seeds.',
  result: 'What happened, and why?',
  again: 'Open it again',
  /** @param {number} length */
  longLink: (length) =>
    `The link of this recipe has ${count(length)} characters, too many to type. Open the page, and press “Copy link” there to send it.`,
};

edition('text-present', { PRESENT, CODE, HANDOUT });
