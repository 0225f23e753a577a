// The page in another page: the worked example, and the element: what it shows, does and tells.
import { call, expectFits, lastOf, openExample, row, status, three } from './embed.js';
import { expect, test } from './fixture.js';
import { fixture } from './page.js';

/** @typedef {import('@playwright/test').FrameLocator} FrameLocator */

for (const [width, height, colorScheme] of /** @type {const} */ ([[390, 844, 'dark'], [1280, 800, 'light']])) {
  test(`the example page at ${width}, ${colorScheme}: its three train to the end, each on its own, as PyTorch does`, async ({ page }) => {
    // Three runs, one after the other.
    test.slow();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await openExample(page);
    const [ring, corners, inside] = three(page);
    for (const frame of three(page)) {
      await expectFits(page, frame);
      await expect(frame.locator('#play')).toBeVisible();
      await expect(frame.locator('header h1')).toBeHidden();
      await expect(frame.locator('html')).toHaveCSS('background-color', colorScheme === 'dark' ? 'rgb(24, 30, 38)' : 'rgb(255, 255, 255)');
    }
    await ring.locator('#play').click();
    await expect(status(ring)).toHaveText('Done: 1,000 epochs trained.', { timeout: 30_000 });
    expect(await row(ring, 2)).toEqual(lastOf('task_circles_s42.json'));
    // The others have waited.
    expect((await row(corners, 0))[0]).toBe('0');
    await corners.locator('#play').click();
    await expect(page.locator('#found')).toHaveText('This page has heard: after 1,000 epochs, 2-2-ReLU-1: 70 %, 2-3-ReLU-1: 90 %, 2-5-ReLU-1: 98 % of the test points.', { timeout: 30_000 });
    expect(await row(corners, 2)).toEqual(lastOf('task_xor_s42.json'));
    expect((await row(inside, 0))[0]).toBe('0');
    await inside.locator('#play').click();
    await expect(status(inside)).toHaveText('Done: 1,000 epochs trained.', { timeout: 30_000 });
    expect(await row(inside, 2)).toEqual(lastOf('task_circles_s42.json'));
    for (const frame of three(page)) await expectFits(page, frame);
  });
}

test('each shows what it is asked to, and nothing else', async ({ page }) => {
  await openExample(page);
  const [ring, corners, inside] = three(page);
  /** @type {[FrameLocator, string[], string[]][]} */
  const looks = [
    [ring, ['#play', '[data-activation="relu"]', '#accuracy', '#legend'], ['#step', '#reset', '#speed', '#models', '#loss', '#target', '#progress', '#figures', '.recipe']],
    [corners, ['#play', '#reset', '#new-seed', '#accuracy', '#legend'], ['#step', '#speed', '[data-activation="relu"]', '[data-panel="inside"]']],
    [inside, ['#play', '#speed', '.plane', '.diagram'], ['#reset', '#accuracy', '#legend', '.bends', '.collapse', '.inner', '[data-panel="inside"] summary']],
  ];
  for (const [frame, seen, unseen] of looks) {
    for (const selector of seen) await expect(frame.locator(selector).first()).toBeVisible();
    for (const selector of [...unseen, 'footer', '#present', '[data-panel="take"]', '[data-panel="lesson"]']) await expect(frame.locator(selector).first()).toBeHidden();
  }
  await corners.locator('#new-seed').click();
  const whole = page.waitForEvent('popup');
  await corners.getByRole('link', { name: 'Open in ReLU playground' }).click();
  const opened = await whole;
  await expect(opened.locator('#status')).toHaveText('Ready. Press Play.');
  await expect(corners.locator('#seed')).not.toHaveValue('42');
  const seed = await corners.locator('#seed').evaluate((input) => /** @type {HTMLInputElement} */ (input).value);
  await expect(opened.getByLabel('Seed of the weights')).toHaveValue(seed);
  await expect(opened.locator('footer')).toBeVisible();
  expect(opened.url()).not.toContain('show=');
});

test('together and at full speed they share the time', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 2200 });
  await page.goto('./example.html');
  const recipe = 'data=circles&rows=3000&a=40:relu&b=40:relu&c=40:relu&epochs=100000&v=1';
  await page.evaluate((text) => {
    const elements = Array.from({ length: 3 }, () => {
      const element = document.createElement('relu-playground');
      Object.assign(element, { recipe: text, controls: 'play speed figures' });
      return element;
    });
    document.querySelector('main')?.replaceChildren(...elements);
  }, recipe);
  const frames = [0, 1, 2].map((k) => page.locator('relu-playground').nth(k).locator('iframe').contentFrame());
  for (const frame of frames) {
    await expect(status(frame)).toHaveText('Ready. Press Play.');
    await frame.locator('#speed').fill('7');
  }
  for (const k of [0, 1, 2]) await call(page, k, 'play');
  const epochs = async () => Promise.all(frames.map(async (frame) => Number((await row(frame, 0))[0]?.replace(/,/g, ''))));
  await expect.poll(async () => Math.min(...(await epochs())), { timeout: 30_000 }).toBeGreaterThan(5);
  const before = await epochs();
  await expect.poll(async () => Math.min(...(await epochs()).map((epoch, k) => epoch - before[k])), { timeout: 30_000 }).toBeGreaterThan(30);
  const trained = (await epochs()).map((epoch, k) => epoch - before[k]);
  for (const k of [0, 1, 2]) await call(page, k, 'pause');
  expect(Math.max(...trained) / Math.min(...trained), `epochs: ${trained}`).toBeLessThan(2.5);
});

test('out of sight nothing is trained, and it goes on when it is seen', async ({ page }) => {
  await openExample(page);
  const [ring] = three(page);
  await page.evaluate(() => scrollTo(0, 0));
  await ring.locator('#play').scrollIntoViewIfNeeded();
  await ring.locator('#play').click();
  await expect(status(ring)).toHaveText('Training…');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const epoch = async () => Number((await row(ring, 0))[0]?.replace(/,/g, ''));
  await expect.poll(async () => {
    const before = await epoch();
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    return (await epoch()) - before;
  }).toBe(0);
  expect(await epoch()).toBeLessThan(1000);
  await page.locator('main > iframe').scrollIntoViewIfNeeded();
  await expect(status(ring)).toHaveText('Done: 1,000 epochs trained.', { timeout: 30_000 });
  expect(await row(ring, 2)).toEqual(lastOf('task_circles_s42.json'));
});

test('the element plays, pauses and goes back, and tells what comes of it', async ({ page }) => {
  await page.goto('./example.html');
  const [, corners] = three(page);
  const told = await page.evaluateHandle(() => {
    const other = document.querySelector('relu-playground');
    const element = other.cloneNode();
    other.replaceWith(element);
    /** @type {any[]} */
    const events = [];
    for (const name of ['ready', 'epoch']) element?.addEventListener(name, (event) => events.push({ name, ...event.detail }));
    // Before there is anything to train, and before it is in sight.
    element.play();
    return events;
  });
  await page.locator('relu-playground').first().scrollIntoViewIfNeeded();
  await expect(status(corners)).toHaveText('Done: 1,000 epochs trained.', { timeout: 30_000 });
  await expect.poll(() => told.evaluate((events) => events.at(-1).epoch)).toBe(1000);
  const events = await told.evaluate((all) => all);
  expect(events[0]).toMatchObject({ name: 'ready', epoch: 0, target: 1000, playing: false });
  expect(events.filter(({ name }) => name === 'ready')).toHaveLength(1);
  // At most one a frame: 1,000 epochs are 200 frames of 5.
  expect(events.length).toBeLessThan(260);
  const run = fixture('task_xor_s42.json');
  const last = events.at(-1);
  expect(last).toMatchObject({ name: 'epoch', playing: false });
  expect(last.models.map(({ title }) => title)).toEqual(['2-2-ReLU-1', '2-3-ReLU-1', '2-5-ReLU-1']);
  expect(Math.abs(last.models[2].testLoss - run.test_loss.at(-1))).toBeLessThan(5e-6);
  expect(last.models[2].testAccuracy).toBeCloseTo(run.test_correct.at(-1) / run.n_test, 6);
  await call(page, 0, 'reset');
  await expect(status(corners)).toHaveText('Ready. Press Play.');
  await expect.poll(() => told.evaluate((all) => all.at(-1).epoch)).toBe(0);
  await call(page, 0, 'play');
  await expect(status(corners)).toHaveText('Training…');
  await call(page, 0, 'pause');
  await expect(status(corners)).toContainText('Paused after');
});

test('another recipe, other controls, another language: at once, without the history', async ({ page }) => {
  await openExample(page);
  const element = page.locator('relu-playground').first();
  const [, corners] = three(page);
  const entries = await page.evaluate(() => history.length);
  // It is opened and told also where nobody sees it; what is trained is what is in sight.
  await element.evaluate((each) => Object.assign(each, { recipe: 'https://example.org/any/#data=moons&seed=7&epochs=300&v=1' }));
  await expect(corners.locator('#data')).toHaveValue('moons');
  await expect(corners.locator('#target')).toHaveValue('300');
  await element.scrollIntoViewIfNeeded();
  await call(page, 0, 'play');
  await expect(status(corners)).toContainText('Done: 300 epochs trained.', { timeout: 30_000 });
  // At once after another, of which only the last counts; and Play is for that.
  await element.evaluate((each) => {
    each.recipe = 'data=blobs&v=1';
    each.recipe = 'data=spirals&epochs=40&v=1';
    each.controls = 'play loss figures';
    each.play();
  });
  await expect(corners.locator('#loss')).toBeVisible();
  await expect(corners.locator('#accuracy')).toBeHidden();
  await expect(corners.locator('#figures')).toBeVisible();
  await expect(status(corners)).toContainText('Done: 40 epochs trained.', { timeout: 30_000 });
  await element.evaluate((each) => { each.lang = 'es-MX'; });
  await expect(corners.locator('#play')).toHaveText('Entrenar');
  await expect(corners.getByRole('link', { name: 'Abrir en ReLU playground' })).toBeVisible();
  await expectFits(page, corners);
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

test('the keyboard stays with the page around, and in a frame with what is seen there', async ({ page }) => {
  await openExample(page);
  const [ring, corners] = three(page);
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('Space');
  await page.keyboard.press('r');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  for (const frame of three(page)) await expect(status(frame)).toHaveText('Ready. Press Play.');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  // Neither Step nor Present are seen in the ring's frame; Play is.
  await ring.locator('#accuracy-unit').click();
  for (const key of ['ArrowRight', 'p', 'r']) await page.keyboard.press(key);
  await expect(ring.locator('html')).not.toHaveClass(/presenting/);
  await expect(status(ring)).toHaveText('Ready. Press Play.');
  await page.keyboard.press('Space');
  await expect(status(ring)).toHaveText('Training…');
  await page.keyboard.press('Space');
  await expect(status(corners)).toHaveText('Ready. Press Play.');
});
