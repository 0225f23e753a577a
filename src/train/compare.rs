//! A network beside one linear layer, over every row there is.

use std::ops::Range;
use std::sync::Arc;

use ndarray::ArrayView1;

use super::Trainer;
use super::inspect::pass;
use crate::data::{BLOCK_ROWS, Prepared, Table, Task};
use crate::nn::{Affine, LeastSquares, Network};

/// Most features for which the nearest linear layer is sought: it takes their square in memory.
const MOST_FEATURES: usize = 256;

/// Measures how far a network's outputs are from those of one linear layer, over all training and all test
/// rows, a piece at a time for those who cannot wait.
///
/// Two layers are tried: the [product](Network::collapse) of the network's own, and where there are
/// activations also the one that comes nearest in least squares, for if any single layer said what the
/// network says of these rows, that would be it.
#[derive(Clone, Debug)]
pub struct Comparison {
    network: Network,
    data: Arc<Prepared>,
    /// What the network says: (rows, outputs), row after row.
    outputs: Vec<f32>,
    sums: Option<LeastSquares>,
    /// Rows done, of both passes.
    done: usize,
    lowest: f32,
    highest: f32,
    product: Beside,
    fit: Option<Beside>,
}

/// One linear layer, and how far a network's outputs are from its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// The layer, of standardised features.
    pub layer: Affine,
    /// The largest difference of an output, over the rows so far; not a number where one is none.
    pub difference: f64,
    /// Rows so far for which it predicts another class.
    pub other_class: usize,
}

impl Comparison {
    /// Of a trainer's network as it is now; what is trained later does not count.
    #[must_use]
    pub fn new(trainer: &Trainer) -> Self {
        let (network, data) = (trainer.network.clone(), Arc::clone(&trainer.data));
        let product = Beside::new(network.collapse());
        let (outputs, features) = product.layer.weight.dim();
        let is_sought = !network.is_linear() && features <= MOST_FEATURES;
        Comparison {
            sums: is_sought.then(|| LeastSquares::new(features, outputs)),
            outputs: Vec::new(),
            done: 0,
            lowest: f32::INFINITY,
            highest: f32::NEG_INFINITY,
            fit: None,
            product,
            network,
            data,
        }
    }

    /// The next piece, up to 240 rows; false when all is done.
    pub fn piece(&mut self) -> bool {
        let rows = self.rows();
        if self.done < rows {
            self.measure();
        } else if self.done < self.goal() {
            self.measure_fit();
        }
        self.done < self.goal()
    }

    /// Training and test rows together.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.data.train.rows() + self.data.test.rows()
    }

    /// Whether the network has no activation, so that its layers are one.
    #[must_use]
    pub fn is_linear(&self) -> bool {
        self.network.is_linear()
    }

    /// The network that is measured.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The lowest and the highest output so far.
    #[must_use]
    pub fn range(&self) -> (f32, f32) {
        (self.lowest, self.highest)
    }

    /// The network's layers, multiplied as if no activation stood between them.
    #[must_use]
    pub fn product(&self) -> &Beside {
        &self.product
    }

    /// The linear layer nearest to the network's outputs over all rows, where it was sought and every row
    /// has been seen.
    #[must_use]
    pub fn fit(&self) -> Option<&Beside> {
        self.fit.as_ref()
    }

    /// Rows of all passes.
    fn goal(&self) -> usize {
        let passes = if self.sums.is_some() { 2 } else { 1 };
        passes * self.rows()
    }

    /// The network's outputs for the next rows, beside those of the product.
    fn measure(&mut self) {
        let data = Arc::clone(&self.data);
        let (table, rows) = part(&data, self.done);
        let outputs = self.product.layer.bias.len();
        let last = self.network.layers.len() - 1;
        let features = table.some(rows);
        pass(
            &self.network,
            &features,
            0..features.ncols(),
            |block, stride, workspace| {
                let z = workspace.z(last, stride);
                for row in 0..block.len() {
                    self.outputs
                        .extend((0..outputs).map(|o| z[o * stride + row]));
                }
            },
        );
        let new = &self.outputs[self.done * outputs..];
        for (row, z) in features
            .columns()
            .into_iter()
            .zip(new.chunks_exact(outputs))
        {
            self.product.add(row, z, data.task);
            (self.lowest, self.highest) = z
                .iter()
                .fold((self.lowest, self.highest), |(low, high), &z| {
                    (low.min(z), high.max(z))
                });
            if let Some(sums) = &mut self.sums {
                sums.add(&row.to_vec(), z);
            }
            self.done += 1;
        }
    }

    /// The same outputs beside those of the nearest layer.
    fn measure_fit(&mut self) {
        let Some(sums) = &self.sums else { return };
        let fit = self.fit.get_or_insert_with(|| Beside::new(sums.solve()));
        let all = self.data.train.rows() + self.data.test.rows();
        let seen = self.done - all;
        let outputs = fit.layer.bias.len();
        let (table, rows) = part(&self.data, seen);
        let (features, values) = (table.some(rows), &self.outputs[seen * outputs..]);
        let columns = features.columns().into_iter();
        for (row, z) in columns.zip(values.chunks_exact(outputs)) {
            fit.add(row, z, self.data.task);
            self.done += 1;
        }
    }
}

impl Beside {
    fn new(layer: Affine) -> Self {
        Beside {
            layer,
            difference: 0.0,
            other_class: 0,
        }
    }

    /// Counts what the network says of a row.
    fn add(&mut self, features: ArrayView1<f32>, z: &[f32], task: Task) {
        let output = |o| self.layer.output(o, features.iter().copied());
        let own: Vec<f64> = (0..z.len()).map(output).collect();
        for (own, &z) in own.iter().zip(z) {
            let difference = (f64::from(z) - own).abs();
            // A comparison would pass over what is no number.
            if difference.is_nan() || difference > self.difference {
                self.difference = difference;
            }
        }
        let theirs: Vec<f64> = z.iter().map(|&z| z.into()).collect();
        let is_other = task != Task::Number && class_of(&own) != class_of(&theirs);
        self.other_class += usize::from(is_other);
    }
}

/// The class that outputs predict: of one logit by its sign, of several the first of the largest.
fn class_of(outputs: &[f64]) -> usize {
    match *outputs {
        [logit] => usize::from(logit > 0.0),
        _ => (1..outputs.len()).fold(0, |best, class| {
            if outputs[class] > outputs[best] {
                class
            } else {
                best
            }
        }),
    }
}

/// The rows of a piece that begins after `done` of all: of which table, and where in it.
fn part(data: &Prepared, done: usize) -> (&Table, Range<usize>) {
    let trained = data.train.rows();
    let (table, from) = match done.checked_sub(trained) {
        Some(from) => (&data.test, from),
        None => (&data.train, done),
    };
    (table, from..table.rows().min(from + BLOCK_ROWS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Recipe;
    use crate::data::{Toy, ToyKind};
    use crate::nn::Activation;

    fn measured(recipe: Recipe, epochs: usize) -> Comparison {
        let mut trainer = Trainer::new(recipe).unwrap();
        trainer.train(epochs);
        let mut comparison = Comparison::new(&trainer);
        while comparison.piece() {}
        comparison
    }

    fn deep(activation: Activation) -> Recipe {
        Recipe {
            hidden: vec![20, 20],
            activations: vec![activation; 2],
            ..Recipe::default()
        }
    }

    #[test]
    fn the_lessons_linear_networks_are_one_layer() {
        for epochs in [0, 1000] {
            let comparison = measured(deep(Activation::Linear), epochs);
            assert!(comparison.is_linear());
            assert_eq!((comparison.rows(), comparison.fit()), (299, None));
            let product = comparison.product();
            assert_eq!(product.layer.weight.dim(), (1, 12));
            assert!(
                (1e-9..1e-5).contains(&product.difference),
                "{}",
                product.difference
            );
            assert_eq!(product.other_class, 0);
        }
    }

    #[test]
    fn with_an_activation_no_layer_says_the_same() {
        let comparison = measured(deep(Activation::Relu), 1000);
        let fit = comparison.fit().unwrap();
        assert!(comparison.product().difference > 1.0);
        assert!(comparison.product().other_class > 0);
        let (low, high) = comparison.range();
        assert!(low < 0.0 && high > 0.0);
        // Nearer than the product, and still far off.
        assert!(fit.difference > 0.3 && fit.difference < comparison.product().difference);
    }

    #[test]
    fn a_relu_that_is_on_for_every_row_leaves_the_network_linear_there() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        for bias in &mut trainer.network.layers[0].bias {
            *bias = 50.0;
        }
        let mut comparison = Comparison::new(&trainer);
        while comparison.piece() {}
        assert!(!comparison.is_linear());
        let fit = comparison.fit().unwrap();
        assert!(fit.difference < 1e-4, "{}", fit.difference);
        assert!(comparison.product().difference < 1e-4);
    }

    #[test]
    fn several_classes_have_a_vector_each_and_pieces_reach_every_row() {
        let mut toy = Toy::new(ToyKind::Blobs { centers: 3 });
        toy.rows = 1000;
        let recipe = Recipe {
            data: toy.into(),
            activations: vec![Activation::Linear],
            ..Recipe::default()
        };
        let trainer = Trainer::new(recipe).unwrap();
        let mut comparison = Comparison::new(&trainer);
        let mut pieces = 1;
        while comparison.piece() {
            pieces += 1;
        }
        // 800 training rows, 200 test rows.
        assert_eq!(pieces, 4 + 1);
        assert_eq!(comparison.product().layer.weight.dim(), (3, 2));
        assert!(comparison.product().difference < 1e-5);
    }

    #[test]
    fn what_is_no_number_is_not_passed_over() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.network.layers[0].weight[[0, 0]] = f32::NAN;
        let mut comparison = Comparison::new(&trainer);
        while comparison.piece() {}
        assert!(comparison.product().difference.is_nan());
    }
}
