// The page in another page: what cannot be shown, links, what is pasted, and another site.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { expectFits, status } from './embed.js';
import { expect, test, watch } from './fixture.js';
import { button, fixture, panel } from './page.js';

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
