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
