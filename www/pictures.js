// Which charts there are to be taken along, and each as an SVG with all that stands around it on the page.
import { featureRanges, FIRST } from './bend.js';
import { matrixLabels } from './collapse.js';
import { byId } from './dom.js';
import { linesOf } from './hinges.js';
import { classNames, featureTitles, outputNames } from './names.js';
import { rangeOf } from './plane.js';
import { curveLegend, legendOfRows, recipeLine, unseen, wordsOf } from './picture-words.js';
import { studyPictures } from './picture-study.js';
import { unitPictures } from './picture-units.js';
import { MORE } from './text-panels.js';
import { PICTURES } from './text-pictures.js';
import { TEXT } from './text.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./session.js').Model} Model */
/** @typedef {import('./picture-file.js').Palette} Palette */
/** @typedef {import('./pkg/relu_playground.js').PictureEntry} Entry */

/**
 * A chart that can be taken along.
 * @typedef {object} Picture
 * @property {string} name of its file
 * @property {string} title
 * @property {string} [lacking] why there is none yet, in a sentence
 * @property {(palette: Palette) => string | Promise<string>} make gives its SVG
 */

/** What a picture is made from. @typedef {{ page: Page, model: Model, whole: import('./core.js').Whole }} From */

/** All charts that there are. @param {From} from @returns {Picture[]} */
export function picturesOf(from) {
  return [curves(from, 'accuracy'), curves(from, 'loss'), ...studyPictures(from), map(from), diagram(from), bend(from), matrices(from), ...unitPictures(from)];
}

/** @param {From} from @param {'accuracy' | 'loss'} metric @returns {Picture} */
function curves(from, metric) {
  const { page, whole } = from;
  const { session, plots } = page;
  const { trainer } = session.first;
  const plot = plots.find((each) => each.metric === metric);
  const isEmpty = session.models.every((model) => model.trainer.epoch === 0);
  const lacking = metric === 'accuracy' && trainer.task === 'number' ? PICTURES.noAccuracy : isEmpty ? PICTURES.untrained : undefined;
  const title = PICTURES.names[metric];
  return {
    name: metric,
    title,
    ...(lacking ? { lacking } : {}),
    make: ({ theme, models }) => {
      if (!plot) throw new Error(`the page has no chart of ${metric}`);
      const chart = new whole.Chart(metric, unseen(), unseen());
      chart.resize(300, 150, 1, 14);
      chart.setTheme(theme);
      if (plot.look) chart.setLook(plot.look.isLog, plot.look.smoothing);
      plot.paint(chart, models);
      const svg = chart.picture(wordsOf(from, {
        title,
        axis: metric === 'accuracy' ? TEXT.accuracyUnit(session.recipe.data) : TEXT.lossUnit(session.recipe.data, trainer.task),
        legend: curveLegend(page, metric, models, plot.look?.smoothing ?? 0),
        description: byId(`${metric}-text`).textContent ?? '',
      }));
      chart.free();
      return svg;
    },
  };
}

/** Where a model's answer changes over the plane. @param {From} from @returns {Picture} */
function map(from) {
  const { page, model: { trainer, name }, whole } = from;
  const { data } = trainer.recipe();
  const hasMap = typeof data === 'string' ? data !== 'heart' : data.name !== 'own';
  const { discrete, test, hinges } = page.inside ?? {};
  const isLine = hasMap && trainer.task === 'number' && trainer.features.filter((feature) => /^x\d$/.test(feature)).length === 1;
  return {
    name: 'map',
    title: MORE.map,
    ...(hasMap ? {} : { lacking: PICTURES.noPlane }),
    make: ({ theme, classes }) => {
      const chart = new whole.DecisionMap(unseen(), unseen(), unseen());
      const withTest = test?.input.checked ?? true;
      const units = hinges?.switch.input.checked ? linesOf(trainer, trainer.units()).shown : [];
      chart.setTheme(theme, classes);
      chart.setRange(...rangeOf(trainer));
      const legend = /** @type {Entry[]} */ ([
        ...(isLine ? [{ sign: 'line', color: classes[1], text: PICTURES.says }] : []),
        ...legendOfRows(trainer, page.session.table, classes, withTest),
        ...(isLine ? [] : [{ sign: 'thin', text: trainer.task === 'number' ? PICTURES.middle : PICTURES.boundary }]),
        ...(units.length ? [{ sign: 'thin dashes', text: PICTURES.hinges }] : []),
      ]);
      const words = wordsOf(from, { title: PICTURES.mapOf(`${name} ${trainer.title}`), subtitle: recipeLine(page.session, trainer), legend });
      const svg = chart.picture(words, trainer, discrete?.input.checked ?? false, withTest, Uint32Array.from(units));
      chart.free();
      return svg;
    },
  };
}

/** @param {From} from @returns {Picture} */
function diagram(from) {
  const { page: { session }, model: { trainer, name }, whole } = from;
  return {
    name: 'network',
    title: MORE.diagram,
    make: ({ theme, classes: [negative = '', positive = ''] }) => {
      const chart = new whole.NetworkDiagram(unseen());
      chart.setTheme(theme, positive, negative);
      const legend = /** @type {Entry[]} */ ([
        { sign: 'line', color: positive, text: PICTURES.positive },
        { sign: 'dashes', color: negative, text: PICTURES.negative },
        { sign: 'none', text: PICTURES.wider },
      ]);
      const units = trainer.parameters().filter((_, k) => k % 2 === 1).map(({ values }) => values.length);
      const words = wordsOf(from, {
        title: PICTURES.networkOf(`${name} ${trainer.title}`), subtitle: recipeLine(session, trainer), legend,
        description: MORE.diagramText(trainer.title, trainer.features.length, units),
      });
      const svg = chart.picture(words, trainer, featureTitles(trainer), outputNames(trainer, session.table));
      chart.free();
      return svg;
    },
  };
}

/** @param {From} from @returns {Picture} */
function bend(from) {
  const { page: { session, inside, controls }, whole } = from;
  const { trainer } = session.first;
  const view = inside?.bend;
  return {
    name: 'bend',
    title: MORE.bend,
    ...(view && view.revision === session.revision && view.chosen.size === 0 ? { lacking: PICTURES.noFeatures } : {}),
    make: ({ theme, models }) => {
      const { titles, lows, highs, means } = featureRanges(trainer);
      // What is chosen on the page is of the features that it shows.
      const isShown = view?.revision === session.revision;
      const chosen = isShown && view ? [...view.chosen].sort((a, b) => a - b) : [...titles.slice(0, FIRST).keys()];
      const held = isShown ? view?.held : undefined;
      const output = isShown ? Number(view?.output.select.value || 0) : 0;
      const chart = new whole.BendChart(unseen());
      chart.setTheme(theme);
      chart.begin();
      for (const each of session.models) chart.add(each.trainer, models[each.slot] ?? '', each.slot);
      const names = classNames(trainer, session.table);
      const legend = /** @type {Entry[]} */ ([
        ...session.models.map((each) => ({ sign: 'curve', color: models[each.slot], slot: each.slot, text: controls.view.label(each) })),
        ...(trainer.task === 'two_classes' ? [{ sign: 'thin dashes', text: PICTURES.even }] : []),
      ]);
      const words = wordsOf(from, {
        title: PICTURES.bendOf,
        axis: trainer.task === 'number' ? PICTURES.bendAxis(MORE.prediction, held && view?.row?.row) : PICTURES.bendAxis(PICTURES.logit(names[trainer.task === 'two_classes' ? 1 : output] ?? ''), held && view?.row?.row),
        legend,
      });
      const svg = chart.picture(words, Uint32Array.from(chosen), titles, lows, highs, held ?? means, held !== undefined, output);
      chart.free();
      return svg;
    },
  };
}

/** @param {From} from @returns {Picture} */
function matrices(from) {
  const { page: { session }, model: { trainer, name }, whole } = from;
  const lacking = trainer.activations.length === 0 ? PICTURES.noHidden : trainer.diverged ? PICTURES.diverged : undefined;
  return {
    name: 'layers',
    title: PICTURES.names.matrices,
    ...(lacking ? { lacking } : {}),
    make: ({ theme, classes: [negative = '', positive = ''] }) => {
      const [core, chart] = [new whole.Collapse(trainer), new whole.MatrixChart(unseen())];
      chart.setTheme(theme, positive, negative);
      const { titles, signs } = matrixLabels(trainer, core.report().linear);
      const legend = /** @type {Entry[]} */ ([
        { sign: 'square', color: positive, text: PICTURES.positive },
        { sign: 'hollow square', color: negative, text: PICTURES.negativeHollow },
        { sign: 'none', text: PICTURES.larger },
      ]);
      const words = wordsOf(from, { title: PICTURES.layersOf(`${name} ${trainer.title}`), subtitle: recipeLine(session, trainer), legend });
      const svg = chart.picture(words, core, titles, signs);
      for (const each of [chart, core]) each.free();
      return svg;
    },
  };
}
