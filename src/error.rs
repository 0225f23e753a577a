//! What can be wrong with what a visitor gives us, each as a sentence that says what to do.

use std::fmt;

use crate::nn::Activation;
use crate::recipe::{MAX_HIDDEN_LAYERS, MAX_UNITS};

/// Why a recipe or a data set cannot be used. Its `Display` is a sentence for the visitor.
#[derive(Clone, Debug, PartialEq)]
pub struct Error(Box<Kind>);

/// The kinds of [`Error`], kept private so that new ones can be added freely.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// The place is empty for the recipe itself, here and below.
    UnknownField {
        place: String,
        field: String,
        names: &'static [&'static str],
    },
    WrongType {
        place: String,
        wanted: &'static str,
        given: Option<String>,
    },
    UnknownData {
        name: String,
    },
    UnknownScaling {
        name: String,
    },
    UnknownOptimizer {
        name: String,
    },
    UnknownActivation {
        name: String,
    },
    ActivationCount {
        given: usize,
        hidden: usize,
    },
    LayerUnits {
        layer: usize,
        units: f64,
    },
    LayerCount {
        given: usize,
    },
    LearningRate {
        value: f64,
    },
    Momentum {
        value: f64,
    },
    WeightDecay {
        value: f64,
    },
    NesterovWithoutMomentum,
    NotWhole {
        field: &'static str,
        value: f64,
        lowest: u32,
        highest: u32,
    },
    TestSize {
        value: f64,
    },
    EmptySplit {
        test_size: f64,
        rows: usize,
        train: usize,
        test: usize,
    },
    SwitchOrder {
        epoch: u32,
        previous: u32,
    },
    CsvRead {
        reason: String,
    },
    CsvColumns {
        row: usize,
        given: usize,
        header: usize,
    },
    CsvNumber {
        row: usize,
        column: String,
        text: String,
    },
    CsvTarget {
        row: usize,
        column: String,
        text: String,
    },
    CsvNoColumn {
        column: String,
    },
    CsvNoRows,
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Error(Box::new(kind))
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::UnknownField {
                place,
                field,
                names,
            } => {
                let place = place_name(place);
                let (last, others) = names.split_last().expect("every object has fields");
                let others = others.join(", ");
                write!(
                    f,
                    "{place} has no field '{field}'; its fields are {others} and {last}"
                )
            }
            Kind::WrongType {
                place,
                wanted,
                given,
            } => {
                let place = place_name(place);
                match given {
                    Some(given) => write!(f, "{place} must be {wanted}, not {given}"),
                    None => write!(f, "{place} is missing; it must be {wanted}"),
                }
            }
            Kind::UnknownData { name } => {
                write!(
                    f,
                    "there is no data set named '{name}'; the data set is 'heart'"
                )
            }
            Kind::UnknownScaling { name } => write!(
                f,
                "there is no scaling named '{name}'; scaling is fitted on 'all' rows or on the 'train' rows"
            ),
            Kind::UnknownOptimizer { name } => {
                write!(
                    f,
                    "there is no optimizer named '{name}'; the optimizer is 'sgd'"
                )
            }
            Kind::UnknownActivation { name } => write!(
                f,
                "there is no activation named '{name}'; the activations are {}",
                Activation::ALL.map(Activation::name).join(", ")
            ),
            Kind::ActivationCount { given, hidden } => write!(
                f,
                "{given} activations were given for {hidden} hidden layers; give one name, or one per hidden layer"
            ),
            Kind::LayerUnits { layer, units } => write!(
                f,
                "hidden layer {layer} has {units} units; a layer has a whole number from 1 to {MAX_UNITS}"
            ),
            Kind::LayerCount { given } => write!(
                f,
                "the network has {given} hidden layers; it can have 0 to {MAX_HIDDEN_LAYERS}"
            ),
            Kind::LearningRate { value } => write!(
                f,
                "the learning rate is {value}; it must be a finite number above 0, such as 0.01"
            ),
            Kind::Momentum { value } => write!(
                f,
                "the momentum is {value}; it must be a finite number of at least 0, such as 0.9"
            ),
            Kind::WeightDecay { value } => write!(
                f,
                "the weight decay is {value}; it must be a finite number of at least 0, such as 0.001"
            ),
            Kind::NesterovWithoutMomentum => write!(
                f,
                "Nesterov's method looks ahead along the momentum; give a momentum above 0, such as 0.9"
            ),
            Kind::NotWhole {
                field,
                value,
                lowest,
                highest,
            } => write!(
                f,
                "{field} is {value}; it must be a whole number from {lowest} to {highest}"
            ),
            Kind::TestSize { value } => write!(
                f,
                "the test share is {value}; it must lie between 0 and 1, such as 0.2"
            ),
            Kind::EmptySplit {
                test_size,
                rows,
                train,
                test,
            } => write!(
                f,
                "a test share of {test_size} splits {rows} rows into {train} to train on and {test} to test on; both need at least 1"
            ),
            Kind::SwitchOrder { epoch, previous } => write!(
                f,
                "the activation changes at epoch {epoch}, listed after the change at epoch {previous}; list changes by rising epoch"
            ),
            Kind::CsvRead { reason } => write!(f, "the table cannot be read as CSV: {reason}"),
            Kind::CsvColumns { row, given, header } => {
                write!(f, "row {row} has {given} columns, the header has {header}")
            }
            Kind::CsvNumber { row, column, text } => write!(
                f,
                "row {row} has '{text}' in column '{column}'; a finite number is needed there"
            ),
            Kind::CsvTarget { row, column, text } => write!(
                f,
                "row {row} has '{text}' in the target column '{column}'; a target is 0 or 1"
            ),
            Kind::CsvNoColumn { column } => write!(f, "the header has no column '{column}'"),
            Kind::CsvNoRows => write!(f, "the table has a header and no rows"),
        }
    }
}

/// What a sentence calls a place in a recipe.
fn place_name(place: &str) -> &str {
    if place.is_empty() { "a recipe" } else { place }
}
