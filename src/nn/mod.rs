//! Networks of linear layers: forward and backward side by side, no autograd.
//!
//! A [`Network`] is [`Linear`] layers with an [`Activation`] after each but the last, begun as [`Init`] says and
//! trained to a least [`Loss`]. Without activations it is one layer: [`Network::collapse`] multiplies it out.

mod activation;
mod collapse;
mod fit;
mod init;
mod linear;
mod loss;
mod network;

pub use activation::Activation;
pub use collapse::Affine;
pub use fit::LeastSquares;
pub use init::Init;
pub use linear::Linear;
pub use loss::Loss;
pub(crate) use network::Workspace;
pub use network::{Network, Parameter};
