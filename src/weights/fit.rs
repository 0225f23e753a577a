//! A file's tensors and a network: whether they are its own, or those of another one that it could be.

use super::{Tensor, Weights, fault};
use crate::nn::{Activation, Network};
use crate::recipe::AllParameters;
use crate::{Error, Recipe};

/// The plain network that a file is of: linear layers in a row, with or without another module between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Features, units of each hidden layer, and outputs.
    pub units: Vec<usize>,
    /// Whether the names leave room for an activation, by hidden layer.
    active: Vec<bool>,
}

impl Weights {
    /// Every parameter, in a network's order, when the file's tensors are those of the network; `title` is what
    /// a sentence calls it.
    ///
    /// # Errors
    /// A sentence that names the first tensor that is missing, has another shape, or should not be there.
    pub fn fitting(&self, network: &Network, title: &str) -> Result<AllParameters, Error> {
        let parameters = network.parameters();
        let mut values = Vec::new();
        for needed in &parameters {
            let Some(tensor) = self.tensor(&needed.name) else {
                let has: Vec<_> = self
                    .tensors
                    .iter()
                    .map(|tensor| tensor.name.as_str())
                    .collect();
                return Err(fault::missing(&needed.name, title, &has));
            };
            if tensor.shape != needed.shape {
                return Err(fault::other_shape(
                    &needed.name,
                    &tensor.shape,
                    title,
                    &needed.shape,
                ));
            }
            values.extend_from_slice(&tensor.values);
        }
        let needs: Vec<_> = parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
            .collect();
        match self
            .tensors
            .iter()
            .find(|tensor| !needs.contains(&tensor.name.as_str()))
        {
            Some(extra) => Err(fault::extra(&extra.name, title, &needs)),
            None => Ok(AllParameters::new(&values)),
        }
    }

    /// The layers of the plain network whose tensors these are; none where they are of something else.
    #[must_use]
    pub fn layers(&self) -> Option<Layers> {
        let mut modules = Vec::new();
        for tensor in &self.tensors {
            let (module, kind) = tensor.name.split_once('.')?;
            let module: u32 = module.parse().ok()?;
            match (kind, &tensor.shape[..]) {
                ("weight", &[outputs, inputs]) if outputs > 0 && inputs > 0 => {
                    insert(&mut modules, (module, inputs, outputs))
                }
                ("bias", [_]) => (),
                _ => return None,
            }
        }
        let is_row = modules
            .windows(2)
            .all(|pair| pair[0].2 == pair[1].1 && pair[0].0 < pair[1].0);
        let has_bias = |&(module, _, outputs): &(u32, usize, usize)| {
            self.tensor(&format!("{module}.bias"))
                .is_some_and(|bias| bias.shape == [outputs])
        };
        let (&(_, features, _), count) = (modules.first()?, self.tensors.len());
        if !is_row || !modules.iter().all(has_bias) || count != 2 * modules.len() {
            return None;
        }
        let outputs = modules.iter().map(|&(_, _, outputs)| outputs);
        Some(Layers {
            units: std::iter::once(features).chain(outputs).collect(),
            active: modules
                .windows(2)
                .map(|pair| pair[1].0 - pair[0].0 > 1)
                .collect(),
        })
    }

    /// The recipe with the network of this file in the place of its own, the rest as it is: which activations
    /// stand between the layers the file says, or else the recipe's.
    ///
    /// # Errors
    /// A sentence where the network is not one for the recipe's data, or not one of this page; `otherwise` where
    /// the file is not of a plain network.
    pub fn suited(&self, recipe: &Recipe, otherwise: Error) -> Result<Recipe, Error> {
        let Some(layers) = self.layers() else {
            return Err(otherwise);
        };
        let ends = |units: &[usize]| (units[0], units[units.len() - 1]);
        let (given, needed) = (ends(&layers.units), ends(&recipe.units()));
        if given != needed {
            return Err(fault::other_data(given, needed));
        }
        let hidden = layers.units[1..layers.units.len() - 1].to_vec();
        let activations = self.between(&layers, &recipe.activations);
        let changes = Vec::new();
        Recipe {
            hidden,
            activations,
            changes,
            ..recipe.clone()
        }
        .checked()
    }

    /// The activation of each hidden layer: the names say where there is one, the file which, or else `ours`.
    fn between(&self, layers: &Layers, ours: &[Activation]) -> Vec<Activation> {
        let said = self
            .activations()
            .filter(|said| said.len() == layers.active.len());
        let is_any = |activation: &Activation| *activation != Activation::Linear;
        let usual = ours
            .iter()
            .copied()
            .find(is_any)
            .unwrap_or(Activation::Relu);
        let activation = |(at, &active): (usize, &bool)| match active {
            true => said
                .or(Some(ours))
                .and_then(|known| known.get(at).copied())
                .filter(is_any)
                .unwrap_or(usual),
            false => Activation::Linear,
        };
        layers.active.iter().enumerate().map(activation).collect()
    }

    /// The tensor of that name.
    fn tensor(&self, name: &str) -> Option<&Tensor> {
        self.tensors.iter().find(|tensor| tensor.name == name)
    }
}

/// Puts a module among others by its number.
fn insert(modules: &mut Vec<(u32, usize, usize)>, module: (u32, usize, usize)) {
    let at = modules.partition_point(|other| other.0 < module.0);
    modules.insert(at, module);
}
