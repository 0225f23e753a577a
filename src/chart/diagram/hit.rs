//! What is pointed at, and in which order the keyboard goes.

use super::{Diagram, Line, Part};

/// How far from a part one may point and still mean it, in CSS pixels.
const TOLERANCE: f64 = 6.0;

impl Diagram {
    /// What lies at a pixel of the backend, or no more than 6 CSS pixels from it: the nearest unit, or
    /// else the nearest line, of equally near ones the strongest.
    #[must_use]
    pub fn at(&self, x: f64, y: f64) -> Option<Part> {
        let reach = self.sheet.pixels(TOLERANCE);
        let units = self.units.iter().map(|unit| {
            let distance = (unit.at.0 - x).hypot(unit.at.1 - y);
            (unit.part(), distance - self.radius)
        });
        let lines = self.lines.iter().map(|line| {
            let half = self.width(line) / 2.0;
            (line.part, (line.distance((x, y)) - half).max(0.0))
        });
        nearest(units, reach).or_else(|| nearest(lines, reach))
    }

    /// Every part in the order of the keyboard: unit after unit, each followed by the weights that lead
    /// to it, the strongest first.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::with_capacity(self.units.len() + self.lines.len());
        for unit in &self.units {
            parts.push(unit.part());
            let leads = |line: &&Line| {
                let Part::Weight { layer, to, .. } = line.part else {
                    return false;
                };
                (layer, to) == (unit.layer, unit.unit)
            };
            parts.extend(self.lines.iter().filter(leads).map(|line| line.part));
        }
        parts
    }
}

impl super::Unit {
    /// Which part of the diagram it is.
    #[must_use]
    pub fn part(&self) -> Part {
        let (layer, unit) = (self.layer, self.unit);
        Part::Unit { layer, unit }
    }
}

impl Line {
    /// How far a point is from the line.
    fn distance(&self, point: (f64, f64)) -> f64 {
        let [from, to] = self.ends;
        let (run, rise) = (to.0 - from.0, to.1 - from.1);
        let (right, down) = (point.0 - from.0, point.1 - from.1);
        let length = (run * run + rise * rise).max(f64::MIN_POSITIVE);
        let share = ((right * run + down * rise) / length).clamp(0.0, 1.0);
        (right - share * run).hypot(down - share * rise)
    }
}

/// The first of the nearest parts within reach.
fn nearest(parts: impl Iterator<Item = (Part, f64)>, reach: f64) -> Option<Part> {
    let within = parts.filter(|part| part.1 <= reach);
    let best = within.min_by(|one, other| one.1.total_cmp(&other.1));
    best.map(|part| part.0)
}
