//! The rows of a table, as points over a map.

use plotters::prelude::*;

use super::Plane;
use super::raster::mix;
use crate::chart::frame::{Area, Drawn};
use crate::chart::{Marker, Theme};

/// What tells one point from another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint<'a> {
    /// A class from 0 on for each point: a colour and a shape.
    Classes(&'a [f32], &'a [RGBColor]),
    /// A number for each point: a colour between that of low and that of high ones.
    Numbers {
        /// The number of each point.
        values: &'a [f32],
        /// As the map has them.
        middle: f32,
        /// As the map has them.
        extent: f32,
        /// Of low and of high numbers.
        colors: [RGBColor; 2],
    },
    /// All the same.
    One(RGBColor),
}

/// Some rows of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points<'a> {
    /// How far to the right each is.
    pub x: &'a [f32],
    /// How far up each is.
    pub y: &'a [f32],
    /// What tells them apart.
    pub paint: Paint<'a>,
    /// Whether they are hollow, as rows that are only tested on.
    pub hollow: bool,
}

/// Most points that are drawn: more could not be told apart.
const MOST: usize = 5000;

/// Draws the points that lie within the edges, smaller the more there are: filled with an outline of
/// paper, or hollow, which is a ring around paper. Points of numbers are outlined in ink.
///
/// # Errors
/// What the backend reports.
pub fn draw_points<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    points: &Points<'_>,
) -> Drawn<B> {
    let rows = points.x.len().min(points.y.len()).min(MOST);
    let radius = match rows {
        0..=400 => 4.5,
        401..=1500 => 3.5,
        _ => 2.75,
    };
    let [outline, fill, hole] =
        [radius + 1.25, radius, radius * 0.5].map(|css| plane.pixels(css) as i32);
    // Points of a middle number are nearly paper themselves.
    let numbers = matches!(points.paint, Paint::Numbers { .. });
    let rim = if numbers { theme.ink } else { theme.paper };
    let pixel = plane.pixel();
    for row in 0..rows {
        let place = (f64::from(points.x[row]), f64::from(points.y[row]));
        if !plane.holds(place) {
            continue;
        }
        let (color, marker) = points.paint.look(row, theme.paper);
        let at = pixel(place);
        marker.draw(area, at, outline, rim)?;
        marker.draw(area, at, fill, color)?;
        if points.hollow {
            marker.draw(area, at, hole, theme.paper)?;
        }
    }
    Ok(())
}

impl Paint<'_> {
    /// Colour and shape of a row.
    fn look(&self, row: usize, paper: RGBColor) -> (RGBColor, Marker) {
        match *self {
            Paint::One(color) => (color, Marker::Circle),
            Paint::Classes(classes, colors) => {
                let class = classes.get(row).map_or(0, |&class| class as usize);
                let color = colors.get(class).copied().unwrap_or(paper);
                (color, Marker::CLASSES[class % Marker::CLASSES.len()])
            }
            Paint::Numbers {
                values,
                middle,
                extent,
                colors,
            } => {
                let value = values.get(row).copied().unwrap_or(middle);
                let share = (value - middle) / extent.max(f32::MIN_POSITIVE);
                let color = colors[usize::from(share > 0.0)];
                // Never so near to paper that the point is lost.
                let share = 0.25 + 0.75 * share.abs().min(1.0);
                (mix(paper, color, share), Marker::Circle)
            }
        }
    }
}
