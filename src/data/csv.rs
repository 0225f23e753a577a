//! What can be wrong with a visitor's table, each as a sentence.
//!
//! Rows are counted as records below the header, from 1 (from the first record where there is no
//! header). A record of several lines, in quotes, is one row; empty lines are none.

use std::fmt;

use super::own::Format;
pub(super) use super::own::strict::read;
use super::own::{MAX_BYTES, MAX_CATEGORIES, MAX_COLUMNS, MAX_ROWS, MAX_VALUES, MIN_ROWS};
use crate::Error;
use crate::error::{Count, Kind, Number};

/// Why a file is not a table that we can use.
///
/// It is the sentence itself, written where the fault is found: a program that reads no tables
/// then carries none of these sentences.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CsvFault(String);

impl fmt::Display for CsvFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
impl CsvFault {
    /// That sentence, whoever says it.
    pub(super) fn of(sentence: &str) -> Self {
        CsvFault(sentence.to_owned())
    }
}

/// An error of that sentence.
fn fault(sentence: String) -> Error {
    Kind::Csv(CsvFault(sentence)).into()
}

// What the file is.

pub(super) fn empty_file() -> Error {
    fault("the file is empty".into())
}

pub(super) fn too_many_bytes(given: u64) -> Error {
    let megabytes = |bytes: u64| bytes.div_ceil(100_000) as f64 / 10.0;
    let (given, most) = (megabytes(given), megabytes(MAX_BYTES as u64));
    fault(format!(
        "the file has {given} MB; there can be up to {most} MB"
    ))
}

/// The file is `what` and no table; `advice` says how to get one, after a semicolon.
pub(super) fn other_file(what: &str, advice: &str) -> Error {
    fault(format!("this is {what}, not a table{advice}"))
}

pub(super) fn not_text(byte: usize, value: u8) -> Error {
    fault(format!(
        "this file is not text: its byte {byte} is {value}; save the table as CSV in UTF-8"
    ))
}

pub(super) fn broken_utf16(unit: usize) -> Error {
    fault(format!(
        "this file is not text: it starts as UTF-16 and its character {unit} is half of a pair; save the table as CSV in UTF-8"
    ))
}

// What the table is.

pub(super) fn no_rows() -> Error {
    fault("the table has a header and no rows".into())
}

pub(super) fn too_many_rows(given: usize) -> Error {
    let (given, most) = (Grouped(given), Grouped(MAX_ROWS));
    fault(format!(
        "the table has {given} rows; there can be up to {most}"
    ))
}

pub(super) fn too_many_columns(given: usize) -> Error {
    let given = Grouped(given);
    fault(format!(
        "the table has {given} columns; there can be up to {MAX_COLUMNS}"
    ))
}

/// Row `row`, from that line of the file, has `given` columns where the first record has `first`.
pub(super) fn ragged(
    (row, line): (usize, usize),
    given: usize,
    format: Format,
    first: usize,
) -> Error {
    let record = if format.header { "the header" } else { "row 1" };
    let mark = match format.delimiter {
        b'\t' => "tab",
        b';' => "semicolon",
        _ => "comma",
    };
    let quote = match given > first {
        true => format!(", with a text that holds a {mark} in quotes"),
        false => String::new(),
    };
    let given = Count(given, "column");
    fault(format!(
        "row {row} has {given}, {record} has {first}; give line {line} of the file as many{quote}"
    ))
}

/// Row 0 is the header; the quotes open in that line of the file.
pub(super) fn open_quotes(row: usize, line: usize) -> Error {
    let place = match row {
        0 => "the header".to_owned(),
        _ => format!("row {row}"),
    };
    fault(format!(
        "{place} opens quotes that are never closed; close them in line {line} of the file, or double a quote that belongs to a text"
    ))
}

// What a column is.

/// Without a header, columns have names all the same: `column 1` and so on.
pub(super) fn no_column(name: &str, header: bool) -> Error {
    let name = shown(name);
    let place = if header { "header" } else { "table" };
    fault(format!("the {place} has no column '{name}'"))
}

pub(super) fn empty_column(name: &str) -> Error {
    fault(format!("column '{}' is empty", shown(name)))
}

pub(super) fn not_finite(row: usize, column: &str, text: &str) -> Error {
    let (column, text) = (shown(column), shown(text));
    fault(format!(
        "row {row} has '{text}' in column '{column}'; a finite number is needed there"
    ))
}

/// The number `text` has another decimal mark than one above it.
pub(super) fn two_marks(row: usize, column: &str, text: &str) -> Error {
    let other = if text.contains(',') { "point" } else { "comma" };
    let (column, text) = (shown(column), shown(text));
    fault(format!(
        "row {row} has '{text}' in column '{column}', which has a decimal {other} above; a column has one of the two"
    ))
}

pub(super) fn too_large(row: usize, column: &str, text: &str) -> Error {
    let (column, text) = (shown(column), shown(text));
    fault(format!(
        "row {row} has '{text}' in column '{column}'; numbers go from -1e38 to 1e38"
    ))
}

pub(super) fn no_value(row: usize, column: &str) -> Error {
    let column = shown(column);
    fault(format!("row {row} has no value in column '{column}'"))
}

/// `more` where there are more values than the `given` ones that were counted.
pub(super) fn too_many_categories(column: &str, given: usize, more: bool) -> Error {
    let (column, given) = (shown(column), Grouped(given));
    let more = if more { "more than " } else { "" };
    fault(format!(
        "column '{column}' has {more}{given} different values; a category can have up to {MAX_CATEGORIES}"
    ))
}

// What was chosen.

pub(super) fn no_usable_column() -> Error {
    fault(format!(
        "the table has no two columns of which one could be predicted from the other; a column needs 2 different numbers or more, or 2 to {MAX_CATEGORIES} different texts"
    ))
}

pub(super) fn no_column_chosen() -> Error {
    fault("no column is chosen to predict from; choose at least 1".into())
}

/// Columns of a choice are counted from 0, those of a sentence from 1.
pub(super) fn no_such_column(index: usize, columns: usize) -> Error {
    let (number, columns) = (index.saturating_add(1), Count(columns, "column"));
    fault(format!(
        "there is no column {number}; the table has {columns}"
    ))
}

pub(super) fn chosen_twice(name: &str) -> Error {
    fault(format!("column '{}' is chosen twice", shown(name)))
}

pub(super) fn target_chosen(name: &str) -> Error {
    let name = shown(name);
    fault(format!(
        "column '{name}' is the target; it cannot be predicted from itself"
    ))
}

pub(super) fn too_few_rows(usable: usize, rows: usize) -> Error {
    fault(format!(
        "{usable} of {rows} rows can be used; at least {MIN_ROWS} are needed"
    ))
}

pub(super) fn too_many_values(inputs: usize, rows: usize) -> Error {
    let (values, most) = (Grouped(inputs * rows), Grouped(MAX_VALUES));
    let (inputs, rows) = (Grouped(inputs), Grouped(rows));
    fault(format!(
        "{inputs} inputs in {rows} rows are {values} values; there can be up to {most}"
    ))
}

pub(super) fn nothing_to_fill_with(column: &str, rows: usize) -> Error {
    let column = shown(column);
    fault(format!(
        "column '{column}' has no value in the {rows} training rows to fill the missing ones with"
    ))
}

// What a table of one's own holds.

/// A column has `given` values where the target has `rows`.
pub(super) fn uneven(column: &str, given: usize, rows: usize) -> Error {
    let (column, given) = (shown(column), Count(given, "value"));
    fault(format!(
        "column '{column}' has {given}, the target has {rows}"
    ))
}

/// The value is no index of one of so many levels or classes.
pub(super) fn no_index(row: usize, column: &str, value: f64, levels: usize) -> Error {
    let (column, value, last) = (shown(column), Number(value), levels.saturating_sub(1));
    fault(format!(
        "row {row} has {value} in column '{column}'; a whole number from 0 to {last} is needed there"
    ))
}

// What the target is.

pub(super) fn one_value(value: &str, rows: usize) -> Error {
    let value = shown(value);
    fault(format!(
        "the target has one value only, '{value}', in all {rows} rows"
    ))
}

pub(super) fn other_classes(column: &str, given: usize, more: bool, needed: &str) -> Error {
    let (column, given) = (shown(column), Grouped(given));
    let more = if more { "more than " } else { "" };
    fault(format!(
        "the target column '{column}' has {more}{given} different values; {needed}"
    ))
}

pub(super) fn not_a_class(row: usize, column: &str, text: f64) -> Error {
    let (column, text) = (shown(column), Number(text));
    fault(format!(
        "row {row} has '{text}' in the target column '{column}'; a target is 0 or 1"
    ))
}

/// A visitor's text as a sentence can hold it: its first 40 characters.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A count with its thousands apart: `100,000`.
struct Grouped(usize);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}
