//! What is to be predicted from what, and the data set that follows from it.

use super::column::{Cells, Column, ColumnKind};
use super::target::{TaskKind, target};
use super::{MIN_ROWS, Sheet};
use crate::Error;
use crate::data::table::check_inputs;
use crate::data::{Dataset, OwnColumn, OwnTable, Task, csv};

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
pub struct Chosen {
    table: OwnTable,
    rows: Vec<usize>,
    notes: Notes,
}

impl Chosen {
    /// See [`Sheet::choose`].
    pub(super) fn new(sheet: &Sheet, choice: &Choice) -> Result<Self, Error> {
        let (to_predict, columns) = columns(sheet, choice)?;
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
            if to_predict.lacks(row) {
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
        check_inputs(inputs, rows.len())?;
        let target = target(to_predict, &rows, choice.task)?;
        let columns = columns.iter().map(|column| taken(column, &rows));
        let table = OwnTable::new(columns.collect(), target)?;
        Ok(Chosen { table, rows, notes })
    }

    /// The columns and the target in these rows.
    #[must_use]
    pub fn table(&self) -> &OwnTable {
        &self.table
    }

    /// The columns and the target, for good.
    #[must_use]
    pub fn into_table(self) -> OwnTable {
        self.table
    }

    /// The sheet's rows that are in the data set, from 0 and in their order.
    #[must_use]
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// What the target is.
    #[must_use]
    pub fn task(&self) -> Task {
        self.table.target().task()
    }

    /// The names of the target's classes, in the order of their numbers; none for a number.
    ///
    /// They are in the order of their numbers or texts, regardless of case, but a word for yes
    /// is class 1 of two.
    #[must_use]
    pub fn classes(&self) -> &[String] {
        &self.table.target().classes
    }

    /// What became of the rows of the sheet.
    #[must_use]
    pub fn notes(&self) -> Notes {
        self.notes
    }

    /// The data set; see [`OwnTable::dataset`]. `train` are the rows that are trained on, as
    /// indices of [`rows`](Chosen::rows).
    ///
    /// # Errors
    /// A sentence when a column has no value in these rows to fill the missing ones with.
    ///
    /// # Panics
    /// When an index is not below `rows().len()`.
    pub fn dataset(&self, train: &[usize]) -> Result<Dataset, Error> {
        self.table.dataset(train)
    }
}

/// The columns of a choice that can be made.
fn columns<'a>(sheet: &'a Sheet, choice: &Choice) -> Result<(&'a Column, Vec<&'a Column>), Error> {
    let column = |at: usize| {
        let column = sheet.columns().get(at);
        column.ok_or_else(|| csv::no_such_column(at, sheet.columns().len()))
    };
    let target = column(choice.target)?;
    if choice.columns.is_empty() {
        let mut others = sheet.columns().iter().enumerate();
        let is_spare = |(at, column)| at != choice.target && can_tell(column);
        return Err(match others.any(is_spare) {
            true => csv::no_column_chosen(),
            false => csv::no_usable_column(),
        });
    }
    if target.kind == ColumnKind::Empty {
        return Err(csv::empty_column(&target.name));
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

/// Whether a column can be chosen, and has more than one value to tell rows apart by.
fn can_tell(column: &Column) -> bool {
    column.kind != ColumnKind::Constant && column.check().is_ok()
}

/// How many inputs a column makes.
fn width(column: &Column) -> usize {
    match &column.cells {
        Cells::Levels { levels, .. } => levels.len(),
        Cells::Numbers { .. } | Cells::Many(_) => 1,
    }
}

/// A column in these rows alone.
fn taken(column: &Column, rows: &[usize]) -> OwnColumn {
    let value = |&row: &usize| match &column.cells {
        _ if column.lacks(row) => f64::NAN,
        Cells::Numbers { values, .. } => values[row],
        Cells::Levels { index, .. } => index[row].into(),
        Cells::Many(_) => f64::NAN,
    };
    let levels = match &column.cells {
        Cells::Levels { levels, .. } => Some(levels.iter().map(|level| level.text.clone())),
        Cells::Numbers { .. } | Cells::Many(_) => None,
    };
    OwnColumn {
        name: column.name.clone(),
        values: rows.iter().map(value).collect(),
        levels: levels.map(Iterator::collect),
    }
}
