// Has the browser keep the page for when there is no connection, and says when a newer one is ready.
// It loads once the page is at rest. Where nothing can be kept, as in some private windows, the page
// works all the same, from the network.
import { make } from './dom.js';
import { withTexts } from './text.js';

/** The version that this page is of: its files' folder. */
const VERSION = /\/v\/(\w+)\/[^/]*$/.exec(import.meta.url)?.[1];

/** Milliseconds that a worker has to answer. */
const PATIENCE = 5000;

/** A page that stays open asks for a newer version no more often than this, in ms. */
const RARELY = 3_600_000;

/** Keeps the page, where the browser lets it. */
export async function start() {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !VERSION) return;
  serviceWorker.addEventListener('message', ({ data, ports }) => {
    if (data === 'version') ports[0]?.postMessage(VERSION);
  });
  serviceWorker.startMessages();
  const registration = await serviceWorker.register(new URL('../../sw.js', import.meta.url));
  const look = () => void compare(registration);
  const follow = () => {
    const { installing } = registration;
    // One that fails to arrive leaves all as it was.
    installing?.addEventListener('statechange', () => installing.state !== 'redundant' && look());
  };
  registration.addEventListener('updatefound', follow);
  serviceWorker.addEventListener('controllerchange', look);
  follow();
  // A page that came from the network may be newer than what is kept: first that has to catch up.
  await registration.update().catch(() => {});
  look();
  let last = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - last < RARELY) return;
    last = performance.now();
    registration.update().catch(() => {});
  });
}

/** Looks whether the newest version that is kept whole is this one. @param {ServiceWorkerRegistration} registration */
async function compare(registration) {
  const { installing, waiting, active } = registration;
  const newest = installing ? undefined : waiting ?? active;
  const kept = newest && (await versionOf(newest));
  if (!kept) return;
  if (kept !== VERSION) await tell(registration);
  // The page came from the network, newer than what was kept: from now on that is kept.
  else newest.postMessage(newest === waiting ? 'take' : 'care');
}

/** @param {ServiceWorker} worker @returns {Promise<string | undefined>} */
function versionOf(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage('version', [port2]);
    setTimeout(resolve, PATIENCE);
  });
}

/** Says at the page's foot that a newer version is ready, once. @param {ServiceWorkerRegistration} registration */
async function tell(registration) {
  const { OFFLINE } = await withTexts(import('./text-offline.js'));
  if (document.getElementById('newer')) return;
  const button = make('button', { type: 'button' }, OFFLINE.reload);
  button.addEventListener('click', () => {
    button.disabled = true;
    reload(registration);
  });
  document.querySelector('footer')?.prepend(make('p', { id: 'newer', role: 'status' }, OFFLINE.ready, ' ', button));
}

/** Opens the newer version; the recipe is in the page's link. @param {ServiceWorkerRegistration} registration */
function reload({ waiting }) {
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
  waiting.postMessage('take');
  // Whatever keeps it from taking over, it does so at the next visit.
  setTimeout(() => location.reload(), PATIENCE);
}
