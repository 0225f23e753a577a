//! The toy data sets of `sklearn/datasets/_samples_generator.py`, for the same `random_state` the same.

use std::f64::consts::{PI, TAU};

use super::points::{Points, halves};
use crate::kernels::sin_cos;
use crate::rng::RandomState;

/// `make_moons(rows, noise=noise, random_state=state)`: (cos t, sin t) and (1 − cos t, ½ − sin t) for
/// t from 0 to π.
pub(super) fn moons(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let (zero, one) = halves(rows);
    let upper = arc(PI, zero, zero.saturating_sub(1), |point| point);
    let lower = arc(PI, one, one.saturating_sub(1), |[cos, sin]| {
        [1.0 - cos, 1.0 - sin - 0.5]
    });
    Points::of_classes(upper, lower)
        .shuffled(state)
        .moved(noise, state)
}

/// `make_circles(rows, noise=noise, factor=0.5, random_state=state)`: radius 1, and class 1 at ½.
pub(super) fn circles(rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let (zero, one) = halves(rows);
    let outer = arc(TAU, zero, zero, |point| point);
    let inner = arc(TAU, one, one, |[cos, sin]| [cos * 0.5, sin * 0.5]);
    Points::of_classes(outer, inner)
        .shuffled(state)
        .moved(noise, state)
}

/// `make_blobs(rows, centers=centers, cluster_std=noise, random_state=state)`: centres drawn from
/// [−10, 10]², then each one's points, the first blobs with one more where rows are left over.
pub(super) fn blobs(centers: usize, rows: usize, noise: f64, state: &mut RandomState) -> Points {
    let means = Points::uniform((-10.0, 10.0), centers, state, |_| 0.0).x;
    let (mut x, mut y) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
    for (class, mean) in means.into_iter().enumerate() {
        for _ in 0..rows / centers + usize::from(class < rows % centers) {
            x.push(mean.map(|mean| state.normal(mean, noise)));
            y.push(class as f64);
        }
    }
    Points { x, y }.shuffled(state)
}

/// What `place` makes of (cos t, sin t), at the first `n` of the angles that divide 0 to `stop` into
/// `steps`, rounded as NumPy's `linspace` rounds them: its last value, where it has one, is `stop`.
#[inline(never)]
fn arc(stop: f64, n: usize, steps: usize, place: fn([f64; 2]) -> [f64; 2]) -> Vec<[f64; 2]> {
    let step = stop / steps as f64;
    let angle = |k| if k == steps { stop } else { k as f64 * step };
    let point = |t| {
        let (sin, cos) = sin_cos(t);
        place([cos, sin])
    };
    (0..n).map(angle).map(point).collect()
}
