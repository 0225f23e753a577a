// Histories and results as CSV. In Spanish; see text.js for the terms.

/** @type {typeof import('../text-csv.js').CSV} */
export const CSV = {
  title: 'Cifras en CSV',
  about: 'Pérdida y exactitud de cada época, una fila por época y modelo, para una hoja de cálculo o pandas.read_csv. Las exactitudes son fracciones de 1; las épocas se cuentan desde 0.',
  curves: 'Guardar las curvas en CSV',
  earlier: 'con las curvas anteriores',
  nothing: 'Aún no se ha entrenado nada: pulsa primero Entrenar.',
  writing: (share) => `Escribiendo el archivo: ${share}`,
  saved: (file) => `Guardado como ${file}.`,
  study: 'Muchas semillas',
  noStudy: 'Aún no hay resultados de muchas semillas: abre “¿Fue suerte?” y entrena allí. Después se pueden guardar aquí.',
  runs: 'Guardar los entrenamientos en CSV',
  summary: 'Guardar el resumen en CSV',
  studyCurves: 'Guardar las curvas de los entrenamientos en CSV',
  changed: 'Otros resultados han reemplazado a estos mientras se escribía el archivo: guárdalo otra vez.',
};
