// Loads the training program, and puts session, loop, view and controls together.
import { onTheme } from './canvas.js';
import { load } from './core.js';
import { Controls } from './controls.js';
import { byId } from './dom.js';
import { Loop } from './loop.js';
import { keepLink, makeLanguages, makePanels, makeScrubber, makeShows, takeDrops } from './panels.js';
import { Plot, Reader } from './plot.js';
import { Session } from './session.js';
import { sentenceOf, spoken, TEXT } from './text.js';
import { View } from './view.js';

/** The page again, with a policy under which Safari 15 runs WebAssembly at all: it knows none for that alone. */
const OLD_PAGE = 'old.html';

/** The shortest module there is. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** Milliseconds after which the first view is at rest. */
const REST = 3000;

/** Milliseconds that the page waits for its link to open. */
const PATIENCE = 10_000;

/**
 * Loads the training program and runs the page.
 * @param {(sentence: string) => void} tell puts a sentence at the top of the page
 */
export async function start(tell) {
  await spoken;
  if (typeof WebAssembly !== 'object') return tell(TEXT.noWasm);
  try {
    await load();
  } catch (error) {
    return isRefused() ? location.replace(OLD_PAGE + location.search + location.hash) : tell(TEXT.notLoaded(sentenceOf(error)));
  }
  addEventListener('error', (event) => tell(TEXT.broken(event.message)));
  addEventListener('unhandledrejection', (event) => tell(TEXT.broken(sentenceOf(event.reason))));
  return run();
}

/** Whether the engine takes the page's policy to forbid WebAssembly, and another page's would not. */
function isRefused() {
  try {
    return !new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  } catch {
    return !location.pathname.endsWith(OLD_PAGE);
  }
}

async function run() {
  const session = new Session();
  const reader = new Reader();
  const view = new View(session);
  /** Everything that is drawn once a frame. @type {{ draw(): void }[]} */
  const drawn = [view];
  /** @type {Plot[]} */
  const plots = [];
  const loop = new Loop(session, () => {
    for (const part of drawn) part.draw();
  });
  const controls = new Controls(session, loop, view);
  drawn.push(controls);
  for (const metric of /** @type {const} */ (['accuracy', 'loss'])) {
    plots.push(new Plot(metric, byId(metric), session, reader, () => loop.wake()));
  }
  drawn.push(...plots);
  /** @type {import('./link.js').Page} */
  const page = { session, loop, controls, plots, drawn };
  makePanels(page);
  makeScrubber(page);
  takeDrops(page);
  makeShows(page);
  makeLanguages(page);
  reader.addEventListener('change', () => loop.wake());
  onTheme(() => {
    for (const plot of plots) plot.setTheme();
    loop.wake();
  });
  // A link that keeps the page waiting must do without, and is not to take away what is done meanwhile.
  const opening = keepLink(page);
  await Promise.race([opening, new Promise((resolve) => opening && setTimeout(() => resolve(giveUp(page)), PATIENCE))]);
  controls.enable();
  loop.start();
  // The rest of the page is kept for later once this view needs nothing more.
  setTimeout(() => import('./offline.js').then((offline) => offline.start()).catch(() => {}), REST);
}

/** From now on the page tells whether its visitor has done anything. @param {import('./link.js').Page} page */
function giveUp(page) {
  const work = () => JSON.stringify([page.session.faded.length, page.session.models.map(({ trainer }) => [trainer.epoch, trainer.recipe()])]);
  const before = work();
  page.isUsed = () => work() !== before;
}
