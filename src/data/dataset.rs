//! A data set as it was read, and as it is trained on.

use std::sync::LazyLock;

use ndarray::{Array1, Array2};

use super::{Scaling, Split, StandardScaler, Table, TargetScale, csv};
use crate::Error;

/// A table of numbers, and what is to be predicted from them.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Names of the d features, in the order of the rows of `features`.
    pub names: Vec<String>,
    /// Features as read, feature-major: (d, n).
    pub features: Array2<f64>,
    /// What the targets are.
    pub task: Task,
    /// Targets, 0 or 1 for two classes, 0 to k − 1 for k classes, or numbers: (n).
    pub targets: Array1<f64>,
    /// Whether numbers to predict are scaled as the features are. A visitor's prices or counts need
    /// that, or no learning rate would suit them; toy numbers are about 1 as they are drawn.
    pub scales_targets: bool,
}

/// What is to be predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// One of two classes, 0 or 1, from one logit.
    TwoClasses,
    /// One of so many classes, at least 3, from a logit each.
    Classes(usize),
    /// A number.
    Number,
}

impl Task {
    /// The name across the border: `two_classes`, `classes` or `number`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Task::TwoClasses => "two_classes",
            Task::Classes(_) => "classes",
            Task::Number => "number",
        }
    }

    /// Number of classes; 0 for a number.
    #[must_use]
    pub const fn classes(self) -> usize {
        match self {
            Task::TwoClasses => 2,
            Task::Classes(classes) => classes,
            Task::Number => 0,
        }
    }

    /// Outputs of a network for it: a logit per class, or one for two classes or a number.
    #[must_use]
    pub const fn outputs(self) -> usize {
        match self {
            Task::TwoClasses | Task::Number => 1,
            Task::Classes(classes) => classes,
        }
    }
}

/// A data set after scaling and splitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Prepared {
    /// What is to be predicted.
    pub task: Task,
    /// How the features were scaled.
    pub scaler: StandardScaler,
    /// How numbers to predict were scaled.
    pub target: TargetScale,
    /// The rows to train on, in the order of the split.
    pub train: Table,
    /// The rows to test on, in the order of the split.
    pub test: Table,
}

/// The 299 heart-failure patients of Ahmad et al. (2017) as published by Chicco and Jurman (2020):
/// 12 features, target `DEATH_EVENT`.
pub fn heart() -> &'static Dataset {
    static DATASET: LazyLock<Dataset> = LazyLock::new(super::heart::dataset);
    &DATASET
}

impl Dataset {
    /// Reads a CSV text with a header; `target` names the column to predict, of 0s and 1s.
    ///
    /// # Errors
    /// A sentence naming the row and the column where the text is not such a table.
    pub fn from_csv(text: &str, target: &str) -> Result<Self, Error> {
        csv::read(text, target)
    }

    /// Number of rows, n.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.targets.len()
    }

    /// Scales the features in f64, rounds them to f32 once and splits the rows.
    #[must_use]
    pub fn prepare(&self, scaling: Scaling, split: &Split) -> Prepared {
        let scaler =
            StandardScaler::fit_each(self.features.rows().into_iter().map(
                |feature| match scaling {
                    Scaling::AllRows => feature.to_vec(),
                    Scaling::TrainRows => split.train.iter().map(|&row| feature[row]).collect(),
                },
            ));
        let target = self.target_scale(scaling, &split.train);
        let table = |rows: &[usize]| {
            let feature = |d, at: usize| scaler.apply(d, self.features[[d, rows[at]]]);
            let target = |at: usize| target.apply(self.targets[rows[at]]);
            Table::new(self.features.nrows(), rows.len(), feature, target)
        };
        Prepared {
            task: self.task,
            train: table(&split.train),
            test: table(&split.test),
            scaler,
            target,
        }
    }

    /// How the targets are scaled, fitted on all of them or on those of the training rows.
    fn target_scale(&self, scaling: Scaling, train: &[usize]) -> TargetScale {
        if !self.scales_targets || self.task != Task::Number {
            return TargetScale::NONE;
        }
        TargetScale::fit(&match scaling {
            Scaling::AllRows => self.targets.to_vec(),
            Scaling::TrainRows => train.iter().map(|&row| self.targets[row]).collect(),
        })
    }
}

impl Prepared {
    /// The same of no rows.
    #[must_use]
    pub(crate) fn without_rows(&self) -> Self {
        Prepared {
            task: self.task,
            scaler: self.scaler.clone(),
            target: self.target,
            train: self.train.without_rows(),
            test: self.test.without_rows(),
        }
    }

    /// Accuracy, a fraction, on the training and on the test rows, of always guessing the class
    /// that most training rows have (the lowest of equally frequent ones).
    ///
    /// ```
    /// use relu_playground::data::{Scaling, heart, train_test_split};
    /// let split = train_test_split(299, 0.2, 10)?;
    /// let (train, test) = heart().prepare(Scaling::AllRows, &split).majority_accuracy();
    /// assert_eq!((train, test), (160.0 / 239.0, 43.0 / 60.0));
    /// # Ok::<(), relu_playground::Error>(())
    /// ```
    #[must_use]
    pub fn majority_accuracy(&self) -> (f64, f64) {
        let classes = self.task.classes();
        let most = (0..classes)
            .rev()
            .max_by_key(|&class| self.train.count(class));
        let share = |table: &Table| table.count(most.unwrap_or(0)) as f64 / table.rows() as f64;
        (share(&self.train), share(&self.test))
    }

    /// Mean squared error, on the training and on the test rows, of always guessing the mean of the
    /// training rows' targets; on the former that is their variance.
    #[must_use]
    pub fn mean_error(&self) -> (f64, f64) {
        let sum: f64 = self.train.each_target().map(f64::from).sum();
        let mean = sum / self.train.rows() as f64;
        let error = |table: &Table| {
            let squares = table.each_target().map(|t| (f64::from(t) - mean).powi(2));
            squares.sum::<f64>() / table.rows() as f64
        };
        (error(&self.train), error(&self.test))
    }
}
