//! scikit-learn's `StandardScaler`, bit for bit.

use ndarray::{Array1, Array2};

use crate::Error;
use crate::error::find;

/// Which rows the scaler is fitted on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scaling {
    /// All rows, test rows too, as the lesson does. It lets a little of the test set leak into
    /// training.
    #[default]
    AllRows,
    /// The training rows only, which is the sound practice.
    TrainRows,
}

impl Scaling {
    /// Every way of scaling.
    pub const ALL: [Scaling; 2] = [Scaling::AllRows, Scaling::TrainRows];

    /// The name in a recipe: `all` or `train`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Scaling::AllRows => "all",
            Scaling::TrainRows => "train",
        }
    }

    /// The scaling of that name.
    ///
    /// # Errors
    /// A sentence when there is none.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let at = find("scaling", name, &Self::ALL.map(Self::name))?;
        Ok(Self::ALL[at])
    }
}

/// Mean and standard deviation (divisor n) of each feature.
#[derive(Clone, Debug, PartialEq)]
pub struct StandardScaler {
    /// Mean of each feature: (d).
    pub mean: Array1<f64>,
    /// Standard deviation of each feature, 1 where the feature is constant: (d).
    pub scale: Array1<f64>,
}

impl StandardScaler {
    /// Fits features (d, n).
    ///
    /// Sums run in NumPy's pairwise order, since the order shows in the last bits.
    #[must_use]
    pub fn fit(features: &Array2<f64>) -> Self {
        Self::fit_each(features.rows().into_iter().map(|feature| feature.to_vec()))
    }

    /// The same, feature by feature.
    pub(super) fn fit_each(features: impl Iterator<Item = Vec<f64>>) -> Self {
        let (mut mean, mut scale) = (Vec::new(), Vec::new());
        for feature in features {
            let (m, s) = mean_and_scale(&feature);
            mean.push(m);
            scale.push(s);
        }
        StandardScaler {
            mean: mean.into(),
            scale: scale.into(),
        }
    }

    /// `(x − mean) / scale` in f64, rounded once to f32: (d, n).
    #[must_use]
    pub fn transform(&self, features: &Array2<f64>) -> Array2<f32> {
        Array2::from_shape_fn(features.dim(), |(d, r)| self.apply(d, features[[d, r]]))
    }

    /// The same of one value of feature `d`.
    pub(super) fn apply(&self, d: usize, x: f64) -> f32 {
        ((x - self.mean[d]) / self.scale[d]) as f32
    }
}

/// Mean and standard deviation of numbers to predict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetScale {
    /// What becomes 0.
    pub mean: f64,
    /// What becomes 1 above it.
    pub scale: f64,
}

impl TargetScale {
    /// Numbers are left as they are.
    pub const NONE: TargetScale = TargetScale {
        mean: 0.0,
        scale: 1.0,
    };

    /// Fits numbers as [`StandardScaler::fit`] does a feature.
    #[must_use]
    pub fn fit(numbers: &[f64]) -> Self {
        let (mean, scale) = mean_and_scale(numbers);
        TargetScale { mean, scale }
    }

    /// `(t − mean) / scale` in f64, rounded once to f32.
    #[must_use]
    pub fn apply(self, number: f64) -> f32 {
        ((number - self.mean) / self.scale) as f32
    }

    /// The number of a scaled one.
    #[must_use]
    pub fn restore(self, scaled: f32) -> f32 {
        (f64::from(scaled) * self.scale + self.mean) as f32
    }
}

/// Mean and scale of one feature, as `_incremental_mean_and_var` and `_handle_zeros_in_scale`.
fn mean_and_scale(feature: &[f64]) -> (f64, f64) {
    let n = feature.len() as f64;
    let mean = pairwise_sum(feature) / n;
    let squares: Vec<f64> = feature.iter().map(|x| (x - mean) * (x - mean)).collect();
    let variance = pairwise_sum(&squares) / n;
    // Rounding can leave a constant feature a tiny variance: scikit-learn's bound for that.
    let bound = n * f64::EPSILON * variance + (n * mean * f64::EPSILON).powi(2);
    (
        mean,
        if variance <= bound {
            1.0
        } else {
            variance.sqrt()
        },
    )
}

/// NumPy's `pairwise_sum`: above 128 values halve at a multiple of 8; below, eight accumulators.
fn pairwise_sum(values: &[f64]) -> f64 {
    if values.len() > 128 {
        let half = values.len() / 2 / 8 * 8;
        return pairwise_sum(&values[..half]) + pairwise_sum(&values[half..]);
    }
    let (chunks, tail) = values.as_chunks::<8>();
    let Some((first, rest)) = chunks.split_first() else {
        return tail.iter().sum();
    };
    let mut r = *first;
    for chunk in rest {
        for (sum, value) in r.iter_mut().zip(chunk) {
            *sum += value;
        }
    }
    let sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    tail.iter().fold(sum, |sum, value| sum + value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_feature_becomes_zero() {
        let scaler = StandardScaler::fit(&ndarray::array![[0.1, 0.1, 0.1], [1.0, 2.0, 3.0]]);
        assert_eq!(scaler.scale[0], 1.0);
        let scaled = scaler.transform(&ndarray::array![[0.1, 0.1, 0.1], [1.0, 2.0, 3.0]]);
        assert!(scaled.row(0).iter().all(|x| x.abs() < 1e-6), "{scaled}");
    }

    #[test]
    fn pairwise_sum_is_a_sum() {
        for n in [0, 1, 7, 8, 9, 127, 128, 129, 299, 1000] {
            let values: Vec<f64> = (1..=n).map(f64::from).collect();
            assert_eq!(pairwise_sum(&values), f64::from(n) * f64::from(n + 1) / 2.0);
        }
    }
}
