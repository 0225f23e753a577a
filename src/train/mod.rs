//! Training: one epoch after another, each kept.

mod block;
mod history;
mod trainer;

pub use history::{BLOCK, History, Record};
pub use trainer::Trainer;
