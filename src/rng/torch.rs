//! `torch.Generator` on the CPU.

use super::twister::Twister;

/// PyTorch's CPU generator after `torch.manual_seed(seed)`.
///
/// ```
/// let mut generator = relu_playground::rng::Generator::new(42);
/// // torch.manual_seed(42); torch.nn.Linear(12, 5).weight[0, 0]
/// assert_eq!(generator.uniform(1.0 / 12f32.sqrt()), f32::from_bits(0x3e620009));
/// ```
#[derive(Clone, Debug)]
pub struct Generator(Twister);

impl Generator {
    /// The generator in the state that `torch.manual_seed(seed)` leaves.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        Generator(Twister::new(seed))
    }

    /// One value of `torch.empty(…).uniform_(-bound, bound)` in f32.
    ///
    /// With k the low 24 bits of one draw, the value is `bound · (k − 2²³) / 2²³`, computed in
    /// f64 and rounded once. (The plain f32 form `x · 2b − b` is off by one ulp in about half of
    /// all values: PyTorch fuses the multiplication and the addition.)
    pub fn uniform(&mut self, bound: f32) -> f32 {
        const HALF: f64 = (1 << 23) as f64;
        let k = f64::from(self.0.next() & 0x00ff_ffff);
        (f64::from(bound) * (k - HALF) / HALF) as f32
    }

    /// `torch.randperm(n, generator=self)`: Fisher-Yates from the front, one draw per place.
    ///
    /// Source: `randperm_cpu` in ATen's `TensorFactories.cpp`.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for i in 0..n.saturating_sub(1) {
            let offset = self.0.next() as usize % (n - i);
            order.swap(i, i + offset);
        }
        order
    }
}
