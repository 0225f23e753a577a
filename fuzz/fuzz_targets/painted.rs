#![no_main]

#[path = "../../tests/hostile/painted.rs"]
mod target;

use relu_playground_fuzz::sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
