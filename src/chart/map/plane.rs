//! Two axes of numbers, and lines over them.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn, Pixel, draw_line};
use crate::chart::simplify::simplify;
use crate::chart::text::{Text, width};
use crate::chart::ticks::{tick, ticks};

/// The size of a drawing, and the numbers at its edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Width and height, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
    /// Numbers at the left and the right edge.
    pub x: (f64, f64),
    /// Numbers at the lower and the upper edge.
    pub y: (f64, f64),
}

/// A straight line between two points of the plane.
pub type Segment = [(f64, f64); 2];

/// Length of a tick, in CSS pixels; a label stands twice as far from the axis.
const TICK: f64 = 4.0;

impl Plane {
    /// The plotting area: its left, upper, right and lower edge, in pixels of the backend. A raster is
    /// stretched over it.
    #[must_use]
    pub fn edges(&self) -> [i32; 4] {
        let font = self.font();
        let (values, step) = ticks(self.y, self.most().1);
        let labels = values.iter().map(|&value| width(&tick(value, step)));
        let widest = labels.fold(1.0, f64::max);
        let left = (widest * font + f64::from(3 * self.pixels(TICK))).round();
        let (top, right) = (1.5 * font, f64::from(self.size.0) - 0.9 * font);
        let bottom = f64::from(self.size.1) - 2.7 * font;
        let [left, top, right, bottom] = [left, top, right, bottom].map(|edge| edge as i32);
        [left, top, right.max(left + 1), bottom.max(top + 1)]
    }

    /// Where a point of the plane lies, in pixels of the backend; not kept within the edges.
    ///
    /// ```
    /// use relu_playground::chart::map::Plane;
    /// let (x, y) = ((-1.5, 1.5), (-1.0, 2.0));
    /// let plane = Plane { size: (500, 500), scale: 1.0, font_size: 14.0, x, y };
    /// let (right, down) = plane.pixel_of((0.25, -0.5));
    /// let (x1, x2) = plane.point_at((right, down));
    /// assert!((x1 - 0.25).abs() < 1e-9 && (x2 + 0.5).abs() < 1e-9);
    /// ```
    #[must_use]
    pub fn pixel_of(&self, point: (f64, f64)) -> (f64, f64) {
        self.places()(point)
    }

    /// The point of the plane at a pixel of the backend; not kept within the edges.
    #[must_use]
    pub fn point_at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let [left, top, right, bottom] = self.edges().map(f64::from);
        let value = |share: f64, (low, high): (f64, f64)| low + share * span(low, high);
        (
            value((x - left) / (right - left), self.x),
            value((bottom - y) / (bottom - top), self.y),
        )
    }

    /// Whether a point lies within the edges.
    #[must_use]
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.x.0..=self.x.1).contains(&x) && (self.y.0..=self.y.1).contains(&y)
    }

    /// The part of a segment within the edges (Liang and Barsky).
    pub(super) fn clip(&self, [from, to]: Segment) -> Option<Segment> {
        let (mut first, mut last) = (0.0f64, 1.0f64);
        let (run, rise) = (to.0 - from.0, to.1 - from.1);
        for (slope, room) in [
            (-run, from.0 - self.x.0),
            (run, self.x.1 - from.0),
            (-rise, from.1 - self.y.0),
            (rise, self.y.1 - from.1),
        ] {
            if slope < 0.0 {
                first = first.max(room / slope);
            } else if slope > 0.0 {
                last = last.min(room / slope);
            } else if room < 0.0 {
                return None;
            }
        }
        // Also where anything is no number.
        let inside = first <= last && (run + rise).is_finite();
        let at = |t: f64| (from.0 + t * run, from.1 + t * rise);
        inside.then(|| [at(first), at(last)])
    }

    /// Gives where a point of the plane lies; the edges are found only once.
    pub(super) fn places(&self) -> impl Fn((f64, f64)) -> (f64, f64) + use<> {
        let (x_range, y_range) = (self.x, self.y);
        let [left, top, right, bottom] = self.edges().map(f64::from);
        move |(x, y)| {
            (
                left + (right - left) * share(x, x_range),
                bottom - (bottom - top) * share(y, y_range),
            )
        }
    }

    /// Gives the nearest whole pixel to a point of the plane.
    pub(super) fn pixel(&self) -> impl Fn((f64, f64)) -> Pixel + use<> {
        let places = self.places();
        move |point| {
            let (x, y) = places(point);
            (x.round() as i32, y.round() as i32)
        }
    }

    /// `css` pixels in pixels of the backend, at least 1.
    pub(super) fn pixels(&self, css: f64) -> u32 {
        (css * self.scale).round().max(1.0) as u32
    }

    /// Height of the labels, in pixels of the backend.
    pub(super) fn font(&self) -> f64 {
        self.font_size * self.scale
    }

    /// Most steps between ticks to the right and upwards.
    fn most(&self) -> (usize, usize) {
        let (wide, high) = (f64::from(self.size.0), f64::from(self.size.1));
        let most = |length: f64, each: f64| ((length / (each * self.font())) as usize).clamp(1, 6);
        (most(wide, 4.5), most(high, 3.5))
    }
}

/// The length of a range, or 1 where it is empty.
fn span(low: f64, high: f64) -> f64 {
    if high > low { high - low } else { 1.0 }
}

/// How far along a range a value is: 0 at its beginning, 1 at its end.
fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    (value - low) / span(low, high)
}

/// Draws both axes, with round ticks and their names.
///
/// # Errors
/// What the backend reports.
pub fn draw_plane<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    [x_name, y_name]: [&str; 2],
) -> Drawn<B> {
    let [left, top, right, bottom] = plane.edges();
    let pixel = plane.pixel();
    let text = Text::new(area, plane.font(), theme.ink);
    let ink = theme.ink.stroke_width(plane.pixels(1.0));
    let length = plane.pixels(TICK) as i32;

    draw_line(area, vec![(left, top), (left, bottom)], ink)?;
    draw_line(area, vec![(left, bottom), (right, bottom)], ink)?;
    let (values, step) = ticks(plane.y, plane.most().1);
    for value in values {
        let (_, y) = pixel((plane.x.0, value));
        draw_line(area, vec![(left - length, y), (left, y)], ink)?;
        let at = (left - 2 * length, y);
        text.draw(&tick(value, step), at, (HPos::Right, VPos::Center))?;
    }
    let (values, step) = ticks(plane.x, plane.most().0);
    for value in values {
        let (x, _) = pixel((value, plane.y.0));
        draw_line(area, vec![(x, bottom), (x, bottom + length)], ink)?;
        let at = (x, bottom + 2 * length);
        text.draw(&tick(value, step), at, (HPos::Center, VPos::Top))?;
    }
    let (middle, height) = ((left + right) / 2, plane.size.1 as i32);
    text.draw(x_name, (middle, height), (HPos::Center, VPos::Bottom))?;
    let edge = plane.pixels(2.0) as i32;
    text.draw(y_name, (edge, edge), (HPos::Left, VPos::Top))
}

/// Draws straight lines of `width` CSS pixels, as far as they lie within the edges, on an outline of
/// paper so that they stand out from any ground.
///
/// # Errors
/// What the backend reports.
pub fn draw_segments<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    segments: &[Segment],
    width: f64,
) -> Drawn<B> {
    let pixel = plane.pixel();
    for (width, color) in [(width + 2.0, theme.paper), (width, theme.ink)] {
        let style = color.stroke_width(plane.pixels(width));
        for line in segments.iter().filter_map(|&segment| plane.clip(segment)) {
            draw_line(area, line.map(&pixel).to_vec(), style)?;
        }
    }
    Ok(())
}

/// Draws a curve through values at equally spaced places from the left edge to the right, 2.5 CSS
/// pixels wide. It is broken where a value is no number, and cut off at the edges.
///
/// # Errors
/// What the backend reports.
pub fn draw_function<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    color: RGBColor,
    values: &[f32],
) -> Drawn<B> {
    let step = span(plane.x.0, plane.x.1) / values.len().saturating_sub(1).max(1) as f64;
    let at = |k: usize| (plane.x.0 + k as f64 * step, f64::from(values[k]));
    let style = color.stroke_width(plane.pixels(2.5));
    let (place, mut line) = (plane.places(), Vec::new());
    for k in 1..values.len() {
        let Some(ends) = plane.clip([at(k - 1), at(k)]) else {
            continue;
        };
        let ends = ends.map(&place);
        if line.last() != ends.first() {
            draw_line(area, simplify(&line), style)?;
            line.clear();
            line.push(ends[0]);
        }
        line.push(ends[1]);
    }
    draw_line(area, simplify(&line), style)
}
