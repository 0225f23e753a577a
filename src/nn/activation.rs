//! Activation functions and their derivatives, as PyTorch defines them.

use std::f32::consts::FRAC_1_SQRT_2;

use crate::Error;
use crate::error::find;
use crate::kernels::math::{erf, exp_of_negative, expm1_of_negative, sigmoid, softplus, tanh};
use crate::kernels::simd::{Mask, V, WIDTH};

/// Slope of LeakyReLU below 0, PyTorch's default.
const NEGATIVE_SLOPE: f32 = 0.01;
/// Where PyTorch's Softplus becomes the identity, its default.
const SOFTPLUS_THRESHOLD: f32 = 20.0;

/// What is applied to each pre-activation z of a hidden layer.
///
/// ```
/// use relu_playground::nn::Activation;
/// let mut a = [0.0; 3];
/// Activation::Relu.forward(&[-1.0, 0.0, 2.0], &mut a);
/// assert_eq!(a, [0.0, 0.0, 2.0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// z: no activation at all. Layers joined by it collapse into one linear layer.
    Linear,
    /// max(z, 0)
    Relu,
    /// z above 0, 0.01 z below
    LeakyRelu,
    /// z above 0, eᶻ − 1 below
    Elu,
    /// tanh z
    Tanh,
    /// 1 / (1 + e⁻ᶻ)
    Sigmoid,
    /// z Φ(z), with Φ the normal distribution function (the `erf` form, PyTorch's default)
    Gelu,
    /// z σ(z), with σ the sigmoid; also called swish
    Silu,
    /// ln(1 + eᶻ), and z itself above 20
    Softplus,
}

impl Activation {
    /// Every activation, in the order in which the page offers them.
    pub const ALL: [Activation; 9] = [
        Activation::Linear,
        Activation::Relu,
        Activation::LeakyRelu,
        Activation::Elu,
        Activation::Tanh,
        Activation::Sigmoid,
        Activation::Gelu,
        Activation::Silu,
        Activation::Softplus,
    ];

    /// The name in a recipe, as in `torch.nn.functional` (`linear` for none).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Activation::Linear => "linear",
            Activation::Relu => "relu",
            Activation::LeakyRelu => "leaky_relu",
            Activation::Elu => "elu",
            Activation::Tanh => "tanh",
            Activation::Sigmoid => "sigmoid",
            Activation::Gelu => "gelu",
            Activation::Silu => "silu",
            Activation::Softplus => "softplus",
        }
    }

    /// The name in a title, as `torch.nn` spells the module.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Activation::Linear => "Linear",
            Activation::Relu => "ReLU",
            Activation::LeakyRelu => "LeakyReLU",
            Activation::Elu => "ELU",
            Activation::Tanh => "Tanh",
            Activation::Sigmoid => "Sigmoid",
            Activation::Gelu => "GELU",
            Activation::Silu => "SiLU",
            Activation::Softplus => "Softplus",
        }
    }

    /// The activation of that name.
    ///
    /// # Errors
    /// A sentence that lists the names, when there is none.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let at = find("activation", name, &Self::ALL.map(Self::name))?;
        Ok(Self::ALL[at])
    }

    /// `a = f(z)`, element by element.
    #[inline]
    pub fn forward(self, z: &[f32], a: &mut [f32]) {
        let ((z, z_rest), (a, a_rest)) = (z.as_chunks(), a.as_chunks_mut());
        self.apply(z, a);
        if !z_rest.is_empty() {
            let mut last = [[0.0; WIDTH]];
            self.apply(&[filled(z_rest)], &mut last);
            a_rest.copy_from_slice(&last[0][..z_rest.len()]);
        }
    }

    /// `d = d · f′(z)`, element by element; `d` comes in as the gradient by a, leaves as that by z.
    ///
    /// At the kink of ReLU and its kin f′(0) is PyTorch's choice, the slope from below.
    #[inline]
    pub fn backward(self, z: &[f32], a: &[f32], d: &mut [f32]) {
        let ((z, z_rest), (a, a_rest), (d, d_rest)) =
            (z.as_chunks(), a.as_chunks(), d.as_chunks_mut());
        self.chain(z, a, d);
        if !d_rest.is_empty() {
            let mut last = [filled(d_rest)];
            self.chain(&[filled(z_rest)], &[filled(a_rest)], &mut last);
            d_rest.copy_from_slice(&last[0][..d_rest.len()]);
        }
    }

    /// [`Activation::forward`] of whole vectors.
    fn apply(self, z: &[[f32; WIDTH]], a: &mut [[f32; WIDTH]]) {
        let zero = V::splat(0.0);
        match self {
            Activation::Linear => a.copy_from_slice(z),
            Activation::Relu => map(z, a, |z| z.or_larger(zero)),
            Activation::LeakyRelu => map(z, a, |z| zero.lt(z).select(z, NEGATIVE_SLOPE * z)),
            Activation::Elu => map(z, a, |z| zero.lt(z).select(z, expm1_of_negative(z))),
            Activation::Tanh => map(z, a, tanh),
            Activation::Sigmoid => map(z, a, sigmoid),
            Activation::Gelu => map(z, a, |z| z * normal_cdf(z)),
            Activation::Silu => map(z, a, |z| z * sigmoid(z)),
            Activation::Softplus => map(z, a, |z| is_straight(z).select(z, softplus(z))),
        }
    }

    /// [`Activation::backward`] of whole vectors.
    fn chain(self, z: &[[f32; WIDTH]], a: &[[f32; WIDTH]], d: &mut [[f32; WIDTH]]) {
        let zero = V::splat(0.0);
        match self {
            Activation::Linear => {}
            // Selected, not multiplied: an infinite gradient at a dead unit stays dead.
            Activation::Relu => scale(a, d, |a, d| zero.lt(a).keep(d)),
            Activation::LeakyRelu => scale(z, d, |z, d| zero.lt(z).select(d, NEGATIVE_SLOPE * d)),
            // Below 0, f′ = eᶻ = a + 1.
            Activation::Elu => scale(a, d, |a, d| zero.lt(a).select(d, d * (a + 1.0))),
            Activation::Tanh => scale(a, d, |a, d| d * (1.0 - a * a)),
            Activation::Sigmoid => scale(a, d, |a, d| d * (a * (1.0 - a))),
            Activation::Gelu => scale(z, d, |z, d| d * (normal_cdf(z) + z * normal_density(z))),
            Activation::Silu => scale(z, d, |z, d| {
                let s = sigmoid(z);
                d * (s * (1.0 + z * (1.0 - s)))
            }),
            Activation::Softplus => scale(z, d, |z, d| is_straight(z).select(d, d * sigmoid(z))),
        }
    }
}

/// `a = f(z)`.
#[inline(always)]
fn map(z: &[[f32; WIDTH]], a: &mut [[f32; WIDTH]], f: impl Fn(V) -> V) {
    for (a, z) in a.iter_mut().zip(z) {
        f(V::load(z)).store(a);
    }
}

/// `d = f(v, d)`.
#[inline(always)]
fn scale(v: &[[f32; WIDTH]], d: &mut [[f32; WIDTH]], f: impl Fn(V, V) -> V) {
    for (d, v) in d.iter_mut().zip(v) {
        f(V::load(v), V::load(d)).store(d);
    }
}

/// Up to four values and zeros.
fn filled(values: &[f32]) -> [f32; WIDTH] {
    std::array::from_fn(|k| values.get(k).copied().unwrap_or(0.0))
}

/// Where PyTorch's Softplus is the identity.
#[inline(always)]
fn is_straight(z: V) -> Mask {
    V::splat(SOFTPLUS_THRESHOLD).lt(z)
}

/// Φ(z) = ½ (1 + erf(z / √2)).
#[inline(always)]
fn normal_cdf(z: V) -> V {
    0.5 * (1.0 + erf(z * FRAC_1_SQRT_2))
}

/// φ(z) = e^(−z²/2) / √(2π).
#[inline(always)]
fn normal_density(z: V) -> V {
    const FACTOR: f32 = 0.398_942_3;
    exp_of_negative(-0.5 * z * z) * FACTOR
}
