//! Everything that is held against PyTorch's and scikit-learn's own numbers, in `tests/fixtures`.

mod fixture;
mod gradients;
mod own;
mod parity;
mod toys;
