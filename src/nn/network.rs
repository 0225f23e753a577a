//! A stack of linear layers with an activation after each hidden one.

use super::{Activation, Init, Linear};
use crate::rng::Generator;

/// `Linear → activation → … → Linear`; the last layer gives logits.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The layers, from the features to the logits.
    pub layers: Vec<Linear>,
    /// One activation after each layer but the last.
    pub activations: Vec<Activation>,
}

/// One tensor of a network's `state_dict`.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter<'a> {
    /// PyTorch's name, such as `0.weight`.
    pub name: String,
    /// (outputs, inputs) for a weight, (outputs) for a bias.
    pub shape: Vec<usize>,
    /// The values, row-major.
    pub values: &'a [f32],
}

/// What one block of rows has on its way through a network, kept for the way back.
///
/// All matrices are (units, stride), rows in the lanes, in buffers for the longest block.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// Per layer, the pre-activations z; the last are the logits.
    z: Vec<Vec<f32>>,
    /// Per hidden layer, the activations a = f(z); empty where f is the identity and z serves.
    a: Vec<Vec<f32>>,
    /// Per layer, the gradient of the loss by z.
    dz: Vec<Vec<f32>>,
    /// Units of each layer.
    units: Vec<usize>,
    /// Where the kernels put weights in the order in which they read them.
    scratch: Vec<f32>,
}

impl Workspace {
    /// Buffers for blocks of `network` with a stride of up to `longest`.
    pub(crate) fn new(network: &Network, longest: usize) -> Self {
        let buffer = |layer: &Linear| vec![0.0; layer.bias.len() * longest];
        let z: Vec<_> = network.layers.iter().map(buffer).collect();
        let hidden = network.activations.iter().zip(&network.layers);
        let a = hidden.map(|(&activation, layer)| match activation {
            Activation::Linear => Vec::new(),
            _ => buffer(layer),
        });
        Workspace {
            units: network
                .layers
                .iter()
                .map(|layer| layer.bias.len())
                .collect(),
            a: a.collect(),
            dz: z.clone(),
            z,
            scratch: Vec::new(),
        }
    }

    /// The logits of the last forward pass, and where their gradient belongs.
    pub(crate) fn head(&mut self, stride: usize) -> (&mut [f32], &mut [f32]) {
        let last = self.z.len() - 1;
        let used = self.units[last] * stride;
        (&mut self.z[last][..used], &mut self.dz[last][..used])
    }

    /// The pre-activations of layer `l` of the last forward pass.
    pub(crate) fn z(&self, l: usize, stride: usize) -> &[f32] {
        &self.z[l][..self.units[l] * stride]
    }

    /// What hidden layer `l` handed on in the last forward pass.
    pub(crate) fn a(&self, l: usize, stride: usize) -> &[f32] {
        &output(&self.z, &self.a, l)[..self.units[l] * stride]
    }
}

/// What hidden layer `l` hands on: its activations, or z itself where f is the identity.
#[inline(always)]
fn output<'w>(z: &'w [Vec<f32>], a: &'w [Vec<f32>], l: usize) -> &'w [f32] {
    if a[l].is_empty() { &z[l] } else { &a[l] }
}

impl Network {
    /// A network of `units[0]` features, `units[1..]` units a layer, drawn as PyTorch draws it after
    /// `torch.manual_seed(seed)`: layer by layer, in order; then, in that order again, as `init` says.
    ///
    /// # Panics
    /// Unless there is one activation per hidden layer; [`crate::Recipe`] sees to that.
    #[must_use]
    pub fn new(units: &[usize], activations: Vec<Activation>, init: Init, seed: u32) -> Self {
        assert_eq!(
            activations.len() + 2,
            units.len(),
            "one activation per hidden layer"
        );
        let mut generator = Generator::new(seed);
        let mut layers: Vec<_> = units
            .windows(2)
            .map(|w| Linear::new(w[0], w[1], &mut generator))
            .collect();
        for layer in &mut layers {
            init.apply(layer, &mut generator);
        }
        Network {
            layers,
            activations,
        }
    }

    /// One zero gradient per layer.
    #[must_use]
    pub fn zero_gradients(&self) -> Vec<Linear> {
        self.layers.iter().map(Linear::zeros_like).collect()
    }

    /// The parameters, named as in the `state_dict` of the `torch.nn.Sequential` with the same
    /// modules. The identity is no module there, so a linear network's second layer is `1`, and
    /// that of a ReLU network `2`.
    #[must_use]
    pub fn parameters(&self) -> Vec<Parameter<'_>> {
        let mut parameters = Vec::new();
        let mut module = 0;
        for (l, layer) in self.layers.iter().enumerate() {
            let [weight, bias] = layer.slices();
            let (outputs, inputs) = layer.weight.dim();
            for (kind, shape, values) in [
                ("weight", vec![outputs, inputs], weight),
                ("bias", vec![outputs], bias),
            ] {
                parameters.push(Parameter {
                    name: format!("{module}.{kind}"),
                    shape,
                    values,
                });
            }
            let activation = self.activations.get(l).unwrap_or(&Activation::Linear);
            module += if *activation == Activation::Linear {
                1
            } else {
                2
            };
        }
        parameters
    }

    /// Sets the workspace to the values of features `x` (inputs, stride).
    pub(crate) fn forward(&self, x: &[f32], stride: usize, workspace: &mut Workspace) {
        let Workspace { z, a, scratch, .. } = workspace;
        for (l, layer) in self.layers.iter().enumerate() {
            let (inputs, len) = (layer.weight.ncols() * stride, layer.bias.len() * stride);
            let (before, rest) = z.split_at_mut(l);
            let z = &mut rest[0][..len];
            let input = if l == 0 { x } else { output(before, a, l - 1) };
            layer.forward(&input[..inputs], z, stride, scratch);
            if let Some(a) = a.get_mut(l).filter(|a| !a.is_empty()) {
                self.activations[l].forward(z, &mut a[..len]);
            }
        }
    }

    /// Adds to `gradients` those of the loss whose gradient by the logits is in the workspace,
    /// after [`Network::forward`] of the same `x`.
    pub(crate) fn backward(
        &self,
        x: &[f32],
        stride: usize,
        workspace: &mut Workspace,
        gradients: &mut [Linear],
    ) {
        let Workspace {
            z, a, dz, scratch, ..
        } = workspace;
        for (l, (layer, gradient)) in self.layers.iter().zip(gradients).enumerate().rev() {
            let (inputs, len) = (layer.weight.ncols() * stride, layer.bias.len() * stride);
            let (before, rest) = dz.split_at_mut(l);
            let dz = &rest[0][..len];
            let Some(below) = before.last_mut() else {
                layer.backward(&x[..inputs], dz, gradient, None, stride, scratch);
                continue;
            };
            let (input, dx) = (output(z, a, l - 1), &mut below[..inputs]);
            layer.backward(&input[..inputs], dz, gradient, Some(dx), stride, scratch);
            self.activations[l - 1].backward(&z[l - 1], &a[l - 1], dx);
        }
    }
}
