//! The heart-failure table, brought from its CSV text into one column after the other while the crate is
//! compiled: a visitor then loads its numbers, and no reader of CSV.

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

/// Features and target.
const COLUMNS: usize = NAMES.len() + 1;

/// Where [`TEXT`] has its first row: below the header.
const START: usize = after_line(0);

/// What is below the header column by column, each value with a comma after it: like beside like, the
/// numbers compress better, and as text they are half as large as in f64.
static VALUES: [u8; TEXT.len() - START] = values();

/// The table as a [`Dataset`].
pub(super) fn dataset() -> Dataset {
    let mut at = 0;
    let mut next = || {
        let (value, end) = number(at);
        at = end + 1;
        value
    };
    let features = Array2::from_shape_simple_fn((NAMES.len(), ROWS), &mut next);
    let targets = Array1::from_shape_simple_fn(ROWS, next);
    Dataset {
        names: NAMES.iter().map(|&name| name.to_owned()).collect(),
        features,
        task: Task::TwoClasses,
        targets,
        scales_targets: false,
    }
}

/// Where the line after the one at byte `at` of [`TEXT`] starts.
const fn after_line(mut at: usize) -> usize {
    while TEXT[at] != b'\n' {
        at += 1;
    }
    at + 1
}

/// Makes [`VALUES`].
const fn values() -> [u8; TEXT.len() - START] {
    // How far each row is read.
    let mut read = [START; ROWS];
    let mut row = 1;
    while row < ROWS {
        read[row] = after_line(read[row - 1]);
        row += 1;
    }
    assert!(after_line(read[ROWS - 1]) == TEXT.len());
    let mut values = [b','; TEXT.len() - START];
    let (mut to, mut k) = (0, 0);
    while k < COLUMNS * ROWS {
        let at = &mut read[k % ROWS];
        while TEXT[*at] != b',' && TEXT[*at] != b'\n' {
            assert!(TEXT[*at].is_ascii_digit() || TEXT[*at] == b'.');
            values[to] = TEXT[*at];
            (to, *at) = (to + 1, *at + 1);
        }
        // What stays in between is a comma.
        (to, *at, k) = (to + 1, *at + 1, k + 1);
    }
    assert!(to == values.len());
    values
}

/// The number that starts at byte `at` of [`VALUES`], and where it ends.
///
/// The digits as a whole number, over a power of ten: both are exact in f64, so that the one
/// division rounds as any parser must.
fn number(at: usize) -> (f64, usize) {
    let (mut digits, mut divisor, mut fraction) = (0u32, 1u32, false);
    let mut end = at;
    while VALUES[end] != b',' {
        if VALUES[end] == b'.' {
            fraction = true;
        } else {
            digits = 10 * digits + u32::from(VALUES[end] - b'0');
            divisor *= if fraction { 10 } else { 1 };
        }
        end += 1;
    }
    (f64::from(digits) / f64::from(divisor), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_the_csv_reader_reads() {
        let text = str::from_utf8(TEXT).unwrap();
        let read = Dataset::from_csv(text, "DEATH_EVENT").unwrap();
        assert_eq!(dataset(), read);
    }
}
