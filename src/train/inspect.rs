//! What a network in training makes of any rows: the numbers behind decision map, diagram and table.

use ndarray::{Array2, s};

use super::Trainer;
use super::block::BLOCK_ROWS;
use crate::data::{Extra, Task};
use crate::kernels::padded;
use crate::nn::Workspace;

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
    fn layers_from(&self, first: usize, mut features: Array2<f64>) -> Vec<LayerValues> {
        assert_eq!(
            features.nrows(),
            self.recipe.data.features(),
            "features of a row"
        );
        Extra::extend(&self.recipe.extra, &mut features);
        let scaled = self.data.scaler.transform(&features);
        let (rows, last) = (scaled.ncols(), self.network.layers.len() - 1);
        let units = self.network.layers[first..]
            .iter()
            .map(|layer| layer.bias.len());
        let empty = |units| LayerValues {
            z: Array2::zeros((units, rows)),
            a: Array2::zeros((units, rows)),
        };
        let mut layers: Vec<_> = units.map(empty).collect();

        let mut workspace = Workspace::new(&self.network, BLOCK_ROWS);
        for from in (0..rows).step_by(BLOCK_ROWS) {
            let to = rows.min(from + BLOCK_ROWS);
            let stride = padded(to - from);
            let mut x = vec![0.0; scaled.nrows() * stride];
            for (x, scaled) in x.chunks_exact_mut(stride).zip(scaled.rows()) {
                for (x, &scaled) in x.iter_mut().zip(scaled.slice(s![from..to])) {
                    *x = scaled;
                }
            }
            self.network.forward(&x, stride, &mut workspace);
            for (l, layer) in (first..).zip(&mut layers) {
                let z = workspace.z(l, stride);
                let predictions;
                let a = if l == last {
                    predictions = self.loss.predictions(z, stride);
                    &predictions
                } else {
                    workspace.a(l, stride)
                };
                for (values, target) in [(z, &mut layer.z), (a, &mut layer.a)] {
                    for (values, mut unit) in values.chunks_exact(stride).zip(target.rows_mut()) {
                        for (value, to) in values.iter().zip(unit.slice_mut(s![from..to])) {
                            *to = *value;
                        }
                    }
                }
            }
        }
        if self.data.task == Task::Number
            && let Some(output) = layers.last_mut()
        {
            let target = self.data.target;
            output.a.mapv_inplace(|value| target.restore(value));
        }
        layers
    }
}
