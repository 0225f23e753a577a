// The page in another page: the worked example, the element and what it tells, frames of another site.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expect, test, watch } from './fixture.js';
import { button, fixture, panel } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').FrameLocator} FrameLocator */

/** The example's three: a frame, an element with buttons, an element that looks inside. @param {Page} page */
function three(page) {
  const element = (/** @type {number} */ k) => page.locator('relu-playground').nth(k).locator('iframe').contentFrame();
  return [page.locator('main > iframe').contentFrame(), element(0), element(1)];
}

/** @param {FrameLocator} frame */
const status = (frame) => frame.locator('#status');

/** Brings every frame into view once, so that the lazy ones load. @param {Page} page */
async function openExample(page) {
  await page.goto('./example.html');
  for (const frame of [page.locator('main > iframe'), page.locator('relu-playground').nth(0), page.locator('relu-playground').nth(1)]) {
    await frame.scrollIntoViewIfNeeded();
  }
  for (const frame of three(page)) await expect(status(frame)).toHaveText('Ready. Press Play.');
}

/** The table's row of a model, which is on the page whether it is seen or not. @param {FrameLocator} frame @param {number} k */
const row = (frame, k) => frame.locator('#figures tbody tr').nth(k).locator('td').allTextContents();

/** @param {string} name */
function lastOf(name) {
  const run = fixture(name);
  const percent = (/** @type {number} */ correct, /** @type {number} */ rows) => `${((100 * correct) / rows).toFixed(2)} %`;
  return [
    '1,000', run.train_loss.at(-1).toFixed(5), run.test_loss.at(-1).toFixed(5),
    percent(run.train_correct.at(-1), run.n_train), percent(run.test_correct.at(-1), run.n_test),
  ];
}

/** Does something with an element in the page around. @param {Page} page @param {number} k @param {string} method */
const call = (page, k, method) => page.locator('relu-playground').nth(k).evaluate((element, name) => element[name](), method);

/** Neither the page around nor what is in a frame needs a bar. @param {Page} page @param {FrameLocator} frame */
async function expectFits(page, frame) {
  await expect.poll(() => frame.locator('html').evaluate((html) => [html.scrollWidth - innerWidth, html.scrollHeight - innerHeight].filter((over) => over > 0))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

for (const [width, height, colorScheme] of /** @type {const} */ ([[390, 844, 'dark'], [1280, 800, 'light']])) {
  test(`the example page at ${width}, ${colorScheme}: its three train to the end, each on its own, as PyTorch does`, async ({ page }) => {
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
  const seed = await corners.locator('#seed').inputValue();
  expect(seed).not.toBe('42');
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

test.describe('what cannot be shown', () => {
  const HOSTILE = ['"><script>alert(1)</script>', 'javascript:alert(1)', '&show=luck&v=1&v=1', '%00%', '#'.repeat(50), 'data=pony', 'x'.repeat(25_000)];

  test('gets a sentence in its place, whatever an attribute says', async ({ page }) => {
    await page.goto('./example.html');
    page.on('dialog', (dialog) => { throw new Error(dialog.message()); });
    await page.evaluate((texts) => {
      const elements = texts.map((recipe) => Object.assign(document.createElement('relu-playground'), { recipe }));
      for (const element of elements) element.setAttribute('loading', 'eager');
      document.querySelector('main')?.replaceChildren(...elements);
    }, HOSTILE);
    for (const k of HOSTILE.keys()) {
      const frame = page.locator('relu-playground').nth(k).locator('iframe').contentFrame();
      await expect(status(frame)).toHaveText(/(The|This) link .*The lesson is here instead\./);
      await expect(frame.locator('#play')).toBeVisible();
      await expect(frame.locator('footer')).toBeHidden();
    }
  });

  test('unknown controls get the link’s sentence, and what is known shows', async ({ page }) => {
    await page.goto('./example.html');
    const element = page.locator('relu-playground').first();
    const frame = element.locator('iframe').contentFrame();
    // One that was moved begins anew.
    await element.evaluate((each) => {
      each.controls = 'pony play&seed=3';
      each.after(each.nextElementSibling);
      each.parentElement.prepend(each);
    });
    await element.scrollIntoViewIfNeeded();
    await expect(status(frame)).toContainText('this page does not know its “show=pony”. The lesson is here instead.');
    await element.evaluate((each) => { each.controls = ''; });
    await expect(frame.locator('[data-activation="relu"]')).toBeVisible();
    await expect(frame.locator('#data')).toHaveValue('xor');
    // No address but one of the web is the page's.
    await element.evaluate((each) => each.setAttribute('src', 'javascript:alert(1)'));
    expect(await element.evaluate((each) => each.url.protocol)).toBe('http:');
    await element.evaluate((each) => each.setAttribute('src', 'http://'));
    expect(await element.evaluate((each) => each.url.pathname)).toBe('/');
  });
});

test('a link with what is seen opens so, and goes back to the whole page', async ({ page }) => {
  await page.goto('./#data=circles&show=play,step,figures&v=1');
  await expect(page.locator('#status')).toHaveText('Ready. Press Play.');
  await expect(page.locator('#figures')).toBeVisible();
  await expect(page.locator('#accuracy')).toBeHidden();
  await expect(page.locator('footer')).toBeHidden();
  await page.evaluate(() => { location.hash = '#data=xor&v=1'; });
  await expect(page.locator('footer')).toBeVisible();
  await expect(page.locator('#accuracy')).toBeVisible();
  await expect(page.locator('#whole')).toHaveCount(0);
  await button(page, 'New seed').click();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#data=xor&noise=0&seed=\d+&v=1$/);
  await page.evaluate(() => { location.hash = '#data=xor&show=map&v=1'; });
  await expect(page.locator('.plane').first()).toBeVisible();
  await expect(page.locator('footer')).toBeHidden();
  await page.evaluate(() => { location.hash = '#data=xor&show=pony&v=1'; });
  await expect(page.locator('#status')).toContainText('does not know its “show=pony”. The page stays as it was.');
  await expect(page.locator('footer')).toBeHidden();
});

test('the panel writes what to paste, and shows it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#data=circles&lr=0.1&c=8:relu&v=1');
  await expect(page.locator('#status')).toHaveText('Ready. Press Play.');
  await panel(page, 'Take it with you');
  const section = page.locator('.embed');
  await section.getByLabel('Loss', { exact: true }).check();
  await section.getByLabel('Legend', { exact: true }).uncheck();
  const root = new URL('./', page.url()).href;
  const element = section.locator('pre').first();
  await expect(element).toHaveText([
    `<script type="module" src="${root}embed.js"></script>`,
    '<relu-playground recipe="data=circles&amp;noise=0.1&amp;lr=0.1&amp;c=8:relu&amp;v=1"',
    '  controls="play activation accuracy loss"',
    '  title="ReLU playground: train small networks, and switch their activation"></relu-playground>',
  ].join('\n'), { useInnerText: true });
  await expect(section).toContainText('This page is on your own computer');
  await section.getByRole('button', { name: 'Copy the frame' }).click();
  await expect(section.getByText('Copied.')).toBeVisible();
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  expect(pasted).toContain(`<iframe src="${root}#show=play,activation,accuracy,loss&amp;data=circles`);
  await section.getByRole('button', { name: 'Show it here' }).click();
  const frame = section.locator('iframe').contentFrame();
  await expect(status(frame)).toHaveText('Ready. Press Play.');
  await expect(frame.locator('#loss')).toBeVisible();
  await expect(frame.locator('#legend')).toBeHidden();
  await section.getByLabel('Figures', { exact: true }).check();
  await expect(frame.locator('#figures')).toBeVisible();
  await frame.locator('#play').click();
  await expect(status(frame)).toContainText('Done: 1,000 epochs trained.', { timeout: 30_000 });
  // The page around has its own runs.
  await expect(page.locator('#status')).toHaveText('Ready. Press Play.');
  await section.getByRole('button', { name: 'Do not show it here' }).click();
  await expect(section.locator('relu-playground')).toHaveCount(0);
});

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };

/** A server on a port of its own. @param {(path: string) => [type: string, body: string | Buffer]} answer */
async function serve(answer) {
  const server = createServer(({ url }, response) => {
    try {
      const [type, body] = answer(new URL(url ?? '', 'http://host').pathname);
      response.writeHead(200, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(undefined)); });
  return { port: /** @type {import('node:net').AddressInfo} */ (server.address()).port, close: () => server.close() };
}

test('another site embeds the page, and neither sees more of the other than it should', async ({ browser }) => {
  const dist = new URL('../../../dist/', import.meta.url);
  const published = await serve((path) => {
    const name = path === '/' ? '/index.html' : path;
    return [TYPES[extname(name)] ?? 'application/octet-stream', readFileSync(new URL(`.${name}`, dist))];
  });
  const origin = `http://127.0.0.1:${published.port}`;
  // Another host, and so another site: the frames may run in a process of their own.
  const html = `<!doctype html><html lang="es"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Curso</title>
    <script type="module" src="${origin}/embed.js"></script>
    <relu-playground recipe="data=circles&amp;lr=0.1&amp;c=8:relu" controls="play activation"></relu-playground>
    <iframe src="${origin}/#show=play&amp;lang=es&amp;seed=3&amp;v=1" title="plain" width="700" height="700"></iframe>
    <iframe src="about:blank" title="foreign"></iframe></html>`;
  const host = await serve(() => ['text/html', html]);
  const context = await browser.newContext({ viewport: { width: 900, height: 1700 } });
  try {
    const complaints = watch(context, origin);
    const page = await context.newPage();
    await page.goto(`http://localhost:${host.port}/`);
    const frame = page.locator('relu-playground iframe').contentFrame();
    // In the language of the page around.
    await expect(status(frame)).toHaveText('Listo. Pulsa Entrenar.');
    await expectFits(page, frame);
    await page.evaluate(() => {
      globalThis.told = [];
      const element = document.querySelector('relu-playground');
      for (const name of ['ready', 'epoch']) element?.addEventListener(name, (event) => globalThis.told.push([name, event.detail]));
      element.play();
    });
    await expect(status(frame)).toHaveText('Terminado: 1000 épocas de entrenamiento.', { timeout: 30_000 });
    const run = fixture('task_circles_s42.json');
    const last = async () => page.evaluate(() => globalThis.told.at(-1));
    await expect.poll(async () => (await last())[1].epoch).toBe(1000);
    expect((await last())[1].models[2].testAccuracy).toBeCloseTo(run.test_correct.at(-1) / run.n_test, 6);
    // Only the frame itself is believed: not the page, and no other frame.
    const count = await page.evaluate(() => globalThis.told.length);
    await page.evaluate(() => {
      const lie = { 'relu-playground': 'epoch', epoch: 7 };
      postMessage(lie, '*');
      const script = document.querySelector('iframe[title="foreign"]').contentDocument.createElement('script');
      script.textContent = `parent.postMessage(${JSON.stringify(lie)}, '*'); parent.postMessage({ 'relu-playground': 'size', height: 9000 }, '*')`;
      document.querySelector('iframe[title="foreign"]').contentDocument.body.append(script);
    });
    // And the frame listens to nobody but the page around it, and only to what it knows.
    await page.evaluate((target) => {
      const { contentWindow } = document.querySelector('relu-playground').shadowRoot.querySelector('iframe');
      for (const message of [null, 7, 'play', { 'relu-playground': 'constructor' }, { 'relu-playground': { toString: 1 } }, { 'relu-playground': 'open', hash: 7 }]) {
        contentWindow.postMessage(message, target);
      }
    }, origin);
    await page.evaluate(() => document.querySelector('relu-playground').reset());
    await expect(status(frame)).toContainText('Pulsa Entrenar');
    const heard = await page.evaluate((from) => globalThis.told.slice(from).map(([, detail]) => detail.epoch), count);
    expect(heard).not.toContain(7);
    expect(await page.locator('relu-playground').evaluate((element) => element.offsetHeight)).toBeLessThan(1500);
    // The page around cannot read what is in the frame.
    expect(await page.evaluate(() => document.querySelector('relu-playground').shadowRoot.querySelector('iframe').contentDocument)).toBeNull();
    await page.locator('relu-playground').evaluate((element) => { element.recipe = 'data=xor&lr=0.1'; });
    await expect(frame.locator('#data')).toHaveValue('xor');
    expect(await page.evaluate(() => history.length)).toBe(2);
    await expect(status(page.frameLocator('iframe[title="plain"]'))).toHaveText('Listo. Pulsa Entrenar.');
    expect(complaints.filter((complaint) => !complaint.includes(`another origin: http://localhost:${host.port}/`))).toEqual([]);
  } finally {
    await context.close();
    published.close();
    host.close();
  }
});
