//! Training: one epoch after another, each kept.

mod block;
mod compare;
mod epoch;
mod history;
mod inspect;
mod state;
mod trainer;
mod unit_history;
mod units;

pub use compare::{Beside, Comparison};
pub use history::{BLOCK, History, Record};
pub use inspect::LayerValues;
pub use state::State;
pub use trainer::Trainer;
pub use unit_history::{MOST_SAMPLES, UnitHistory};
pub use units::{COUNTED_ROWS, Hinge, Unit};
