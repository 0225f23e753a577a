// Names of what is in the data sets, in Spanish; see text.js for the terms.

/** @type {typeof import('../text-data.js').FEATURES} */
export const FEATURES = {
  age: 'edad',
  anaemia: 'anemia',
  creatinine_phosphokinase: 'creatina-fosfocinasa',
  diabetes: 'diabetes',
  ejection_fraction: 'fracción de eyección',
  high_blood_pressure: 'presión arterial alta',
  platelets: 'plaquetas',
  serum_creatinine: 'creatinina en sangre',
  serum_sodium: 'sodio en sangre',
  sex: 'sexo',
  smoking: 'tabaquismo',
  time: 'tiempo',
};
