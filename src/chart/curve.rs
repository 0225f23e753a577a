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

/// How far along the axis, and a value.
type Place = (f64, f64);

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
            let style = curve.style(frame, part);
            if frame.cuts() {
                for piece in pieces(frame, &points) {
                    let pixels = piece.iter().map(|place| plane.translate(place));
                    draw_line(area, pixels.collect(), style)?;
                }
                continue;
            }
            let at = |&(epoch, value)| plane.translate(&(frame.along(epoch), value));
            let pixels = points.iter().map(at).collect();
            draw_line(area, pixels, style)?;
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
    let style = theme.ink.mix(0.6).stroke_width(frame.stroke(1.0));
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
        self.color.mix(opacity).stroke_width(frame.stroke(width))
    }
}

/// What of a curve's points by epoch is in the plotting area, piece by piece: where the line leaves the
/// range of the values, it is cut at the edge.
fn pieces(frame: &Frame, points: &[(f64, f64)]) -> Vec<Vec<Place>> {
    let (mut pieces, mut piece) = (Vec::new(), Vec::new());
    let place = |k: usize| (frame.along(points[k].0), points[k].1);
    for k in 0..points.len() {
        let (last, (along, value)) = (place(k.saturating_sub(1)), place(k));
        // From the edge on which one end is to the edge on which the other is, both where the line
        // passes through.
        let crossing = |edge: f64| {
            let share = (edge - last.1) / (value - last.1);
            (last.0 + share * (along - last.0), edge)
        };
        let (from, to) = (frame.clamp(last.1), frame.clamp(value));
        let is_inside = frame.holds(value);
        if k > 0 && piece.is_empty() && (is_inside || from != to) {
            piece.push(crossing(from));
        }
        if is_inside {
            piece.push((along, to));
        } else if !piece.is_empty() {
            piece.push(crossing(to));
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces.push(piece);
    pieces
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

/// A model's marker of `radius` CSS pixels on one of its curves, where that is in the plotting area. It is
/// outlined so that it stands out from any curve.
fn draw_marker<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    curve: &Curve<'_>,
    (epoch, value): (usize, f64),
    radius: f64,
) -> Drawn<B> {
    if !frame.holds(value) {
        return Ok(());
    }
    let at = frame.pixel(epoch, value);
    for (radius, color) in [(radius + 1.5, theme.paper), (radius, curve.color)] {
        curve
            .marker
            .draw(area, at, frame.stroke(radius) as i32, color)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Metric;

    #[test]
    fn on_a_logarithmic_axis_it_is_cut_where_it_is_drawn() {
        let frame = Frame {
            range: (0.0, 3.0),
            log_epochs: true,
            ..Frame::new(Metric::SquaredError)
        };
        // Epoch 99 is at 2, epoch 9 at 1.
        let cut = pieces(&frame, &[(9.0, 1.0), (99.0, 5.0)]);
        assert_eq!(cut[0], [(1.0, 1.0), (1.5, 3.0)]);
    }

    #[test]
    fn a_line_is_cut_where_it_leaves_and_goes_on_where_it_comes_back() {
        let frame = Frame {
            range: (0.0, 3.0),
            ..Frame::new(Metric::SquaredError)
        };
        let cut = |values: &[f64]| {
            let points = values.iter().enumerate().map(|(k, &v)| (k as f64, v));
            let pieces = pieces(&frame, &points.collect::<Vec<_>>());
            let long = pieces.into_iter().filter(|piece| !piece.is_empty());
            long.collect::<Vec<_>>()
        };
        assert_eq!(
            cut(&[1.0, 2.0, 3.0]),
            [[(0.0, 1.0), (1.0, 2.0), (2.0, 3.0)]]
        );
        assert_eq!(cut(&[5.0, 1.0]), [[(0.5, 3.0), (1.0, 1.0)]]);
        assert_eq!(
            cut(&[2.0, 4.0, 9.0, 4.0, 2.0]),
            [[(0.0, 2.0), (0.5, 3.0)], [(3.5, 3.0), (4.0, 2.0)]]
        );
        assert_eq!(
            cut(&[-1.0, 5.0, -1.0]),
            [
                [(1.0 / 6.0, 0.0), (4.0 / 6.0, 3.0)],
                [(1.0 + 2.0 / 6.0, 3.0), (1.0 + 5.0 / 6.0, 0.0)],
            ]
        );
        assert_eq!(cut(&[3.0 + 1e-9, 1.0]), [[(0.0, 3.0), (1.0, 1.0)]]);
        assert!(cut(&[]).is_empty() && cut(&[4.0, 1e30]).is_empty());
    }
}
