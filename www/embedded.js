// The page inside another page, or of a link with `show=`: only what was asked for is seen, by a class on the
// page and `embed.css`. Nothing else changes. docs/embed.md has what it tells the page around it, and hears.
import { make } from './dom.js';
import { loadStyle } from './panels.js';
import { sees, shown, showOf } from './show.js';
import { EMBED } from './text-embed.js';
import { withTexts } from './text.js';

/** @typedef {import('./panels.js').Page} Page */

/** What messages to and from the page around are known by: they have this key, and what it is about. */
const KEY = 'relu-playground';
/** Keys that belong to a control; where that is not seen they are the page's around. */
const KEYS = new Map([[' ', 'play'], ['ArrowRight', 'step'], ['r', 'reset'], ['a', 'activation'], ['p', 'present']]);
/** What a key is for when it is pressed there. */
const TYPED = 'input, select, textarea, [contenteditable], [role="slider"], .scroll, .plot';

const root = document.documentElement;

const isOn = () => root.classList.contains('embedded');

/** Tells the page around. No more than sizes and figures, so whoever that is may know. @param {string} about @param {object} [more] */
function tell(about, more) {
  if (parent !== window) parent.postMessage({ [KEY]: about, ...more }, '*');
}

/** What the page around asks, and nobody else. @param {(about: string, hash: string) => void} listen */
function hear(listen) {
  addEventListener('message', ({ source, data }) => {
    const { [KEY]: about, hash } = Object(data);
    if (source === parent && parent !== window && isOn() && typeof about === 'string') listen(about, typeof hash === 'string' ? hash : '');
  });
}

/** Shows only what is asked for. @param {readonly string[]} names */
async function dress(names) {
  root.dataset['show'] = shown(names).join(' ');
  root.classList.add('embedded');
  await withTexts(loadStyle('embed.css'));
  if (!document.getElementById('whole')) {
    const link = make('a', { target: '_blank', rel: 'noopener' }, EMBED.open);
    document.body.append(make('p', { id: 'whole' }, link, make('span', { ariaHidden: 'true' }, ' ↗')));
    pointToWhole(location.hash.slice(1));
  }
}

/** Shows all of the page. */
function undress() {
  root.classList.remove('embedded');
  delete root.dataset['show'];
  document.getElementById('whole')?.remove();
}

/** A link without what is shown is the whole page with the same recipe. @param {string} fragment */
function pointToWhole(fragment) {
  const whole = fragment.replace(/(^|&)show=[^&]*&?/, '$1').replace(/^v=1$/, '');
  document.querySelector('#whole a')?.setAttribute('href', location.pathname + location.search + (whole && `#${whole}`));
}

let hasBegun = false;

/** The page's first look, before anything else of it is seen. */
export async function begin() {
  if (hasBegun) return;
  hasBegun = true;
  await dress(showOf(location.hash) ?? []);
  new ResizeObserver(() => tell('size', { height: Math.ceil(root.getBoundingClientRect().height) })).observe(root);
  // From now on the frame is as high as the page in it.
  hear((about) => about === 'fit' && root.classList.add('fitted'));
  keepToItself();
}

/** Leaves to the page around, and to the browser, what this page does only while it is a page of its own. */
function keepToItself() {
  addEventListener('keydown', (event) => {
    if (!isOn()) return;
    const { key, target } = event;
    // Printing is the browser's, of the page around.
    if ((event.ctrlKey || event.metaKey) && key === 'p') event.stopPropagation();
    if (target instanceof Element && target.closest(TYPED)) return;
    const control = KEYS.get(key.length === 1 ? key.toLowerCase() : key);
    if (control && !sees(control)) event.stopPropagation();
  }, { capture: true });
  // The handout is a page; what is printed of a frame is what it shows.
  addEventListener('beforeprint', (event) => isOn() && event.stopImmediatePropagation());
  addEventListener('drop', (event) => {
    if (!isOn() || sees('data')) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}

/** @type {Embedded | undefined} */
let embedded;

/**
 * Shows what a link asks for, once it was opened or refused.
 * @param {Page} page
 * @param {readonly string[] | undefined} names nothing for all of the page
 */
export async function look(page, names) {
  page.shown = names;
  if (!names) return undress();
  await Promise.all([begin(), dress(names)]);
  embedded ??= new Embedded(page);
  return embedded.show(names);
}

/** What the page around is told of the session, and may ask of it. */
class Embedded {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.session = page.session;
    /** Whether the page around was told that the recipe is there. */
    this.isReady = false;
    /** What it was told last. */
    this.told = '';
    /** The session's revision that the link to the whole page is of. */
    this.linked = -1;
    this.isSeen = true;
    /** Whether there are no frames, since nobody sees them. */
    this.isAsleep = false;
    hear((about, hash) => this.answer(about, hash));
    new IntersectionObserver((entries) => this.see(entries.some(({ isIntersecting }) => isIntersecting))).observe(document.body);
    this.shareTime();
    page.drawn.push(this);
  }

  /** Another recipe is there, or another look. @param {readonly string[]} names */
  show(names) {
    this.isReady = false;
    // What is asked for first is open: a panel that stands there closed would be one press more for everyone.
    const panel = shown(names).map((name) => document.querySelector(`details[data-panel="${name}"]`)).find(Boolean);
    if (panel instanceof HTMLDetailsElement) panel.open = true;
    this.wake();
  }

  /** Does what the page around asks for. @param {string} about @param {string} hash */
  answer(about, hash) {
    const { session } = this;
    const actions = new Map([
      ['play', () => session.play()],
      ['pause', () => session.pause()],
      ['reset', () => session.reset()],
      ['open', () => this.open(hash)],
    ]);
    const action = actions.get(about);
    if (!action) return;
    this.page.controls.notify(undefined);
    action();
    this.wake();
  }

  /** Opens a link, without a new entry in the history. @param {string} hash */
  open(hash) {
    if (showOf(hash) === undefined) return;
    const before = location.hash;
    location.replace(hash.startsWith('#') ? hash : `#${hash}`);
    if (location.hash !== before) return;
    this.isReady = false;
    this.wake();
  }

  /** Out of sight nothing is trained and drawn, as in a hidden tab. @param {boolean} isSeen */
  see(isSeen) {
    this.isSeen = isSeen;
    if (isSeen) this.wake();
  }

  /** A frame, though it may be the only one. */
  wake() {
    const { loop } = this.page;
    if (this.isAsleep) loop.start();
    else loop.wake();
    this.isAsleep = false;
  }

  /** Frames of one page have one processor: each trains its part of the time that one would have. */
  shareTime() {
    const { loop } = this.page;
    const alone = loop.share.bind(loop);
    loop.share = (start) => {
      const [share, frames] = [alone(start), training()];
      if (frames < 2) return share;
      // The others draw, too; and those before this one have had their part.
      return performance.now() - start + (share + loop.drawing) / frames - loop.drawing;
    };
  }

  draw() {
    if (!isOn()) return;
    const { session, page } = this;
    root.toggleAttribute('data-training', session.playing && this.isSeen);
    this.follow();
    const figures = { epoch: session.epoch, target: session.target, playing: session.playing, models: this.figures() };
    const now = `${figures.epoch} ${figures.target} ${figures.playing} ${session.revision}`;
    if (!this.isReady) tell('ready', figures);
    else if (now !== this.told) tell('epoch', figures);
    [this.isReady, this.told] = [true, now];
    if (this.isSeen) return;
    this.isAsleep = true;
    page.loop.stop();
  }

  /** The location may be half a second behind; where the recipe is too long for a link, it is all there is. */
  follow() {
    const { session, page } = this;
    if (this.linked === session.revision) return;
    this.linked = session.revision;
    page.link?.text().then(pointToWhole, () => pointToWhole(''));
  }

  /** Each model's after its last epoch. A visitor's table is nobody else's: of that the page around hears nothing. */
  figures() {
    const { models, recipe } = this.session;
    if (typeof recipe.data === 'object' && recipe.data.name === 'own') return [];
    return models.map(({ name, trainer }) => {
      const { trainLoss, testLoss, trainAccuracy, testAccuracy } = trainer.reading(trainer.epoch - 1) ?? {};
      return { name, title: trainer.title, epoch: trainer.epoch, diverged: trainer.diverged, trainLoss, testLoss, trainAccuracy, testAccuracy };
    });
  }
}

/** How many frames of this page beside one another are training: only those of this very page can be asked. */
function training() {
  let frames = 0;
  for (let k = 0; k < parent.length; k += 1) {
    try {
      if (parent[k]?.document.documentElement.hasAttribute('data-training')) frames += 1;
    } catch {
      // Another site's.
    }
  }
  return frames;
}
