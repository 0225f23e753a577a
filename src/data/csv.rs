//! Reading a CSV text into a [`Dataset`], by the `csv` crate.

use std::fmt;

use csv::{ReaderBuilder, StringRecord};
use ndarray::{Array1, Array2};

use super::{Dataset, Task};
use crate::Error;
use crate::error::{Count, Kind};

/// Why a text is not a table that we can use. Rows are counted from 1, below the header.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CsvFault {
    Read {
        reason: String,
    },
    Columns {
        row: usize,
        given: usize,
        header: usize,
    },
    Number {
        row: usize,
        column: String,
        text: String,
    },
    Target {
        row: usize,
        column: String,
        text: String,
    },
    NoColumn {
        column: String,
    },
    NoRows,
}

impl From<CsvFault> for Error {
    fn from(fault: CsvFault) -> Self {
        Kind::Csv(fault).into()
    }
}

impl fmt::Display for CsvFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CsvFault::Read { reason } => write!(f, "the table cannot be read as CSV: {reason}"),
            CsvFault::Columns { row, given, header } => {
                let given = Count(*given, "column");
                write!(f, "row {row} has {given}, the header has {header}")
            }
            CsvFault::Number { row, column, text } => write!(
                f,
                "row {row} has '{text}' in column '{column}'; a finite number is needed there"
            ),
            CsvFault::Target { row, column, text } => write!(
                f,
                "row {row} has '{text}' in the target column '{column}'; a target is 0 or 1"
            ),
            CsvFault::NoColumn { column } => write!(f, "the header has no column '{column}'"),
            CsvFault::NoRows => write!(f, "the table has a header and no rows"),
        }
    }
}

/// Reads `text`; see [`Dataset::from_csv`].
pub(super) fn read(text: &str, target: &str) -> Result<Dataset, Error> {
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(unreadable)?.clone();
    let target_at = header
        .iter()
        .position(|name| name == target)
        .ok_or_else(|| CsvFault::NoColumn {
            column: target.to_owned(),
        })?;
    let mut columns = vec![Vec::new(); header.len()];
    for (row, record) in (1..).zip(reader.records()) {
        read_row(
            row,
            &record.map_err(unreadable)?,
            &header,
            target_at,
            &mut columns,
        )?;
    }
    let targets: Array1<f32> = columns
        .remove(target_at)
        .iter()
        .map(|&t| t as f32)
        .collect();
    if targets.is_empty() {
        return Err(CsvFault::NoRows.into());
    }
    let shape = (columns.len(), targets.len());
    let features = Array2::from_shape_vec(shape, columns.concat()).expect("equal columns");
    let names = header
        .iter()
        .filter(|name| *name != target)
        .map(str::to_owned)
        .collect();
    Ok(Dataset {
        names,
        features,
        task: Task::TwoClasses,
        targets,
    })
}

/// Appends one record's values to `columns`.
fn read_row(
    row: usize,
    record: &StringRecord,
    header: &StringRecord,
    target_at: usize,
    columns: &mut [Vec<f64>],
) -> Result<(), Error> {
    if record.len() != header.len() {
        let (given, header) = (record.len(), header.len());
        return Err(CsvFault::Columns { row, given, header }.into());
    }
    for (at, text) in record.iter().enumerate() {
        let place = || (row, header[at].to_owned(), text.to_owned());
        let value = text
            .trim()
            .parse::<f64>()
            .ok()
            .filter(|value| value.is_finite());
        columns[at].push(match value {
            Some(value) if at != target_at || value == 0.0 || value == 1.0 => value,
            _ if at == target_at => {
                let (row, column, text) = place();
                return Err(CsvFault::Target { row, column, text }.into());
            }
            _ => {
                let (row, column, text) = place();
                return Err(CsvFault::Number { row, column, text }.into());
            }
        });
    }
    Ok(())
}

/// What the `csv` crate found wrong.
fn unreadable(error: csv::Error) -> Error {
    CsvFault::Read {
        reason: error.to_string(),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> String {
        read(text, "y").unwrap_err().to_string()
    }

    #[test]
    fn reads_columns_in_any_order() {
        let data = read("a,y,b\n1,0,2.5\n3,1,-4e2\n", "y").unwrap();
        assert_eq!(data.names, ["a", "b"]);
        assert_eq!(data.features, ndarray::array![[1.0, 3.0], [2.5, -400.0]]);
        assert_eq!(data.targets, ndarray::array![0.0, 1.0]);
    }

    #[test]
    fn says_where_a_table_is_wrong() {
        assert_eq!(sentence("a,b\n1,2\n"), "the header has no column 'y'");
        assert_eq!(sentence("a,y\n"), "the table has a header and no rows");
        assert_eq!(
            sentence("a,y\n1,0\n2\n"),
            "row 2 has 1 column, the header has 2"
        );
        assert_eq!(
            sentence("a,y\nx,0\n"),
            "row 1 has 'x' in column 'a'; a finite number is needed there"
        );
        assert_eq!(
            sentence("a,y\ninf,0\n"),
            "row 1 has 'inf' in column 'a'; a finite number is needed there"
        );
        assert_eq!(
            sentence("a,y\n1,2\n"),
            "row 1 has '2' in the target column 'y'; a target is 0 or 1"
        );
    }
}
