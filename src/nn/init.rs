//! Initial weights, as `torch.nn.init` draws them.

use super::Linear;
use crate::error::find;
use crate::rng::Generator;
use crate::{Error, WHOLE};

/// How a network's weights begin. All but the first leave biases at 0 and are drawn after PyTorch's
/// own, from the same generator, as a script would that makes the network and then goes over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Init {
    /// `torch.nn.Linear`'s own: weights and biases uniform within ±1/√inputs.
    #[default]
    Default,
    /// `xavier_uniform_`: uniform within ±√(6 / (inputs + outputs)).
    XavierUniform,
    /// `xavier_normal_`: normal with deviation √(2 / (inputs + outputs)).
    XavierNormal,
    /// `kaiming_uniform_(nonlinearity="relu")`: uniform within ±√(6 / inputs).
    KaimingUniform,
    /// `kaiming_normal_(nonlinearity="relu")`: normal with deviation √(2 / inputs).
    KaimingNormal,
    /// `normal_(std=0.01)`: small.
    Small,
    /// `zeros_`: every unit of a layer stays like every other.
    Zeros,
}

impl Init {
    /// Every initialisation, in the order in which the page offers them.
    pub const ALL: [Init; 7] = [
        Init::Default,
        Init::XavierUniform,
        Init::XavierNormal,
        Init::KaimingUniform,
        Init::KaimingNormal,
        Init::Small,
        Init::Zeros,
    ];

    /// The name in a recipe.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Init::Default => "default",
            Init::XavierUniform => "xavier_uniform",
            Init::XavierNormal => "xavier_normal",
            Init::KaimingUniform => "kaiming_uniform",
            Init::KaimingNormal => "kaiming_normal",
            Init::Small => "small",
            Init::Zeros => "zeros",
        }
    }

    /// The initialisation of that name.
    ///
    /// # Errors
    /// A sentence that lists the names, when there is none.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let known = &Self::ALL.map(Self::name)[..if WHOLE { Self::ALL.len() } else { 1 }];
        let at = find("initialisation", name, known)?;
        Ok(Self::ALL[at])
    }

    /// Draws a layer's weights anew and sets its biases to 0; leaves PyTorch's own as they are.
    pub(super) fn apply(self, layer: &mut Linear, generator: &mut Generator) {
        if !WHOLE {
            return;
        }
        let (outputs, inputs) = layer.weight.dim();
        let (inputs, both) = (inputs as f64, (inputs + outputs) as f64);
        let [weight, bias] = layer.slices_mut();
        match self {
            Init::Default => return,
            Init::XavierUniform => uniform(weight, (6.0 / both).sqrt(), generator),
            Init::XavierNormal => generator.fill_normal(weight, (2.0 / both).sqrt()),
            Init::KaimingUniform => uniform(weight, (6.0 / inputs).sqrt(), generator),
            Init::KaimingNormal => generator.fill_normal(weight, (2.0 / inputs).sqrt()),
            Init::Small => generator.fill_normal(weight, 0.01),
            Init::Zeros => weight.fill(0.0),
        }
        bias.fill(0.0);
    }
}

/// `uniform_(−bound, bound)`.
fn uniform(values: &mut [f32], bound: f64, generator: &mut Generator) {
    values.fill_with(|| generator.uniform(bound as f32));
}
