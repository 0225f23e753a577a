// Playwright's `test`, but a test also fails when the page complains: on a
// console error or warning, an exception, a request that fails, or one that
// leaves the page's own origin. Import `test` and `expect` from here.
import { test as base, expect } from '@playwright/test';

/** Requests end so when the page is left or a download starts, in Chromium and in Firefox: no fault. */
const ABORTED = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED'];

/** Of a test that only Chromium can run. @param {string} reason */
export const chromiumOnly = (reason) => ({ tag: '@chromium', annotation: { type: 'Chromium only', description: reason } });

/** What is typed, in the place of Playwright's `fill`. */
const TYPED = new Set(['number', 'text', 'search']);

/**
 * Has `fill` type in Firefox. Playwright sets the value by a script there, after which Enter makes no `change`
 * event; a visitor's keys do.
 * @param {import('@playwright/test').Page} page
 */
function typeInFirefox(page) {
  const locators = Object.getPrototypeOf(page.locator('input'));
  if (locators.isTyping) return;
  const { fill } = locators;
  locators.isTyping = true;
  locators.fill = async function typed(text, options) {
    const kind = await this.evaluate((element) => element.type);
    if (!TYPED.has(kind) || text.length > 50) return fill.call(this, text, options);
    await this.selectText(options);
    await this.press('Delete');
    return this.pressSequentially(text);
  };
}

/** What Playwright says where it keeps a page from having a service worker: no fault of the page. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/**
 * Collects the complaints of every page in a context, those of popups too.
 * For a context that a test makes itself; the test's own is watched anyway.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} origin the only origin that pages may ask
 * @returns {string[]} the complaints so far, as sentences; it grows
 */
export function watch(context, origin) {
  /** @type {string[]} */
  const complaints = [];
  context.on('console', (message) => {
    if (message.text() === BLOCKED) return;
    if (['error', 'warning', 'assert'].includes(message.type())) {
      const { url, lineNumber } = message.location();
      complaints.push(`console ${message.type()}: ${message.text()} (${url}:${lineNumber})`);
    }
  });
  context.on('weberror', (event) => {
    const error = event.error();
    complaints.push(`uncaught exception: ${error.stack ?? error}`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) {
      complaints.push(`request to another origin: ${url.href}`);
    }
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (!ABORTED.includes(reason)) complaints.push(`request failed: ${request.url()} (${reason})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) {
      complaints.push(`request answered with ${response.status()}: ${response.url()}`);
    }
  });
  return complaints;
}

export const test = base.extend({
  page: async ({ page, browserName }, use) => {
    if (browserName === 'firefox') typeInFirefox(page);
    await use(page);
  },

  /**
   * What a test provokes on purpose: `test.use({ expectedComplaint: /offline/ })`.
   * One expression, for Playwright takes an array of two for something else.
   */
  expectedComplaint: [null, { option: true }],

  complaints: [
    async ({ context, baseURL, expectedComplaint }, use) => {
      const complaints = watch(context, new URL(baseURL).origin);
      await use(complaints);
      const unexpected = complaints.filter((complaint) => !expectedComplaint?.test(complaint));
      expect(unexpected, 'the page must not complain').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
