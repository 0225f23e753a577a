// The recipe as a PyTorch script or notebook. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-code.js').CODE} */
export const CODE = {
  title: 'En PyTorch',
  about: 'Un programa de Python que entrena la misma red: la misma división, los mismos pesos iniciales y la misma exactitud en cada época. Sigue lo que ajustas en esta página.',
  model: 'Modelo',
  all: 'todos los modelos, comparados en un solo programa',
  copy: 'Copiar el programa',
  savePy: 'Guardar como .py',
  saveNotebook: 'Guardar como cuaderno (.ipynb)',
  saveData: 'Guardar los datos',
  script: 'El programa',
  needsData: (file) => `El programa lee sus datos de “${file}”. Guarda ese archivo en la carpeta en la que ejecutes el programa.`,
  saved: (file) => `“${file}” está guardado.`,
  copied: 'El programa está en el portapapeles.',
  selected: 'El navegador no permitió copiar. El programa está seleccionado: cópialo con Ctrl+C, en un Mac con ⌘C.',
  apart: 'Estos modelos se diferencian en algo más que las capas, las activaciones y lo que cambiaste sobre la marcha, así que no caben en un solo bucle. Cada uno tiene su propio programa: elige un modelo.',
};
