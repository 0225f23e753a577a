//! What is kept of one run.

use crate::Trainer;
use crate::data::Task;

/// Most epochs that are kept of one run's curve.
pub const MOST_POINTS: usize = 500;

/// What is kept of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Test accuracy, a fraction, after the last epoch; where a number is predicted, the test loss.
    pub last: f64,
    /// The 0-based epoch in which the loss was no finite number any more.
    pub diverged: Option<usize>,
    /// The same measure at the [`sampled`] epochs; nothing of a run that diverged.
    pub curve: Vec<f32>,
}

/// The 0-based epochs of a run of so many that are kept: all of up to 500, else 500 of them, evenly from
/// the first to the last.
///
/// ```
/// use relu_playground::study::sampled;
/// assert_eq!(sampled(3).collect::<Vec<_>>(), [0, 1, 2]);
/// let thinned: Vec<_> = sampled(1000).collect();
/// assert_eq!((thinned.len(), thinned[1], thinned[499]), (500, 2, 999));
/// ```
pub fn sampled(epochs: u32) -> impl Iterator<Item = usize> {
    let last = u64::from(epochs.max(1)) - 1;
    let steps = last.min(MOST_POINTS as u64 - 1);
    // To the nearest whole epoch; a single one has no steps.
    let at = move |k: u64| (2 * k * last + steps) / (2 * steps).max(1);
    (0..=steps).map(move |k| at(k) as usize)
}

impl Outcome {
    /// The outcome of a run that is trained to the end of its recipe, or has diverged; none before.
    #[must_use]
    pub fn of(trainer: &Trainer) -> Option<Self> {
        let (history, epochs) = (trainer.history(), trainer.recipe().epochs);
        if trainer.diverged() {
            return Some(Outcome {
                last: f64::NAN,
                diverged: Some(history.len() - 1),
                curve: Vec::new(),
            });
        }
        let is_number = trainer.data().task == Task::Number;
        let measure = |epoch: usize| {
            let record = history.record(epoch)?;
            Some(match is_number {
                true => f64::from(record.test_loss),
                false => history.test_accuracy(record),
            })
        };
        let curve = sampled(epochs).map(|epoch| measure(epoch).map(|value| value as f32));
        Some(Outcome {
            last: measure(epochs as usize - 1)?,
            diverged: None,
            curve: curve.collect::<Option<_>>()?,
        })
    }

    /// The measure after the last epoch; not a number where the run diverged.
    pub(super) fn measure(&self) -> f64 {
        match self.diverged {
            Some(_) => f64::NAN,
            None => self.last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Recipe;
    use crate::optim::Settings;

    #[test]
    fn kept_epochs_rise_from_the_first_to_the_last() {
        for epochs in [1, 2, 499, 500, 501, 750, 1000, 999_999, 1_000_000] {
            let kept: Vec<_> = sampled(epochs).collect();
            assert_eq!(kept.len(), MOST_POINTS.min(epochs as usize), "{epochs}");
            assert_eq!((kept[0], kept[kept.len() - 1]), (0, epochs as usize - 1));
            assert!(kept.windows(2).all(|pair| pair[0] < pair[1]), "{epochs}");
        }
    }

    #[test]
    fn an_outcome_is_the_end_of_a_run_and_its_kept_epochs() {
        let recipe = Recipe {
            epochs: 700,
            ..Recipe::default()
        };
        let mut trainer = Trainer::new(recipe).unwrap();
        trainer.train(699);
        assert_eq!(Outcome::of(&trainer), None);
        trainer.train(301);
        let outcome = Outcome::of(&trainer).unwrap();
        let accuracy = |epoch| {
            let history = trainer.history();
            history.test_accuracy(history.record(epoch).unwrap())
        };
        assert_eq!((outcome.last, outcome.diverged), (accuracy(699), None));
        for (value, epoch) in outcome.curve.iter().zip(sampled(700)) {
            assert_eq!(*value, accuracy(epoch) as f32);
        }
    }

    #[test]
    fn a_run_that_diverged_says_when() {
        let optimizer = Settings {
            lr: 1e30,
            ..Settings::default()
        };
        let mut trainer = Trainer::new(Recipe {
            optimizer,
            ..Recipe::default()
        })
        .unwrap();
        trainer.train(1000);
        let outcome = Outcome::of(&trainer).unwrap();
        assert_eq!(outcome.diverged, Some(trainer.history().len() - 1));
        assert!(outcome.measure().is_nan() && outcome.curve.is_empty());
    }
}
