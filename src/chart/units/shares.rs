//! Small panels, one a unit, of the share of rows for which it was on.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use crate::chart::frame::{Area, Drawn, draw_line};
use crate::chart::simplify::simplify;
use crate::chart::text::{Text, shorten};
use crate::chart::{Sheet, Theme};

/// One unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share<'a> {
    /// What stands above its panel.
    pub title: &'a str,
    /// Epochs by rising number, and the share at each, from 0 to 1.
    pub points: &'a [(f64, f32)],
    /// Whether it is on for no row now: its panel is crossed out.
    pub dead: bool,
    /// Whether it is the one that is looked at.
    pub chosen: bool,
}

/// Panels side by side and below one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Width and the height that is needed, in pixels of the backend.
    pub size: (u32, u32),
    /// Pixels of the backend per CSS pixel.
    pub scale: f64,
    /// Height of the labels, in CSS pixels.
    pub font_size: f64,
    /// Number of panels.
    pub panels: usize,
    /// Panels side by side.
    pub columns: usize,
    /// Height of a panel without its title, in pixels of the backend.
    high: f64,
}

/// In heights of the font: the least width of a panel with the gap after it, that gap, the title above a
/// panel, and the gap below.
const WIDE: f64 = 7.5;
const GAP: f64 = 0.8;
const TITLE: f64 = 1.4;
const BELOW: f64 = 0.7;
/// Height of a panel as a share of its width, and at most in heights of the font.
const FLAT: f64 = 0.5;
const HIGHEST: f64 = 6.0;

impl Shares {
    /// A place for so many panels in `width` pixels of the backend, `scale` of them to a CSS pixel, with
    /// labels of `font_size` CSS pixels.
    #[must_use]
    pub fn new(width: u32, panels: usize, scale: f64, font_size: f64) -> Self {
        let font = font_size * scale;
        let most = ((f64::from(width) / font / WIDE) as usize).max(1);
        let rows = panels.div_ceil(most);
        let mut place = Shares {
            size: (width, 0),
            scale,
            font_size,
            panels,
            columns: panels.div_ceil(rows.max(1)).max(1),
            high: 0.0,
        };
        place.high = (FLAT * (place.pitch().0 - GAP * font)).min(HIGHEST * font);
        place.size.1 = (rows as f64 * place.pitch().1).ceil() as u32;
        place
    }

    /// The same on a sheet, which it fills.
    #[must_use]
    pub fn within(sheet: &Sheet, panels: usize) -> Self {
        let font = sheet.font();
        let of = |columns: usize| {
            let rows = panels.div_ceil(columns).max(1) as f64;
            Shares {
                size: sheet.size,
                scale: sheet.scale,
                font_size: sheet.font_size,
                panels,
                columns,
                high: f64::from(sheet.size.1) / rows - (TITLE + BELOW) * font,
            }
        };
        let shape = |place: &Shares| {
            let wide = place.pitch().0 - GAP * font;
            (place.high.max(1.0) / wide.max(1.0) / FLAT).ln().abs()
        };
        let most = ((f64::from(sheet.size.0) / font / WIDE) as usize).max(1);
        let places = (1..=most.min(panels.max(1))).map(of);
        places
            .min_by(|one, other| shape(one).total_cmp(&shape(other)))
            .unwrap_or_else(|| of(1))
    }

    /// From one panel to the next, to the right and downwards.
    fn pitch(&self) -> (f64, f64) {
        let font = self.font_size * self.scale;
        let wide = f64::from(self.size.0) / self.columns as f64;
        (wide, self.high + (TITLE + BELOW) * font)
    }

    /// The left, upper, right and lower edge of a panel without its title, in pixels of the backend.
    #[must_use]
    pub fn edges(&self, panel: usize) -> [i32; 4] {
        let font = self.font_size * self.scale;
        let (wide, high) = self.pitch();
        let left = (panel % self.columns) as f64 * wide + 1.0;
        let top = (panel / self.columns) as f64 * high + TITLE * font;
        let right = (left + wide - GAP * font).max(left + 1.0);
        [left, top, right, top + high - (TITLE + BELOW) * font].map(|edge| edge.round() as i32)
    }

    /// Which panel, with its title, lies at a pixel of the backend.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        let title = TITLE * self.font_size * self.scale;
        (0..self.panels).find(|&panel| {
            let [left, top, right, bottom] = self.edges(panel).map(f64::from);
            (left..=right).contains(&x) && (top - title..=bottom).contains(&y)
        })
    }

    /// `css` pixels in pixels of the backend, at least 1.
    fn pixels(&self, css: f64) -> i32 {
        (css * self.scale).round().max(1.0) as i32
    }
}

/// Draws a panel for each unit: from 0 % at its lower to 100 % at its upper edge, from epoch 0 at the left
/// to `epochs` at the right.
///
/// # Errors
/// What the backend reports.
pub fn draw_shares<B: DrawingBackend>(
    area: &Area<B>,
    place: &Shares,
    theme: &Theme,
    color: RGBColor,
    epochs: f64,
    units: &[Share<'_>],
) -> Drawn<B> {
    let font = place.font_size * place.scale;
    let text = Text::new(area, font, theme.ink);
    for (panel, unit) in units.iter().enumerate().take(place.panels) {
        let edges @ [left, top, right, bottom] = place.edges(panel);
        let above = top - (0.25 * font) as i32;
        let title = shorten(unit.title, f64::from(right - left) / font);
        text.draw(&title, (left, above), (HPos::Left, VPos::Bottom))?;
        let middle = (top + bottom) / 2;
        let grid = theme.grid.stroke_width(place.pixels(1.0) as u32);
        draw_line(area, vec![(left, middle), (right, middle)], grid)?;
        if unit.dead {
            let ink = theme.ink.stroke_width(place.pixels(1.5) as u32);
            draw_line(area, vec![(left, top), (right, bottom)], ink)?;
            draw_line(area, vec![(left, bottom), (right, top)], ink)?;
        }
        draw_curve(area, place, color, edges, epochs, unit.points)?;
        let width = place.pixels(if unit.chosen { 3.0 } else { 1.0 }) as u32;
        let ink = if unit.chosen {
            theme.ink.to_rgba()
        } else {
            theme.ink.mix(0.5)
        };
        let frame = vec![
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        draw_line(area, frame, ink.stroke_width(width))?;
    }
    Ok(())
}

/// Draws a unit's curve on a ground of its colour.
fn draw_curve<B: DrawingBackend>(
    area: &Area<B>,
    place: &Shares,
    color: RGBColor,
    [left, top, right, bottom]: [i32; 4],
    epochs: f64,
    points: &[(f64, f32)],
) -> Drawn<B> {
    let at = |&(epoch, share): &(f64, f32)| {
        let along = (epoch / epochs.max(1.0)).clamp(0.0, 1.0);
        let up = f64::from(share.clamp(0.0, 1.0));
        (
            f64::from(left) + along * f64::from(right - left),
            f64::from(bottom) - up * f64::from(bottom - top),
        )
    };
    let line: Vec<(f64, f64)> = points.iter().map(at).collect();
    let line = simplify(&line);
    if let (Some(first), Some(last)) = (line.first(), line.last()) {
        let mut ground = line.clone();
        ground.extend([(last.0, bottom), (first.0, bottom)]);
        area.draw(&Polygon::new(ground, color.mix(0.25).filled()))?;
    }
    draw_line(area, line, color.stroke_width(place.pixels(2.0) as u32))
}
