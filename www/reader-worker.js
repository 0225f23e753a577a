// The worker that reads a visitor's file, so that the page's frames go on. It lasts as long as the
// file is open: see reader.js.
import { isTrap, sentence, SheetKeeper } from './reading.js';

/** Milliseconds between two reports of progress. */
const REPORT = 50;

const keeper = new SheetKeeper();

/** What can be asked. @type {Record<string, (...given: any[]) => unknown>} */
const ASKED = {
  read: (source, header) => keeper.read(source, header, { slice: REPORT, rest: (share) => postMessage({ share }) }),
  suggest: (target) => keeper.suggest(target),
  choose: (choice) => keeper.choose(choice),
};

/** The buffers of a table, which are handed over rather than copied. @param {any} answer */
function buffers(answer) {
  if (!answer.target?.values) return [];
  const columns = [...answer.columns, answer.target];
  return columns.map((column) => column.values.buffer);
}

addEventListener('message', async ({ data: { id, ask, given } }) => {
  try {
    const answer = await ASKED[ask]?.(...given);
    postMessage({ id, answer }, buffers(answer));
  } catch (error) {
    postMessage({ id, sentence: sentence(error), broken: isTrap(error) });
  }
});
postMessage({ ready: true });
