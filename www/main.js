// The first script of the page. It needs no other file, so that whatever fails to load after it, be
// it a script or the training program, the page can say so.

/** @param {string} sentence */
function tell(sentence) {
  const problem = document.getElementById('problem');
  if (!problem) return;
  problem.textContent = sentence;
  problem.hidden = false;
  const status = document.getElementById('status');
  if (status) status.textContent = '';
}

// From here on this script answers for what is missing, and not the sentence that waits in the page.
document.getElementById('late')?.remove();
// Where only a part of the page is asked for, the rest is not to be seen first.
const { classList } = document.documentElement;
if (/[#&]show=/.test(location.hash)) {
  classList.add('embedded');
  import('./embedded.js').then(({ begin }) => begin()).catch(() => classList.remove('embedded'));
}
import('./app.js').then(
  (app) => app.start(tell),
  (error) => {
    const sentence = `A part of the page could not be loaded (${error.message}). Check the connection, and load the page again.`;
    tell(sentence);
    // The page's language may have arrived all the same.
    import('./text.js').then(async ({ sentenceOf, spoken }) => {
      await (await spoken)?.();
      tell(sentenceOf(sentence));
    }).catch(() => {});
  },
);
