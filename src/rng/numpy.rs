//! `numpy.random.RandomState`.

use super::twister::Twister;

/// NumPy's legacy generator, `numpy.random.RandomState(seed)`, which scikit-learn draws from.
#[derive(Clone, Debug)]
pub struct RandomState(Twister);

impl RandomState {
    /// The generator in the state that `RandomState(seed)` starts in.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        RandomState(Twister::new(seed))
    }

    /// `RandomState.permutation(n)`: Fisher-Yates from the back.
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

    /// A uniform whole number in 0..=`highest`, by masking and rejecting as NumPy does.
    fn below_or_equal(&mut self, highest: usize) -> usize {
        let mask = (highest + 1).next_power_of_two() - 1;
        loop {
            let value = self.0.next() as usize & mask;
            if value <= highest {
                return value;
            }
        }
    }
}
