//! Bands: how a measure is spread over many seeds, epoch by epoch. They lie on the axes of a [`Frame`].

use plotters::coord::CoordTranslate;
use plotters::prelude::*;

use super::frame::{Area, Drawn, Pixel, draw_line};
use super::simplify::simplify;
use super::{Frame, Marker, Theme};

/// One model's runs: the lists are as long as that of the epochs, in the frame's unit.
#[derive(Clone, Copy, Debug)]
pub struct Band<'a> {
    /// Rising 0-based epochs.
    pub epochs: &'a [usize],
    /// Where a tenth of the runs is below.
    pub low: &'a [f64],
    /// The median.
    pub median: &'a [f64],
    /// Where a tenth of the runs is above.
    pub high: &'a [f64],
    /// The model's colour.
    pub color: RGBColor,
    /// The model's shape.
    pub marker: Marker,
}

/// Markers along a median, beside the one at its end.
const MARKERS: usize = 5;

impl Frame {
    /// Sets the range to one of round values that holds every band and these `others`, such as a baseline.
    pub fn fit_bands(&mut self, bands: &[Band<'_>], others: &[f64]) {
        let values = bands
            .iter()
            .flat_map(|band| band.low.iter().chain(band.high));
        let values: Vec<f64> = values.chain(others).copied().collect();
        self.range = self.metric.round(&values, self.baseline);
    }
}

/// Draws the bands, all areas before the first line, and the medians above: those are bold, and have their
/// models' markers.
///
/// # Errors
/// What the backend reports.
pub fn draw_bands<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    bands: &[Band<'_>],
) -> Drawn<B> {
    let lines = |band: &Band<'_>| [band.low, band.high].map(|values| band.line(frame, values));
    for band in bands {
        let [low, high] = lines(band);
        let outline: Vec<Pixel> = low.into_iter().chain(high.into_iter().rev()).collect();
        if outline.len() > 2 {
            area.draw(&Polygon::new(outline, band.color.mix(0.16).filled()))?;
        }
    }
    for band in bands {
        let style = band.color.mix(0.7).stroke_width(frame.pixels(1.0));
        for line in lines(band) {
            draw_line(area, line, style)?;
        }
    }
    for band in bands {
        let style = band.color.stroke_width(frame.pixels(2.5));
        draw_line(area, band.line(frame, band.median), style)?;
    }
    for (slot, band) in bands.iter().enumerate() {
        let shift = slot as f64 / bands.len() as f64;
        draw_markers(area, frame, theme, band, shift)?;
    }
    Ok(())
}

impl Band<'_> {
    /// A line through the values, kept within the range; what is no number is left out.
    fn line(&self, frame: &Frame, values: &[f64]) -> Vec<Pixel> {
        let (left, right) = frame.horizontal();
        let width = f64::from(right - left);
        let plane = frame.plane();
        let (low, high) = frame.range;
        let bottom = plane.translate(&(0.0, low)).1;
        let top = plane.translate(&(0.0, high)).1;
        let points = self.epochs.iter().zip(values).filter(|(_, v)| !v.is_nan());
        let points = points.map(|(&epoch, &value)| {
            let along = frame.along(epoch as f64) / frame.length();
            let up = (frame.clamp(value) - low) / (high - low);
            let y = f64::from(bottom) + up * f64::from(top - bottom);
            (f64::from(left) + along * width, y)
        });
        simplify(&points.collect::<Vec<_>>())
    }
}

/// Markers on the median: at its end, and at a few places that are shifted from model to model, so that
/// medians that coincide still show both shapes.
fn draw_markers<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    band: &Band<'_>,
    shift: f64,
) -> Drawn<B> {
    let Some(last) = band.epochs.len().checked_sub(1) else {
        return Ok(());
    };
    let places = (0..MARKERS).map(|k| (k as f64 + 0.3 + 0.6 * shift) / MARKERS as f64);
    let places = places.map(|share| (share * last as f64) as usize);
    for at in places.filter(|&at| at < last).chain([last]) {
        let value = band.median[at];
        if value.is_nan() {
            continue;
        }
        let at = frame.pixel(band.epochs[at], frame.clamp(value));
        for (radius, color) in [(6.0, theme.paper), (4.5, band.color)] {
            band.marker
                .draw(area, at, frame.pixels(radius) as i32, color)?;
        }
    }
    Ok(())
}
