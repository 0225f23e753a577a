//! What hidden units do over the training rows: when they are on, and where they bend.

use super::Trainer;
use super::inspect::pass;
use crate::nn::Activation;

/// Most training rows over which units are counted: the first, which the split drew at random.
pub const COUNTED_ROWS: usize = 5000;
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

    /// The pre-activations of a unit of a hidden layer for the first training and the first test rows, up to
    /// `most` of each.
    ///
    /// # Panics
    /// Where there is no such unit.
    #[must_use]
    pub fn pre_activations(&self, layer: usize, unit: usize, most: [usize; 2]) -> [Vec<f32>; 2] {
        let tables = [&self.data.train, &self.data.test];
        let mut both = [Vec::new(), Vec::new()];
        for ((table, most), values) in tables.into_iter().zip(most).zip(&mut both) {
            let rows = table.rows().min(most);
            pass(
                &self.network,
                &table.some(0..rows),
                0..rows,
                |block, stride, workspace| {
                    let z = &workspace.z(layer, stride)[unit * stride..];
                    values.extend_from_slice(&z[..block.len()]);
                },
            );
        }
        both
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
    pub(super) fn uncounted(&self) -> Vec<Vec<Unit>> {
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
    pub(super) fn count(&self, rows: std::ops::Range<usize>, units: &mut [Vec<Unit>]) {
        let activations = &self.network.activations;
        pass(
            &self.network,
            &self.data.train.some(rows.clone()),
            0..rows.len(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Recipe;
    use crate::data::{Toy, ToyKind};

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
