//! The one room that knows the browser, as three modules: with the feature `lesson` trainers and charts
//! of the lesson's data, which is what the first view loads; with `page` all that the page can do; with
//! `lab` the reader of visitors' files.

#[cfg(feature = "page")]
mod bend;
#[cfg(feature = "lesson")]
mod canvas;
#[cfg(feature = "lesson")]
mod chart;
#[cfg(feature = "page")]
mod collapse;
#[cfg(feature = "page")]
mod diagram;
#[cfg(feature = "page")]
mod hinges;
#[cfg(feature = "page")]
mod inspect;
#[cfg(feature = "lab")]
mod lab;
#[cfg(feature = "page")]
mod map;
#[cfg(feature = "page")]
mod picture;
mod plain;
#[cfg(feature = "page")]
mod python;
#[cfg(feature = "page")]
mod qr;
#[cfg(feature = "lesson")]
mod state;
#[cfg(feature = "page")]
mod study;
#[cfg(feature = "page")]
mod study_charts;
#[cfg(feature = "page")]
mod table;
#[cfg(feature = "lesson")]
mod trainer;
#[cfg(feature = "page")]
mod travel;
#[cfg(feature = "lesson")]
mod types;
#[cfg(feature = "page")]
mod unit_charts;
#[cfg(feature = "page")]
mod units;
#[cfg(feature = "page")]
mod weights;

/// Where memory comes from. The standard library's allocator weighs 2 kB more with brotli, is no faster and
/// keeps no less: after thousands of trainers of all sizes both have grown to within 4 % of each other.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A JavaScript `Error` with the sentence of ours.
fn js_error(error: impl std::fmt::Display) -> wasm_bindgen::JsError {
    wasm_bindgen::JsError::new(&error.to_string())
}
