//! When hidden units were on, epoch by epoch.

use super::Trainer;
use super::units::Unit;
use crate::Error;
use crate::data::BLOCK_ROWS;
use crate::optim::Schedule;

/// Most samples that a [`UnitHistory`] keeps; past it every second goes.
pub const MOST_SAMPLES: usize = 256;
/// The share of training rows for which each hidden unit was on, from the first epoch of a run on.
///
/// It trains the recipe once more, in pieces, and so is exact for every epoch whenever one begins to
/// look. It keeps at most [`MOST_SAMPLES`] samples at equal distances: where there are more, every second
/// goes and the distance doubles.
#[derive(Clone, Debug)]
pub struct UnitHistory {
    trainer: Trainer,
    /// Epochs from one sample to the next.
    step: usize,
    /// Of epoch 0, `step`, 2 `step`…: rows for which each unit was on, layer after layer.
    samples: Vec<Vec<u32>>,
    /// Rows counted of the next sample, and the counts.
    open: Option<(usize, Vec<Vec<Unit>>)>,
}

impl UnitHistory {
    /// Of a trainer's run, with nothing trained yet.
    ///
    /// # Errors
    /// A sentence when the recipe cannot be trained.
    pub fn new(trainer: &Trainer) -> Result<Self, Error> {
        let mut run = Trainer::new(trainer.recipe.clone())?;
        run.keep_no_past();
        Ok(UnitHistory {
            trainer: run,
            step: 1,
            samples: Vec::new(),
            open: None,
        })
    }

    /// Whether a trainer's run is the same, however far it is trained and is to be.
    #[must_use]
    pub fn is_of(&self, trainer: &Trainer) -> bool {
        let (own, other) = (&self.trainer.recipe, &trainer.recipe);
        // A cosine over the whole run depends on its length.
        let by_length = own.optimizer.schedule == Schedule::Cosine { t_max: None };
        let mut same = own.clone();
        if !by_length {
            same.epochs = other.epochs;
        }
        same == *other
    }

    /// The next piece on the way to 0-based epoch `to`, up to 240 rows; false when it is there, or the run
    /// ends before.
    pub fn piece(&mut self, to: usize) -> bool {
        let epoch = self.trainer.history().len();
        if epoch.is_multiple_of(self.step) && self.samples.len() == epoch / self.step {
            self.count();
            return true;
        }
        if epoch >= to || self.trainer.is_over() {
            return false;
        }
        self.trainer.piece();
        true
    }

    /// Epochs from one sample to the next.
    #[must_use]
    pub fn step(&self) -> usize {
        self.step
    }

    /// The last epoch, from 0 on, that was sampled.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.step * self.samples.len().saturating_sub(1)
    }

    /// Whether there is such a unit in such a hidden layer.
    #[must_use]
    pub fn has(&self, layer: usize, unit: usize) -> bool {
        let units = self.trainer.recipe.hidden.get(layer);
        units.is_some_and(|&units| unit < units)
    }

    /// The share of rows for which a unit was on: of epoch 0 (before any training), [`UnitHistory::step`],
    /// twice that and so on.
    pub fn shares(&self, layer: usize, unit: usize) -> impl Iterator<Item = f32> + '_ {
        let before: usize = self.trainer.recipe.hidden[..layer].iter().sum();
        let rows = self.trainer.counted_rows() as f32;
        self.samples
            .iter()
            .map(move |on| on[before + unit] as f32 / rows)
    }

    /// Counts a piece of the rows.
    fn count(&mut self) {
        let (from, mut units) = self
            .open
            .take()
            .unwrap_or_else(|| (0, self.trainer.uncounted()));
        let rows = self.trainer.counted_rows();
        let to = rows.min(from + BLOCK_ROWS);
        self.trainer.count(from..to, &mut units);
        if to < rows {
            self.open = Some((to, units));
            return;
        }
        self.samples
            .push(units.iter().flatten().map(|unit| unit.on).collect());
        if self.samples.len() > MOST_SAMPLES {
            let mut at = 0;
            self.samples.retain(|_| {
                at += 1;
                at % 2 == 1
            });
            self.step *= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Recipe;
    use crate::data::{Toy, ToyKind};
    use crate::recipe::{Change, Edit};

    fn shares(history: &UnitHistory, unit: usize) -> Vec<f32> {
        history.shares(0, unit).collect()
    }

    #[test]
    fn a_bias_far_below_0_leaves_a_unit_dead_for_good() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(20);
        let edit = Edit {
            layer: 0,
            unit: 2,
            input: None,
            value: -1000.0,
        };
        let change = Change {
            edits: vec![edit],
            ..Change::default()
        };
        trainer.change(change).unwrap();
        assert_eq!(trainer.units()[0][2].on, 0);
        trainer.train(200);
        let units = &trainer.units()[0];
        assert_eq!(units.iter().filter(|unit| unit.on == 0).count(), 1);
        assert!(units[2].highest < -900.0);
        // And so its history says: alive up to the change, then not.
        let mut history = UnitHistory::new(&trainer).unwrap();
        while history.piece(220) {}
        let on = shares(&history, 2);
        assert_eq!((history.step(), on.len()), (1, 221));
        assert!(on[..20].iter().all(|&on| on > 0.0) && on[20..].iter().all(|&on| on == 0.0));
    }

    #[test]
    fn a_history_is_that_of_the_run_however_late_it_begins() {
        let recipe = Recipe {
            data: Toy::new(ToyKind::Circles).into(),
            batch_size: Some(32),
            ..Recipe::default()
        };
        let mut trainer = Trainer::new(recipe).unwrap();
        let rows = trainer.counted_rows() as f32;
        let mut wanted = Vec::new();
        for _ in 0..=300 {
            wanted.push(trainer.units()[0][3].on as f32 / rows);
            trainer.train(1);
        }
        let mut history = UnitHistory::new(&trainer).unwrap();
        while history.piece(300) {}
        // More than can be kept: every second is left.
        assert_eq!((history.step(), history.reached()), (2, 300));
        let kept: Vec<f32> = wanted.into_iter().step_by(2).collect();
        assert_eq!(shares(&history, 3), kept);
        assert!(history.is_of(&trainer));
        trainer.set_epochs(2000).unwrap();
        assert!(history.is_of(&trainer));
        let lr = Some(0.5);
        trainer
            .change(Change {
                lr,
                ..Change::default()
            })
            .unwrap();
        assert!(!history.is_of(&trainer));
    }

    #[test]
    fn long_runs_keep_few_samples_and_diverged_ones_end() {
        let mut recipe = Recipe {
            hidden: vec![2],
            ..Recipe::default()
        };
        let trainer = Trainer::new(recipe.clone()).unwrap();
        let mut history = UnitHistory::new(&trainer).unwrap();
        while history.piece(3000) {}
        assert_eq!((history.step(), shares(&history, 1).len()), (16, 188));
        recipe.optimizer.lr = 1e30;
        let mut history = UnitHistory::new(&Trainer::new(recipe).unwrap()).unwrap();
        while history.piece(1000) {}
        assert!(history.reached() < 1000);
    }
}
