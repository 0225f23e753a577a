//! What layers without an activation between them come to: one linear layer.

use ndarray::{Array1, Array2};

use super::{Activation, Network};

/// `z = W x + b` in f64: what a whole network is, or could be, in one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Affine {
    /// W: (outputs, features).
    pub weight: Array2<f64>,
    /// b: (outputs).
    pub bias: Array1<f64>,
}

impl Affine {
    /// All zero.
    #[must_use]
    pub fn zeros(outputs: usize, features: usize) -> Self {
        Affine {
            weight: Array2::zeros((outputs, features)),
            bias: Array1::zeros(outputs),
        }
    }

    /// Output `o` for a row of features: `Σᵢ W[o, i] xᵢ + b[o]`.
    ///
    /// # Panics
    /// Where there is no such output.
    #[must_use]
    pub fn output(&self, o: usize, row: impl IntoIterator<Item = f32>) -> f64 {
        let terms = self.weight.row(o).into_iter().zip(row);
        terms.fold(self.bias[o], |sum, (w, x)| sum + w * f64::from(x))
    }
}

impl Network {
    /// Whether no hidden layer has an activation, so that the network is one linear layer.
    #[must_use]
    pub fn is_linear(&self) -> bool {
        let mut activations = self.activations.iter();
        activations.all(|&activation| activation == Activation::Linear)
    }

    /// The layers multiplied as if no activation stood between them:
    /// `W = W_L ⋯ W₂ W₁` and `b = b_L + W_L b_{L−1} + … + W_L ⋯ W₂ b₁`, from the f32 parameters in f64.
    /// Of a network [without activations](Network::is_linear) that is the network itself, but for the
    /// rounding of its f32 sums.
    ///
    /// ```
    /// use relu_playground::nn::{Activation, Init, Network};
    /// let network = Network::new(&[2, 3, 1], vec![Activation::Linear], Init::Default, 42);
    /// let (first, last) = (&network.layers[0], &network.layers[1]);
    /// let sum: f64 = (0..3).map(|k| f64::from(last.weight[[0, k]]) * f64::from(first.weight[[k, 1]])).sum();
    /// assert!((network.collapse().weight[[0, 1]] - sum).abs() < 1e-12);
    /// ```
    #[must_use]
    pub fn collapse(&self) -> Affine {
        let outputs = self.layers.last().map_or(0, |layer| layer.bias.len());
        let mut weight = Array2::eye(outputs);
        let mut bias = Array1::zeros(outputs);
        // From the outputs down: few rows stay few.
        for layer in self.layers.iter().rev() {
            let mut product = Array2::zeros((outputs, layer.weight.ncols()));
            for o in 0..outputs {
                for (unit, &factor) in weight.row(o).iter().enumerate() {
                    bias[o] += factor * f64::from(layer.bias[unit]);
                    let row = layer.weight.row(unit);
                    for (sum, &w) in product.row_mut(o).iter_mut().zip(row) {
                        *sum += factor * f64::from(w);
                    }
                }
            }
            weight = product;
        }
        Affine { weight, bias }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::nn::{Init, Workspace};

    #[test]
    fn two_layers_are_multiplied_by_hand() {
        let mut network = Network::new(&[2, 2, 1], vec![Activation::Linear], Init::Zeros, 0);
        let values = [&[1.0, 2.0, 3.0, 4.0, 0.5, -1.0][..], &[10.0, 100.0, 7.0]];
        for (layer, values) in network.layers.iter_mut().zip(values) {
            let [weight, bias] = layer.slices_mut();
            let (w, b) = values.split_at(weight.len());
            weight.copy_from_slice(w);
            bias.copy_from_slice(b);
        }
        let Affine { weight, bias } = network.collapse();
        // 10 · (1, 2) + 100 · (3, 4), and 10 · 0.5 − 100 · 1 + 7.
        assert_eq!(weight.as_slice(), Some(&[310.0, 420.0][..]));
        assert_eq!(bias.as_slice(), Some(&[-88.0][..]));
    }

    #[test]
    fn a_network_without_hidden_layers_is_its_own_collapse() {
        let network = Network::new(&[3, 2], Vec::new(), Init::Default, 5);
        let Affine { weight, bias } = network.collapse();
        assert!(network.is_linear());
        assert_eq!(weight, network.layers[0].weight.mapv(f64::from));
        assert_eq!(bias, network.layers[0].bias.mapv(f64::from));
    }

    proptest! {
        #[test]
        fn linear_networks_of_any_depth_collapse(
            units in prop::collection::vec(1usize..40, 2..10),
            seed in any::<u32>(),
            rows in prop::collection::vec(-3.0f32..3.0, 8 * 40),
        ) {
            let hidden = vec![Activation::Linear; units.len() - 2];
            let network = Network::new(&units, hidden, Init::KaimingNormal, seed);
            let one = network.collapse();
            let x = &rows[..8 * units[0]];
            let mut workspace = Workspace::new(&network, 8);
            network.forward(x, 8, &mut workspace);
            let outputs = units[units.len() - 1];
            let z = workspace.z(units.len() - 2, 8);
            let size = z.iter().fold(1e-3, |most: f32, z| most.max(z.abs()));
            for o in 0..outputs {
                for row in 0..8 {
                    let wanted = one.output(o, x.iter().skip(row).step_by(8).copied());
                    let off = (f64::from(z[8 * o + row]) - wanted).abs();
                    prop_assert!(off <= 1e-5 * f64::from(size), "{off} of {size}");
                }
            }
        }
    }
}
