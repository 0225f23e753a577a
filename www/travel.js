// The scrubber over all epochs, once it was moved: says that an earlier epoch is looked at, what becomes of
// the runs from there, and leads back.
import { byId, make } from './dom.js';
import { Past } from './past.js';
import { TRAVEL } from './text-travel.js';

/** @typedef {import('./panels.js').Page} Page */

/** What there is of each page. @type {WeakMap<Page, Travel>} */
const travels = new WeakMap();

/** Goes to the epoch that the session is asked for. @param {Page} page */
export function travel(page) {
  const here = travels.get(page) ?? new Travel(page);
  travels.set(page, here);
  // Whatever waited for another epoch was about that one.
  here.past.then = undefined;
  page.loop.wake();
}

class Travel {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.session = page.session;
    this.past = new Past(page.session);
    page.session.past = this.past;
    this.button = make('button', { type: 'button', className: 'travel', hidden: true }, TRAVEL.back);
    this.button.addEventListener('click', () => {
      page.controls.notify(undefined);
      this.past.leave();
      // The button goes; the keyboard stays where it came from.
      byId('progress').focus();
    });
    byId('status').after(this.button);
    // Before the view, which shows what is said here.
    page.drawn.unshift(this);
  }

  draw() {
    const { past } = this;
    const { view } = this.page.controls;
    const isBack = this.session.at !== undefined;
    this.button.hidden = !isBack;
    // The scrubber stays in sight, whatever is looked at with it.
    this.button.parentElement?.classList.toggle('back', isBack);
    if (past.left !== undefined) view.notify(TRAVEL.branched(past.left));
    past.left = undefined;
    view.aside = isBack ? (past.isGoing ? TRAVEL.going(past.share) : TRAVEL.note) : undefined;
  }
}
