//! The recipe as it crosses the border: plain names and numbers, any of them missing or wrong.

use std::collections::BTreeMap;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::{Data, MAX_EPOCHS, MAX_UNITS, Recipe, Switch};
use crate::Error;
use crate::data::Scaling;
use crate::error::Kind;
use crate::nn::Activation;
use crate::optim::Sgd;

/// A [`Recipe`] in JSON or JavaScript. Numbers are f64, so that 2.5 units or a NaN get our sentence.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct RecipeForm {
    data: Option<String>,
    scaling: Option<String>,
    test_size: Option<f64>,
    split_seed: Option<f64>,
    hidden: Option<Vec<f64>>,
    activation: Option<Layers>,
    switches: Option<Vec<SwitchForm>>,
    optimizer: Option<OptimizerForm>,
    batch_size: Option<f64>,
    shuffle: Option<bool>,
    seed: Option<f64>,
    epochs: Option<f64>,
    /// Whatever else there was. (`deny_unknown_fields` would not do: reading a JavaScript object,
    /// serde-wasm-bindgen looks only at the fields it is told of, unless all are asked for.)
    #[serde(flatten, skip_serializing)]
    unknown: BTreeMap<String, IgnoredAny>,
}

/// One activation's name for all hidden layers, or one for each.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "activation must be a name such as \"relu\", or a list of names, one per hidden layer"
)]
pub enum Layers {
    /// The same in all.
    One(String),
    /// From the first layer to the last.
    Each(Vec<String>),
}

/// A [`Switch`].
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SwitchForm {
    epoch: f64,
    activation: Layers,
}

/// An optimiser, its fields as in `torch.optim`, in camelCase.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct OptimizerForm {
    name: Option<String>,
    lr: Option<f64>,
    momentum: Option<f64>,
    nesterov: Option<bool>,
    weight_decay: Option<f64>,
}

impl TryFrom<RecipeForm> for Recipe {
    type Error = Error;

    fn try_from(form: RecipeForm) -> Result<Self, Error> {
        if let Some(field) = form.unknown.into_keys().next() {
            return Err(Kind::UnknownField { field }.into());
        }
        let lesson = Recipe::default();
        let hidden = form.hidden.map_or(Ok(lesson.hidden), layer_units)?;
        let activations = match form.activation {
            Some(activation) => activation.for_layers(hidden.len())?,
            None => vec![Activation::Relu; hidden.len()],
        };
        let switch = |s: SwitchForm| {
            let epoch = whole(
                "the epoch of an activation change",
                s.epoch,
                (0, MAX_EPOCHS),
            )?;
            Ok::<_, Error>(Switch {
                epoch,
                activations: s.activation.for_layers(hidden.len())?,
            })
        };
        let seed = |field, value: Option<f64>, lesson| {
            value.map_or(Ok(lesson), |value| whole(field, value, (0, u32::MAX)))
        };
        let batch = |rows| whole("the batch size", rows, (1, u32::MAX)).map(|rows| rows as usize);
        Recipe {
            data: form
                .data
                .map_or(Ok(lesson.data), |name| Data::from_name(&name))?,
            scaling: form
                .scaling
                .map_or(Ok(lesson.scaling), |name| Scaling::from_name(&name))?,
            test_size: form.test_size.unwrap_or(lesson.test_size),
            split_seed: seed("the split's seed", form.split_seed, lesson.split_seed)?,
            switches: form
                .switches
                .unwrap_or_default()
                .into_iter()
                .map(switch)
                .collect::<Result<_, _>>()?,
            activations,
            optimizer: form.optimizer.unwrap_or_default().settings()?,
            batch_size: form.batch_size.map(batch).transpose()?,
            shuffle: form.shuffle.unwrap_or(lesson.shuffle),
            seed: seed("the seed", form.seed, lesson.seed)?,
            epochs: form.epochs.map_or(Ok(lesson.epochs), |n| {
                whole("the number of epochs", n, (1, MAX_EPOCHS))
            })?,
            hidden,
        }
        .checked()
    }
}

impl From<Recipe> for RecipeForm {
    fn from(recipe: Recipe) -> Self {
        let switch = |s: Switch| SwitchForm {
            epoch: s.epoch.into(),
            activation: Layers::shortest(&s.activations),
        };
        let Sgd {
            lr,
            momentum,
            nesterov,
            weight_decay,
        } = recipe.optimizer;
        RecipeForm {
            data: Some(recipe.data.name().to_owned()),
            scaling: Some(recipe.scaling.name().to_owned()),
            test_size: Some(recipe.test_size),
            split_seed: Some(recipe.split_seed.into()),
            hidden: Some(recipe.hidden.iter().map(|&units| units as f64).collect()),
            activation: Some(Layers::shortest(&recipe.activations)),
            switches: Some(recipe.switches.into_iter().map(switch).collect()),
            optimizer: Some(OptimizerForm {
                name: Some("sgd".to_owned()),
                lr: Some(lr),
                momentum: Some(momentum),
                nesterov: Some(nesterov),
                weight_decay: Some(weight_decay),
            }),
            batch_size: recipe.batch_size.map(|rows| rows as f64),
            shuffle: Some(recipe.shuffle),
            seed: Some(recipe.seed.into()),
            epochs: Some(recipe.epochs.into()),
            unknown: BTreeMap::new(),
        }
    }
}

impl Layers {
    /// The activation of each of `hidden` layers.
    ///
    /// # Errors
    /// A sentence when a name is unknown.
    pub fn for_layers(&self, hidden: usize) -> Result<Vec<Activation>, Error> {
        match self {
            Layers::One(name) => Ok(vec![Activation::from_name(name)?; hidden]),
            Layers::Each(names) => names
                .iter()
                .map(|name| Activation::from_name(name))
                .collect(),
        }
    }

    /// One name where all layers share it, else one each.
    fn shortest(activations: &[Activation]) -> Self {
        match activations {
            [first, rest @ ..] if rest.iter().all(|a| a == first) => {
                Layers::One(first.name().to_owned())
            }
            _ => Layers::Each(activations.iter().map(|a| a.name().to_owned()).collect()),
        }
    }
}

impl OptimizerForm {
    /// The settings, checked.
    fn settings(self) -> Result<Sgd, Error> {
        if let Some(name) = self.name.filter(|name| name != "sgd") {
            return Err(Kind::UnknownOptimizer { name }.into());
        }
        let lesson = Sgd::default();
        Sgd {
            lr: self.lr.unwrap_or(lesson.lr),
            momentum: self.momentum.unwrap_or(lesson.momentum),
            nesterov: self.nesterov.unwrap_or(lesson.nesterov),
            weight_decay: self.weight_decay.unwrap_or(lesson.weight_decay),
        }
        .checked()
    }
}

/// Units per hidden layer as whole numbers; [`Recipe::checked`] sees to their range.
fn layer_units(units: Vec<f64>) -> Result<Vec<usize>, Error> {
    let check = |(layer, units): (usize, f64)| {
        let whole = units.fract() == 0.0 && (1.0..=f64::from(MAX_UNITS)).contains(&units);
        if whole {
            Ok(units as usize)
        } else {
            Err(Kind::LayerUnits { layer, units }.into())
        }
    };
    (1..).zip(units).map(check).collect()
}

/// `value` as a whole number within `lowest..=highest`.
fn whole(field: &'static str, value: f64, (lowest, highest): (u32, u32)) -> Result<u32, Error> {
    if value.fract() == 0.0 && (f64::from(lowest)..=f64::from(highest)).contains(&value) {
        Ok(value as u32)
    } else {
        Err(Kind::NotWhole {
            field,
            value,
            lowest,
            highest,
        }
        .into())
    }
}
