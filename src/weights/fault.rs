//! What can be wrong with a file of weights, each as a sentence.

use super::{MAX_BYTES, MAX_TENSORS, MAX_VALUES};
use crate::Error;
use crate::error::{Count, Kind, Number};

/// Most characters of a name that a sentence shows, and most names.
const LONGEST: usize = 40;
const MOST_NAMES: usize = 6;

/// An error of that sentence.
fn fault(sentence: String) -> Error {
    Kind::Weights(sentence).into()
}

// What the file is.

pub(crate) fn too_many_bytes(given: u64) -> Error {
    let megabytes = |bytes: u64| bytes.div_ceil(100_000) as f64 / 10.0;
    let (given, most) = (megabytes(given), megabytes(MAX_BYTES as u64));
    fault(format!(
        "the file has {given} MB; there can be up to {most} MB"
    ))
}

pub(crate) fn not_weights() -> Error {
    fault("this is no file of weights: it is neither a .safetensors file nor the JSON that this page saves".into())
}

pub(crate) fn truncated(needed: u64, given: u64) -> Error {
    fault(format!(
        "the file is cut off or damaged: its header asks for {needed} bytes, and it has {given}; save or download it again"
    ))
}

pub(crate) fn damaged_header() -> Error {
    fault("the header of the .safetensors file is damaged: it cannot be read; save or download the file again".into())
}

pub(crate) fn no_tensors() -> Error {
    fault("the file has no weights in it".into())
}

pub(crate) fn too_many_tensors() -> Error {
    fault(format!(
        "the file has more than {MAX_TENSORS} tensors; no network of this page has so many"
    ))
}

pub(crate) fn too_many_values() -> Error {
    fault(format!(
        "the file has more than {MAX_VALUES} numbers; no network of this page has so many weights"
    ))
}

// JSON.

pub(crate) fn bad_json(line: usize, column: usize) -> Error {
    fault(format!(
        "the file cannot be read as JSON: something is wrong or missing in line {line}, column {column}"
    ))
}

pub(crate) fn other_json() -> Error {
    fault("the file is JSON, but no weights: it has no field 'parameters' with a list of numbers, or of lists of numbers, for each tensor".into())
}

pub(crate) fn other_format(name: &str) -> Error {
    let name = cut(name);
    fault(format!(
        "the file is JSON of the format '{name}', which this page does not know"
    ))
}

pub(crate) fn no_numbers(name: &str) -> Error {
    let name = cut(name);
    fault(format!(
        "tensor '{name}' must be a list of numbers, or a list of equally long lists of numbers"
    ))
}

// One tensor.

pub(crate) fn other_type(name: &str, dtype: &str) -> Error {
    let name = cut(name);
    fault(format!(
        "tensor '{name}' has numbers of the type {dtype}; weights must be F32, or F64, F16 or BF16 to be converted"
    ))
}

/// The value at `at`, counted row by row, is not a finite number of 32 bits.
pub(crate) fn not_finite(name: &str, shape: &[usize], at: usize, value: f64) -> Error {
    let mut rest = at;
    let mut place = vec![0; shape.len()];
    for (index, &size) in place.iter_mut().zip(shape).rev() {
        (*index, rest) = (rest % size.max(1), rest / size.max(1));
    }
    let (name, place, value) = (cut(name), listed(&place), Number(value));
    fault(format!(
        "tensor '{name}' has {value} at {place}; every weight must be a finite number that 32 bits can hold"
    ))
}

// Tensors and a network.

pub(crate) fn other_shape(name: &str, given: &[usize], title: &str, needed: &[usize]) -> Error {
    let (name, given, needed) = (cut(name), listed(given), listed(needed));
    fault(format!(
        "tensor '{name}' has the shape {given}; {title} needs {needed}"
    ))
}

pub(crate) fn missing(name: &str, title: &str, has: &[&str]) -> Error {
    let has = names(has);
    fault(format!(
        "the file has no tensor '{name}', which {title} needs; it has {has}"
    ))
}

pub(crate) fn extra(name: &str, title: &str, needs: &[&str]) -> Error {
    let (name, needs) = (cut(name), names(needs));
    fault(format!(
        "the file has a tensor '{name}', which {title} does not have; it has {needs}"
    ))
}

/// Both are features and outputs: of the file's network and of the data.
pub(crate) fn other_data(given: (usize, usize), needed: (usize, usize)) -> Error {
    let of = |(features, outputs)| (Count(features, "feature"), Count(outputs, "output"));
    let ((given, gives), (needed, needs)) = (of(given), of(needed));
    fault(format!(
        "the file’s network is for {given} and {gives}; this data set has {needed}, and needs {needs}"
    ))
}

pub(crate) fn nothing_to_save(name: &str) -> Error {
    fault(format!(
        "tensor '{name}' of the model is not finite any more, so there are no weights to take along; start again with a smaller learning rate"
    ))
}

/// A shape or a place as Python writes it: `[20, 12]`.
fn listed(numbers: &[usize]) -> String {
    let numbers: Vec<_> = numbers.iter().map(usize::to_string).collect();
    format!("[{}]", numbers.join(", "))
}

/// `'a', 'b' and 3 more`.
fn names(all: &[&str]) -> String {
    let shown: Vec<_> = all
        .iter()
        .take(MOST_NAMES)
        .map(|name| format!("'{}'", cut(name)))
        .collect();
    match all.len().saturating_sub(MOST_NAMES) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The beginning of a long name.
fn cut(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}
