// What the guided lesson says. A step's answer is made of what was measured; `why` holds the explanation of
// each outcome that tests/lesson.rs has found to be the rule.
import { edition } from './edition.js';
import { bendOf, each, fine, points, runsOf, shareOf, trainLoss, whole } from './lesson-numbers.js';
import { count } from './text.js';

/** @typedef {import('./lesson-steps.js').Run} Run */
/** @typedef {import('./lesson-steps.js').Facts} Facts */
/** @typedef {import('./lesson-steps.js').Many} Many */
/** @typedef {{ caption: string, head: string[], rows: string[][] }} Table */

/**
 * The words of a step.
 * @typedef {object} Words
 * @property {string} title
 * @property {(before: Run[]) => string[]} text
 * @property {(before: Run[]) => string} question
 * @property {Record<string, string>} choices
 * @property {Record<string, string>} why by the choice that was right
 * @property {(facts: Facts[], limits: Record<string, number>) => string[]} [measured]
 * @property {(facts: Facts[]) => Table} [table]
 */

/** @param {Run | undefined} run @param {'train' | 'test'} part */
const rightOf = (run, part) => (run ? `${count(run.right[part])} of ${count(run.rows[part])}` : '–');

/** How ReLU compares with linear over many seeds. @param {string} of @param {Many | undefined} many */
function compared(of, many) {
  const verdict = many?.verdicts[1];
  if (!many || !verdict) return [];
  const { mean, low, high, won, tied, lost } = verdict;
  const share = (/** @type {number} */ part) => whole(part / (won + tied + lost));
  return [
    `${of}: linear gets ${fine(many.means[0] ?? NaN)} on average, ReLU ${fine(many.means[1] ?? NaN)}. The difference is ${points(mean)} percentage points (95 % interval ${points(low)} to ${points(high)}). ReLU is ahead in ${share(won)} of the pairs and behind in ${share(lost)}.`,
  ];
}

/** @param {number} epochs */
const epochsOf = (epochs) => (epochs === 0 ? 'not trained' : epochs === 1 ? '1 epoch' : `${count(epochs)} epochs`);

export const LESSON = {
  about: 'Eight short steps',
  intro: [
    'Each step asks what you expect, trains the networks before your eyes, and tells what was measured. About half an hour in all; go back and forth as you like.',
    'A step puts its own recipe on the page. What is there now is kept, and you can bring it back.',
  ],
  start: 'Start the lesson',
  /** @param {number} step */
  goOn: (step) => `Go on with step ${step}`,
  next: 'Next step',
  previous: 'Previous step',
  leave: 'Leave the lesson',
  justShow: 'Just show me',
  showAnswer: 'Show the answer',
  /** @param {number} step @param {number} steps @param {string} title */
  title: (step, steps, title) => `Step ${step} of ${steps}: ${title}`,
  training: 'Training: watch the curves.',
  paused: 'Paused: press Play to go on.',
  /** @param {number} models @param {number} seeds @param {'weights' | 'split' | 'both'} vary */
  many: (models, seeds, vary) => {
    const what = { weights: 'other starting weights', split: 'other test patients', both: 'other starting weights and other test patients' };
    return `Training ${count(models)} networks ${count(seeds)} times each, every time with ${what[vary]}…`;
  },
  progress: 'Share of the runs that are done',
  /** @param {string | undefined} guess @param {string | undefined} right */
  verdict: (guess, right) => {
    if (right === undefined) return 'What came out is none of these answers.';
    if (guess === undefined) return `It was: “${right}”.`;
    return guess === right ? `You predicted “${guess}”, and so it was.` : `You predicted “${guess}”. It was: “${right}”.`;
  },
  /** @param {number} share */
  oneRun: (share) => `This was one run. The tests of this page train the same networks from 200 different starting weights, and at least ${whole(share)} of those come out this way.`,
  unusual: 'That is not what this step expects: it may be a rare run.',
  interrupted: 'The recipe was changed before the step was over, so there is no answer. Predict again to train the step’s networks.',
  /** @param {number} most */
  kept: (most) => `The lesson has put its own recipe on the page. Kept for you, with curves and all (${count(most)} at most; beyond that, what was not trained goes first, then the oldest):`,
  bringBack: 'Bring back what was here before the lesson',
  /** @param {number} step */
  bringBackOf: (step) => `Bring back your changes of step ${step}`,
  /** @param {number} which from 1, the oldest @param {number} seed @param {number} epochs */
  bringBackOne: (which, seed, epochs) => `Bring back what was here before the lesson, number ${which}: seed ${seed}, ${epochsOf(epochs)}`,
  /** @param {number} step @param {number} which @param {number} seed @param {number} epochs */
  bringBackOneOf: (step, which, seed, epochs) => `Bring back your changes of step ${step}, number ${which}: seed ${seed}, ${epochsOf(epochs)}`,
  /** @param {string} reason */
  notLoaded: (reason) => `The lesson’s recipes could not be loaded (${reason}). Check the connection, and load the page again.`,
};

/** @type {Record<string, Words>} */
export const STEPS = {
  line: {
    title: 'A network that draws straight lines',
    text: ([a]) => [
      `Medical records of ${count((a?.rows.train ?? 0) + (a?.rows.test ?? 0))} patients with a weak heart: the network is to say who died. It learns from ${count(a?.rows.train ?? 0)} of them and is tested on the other ${count(a?.rows.test ?? 0)}, whom it never sees in training.`,
      'It has one layer of five hidden units and no activation: it is linear. All three models are this same network for now, so you see one curve.',
    ],
    question: ([a]) =>
      `Always guessing “survived” is right for ${count(a?.majority.test ?? 0)} of the ${count(a?.rows.test ?? 0)} test patients. How will the trained network do on them?`,
    choices: {
      more: 'Clearly better: at least 4 patients more',
      same: 'About the same: within 3 patients',
      fewer: 'Clearly worse: at least 4 patients fewer',
    },
    measured: (facts) => {
      const [a] = runsOf(facts);
      return [
        `Of the test patients it is right for ${rightOf(a, 'test')}; guessing gets ${count(a?.majority.test ?? 0)}. Of the patients that it learned from it is right for ${rightOf(a, 'train')}; guessing gets ${count(a?.majority.train ?? 0)}.`,
      ];
    },
    why: {
      same: 'It did learn: on the training patients it is far ahead of guessing. On these test patients little of that is left. Compare accuracies with what guessing gets (the dashed lines), and with each other on rows that nobody has learned from. Whether these test patients are a hard case, step 4 will show.',
    },
  },
  collapse: {
    title: 'Wider and deeper',
    text: ([a, b, c]) => [
      `A is the small network of step 1, with ${count(a?.parameters ?? 0)} weights and biases. B is wider: ${count(b?.parameters ?? 0)} of them. C has three hidden layers: ${count(c?.parameters ?? 0)}. None has an activation.`,
      'The learning rate is ten times as large now, so that all of them arrive where they are going.',
    ],
    question: ([a]) => `For how many of the ${count(a?.rows.test ?? 0)} test patients will B or C say something other than A?`,
    choices: { none: 'None, or one', some: '2 to 9', many: '10 or more' },
    measured: (facts) => {
      const [a, b, c] = runsOf(facts);
      const losses = [a, b, c].map(trainLoss).join(', ');
      return [
        `B says something other than A for ${count(b?.disagrees ?? 0)} test patients, C for ${count(c?.disagrees ?? 0)}. Their losses on the training patients are ${losses}.`,
      ];
    },
    why: {
      none: 'A linear layer multiplies and adds. Do that twice, and you could have done it once with other numbers. So layers without an activation collapse into a single one, however many and however wide they are: the curves begin differently and end together, and the three networks say the same of almost every patient.',
    },
  },
  relu: {
    title: 'Flip the switch to ReLU',
    text: () => [
      'ReLU replaces every negative number by 0 and leaves the others alone. C is A with ReLU in its hidden layer: the same starting weights, the same patients, one switch flipped. B is a deeper linear network.',
      'Learning rate and number of epochs are those of step 1.',
    ],
    question: ([a]) => `Of the ${count(a?.rows.test ?? 0)} test patients, how many will C (ReLU) get right, compared with A (linear)?`,
    choices: { more: 'At least 5 more', same: 'About as many: within 4', fewer: 'At least 5 fewer' },
    measured: (facts) => {
      const [a, , c] = runsOf(facts);
      return [
        `A is right for ${rightOf(a, 'test')} test patients, C for ${rightOf(c, 'test')}. Of the training patients A gets ${rightOf(a, 'train')}, C ${rightOf(c, 'train')}; C’s loss there is ${trainLoss(c)}, A’s ${trainLoss(a)}.`,
        `What did change: take two patients and one half way between them. A’s score for the one in the middle is half way, too (off by ${bendOf(a)} at most). C’s is off by up to ${bendOf(c)}: it bends.`,
      ];
    },
    why: {
      same: 'C can draw what no linear network can, it learns more slowly (its training loss is still higher), and on these test patients that is worth a few patients at most. Is the small difference real?',
    },
  },
  luck: {
    title: 'Was it luck?',
    text: () => [
      'One run proves little: other starting weights, or other test patients, would have given other numbers. So train both again and again, A (linear) and C (ReLU) in pairs that start alike.',
      'First 200 times with other starting weights and the same test patients. Then 200 times with other starting weights and other patients kept for the test.',
    ],
    question: () => 'Where will ReLU be ahead on average, by more than chance explains?',
    choices: {
      both: 'In both',
      first: 'Only with the same test patients',
      second: 'Only with other test patients',
      neither: 'In neither',
    },
    measured: (facts) => [
      ...compared('Same test patients', facts[1]?.many),
      ...compared('Other test patients', facts[2]?.many),
      'A 95 % interval is a range that catches the true average difference in about 95 of 100 such experiments. It is made wider where the test patients change: the groups of patients overlap, so 200 of them tell less than 200 separate ones would.',
    ],
    why: {
      first: 'With these very test patients ReLU’s lead is real: starting weights do not explain it. But it belongs to these patients. With others it is gone, and linear is ahead more often than not. Many seeds on one split and many splits are two different questions; say which one you have answered.',
    },
  },
  shapes: {
    title: 'Where ReLU is everything',
    text: () => [
      'Now points on a plane in place of patients. First a ring around a ring, then XOR: four corners, where opposite corners belong together. The networks are to tell the two classes apart.',
      'A is linear, B is linear with three hidden layers, C has ReLU. Guessing gets about half of the points.',
    ],
    question: () => 'Who will get more than 90 % of the test points right, both times?',
    choices: { relu: 'C alone: the one with ReLU', deep: 'B alone: the deep linear one', all: 'All of them', none: 'None of them' },
    measured: (facts) => [
      `Circles: ${each(runsOf(facts), (run) => shareOf(run, 'test'))}.`,
      `XOR: ${each(runsOf(facts, 1), (run) => shareOf(run, 'test'))}.`,
    ],
    why: {
      relu: 'No straight line parts a ring from its middle, or crossed corners. A linear network has nothing else to offer, with one layer or three, so it is left with guessing. ReLU’s bends can close around the middle. Here the activation decides everything.',
    },
  },
  bends: {
    title: 'How many bends does a ring take?',
    text: () => [
      'Each hidden unit with ReLU contributes one straight crease. On the page, A has 1 of them, B has 2, C has 8, and the task is the ring around a ring again.',
      'After that, networks with 1, 2, 3, 4 and 8 hidden units are trained 200 times each, with other starting weights every time.',
    ],
    question: () => 'With how few hidden units does at least one of the 200 runs get 95 % of the test points right?',
    choices: { one: '1', two: '2', three: '3', four: '4', eight: '8' },
    table: (facts) => {
      const many = facts[1]?.many;
      return {
        caption: `Test accuracy over ${count(many?.seeds ?? 0)} runs`,
        head: ['Hidden units', 'on average', 'best run'],
        rows: ['1', '2', '3', '4', '8'].map((units, k) => [units, whole(many?.means[k] ?? NaN), whole(many?.bests[k] ?? NaN)]),
      };
    },
    why: {
      three: 'A triangle is the simplest shape that closes, so three creases are enough, if training finds them. It often does not: see how far the average is below the best run, and how it rises with more units. Spare units make it likely that enough of them end up in useful places.',
    },
  },
  others: {
    title: 'Other activations, and how they fail',
    text: () => [
      'The ring around a ring once more, with three hidden layers of 8 units: A with ReLU, B with Tanh, C with Sigmoid. Tanh and Sigmoid bend smoothly, and are flat far from 0.',
      'Right after that, a learning rate that is 80 times as large, with one hidden layer: A with ReLU, B with LeakyReLU, C with Tanh.',
    ],
    question: () => 'With the small learning rate: which one will still be near guessing at the end?',
    choices: { relu: 'ReLU', tanh: 'Tanh', sigmoid: 'Sigmoid', none: 'None of them' },
    measured: (facts) => [
      `Small learning rate: ${each(runsOf(facts), (run) => `${shareOf(run, 'test')} of the test points`)}.`,
      `Huge learning rate: ${each(runsOf(facts, 1), (run) => `${shareOf(run, 'test')}, ${count(run.dead)} of ${count(run.units)} hidden units dead`)}.`,
    ],
    why: {
      sigmoid: 'Sigmoid’s slope is never above one quarter, and each layer multiplies by it: after three layers almost nothing is left of the signal that the first ones learn from. It vanishes. With ReLU the slope is 1 where a unit is on, but 0 where it is off: a huge step can push a unit so far that it is off for every point. Then nothing reaches it any more, and it is dead. LeakyReLU is never quite flat, so none of its units dies, though that alone does not make such a learning rate a good one.',
    },
  },
  more: {
    title: 'Why not train longer?',
    text: (before) => [
      `The patients again, with the larger learning rate of step 2 and twice as many epochs. A is linear, B has ReLU, and C has two layers of ReLU: ${count(before[2]?.parameters ?? 0)} weights and biases to learn ${count(before[2]?.rows.train ?? 0)} patients with.`,
    ],
    question: () => 'From epoch 300 to the end, what will rise by more than 4 percentage points?',
    choices: {
      both: 'C’s accuracy on training and on test patients',
      train: 'C’s accuracy on training patients alone',
      test: 'C’s accuracy on test patients alone',
      neither: 'Neither of them',
    },
    measured: (facts, { early = 0 }) => {
      const [a, , c] = runsOf(facts);
      return [
        `C on the training patients: ${shareOf(c, 'train', 'early')} after ${count(early)} epochs, ${shareOf(c, 'train')} at the end. On the test patients: ${shareOf(c, 'test', 'early')}, then ${shareOf(c, 'test')}. A, which cannot bend, has ${shareOf(a, 'train')} and ${shareOf(a, 'test')}.`,
      ];
    },
    why: {
      train: 'With enough bends and time a network can learn its training patients by heart, which is of no use for others: it overfits. The test curve is the one to watch.',
    },
  },
};

edition('text-lesson', { LESSON, STEPS });
