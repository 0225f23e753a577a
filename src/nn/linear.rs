//! The linear layer, as `torch.nn.Linear`.

use ndarray::{Array1, Array2};

use crate::kernels;
use crate::rng::Generator;

/// `z = W x + b`, or of the same shape the gradients of a loss by W and b.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// W: (outputs, inputs).
    pub weight: Array2<f32>,
    /// b: (outputs).
    pub bias: Array1<f32>,
}

impl Linear {
    /// A layer as `torch.nn.Linear(inputs, outputs)` draws it: the weight row by row, then the bias,
    /// all uniform within ±1/√inputs.
    ///
    /// ```
    /// use relu_playground::{nn::Linear, rng::Generator};
    /// let layer = Linear::new(12, 5, &mut Generator::new(42));
    /// assert_eq!((layer.weight.dim(), layer.bias.len()), ((5, 12), 5));
    /// assert_eq!(layer.weight[[0, 0]], 0.22070326);
    /// ```
    #[must_use]
    pub fn new(inputs: usize, outputs: usize, generator: &mut Generator) -> Self {
        let bound = (1.0 / (inputs as f64).sqrt()) as f32;
        Linear {
            weight: Array2::from_shape_simple_fn((outputs, inputs), || generator.uniform(bound)),
            bias: Array1::from_shape_simple_fn(outputs, || generator.uniform(bound)),
        }
    }

    /// A layer of the same shape, all zero.
    #[must_use]
    pub fn zeros_like(&self) -> Self {
        Linear {
            weight: Array2::zeros(self.weight.dim()),
            bias: Array1::zeros(self.bias.dim()),
        }
    }

    /// W row by row, then b, as two slices.
    #[inline(always)]
    #[must_use]
    pub fn slices(&self) -> [&[f32]; 2] {
        let slices = (self.weight.as_slice(), self.bias.as_slice());
        let (Some(weight), Some(bias)) = slices else {
            unreachable!("owned, standard layout")
        };
        [weight, bias]
    }

    /// W row by row, then b, as two slices to write to.
    #[inline(always)]
    pub fn slices_mut(&mut self) -> [&mut [f32]; 2] {
        let slices = (self.weight.as_slice_mut(), self.bias.as_slice_mut());
        let (Some(weight), Some(bias)) = slices else {
            unreachable!("owned, standard layout")
        };
        [weight, bias]
    }

    /// `z = W x + b` for columns of x: (inputs, stride) to (outputs, stride). `scratch` is any buffer.
    pub(crate) fn forward(&self, x: &[f32], z: &mut [f32], stride: usize, scratch: &mut Vec<f32>) {
        let [weight, bias] = self.slices();
        kernels::forward(weight, bias, x, z, stride, scratch);
    }

    /// Adds `dW = dz xᵀ` and `db = Σᵣ dz` to `gradient`; with `dx`, also sets `dx = Wᵀ dz`.
    #[inline]
    pub(crate) fn backward(
        &self,
        x: &[f32],
        dz: &[f32],
        gradient: &mut Linear,
        dx: Option<&mut [f32]>,
        stride: usize,
        scratch: &mut Vec<f32>,
    ) {
        let [weight, bias] = gradient.slices_mut();
        kernels::weight_gradient(dz, x, weight, stride);
        kernels::bias_gradient(dz, bias, stride);
        if let Some(dx) = dx {
            kernels::input_gradient(self.slices()[0], dz, dx, stride, scratch);
        }
    }
}
