//! Drawing a diagram.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::layout::Unit;
use super::{Colors, Diagram, Line, Part, Side};
use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn, Pixel, draw_line};
use crate::chart::text::{Text, width};

/// Length of a dash and of the gap after it, in CSS pixels.
const DASH: f64 = 7.0;
const HOLE: f64 = 5.0;

/// Draws a diagram; where a part is highlighted, it and what is joined to it stand out.
///
/// # Errors
/// What the backend reports.
pub fn draw_diagram<B: DrawingBackend>(
    area: &Area<B>,
    diagram: &Diagram,
    colors: &Colors,
    highlight: Option<Part>,
) -> Drawn<B> {
    let mut lines: Vec<(&Line, bool)> = Vec::with_capacity(diagram.lines.len());
    for line in diagram.lines.iter().rev() {
        lines.push((line, highlight.is_some_and(|part| line.touches(part))));
    }
    // The strongest lie above, and above all what is highlighted.
    lines.sort_by(|(one, lit), (other, other_lit)| {
        lit.cmp(other_lit).then(one.share.total_cmp(&other.share))
    });
    for (line, lit) in lines {
        let faint = highlight.is_some() && !lit;
        diagram.draw_weight(area, colors, line, faint, highlight)?;
    }
    for unit in &diagram.units {
        let lit = highlight.is_some_and(|part| part == unit.part() || part.ends_at(unit));
        diagram.draw_unit(area, colors, unit, lit)?;
    }
    let text = Text::new(area, diagram.sheet.font(), colors.theme.ink);
    for label in &diagram.labels {
        let side = match label.side {
            Side::Left => HPos::Right,
            Side::Middle => HPos::Center,
            Side::Right => HPos::Left,
        };
        text.draw(&label.text, whole(label.at), (side, VPos::Center))?;
    }
    Ok(())
}

impl Diagram {
    /// How wide a line is, in pixels of the backend: less where units are small, for then there are
    /// many.
    pub(super) fn width(&self, line: &Line) -> f64 {
        let widest = (0.45 * self.radius).min(self.sheet.pixels(5.0));
        (widest * line.share).max(self.sheet.pixels(0.75))
    }

    /// Draws the line of a weight, dashed where that is negative.
    fn draw_weight<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        colors: &Colors,
        line: &Line,
        faint: bool,
        highlight: Option<Part>,
    ) -> Drawn<B> {
        let (positive, strong) = (line.weight > 0.0, highlight == Some(line.part));
        let color = if positive {
            colors.positive
        } else {
            colors.negative
        };
        let opacity = if faint {
            0.15
        } else {
            0.25 + 0.75 * line.share
        };
        let opacity = if strong { 1.0 } else { opacity };
        let wider = self.sheet.pixels(if strong { 2.0 } else { 0.0 });
        let width = (self.width(line) + wider).round().max(1.0);
        let style = color.mix(opacity).stroke_width(width as u32);
        if positive {
            return draw_line(area, line.ends.map(whole).to_vec(), style);
        }
        self.draw_dashes(area, line, style)
    }

    /// Draws the line of a weight as dashes, between the two circles so that each is seen.
    fn draw_dashes<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        line: &Line,
        style: ShapeStyle,
    ) -> Drawn<B> {
        let [from, to] = line.ends;
        let length = (to.0 - from.0).hypot(to.1 - from.1).max(1.0);
        let at = |along: f64| {
            let share = (along / length).min(1.0);
            whole((
                from.0 + share * (to.0 - from.0),
                from.1 + share * (to.1 - from.1),
            ))
        };
        let width = f64::from(style.stroke_width);
        let dash = self.sheet.pixels(DASH).max(2.5 * width);
        let step = dash + self.sheet.pixels(HOLE).max(1.25 * width);
        let mut along = self.radius;
        while along < length - self.radius {
            let end = (along + dash).min(length - self.radius);
            draw_line(area, vec![at(along), at(end)], style)?;
            along += step;
        }
        Ok(())
    }

    /// Whether a unit has no name beside it.
    fn is_hidden(&self, unit: &Unit) -> bool {
        let last = self.units.last().map_or(0, |last| last.layer);
        (1..last).contains(&unit.layer)
    }

    /// Draws a unit with its number, as far as that fits, and the mark of its bias.
    fn draw_unit<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        colors: &Colors,
        unit: &Unit,
        lit: bool,
    ) -> Drawn<B> {
        let Theme { ink, paper, .. } = colors.theme;
        let pixels = |css: f64| self.sheet.pixels(css).round().max(1.0) as i32;
        let (at, radius) = (whole(unit.at), self.radius.round() as i32);
        let rim = pixels(if lit { 3.5 } else { 1.5 });
        disc(area, at, radius + rim - pixels(1.5), ink)?;
        disc(area, at, (radius - pixels(1.5)).max(1), paper)?;
        let (font, number) = (self.sheet.font(), (unit.unit + 1).to_string());
        let room = 2.0 * self.radius - self.sheet.pixels(4.0);
        if self.is_hidden(unit) && width(&number) * font <= room && 1.2 * font <= room {
            let text = Text::new(area, font, ink);
            text.draw(&number, at, (HPos::Center, VPos::Center))?;
        }
        let Some(bias) = unit.bias.filter(|bias| *bias != 0.0 && bias.is_finite()) else {
            return Ok(());
        };
        let aside = (0.75 * self.radius).round() as i32;
        let (at, size) = (
            (at.0 + aside, at.1 + aside),
            pixels(3.5).min((0.4 * self.radius).round() as i32),
        );
        disc(area, at, size + pixels(1.0), paper)?;
        if bias > 0.0 {
            return disc(area, at, size, colors.positive);
        }
        disc(area, at, size, colors.negative)?;
        disc(area, at, size - pixels(1.5), paper)
    }
}

impl Line {
    /// Whether it is a part, or leads from or to it.
    fn touches(&self, part: Part) -> bool {
        let Part::Weight { layer, from, to } = self.part else {
            return false;
        };
        let ends = [(layer - 1, from), (layer, to)];
        self.part == part
            || ends
                .map(|(layer, unit)| Part::Unit { layer, unit })
                .contains(&part)
    }
}

impl Part {
    /// Whether it is a weight from or to a unit.
    fn ends_at(self, unit: &Unit) -> bool {
        match self {
            Part::Unit { .. } => false,
            Part::Weight { layer, from, to } => {
                [(layer - 1, from), (layer, to)].contains(&(unit.layer, unit.unit))
            }
        }
    }
}

/// Draws a filled circle.
fn disc<B: DrawingBackend>(area: &Area<B>, at: Pixel, radius: i32, color: RGBColor) -> Drawn<B> {
    area.draw(&Circle::new(at, radius, color.filled()))
}

/// The nearest whole pixel.
fn whole((x, y): (f64, f64)) -> Pixel {
    (x.round() as i32, y.round() as i32)
}
