//! What is drawn, how large, and what a frame's pixels mean.

use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, Shift};
use plotters::prelude::*;

use crate::train::{History, Record};

/// What is drawn upwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Share of correct rows, in %.
    Accuracy,
    /// Mean loss, in nats per row.
    Loss,
}

/// Which rows a curve is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rows that are trained on.
    Train,
    /// The rows that are only tested on.
    Test,
}

/// Loss is drawn up to here; what lies above runs along the upper edge.
const HIGHEST_LOSS: f64 = 5.0;

/// The size of a chart, and the range of its axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// What is drawn upwards.
    pub metric: Metric,
    /// Width and height, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
    /// Epochs from the left edge to the right.
    pub epochs: usize,
    /// Values at the lower and the upper edge.
    pub range: (f64, f64),
}

/// Colours of everything but the curves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Labels and axes.
    pub ink: RGBColor,
    /// Lines of the grid.
    pub grid: RGBColor,
    /// What the chart lies on; outlines of markers.
    pub paper: RGBColor,
}

/// A canvas, an SVG or the like, in pixels.
pub type Area<B> = DrawingArea<B, Shift>;

/// The outcome of drawing: what the backend reports where it fails.
pub type Drawn<B, T = ()> = Result<T, DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Right and down from the upper left corner.
pub(super) type Pixel = (i32, i32);

impl Metric {
    /// The metric's value of a record.
    #[must_use]
    pub fn value(self, history: &History, record: &Record, part: Part) -> f64 {
        match (self, part) {
            (Metric::Accuracy, Part::Train) => 100.0 * history.train_accuracy(record),
            (Metric::Accuracy, Part::Test) => 100.0 * history.test_accuracy(record),
            (Metric::Loss, Part::Train) => f64::from(record.train_loss),
            (Metric::Loss, Part::Test) => f64::from(record.test_loss),
        }
    }

    /// A range of round values that holds every curve, and is never so narrow that noise fills it.
    #[must_use]
    pub fn range<'a>(self, histories: impl Iterator<Item = &'a History>) -> (f64, f64) {
        let mut values = Vec::new();
        for history in histories {
            for record in history.extent().into_iter().flatten() {
                let parts = [Part::Train, Part::Test];
                values.extend(parts.map(|part| self.value(history, record, part)));
            }
        }
        self.round(&values)
    }

    /// The smallest range of round values around the usual one that holds all `values`.
    fn round(self, values: &[f64]) -> (f64, f64) {
        let (usual, step, limit) = match self {
            Metric::Accuracy => ((40.0, 90.0), 10.0, 100.0),
            Metric::Loss => ((0.3, 0.8), 0.1, HIGHEST_LOSS),
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

    /// How a value is written beside the axis.
    pub(super) fn label(self, value: f64) -> String {
        match self {
            Metric::Accuracy => format!("{value:.0} %"),
            Metric::Loss => format!("{value:.1}"),
        }
    }
}

impl Frame {
    /// The smallest frame of a metric, at one pixel a CSS pixel, before anything was trained.
    #[must_use]
    pub fn new(metric: Metric) -> Self {
        Frame {
            metric,
            size: (1, 1),
            scale: 1.0,
            font_size: 14.0,
            epochs: 1,
            range: metric.round(&[]),
        }
    }

    /// `css` pixels in pixels of the backend, at least 1.
    pub(super) fn pixels(&self, css: f64) -> u32 {
        (css * self.scale).round().max(1.0) as u32
    }

    /// The left and the right edge of the plotting area, in pixels of the backend.
    #[must_use]
    pub fn horizontal(&self) -> (u32, u32) {
        // Room for "100 %" and a tick.
        let left = self.pixels(3.9 * self.font_size);
        // Half of the last label stands out to the right; a digit is about 0.6 of its height wide.
        let digits = thousands(self.epochs).len() as f64;
        let margin = self.pixels((0.3 * digits + 0.3) * self.font_size);
        let right = self.size.0.saturating_sub(margin);
        (left, right.max(left + 1))
    }

    /// The upper and the lower edge of the plotting area, in pixels of the backend.
    pub(super) fn vertical(&self) -> (u32, u32) {
        let top = self.pixels(TOP_MARGIN);
        let bottom = self
            .size
            .1
            .saturating_sub(self.pixels(2.6 * self.font_size));
        (top, bottom.max(top + 1))
    }

    /// The 0-based epoch at `x` pixels from the left, kept within the axis.
    ///
    /// ```
    /// use relu_playground::chart::{Frame, Metric};
    /// let frame = Frame { size: (800, 400), epochs: 1000, ..Frame::new(Metric::Accuracy) };
    /// assert_eq!(frame.epoch_at(frame.x_of(317)), 317);
    /// assert_eq!((frame.epoch_at(0.0), frame.epoch_at(9999.0)), (0, 1000));
    /// ```
    #[must_use]
    pub fn epoch_at(&self, x: f64) -> usize {
        let (left, right) = self.horizontal();
        let share = (x - f64::from(left)) / f64::from(right - left);
        (share.clamp(0.0, 1.0) * self.epochs as f64).round() as usize
    }

    /// Where 0-based `epoch` lies, in pixels from the left.
    #[must_use]
    pub fn x_of(&self, epoch: usize) -> f64 {
        let (left, right) = self.horizontal();
        f64::from(left) + f64::from(right - left) * epoch as f64 / self.epochs.max(1) as f64
    }

    /// The plotting area: epochs to the right, the metric's values upwards.
    pub(super) fn plane(&self) -> Cartesian2d<RangedCoordf64, RangedCoordf64> {
        let ((left, right), (top, bottom)) = (self.horizontal(), self.vertical());
        Cartesian2d::new(
            0.0..self.epochs.max(1) as f64,
            self.range.0..self.range.1,
            (left as i32..right as i32 - 1, bottom as i32 - 1..top as i32),
        )
    }

    /// `value` kept within the range, so that no curve leaves the plotting area.
    pub(super) fn clamp(&self, value: f64) -> f64 {
        value.max(self.range.0).min(self.range.1)
    }

    /// Where a value of the range lies at 0-based `epoch`, kept within the axis.
    pub(super) fn pixel(&self, epoch: usize, value: f64) -> Pixel {
        let epoch = epoch.min(self.epochs) as f64;
        self.plane().translate(&(epoch, value))
    }
}

/// Draws a line through some pixels, if there are any.
pub(super) fn draw_line<B: DrawingBackend>(
    area: &Area<B>,
    points: Vec<Pixel>,
    style: ShapeStyle,
) -> Drawn<B> {
    if points.is_empty() {
        return Ok(());
    }
    area.draw(&PathElement::new(points, style))
}

/// Room for half a label, in CSS pixels.
const TOP_MARGIN: f64 = 10.0;

/// `1000` as `1,000`.
pub(super) fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_epochs_are_written_with_commas() {
        let written = [0, 999, 1000, 100_020, 1_000_000].map(thousands);
        assert_eq!(written, ["0", "999", "1,000", "100,020", "1,000,000"]);
    }

    #[test]
    fn ranges_are_round_and_hold_every_value() {
        assert_eq!(Metric::Accuracy.round(&[]), (40.0, 90.0));
        assert_eq!(Metric::Accuracy.round(&[25.0, 100.0]), (20.0, 100.0));
        assert_eq!(Metric::Accuracy.round(&[0.0]), (0.0, 90.0));
        let (low, high) = Metric::Loss.round(&[0.12, 0.93]);
        assert!(
            (low - 0.1).abs() < 1e-9 && (high - 1.0).abs() < 1e-9,
            "{low} {high}"
        );
        assert_eq!(Metric::Loss.round(&[f64::NAN, 1e30]).1, HIGHEST_LOSS);
    }
}
