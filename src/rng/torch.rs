//! `torch.Generator` on the CPU.

use super::twister::Twister;
use crate::kernels::math::ln;
use crate::kernels::sin_cos;

/// PyTorch's CPU generator after `torch.manual_seed(seed)`.
///
/// ```
/// let mut generator = relu_playground::rng::Generator::new(42);
/// // torch.manual_seed(42); torch.nn.Linear(12, 5).weight[0, 0]
/// assert_eq!(generator.uniform(1.0 / 12f32.sqrt()), f32::from_bits(0x3e620009));
/// ```
#[derive(Clone, Debug)]
pub struct Generator {
    twister: Twister,
    /// The second of a pair of normal values.
    spare: Option<f64>,
}

impl Generator {
    /// The generator in the state that `torch.manual_seed(seed)` leaves.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        Generator {
            twister: Twister::new(seed),
            spare: None,
        }
    }

    /// One value of `torch.empty(…).uniform_(-bound, bound)` in f32.
    ///
    /// With k the low 24 bits of one draw, the value is `bound · (k − 2²³) / 2²³`, computed in
    /// f64 and rounded once. (The plain f32 form `x · 2b − b` is off by one ulp in about half of
    /// all values: PyTorch fuses the multiplication and the addition.)
    pub fn uniform(&mut self, bound: f32) -> f32 {
        const HALF: f64 = (1 << 23) as f64;
        let k = f64::from(self.twister.next() & 0x00ff_ffff);
        (f64::from(bound) * (k - HALF) / HALF) as f32
    }

    /// `values.normal_(0, std)` in f32, to about 1e-6 (PyTorch's own sine, cosine and logarithm differ
    /// between processors).
    ///
    /// Sixteen values and more come from pairs of uniform draws by Box and Muller, eight apart; where
    /// 16 does not divide their number, the last 16 are drawn once more. Fewer are drawn one by one in
    /// f64, two from each pair of draws.
    ///
    /// Source: `normal_fill` and `normal_distribution` in ATen's CPU kernels.
    pub fn fill_normal(&mut self, values: &mut [f32], std: f64) {
        if values.len() < 16 {
            values.fill_with(|| (std * self.normal()) as f32);
            return;
        }
        values.fill_with(|| self.unit());
        let rest = values.len() % 16;
        for block in values.chunks_exact_mut(16) {
            box_muller(block, std as f32);
        }
        if rest != 0 {
            let last = values.len() - 16;
            values[last..].fill_with(|| self.unit());
            box_muller(&mut values[last..], std as f32);
        }
    }

    /// One normal f64. Every other one is kept over from the pair before, also between tensors.
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let (angle, share) = (self.unit_f64(), self.unit_f64());
        let radius = (-2.0 * ln(1.0 - share)).sqrt();
        let (sin, cos) = sin_cos(2.0 * std::f64::consts::PI * angle);
        self.spare = Some(radius * sin);
        radius * cos
    }

    /// A uniform f32 in [0, 1), of 24 bits.
    fn unit(&mut self) -> f32 {
        (self.twister.next() & 0x00ff_ffff) as f32 / (1 << 24) as f32
    }

    /// A uniform f64 in [0, 1), of 53 bits from two draws, the upper half first.
    fn unit_f64(&mut self) -> f64 {
        let (high, low) = (
            u64::from(self.twister.next()),
            u64::from(self.twister.next()),
        );
        ((high << 32 | low) & ((1 << 53) - 1)) as f64 / (1u64 << 53) as f64
    }

    /// `torch.randperm(n, generator=self)`: Fisher-Yates from the front, one draw per place.
    ///
    /// Source: `randperm_cpu` in ATen's `TensorFactories.cpp`.
    pub fn permutation(&mut self, n: usize) -> Vec<usize> {
        let mut order = Vec::new();
        self.permute(&mut order, n);
        order
    }

    /// The same into `order`.
    pub(crate) fn permute(&mut self, order: &mut Vec<usize>, n: usize) {
        order.clear();
        order.extend(0..n);
        for i in 0..n.saturating_sub(1) {
            let offset = self.twister.next() as usize % (n - i);
            order.swap(i, i + offset);
        }
    }
}

/// Sixteen uniform values as sixteen normal ones: `√(−2 ln(1 − u)) · (cos, sin)(2π v)`, with u among the
/// first eight and v among the last.
fn box_muller(values: &mut [f32], std: f32) {
    let (radii, angles) = values.split_at_mut(8);
    for (u, v) in radii.iter_mut().zip(angles) {
        let radius = (-2.0 * ln(1.0 - f64::from(*u))).sqrt();
        // PyTorch rounds the angle to f32, which shows where a sine or cosine is near 0.
        let (sin, cos) = sin_cos(f64::from(2.0 * std::f32::consts::PI * *v));
        *u = (radius * cos) as f32 * std;
        *v = (radius * sin) as f32 * std;
    }
}
