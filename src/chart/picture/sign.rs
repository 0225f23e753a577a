//! Drawing the signs of a legend.

use plotters::prelude::*;

use super::svg::pixels;
use super::{Entry, Sign};
use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn, draw_line};

/// How much of its colour an earlier run has, and an area.
const FADED: f64 = 0.4;
const PALE: f64 = 0.25;
/// In CSS pixels: the widths of lines, the radius of a point, the length of a dash and of the gap after it.
const BOLD: f64 = 3.6;
const THIN: f64 = 1.5;
const RADIUS: f64 = 7.0;
const DASH: f64 = 9.0;
const GAP: f64 = 6.0;

impl Entry<'_> {
    /// Draws the sign in a box: left and upper edge, width and height in CSS pixels.
    pub(super) fn draw<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        theme: &Theme,
        [left, top, wide, high]: [f64; 4],
    ) -> Drawn<B> {
        let middle = (pixels(left + wide / 2.0), pixels(top + high / 2.0));
        let line = |from: f64, to: f64, width: f64| {
            let ends = [from, to].map(|x| (pixels(x), middle.1));
            let color = self.color.mix(if self.faded { FADED } else { 1.0 });
            draw_line(
                area,
                ends.to_vec(),
                color.stroke_width(pixels(width) as u32),
            )
        };
        let dashes = |width: f64| {
            let count = (wide / (DASH + GAP)).ceil() as usize;
            let mut from = (0..count).map(|k| left + k as f64 * (DASH + GAP));
            from.try_for_each(|from| line(from, (from + DASH).min(left + wide), width))
        };
        let dot = |marker: crate::chart::Marker, radius: f64, color| {
            marker.draw(area, middle, pixels(radius), color)
        };
        let square = |half: f64, color: RGBColor| {
            let half = pixels(half);
            let corners = [
                (middle.0 - half, middle.1 - half),
                (middle.0 + half, middle.1 + half),
            ];
            area.draw(&Rectangle::new(corners, color.filled()))
        };
        match self.sign {
            Sign::Curve(marker) => {
                line(left, left + wide, BOLD)?;
                if self.faded {
                    return Ok(());
                }
                dot(marker, RADIUS + 2.0, theme.paper)?;
                dot(marker, RADIUS, self.color)
            }
            Sign::Line => line(left, left + wide, BOLD),
            Sign::Thin => line(left, left + wide, THIN),
            Sign::Dashes => dashes(BOLD * 0.8),
            Sign::ThinDashes => dashes(THIN),
            Sign::Area => {
                let corners = [(left, top + 0.2 * high), (left + wide, top + 0.8 * high)];
                let corners = corners.map(|(x, y)| (pixels(x), pixels(y)));
                area.draw(&Rectangle::new(corners, self.color.mix(PALE).filled()))
            }
            Sign::Dot(marker) => dot(marker, RADIUS, self.color),
            Sign::Ring(marker) => {
                dot(marker, RADIUS, self.color)?;
                dot(marker, RADIUS * 0.5, theme.paper)
            }
            Sign::Square => square(RADIUS, self.color),
            Sign::HollowSquare => {
                square(RADIUS, self.color)?;
                square(RADIUS - 2.2, theme.paper)
            }
            Sign::Cross => {
                let half = pixels(RADIUS);
                let style = self.color.stroke_width(pixels(THIN) as u32);
                for down in [-half, half] {
                    let ends = vec![
                        (middle.0 - half, middle.1 - down),
                        (middle.0 + half, middle.1 + down),
                    ];
                    draw_line(area, ends, style)?;
                }
                Ok(())
            }
            Sign::Nothing => Ok(()),
        }
    }
}
