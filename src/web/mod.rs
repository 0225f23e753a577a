//! The one room that knows the browser: JavaScript's view of trainers and charts.

mod chart;
mod inspect;
mod plain;
mod trainer;
mod types;

/// A JavaScript `Error` with the sentence of ours.
fn js_error(error: impl std::fmt::Display) -> wasm_bindgen::JsError {
    wasm_bindgen::JsError::new(&error.to_string())
}
