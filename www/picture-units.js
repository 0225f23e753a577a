// Hidden units at work, as pictures.
import { deadUnits } from './hinges.js';
import { legendOfRows, recipeLine, unseen, wordsOf } from './picture-words.js';
import { UNITS } from './text-inner.js';
import { PICTURES } from './text-pictures.js';
import { ACTIVATIONS } from './text.js';

/** @typedef {import('./pictures.js').Picture} Picture */
/** @typedef {import('./pictures.js').From} From */
/** @typedef {import('./pictures.js').Entry} Entry */

/** Most units that have room on a slide. */
const MOST_UNITS = 24;
/** Time that earlier epochs are trained again in one go, in ms, so that the page stays alive. */
const SLICE = 12;

/** The layer and the unit that are looked into on the page. @param {From} from */
function looked({ page: { inside }, model }) {
  const isSame = inside?.model === model;
  return isSame ? { layer: inside.inner.layer, unit: inside.inner.unit } : { layer: 0, unit: 0 };
}

/** @param {From} from @returns {Picture[]} */
export function unitPictures(from) {
  const { activations, diverged } = from.model.trainer;
  const lacking = activations.length === 0 ? PICTURES.noHidden : diverged ? PICTURES.diverged : undefined;
  const none = lacking ? { lacking } : {};
  return [
    { name: 'unit', title: PICTURES.names.unit, ...none, make: (palette) => onActivation(from, palette) },
    { name: 'units', title: PICTURES.names.units, ...none, make: (palette) => shares(from, palette) },
  ];
}

/** @param {From} from @param {import('./picture-file.js').Palette} palette */
function onActivation(from, { theme, models, classes }) {
  const { page: { session, inside }, model: { trainer, name, slot }, whole } = from;
  const { layer, unit } = looked(from);
  const activation = trainer.activations[layer] ?? '';
  const withTest = inside?.inner.test.input.checked ?? false;
  const chart = new whole.ActivationChart(unseen());
  chart.setTheme(theme, models[slot] ?? '', classes);
  const legend = /** @type {Entry[]} */ ([
    { sign: 'line', color: models[slot], text: PICTURES.handsOn(UNITS.a(activation)) },
    { sign: 'thin dashes', text: PICTURES.slope },
    ...legendOfRows(trainer, session.table, classes, withTest),
  ]);
  const words = wordsOf(from, { title: PICTURES.unitOf(`${name} ${trainer.title}`, layer + 1, unit + 1), subtitle: recipeLine(session, trainer), legend });
  const svg = chart.picture(words, trainer, layer, unit, withTest, [UNITS.z, UNITS.a(activation)]);
  chart.free();
  return svg;
}

/** @param {From} from @param {import('./picture-file.js').Palette} palette */
async function shares(from, { theme, models }) {
  const { page: { session }, model: { trainer, name, slot }, whole } = from;
  const { layer } = looked(from);
  const { epoch } = trainer;
  const counts = trainer.units();
  const on = counts.layers[layer]?.on ?? new Uint32Array();
  const dead = deadUnits(counts, layer);
  const isRelu = trainer.activations[layer] === 'relu';
  const shown = Math.min(on.length, MOST_UNITS);
  const titles = Array.from(on.subarray(0, shown), (rows, unit) => UNITS.panel(unit + 1, rows, counts.rows, isRelu && dead.includes(unit)));
  const epochs = Math.max(session.target, epoch);
  const legend = /** @type {Entry[]} */ ([
    { sign: 'none', text: PICTURES.shares(epochs) },
    ...(dead.length ? [{ sign: 'cross', text: PICTURES.never }] : []),
    ...(shown < on.length ? [{ sign: 'none', text: UNITS.moreUnits(shown, on.length) }] : []),
  ]);
  const words = wordsOf(from, { title: PICTURES.unitsOf(`${name} ${trainer.title}`, layer + 1, ACTIVATIONS[trainer.activations[layer] ?? ''] ?? ''), subtitle: recipeLine(session, trainer), legend });
  const history = new whole.UnitHistory(trainer);
  await caughtUp(history, epoch);
  const chart = new whole.SharesChart(unseen());
  chart.setTheme(theme, models[slot] ?? '');
  const svg = chart.picture(words, history, layer, titles, Float32Array.from(on, (rows) => rows / counts.rows), dead.length > 0, epoch, epochs);
  for (const each of [chart, history]) each.free();
  return svg;
}

/** Trains the epochs of before once more. @param {import('./pkg/relu_playground.js').UnitHistory} history @param {number} epoch */
async function caughtUp(history, epoch) {
  let end = performance.now() + SLICE;
  while (history.piece(epoch)) {
    if (performance.now() < end) continue;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    end = performance.now() + SLICE;
  }
}
