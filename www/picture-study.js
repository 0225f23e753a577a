// The charts of many seeds as pictures.
import { unseen, wordsOf } from './picture-words.js';
import { LUCK } from './text-luck.js';
import { PICTURES } from './text-pictures.js';

/** @typedef {import('./pictures.js').Picture} Picture */
/** @typedef {import('./pictures.js').Entry} Entry */

/** @param {import('./pictures.js').From} from @returns {Picture[]} */
export function studyPictures(from) {
  return [studyPicture(from, 'bands'), studyPicture(from, 'spreads')];
}

/** @param {import('./pictures.js').From} from @param {'bands' | 'spreads'} kind @returns {Picture} */
function studyPicture(from, kind) {
  const { luck } = from.page;
  const study = luck?.study;
  const isThere = study?.about && study.results && study.results.done > 0;
  const lacking = !isThere ? PICTURES.noStudy : study.result().spreads.every((spread) => !spread) ? PICTURES.allDiverged : undefined;
  return { name: kind, title: PICTURES.names[kind], ...(lacking ? { lacking } : {}), make: (palette) => make(from, kind, palette) };
}

/** @param {import('./pictures.js').From} from @param {'bands' | 'spreads'} kind @param {import('./picture-file.js').Palette} palette */
function make(from, kind, { theme, models: colors }) {
  const { page: { luck, session }, whole } = from;
  const { study, results: shown } = luck ?? {};
  if (!study?.about || !study.results || !shown) throw new Error(PICTURES.noStudy);
  const { spreads, measure, seeds } = study.result();
  const { epochs, baseline } = study.about;
  const guess = study.vary === 'weights' ? baseline : undefined;
  const slots = shown.models.map(({ slot }) => slot);
  const legend = /** @type {Entry[]} */ ([
    ...spreads.flatMap((spread, model) => (spread ? [{ sign: 'curve', color: colors[slots[model] ?? 0], slot: slots[model], text: LUCK.part(shown.name(model), measure, spread) }] : [])),
    ...(kind === 'bands'
      ? [{ sign: 'line', text: PICTURES.median }, { sign: 'area', text: PICTURES.band }]
      : [{ sign: 'area', text: PICTURES.bars }, { sign: 'line', text: PICTURES.quantiles }]),
    ...(guess === undefined ? [] : [{ sign: 'dashes', text: LUCK.baseline(measure, guess).replace(/^[^:]+: |\.$/g, '') }]),
  ]);
  const { data } = session.recipe;
  const words = wordsOf(from, {
    title: (kind === 'bands' ? LUCK.bandTitle : LUCK.spreadTitle)[measure],
    subtitle: PICTURES.seeds(seeds, study.first, LUCK.varies[study.vary]),
    axis: kind === 'bands' ? '' : PICTURES.runs,
    legend,
    data: typeof data === 'object' && data.name === 'own' ? data.file : PICTURES.dataOf(data === 'heart' ? 'heart' : typeof data === 'string' ? data : data.name),
  });
  const chart = new whole.StudyChart(unseen());
  chart.setLook(theme, colors, Uint32Array.from(slots));
  const svg = kind === 'bands'
    ? chart.bandPicture(words, study.results, slots.length, Math.max(...epochs), guess)
    : chart.spreadPicture(words, study.results, shown.models.map(({ name }) => name), guess);
  chart.free();
  return svg;
}
