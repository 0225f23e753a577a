//! Distributions: how often each of some models came to which value, a row of bars each, one below the
//! other on the same axis. Below a row's bars a line goes from 10 % to 90 % of its runs, with the model's
//! shape at the median.

mod draw;

use plotters::prelude::RGBColor;

use super::{Marker, Metric};
pub use draw::draw_spreads;

/// One model's runs, in the unit of the axis.
#[derive(Clone, Copy, Debug)]
pub struct Spread<'a> {
    /// The model's name.
    pub name: &'a str,
    /// How many runs are in each bin.
    pub counts: &'a [u32],
    /// How many are beyond the last.
    pub beyond: u32,
    /// Where 10 %, 50 % and 90 % of the runs are below; none where there is no run.
    pub quantiles: Option<[f64; 3]>,
    /// The model's colour.
    pub color: RGBColor,
    /// The model's shape.
    pub marker: Marker,
}

/// What is drawn, how large, and what its pixels mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rows {
    /// What the values are.
    pub metric: Metric,
    /// Width and height, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
    /// How many models there are.
    pub rows: usize,
    /// Where the first bin begins, and how wide each is.
    pub bins: (f64, f64),
    /// Values at the left and the right edge.
    pub range: (f64, f64),
    /// The most runs of one model in one bin.
    pub most: u32,
    /// What guessing without looking would give: a dashed line.
    pub baseline: Option<f64>,
}

impl Rows {
    /// Sets the range to one that holds the bins, of which there are so many, every line of quantiles and
    /// the baseline.
    pub fn fit(&mut self, bins: usize, spreads: &[Spread<'_>]) {
        let (start, width) = self.bins;
        let ends = [start, start + width * bins as f64];
        let lines = spreads.iter().filter_map(|spread| spread.quantiles);
        // The baseline is not to lie on the edge.
        let around = self.baseline.map(|value| [value - width, value + width]);
        let values = lines.flatten().chain(ends);
        let values = values.chain(around.into_iter().flatten());
        let finite = values.filter(|value| value.is_finite());
        let (low, high) = finite.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (value.min(low), value.max(high))
        });
        self.range = match high > low {
            true => (low, high),
            false => (0.0, 1.0),
        };
    }

    /// `css` pixels in pixels of the backend, at least 1.
    fn pixels(&self, css: f64) -> i32 {
        (css * self.scale).round().max(1.0) as i32
    }

    /// Height of the labels, in pixels of the backend.
    fn font(&self) -> f64 {
        self.font_size * self.scale
    }

    /// The left and the right edge of the plotting area.
    fn horizontal(&self) -> (i32, i32) {
        let left = (3.6 * self.font()) as i32;
        let right = self.size.0 as i32 - (1.4 * self.font()) as i32;
        (left, right.max(left + 1))
    }

    /// Where a value lies, kept within the plotting area.
    fn x_of(&self, value: f64) -> i32 {
        let ((left, right), (low, high)) = (self.horizontal(), self.range);
        let share = ((value - low) / (high - low)).clamp(0.0, 1.0);
        left + (share * f64::from(right - left)).round() as i32
    }

    /// The upper and the lower edge of a row's bars, of `row` from 0; its line of quantiles is below.
    fn vertical(&self, row: usize) -> (i32, i32) {
        let below = 2.2 * self.font();
        let each = (f64::from(self.size.1) - below) / self.rows.max(1) as f64;
        let top = row as f64 * each + 0.6 * self.font();
        let bottom = (row + 1) as f64 * each - f64::from(self.pixels(16.0));
        (top as i32, (bottom as i32).max(top as i32 + 1))
    }
}
