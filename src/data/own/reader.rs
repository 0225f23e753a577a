//! Reading a file in steps, so that a page can draw its progress between them.

use std::borrow::Cow;

use super::column::Column;
use super::identifier::identify;
use super::passes::{Filling, Survey};
use super::records::Records;
use super::sheet::{Format, Sheet};
use super::{MAX_COLUMNS, MAX_ROWS, check_size, decimal_comma, sniff, text};
use crate::Error;
use crate::data::csv;

/// A file that is being read, a few rows at a time.
///
/// It goes through the file twice: once to see which columns are numbers, and once to take their
/// values, so that a cell is never kept as a string of its own.
///
/// ```
/// use relu_playground::data::own::Sheet;
/// let mut reader = Sheet::reader(&b"x,y\n1,0\n2,1\n"[..], None)?;
/// while !reader.step(500)?.is_done() {} // draw a frame here
/// assert_eq!(reader.finish()?.rows(), 2);
/// # Ok::<(), relu_playground::Error>(())
/// ```
pub struct Reader<'a> {
    text: Cow<'a, [u8]>,
    format: Format,
    names: Vec<String>,
    records: Records,
    /// Rows read in this pass.
    row: usize,
    pass: Pass,
}

/// How far a [`Reader`] is, in bytes over both passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub read: usize,
    /// Bytes to read.
    pub total: usize,
}

/// What the rows are read for.
enum Pass {
    Survey(Vec<Survey>),
    Fill(Vec<Filling>),
    Done(Vec<Column>),
    Failed(Error),
}

impl Progress {
    /// Whether there is nothing left to read.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.read == self.total
    }
}

impl<'a> Reader<'a> {
    /// See [`Sheet::reader`].
    pub(super) fn new(bytes: Cow<'a, [u8]>, header: Option<bool>) -> Result<Self, Error> {
        check_size(bytes.len() as u64)?;
        let (text, encoding) = text::decode(bytes)?;
        let delimiter = sniff::delimiter(&text);
        let mut records = Records::new(delimiter);
        if !records.read(&text) {
            return Err(csv::empty_file());
        }
        let columns = records.columns();
        if columns > MAX_COLUMNS {
            return Err(csv::too_many_columns(columns));
        }
        let header = header.unwrap_or_else(|| sniff::has_header(&text, delimiter));
        if let Some(line) = records.open_line(&text) {
            return Err(csv::open_quotes(usize::from(!header), line));
        }
        let mut reader = Reader {
            names: sniff::names(records.cells(), header),
            text,
            format: Format {
                delimiter,
                encoding,
                header,
            },
            records,
            row: 0,
            pass: Pass::Survey(vec![Survey::default(); columns]),
        };
        reader.rewind();
        Ok(reader)
    }

    /// Reads up to so many rows, at least one.
    ///
    /// # Errors
    /// A sentence that names the row where the file is no table; the same one ever after.
    pub fn step(&mut self, rows: usize) -> Result<Progress, Error> {
        for _ in 0..rows.max(1) {
            if let Pass::Done(_) | Pass::Failed(_) = self.pass {
                break;
            }
            if let Err(error) = self.read_row() {
                self.pass = Pass::Failed(error);
            }
        }
        match &self.pass {
            Pass::Failed(error) => Err(error.clone()),
            _ => Ok(self.progress()),
        }
    }

    /// How far the reader is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        // An end of pass that is not yet noticed is one byte more to read.
        let total = 2 * (self.text.len() + 1);
        let read = match self.pass {
            Pass::Survey(_) => self.records.at(),
            Pass::Fill(_) => total / 2 + self.records.at(),
            Pass::Done(_) | Pass::Failed(_) => total,
        };
        Progress { read, total }
    }

    /// The sheet, after reading what is left to read.
    ///
    /// # Errors
    /// As for [`Reader::step`].
    pub fn finish(mut self) -> Result<Sheet, Error> {
        while !self.step(MAX_ROWS)?.is_done() {}
        match self.pass {
            Pass::Done(columns) => Ok(Sheet::new(self.format, columns, self.row)),
            Pass::Failed(error) => Err(error),
            Pass::Survey(_) | Pass::Fill(_) => unreachable!("reading is done"),
        }
    }

    /// Goes back to the first row.
    fn rewind(&mut self) {
        self.records = Records::new(self.format.delimiter);
        self.row = 0;
        if self.format.header {
            self.records.read(&self.text);
        }
    }

    /// Reads a row, or goes on to the next pass.
    fn read_row(&mut self) -> Result<(), Error> {
        if !self.records.read(&self.text) {
            return self.end_pass();
        }
        self.row += 1;
        if let Some(line) = self.records.open_line(&self.text) {
            return Err(csv::open_quotes(self.row, line));
        }
        let (given, first) = (self.records.columns(), self.names.len());
        if given != first {
            let line = self.records.line(&self.text);
            return Err(csv::ragged((self.row, line), given, self.format, first));
        }
        let comma = decimal_comma(self.format.delimiter);
        let cells = self.records.cells().map(trimmed);
        match &mut self.pass {
            // More rows than there can be are counted, for the sentence that says so.
            Pass::Survey(columns) if self.row <= MAX_ROWS => {
                for (column, cell) in columns.iter_mut().zip(cells) {
                    column.see(self.row, cell, comma);
                }
            }
            Pass::Fill(columns) => {
                for (column, cell) in columns.iter_mut().zip(cells) {
                    column.push(self.row, cell);
                }
            }
            Pass::Survey(_) | Pass::Done(_) | Pass::Failed(_) => {}
        }
        Ok(())
    }

    /// From one pass to the next.
    fn end_pass(&mut self) -> Result<(), Error> {
        match std::mem::replace(&mut self.pass, Pass::Done(Vec::new())) {
            Pass::Survey(_) if self.row == 0 => return Err(csv::no_rows()),
            Pass::Survey(_) if self.row > MAX_ROWS => return Err(csv::too_many_rows(self.row)),
            Pass::Survey(columns) => {
                let fillings = columns.into_iter().map(|column| column.filling(self.row));
                self.pass = Pass::Fill(fillings.collect());
                self.rewind();
            }
            Pass::Fill(columns) => {
                let named = columns.into_iter().zip(&self.names);
                let done = named.map(|(column, name)| column.done(name.clone()));
                let mut columns = done.collect::<Vec<_>>();
                identify(&mut columns);
                self.pass = Pass::Done(columns);
            }
            done @ (Pass::Done(_) | Pass::Failed(_)) => self.pass = done,
        }
        Ok(())
    }
}

/// Without the blanks around it.
fn trimmed(cell: &[u8]) -> &[u8] {
    // Blanks beyond ASCII, such as a no-break space, are looked for where there may be some.
    let cell = cell.trim_ascii();
    match (cell.first(), cell.last()) {
        (Some(first), Some(last)) if first.is_ascii() && last.is_ascii() => cell,
        _ => str::from_utf8(cell).map_or(cell, |cell| cell.trim().as_bytes()),
    }
}
