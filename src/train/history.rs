//! What was measured at each epoch.

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

/// The figures of every epoch so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    records: Vec<Record>,
    train_rows: usize,
    test_rows: usize,
}

impl History {
    /// An empty history of a run on so many rows.
    #[must_use]
    pub fn new(train_rows: usize, test_rows: usize) -> Self {
        History { records: Vec::new(), train_rows, test_rows }
    }

    /// Adds the next epoch's figures.
    pub(super) fn push(&mut self, record: Record) {
        self.records.push(record);
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

    /// Accuracy on the training rows, a fraction.
    #[must_use]
    pub fn train_accuracy(&self, record: &Record) -> f64 {
        f64::from(record.train_correct) / self.train_rows as f64
    }

    /// Accuracy on the test rows, a fraction.
    #[must_use]
    pub fn test_accuracy(&self, record: &Record) -> f64 {
        f64::from(record.test_correct) / self.test_rows as f64
    }

    /// The line that the lesson prints at 0-based `epoch`: losses to 5 places, accuracies in % to 2.
    #[must_use]
    pub fn line(&self, epoch: usize) -> Option<String> {
        let record = self.record(epoch)?;
        Some(format!(
            "Epoch: {epoch}, Loss: {:.5}, Accuracy: {:.2}% | Test loss: {:.5}, Test acc: {:.2}%",
            record.train_loss,
            100.0 * self.train_accuracy(record),
            record.test_loss,
            100.0 * self.test_accuracy(record),
        ))
    }
}
