//! What can be wrong with what a visitor gives us, each as a sentence that says what to do.

use std::fmt;

use crate::data::CsvFault;
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
    UnknownName {
        what: &'static str,
        name: String,
        known: String,
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
    /// A number that is not what it `must` be.
    Number {
        what: &'static str,
        value: f64,
        must: String,
    },
    NesterovWithoutMomentum,
    EmptySplit {
        test_size: f64,
        rows: usize,
        train: usize,
        test: usize,
    },
    ChangeOrder {
        epoch: u32,
        previous: u32,
    },
    OneClassPainted,
    OtherNetwork {
        given: usize,
        parameters: usize,
    },
    NeedsFile {
        file: String,
    },
    NoExtra {
        name: &'static str,
        needs: usize,
    },
    ExtraTwice {
        name: &'static str,
    },
    Diverged {
        epoch: usize,
    },
    #[cfg(feature = "page")]
    Retired,
    Csv(CsvFault),
    /// What is wrong with a file of weights, as the sentence itself.
    #[cfg(feature = "page")]
    Weights(String),
}

impl Kind {
    /// `value` is not a number that may be called `what`.
    pub(crate) fn number(what: &'static str, value: f64, must: &str) -> Self {
        let must = must.to_owned();
        Kind::Number { what, value, must }
    }

    /// There is no `what` of that name among the known ones.
    pub(crate) fn unknown(what: &'static str, name: &str, known: &[&str]) -> Self {
        let (name, known) = (name.to_owned(), known.join(", "));
        Kind::UnknownName { what, name, known }
    }
}

/// The place of `name` among the known names.
///
/// # Errors
/// A sentence that there is no `what` of that name, with those there are.
#[inline(never)]
pub(crate) fn find(what: &'static str, name: &str, known: &[&str]) -> Result<usize, Error> {
    let found = known.iter().position(|known| *known == name);
    found.ok_or_else(|| Kind::unknown(what, name, known).into())
}

/// `value` as a whole number within `lowest..=highest`.
///
/// # Errors
/// A sentence that calls it `what`.
pub(crate) fn whole(
    what: &'static str,
    value: f64,
    (lowest, highest): (u32, u32),
) -> Result<u32, Error> {
    if value.fract() == 0.0 && (f64::from(lowest)..=f64::from(highest)).contains(&value) {
        return Ok(value as u32);
    }
    let must = format!("a whole number from {lowest} to {highest}");
    Err(Kind::number(what, value, &must).into())
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
                let place = if place.is_empty() { "a recipe" } else { place };
                let names = listed(names);
                write!(f, "{place} has no field '{field}'; its fields are {names}")
            }
            Kind::WrongType {
                place,
                wanted,
                given,
            } => wrong_type(f, place, wanted, given.as_deref()),
            Kind::UnknownName { what, name, known } => {
                write!(f, "there is no {what} named '{name}'; there is {known}")
            }
            Kind::ActivationCount { given, hidden } => {
                let (given, hidden) = (Count(*given, "activation"), Count(*hidden, "hidden layer"));
                write!(
                    f,
                    "for {hidden} there are {given}; give one name, or one per hidden layer"
                )
            }
            Kind::LayerUnits { layer, units } => write!(
                f,
                "hidden layer {layer} has {} units; a layer has a whole number from 1 to {MAX_UNITS}",
                Number(*units)
            ),
            Kind::LayerCount { given } => write!(
                f,
                "the network has {given} hidden layers; it can have 0 to {MAX_HIDDEN_LAYERS}"
            ),
            Kind::Number { what, value, must } => {
                write!(f, "{what} is {}; it must be {must}", Number(*value))
            }
            Kind::NesterovWithoutMomentum => write!(
                f,
                "Nesterov's method looks ahead along the momentum; give a momentum above 0, such as 0.9"
            ),
            Kind::EmptySplit {
                test_size,
                rows,
                train,
                test,
            } => write!(
                f,
                "a test share of {} splits {rows} rows into {train} to train on and {test} to test on; both need at least 1",
                Number(*test_size)
            ),
            Kind::ChangeOrder { epoch, previous } => write!(
                f,
                "the change at epoch {epoch} is listed after the one at epoch {previous}; list changes by rising epoch, one for each"
            ),
            Kind::OneClassPainted => {
                f.write_str("all painted points are of one class; paint some of another")
            }
            Kind::OtherNetwork { given, parameters } => write!(
                f,
                "the state has {given} parameters, the recipe's network {parameters}; go on from a state of the same network"
            ),
            Kind::NeedsFile { file } => write!(
                f,
                "the data set is a table of one's own, '{file}', which is not here; open that file again"
            ),
            Kind::NoExtra { name, needs } => {
                let of = if *needs == 1 { "x1" } else { "x1 and x2" };
                write!(
                    f,
                    "the extra feature '{name}' is made of points with {of}; take a toy data set, or paint points"
                )
            }
            Kind::ExtraTwice { name } => {
                write!(
                    f,
                    "the extra feature '{name}' is listed twice; list each once"
                )
            }
            Kind::Diverged { epoch } => write!(
                f,
                "the run diverged at epoch {epoch}, so there are no weights to go on with; start again with a smaller learning rate"
            ),
            #[cfg(feature = "page")]
            Kind::Retired => f.write_str(
                "this run was given up, and has no rows to train with; make a trainer of its recipe instead",
            ),
            Kind::Csv(fault) => fault.fmt(f),
            #[cfg(feature = "page")]
            Kind::Weights(sentence) => f.write_str(sentence),
        }
    }
}

/// The sentence for a value of another type than `wanted`.
fn wrong_type(
    f: &mut fmt::Formatter<'_>,
    place: &str,
    wanted: &str,
    given: Option<&str>,
) -> fmt::Result {
    let place = if place.is_empty() { "a recipe" } else { place };
    match given {
        Some(given) => write!(f, "{place} must be {wanted}, not {given}"),
        None => write!(f, "{place} is missing; it must be {wanted}"),
    }
}

/// `a, b and c`.
fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// A number as a sentence shows it: very large and very small ones by their exponent.
pub(crate) struct Number(pub(crate) f64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0 == 0.0 || (1e-4..1e16).contains(&self.0.abs());
        if plain || !self.0.is_finite() {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}

/// So many things: `1 column`, `2 columns`.
pub(crate) struct Count(pub(crate) usize, pub(crate) &'static str);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0 == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.0, self.1)
    }
}
