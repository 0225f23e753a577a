//! What a `Trainer` in JavaScript tells of its network and of its rows.

use js_sys::{Array, Float32Array, Float64Array, Object, Uint32Array};
use ndarray::Array2;
use wasm_bindgen::prelude::*;

use super::js_error;
use super::plain::set;
use super::trainer::Trainer;
use super::types::{LayerList, PartName, SampleObject};
use crate::data::train_test_split;
use crate::error::find;

#[wasm_bindgen]
impl Trainer {
    /// The training or the test rows, in the order of the split, or the first of them up to `most`: where
    /// they are in the data set, their features as read, feature after feature, and their targets.
    pub fn sample(&self, part: PartName, most: Option<f64>) -> Result<SampleObject, JsError> {
        let part = JsValue::from(part).as_string().unwrap_or_default();
        let is_test = find("part of the rows", &part, &["train", "test"]).map_err(js_error)? == 1;
        let core = self.core.borrow();
        let recipe = core.recipe();
        let split = train_test_split(recipe.data.rows(), recipe.test_size, recipe.split_seed);
        let split = split.map_err(js_error)?;
        let dataset = recipe.data.dataset(&[], &split.train).map_err(js_error)?;
        let mut rows = if is_test { &split.test } else { &split.train }.clone();
        // No number, or one below 0, is none at all.
        rows.truncate(most.map_or(usize::MAX, |most| most as usize));
        let features = dataset.features.rows().into_iter();
        let features = features.flat_map(|feature| rows.iter().map(move |&row| feature[row]));
        let features: Vec<f64> = features.collect();
        let targets: Vec<f64> = rows.iter().map(|&row| dataset.targets[row]).collect();
        let rows: Vec<u32> = rows.iter().map(|&row| row as u32).collect();
        let object = Object::new();
        set(&object, "rows", &Uint32Array::from(&rows[..]));
        set(&object, "features", &Float64Array::from(&features[..]));
        set(&object, "targets", &Float64Array::from(&targets[..]));
        Ok(object.unchecked_into())
    }

    /// What the network predicts for rows of features as read, feature after feature: the probability
    /// of class 1; of several classes that of each, class after class; or the number.
    pub fn predict(&self, features: &[f64]) -> Result<Float32Array, JsError> {
        let features = self.table(features)?;
        Ok(array(&self.core.borrow().predict(features)))
    }

    /// What each layer makes of such rows, unit after unit: pre-activations `z` and what it hands on,
    /// `a`; of the last layer the predictions.
    pub fn layers(&self, features: &[f64]) -> Result<LayerList, JsError> {
        let features = self.table(features)?;
        let layers = self
            .core
            .borrow()
            .layers(features)
            .into_iter()
            .map(|layer| {
                let object = Object::new();
                set(&object, "z", &array(&layer.z));
                set(&object, "a", &array(&layer.a));
                object
            });
        Ok(layers.collect::<Array>().unchecked_into())
    }

    /// Features as rows of the data set have them.
    fn table(&self, features: &[f64]) -> Result<Array2<f64>, JsError> {
        let each = self.core.borrow().recipe().data.features();
        let rows = features.len() / each;
        let table = Array2::from_shape_vec((each, rows), features.to_vec());
        let given = features.len();
        table.map_err(|_| {
            js_error(format!(
                "{given} numbers are no whole rows of {each} features"
            ))
        })
    }
}

/// A matrix, row after row.
fn array(matrix: &Array2<f32>) -> Float32Array {
    Float32Array::from(matrix.as_slice().expect("made row by row"))
}
