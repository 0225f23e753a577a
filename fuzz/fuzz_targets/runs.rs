#![no_main]

#[path = "../../tests/hostile/runs.rs"]
mod target;

use relu_playground_fuzz::sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(bytes));
