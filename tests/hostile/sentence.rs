//! Refusals.

/// What is refused is refused with a sentence.
#[allow(unreachable_pub)] // The fuzz targets take it from a crate of their own.
pub fn sentence(error: &relu_playground::Error) {
    let text = error.to_string();
    assert!(text.contains(' ') && text.len() < 2000, "{text:?}");
}
