//! Learning curves: thin for training rows, bold for test rows, a marker per model.

use plotters::coord::CoordTranslate;
use plotters::prelude::*;

use super::frame::{Area, Drawn, draw_line};
use super::points::{points, value};
use super::smooth::drawn_value;
use super::{Frame, Marker, Part, Theme};
use crate::train::History;

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
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curves: &[&Curve<'_>],
) -> Drawn<B> {
    let plane = frame.plane();
    for part in [Part::Train, Part::Test] {
        for curve in curves {
            let points = points(frame, curve.history, part);
            let at = |&(epoch, value)| plane.translate(&(frame.along(epoch), value));
            let pixels = points.iter().map(at).collect();
            draw_line(area, pixels, curve.style(frame, part))?;
        }
    }
    for (slot, curve) in curves.iter().enumerate().filter(|(_, curve)| !curve.faded) {
        let shift = slot as f64 / curves.len() as f64;
        draw_markers(area, frame, theme, curve, shift)?;
    }
    Ok(())
}

/// Draws a line at `epoch` and a marker where it crosses each curve that is not faded.
///
/// # Errors
/// What the backend reports.
pub fn draw_reading<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curves: &[Curve<'_>],
    epoch: usize,
) -> Drawn<B> {
    let (low, high) = frame.range;
    let line = vec![frame.pixel(epoch, low), frame.pixel(epoch, high)];
    let style = theme.ink.mix(0.6).stroke_width(frame.pixels(1.0));
    draw_line(area, line, style)?;
    for curve in curves.iter().filter(|curve| !curve.faded) {
        for (part, radius) in [(Part::Train, 3.0), (Part::Test, 4.5)] {
            if let Some(value) = value(frame, curve.history, part, epoch) {
                draw_marker(area, frame, theme, curve, (epoch, value), radius)?;
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

/// Markers on the test curve: at its end, and at a few places that are shifted from model to model,
/// so that curves that coincide still show both shapes.
fn draw_markers<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curve: &Curve<'_>,
    shift: f64,
) -> Drawn<B> {
    let Some(last) = curve.history.len().checked_sub(1) else {
        return Ok(());
    };
    let (history, part) = (curve.history, Part::Test);
    let points = match frame.beta() > 0.0 {
        true => points(frame, history, part),
        false => Vec::new(),
    };
    for epoch in frame.places(shift).filter(|&e| e < last).chain([last]) {
        if let Some(value) = drawn_value(frame, history, (part, epoch), &points) {
            draw_marker(area, frame, theme, curve, (epoch, value), 4.5)?;
        }
    }
    Ok(())
}

impl Frame {
    /// Epochs where a model of that shift has a marker, evenly along the axis.
    fn places(&self, shift: f64) -> impl Iterator<Item = usize> {
        let step = self.along(self.epochs as f64) / MARKERS as f64;
        (0..MARKERS).map(move |k| {
            let along = (k as f64 + 0.3 + 0.6 * shift) * step;
            match self.is_log() {
                true => self.epoch_along(along) as usize,
                false => along as usize,
            }
        })
    }
}

/// A model's marker of `radius` CSS pixels on one of its curves. It is outlined so that it stands out from any curve.
fn draw_marker<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curve: &Curve<'_>,
    (epoch, value): (usize, f64),
    radius: f64,
) -> Drawn<B> {
    let at = frame.pixel(epoch, value);
    for (radius, color) in [(radius + 1.5, theme.paper), (radius, curve.color)] {
        curve
            .marker
            .draw(area, at, frame.pixels(radius) as i32, color)?;
    }
    Ok(())
}
