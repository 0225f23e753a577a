// The core's sentences about a visitor's table, in Spanish; see errors.js.
import { number, some, word } from './words.js';

/** What a file is that is no table. @type {Record<string, string>} */
const FILES = {
  'a PNG picture': 'una imagen PNG',
  'a JPEG picture': 'una imagen JPEG',
  'a GIF picture': 'una imagen GIF',
  'a PDF document': 'un documento PDF',
  'an Excel workbook or another ZIP archive': 'un libro de Excel u otro archivo ZIP',
  'an Excel workbook or another Office file': 'un libro de Excel u otro archivo de Office',
  'a gzip archive': 'un archivo gzip',
  'an SQLite database': 'una base de datos SQLite',
  'a Parquet file': 'un archivo Parquet',
  'an HTML page': 'una página HTML',
  'an XML file': 'un archivo XML',
  'a JSON file': 'un archivo JSON',
};

/** How to get a table of it. @type {Record<string, string>} */
const ADVICE = {
  '': '',
  '; unpack it first': '; descomprímelo primero',
  '; save the sheet as CSV first': '; guarda primero la hoja como CSV',
};

/** @type {Record<string, string>} */
const MARKS = { comma: 'coma', semicolon: 'punto y coma', tab: 'tabulador', point: 'punto' };

/** @type {Record<string, string>} */
const RECORDS = { 'the header': 'el encabezado', 'the table': 'la tabla' };

/** A record: the header, or `row 3`. @param {string} english */
const record = (english) => RECORDS[english] ?? english.replace('row', 'la fila');

/** @param {string} given */
const columns = (given) => some(given, 'columna', 'columnas');

/** `more than 1,000`, or the number alone. @param {string} given */
const counted = (given) => (given.startsWith('more than ') ? `más de ${number(given.slice(10))}` : number(given));

/** How many values a target must have. @type {Record<string, string>} */
const NEEDED = { 'two classes have 2': 'dos clases tienen 2', 'several classes have 3 or more': 'varias clases tienen 3 o más' };

/** @type {import('./words.js').Form[]} */
export const TABLES = [
  [/^the file is empty$/, () => 'el archivo está vacío'],
  [/^the file has (\S+) MB; there can be up to (\S+) MB$/, (given, most) => `el archivo tiene ${number(given)} MB; puede tener hasta ${number(most)} MB`],
  [/^this is (.+), not a table(.*)$/, (what, advice) => `esto es ${word(FILES, what)}, no una tabla${word(ADVICE, advice)}`],
  [/^this file is not text: its byte (\d+) is (\d+); save the table as CSV in UTF-8$/, (byte, value) =>
    `este archivo no es texto: su byte ${byte} es ${value}; guarda la tabla como CSV en UTF-8`],
  [/^this file is not text: it starts as UTF-16 and its character (\d+) is half of a pair; save the table as CSV in UTF-8$/, (unit) =>
    `este archivo no es texto: empieza como UTF-16 y su carácter ${unit} es la mitad de un par; guarda la tabla como CSV en UTF-8`],
  [/^the table has a header and no rows$/, () => 'la tabla tiene un encabezado y ninguna fila'],
  [/^the table has (\S+) rows; there can be up to (\S+)$/, (given, most) => `la tabla tiene ${some(given, 'fila', 'filas')}; puede tener hasta ${number(most)}`],
  [/^the table has (\S+) columns; there can be up to (\S+)$/, (given, most) => `la tabla tiene ${columns(given)}; puede tener hasta ${number(most)}`],
  [/^row (\d+) has (\d+) columns?, (.+) has (\d+); give line (\d+) of the file as many(?:, with a text that holds a (\w+) in quotes)?$/, (row, given, first, wanted, line, mark) =>
    `la fila ${row} tiene ${columns(given)}, ${record(first)} tiene ${wanted}; pon las mismas en la línea ${line} del archivo${mark ? `, y entre comillas un texto que lleve ${word(MARKS, mark)}` : ''}`],
  [/^(.+) opens quotes that are never closed; close them in line (\d+) of the file, or double a quote that belongs to a text$/, (place, line) =>
    `${record(place)} abre comillas que nunca se cierran; ciérralas en la línea ${line} del archivo, o escribe dos veces una comilla que sea parte de un texto`],
  [/^(the header|the table) has no column '(.*)'$/s, (place, name) => `${record(place)} no tiene la columna '${name}'`],
  [/^column '(.*)' is empty$/s, (name) => `la columna '${name}' está vacía`],
  [/^row (\d+) has '(.*)' in column '(.*)'; a finite number is needed there$/s, (row, text, name) => `la fila ${row} tiene '${text}' en la columna '${name}'; ahí hace falta un número finito`],
  [/^row (\d+) has '(.*)' in column '(.*)', which has a decimal (point|comma) above; a column has one of the two$/s, (row, text, name, mark) =>
    `la fila ${row} tiene '${text}' en la columna '${name}', que más arriba tiene ${word(MARKS, mark)} decimal; una columna tiene solo uno de los dos signos`],
  [/^row (\d+) has '(.*)' in column '(.*)'; numbers go from (\S+) to (\S+)$/s, (row, text, name, low, high) =>
    `la fila ${row} tiene '${text}' en la columna '${name}'; los números van de ${low} a ${high}`],
  [/^row (\d+) has no value in column '(.*)'$/s, (row, name) => `la fila ${row} no tiene valor en la columna '${name}'`],
  [/^column '(.*)' has (.+) different values; a category can have up to (\S+)$/s, (name, given, most) =>
    `la columna '${name}' tiene ${counted(given)} valores distintos; una categoría puede tener hasta ${number(most)}`],
  [/^the table has no two columns of which one could be predicted from the other; a column needs 2 different numbers or more, or 2 to (\S+) different texts$/, (most) =>
    `la tabla no tiene dos columnas de las que una se pueda predecir con la otra; una columna necesita 2 números distintos o más, o de 2 a ${number(most)} textos distintos`],
  [/^no column is chosen to predict from; choose at least 1$/, () => 'no has elegido ninguna columna con la que predecir; elige al menos 1'],
  [/^there is no column (\d+); the table has (\d+) columns?$/, (at, given) => `no hay columna ${at}; la tabla tiene ${columns(given)}`],
  [/^column '(.*)' is chosen twice$/s, (name) => `la columna '${name}' está elegida dos veces`],
  [/^column '(.*)' is the target; it cannot be predicted from itself$/s, (name) => `la columna '${name}' es el objetivo; no se puede predecir a partir de sí misma`],
  [/^(\d+) of (\d+) rows can be used; at least (\d+) are needed$/, (usable, rows, least) => `se pueden usar ${usable} de ${rows} filas; hacen falta al menos ${least}`],
  [/^(\S+) inputs in (\S+) rows are (\S+) values; there can be up to (\S+)$/, (inputs, rows, values, most) =>
    `${number(inputs)} entradas en ${number(rows)} filas son ${number(values)} valores; puede haber hasta ${number(most)}`],
  [/^column '(.*)' has no value in the (\d+) training rows to fill the missing ones with$/s, (name, rows) =>
    `la columna '${name}' no tiene en las ${rows} filas de entrenamiento ningún valor con el que completar los que faltan`],
  [/^column '(.*)' has (\d+) values?, the target has (\d+)$/s, (name, given, rows) => `la columna '${name}' tiene ${some(given, 'valor', 'valores')}, el objetivo tiene ${rows}`],
  [/^row (\d+) has (\S+) in column '(.*)'; a whole number from 0 to (\d+) is needed there$/s, (row, value, name, last) =>
    `la fila ${row} tiene ${number(value)} en la columna '${name}'; ahí hace falta un número entero de 0 a ${last}`],
  [/^the target has one value only, '(.*)', in all (\d+) rows$/s, (value, rows) => `el objetivo tiene un solo valor, '${value}', en las ${rows} filas`],
  [/^the target column '(.*)' has (.+) different values; there can be up to (\d+) classes$/s, (name, given, most) =>
    `la columna objetivo '${name}' tiene ${counted(given)} valores distintos; puede haber hasta ${most} clases`],
  [/^the target column '(.*)' has (.+) different values?; (.+)$/s, (name, given, needed) => `la columna objetivo '${name}' tiene ${counted(given)} valores distintos; ${word(NEEDED, needed)}`],
  [/^row (\d+) has '(.*)' in the target column '(.*)'; a target is 0 or 1$/s, (row, text, name) => `la fila ${row} tiene '${text}' en la columna objetivo '${name}'; un objetivo es 0 o 1`],
];
