//! The products of a linear layer `z = W x + b`, rows in the lanes.
//!
//! Shapes: `weight` (outputs, inputs) row-major, `bias` (outputs), `x` and `dx` (inputs, stride),
//! `z` and `dz` (outputs, stride). Sums over units run in order, from the bias. Sums over data rows run by
//! lanes, every fourth row in each, and then over the lanes.
//!
//! Register blocks are written out by macros, so that they are unrolled at every level of optimisation.

use super::LANES;
use super::simd::V;

/// Rows of a [`product`] made at once: with two vectors each, accumulators, factors and what is multiplied
/// stay within the 16 vector registers that engines have.
const ROWS: usize = 4;

/// `z[o, r] = b[o] + Σᵢ w[o, i] · x[i, r]`. `panel` is scratch.
pub(crate) fn forward(
    weight: &[f32],
    bias: &[f32],
    x: &[f32],
    z: &mut [f32],
    stride: usize,
    panel: &mut Vec<f32>,
) {
    let inputs = x.len() / stride;
    debug_assert_eq!(weight.len(), bias.len() * inputs);
    let (mut z, mut from) = (z, 0);
    while from < bias.len() {
        let outputs = share(bias.len() - from, ROWS);
        let (now, later) = z.split_at_mut(outputs * stride);
        let panel = room(panel, outputs * inputs);
        let rows = weight[from * inputs..].chunks_exact(inputs);
        for (o, row) in rows.take(outputs).enumerate() {
            for (panel, &weight) in panel.chunks_exact_mut(outputs).zip(row) {
                panel[o] = weight;
            }
        }
        product(panel, &bias[from..], x, now, stride);
        (z, from) = (later, from + outputs);
    }
}

/// `dx[i, r] = Σₒ w[o, i] · dz[o, r]`. `panel` is scratch.
pub(crate) fn input_gradient(
    weight: &[f32],
    dz: &[f32],
    dx: &mut [f32],
    stride: usize,
    panel: &mut Vec<f32>,
) {
    let (outputs, inputs) = (dz.len() / stride, dx.len() / stride);
    debug_assert_eq!(weight.len(), outputs * inputs);
    if outputs == 1 {
        return outer(weight, dz, dx, stride);
    }
    let (mut dx, mut from) = (dx, 0);
    while from < inputs {
        let now = share(inputs - from, ROWS);
        let (block, later) = dx.split_at_mut(now * stride);
        let panel = room(panel, now * outputs);
        for (panel, row) in panel.chunks_exact_mut(now).zip(weight.chunks_exact(inputs)) {
            for (to, &weight) in panel.iter_mut().zip(&row[from..]) {
                *to = weight;
            }
        }
        product(panel, &[0.0; ROWS], dz, block, stride);
        (dx, from) = (later, from + now);
    }
}

/// `dx[i, r] = w[i] · dz[r]`: of a single output nothing is added up.
fn outer(weight: &[f32], dz: &[f32], dx: &mut [f32], stride: usize) {
    for (&w, dx) in weight.iter().zip(dx.chunks_exact_mut(stride)) {
        let w = V::splat(w);
        for (dx, dz) in dx.chunks_exact_mut(LANES).zip(dz.as_chunks::<LANES>().0) {
            let [p, q] = V::pair(dz);
            V::store_pair([w * p, w * q], dx);
        }
    }
}

/// How many of `rest` rows the next block takes: `most`, and of the last two about the same.
fn share(rest: usize, most: usize) -> usize {
    if rest < 2 * most && rest > most {
        rest.div_ceil(2)
    } else {
        rest.min(most)
    }
}

/// Room for the factors of a block, in the order in which [`product`] reads them.
#[inline(always)]
fn room(panel: &mut Vec<f32>, length: usize) -> &mut [f32] {
    if panel.len() < length {
        panel.resize(length, 0.0);
    }
    &mut panel[..length]
}

/// `out[m, r] = start[m] + Σₖ panel[k, m] · x[k, r]`, in rising k, for up to [`ROWS`] rows m.
fn product(panel: &[f32], start: &[f32], x: &[f32], out: &mut [f32], stride: usize) {
    match out.len() / stride {
        1 => product_1(panel, start, x, out, stride),
        2 => product_2(panel, start, x, out, stride),
        3 => product_3(panel, start, x, out, stride),
        _ => product_4(panel, start, x, out, stride),
    }
}

macro_rules! product {
    ($name:ident, $rows:literal: $($m:literal $s:ident $t:ident),+) => {
        /// A [`product`] of so many rows.
        fn $name(panel: &[f32], start: &[f32], x: &[f32], out: &mut [f32], stride: usize) {
            let panel = panel.as_chunks::<$rows>().0;
            // Zipping counts the rows of both, which is once enough for all tiles.
            let terms = panel.iter().zip(x.chunks_exact(stride));
            for row in (0..stride).step_by(LANES) {
                $(let (mut $s, mut $t) = (V::splat(start[$m]), V::splat(start[$m]));)+
                for (factors, x) in terms.clone() {
                    let [p, q] = V::pair(&x[row..]);
                    $(
                        let f = V::splat(factors[$m]);
                        ($s, $t) = ($s + f * p, $t + f * q);
                    )+
                }
                $(V::store_pair([$s, $t], &mut out[$m * stride + row..]);)+
            }
        }
    };
}
product!(product_1, 1: 0 s0 t0);
product!(product_2, 2: 0 s0 t0, 1 s1 t1);
product!(product_3, 3: 0 s0 t0, 1 s1 t1, 2 s2 t2);
product!(product_4, 4: 0 s0 t0, 1 s1 t1, 2 s2 t2, 3 s3 t3);

/// `dw[o, i] += Σᵣ dz[o, r] · x[i, r]`.
pub(crate) fn weight_gradient(dz: &[f32], x: &[f32], dw: &mut [f32], stride: usize) {
    let (outputs, inputs) = (dz.len() / stride, x.len() / stride);
    debug_assert_eq!(dw.len(), outputs * inputs);
    // The taller register blocks go along the side that has enough for them.
    if outputs < TALL && outputs < inputs {
        dots(x, dz, dw, stride, 1, inputs);
    } else {
        dots(dz, x, dw, stride, inputs, 1);
    }
}

/// Most rows of `a` of a block of [`dots`], each with two of `b`.
const TALL: usize = 5;

/// `sums[m · m_step + n · n_step] += Σᵣ a[m, r] · b[n, r]`.
fn dots(a: &[f32], b: &[f32], sums: &mut [f32], stride: usize, m_step: usize, n_step: usize) {
    let (mut a, mut m) = (a, 0);
    while !a.is_empty() {
        let rows = share(a.len() / stride, TALL);
        let (now, later) = a.split_at(rows * stride);
        for (n, b) in b.chunks(2 * stride).enumerate() {
            let mut at = Place {
                sums: &mut sums[m * m_step + 2 * n * n_step..],
                m_step,
                n_step,
            };
            match (rows, b.len() / stride) {
                (1, 1) => dots_1_1(now, b, stride, &mut at),
                (2, 1) => dots_2_1(now, b, stride, &mut at),
                (3, 1) => dots_3_1(now, b, stride, &mut at),
                (4, 1) => dots_4_1(now, b, stride, &mut at),
                (_, 1) => dots_5_1(now, b, stride, &mut at),
                (1, _) => dots_1_2(now, b, stride, &mut at),
                (2, _) => dots_2_2(now, b, stride, &mut at),
                (3, _) => dots_3_2(now, b, stride, &mut at),
                (4, _) => dots_4_2(now, b, stride, &mut at),
                (_, _) => dots_5_2(now, b, stride, &mut at),
            }
        }
        (a, m) = (later, m + rows);
    }
}

/// Where a block's sums belong.
struct Place<'s> {
    sums: &'s mut [f32],
    m_step: usize,
    n_step: usize,
}

impl Place<'_> {
    #[inline(always)]
    fn add(&mut self, m: usize, n: usize, sum: V) {
        self.sums[m * self.m_step + n * self.n_step] += sum.sum();
    }
}

/// Row `m` of a matrix, as tiles.
#[inline(always)]
fn row(matrix: &[f32], m: usize, stride: usize) -> &[[f32; LANES]] {
    matrix[m * stride..][..stride].as_chunks().0
}

macro_rules! dots {
    ($one:ident $two:ident: $($m:literal $a:ident $s:ident $t:ident),+) => {
        /// [`dots`] of so many rows with one.
        fn $one(a: &[f32], b: &[f32], stride: usize, to: &mut Place<'_>) {
            let b = row(b, 0, stride);
            $(let ($a, mut $s) = (&row(a, $m, stride)[..b.len()], V::splat(0.0));)+
            for r in 0..b.len() {
                let [p, q] = V::pair(&b[r]);
                $(
                    let [a, c] = V::pair(&$a[r]);
                    $s = $s + a * p + c * q;
                )+
            }
            $(to.add($m, 0, $s);)+
        }

        /// [`dots`] of so many rows with two.
        fn $two(a: &[f32], b: &[f32], stride: usize, to: &mut Place<'_>) {
            let (b, c) = (row(b, 0, stride), row(b, 1, stride));
            let c = &c[..b.len()];
            $(
                let $a = &row(a, $m, stride)[..b.len()];
                let (mut $s, mut $t) = (V::splat(0.0), V::splat(0.0));
            )+
            for r in 0..b.len() {
                let ([b0, b1], [c0, c1]) = (V::pair(&b[r]), V::pair(&c[r]));
                $(
                    let a = V::pair(&$a[r])[0];
                    ($s, $t) = ($s + a * b0, $t + a * c0);
                )+
                $(
                    let a = V::pair(&$a[r])[1];
                    ($s, $t) = ($s + a * b1, $t + a * c1);
                )+
            }
            $(
                to.add($m, 0, $s);
                to.add($m, 1, $t);
            )+
        }
    };
}
dots!(dots_1_1 dots_1_2: 0 a0 s0 t0);
dots!(dots_2_1 dots_2_2: 0 a0 s0 t0, 1 a1 s1 t1);
dots!(dots_3_1 dots_3_2: 0 a0 s0 t0, 1 a1 s1 t1, 2 a2 s2 t2);
dots!(dots_4_1 dots_4_2: 0 a0 s0 t0, 1 a1 s1 t1, 2 a2 s2 t2, 3 a3 s3 t3);
dots!(dots_5_1 dots_5_2: 0 a0 s0 t0, 1 a1 s1 t1, 2 a2 s2 t2, 3 a3 s3 t3, 4 a4 s4 t4);

/// `db[o] += Σᵣ dz[o, r]`.
pub(crate) fn bias_gradient(dz: &[f32], db: &mut [f32], stride: usize) {
    for (db, dz) in db.iter_mut().zip(dz.chunks_exact(stride)) {
        let (mut s, mut t) = (V::splat(0.0), V::splat(0.0));
        for dz in dz.as_chunks::<LANES>().0 {
            let [p, q] = V::pair(dz);
            (s, t) = (s + p, t + q);
        }
        *db += (s + t).sum();
    }
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
            outputs in 1usize..24, inputs in 1usize..24, rows in 1usize..70, seed in 0u64..1000,
        ) {
            let stride = padded(rows);
            let w: Vec<f32> = matrix(outputs * inputs, 1, seed).chunks(LANES).map(|c| c[0]).collect();
            let bias: Vec<f32> = matrix(outputs, 1, seed + 1).chunks(LANES).map(|c| c[0]).collect();
            let (x, dz) = (matrix(inputs, rows, seed + 2), matrix(outputs, rows, seed + 3));
            let at = |m: &[f32], i: usize, r: usize| f64::from(m[i * stride + r]);
            let weight = |o: usize, i: usize| f64::from(w[o * inputs + i]);

            let mut z = vec![f32::NAN; outputs * stride];
            let mut panel = Vec::new();
            forward(&w, &bias, &x, &mut z, stride, &mut panel);
            let mut dx = vec![f32::NAN; inputs * stride];
            input_gradient(&w, &dz, &mut dx, stride, &mut panel);
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
