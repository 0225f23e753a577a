//! The PyTorch runs in `tests/fixtures`, read.

use std::path::Path;

use serde_json::Value;

/// One fixture file, parsed.
pub(crate) fn fixture(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).expect("a fixture is JSON")
}

/// Concatenated f32 in hex, 8 digits each, big-endian bits.
pub(crate) fn f32s(hex: &Value) -> Vec<f32> {
    let hex = hex.as_str().expect("f32 in hex");
    let value = |k| f32::from_bits(u32::from_str_radix(&hex[k..k + 8], 16).expect("hex digits"));
    (0..hex.len()).step_by(8).map(value).collect()
}

/// A list of numbers as f64.
pub(crate) fn f64s(list: &Value) -> Vec<f64> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|x| x.as_f64().expect("a number"))
        .collect()
}

/// A list of indices or counts.
pub(crate) fn counts(list: &Value) -> Vec<usize> {
    f64s(list).into_iter().map(|x| x as usize).collect()
}

/// The bits of each value, so that a comparison is exact and its failure shows what differs.
pub(crate) fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|x| x.to_bits()).collect()
}
