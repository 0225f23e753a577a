//! Training: one epoch after another, each kept.

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
