//! How some values are spread.

/// The value below which a share `p` of the values lies, as `numpy.quantile(values, p)`.
///
/// That is the one at place h = p·(n − 1) of the `sorted` n, or on the line through the two beside it.
///
/// # Panics
/// Where there are no values.
///
/// ```
/// use relu_playground::study::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 4.0, 8.0], 0.5), 3.0);
/// assert_eq!(quantile(&[5.0], 0.9), 5.0);
/// ```
#[must_use]
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let last = sorted.len() - 1;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let share = place.fract();
    let (low, high) = (sorted[place as usize], sorted[last.min(place as usize + 1)]);
    // NumPy goes from the nearer end, so that rounding never leads past it.
    match share < 0.5 {
        true => low + (high - low) * share,
        false => high - (high - low) * (1.0 - share),
    }
}

/// How some values are spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Their mean.
    pub mean: f64,
    /// The lowest.
    pub lowest: f64,
    /// Where a tenth of them is below.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// Where a tenth of them is above.
    pub high: f64,
    /// The highest.
    pub highest: f64,
}

impl Spread {
    /// Of those values that are numbers; none where none is.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let numbers = values.iter().copied().filter(|value| !value.is_nan());
        let mut sorted: Vec<f64> = numbers.collect();
        if sorted.is_empty() {
            return None;
        }
        sorted.sort_unstable_by(f64::total_cmp);
        let [lowest, low, median, high, highest] =
            [0.0, 0.1, 0.5, 0.9, 1.0].map(|p| quantile(&sorted, p));
        Some(Spread {
            mean: sorted.iter().sum::<f64>() / sorted.len() as f64,
            lowest,
            low,
            median,
            high,
            highest,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn quantiles_rise_and_stay_within_the_values(
            mut values in prop::collection::vec(-1e6_f64..1e6, 1..60),
            (a, b) in (0.0..=1.0, 0.0..=1.0_f64),
        ) {
            values.sort_by(f64::total_cmp);
            let (low, high) = (quantile(&values, f64::min(a, b)), quantile(&values, f64::max(a, b)));
            prop_assert!(values[0] <= low && low <= high && high <= values[values.len() - 1]);
        }

        #[test]
        fn the_order_of_the_values_does_not_matter(values in prop::collection::vec(0.0..1.0_f64, 1..40)) {
            let mut other = values.clone();
            other.reverse();
            prop_assert_eq!(Spread::of(&values), Spread::of(&other));
        }
    }

    #[test]
    fn what_is_no_number_is_left_out() {
        assert_eq!(Spread::of(&[]), None);
        assert_eq!(Spread::of(&[f64::NAN]), None);
        let spread = Spread::of(&[f64::NAN, 3.0, 1.0]).unwrap();
        assert_eq!(
            (spread.mean, spread.lowest, spread.highest),
            (2.0, 1.0, 3.0)
        );
    }
}
