//! What all targets use.

#[path = "../../tests/hostile/sentence.rs"]
mod of;

pub use of::sentence;
