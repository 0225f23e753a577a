// What an embedded page shows, in links; and what is pasted for it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { decode, encode } from '../../../www/link-text.js';
import { CHARTS, CONTROLS, PANELS, PARTS, readShow, shown, showOf, USUAL, withChart } from '../../../www/show.js';
import { elementSnippet, escaped, frameHeight, frameSnippet } from '../../../www/snippets.js';
import { LINK } from '../../../www/text-panels.js';
import { EMBED } from '../../../www/text-embed.js';

const ALL = [...CONTROLS, ...CHARTS, ...PANELS, ...PARTS];
const { recipes: LESSON } = await decode('');
const { recipes: RING } = await decode('data=circles&noise=0.1&lr=0.1&c=8:relu&v=1');

test('names that are out there in links stay', () => {
  for (const name of ['play', 'step', 'reset', 'new-seed', 'speed', 'activation', 'model', 'target', 'scrubber', 'accuracy', 'loss', 'legend',
    'lesson', 'curves', 'luck', 'inside', 'figures', 'recipe', 'data', 'network', 'training', 'take', 'log',
    'map', 'diagram', 'bend', 'layers', 'units', 'mistakes']) assert.deepEqual(readShow(name), [name]);
  assert.equal(new Set(ALL).size, ALL.length);
  assert.deepEqual(Object.keys(EMBED.names).sort(), [...ALL].sort());
});

test('what is to be seen is in the link, beside the recipe', async () => {
  for (const show of [['play'], USUAL, ['luck', 'play'], ALL]) {
    for (const recipes of [LESSON, RING]) {
      const text = await encode({ recipes, show });
      assert.match(text, new RegExp(`(^|&)show=${show}&v=1$`));
      assert.deepEqual(await decode(text), { recipes, show });
    }
  }
  assert.equal((await decode('v=1')).show, undefined);
  assert.deepEqual((await decode('show=play,play&v=1')).show, ['play']);
  // Its place in the link is of no account: the element writes it first.
  assert.deepEqual(await decode('show=play&lang=es&seed=3&v=1'), { recipes: (await decode('seed=3&v=1')).recipes, show: ['play'], language: 'es' });
});

test('a name that is not known gets the sentence of a link that is newer or damaged', async () => {
  for (const [text, name] of [['show=pony&v=1', 'show=pony'], ['show=play,pony&v=1', 'show=pony'], ['show=&v=1', 'show='], ['show=play,&v=1', 'show='],
    ['show=Play&v=1', 'show=Play'], ['show=__proto__&v=1', 'show=__proto__'], ['show=<b>&v=1', 'show=<b>']]) {
    await assert.rejects(decode(text), { message: LINK.unknown(name) }, text);
  }
  await assert.rejects(decode('show=play&show=step&v=1'), /damaged/);
  await assert.rejects(decode('a.show=play&v=1'), /does not know/);
  await assert.rejects(decode('show=play'), /its end is missing/);
});

test('a page begins with what is known of it, and with the usual where nothing is', () => {
  assert.equal(showOf(''), undefined);
  assert.equal(showOf('#seed=3&v=1'), undefined);
  assert.deepEqual(showOf('#seed=3&show=play,step&v=1'), ['play', 'step']);
  assert.deepEqual(showOf('#show=pony,step&v=1'), ['step']);
  assert.deepEqual(showOf('#show=play%2Cstep'), ['play', 'step']);
  for (const hash of ['#show=', '#show=pony', '#show=%', '#show=__proto__,constructor']) assert.deepEqual(showOf(hash), USUAL);
});

test('controls alone come with the chart, and boxes show while something in them does', () => {
  assert.deepEqual(withChart(['play', 'activation']), ['play', 'activation', 'accuracy', 'legend']);
  for (const names of [['play', 'loss'], ['play', 'inside'], ['map'], ['play', 'figures']]) assert.deepEqual(withChart(names), names);
  assert.deepEqual(shown(['play', 'accuracy']).sort(), ['accuracy', 'buttons', 'charts', 'controls', 'play', 'transport']);
  assert.deepEqual(shown(['loss']).sort(), ['aside', 'charts', 'loss']);
  assert.deepEqual(shown(['data']).sort(), ['data', 'recipes']);
  assert.deepEqual(shown(['map']).sort(), ['inside', 'map', 'parts']);
  assert.deepEqual(shown(['inside']).sort(), ['inside', ...PARTS].sort());
});

const HOSTILE = ['"><script>alert(1)</script>', '\'" onload=alert(1) x="', '</relu-playground><img src=x onerror=alert(1)>', '&amp;&lt;&#60;', '`${alert(1)}`', 'a b\nc'];

/** The attributes of the first element of a kind, read as browsers read HTML. @param {string} html @param {string} tag */
function attributes(html, tag) {
  const start = html.indexOf(`<${tag}`);
  const names = new Map();
  const rest = html.slice(start + tag.length + 1);
  const attribute = /\s*([^\s=>]+)="([^"]*)"/gy;
  let end = 0;
  for (let found = attribute.exec(rest); found; found = attribute.exec(rest)) {
    const value = found[2].replace(/&(amp|#(\d+));/g, (_, name, code) => (code ? String.fromCharCode(code) : '&'));
    names.set(found[1], value);
    end = attribute.lastIndex;
  }
  assert.match(rest.slice(end), new RegExp(`^></${tag}>`), 'nothing stands between the attributes and the end');
  return names;
}

test('snippets say what they are of, whatever that is', () => {
  const root = 'https://example.org/a path/';
  for (const recipe of ['data=circles&lr=0.1&c=8:relu&v=1', ...HOSTILE]) {
    for (const title of [EMBED.frameTitle, ...HOSTILE]) {
      const embed = { root, recipe, names: USUAL, language: 'es', title };
      const element = elementSnippet(embed);
      assert.equal(attributes(element, 'script').get('src'), `${root}embed.js`);
      assert.deepEqual(Object.fromEntries(attributes(element, 'relu-playground')), { recipe, controls: USUAL.join(' '), lang: 'es', title });
      const frame = Object.fromEntries(attributes(frameSnippet(embed), 'iframe'));
      assert.equal(frame.src, `${root}#show=${USUAL}&lang=es&${recipe}`);
      assert.deepEqual([frame.title, frame.loading, frame.allow, frame.width], [title, 'lazy', 'clipboard-write', '100%']);
      assert.equal(frame.height, String(frameHeight(USUAL)));
    }
  }
  assert.doesNotMatch(elementSnippet({ root, recipe: 'v=1', names: ['play'], language: undefined, title: '' }), /lang/);
  assert.doesNotMatch(frameSnippet({ root, recipe: 'v=1', names: ['play'], language: undefined, title: '' }), /lang/);
  assert.equal(escaped('<a href="x">&\'</a>'), '&#60;a href=&#34;x&#34;&#62;&amp;&#39;&#60;/a&#62;');
});

test('columns with hostile names are harmless in a snippet, and come back', async () => {
  const [target, feature] = HOSTILE;
  const data = { name: 'own', file: HOSTILE[2], checksum: 'abc', header: true, target, columns: [feature], task: null, missing: 'drop' };
  const recipes = LESSON.map((recipe) => ({ ...recipe, data }));
  const recipe = await encode({ recipes });
  const pasted = attributes(elementSnippet({ root: 'https://example.org/', recipe, names: USUAL, language: undefined, title: 'x' }), 'relu-playground').get('recipe');
  const { recipes: back } = await decode(pasted);
  assert.equal(back[0].data.target, target);
  assert.equal(back[0].data.file, HOSTILE[2]);
  assert.equal(back[0].data.columns[0], feature);
});

test('a frame is higher for more of the page', () => {
  assert.ok(frameHeight(USUAL) > 700 && frameHeight(USUAL) < 900);
  assert.ok(frameHeight([...USUAL, 'loss']) > frameHeight(USUAL));
  assert.ok(frameHeight(['luck']) > 500);
  for (const name of ALL) assert.ok(frameHeight(withChart([name])) > 200, name);
});
