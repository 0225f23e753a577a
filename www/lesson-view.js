// The guided lesson, seen: the step's words, its question, what was measured.
import { MOST_KEPT } from './aside.js';
import { listed, ticked } from './lesson-numbers.js';
import { measure } from './lesson-steps.js';
import { make, setText } from './dom.js';
import { LESSON, STEPS } from './text-lesson.js';

/** @typedef {import('./lesson.js').Lesson} Lesson */
/** @typedef {import('./lesson-steps.js').Run} Run */
/** @typedef {import('./aside.js').Kept} Kept */

export class LessonView {
  /** @param {Lesson} lesson @param {import('./panels.js').Page} page @param {HTMLElement} box */
  constructor(lesson, page, box) {
    this.lesson = lesson;
    this.page = page;
    this.box = box;
    /** The step that is shown; -2 is none yet. */
    this.shown = -2;
    this.phase = '';
    /** What is known of the step's models before they are trained. @type {Run[]} */
    this.before = [];
    this.title = make('h3', { tabIndex: -1 });
    this.text = make('div', { className: 'lesson-text' });
    this.list = make('ol', { className: 'lesson-steps' });
    this.legend = make('legend');
    this.choices = make('div', { className: 'choices' });
    this.question = make('fieldset', {}, this.legend, this.choices);
    // Always there, and empty while nothing is trained: so what comes into it is said.
    this.stage = make('p', { className: 'lesson-stage', role: 'status' });
    this.progress = make('progress', { ariaLabel: LESSON.progress });
    // Said when it is there, and else empty.
    this.answer = make('div', { className: 'answer', role: 'status', tabIndex: -1 });
    this.table = make('div');
    this.notice = make('p', { className: 'error', role: 'alert', hidden: true });
    this.moves = make('div', { className: 'buttons moves' });
    this.kept = make('div', { className: 'kept' });
    box.classList.add('lesson');
    box.append(this.title, this.notice, this.text, this.question, this.stage, this.progress, this.answer, this.table, this.moves, this.list, this.kept);
    this.makeMoves();
    lesson.addEventListener('change', () => this.change());
    page.session.addEventListener('change', () => this.drawStage());
    this.panel?.addEventListener('toggle', () => this.toggle());
    addEventListener('languagechange', () => this.again());
    this.change();
  }

  /** What opens and closes. @returns {HTMLDetailsElement | null} */
  get panel() {
    return this.box.closest('details');
  }

  makeMoves() {
    const { lesson } = this;
    const button = (/** @type {string} */ text, /** @type {() => void} */ action, className = '') => {
      const made = make('button', { type: 'button', className }, text);
      made.addEventListener('click', action);
      return made;
    };
    this.reveal = button(LESSON.showAnswer, () => lesson.showAnswer(), 'primary');
    this.show = button(LESSON.justShow, () => this.predict(undefined));
    this.previous = button(LESSON.previous, () => lesson.previous());
    this.next = button(LESSON.next, () => lesson.next(), 'primary');
    this.leave = button(LESSON.leave, () => lesson.leave());
    this.moves.append(this.reveal, this.previous, this.next, this.leave);
  }

  /** Closing the lesson is leaving it. */
  toggle() {
    if (!this.panel?.open) this.lesson.leave();
  }

  /** Small screens have room for the charts below a question that is on top; on large ones it stays in sight. */
  toTop() {
    if (!this.panel) return;
    if (getComputedStyle(this.panel).position === 'sticky') this.panel.scrollTop = 0;
    else this.panel.scrollIntoView();
  }

  /** @param {string | undefined} guess */
  predict(guess) {
    void this.lesson.predict(guess);
    this.toTop();
  }

  change() {
    const { lesson } = this;
    if (this.shown !== lesson.step || this.list.childElementCount !== lesson.steps) this.enter();
    const { now } = lesson;
    const inStep = now !== undefined;
    this.box.dataset['state'] = inStep ? lesson.state : 'out';
    setText(this.notice, lesson.notice ?? '');
    this.notice.hidden = !lesson.notice;
    this.list.hidden = inStep;
    this.question.hidden = !inStep;
    this.drawChoices();
    this.drawStage();
    this.drawAnswer();
    this.drawMoves();
    this.drawKept();
  }

  /** Another step, or none. */
  enter() {
    const { lesson } = this;
    const { now } = lesson;
    const isFirst = this.shown === -2;
    const hadFocus = this.box.contains(document.activeElement);
    this.shown = lesson.step;
    this.phase = '';
    this.before = this.lookAhead();
    this.list.replaceChildren(...lesson.all.map((_, k) => this.listed(k)));
    this.tell();
    const words = now && STEPS[now.name];
    const choices = Object.entries(words?.choices ?? {}).map(([key, text]) => this.choice(key, text));
    this.choices.replaceChildren(...choices, this.show ?? '');
    // Where the step was changed from within the lesson, reading goes on at its title.
    if (!isFirst && hadFocus) this.title.focus();
    if (!isFirst) this.toTop();
  }

  /** The step's models, before anything is trained. @returns {Run[]} */
  lookAhead() {
    const { session, now } = this.lesson;
    const trainers = now?.stages[0]?.recipes.map((recipe) => session.make(recipe)) ?? [];
    const runs = now ? measure(trainers, now) : [];
    for (const trainer of trainers) trainer.free();
    return runs;
  }

  /** What the step says before it is trained. */
  tell() {
    const { lesson } = this;
    const { now } = lesson;
    const words = now && STEPS[now.name];
    setText(this.title, words ? LESSON.title(lesson.step + 1, lesson.steps, words.title) : LESSON.about);
    const sentences = words ? words.text(this.before) : LESSON.intro;
    this.text.replaceChildren(...sentences.map((sentence) => make('p', {}, sentence)));
    for (const [k, button] of this.list.querySelectorAll('button').entries()) {
      const name = lesson.all[k]?.name ?? '';
      setText(button, listed(k + 1, STEPS[name]?.title ?? name));
    }
    setText(this.legend, words?.question(this.before) ?? '');
  }

  /** In another language: what is made of several texts is made anew, and nothing moves. */
  again() {
    const { lesson } = this;
    // It stands there in the new language already.
    if (lesson.notice) lesson.notice = this.notice.textContent ?? undefined;
    this.tell();
    this.fillAnswer();
    this.change();
  }

  /** A step in the list of all. @param {number} k */
  listed(k) {
    const button = make('button', { type: 'button', className: 'plain' });
    button.addEventListener('click', () => this.lesson.go(k));
    return make('li', {}, button);
  }

  /** @param {string} key @param {string} text */
  choice(key, text) {
    const button = make('button', { type: 'button', ariaPressed: 'false' }, text);
    button.dataset['choice'] = key;
    button.addEventListener('click', () => this.predict(key));
    return button;
  }

  drawChoices() {
    const { state, guess, right, answerShown } = this.lesson;
    for (const button of this.choices.querySelectorAll('button')) {
      const key = button.dataset['choice'];
      // They keep the focus while they cannot be pressed.
      button.ariaDisabled = String(state !== 'asking');
      if (key === undefined) {
        button.hidden = state !== 'asking';
        continue;
      }
      button.ariaPressed = String(state !== 'asking' && key === guess);
      const isRight = answerShown && key === right;
      button.classList.toggle('right', isRight);
      const text = STEPS[this.lesson.now?.name ?? '']?.choices[key] ?? '';
      setText(button, isRight ? ticked(text) : text);
    }
  }

  drawStage() {
    const { lesson } = this;
    const { state, now, stage } = lesson;
    const todo = now?.stages[stage];
    const isRunning = state === 'running' && todo !== undefined;
    this.progress.hidden = !isRunning || !todo.vary;
    const { vary, recipes = [], seeds = 0 } = todo ?? {};
    setText(this.stage, !isRunning ? '' : vary ? LESSON.many(recipes.length, seeds, vary) : this.page.session.playing ? LESSON.training : LESSON.paused);
  }

  drawAnswer() {
    const { lesson } = this;
    const { state, answerShown } = lesson;
    const phase = `${lesson.step} ${state} ${answerShown}`;
    if (phase === this.phase) return;
    this.phase = phase;
    if (this.fillAnswer()) this.answer.scrollIntoView({ block: 'nearest' });
  }

  /** Writes the answer, where there is one to be seen. */
  fillAnswer() {
    const { now, answerShown, facts } = this.lesson;
    const words = now && STEPS[now.name];
    const isShown = answerShown && words !== undefined;
    this.answer.replaceChildren(...(isShown ? this.paragraphs() : []));
    this.table.replaceChildren(...(isShown && words.table ? [tableOf(words.table(facts))] : []));
    return isShown;
  }

  /** The answer: whether the prediction was right, what was measured, and why. */
  paragraphs() {
    const { now, facts, guess, right } = this.lesson;
    const words = now && STEPS[now.name];
    if (!words) return [];
    const told = (/** @type {string | undefined} */ key) => (key === undefined ? undefined : words.choices[key]);
    const verdict = LESSON.verdict(told(guess), told(right));
    const why = right === undefined ? [] : [words.why[right] ?? LESSON.unusual];
    const share = now.holds > 0 && right !== undefined && words.why[right] ? [LESSON.oneRun(now.holds)] : [];
    return [
      make('p', { className: 'verdict' }, verdict),
      ...[...words.measured?.(facts, now.limits) ?? [], ...why, ...share].map((sentence) => make('p', {}, sentence)),
    ];
  }

  drawMoves() {
    const { lesson } = this;
    const { step, steps, state, answerShown } = lesson;
    if (!this.reveal || !this.previous || !this.next || !this.leave) return;
    this.reveal.hidden = step < 0 || state !== 'done' || answerShown;
    this.previous.hidden = step < 0;
    this.previous.disabled = step === 0;
    const isLast = step === steps - 1;
    this.next.hidden = steps === 0;
    // While there is something to predict, that comes first.
    this.next.classList.toggle('primary', step < 0 || state === 'done');
    this.next.disabled = isLast;
    setText(this.next, step >= 0 ? LESSON.next : lesson.last > 0 ? LESSON.goOn(lesson.last + 1) : LESSON.start);
    this.leave.hidden = step < 0;
  }

  /** What the lesson took off the page, each with a button that puts it back. */
  drawKept() {
    const { lesson } = this;
    const all = lesson.shelf.ready;
    const shown = all.map(({ id }) => id).join();
    if (this.kept.dataset['keys'] === shown) return;
    this.kept.dataset['keys'] = shown;
    this.kept.replaceChildren(...(all.length ? [make('p', { className: 'note' }, LESSON.kept(MOST_KEPT))] : []), ...all.map((kept) => {
      const button = make('button', { type: 'button' }, nameOf(kept, all));
      button.addEventListener('click', () => {
        lesson.bringBack(kept.id);
        // The button is gone: the keyboard goes on from the title.
        this.title.focus();
      });
      return button;
    }));
  }

  /** Once a frame: only what moves. */
  draw() {
    if (!this.progress.hidden) this.progress.value = this.lesson.progress;
  }
}

/** What a button brings back; where there are several of a place, also which. @param {Kept} kept @param {Kept[]} all */
function nameOf({ id, from, aside }, all) {
  const same = all.filter((other) => other.from === from);
  const [first] = aside.trainers;
  if (same.length === 1 || !first) return from < 0 ? LESSON.bringBack : LESSON.bringBackOf(from + 1);
  const [which, { seed }] = [same.findIndex((other) => other.id === id) + 1, first.recipe()];
  const epochs = Math.max(...aside.trainers.map(({ epoch }) => epoch));
  return from < 0 ? LESSON.bringBackOne(which, seed, epochs) : LESSON.bringBackOneOf(from + 1, which, seed, epochs);
}

/** A small table. @param {{ caption: string, head: string[], rows: string[][] }} words */
function tableOf({ caption, head, rows }) {
  const cells = (/** @type {string[]} */ row) => row.map((text, k) => (k === 0 ? make('th', { scope: 'row' }, text) : make('td', {}, text)));
  return make('div', { className: 'scroll', tabIndex: 0, role: 'group', ariaLabel: caption }, make('table', {},
    make('caption', {}, caption),
    make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
    make('tbody', {}, ...rows.map((row) => make('tr', {}, ...cells(row))))));
}
