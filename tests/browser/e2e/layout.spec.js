import { expect, test } from './fixture.js';
import { button, faded, fullSpeed, open, playToTheEnd } from './page.js';

for (const width of [320, 390, 768, 1280, 1920]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`fits ${width} px in ${colorScheme}, without sideways scrolling`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await open(page);
      await fullSpeed(page);
      await playToTheEnd(page);
      await button(page, 'More activations').click();
      await button(page, 'ReLU').click();
      await expect(faded(page)).toHaveCount(1);
      await page.locator('#loss').focus();
      await page.keyboard.press('Home');
      await expect(page.locator('#loss .tip')).toBeVisible();
      const found = await page.evaluate(() => {
        const small = [...document.querySelectorAll('body *')].filter((element) => {
          const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
          return text && element.offsetParent && parseFloat(getComputedStyle(element).fontSize) < 14;
        });
        return {
          sideways: document.documentElement.scrollWidth - innerWidth,
          small: small.map((element) => element.outerHTML),
        };
      });
      expect(found).toEqual({ sideways: 0, small: [] });
    });
  }
}

for (const [width, height] of [[390, 844], [768, 1024], [1280, 720], [1920, 1080]]) {
  test(`at ${width} × ${height} the chart is on the first screen, with its buttons`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await expect(page.locator('#accuracy')).toBeInViewport({ ratio: 0.6 });
    await expect(button(page, 'Play')).toBeInViewport();
    await expect(button(page, 'ReLU')).toBeInViewport();
  });
}

for (const deviceScaleFactor of [1, 1.5, 3]) {
  test.describe(`at ${deviceScaleFactor} device pixels`, () => {
    test.use({ deviceScaleFactor });

    test('the canvases have one pixel for each of the device, also after a resize', async ({ page }) => {
      await open(page);
      // Within the pixel that a box between two pixels may gain or lose.
      const difference = () =>
        page.locator('#accuracy canvas').evaluateAll((canvases) =>
          canvases.map((canvas) => {
            const { width, height } = canvas.getBoundingClientRect();
            return [canvas.width - width * devicePixelRatio, canvas.height - height * devicePixelRatio].map((off) => Math.floor(Math.abs(off)));
          }),
        );
      await expect.poll(difference).toEqual([[0, 0], [0, 0]]);
      await page.setViewportSize({ width: 701, height: 600 });
      await expect.poll(difference).toEqual([[0, 0], [0, 0]]);
    });
  });
}

test('the curves are drawn, in the models’ colours, and follow the theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  /** How many pixels of the upper canvas have each model's colour, of the theme that is on. */
  const pixels = () =>
    page.locator('#accuracy canvas').last().evaluate((canvas) => {
      // Read from a copy: a canvas that is read twice is taken off the graphics card.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
      const style = getComputedStyle(canvas);
      return ['--model-a', '--model-b', '--model-c'].map((name) => {
        const [r, g, b] = style.getPropertyValue(name).match(/[0-9a-f]{2}/gi).map((hex) => parseInt(hex, 16));
        let count = 0;
        for (let k = 0; k < data.length; k += 4) {
          count += Number(data[k] === r && data[k + 1] === g && data[k + 2] === b && data[k + 3] === 255);
        }
        return count;
      });
    });
  expect(Math.min(...(await pixels()))).toBeGreaterThan(300);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => Math.min(...(await pixels()))).toBeGreaterThan(300);
});

test('the charts’ text equivalents have the table’s numbers', async ({ page }) => {
  await open(page);
  await fullSpeed(page);
  await playToTheEnd(page);
  const cells = await page.getByRole('row', { name: /C 12-5-ReLU-1/ }).getByRole('cell').allInnerTexts();
  await expect(page.locator('#loss-text')).toContainText(`train ${cells[1]}, test ${cells[2]}`);
  await expect(page.locator('#accuracy-text')).toContainText(`train ${cells[3]}, test ${cells[4]}`);
});
