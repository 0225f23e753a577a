//! Optimisers, as `torch.optim` defines them.

mod settings;
mod update;

pub use settings::{Rule, Schedule, Settings};
pub use update::Optimizer;
