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

/** Time for work in pieces in a frame, in ms, while training and at rest. */
const BUSY = 2;
const IDLE = 8;
/** While training, a piece that is long waits this many times as long, so that most of the time is left to that. */
const REST = 4;

/** Work in pieces, frame by frame as far as time allows. */
export class Pieces {
  constructor() {
    this.next = 0;
  }

  /** @param {boolean} isPlaying @param {() => boolean} piece false when all is done @returns {boolean} whether all is done */
  run(isPlaying, piece) {
    const start = performance.now();
    if (isPlaying && start < this.next) return false;
    const end = start + (isPlaying ? BUSY : IDLE);
    let isDone = !piece();
    while (!isDone && performance.now() < end) isDone = !piece();
    const now = performance.now();
    if (now > end + BUSY) this.next = now + REST * (now - start);
    return isDone;
  }
}

/** Whether a part of the page is to be seen, or nearly so: what is not need not be drawn
 * while training. */
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
