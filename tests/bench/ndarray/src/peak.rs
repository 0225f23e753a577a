//! The peak of SIMD128: multiplications and additions that wait for nothing but one another.

use core::arch::wasm32::{f32x4, f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat, v128};
use wasm_bindgen::prelude::*;

/// Chains side by side, each a multiplication and then an addition: enough to fill the units, few
/// enough that all stay in registers.
const CHAINS: usize = 12;

/// Multiplications with an addition, on one number, in each turn of `peak`.
#[wasm_bindgen]
pub fn peak_operations() -> usize {
    CHAINS * 4
}

/// So many turns of all chains; the sum keeps the compiler from leaving them out.
#[wasm_bindgen]
pub fn peak(turns: usize) -> f32 {
    let factor = f32x4_splat(0.999);
    let term = f32x4_splat(0.001);
    let mut chains: [v128; CHAINS] =
        core::array::from_fn(|at| f32x4(at as f32, at as f32 + 1.0, 2.0, 3.0));
    for _ in 0..turns {
        // Unrolled by the compiler, since the number is known.
        for chain in &mut chains {
            *chain = f32x4_add(f32x4_mul(*chain, factor), term);
        }
    }
    let sum = chains.into_iter().reduce(|a, b| f32x4_add(a, b));
    f32x4_extract_lane::<0>(sum.expect("there are chains"))
}
