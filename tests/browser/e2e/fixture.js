// Playwright's `test`, but a test also fails when the page complains: on a
// console error or warning, an exception, a request that fails, or one that
// leaves the page's own origin. Import `test` and `expect` from here.
import { test as base, expect } from '@playwright/test';

/** Requests end so when the page is left or a download starts: no fault. */
const ABORTED = 'net::ERR_ABORTED';

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
    if (reason !== ABORTED) complaints.push(`request failed: ${request.url()} (${reason})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) {
      complaints.push(`request answered with ${response.status()}: ${response.url()}`);
    }
  });
  return complaints;
}

export const test = base.extend({
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
