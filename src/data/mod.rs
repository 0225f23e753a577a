//! Data sets, read or drawn, and what is done to them before training: scaling and splitting, as
//! scikit-learn does.

mod csv;
mod dataset;
mod heart;
pub mod own;
mod scale;
mod split;
mod toy;

pub(crate) use csv::CsvFault;
pub use dataset::{Dataset, Prepared, Table, Task, heart};
pub use scale::{Scaling, StandardScaler};
pub use split::{Split, train_test_split};
pub use toy::{Toy, ToyKind};
