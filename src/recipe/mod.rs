//! The one value from which everything on the page follows.

mod dataset;
pub(crate) mod form;
mod optimizer;
pub(crate) mod place;
pub(crate) mod value;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::data::{self, Dataset, Prepared, Scaling, Task, Toy, train_test_split};
use crate::error::{Kind, whole};
use crate::nn::{Activation, Init, Network};
use crate::optim::Settings;
pub(crate) use value::Value;

/// Most epochs that a recipe may ask for.
pub const MAX_EPOCHS: u32 = 1_000_000;
/// Most hidden layers of a recipe's network.
pub const MAX_HIDDEN_LAYERS: usize = 8;
/// Most units of a hidden layer of a recipe's network.
pub const MAX_UNITS: u32 = 256;

/// What a number of epochs may be.
pub(crate) const EPOCHS: (u32, u32) = (1, MAX_EPOCHS);
/// What a batch size may be.
const BATCH_SIZES: (u32, u32) = (1, u32::MAX);
/// What the epoch of a [`Switch`] may be, and what a sentence calls it.
const SWITCH_EPOCHS: (u32, u32) = (0, MAX_EPOCHS);
const SWITCH_EPOCH: &str = "the epoch of an activation change";

/// Data, split, scaling, network, optimiser, seed and number of epochs: what a run is made of.
///
/// The same recipe gives the same curves, in every browser and in PyTorch. As JSON or as a
/// JavaScript object its fields are in camelCase, and whatever is missing takes the lesson's value:
///
/// ```
/// use relu_playground::Recipe;
/// let recipe: Recipe = serde_json::from_str(r#"{ "hidden": [20, 20], "activation": "tanh" }"#)?;
/// assert_eq!((recipe.seed, recipe.optimizer.lr), (42, 0.01));
/// assert_eq!(recipe.title(), "12-20-20-1 Tanh");
///
/// let none = serde_json::from_str::<Recipe>(r#"{ "hidden": [0] }"#).unwrap_err();
/// assert!(none.to_string().starts_with("hidden layer 1 has 0 units"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct Recipe {
    /// The data set.
    pub data: Data,
    /// Which rows the standard scaling is fitted on.
    pub scaling: Scaling,
    /// Share of the rows to test on, above 0 and below 1.
    pub test_size: f64,
    /// `random_state` of the split.
    pub split_seed: u32,
    /// Units of each hidden layer.
    pub hidden: Vec<usize>,
    /// Activation of each hidden layer, as training starts.
    pub activations: Vec<Activation>,
    /// Changes of activation during training, by rising epoch.
    pub switches: Vec<Switch>,
    /// How the weights begin.
    pub init: Init,
    /// The optimiser and its settings.
    pub optimizer: Settings,
    /// Rows per update; `None` is all of them at once.
    pub batch_size: Option<usize>,
    /// Whether mini-batches are drawn anew each epoch, or taken in the order of the split.
    pub shuffle: bool,
    /// `torch.manual_seed` before the network is made; seeds the batches' generator too.
    pub seed: u32,
    /// How many epochs to train.
    pub epochs: u32,
}

/// Which data set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Data {
    /// [`data::heart`]
    Heart,
    /// A toy data set, drawn anew for each run.
    Toy(Toy),
}

/// From `epoch` (0-based) on, the hidden layers have other activations and keep their weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// The first epoch that is trained with the new activations.
    pub epoch: u32,
    /// The activation of each hidden layer.
    pub activations: Vec<Activation>,
}

impl Default for Recipe {
    /// The lesson's ReLU network.
    fn default() -> Self {
        Recipe {
            data: Data::Heart,
            scaling: Scaling::AllRows,
            test_size: 0.2,
            split_seed: 10,
            hidden: vec![5],
            activations: vec![Activation::Relu],
            switches: Vec::new(),
            init: Init::Default,
            optimizer: Settings::default(),
            batch_size: None,
            shuffle: true,
            seed: 42,
            epochs: 1000,
        }
    }
}

impl Data {
    /// The data set itself.
    #[must_use]
    pub fn dataset(self) -> Cow<'static, Dataset> {
        match self {
            Data::Heart => Cow::Borrowed(data::heart()),
            Data::Toy(toy) => Cow::Owned(toy.dataset()),
        }
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(self) -> usize {
        match self {
            Data::Heart => data::heart().rows(),
            Data::Toy(toy) => toy.rows,
        }
    }

    /// Number of features.
    #[must_use]
    pub fn features(self) -> usize {
        match self {
            Data::Heart => data::heart().names.len(),
            Data::Toy(toy) => toy.kind.names().len(),
        }
    }

    /// What is to be predicted.
    #[must_use]
    pub fn task(self) -> Task {
        match self {
            Data::Heart => data::heart().task,
            Data::Toy(toy) => toy.kind.task(),
        }
    }
}

impl Recipe {
    /// The recipe, when it can be trained.
    ///
    /// # Errors
    /// A sentence that names the first thing that cannot.
    pub fn checked(self) -> Result<Self, Error> {
        if let Data::Toy(toy) = self.data {
            toy.checked()?;
        }
        if self.hidden.len() > MAX_HIDDEN_LAYERS {
            return Err(Kind::LayerCount {
                given: self.hidden.len(),
            }
            .into());
        }
        for (layer, &units) in (1..).zip(&self.hidden) {
            if !(1..=MAX_UNITS as usize).contains(&units) {
                return Err(Kind::LayerUnits {
                    layer,
                    units: units as f64,
                }
                .into());
            }
        }
        let switched = self.switches.iter().map(|switch| &switch.activations);
        for activations in std::iter::once(&self.activations).chain(switched) {
            if activations.len() != self.hidden.len() {
                let (given, hidden) = (activations.len(), self.hidden.len());
                return Err(Kind::ActivationCount { given, hidden }.into());
            }
        }
        whole("the number of epochs", self.epochs.into(), EPOCHS)?;
        if let Some(rows) = self.batch_size {
            whole("the batch size", rows as f64, BATCH_SIZES)?;
        }
        for switch in &self.switches {
            whole(SWITCH_EPOCH, switch.epoch.into(), SWITCH_EPOCHS)?;
        }
        for pair in self.switches.windows(2) {
            if pair[1].epoch < pair[0].epoch {
                let (epoch, previous) = (pair[1].epoch, pair[0].epoch);
                return Err(Kind::SwitchOrder { epoch, previous }.into());
            }
        }
        self.optimizer.checked()?;
        train_test_split(self.data.rows(), self.test_size, self.split_seed)?;
        Ok(self)
    }

    /// The rows to train and to test on, scaled.
    ///
    /// # Errors
    /// A sentence when the split leaves no row on one side.
    pub fn prepare(&self) -> Result<Prepared, Error> {
        let dataset = self.data.dataset();
        let split = train_test_split(dataset.rows(), self.test_size, self.split_seed)?;
        Ok(dataset.prepare(self.scaling, &split))
    }

    /// The untrained network, with its initial weights.
    ///
    /// # Panics
    /// Unless there is one activation per hidden layer, which [`Recipe::checked`] sees to.
    #[must_use]
    pub fn network(&self) -> Network {
        let activations = self.activations.clone();
        Network::new(&self.units(), activations, self.init, self.seed)
    }

    /// The shape and the activations at the start, such as `12-5-ReLU-1` or `12-20-20-1 linear`.
    ///
    /// One activation in a net of one hidden layer stands behind the layer, as in the lesson; other
    /// nets name theirs at the end.
    #[must_use]
    pub fn title(&self) -> String {
        self.title_with(&self.activations)
    }

    /// The title of the network with other activations.
    pub(crate) fn title_with(&self, activations: &[Activation]) -> String {
        let units: Vec<String> = self.units().iter().map(usize::to_string).collect();
        let shape = units.join("-");
        match activations {
            all if all.iter().all(|&a| a == Activation::Linear) => format!("{shape} linear"),
            [one] => format!("{}-{}-{}-{}", units[0], units[1], one.title(), units[2]),
            [first, rest @ ..] if rest.iter().all(|a| a == first) => {
                format!("{shape} {}", first.title())
            }
            all => {
                let titles: Vec<_> = all.iter().map(|a| a.title()).collect();
                format!("{shape} {}", titles.join(", "))
            }
        }
    }

    /// Features, units of each hidden layer, and the outputs.
    fn units(&self) -> Vec<usize> {
        let (features, outputs) = (self.data.features(), self.data.task().outputs());
        [&[features], self.hidden.as_slice(), &[outputs]].concat()
    }
}
