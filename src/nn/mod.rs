//! Networks of linear layers: forward and backward side by side, no autograd.

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
pub use network::{Network, Parameter, Workspace};
