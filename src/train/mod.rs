//! Training: one epoch after another, each kept.

mod batch;
mod epoch;
mod history;
mod inspect;
mod state;
mod trainer;

pub use history::{BLOCK, History, Record};
pub use inspect::LayerValues;
pub use state::State;
pub use trainer::Trainer;
