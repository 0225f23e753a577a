//! Which columns only number the rows: nothing could be learnt from them for other rows.

use super::column::{Cells, Column, ColumnKind};

/// Last words of names for row numbers, and words of names for what often rises by ones.
const COUNTERS: [&str; 8] = ["id", "index", "no", "nr", "num", "number", "row", "obs"];
const QUANTITIES: [&str; 24] = [
    "x",
    "t",
    "time",
    "second",
    "seconds",
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "age",
    "height",
    "weight",
    "length",
    "distance",
    "dose",
    "temperature",
];

/// Makes identifiers of the columns that count the rows, while at least two others remain of which
/// one could be predicted from the other.
///
/// To count by ones is not enough, since years and the hours of an experiment do too: the column has
/// the name of a row number, or is the first one, counts from 0 or 1 and is not named as such a
/// quantity.
pub(super) fn identify(columns: &mut [Column]) {
    let mut usable = columns.iter().filter(|column| column.is_usable()).count();
    for (at, column) in columns.iter_mut().enumerate() {
        if column.is_usable() && usable > 2 && numbers_rows(column, at == 0) {
            column.kind = ColumnKind::Identifier;
            usable -= 1;
        }
    }
}

/// Whether a column seems to number the rows.
fn numbers_rows(column: &Column, first: bool) -> bool {
    let Cells::Numbers { values, .. } = &column.cells else {
        return false;
    };
    let from_start = values
        .first()
        .is_some_and(|&value| value == 0.0 || value == 1.0);
    let name = column.name.to_lowercase();
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    let is_counter = words
        .clone()
        .next_back()
        .map_or(name == "#", |word| COUNTERS.contains(&word));
    let is_quantity = words.any(|word| QUANTITIES.contains(&word));
    values.len() > 2
        && values.windows(2).all(|pair| pair[0] + 1.0 == pair[1])
        && (is_counter || (first && from_start && !is_quantity))
}

/// Whether a name says that its column numbers the rows: `id`, `patient_id`, `PassengerId`.
pub(super) fn is_named_id(name: &str) -> bool {
    let lower = name.to_lowercase();
    let separate = ["_id", " id", "-id", ".id"]
        .iter()
        .any(|end| lower.ends_with(end));
    let camel = ["Id", "ID"].iter().any(|end| {
        let stem = name.strip_suffix(end);
        stem.is_some_and(|stem| stem.ends_with(char::is_lowercase))
    });
    separate || camel || ["id", "index", "unnamed: 0"].contains(&&lower[..])
}
