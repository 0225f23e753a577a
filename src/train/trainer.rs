//! One network in training.

use std::sync::Arc;

#[cfg(feature = "page")]
use super::Snapshots;
use super::batch::Batches;
use super::epoch::UnderWay;
use super::{History, Record};
use crate::data::Prepared;
use crate::error::Kind;
use crate::nn::{Linear, Loss, Network, Workspace};
use crate::optim::{Optimizer, Schedule, Settings};
use crate::recipe::{Change, MAX_EPOCHS};
use crate::{Error, Recipe};

/// Trains the network of a [`Recipe`], epoch by epoch.
///
/// ```
/// use relu_playground::{Recipe, Trainer};
///
/// let mut trainer = Trainer::new(Recipe::default())?;
/// trainer.train(100);
/// while trainer.epoch().is_some_and(|record| record.train_loss > 0.6) {}
/// assert_eq!(trainer.history().len(), 233);
/// let rows = trainer.data().test.rows();
/// let last = trainer.history().records().last().unwrap();
/// assert_eq!((last.test_correct, rows), (41, 60));
/// # Ok::<(), relu_playground::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Trainer {
    pub(super) recipe: Recipe,
    pub(super) data: Arc<Prepared>,
    /// None where the run has retired.
    pub(super) batches: Batches,
    /// The epoch that is under way, where it is not done yet.
    pub(super) under_way: Option<UnderWay>,
    pub(super) network: Network,
    pub(super) loss: Loss,
    pub(super) workspace: Workspace,
    pub(super) gradients: Vec<Linear>,
    pub(super) optimizer: Optimizer,
    pub(super) history: History,
    /// What is kept to go back to. The lesson's edition cannot go back, and need not know how.
    #[cfg(feature = "page")]
    pub(super) snapshots: Snapshots,
    pub(super) diverged: bool,
}

impl Trainer {
    /// A trainer at epoch 0, with the recipe's initial weights.
    ///
    /// # Errors
    /// A sentence when the recipe cannot be trained.
    pub fn new(recipe: Recipe) -> Result<Self, Error> {
        let recipe = recipe.checked()?;
        let data = recipe.prepare()?;
        let network = recipe.network();
        let batches = Batches::new(&recipe, &data.train, network.layers[0].weight.ncols());
        let mut trainer = Trainer {
            workspace: workspace(&network, &batches, &data),
            loss: Loss::of(data.task),
            gradients: network.zero_gradients(),
            optimizer: Optimizer::new(recipe.optimizer),
            history: History::new(&data),
            #[cfg(feature = "page")]
            snapshots: Snapshots::default(),
            diverged: false,
            under_way: None,
            recipe,
            data,
            batches,
            network,
        };
        #[cfg(feature = "page")]
        trainer.forget();
        trainer.apply_changes();
        Ok(trainer)
    }

    /// Goes back to epoch 0 and the same initial weights. Changes on the way stay in the recipe,
    /// so that the run repeats itself.
    pub fn reset(&mut self) {
        // The recipe was checked when this trainer was made, so there is always a fresh one.
        if let Ok(fresh) = Trainer::new(self.recipe.clone()) {
            *self = fresh;
        }
    }

    /// Trains up to `epochs` more; fewer when the run ends, see [`Trainer::epoch`].
    pub fn train(&mut self, epochs: usize) {
        for _ in 0..epochs {
            if self.epoch().is_none() {
                return;
            }
        }
    }

    /// Whether there is nothing to train any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let length = self.history.len();
        self.diverged || length == MAX_EPOCHS as usize || self.batches.len() == 0
    }

    /// Gives up the rows of a run that is only looked at from now on: it trains no more.
    pub fn retire(&mut self) {
        self.batches.retire();
        self.under_way = None;
        #[cfg(feature = "page")]
        self.forget();
        self.data = Arc::new(self.data.without_rows());
    }

    /// Ends an epoch with its figures.
    pub(super) fn push(&mut self, record: Record) {
        self.diverged = !(record.train_loss.is_finite() && record.test_loss.is_finite());
        self.history.push(record);
        #[cfg(feature = "page")]
        self.remember();
        self.apply_changes();
    }

    /// Keeps the trained weights and goes on with something else: other activations, another learning
    /// rate, a weight set by hand. The change becomes part of the recipe, at the epoch that is next
    /// (`change.epoch` is set to it), so that the curve can be reproduced.
    ///
    /// # Errors
    /// A sentence when the change cannot be made, and when the run has diverged.
    pub fn change(&mut self, mut change: Change) -> Result<(), Error> {
        let epoch = self.history.len();
        if self.diverged {
            return Err(Kind::Diverged { epoch: epoch - 1 }.into());
        }
        // An epoch that is under way ends as it began.
        change.epoch = (epoch + usize::from(self.under_way.is_some())) as u32;
        self.recipe = self.recipe.clone().changed(change.clone())?;
        if self.under_way.is_none() {
            self.apply(&change);
        }
        Ok(())
    }

    /// Sets how many epochs the recipe asks for; what is trained already stays.
    ///
    /// # Errors
    /// A sentence when a run cannot have so many.
    pub fn set_epochs(&mut self, epochs: u32) -> Result<(), Error> {
        let mut recipe = self.recipe.clone();
        // A cosine over the whole run would have had other rates, had the run been meant to be longer.
        if let Schedule::Cosine { t_max } = &mut recipe.optimizer.schedule
            && !self.history.is_empty()
        {
            t_max.get_or_insert(recipe.epochs);
        }
        self.recipe = Recipe { epochs, ..recipe }.checked()?;
        let schedule = self.recipe.optimizer.schedule;
        let settings = self.optimizer.settings();
        self.optimizer.set(Settings {
            schedule,
            ..settings
        });
        Ok(())
    }

    /// The shape and the activations as they are now, such as `12-5-ReLU-1`.
    #[must_use]
    pub fn title(&self) -> String {
        self.recipe.title_with(&self.network.activations)
    }

    /// The recipe of the run so far.
    #[must_use]
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The scaled rows that are trained and tested on.
    #[must_use]
    pub fn data(&self) -> &Prepared {
        &self.data
    }

    /// The network as trained so far.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The optimiser's settings as they are now.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.optimizer.settings()
    }

    /// How many of the recipe's changes have been made.
    #[must_use]
    pub fn changes_made(&self) -> usize {
        let epoch = self.history.len() as u32;
        self.recipe
            .changes
            .partition_point(|change| change.epoch <= epoch)
    }

    /// Every epoch's figures.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether the last epoch's loss was not a finite number, which ended the run.
    #[must_use]
    pub fn diverged(&self) -> bool {
        self.diverged
    }

    /// Applies the recipe's changes that the next epoch begins with.
    pub(super) fn apply_changes(&mut self) {
        let epoch = self.history.len() as u32;
        let changes = &self.recipe.changes;
        if let Ok(due) = changes.binary_search_by_key(&epoch, |change| change.epoch) {
            let change = changes[due].clone();
            self.apply(&change);
        }
    }

    /// Makes a change; other activations get buffers to match.
    fn apply(&mut self, change: &Change) {
        self.optimizer
            .set(change.settings(self.optimizer.settings()));
        #[cfg(feature = "page")]
        if let Some(all) = &change.all {
            super::state::fill(&mut self.network.layers, all.values());
        }
        for edit in &change.edits {
            edit.apply(&mut self.network);
        }
        if let Some(activations) = &change.activations
            && self.network.activations != *activations
        {
            self.network.activations.clone_from(activations);
            if self.batches.len() == 0 {
                return;
            }
            self.workspace = workspace(&self.network, &self.batches, &self.data);
        }
    }
}

/// Buffers for the longest of the blocks.
pub(super) fn workspace(network: &Network, batches: &Batches, data: &Prepared) -> Workspace {
    // A split leaves rows on both sides, and the first block of a cut is its longest.
    let longest = batches.longest(&data.train);
    Workspace::new(network, longest.max(data.test.blocks()[0].stride))
}
