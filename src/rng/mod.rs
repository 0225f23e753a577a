//! PyTorch's and NumPy's random streams, bit for bit.
//!
//! Both draw from the same MT19937 generator (here the `rand_mt` crate), seeded by the low 32
//! bits of the seed; they differ in what they make of its 32-bit outputs.

mod numpy;
mod torch;
mod twister;

pub use numpy::RandomState;
pub use torch::Generator;
