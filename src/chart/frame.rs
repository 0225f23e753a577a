//! What is drawn, how large, and what a frame's pixels mean.

use std::ops::Range;

use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, Shift};
use plotters::prelude::*;

use super::Metric;
use crate::WHOLE;
use crate::train::History;

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
    /// Whether equal steps to the right multiply the epochs that were trained: 0-based `epoch` lies at
    /// log10(epoch + 1). Labels are 0-based as on the linear axis, each where its epoch is.
    pub log_epochs: bool,
    /// β of a moving average that is drawn instead of the values, from 0 (none) to below 1:
    /// s₀ = 0, sₜ = β·sₜ₋₁ + (1 − β)·xₜ, drawn as sₜ / (1 − βᵗ) for the t-th value, as TensorBoard
    /// does. A reading shows the values themselves.
    pub smoothing: f64,
    /// What always guessing the mean would give, in the metric's unit: the curve of a squared error is
    /// cut where it is more than about 3 times that.
    pub baseline: Option<f64>,
    /// Width of what curves are thinned to, a column, in pixels of the backend.
    pub column: f64,
}

/// The size of a drawing that has no axes of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Width and height, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
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

/// Colours of what has signs, such as weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colors {
    /// Outlines and labels, and what they lie on.
    pub theme: Theme,
    /// Numbers above 0.
    pub positive: RGBColor,
    /// Numbers below 0.
    pub negative: RGBColor,
}

/// A canvas, an SVG or the like, in pixels.
pub type Area<B> = DrawingArea<B, Shift>;

/// The outcome of drawing: what the backend reports where it fails.
pub type Drawn<B, T = ()> = Result<T, DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Right and down from the upper left corner.
pub(super) type Pixel = (i32, i32);

impl Sheet {
    /// `css` pixels in pixels of the backend.
    pub(super) fn pixels(&self, css: f64) -> f64 {
        css * self.scale
    }

    /// Height of the labels, in pixels of the backend.
    pub(super) fn font(&self) -> f64 {
        self.font_size * self.scale
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
            font_size: USUAL_FONT,
            epochs: 1,
            range: metric.round(&[], None),
            log_epochs: false,
            smoothing: 0.0,
            baseline: None,
            column: 1.0,
        }
    }

    /// The same on a sheet.
    #[must_use]
    pub fn on(self, sheet: &Sheet) -> Self {
        Frame {
            size: sheet.size,
            scale: sheet.scale,
            font_size: sheet.font_size,
            ..self
        }
    }

    /// How many columns of pixels curves are thinned to.
    pub(super) fn columns(&self) -> f64 {
        let (left, right) = self.horizontal();
        (f64::from(right - left) / self.column.max(1.0)).max(1.0)
    }

    /// Sets the range to one of round values that holds every curve, and is never so narrow that noise
    /// fills it.
    pub fn fit<'a>(&mut self, histories: impl Iterator<Item = &'a History>) {
        let bounds = self.metric.bounds(histories);
        self.range = self.metric.round(&bounds, self.baseline);
    }

    /// `css` pixels in pixels of the backend, at least 1.
    pub(super) fn pixels(&self, css: f64) -> u32 {
        (css * self.scale).round().max(1.0) as u32
    }

    /// Thickness of a line of `css` pixels, in pixels of the backend: where labels are larger than usual, so
    /// that they are read from afar, lines are thicker alike.
    pub(super) fn stroke(&self, css: f64) -> u32 {
        self.pixels(css * (self.font_size / USUAL_FONT).max(1.0))
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
        let top = self.stroke(TOP_MARGIN);
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
        let along = share.clamp(0.0, 1.0) * self.length();
        (self.epoch_along(along) as usize).min(self.epochs)
    }

    /// Where 0-based `epoch` lies, in pixels from the left.
    #[must_use]
    pub fn x_of(&self, epoch: usize) -> f64 {
        let (left, right) = self.horizontal();
        f64::from(left) + f64::from(right - left) * self.along(epoch as f64) / self.length()
    }

    /// Whether equal steps to the right multiply the epochs.
    pub(super) fn is_log(&self) -> bool {
        WHOLE && self.log_epochs
    }

    /// How much the curves are smoothed.
    pub(super) fn beta(&self) -> f64 {
        if WHOLE { self.smoothing } else { 0.0 }
    }

    /// Where 0-based `epoch` lies in the unit of the axis.
    pub(super) fn along(&self, epoch: f64) -> f64 {
        match self.is_log() {
            true => (epoch + 1.0).log10(),
            false => epoch,
        }
    }

    /// The whole 0-based epoch nearest to a place in the unit of the axis.
    pub(super) fn epoch_along(&self, along: f64) -> f64 {
        match self.is_log() {
            true => (10f64.powf(along) - 1.0).round(),
            false => along.round(),
        }
    }

    /// Length of the axis in its unit.
    pub(super) fn length(&self) -> f64 {
        self.along(self.epochs.max(1) as f64)
    }

    /// The plotting area: epochs to the right, the metric's values upwards.
    pub(super) fn plane(&self) -> Cartesian2d<RangedCoordf64, RangedCoordf64> {
        let (low, high) = self.range;
        Cartesian2d::new(0.0..self.length(), low..high, self.sides())
    }

    /// The pixels of the plotting area, from the left to the right and from below upwards.
    pub(super) fn sides(&self) -> (Range<i32>, Range<i32>) {
        let ((left, right), (top, bottom)) = (self.horizontal(), self.vertical());
        (left as i32..right as i32 - 1, bottom as i32 - 1..top as i32)
    }

    /// `value` kept within the range.
    pub(super) fn clamp(&self, value: f64) -> f64 {
        value.max(self.range.0).min(self.range.1)
    }

    /// Whether curves are cut at the edges of the range. Of the other metrics hardly a value is beyond it;
    /// those few are drawn along the edge.
    pub(super) fn cuts(&self) -> bool {
        WHOLE && self.metric == Metric::SquaredError
    }

    /// `value` within the range, or where curves are cut as it is.
    pub(super) fn kept(&self, value: f64) -> f64 {
        match self.cuts() {
            true => value,
            false => self.clamp(value),
        }
    }

    /// Whether `value` is in the plotting area. A hair's breadth beyond the range counts as its edge,
    /// since round values are not quite what they are written as.
    pub(super) fn holds(&self, value: f64) -> bool {
        let hair = 1e-6 * (self.range.1 - self.range.0);
        !self.cuts() || (value - self.clamp(value)).abs() <= hair
    }

    /// Where a value of the range lies at 0-based `epoch`, kept within the axis.
    pub(super) fn pixel(&self, epoch: usize, value: f64) -> Pixel {
        let along = self.along(epoch.min(self.epochs) as f64);
        self.plane().translate(&(along, value))
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

/// Height of the labels for which lines are as thick as they say, in CSS pixels.
const USUAL_FONT: f64 = 14.0;

/// Room for half a usual label, in CSS pixels.
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
    fn lines_are_thicker_where_labels_are_larger() {
        let frame = |font_size| Frame {
            scale: 2.0,
            font_size,
            ..Frame::new(Metric::Accuracy)
        };
        let thick = [10.0, 14.0, 28.0].map(|font| frame(font).stroke(2.5));
        assert_eq!(thick, [5, 5, 10]);
        // Half a label of 28 CSS pixels has room above.
        assert!(frame(28.0).vertical().0 >= 28);
    }

    #[test]
    fn large_epochs_are_written_with_commas() {
        let written = [0, 999, 1000, 100_020, 1_000_000].map(thousands);
        assert_eq!(written, ["0", "999", "1,000", "100,020", "1,000,000"]);
    }
}
