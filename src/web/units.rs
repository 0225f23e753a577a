//! What hidden units do, in JavaScript: counts, their history, and where they bend.

use js_sys::{Array, Float32Array, Float64Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::js_error;
use super::plain::set;
use super::trainer::Trainer;
use super::types::{HingeList, UnitCounts};
use crate::train::{self, Unit};

#[wasm_bindgen]
impl Trainer {
    /// Each hidden layer's units over the training rows, the first 5,000 of more.
    pub fn units(&self) -> UnitCounts {
        let core = self.core.borrow();
        let layers = core.units().into_iter().map(|units| {
            let counts = |count: fn(&Unit) -> u32| {
                Uint32Array::from(&units.iter().map(count).collect::<Vec<_>>()[..])
            };
            let values = |value: fn(&Unit) -> f32| {
                Float32Array::from(&units.iter().map(value).collect::<Vec<_>>()[..])
            };
            let object = Object::new();
            set(&object, "on", &counts(|unit| unit.on));
            set(&object, "saturated", &counts(|unit| unit.saturated));
            set(&object, "lowest", &values(|unit| unit.lowest));
            set(&object, "highest", &values(|unit| unit.highest));
            object
        });
        let object = Object::new();
        set(&object, "rows", &(core.counted_rows() as f64).into());
        set(&object, "layers", &layers.collect::<Array>());
        object.unchecked_into()
    }

    /// Where the pre-activation of each unit of the first hidden layer is 0, over the features as read.
    pub fn hinges(&self) -> HingeList {
        let hinges = self.core.borrow().hinges().into_iter().map(|hinge| {
            let object = Object::new();
            set(&object, "weights", &Float64Array::from(&hinge.weights[..]));
            set(&object, "offset", &hinge.offset.into());
            object
        });
        hinges.collect::<Array>().unchecked_into()
    }
}

/// The share of training rows for which each hidden unit was on, from the first epoch of a run on. It
/// trains the run once more, so that it is exact whenever it begins.
#[wasm_bindgen]
pub struct UnitHistory {
    pub(super) core: train::UnitHistory,
}

#[wasm_bindgen]
impl UnitHistory {
    /// Of a trainer's run.
    #[wasm_bindgen(constructor)]
    pub fn new(trainer: &Trainer) -> Result<UnitHistory, JsError> {
        let core = train::UnitHistory::new(&trainer.core.borrow()).map_err(js_error)?;
        Ok(UnitHistory { core })
    }

    /// Whether a trainer's run is the same, however far it is trained.
    #[wasm_bindgen(js_name = isOf)]
    pub fn is_of(&self, trainer: &Trainer) -> bool {
        self.core.is_of(&trainer.core.borrow())
    }

    /// The next piece on the way to an epoch; false when it is there, or the run ends before.
    pub fn piece(&mut self, epoch: usize) -> bool {
        self.core.piece(epoch)
    }

    /// Epochs from one sample to the next.
    #[wasm_bindgen(getter)]
    pub fn step(&self) -> usize {
        self.core.step()
    }

    /// The last epoch that was sampled.
    #[wasm_bindgen(getter)]
    pub fn reached(&self) -> usize {
        self.core.reached()
    }

    /// The share at epoch 0, before any training, and every `step` epochs: of a unit of a hidden layer, both
    /// from 0 on.
    pub fn shares(&self, layer: usize, unit: usize) -> Result<Float32Array, JsError> {
        if !self.core.has(layer, unit) {
            return Err(js_error(format!(
                "there is no unit {unit} in a hidden layer {layer}"
            )));
        }
        let shares: Vec<f32> = self.core.shares(layer, unit).collect();
        Ok(Float32Array::from(&shares[..]))
    }
}
