// What the tests of presenter mode and of the handout share.
import decodeQR from 'qr/decode.js';
import { expect } from './fixture.js';
import { button } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/** A lesson of eight steps that keeps the contract of `page.lesson`, and says what was asked of it. */
const LESSON = `
  class Lesson extends EventTarget {
    steps = 8; step = -1; answerShown = false; #hides = false;
    constructor(session, box) { super(); Object.assign(this, { session, box }); this.show(); }
    get hideAnswers() { return this.#hides; }
    set hideAnswers(hides) { this.#hides = hides; this.answerShown = !hides; this.show(); }
    go(step) { this.step = step; this.answerShown = !this.#hides; this.session.share({ seed: 100 + step }); this.show(); }
    next() { if (this.step < 7) this.go(this.step + 1); }
    previous() { if (this.step > 0) this.go(this.step - 1); }
    showAnswer() { this.answerShown = true; this.show(); }
    show() {
      const lines = ['Title ' + (this.step + 1), 'Question ' + (this.step + 1), ...(this.answerShown ? ['Answer ' + (this.step + 1)] : [])];
      this.box.replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
      this.dispatchEvent(new Event('change'));
    }
  }
  export function create(page, box) {
    page.lesson = new Lesson(page.session, box);
    return { draw() {} };
  }`;

/** Puts the stand-in in the place of the page's lesson. @param {Page} page */
export async function useLesson(page) {
  await page.route('**/lesson.js', (route) => route.fulfill({ contentType: 'text/javascript', body: LESSON }));
  await page.route('**/panels.js', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = text.includes('./lesson.js') ? text : text.replace(/const PANELS ?= ?\{/, "$& lesson: () => import('./lesson.js'),");
    await route.fulfill({ response, body });
  });
  await page.route((url) => url.pathname === '/', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const box = '<details class="panel" data-panel="lesson"><summary><h2>Lesson</h2></summary></details>';
    await route.fulfill({ response, body: text.includes('data-panel="lesson"') ? text : text.replace('<main>', `<main>${box}`) });
  });
}

/** Enters presenter mode by its key. @param {Page} page */
export async function present(page) {
  await page.keyboard.press('p');
  await expect(button(page, 'Leave')).toBeVisible();
}

/** What a camera reads off the code that is on the screen. @param {import('@playwright/test').Locator} code */
export async function read(code) {
  const picture = (await code.screenshot()).toString('base64');
  const pixels = await code.page().evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
    return { width, height, data: Array.from(data) };
  }, picture);
  return decodeQR({ ...pixels, data: Uint8Array.from(pixels.data) });
}

/**
 * What is written on the screen too small or too faintly, as seen on a projector in a lit room, where black
 * is a tenth as bright as white: font sizes below `least` pixels, contrasts below 4.5.
 * @param {Page} page @param {number} least
 */
export const faults = (page, least) =>
  page.evaluate((smallest) => {
    const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const numbers = (color) => color.match(/[\d.]+/g).map(Number);
    const seen = (color) => {
      const [red, green, blue] = numbers(color).map((value) => channel(value / 255));
      return 0.1 + 0.9 * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
    };
    const groundOf = (element) => {
      const { backgroundColor } = getComputedStyle(element);
      const [, , , opacity = 1] = numbers(backgroundColor);
      return opacity === 1 ? backgroundColor : groundOf(element.parentElement);
    };
    const written = [...document.querySelectorAll('body *')].filter((element) => {
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      return hasText && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    });
    const found = written.flatMap((element) => {
      const { color, fontSize } = getComputedStyle(element);
      const [darker, lighter] = [seen(color), seen(groundOf(element))].sort((a, b) => a - b);
      const [size, contrast] = [parseFloat(fontSize), lighter / darker];
      return size >= smallest && contrast >= 4.5 ? [] : [`${element.outerHTML.slice(0, 80)}: ${size} px, contrast ${contrast.toFixed(2)}`];
    });
    return { found, texts: written.length };
  }, least);
