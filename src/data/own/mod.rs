//! A visitor's own table: a CSV file to a [`Sheet`] of typed columns, and a [`Choice`] of them to
//! a [`Dataset`](super::Dataset).
//!
//! ```
//! use relu_playground::data::own::{ColumnKind, Sheet};
//! use relu_playground::data::train_test_split;
//!
//! let file = "size;colour;price\n1,5;red;10\n2,5;blue;20\n;red;15\n".repeat(5);
//! let file = file.replacen("\nsize;colour;price", "", 4); // one header, 15 rows
//! let sheet = Sheet::read(file.as_bytes())?;
//! assert_eq!((sheet.rows(), sheet.delimiter()), (15, ';'));
//! assert_eq!(sheet.columns()[1].kind, ColumnKind::Category);
//!
//! let choice = sheet.suggest(None); // price from size and colour, without the rows of no size
//! let chosen = sheet.choose(&choice)?;
//! let split = train_test_split(chosen.rows().len(), 0.2, 10)?;
//! let data = chosen.dataset(&split.train)?;
//! assert_eq!(data.names, ["size", "colour=blue", "colour=red"]);
//! assert_eq!((data.rows(), chosen.notes().without_value), (10, 5));
//! # Ok::<(), relu_playground::Error>(())
//! ```
//!
//! Rows are counted from 1 below the header, as records: a record of several lines, in quotes, is
//! one row, and a blank line is none.

mod cell;
mod choice;
mod column;
mod identifier;
mod passes;
mod reader;
mod records;
mod sheet;
mod sniff;
pub(super) mod strict;
mod target;
mod text;

pub use choice::{Choice, Chosen, Missing, Notes};
pub use column::{Column, ColumnKind, Summary};
pub use reader::{Progress, Reader};
pub(super) use sheet::Format;
pub use sheet::{Sheet, Value};
pub use target::TaskKind;
pub use text::Encoding;
#[cfg(test)]
pub(super) use text::other_files;

use super::csv;
use crate::Error;

/// Most bytes of a file.
pub const MAX_BYTES: usize = 50_000_000;
/// Most rows of a table.
pub const MAX_ROWS: usize = 100_000;
/// Most columns of a table.
pub const MAX_COLUMNS: usize = 200;
/// Most values of a data set, inputs times rows.
pub const MAX_VALUES: usize = MAX_ROWS * MAX_COLUMNS;
/// Most levels of a category, and classes of a target.
pub const MAX_CATEGORIES: usize = 20;
/// Fewest rows of a data set.
pub const MIN_ROWS: usize = 10;

/// Numbers are within ± this, so that nothing overflows in f32.
pub(super) const MAX_NUMBER: f64 = 1e38;

/// Whether a file of so many bytes can be read, for those who know its size before its bytes.
///
/// # Errors
/// A sentence where it is too large.
pub fn check_size(bytes: u64) -> Result<(), Error> {
    if bytes > MAX_BYTES as u64 {
        return Err(csv::too_many_bytes(bytes));
    }
    Ok(())
}

/// Whether numbers may have a decimal comma.
const fn decimal_comma(delimiter: u8) -> bool {
    delimiter == b';'
}
