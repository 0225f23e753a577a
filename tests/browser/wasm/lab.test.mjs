// A visitor's file, read by the module that ships.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { crc32 } from 'node:zlib';
import { CsvReader } from './lab.mjs';

const PASSENGERS = readFileSync(new URL('../../fixtures/passengers.csv', import.meta.url));

/** @param {string | Uint8Array} file @param {boolean} [header] */
function read(file, header) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  return new CsvReader(bytes, header).finish();
}

/** The sentence that something throws. */
function refusal(work) {
  try {
    work();
  } catch (error) {
    assert.equal(Object.getPrototypeOf(error), Error.prototype, `${error}`);
    return error.message;
  }
  throw new assert.AssertionError({ message: 'nothing was refused' });
}

/** Rows of a table, each made of its number from 0. */
const lines = (header, count, row) => [header, ...Array.from({ length: count }, (_, at) => row(at))].join('\n');

test('a file is read in steps, to the same sheet', () => {
  const reader = new CsvReader(PASSENGERS);
  const shares = [];
  for (;;) {
    const { read: done, total } = reader.step(7);
    shares.push(done / total);
    if (done === total) break;
  }
  assert.ok(shares.length > 10);
  assert.ok(shares.every((share, k) => k === 0 || share > shares[k - 1]));
  const [stepped, whole] = [reader.finish(), read(PASSENGERS)];
  assert.deepEqual(stepped.columns, whole.columns);
  assert.throws(() => reader.step(1));
  assert.match(refusal(() => new CsvReader(PASSENGERS).step(0)), /^the number of rows to read is 0;/);
});

test('a sheet says what is in a file', () => {
  const sheet = read(PASSENGERS);
  assert.equal(sheet.rows, 60);
  assert.equal(sheet.delimiter, ',');
  assert.equal(sheet.encoding, 'utf-8');
  assert.equal(sheet.header, true);
  const columns = Object.fromEntries(sheet.columns.map(({ name, ...column }) => [name, column]));
  assert.equal(columns.PassengerId.kind, 'identifier');
  assert.deepEqual(columns.Survived, { kind: 'number', missing: 0, summary: { kind: 'range', low: 0, high: 1 } });
  assert.equal(columns.Sex.kind, 'category');
  assert.equal(columns.Sex.summary.count, 2);
  const rows = columns.Sex.summary.levels.map((level) => level.rows);
  assert.ok(rows[0] >= rows[1]);
  assert.equal(rows[0] + rows[1], 60);
  assert.ok(columns.Age.missing > 0);
  assert.match(columns.Name.refusal, /^column 'Name' has 60 different values; a category can have up to 20$/);
  assert.equal(columns.Name.summary.levels.length, 20);
});

test('the checksum is CRC-32 of the bytes', () => {
  for (const file of [PASSENGERS, Buffer.from('a,b\n1,2\n'), Buffer.from('\ufeffé;b\n1;2\n', 'utf16le')]) {
    assert.equal(read(file).checksum, crc32(file).toString(16).padStart(8, '0'));
  }
});

test('semicolons, UTF-16, Windows-1252 and no header are read', () => {
  const sheet = read(Buffer.from('\ufeffgröße;x\n1,5;2\n', 'utf16le'));
  assert.deepEqual([sheet.delimiter, sheet.encoding], [';', 'utf-16']);
  assert.deepEqual(sheet.columns[0].summary, { kind: 'range', low: 1.5, high: 1.5 });
  assert.equal(read(Buffer.from('gr\xf6\xdfe,x\n1,2\n', 'latin1')).columns[0].name, 'größe');
  assert.deepEqual(read('a,b\n1,2\n', false).columns.map(({ name }) => name), ['column 1', 'column 2']);
});

test('equal names are told apart', () => {
  const sheet = read('a,a,,y\n1,2,3,4\n');
  assert.deepEqual(sheet.columns.map(({ name }) => name), ['a', 'a (2)', 'column 3', 'y']);
});

test('a choice by names is a table of plain data', () => {
  const sheet = read(PASSENGERS);
  const choice = sheet.suggest('Survived');
  assert.equal(choice.target, 'Survived');
  assert.deepEqual([choice.task, choice.missing], [null, 'drop']);
  assert.ok(!choice.columns.includes('PassengerId') && !choice.columns.includes('Name'));

  const columns = ['Pclass', 'Sex', 'Age', 'Embarked'];
  const dropped = sheet.choose({ target: 'Survived', columns });
  assert.deepEqual(dropped.notes, { rows: 60, withoutTarget: 0, withoutValue: 12, filledValues: 0, filledRows: 0 });
  assert.equal(dropped.task, 'two_classes');
  assert.deepEqual(dropped.target.classes, ['0', '1']);
  assert.ok(dropped.target.values instanceof Float64Array);
  assert.deepEqual(dropped.columns.map(({ name }) => name), columns);
  for (const { values } of [...dropped.columns, dropped.target]) assert.equal(values.length, 48);
  assert.deepEqual(dropped.columns[1].levels, ['female', 'male']);
  assert.equal(dropped.columns[0].levels, undefined);
  assert.ok(dropped.columns.every(({ values }) => values.every((value) => !Number.isNaN(value))));
  const ones = dropped.target.values.filter((value) => value === 1).length;
  assert.equal(dropped.majority, Math.max(ones, 48 - ones) / 48);
  assert.ok(!('variance' in dropped));

  const filled = sheet.choose({ target: 'Survived', columns, task: 'two_classes', missing: 'fill' });
  assert.equal(filled.notes.filledRows, 12);
  const holes = filled.columns.flatMap(({ values }) => Array.from(values)).filter(Number.isNaN);
  assert.equal(holes.length, filled.notes.filledValues);

  const number = sheet.choose({ target: 'Fare', columns: ['Pclass'], task: 'number' });
  const fares = Array.from(number.target.values);
  const mean = fares.reduce((sum, fare) => sum + fare, 0) / fares.length;
  const variance = fares.reduce((sum, fare) => sum + (fare - mean) ** 2, 0) / fares.length;
  assert.ok(Math.abs(number.variance - variance) < 1e-9 * variance);
  assert.ok(!('majority' in number) && !('classes' in number.target));
});

test('a table can be handed over', () => {
  const table = read(PASSENGERS).choose({ target: 'Survived', columns: ['Sex'] });
  const buffers = [...table.columns, table.target].map(({ values }) => values.buffer);
  assert.equal(new Set(buffers).size, 2);
  const there = structuredClone(table, { transfer: buffers });
  assert.equal(there.columns[0].values.length, 60);
  assert.equal(table.columns[0].values.length, 0);
});

test('a choice that cannot be made gets a sentence', () => {
  const sheet = read(PASSENGERS);
  const base = { target: 'Survived', columns: ['Sex'] };
  const sentences = [
    [{ ...base, target: 'Surived' }, /^the header has no column 'Surived'$/],
    [{ ...base, columns: ['Sex', 'Agee'] }, /^the header has no column 'Agee'$/],
    [{ ...base, columns: ['Sex', 'Sex'] }, /^column 'Sex' is chosen twice$/],
    [{ ...base, columns: ['Survived'] }, /^column 'Survived' is the target;/],
    [{ ...base, columns: ['Name'] }, /^column 'Name' has 60 different values;/],
    [{ ...base, columns: [] }, /^no column is chosen/],
    [{ ...base, columns: 'Sex' }, /^choice.columns must be a list of names, not 'Sex'$/],
    [{ ...base, columns: [1] }, /^choice.columns\[0\] must be the name of a column, not 1$/],
    [{ columns: ['Sex'] }, /^choice.target is missing;/],
    [{ ...base, task: 'clases' }, /^there is no task named 'clases'; there is two_classes, classes, number$/],
    [{ ...base, task: 'classes' }, /several classes have 3 or more$/],
    [{ ...base, missing: 'keep' }, /named 'keep'; there is drop, fill$/],
    [{ ...base, wrong: 1 }, /^choice has no field 'wrong';/],
    [5, /^choice must be an object with fields, not 5$/],
  ];
  for (const [choice, sentence] of sentences) assert.match(refusal(() => sheet.choose(choice)), sentence);
  assert.match(refusal(() => sheet.suggest('Surived')), /^the header has no column 'Surived'$/);
  assert.match(refusal(() => read('1,2\n3,4\n').suggest('x')), /^the table has no column 'x'$/);
});

test('a file that is no table gets a sentence', () => {
  const ragged = lines('a,b,c,d,e,f,g,h,i,j,k,l,m', 20, (row) => Array(row === 16 ? 12 : 13).fill(row).join(','));
  const wide = lines(Array.from({ length: 10_000 }, (_, at) => `x${at}`).join(), 2, () => Array(10_000).fill(1).join());
  for (const [file, sentence] of [
    [ragged, 'row 17 has 12 columns, the header has 13; give line 18 of the file as many'],
    ['', 'the file is empty'],
    ['a,b\n', 'the table has a header and no rows'],
    [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'this is a PNG picture, not a table'],
    ['a,b\n1,2\n3,"4\n', 'row 2 opens quotes that are never closed; close them in line 3 of the file, or double a quote that belongs to a text'],
    [wide, 'the table has 10,000 columns; there can be up to 200'],
  ]) {
    assert.equal(refusal(() => read(file)), sentence);
  }
  const infinite = read(lines('a,y', 12, (row) => `${row === 2 ? 'inf' : row},${row % 2}`));
  const sentence = "row 3 has 'inf' in column 'a'; a finite number is needed there";
  assert.equal(infinite.columns[0].refusal, sentence);
  assert.equal(refusal(() => infinite.choose({ target: 'y', columns: ['a'] })), sentence);
  const short = read('a,y\n1,0\n2,1\n');
  assert.equal(
    refusal(() => short.choose({ target: 'y', columns: ['a'] })),
    '2 of 2 rows can be used; at least 10 are needed',
  );
});

test('a file that is too large is refused by its size alone', () => {
  CsvReader.checkSize(50_000_000);
  const sentence = 'the file has 50.1 MB; there can be up to 50 MB';
  assert.equal(refusal(() => CsvReader.checkSize(50_000_001)), sentence);
  assert.match(refusal(() => CsvReader.checkSize(1e10)), /^the file has 10000 MB;/);
  assert.equal(refusal(() => read(new Uint8Array(50_000_001))), sentence);
});

test('any bytes give a sheet or a sentence', () => {
  // A small generator (mulberry32), so that a failure can be repeated.
  let state = 42;
  const random = (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const pieces = ['a', 'b', 'é', '1', '2', '0.5', '1,5', '-', 'NA', 'inf', '1e99', ',', ',', ';', '\t', '"', '""', '\n', '\n', '\r\n', '\r', ' ', '\ufeff', 'yes', 'no'];
  const some = (count, of) => Array.from({ length: count }, of);
  const cell = () => ['a', 'b', 'é', '1', '2', '2', '0.5', 'NA', '', 'yes', 'no', 'inf'][random(random(2) ? 12 : 6)];
  const files = [
    () => Uint8Array.from(some(random(200), () => random(256))),
    () => Buffer.from(some(random(200), () => pieces[random(pieces.length)]).join('')),
    () => {
      const columns = 1 + random(5);
      return Buffer.from(some(1 + random(60), () => some(columns, cell).join(';')).join('\n'));
    },
  ];
  const count = { sheets: 0, tables: 0 };
  for (let turn = 0; turn < 3000; turn++) {
    const bytes = files[turn % files.length]();
    try {
      const sheet = read(bytes, [undefined, true, false][random(3)]);
      count.sheets++;
      for (const { name } of sheet.columns) {
        const choice = sheet.suggest(name);
        for (const missing of ['drop', 'fill']) {
          sheet.choose({ ...choice, missing });
          count.tables++;
        }
      }
    } catch (error) {
      assert.equal(Object.getPrototypeOf(error), Error.prototype, `turn ${turn}: ${error}`);
      assert.match(error.message, /^[a-z0-9].{10,}/s);
    }
  }
  assert.ok(count.sheets > 500 && count.tables > 100, JSON.stringify(count));
});
