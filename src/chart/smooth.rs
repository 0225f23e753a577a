//! A moving average of a curve, and its points.

use super::points::{extremes, raw, value};
use super::{Frame, Part};
use crate::train::History;

/// Samples that a smoothed curve is made of, and epochs that are read for each.
const SAMPLES: usize = 2048;
const WINDOW: usize = 32;

/// The moving average s / w of a curve's first `last` epochs, where for each finite value x
/// s = β·s + (1 − β)·x and w = β·w + (1 − β), which is 1 − βᵗ after the t-th. Up to 2,048 epochs (1,024
/// on a logarithmic axis) there is a point for each, in a longer run one for each 2, 4, 8 … epochs.
/// Beyond 65,536 epochs (16,384) only the last 32 before each point count, and for those passed over s
/// and w fade as if they had no value.
pub(super) fn smoothed(
    frame: &Frame,
    history: &History,
    part: Part,
    last: usize,
) -> Vec<(f64, f64)> {
    let beta = frame.beta().min(0.9999);
    let stride = |start: usize| match frame.is_log() {
        true => (4 * start / SAMPLES).max(1).next_power_of_two(),
        false => last.div_ceil(SAMPLES).next_power_of_two(),
    };
    let mut points = Vec::new();
    let (mut start, mut sum, mut weight) = (0, 0.0, 0.0);
    while start < last {
        let end = last.min(start + stride(start));
        let read = start.max(end.saturating_sub(WINDOW));
        let fading = beta.powi((read - start) as i32);
        (sum, weight) = (sum * fading, weight * fading);
        let mut newest = None;
        for epoch in read..end {
            newest = raw(frame, history, part, epoch);
            if let Some(value) = newest {
                sum = beta * sum + (1.0 - beta) * value;
                weight = beta * weight + (1.0 - beta);
            }
        }
        if newest.is_some() {
            points.push(((end - 1) as f64, frame.kept(sum / weight)));
        }
        start = end;
    }
    points
}

/// The first, lowest, highest and last of the points in each column of pixels.
pub(super) fn thinned(frame: &Frame, points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let columns = frame.columns() / frame.length();
    let column = |point: &(f64, f64)| (columns * frame.along(point.0)) as i64;
    let mut kept = Vec::new();
    for same in points.chunk_by(|one, next| column(one) == column(next)) {
        kept.extend(extremes(same.iter().copied()));
    }
    kept.dedup();
    kept
}

/// The value of a curve as it is drawn at `epoch`, between those of its `points` around it.
pub(super) fn drawn_value(
    frame: &Frame,
    history: &History,
    (part, epoch): (Part, usize),
    points: &[(f64, f64)],
) -> Option<f64> {
    let own = value(frame, history, part, epoch)?;
    if frame.beta() <= 0.0 {
        return Some(own);
    }
    let at = epoch as f64;
    let after = points.partition_point(|point| point.0 < at);
    let (next, before) = (points.get(after)?, points.get(after.saturating_sub(1))?);
    let share = (at - before.0) / (next.0 - before.0).max(1.0);
    Some(before.1 + share.max(0.0) * (next.1 - before.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Metric, points};
    use crate::{Recipe, Trainer};

    /// The average as it is defined, at every epoch.
    fn naive(history: &History, beta: f64) -> Vec<f64> {
        let (mut sum, mut count) = (0.0, 0);
        let losses = history.records().iter().map(|r| f64::from(r.test_loss));
        let average = losses.map(|loss| {
            sum = beta * sum + (1.0 - beta) * loss;
            count += 1;
            sum / (1.0 - beta.powi(count))
        });
        average.collect()
    }

    fn frame(epochs: usize, log_epochs: bool, smoothing: f64) -> Frame {
        Frame {
            size: (4000, 300),
            epochs,
            range: (0.0, 5.0),
            log_epochs,
            smoothing,
            ..Frame::new(Metric::Loss)
        }
    }

    #[test]
    fn a_thousand_epochs_are_averaged_exactly() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(1000);
        let wanted = naive(trainer.history(), 0.9);
        for log_epochs in [false, true] {
            let frame = frame(1000, log_epochs, 0.9);
            let all = smoothed(&frame, trainer.history(), Part::Test, 1000);
            assert_eq!(all.len(), 1000);
            for (&(epoch, value), wanted) in all.iter().zip(&wanted) {
                assert!((value - wanted).abs() < 1e-12, "{epoch}: {value} {wanted}");
            }
        }
    }

    #[test]
    fn a_long_run_is_averaged_at_a_bounded_number_of_epochs() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(40_000);
        let wanted = naive(trainer.history(), 0.9);
        for log_epochs in [false, true] {
            let frame = frame(40_000, log_epochs, 0.9);
            let all = smoothed(&frame, trainer.history(), Part::Test, 40_000);
            assert!((1000..6000).contains(&all.len()), "{}", all.len());
            assert_eq!(all[all.len() - 1].0, 39_999.0);
            for &(epoch, value) in &all {
                let off = value - wanted[epoch as usize];
                assert!(off.abs() < 1e-3, "{epoch}: off by {off}");
            }
        }
    }

    #[test]
    fn a_logarithmic_axis_keeps_the_ends_and_every_extreme() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(20_001);
        let frame = Frame {
            size: (300, 200),
            ..frame(20_001, true, 0.0)
        };
        let points = points::points(&frame, trainer.history(), Part::Test);
        assert!(points.len() < 1200, "{}", points.len());
        assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        let (first, last) = (points[0].0, points[points.len() - 1].0);
        assert_eq!((first, last), (0.0, 20_000.0));
        let highest = trainer.history().extent().unwrap()[1].test_loss;
        let drawn = points.iter().map(|point| point.1).fold(0.0, f64::max);
        assert_eq!(drawn, f64::from(highest));
    }
}
