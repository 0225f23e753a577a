//! `Choice` as plain data: columns by their names, of which no two are the same.

use crate::Error;
use crate::data::own::{Choice, Missing, Sheet, TaskKind};
use crate::error::find;
use crate::recipe::place::Place;
use crate::recipe::value::Value;

/// The fields of a choice.
const CHOICE: [&str; 4] = ["target", "columns", "task", "missing"];

/// What a target can be taken for, in the order of their names.
const TASKS: [TaskKind; 3] = [TaskKind::TwoClasses, TaskKind::Classes, TaskKind::Number];
const TASK_NAMES: [&str; 3] = ["two_classes", "classes", "number"];

/// What can become of rows that have no value, in the order of their names.
const MISSING: [Missing; 2] = [Missing::DropRows, Missing::Fill];
const MISSING_NAMES: [&str; 2] = ["drop", "fill"];

/// The choice of a sheet's columns that plain data makes.
pub(super) fn read(sheet: &Sheet, value: Value) -> Result<Choice, Error> {
    let fields = Place::new("choice", value).fields(&CHOICE)?;
    let column = |place: Place| sheet.column(&place.text("the name of a column")?);
    let columns = fields.get("columns").list("a list of names")?;
    let task = match fields.given("task") {
        Some(place) => Some(TASKS[find("task", &place.text("a name")?, &TASK_NAMES)?]),
        None => None,
    };
    let missing = fields.name("missing", MISSING_NAMES[0])?;
    Ok(Choice {
        target: column(fields.get("target"))?,
        columns: columns.into_iter().map(column).collect::<Result<_, _>>()?,
        task,
        missing: MISSING[find("way with missing values", &missing, &MISSING_NAMES)?],
    })
}

/// A choice of a sheet's columns as plain data.
pub(super) fn write(sheet: &Sheet, choice: &Choice) -> Value {
    let name = |&at: &usize| Value::from(&sheet.columns()[at].name[..]);
    let task = |task| Value::from(named(task, &TASKS, &TASK_NAMES));
    Value::fields(vec![
        ("target", name(&choice.target)),
        (
            "columns",
            Value::List(choice.columns.iter().map(name).collect()),
        ),
        ("task", choice.task.map_or(Value::Nothing, task)),
        (
            "missing",
            named(choice.missing, &MISSING, &MISSING_NAMES).into(),
        ),
    ])
}

/// The name of a value.
fn named<T: PartialEq>(value: T, values: &[T], names: &[&'static str]) -> &'static str {
    let mut both = values.iter().zip(names);
    both.find(|(other, _)| **other == value)
        .map_or("", |(_, name)| name)
}
