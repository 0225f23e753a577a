//! What hidden units do over the training rows: when they are on, and where they bend.

use super::Trainer;
use super::block::BLOCK_ROWS;
use super::inspect::pass;
use crate::Error;
use crate::nn::Activation;
use crate::optim::Schedule;

/// Most training rows over which units are counted: the first, which the split drew at random.
pub const COUNTED_ROWS: usize = 5000;
/// Most samples that a [`UnitHistory`] keeps; past it every second goes.
pub const MOST_SAMPLES: usize = 256;
/// A sigmoid or tanh is saturated where its slope is less than this share of its steepest.
const SATURATED: f32 = 0.05;

/// A hidden unit over the training rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// Rows for which it is on: whose pre-activation z is above 0.
    pub on: u32,
    /// Rows for which it is saturated: |f′(z)| is below a twentieth of the largest. Of sigmoid and tanh
    /// alone; 0 of others.
    pub saturated: u32,
    /// The lowest pre-activation.
    pub lowest: f32,
    /// The highest pre-activation; not a number where one is none.
    pub highest: f32,
}

/// Where the pre-activation of a unit of the first hidden layer is 0: `weights · x + offset = 0`, over the
/// features as they are read. That is where its activation bends.
#[derive(Clone, Debug, PartialEq)]
pub struct Hinge {
    /// Of each feature that the network sees.
    pub weights: Vec<f64>,
    /// The rest.
    pub offset: f64,
}

impl Trainer {
    /// How many training rows units are counted over.
    #[must_use]
    pub fn counted_rows(&self) -> usize {
        self.data.train.rows().min(COUNTED_ROWS)
    }

    /// Each hidden layer's units over the training rows, the first [`COUNTED_ROWS`] of more.
    #[must_use]
    pub fn units(&self) -> Vec<Vec<Unit>> {
        let mut units = self.uncounted();
        self.count(0..self.counted_rows(), &mut units);
        units
    }

    /// The hinges of the first hidden layer's units; none where there is no hidden layer.
    ///
    /// From `z = Σᵢ wᵢ (xᵢ − mᵢ) / sᵢ + b` with the scaler's means m and scales s.
    #[must_use]
    pub fn hinges(&self) -> Vec<Hinge> {
        if self.network.activations.is_empty() {
            return Vec::new();
        }
        let (layer, scaler) = (&self.network.layers[0], &self.data.scaler);
        let units = layer.weight.rows().into_iter().zip(&layer.bias);
        let hinge = |(row, &bias): (ndarray::ArrayView1<f32>, &f32)| {
            let scaled = row.iter().zip(&scaler.scale);
            let weights: Vec<f64> = scaled.map(|(&w, scale)| f64::from(w) / scale).collect();
            let shift: f64 = weights.iter().zip(&scaler.mean).map(|(w, m)| w * m).sum();
            Hinge {
                offset: f64::from(bias) - shift,
                weights,
            }
        };
        units.map(hinge).collect()
    }

    /// The hidden units before any row was counted.
    fn uncounted(&self) -> Vec<Vec<Unit>> {
        let none = Unit {
            on: 0,
            saturated: 0,
            lowest: f32::INFINITY,
            highest: f32::NEG_INFINITY,
        };
        self.recipe
            .hidden
            .iter()
            .map(|&units| vec![none; units])
            .collect()
    }

    /// Counts some training rows.
    fn count(&self, rows: std::ops::Range<usize>, units: &mut [Vec<Unit>]) {
        let activations = &self.network.activations;
        pass(
            &self.network,
            &self.data.train.features,
            rows,
            |block, stride, workspace| {
                for (l, (layer, &activation)) in units.iter_mut().zip(activations).enumerate() {
                    let z = workspace.z(l, stride).chunks_exact(stride);
                    let a = workspace.a(l, stride).chunks_exact(stride);
                    for (unit, (z, a)) in layer.iter_mut().zip(z.zip(a)) {
                        unit.add(activation, &z[..block.len()], &a[..block.len()]);
                    }
                }
            },
        );
    }
}

impl Unit {
    /// Counts some rows' pre-activations, and what the unit hands on for them.
    fn add(&mut self, activation: Activation, z: &[f32], a: &[f32]) {
        self.on += z.iter().filter(|&&z| z > 0.0).count() as u32;
        for &z in z {
            if z.is_nan() {
                (self.lowest, self.highest) = (z, z);
            } else if !self.lowest.is_nan() {
                (self.lowest, self.highest) = (self.lowest.min(z), self.highest.max(z));
            }
        }
        let steepest = match activation {
            Activation::Sigmoid => 0.25,
            Activation::Tanh => 1.0,
            _ => return,
        };
        let mut slopes = vec![1.0; z.len()];
        activation.backward(z, a, &mut slopes);
        let flat = slopes.iter().filter(|&&slope| slope < SATURATED * steepest);
        self.saturated += flat.count() as u32;
    }
}

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
        Ok(UnitHistory {
            trainer: Trainer::new(trainer.recipe.clone())?,
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
    fn units_are_counted_as_the_layers_say() {
        let mut trainer = Trainer::new(Recipe {
            hidden: vec![4, 3],
            activations: vec![Activation::Relu, Activation::Tanh],
            ..Recipe::default()
        })
        .unwrap();
        trainer.train(50);
        // Larger weights, so that some rows saturate.
        trainer.network.layers[1].weight *= 20.0;
        let units = trainer.units();
        let split = crate::data::train_test_split(299, 0.2, 10).unwrap();
        let heart = crate::data::heart();
        let shape = (12, split.train.len());
        let rows =
            ndarray::Array2::from_shape_fn(shape, |(d, r)| heart.features[[d, split.train[r]]]);
        let layers = trainer.layers(rows);
        for (l, layer) in units.iter().enumerate() {
            for (u, unit) in layer.iter().enumerate() {
                let z = layers[l].z.row(u);
                let on = z.iter().filter(|&&z| z > 0.0).count();
                assert_eq!(unit.on as usize, on);
                let flat = z.iter().filter(|&&z| 1.0 - z.tanh().powi(2) < 0.05).count();
                assert_eq!(unit.saturated as usize, if l == 1 { flat } else { 0 });
                assert_eq!(unit.highest, z.iter().copied().fold(f32::MIN, f32::max));
            }
        }
        assert!(units[1].iter().any(|unit| unit.saturated > 100));
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

    #[test]
    fn hinges_are_where_the_pre_activation_is_0() {
        let recipe = Recipe {
            data: Toy::new(ToyKind::Moons).into(),
            extra: vec![crate::data::Extra::Product],
            ..Recipe::default()
        };
        let mut trainer = Trainer::new(recipe).unwrap();
        trainer.train(30);
        let (x1, x2) = (0.7, -0.4);
        let z = trainer.layers(ndarray::arr2(&[[x1], [x2]]));
        let hinges = trainer.hinges();
        for (hinge, z) in hinges.iter().zip(&z[0].z) {
            let [w1, w2, w12] = hinge.weights[..] else {
                panic!()
            };
            let at = w1 * x1 + w2 * x2 + w12 * x1 * x2 + hinge.offset;
            assert!((at - f64::from(*z)).abs() < 1e-5);
        }
        assert_eq!(hinges.len(), 5);
    }
}
