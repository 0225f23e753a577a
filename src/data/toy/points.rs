//! Points while they are being drawn.
//!
//! These functions are not inlined: one copy of each in the module serves every kind.

use crate::rng::RandomState;

/// Points in the plane and what is to be predicted from each.
pub(super) struct Points {
    pub(super) x: Vec<[f64; 2]>,
    pub(super) y: Vec<f64>,
}

impl Points {
    /// `state.uniform(low, high, (rows, 2))`, and `target` of each point.
    #[inline(never)]
    pub(super) fn uniform(
        (low, high): (f64, f64),
        rows: usize,
        state: &mut RandomState,
        target: fn([f64; 2]) -> f64,
    ) -> Self {
        let mut draw = || state.uniform(low, high);
        let x: Vec<[f64; 2]> = (0..rows).map(|_| [draw(), draw()]).collect();
        let y = x.iter().map(|&point| target(point)).collect();
        Points { x, y }
    }

    /// The points of class 0, then those of class 1.
    #[inline(never)]
    pub(super) fn of_classes(zero: Vec<[f64; 2]>, one: Vec<[f64; 2]>) -> Self {
        let mut y = vec![0.0; zero.len()];
        y.resize(zero.len() + one.len(), 1.0);
        let mut x = zero;
        x.extend(one);
        Points { x, y }
    }

    /// `sklearn.utils.shuffle(x, y, random_state=state)`.
    #[inline(never)]
    pub(super) fn shuffled(self, state: &mut RandomState) -> Self {
        let order = state.permutation(self.y.len());
        Points {
            x: order.iter().map(|&row| self.x[row]).collect(),
            y: order.iter().map(|&row| self.y[row]).collect(),
        }
    }

    /// `x += state.normal(0, noise, x.shape)`.
    #[inline(never)]
    pub(super) fn moved(mut self, noise: f64, state: &mut RandomState) -> Self {
        for x in self.x.as_flattened_mut() {
            *x += state.normal(0.0, noise);
        }
        self
    }

    /// `y += state.normal(0, noise, rows)`.
    #[inline(never)]
    pub(super) fn blurred(mut self, noise: f64, state: &mut RandomState) -> Self {
        for y in &mut self.y {
            *y += state.normal(0.0, noise);
        }
        self
    }
}

/// The sizes of two classes: the second has the odd row, as scikit-learn's have.
pub(super) fn halves(rows: usize) -> (usize, usize) {
    (rows / 2, rows - rows / 2)
}
