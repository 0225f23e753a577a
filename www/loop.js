// The frame loop: the only place that asks for animation frames. Each frame trains within a budget,
// then draws once; with nothing to train or draw it sleeps.

/** @typedef {import('./session.js').Session} Session */

/** Training time per frame, in ms: leaves more than half of a 60 Hz frame to drawing and input. */
const BUDGET = 7;

export class Loop {
  /**
   * @param {Session} session
   * @param {() => void} draw
   */
  constructor(session, draw) {
    this.session = session;
    this.draw = draw;
    /** Epochs per frame; Infinity is as many as the budget allows. */
    this.perFrame = 5;
    // No frame before the start.
    this.asked = true;
    session.addEventListener('change', () => this.wake());
  }

  start() {
    this.asked = false;
    this.wake();
  }

  /** Asks for a frame, once. A hidden tab gets none until it is seen again; nothing is lost. */
  wake() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => this.frame());
  }

  frame() {
    this.asked = false;
    const end = performance.now() + BUDGET;
    const timeIsUp = () => performance.now() >= end;
    if (this.session.playing) this.session.advance(this.perFrame, timeIsUp);
    else this.session.past?.advance(timeIsUp);
    this.draw();
  }
}
