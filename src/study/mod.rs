//! Was it luck? The same models trained over many seeds, and what a difference between two of them is
//! worth.
//!
//! Nothing here trains by itself or knows in which order runs end: whoever trains puts each [`Outcome`]
//! in its place, and every figure is computed from the places in their order. So the same seeds give the
//! same figures on any machine, by any number of workers.

mod histogram;
mod outcome;
mod paired;
mod quantile;

pub use histogram::Histogram;
pub use outcome::{MOST_POINTS, Outcome, sampled};
pub use paired::{Interval, Verdict, interval};
pub use quantile::{Spread, quantile};

use crate::Error;
use crate::error::Kind;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Test accuracy, a fraction of so many test rows: higher is better.
    Accuracy {
        /// How many rows are tested on.
        rows: usize,
    },
    /// Test loss, where a number is predicted: lower is better.
    Loss,
}

/// The outcomes of some models over some seeds.
#[derive(Clone, Debug)]
pub struct Study {
    measure: Measure,
    overlap: f64,
    models: Vec<Model>,
    /// How many seeds, from the first on, are done by every model.
    done: usize,
}

/// One model's runs.
#[derive(Clone, Debug)]
struct Model {
    epochs: u32,
    runs: Vec<Option<Outcome>>,
}

/// How a measure is spread over the seeds at some epochs, each list as long as that of the epochs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// 0-based epochs.
    pub epochs: Vec<usize>,
    /// Where a tenth of the runs is below.
    pub low: Vec<f64>,
    /// The median.
    pub median: Vec<f64>,
    /// Where a tenth of the runs is above.
    pub high: Vec<f64>,
}

impl Study {
    /// A study of models with so many `epochs` each, over so many seeds. `overlap` is test rows by training
    /// rows where each seed splits the data anew, else 0; see [`interval`].
    #[must_use]
    pub fn new(epochs: &[u32], seeds: usize, measure: Measure, overlap: f64) -> Self {
        let model = |&epochs| Model {
            epochs,
            runs: vec![None; seeds],
        };
        Study {
            measure,
            overlap,
            models: epochs.iter().map(model).collect(),
            done: 0,
        }
    }

    /// Puts the outcome of a model's run with the seed at `index`, both from 0, in its place.
    ///
    /// # Errors
    /// A sentence where there is no such place, or the run has another number of epochs.
    pub fn put(&mut self, model: usize, index: usize, outcome: Outcome) -> Result<(), Error> {
        let (models, seeds) = (self.models.len(), self.seeds());
        let place = self.models.get_mut(model);
        let Some(place) = place.filter(|_| index < seeds) else {
            let must = format!("of a model below {models} and a seed below {seeds}");
            return Err(Kind::number("the place of a run", index as f64, &must).into());
        };
        let points = sampled(place.epochs).count();
        if outcome.diverged.is_none() && outcome.curve.len() != points {
            let must = format!("{points} for {} epochs", place.epochs);
            let what = "the number of points of a run’s curve";
            return Err(Kind::number(what, outcome.curve.len() as f64, &must).into());
        }
        place.runs[index] = Some(outcome);
        let is_done = |index: usize| self.models.iter().all(|model| model.runs[index].is_some());
        while self.done < seeds && is_done(self.done) {
            self.done += 1;
        }
        Ok(())
    }

    /// How many seeds there are to be.
    #[must_use]
    pub fn seeds(&self) -> usize {
        self.models.first().map_or(0, |model| model.runs.len())
    }

    /// How many seeds, from the first on, are done by every model: only these count in any figure.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }

    /// What is compared.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// A model's measure after its last epoch, by seed; not a number where the run diverged.
    ///
    /// # Panics
    /// Where there is no such model, as all that follow.
    #[must_use]
    pub fn finals(&self, model: usize) -> Vec<f64> {
        self.outcomes(model).map(Outcome::measure).collect()
    }

    /// The outcome of a model's run with the seed at `index`, from 0; none where it is not done, or the seed does
    /// not count yet.
    #[must_use]
    pub fn outcome(&self, model: usize, index: usize) -> Option<&Outcome> {
        self.outcomes(model).nth(index)
    }

    /// How many of a model's runs diverged.
    #[must_use]
    pub fn diverged(&self, model: usize) -> usize {
        let runs = self.outcomes(model);
        runs.filter(|run| run.diverged.is_some()).count()
    }

    /// How a model's measure after its last epoch is spread, without runs that diverged; none where all did.
    #[must_use]
    pub fn spread(&self, model: usize) -> Option<Spread> {
        Spread::of(&self.finals(model))
    }

    /// What a model's difference from the `reference` is worth: see [`Verdict`].
    #[must_use]
    pub fn verdict(&self, model: usize, reference: usize) -> Verdict {
        let is_lower_better = self.measure == Measure::Loss;
        let (ours, theirs) = (self.finals(model), self.finals(reference));
        Verdict::of(&ours, &theirs, is_lower_better, self.overlap)
    }

    /// How a model's measure is spread at each of its [`sampled`] epochs, without runs that diverged; no
    /// epochs where all did.
    #[must_use]
    pub fn band(&self, model: usize) -> Band {
        let whole = |run: &&Outcome| run.diverged.is_none();
        let runs: Vec<_> = self.outcomes(model).filter(whole).collect();
        let mut band = Band::default();
        if runs.is_empty() {
            return band;
        }
        let mut values = vec![0.0; runs.len()];
        for (point, epoch) in sampled(self.models[model].epochs).enumerate() {
            for (value, run) in values.iter_mut().zip(&runs) {
                *value = f64::from(run.curve[point]);
            }
            values.sort_unstable_by(f64::total_cmp);
            band.epochs.push(epoch);
            band.low.push(quantile(&values, 0.1));
            band.median.push(quantile(&values, 0.5));
            band.high.push(quantile(&values, 0.9));
        }
        band
    }

    /// How often each model came to which measure after its last epoch.
    #[must_use]
    pub fn histogram(&self) -> Histogram {
        let models = 0..self.models.len();
        let finals: Vec<_> = models.map(|model| self.finals(model)).collect();
        match self.measure {
            Measure::Accuracy { rows } => Histogram::of_shares(&finals, rows),
            Measure::Loss => Histogram::of_losses(&finals),
        }
    }

    /// A model's outcomes of the seeds that count.
    fn outcomes(&self, model: usize) -> impl Iterator<Item = &Outcome> {
        self.models[model].runs[..self.done].iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(last: f64) -> Outcome {
        let curve = vec![last as f32; 3];
        Outcome {
            last,
            diverged: None,
            curve,
        }
    }

    #[test]
    fn only_seeds_that_every_model_has_done_count_whatever_came_first() {
        let mut study = Study::new(&[3, 3], 4, Measure::Accuracy { rows: 10 }, 0.0);
        let order = [(1, 3), (0, 0), (0, 2), (1, 1), (0, 1)];
        for (model, index) in order {
            let last = 0.1 * (model + index) as f64;
            study.put(model, index, outcome(last)).unwrap();
        }
        assert_eq!((study.done(), study.finals(0)), (0, vec![]));
        assert_eq!((study.verdict(1, 0).seeds, study.spread(0)), (0, None));
        study.put(1, 0, outcome(0.5)).unwrap();
        assert_eq!(study.done(), 2);
        assert_eq!(study.finals(1), [0.5, 0.2]);
        assert_eq!(study.outcome(1, 1), Some(&outcome(0.2)));
        assert_eq!((study.outcome(1, 2), study.outcome(0, 3)), (None, None));
        study.put(1, 2, outcome(0.5)).unwrap();
        assert_eq!(study.done(), 3);
    }

    #[test]
    fn what_has_no_place_is_refused_in_a_sentence() {
        let mut study = Study::new(&[3], 2, Measure::Loss, 0.0);
        for (model, index) in [(1, 0), (0, 2)] {
            let error = study.put(model, index, outcome(1.0)).unwrap_err();
            assert!(
                error.to_string().starts_with("the place of a run is "),
                "{error}"
            );
        }
        let short = Outcome {
            curve: vec![0.5],
            ..outcome(0.5)
        };
        let error = study.put(0, 0, short).unwrap_err().to_string();
        assert_eq!(
            error,
            "the number of points of a run’s curve is 1; it must be 3 for 3 epochs"
        );
    }

    #[test]
    fn runs_that_diverged_are_counted_and_left_out() {
        let mut study = Study::new(&[3, 3], 3, Measure::Loss, 0.0);
        let diverged = Outcome {
            last: f64::NAN,
            diverged: Some(1),
            curve: Vec::new(),
        };
        for index in 0..3 {
            study.put(0, index, outcome(1.0 + index as f64)).unwrap();
            study.put(1, index, diverged.clone()).unwrap();
        }
        assert_eq!([study.diverged(0), study.diverged(1)], [0, 3]);
        assert_eq!(study.band(0).median, [2.0; 3]);
        assert!(study.band(1).epochs.is_empty() && study.spread(1).is_none());
        let verdict = study.verdict(1, 0);
        assert_eq!((verdict.won, verdict.tied, verdict.lost), (0, 0, 3));
        assert!(verdict.mean.is_nan());
    }
}
