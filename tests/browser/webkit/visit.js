// What a visitor does and reads, in WebKit.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds that something may take on a machine that is busy. */
const PATIENCE = 90_000;

export class Visit {
  /** @param {import('./driver.js').Browser} browser @param {Awaited<ReturnType<typeof import('./server.js').serve>>} server */
  constructor(browser, server) {
    this.browser = browser;
    this.server = server;
  }

  /** Opens the page, anew. @param {string} [rest] what stands behind its address */
  async open(rest = '') {
    await this.browser.go('about:blank');
    await this.browser.go(this.server.url + rest);
    await this.until(() => document.getElementById('status').textContent, (text) => text.startsWith('Ready. Press Play.'));
  }

  /** The page has said nothing that it should not, and asked nobody else. */
  async leave() {
    const { complaints, problem, origins } = await this.browser.evaluate(() => ({
      complaints: globalThis.complaints,
      problem: document.getElementById('problem').textContent,
      origins: performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin).filter((origin) => origin !== location.origin),
    }));
    assert.deepEqual({ complaints, problem, origins, missing: this.server.missing }, { complaints: [], problem: '', origins: [], missing: [] });
  }

  /** Waits until the page gives something. @param {(...given: any[]) => unknown} look @param {unknown} wanted a value, or whether one is it */
  async until(look, wanted, ...given) {
    const isIt = typeof wanted === 'function' ? wanted : (value) => isDeepStrictEqual(value, wanted);
    const end = Date.now() + PATIENCE;
    for (;;) {
      const value = await this.browser.evaluate(look, ...given);
      if (isIt(value)) return value;
      if (Date.now() > end) return assert.deepEqual(value, wanted, `${look}`);
      await sleep(100);
    }
  }

  /** Waits for a text. @param {string} selector @param {string | RegExp} wanted */
  text(selector, wanted) {
    const look = (where) => document.querySelector(where)?.textContent.trim().replace(/\s+/g, ' ') ?? '';
    return this.until(look, (text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted), selector);
  }

  status(wanted) {
    return this.text('#status', wanted);
  }

  /** Sets a field as typing into it does. @param {string} selector @param {string} value */
  set(selector, value) {
    return this.browser.evaluate((where, given) => {
      const field = document.querySelector(where);
      field.value = given;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, selector, value);
  }

  async playToTheEnd(epochs = '1,000') {
    await this.set('#speed', '7');
    await this.browser.click('#play');
    await this.status(new RegExp(`^Done: ${epochs} epochs trained\\.`));
  }

  /** A row of the table. @param {number} at from 0 */
  row(at) {
    return this.browser.evaluate((k) => [...document.querySelectorAll('#figures tbody tr')[k].querySelectorAll('td')].map((cell) => cell.innerText), at);
  }

  /** Opens a panel, and waits for what is in it. @param {string} name */
  async panel(name) {
    await this.browser.click(`details[data-panel="${name}"] > summary`);
    await this.until((which) => {
      const body = document.querySelector(`details[data-panel="${which}"] .body`);
      return body?.innerText ?? '';
    }, (text) => text !== '' && text !== 'Opening…', name);
  }
}
