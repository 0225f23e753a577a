//! The [`Recipe`]: the one value from which a run follows, to the last bit.
//!
//! [`Recipe::default`] is the lesson; every field has its range, and [`Recipe::checked`] says in a sentence
//! which one is left. Through serde a recipe is plain fields, those of the page's JavaScript, and any may be
//! missing: `{"data": "circles", "hidden": [8], "optimizer": {"name": "adam", "lr": 0.01}}`.
//!
//! What a run changes while its trained weights are kept is part of its recipe, as a list of [`Change`]s, so that the
//! same recipe repeats it.

#[cfg(feature = "page")]
mod all;
pub(crate) mod change;
pub(crate) mod data;
pub(crate) mod form;
mod optimizer;
pub(crate) mod place;
pub(crate) mod value;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::data::{Extra, Prepared, Scaling, train_test_split};
use crate::error::{Kind, whole};
use crate::nn::{Activation, Init, Network};
use crate::optim::Settings;
#[cfg(feature = "page")]
pub use all::AllParameters;
pub use change::{Change, Edit};
pub use data::{Data, Own};
#[cfg(all(target_arch = "wasm32", feature = "lesson"))]
pub(crate) use optimizer::write as optimizer_fields;

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
/// Most changes of a run.
const MAX_CHANGES: usize = 10_000;

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
    /// Features made of the coordinates of its points, after them.
    pub extra: Vec<Extra>,
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
    /// What changes during training while the weights are kept, by rising epoch.
    pub changes: Vec<Change>,
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

impl Default for Recipe {
    /// The lesson's ReLU network.
    fn default() -> Self {
        Recipe {
            data: Data::default(),
            extra: Vec::new(),
            scaling: Scaling::AllRows,
            test_size: 0.2,
            split_seed: 10,
            hidden: vec![5],
            activations: vec![Activation::Relu],
            changes: Vec::new(),
            init: Init::Default,
            optimizer: Settings::default(),
            batch_size: None,
            shuffle: true,
            seed: 42,
            epochs: 1000,
        }
    }
}

impl Recipe {
    /// The recipe, when it can be trained.
    ///
    /// # Errors
    /// A sentence that names the first thing that cannot.
    #[cfg_attr(
        not(feature = "page"),
        expect(unused_mut, reason = "all parameters at once are of the page")
    )]
    pub fn checked(mut self) -> Result<Self, Error> {
        self.data.check()?;
        Extra::check(&self.extra, self.data.coordinates())?;
        self.check_network()?;
        whole("the number of epochs", self.epochs.into(), EPOCHS)?;
        if let Some(rows) = self.batch_size {
            whole("the batch size", rows as f64, BATCH_SIZES)?;
        }
        self.optimizer.checked()?;
        self.check_changes()?;
        #[cfg(feature = "page")]
        {
            let units = self.units();
            self.changes
                .iter_mut()
                .for_each(|change| change.fold(&units));
        }
        train_test_split(self.data.rows(), self.test_size, self.split_seed)?;
        Ok(self)
    }

    /// Refuses a network that is too large, or has another number of activations.
    fn check_network(&self) -> Result<(), Error> {
        let (given, hidden) = (self.activations.len(), self.hidden.len());
        if hidden > MAX_HIDDEN_LAYERS {
            return Err(Kind::LayerCount { given: hidden }.into());
        }
        for (layer, &units) in (1..).zip(&self.hidden) {
            if !(1..=MAX_UNITS as usize).contains(&units) {
                let units = units as f64;
                return Err(Kind::LayerUnits { layer, units }.into());
            }
        }
        if given != hidden {
            return Err(Kind::ActivationCount { given, hidden }.into());
        }
        Ok(())
    }

    /// Refuses changes that cannot be made, or are not in order.
    fn check_changes(&self) -> Result<(), Error> {
        if self.changes.len() > MAX_CHANGES {
            let (given, must) = (self.changes.len() as f64, format!("at most {MAX_CHANGES}"));
            return Err(Kind::number("the number of changes", given, &must).into());
        }
        let units = self.units();
        for change in &self.changes {
            change.check(&units, self.optimizer)?;
        }
        for pair in self.changes.windows(2) {
            if pair[1].epoch <= pair[0].epoch {
                let (epoch, previous) = (pair[1].epoch, pair[0].epoch);
                return Err(Kind::ChangeOrder { epoch, previous }.into());
            }
        }
        Ok(())
    }

    /// The recipe of a run that has come to `change.epoch` by this one, and is changed there. What lay
    /// ahead, or was changed at this very epoch, gives way.
    ///
    /// # Errors
    /// A sentence when the change cannot be made.
    pub(crate) fn changed(mut self, change: Change) -> Result<Self, Error> {
        self.changes.retain(|earlier| earlier.epoch <= change.epoch);
        let mut change = match self.changes.pop_if(|last| last.epoch == change.epoch) {
            Some(mut last) => {
                last.merge(change);
                last
            }
            None => change,
        };
        // Before the first epoch there is nothing to be kept: it is what the run begins with.
        if change.epoch == 0 {
            self.optimizer = change.settings(self.optimizer);
            (change.lr, change.weight_decay, change.l1) = (None, None, None);
            self.activations = change.activations.take().unwrap_or(self.activations);
        }
        if !change.is_empty() {
            self.changes.push(change);
        }
        self.checked()
    }

    /// The rows to train and to test on, scaled.
    ///
    /// # Errors
    /// A sentence when the split leaves no row on one side.
    pub fn prepare(&self) -> Result<Arc<Prepared>, Error> {
        let settings = (self.scaling, self.test_size, self.split_seed);
        self.data.prepare(&self.extra, settings)
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

    /// The names of the features that the network sees.
    #[must_use]
    pub fn feature_names(&self) -> Vec<String> {
        self.data.names(&self.extra)
    }

    /// Features, units of each hidden layer, and the outputs.
    pub(crate) fn units(&self) -> Vec<usize> {
        let features = self.data.features() + self.extra.len();
        let outputs = self.data.task().outputs();
        [&[features], self.hidden.as_slice(), &[outputs]].concat()
    }
}
