import { setTimeout } from 'node:timers/promises';
import { expect, test } from './fixture.js';
import { button, fullSpeed, lastOf, open, row, status } from './page.js';

test('a page that gets no frames stops, loses nothing, and goes on', async ({ page }) => {
  // Playwright keeps every page visible; a hidden one differs in that no frame comes.
  await page.addInitScript(() => {
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    const held = [];
    let hidden = false;
    globalThis.requestAnimationFrame = (callback) =>
      ask((now) => (hidden ? held.push(callback) : callback(now)));
    globalThis.hide = (value) => {
      hidden = value;
      if (!hidden) for (const callback of held.splice(0)) callback(performance.now());
    };
  });
  const epoch = async () => Number((await row(page, 'C'))[0].replace(',', ''));
  await open(page);
  await page.getByLabel('Speed').fill('0');
  await button(page, 'Play').click();
  await expect.poll(epoch).toBeGreaterThan(5);
  await page.evaluate(() => globalThis.hide(true));
  const before = await epoch();
  await setTimeout(1000);
  expect(await epoch()).toBeLessThanOrEqual(before + 1);
  await page.evaluate(() => globalThis.hide(false));
  await expect.poll(epoch).toBeGreaterThan(before + 5);
  await fullSpeed(page);
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  expect(await row(page, 'C')).toEqual(lastOf('run_relu_s42.json'));
});

test('training asks for one animation frame at a time, and for none at rest', async ({ page }) => {
  await page.addInitScript(() => {
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    const waiting = new Set();
    globalThis.frames = { most: 0, asked: 0 };
    globalThis.requestAnimationFrame = (callback) => {
      globalThis.frames.asked += 1;
      const id = ask((now) => {
        waiting.delete(id);
        callback(now);
      });
      waiting.add(id);
      globalThis.frames.most = Math.max(globalThis.frames.most, waiting.size);
      return id;
    };
  });
  await open(page);
  await button(page, 'Play').click();
  await expect(status(page)).toHaveText('Done: 1,000 epochs trained.');
  const trained = await page.evaluate(() => globalThis.frames);
  expect(trained.most).toBe(1);
  // 1,000 epochs at 5 a frame, and a few frames for drawing alone.
  expect(trained.asked).toBeGreaterThanOrEqual(200);
  await setTimeout(500);
  const later = await page.evaluate(() => globalThis.frames.asked);
  expect(later).toBeLessThanOrEqual(trained.asked + 1);
});
