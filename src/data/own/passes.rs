//! The two passes over a column: what is seen of it in the first, and taken in the second.

use std::collections::HashMap;

use super::cell::{Look, look, parse};
use super::column::{Cells, Column, ColumnKind, Level, MAX_LEVELS, NO_LEVEL};
use super::identifier::is_named_id;
use super::{MAX_CATEGORIES, MAX_NUMBER};
use crate::data::csv;

/// What the first pass sees of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Survey {
    pub(super) numbers: usize,
    pub(super) texts: usize,
    /// The decimal mark of the numbers so far.
    mark: Option<u8>,
    /// The first cell that keeps the column from being numbers.
    pub(super) odd: Option<(usize, String)>,
    /// Whether that cell is a number, with another decimal mark than those above it.
    pub(super) clash: bool,
}

/// What the second pass takes of a column.
pub(super) struct Filling {
    survey: Survey,
    missing: usize,
    cells: Cells,
    lookup: HashMap<String, u32>,
    whole: bool,
}

impl Survey {
    /// Takes notice of a cell. Numbers with both decimal marks are no numbers together: one of the
    /// two would be read wrongly.
    pub(super) fn see(&mut self, row: usize, cell: &[u8], decimal_comma: bool) {
        match look(cell, decimal_comma) {
            Look::Missing => {}
            Look::Number(mark) if mark.is_none() || self.mark.is_none() || mark == self.mark => {
                self.mark = self.mark.or(mark);
                self.numbers += 1;
            }
            Look::Number(_) => {
                self.numbers += 1;
                self.clash |= self.odd.is_none();
                self.odd(row, cell);
            }
            Look::Text => {
                self.texts += 1;
                self.odd(row, cell);
            }
        }
    }

    /// Notes the first cell that is not such a number as is needed.
    fn odd(&mut self, row: usize, cell: &[u8]) {
        if self.odd.is_none() {
            self.odd = Some((row, csv::shown(&String::from_utf8_lossy(cell))));
        }
    }

    /// The second pass of a column of so many rows.
    pub(super) fn filling(self, rows: usize) -> Filling {
        let cells = if self.odd.is_some() {
            let index = Vec::with_capacity(rows);
            Cells::Levels {
                index,
                levels: Vec::new(),
            }
        } else {
            let values = Vec::with_capacity(rows);
            Cells::Numbers {
                values,
                few: Vec::new(),
            }
        };
        Filling {
            survey: self,
            missing: 0,
            cells,
            lookup: HashMap::new(),
            whole: true,
        }
    }
}

impl Filling {
    /// Takes the value of a cell.
    pub(super) fn push(&mut self, row: usize, cell: &[u8]) {
        // A comma is no matter here: with it a cell is a number or a text, never missing.
        let missing = look(cell, false) == Look::Missing;
        self.missing += usize::from(missing);
        match &mut self.cells {
            Cells::Numbers { .. } if missing => self.push_number(row, cell, f64::NAN),
            Cells::Numbers { .. } => self.push_number(row, cell, parse(cell).unwrap_or(f64::NAN)),
            Cells::Levels { index, .. } if missing => index.push(NO_LEVEL),
            Cells::Levels { .. } => self.push_level(row, cell),
            Cells::Many(_) => {}
        }
    }

    fn push_number(&mut self, row: usize, cell: &[u8], value: f64) {
        let Cells::Numbers { values, few } = &mut self.cells else {
            return;
        };
        values.push(value);
        if value.is_nan() {
            return;
        }
        self.whole &= value.fract() == 0.0;
        if few.len() <= MAX_CATEGORIES && !few.contains(&value) {
            few.push(value);
        }
        if value.abs() > MAX_NUMBER {
            self.survey.odd(row, cell);
        }
    }

    fn push_level(&mut self, row: usize, cell: &[u8]) {
        let Cells::Levels { index, levels } = &mut self.cells else {
            return;
        };
        let text = String::from_utf8_lossy(cell);
        let level = match self.lookup.get(&*text) {
            Some(&level) => level,
            None if levels.len() == MAX_LEVELS => {
                self.cells = Cells::Many(row - self.missing);
                self.lookup = HashMap::new();
                return;
            }
            None => {
                let level = levels.len() as u32;
                self.lookup.insert(text.clone().into_owned(), level);
                levels.push(Level {
                    text: text.into_owned(),
                    rows: 0,
                });
                level
            }
        };
        levels[level as usize].rows += 1;
        index.push(level);
    }

    /// The column, before it is known whether it counts the rows.
    pub(super) fn done(mut self, name: String) -> Column {
        let kind = self.kind(&name);
        match &mut self.cells {
            Cells::Numbers { few, .. } => few.sort_by(f64::total_cmp),
            Cells::Levels { index, levels } => sort_levels(index, levels),
            Cells::Many(_) => {}
        }
        Column {
            name,
            kind,
            missing: self.missing,
            cells: self.cells,
            survey: self.survey,
        }
    }

    fn kind(&self, name: &str) -> ColumnKind {
        let present = self.survey.numbers + self.survey.texts;
        let identifies = match &self.cells {
            Cells::Numbers { few, .. } => few.len() > 2 && self.whole && is_named_id(name),
            Cells::Levels { levels, .. } => 2 * levels.len() > present,
            // Judged by the rows until there were too many.
            Cells::Many(rows) => 2 * MAX_LEVELS > *rows,
        };
        match &self.cells {
            _ if present == 0 => ColumnKind::Empty,
            Cells::Numbers { few, .. } if few.len() == 1 => ColumnKind::Constant,
            Cells::Levels { levels, .. } if levels.len() == 1 => ColumnKind::Constant,
            _ if identifies => ColumnKind::Identifier,
            Cells::Numbers { .. } => ColumnKind::Number,
            Cells::Levels { .. } | Cells::Many(_) => ColumnKind::Category,
        }
    }
}

/// Sorts levels by their text without regard to case, and then with it.
fn sort_levels(index: &mut [u32], levels: &mut [Level]) {
    let mut order: Vec<u32> = (0..levels.len() as u32).collect();
    order.sort_by_cached_key(|&at| {
        let text = &levels[at as usize].text;
        (text.to_lowercase(), text.clone())
    });
    let mut rank = vec![0; order.len()];
    for (new, &old) in (0..).zip(&order) {
        rank[old as usize] = new;
    }
    for level in index.iter_mut().filter(|level| **level != NO_LEVEL) {
        *level = rank[*level as usize];
    }
    levels.sort_by_cached_key(|level| (level.text.to_lowercase(), level.text.clone()));
}
