//! The one room that knows the browser, as two modules: with the feature `page` JavaScript's view
//! of trainers and charts, with the feature `lab` what the page loads later.

#[cfg(feature = "page")]
mod chart;
#[cfg(feature = "page")]
mod inspect;
#[cfg(feature = "lab")]
mod lab;
mod plain;
#[cfg(feature = "page")]
mod table;
#[cfg(feature = "page")]
mod trainer;
#[cfg(feature = "page")]
mod types;

/// A JavaScript `Error` with the sentence of ours.
fn js_error(error: impl std::fmt::Display) -> wasm_bindgen::JsError {
    wasm_bindgen::JsError::new(&error.to_string())
}
