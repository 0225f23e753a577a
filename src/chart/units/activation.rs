//! An activation, its derivative, and a unit's pre-activations on their way through it.

use plotters::prelude::*;

use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn, draw_line};
use crate::chart::map::{Paint, Plane, Points, draw_function, draw_plane, draw_points};
use crate::nn::Activation;

/// Values from the left to the right at which a curve is drawn: the kink at 0 is one of them.
const STEPS: usize = 401;
/// How far the axis reaches to either side at least.
const LEAST: f64 = 3.0;
/// The axis reaches no further: what lies beyond has left the curve.
const MOST: f64 = 1e9;

/// Pre-activations of a unit for some rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dots<'a> {
    /// Of each row.
    pub z: &'a [f32],
    /// What tells them apart.
    pub paint: Paint<'a>,
    /// Whether they are hollow, as rows that are only tested on.
    pub hollow: bool,
}

/// An activation with its axes, wide enough for a unit's pre-activations.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    activation: Activation,
    /// To the right z, upwards f(z) and f′(z).
    pub plane: Plane,
    values: Vec<f32>,
    slopes: Vec<f32>,
}

impl Gate {
    /// A drawing of `size` pixels of the backend, `scale` of them to a CSS pixel, with labels of `font_size`
    /// CSS pixels. The axis to the right is even, of round numbers, so that it stands still while the
    /// pre-activations, up to `largest` in size, move.
    #[must_use]
    pub fn new(
        activation: Activation,
        (size, scale, font_size): ((u32, u32), f64, f64),
        largest: f32,
    ) -> Self {
        // A little further, so that a label at its end is on the drawing.
        let reach = 1.06 * round_up(f64::from(largest));
        let at = |step: usize| (reach * (2 * step) as f64 / (STEPS - 1) as f64 - reach) as f32;
        let z: Vec<f32> = (0..STEPS).map(at).collect();
        let values = forward(activation, &z);
        let mut slopes = vec![1.0; STEPS];
        activation.backward(&z, &values, &mut slopes);
        let both = values.iter().chain(&slopes).copied();
        let (low, high) = both.fold((0.0f32, 1.0f32), |(low, high), v| (low.min(v), high.max(v)));
        let margin = 0.06 * f64::from(high - low);
        let plane = Plane {
            size,
            scale,
            font_size,
            x: (-reach, reach),
            y: (f64::from(low) - margin, f64::from(high) + margin),
        };
        Gate {
            activation,
            plane,
            values,
            slopes,
        }
    }
}

/// What an activation makes of some values.
fn forward(activation: Activation, z: &[f32]) -> Vec<f32> {
    let mut a = vec![0.0; z.len()];
    activation.forward(z, &mut a);
    a
}

/// The least of 3, 5, 10, 20, 50, 100… that holds a value.
fn round_up(value: f64) -> f64 {
    let mut reach = LEAST;
    for factor in [5.0, 10.0, 20.0].into_iter().cycle().zip(0..) {
        let (factor, turn) = factor;
        if value <= reach || reach >= MOST || value.is_nan() {
            break;
        }
        reach = factor * 10f64.powi(turn / 3);
    }
    reach
}

/// Draws the axes, named `z_name` and `a_name`, both curves and a unit's dots.
///
/// # Errors
/// What the backend reports.
pub fn draw_activation<B: DrawingBackend>(
    area: &Area<B>,
    gate: &Gate,
    theme: &Theme,
    color: RGBColor,
    names: [&str; 2],
    dots: &[Dots<'_>],
) -> Drawn<B> {
    let plane = &gate.plane;
    draw_cross(area, plane, theme)?;
    draw_function(area, plane, color, &gate.values)?;
    draw_dashes(area, plane, theme.ink, &gate.slopes)?;
    draw_plane(area, plane, theme, names)?;
    for each in dots {
        let points = Points {
            x: each.z,
            y: &forward(gate.activation, each.z),
            paint: each.paint,
            hollow: each.hollow,
        };
        draw_points(area, plane, theme, &points)?;
    }
    Ok(())
}

/// Draws where z and f(z) are 0.
fn draw_cross<B: DrawingBackend>(area: &Area<B>, plane: &Plane, theme: &Theme) -> Drawn<B> {
    let style = theme
        .grid
        .stroke_width((1.5 * plane.scale).round().max(1.0) as u32);
    let whole = |(x, y): (f64, f64)| (x.round() as i32, y.round() as i32);
    let line = |from, to| vec![whole(plane.pixel_of(from)), whole(plane.pixel_of(to))];
    draw_line(area, line((0.0, plane.y.0), (0.0, plane.y.1)), style)?;
    draw_line(area, line((plane.x.0, 0.0), (plane.x.1, 0.0)), style)
}

/// Draws a curve through values at equally spaced places as dashes, about 6 CSS pixels long.
fn draw_dashes<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    color: RGBColor,
    values: &[f32],
) -> Drawn<B> {
    let style = color.stroke_width((1.5 * plane.scale).round().max(1.0) as u32);
    let (dash, hole) = (6.0 * plane.scale, 4.0 * plane.scale);
    let step = (plane.x.1 - plane.x.0) / values.len().saturating_sub(1).max(1) as f64;
    let at = |k: usize| plane.pixel_of((plane.x.0 + k as f64 * step, f64::from(values[k])));
    let (mut along, mut line) = (0.0, Vec::new());
    for k in 1..values.len() {
        let (from, to) = (at(k - 1), at(k));
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        // A jump, as of ReLU's slope at 0, is drawn as a part of the curve: cut into short pieces.
        let pieces = (length / scale_of(plane)).ceil().max(1.0) as usize;
        for piece in 0..=pieces {
            let share = piece as f64 / pieces as f64;
            let point = (
                (from.0 + share * (to.0 - from.0)).round() as i32,
                (from.1 + share * (to.1 - from.1)).round() as i32,
            );
            if along % (dash + hole) <= dash {
                line.push(point);
            } else if !line.is_empty() {
                draw_line(area, ends(std::mem::take(&mut line)), style)?;
            }
            along += if piece < pieces {
                length / pieces as f64
            } else {
                0.0
            };
        }
    }
    draw_line(area, ends(line), style)
}

/// Two CSS pixels.
fn scale_of(plane: &Plane) -> f64 {
    (2.0 * plane.scale).max(1.0)
}

/// A dash is short enough to be straight but at a corner, which it keeps.
fn ends(mut line: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    line.dedup();
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_grows_in_round_steps() {
        let reaches = [
            0.0,
            3.0,
            3.1,
            5.5,
            11.0,
            49.0,
            51.0,
            7e4,
            f64::NAN,
            f64::INFINITY,
        ];
        let wanted = [3.0, 3.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1e5, 3.0, 1e9];
        assert_eq!(reaches.map(round_up), wanted);
    }
}
