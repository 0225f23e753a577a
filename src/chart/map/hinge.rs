//! Where hidden units bend: a line for each, over the map.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Plane, Segment};
use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn, Pixel, draw_line};
use crate::chart::text::{Text, width};

/// Where a unit's pre-activation is 0, as far as that is on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct HingeLine {
    /// Its unit, from 0 on.
    pub unit: usize,
    /// Parts of it: one of a straight line.
    pub parts: Vec<Segment>,
    /// In which direction, in the numbers of the axes, the pre-activation rises; none where that is not the
    /// same everywhere.
    pub rises: Option<(f64, f64)>,
}

/// Lengths in CSS pixels: a dash and the hole after it, a hair that points to where the unit is on, and how
/// near to a line its unit is pointed at.
const DASH: f64 = 9.0;
const HOLE: f64 = 4.0;
const HAIR: f64 = 7.0;
const NEAR: f64 = 12.0;
/// Where a unit's number may stand on its line, in the order in which places are tried: near the edges of
/// the map are the fewest points.
const STANDS: [f64; 9] = [0.05, 0.95, 0.12, 0.88, 0.2, 0.8, 0.3, 0.7, 0.5];

impl HingeLine {
    /// The line `weights · (x, y) + offset = 0` of a unit as far as it is on a plane; none where it is not.
    #[must_use]
    pub fn straight(plane: &Plane, unit: usize, [a, b]: [f64; 2], offset: f64) -> Option<Self> {
        let middle = ((plane.x.0 + plane.x.1) / 2.0, (plane.y.0 + plane.y.1) / 2.0);
        let reach = (plane.x.1 - plane.x.0).hypot(plane.y.1 - plane.y.0);
        let length = a.hypot(b);
        // The foot of the perpendicular from the middle, and from there as far as the plane reaches.
        let away = (a * middle.0 + b * middle.1 + offset) / length;
        // Also where it is no number.
        if away.is_nan() || away.abs() > reach {
            return None;
        }
        let (across, along) = ((a / length, b / length), (-b / length, a / length));
        let foot = (middle.0 - away * across.0, middle.1 - away * across.1);
        let end = |far: f64| (foot.0 + far * along.0, foot.1 + far * along.1);
        let part = plane.clip([end(-reach), end(reach)])?;
        Some(HingeLine {
            unit,
            parts: vec![part],
            rises: Some(across),
        })
    }

    /// How far a pixel of the backend is from the line, in pixels.
    fn distance(&self, plane: &Plane, (x, y): (f64, f64)) -> f64 {
        let place = plane.places();
        let distances = self.parts.iter().map(|part| {
            let [from, to] = part.map(&place);
            let (run, rise) = (to.0 - from.0, to.1 - from.1);
            let square = (run * run + rise * rise).max(f64::MIN_POSITIVE);
            let along = ((x - from.0) * run + (y - from.1) * rise) / square;
            let along = along.clamp(0.0, 1.0);
            (from.0 + along * run - x).hypot(from.1 + along * rise - y)
        });
        distances.fold(f64::INFINITY, f64::min)
    }
}

/// The unit whose line is nearest to a pixel of the backend, where one is near.
#[must_use]
pub fn hinge_at(plane: &Plane, lines: &[HingeLine], at: (f64, f64)) -> Option<usize> {
    let nearest = lines
        .iter()
        .map(|line| (line.unit, line.distance(plane, at)));
    let (unit, distance) = nearest.min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (distance <= NEAR * plane.scale).then_some(unit)
}

/// Draws each unit's line with its number; dashed, but for the line of the unit that is `chosen`, which is
/// bold. Hairs point to the side where the unit is on.
///
/// # Errors
/// What the backend reports.
pub fn draw_hinges<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    lines: &[HingeLine],
    chosen: Option<usize>,
) -> Drawn<B> {
    let is_chosen = |line: &&HingeLine| chosen == Some(line.unit);
    // What is chosen lies above the others.
    let order = || {
        lines
            .iter()
            .filter(|line| !is_chosen(line))
            .chain(lines.iter().filter(is_chosen))
    };
    for line in order() {
        draw_parts(area, plane, theme, line, is_chosen(&line))?;
    }
    let mut taken: Vec<Pixel> = Vec::new();
    // The chosen one's number takes its place first, and is drawn last.
    let mut stands: Vec<(&HingeLine, Pixel)> = Vec::new();
    for line in order().collect::<Vec<_>>().into_iter().rev() {
        if let Some(at) = stand(plane, line, &taken) {
            taken.push(at);
            stands.push((line, at));
        }
    }
    for (line, at) in stands.into_iter().rev() {
        draw_number(area, plane, theme, line.unit, at, is_chosen(&line))?;
    }
    Ok(())
}

/// Draws a line on an outline of paper.
fn draw_parts<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    line: &HingeLine,
    chosen: bool,
) -> Drawn<B> {
    let place = plane.places();
    let wide = if chosen { 3.0 } else { 1.5 };
    let style = |css: f64, color: RGBColor| color.stroke_width(plane.pixels(css));
    for (css, color) in [(wide + 2.0, theme.paper), (wide, theme.ink)] {
        for part in &line.parts {
            let [from, to] = part.map(&place);
            let hole = if chosen { 0.0 } else { HOLE };
            for dash in dashes(from, to, DASH * plane.scale, hole * plane.scale) {
                draw_line(area, dash.map(whole).to_vec(), style(css, color))?;
            }
        }
    }
    let Some((right, up)) = line.rises else {
        return Ok(());
    };
    for part in &line.parts {
        let [from, to] = part.map(&place);
        // Across the line as it is drawn; pixels count downwards.
        let (x, y) = (right / px_per(plane).0, -up / px_per(plane).1);
        let length = x.hypot(y).max(f64::MIN_POSITIVE);
        let hair = HAIR * plane.scale;
        let (dx, dy) = (x / length * hair, y / length * hair);
        for [root, _] in dashes(from, to, DASH * plane.scale, 2.0 * DASH * plane.scale) {
            let tip = (root.0 + dx, root.1 + dy);
            if plane.holds(plane.point_at(tip)) {
                let hair = vec![whole(root), whole(tip)];
                draw_line(area, hair, style(1.0, theme.ink))?;
            }
        }
    }
    Ok(())
}

/// Pixels of the backend to a number of each axis.
fn px_per(plane: &Plane) -> (f64, f64) {
    let [left, top, right, bottom] = plane.edges().map(f64::from);
    (
        (right - left) / (plane.x.1 - plane.x.0),
        (bottom - top) / (plane.y.1 - plane.y.0),
    )
}

/// A line cut into dashes.
fn dashes(from: (f64, f64), to: (f64, f64), dash: f64, hole: f64) -> Vec<[(f64, f64); 2]> {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    if hole == 0.0 || length <= dash {
        return vec![[from, to]];
    }
    let at = |along: f64| {
        let share = (along / length).min(1.0);
        (
            from.0 + share * (to.0 - from.0),
            from.1 + share * (to.1 - from.1),
        )
    };
    let count = (length / (dash + hole)).ceil() as usize;
    let starts = (0..count).map(|k| k as f64 * (dash + hole));
    starts.map(|along| [at(along), at(along + dash)]).collect()
}

/// Where a unit's number stands: the first place on its line away from those that are taken.
fn stand(plane: &Plane, line: &HingeLine, taken: &[Pixel]) -> Option<Pixel> {
    let place = plane.places();
    let at = |share: f64| {
        let last = line.parts.len().checked_sub(1)?;
        let (part, share) = match last {
            0 => (0, share),
            _ => ((share * last as f64).round() as usize, 0.5),
        };
        let [from, to] = line.parts[part].map(&place);
        Some(whole((
            from.0 + share * (to.0 - from.0),
            from.1 + share * (to.1 - from.1),
        )))
    };
    let apart = f64::from(plane.pixels(1.7 * plane.font_size));
    let is_free = |&(x, y): &Pixel| {
        let far = |&(tx, ty): &Pixel| f64::from(tx - x).hypot(f64::from(ty - y)) >= apart;
        taken.iter().all(far)
    };
    let stands = STANDS.iter().filter_map(|&share| at(share));
    stands.clone().find(is_free).or_else(|| at(STANDS[0]))
}

/// Draws a unit's number in a disc.
fn draw_number<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    unit: usize,
    at: Pixel,
    chosen: bool,
) -> Drawn<B> {
    let number = (unit + 1).to_string();
    let radius = plane.pixels(plane.font_size * (0.5 * width(&number)).max(0.6) + 2.0) as i32;
    let (ground, ink) = match chosen {
        true => (theme.ink, theme.paper),
        false => (theme.paper, theme.ink),
    };
    area.draw(&Circle::new(at, radius, theme.ink.filled()))?;
    let rim = plane.pixels(1.25) as i32;
    area.draw(&Circle::new(at, radius - rim, ground.filled()))?;
    let text = Text::new(area, plane.font(), ink);
    text.draw(&number, at, (HPos::Center, VPos::Center))
}

/// The nearest whole pixel.
fn whole((x, y): (f64, f64)) -> Pixel {
    (x.round() as i32, y.round() as i32)
}
