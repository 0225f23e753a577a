// The frame loop: the only place that asks for animation frames. Each frame trains within a budget,
// then draws once; with nothing to train or draw it sleeps.

/** @typedef {import('./session.js').Session} Session */

/** A frame of 60 a second, in ms. */
const FRAME = 1000 / 60;

/** Least training time of a frame, however long drawing takes. */
const LEAST = 4;

/** What the browser needs of a frame for itself: at first, and at most where frames come late. */
const [REST, MOST_REST] = [2.5, 8];

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
    /** How long drawing takes; a longer one counts for a while. */
    this.drawing = 0;
    this.rest = REST;
    /** When the frame before began, if it trained: between others there may be any time. */
    this.before = Infinity;
    // No frame before the start.
    this.asked = true;
    /** The frame that was asked for last. */
    this.due = 0;
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
    this.due = requestAnimationFrame((start) => this.frame(start));
  }

  /** No frame until the next start. */
  stop() {
    cancelAnimationFrame(this.due);
    this.asked = true;
  }

  /** @param {number} start */
  frame(start) {
    this.asked = false;
    const end = Math.max(performance.now() + LEAST, start + this.share(start));
    const timeIsUp = () => performance.now() >= end;
    if (this.session.playing) this.session.advance(this.perFrame, timeIsUp);
    else this.session.past?.advance(timeIsUp);
    const trained = performance.now();
    this.draw();
    this.drawing = Math.max(performance.now() - trained, 0.9 * this.drawing);
  }

  /** What training has of the frame that began at `start`: less where the frame before was late. @param {number} start */
  share(start) {
    const isLate = start - this.before > 1.5 * FRAME;
    this.before = this.session.playing ? start : Infinity;
    this.rest = isLate ? Math.min(MOST_REST, this.rest + 1) : Math.max(REST, this.rest - 0.02);
    return FRAME - this.rest - this.drawing;
  }
}
