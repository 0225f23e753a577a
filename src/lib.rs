//! The training core of relu-playground: small `Linear` and ReLU networks, trained in the
//! visitor's browser exactly as PyTorch trains them.
//!
//! Everything follows from one value, the [`Recipe`]: data set, split, scaling, network,
//! activations, optimiser and seed. A [`Trainer`] made from it reproduces, number for number,
//! what `python` prints for the same recipe.
//!
//! ```
//! use relu_playground::{Recipe, Trainer};
//!
//! let mut trainer = Trainer::new(Recipe::default())?; // the lesson: 12-5-ReLU-1, seed 42
//! trainer.train(1000);
//! let last = trainer.history().record(999).expect("1,000 epochs were trained");
//! assert_eq!((last.train_correct, last.test_correct), (193, 44)); // of 239 and 60 rows
//! # Ok::<(), relu_playground::Error>(())
//! ```
//!
//! The core knows no browser, no clock and no global random state; all of that is behind the
//! `web` module, which exists only in the WebAssembly build.

pub mod chart;
pub mod data;
mod error;
mod kernels;
pub mod nn;
pub mod optim;
pub mod qr;
pub mod recipe;
pub mod rng;
pub mod study;
pub mod train;
#[cfg(all(target_arch = "wasm32", any(feature = "lesson", feature = "lab")))]
mod web;
#[cfg(feature = "page")]
pub mod weights;

/// Whether this build has all that the crate can do. The module that the first view loads has not: it is
/// the lesson's data, loss, initialisation and optimiser, and says of the others that there are none.
const WHOLE: bool = cfg!(feature = "page");

pub use error::Error;
pub use recipe::Recipe;
pub use train::{History, Trainer};
