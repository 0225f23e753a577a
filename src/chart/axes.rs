//! The axes, the grid and the baselines: all that stays while epochs are trained.

use plotters::coord::cartesian::MeshLine;
use plotters::coord::combinators::{BindKeyPoints, WithKeyPoints};
use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::frame::{Area, Drawn, draw_line, thousands};
use super::metric::VALUES;
use super::text::{self, Text};
use super::{Frame, Metric, Theme, ticks};
use crate::WHOLE;

/// A dashed line across the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// Where, in the metric's unit.
    pub value: f64,
    /// Bold as the test curves, or thin as the training curves.
    pub bold: bool,
}

/// Length of a tick at an axis, in CSS pixels; a label stands twice as far from it.
const TICK: f64 = 4.0;

/// Draws the axes, the grid and the baselines: all that stays while epochs are trained.
///
/// # Errors
/// What the backend reports.
pub fn draw_axes<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    baselines: &[Baseline],
) -> Drawn<B> {
    let (epochs, values) = draw_grid(area, frame, theme)?;
    let ((left, right), (top, bottom)) = (frame.horizontal(), frame.vertical());
    let [left, right, top, bottom] = [left, right, top, bottom].map(|edge| edge as i32);
    let tick = frame.stroke(TICK) as i32;
    let text = Text::new(area, frame.scale * frame.font_size, theme.ink);
    let ink = theme.ink.stroke_width(frame.stroke(1.0));

    let edge = left - 1;
    draw_line(area, vec![(edge, top), (edge, bottom - 1)], ink)?;
    for (y, value) in values {
        text.draw(&value, (left - 2 * tick, y), (HPos::Right, VPos::Center))?;
        draw_line(area, vec![(edge - tick, y), (edge, y)], ink)?;
    }
    draw_line(area, vec![(left, bottom), (right - 1, bottom)], ink)?;
    for (x, epoch) in epochs {
        text.draw(&epoch, (x, bottom + 2 * tick), (HPos::Center, VPos::Top))?;
        draw_line(area, vec![(x, bottom), (x, bottom + tick)], ink)?;
    }
    let middle = (left + right) / 2;
    let height = frame.size.1 as i32;
    let name = if frame.is_log() {
        "epoch (log scale)"
    } else {
        "epoch"
    };
    text.draw(name, (middle, height), (HPos::Center, VPos::Bottom))?;

    for baseline in baselines {
        draw_baseline(area, frame, theme, baseline)?;
    }
    Ok(())
}

/// Where a label belongs along its axis, in pixels, and what it says.
type Label = (i32, String);

/// Draws a line at each round epoch and value; gives their labels.
fn draw_grid<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
) -> Drawn<B, (Vec<Label>, Vec<Label>)> {
    let (mut epochs, mut values, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let style = theme.grid.stroke_width(frame.stroke(1.0));
    let (mesh, step) = (frame.mesh(), frame.value_ticks().1);
    area.apply_coord_spec(mesh).draw_mesh(
        |_, line| {
            match line {
                MeshLine::XMesh(from, to, &along) => {
                    epochs.push((from.0, thousands(frame.epoch_along(along) as usize)));
                    lines.push(vec![from, to]);
                }
                MeshLine::YMesh(from, to, &value) => {
                    values.push((from.1, frame.metric.label(value, step)));
                    lines.push(vec![from, to]);
                }
            }
            Ok(())
        },
        BoldPoints(usize::MAX),
        BoldPoints(usize::MAX),
    )?;
    // The mesh knows nothing of an area that is a part of another; lines do.
    for line in lines {
        draw_line(area, line, style)?;
    }
    Ok((epochs, values))
}

impl Frame {
    /// The plotting area with a line at each round epoch and value.
    fn mesh(&self) -> Cartesian2d<Lines, Lines> {
        let plane = self.plane();
        let epochs = self.epoch_ticks().into_iter();
        let epochs = epochs.map(|epoch| self.along(epoch)).collect();
        Cartesian2d::new(
            plane.get_x_range().with_key_points(epochs),
            plane.get_y_range().with_key_points(self.value_ticks().0),
            self.sides(),
        )
    }

    /// Round epochs, as many as there is room for.
    fn epoch_ticks(&self) -> Vec<f64> {
        if self.is_log() {
            return self.log_ticks();
        }
        let width = f64::from(self.size.0) / self.scale;
        let most = (width / (5.5 * self.font_size)).clamp(2.0, 11.0) as usize;
        let mut epochs = self.plane().x_spec().key_points(BoldPoints(most));
        // There is no epoch between two.
        epochs.retain(|epoch| epoch.fract() == 0.0);
        epochs
    }

    /// Epochs 0, 1, 10, 100 and so on, and 5s and 2s of the same, where their labels have room.
    fn log_ticks(&self) -> Vec<f64> {
        let mut ticks: Vec<f64> = vec![0.0];
        let half = |epoch: f64| {
            let digits = text::width(&thousands(epoch as usize));
            (digits / 2.0 + 0.4) * self.font_size * self.scale
        };
        for factor in [1.0, 5.0, 2.0] {
            let decades = (0..).map(|k| factor * 10f64.powi(k));
            for epoch in decades.take_while(|&epoch| epoch <= self.epochs as f64) {
                let x = self.x_of(epoch as usize);
                let clear = |&other: &f64| {
                    (self.x_of(other as usize) - x).abs() >= half(epoch) + half(other)
                };
                if ticks.iter().all(clear) {
                    ticks.push(epoch);
                }
            }
        }
        ticks
    }

    /// Round values, and the step between them.
    fn value_ticks(&self) -> (Vec<f64>, f64) {
        match self.metric {
            Metric::SquaredError if WHOLE => ticks::ticks(self.range, VALUES),
            _ => (self.plane().y_spec().key_points(BoldPoints(VALUES)), 0.1),
        }
    }
}

/// An axis with lines at given places.
type Lines = WithKeyPoints<RangedCoordf64>;

/// Draws a line of dashes from the left edge to the right.
fn draw_baseline<B: DrawingBackend>(
    area: &Area<B>,
    frame: &Frame,
    theme: &Theme,
    baseline: &Baseline,
) -> Drawn<B> {
    let width = frame.stroke(if baseline.bold { 2.0 } else { 1.0 });
    let (dash, gap) = (frame.stroke(7.0), frame.stroke(5.0));
    let (left, right) = frame.horizontal();
    let (_, y) = frame.pixel(0, frame.clamp(baseline.value));
    for from in (left..right - 1).step_by((dash + gap) as usize) {
        let to = (from + dash).min(right - 1);
        let ends = vec![(from as i32, y), (to as i32, y)];
        draw_line(area, ends, theme.ink.stroke_width(width))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_is_dashed_from_edge_to_edge() {
        let frame = Frame {
            size: (200, 100),
            font_size: 10.0,
            epochs: 100,
            range: (40.0, 90.0),
            ..Frame::new(Metric::Accuracy)
        };
        let (ink, grid, paper) = (BLACK, RED, WHITE);
        let theme = Theme { ink, grid, paper };
        let (value, bold) = (99.0, false);
        let mut svg = String::new();
        {
            let area = SVGBackend::with_string(&mut svg, frame.size).into_drawing_area();
            draw_baseline(&area, &frame, &theme, &Baseline { value, bold }).unwrap();
            area.present().unwrap();
        }
        // From 39 to 187, along the upper edge since 99 is more than the axis has.
        let dashes: Vec<&str> = svg.split("points=\"").skip(1).collect();
        assert_eq!(dashes.len(), 13);
        assert!(dashes[0].starts_with("39,10 46,10 "), "{}", dashes[0]);
        assert!(dashes[12].starts_with("183,10 187,10 "), "{}", dashes[12]);
    }
}
