// What every canvas of the page needs: its box in device pixels, and the colours of the theme.

/** Width and height in device pixels, device pixels per CSS pixel, and the height of labels in CSS pixels. @typedef {[number, number, number, number]} Size */

/** Whether the browser tells a box's size in device pixels; WebKit does not. */
const DEVICE_PIXELS = 'devicePixelContentBoxSize' in ResizeObserverEntry.prototype;

/** Tells the size of a box now, and whenever it changes. @param {HTMLElement} box @param {(...size: Size) => void} fitted */
export function fit(box, fitted) {
  new ResizeObserver(([entry]) => {
    const [css] = entry?.contentBoxSize ?? [];
    const [device] = DEVICE_PIXELS ? entry?.devicePixelContentBoxSize ?? [] : [];
    if (!css) return;
    // The browser's own count knows where the box lies between pixels. It is taken at its word only
    // near the plain product: in an emulated device it can be that of the real screen.
    const pixels = (/** @type {number} */ length, /** @type {number | undefined} */ counted) => {
      const product = length * devicePixelRatio;
      return counted !== undefined && Math.abs(counted - product) < 1 ? counted : Math.round(product);
    };
    const fontSize = parseFloat(getComputedStyle(box).fontSize);
    fitted(pixels(css.inlineSize, device?.inlineSize), pixels(css.blockSize, device?.blockSize), devicePixelRatio, fontSize);
  }).observe(box, { box: DEVICE_PIXELS ? 'device-pixel-content-box' : 'content-box' });
}

/** The values of some custom properties. @param {HTMLElement} box @param {string[]} names */
export function colors(box, names) {
  const style = getComputedStyle(box);
  return names.map((name) => style.getPropertyValue(name).trim());
}

/** The colours of everything but the curves. @param {HTMLElement} box */
export function theme(box) {
  const [ink = '', grid = '', paper = ''] = colors(box, ['--ink', '--grid', '--paper']);
  return { ink, grid, paper };
}

/** The colours of the models, by slot. @param {HTMLElement} box */
export const modelColors = (box) => colors(box, ['--model-a', '--model-b', '--model-c']);

/** Tells when everything is to be drawn anew: in other colours, or in another language. @param {() => void} again */
export function onTheme(again) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  addEventListener('languagechange', again);
}
