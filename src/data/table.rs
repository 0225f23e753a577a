//! A visitor's own table: what was chosen from a sheet, before it is known which rows are trained
//! on.

use ndarray::Array2;

use super::own::{MAX_CATEGORIES, MAX_NUMBER, MAX_VALUES, MIN_ROWS};
use super::{Dataset, Task, csv};
use crate::Error;

/// The columns to predict from and the target, row by row; every row has a target.
///
/// It knows nothing of files: whoever has these values can make one, and a [`Dataset`] of it.
///
/// ```
/// use relu_playground::data::{OwnColumn, OwnTable, OwnTarget};
///
/// let size = OwnColumn {
///     name: "size".into(),
///     values: (0..9).map(f64::from).chain([f64::NAN]).collect(),
///     levels: None,
/// };
/// let price = OwnTarget {
///     name: "price".into(),
///     values: (0..10).map(f64::from).collect(),
///     classes: Vec::new(),
/// };
/// let table = OwnTable::new(vec![size], price)?;
/// let data = table.dataset(&[0, 1, 2])?; // the rows that are trained on have a mean size of 1
/// assert_eq!(data.features[[0, 9]], 1.0);
/// # Ok::<(), relu_playground::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTable {
    columns: Vec<OwnColumn>,
    target: OwnTarget,
}

/// A column to predict from.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnColumn {
    /// The column's name.
    pub name: String,
    /// Numbers, or for a category the indices of its levels; NaN where a row has none.
    pub values: Vec<f64>,
    /// The texts of a category, `None` for numbers.
    pub levels: Option<Vec<String>>,
}

/// The column to predict.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTarget {
    /// The column's name.
    pub name: String,
    /// Numbers, or the indices of the classes.
    pub values: Vec<f64>,
    /// The names of two classes or more, none for a number.
    pub classes: Vec<String>,
}

impl OwnTable {
    /// The table of these columns and this target.
    ///
    /// # Errors
    /// A sentence where they do not fit together, or are too few or too many to train on.
    pub fn new(columns: Vec<OwnColumn>, target: OwnTarget) -> Result<Self, Error> {
        let rows = target.values.len();
        let inputs = columns.iter().map(OwnColumn::inputs).sum();
        if rows < MIN_ROWS {
            return Err(csv::too_few_rows(rows, rows));
        }
        check_inputs(inputs, rows)?;
        target.check()?;
        for column in &columns {
            column.check(rows)?;
        }
        Ok(OwnTable { columns, target })
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.target.values.len()
    }

    /// Number of inputs: one a column of numbers, one for each level of a category.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.columns.iter().map(OwnColumn::inputs).sum()
    }

    /// The names of the inputs.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::with_capacity(self.inputs());
        for column in &self.columns {
            match &column.levels {
                None => names.push(column.name.clone()),
                Some(levels) => {
                    let name = |level: &String| format!("{}={}", column.name, csv::shown(level));
                    names.extend(levels.iter().map(name));
                }
            }
        }
        names
    }

    /// The columns to predict from, in the order of the inputs.
    #[must_use]
    pub fn columns(&self) -> &[OwnColumn] {
        &self.columns
    }

    /// The column to predict.
    #[must_use]
    pub fn target(&self) -> &OwnTarget {
        &self.target
    }

    /// The columns and the target.
    #[must_use]
    pub fn into_parts(self) -> (Vec<OwnColumn>, OwnTarget) {
        (self.columns, self.target)
    }

    /// The data set: numbers as they are, and for each level of a category an input that is 1 in
    /// its rows and 0 in the others. Where a row has no value it gets the mean of the numbers in
    /// the rows `train`, or the most frequent level there (the first at a tie).
    ///
    /// # Errors
    /// A sentence when a column has no value in these rows to fill the missing ones with.
    ///
    /// # Panics
    /// When a row to train on is not below `rows()`.
    pub fn dataset(&self, train: &[usize]) -> Result<Dataset, Error> {
        let inputs = self.inputs();
        let mut values = Vec::with_capacity(inputs * self.rows());
        for column in &self.columns {
            let whole = column.filled(train)?;
            let Some(levels) = &column.levels else {
                values.extend(whole);
                continue;
            };
            for at in 0..levels.len() {
                let is_level = |value| f64::from(u8::from(value == at as f64));
                values.extend(whole.clone().map(is_level));
            }
        }
        let shape = (inputs, self.rows());
        Ok(Dataset {
            names: self.names(),
            features: Array2::from_shape_vec(shape, values).expect("equal columns"),
            task: self.target.task(),
            targets: self.target.values.clone().into(),
            scales_targets: true,
        })
    }
}

/// Refuses no inputs, and more values than there can be.
pub(super) fn check_inputs(inputs: usize, rows: usize) -> Result<(), Error> {
    match inputs.checked_mul(rows) {
        Some(0) => Err(csv::no_column_chosen()),
        Some(values) if values <= MAX_VALUES => Ok(()),
        _ => Err(csv::too_many_values(inputs, rows)),
    }
}

impl OwnColumn {
    /// How many inputs the column makes.
    fn inputs(&self) -> usize {
        self.levels.as_ref().map_or(1, Vec::len)
    }

    /// Refuses another number of rows, and what is no value of such a column.
    fn check(&self, rows: usize) -> Result<(), Error> {
        if self.values.len() != rows {
            return Err(csv::uneven(&self.name, self.values.len(), rows));
        }
        match &self.levels {
            Some(levels) if levels.is_empty() => Err(csv::empty_column(&self.name)),
            Some(levels) if levels.len() > MAX_CATEGORIES => {
                Err(csv::too_many_categories(&self.name, levels.len(), false))
            }
            Some(levels) => check_indices(&self.name, self.present(), levels.len()),
            None => check_numbers(&self.name, self.present()),
        }
    }

    /// The rows that have a value, from 0, each with its value.
    fn present(&self) -> impl Iterator<Item = (usize, f64)> {
        let rows = self.values.iter().copied().enumerate();
        rows.filter(|(_, value)| !value.is_nan())
    }

    /// The values, with those that are missing filled in.
    fn filled(&self, train: &[usize]) -> Result<impl Iterator<Item = f64> + Clone, Error> {
        let has_holes = self.values.iter().any(|value| value.is_nan());
        let filling = if has_holes {
            self.filling(train)?
        } else {
            f64::NAN
        };
        let fill = move |&value: &f64| if value.is_nan() { filling } else { value };
        Ok(self.values.iter().map(fill))
    }

    /// What is filled in: the mean of the numbers in the training rows, or the index of the most
    /// frequent level there.
    fn filling(&self, train: &[usize]) -> Result<f64, Error> {
        let values = train.iter().map(|&row| self.values[row]);
        let present = values.filter(|value| !value.is_nan());
        let count = present.clone().count();
        if count == 0 {
            return Err(csv::nothing_to_fill_with(&self.name, train.len()));
        }
        let Some(levels) = &self.levels else {
            return Ok(present.sum::<f64>() / count as f64);
        };
        let mut rows = vec![0_usize; levels.len()];
        for level in present {
            rows[level as usize] += 1;
        }
        // The first of the most frequent: `max_by_key` would give the last.
        let most = rows.iter().max().copied();
        let mode = rows.iter().position(|&rows| Some(rows) == most);
        Ok(mode.unwrap_or(0) as f64)
    }
}

impl OwnTarget {
    /// What the target is.
    #[must_use]
    pub fn task(&self) -> Task {
        match self.classes.len() {
            0 => Task::Number,
            2 => Task::TwoClasses,
            classes => Task::Classes(classes),
        }
    }

    /// The share of the rows that are of the most frequent class; none for a number.
    #[must_use]
    pub fn majority(&self) -> Option<f64> {
        let mut rows = vec![0_usize; self.classes.len()];
        for &class in &self.values {
            *rows.get_mut(class as usize)? += 1;
        }
        let most = rows.into_iter().max()?;
        Some(most as f64 / self.values.len() as f64)
    }

    /// The mean squared error of always guessing the mean; none for classes.
    #[must_use]
    pub fn variance(&self) -> Option<f64> {
        if !self.classes.is_empty() {
            return None;
        }
        let (count, numbers) = (self.values.len() as f64, self.values.iter());
        let mean = numbers.clone().sum::<f64>() / count;
        let squares = numbers.map(|&value| (value - mean).powi(2));
        Some(squares.sum::<f64>() / count)
    }

    /// Refuses what is no value of such a target.
    fn check(&self) -> Result<(), Error> {
        let values = self.values.iter().copied().enumerate();
        match &self.classes[..] {
            [] => check_numbers(&self.name, values),
            [only] => Err(csv::one_value(only, self.values.len())),
            classes if classes.len() > MAX_CATEGORIES => {
                let needed = format!("there can be up to {MAX_CATEGORIES} classes");
                Err(csv::other_classes(
                    &self.name,
                    classes.len(),
                    false,
                    &needed,
                ))
            }
            classes => check_indices(&self.name, values, classes.len()),
        }
    }
}

/// Refuses what is no index of a level, at its row from 0.
fn check_indices(
    column: &str,
    mut values: impl Iterator<Item = (usize, f64)>,
    levels: usize,
) -> Result<(), Error> {
    let is_index = |value: f64| value.fract() == 0.0 && (0.0..levels as f64).contains(&value);
    match values.find(|&(_, value)| !is_index(value)) {
        Some((row, value)) => Err(csv::no_index(row + 1, column, value, levels)),
        None => Ok(()),
    }
}

/// Refuses numbers that are too large or none, at their row from 0.
fn check_numbers(
    column: &str,
    mut values: impl Iterator<Item = (usize, f64)>,
) -> Result<(), Error> {
    // NaN is no such number either.
    let is_number = |value: f64| value.abs() <= MAX_NUMBER;
    match values.find(|&(_, value)| !is_number(value)) {
        Some((row, value)) if value.is_finite() => {
            Err(csv::too_large(row + 1, column, &format!("{value:e}")))
        }
        Some((row, value)) => Err(csv::not_finite(row + 1, column, &value.to_string())),
        None => Ok(()),
    }
}
