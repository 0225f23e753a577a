// The handout: one clean page to print, made of what is on the page at that moment, just before the
// browser prints, and taken away after it. Its charts are canvases of their own, in print's colours.
import { modelColors, theme } from './canvas.js';
import { newChart } from './core.js';
import { byId, make, mark } from './dom.js';
import { loadStyle } from './panels.js';
import { currentLink, drawCode } from './qr.js';
import { HANDOUT } from './text-present.js';
import { count, nats, percent, TEXT } from './text.js';

/** @typedef {import('./panels.js').Page} Page */

/** Dots of a chart for each CSS pixel: 288 to the inch. */
const SCALE = 3;
/** Height of a chart's labels, in CSS pixels. */
const LETTERS = 14;
/** Width and height of the charts in CSS pixels: one that is alone, and those of accuracy and loss. */
const SIZES = { alone: [690, 225], accuracy: [375, 225], loss: [310, 225] };
/** Height of letters, in points, and what it may shrink to. */
const [LARGEST, SMALLEST] = [10.5, 6];
/** Most earlier curves that are listed. */
const MOST_FADED = 3;
/** Most characters of a link that is printed: more would be for nobody to type. */
const MOST_LINK = 400;

/** The page that has its listeners. @type {WeakSet<Page>} */
const prepared = new WeakSet();

/** Prints the handout. @param {Page} page */
export async function start(page) {
  if (!page.session.whole) page.controls.notify(HANDOUT.preparing);
  await ready(page);
  // Without the whole program there is no QR code; the link itself is there.
  await Promise.allSettled([page.controls.needWhole(), currentLink(page).update()]);
  page.controls.notify(undefined);
  print();
}

/** From now on all that is printed is the handout. @param {Page} page */
export async function ready(page) {
  await loadStyle('print.css');
  if (prepared.has(page)) return;
  prepared.add(page);
  currentLink(page);
  /** @type {HTMLElement | undefined} */
  let sheet;
  addEventListener('beforeprint', () => {
    sheet?.remove();
    sheet = make('article', { className: 'handout' });
    document.body.append(sheet);
    fill(sheet, page);
  });
  addEventListener('afterprint', () => sheet?.remove());
}

/** @param {HTMLElement} sheet @param {Page} page */
function fill(sheet, page) {
  const { session } = page;
  sheet.append(
    make('header', {}, make('h1', {}, HANDOUT.title), line(HANDOUT.name, 'name'), line(HANDOUT.date, 'date')),
    lines(HANDOUT.prediction, 2),
    part(HANDOUT.recipe, make('p', {}, `${HANDOUT.learnFrom(learnFrom(session))} ${recipe(session)}`)),
    curves(sheet, page),
    part(HANDOUT.figures, figures(session)),
    lines(HANDOUT.result, 3),
    make('footer', {},
      make('div', {}, part(HANDOUT.verdict, make('p', {}, page.verdict?.() ?? HANDOUT.noVerdict)), again(page)),
      ...code(page)),
  );
  // A recipe can be long, and there is no second page: its letters are smaller then.
  for (let size = LARGEST; size > SMALLEST && sheet.scrollHeight > sheet.clientHeight; size -= 0.5) {
    sheet.style.fontSize = `${size}pt`;
  }
}

/** @param {string} title @param {(Node | string)[]} children */
const part = (title, ...children) => make('section', {}, make('h2', {}, title), ...children);

/** Something to be written on a line. @param {string} label @param {string} className */
const line = (label, className) => make('p', { className: `line ${className}` }, label, ' ', make('span'));

/** Room for some lines. @param {string} title @param {number} least */
function lines(title, least) {
  const section = part(title, ...Array.from({ length: least }, () => make('div', { className: 'ruled' })));
  section.className = 'lines';
  return section;
}

/** @param {import('./session.js').Session} session */
function learnFrom({ recipe: { data }, first }) {
  const { rows } = first.trainer;
  return TEXT.learnFrom(data, rows.train + rows.test);
}

/** @param {import('./session.js').Session} session */
function recipe({ recipe: all, first: { trainer } }) {
  return TEXT.recipe(all, trainer.rows, trainer.features.length, trainer.task);
}

/** The charts and their legend. @param {HTMLElement} sheet has the colours @param {Page} page */
function curves(sheet, page) {
  const { session, plots, controls: { view } } = page;
  const isNumber = session.first.trainer.task === 'number';
  const shown = plots.filter(({ metric }) => !isNumber || metric === 'loss');
  const charts = shown.map((plot) => {
    const size = shown.length === 1 ? SIZES.alone : SIZES[plot.metric];
    const unit = byId(`${plot.metric}-unit`).textContent;
    const caption = make('figcaption', {}, make('strong', {}, HANDOUT[plot.metric]), ` ${unit}`);
    return make('figure', {}, caption, draw(sheet, plot, size));
  });
  const { faded } = session;
  const earlier = faded.slice(-MOST_FADED).map((run) => `${run.name} ${view.fadedLabel(run).replace(/^\S+ /, '')}`);
  const more = faded.length - earlier.length;
  const told = [...earlier, ...(more > 0 ? [HANDOUT.moreFaded(more)] : [])].join('; ');
  return part(HANDOUT.curves,
    make('div', { className: 'charts' }, ...charts),
    make('p', { className: 'legend' },
      ...session.models.flatMap((model) => [mark(model.slot), ` ${view.story(model)}   `]),
      `${TEXT.curves}. ┅ ${baseline(session)}.`),
    ...(told ? [make('p', {}, `${HANDOUT.faded} ${told}.`)] : []));
}

/** @param {import('./session.js').Session} session */
function baseline({ first: { trainer } }) {
  return trainer.task === 'number' ? TEXT.meanError(trainer.meanError) : TEXT.majority(trainer.majorityAccuracy);
}

/** A plot's curves on a canvas of their own. @param {HTMLElement} sheet @param {import('./plot.js').Plot} plot @param {number[]} size */
function draw(sheet, plot, [width = 1, height = 1]) {
  const [canvas, below, above] = [make('canvas'), make('canvas'), make('canvas')];
  const chart = newChart(plot.metric, below, above);
  chart.resize(SCALE * width, SCALE * height, SCALE, LETTERS);
  chart.setTheme(theme(sheet));
  if (plot.look) chart.setLook(plot.look.isLog, plot.look.smoothing);
  plot.paint(chart, modelColors(sheet));
  chart.free();
  // As one picture: a browser that prints canvases stroke by stroke would print the upper one's wiping, too.
  Object.assign(canvas, { width: below.width, height: below.height, role: 'img', ariaLabel: byId(`${plot.metric}-text`).textContent });
  for (const layer of [below, above]) canvas.getContext('2d')?.drawImage(layer, 0, 0);
  canvas.style.width = `${width}px`;
  return canvas;
}

/** @param {import('./session.js').Session} session */
function figures({ models }) {
  const heads = [HANDOUT.model, HANDOUT.trained, HANDOUT.trainLoss, HANDOUT.testLoss, HANDOUT.trainAccuracy, HANDOUT.testAccuracy];
  const rows = models.map(({ name, slot, trainer }) => {
    const reading = trainer.reading(trainer.epoch - 1);
    const values = reading
      ? [nats(reading.trainLoss), nats(reading.testLoss), percent(reading.trainAccuracy), percent(reading.testAccuracy)]
      : ['–', '–', '–', '–'];
    return make('tr', {}, make('th', { scope: 'row' }, mark(slot), ` ${name} ${trainer.title}`),
      ...[count(trainer.epoch), ...values].map((text) => make('td', {}, text)));
  });
  return make('table', {},
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...rows));
}

/** The link, to be typed. @param {Page} page */
function again(page) {
  const { href = '', problem } = currentLink(page);
  const text = problem ?? (href.length > MOST_LINK ? HANDOUT.longLink(href.length) : href);
  return part(HANDOUT.again, make('p', { className: 'address' }, text));
}

/** Its QR code, where there is one. @param {Page} page */
function code(page) {
  const { whole } = page.session;
  const { href } = currentLink(page);
  const svg = whole && href ? drawCode(whole, href) : undefined;
  return svg ? [svg] : [];
}
