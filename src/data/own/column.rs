//! A column of a sheet: its values, by their type, and what can be said of them.

use super::MAX_CATEGORIES;
use super::passes::Survey;
use crate::Error;
use crate::data::csv;

/// Most different texts that a column keeps. It can be no category then, nor a target: its cells
/// are given up.
pub(super) const MAX_LEVELS: usize = 1000;

/// The index of a missing level.
pub(super) const NO_LEVEL: u32 = u32::MAX;

/// A column of a sheet.
#[derive(Clone, Debug)]
pub struct Column {
    /// The name, different from that of every other column.
    pub name: String,
    /// What it seems to hold.
    pub kind: ColumnKind,
    /// Number of rows without a value.
    pub missing: usize,
    pub(super) cells: Cells,
    pub(super) survey: Survey,
}

/// What a column seems to hold. Only [`ColumnKind::Empty`] keeps it from being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Numbers.
    Number,
    /// Texts of which many are equal.
    Category,
    /// Row numbers beside two columns or more to learn from, whole numbers under a name such as
    /// `id`, or texts that mostly differ.
    Identifier,
    /// The same value in each row that has one.
    Constant,
    /// No value in any row.
    Empty,
}

/// What a preview shows of a column's values.
#[derive(Clone, Debug, PartialEq)]
pub enum Summary<'a> {
    /// Numbers, from the lowest to the highest.
    Range(f64, f64),
    /// So many different texts, and each with the number of its rows, the most frequent first.
    Levels(usize, Vec<(&'a str, usize)>),
    /// More different texts than so many.
    MoreLevels(usize),
    /// No values.
    Nothing,
}

/// The values of a column.
#[derive(Clone, Debug)]
pub(super) enum Cells {
    /// Numbers, NaN where there is none; and their different values, up to one more than there
    /// can be categories, by size.
    Numbers { values: Vec<f64>, few: Vec<f64> },
    /// The index of each row's level, [`NO_LEVEL`] where there is none.
    Levels { index: Vec<u32>, levels: Vec<Level> },
    /// More than [`MAX_LEVELS`] levels, in at least so many rows.
    Many(usize),
}

/// A text of a column, and in how many rows it is.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) text: String,
    pub(super) rows: usize,
}

impl Column {
    /// What a preview shows of the values.
    #[must_use]
    pub fn summary(&self) -> Summary<'_> {
        match &self.cells {
            Cells::Numbers { few, .. } if few.is_empty() => Summary::Nothing,
            Cells::Numbers { values, .. } => {
                let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
                let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                Summary::Range(lowest, highest)
            }
            Cells::Levels { levels, .. } => {
                let levels = levels.iter().map(|level| (&level.text[..], level.rows));
                let mut levels: Vec<_> = levels.collect();
                levels.sort_by_key(|level| std::cmp::Reverse(level.1));
                Summary::Levels(levels.len(), levels)
            }
            Cells::Many(_) => Summary::MoreLevels(MAX_LEVELS),
        }
    }

    /// Whether the column can be chosen to predict from.
    ///
    /// # Errors
    /// A sentence where it cannot: it is empty, it has a number that is not finite, or numbers
    /// with two decimal marks, or more texts than a category can.
    pub fn check(&self) -> Result<(), Error> {
        self.check_marks()?;
        let (levels, more) = match &self.cells {
            Cells::Numbers { .. } => return self.numbers().map(|_| ()),
            Cells::Levels { levels, .. } if levels.len() <= MAX_CATEGORIES => return Ok(()),
            Cells::Levels { levels, .. } => (levels.len(), false),
            Cells::Many(_) => (MAX_LEVELS, true),
        };
        if self.is_mostly_numbers() {
            self.numbers()?;
        }
        Err(csv::too_many_categories(&self.name, levels, more))
    }

    /// Whether there is something to learn from the column, or to predict of it.
    pub(super) fn is_usable(&self) -> bool {
        let kinds = [ColumnKind::Number, ColumnKind::Category];
        kinds.contains(&self.kind) && self.check().is_ok()
    }

    /// Refuses numbers of which some have a decimal point and others a comma.
    pub(super) fn check_marks(&self) -> Result<(), Error> {
        match &self.survey.odd {
            Some((row, text)) if self.survey.clash && self.is_mostly_numbers() => {
                Err(csv::two_marks(*row, &self.name, text))
            }
            _ => Ok(()),
        }
    }

    /// Whether there are more numbers than texts: the texts are a mistake then, rather than the
    /// numbers part of a category, if they are too many for one.
    pub(super) fn is_mostly_numbers(&self) -> bool {
        self.survey.numbers > self.survey.texts
    }

    /// The values of a column of finite numbers, NaN where one is missing.
    ///
    /// # Errors
    /// A sentence that names the first row of another kind.
    pub(crate) fn numbers(&self) -> Result<&[f64], Error> {
        let fault = |is_large: bool| match &self.survey.odd {
            Some((row, text)) if is_large => csv::too_large(*row, &self.name, text),
            Some((row, text)) => csv::not_finite(*row, &self.name, text),
            None => csv::empty_column(&self.name),
        };
        match &self.cells {
            Cells::Numbers { few, .. } if few.is_empty() => Err(csv::empty_column(&self.name)),
            Cells::Numbers { values, .. } => match &self.survey.odd {
                Some((row, _)) => Err(fault(values[row - 1].is_finite())),
                None => Ok(values),
            },
            Cells::Levels { .. } | Cells::Many(_) => Err(fault(false)),
        }
    }

    /// Whether the row, from 0, has no value.
    pub(super) fn lacks(&self, row: usize) -> bool {
        match &self.cells {
            Cells::Numbers { values, .. } => values[row].is_nan(),
            Cells::Levels { index, .. } => index[row] == NO_LEVEL,
            Cells::Many(_) => false,
        }
    }
}
