//! What a network in training makes of any rows: the numbers behind decision map, diagram and table.

use std::ops::Range;

use ndarray::Array2;

use super::Trainer;
use crate::data::{BLOCK_ROWS, Task};
use crate::kernels::padded;
use crate::nn::{Network, Workspace};

/// What one layer makes of n rows.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerValues {
    /// Pre-activations; of the last layer the logits, or the number as it is trained: (units, n).
    pub z: Array2<f32>,
    /// What the layer hands on. Of the last layer the predictions, see [`Trainer::predict`]: (units, n).
    pub a: Array2<f32>,
}

impl Trainer {
    /// What the network predicts for rows of raw features, (d, n) as in the data set: for two classes
    /// the probability of class 1, (1, n); for k the probability of each, (k, n); or the number.
    ///
    /// # Panics
    /// Unless `features` has as many rows as the data set has features.
    #[must_use]
    pub fn predict(&self, features: Array2<f64>) -> Array2<f32> {
        let last = self.network.layers.len() - 1;
        let mut layers = self.layers_from(last, features);
        layers.pop().expect("a network has a layer").a
    }

    /// What each layer makes of such rows, from the first hidden layer to the outputs.
    ///
    /// # Panics
    /// As [`Trainer::predict`].
    #[must_use]
    pub fn layers(&self, features: Array2<f64>) -> Vec<LayerValues> {
        self.layers_from(0, features)
    }

    /// The same from layer `first` on.
    fn layers_from(&self, first: usize, features: Array2<f64>) -> Vec<LayerValues> {
        let each = self.recipe.data.features();
        assert_eq!(features.nrows(), each, "features of a row");
        let features = self.recipe.data.extended(features, &self.recipe.extra);
        let scaled = self.data.scaler.transform(&features);
        let rows = scaled.ncols();
        let units = self.network.layers[first..]
            .iter()
            .map(|layer| layer.bias.len());
        let empty = |units| LayerValues {
            z: Array2::zeros((units, rows)),
            a: Array2::zeros((units, rows)),
        };
        let mut layers: Vec<_> = units.map(empty).collect();
        pass(
            &self.network,
            &scaled,
            0..rows,
            |block, stride, workspace| {
                for (l, layer) in (first..).zip(&mut layers) {
                    let z = workspace.z(l, stride);
                    put(z, stride, &mut layer.z, block.clone());
                    if l + 1 == self.network.layers.len() {
                        let predictions = self.loss.predictions(z, stride);
                        put(&predictions, stride, &mut layer.a, block.clone());
                    } else {
                        put(workspace.a(l, stride), stride, &mut layer.a, block.clone());
                    }
                }
            },
        );
        if let Some(output) = layers.last_mut().filter(|_| self.data.task == Task::Number) {
            let target = self.data.target;
            output
                .a
                .map_inplace(|value| *value = target.restore(*value));
        }
        layers
    }
}

/// Sends some rows of scaled features (d, n) through a network: `each` gets a block of up to
/// [`BLOCK_ROWS`] of them, its stride, and what every layer has made of it.
pub(super) fn pass(
    network: &Network,
    features: &Array2<f32>,
    rows: Range<usize>,
    mut each: impl FnMut(Range<usize>, usize, &Workspace),
) {
    let n = features.ncols();
    let mut workspace = Workspace::new(network, BLOCK_ROWS);
    for from in rows.clone().step_by(BLOCK_ROWS) {
        let block = from..rows.end.min(from + BLOCK_ROWS);
        let stride = padded(block.len());
        let mut x = vec![0.0; features.nrows() * stride];
        for (d, x) in x.chunks_exact_mut(stride).enumerate() {
            let feature = &flat(features)[d * n..];
            x[..block.len()].copy_from_slice(&feature[block.clone()]);
        }
        network.forward(&x, stride, &mut workspace);
        each(block, stride, &workspace);
    }
}

/// Puts a block's values (units, stride) in their columns of all rows' (units, n).
fn put(values: &[f32], stride: usize, all: &mut Array2<f32>, block: Range<usize>) {
    let rows = all.ncols();
    let all = all.as_slice_mut().expect("made row by row");
    for (values, all) in values.chunks_exact(stride).zip(all.chunks_exact_mut(rows)) {
        all[block.clone()].copy_from_slice(&values[..block.len()]);
    }
}

/// A matrix, row after row.
fn flat(matrix: &Array2<f32>) -> &[f32] {
    matrix.as_slice().expect("made row by row")
}
