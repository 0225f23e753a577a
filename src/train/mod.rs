//! Training: one epoch after another, each kept.

mod block;
mod history;
mod trainer;

pub use history::{History, Record};
pub use trainer::Trainer;
