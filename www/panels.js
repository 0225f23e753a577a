// The parts that open on demand: their scripts and their style load when the first one is opened.
import { byId, make } from './dom.js';
import { sentenceOf, TEXT, withTexts } from './text.js';

/**
 * What a panel works on.
 * @typedef {object} Page
 * @property {import('./session.js').Session} session
 * @property {import('./loop.js').Loop} loop
 * @property {import('./controls.js').Controls} controls
 * @property {import('./plot.js').Plot[]} plots
 * @property {File} [dropped] a file that was dropped on the page, and not yet taken
 * @property {File} [weights] a dropped file of weights, likewise
 * @property {() => import('./take-study.js').Studied | undefined} [studied] what many seeds have come to, where they were trained
 * @property {{ draw(): void }[]} drawn everything that is drawn once a frame
 * @property {() => string | undefined} [verdict] what many seeds have said of the recipes on the page, where they were trained
 * @property {import('./luck.js').Luck} [luck] the panel of many seeds, once it was opened
 * @property {import('./inside.js').Inside} [inside] the panel that looks into a model, once it was opened
 * @property {import('./link.js').Link} [link] the page's link, once it was needed
 * @property {import('./lesson.js').Lesson} [lesson] the guided lesson, once it was opened
 * @property {number} [lessonStep] the step that it is to begin with, from 0
 * @property {readonly string[]} [shown] what is seen of the page, where that is not all of it
 */

/**
 * What a panel's script offers: it fills its box, and is drawn once a frame while it is open.
 * @typedef {{ create(page: Page, box: HTMLElement): { draw(): void } }} Panel
 */

/** @type {Record<string, () => Promise<Panel>>} */
const PANELS = {
  curves: () => import('./curves.js'),
  data: () => import('./data.js'),
  inside: () => import('./inside.js'),
  lesson: () => import('./lesson.js'),
  luck: () => import('./luck.js'),
  network: () => import('./network.js'),
  take: () => import('./take.js'),
  training: () => import('./training.js'),
};

/** A file may be dropped anywhere on the page: the panel of data takes it, and weights another. @param {Page} page */
export function takeDrops(page) {
  const hasFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  // Else the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => {
    if (hasFile(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    const isWeights = /\.(safetensors|json)$/i.test(file?.name ?? '');
    const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector(`[data-panel="${isWeights ? 'take' : 'data'}"]`));
    if (!file || !panel) return;
    page[isWeights ? 'weights' : 'dropped'] = file;
    panel.open = true;
    page.loop.wake();
  });
}

/** Makes each panel when it is first opened. @param {Page} page */
export function makePanels(page) {
  for (const details of document.querySelectorAll('details')) {
    const load = PANELS[details.dataset['panel'] ?? ''];
    let [isAsked, isFailed] = [false, false];
    details.addEventListener('toggle', async () => {
      page.loop.wake();
      if (!details.open || isAsked || !load) return;
      isAsked = true;
      const box = make('div', { className: 'body' }, TEXT.opening);
      details.append(box);
      try {
        if (isFailed) page.controls.notify(undefined);
        const [{ create }] = await Promise.all([withTexts(load()), loadStyle('panels.css'), page.controls.needWhole()]);
        box.replaceChildren();
        const panel = create(page, box);
        page.drawn.push({ draw: () => details.open && panel.draw() });
        page.loop.wake();
      } catch (error) {
        // Opening it once more tries again.
        [isAsked, isFailed] = [false, true];
        box.remove();
        details.open = false;
        page.controls.notify(TEXT.notOpened(sentenceOf(error)));
      }
    });
  }
}

/** What else loads when it is asked for, by the id of its button. */
const SHOWS = { present: () => import('./present.js'), handout: () => import('./handout.js') };

/** Presenter mode, and the handout to print. @param {Page} page */
export function makeShows(page) {
  const { session, controls } = page;
  for (const [id, load] of /** @type {[string, () => Promise<{ start(page: Page): unknown }>][]} */ (Object.entries(SHOWS))) {
    byId(id).addEventListener('click', async () => {
      try {
        await (await withTexts(load())).start(page);
      } catch (error) {
        controls.notify(TEXT.notOpened(sentenceOf(error)));
      }
    });
  }
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key !== 'p') return;
    // The browser would not wait for the handout.
    event.preventDefault();
    byId('handout').click();
  });
  // Once there is something to print it is made ready, for the browser's own menu does not wait either.
  const prepare = () => {
    if (!session.finished || session.epoch === 0) return;
    session.removeEventListener('change', prepare);
    withTexts(SHOWS.handout()).then(({ ready }) => ready(page)).catch(() => undefined);
  };
  session.addEventListener('change', prepare);
}

/** The scrubber over a run's epochs: what goes back to them loads when it is first moved. @param {Page} page */
export function makeScrubber(page) {
  const { session, controls } = page;
  const scrubber = /** @type {HTMLInputElement} */ (byId('progress'));
  scrubber.addEventListener('input', async () => {
    controls.notify(undefined);
    session.at = scrubber.valueAsNumber;
    session.pause();
    try {
      const [{ travel }] = await Promise.all([withTexts(import('./travel.js')), loadStyle('panels.css'), controls.needWhole()]);
      travel(page);
    } catch (error) {
      session.at = undefined;
      controls.notify(TEXT.notOpened(sentenceOf(error)));
    }
  });
}

/**
 * Opens the page's link, and keeps it: its script loads where there is one, or something to write.
 * @param {Page} page
 * @returns {Promise<void> | undefined} of the link that the page was opened with
 */
export function keepLink(page) {
  const { session, controls } = page;
  /** @param {(link: import('./link.js').Link) => void | Promise<void>} action @param {boolean} [isAsked] whether someone waits for it */
  const use = async (action, isAsked = true) => {
    try {
      const { Link } = await withTexts(import('./link.js'));
      await action((page.link ??= new Link(page)));
    } catch (error) {
      if (isAsked) controls.notify(TEXT.notOpened(sentenceOf(error)));
    }
  };
  let { revision } = session;
  session.addEventListener('change', () => {
    if (session.revision === revision) return;
    revision = session.revision;
    void use((link) => link.follow(), false);
  });
  addEventListener('hashchange', () => use((link) => link.open()));
  byId('copy-link').addEventListener('click', () => use((link) => link.copy()));
  return location.hash ? use((link) => link.open(true)) : undefined;
}

/** The names of the languages: each changes what the page says to it, and nothing else. @param {Page} page */
export function makeLanguages(page) {
  byId('language').addEventListener('click', async ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    try {
      await (await import('./language.js')).choose(target.lang, page);
    } catch (error) {
      page.controls.notify(TEXT.notOpened(sentenceOf(error)));
    }
  });
}

/** Style sheets that were asked for, by name. @type {Map<string, Promise<unknown>>} */
const styles = new Map();

/** Loads a style sheet, once. @param {string} name */
export function loadStyle(name) {
  const loading = styles.get(name) ?? new Promise((resolve, reject) => {
    const link = make('link', { rel: 'stylesheet', href: String(new URL(name, import.meta.url)) });
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      styles.delete(name);
      link.remove();
      reject(new Error(name));
    });
    document.head.append(link);
  });
  styles.set(name, loading);
  return loading;
}
