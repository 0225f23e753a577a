//! Toy data sets whose target is a number; `tests/fixtures/toys.py` draws the same.

use super::points::Points;
use crate::kernels::sin_cos;
use crate::rng::RandomState;

/// x₁ − x₂/2 over [−1, 1]².
pub(super) fn plane(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    Points::uniform((-1.0, 1.0), rows, state, |[x1, x2]| x1 - x2 / 2.0).blurred(noise, state)
}

/// exp(−(x₁² + x₂²)/2) over [−3, 3]².
pub(super) fn bump(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let height = |[x1, x2]: [f64; 2]| libm::exp(-(x1 * x1 + x2 * x2) / 2.0);
    Points::uniform((-3.0, 3.0), rows, state, height).blurred(noise, state)
}

/// sin(x₁) over [−5, 5]; there is no x₂.
pub(super) fn wave(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let x: Vec<[f64; 2]> = (0..rows).map(|_| [state.uniform(-5.0, 5.0), 0.0]).collect();
    let y = x.iter().map(|&[x1, _]| sin_cos(x1).0).collect();
    Points { x, y }.blurred(noise, state)
}
