//! Learning curves: thin for training rows, bold for test rows, a marker per model.

use plotters::coord::Shift;
use plotters::prelude::*;

use super::frame::Chart;
use super::{Frame, Theme};
use crate::train::History;

/// Which rows a curve is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rows that are trained on.
    Train,
    /// The rows that are only tested on.
    Test,
}

/// A shape that tells models apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
}

impl Marker {
    /// The markers in the order of the models.
    pub const ALL: [Marker; 3] = [Marker::Circle, Marker::Square, Marker::Triangle];
}

/// One model's run, to be drawn as two curves.
#[derive(Clone, Copy, Debug)]
pub struct Curve<'a> {
    /// What was measured.
    pub history: &'a History,
    /// The model's colour.
    pub color: RGBColor,
    /// The model's shape.
    pub marker: Marker,
    /// Whether it is an earlier run, kept for comparison.
    pub faded: bool,
}

/// Markers along a whole curve, beside the one at its end.
const MARKERS: usize = 5;

/// Draws the curves, train before test so that the bold ones lie above.
///
/// # Errors
/// What the backend reports.
pub fn draw_curves<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    frame: &Frame,
    theme: &Theme,
    curves: &[&Curve<'_>],
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let mut chart = frame.chart(area)?;
    for part in [Part::Train, Part::Test] {
        for curve in curves {
            let points = points(frame, curve.history, part);
            chart.draw_series(LineSeries::new(points, curve.style(frame, part)))?;
        }
    }
    for (slot, curve) in curves.iter().enumerate().filter(|(_, curve)| !curve.faded) {
        draw_markers(
            &mut chart,
            frame,
            theme,
            curve,
            slot as f64 / curves.len() as f64,
        )?;
    }
    Ok(())
}

/// Draws a line at `epoch` and a marker where it crosses each curve.
///
/// # Errors
/// What the backend reports.
pub fn draw_reading<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    frame: &Frame,
    theme: &Theme,
    curves: &[Curve<'_>],
    epoch: usize,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let mut chart = frame.chart(area)?;
    let x = epoch as f64;
    let line = vec![(x, frame.range.0), (x, frame.range.1)];
    let style = theme.ink.mix(0.6).stroke_width(frame.pixels(1.0));
    chart.draw_series(std::iter::once(PathElement::new(line, style)))?;
    for curve in curves {
        for part in [Part::Train, Part::Test] {
            if let Some(value) = value(frame, curve.history, part, epoch) {
                let radius = if part == Part::Test { 4.5 } else { 3.0 };
                draw_marker(&mut chart, frame, theme, curve, (x, value), radius)?;
            }
        }
    }
    Ok(())
}

impl Curve<'_> {
    /// Colour and width of the line.
    fn style(&self, frame: &Frame, part: Part) -> ShapeStyle {
        let opacity = if self.faded { 0.4 } else { 1.0 };
        let width = if part == Part::Test { 2.5 } else { 1.0 };
        self.color.mix(opacity).stroke_width(frame.pixels(width))
    }
}

/// The value of `epoch`, where it was trained and is finite.
fn value(frame: &Frame, history: &History, part: Part, epoch: usize) -> Option<f64> {
    let record = history.record(epoch)?;
    let value = frame.metric.value(history, record, part == Part::Train);
    value.is_finite().then(|| frame.clamp(value))
}

/// The points of a curve, thinned to at most the first, lowest, highest and last of each column of
/// pixels, so that no spike is lost.
fn points(frame: &Frame, history: &History, part: Part) -> Vec<(f64, f64)> {
    let last = history.len().min(frame.epochs + 1);
    let (left, right) = frame.horizontal();
    let columns = (right - left) as usize;
    let point = |epoch| value(frame, history, part, epoch).map(|value| (epoch as f64, value));
    if last <= 4 * columns {
        return (0..last).filter_map(point).collect();
    }
    let per_column = frame.epochs.div_ceil(columns).max(1);
    let mut points = Vec::with_capacity(4 * columns);
    for start in (0..last).step_by(per_column) {
        let column = (start..last.min(start + per_column)).filter_map(point);
        points.extend(extremes(column));
    }
    points
}

/// The first, lowest, highest and last of some points, in their order.
fn extremes(mut points: impl Iterator<Item = (f64, f64)>) -> impl Iterator<Item = (f64, f64)> {
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
        kept[1..3].sort_by(|a, b| a.0.total_cmp(&b.0));
        kept
    });
    kept.into_iter().flatten()
}

/// Markers on the test curve: at its end, and at a few places that are shifted from model to model,
/// so that curves that coincide still show both shapes.
fn draw_markers<B: DrawingBackend>(
    chart: &mut Chart<'_, B>,
    frame: &Frame,
    theme: &Theme,
    curve: &Curve<'_>,
    shift: f64,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let Some(last) = curve.history.len().checked_sub(1) else {
        return Ok(());
    };
    let step = frame.epochs as f64 / MARKERS as f64;
    let places = (0..MARKERS).map(|k| ((k as f64 + 0.3 + 0.6 * shift) * step) as usize);
    for epoch in places.filter(|&epoch| epoch < last).chain([last]) {
        if let Some(value) = value(frame, curve.history, Part::Test, epoch) {
            draw_marker(chart, frame, theme, curve, (epoch as f64, value), 4.5)?;
        }
    }
    Ok(())
}

/// One marker of a model, of `radius` CSS pixels, outlined so that it stands out from any curve.
fn draw_marker<B: DrawingBackend>(
    chart: &mut Chart<'_, B>,
    frame: &Frame,
    theme: &Theme,
    curve: &Curve<'_>,
    at: (f64, f64),
    radius: f64,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let layers = [
        (radius + 1.5, theme.paper.filled()),
        (radius, curve.color.filled()),
    ];
    for (radius, style) in layers {
        let r = frame.pixels(radius) as i32;
        let _ = match curve.marker {
            Marker::Circle => chart.draw_series([Circle::new(at, r, style)])?,
            Marker::Square => {
                let side = r * 9 / 10;
                let square = Rectangle::new([(-side, -side), (side, side)], style);
                chart.draw_series([EmptyElement::at(at) + square])?
            }
            Marker::Triangle => chart.draw_series([TriangleMarker::new(at, r * 5 / 4, style)])?,
        };
    }
    Ok(())
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
            metric,
            size: (200, 100),
            scale: 1.0,
            font_size: 14.0,
            epochs: 3000,
            range,
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
}
