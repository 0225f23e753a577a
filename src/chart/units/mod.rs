//! Hidden units at work: [`draw_activation`] is the curve that every value passes through, with the values
//! on it; [`draw_shares`] how often each unit is on, epoch by epoch.

mod activation;
mod shares;

pub use activation::{Dots, Gate, draw_activation};
pub use shares::{Share, Shares, draw_shares};
