// The guided lesson: which step it is at, what was predicted, what was measured. `lesson-view.js` shows it.
import { bringBack, free, leavePast, setAside, Shelf } from './aside.js';
import { JUDGES, loadSteps, measure } from './lesson-steps.js';
import { LessonView } from './lesson-view.js';
import { LESSON } from './text-lesson.js';
import { sameFields } from './restart.js';
import { sentenceOf, withTexts } from './text.js';

/** @typedef {import('./panels.js').Page} Page */
/** @typedef {import('./lesson-steps.js').Step} Step */
/** @typedef {import('./lesson-steps.js').Stage} Stage */
/** @typedef {import('./lesson-steps.js').Facts} Facts */
/** @typedef {import('./lesson-steps.js').Many} Many */

/** Most frames that a run on the page takes: about five seconds. */
const MOST_FRAMES = 300;

/** How far a step is: its question is open, its runs are on their way, all is measured. @typedef {'asking' | 'running' | 'done'} State */

/** @param {Page} page @param {HTMLElement} box */
export function create(page, box) {
  const lesson = new Lesson(page);
  page.lesson = lesson;
  const view = new LessonView(lesson, page, box);
  void lesson.load();
  return view;
}

export class Lesson extends EventTarget {
  /** @param {Page} page */
  constructor(page) {
    super();
    this.page = page;
    this.session = page.session;
    /** @type {Step[]} */
    this.all = [];
    /** From 0; -1 outside of the lesson. */
    this.step = -1;
    /** The step that it goes on with after a break. */
    this.last = 0;
    /** @type {State} */
    this.state = 'asking';
    /** The stage of the step that is trained. */
    this.stage = 0;
    /** The choice that was predicted; undefined where none was made. @type {string | undefined} */
    this.guess = undefined;
    /** What was measured so far, a stage each. @type {Facts[]} */
    this.facts = [];
    this.isHiding = false;
    this.isAsked = false;
    /** What is to be said beside the step. @type {string | undefined} */
    this.notice = undefined;
    /** What the lesson took off the page. */
    this.shelf = new Shelf(this.session);
    /** The recipes that the lesson put on the page. @type {object[]} */
    this.given = [];
    /** Grows with every run: what was begun before gives way. */
    this.turn = 0;
    /** How much of many seeds is trained, from 0 to 1. */
    this.progress = 0;
    /** @type {{ cancel(): void } | undefined} */
    this.study = undefined;
    /** Is told that the models on the page are trained, or are others. @type {((isDone: boolean) => void) | undefined} */
    this.settle = undefined;
    this.revision = -1;
    this.session.addEventListener('change', () => this.look());
  }

  async load() {
    try {
      this.all = await loadSteps();
    } catch (error) {
      this.notice = LESSON.notLoaded(sentenceOf(error));
    }
    const { lessonStep } = this.page;
    if (lessonStep !== undefined) this.open(lessonStep);
    this.changed();
  }

  /** How many steps there are. */
  get steps() {
    return this.all.length;
  }

  /** @returns {Step | undefined} */
  get now() {
    return this.all[this.step];
  }

  /** Whether a measured answer waits until it is asked for, as before a class. */
  get hideAnswers() {
    return this.isHiding;
  }

  set hideAnswers(isHiding) {
    this.isHiding = isHiding;
    this.changed();
  }

  get answerShown() {
    return this.state === 'done' && (!this.isHiding || this.isAsked);
  }

  /** The choice that was measured to be right. */
  get right() {
    const { now } = this;
    return now && this.state === 'done' ? JUDGES[now.name]?.(this.facts, now.limits) : undefined;
  }

  /** Goes to a step, and puts its recipes on the page; to none with -1. @param {number} step */
  go(step) {
    if (step === this.step || !(step in this.all || step === -1)) return;
    const first = this.all[step]?.stages[0];
    const problem = first && this.put(first);
    this.enter(step, problem);
  }

  /** Goes to a step of a link: the page's recipes are the link's. @param {number} step */
  open(step) {
    this.page.lessonStep = undefined;
    if (step in this.all) this.enter(step, undefined);
    else if (this.steps === 0) this.page.lessonStep = step;
  }

  next() {
    this.go(this.step < 0 ? this.last : Math.min(this.step + 1, this.steps - 1));
  }

  previous() {
    if (this.step > 0) this.go(this.step - 1);
  }

  /** Leaves the lesson, and keeps what is on the page. */
  leave() {
    this.go(-1);
  }

  /** @param {number} step @param {string | undefined} problem */
  enter(step, problem) {
    this.stop();
    if (this.step >= 0) this.last = this.step;
    Object.assign(this, { step, state: 'asking', stage: 0, guess: undefined, facts: [], isAsked: false, notice: problem });
    // The step is in the page's link.
    this.session.revised();
    this.changed();
  }

  /** Predicts, and trains. @param {string | undefined} guess undefined just shows what happens */
  async predict(guess) {
    const { now } = this;
    if (!now || this.state !== 'asking') return;
    Object.assign(this, { guess, state: 'running', facts: [], notice: undefined });
    const turn = (this.turn += 1);
    try {
      for (const [stage, todo] of now.stages.entries()) {
        this.stage = stage;
        this.changed();
        const facts = todo.vary ? { runs: [], many: await this.runMany(todo) } : await this.run(todo, now);
        if (turn !== this.turn) return;
        this.facts.push(facts);
      }
      this.state = 'done';
    } catch (error) {
      if (turn !== this.turn) return;
      this.interrupt(sentenceOf(error));
    }
    this.changed();
  }

  /** Shows the answer of what was measured; where nothing is yet, trains without a prediction. */
  showAnswer() {
    this.isAsked = true;
    if (this.state === 'asking') void this.predict(undefined);
    this.changed();
  }

  /** Trains the models on the page, seen by all. @param {Stage} stage @param {Step} step @returns {Promise<Facts>} */
  async run(stage, step) {
    const { session } = this;
    const problem = this.put(stage);
    if (problem) throw new Error(problem);
    if (session.models.some(({ trainer }) => trainer.epoch > session.target)) session.reset();
    if (!session.finished) {
      const isDone = await new Promise((/** @type {(isDone: boolean) => void} */ resolve) => {
        const calm = this.hurry(session.target);
        this.settle = (isOver) => {
          calm();
          resolve(isOver);
        };
        session.play();
      });
      if (!isDone) throw new Error(LESSON.interrupted);
    }
    return { runs: measure(session.models.map(({ trainer }) => trainer), step) };
  }

  /** Speeds a long run up; what comes back sets the speed as it was. @param {number} epochs */
  hurry(epochs) {
    const { loop, controls } = this.page;
    const { perFrame: before } = loop;
    if (before * MOST_FRAMES < epochs) controls.setSpeed(epochs / MOST_FRAMES);
    const { perFrame: hurried } = loop;
    // A speed that was chosen meanwhile stays.
    return () => loop.perFrame === hurried && controls.setSpeed(before);
  }

  /** Trains models of many seeds, in the background. @param {Stage} stage @returns {Promise<Many>} */
  async runMany({ recipes, vary, seeds = 0 }) {
    const { turn } = this;
    this.progress = 0;
    const { Study } = await withTexts(import('./study.js'));
    const study = new Study({ recipes: this.complete(recipes), seeds, vary, first: 0 });
    if (turn !== this.turn) throw new Error(LESSON.interrupted);
    this.study = study;
    study.addEventListener('change', () => {
      if (turn !== this.turn) return;
      this.progress = study.progress;
      this.page.loop.wake();
    });
    try {
      return manyOf(await study.start(), seeds);
    } finally {
      if (turn === this.turn) this.study = undefined;
      study.free();
    }
  }

  /** Puts a stage's recipes on the page, unless they are there. @param {Stage} stage @returns {string | undefined} what went wrong */
  put({ recipes }) {
    const { session } = this;
    leavePast(session);
    const here = this.here();
    try {
      const complete = this.complete(recipes);
      if (!sameFields(here, complete)) {
        const before = setAside(session, recipes);
        // What the lesson itself had put there is made again from its step.
        if (sameFields(here, this.given)) free(before);
        else this.shelf.keep(this.step, before);
        this.page.controls.recipe.settle();
      }
      this.given = complete;
      return undefined;
    } catch (error) {
      return sentenceOf(error);
    }
  }

  /** Recipes with all that they lack. @param {import('./session.js').RecipeInput[]} recipes @throws {Error} with a sentence */
  complete(recipes) {
    return recipes.map((recipe) => {
      const trainer = this.session.make(recipe);
      const whole = trainer.recipe();
      trainer.free();
      return whole;
    });
  }

  /** The recipes on the page. @returns {object[]} */
  here() {
    return this.session.models.map(({ trainer }) => trainer.recipe());
  }

  /** Puts back what was on the page before the lesson, or what was changed in a step. @param {number} id of what is kept */
  bringBack(id) {
    const { session, shelf, step } = this;
    const aside = shelf.ready.some((kept) => kept.id === id) && shelf.take(id);
    if (!aside) return;
    this.stop();
    leavePast(session);
    const isLessons = sameFields(this.here(), this.given);
    const before = bringBack(session, aside);
    if (isLessons) free(before);
    else shelf.keep(step, before);
    this.page.controls.recipe.settle();
    this.go(-1);
    this.changed();
  }

  /** What the session's change means for the step. */
  look() {
    const { session } = this;
    if (this.state !== 'running' || !this.settle) return;
    const isNew = session.revision !== this.revision;
    this.revision = session.revision;
    if (isNew && !sameFields(this.here(), this.given)) this.end(false);
    else if (session.finished) this.end(true);
  }

  /** @param {boolean} isDone */
  end(isDone) {
    const { settle } = this;
    this.settle = undefined;
    settle?.(isDone);
  }

  /** What is under way is given up. */
  stop() {
    this.turn += 1;
    const isTraining = this.settle !== undefined;
    this.end(false);
    if (isTraining) this.session.pause();
    this.study?.cancel();
    this.study = undefined;
  }

  /** The question is open again. @param {string} notice */
  interrupt(notice) {
    this.stop();
    Object.assign(this, { state: 'asking', notice, guess: undefined });
  }

  changed() {
    this.dispatchEvent(new Event('change'));
    this.page.loop.wake();
  }
}

/** What many seeds gave. @param {import('./study.js').Result} result @param {number} seeds @returns {Many} */
function manyOf({ finals, verdicts }, seeds) {
  // A run that diverged has no accuracy.
  const all = finals.map((each) => Array.from(each).filter(Number.isFinite));
  return {
    seeds,
    means: all.map((each) => each.reduce((sum, one) => sum + one, 0) / each.length),
    bests: all.map((each) => Math.max(...each)),
    verdicts,
  };
}
