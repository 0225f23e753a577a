//! The reader of a table that is finite numbers throughout, with a target of 0s and 1s.

use ndarray::{Array1, Array2};

use super::{Column, Sheet};
use crate::Error;
use crate::data::{Dataset, Task, csv};

/// Reads `text`; see [`Dataset::from_csv`].
pub(in crate::data) fn read(text: &str, target: &str) -> Result<Dataset, Error> {
    let sheet = Sheet::read_with(text.as_bytes(), Some(true))?;
    let columns = sheet.columns();
    let target_at = sheet.column(target)?;
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (at, column) in columns.iter().enumerate() {
        let numbers = numbers(column)?;
        if at != target_at {
            names.push(column.name.clone());
            values.extend_from_slice(numbers);
        }
    }
    let targets = numbers(&columns[target_at])?;
    if let Some(row) = targets.iter().position(|&t| t != 0.0 && t != 1.0) {
        return Err(csv::not_a_class(row + 1, target, targets[row]));
    }
    let shape = (names.len(), sheet.rows());
    Ok(Dataset {
        names,
        features: Array2::from_shape_vec(shape, values).expect("equal columns"),
        task: Task::TwoClasses,
        targets: Array1::from_iter(targets.iter().copied()),
        scales_targets: false,
    })
}

/// The values of a column that has to be finite numbers in every row.
fn numbers(column: &Column) -> Result<&[f64], Error> {
    let values = column.numbers()?;
    match values.iter().position(|value| value.is_nan()) {
        Some(row) => Err(csv::no_value(row + 1, &column.name)),
        None => Ok(values),
    }
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
            "row 2 has 1 column, the header has 2; give line 3 of the file as many"
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
            sentence("a,y\n1,0\nNA,1\n"),
            "row 2 has no value in column 'a'"
        );
        assert_eq!(
            sentence("a,y\n1,2\n"),
            "row 1 has '2' in the target column 'y'; a target is 0 or 1"
        );
    }
}
