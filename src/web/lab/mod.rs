//! What views after the first one load: the reader of a visitor's CSV file, for a worker.

mod choice;
mod reader;
mod sheet;
mod table;
mod types;

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

use super::plain::set;

/// A plain object of these fields.
fn object<const N: usize>(fields: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, &value);
    }
    object
}

/// A list of texts.
fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> JsValue {
    let texts = texts.into_iter().map(JsValue::from);
    texts.collect::<Array>().into()
}
