//! A visitor's table as it was read, column by column.

use std::borrow::Cow;

use super::column::{Cells, Column, ColumnKind, NO_LEVEL};
use super::{Choice, Chosen, Encoding, Missing, Reader};
use crate::Error;
use crate::data::csv;

/// Names that a column to predict often has.
const TARGET_NAMES: [&str; 5] = ["target", "label", "class", "outcome", "y"];

/// A table of typed columns, read from a CSV file.
#[derive(Clone, Debug)]
pub struct Sheet {
    format: Format,
    columns: Vec<Column>,
    rows: usize,
}

/// How the file is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::data) struct Format {
    pub(in crate::data) delimiter: u8,
    pub(in crate::data) encoding: Encoding,
    pub(in crate::data) header: bool,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Missing,
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// One of so many different texts that they were not kept.
    Unkept,
}

impl Sheet {
    /// Reads a CSV file: comma, semicolon or tab, with or without a header, quotes, LF, CRLF or
    /// CR, UTF-8, UTF-16 with its mark or Windows-1252.
    ///
    /// # Errors
    /// A sentence where the file is no such table, or too large.
    pub fn read(bytes: &[u8]) -> Result<Sheet, Error> {
        Self::read_with(bytes, None)
    }

    /// Reads a CSV file of which it is known whether there is a header, or not.
    ///
    /// # Errors
    /// As for [`Sheet::read`].
    pub fn read_with(bytes: &[u8], header: Option<bool>) -> Result<Sheet, Error> {
        Self::reader(bytes, header)?.finish()
    }

    /// A reader of a CSV file for those who cannot wait until it is read. It may own the bytes.
    ///
    /// # Errors
    /// A sentence where the start of the file tells that it is no such table.
    pub fn reader<'a>(
        bytes: impl Into<Cow<'a, [u8]>>,
        header: Option<bool>,
    ) -> Result<Reader<'a>, Error> {
        Reader::new(bytes.into(), header)
    }

    pub(super) fn new(format: Format, columns: Vec<Column>, rows: usize) -> Self {
        Sheet {
            format,
            columns,
            rows,
        }
    }

    /// The columns, in the order of the file.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The index of the column of that name.
    ///
    /// # Errors
    /// A sentence where there is none.
    pub fn column(&self, name: &str) -> Result<usize, Error> {
        let found = self.columns.iter().position(|column| column.name == name);
        found.ok_or_else(|| csv::no_column(name, self.has_header()))
    }

    /// Number of rows below the header.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What stands between two cells.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.format.delimiter.into()
    }

    /// How the text is written.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.format.encoding
    }

    /// Whether the first record is the header.
    #[must_use]
    pub fn has_header(&self) -> bool {
        self.format.header
    }

    /// The value in a row and a column, both from 0.
    ///
    /// # Panics
    /// When there is no such row or column.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Value<'_> {
        assert!(row < self.rows, "row {row} of {}", self.rows);
        match &self.columns[column].cells {
            Cells::Numbers { values, .. } if values[row].is_nan() => Value::Missing,
            Cells::Numbers { values, .. } => Value::Number(values[row]),
            Cells::Levels { index, .. } if index[row] == NO_LEVEL => Value::Missing,
            Cells::Levels { index, levels } => Value::Text(&levels[index[row] as usize].text),
            Cells::Many(_) => Value::Unkept,
        }
    }

    /// A choice to start from: `target`, or else a column under a usual name such as `class`, or
    /// else the last, to be predicted from every other number and category. Identifiers are left
    /// out unless there is nothing else; constants and columns that cannot be used always are.
    ///
    /// Where no column can be predicted from any other, the choice has no columns to predict from,
    /// and [`Sheet::choose`] says so.
    #[must_use]
    pub fn suggest(&self, target: Option<usize>) -> Choice {
        let all = || self.columns.iter().enumerate();
        let indices = |fits: &dyn Fn(&Column) -> bool| -> Vec<usize> {
            all().filter(|(_, c)| fits(c)).map(|(at, _)| at).collect()
        };
        let usable = indices(&Column::is_usable);
        let spare = indices(&|c| c.kind == ColumnKind::Identifier && c.check().is_ok());
        let is_named = |at: &&usize| {
            let name = self.columns[**at].name.to_lowercase();
            TARGET_NAMES.contains(&&name[..])
        };
        let filled = || all().rfind(|(_, c)| c.kind != ColumnKind::Empty);
        let guess = usable.iter().find(is_named).or(usable.last()).copied();
        let guess = guess.or_else(|| filled().map(|(at, _)| at));
        let target = target.or(guess).unwrap_or(self.columns.len() - 1);
        let others = |columns: Vec<usize>| -> Vec<usize> {
            columns.into_iter().filter(|&at| at != target).collect()
        };
        let mut columns = others(usable);
        if columns.is_empty() {
            columns = others(spare);
        }
        Choice {
            target,
            columns,
            task: None,
            missing: Missing::DropRows,
        }
    }

    /// The rows and the target of a choice of columns.
    ///
    /// # Errors
    /// A sentence where the choice cannot be made, or leaves too little to train on.
    pub fn choose(&self, choice: &Choice) -> Result<Chosen, Error> {
        Chosen::new(self, choice)
    }
}
