//! Networks of linear layers: forward and backward side by side, no autograd.

mod activation;
mod linear;
mod network;

pub use activation::Activation;
pub use linear::Linear;
pub use network::{Network, Parameter, Workspace};
