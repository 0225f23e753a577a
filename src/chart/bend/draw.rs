//! Drawing the panels.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Bend, Grid, Panel, STEPS};
use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn, Pixel, draw_line};
use crate::chart::simplify::simplify;
use crate::chart::text::{Text, shorten, width};
use crate::chart::ticks::{amount, tick, ticks};

/// Length of a tick at an axis, in CSS pixels.
const TICK: f64 = 4.0;
/// How far along its curve each further model's marker lies from the end, so that those of curves that
/// coincide are seen side by side.
const SHIFT: f64 = 0.08;

/// Draws a panel for each feature on axes of `range`; `decision` is where the answer changes sides, a
/// dashed line. A vertical line is at the value of the row that was chosen.
///
/// # Errors
/// What the backend reports.
pub fn draw_bends<B: DrawingBackend>(
    area: &Area<B>,
    grid: &Grid,
    theme: &Theme,
    range: (f64, f64),
    decision: Option<f64>,
    panels: &[Panel<'_>],
) -> Drawn<B> {
    for (index, panel) in panels.iter().enumerate().take(grid.panels) {
        let place = Place {
            grid,
            edges: grid.edges(index),
            range,
        };
        place.draw_values(area, theme, grid.begins_row(index))?;
        place.draw_names(area, theme, panel)?;
        if let Some(decision) = decision.filter(|d| (range.0..=range.1).contains(d)) {
            place.draw_decision(area, theme, decision)?;
        }
        if let Some(chosen) = panel.chosen {
            place.draw_chosen(area, theme, panel.range, chosen)?;
        }
        for curve in panel.curves {
            let style = curve.color.stroke_width(place.pixels(2.5) as u32);
            draw_parts(area, &place.line(curve), style)?;
        }
        for (slot, curve) in panel.curves.iter().enumerate() {
            place.draw_marker(area, theme, curve, slot)?;
        }
    }
    Ok(())
}

/// Where a panel lies, and what its axis upwards means.
struct Place<'a> {
    grid: &'a Grid,
    edges: [i32; 4],
    range: (f64, f64),
}

impl Place<'_> {
    /// `css` pixels in pixels of the backend, at least 1.
    fn pixels(&self, css: f64) -> i32 {
        (css * self.grid.scale).round().max(1.0) as i32
    }

    /// Where an answer lies, kept within the panel, at a share of the feature's range.
    fn place(&self, share: f64, answer: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.edges.map(f64::from);
        let (low, high) = self.range;
        let up = (answer.clamp(low, high) - low) / (high - low);
        (left + share * (right - left), bottom - up * (bottom - top))
    }

    /// The same as the nearest whole pixel.
    fn at(&self, share: f64, answer: f64) -> Pixel {
        let (x, y) = self.place(share, answer);
        (x.round() as i32, y.round() as i32)
    }

    /// Draws a line at each round answer, labelled where the panel is the first of its row.
    fn draw_values<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        theme: &Theme,
        labelled: bool,
    ) -> Drawn<B> {
        let [left, top, right, bottom] = self.edges;
        let text = Text::new(area, self.grid.font(), theme.ink);
        let most = (f64::from(bottom - top) / (1.4 * self.grid.font())) as usize;
        let (values, step) = ticks(self.range, most.clamp(1, STEPS));
        for value in values {
            let (_, y) = self.at(0.0, value);
            let line = vec![(left, y), (right, y)];
            draw_line(area, line, theme.grid.stroke_width(self.pixels(1.0) as u32))?;
            if labelled {
                let at = (left - 2 * self.pixels(TICK), y);
                text.draw(&tick(value, step), at, (HPos::Right, VPos::Center))?;
            }
        }
        let ink = theme.ink.stroke_width(self.pixels(1.0) as u32);
        draw_line(
            area,
            vec![(left, top), (left, bottom), (right, bottom)],
            ink,
        )
    }

    /// Writes the feature's name above, its lowest and highest value below.
    fn draw_names<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        theme: &Theme,
        panel: &Panel<'_>,
    ) -> Drawn<B> {
        let ([left, top, right, bottom], font) = (self.edges, self.grid.font());
        let room = f64::from(right - left) / font;
        let text = Text::new(area, font, theme.ink);
        let above = top - (0.35 * font) as i32;
        text.draw(
            &shorten(panel.title, room),
            (left, above),
            (HPos::Left, VPos::Bottom),
        )?;

        let below = bottom + self.pixels(TICK);
        let (low, high) = (amount(panel.range.0), amount(panel.range.1));
        let room = room - width(&low) - 0.5;
        let with_unit = format!("{high} {}", panel.unit);
        let texts = [with_unit.trim_end(), &high];
        text.draw(&low, (left, below), (HPos::Left, VPos::Top))?;
        match texts.into_iter().find(|text| width(text) <= room) {
            Some(high) => text.draw(high, (right, below), (HPos::Right, VPos::Top)),
            None => Ok(()),
        }
    }

    /// Draws a dashed line where the answer changes sides.
    fn draw_decision<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        theme: &Theme,
        decision: f64,
    ) -> Drawn<B> {
        let ([left, _, right, _], (_, y)) = (self.edges, self.at(0.0, decision));
        let (dash, gap) = (self.pixels(6.0), self.pixels(4.0));
        let style = theme.ink.stroke_width(self.pixels(1.25) as u32);
        for from in (left..right).step_by((dash + gap) as usize) {
            let line = vec![(from, y), ((from + dash).min(right), y)];
            draw_line(area, line, style)?;
        }
        Ok(())
    }

    /// Draws a line at the chosen row's value, with a wedge that points at it from below the axis.
    fn draw_chosen<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        theme: &Theme,
        (low, high): (f64, f64),
        chosen: f64,
    ) -> Drawn<B> {
        let share = (chosen - low) / (high - low);
        if !(0.0..=1.0).contains(&share) {
            return Ok(());
        }
        let [_, top, _, bottom] = self.edges;
        let (x, _) = self.at(share, self.range.0);
        let (half, length) = (self.pixels(4.0), self.pixels(6.0));
        let style = theme.ink.mix(0.6).stroke_width(self.pixels(1.5) as u32);
        draw_line(area, vec![(x, top), (x, bottom)], style)?;
        let wedge = vec![(x, top + length), (x - half, top), (x + half, top)];
        area.draw(&Polygon::new(wedge, theme.ink.filled()))
    }

    /// The points of a curve, none where an answer is no number.
    fn line(&self, curve: &Bend<'_>) -> Vec<Option<(f64, f64)>> {
        let last = curve.answers.len().saturating_sub(1).max(1) as f64;
        let answers = curve.answers.iter().enumerate();
        let at = |(k, &answer): (usize, &f32)| {
            answer
                .is_finite()
                .then(|| self.place(k as f64 / last, f64::from(answer)))
        };
        answers.map(at).collect()
    }

    /// Draws a model's marker at the end of its curve.
    fn draw_marker<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        theme: &Theme,
        curve: &Bend<'_>,
        slot: usize,
    ) -> Drawn<B> {
        let line = self.line(curve);
        let kept = (line.len() as f64 * (1.0 - SHIFT * slot as f64)).round() as usize;
        let Some(&(x, y)) = line.iter().take(kept).flatten().next_back() else {
            return Ok(());
        };
        let at = (x.round() as i32, y.round() as i32);
        for (radius, color) in [(5.5, theme.paper), (4.0, curve.color)] {
            curve.marker.draw(area, at, self.pixels(radius), color)?;
        }
        Ok(())
    }
}

/// Draws a curve, broken where it has no point.
fn draw_parts<B: DrawingBackend>(
    area: &Area<B>,
    line: &[Option<(f64, f64)>],
    style: ShapeStyle,
) -> Drawn<B> {
    for part in line.split(Option::is_none) {
        let part: Vec<_> = part.iter().copied().flatten().collect();
        draw_line(area, simplify(&part), style)?;
    }
    Ok(())
}
