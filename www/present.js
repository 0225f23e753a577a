// Presenter mode: the same page in large type, for the last row. It hides and enlarges what is there and
// changes no recipe, so training goes on. Lesson steps are asked of the lesson, where the page has one.
import { byId, make } from './dom.js';
import { loadStyle } from './panels.js';
import { Figures, Steps } from './present-parts.js';
import { currentLink } from './qr.js';
import { QrView } from './qr-view.js';
import { PRESENT } from './text-present.js';

/**
 * The guided lesson, as far as a presenter needs it.
 * @typedef {EventTarget & {
 *   notice: string | undefined, steps: number, step: number, answerShown: boolean, hideAnswers: boolean,
 *   go(step: number): void, next(): void, previous(): void, showAnswer(): void,
 * }} Lesson
 */
/** @typedef {import('./panels.js').Page & { lesson?: Lesson }} Page */

/** Where keys are for typing. */
const TYPED = 'input:not([type="radio"], [type="checkbox"], [type="range"]), select, textarea, [contenteditable]';

/** @type {Presenter | undefined} */
let presenter;

/** Enters presenter mode, or leaves it. @param {Page} page */
export async function start(page) {
  if (presenter?.isOn) return presenter.leave();
  // At once, while the browser still counts it as the visitor's wish; it may refuse, and nothing is lost.
  document.documentElement.requestFullscreen?.()?.catch(() => undefined);
  try {
    await loadStyle('present.css');
  } catch (error) {
    leaveFullscreen();
    throw error;
  }
  presenter ??= new Presenter(page);
  return presenter.enter();
}

function leaveFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
}

/** Colours and letters that the style sheet says now; the box itself may have stayed. @param {import('./plot.js').Plot} plot */
function restyle(plot) {
  plot.setTheme();
  plot.size[3] = parseFloat(getComputedStyle(plot.box).fontSize);
  plot.chart.resize(...plot.size);
}

export class Presenter {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.isOn = false;
    /** Whether the whole screen was taken: then leaving that leaves the mode, too. */
    this.isFull = false;
    /** The lesson that is followed. @type {Lesson | undefined} */
    this.lesson = undefined;
    /** What is wanted of a lesson that is on its way. @type {((lesson: Lesson) => void) | undefined} */
    this.wanted = undefined;
    /** How far the page was scrolled, and what had the focus. */
    this.scrolled = 0;
    /** Whether the page has not been drawn since it was left: its status may grow by then, and the browser scroll along. */
    this.isBack = false;
    this.code = new QrView(page);
    this.steps = new Steps(this);
    this.figures = new Figures(page);
    this.stage = make('section', { id: 'stage', ariaLabel: PRESENT.region, hidden: true },
      this.steps.box, this.figures.box, this.code.button, this.code.dialog);
    document.querySelector('main')?.append(this.stage);
    // Before the charts, whose own keys are others.
    addEventListener('keydown', (event) => this.key(event), { capture: true });
    document.addEventListener('fullscreenchange', () => {
      if (document.fullscreenElement) this.isFull = true;
      else if (this.isFull) this.leave();
    });
    page.drawn.push(this);
  }

  enter() {
    this.isOn = true;
    [this.isFull, this.scrolled] = [document.fullscreenElement !== null, scrollY];
    this.stage.hidden = false;
    this.show();
    this.page.controls.notify(PRESENT.entered);
    const { activeElement } = document;
    // What had the focus may be hidden now; the keys go on working from anywhere.
    if (activeElement instanceof HTMLElement && !activeElement.checkVisibility?.()) activeElement.blur();
    scrollTo(0, 0);
    void this.code.load();
  }

  leave() {
    if (!this.isOn) return;
    [this.isOn, this.isFull, this.wanted] = [false, false, undefined];
    this.code.close();
    this.stage.hidden = true;
    if (this.lesson) this.lesson.hideAnswers = false;
    leaveFullscreen();
    this.show();
    this.page.controls.notify(undefined);
    scrollTo(0, this.scrolled);
    this.isBack = true;
    byId('present').focus({ preventScroll: true });
  }

  /** The page's look follows; charts take its colours and the size of its letters. */
  show() {
    document.documentElement.classList.toggle('presenting', this.isOn);
    this.showLesson();
    for (const plot of this.page.plots) restyle(plot);
    this.page.loop.wake();
  }

  /** The box of the guided lesson. @returns {HTMLDetailsElement | null} */
  get panel() {
    return document.querySelector('details[data-panel="lesson"]');
  }

  /** Whether a step of the lesson is on the page. */
  get isTaught() {
    return this.panel?.open === true && (this.lesson ? this.lesson.step >= 0 : true);
  }

  showLesson() {
    document.documentElement.classList.toggle('taught', this.isOn && this.isTaught);
  }

  /** Asks something of the lesson, which may have to be opened first. @param {(lesson: Lesson) => void} wish */
  ask(wish) {
    const { panel, page } = this;
    if (!panel) return;
    this.code.close();
    this.wanted = wish;
    panel.open = true;
    page.loop.wake();
  }

  /** A long answer by half of its box. @param {1 | -1} way */
  scroll(way) {
    this.panel?.scrollBy({ top: (way * this.panel.clientHeight) / 2 });
  }

  showAnswer() {
    if (this.lesson && this.lesson.step >= 0) this.lesson.showAnswer();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (!this.isOn || event.ctrlKey || event.altKey || event.metaKey) return;
    const action = this.actionOf(event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) action();
  }

  /** What a key does here; others are the page's. @param {KeyboardEvent} event @returns {(() => void) | undefined} */
  actionOf({ key, code, target }) {
    if (key === 'Escape') return () => (this.code.isOpen ? this.code.close() : this.leave());
    if (target instanceof Element && target.closest(TYPED)) return undefined;
    // Without Shift, the digits of some keyboards are other signs.
    const digit = /^[1-9]$/.test(key) ? key : /^Digit([1-9])$/.exec(code)?.[1];
    if (digit) return () => this.ask((lesson) => Number(digit) <= lesson.steps && lesson.go(Number(digit) - 1));
    // “B” and “.” are what a clicker's third button sends, which is for a black screen elsewhere.
    return new Map([
      ['PageDown', () => this.ask((lesson) => lesson.next())],
      ['PageUp', () => this.ask((lesson) => lesson.previous())],
      ['b', () => this.showAnswer()],
      ['.', () => this.showAnswer()],
      ['q', () => this.code.toggle()],
      ...(this.isTaught ? /** @type {[string, () => void][]} */ ([['ArrowDown', () => this.scroll(1)], ['ArrowUp', () => this.scroll(-1)]]) : []),
    ]).get(key.length === 1 ? key.toLowerCase() : key);
  }

  draw() {
    if (this.isBack) {
      this.isBack = false;
      scrollTo(0, this.scrolled);
    }
    if (!this.isOn) return;
    this.follow();
    this.steps.draw(this.lesson, this.panel !== null);
    this.figures.draw();
  }

  /** Takes the lesson once it is there, and tells it what was asked. */
  follow() {
    const { lesson, loop } = this.page;
    if (lesson && lesson !== this.lesson) {
      this.lesson = lesson;
      lesson.addEventListener('change', () => {
        loop.wake();
        void currentLink(this.page).update();
      });
    }
    // One that could not be opened is not waited for.
    if (!this.panel?.open) this.wanted = undefined;
    if (lesson) {
      if (!lesson.hideAnswers) lesson.hideAnswers = true;
      // Its steps may be on their way still; where they did not arrive, it says so.
      if (lesson.steps > 0 || lesson.notice) {
        const wish = this.wanted;
        this.wanted = undefined;
        wish?.(lesson);
      }
    }
    this.showLesson();
  }
}
