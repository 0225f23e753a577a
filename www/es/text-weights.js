// Weights out and in. In Spanish; see text.js for the terms.
import { count } from '../text.js';

/** @type {typeof import('../text-weights.js').WEIGHTS} */
export const WEIGHTS = {
  title: 'Pesos',
  model: 'Modelo que se guarda o se carga',
  saveSafetensors: 'Guardar como .safetensors',
  saveJson: 'Guardar como JSON',
  load: 'Cargar pesos (o suelta el archivo en la página)',
  saved: (file) => `Guardado como ${file}.`,
  refused: (file, reason) => `No se ha cargado ‘${file}’: ${reason}. La página queda como estaba.`,
  unreadable: (reason) => `el navegador no pudo leerlo (${reason})`,
  into: (model) => `Cargarlo en el modelo ${model}`,
  give: (model, title) => `Dar al modelo ${model} las capas ${title} de este archivo`,
  loaded: (file, model, epoch) =>
    `El modelo ${model} tiene ahora los pesos de ‘${file}’${epoch === undefined ? '' : `, guardados tras ${count(epoch)} ${epoch === 1 ? 'época' : 'épocas'}`}.`,
  atStart: 'Empieza con ellos en la época 0.',
  goesOn: (epoch) => `Sigue con ellos desde la época ${count(epoch)}.`,
  converted: (type) => `Sus números ${type} se han convertido a los 32 bits con los que entrena la página.`,
  nothingLeft: 'No queda nada por entrenar: aumenta “Hasta” para seguir.',
  noLink: (length, most) =>
    `Son demasiado grandes para un enlace, que tendría ${length} caracteres de un máximo de ${most}: para pasarlos a otra persona, guarda el archivo.`,
  note: 'Un archivo tiene todos los pesos y sesgos de un modelo, con los nombres de nn.Sequential de PyTorch. En Python, con load_file y save_file de safetensors.torch: model.load_state_dict(load_file("….safetensors")). Al revés, save_file(model.state_dict(), "….safetensors") hace un archivo que esta página lee. Lo que recuerda un optimizador como Adam no está en él. Cargar pesos es parte de la receta: Reiniciar y el enlace lo repiten, hasta que el modelo empiece de nuevo con otra cosa.',
};
