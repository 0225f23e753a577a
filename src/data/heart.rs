//! The heart-failure table, read from its CSV text while the crate is compiled: a visitor then loads
//! its numbers, and no reader of CSV.

use ndarray::{Array1, Array2};

use super::{Dataset, Task};

/// The table as published; `heart/README.md` has its source and licence.
const TEXT: &[u8] = include_bytes!("heart/heart_failure_clinical_records.csv");

/// Patients, one per line below the header.
const ROWS: usize = 299;

/// The features, in the order of the columns.
const NAMES: [&str; 12] = [
    "age",
    "anaemia",
    "creatinine_phosphokinase",
    "diabetes",
    "ejection_fraction",
    "high_blood_pressure",
    "platelets",
    "serum_creatinine",
    "serum_sodium",
    "sex",
    "smoking",
    "time",
];

/// The columns of the features, then that of the target.
static COLUMNS: [[f64; ROWS]; NAMES.len() + 1] = columns();

/// The table as a [`Dataset`].
pub(super) fn dataset() -> Dataset {
    let (targets, features) = COLUMNS.split_last().expect("there are 13 columns");
    let shape = (NAMES.len(), ROWS);
    let features = Array2::from_shape_fn(shape, |(feature, row)| features[feature][row]);
    Dataset {
        names: NAMES.iter().map(|&name| name.to_owned()).collect(),
        features,
        task: Task::TwoClasses,
        targets: Array1::from_shape_fn(ROWS, |row| targets[row]),
        scales_targets: false,
    }
}

/// The numbers below the header of [`TEXT`].
const fn columns() -> [[f64; ROWS]; NAMES.len() + 1] {
    let mut columns = [[0.0; ROWS]; NAMES.len() + 1];
    let mut at = 0;
    while TEXT[at] != b'\n' {
        at += 1;
    }
    let mut row = 0;
    while row < ROWS {
        let mut column = 0;
        while column < columns.len() {
            (columns[column][row], at) = number(at + 1);
            column += 1;
        }
        row += 1;
    }
    columns
}

/// The number that starts at byte `at` of [`TEXT`], and where it ends.
///
/// The digits as a whole number, over a power of ten: both are exact in f64, so that the one
/// division rounds as any parser must.
const fn number(mut at: usize) -> (f64, usize) {
    let (mut digits, mut divisor, mut fraction) = (0u32, 1u32, false);
    while at < TEXT.len() && TEXT[at] != b',' && TEXT[at] != b'\n' {
        if TEXT[at] == b'.' {
            fraction = true;
        } else {
            assert!(TEXT[at].is_ascii_digit());
            digits = 10 * digits + (TEXT[at] - b'0') as u32;
            divisor *= if fraction { 10 } else { 1 };
        }
        at += 1;
    }
    (digits as f64 / divisor as f64, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_reads_what_the_csv_reader_reads() {
        let text = str::from_utf8(TEXT).unwrap();
        let read = Dataset::from_csv(text, "DEATH_EVENT").unwrap();
        assert_eq!(dataset(), read);
    }
}
