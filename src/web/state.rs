//! A trainer's state in JavaScript: from the lesson's edition of the module to the whole one.

use js_sys::{Float32Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

use super::plain::set;
use super::trainer::Trainer;
use super::types::StateObject;
use crate::train::Record;

#[wasm_bindgen]
impl Trainer {
    /// What the run has come to: with its recipe, all that another trainer needs to go on from here.
    pub fn state(&self) -> StateObject {
        let state = self.core.borrow_mut().state();
        let records = &state.records;
        let losses = |loss: fn(&Record) -> f32| {
            Float32Array::from(&records.iter().map(loss).collect::<Vec<_>>()[..])
        };
        let counts = |count: fn(&Record) -> u32| {
            Uint32Array::from(&records.iter().map(count).collect::<Vec<_>>()[..])
        };
        let object = Object::new();
        set(&object, "trainLoss", &losses(|record| record.train_loss));
        set(&object, "testLoss", &losses(|record| record.test_loss));
        set(
            &object,
            "trainCorrect",
            &counts(|record| record.train_correct),
        );
        set(
            &object,
            "testCorrect",
            &counts(|record| record.test_correct),
        );
        let values = [
            ("parameters", &state.parameters),
            ("first", &state.first),
            ("second", &state.second),
        ];
        for (name, values) in values {
            set(&object, name, &Float32Array::from(&values[..]));
        }
        set(&object, "steps", &state.steps.into());
        object.unchecked_into()
    }
}

#[cfg(feature = "page")]
mod whole {
    use std::cell::RefCell;
    use std::rc::Rc;

    use js_sys::Reflect;

    use super::*;
    use crate::train::State;
    use crate::web::js_error;
    use crate::web::plain;
    use crate::web::types::RecipeInput;
    use crate::{Recipe, train};

    #[wasm_bindgen]
    impl Trainer {
        /// A trainer of a recipe that goes on from a state, as if it had trained all epochs itself.
        pub fn resume(recipe: RecipeInput, state: StateObject) -> Result<Trainer, JsError> {
            let recipe = Recipe::try_from(plain::read(&recipe)).map_err(js_error)?;
            let field = |name: &str| Reflect::get(&state, &name.into()).unwrap_or_default();
            let numbers = |name: &str| {
                let values = field(name).dyn_into::<Float32Array>();
                values.map(|values| values.to_vec()).unwrap_or_default()
            };
            let counts = |name: &str| {
                let values = field(name).dyn_into::<Uint32Array>();
                values.map(|values| values.to_vec()).unwrap_or_default()
            };
            let losses = numbers("trainLoss").into_iter().zip(numbers("testLoss"));
            let correct = counts("trainCorrect")
                .into_iter()
                .zip(counts("testCorrect"));
            let record = |((train_loss, test_loss), (train_correct, test_correct))| Record {
                train_loss,
                test_loss,
                train_correct,
                test_correct,
            };
            let state = State {
                records: losses.zip(correct).map(record).collect(),
                parameters: numbers("parameters"),
                steps: field("steps").as_f64().unwrap_or(0.0) as u32,
                first: numbers("first"),
                second: numbers("second"),
            };
            let core = train::Trainer::resume(recipe, &state).map_err(js_error)?;
            let core = Rc::new(RefCell::new(core));
            Ok(Trainer { core })
        }
    }
}
