// The page's link: the recipe in the location, behind its `#`. It follows the recipe without adding to
// the history, and whoever opens it has the same recipe. A link that cannot be opened changes nothing.
import { decode, encode } from './link-text.js';
import { byId, make } from './dom.js';
import { showOf } from './show.js';
import { LINK } from './text-panels.js';
import { LANGUAGE, LANGUAGES, sentenceOf } from './text.js';

/**
 * The page; and, where the link that it was opened with took too long, whether the visitor has done
 * anything since it was given up.
 * @typedef {import('./panels.js').Page & { isUsed?: () => boolean }} Page
 */
/** @typedef {import('./pkg/relu_playground.js').Recipe} Recipe */
/** @typedef {import('./pkg/relu_playground.js').Own} Own */
/** @typedef {import('./pkg/relu_playground.js').Table} Table */
/** @typedef {import('./pkg/relu_playground.js').TableInput} TableInput */

/** Least milliseconds between two changes of the location: Safari allows 100 in 30 seconds. */
const CALM = 500;
/** Milliseconds until the next one, where the browser refused one. */
const PATIENCE = 10_000;
/** Milliseconds that the button's answer stays. */
const SEEN = 4000;
/** Most milliseconds at a time that reading a link's table takes from the page. */
const SLICE = 8;

export class Link {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.session = page.session;
    /** The session's revision that was looked at last; a new page's is the lesson. */
    this.revision = 0;
    /** The link of what was on the page then. @type {string | undefined} */
    this.told = '';
    /** When the location may be changed next. */
    this.next = 0;
    /** The change that is due. @type {ReturnType<typeof setTimeout> | undefined} */
    this.due = undefined;
    /** Grows with every link that is opened: what was begun before gives way. */
    this.turn = 0;
    /** Whether a link is being opened: until it is, or is refused, the location is its. */
    this.isOpening = false;
    /** What stood behind the `#` when that was looked at last, with it. */
    this.seen = '';
    /** Recipes that wait for their file. @type {{ recipes: Recipe[], own: Own } | undefined} */
    this.waiting = undefined;
    /** The link, to be copied by hand. @type {HTMLTextAreaElement | undefined} */
    this.field = undefined;
  }

  /** Opens what the location says. @param {boolean} [isFirst] whether the page was opened with it */
  async open(isFirst = false) {
    clearTimeout(this.due);
    this.due = undefined;
    this.waiting = undefined;
    this.hideField();
    const turn = (this.turn += 1);
    this.seen = location.hash;
    const fragment = location.hash.slice(1);
    // A link within the page is none to a recipe.
    this.isOpening = !fragment || fragment.includes('=') || !document.getElementById(fragment);
    if (!this.isOpening) return;
    let notice;
    /** @type {string | undefined} */
    let wanted;
    try {
      const { recipes, file, step, language, show } = await decode(fragment);
      const own = ownOf(recipes);
      await this.needFor(recipes);
      const input = own && file !== undefined ? await tableOf(own, file) : undefined;
      // Another link was opened meanwhile.
      if (turn !== this.turn) return;
      if (isFirst && this.page.isUsed?.()) throw new Error(LINK.late);
      notice = this.restore(recipes, own, input, file) ?? (isFirst ? undefined : LINK.opened);
      this.showStep(step);
      wanted = language;
      await this.look(show);
    } catch (error) {
      if (turn !== this.turn) return;
      if (isFirst) await this.look(showOf(location.hash));
      notice = LINK.refused(sentenceOf(error), isFirst && !this.page.isUsed?.());
    }
    this.page.controls.notify(notice);
    // A link that is refused changes nothing, so neither the language. What was said is said anew in it.
    await this.speak(wanted);
    if (turn !== this.turn) return;
    this.isOpening = false;
    // The location stays as it is until the recipe changes, also where it could not be opened.
    this.revision = this.session.revision;
    this.told = await this.text().catch(() => undefined);
  }

  /** Shows as much of the page as a link asks for. @param {string[] | undefined} names nothing for all of it */
  async look(names) {
    if (!names && !this.page.shown) return;
    // The recipe matters more.
    await import('./embedded.js').then(({ look }) => look(this.page, names)).catch(() => {});
  }

  /** Speaks a link's language, where the page knows it. @param {string | undefined} language */
  async speak(language) {
    if (language === undefined || !LANGUAGES.includes(language)) return;
    if (language === LANGUAGE.name) {
      LANGUAGE.chosen = language;
      return;
    }
    // The recipe matters more: without the language's files it is opened all the same.
    await import('./language.js').then(({ choose }) => choose(language, this.page)).catch(() => {});
  }

  /** What the lesson's edition of the training program cannot make needs the whole one. @param {Recipe[]} recipes */
  async needFor(recipes) {
    if (this.session.whole) return;
    try {
      for (const recipe of recipes) this.session.make(recipe).free();
    } catch {
      // That one also says what is wrong, where it is the recipe.
      await arrived(this.page.controls.needWhole());
    }
  }

  /** The link of what is on the page. @throws {Error} with a sentence */
  text() {
    const { models, tableText } = this.session;
    const { lesson } = this.page;
    const step = lesson && lesson.step >= 0 ? lesson.step : undefined;
    const recipes = models.map(({ trainer }) => trainer.recipe());
    return encode({ recipes, file: tableText, step, language: LANGUAGE.chosen, show: this.page.shown });
  }

  /** Goes to a step of the guided lesson, whose panel may have to open first, or leaves it. @param {number | undefined} step */
  showStep(step) {
    const { page } = this;
    if (step === undefined) {
      page.lesson?.leave();
      return;
    }
    page.lessonStep = step;
    const panel = /** @type {HTMLDetailsElement | null} */ (document.querySelector('[data-panel="lesson"]'));
    if (panel) panel.open = true;
    page.lesson?.open(step);
  }

  /**
   * @param {Recipe[]} recipes
   * @param {Own | undefined} own the table that they are about
   * @param {TableInput | undefined} input that table
   * @param {string | undefined} text its file's
   * @returns {string | undefined} what is to be said
   * @throws {Error} with a sentence, and nothing changed
   */
  restore(recipes, own, input, text) {
    // The table may be the one that is on the page, or was.
    if (own && !input && !this.has(own)) {
      this.waiting = { recipes, own };
      return LINK.needsFile(own.file);
    }
    this.take(recipes, own && input ? this.tableFrom(own, input) : undefined, text);
    this.page.controls.recipe.settle();
    return undefined;
  }

  /** Whether the page has this very table: it trains no other for it, whatever the recipe. @param {Own} own */
  has(own) {
    try {
      this.session.table?.trainer({ data: own, hidden: [], activation: [] }).free();
      return this.session.table !== undefined;
    } catch {
      return false;
    }
  }

  /** @param {Own} own @param {TableInput} input @throws {Error} with a sentence */
  tableFrom(own, input) {
    const { whole } = this.session;
    if (!whole) throw new Error(LINK.notArrived('relu_playground.js'));
    return new whole.Table(own, input);
  }

  /** @param {Recipe[]} recipes @param {Table | undefined} table @param {string | undefined} text */
  take(recipes, table, text) {
    const { session } = this;
    const before = session.table;
    session.table = table ?? before;
    try {
      session.restore(recipes);
    } catch (error) {
      session.table = before;
      table?.free();
      throw new Error(LINK.untrainable(sentenceOf(error)), { cause: error });
    }
    if (!table) return;
    before?.free();
    session.tableText = text;
  }

  /** What a link wants of the file that it waits for. @param {string} checksum the file's that is there now */
  wanted(checksum) {
    return this.waiting?.own.checksum === checksum ? this.waiting.own : undefined;
  }

  /** Opens the link that waited for a table. @param {TableInput} input @param {string | undefined} text */
  supply(input, text) {
    if (!this.waiting) return;
    const { recipes, own } = this.waiting;
    this.take(recipes, this.tableFrom(own, input), text);
    this.waiting = undefined;
    this.page.controls.recipe.settle();
    this.page.controls.notify(LINK.opened);
  }

  /** Writes the link soon, where the recipe has changed. */
  follow() {
    if (this.isOpening || this.session.revision === this.revision || this.due !== undefined) return;
    this.due = setTimeout(() => void this.write(), Math.max(0, this.next - performance.now()));
  }

  /**
   * Writes the link, where another recipe is on the page than before.
   * @param {boolean} [isAsked] whether it is written in any case
   * @returns {Promise<boolean>} whether the location tells of the recipe
   */
  async write(isAsked = false) {
    clearTimeout(this.due);
    this.due = undefined;
    // A link that is asked for is of what is on the page: another one that is on its way gives way.
    if (isAsked) [this.turn, this.isOpening] = [this.turn + 1, false];
    const { turn } = this;
    this.revision = this.session.revision;
    this.next = performance.now() + CALM;
    let [fragment, problem] = ['', ''];
    try {
      fragment = await this.text();
    } catch (error) {
      problem = sentenceOf(error);
      if (this.page.shown) fragment = `show=${this.page.shown}&v=1`;
    }
    if (turn !== this.turn || (fragment === this.told && !isAsked)) return !problem;
    // The visitor has just put another link there, and its event is on the way.
    if (location.hash !== this.seen && !isAsked) return false;
    this.waiting = undefined;
    this.hideField();
    if (problem) this.page.controls.notify(problem);
    if (!this.replace(fragment)) return false;
    this.told = problem ? undefined : fragment;
    return !problem;
  }

  /** Changes the location, and not the history. @param {string} fragment @returns {boolean} whether the browser did it */
  replace(fragment) {
    if (fragment === location.hash.slice(1)) return true;
    try {
      history.replaceState(history.state, '', location.pathname + location.search + (fragment && `#${fragment}`));
      this.seen = location.hash;
      return true;
    } catch {
      this.revision = -1;
      this.next = performance.now() + PATIENCE;
      this.follow();
      return false;
    }
  }

  /** Puts the link on the clipboard, or shows it selected where the browser does not allow that. */
  async copy() {
    const { controls } = this.page;
    if (!(await this.write(true))) return;
    const told = (/** @type {string} */ text) => (location.hash.includes('&csv=') ? `${text} ${LINK.withTable}` : text);
    try {
      await navigator.clipboard.writeText(location.href);
      this.hideField();
      controls.notify(told(LINK.copied));
      this.showSign(told(LINK.copied));
    } catch {
      this.showField();
      controls.notify(told(LINK.selected));
    }
  }

  /** The status may be off the screen: for the eye the button says it, too. @param {string} text */
  showSign(text) {
    const sign = make('span', { className: 'value', ariaHidden: 'true' }, ` ${text}`);
    byId('copy-link').after(sign);
    setTimeout(() => sign.remove(), SEEN);
  }

  showField() {
    if (!this.field) {
      this.field = make('textarea', { readOnly: true, rows: 2, className: 'link', ariaLabel: LINK.field });
      byId('copy-link').after(this.field);
    }
    this.field.value = location.href;
    this.field.hidden = false;
    this.field.focus();
    this.field.select();
  }

  hideField() {
    if (this.field) this.field.hidden = true;
  }
}

/** The visitor's own table that recipes are about. @param {Recipe[]} recipes */
function ownOf(recipes) {
  const data = recipes[0]?.data;
  return typeof data === 'object' && data.name === 'own' ? data : undefined;
}

/** The table that a link took from the file that is in it. @param {Own} own @param {string} text @returns {Promise<TableInput>} */
async function tableOf(own, text) {
  const { SheetKeeper } = await arrived(import('./reading.js'));
  const keeper = new SheetKeeper();
  try {
    const { checksum } = await keeper.read(text, own.header, { slice: SLICE, rest: () => new Promise((resolve) => { setTimeout(resolve); }) });
    if (checksum !== own.checksum) throw new Error(LINK.damagedFile);
    const { target, columns, task, missing } = own;
    return keeper.choose({ target, columns, task, missing });
  } finally {
    keeper.close();
  }
}

/** What a link needs, once it is here. @template T @param {Promise<T>} part @returns {Promise<T>} */
async function arrived(part) {
  try {
    return await part;
  } catch (error) {
    throw new Error(LINK.notArrived(sentenceOf(error)), { cause: error });
  }
}
