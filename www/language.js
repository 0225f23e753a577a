// Another language in the place of the one that the page speaks: in its texts, in what stands on it,
// and on its canvases. Nothing else changes, and what was made of the texts before is said anew.
import { kept } from './edition.js';
import { EDITIONS, LANGUAGE } from './text.js';

/** @typedef {import('./edition.js').Texts} Texts */

/**
 * What a language has beside its texts.
 * @typedef {object} Manner
 * @property {Record<string, string>} PAGE what index.html says, by its English
 * @property {(text: string) => string} onCanvas what is written on a canvas: numbers, and words of the core's
 * @property {string} POINT the decimal mark
 */

/** English, as index.html and the core have it. @type {Manner} */
const ENGLISH = { PAGE: {}, onCanvas: (text) => text, POINT: '.' };

/** Attributes that say something. */
const SAYING = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'content'];

/** The texts of each language, by the language and the module. @type {Map<string, Texts>} */
const texts = new Map();

/** What the page has beside its texts now. */
let manner = ENGLISH;

/** Grows with every change that is asked for: an earlier one gives way. */
let turns = 0;

/** Has the texts of a module in a language. @param {string} language @param {string} name @returns {Promise<Texts>} */
async function textsOf(language, name) {
  // Until something took their place they are English.
  if (!texts.has(`en/${name}`)) texts.set(`en/${name}`, copy(EDITIONS.get(name) ?? {}));
  const key = `${language}/${name}`;
  const has = texts.get(key) ?? await import(`./${key}.js`);
  texts.set(key, has);
  return has;
}

/** @param {Texts} from @returns {Texts} */
const copy = (from) =>
  Object.fromEntries(Object.entries(from).map(([name, text]) => [name, typeof text === 'object' ? copy(text) : text.say ?? text]));

/** What is said anew: strings by what they were; and functions, with what they had said. */
class Changes {
  /** @type {Map<string, string>} */
  strings = new Map();
  /** @type {{ said: Map<string, any[]>, say: (...args: any[]) => string }[]} */
  functions = [];

  /** Puts texts in the place of others. @param {Texts} into @param {Texts} from */
  put(into, from) {
    for (const name of Object.keys(into)) {
      const [was, is] = [into[name], from[name]];
      if (typeof was === 'object') this.put(was, is);
      else if (typeof was === 'string') this.strings.set(was, (into[name] = is));
      else this.add(was, (into[name] = kept(is)));
    }
  }

  /** Has one function in the place of another. @param {any} was @param {(...args: any[]) => string} say */
  add(was, say) {
    // What is said of the first view in English is not kept: that is drawn anew.
    if (was.said) this.functions.push({ said: was.said, say });
  }

  /** A text that was made before, in the new language; nothing where it is none of ours. @param {string} text */
  anew(text) {
    return this.strings.get(text) ?? this.made(text);
  }

  /** The same of what a function has made, perhaps of what another has, or the core. @param {string} text @returns {string | undefined} */
  made(text) {
    const maker = this.functions.find(({ said }) => said.has(text));
    if (maker) return maker.say(...(maker.said.get(text) ?? []).map((given) => (typeof given === 'string' && given !== text && this.told(given)) || given));
    const other = LANGUAGE.sentence(text);
    return other === text ? undefined : other;
  }

  /** What a function was told. A word may be a name or code, and stays; a sentence is said. @param {string} given */
  told(given) {
    return given.endsWith('.') ? this.anew(given) : this.made(given);
  }
}

/** Speaks a module's texts in the page's language. @param {string} name */
export async function take(name) {
  const language = LANGUAGE.name;
  const next = await textsOf(language, name);
  if (language === LANGUAGE.name) new Changes().put(EDITIONS.get(name) ?? {}, next);
}

/** Adds what a language needs of style; it is for elements of that language alone. @param {string} language */
function dress(language) {
  const { href } = new URL(`${language}/page.css`, import.meta.url);
  if (!document.querySelector(`[href="${href}"]`)) document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

/** @param {string} english */
const asItIs = (english) => english;

/** The core's sentences in a language. @param {string} language @returns {Promise<(english: string) => string>} */
const sentences = async (language) => (language === 'en' ? asItIs : (await import(`./${language}/errors.js`)).sentence);

/** All of a language but that, here. @param {string} language @returns {Promise<Manner>} */
async function all(language) {
  if (language === 'en') return ENGLISH;
  dress(language);
  const [page] = await Promise.all([import(`./${language}/page.js`), allTexts(language)]);
  return page;
}

/** Has all texts in a language. @param {string} language */
async function allTexts(language) {
  // Another module may come while some are on the way.
  for (let known = 0; known < EDITIONS.size; ) {
    known = EDITIONS.size;
    await Promise.all([...EDITIONS.keys()].map((name) => textsOf(language, name)));
  }
}

/** What a visitor does first, before anything of theirs can be refused. */
const FIRST = ['pointerdown', 'keydown', 'input', 'dragover'];

/**
 * Speaks the language that the page begins with.
 * @param {string} language
 * @returns {Promise<() => Promise<void>>} what loads its sentences of the core, at the latest when a visitor
 *   does something; a link may be refused before
 */
export async function begin(language) {
  await speak(language, asItIs);
  const load = async () => {
    const sentence = await sentences(language);
    if (LANGUAGE.name !== language || LANGUAGE.sentence !== asItIs) return;
    LANGUAGE.sentence = kept(sentence);
    // One may have been said before.
    sayAll(new Changes());
  };
  // What does not arrive stays English.
  const later = () => void load().catch(() => {});
  for (const name of FIRST) addEventListener(name, later, { once: true });
  if (location.hash) await load().catch(() => {});
  return load;
}

/**
 * Speaks another language, once all of it is here.
 * @param {string} language
 * @param {(english: string) => string} [begun] the core's sentences in it, where they may come later
 * @returns {Promise<Changes | undefined>} none where the page speaks it, or another was asked for meanwhile
 * @throws where something does not arrive, and nothing changed
 */
export async function speak(language, begun) {
  const turn = (turns += 1);
  if (language === LANGUAGE.name) return undefined;
  const [next, sentence] = await Promise.all([all(language), begun ?? sentences(language)]);
  // Another module may have come while the rest was on the way.
  while (language !== 'en' && [...EDITIONS.keys()].some((name) => !texts.has(`${language}/${name}`))) await allTexts(language);
  if (turn !== turns) return undefined;
  const changes = new Changes();
  for (const [name, now] of EDITIONS) changes.put(now, texts.get(`${language}/${name}`) ?? now);
  for (const english of Object.keys({ ...manner.PAGE, ...next.PAGE })) {
    changes.strings.set(manner.PAGE[english] ?? english, next.PAGE[english] ?? english);
  }
  // What was said of the core's English is said of it again.
  changes.add(LANGUAGE.sentence, sentence);
  manner = next;
  Object.assign(LANGUAGE, { name: language, point: next.POINT, whole: new Intl.NumberFormat(language), sentence: begun ?? kept(sentence) });
  sayAll(changes);
  return changes;
}

/** Says all that stands on the page anew. @param {Changes} changes */
function sayAll(changes) {
  const root = document.documentElement;
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    // What a visitor has named stays.
    (node instanceof HTMLElement && !node.translate ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const element = node instanceof Element ? node : undefined;
    for (const each of element ? SAYING.map((name) => element.getAttributeNode(name)) : [node]) {
      const before = each?.nodeValue?.trim();
      const text = before && changes.anew(before.replace(/\s+/g, ' '));
      if (each && before && text !== undefined) each.nodeValue = each.nodeValue?.replace(before, () => text) ?? text;
    }
  }
  root.lang = LANGUAGE.name;
  for (const button of document.querySelectorAll('#language button')) button.ariaPressed = String(/** @type {HTMLElement} */ (button).lang === root.lang);
}

/** Everything that the core writes on a canvas passes here. */
const { fillText } = CanvasRenderingContext2D.prototype;
/** @param {string} text @param {[x: number, y: number, width?: number]} place */
CanvasRenderingContext2D.prototype.fillText = function write(text, ...place) {
  fillText.call(this, manner.onCanvas(text), ...place);
};

/** Speaks the language that a visitor has chosen. @param {string} language @param {import('./panels.js').Page} page */
export async function choose(language, page) {
  const changes = await speak(language);
  // It gave way to another.
  if (LANGUAGE.name !== language) return;
  LANGUAGE.chosen = language;
  const { view } = page.controls;
  if (changes && view.notice !== undefined) view.notify(changes.anew(view.notice));
  dispatchEvent(new Event('languagechange'));
  page.session.revised();
}
