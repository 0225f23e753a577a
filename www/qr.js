// The link of what is on the page now, and its QR code.
import { CODE } from './text-present.js';
import { sentenceOf, withTexts } from './text.js';

/** @typedef {import('./panels.js').Page} Page */

const SVG = 'http://www.w3.org/2000/svg';

/** Keeps the link of what is on the page, without writing it anywhere; tells by `change` of another one. */
class CurrentLink extends EventTarget {
  /** @param {Page} page */
  constructor(page) {
    super();
    this.page = page;
    /** The link, once it is known: without a script for it, the page is the lesson. @type {string | undefined} */
    this.href = page.link ? undefined : location.origin + location.pathname + location.search;
    /** Why there is none. @type {string | undefined} */
    this.problem = undefined;
    /** Grows with every update: an older one gives way. */
    this.turn = 0;
    let { revision } = page.session;
    if (page.link) void this.update();
    page.session.addEventListener('change', () => {
      if (page.session.revision === revision) return;
      ({ revision } = page.session);
      void this.update();
    });
  }

  /** As “Copy link” would have it. */
  async update() {
    const turn = (this.turn += 1);
    let [href, problem] = /** @type {(string | undefined)[]} */ ([undefined, undefined]);
    try {
      const { Link } = await withTexts(import('./link.js'));
      const fragment = await (this.page.link ??= new Link(this.page)).text();
      href = location.origin + location.pathname + location.search + (fragment && `#${fragment}`);
    } catch (error) {
      problem = sentenceOf(error);
    }
    if (turn !== this.turn) return;
    const isOther = href !== this.href || problem !== this.problem;
    [this.href, this.problem] = [href, problem];
    if (isOther) this.dispatchEvent(new Event('change'));
  }
}

/** The page's one. @type {CurrentLink | undefined} */
let current;

/** The link of what is on the page now. @param {Page} page */
export function currentLink(page) {
  current ??= new CurrentLink(page);
  return current;
}

/** Whether a link leads nowhere but to this computer. @param {string} href */
export const isLocal = (href) => ['localhost', '127.0.0.1', '[::1]', ''].includes(new URL(href).hostname);

/**
 * The QR code of a link, dark on white whatever the theme, with its quiet zone.
 * @param {import('./core.js').Whole} whole @param {string} href
 * @returns {SVGSVGElement | undefined} none where the link is too long
 */
export function drawCode(whole, href) {
  const code = whole.QrCode.of(href);
  if (!code) return undefined;
  const element = (/** @type {'svg' | 'rect' | 'path'} */ tag, /** @type {Record<string, string>} */ attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const side = String(code.size);
  const svg = element('svg', { viewBox: `0 0 ${side} ${side}`, class: 'code', role: 'img', 'shape-rendering': 'crispEdges', 'aria-label': CODE.alt(href) });
  // Attributes and no style sheet: a code in other colours is none.
  svg.append(element('rect', { width: side, height: side, fill: '#ffffff' }), element('path', { d: code.path(), fill: '#000000' }));
  code.free();
  return /** @type {SVGSVGElement} */ (svg);
}
