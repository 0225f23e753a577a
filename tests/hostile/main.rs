//! Input that means no good: what fuzzing (`fuzz/`, `cargo fuzz`) found worth keeping, replayed.
//!
//! Each folder of tests/fixtures/hostile has what one target takes for input. The targets themselves are here,
//! so that both run the same.

mod csv;
mod painted;
mod recipe;
mod runs;
mod sentence;

use sentence::sentence;
use std::path::Path;
use std::time::{Duration, Instant};

/// No input of a few kilobytes may take longer.
const LONGEST: Duration = Duration::from_secs(10);

/// Runs a target on each file of its folder.
fn replay(folder: &str, target: fn(&[u8])) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile");
    let files = std::fs::read_dir(root.join(folder)).expect("the corpus is there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() > 10, "{folder} has {} files", files.len());
    for file in files {
        let bytes = std::fs::read(&file).expect("a file of bytes");
        let start = Instant::now();
        println!("{}", file.display());
        target(&bytes);
        assert!(
            start.elapsed() < LONGEST,
            "{} took too long",
            file.display()
        );
    }
}

#[test]
fn files_are_sheets_or_sentences() {
    replay("csv", csv::run);
}

#[test]
fn texts_are_recipes_or_sentences() {
    replay("recipe", recipe::run);
}

#[test]
fn painted_points_are_trained_or_refused() {
    replay("painted", painted::run);
}

#[test]
fn runs_of_any_numbers_end() {
    replay("runs", runs::run);
}
