//! The four products of a linear layer `z = W x + b`, rows in the lanes.
//!
//! Shapes: `weight` (outputs, inputs) row-major, `bias` (outputs), `x` and `dx` (inputs, stride),
//! `z` and `dz` (outputs, stride).

use super::{LANES, tile, tile_mut};

/// Outputs per register block: with two row vectors each, accumulators, one input tile and one
/// splat weight stay within the 16 vector registers that engines have.
const BLOCK: usize = 4;

/// `z[o, r] = b[o] + Σᵢ w[o, i] · x[i, r]`.
pub(crate) fn forward(weight: &[f32], bias: &[f32], x: &[f32], z: &mut [f32], stride: usize) {
    let inputs = x.len() / stride;
    debug_assert_eq!(weight.len(), bias.len() * inputs);
    product(
        z,
        bias.len(),
        inputs,
        stride,
        x,
        |o, i| weight[o * inputs + i],
        |o| bias[o],
    );
}

/// `dx[i, r] = Σₒ w[o, i] · dz[o, r]`.
pub(crate) fn input_gradient(weight: &[f32], dz: &[f32], dx: &mut [f32], stride: usize) {
    let (outputs, inputs) = (dz.len() / stride, dx.len() / stride);
    debug_assert_eq!(weight.len(), outputs * inputs);
    product(
        dx,
        inputs,
        outputs,
        stride,
        dz,
        |i, o| weight[o * inputs + i],
        |_| 0.0,
    );
}

/// `out[m, r] = start(m) + Σₖ factor(m, k) · x[k, r]`, in rising k.
#[inline(always)]
fn product(
    out: &mut [f32],
    m_count: usize,
    k_count: usize,
    stride: usize,
    x: &[f32],
    factor: impl Fn(usize, usize) -> f32 + Copy,
    start: impl Fn(usize) -> f32 + Copy,
) {
    for m in (0..m_count).step_by(BLOCK) {
        match m_count - m {
            1 => product_block::<1>(out, m, k_count, stride, x, factor, start),
            2 => product_block::<2>(out, m, k_count, stride, x, factor, start),
            3 => product_block::<3>(out, m, k_count, stride, x, factor, start),
            _ => product_block::<BLOCK>(out, m, k_count, stride, x, factor, start),
        }
    }
}

/// `M` rows of [`product`], from row `m`, over all data rows.
#[inline(always)]
fn product_block<const M: usize>(
    out: &mut [f32],
    m: usize,
    k_count: usize,
    stride: usize,
    x: &[f32],
    factor: impl Fn(usize, usize) -> f32,
    start: impl Fn(usize) -> f32,
) {
    for row in (0..stride).step_by(LANES) {
        let mut sums: [[f32; LANES]; M] = std::array::from_fn(|j| [start(m + j); LANES]);
        for k in 0..k_count {
            let x = tile(x, k * stride + row);
            for (j, sum) in sums.iter_mut().enumerate() {
                let f = factor(m + j, k);
                for lane in 0..LANES {
                    sum[lane] += f * x[lane];
                }
            }
        }
        for (j, sum) in sums.iter().enumerate() {
            *tile_mut(out, (m + j) * stride + row) = *sum;
        }
    }
}

/// `dw[o, i] += Σᵣ dz[o, r] · x[i, r]`.
pub(crate) fn weight_gradient(dz: &[f32], x: &[f32], dw: &mut [f32], stride: usize) {
    let (outputs, inputs) = (dz.len() / stride, x.len() / stride);
    debug_assert_eq!(dw.len(), outputs * inputs);
    for o in (0..outputs).step_by(BLOCK) {
        for i in 0..inputs {
            match outputs - o {
                1 => dot_block::<1>(dz, o, x, i, inputs, dw, stride),
                2 => dot_block::<2>(dz, o, x, i, inputs, dw, stride),
                3 => dot_block::<3>(dz, o, x, i, inputs, dw, stride),
                _ => dot_block::<BLOCK>(dz, o, x, i, inputs, dw, stride),
            }
        }
    }
}

/// The gradients of the weights from input `i` to the `M` outputs from `o` on.
#[inline(always)]
fn dot_block<const M: usize>(
    dz: &[f32],
    o: usize,
    x: &[f32],
    i: usize,
    inputs: usize,
    dw: &mut [f32],
    stride: usize,
) {
    let mut sums = [[0.0; LANES]; M];
    for row in (0..stride).step_by(LANES) {
        let x = tile(x, i * stride + row);
        for (j, sum) in sums.iter_mut().enumerate() {
            let dz = tile(dz, (o + j) * stride + row);
            for lane in 0..LANES {
                sum[lane] += dz[lane] * x[lane];
            }
        }
    }
    for (j, sum) in sums.iter().enumerate() {
        dw[(o + j) * inputs + i] += horizontal_sum(sum);
    }
}

/// `db[o] += Σᵣ dz[o, r]`.
pub(crate) fn bias_gradient(dz: &[f32], db: &mut [f32], stride: usize) {
    for (db, dz) in db.iter_mut().zip(dz.chunks_exact(stride)) {
        let mut sum = [0.0; LANES];
        for row in (0..stride).step_by(LANES) {
            let dz = tile(dz, row);
            for lane in 0..LANES {
                sum[lane] += dz[lane];
            }
        }
        *db += horizontal_sum(&sum);
    }
}

/// The lanes' sum, pairwise: the error grows by their logarithm.
#[inline(always)]
pub(super) fn horizontal_sum(v: &[f32; LANES]) -> f32 {
    ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kernels::padded;

    /// Values with padding columns of zero, and the textbook triple loop in f64 beside them.
    fn matrix(rows: usize, columns: usize, seed: u64) -> Vec<f32> {
        let stride = padded(columns);
        (0..rows * stride)
            .map(|k| {
                let mixed = (k as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15 ^ (seed * 2 + 1));
                let value = (mixed >> 40) as f32 / (1u64 << 23) as f32 - 1.0;
                if k % stride < columns { value } else { 0.0 }
            })
            .collect()
    }

    fn close(got: f32, want: f64) -> bool {
        (f64::from(got) - want).abs() <= 1e-4 * (1.0 + want.abs())
    }

    proptest! {
        #[test]
        fn products_equal_the_triple_loop(
            outputs in 1usize..11, inputs in 1usize..11, rows in 1usize..40, seed in 0u64..1000,
        ) {
            let stride = padded(rows);
            let w: Vec<f32> = matrix(outputs * inputs, 1, seed).chunks(LANES).map(|c| c[0]).collect();
            let bias: Vec<f32> = matrix(outputs, 1, seed + 1).chunks(LANES).map(|c| c[0]).collect();
            let (x, dz) = (matrix(inputs, rows, seed + 2), matrix(outputs, rows, seed + 3));
            let at = |m: &[f32], i: usize, r: usize| f64::from(m[i * stride + r]);
            let weight = |o: usize, i: usize| f64::from(w[o * inputs + i]);

            let mut z = vec![f32::NAN; outputs * stride];
            forward(&w, &bias, &x, &mut z, stride);
            let mut dx = vec![f32::NAN; inputs * stride];
            input_gradient(&w, &dz, &mut dx, stride);
            let (mut dw, mut db) = (vec![1.0; w.len()], vec![1.0; outputs]);
            weight_gradient(&dz, &x, &mut dw, stride);
            bias_gradient(&dz, &mut db, stride);

            for r in 0..rows {
                for o in 0..outputs {
                    let want = f64::from(bias[o]) + (0..inputs).map(|i| weight(o, i) * at(&x, i, r)).sum::<f64>();
                    prop_assert!(close(z[o * stride + r], want));
                }
                for i in 0..inputs {
                    let want = (0..outputs).map(|o| weight(o, i) * at(&dz, o, r)).sum();
                    prop_assert!(close(dx[i * stride + r], want));
                }
            }
            for o in 0..outputs {
                for i in 0..inputs {
                    let want = 1.0 + (0..rows).map(|r| at(&dz, o, r) * at(&x, i, r)).sum::<f64>();
                    prop_assert!(close(dw[o * inputs + i], want));
                }
                prop_assert!(close(db[o], 1.0 + (0..rows).map(|r| at(&dz, o, r)).sum::<f64>()));
            }
        }
    }
}
