//! `OwnTable` in JavaScript: plain data, to be posted from a worker.

use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::prelude::*;

use super::types::OwnTableObject;
use super::{object, texts};
use crate::data::own::{Chosen, Notes};
use crate::data::{OwnColumn, OwnTarget};
use crate::web::plain::set;

/// What was chosen.
pub(super) fn write(chosen: Chosen) -> OwnTableObject {
    let task = chosen.task().name();
    let notes = notes(chosen.notes());
    let (columns, target) = chosen.into_table().into_parts();
    let fields = object([
        ("target", self::target(&target)),
        ("task", task.into()),
        ("notes", notes),
    ]);
    let guessing = [
        ("majority", target.majority()),
        ("variance", target.variance()),
    ];
    for (name, value) in guessing {
        if let Some(value) = value {
            set(&fields, name, &value.into());
        }
    }
    // One after the other, so that none is there twice for longer than it must.
    let columns = columns.into_iter().map(column).collect::<Array>();
    set(&fields, "columns", &columns);
    fields.unchecked_into()
}

fn column(column: OwnColumn) -> Object {
    let values = Float64Array::from(&column.values[..]);
    let fields = object([("name", column.name.into()), ("values", values.into())]);
    if let Some(levels) = &column.levels {
        set(
            &fields,
            "levels",
            &texts(levels.iter().map(|level| &level[..])),
        );
    }
    fields
}

fn target(target: &OwnTarget) -> JsValue {
    let values = Float64Array::from(&target.values[..]);
    let fields = object([
        ("name", (&target.name[..]).into()),
        ("values", values.into()),
    ]);
    if !target.classes.is_empty() {
        set(
            &fields,
            "classes",
            &texts(target.classes.iter().map(|class| &class[..])),
        );
    }
    fields.into()
}

fn notes(notes: Notes) -> JsValue {
    let fields = [
        ("rows", notes.rows.into()),
        ("withoutTarget", notes.without_target.into()),
        ("withoutValue", notes.without_value.into()),
        ("filledValues", notes.filled_values.into()),
        ("filledRows", notes.filled_rows.into()),
    ];
    object(fields).into()
}
