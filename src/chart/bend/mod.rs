//! How the answer bends: one small panel a feature, in which that moves through its range while all
//! others are held.
//!
//! [`Grid::new`] says how many panels stand side by side and how high the drawing is, [`draw_bends`]
//! draws it: all panels have the same axis upwards, so that slopes can be compared.

mod draw;
mod grid;

pub use draw::draw_bends;
pub use grid::Grid;

use plotters::style::RGBColor;

use super::Marker;
use super::ticks::step;

/// One feature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panel<'a> {
    /// Name of the feature.
    pub title: &'a str,
    /// Its unit, where it has one.
    pub unit: &'a str,
    /// Its lowest and its highest value.
    pub range: (f64, f64),
    /// Its value in the row that was chosen.
    pub chosen: Option<f64>,
    /// A curve for each model.
    pub curves: &'a [Bend<'a>],
}

/// One model's answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bend<'a> {
    /// The answers at equally spaced values from the lowest to the highest.
    pub answers: &'a [f32],
    /// The model's colour.
    pub color: RGBColor,
    /// The model's shape.
    pub marker: Marker,
}

/// Most steps of the axis upwards.
const STEPS: usize = 5;

/// A range of round values that holds every answer that is a number, and `decision` where there is
/// one.
#[must_use]
pub fn range(panels: &[Panel<'_>], decision: Option<f64>) -> (f64, f64) {
    let curves = panels.iter().flat_map(|panel| panel.curves);
    let answers = curves.flat_map(|curve| curve.answers).copied();
    let answers = answers.map(f64::from).filter(|answer| answer.is_finite());
    let bounds = answers.chain(decision).fold(None, |bounds, value| {
        let (low, high) = bounds.unwrap_or((value, value));
        Some((f64::min(low, value), f64::max(high, value)))
    });
    let (low, high) = bounds.unwrap_or((-1.0, 1.0));
    // Answers that are all the same still have a middle to lie in.
    let least = (1e-3 * low.abs().max(high.abs())).max(1e-9);
    let step = step((high - low).max(least), 2 * STEPS);
    let (low, high) = (low / step + 1e-9, high / step - 1e-9);
    match (low.floor() * step, high.ceil() * step) {
        (low, high) if low < high => (low, high),
        (low, high) => (low.min(high) - step, low.max(high) + step),
    }
}
