//! What is to be predicted from what, and the data set that follows from it.

use ndarray::Array2;

use super::column::{Cells, Column, ColumnKind};
use super::target::{Target, TaskKind};
use super::{MAX_VALUES, MIN_ROWS, Sheet};
use crate::Error;
use crate::data::{Dataset, Task, csv};

/// Which columns of a [`Sheet`] to predict from which, by their indices from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The column to predict.
    pub target: usize,
    /// The columns to predict from, in the order of the inputs.
    pub columns: Vec<usize>,
    /// What the target is, or `None` to have it guessed.
    pub task: Option<TaskKind>,
    /// What becomes of rows that have no value in some column. Rows without a target are dropped.
    pub missing: Missing,
}

/// What becomes of rows that have no value in some column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// They are dropped.
    #[default]
    DropRows,
    /// They are kept, with the mean of the training rows' numbers or the most frequent of their
    /// texts (the first in order at a tie) instead.
    Fill,
}

/// What became of the rows of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notes {
    /// Rows of the sheet.
    pub rows: usize,
    /// Rows dropped because they have no target.
    pub without_target: usize,
    /// Other rows dropped because they have no value in a chosen column.
    pub without_value: usize,
    /// Values to fill in.
    pub filled_values: usize,
    /// Rows that they are in.
    pub filled_rows: usize,
}

/// The rows and the target of a choice. What is missing is filled in once it is known which of
/// the rows are trained on: split `rows().len()` rows, and ask for the [`dataset`].
///
/// [`dataset`]: Chosen::dataset
pub struct Chosen<'a> {
    columns: Vec<&'a Column>,
    rows: Vec<usize>,
    target: Target,
    notes: Notes,
}

impl<'a> Chosen<'a> {
    /// See [`Sheet::choose`].
    pub(super) fn new(sheet: &'a Sheet, choice: &Choice) -> Result<Self, Error> {
        let (target, columns) = columns(sheet, choice)?;
        let mut notes = Notes {
            rows: sheet.rows(),
            without_target: 0,
            without_value: 0,
            filled_values: 0,
            filled_rows: 0,
        };
        let mut rows = Vec::with_capacity(sheet.rows());
        for row in 0..sheet.rows() {
            let lacking = columns.iter().filter(|column| column.lacks(row)).count();
            if target.lacks(row) {
                notes.without_target += 1;
            } else if lacking > 0 && choice.missing == Missing::DropRows {
                notes.without_value += 1;
            } else {
                rows.push(row);
                notes.filled_values += lacking;
                notes.filled_rows += usize::from(lacking > 0);
            }
        }
        if rows.len() < MIN_ROWS {
            return Err(csv::too_few_rows(rows.len(), sheet.rows()));
        }
        let inputs = columns.iter().map(|column| width(column)).sum::<usize>();
        if inputs * rows.len() > MAX_VALUES {
            return Err(csv::too_many_values(inputs, rows.len()));
        }
        Ok(Chosen {
            target: Target::of(target, &rows, choice.task)?,
            columns,
            rows,
            notes,
        })
    }

    /// The sheet's rows that are in the data set, from 0 and in their order.
    #[must_use]
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// What the target is.
    #[must_use]
    pub fn task(&self) -> Task {
        self.target.task
    }

    /// The names of the target's classes, in the order of their numbers; none for a number.
    ///
    /// They are in the order of their numbers or texts, regardless of case, but a word for yes
    /// is class 1 of two.
    #[must_use]
    pub fn classes(&self) -> &[String] {
        &self.target.classes
    }

    /// What became of the rows of the sheet.
    #[must_use]
    pub fn notes(&self) -> Notes {
        self.notes
    }

    /// The data set: numbers as they are, and for each level of a category an input that is 1 in
    /// its rows and 0 in the others. `train` are the rows that are trained on, as indices of
    /// [`rows`](Chosen::rows).
    ///
    /// # Errors
    /// A sentence when a column has no value in these rows to fill the missing ones with.
    ///
    /// # Panics
    /// When an index is not below `rows().len()`.
    pub fn dataset(&self, train: &[usize]) -> Result<Dataset, Error> {
        let train: Vec<usize> = train.iter().map(|&at| self.rows[at]).collect();
        let inputs = self.columns.iter().map(|column| width(column)).sum();
        let mut names = Vec::with_capacity(inputs);
        let mut values = Vec::with_capacity(inputs * self.rows.len());
        for column in &self.columns {
            let has_holes = self.rows.iter().any(|&row| column.lacks(row));
            let filling = if has_holes {
                filling(column, &train)?
            } else {
                f64::NAN
            };
            let number = |row: usize| number(column, row).unwrap_or(filling);
            match &column.cells {
                Cells::Levels { levels, .. } => {
                    for (at, level) in levels.iter().enumerate() {
                        names.push(format!("{}={}", column.name, csv::shown(&level.text)));
                        let is_level = |&row| f64::from(u8::from(number(row) == at as f64));
                        values.extend(self.rows.iter().map(is_level));
                    }
                }
                Cells::Numbers { .. } | Cells::Many(_) => {
                    names.push(column.name.clone());
                    values.extend(self.rows.iter().map(|&row| number(row)));
                }
            }
        }
        let shape = (inputs, self.rows.len());
        Ok(Dataset {
            names,
            features: Array2::from_shape_vec(shape, values).expect("equal columns"),
            task: self.target.task,
            targets: self.target.values.iter().map(|&t| f64::from(t)).collect(),
            scales_targets: true,
        })
    }
}

/// The columns of a choice that can be made.
fn columns<'a>(sheet: &'a Sheet, choice: &Choice) -> Result<(&'a Column, Vec<&'a Column>), Error> {
    let column = |at: usize| {
        let column = sheet.columns().get(at);
        column.ok_or_else(|| csv::no_such_column(at, sheet.columns().len()))
    };
    let target = column(choice.target)?;
    if target.kind == ColumnKind::Empty {
        return Err(csv::empty_column(&target.name));
    }
    if choice.columns.is_empty() {
        return Err(csv::no_column_chosen());
    }
    let mut is_chosen = vec![false; sheet.columns().len()];
    let mut columns = Vec::with_capacity(choice.columns.len().min(is_chosen.len()));
    for &at in &choice.columns {
        let column = column(at)?;
        if at == choice.target {
            return Err(csv::target_chosen(&column.name));
        }
        if std::mem::replace(&mut is_chosen[at], true) {
            return Err(csv::chosen_twice(&column.name));
        }
        column.check()?;
        columns.push(column);
    }
    Ok((target, columns))
}

/// How many inputs a column makes.
fn width(column: &Column) -> usize {
    match &column.cells {
        Cells::Levels { levels, .. } => levels.len(),
        Cells::Numbers { .. } | Cells::Many(_) => 1,
    }
}

/// The number in a row, or the index of the level there.
fn number(column: &Column, row: usize) -> Option<f64> {
    match &column.cells {
        _ if column.lacks(row) => None,
        Cells::Numbers { values, .. } => Some(values[row]),
        Cells::Levels { index, .. } => Some(index[row].into()),
        Cells::Many(_) => None,
    }
}

/// What is filled in where a column has no value: the mean of its numbers in the training rows,
/// or the index of the most frequent level there.
fn filling(column: &Column, train: &[usize]) -> Result<f64, Error> {
    let present = train.iter().filter_map(|&row| number(column, row));
    let count = present.clone().count();
    if count == 0 {
        return Err(csv::nothing_to_fill_with(&column.name, train.len()));
    }
    let Cells::Levels { levels, .. } = &column.cells else {
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
