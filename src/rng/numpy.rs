//! `numpy.random.RandomState`.

use super::twister::Twister;
use crate::kernels::math::ln;

/// NumPy's legacy generator, `numpy.random.RandomState(seed)`, which scikit-learn draws from.
///
/// Sources: `mt19937.h` and `legacy-distributions.c` in `numpy/random/src`, and `_shuffle_raw` in
/// `mtrand.pyx`.
#[derive(Clone, Debug)]
pub struct RandomState {
    twister: Twister,
    /// The second of a pair of normal values, until it is asked for.
    spare: Option<f64>,
}

impl RandomState {
    /// The generator in the state that `RandomState(seed)` starts in.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        RandomState {
            twister: Twister::new(seed),
            spare: None,
        }
    }

    /// `RandomState.permutation(n)`: Fisher-Yates from the back. `shuffle` of an array draws the same
    /// and leaves the elements in this order.
    ///
    /// ```
    /// let order = relu_playground::rng::RandomState::new(10).permutation(299);
    /// assert_eq!(order[..5], [24, 64, 102, 170, 285]);
    /// ```
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, self.below_or_equal(i));
        }
        order
    }

    /// `RandomState.random_sample()`: (2²⁶a + b) / 2⁵³, with a the high 27 bits of one draw and b the
    /// high 26 of the next.
    ///
    /// ```
    /// let mut state = relu_playground::rng::RandomState::new(10);
    /// assert_eq!(state.random_sample(), 0.771320643266746);
    /// ```
    pub fn random_sample(&mut self) -> f64 {
        const TO_26: f64 = (1 << 26) as f64;
        const TO_53: f64 = (1u64 << 53) as f64;
        let (a, b) = (self.twister.next() >> 5, self.twister.next() >> 6);
        (f64::from(a) * TO_26 + f64::from(b)) / TO_53
    }

    /// `RandomState.uniform(low, high)`: low + (high − low)·`random_sample()`.
    pub fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.random_sample()
    }

    /// `RandomState.standard_normal()`, by Marsaglia's polar method: for a point (x₁, x₂) drawn within
    /// the unit circle, r² from its centre, f = √(−2 ln r² / r²) makes two values, f·x₂ and f·x₁; the
    /// second is kept for the next call.
    ///
    /// The logarithm is `libm`'s, the same in every build; NumPy takes the platform's. So a value may
    /// differ from NumPy's in its last bits, never in what is drawn for it.
    ///
    /// ```
    /// let mut state = relu_playground::rng::RandomState::new(10);
    /// assert!((state.standard_normal() - 1.331586504129518).abs() < 1e-15);
    /// ```
    pub fn standard_normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let x1 = 2.0 * self.random_sample() - 1.0;
            let x2 = 2.0 * self.random_sample() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 < 1.0 && r2 != 0.0 {
                let f = (-2.0 * ln(r2) / r2).sqrt();
                self.spare = Some(f * x1);
                return f * x2;
            }
        }
    }

    /// `RandomState.normal(loc, scale)`: loc + scale·`standard_normal()`.
    pub fn normal(&mut self, loc: f64, scale: f64) -> f64 {
        loc + scale * self.standard_normal()
    }

    /// A uniform whole number in 0..=`highest`, by masking and rejecting as NumPy does.
    fn below_or_equal(&mut self, highest: usize) -> usize {
        let mask = (highest + 1).next_power_of_two() - 1;
        loop {
            let value = self.twister.next() as usize & mask;
            if value <= highest {
                return value;
            }
        }
    }
}
