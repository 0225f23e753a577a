import { expect, test } from './fixture.js';
import { button, open } from './page.js';

test('the first view asks for what index.html names and for nothing else', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => {
    // What keeps the page for later comes once this view is at rest, be the machine ever so slow.
    if (!request.url().endsWith('/offline.js')) asked.push(request.url());
  });
  await open(page);
  await button(page, 'Step').click();
  await expect(button(page, 'Play')).toBeEnabled();
  const named = await page.evaluate(() => {
    const links = Array.from(document.querySelectorAll('link'), (link) => link.href);
    const scripts = Array.from(document.scripts, (script) => script.src);
    return [document.URL, ...links, ...scripts];
  });
  expect(named).toEqual(expect.arrayContaining(asked));
  expect(asked.some((url) => url.endsWith('relu_lesson_bg.wasm'))).toBe(true);
});
