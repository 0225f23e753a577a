// What need not happen at every frame.

/** A slow update waits this many times as long as it takes. */
const PATIENCE = 12;

/** Lets something happen now and then while training, and at once at rest. */
export class Now {
  /** @param {number} calm */
  constructor(calm) {
    this.calm = calm;
    this.next = 0;
    this.key = '';
  }

  /** @param {boolean} isPlaying @param {string} key what the outcome follows from @param {() => void} work */
  run(isPlaying, key, work) {
    const start = performance.now();
    if (key === this.key || (isPlaying && start < this.next)) return;
    this.key = key;
    work();
    const end = performance.now();
    this.next = end + Math.max(this.calm, PATIENCE * (end - start));
  }
}

/** Does pieces of something until none is left, or the time is up. @param {() => boolean} piece false when all is done @param {number} ms @returns {boolean} whether all is done */
export function pieces(piece, ms) {
  const end = performance.now() + ms;
  while (piece()) if (performance.now() >= end) return false;
  return true;
}

/** Whether a part of the page is to be seen, or nearly so: what is not need not be drawn. */
export class Seen {
  /** @param {HTMLElement} box @param {() => void} wake */
  constructor(box, wake) {
    this.isSeen = false;
    new IntersectionObserver((entries) => {
      this.isSeen = entries.at(-1)?.isIntersecting ?? false;
      if (this.isSeen) wake();
    }, { rootMargin: '25%' }).observe(box);
  }
}
