//! The hot loops, on plain slices, knowing nothing of the rest of the crate.
//!
//! Rows run in the lanes: every matrix here is feature-major, one row of the slice per feature or
//! unit and one column per data row, `stride` values apart and `stride` a multiple of [`LANES`], so that
//! the inner loops have no shuffles and no scalar tails. There is no fused multiply-add and no platform
//! function, so that the bits are the same on every machine.

mod angle;
mod dense;
pub(crate) mod each;
mod head;
pub(crate) mod math;
pub(crate) mod simd;

pub(crate) use angle::sin_cos;
pub(crate) use dense::{bias_gradient, forward, input_gradient, weight_gradient};
pub(crate) use head::{HeadSums, bce_with_logits, cross_entropy, squared_error};

/// Data rows per tile: two SIMD128 vectors of f32.
pub(crate) const LANES: usize = 8;

/// `rows` rounded up to whole tiles.
pub(crate) const fn padded(rows: usize) -> usize {
    rows.div_ceil(LANES) * LANES
}
