// The page in another page: what is shown there, and what a teacher pastes for it.
import { edition } from './edition.js';

export const EMBED = {
  title: 'In another page',
  open: 'Open in ReLU playground',
  about: 'Paste one of these into a web page, such as a course page or a blog. What is trained there is the recipe that is on the page now, and the figures are the same.',
  example: 'See a page with three of them',
  controls: 'Controls that show',
  charts: 'Charts that show',
  panels: 'Parts that show',
  /** What may show, by the names that links have for it. */
  names: {
    play: 'Play',
    step: 'Step',
    reset: 'Reset',
    'new-seed': 'New seed',
    speed: 'Speed',
    activation: 'Activation',
    model: 'Model',
    target: 'Train to',
    scrubber: 'Progress',
    accuracy: 'Accuracy',
    loss: 'Loss',
    legend: 'Legend',
    lesson: 'Guided lesson',
    curves: 'Curves',
    luck: 'Was it luck?',
    inside: 'Look inside',
    figures: 'Figures',
    recipe: 'Recipe',
    data: 'Data',
    network: 'Network',
    training: 'Training',
    take: 'Take it with you',
    log: 'Log',
  },
  opens: 'Of the parts, the first is open from the start.',
  element: 'As an element: its height fits, and your page’s scripts can press Play and read the figures',
  frame: 'As a frame, for systems that allow no scripts: its height is fixed',
  frameTitle: 'ReLU playground: train small networks, and switch their activation',
  copyElement: 'Copy the element',
  copyFrame: 'Copy the frame',
  copied: 'Copied.',
  selected: 'It is selected: copy it with Ctrl+C, or ⌘C on a Mac.',
  show: 'Show it here',
  hide: 'Do not show it here',
  local: 'This page is on your own computer, so nobody else could see what you paste. Open it where it is published, and copy from there.',
  file: 'Your table is too large to be part of a link: whoever sees your page would have to choose the file first.',
  /** @param {string} reason a sentence */
  none: (reason) => `${reason} So there is nothing to paste.`,
  /** @param {string} reason */
  notShown: (reason) => `It could not be shown here (${reason}). Check the connection, and try again.`,
};

await edition('text-embed', { EMBED });
