// Names of what is in the data sets.
import { edition } from './edition.js';

/** @type {Record<string, string>} the features of the heart table, by the names of its columns */
export const FEATURES = {
  age: 'age',
  anaemia: 'anaemia',
  creatinine_phosphokinase: 'creatinine phosphokinase',
  diabetes: 'diabetes',
  ejection_fraction: 'ejection fraction',
  high_blood_pressure: 'high blood pressure',
  platelets: 'platelets',
  serum_creatinine: 'serum creatinine',
  serum_sodium: 'serum sodium',
  sex: 'sex',
  smoking: 'smoking',
  time: 'time',
};

edition('text-data', { FEATURES });
