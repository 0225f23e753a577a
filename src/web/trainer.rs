//! `Trainer` in JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Float32Array, Object};
use wasm_bindgen::prelude::*;

use super::js_error;
use super::plain::{self, set};
use super::types::{
    ActivationNames, ChangeInput, HistoryObject, MaybeReading, Names, OptimizerObject, Parameters,
    RecipeInput, RecipeObject, TaskName, TrainTest,
};
use crate::data::Task;
use crate::error::whole;
use crate::recipe::place::Place;
use crate::recipe::{EPOCHS, MAX_EPOCHS, change, data, optimizer_fields};
use crate::train::{self, Record};
use crate::{History, Recipe};

/// Trains one small network, epoch by epoch, exactly as PyTorch does.
#[wasm_bindgen]
pub struct Trainer {
    /// Shared with the charts that draw it.
    pub(super) core: Rc<RefCell<train::Trainer>>,
}

/// The data sets that this edition of the module has.
const KINDS: &[data::Kind] = if cfg!(feature = "page") {
    data::ALL
} else {
    &[data::HEART]
};

/// A figure of a record of a history.
type Figure = fn(&History, &Record) -> f64;

/// The figures of an epoch, by name.
const FIGURES: [(&str, Figure); 4] = [
    ("trainLoss", |_, record| record.train_loss.into()),
    ("testLoss", |_, record| record.test_loss.into()),
    ("trainAccuracy", History::train_accuracy),
    ("testAccuracy", History::test_accuracy),
];

#[wasm_bindgen]
impl Trainer {
    /// A trainer at epoch 0. What the recipe lacks takes the lesson's value; a recipe that cannot be
    /// trained throws an Error that says why.
    #[wasm_bindgen(constructor)]
    pub fn new(recipe: Option<RecipeInput>) -> Result<Trainer, JsError> {
        let recipe = match recipe {
            Some(recipe) => Recipe::read(plain::read(&recipe), KINDS, None).map_err(js_error)?,
            None => Recipe::default(),
        };
        let core = train::Trainer::new(recipe).map_err(js_error)?;
        Ok(Trainer {
            core: Rc::new(RefCell::new(core)),
        })
    }

    /// Trains so many more epochs; fewer when the run ends, as it does where it diverges and after
    /// 1,000,000 epochs.
    pub fn train(&self, epochs: f64) -> Result<(), JsError> {
        let range = (0, MAX_EPOCHS);
        let epochs = whole("the number of epochs to train", epochs, range).map_err(js_error)?;
        self.core.borrow_mut().train(epochs as usize);
        Ok(())
    }

    /// Goes back to epoch 0 and the same initial weights.
    pub fn reset(&self) {
        self.core.borrow_mut().reset();
    }

    /// Keeps the trained weights and goes on with something else, which becomes part of the recipe:
    /// another activation or learning rate, weights set by hand.
    pub fn change(&self, change: ChangeInput) -> Result<(), JsError> {
        let hidden = self.core.borrow().recipe().hidden.len();
        let place = Place::new("a change", plain::read(&change));
        let change = change::read(place, hidden).map_err(js_error)?;
        self.core.borrow_mut().change(change).map_err(js_error)
    }

    /// Sets how many epochs the recipe asks for; what is trained already stays.
    #[wasm_bindgen(js_name = setEpochs)]
    pub fn set_epochs(&self, epochs: f64) -> Result<(), JsError> {
        let epochs = whole("the number of epochs", epochs, EPOCHS).map_err(js_error)?;
        self.core.borrow_mut().set_epochs(epochs).map_err(js_error)
    }

    /// How many epochs have been trained.
    #[wasm_bindgen(getter)]
    pub fn epoch(&self) -> usize {
        self.core.borrow().history().len()
    }

    /// How many of the recipe's changes have been made so far.
    #[wasm_bindgen(getter, js_name = changesMade)]
    pub fn changes_made(&self) -> usize {
        self.core.borrow().changes_made()
    }

    /// Multiplications with an addition that one epoch takes, about.
    #[wasm_bindgen(getter)]
    pub fn operations(&self) -> f64 {
        self.core.borrow().operations()
    }

    /// Trains the next piece of an epoch, up to 240 rows, for networks whose epochs take long; true when
    /// that ended the epoch, or when there is nothing to train.
    pub fn piece(&self) -> bool {
        let mut core = self.core.borrow_mut();
        core.piece().is_some() || core.is_over()
    }

    /// Gives up the rows of a run that is only looked at from now on: it trains no more.
    pub fn retire(&self) {
        self.core.borrow_mut().retire();
    }

    /// Whether the loss is no longer a finite number, which ended the run.
    #[wasm_bindgen(getter)]
    pub fn diverged(&self) -> bool {
        self.core.borrow().diverged()
    }

    /// Shape and activation, such as `12-5-ReLU-1`.
    #[wasm_bindgen(getter)]
    pub fn title(&self) -> String {
        self.core.borrow().title()
    }

    /// The activation of each hidden layer, as it is now.
    #[wasm_bindgen(getter)]
    pub fn activations(&self) -> ActivationNames {
        let core = self.core.borrow();
        let names = core
            .network()
            .activations
            .iter()
            .map(|a| JsValue::from(a.name()));
        names.collect::<js_sys::Array>().unchecked_into()
    }

    /// How many rows are trained on and tested on.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> TrainTest {
        let core = self.core.borrow();
        pair(
            core.data().train.rows() as f64,
            core.data().test.rows() as f64,
        )
    }

    /// Accuracy, a fraction, of always guessing the class that most training rows have.
    #[wasm_bindgen(getter, js_name = majorityAccuracy)]
    pub fn majority_accuracy(&self) -> TrainTest {
        let (train, test) = self.core.borrow().data().majority_accuracy();
        pair(train, test)
    }

    /// The optimiser's settings as they are now.
    #[wasm_bindgen(getter)]
    pub fn optimizer(&self) -> OptimizerObject {
        let settings = self.core.borrow().settings();
        plain::write(&optimizer_fields(&settings)).unchecked_into()
    }

    /// What is to be predicted: "two_classes", "classes" or "number".
    #[wasm_bindgen(getter)]
    pub fn task(&self) -> TaskName {
        JsValue::from(self.core.borrow().data().task.name()).unchecked_into()
    }

    /// The names of the features that the network sees, extra ones after the data set's own.
    #[wasm_bindgen(getter)]
    pub fn features(&self) -> Names {
        let names = self.core.borrow().recipe().feature_names();
        names
            .into_iter()
            .map(JsValue::from)
            .collect::<js_sys::Array>()
            .unchecked_into()
    }

    /// Mean squared error of always guessing the mean of the training rows' targets, as they are
    /// trained; not a number where classes are predicted.
    #[wasm_bindgen(getter, js_name = meanError)]
    pub fn mean_error(&self) -> TrainTest {
        let core = self.core.borrow();
        let (train, test) = match core.data().task {
            Task::Number => core.data().mean_error(),
            _ => (f64::NAN, f64::NAN),
        };
        pair(train, test)
    }

    /// Every epoch's figures, one value per epoch.
    pub fn history(&self) -> HistoryObject {
        let core = self.core.borrow();
        let history = core.history();
        let object = Object::new();
        for (key, figure) in FIGURES {
            set(&object, key, &column(history, figure));
        }
        object.unchecked_into()
    }

    /// The figures of one 0-based epoch; undefined where none was trained.
    pub fn reading(&self, epoch: f64) -> MaybeReading {
        let core = self.core.borrow();
        let history = core.history();
        let Some(record) = index(epoch).and_then(|epoch| history.record(epoch)) else {
            return JsValue::UNDEFINED.unchecked_into();
        };
        let object = Object::new();
        for (key, figure) in FIGURES {
            set(&object, key, &figure(history, record).into());
        }
        object.unchecked_into()
    }

    /// The line that the lesson prints at one 0-based epoch; undefined where none was trained.
    pub fn line(&self, epoch: f64) -> Option<String> {
        self.core.borrow().history().line(index(epoch)?)
    }

    /// The parameters, named as in the state_dict of the `nn.Sequential` with the same modules.
    pub fn parameters(&self) -> Parameters {
        let core = self.core.borrow();
        let parameters = core.network().parameters().into_iter().map(|parameter| {
            let object = Object::new();
            let shape = parameter.shape.iter().map(|&n| JsValue::from(n));
            set(&object, "name", &parameter.name.into());
            set(&object, "shape", &shape.collect::<js_sys::Array>());
            set(&object, "values", &Float32Array::from(parameter.values));
            object
        });
        parameters.collect::<js_sys::Array>().unchecked_into()
    }

    /// The whole recipe of the run so far.
    pub fn recipe(&self) -> RecipeObject {
        plain::write(&self.core.borrow().recipe().clone().into()).unchecked_into()
    }
}

/// A number of JavaScript as an index; none where it is not whole, or below 0.
fn index(number: f64) -> Option<usize> {
    let whole = number.fract() == 0.0 && (0.0..=f64::from(MAX_EPOCHS)).contains(&number);
    whole.then_some(number as usize)
}

/// A figure of every record. One copy in the module serves all figures.
#[inline(never)]
fn column(history: &History, figure: Figure) -> Float32Array {
    let values = history.records().iter().map(|r| figure(history, r) as f32);
    Float32Array::from(values.collect::<Vec<_>>().as_slice())
}

/// `{ train, test }`.
pub(super) fn pair(train: f64, test: f64) -> TrainTest {
    let object = Object::new();
    set(&object, "train", &train.into());
    set(&object, "test", &test.into());
    object.unchecked_into()
}
