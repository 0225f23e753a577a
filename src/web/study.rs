//! `StudyResults` in JavaScript: what runs over many seeds came to, and what that is worth.

use js_sys::{Array, Float32Array, Float64Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;

use super::js_error;
use super::plain::set;
use super::trainer::Trainer;
use super::types::{
    BandObject, HistogramObject, MaybeOutcome, MaybeSpread, OutcomeInput, VerdictObject,
};
use crate::error::whole;
use crate::study::{Measure, Outcome, Spread, Study, Verdict};

#[wasm_bindgen]
impl Trainer {
    /// What a study of many seeds keeps of the run; undefined before it is trained to its recipe's end, or
    /// has diverged.
    pub fn outcome(&self) -> MaybeOutcome {
        outcome_object(Outcome::of(&self.core.borrow()).as_ref())
    }
}

/// How many models there may be, and how many seeds: what more would ask for is more memory than there is.
const MODELS: (u32, u32) = (1, 100);
const SEEDS: (u32, u32) = (1, 100_000);

/// The outcomes of some models over some seeds, each in its place. Every figure is of the first seeds that
/// all models have done, whatever order the runs ended in.
#[wasm_bindgen]
pub struct StudyResults {
    pub(super) core: Study,
    models: usize,
}

#[wasm_bindgen]
impl StudyResults {
    /// Results of models of so many epochs each, over so many seeds. With `rows` test rows accuracies are
    /// compared, with 0 losses. `overlap` is test rows by training rows where each seed splits the data anew,
    /// else 0: the interval is corrected by it.
    #[wasm_bindgen(constructor)]
    pub fn new(
        epochs: &[u32],
        seeds: f64,
        rows: usize,
        overlap: f64,
    ) -> Result<StudyResults, JsError> {
        let models = epochs.len() as f64;
        whole("the number of models", models, MODELS).map_err(js_error)?;
        let seeds = whole("the number of seeds", seeds, SEEDS).map_err(js_error)?;
        let measure = match rows {
            0 => Measure::Loss,
            rows => Measure::Accuracy { rows },
        };
        Ok(StudyResults {
            core: Study::new(epochs, seeds as usize, measure, overlap),
            models: epochs.len(),
        })
    }

    /// Puts the outcome of a model's run with the seed at `index`, both from 0, in its place.
    pub fn put(
        &mut self,
        model: usize,
        index: usize,
        outcome: OutcomeInput,
    ) -> Result<(), JsError> {
        let field = |name: &str| Reflect::get(&outcome, &name.into()).unwrap_or_default();
        let curve = field("curve").dyn_into::<Float32Array>();
        let outcome = Outcome {
            last: field("last").as_f64().unwrap_or(f64::NAN),
            diverged: field("diverged").as_f64().map(|epoch| epoch as usize),
            curve: curve.map(|curve| curve.to_vec()).unwrap_or_default(),
        };
        self.core.put(model, index, outcome).map_err(js_error)
    }

    /// How many seeds, from the first on, all models have done.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> usize {
        self.core.done()
    }

    /// A model's measure after its last epoch, by seed; NaN where the run diverged.
    pub fn finals(&self, model: usize) -> Result<Float64Array, JsError> {
        Ok(Float64Array::from(
            &self.core.finals(self.known(model)?)[..],
        ))
    }

    /// What was kept of a model's run with the seed at `index`, from 0; undefined where it is not among the
    /// seeds that all models have done.
    pub fn outcome(&self, model: usize, index: usize) -> Result<MaybeOutcome, JsError> {
        Ok(outcome_object(self.core.outcome(self.known(model)?, index)))
    }

    /// How many of a model's runs diverged.
    pub fn diverged(&self, model: usize) -> Result<usize, JsError> {
        Ok(self.core.diverged(self.known(model)?))
    }

    /// How that measure is spread, without runs that diverged; undefined where there is none.
    pub fn spread(&self, model: usize) -> Result<MaybeSpread, JsError> {
        let spread = self.core.spread(self.known(model)?);
        let object = spread.map_or(JsValue::UNDEFINED, |spread| spread_object(&spread).into());
        Ok(object.unchecked_into())
    }

    /// What a model's difference from the reference is worth.
    pub fn verdict(&self, model: usize, reference: usize) -> Result<VerdictObject, JsError> {
        let verdict = self
            .core
            .verdict(self.known(model)?, self.known(reference)?);
        Ok(verdict_object(&verdict).unchecked_into())
    }

    /// How a model's measure is spread at up to 500 of its epochs, without runs that diverged.
    pub fn band(&self, model: usize) -> Result<BandObject, JsError> {
        let band = self.core.band(self.known(model)?);
        let epochs: Vec<u32> = band.epochs.iter().map(|&epoch| epoch as u32).collect();
        let object = Object::new();
        set(&object, "epochs", &Uint32Array::from(&epochs[..]));
        for (name, values) in [
            ("low", band.low),
            ("median", band.median),
            ("high", band.high),
        ] {
            set(&object, name, &Float64Array::from(&values[..]));
        }
        Ok(object.unchecked_into())
    }

    /// How often each model came to which measure after its last epoch.
    pub fn histogram(&self) -> HistogramObject {
        let histogram = self.core.histogram();
        let counts = histogram
            .counts
            .iter()
            .map(|counts| Uint32Array::from(&counts[..]));
        let beyond = histogram.beyond.iter().map(|&count| JsValue::from(count));
        let object = Object::new();
        set(&object, "start", &histogram.start.into());
        set(&object, "width", &histogram.width.into());
        set(&object, "counts", &counts.collect::<Array>());
        set(&object, "beyond", &beyond.collect::<Array>());
        object.unchecked_into()
    }

    /// A model that there is.
    fn known(&self, model: usize) -> Result<usize, JsError> {
        if model < self.models {
            return Ok(model);
        }
        Err(js_error(format!(
            "there is no model {model} among the {} of this study, counted from 0",
            self.models
        )))
    }
}

/// As a plain object; undefined where there is none.
fn outcome_object(outcome: Option<&Outcome>) -> MaybeOutcome {
    let Some(outcome) = outcome else {
        return JsValue::UNDEFINED.unchecked_into();
    };
    let object = Object::new();
    set(&object, "last", &outcome.last.into());
    if let Some(epoch) = outcome.diverged {
        set(&object, "diverged", &(epoch as f64).into());
    }
    set(&object, "curve", &Float32Array::from(&outcome.curve[..]));
    object.unchecked_into()
}

/// As a plain object.
fn spread_object(spread: &Spread) -> Object {
    let object = Object::new();
    for (name, value) in [
        ("mean", spread.mean),
        ("lowest", spread.lowest),
        ("low", spread.low),
        ("median", spread.median),
        ("high", spread.high),
        ("highest", spread.highest),
    ] {
        set(&object, name, &value.into());
    }
    object
}

/// As a plain object.
fn verdict_object(verdict: &Verdict) -> Object {
    let object = Object::new();
    for (name, value) in [
        ("mean", verdict.mean),
        ("low", verdict.difference.low),
        ("high", verdict.difference.high),
        ("won", verdict.won as f64),
        ("tied", verdict.tied as f64),
        ("lost", verdict.lost as f64),
        ("diverged", verdict.diverged as f64),
        ("seeds", verdict.seeds as f64),
    ] {
        set(&object, name, &value.into());
    }
    object
}
