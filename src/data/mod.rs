//! Data sets, read or drawn, and what is done to them before training: scaling and splitting, as
//! scikit-learn does.
//!
//! A recipe's data set is [`heart()`], a [`Toy`], [`Painted`] points or an [`OwnTable`], which [`own`] reads from a
//! CSV file. Each becomes a [`Dataset`], (d, n) features as read and n targets; [`train_test_split`] and a
//! [`StandardScaler`] make it [`Prepared`], the rows that are trained and tested on.

mod csv;
mod dataset;
mod extra;
mod heart;
pub mod own;
mod painted;
mod rows;
mod scale;
#[cfg(all(test, feature = "page"))]
mod sentences;
mod split;
mod table;
mod toy;

pub(crate) use csv::CsvFault;
pub use dataset::{Dataset, Prepared, Task, heart};
pub use extra::Extra;
pub use painted::{Painted, Point};
pub use rows::Table;
pub(crate) use rows::{BLOCK_ROWS, Block};
pub use scale::{Scaling, StandardScaler, TargetScale};
pub use split::{Split, train_test_split};
pub use table::{OwnColumn, OwnTable, OwnTarget};
pub use toy::{Toy, ToyKind};
