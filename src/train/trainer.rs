//! One network in training.

use std::sync::Arc;

use super::block::Block;
use super::{History, Record};
use crate::data::{Prepared, Table};
use crate::error::Kind;
use crate::kernels::HeadSums;
use crate::nn::{Linear, Loss, Network, Workspace};
use crate::optim::{Optimizer, Schedule, Settings};
use crate::recipe::{Change, MAX_EPOCHS};
use crate::rng::Generator;
use crate::{Error, Recipe};

/// Trains the network of a [`Recipe`], epoch by epoch.
#[derive(Clone, Debug)]
pub struct Trainer {
    pub(super) recipe: Recipe,
    pub(super) data: Arc<Prepared>,
    /// One per update of an epoch; none where the run has retired.
    batches: Vec<Batch>,
    test: Vec<Block>,
    /// The epoch that is under way, where it is not done yet.
    under_way: Option<UnderWay>,
    /// Draws the order of the rows, where the recipe shuffles its batches.
    shuffler: Option<Generator>,
    pub(super) network: Network,
    pub(super) loss: Loss,
    workspace: Workspace,
    gradients: Vec<Linear>,
    pub(super) optimizer: Optimizer,
    pub(super) history: History,
    diverged: bool,
}

/// The rows of one update.
#[derive(Clone, Debug)]
struct Batch {
    blocks: Vec<Block>,
    rows: usize,
}

/// How far an epoch is.
#[derive(Clone, Copy, Debug, Default)]
struct UnderWay {
    /// Updates made.
    batch: usize,
    /// Blocks done of the next one.
    block: usize,
    /// Blocks of test rows done.
    test: usize,
    /// Figures so far.
    sums: [HeadSums; 2],
}

impl Trainer {
    /// A trainer at epoch 0, with the recipe's initial weights.
    ///
    /// # Errors
    /// A sentence when the recipe cannot be trained.
    pub fn new(recipe: Recipe) -> Result<Self, Error> {
        let recipe = recipe.checked()?;
        let data = recipe.prepare()?;
        let rows: Vec<usize> = (0..data.train.rows()).collect();
        let batch = recipe.batch_size.unwrap_or(rows.len());
        let batches: Vec<_> = rows
            .chunks(batch)
            .map(|rows| Batch {
                blocks: Block::cut(&data.train, rows),
                rows: rows.len(),
            })
            .collect();
        let test_rows: Vec<usize> = (0..data.test.rows()).collect();
        let test = Block::cut(&data.test, &test_rows);
        let network = recipe.network();
        let mut trainer = Trainer {
            shuffler: shuffler(&recipe, &batches),
            workspace: workspace(&network, &batches, &test),
            loss: Loss::of(data.task),
            gradients: network.zero_gradients(),
            optimizer: Optimizer::new(recipe.optimizer),
            history: History::new(&data),
            diverged: false,
            under_way: None,
            recipe,
            data,
            batches,
            test,
            network,
        };
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

    /// One pass over the training rows, then one over the test rows, as the lesson's loop: the
    /// training figures are from the logits before each update, the test figures from after it.
    ///
    /// A run whose loss is no longer finite has diverged: that epoch is kept, and ends it, as the
    /// [`MAX_EPOCHS`]th does. After that there is nothing to train.
    pub fn epoch(&mut self) -> Option<Record> {
        while !self.is_over() {
            if let Some(record) = self.piece() {
                return Some(record);
            }
        }
        None
    }

    /// The next piece of an epoch, a block of up to 240 rows, for those who cannot wait for a whole one;
    /// the figures with its last piece. What is changed on the way counts from the next epoch on.
    pub fn piece(&mut self) -> Option<Record> {
        if self.is_over() {
            return None;
        }
        let mut now = match self.under_way.take() {
            Some(now) => now,
            None => {
                self.shuffle();
                UnderWay::default()
            }
        };
        if now.batch < self.batches.len() {
            self.train_block(&mut now);
        } else {
            self.test_block(&mut now);
        }
        if now.test < self.test.len() {
            self.under_way = Some(now);
            return None;
        }
        let [train, test] = now.sums;
        let mean = |sums: HeadSums, table: &Table| (sums.loss / table.rows() as f64) as f32;
        let record = Record {
            train_loss: mean(train, &self.data.train),
            test_loss: mean(test, &self.data.test),
            train_correct: train.correct,
            test_correct: test.correct,
        };
        self.push(record);
        Some(record)
    }

    /// Whether there is nothing to train any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let length = self.history.len();
        self.diverged || length == MAX_EPOCHS as usize || self.batches.is_empty()
    }

    /// Gives up the rows of a run that is only looked at from now on: it trains no more.
    pub fn retire(&mut self) {
        (self.batches, self.test, self.under_way) = (Vec::new(), Vec::new(), None);
        self.data = Arc::new(self.data.without_rows());
    }

    /// Multiplications with an addition that one epoch takes, about.
    #[must_use]
    pub fn operations(&self) -> f64 {
        let weights = self.network.layers.iter().map(|layer| layer.weight.len());
        let weights = weights.sum::<usize>() as f64;
        // Blocks are padded to whole tiles, forward and backward; updates go over all weights.
        let blocks = self.batches.iter().flat_map(|batch| &batch.blocks);
        let train: usize = blocks.map(|block| block.stride).sum();
        let test: usize = self.test.iter().map(|block| block.stride).sum();
        weights * (3.0 * train as f64 + test as f64 + 4.0 * self.batches.len() as f64)
    }

    /// Ends an epoch with its figures.
    pub(super) fn push(&mut self, record: Record) {
        self.diverged = !(record.train_loss.is_finite() && record.test_loss.is_finite());
        self.history.push(record);
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

    /// Forward, loss and backward of a block of training rows, and after a batch's last the update.
    fn train_block(&mut self, now: &mut UnderWay) {
        let batch = &self.batches[now.batch];
        let block = &batch.blocks[now.block];
        let scale = 1.0 / batch.rows as f32;
        let sums = evaluate(&self.network, self.loss, block, scale, &mut self.workspace);
        now.sums[0].add(sums);
        let (x, stride) = (&block.features, block.stride);
        self.network
            .backward(x, stride, &mut self.workspace, &mut self.gradients);
        now.block += 1;
        if now.block == batch.blocks.len() {
            let settings = self.optimizer.settings();
            let lr = settings.lr_at(self.history.len(), self.recipe.epochs);
            self.optimizer
                .step(&mut self.network, &mut self.gradients, lr);
            (now.batch, now.block) = (now.batch + 1, 0);
        }
    }

    /// Forward and loss of a block of test rows.
    fn test_block(&mut self, now: &mut UnderWay) {
        let block = &self.test[now.test];
        let sums = evaluate(&self.network, self.loss, block, 0.0, &mut self.workspace);
        now.sums[1].add(sums);
        now.test += 1;
    }

    /// Applies the recipe's changes that the next epoch begins with.
    fn apply_changes(&mut self) {
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
        for edit in &change.edits {
            edit.apply(&mut self.network);
        }
        if let Some(activations) = &change.activations
            && self.network.activations != *activations
        {
            self.network.activations.clone_from(activations);
            if self.batches.is_empty() {
                return;
            }
            self.workspace = workspace(&self.network, &self.batches, &self.test);
        }
    }

    /// Draws this epoch's batches, where the recipe asks for it.
    pub(super) fn shuffle(&mut self) {
        let Some(shuffler) = &mut self.shuffler else {
            return;
        };
        let order = shuffler.permutation(self.data.train.rows());
        let mut rest = order.as_slice();
        for batch in &mut self.batches {
            let (now, later) = rest.split_at(batch.rows);
            Block::reload(&mut batch.blocks, &self.data.train, now);
            rest = later;
        }
    }
}

/// The generator of the batches' order, seeded by the recipe; none where one batch holds all rows.
fn shuffler(recipe: &Recipe, batches: &[Batch]) -> Option<Generator> {
    (recipe.shuffle && batches.len() > 1).then(|| Generator::new(recipe.seed))
}

/// Buffers for the longest of the blocks.
fn workspace(network: &Network, batches: &[Batch], test: &[Block]) -> Workspace {
    // A split leaves rows on both sides, and the first block of a cut is its longest.
    Workspace::new(network, batches[0].blocks[0].stride.max(test[0].stride))
}

/// Forward and loss of one block; leaves the gradient by the outputs, times `scale`, in the workspace.
fn evaluate(
    network: &Network,
    loss: Loss,
    block: &Block,
    scale: f32,
    workspace: &mut Workspace,
) -> HeadSums {
    network.forward(&block.features, block.stride, workspace);
    let (outputs, gradient) = workspace.head(block.stride);
    loss.evaluate(outputs, &block.targets, &block.mask, scale, gradient)
}
