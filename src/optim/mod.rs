//! Optimisers, as `torch.optim` defines them.
//!
//! [`Settings`] say what is wanted: a [`Rule`] (SGD, Adam, AdamW, RMSprop), a learning rate and its [`Schedule`],
//! weight decay and an L1 penalty. An [`Optimizer`] takes the steps.

mod settings;
mod update;

pub use settings::{Rule, Schedule, Settings};
pub use update::Optimizer;
