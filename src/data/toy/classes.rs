//! Toy data sets of two classes that scikit-learn has not; `tests/fixtures/toys.py` draws the same.

use std::f64::consts::PI;

use super::points::{Points, halves};
use crate::kernels::sin_cos;
use crate::rng::RandomState;

/// Class 1 where x₁·x₂ > 0, over [−1, 1]².
pub(super) fn xor(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let product = |[x1, x2]: [f64; 2]| f64::from(x1 * x2 > 0.0);
    Points::uniform((-1.0, 1.0), rows, state, product).moved(noise, state)
}

/// Class 1 where ⌊x₁⌋ + ⌊x₂⌋ is odd, over [−2, 2]².
pub(super) fn checkerboard(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let odd = |[x1, x2]: [f64; 2]| f64::from((x1.floor() + x2.floor()) as i32 & 1);
    Points::uniform((-2.0, 2.0), rows, state, odd).moved(noise, state)
}

/// Arm a of two, with n points: r = 5i/n and t = 2π·turns·i/n + πa for i from 0, at (r sin t, r cos t).
///
/// Rows are in the order of the arms; a split shuffles them.
pub(super) fn spirals(turns: f64, rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let arm = |a: f64, n: usize| {
        let point = |i: usize| {
            let (i, n) = (i as f64, n as f64);
            let (r, t) = (5.0 * i / n, turns * 2.0 * PI * i / n + PI * a);
            let (sin, cos) = sin_cos(t);
            [r * sin, r * cos]
        };
        (0..n).map(point).collect()
    };
    let (zero, one) = halves(rows);
    Points::of_classes(arm(0.0, zero), arm(1.0, one)).moved(noise, state)
}

/// Class 1 where x₂ is above `curve` of x₁, over [−3, 3]². The noise moves x₂ only, after the class is
/// given, so that it is the same along the whole curve.
pub(super) fn above(
    curve: fn(f64) -> f64,
    rows: usize,
    noise: f64,
    state: &mut RandomState,
) -> Points {
    let mut points = Points::uniform((-3.0, 3.0), rows, state, |_| 0.0);
    for ([x1, x2], y) in points.x.iter_mut().zip(&mut points.y) {
        *y = f64::from(*x2 > curve(*x1));
        *x2 += state.normal(0.0, noise);
    }
    points
}

/// 2·sin(2x).
pub(super) fn sine(x: f64) -> f64 {
    2.0 * sin_cos(2.0 * x).0
}

/// x³/3 − 2x.
pub(super) fn cubic(x: f64) -> f64 {
    x * x * x / 3.0 - 2.0 * x
}

/// 2·|x| − 3.
pub(super) fn abs(x: f64) -> f64 {
    2.0 * x.abs() - 3.0
}
