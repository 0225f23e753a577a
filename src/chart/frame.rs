//! The axes, and what a frame's pixels mean.

use plotters::chart::{ChartContext, LabelAreaPosition};
use plotters::coord::types::RangedCoordf64;
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

/// A dashed line across the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// Where, in the metric's unit.
    pub value: f64,
    /// Bold as the test curves, or thin as the training curves.
    pub bold: bool,
}

/// A chart whose coordinates are epochs and the metric's values.
pub(super) type Chart<'a, B> = ChartContext<'a, B, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

impl Metric {
    /// The metric's value of a record, for training or for test rows.
    #[must_use]
    pub fn value(self, history: &History, record: &Record, train: bool) -> f64 {
        match (self, train) {
            (Metric::Accuracy, true) => 100.0 * history.train_accuracy(record),
            (Metric::Accuracy, false) => 100.0 * history.test_accuracy(record),
            (Metric::Loss, true) => f64::from(record.train_loss),
            (Metric::Loss, false) => f64::from(record.test_loss),
        }
    }

    /// A range of round values that holds every curve, and is never so narrow that noise fills it.
    #[must_use]
    pub fn range<'a>(self, histories: impl Iterator<Item = &'a History>) -> (f64, f64) {
        let values = histories.flat_map(|history| {
            let extent = history.extent().into_iter().flatten();
            extent.flat_map(move |r| [true, false].map(|train| self.value(history, r, train)))
        });
        self.round(values)
    }

    /// The smallest range of round values around the usual one that holds all `values`.
    fn round(self, values: impl Iterator<Item = f64>) -> (f64, f64) {
        let (usual, step, limit) = match self {
            Metric::Accuracy => ((40.0, 90.0), 10.0, 100.0),
            Metric::Loss => ((0.3, 0.8), 0.1, HIGHEST_LOSS),
        };
        let finite = values.filter(|value| value.is_finite());
        let (low, high) = finite.fold(usual, |(low, high), value| {
            (value.min(low), value.max(high))
        });
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
    fn label(self, value: f64) -> String {
        match self {
            Metric::Accuracy => format!("{value:.0} %"),
            Metric::Loss => format!("{value:.1}"),
        }
    }
}

impl Frame {
    /// `css` pixels in pixels of the backend, at least 1.
    pub(super) fn pixels(&self, css: f64) -> u32 {
        (css * self.scale).round().max(1.0) as u32
    }

    /// The left and the right edge of the plotting area, in pixels of the backend.
    #[must_use]
    pub fn horizontal(&self) -> (u32, u32) {
        let left = self.pixels(3.4 * self.font_size);
        (
            left,
            self.size
                .0
                .saturating_sub(self.pixels(RIGHT_MARGIN))
                .max(left + 1),
        )
    }

    /// The 0-based epoch at `x` pixels from the left, kept within the axis.
    ///
    /// ```
    /// # use relu_playground::chart::{Frame, Metric};
    /// # let metric = Metric::Accuracy;
    /// let frame = Frame { metric, size: (800, 400), scale: 1.0, font_size: 14.0, epochs: 1000, range: (0.0, 100.0) };
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

    /// `value` kept within the range, so that no curve leaves the plotting area.
    pub(super) fn clamp(&self, value: f64) -> f64 {
        value.clamp(self.range.0, self.range.1)
    }

    /// The chart on an area, nothing drawn yet.
    pub(super) fn chart<'a, B: DrawingBackend>(
        &self,
        area: &'a DrawingArea<B, plotters::coord::Shift>,
    ) -> Result<Chart<'a, B>, DrawingAreaErrorKind<B::ErrorType>> {
        ChartBuilder::on(area)
            .margin_top(self.pixels(TOP_MARGIN))
            .margin_right(self.pixels(RIGHT_MARGIN))
            .set_label_area_size(LabelAreaPosition::Left, self.pixels(3.4 * self.font_size))
            .set_label_area_size(LabelAreaPosition::Bottom, self.pixels(2.6 * self.font_size))
            .build_cartesian_2d(0.0..self.epochs.max(1) as f64, self.range.0..self.range.1)
    }
}

/// Room for half a label and a marker, in CSS pixels.
const RIGHT_MARGIN: f64 = 22.0;
/// Room for half a label, in CSS pixels.
const TOP_MARGIN: f64 = 10.0;

/// Draws the axes, the grid and the baselines: all that stays while epochs are trained.
///
/// # Errors
/// What the backend reports.
pub fn draw_axes<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    frame: &Frame,
    theme: &Theme,
    baselines: &[Baseline],
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let mut chart = frame.chart(area)?;
    let font = ("sans-serif", frame.scale * frame.font_size)
        .into_font()
        .color(&theme.ink);
    let width = f64::from(frame.size.0) / frame.scale;
    let line = frame.pixels(1.0);
    chart
        .configure_mesh()
        .x_labels((width / (5.5 * frame.font_size)).clamp(2.0, 11.0) as usize)
        .y_labels(6)
        .x_label_formatter(&|epoch| thousands(*epoch as usize))
        .y_label_formatter(&|value| frame.metric.label(*value))
        .x_desc("epoch")
        .label_style(font.clone())
        .axis_desc_style(font)
        .axis_style(theme.ink.stroke_width(line))
        .bold_line_style(theme.grid.stroke_width(line))
        .light_line_style(TRANSPARENT)
        .set_all_tick_mark_size(frame.pixels(4.0))
        .draw()?;
    for baseline in baselines {
        let style = theme
            .ink
            .stroke_width(frame.pixels(if baseline.bold { 2.0 } else { 1.0 }));
        let (dash, gap) = (frame.pixels(7.0), frame.pixels(5.0));
        let y = frame.clamp(baseline.value);
        let ends = [(0.0, y), (frame.epochs.max(1) as f64, y)];
        chart.draw_series(DashedLineSeries::new(ends, dash, gap, style))?;
    }
    Ok(())
}

/// `1000` as `1,000`.
fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_round_and_hold_every_value() {
        assert_eq!(Metric::Accuracy.round([].into_iter()), (40.0, 90.0));
        assert_eq!(
            Metric::Accuracy.round([25.0, 100.0].into_iter()),
            (20.0, 100.0)
        );
        assert_eq!(Metric::Accuracy.round([0.0].into_iter()), (0.0, 90.0));
        let (low, high) = Metric::Loss.round([0.12, 0.93].into_iter());
        assert!(
            (low - 0.1).abs() < 1e-9 && (high - 1.0).abs() < 1e-9,
            "{low} {high}"
        );
        assert_eq!(
            Metric::Loss.round([f64::NAN, 1e30].into_iter()).1,
            HIGHEST_LOSS
        );
    }

    #[test]
    fn large_epochs_are_written_with_commas() {
        let written = [0, 999, 1000, 100_020, 1_000_000].map(thousands);
        assert_eq!(written, ["0", "999", "1,000", "100,020", "1,000,000"]);
    }
}
