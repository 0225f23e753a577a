//! Training: the [`Trainer`] of a recipe goes one epoch after another, and its [`History`] keeps the figures of
//! each.
//!
//! [`Trainer::train`] trains many epochs, [`Trainer::epoch`] one, and [`Trainer::piece`] a part of one for those
//! who cannot wait. [`Trainer::change`] goes on with something else; [`Trainer::at`] goes back to any epoch, by way
//! of [`Snapshots`]; [`Trainer::state`] and [`Trainer::resume`] carry a run elsewhere.
//!
//! What a network has learnt is seen by [`Trainer::predict`] and [`Trainer::layers`] for any rows, by
//! [`Trainer::units`] and [`UnitHistory`] for its hidden units, by [`Trainer::hinges`] for the lines where it bends,
//! and by [`Comparison`] beside a single linear layer.

mod batch;
mod compare;
#[cfg(feature = "page")]
mod csv;
mod epoch;
mod history;
mod inspect;
#[cfg(feature = "page")]
mod snapshots;
mod state;
mod trainer;
#[cfg(feature = "page")]
mod travel;
#[cfg(feature = "page")]
mod unit_history;
mod units;

pub use compare::{Beside, Comparison};
#[cfg(feature = "page")]
pub use csv::{CSV_HEADER, csv_lines};
pub use history::{BLOCK, History, Record};
pub use inspect::LayerValues;
#[cfg(feature = "page")]
pub use snapshots::{MOST_BYTES, MOST_SNAPSHOTS, Snapshots};
pub use state::State;
#[cfg(test)]
pub(crate) use state::flat;
pub use trainer::Trainer;
#[cfg(feature = "page")]
pub use unit_history::{MOST_SAMPLES, UnitHistory};
pub use units::{COUNTED_ROWS, Hinge, Unit};
