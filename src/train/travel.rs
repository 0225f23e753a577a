//! Going back to any epoch of a run, exactly.

use std::sync::Arc;

use super::snapshots::Snapshot;
use super::trainer::workspace;
use super::{Snapshots, Trainer};
use crate::Error;
use crate::error::Kind;
use crate::nn::Network;
use crate::optim::Optimizer;
use crate::rng::Generator;

impl Trainer {
    /// A second trainer of the same run, as it was after `epoch` epochs, bit for bit; of a run that has
    /// not come so far, where it is.
    ///
    /// Its recipe is the run's, with what that changes later. Trained on, it repeats the run;
    /// [`Trainer::branch`] has it go another way.
    ///
    /// # Errors
    /// A sentence when the run was retired.
    pub fn at(&self, epoch: usize) -> Result<Trainer, Error> {
        let mut past = self.rewind(epoch)?;
        let epoch = epoch.min(self.history.len());
        past.train(epoch - past.history.len());
        Ok(past)
    }

    /// The same from the nearest snapshot before, still to be trained on to `epoch`; for those who cannot
    /// wait for that in one go. Without a snapshot it begins with the initial weights.
    ///
    /// # Errors
    /// As [`Trainer::at`].
    pub fn rewind(&self, epoch: usize) -> Result<Trainer, Error> {
        if self.batches.len() == 0 {
            return Err(Kind::Retired.into());
        }
        let epoch = epoch.min(self.history.len());
        let snapshot = self.snapshots.nearest(epoch);
        let from = snapshot.map_or(0, |snapshot| snapshot.epoch);
        let recipe = self.recipe.clone();
        let changes = &recipe.changes;
        let made = &changes[..changes.partition_point(|change| (change.epoch as usize) < from)];
        let mut network = match snapshot {
            Some(snapshot) => Network {
                layers: snapshot.layers.clone(),
                activations: recipe.activations.clone(),
            },
            None => recipe.network(),
        };
        let mut activations = made.iter().rev().flat_map(|change| &change.activations);
        if let Some(activations) = activations.next() {
            network.activations.clone_from(activations);
        }
        let mut optimizer = match snapshot {
            Some(snapshot) => snapshot.optimizer.clone(),
            None => Optimizer::new(recipe.optimizer),
        };
        let settings = recipe.optimizer;
        optimizer.set(
            made.iter()
                .fold(settings, |now, change| change.settings(now)),
        );
        let mut past = Trainer {
            workspace: workspace(&network, &self.batches, &self.data),
            loss: self.loss,
            gradients: network.zero_gradients(),
            optimizer,
            history: self.history.until(from, epoch),
            snapshots: self.snapshots.until(from),
            diverged: false,
            under_way: None,
            data: Arc::clone(&self.data),
            batches: match snapshot {
                Some(snapshot) => self.batches.drawn_by(snapshot.shuffler.as_ref()),
                None => self.batches.drawn_by(Some(&Generator::new(recipe.seed))),
            },
            recipe,
            network,
        };
        past.apply_changes();
        Ok(past)
    }

    /// The epoch that [`Trainer::rewind`] would begin at.
    #[must_use]
    pub fn nearest(&self, epoch: usize) -> usize {
        let nearest = self.snapshots.nearest(epoch.min(self.history.len()));
        nearest.map_or(0, |snapshot| snapshot.epoch)
    }

    /// Goes another way from here: what the recipe would change later it no longer does.
    pub fn branch(&mut self) {
        let epoch = self.history.len();
        let changes = &mut self.recipe.changes;
        changes.retain(|change| change.epoch as usize <= epoch);
    }

    /// Keeps what `past`, a trainer that [`Trainer::rewind`] made of this run, has found on its way, and
    /// where it is: from there it is not far to the epochs after.
    pub fn learn(&mut self, past: &Trainer) {
        if past.under_way.is_none() {
            self.snapshots.learn(&past.snapshots, past.snapshot());
        }
    }

    /// What the run keeps of its past.
    #[must_use]
    pub fn snapshots(&self) -> &Snapshots {
        &self.snapshots
    }

    /// Takes the snapshot that is due after the last epoch, if one is.
    pub(super) fn remember(&mut self) {
        if self.snapshots.are_due(self.history.len()) && !self.diverged {
            self.snapshots.keep(self.snapshot());
        }
    }

    /// Takes no snapshots from now on.
    pub(super) fn keep_no_past(&mut self) {
        self.snapshots = Snapshots::never();
    }

    /// Drops all snapshots.
    pub(super) fn forget(&mut self) {
        self.snapshots = Snapshots::new(self.operations());
    }

    /// The run as it is between two epochs.
    fn snapshot(&self) -> Snapshot {
        let epoch = self.history.len();
        let shuffler = self.batches.shuffler();
        Snapshot::new(epoch, &self.network, &self.optimizer, shuffler)
    }
}
