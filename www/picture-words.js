// What stands around the charts in pictures: recipes in short words, and legends.
import { make } from './dom.js';
import { classNames } from './names.js';
import { short } from './numbers.js';
import { NAME } from './picture-file.js';
import { PICTURES } from './text-pictures.js';
import { fixed, LOSSES, optimizer, percent, schedule, TEXT } from './text.js';

/** @typedef {import('./pkg/relu_playground.js').PictureEntry} Entry */
/** @typedef {import('./pkg/relu_playground.js').PictureWords} Words */
/** @typedef {import('./pkg/relu_playground.js').Trainer} Trainer */
/** @typedef {import('./panels.js').Page} Page */

/** Most earlier curves that a legend names. */
const MOST_FADED = 3;

/** A canvas that a chart needs, and nobody sees. */
export const unseen = () => make('canvas', { width: 1, height: 1 });

/**
 * What stands around a chart.
 * @param {import('./pictures.js').From} from @param {Partial<Words> & { title: string, legend: Entry[] }} words
 * @returns {Words}
 */
export function wordsOf({ page: { session } }, words) {
  const { recipe, first: { trainer: { rows } } } = session;
  const { subtitle = recipeLine(session), axis = '', legend, title } = words;
  const data = PICTURES.data(TEXT.learnFrom(recipe.data, rows.train + rows.test), recipe.seed, recipe.splitSeed);
  const description = words.description ?? [subtitle, axis, ...legend.map(({ text }) => text)].filter(Boolean).join('. ');
  // A number and its per cent stay on one line.
  const together = (/** @type {string} */ text) => text.replace(/(\d) %/g, '$1\u00a0%');
  return { title, subtitle, axis, legend: legend.map((entry) => ({ ...entry, text: together(entry.text) })), data: words.data ?? data, made: NAME, description };
}

/** A recipe in short words: what all models share, or of one model with how far it is. @param {import('./session.js').Session} session @param {Trainer} [trainer] */
export function recipeLine({ recipe, first, epoch }, trainer) {
  const { rows, task } = trainer ?? first.trainer;
  const asked = trainer?.recipe() ?? recipe;
  return PICTURES.recipe(`${LOSSES[task]}, ${optimizer(asked.optimizer)}${schedule(asked.optimizer)}`, asked.batchSize, rows, trainer?.epoch ?? epoch);
}

/**
 * The legend of learning curves, with what each model has come to.
 * @param {Page} page @param {'accuracy' | 'loss'} metric @param {string[]} models their colours @param {number} smoothing
 * @returns {Entry[]}
 */
export function curveLegend({ session, controls: { view } }, metric, models, smoothing) {
  const { faded, first: { trainer } } = session;
  const earlier = faded.slice(-MOST_FADED).reverse();
  const more = faded.length - earlier.length;
  return [
    ...session.models.map((model) => {
      const reading = model.trainer.reading(model.trainer.epoch - 1);
      const figures = reading && (metric === 'accuracy'
        ? PICTURES.came(percent(reading.testAccuracy, 1), percent(reading.trainAccuracy, 1))
        : PICTURES.came(fixed(reading.testLoss, 3), fixed(reading.trainLoss, 3)));
      const text = figures ? `${view.story(model)}: ${figures}` : view.story(model);
      return /** @type {Entry} */ ({ sign: 'curve', color: models[model.slot], slot: model.slot, text });
    }),
    { sign: 'line', text: PICTURES.test },
    { sign: 'thin', text: PICTURES.train },
    ...earlier.map((run) => /** @type {Entry} */ ({ sign: 'curve', faded: true, color: models[run.slot], slot: run.slot, text: PICTURES.earlier(view.fadedLabel(run)) })),
    ...(more > 0 ? [/** @type {Entry} */ ({ sign: 'none', text: PICTURES.moreEarlier(more) })] : []),
    ...(smoothing > 0 ? [/** @type {Entry} */ ({ sign: 'none', text: PICTURES.smoothed(short(smoothing)) })] : []),
    // Last, for where there is no room for all.
    ...baselines(trainer, metric),
  ];
}

/** What guessing without looking would come to. @param {Trainer} trainer @param {'accuracy' | 'loss'} metric @returns {Entry[]} */
function baselines(trainer, metric) {
  const isNumber = trainer.task === 'number';
  if (metric === 'loss' && !isNumber) return [];
  const { train, test } = isNumber ? trainer.meanError : trainer.majorityAccuracy;
  const value = (/** @type {number} */ number) => (isNumber ? short(Number(number.toPrecision(4))) : percent(number, 1));
  return [{ sign: 'dashes', text: PICTURES.guess(isNumber, value(test)) }, { sign: 'thin dashes', text: PICTURES.guessTrain(value(train)) }];
}

/**
 * What tells rows apart that are dots.
 * @param {Trainer} trainer @param {import('./pkg/relu_playground.js').Table | undefined} table @param {string[]} colors of the classes
 * @param {boolean} withTest @returns {Entry[]}
 */
export function legendOfRows(trainer, table, colors, withTest) {
  const isNumber = trainer.task === 'number';
  const names = isNumber ? [PICTURES.low, PICTURES.high] : classNames(trainer, table).map((name) => PICTURES.classOf(name));
  const dots = names.map((text, slot) => /** @type {Entry} */ ({ sign: 'dot', color: colors[slot % colors.length], slot: isNumber ? 0 : slot, text }));
  return [...dots, ...(withTest ? [/** @type {Entry} */ ({ sign: 'ring', slot: 0, text: PICTURES.hollow })] : [])];
}
