//! The losses: loss, gradient by the outputs and count of correct rows, in one pass.
//!
//! `z` and `dz` are (outputs, stride), `targets` (stride), of which the first `rows` count; `scale` is 1 / rows
//! of the batch, for the mean. Padding has targets of 0, and gets logits for which loss and gradient are exactly
//! 0, so that the loops need not ask what is a row.

use super::math::{exp_of_negative, ln, ln_1p, sigmoid_from};
use super::simd::{Counts, V, WIDTH};

/// What one block of rows adds to an epoch's figures.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HeadSums {
    /// Sum of the rows' losses.
    pub(crate) loss: f64,
    /// Rows whose class is predicted; 0 where a number is.
    pub(crate) correct: u32,
}

/// Vectors of rows whose factors (1 + e) ≤ 2 are multiplied before a logarithm is taken: well below
/// what overflows f32 in a lane, and f64 over the lanes.
const PRODUCT: usize = 64;

/// Vectors of rows whose totals, at most the number of classes, are multiplied before the same.
const TOTALS: usize = 8;

/// The vectors of a slice.
#[inline(always)]
fn vectors(values: &[f32]) -> &[[f32; WIDTH]] {
    values.as_chunks().0
}

/// A logit that leaves nothing of a probability.
const NEVER: f32 = -1e30;

/// Gives padding the logits `first`, and [`NEVER`] for the other outputs. Gives how much padding there is.
#[inline(never)]
fn silence(z: &mut [f32], rows: usize, stride: usize, first: f32) -> u32 {
    let mut logit = first;
    for z in z.chunks_exact_mut(stride) {
        z[rows..].fill(logit);
        logit = NEVER;
    }
    (stride - rows) as u32
}

impl HeadSums {
    /// Adds another block's.
    pub(crate) fn add(&mut self, other: HeadSums) {
        self.loss += other.loss;
        self.correct += other.correct;
    }
}

/// Loss, correct rows and `dz[r] = (σ(z[r]) − t[r]) · scale` for a block of logits.
///
/// Per row `max(z, 0) − z t + ln(1 + e^−|z|)`, PyTorch's `BCEWithLogitsLoss` before the mean;
/// a row is correct when `round_half_even(σ(z)) = t`, as `torch.round(torch.sigmoid(z))`.
///
/// The logarithms are one of a product. It is kept as `q = Π (1 + e) − 1`, by `q ← q (1 + e) + e`, so that
/// losses far below the last bit of 1 are not lost.
pub(crate) fn bce_with_logits(
    z: &mut [f32],
    targets: &[f32],
    rows: usize,
    scale: f32,
    dz: &mut [f32],
) -> HeadSums {
    let padding = silence(z, rows, targets.len(), NEVER);
    let (mut loss, mut correct) = (0.0, Counts::default());
    let length = PRODUCT * WIDTH;
    let outputs = z.chunks(length).zip(dz.chunks_mut(length));
    for ((z, dz), t) in outputs.zip(targets.chunks(length)) {
        for (z, e) in vectors(z).iter().zip(dz.as_chunks_mut().0) {
            exp_of_negative(V::load(z).negative_abs()).store(e);
        }
        let (mut straight, mut q) = (V::splat(0.0), V::splat(0.0));
        let outputs = vectors(z).iter().zip(dz.as_chunks_mut().0);
        for ((z, dz), t) in outputs.zip(vectors(t)) {
            let (z, t, e) = (V::load(z), V::load(t), V::load(dz));
            let one_and_e = 1.0 + e;
            let off = sigmoid_from(z, e, one_and_e) - t;
            q = q * one_and_e + e;
            straight = straight + (z.or_larger(V::splat(0.0)) - z * t);
            (off * scale).store(dz);
            // At ½ the class is 0. Of no class is a probability that is no number.
            correct.add(V::splat(-0.5).lt(off).and(off.le(V::splat(0.5))));
        }
        let product = |q: f64, lane: f32| q * (1.0 + f64::from(lane)) + f64::from(lane);
        loss += f64::from(straight.sum()) + ln_1p(q.values().into_iter().fold(0.0, product));
    }
    HeadSums {
        loss,
        correct: correct.sum() - padding,
    }
}

/// `torch.nn.CrossEntropyLoss` for k outputs, before the mean: `ln Σⱼ e^zⱼ − z_t`, and
/// `dz[j, r] = (softmax(z)ⱼ − [j = t]) · scale`.
///
/// Both from the largest logit down, so that nothing overflows. A row is correct when its largest
/// logit, the first of equal ones as in `torch.argmax`, is the target's.
pub(crate) fn cross_entropy(
    z: &mut [f32],
    targets: &[f32],
    rows: usize,
    scale: f32,
    dz: &mut [f32],
) -> HeadSums {
    let (stride, mut loss, mut correct) = (targets.len(), 0.0, Counts::default());
    let padding = silence(z, rows, stride, 0.0);
    let (mut product, mut straight) = (V::splat(1.0), V::splat(0.0));
    for (r, t) in vectors(targets).iter().enumerate() {
        let t = V::load(t);
        let (mut largest, mut class, mut j) = (V::splat(f32::NEG_INFINITY), V::splat(0.0), 0.0);
        for z in z.chunks_exact(stride) {
            let z = V::load(&vectors(z)[r]);
            // A logit that is no number is nobody's class.
            let is_larger = largest.lt(z).or(z.is_nan());
            largest = is_larger.select(z, largest);
            class = is_larger.select(V::splat(j), class);
            j += 1.0;
        }
        let (mut total, mut at_target, mut j) = (V::splat(0.0), V::splat(0.0), 0.0);
        // Not zipped, for that counts the rows of both each time.
        let mut slopes = dz.chunks_exact_mut(stride);
        for z in z.chunks_exact(stride) {
            let Some(dz) = slopes.next() else { break };
            let below = V::load(&vectors(z)[r]) - largest;
            let e = exp_of_negative(below);
            total = total + e;
            at_target = at_target + t.eq(V::splat(j)).keep(below);
            e.store(&mut dz.as_chunks_mut().0[r]);
            j += 1.0;
        }
        correct.add(class.eq(t).and(largest.abs().lt(V::splat(f32::INFINITY))));
        // One logarithm for many rows.
        product = product * total;
        if r % TOTALS == TOTALS - 1 || r + 1 == targets.len() / WIDTH {
            loss += ln(product.values().into_iter().map(f64::from).product());
            product = V::splat(1.0);
        }
        straight = straight + at_target;
        let mut j = 0.0;
        for dz in dz.chunks_exact_mut(stride) {
            let dz = &mut dz.as_chunks_mut().0[r];
            let wanted = t.eq(V::splat(j)).keep(V::splat(1.0));
            ((V::load(dz) / total - wanted) * scale).store(dz);
            j += 1.0;
        }
    }
    HeadSums {
        loss: loss - f64::from(straight.sum()),
        correct: correct.sum() - padding,
    }
}

/// `torch.nn.MSELoss` for one output, before the mean: `(z − t)²`, and `dz = 2 (z − t) · scale`. No
/// row is correct or wrong.
pub(crate) fn squared_error(
    z: &mut [f32],
    targets: &[f32],
    rows: usize,
    scale: f32,
    dz: &mut [f32],
) -> HeadSums {
    silence(z, rows, targets.len(), 0.0);
    let mut loss = V::splat(0.0);
    let outputs = vectors(z).iter().zip(dz.as_chunks_mut().0);
    for ((z, dz), t) in outputs.zip(vectors(targets)) {
        let off = V::load(z) - V::load(t);
        (2.0 * off * scale).store(dz);
        loss = loss + off * off;
    }
    HeadSums {
        loss: loss.sum().into(),
        correct: 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kernels::{LANES, padded};

    #[test]
    fn padding_adds_nothing() {
        let (z, t) = ([0.3, -2.0, 5.0], [1.0, 1.0, 0.0]);
        let pad = |v: &[f32], with: f32| {
            let mut v = v.to_vec();
            v.resize(padded(3), with);
            v
        };
        let mut dz = vec![f32::NAN; padded(3)];
        let sums = bce_with_logits(&mut pad(&z, 9.0), &pad(&t, 0.0), 3, 1.0 / 3.0, &mut dz);
        let truth: f64 = [0.3f64, -2.0, 5.0]
            .iter()
            .zip(t)
            .map(|(z, t)| z.max(0.0) - z * f64::from(t) + (-z.abs()).exp().ln_1p())
            .sum();
        assert!(
            (sums.loss - truth).abs() < 1e-6,
            "{} is not {truth}",
            sums.loss
        );
        assert_eq!(sums.correct, 1);
        assert_eq!(dz[3..], [0.0; 5]);
    }

    /// f32 in hex, 8 digits each, big-endian bits.
    fn f32s(hex: &serde_json::Value) -> Vec<f32> {
        let hex = hex.as_str().unwrap();
        let value = |k| f32::from_bits(u32::from_str_radix(&hex[k..k + 8], 16).unwrap());
        (0..hex.len()).step_by(8).map(value).collect()
    }

    /// Loss, gradient and whether the row is right, of one row.
    fn one(z: f32, target: f32) -> (f64, f32, bool) {
        let first = |value: f32| {
            let mut tile = [0.0; LANES];
            tile[0] = value;
            tile
        };
        let mut dz = [f32::NAN; LANES];
        let sums = bce_with_logits(&mut first(z), &first(target), 1, 1.0, &mut dz);
        (sums.loss, dz[0], sums.correct == 1)
    }

    #[test]
    fn loss_gradient_and_prediction_equal_torchs_at_hard_points() {
        let text = include_str!("../../tests/fixtures/activations.json");
        let fixture: serde_json::Value = serde_json::from_str(text).unwrap();
        let points = f32s(&fixture["x_hex"]);
        let rounded = fixture["round_sigmoid"].as_str().unwrap();
        for target in [0.0, 1.0] {
            let truth = &fixture[format!("bce_logits_y{target}")];
            let exact = |key: &str, k: usize| truth[key][k].as_f64().unwrap();
            for (k, (&z, class)) in points.iter().zip(rounded.chars()).enumerate() {
                let (loss, slope, right) = one(z, target);
                let (exact_loss, exact_slope) = (exact("y_f64", k), exact("dy_f64", k));
                // PyTorch's own f64 loses what is below the last bit of z.
                assert!(
                    (loss - exact_loss).abs() <= 5e-7 * exact_loss + 1e-13,
                    "loss at {z}"
                );
                let off = (f64::from(slope) - exact_slope).abs();
                // σ(z) − 1 has the last bits of 1, and what is below e⁻⁶⁹ counts as 0.
                assert!(
                    off <= 5e-7 * exact_slope.abs() + 2e-7 * f64::from(target) + 1.1e-30,
                    "{z}"
                );
                // At a tiny positive logit the probability rounds to ½, and that to 0.
                assert_eq!(right, (class == '1') == (target > 0.5), "class at {z}");
            }
        }
        assert!(!one(f32::NAN, 0.0).2 && !one(f32::NAN, 1.0).2);
    }

    /// Rows of three logits, as (outputs, stride) with padding.
    fn columns(rows: &[[f32; 3]]) -> Vec<f32> {
        let stride = padded(rows.len());
        let mut z = vec![7.0; 3 * stride];
        for (r, row) in rows.iter().enumerate() {
            for (j, &value) in row.iter().enumerate() {
                z[j * stride + r] = value;
            }
        }
        z
    }

    #[test]
    fn cross_entropy_is_that_of_its_definition() {
        let rows = [
            [0.3, -2.0, 5.0],
            [1.0, 1.0, -1.0],
            [90.0, -90.0, 0.0],
            [-3.0, 2.0, 2.5],
        ];
        let targets = [2.0, 1.0, 1.0, 2.0];
        let stride = padded(rows.len());
        let mut z = columns(&rows);
        let mut t = vec![0.0; stride];
        t[..4].copy_from_slice(&targets);
        let mut dz = vec![f32::NAN; z.len()];
        let sums = cross_entropy(&mut z, &t, 4, 0.25, &mut dz);
        let mut truth = 0.0;
        for (r, row) in rows.iter().enumerate() {
            let exps: Vec<f64> = row
                .iter()
                .map(|&z| f64::from(z - row[0].max(row[1]).max(row[2])).exp())
                .collect();
            let total: f64 = exps.iter().sum();
            truth -=
                f64::from(row[targets[r] as usize] - row[0].max(row[1]).max(row[2])) - total.ln();
            for (j, e) in exps.iter().enumerate() {
                let wanted = (e / total - f64::from(u8::from(j as f32 == targets[r]))) * 0.25;
                assert!(
                    (f64::from(dz[j * stride + r]) - wanted).abs() < 1e-7,
                    "{r} {j}"
                );
            }
        }
        assert!(
            (sums.loss - truth).abs() < 1e-4,
            "{} is not {truth}",
            sums.loss
        );
        // The first of two equal logits is the class, so the second row is wrong.
        assert_eq!(sums.correct, 2);
        assert!(
            dz.chunks(stride)
                .all(|dz| dz[4..].iter().all(|&d| d == 0.0))
        );
    }

    /// As many values as a block of `rows` has, zeros after them.
    fn filled(values: impl Iterator<Item = f32>, rows: usize) -> Vec<f32> {
        let mut values: Vec<f32> = values.take(rows).collect();
        values.resize(padded(rows), 0.0);
        values
    }

    proptest! {
        /// From logits of which some are nearly right, so that losses are far below the last bit of 1.
        #[test]
        fn the_logistic_loss_is_that_of_its_definition(
            rows in prop::collection::vec((-30.0f32..30.0, any::<bool>()), 1..700), sure: bool,
        ) {
            let n = rows.len();
            let right = |t: bool| if t { 40.0 } else { -40.0 };
            let z = rows.iter().map(|&(z, t)| if sure { z + right(t) } else { z });
            let mut z = filled(z, n);
            let t = filled(rows.iter().map(|&(_, t)| f32::from(u8::from(t))), n);
            let mut dz = vec![f32::NAN; z.len()];
            let sums = bce_with_logits(&mut z, &t, n, 0.5, &mut dz);
            let (mut loss, mut correct) = (0.0, 0);
            for r in 0..n {
                let (z, t) = (f64::from(z[r]), f64::from(t[r]));
                loss += z.max(0.0) - z * t + (-z.abs()).exp().ln_1p();
                correct += u32::from((z > 1e-7) == (t > 0.5));
                let slope = 0.5 * (1.0 / (1.0 + (-z).exp()) - t);
                prop_assert!((f64::from(dz[r]) - slope).abs() <= 2e-7);
            }
            prop_assert!((sums.loss / loss - 1.0).abs() <= 3e-6, "{} is not {loss}", sums.loss);
            prop_assert_eq!(sums.correct, correct);
            prop_assert!(dz[n..].iter().all(|&d| d == 0.0));
        }

        #[test]
        fn the_loss_of_classes_is_that_of_its_definition(
            rows in prop::collection::vec((prop::array::uniform5(-9.0f32..9.0), 0u8..5), 1..150),
        ) {
            let n = rows.len();
            let mut z: Vec<f32> = (0..5).flat_map(|j| filled(rows.iter().map(move |(z, _)| z[j]), n)).collect();
            let t = filled(rows.iter().map(|&(_, t)| f32::from(t)), n);
            let mut dz = vec![f32::NAN; z.len()];
            let sums = cross_entropy(&mut z, &t, n, 0.5, &mut dz);
            let (mut loss, mut correct) = (0.0, 0);
            for (r, (z, t)) in rows.iter().enumerate() {
                let total: f64 = z.iter().map(|&z| f64::from(z).exp()).sum();
                loss += total.ln() - f64::from(z[usize::from(*t)]);
                correct += u32::from(z.iter().all(|&other| other <= z[usize::from(*t)]));
                for j in 0..5 {
                    let wanted = f64::from(u8::from(j == usize::from(*t)));
                    let slope = 0.5 * (f64::from(z[j]).exp() / total - wanted);
                    prop_assert!((f64::from(dz[j * padded(n) + r]) - slope).abs() <= 2e-7);
                }
            }
            prop_assert!((sums.loss - loss).abs() <= 3e-6 * (n as f64 + loss), "{} is not {loss}", sums.loss);
            prop_assert_eq!(sums.correct, correct);
        }
    }

    #[test]
    fn squared_error_is_that_of_its_definition() {
        let (mut z, mut t, mut dz) = ([9.0; LANES], [0.0; LANES], [f32::NAN; LANES]);
        (z[0], z[1], t[0], t[1]) = (3.0, -1.0, 1.0, 0.5);
        let sums = squared_error(&mut z, &t, 2, 0.5, &mut dz);
        assert_eq!((sums.loss, sums.correct), (4.0 + 2.25, 0));
        assert_eq!(dz[..3], [2.0, -1.5, 0.0]);
    }
}
