//! What is drawn upwards, and how far.

use super::ticks;
use crate::WHOLE;
use crate::train::{History, Record};

/// What is drawn upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Share of correct rows, in %.
    Accuracy,
    /// Mean loss, in nats per row.
    Loss,
    /// Mean squared error where a number is predicted: of any size.
    SquaredError,
}

/// Which rows a curve is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rows that are trained on.
    Train,
    /// The rows that are only tested on.
    Test,
}

/// Most labels of the upward axis.
pub(super) const VALUES: usize = 6;

/// Loss is drawn up to here; what lies above runs along the upper edge.
const HIGHEST_LOSS: f64 = 5.0;

impl Metric {
    /// The metric's value of a record.
    #[must_use]
    pub fn value(self, history: &History, record: &Record, part: Part) -> f64 {
        match (self, part) {
            (Metric::Accuracy, Part::Train) => 100.0 * history.train_accuracy(record),
            (Metric::Accuracy, Part::Test) => 100.0 * history.test_accuracy(record),
            (_, Part::Train) => f64::from(record.train_loss),
            (_, Part::Test) => f64::from(record.test_loss),
        }
    }

    /// A range of round values that holds every curve, and is never so narrow that noise fills it.
    /// [`Frame::fit`](super::Frame::fit) also minds the frame's baseline.
    #[must_use]
    pub fn range<'a>(self, histories: impl Iterator<Item = &'a History>) -> (f64, f64) {
        self.round(&self.bounds(histories), None)
    }

    /// Values between which every curve is.
    pub(super) fn bounds<'a>(self, histories: impl Iterator<Item = &'a History>) -> Vec<f64> {
        let mut values = Vec::new();
        for history in histories {
            for record in history.extent().into_iter().flatten() {
                let parts = [Part::Train, Part::Test];
                values.extend(parts.map(|part| self.value(history, record, part)));
            }
        }
        values
    }

    /// The smallest range of round values around the usual one that holds all `values`.
    pub(super) fn round(self, values: &[f64], baseline: Option<f64>) -> (f64, f64) {
        let (usual, step, limit) = match self {
            Metric::Accuracy => ((40.0, 90.0), 10.0, 100.0),
            Metric::Loss => ((0.3, 0.8), 0.1, HIGHEST_LOSS),
            Metric::SquaredError if WHOLE => return (0.0, highest_error(values, baseline)),
            Metric::SquaredError => return (0.0, 1.0),
        };
        let (mut low, mut high) = usual;
        for value in values.iter().filter(|value| value.is_finite()) {
            (low, high) = (value.min(low), value.max(high));
        }
        // A hair's breadth is not worth another step: 0.8 / 0.1 is not quite 8.
        let whole = |steps: f64| {
            if (steps - steps.round()).abs() < 1e-9 {
                steps.round()
            } else {
                steps
            }
        };
        let low = whole(low / step).floor() * step;
        let high = whole(high / step).ceil() * step;
        (low.max(0.0), high.min(limit))
    }

    /// How a value is written beside an axis of that step.
    pub(super) fn label(self, value: f64, step: f64) -> String {
        match self {
            Metric::Accuracy => format!("{value:.0} %"),
            Metric::Loss => format!("{value:.1}"),
            Metric::SquaredError if WHOLE => ticks::tick(value, step),
            Metric::SquaredError => String::new(),
        }
    }
}

/// A round number that holds the values and the baseline, but is not above about 3 times the latter,
/// so that a wild first epoch does not flatten the rest.
fn highest_error(values: &[f64], baseline: Option<f64>) -> f64 {
    let baseline = baseline.filter(|b| b.is_finite() && *b > 0.0);
    let finite = values.iter().copied().filter(|value| value.is_finite());
    let highest = finite.chain(baseline).fold(0.0, f64::max);
    let highest = highest.min(baseline.map_or(f64::MAX, |b| 3.0 * b));
    if highest <= 0.0 {
        return 1.0;
    }
    let step = ticks::step(highest, VALUES);
    (highest / step - 1e-9).ceil() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_round_and_hold_every_value() {
        assert_eq!(Metric::Accuracy.round(&[], None), (40.0, 90.0));
        assert_eq!(Metric::Accuracy.round(&[25.0, 100.0], None), (20.0, 100.0));
        assert_eq!(Metric::Accuracy.round(&[0.0], None), (0.0, 90.0));
        let (low, high) = Metric::Loss.round(&[0.12, 0.93], None);
        assert!(
            (low - 0.1).abs() < 1e-9 && (high - 1.0).abs() < 1e-9,
            "{low} {high}"
        );
        assert_eq!(Metric::Loss.round(&[f64::NAN, 1e30], None).1, HIGHEST_LOSS);
    }

    #[test]
    fn squared_errors_of_any_size_fit_but_no_wild_epoch_flattens_them() {
        let highest = |values: &[f64], baseline| Metric::SquaredError.round(values, baseline).1;
        for (value, wanted) in [
            (0.93, 1.0),
            (1.7e12, 2e12),
            (3.1e-6, 4e-6),
            (0.0, 1.0),
            (f64::NAN, 1.0),
        ] {
            let high = highest(&[0.0, value], None);
            assert!((high / wanted - 1.0).abs() < 1e-9, "{value}: {high}");
        }
        assert_eq!(highest(&[0.1, 1e30], Some(1.0)), 3.0);
        assert_eq!(highest(&[0.1, f64::INFINITY], Some(2.0)), 2.0);
        assert_eq!(highest(&[], Some(130.0)), 150.0);
    }
}
