//! The points that a curve is drawn through, no more than the pixels can show.

use super::smooth::{smoothed, thinned};
use super::{Frame, Part};
use crate::train::{BLOCK, History, Record};

/// The value of `epoch` as it is kept, where it was trained and is finite.
pub(super) fn value(frame: &Frame, history: &History, part: Part, epoch: usize) -> Option<f64> {
    raw(frame, history, part, epoch).map(|value| frame.kept(value))
}

/// The same, also outside the range.
pub(super) fn raw(frame: &Frame, history: &History, part: Part, epoch: usize) -> Option<f64> {
    let record = history.record(epoch)?;
    let value = frame.metric.value(history, record, part);
    value.is_finite().then_some(value)
}

/// The points of a curve by epoch, smoothed where the frame says so, thinned to at most the first,
/// lowest, highest and last of each column of pixels, so that no spike is lost.
pub(super) fn points(frame: &Frame, history: &History, part: Part) -> Vec<(f64, f64)> {
    let last = history.len().min(frame.epochs + 1);
    if frame.beta() > 0.0 {
        return thinned(frame, smoothed(frame, history, part, last));
    }
    if frame.is_log() {
        return log_points(frame, history, part, last);
    }
    let columns = frame.columns() as usize;
    let per_column = match last {
        _ if last <= 4 * columns => 1,
        _ => frame.epochs.div_ceil(columns).max(1),
    };
    if per_column >= BLOCK {
        return block_points(frame, history, part, last, per_column.div_ceil(BLOCK));
    }
    let point = |epoch| value(frame, history, part, epoch).map(|value| (epoch as f64, value));
    let mut points = Vec::new();
    for start in (0..last).step_by(per_column) {
        let column = (start..last.min(start + per_column)).filter_map(point);
        points.extend(extremes(column));
    }
    points.dedup();
    points
}

/// The same where columns of pixels hold more and more epochs: whole blocks count by their extremes,
/// in the middle of the column.
fn log_points(frame: &Frame, history: &History, part: Part, last: usize) -> Vec<(f64, f64)> {
    let point = |epoch| value(frame, history, part, epoch).map(|value| (epoch as f64, value));
    let mut points = Vec::new();
    let column = frame.length() / frame.columns();
    let mut start = 0;
    while start < last {
        // Up to the first epoch of a column of pixels further to the right.
        let edge = (frame.along(start as f64) / column).floor() + 1.0;
        let next = frame.epoch_along(edge * column) as usize;
        let end = next.clamp(start + 1, last);
        let blocks = start.div_ceil(BLOCK)..end / BLOCK;
        if blocks.len() < 2 {
            points.extend(extremes((start..end).filter_map(point)));
        } else {
            let middle = ((start + end) / 2) as f64;
            let records = history.blocks()[blocks.clone()].iter().flatten();
            let bounds = records.map(|record| frame.metric.value(history, record, part));
            let whole = bounds
                .filter(|v| v.is_finite())
                .map(|v| (middle, frame.kept(v)));
            let before = (start..blocks.start * BLOCK).filter_map(point);
            let after = (blocks.end * BLOCK..end).filter_map(point);
            points.extend(extremes(before.chain(whole).chain(after)));
        }
        start = end;
    }
    points.dedup();
    points
}

/// The same for a run so long that whole blocks of epochs fall on one column of pixels: from the
/// blocks' extremes, so that the time does not grow with the run.
fn block_points(
    frame: &Frame,
    history: &History,
    part: Part,
    last: usize,
    per_column: usize,
) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let whole = &history.blocks()[..last.div_ceil(BLOCK)];
    for (column, blocks) in whole.chunks(per_column).enumerate() {
        let start = column * per_column * BLOCK;
        let end = last.min(start + blocks.len() * BLOCK) - 1;
        let bound = |record: &Record| frame.metric.value(history, record, part);
        let extremes = blocks.iter().flatten().map(bound);
        let finite = extremes.filter(|value| value.is_finite());
        let (low, high) = finite.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let middle = (start + end) as f64 / 2.0;
        let ends = [start, end].map(|epoch| (epoch as f64, value(frame, history, part, epoch)));
        points.extend(ends[0].1.map(|value| (ends[0].0, value)));
        if low <= high {
            points.extend([low, high].map(|value| (middle, frame.kept(value))));
        }
        points.extend(ends[1].1.map(|value| (ends[1].0, value)));
    }
    points
}

/// The first, lowest, highest and last of some points, in their order.
pub(super) fn extremes(
    mut points: impl Iterator<Item = (f64, f64)>,
) -> impl Iterator<Item = (f64, f64)> {
    let kept = points.next().map(|first| {
        let mut kept = [first; 4];
        for point in points {
            if point.1 < kept[1].1 {
                kept[1] = point;
            }
            if point.1 > kept[2].1 {
                kept[2] = point;
            }
            kept[3] = point;
        }
        if kept[1].0 > kept[2].0 {
            kept.swap(1, 2);
        }
        kept
    });
    kept.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Metric;
    use crate::{Recipe, Trainer};
    #[test]
    fn thinning_keeps_the_ends_and_every_extreme() {
        let column = [(0.0, 5.0), (1.0, 9.0), (2.0, 1.0), (3.0, 4.0)];
        assert_eq!(extremes(column.into_iter()).collect::<Vec<_>>(), column);
        let rising = (0..100).map(|k| (f64::from(k), f64::from(k)));
        let kept: Vec<_> = extremes(rising).collect();
        assert_eq!((kept[0], kept[3]), ((0.0, 0.0), (99.0, 99.0)));
        assert_eq!(extremes(std::iter::empty()).count(), 0);
    }

    #[test]
    fn a_long_run_is_drawn_in_few_points_that_span_it() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(3000);
        let (metric, range) = (Metric::Accuracy, (0.0, 100.0));
        let frame = Frame {
            size: (200, 100),
            epochs: 3000,
            range,
            ..Frame::new(metric)
        };
        let points = points(&frame, trainer.history(), Part::Test);
        let all: Vec<f64> = (0..3000)
            .map(|e| value(&frame, trainer.history(), Part::Test, e).unwrap())
            .collect();
        assert!(points.len() < 800, "{}", points.len());
        let (first, last) = (points[0], points[points.len() - 1]);
        assert_eq!((first, last), ((0.0, all[0]), (2999.0, all[2999])));
        let highest = |v: &mut dyn Iterator<Item = f64>| v.fold(f64::MIN, f64::max);
        assert_eq!(
            highest(&mut points.iter().map(|p| p.1)),
            highest(&mut all.iter().copied())
        );
        assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }

    #[test]
    fn a_very_long_run_is_drawn_from_its_blocks_with_every_extreme() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(20_001);
        let history = trainer.history();
        let metric = Metric::Loss;
        let frame = Frame {
            size: (200, 100),
            epochs: 20_001,
            range: metric.range([history].into_iter()),
            ..Frame::new(metric)
        };
        let points = points(&frame, history, Part::Test);
        assert!(points.len() < 800, "{}", points.len());
        assert_eq!(points[0].0, 0.0);
        assert_eq!(points[points.len() - 1].0, 20_000.0);
        assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        let bounds = |values: &mut dyn Iterator<Item = f64>| {
            values.fold((f64::MAX, f64::MIN), |(low, high), v| {
                (low.min(v), high.max(v))
            })
        };
        let all = bounds(&mut history.records().iter().map(|r| f64::from(r.test_loss)));
        assert_eq!(bounds(&mut points.iter().map(|p| p.1)), all);
    }
}
