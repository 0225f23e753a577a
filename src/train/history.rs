//! What was measured at each epoch.

use std::fmt;

use crate::data::{Prepared, Task};

/// One epoch's figures. Training figures are from before the epoch's update, test figures from after
/// it, as in the lesson's loop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Mean loss of the training rows, in nats per row.
    pub train_loss: f32,
    /// Mean loss of the test rows, in nats per row.
    pub test_loss: f32,
    /// Training rows predicted correctly.
    pub train_correct: u32,
    /// Test rows predicted correctly.
    pub test_correct: u32,
}

impl Record {
    /// The lowest and the highest of an extent and this record.
    fn widen(&self, extent: Option<[Record; 2]>) -> [Record; 2] {
        let [lowest, highest] = extent.unwrap_or([*self; 2]);
        [
            lowest.each(self, f32::min, u32::min),
            highest.each(self, f32::max, u32::max),
        ]
    }

    /// Combines each figure with the other record's.
    fn each(
        &self,
        other: &Record,
        loss: fn(f32, f32) -> f32,
        count: fn(u32, u32) -> u32,
    ) -> Record {
        Record {
            train_loss: loss(self.train_loss, other.train_loss),
            test_loss: loss(self.test_loss, other.test_loss),
            train_correct: count(self.train_correct, other.train_correct),
            test_correct: count(self.test_correct, other.test_correct),
        }
    }
}

/// Epochs whose extremes are kept together.
pub const BLOCK: usize = 64;

/// The figures of every epoch so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    records: Vec<Record>,
    /// Figure by figure the lowest and the highest so far, kept up so that axes cost nothing to find.
    extent: Option<[Record; 2]>,
    /// The same of every [`BLOCK`] epochs, so that a long run is drawn without reading all of it.
    blocks: Vec<[Record; 2]>,
    /// Rows of a class each; none where a number is predicted, for then no row is right or wrong.
    rows: Option<(usize, usize)>,
}

impl History {
    /// An empty history of a run on that data.
    #[must_use]
    pub fn new(data: &Prepared) -> Self {
        let rows = (data.train.rows(), data.test.rows());
        History {
            rows: (data.task != Task::Number).then_some(rows),
            ..History::default()
        }
    }

    /// Adds the next epoch's figures.
    pub(super) fn push(&mut self, record: Record) {
        self.records.push(record);
        self.extent = Some(record.widen(self.extent));
        let open = match (self.records.len() - 1) % BLOCK {
            0 => None,
            _ => self.blocks.pop(),
        };
        self.blocks.push(record.widen(open));
    }

    /// The first `epochs` of them, or all there are, with room up to `goal`.
    #[cfg(feature = "page")]
    pub(super) fn until(&self, epochs: usize, goal: usize) -> Self {
        let epochs = epochs.min(self.len());
        let whole = epochs / BLOCK;
        let mut until = History {
            records: Vec::with_capacity(goal),
            blocks: Vec::with_capacity(goal.div_ceil(BLOCK)),
            extent: None,
            rows: self.rows,
        };
        until
            .records
            .extend_from_slice(&self.records[..whole * BLOCK]);
        until.blocks.extend_from_slice(&self.blocks[..whole]);
        let bounds = until.blocks.iter().flatten();
        until.extent = bounds.fold(None, |extent, bound| Some(bound.widen(extent)));
        for record in &self.records[whole * BLOCK..epochs] {
            until.push(*record);
        }
        until
    }

    /// The lowest and the highest, figure by figure as [`History::extent`], of each [`BLOCK`] epochs;
    /// the last block may still be open.
    #[must_use]
    pub fn blocks(&self) -> &[[Record; 2]] {
        &self.blocks
    }

    /// Two records that hold, figure by figure, the lowest and the highest of all epochs. Losses that
    /// are no numbers do not count.
    #[must_use]
    pub fn extent(&self) -> Option<&[Record; 2]> {
        self.extent.as_ref()
    }

    /// Number of epochs kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether no epoch is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The figures of 0-based `epoch`.
    #[must_use]
    pub fn record(&self, epoch: usize) -> Option<&Record> {
        self.records.get(epoch)
    }

    /// The figures of every epoch.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Accuracy on the training rows, a fraction; not a number where a number is predicted.
    #[must_use]
    pub fn train_accuracy(&self, record: &Record) -> f64 {
        let rows = self.rows.map(|(train, _)| train as f64);
        f64::from(record.train_correct) / rows.unwrap_or(f64::NAN)
    }

    /// Accuracy on the test rows, a fraction; not a number where a number is predicted.
    #[must_use]
    pub fn test_accuracy(&self, record: &Record) -> f64 {
        let rows = self.rows.map(|(_, test)| test as f64);
        f64::from(record.test_correct) / rows.unwrap_or(f64::NAN)
    }

    /// The line that the lesson prints at 0-based `epoch`: losses to 5 places, accuracies in % to 2,
    /// where there are any.
    #[must_use]
    pub fn line(&self, epoch: usize) -> Option<String> {
        let record = self.record(epoch)?;
        let (train, test) = (Loss(record.train_loss), Loss(record.test_loss));
        if self.rows.is_none() {
            return Some(format!("Epoch: {epoch}, Loss: {train} | Test loss: {test}"));
        }
        Some(format!(
            "Epoch: {epoch}, Loss: {train}, Accuracy: {:.2}% | Test loss: {test}, Test acc: {:.2}%",
            100.0 * self.train_accuracy(record),
            100.0 * self.test_accuracy(record),
        ))
    }
}

/// A loss as Python prints it: to 5 places, and no number in lower case.
struct Loss(f32);

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_nan() {
            f.write_str("nan")
        } else {
            write!(f, "{:.5}", f64::from(self.0))
        }
    }
}
