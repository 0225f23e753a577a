//! The target of a choice: its kind, its classes and its values.

use super::MAX_CATEGORIES;
use super::column::{Cells, Column, MAX_LEVELS};
use crate::Error;
use crate::data::{OwnTarget, csv};
use crate::error::Number;

/// What a target is taken for: a [`Task`](crate::data::Task) before its classes are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// One of two classes.
    TwoClasses,
    /// One of 3 to [`MAX_CATEGORIES`] classes.
    Classes,
    /// A number.
    Number,
}

/// Of two classes, one of these and another: this one is 1.
const YES: [&str; 10] = [
    "yes", "y", "true", "t", "ja", "oui", "si", "sí", "sim", "да",
];

/// Rows per class below which whole numbers are taken for numbers.
const ROWS_PER_CLASS: usize = 5;

/// The target in `rows`, each of which has a value of it.
///
/// Classes are in the order of their numbers or texts, regardless of case, so that no comes
/// before yes, false before true and 0 before 1. Where a language has it the other way round,
/// the word for yes is class 1 nonetheless.
pub(super) fn target(
    column: &Column,
    rows: &[usize],
    wanted: Option<TaskKind>,
) -> Result<OwnTarget, Error> {
    let keys = keys(column, rows)?;
    let mut classes = keys.clone();
    classes.sort_by(f64::total_cmp);
    classes.dedup();
    if let [only] = classes[..] {
        return Err(csv::one_value(&name(column, only), rows.len()));
    }
    match wanted.unwrap_or_else(|| guess(column, &classes, rows.len())) {
        TaskKind::Number => {
            column.numbers()?;
            Ok(OwnTarget {
                name: column.name.clone(),
                values: keys.clone(),
                classes: Vec::new(),
            })
        }
        kind => of_classes(column, &keys, classes, kind),
    }
}

fn of_classes(
    column: &Column,
    keys: &[f64],
    mut classes: Vec<f64>,
    kind: TaskKind,
) -> Result<OwnTarget, Error> {
    let given = classes.len();
    let refused = |needed| csv::other_classes(&column.name, given, false, needed);
    match (kind, given) {
        (TaskKind::TwoClasses, 2) => {}
        (TaskKind::TwoClasses, _) => return Err(refused("two classes have 2")),
        (_, 2) => return Err(refused("several classes have 3 or more")),
        (_, count) if count <= MAX_CATEGORIES => {}
        (_, count) => return Err(too_many(column, count, false)),
    }
    let is_yes = |key| YES.contains(&&name(column, key).to_lowercase()[..]);
    if let [first, second] = classes[..]
        && is_yes(first)
        && !is_yes(second)
    {
        classes.swap(0, 1);
    }
    let class = |key: &f64| classes.iter().position(|class| class == key);
    let values = keys
        .iter()
        .map(|key| class(key).expect("it is one of them") as f64);
    Ok(OwnTarget {
        name: column.name.clone(),
        values: values.collect(),
        classes: classes.iter().map(|&key| name(column, key)).collect(),
    })
}

/// A number for each row, equal where the values are: the value itself, or the index of its level.
fn keys(column: &Column, rows: &[usize]) -> Result<Vec<f64>, Error> {
    column.check_marks()?;
    match &column.cells {
        Cells::Numbers { .. } => {
            let values = column.numbers()?;
            Ok(rows.iter().map(|&row| values[row]).collect())
        }
        Cells::Levels { index, .. } => Ok(rows.iter().map(|&row| index[row].into()).collect()),
        Cells::Many(_) => Err(too_many(column, MAX_LEVELS, true)),
    }
}

/// What the key stands for.
fn name(column: &Column, key: f64) -> String {
    match &column.cells {
        Cells::Levels { levels, .. } => levels[key as usize].text.clone(),
        Cells::Numbers { .. } | Cells::Many(_) => Number(key).to_string(),
    }
}

/// Texts are classes. Numbers are two classes if they are two, and several if they are whole, no
/// more than there can be and each in enough rows; others are numbers.
fn guess(column: &Column, classes: &[f64], rows: usize) -> TaskKind {
    let is_text = matches!(column.cells, Cells::Levels { .. });
    let few = classes.len() <= MAX_CATEGORIES && ROWS_PER_CLASS * classes.len() <= rows;
    let whole = classes.iter().all(|class| class.fract() == 0.0);
    match classes.len() {
        2 => TaskKind::TwoClasses,
        _ if is_text || (few && whole) => TaskKind::Classes,
        _ => TaskKind::Number,
    }
}

/// The sentence for a target of too many classes.
fn too_many(column: &Column, given: usize, more: bool) -> Error {
    if column.is_mostly_numbers()
        && let Err(odd) = column.numbers()
    {
        return odd;
    }
    let needed = format!("there can be up to {MAX_CATEGORIES} classes");
    csv::other_classes(&column.name, given, more, &needed)
}
