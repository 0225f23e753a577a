//! Binary cross-entropy on logits, its gradient and the count of correct rows, in one pass.

use super::dense::horizontal_sum;
use super::math::{exp_of_negative, ln_1p_of_fraction, sigmoid_from};
use super::{LANES, tile, tile_mut};

/// What one block of rows adds to an epoch's figures.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct HeadSums {
    /// Sum of the rows' losses, in nats.
    pub(crate) loss: f64,
    /// Rows whose rounded probability equals their target.
    pub(crate) correct: u32,
}

/// Loss, correct rows and `dz[r] = (σ(z[r]) − t[r]) · scale · mask[r]` for a block of logits.
///
/// Per row `max(z, 0) − z t + ln(1 + e^−|z|)`, PyTorch's `BCEWithLogitsLoss` before the mean;
/// a row is correct when `round_half_even(σ(z)) = t`, as `torch.round(torch.sigmoid(z))`. `mask`
/// is 1 for a row and 0 for padding, whose losses and gradients vanish.
pub(crate) fn bce_with_logits(
    z: &[f32],
    targets: &[f32],
    mask: &[f32],
    scale: f32,
    dz: &mut [f32],
) -> HeadSums {
    let mut sums = HeadSums::default();
    let mut correct = [0u32; LANES];
    for row in (0..z.len()).step_by(LANES) {
        let (z, t, m) = (tile(z, row), tile(targets, row), tile(mask, row));
        let dz = tile_mut(dz, row);
        let mut loss = [0.0; LANES];
        for lane in 0..LANES {
            let e = exp_of_negative(-z[lane].abs());
            let p = sigmoid_from(z[lane], e);
            loss[lane] = m[lane] * (z[lane].max(0.0) - z[lane] * t[lane] + ln_1p_of_fraction(e));
            dz[lane] = (p - t[lane]) * scale * m[lane];
            // Of no class is a probability that is no number.
            let hit = if t[lane] > 0.5 { p > 0.5 } else { p <= 0.5 };
            correct[lane] += u32::from(hit) * u32::from(m[lane] > 0.0);
        }
        sums.loss += f64::from(horizontal_sum(&loss));
    }
    sums.correct = correct.iter().sum();
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::padded;

    #[test]
    fn padding_adds_nothing() {
        let (z, t) = ([0.3, -2.0, 5.0], [1.0, 1.0, 0.0]);
        let pad = |v: &[f32], with: f32| {
            let mut v = v.to_vec();
            v.resize(padded(3), with);
            v
        };
        let mask = pad(&[1.0; 3], 0.0);
        let mut dz = vec![f32::NAN; padded(3)];
        let sums = bce_with_logits(&pad(&z, 9.0), &pad(&t, 1.0), &mask, 1.0 / 3.0, &mut dz);
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
        let sums = bce_with_logits(&first(z), &first(target), &first(1.0), 1.0, &mut dz);
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
                // σ(z) − 1 has the last bits of 1.
                assert!(
                    off <= 5e-7 * exact_slope.abs() + 2e-7 * f64::from(target) + 1e-37,
                    "{z}"
                );
                // At a tiny positive logit the probability rounds to ½, and that to 0.
                assert_eq!(right, (class == '1') == (target > 0.5), "class at {z}");
            }
        }
        assert!(!one(f32::NAN, 0.0).2 && !one(f32::NAN, 1.0).2);
    }
}
