//! Plain JavaScript values, to and from ours.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::recipe::value::Value;

/// A recipe, its list of changes, a change, its list of parameters, a parameter and a number of it: what
/// lies deeper is part of no recipe, and may have no end.
const DEEPEST: u32 = 6;

/// A plain JavaScript value as ours.
pub(super) fn read(value: &JsValue) -> Value {
    read_to(value, DEEPEST)
}

/// `value` down to so many levels.
fn read_to(value: &JsValue, levels: u32) -> Value {
    if value.is_null() || value.is_undefined() || levels == 0 {
        Value::Nothing
    } else if let Some(flag) = value.as_bool() {
        Value::Flag(flag)
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Value::List(
            list.iter()
                .map(|value| read_to(&value, levels - 1))
                .collect(),
        )
    } else if is_plain(value) {
        let entries = Object::entries(value.unchecked_ref());
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            (name, read_to(&entry.get(1), levels - 1))
        };
        Value::Fields(entries.iter().map(field).collect())
    } else {
        // A function, a bigint, a Map or the like: no recipe has one, and the sentence names it.
        Value::Text(kind(value))
    }
}

/// Whether a value is an object of plain fields: `{…}`, of this page or of another frame.
fn is_plain(value: &JsValue) -> bool {
    let parent = |value: &JsValue| Object::get_prototype_of(value);
    value.is_object() && (parent(value).is_null() || parent(&parent(value)).is_null())
}

/// The name of a value's class, or of its type.
fn kind(value: &JsValue) -> String {
    let class = value
        .dyn_ref::<Object>()
        .map(|object| object.constructor().name());
    let class = class.and_then(|name| name.as_string());
    class
        .or_else(|| value.js_typeof().as_string())
        .unwrap_or_default()
}

/// A value of ours as a plain JavaScript one.
pub(super) fn write(value: &Value) -> JsValue {
    match value {
        Value::Nothing => JsValue::NULL,
        Value::Flag(flag) => (*flag).into(),
        Value::Number(number) => (*number).into(),
        Value::Text(text) => text.into(),
        Value::List(values) => values.iter().map(write).collect::<Array>().into(),
        Value::Fields(fields) => {
            let object = Object::new();
            for (name, value) in fields {
                set(&object, name, &write(value));
            }
            object.into()
        }
    }
}

/// `object[key] = value`.
pub(super) fn set(object: &Object, key: &str, value: &JsValue) {
    // A plain object takes any field.
    let _ = Reflect::set(object, &key.into(), value);
}
