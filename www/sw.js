// Keeps a version of the page on the visitor's device, whole, so that it opens without a connection.
// The build writes a line in front of this: the version, and which files it has. A file's address tells
// its version, so what is answered here is never another build's, whichever worker is in charge.

/**
 * What the build tells: the version's files for the first view and for later ones, under `v/<version>/`,
 * and those beside index.html that it names.
 * @typedef {{ version: string, first: string[], later: string[], beside: string[] }} Build
 */

const worker = /** @type {ServiceWorkerGlobalScope & { build: Build }} */ (/** @type {unknown} */ (self));
const { version, first, later, beside } = worker.build;

/** Where the page is, and the address that its index.html is kept under. */
const HOME = worker.registration.scope;
/** How the names of our caches begin: another page of this origin has its own. */
const PREFIX = `relu-playground ${HOME} `;
const CACHE = PREFIX + version;

/** At home a build that was just made must be seen at once: the network comes first, the cache where there is none. */
const AT_HOME = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

/** Files that are fetched at the same time. */
const AT_ONCE = 4;

/** Milliseconds that an open page has to answer; one that is busy training does within a frame. */
const PATIENCE = 2000;

/** Whether the visitor has asked for little to be loaded: then later views are kept as they are opened. */
const isThrifty = () => /** @type {any} */ (navigator).connection?.saveData === true;

/** A path from the page's own folder. @param {string} address */
const pathOf = (address) => (address.startsWith(HOME) ? address.slice(HOME.length).replace(/[?#].*$/s, '') : undefined);

/** @param {string | undefined} path */
const isPage = (path) => path === '' || path === 'index.html';

/** What is kept of an address, if anything can be. @param {string} address @param {string} of the version */
const kept = (address, of) => caches.match(address, { cacheName: PREFIX + of, ignoreSearch: true, ignoreVary: true }).catch(() => undefined);

/** Has all that belongs to this version, index.html last: where that is kept, so was the rest. */
async function fill() {
  const cache = await caches.open(CACHE);
  const has = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = [...first, ...(isThrifty() ? [] : later)].map((name) => `v/${version}/${name}`).concat(beside);
  const missing = wanted.map((path) => HOME + path).filter((address) => !has.has(address));
  const fetchNext = async () => {
    for (let address = missing.pop(); address; address = missing.pop()) await cache.put(address, await whole(address));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
  if (!has.has(HOME)) await cache.put(HOME, await index());
}

/** A file, as the server has it. @param {string} address */
async function whole(address) {
  // The browser may have it of the page's own loading, or have kept a fault.
  for (const cache of /** @type {const} */ (['default', 'reload'])) {
    const answer = await fetch(address, { cache });
    // A network that asks for a password first answers with its own page, for everything.
    const isOther = !answer.ok || answer.redirected || answer.headers.get('content-type')?.startsWith('text/html');
    if (!isOther) return answer;
  }
  throw new Error(`${address} is not what it should be`);
}

/** This version's index.html; the server may have another one by now. */
async function index() {
  const answer = await fetch(HOME, { cache: 'no-cache' });
  const text = await answer.text();
  if (!answer.ok || !text.includes(`v/${version}/`)) throw new Error('index.html is of another version');
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  // Made anew: an answer that was redirected opens no page.
  return new Response(text, { headers });
}

/** The page, for whoever goes to it. @param {Request} request */
async function open(request) {
  if (!AT_HOME) return (await kept(HOME, version)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (error) {
    const page = await kept(HOME, version);
    if (page) return page;
    throw error;
  }
}

/** A file of a version, or one beside index.html. @param {FetchEvent} event @param {string} of the version */
async function file(event, of) {
  const { request } = event;
  const own = await kept(request.url, of);
  if (own) return own;
  const answer = await fetch(request);
  const isLeftOut = isThrifty() || request.url.includes('/pkg/plain/');
  if (of === version && isLeftOut && answer.ok) event.waitUntil(add(request.url, answer.clone()));
  return answer;
}

/** Keeps what was opened, where the storage has room. @param {string} address @param {Response} answer */
async function add(address, answer) {
  const cache = await caches.open(CACHE).catch(() => undefined);
  await cache?.put(address, answer).catch(() => {});
}

/** The versions of the pages that are open, or nothing where one does not say. */
async function versionsInUse() {
  const clients = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const pages = clients.filter(({ url }) => isPage(pathOf(url)));
  const answers = await Promise.all(pages.map((page) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    page.postMessage('version', [port2]);
    setTimeout(resolve, PATIENCE);
  })));
  return answers.every(Boolean) ? new Set(answers) : undefined;
}

/** Removes what no page needs any more. */
async function tidy() {
  const { installing, waiting } = worker.registration;
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  // One of them may be that of a version to come.
  if (installing || waiting || others.length === 0) return;
  const used = await versionsInUse();
  for (const name of others) {
    if (used && !used.has(name.slice(PREFIX.length))) await caches.delete(name);
  }
}

/** Where the browser took files away they are fetched again, while the server still has them. */
async function care() {
  await fill().catch(() => {});
  await tidy();
}

worker.addEventListener('install', (event) => event.waitUntil(fill()));

// The pages that are open go on with their own version, from its cache.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  if (event.data === 'version') event.ports[0]?.postMessage(version);
  if (event.data === 'take') event.waitUntil(worker.skipWaiting());
  if (event.data === 'care') event.waitUntil(care().catch(() => {}));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request.url);
  if (path === undefined || request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (isPage(path)) event.respondWith(open(request));
  } else if (beside.includes(path)) {
    event.respondWith(file(event, version));
  } else if (path.startsWith('v/')) {
    event.respondWith(file(event, path.split('/')[1] ?? ''));
  }
});
