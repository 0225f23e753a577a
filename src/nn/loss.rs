//! The loss that a task is trained on, as PyTorch defines it.

use crate::WHOLE;
use crate::data::Task;
use crate::kernels::{self, HeadSums};

/// What is minimised, as its mean over the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// `torch.nn.BCEWithLogitsLoss`, on one logit: `max(z, 0) − z t + ln(1 + e^−|z|)`
    BceWithLogits,
    /// `torch.nn.CrossEntropyLoss`, on a logit per class: `ln Σⱼ e^zⱼ − z_t`
    CrossEntropy,
    /// `torch.nn.MSELoss`, on one output: `(z − t)²`
    Mse,
}

impl Loss {
    /// The loss for a task.
    #[must_use]
    pub const fn of(task: Task) -> Self {
        match task {
            Task::TwoClasses => Loss::BceWithLogits,
            Task::Classes(_) => Loss::CrossEntropy,
            Task::Number => Loss::Mse,
        }
    }

    /// Loss, gradient and correct rows of a block; see [`crate::kernels`] for shapes.
    pub(crate) fn evaluate(
        self,
        z: &mut [f32],
        targets: &[f32],
        rows: usize,
        scale: f32,
        dz: &mut [f32],
    ) -> HeadSums {
        let head = match self {
            Loss::BceWithLogits => kernels::bce_with_logits,
            Loss::CrossEntropy if WHOLE => kernels::cross_entropy,
            Loss::Mse if WHOLE => kernels::squared_error,
            Loss::CrossEntropy | Loss::Mse => unreachable!("the lesson predicts two classes"),
        };
        head(z, targets, rows, scale, dz)
    }

    /// What is predicted by outputs (units, stride): probabilities, or the outputs themselves.
    pub(crate) fn predictions(self, z: &[f32], stride: usize) -> Vec<f32> {
        // The gradient by the outputs is the probability less 1 at the target: here nothing is one.
        let target = match self {
            Loss::BceWithLogits => 0.0,
            Loss::CrossEntropy => -1.0,
            Loss::Mse => return z.to_vec(),
        };
        let (mut z, mut probabilities) = (z.to_vec(), vec![0.0; z.len()]);
        self.evaluate(
            &mut z,
            &vec![target; stride],
            stride,
            1.0,
            &mut probabilities,
        );
        probabilities
    }
}
