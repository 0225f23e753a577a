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
            correct[lane] += u32::from((p > 0.5) == (t[lane] > 0.5)) * u32::from(m[lane] > 0.0);
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
}
