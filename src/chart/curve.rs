//! Learning curves: thin for training rows, bold for test rows, a marker per model.

use plotters::coord::CoordTranslate;
use plotters::prelude::*;

use super::frame::{Area, Drawn, Pixel, draw_line};
use super::points::{points, value};
use super::{Frame, Part, Theme};
use crate::train::History;

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

    /// The corners of the shape around a pixel, as large as a circle of `radius` looks; a circle has
    /// none.
    fn corners(self, (x, y): Pixel, radius: i32) -> Option<Vec<Pixel>> {
        match self {
            Marker::Circle => None,
            Marker::Square => {
                let half = radius * 9 / 10;
                let (left, right, top, bottom) = (x - half, x + half, y - half, y + half);
                Some(vec![
                    (left, top),
                    (right, top),
                    (right, bottom),
                    (left, bottom),
                ])
            }
            Marker::Triangle => {
                let height = radius * 5 / 4;
                let (half, below) = ((87 * height + 50) / 100, (height + 1) / 2);
                Some(vec![
                    (x, y - height),
                    (x - half, y + below),
                    (x + half, y + below),
                ])
            }
        }
    }
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
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curves: &[&Curve<'_>],
) -> Drawn<B> {
    let plane = frame.plane();
    for part in [Part::Train, Part::Test] {
        for curve in curves {
            let points = points(frame, curve.history, part);
            let pixels = points.iter().map(|point| plane.translate(point)).collect();
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
            draw_marker(area, frame, theme, curve, (part, epoch), radius)?;
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
    let step = frame.epochs as f64 / MARKERS as f64;
    let places = (0..MARKERS).map(|k| ((k as f64 + 0.3 + 0.6 * shift) * step) as usize);
    for epoch in places.filter(|&epoch| epoch < last).chain([last]) {
        draw_marker(area, frame, theme, curve, (Part::Test, epoch), 4.5)?;
    }
    Ok(())
}

/// A model's marker of `radius` CSS pixels on one of its curves, where that has a value. It is
/// outlined so that it stands out from any curve.
fn draw_marker<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curve: &Curve<'_>,
    (part, epoch): (Part, usize),
    radius: f64,
) -> Drawn<B> {
    let Some(value) = value(frame, curve.history, part, epoch) else {
        return Ok(());
    };
    let at = frame.pixel(epoch, value);
    for (radius, color) in [(radius + 1.5, theme.paper), (radius, curve.color)] {
        let (radius, style) = (frame.pixels(radius) as i32, color.filled());
        match curve.marker.corners(at, radius) {
            Some(corners) => area.draw(&Polygon::new(corners, style))?,
            None => area.draw(&Circle::new(at, radius, style))?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn markers_are_told_apart_by_their_corners() {
        let corners = |marker: Marker| marker.corners((100, 50), 8);
        assert_eq!(corners(Marker::Circle), None);
        let square = vec![(93, 43), (107, 43), (107, 57), (93, 57)];
        assert_eq!(corners(Marker::Square), Some(square));
        let triangle = vec![(100, 40), (91, 55), (109, 55)];
        assert_eq!(corners(Marker::Triangle), Some(triangle));
    }
}
