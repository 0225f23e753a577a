//! How often each model came to which measure.

use super::Spread;

/// Most bins.
const MOST_BINS: usize = 30;

/// How often each of some models came to which measure: bins of equal width, the same for all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Histogram {
    /// Where the first bin begins.
    pub start: f64,
    /// How wide each is.
    pub width: f64,
    /// For each model the number of runs in each bin.
    pub counts: Vec<Vec<u32>>,
    /// For each model the number of runs beyond the last bin, where a few are far away.
    pub beyond: Vec<u32>,
}

impl Histogram {
    /// Of shares of so many rows, not a number where a run diverged. A bin is around whole numbers of rows,
    /// one where there is room, so that none is emptier than its neighbours by rounding alone.
    pub(super) fn of_shares(finals: &[Vec<f64>], rows: usize) -> Self {
        let unit = 1.0 / rows.max(1) as f64;
        let Some([lowest, highest]) = ends(finals).map(|ends| ends.map(|end| (end / unit).round()))
        else {
            return Histogram::empty(finals.len());
        };
        let per_bin = ((highest - lowest + 1.0) / MOST_BINS as f64).ceil();
        let bins = ((highest - lowest + 1.0) / per_bin).ceil() as usize;
        Histogram::filled((lowest - 0.5) * unit, per_bin * unit, bins, finals)
    }

    /// Of losses, not a number where a run diverged. What is far above the others is only counted: a bin for
    /// it would squeeze all others into one.
    pub(super) fn of_losses(finals: &[Vec<f64>]) -> Self {
        let Some([lowest, highest]) = ends(finals) else {
            return Histogram::empty(finals.len());
        };
        let spreads = finals.iter().filter_map(|values| Spread::of(values));
        let usual = spreads.map(|s| s.high + 2.0 * (s.high - s.low));
        let highest = highest.min(usual.fold(f64::MIN, f64::max));
        // The highest value is in the last bin, not at the start of one more.
        let width = (highest - lowest) / MOST_BINS as f64 * (1.0 + 1e-9);
        match width > 0.0 && width.is_finite() {
            true => Histogram::filled(lowest, width, MOST_BINS, finals),
            false => {
                let width = lowest.abs().max(1e-9) * 1e-2;
                Histogram::filled(lowest - width / 2.0, width, 1, finals)
            }
        }
    }

    fn empty(models: usize) -> Self {
        Histogram::filled(0.0, 1.0, 0, &vec![Vec::new(); models])
    }

    fn filled(start: f64, width: f64, bins: usize, finals: &[Vec<f64>]) -> Self {
        let mut counts = vec![vec![0; bins]; finals.len()];
        let mut beyond = vec![0; finals.len()];
        for (model, values) in finals.iter().enumerate() {
            for value in values.iter().filter(|value| !value.is_nan()) {
                let bin = ((value - start) / width).max(0.0) as usize;
                match counts[model].get_mut(bin) {
                    Some(count) => *count += 1,
                    None => beyond[model] += 1,
                }
            }
        }
        Histogram {
            start,
            width,
            counts,
            beyond,
        }
    }

    /// Where the last bin ends.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.start + self.width * self.counts.first().map_or(0, Vec::len) as f64
    }

    /// The most runs of one model in one bin.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.counts.iter().flatten().copied().max().unwrap_or(0)
    }
}

/// The lowest and the highest number.
fn ends(finals: &[Vec<f64>]) -> Option<[f64; 2]> {
    let spread = Spread::of(&finals.concat())?;
    Some([spread.lowest, spread.highest])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shares_of_few_rows_have_a_bin_each() {
        let finals = [vec![0.7, 0.7, 0.9], vec![0.8, f64::NAN, 0.75]];
        let histogram = Histogram::of_shares(&finals, 20);
        assert_eq!(histogram.counts, [[2, 0, 0, 0, 1], [0, 1, 1, 0, 0]]);
        assert!((histogram.start - 13.5 / 20.0).abs() < 1e-12);
        assert_eq!(histogram.beyond, [0, 0]);
    }

    #[test]
    fn a_wild_loss_is_counted_beyond_the_bins() {
        let usual: Vec<f64> = (0..50).map(|k| 0.5 + f64::from(k) / 100.0).collect();
        let histogram = Histogram::of_losses(&[[&usual[..], &[1e30]].concat()]);
        assert_eq!(histogram.beyond, [1]);
        assert_eq!(histogram.counts[0].iter().sum::<u32>(), 50);
        assert!(histogram.end() < 3.0);
    }

    #[test]
    fn equal_losses_and_none_at_all_are_no_trouble() {
        let histogram = Histogram::of_losses(&[vec![0.25; 9]]);
        assert_eq!(
            (histogram.counts, histogram.beyond),
            (vec![vec![9]], vec![0])
        );
        for empty in [
            Histogram::of_losses(&[vec![f64::NAN]]),
            Histogram::of_shares(&[vec![]], 60),
        ] {
            assert_eq!((empty.most(), empty.counts), (0, vec![vec![]]));
        }
    }

    proptest! {
        #[test]
        fn every_run_is_counted_once(
            correct in prop::collection::vec(0..=60_u32, 1..80),
            rows in 60..5000_usize,
            losses in prop::collection::vec(0.0..9.0_f64, 1..80),
        ) {
            let shares: Vec<f64> = correct.iter().map(|&c| f64::from(c) / rows as f64).collect();
            let histogram = Histogram::of_shares(&[shares], rows);
            prop_assert_eq!(histogram.counts[0].iter().sum::<u32>() as usize, correct.len());
            prop_assert!(histogram.counts[0].len() <= MOST_BINS);
            let total = losses.len();
            let histogram = Histogram::of_losses(&[losses]);
            let inside: u32 = histogram.counts[0].iter().sum();
            prop_assert_eq!((inside + histogram.beyond[0]) as usize, total);
        }
    }
}
