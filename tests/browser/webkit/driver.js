// WebKit by plain WebDriver: Debian's WebKitWebDriver and the MiniBrowser that comes with WebKitGTK.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The driver, and the browser that comes with it, which is not on the PATH. */
const DRIVER = process.env.WEBKIT_DRIVER ?? 'WebKitWebDriver';
const BROWSERS = ['x86_64', 'aarch64'].map((processor) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
const BROWSER = process.env.MINIBROWSER ?? BROWSERS.find((path) => existsSync(path)) ?? 'MiniBrowser';

/** WebDriver's word for what an answer's element is. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A loopback port that nobody has. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver's process, which starts the browsers. */
export class Driver {
  static async start() {
    const port = await freePort();
    const program = spawn(DRIVER, [`--port=${port}`], { stdio: 'ignore' });
    const failed = once(program, 'error').then(([error]) => { throw new Error('WebKitWebDriver cannot be started', { cause: error }); });
    const driver = new Driver(`http://127.0.0.1:${port}`, program);
    await Promise.race([failed, driver.#ready()]);
    return driver;
  }

  constructor(url, program) {
    this.url = url;
    this.program = program;
  }

  async #ready() {
    for (let k = 0; k < 100; k += 1) {
      const isThere = await fetch(`${this.url}/status`).then(() => true, () => false);
      if (isThere) return;
      await sleep(100);
    }
    throw new Error('WebKitWebDriver does not answer');
  }

  /** A browser of its own, with nothing from before. */
  async browser() {
    const options = { binary: BROWSER, args: ['--automation'] };
    const { sessionId, capabilities } = await this.ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: 120_000 } } },
    });
    return new Browser(this, `/session/${sessionId}`, capabilities);
  }

  /** One of WebDriver's commands; its errors are thrown. @param {string} method @param {string} path @param {object} [body] */
  async ask(method, path, body) {
    const response = await fetch(this.url + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async stop() {
    this.program.kill();
    await once(this.program, 'exit');
  }
}

/** A window of the browser. */
export class Browser {
  constructor(driver, path, { browserName, browserVersion }) {
    Object.assign(this, { driver, path, name: browserName, version: browserVersion });
  }

  post(command, body = {}) {
    return this.driver.ask('POST', `${this.path}/${command}`, body);
  }

  get(command) {
    return this.driver.ask('GET', `${this.path}/${command}`);
  }

  go(url) {
    return this.post('url', { url });
  }

  /** Runs a function in the page, and waits for what it gives. @template T @param {(...given: any[]) => T} work @returns {Promise<Awaited<T>>} */
  async evaluate(work, ...given) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${work})(...Array.prototype.slice.call(arguments, 0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }));`;
    const { value, error } = await this.post('execute/async', { script, args: given });
    if (error) throw new Error(error);
    return value;
  }

  /** The first element that a selector finds. @param {string} selector */
  async find(selector) {
    const found = await this.post('element', { using: 'css selector', value: selector });
    return found[ELEMENT];
  }

  /** Clicks as a mouse does. @param {string} selector */
  async click(selector) {
    await this.post(`element/${await this.find(selector)}/click`);
  }

  /** Types into an element, or chooses a file. @param {string} selector @param {string} text */
  async type(selector, text) {
    await this.post(`element/${await this.find(selector)}/value`, { text });
  }

  /** Presses keys, one after another, where the focus is. @param {string} keys in WebDriver's code */
  async press(...keys) {
    const actions = keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** @param {number} width @param {number} height */
  size(width, height) {
    return this.post('window/rect', { x: 0, y: 0, width, height });
  }

  /** What is seen, as a PNG. */
  async picture() {
    return Buffer.from(await this.get('screenshot'), 'base64');
  }

  close() {
    return this.driver.ask('DELETE', this.path);
  }
}
