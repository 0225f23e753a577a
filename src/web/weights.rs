//! Weights and histories as files, in JavaScript.

use js_sys::{Array, Object, Uint8Array};
use wasm_bindgen::prelude::*;

use super::js_error;
use super::plain::set;
use super::trainer::Trainer;
use super::types::WeightFileObject;
use crate::Recipe;
use crate::train::{CSV_HEADER, csv_lines};
use crate::weights::{Weights, check_size, json, safetensors};

#[wasm_bindgen]
impl Trainer {
    /// The parameters as a `.safetensors` file with PyTorch's names and shapes, and the recipe as metadata.
    pub fn safetensors(&self) -> Result<Uint8Array, JsError> {
        let bytes = safetensors(&self.core.borrow()).map_err(js_error)?;
        Ok(Uint8Array::from(&bytes[..]))
    }

    /// The same as JSON.
    #[wasm_bindgen(js_name = weightsJson)]
    pub fn weights_json(&self) -> Result<String, JsError> {
        json(&self.core.borrow()).map_err(js_error)
    }

    /// What a file of weights, of either kind, has for this network; throws an Error that says why where it has
    /// nothing that could be used. Nothing is changed: `change({ parameters })` does that.
    #[wasm_bindgen(js_name = readWeights)]
    pub fn read_weights(&self, bytes: &[u8]) -> Result<WeightFileObject, JsError> {
        let core = self.core.borrow();
        let weights = Weights::read(bytes).map_err(js_error)?;
        let object = Object::new();
        let parameters = match weights.fitting(core.network(), &core.title()) {
            Ok(parameters) => parameters,
            Err(error) => {
                let reason = error.to_string();
                // What a recipe says of its activations is of its start, and the network's are those of now.
                let activations = core.network().activations.clone();
                let now = Recipe {
                    activations,
                    ..core.recipe().clone()
                };
                let recipe = weights.suited(&now, error).map_err(js_error)?;
                set(&object, "instead", &instead(&reason, &recipe));
                let fitting = weights.fitting(&recipe.network(), &recipe.title());
                fitting.map_err(js_error)?
            }
        };
        set(&object, "parameters", &parameters.text().into());
        if let Some(name) = weights.converted() {
            set(&object, "converted", &name.into());
        }
        if let Some(epoch) = weights.epoch() {
            set(&object, "epoch", &epoch.into());
        }
        Ok(object.unchecked_into())
    }

    /// Refuses a file of weights that is too large, before any of its bytes are read.
    #[wasm_bindgen(js_name = checkWeightSize)]
    pub fn check_weight_size(bytes: f64) -> Result<(), JsError> {
        check_size(bytes as u64).map_err(js_error)
    }

    /// The names of the columns of a history as CSV.
    #[wasm_bindgen(js_name = historyCsvHeader)]
    pub fn history_csv_header() -> String {
        CSV_HEADER.to_owned()
    }

    /// The lines of the epochs from `first` on, from 0; `run` is the text of the columns `model` and `seed`, and
    /// the figures are those of `history()`, or of a part of it.
    #[wasm_bindgen(js_name = historyCsv)]
    pub fn history_csv(
        first: usize,
        run: &str,
        train_loss: &[f32],
        test_loss: &[f32],
        train_accuracy: &[f32],
        test_accuracy: &[f32],
    ) -> String {
        let figures = [train_loss, test_loss, train_accuracy, test_accuracy];
        csv_lines(first, run, figures)
    }
}

/// The network that a file is of, and why it does not fit another.
fn instead(reason: &str, recipe: &Recipe) -> Object {
    let object = Object::new();
    let hidden = recipe
        .hidden
        .iter()
        .map(|&units| JsValue::from(units as f64));
    let names = recipe
        .activations
        .iter()
        .map(|activation| activation.name());
    set(&object, "reason", &reason.into());
    set(&object, "title", &recipe.title().into());
    set(&object, "hidden", &hidden.collect::<Array>());
    let names = names.map(JsValue::from);
    set(&object, "activation", &names.collect::<Array>());
    object
}
