//! What the benchmark measures the page's trainer against, in WebAssembly: the same training written
//! with ndarray's `dot`, and the peak of multiplications and additions.

mod net;
#[cfg(target_arch = "wasm32")]
pub mod peak;
