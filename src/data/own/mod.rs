//! A visitor's own table: a CSV file to a [`Sheet`] of typed columns.
//!
//! ```
//! use relu_playground::data::own::{ColumnKind, Sheet, Value};
//!
//! let sheet = Sheet::read(b"size;colour\n1,5;red\n2,5;blue\n;red\n4;red\n")?;
//! assert_eq!((sheet.rows(), sheet.delimiter()), (4, ';'));
//! assert_eq!(sheet.columns()[1].kind, ColumnKind::Category);
//! assert_eq!(sheet.value(0, 0), Value::Number(1.5));
//! # Ok::<(), relu_playground::Error>(())
//! ```
//!
//! Rows are counted from 1 below the header, as records: a record of several lines, in quotes, is
//! one row, and a blank line is none.

mod cell;
mod column;
mod passes;
mod reader;
mod records;
mod sheet;
mod sniff;
pub(super) mod strict;
mod text;

pub use column::{Column, ColumnKind, Summary};
pub use reader::{Progress, Reader};
pub use sheet::{Sheet, Value};
pub use text::Encoding;

/// Most bytes of a file.
pub const MAX_BYTES: usize = 50_000_000;
/// Most rows of a table.
pub const MAX_ROWS: usize = 100_000;
/// Most columns of a table.
pub const MAX_COLUMNS: usize = 200;
/// Most levels of a category, and classes of a target.
pub const MAX_CATEGORIES: usize = 20;

/// Whether numbers may have a decimal comma.
const fn decimal_comma(delimiter: u8) -> bool {
    delimiter == b';'
}
