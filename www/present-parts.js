// What presenter mode adds to the page: the lesson's buttons, and the figures that are the legend, too.
import { byId, make, mark, setText } from './dom.js';
import { PRESENT } from './text-present.js';
import { nats, percent } from './text.js';

/** @typedef {import('./present.js').Lesson} Lesson */

/** The lesson's buttons, and the one that leaves. */
export class Steps {
  /** @param {import('./present.js').Presenter} presenter */
  constructor(presenter) {
    const button = (/** @type {string} */ text, /** @type {() => void} */ action, fields = {}) => {
      const made = make('button', { type: 'button', ...fields }, text);
      made.addEventListener('click', action);
      return made;
    };
    const back = button('‹', () => presenter.ask((lesson) => lesson.previous()), { ariaLabel: PRESENT.back, ariaKeyShortcuts: 'PageUp' });
    const next = button('›', () => presenter.ask((lesson) => lesson.next()), { ariaLabel: PRESENT.next, ariaKeyShortcuts: 'PageDown' });
    this.answer = button(PRESENT.showAnswer, () => presenter.showAnswer(), { ariaKeyShortcuts: 'B' });
    this.step = make('span', { className: 'value' });
    this.walk = make('span', { className: 'walk' }, back, this.step, next, this.answer);
    const leave = button(PRESENT.leave, () => presenter.leave(), { ariaKeyShortcuts: 'P Escape' });
    this.box = make('div', { className: 'steps' }, this.walk, leave);
  }

  /** @param {Lesson | undefined} lesson @param {boolean} hasPanel whether the page has a lesson to open */
  draw(lesson, hasPanel) {
    this.walk.hidden = !hasPanel;
    setText(this.step, lesson ? PRESENT.step(lesson.step + 1, lesson.steps) : PRESENT.lesson);
    this.answer.hidden = !lesson || lesson.step < 0 || lesson.answerShown;
  }
}

/** A column a model. */
export class Figures {
  /** @param {import('./panels.js').Page} page */
  constructor({ session, controls }) {
    this.session = session;
    this.controls = controls;
    this.columns = session.models.map((model) => {
      const [name, test, train] = [make('span'), make('td'), make('td')];
      return { model, name, head: make('th', { scope: 'col' }, mark(model.slot), ' ', name), test, train };
    });
    const row = (/** @type {'test' | 'train'} */ part) =>
      make('tr', {}, make('th', { scope: 'row' }, PRESENT[part], make('span', { className: 'wide' }, PRESENT.drawn[part])), ...this.columns.map((column) => column[part]));
    this.caption = make('caption', { className: 'visually-hidden' });
    this.note = make('p', { className: 'note' });
    const table = make('table', {}, this.caption,
      make('thead', {}, make('tr', {}, make('td'), ...this.columns.map(({ head }) => head))),
      make('tbody', {}, row('test'), row('train')));
    this.box = make('div', { className: 'figures' }, table, this.note);
  }

  draw() {
    const { session, controls } = this;
    const isNumber = session.first.trainer.task === 'number';
    setText(this.caption, isNumber ? PRESENT.losses : PRESENT.accuracies);
    for (const { model, name, test, train } of this.columns) {
      const { trainer } = model;
      const reading = trainer.reading(trainer.epoch - 1);
      const loss = (/** @type {number | undefined} */ value) => (value === undefined ? '–' : nats(value));
      setText(name, controls.view.label(model));
      setText(test, isNumber ? loss(reading?.testLoss) : percent(reading?.testAccuracy ?? NaN));
      setText(train, isNumber ? loss(reading?.trainLoss) : percent(reading?.trainAccuracy ?? NaN));
    }
    const names = [...session.chosen].map((model) => model.name);
    const notes = [PRESENT.switchIs(names, session.models.length), byId('notes').textContent, PRESENT.dashed(session.first.trainer.task)];
    setText(this.note, notes.filter(Boolean).join(' '));
  }
}
