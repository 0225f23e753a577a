// The page without a connection, and while its server changes from one build to another.
import { chromiumOnly, expect, test as base } from './fixture.js';
import { button, open, panel, row, status } from './page.js';
import { Site } from './site.js';

/** @typedef {import('@playwright/test').Page} Page */

const test = base.extend({
  site: async ({}, use) => {
    const site = new Site();
    await site.start();
    await use(site);
    await site.stop();
    site.remove();
  },
  // As on a public server; 127.0.0.1 is for whoever builds the page.
  baseURL: async ({ site }, use) => use(`http://playground.localhost:${site.port}/`),
});

test.use({ serviceWorkers: 'allow', expectedComplaint: /net::ERR_|NS_ERROR_|ServiceWorker passed|answered with 404|status of 404/ });

/** How many files are kept, by version. @param {Page} page @returns {Promise<Record<string, number>>} */
const kept = (page) => page.evaluate(async () => {
  const found = {};
  for (const name of await caches.keys()) found[name.split(' ').at(-1)] = (await (await caches.open(name)).keys()).length;
  return found;
});

/** Waits until the page is kept whole, and answered from there. @param {Page} page @param {string} version */
async function expectKept(page, version) {
  await expect.poll(() => page.evaluate(async (name) => {
    const names = await caches.keys();
    const home = await caches.match(new URL('./', location.href).href, { ignoreSearch: true });
    return names.length === 1 && names[0].endsWith(` ${name}`) && Boolean(home) && Boolean(navigator.serviceWorker.controller);
  }, version), { timeout: 30_000 }).toBe(true);
}

/** No connection: the browser says so (Firefox, as Playwright tells it, would not even ask the service worker), and
 * there is no server. @param {Page} page @param {Site} site */
async function cut(page, site) {
  await site.stop();
  const context = page.context();
  if (context.browser()?.browserType().name() !== 'firefox') await context.setOffline(true);
}

/** The versions whose files a page asks for, from now on. @param {Page} page */
function versionsAsked(page) {
  const asked = new Set();
  page.on('request', (request) => {
    if (!request.serviceWorker()) asked.add(/\/v\/(\w+)\//.exec(request.url())?.[1]);
  });
  return () => [...asked].filter(Boolean);
}

/** Looks for a newer build, as the browser does by itself now and then. @param {Page} page */
const update = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  // One that fails to arrive rejects nothing: the page goes on with what it has.
  await registration.update().catch(() => {});
});

const newer = (/** @type {Page} */ page) => page.getByText('A new version of this page is ready.');

test('after the first visit all of the page works without a connection', async ({ page, site }) => {
  test.slow();
  await open(page);
  await expectKept(page, site.version);
  await cut(page, site);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await button(page, 'Step').click();
  await expect.poll(() => row(page, 'A')).toContain('1');
  const panels = page.locator('details[data-panel]');
  expect(await panels.count()).toBeGreaterThan(7);
  for (const details of await panels.all()) {
    await details.locator('summary').first().click();
    await expect(details.locator('.body').first()).not.toHaveText(/^$|^Opening…$/);
  }
  // The worker that reads a table, and the module that it has.
  await page.locator('#own-text').fill('a,b\n1,2\n3\n');
  await button(page, 'Read what was pasted').click();
  await expect(page.locator('.own .error')).toContainText('row 2 has 1 column');
  await page.keyboard.press('p');
  await expect(button(page, 'Leave')).toBeVisible();
  await page.keyboard.press('Escape');
  await button(page, 'Español').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.goto('./?class=7b#data=circles&seed=3&lang=es&v=1');
  await expect(status(page)).toHaveText('Listo. Pulsa Entrenar.');
  await expect(page.locator('#learn-from')).toContainText('puntos');
});

test('it opens without a connection under any path', async ({ page, site }) => {
  await page.goto('./a/path/?week=2');
  await expectKept(page, site.version);
  await cut(page, site);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await panel(page, 'Look inside');
});

test('a page that is open goes on with its build, and the next visit has the new one', async ({ page, site, context }) => {
  const old = site.version;
  await open(page);
  await expectKept(page, old);
  const asked = versionsAsked(page);
  const version = site.deploy('second');
  await update(page);
  await expect(newer(page)).toBeVisible({ timeout: 20_000 });
  await panel(page, 'Network');
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await panel(page, 'Look inside');
  expect(asked()).toEqual([old]);
  await page.close();
  const next = await context.newPage();
  const askedNext = versionsAsked(next);
  await next.goto('./');
  await expect(status(next)).toHaveText('Ready second. Press Play.');
  await panel(next, 'Look inside');
  await expectKept(next, version);
  await expect(newer(next)).toBeHidden();
  expect(askedNext()).toEqual([version]);
});

test('Reload opens the new build at once, with the recipe, while another page goes on with the old', async ({ page, site, context }) => {
  const old = site.version;
  await page.goto('./#seed=7&v=1');
  await expectKept(page, old);
  const other = await context.newPage();
  await open(other);
  const version = site.deploy('second');
  await update(page);
  await expect(newer(page)).toBeVisible({ timeout: 20_000 });
  await expect(newer(other)).toBeVisible({ timeout: 20_000 });
  await button(page, 'Reload').click();
  await expect(status(page)).toHaveText('Ready second. Press Play.');
  expect(new URL(page.url()).hash).toBe('#seed=7&v=1');
  await expect(page.locator('#seed')).toHaveValue('7');
  const asked = versionsAsked(other);
  await panel(other, 'Network');
  expect(asked()).toEqual([old]);
  // What the other page needs stays until that is closed.
  await expect(newer(page)).toBeHidden();
  expect(Object.keys(await kept(page)).sort()).toEqual([old, version].sort());
  await other.close();
  await page.reload();
  await expectKept(page, version);
});

test('a build that does not arrive whole is not used', async ({ page, site }) => {
  const old = site.version;
  await open(page);
  await expectKept(page, old);
  site.deploy('second', false);
  await update(page);
  await expect.poll(() => page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return Boolean(installing ?? waiting);
  })).toBe(false);
  await expect(newer(page)).toBeHidden();
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await panel(page, 'Look inside');
  // A network that answers everything with a page of its own does no better.
  site.faults.set('/inside.js', '<p>Sign in first</p>');
  await update(page);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await expect(newer(page)).toBeHidden();
  site.faults.clear();
  await update(page);
  await expect(newer(page)).toBeVisible({ timeout: 20_000 });
  await button(page, 'Reload').click();
  await expect(status(page)).toHaveText('Ready second. Press Play.');
  await expectKept(page, site.version);
});

test('loading the page anew past every cache has the new build, and keeps it', chromiumOnly('needs CDP’s reload past every cache'), async ({ page, site, context }) => {
  await open(page);
  await expectKept(page, site.version);
  const version = site.deploy('second');
  const session = await context.newCDPSession(page);
  await session.send('Page.reload', { ignoreCache: true });
  await expect(status(page)).toHaveText('Ready second. Press Play.');
  await expectKept(page, version);
  await expect(newer(page)).toBeHidden();
});

test('where the browser took the files away the page loads from its server, and is kept again', async ({ page, site }) => {
  await open(page);
  await expectKept(page, site.version);
  const before = await kept(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await panel(page, 'Look inside');
  await expectKept(page, site.version);
  expect(await kept(page)).toEqual(before);
});

test('whoever wants little loaded gets the first view, and keeps what was opened', async ({ page, site }) => {
  site.isThrifty = true;
  await open(page);
  await expectKept(page, site.version);
  expect((await kept(page))[site.version]).toBeLessThan(25);
  await panel(page, 'Network');
  await cut(page, site);
  await page.reload();
  await expect(status(page)).toHaveText('Ready. Press Play.');
  await panel(page, 'Network');
  await page.locator('details.panel > summary', { hasText: 'Was it luck?' }).click();
  await expect(status(page)).toContainText('could not be opened');
});

test.describe('at home, where builds are made,', () => {
  test.use({ baseURL: async ({ site }, use) => use(`http://127.0.0.1:${site.port}/`) });

  test('a new one shows at once', async ({ page, site }) => {
    await open(page);
    await expectKept(page, site.version);
    const version = site.deploy('second');
    await page.reload();
    await expect(status(page)).toHaveText('Ready second. Press Play.');
    await expectKept(page, version);
    await cut(page, site);
    await page.reload();
    await expect(status(page)).toHaveText('Ready second. Press Play.');
  });
});
