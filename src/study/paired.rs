//! The difference between two models that were trained with the same seeds.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// A mean, and the interval around it that covers the true one in 95 % of such studies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The mean; not a number without values.
    pub mean: f64,
    /// Its lower end; not a number with fewer than two values.
    pub low: f64,
    /// Its upper end, likewise.
    pub high: f64,
}

/// The mean of paired differences, and the 95 % interval around it.
///
/// Of n differences it reaches ± t · s · √(1/n + `overlap`) from their mean, where s² is their variance
/// Σ(d − mean)²/(n − 1) and t the 97.5 % quantile of Student's t with n − 1 degrees of freedom.
///
/// With `overlap` 0 that is the paired t interval, for differences that are drawn independently: other
/// initial weights. Where each seed splits the same rows anew, the differences share most of their training
/// rows, and that interval would be too narrow by far; `overlap` = test rows / training rows corrects it
/// (C. Nadeau and Y. Bengio, *Inference for the Generalization Error*, Machine Learning 52, 2003).
///
/// ```
/// use relu_playground::study::interval;
/// let weights = interval(&[1.0, 2.0, 3.0], 0.0);
/// assert!((weights.low - (2.0 - 4.302652729911275 / 3f64.sqrt())).abs() < 1e-9);
/// assert!(interval(&[1.0, 2.0, 3.0], 0.25).low < weights.low);
/// ```
#[must_use]
pub fn interval(differences: &[f64], overlap: f64) -> Interval {
    let n = differences.len() as f64;
    let mean = differences.iter().sum::<f64>() / n;
    let squares = differences.iter().map(|d| (d - mean) * (d - mean));
    let variance = squares.sum::<f64>() / (n - 1.0);
    let half = t_975(n - 1.0) * (variance * (1.0 / n + overlap)).sqrt();
    Interval {
        mean,
        low: mean - half,
        high: mean + half,
    }
}

/// The 97.5 % quantile of Student's t; not a number without a degree of freedom.
fn t_975(freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::NAN, |t| t.inverse_cdf(0.975))
}

/// What a model's difference from another, the reference, is worth over some seeds.
///
/// A run that diverged has lost against one that has not, and two that diverged are tied; but there is no
/// number to average, so such pairs are left out of mean and interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The model's measure less the reference's, over all pairs of which neither diverged; see [`interval`].
    pub difference: Interval,
    /// The same mean, for short.
    pub mean: f64,
    /// Seeds with which the model was better.
    pub won: usize,
    /// Seeds with which both came to the same.
    pub tied: usize,
    /// Seeds with which the reference was better.
    pub lost: usize,
    /// Seeds with which at least one of both diverged.
    pub diverged: usize,
    /// All seeds.
    pub seeds: usize,
}

impl Verdict {
    /// Of measures by seed, not a number where a run diverged. A seed that only one of both has does not count.
    #[must_use]
    pub fn of(ours: &[f64], theirs: &[f64], is_lower_better: bool, overlap: f64) -> Self {
        let (mut won, mut tied, mut lost, mut diverged) = (0, 0, 0, 0);
        let mut differences = Vec::with_capacity(ours.len());
        for (&our, &their) in ours.iter().zip(theirs) {
            let is_ahead = if is_lower_better {
                our < their
            } else {
                our > their
            };
            let is_broken = [our.is_nan(), their.is_nan()];
            match is_broken {
                [false, false] => differences.push(our - their),
                _ => diverged += 1,
            }
            if is_ahead || is_broken == [false, true] {
                won += 1;
            } else if our == their || is_broken == [true, true] {
                tied += 1;
            } else {
                lost += 1;
            }
        }
        let difference = interval(&differences, overlap);
        Verdict {
            difference,
            mean: difference.mean,
            won,
            tied,
            lost,
            diverged,
            seeds: won + tied + lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LOST: f64 = f64::NAN;

    #[test]
    fn one_pair_has_no_interval_and_none_no_mean() {
        let one = interval(&[0.5], 0.0);
        assert!(one.mean == 0.5 && one.low.is_nan() && one.high.is_nan());
        let none = Verdict::of(&[], &[], false, 0.0);
        assert!(none.mean.is_nan() && none.seeds == 0);
    }

    #[test]
    fn equal_models_differ_by_exactly_nothing() {
        let same = [0.7, 0.75, 0.8];
        let verdict = Verdict::of(&same, &same, false, 0.25);
        let Interval { mean, low, high } = verdict.difference;
        assert_eq!([mean, low, high], [0.0; 3]);
        assert_eq!((verdict.won, verdict.tied, verdict.lost), (0, 3, 0));
    }

    #[test]
    fn a_run_that_diverged_has_lost_and_is_not_averaged() {
        let verdict = Verdict::of(&[0.9, LOST, 0.5, LOST], &[0.8, 0.7, LOST, LOST], false, 0.0);
        assert_eq!((verdict.won, verdict.tied, verdict.lost), (2, 1, 1));
        assert_eq!((verdict.diverged, verdict.seeds), (3, 4));
        assert!((verdict.mean - 0.1).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn the_other_way_round_all_is_mirrored(
            pairs in prop::collection::vec((0..20_u8, 0..20_u8), 2..50),
            overlap in 0.0..0.5_f64,
            is_lower_better: bool,
        ) {
            let (a, b): (Vec<f64>, Vec<f64>) = pairs.iter()
                .map(|&(a, b)| (f64::from(a) / 20.0, f64::from(b) / 20.0)).unzip();
            let ab = Verdict::of(&a, &b, is_lower_better, overlap);
            let ba = Verdict::of(&b, &a, is_lower_better, overlap);
            prop_assert_eq!((ab.won, ab.tied, ab.lost), (ba.lost, ba.tied, ba.won));
            prop_assert_eq!(ab.seeds, pairs.len());
            prop_assert_eq!(ab.mean, -ba.mean);
            prop_assert_eq!(ab.difference.low, -ba.difference.high);
            prop_assert!(ab.difference.low <= ab.mean && ab.mean <= ab.difference.high);
        }

        #[test]
        fn more_overlap_never_narrows_the_interval(
            differences in prop::collection::vec(-1.0..1.0_f64, 2..50),
            (less, more) in (0.0..0.5_f64, 0.0..0.5_f64),
        ) {
            let width = |overlap| { let i = interval(&differences, overlap); i.high - i.low };
            prop_assert!(width(less) <= width(less + more));
        }
    }
}
