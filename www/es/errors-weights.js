// The core's sentences about a file of weights, in Spanish; see errors.js.
import { number, some } from './words.js';

/** A list of names, of which there may be more. @param {string} names */
const listed = (names) => names.replace(/ and (\d+) more$/, ' y $1 más');

/** @param {string} given */
const features = (given) => some(given, 'característica', 'características');

/** @param {string} given */
const outputs = (given) => some(given, 'salida', 'salidas');

/** @type {import('./words.js').Form[]} */
export const WEIGHTS = [
  [/^this is no file of weights: it is neither a \.safetensors file nor the JSON that this page saves$/, () =>
    'esto no es un archivo de pesos: no es un archivo .safetensors ni el JSON que guarda esta página'],
  [/^the file is cut off or damaged: its header asks for (\d+) bytes, and it has (\d+); save or download it again$/, (needed, given) =>
    `el archivo está cortado o dañado: su encabezado pide ${needed} bytes y tiene ${given}; guárdalo o descárgalo otra vez`],
  [/^the header of the \.safetensors file is damaged: it cannot be read; save or download the file again$/, () =>
    'el encabezado del archivo .safetensors está dañado: no se puede leer; guarda o descarga el archivo otra vez'],
  [/^the file has no weights in it$/, () => 'el archivo no tiene pesos'],
  [/^the file has more than (\d+) tensors; no network of this page has so many$/, (most) =>
    `el archivo tiene más de ${most} tensores; ninguna red de esta página tiene tantos`],
  [/^the file has more than (\d+) numbers; no network of this page has so many weights$/, (most) =>
    `el archivo tiene más de ${most} números; ninguna red de esta página tiene tantos pesos`],
  [/^the file cannot be read as JSON: something is wrong or missing in line (\d+), column (\d+)$/, (line, column) =>
    `el archivo no se puede leer como JSON: algo está mal o falta en la línea ${line}, columna ${column}`],
  [/^the file is JSON, but no weights: it has no field 'parameters' with a list of numbers, or of lists of numbers, for each tensor$/, () =>
    'el archivo es JSON, pero no son pesos: no tiene el campo \'parameters\' con una lista de números, o de listas de números, para cada tensor'],
  [/^the file is JSON of the format '(.*)', which this page does not know$/s, (name) =>
    `el archivo es JSON con el formato '${name}', que esta página no conoce`],
  [/^tensor '(.*)' must be a list of numbers, or a list of equally long lists of numbers$/s, (name) =>
    `el tensor '${name}' debe ser una lista de números, o una lista de listas de números de igual longitud`],
  [/^tensor '(.*)' has numbers of the type (\S+); weights must be F32, or F64, F16 or BF16 to be converted$/s, (name, type) =>
    `el tensor '${name}' tiene números del tipo ${type}; los pesos deben ser F32, o F64, F16 o BF16, que se convierten`],
  [/^tensor '(.*)' has (\S+) at (\[.*\]); every weight must be a finite number that 32 bits can hold$/s, (name, value, place) =>
    `el tensor '${name}' tiene ${number(value)} en ${place}; cada peso debe ser un número finito que quepa en 32 bits`],
  [/^tensor '(.*)' has the shape (\[[\d, ]*\]); (.+) needs (\[[\d, ]*\])$/s, (name, given, title, needed) =>
    `el tensor '${name}' tiene la forma ${given}; ${title} necesita ${needed}`],
  [/^the file has no tensor '(.*?)', which (.+) needs; it has (.*)$/s, (name, title, has) =>
    `el archivo no tiene el tensor '${name}', que ${title} necesita; tiene ${listed(has)}`],
  [/^the file has a tensor '(.*?)', which (.+) does not have; it has (.*)$/s, (name, title, has) =>
    `el archivo tiene un tensor '${name}', que ${title} no tiene; la red tiene ${listed(has)}`],
  [/^the file’s network is for (\d+) features? and (\d+) outputs?; this data set has (\d+) features?, and needs (\d+) outputs?$/, (given, gives, needed, needs) =>
    `la red del archivo es para ${features(given)} y ${outputs(gives)}; este conjunto de datos tiene ${features(needed)} y necesita ${outputs(needs)}`],
  [/^tensor '(.*)' of the model is not finite any more, so there are no weights to take along; start again with a smaller learning rate$/s, (name) =>
    `el tensor '${name}' del modelo ya no es finito, así que no hay pesos que llevarse; empieza de nuevo con una tasa de aprendizaje menor`],
];
