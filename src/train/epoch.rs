//! One epoch, block by block.

use super::{Record, Trainer};
use crate::data::{Block, Table};
use crate::kernels::HeadSums;
use crate::nn::{Loss, Network, Workspace};

/// How far an epoch is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnderWay {
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
    /// One pass over the training rows, then one over the test rows, as the lesson's loop: the
    /// training figures are from the logits before each update, the test figures from after it.
    ///
    /// A run whose loss is no longer finite has diverged: that epoch is kept, and ends it, as the
    /// 1,000,000th does. After that there is nothing to train.
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
                self.batches.shuffle();
                UnderWay::default()
            }
        };
        if now.batch < self.batches.len() {
            self.train_block(&mut now);
        } else {
            self.test_block(&mut now);
        }
        if now.test < self.data.test.blocks().len() {
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

    /// Multiplications with an addition that one epoch takes, about.
    #[must_use]
    pub fn operations(&self) -> f64 {
        let weights = self.network.layers.iter().map(|layer| layer.weight.len());
        let weights = weights.sum::<usize>() as f64;
        // Blocks are padded to whole tiles, forward and backward; updates go over all weights.
        let train = self.batches.padded_rows(&self.data.train);
        let test = self.data.test.blocks().iter();
        let test: usize = test.map(|block| block.stride).sum();
        weights * (3.0 * train as f64 + test as f64 + 4.0 * self.batches.len() as f64)
    }

    /// Forward, loss and backward of a block of training rows, and after a batch's last the update.
    fn train_block(&mut self, now: &mut UnderWay) {
        let table = &self.data.train;
        if now.block == 0 {
            self.batches.load(now.batch, table);
        }
        let blocks = self.batches.blocks(now.batch, table);
        let block = &blocks[now.block];
        let scale = 1.0 / self.batches.rows_of(now.batch) as f32;
        let sums = evaluate(&self.network, self.loss, block, scale, &mut self.workspace);
        now.sums[0].add(sums);
        let (x, stride) = (&block.features, block.stride);
        self.network
            .backward(x, stride, &mut self.workspace, &mut self.gradients);
        now.block += 1;
        if now.block == blocks.len() {
            let settings = self.optimizer.settings();
            let lr = settings.lr_at(self.history.len(), self.recipe.epochs);
            self.optimizer
                .step(&mut self.network, &mut self.gradients, lr);
            (now.batch, now.block) = (now.batch + 1, 0);
        }
    }

    /// Forward and loss of a block of test rows.
    fn test_block(&mut self, now: &mut UnderWay) {
        let block = &self.data.test.blocks()[now.test];
        let sums = evaluate(&self.network, self.loss, block, 0.0, &mut self.workspace);
        now.sums[1].add(sums);
        now.test += 1;
    }
}

/// Forward and loss of one block; leaves the gradient by the outputs, times `scale`, in the workspace.
#[inline]
fn evaluate(
    network: &Network,
    loss: Loss,
    block: &Block,
    scale: f32,
    workspace: &mut Workspace,
) -> HeadSums {
    network.forward(&block.features, block.stride, workspace);
    let (outputs, gradient) = workspace.head(block.stride);
    loss.evaluate(outputs, &block.targets, block.rows, scale, gradient)
}
