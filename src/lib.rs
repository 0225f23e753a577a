//! Small `Linear` and ReLU networks, trained exactly as PyTorch trains them: the same initial weights, the
//! same split, the same accuracy at every epoch.
//!
//! This is the training core of the ReLU playground, a page that shows what an activation function does. It is
//! an ordinary library too: no browser, no GPU, no Python, no clock and no global random state.
//!
//! # Example
//!
//! Everything follows from one value, the [`Recipe`]: data set, split, scaling, network, activations, optimiser
//! and seed. A [`Trainer`] made from it reproduces what `python` prints for the same recipe.
//!
//! ```
//! use relu_playground::{Recipe, Trainer};
//!
//! let mut trainer = Trainer::new(Recipe::default())?; // the lesson's
//! assert_eq!(trainer.title(), "12-5-ReLU-1");
//! trainer.train(1000);
//! let history = trainer.history();
//! let line = history.line(900).unwrap(); // what the lesson prints
//! assert!(line.starts_with("Epoch: 900, Loss: 0.42997, Accuracy: 79.50% | "));
//! let last = history.record(999).unwrap();
//! assert_eq!(last.train_correct, 193); // of 239 rows
//! assert_eq!(last.test_correct, 44); // of 60
//! # Ok::<(), relu_playground::Error>(())
//! ```
//!
//! Another recipe is the lesson's with other fields:
//!
//! ```
//! use relu_playground::data::{Toy, ToyKind};
//! use relu_playground::nn::Activation;
//! use relu_playground::{Recipe, Trainer};
//!
//! let recipe = Recipe {
//!     data: Toy::new(ToyKind::Circles).into(), // as scikit-learn's make_circles
//!     hidden: vec![16, 16],
//!     activations: vec![Activation::Tanh; 2], // one for each hidden layer
//!     seed: 7, // torch.manual_seed(7)
//!     ..Recipe::default()
//! };
//! assert_eq!(Trainer::new(recipe)?.title(), "2-16-16-1 Tanh");
//! # Ok::<(), relu_playground::Error>(())
//! ```
//!
//! The programs in `examples/` go further: the lesson's three models (`lesson`), a problem that needs an
//! activation (`circles`), whether a difference was luck (`seeds`), a CSV file of one's own (`own_csv`), and a
//! network that is changed in mid-run (`custom_loop`). `cargo run --release --example lesson` runs one.
//!
//! # Where to look
//!
//! - [`recipe`]: what a run is made of, and what it changes on the way.
//! - [`train`]: the [`Trainer`], its [`History`], and looking into a trained network.
//! - [`data`]: the heart table and the toy data sets, painted points, CSV files; scaling and splitting.
//! - [`nn`] and [`optim`]: layers, activations, losses, initialisations; optimisers and schedules.
//! - [`study`]: the same models over many seeds, and what a difference between two of them is worth.
//! - [`rng`]: PyTorch's and NumPy's random streams.
//! - [`chart`] and [`qr`]: drawing what was trained, on any of plotters' backends.
//!
//! # Shapes and units
//!
//! - Features are (d, n): a row of the array for each of d features, a column for each of n table rows. Where
//!   features go in ([`Trainer::predict`]), they are as read, in f64; scaling is the trainer's.
//! - A weight is (outputs, inputs), as `torch.nn.Linear` has it; a bias has one value for each output.
//! - Epochs are counted from 0 where one is named. An epoch's training figures are from before its updates, its
//!   test figures from after them, as in the lesson's loop.
//! - A loss is the mean over the rows: in nats for classes, the squared error of the scaled target for a number.
//!   An accuracy is a fraction from 0 to 1.
//!
//! # Errors
//!
//! Whatever comes from outside (a recipe, a file, a change) is answered with an [`Error`], whose text is a
//! sentence that says what was given and what is needed. A run whose loss leaves the finite numbers is no error:
//! it ends, and [`Trainer::diverged`] says so.
//!
//! ```
//! use relu_playground::{Recipe, Trainer};
//!
//! let recipe = Recipe { hidden: vec![0], ..Recipe::default() };
//! assert_eq!(
//!     Trainer::new(recipe).unwrap_err().to_string(),
//!     "hidden layer 1 has 0 units; a layer has a whole number from 1 to 256"
//! );
//! ```
//!
//! What only a mistake in a program can cause, such as features of another data set, panics, and the item says
//! so.
//!
//! # Exactly
//!
//! Initial weights, shuffles and splits are PyTorch's and scikit-learn's bit for bit. Counts of correct rows are
//! equal, and losses are within 5e-6 of their value, at every one of 1,000 epochs: for ten models from three
//! seeds each, and for every optimiser, loss and toy data set. The tests compare with runs of PyTorch
//! itself, which are kept with the script that made them (`tests/pytorch`, `tests/fixtures`).
//!
//! The same recipe gives the same bits on every machine, natively and in WebAssembly: there is no fused
//! multiply-add and no platform function, and sums are always made in the same order.
//!
//! # Features
//!
//! They choose what is in the WebAssembly modules of the page, and nothing else needs them. `page`, the default,
//! is everything; `lesson` is what the first view loads; `lab` reads a visitor's CSV file. What speaks to the
//! browser is in the private module `web`, which a native build has not. From JavaScript, the same module is the
//! npm package `relu-playground`.

pub mod chart;
pub mod data;
mod error;
mod kernels;
pub mod nn;
pub mod optim;
#[cfg(feature = "page")]
pub mod python;
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
#[doc(inline)]
pub use recipe::Recipe;
#[doc(inline)]
pub use train::{History, Trainer};
