//! Full-batch training with `dot`, rows by features as one writes it with ndarray.

use ndarray::{Array1, Array2, Axis, Zip};
use wasm_bindgen::prelude::*;

/// A linear layer: `z = x Wᵀ + b`.
#[derive(Clone)]
struct Linear {
    weight: Array2<f32>,
    bias: Array1<f32>,
}

impl Linear {
    fn forward(&self, x: &Array2<f32>) -> Array2<f32> {
        x.dot(&self.weight.t()) + &self.bias
    }

    /// The gradient of the input, where one is wanted, and one step of SGD.
    fn backward(
        &mut self,
        x: &Array2<f32>,
        dz: &Array2<f32>,
        lr: f32,
        wanted: bool,
    ) -> Option<Array2<f32>> {
        let dx = wanted.then(|| dz.dot(&self.weight));
        self.weight.scaled_add(-lr, &dz.t().dot(x));
        self.bias.scaled_add(-lr, &dz.sum_axis(Axis(0)));
        dx
    }
}

/// Rows and their targets.
struct Rows {
    x: Array2<f32>,
    targets: Array1<f32>,
}

impl Rows {
    fn new(x: Vec<f32>, targets: Vec<f32>) -> Self {
        let shape = (targets.len(), x.len() / targets.len());
        let x = Array2::from_shape_vec(shape, x).expect("rows have equally many features");
        let targets = targets.into();
        Self { x, targets }
    }

    /// Mean loss with logits, and the share of rows that are right.
    fn score(&self, logits: &Array2<f32>) -> (f64, f64) {
        let (mut loss, mut right) = (0.0f64, 0);
        Zip::from(&self.targets)
            .and(logits.column(0))
            .for_each(|&t, &z| {
                loss += f64::from(z.max(0.0) - z * t + (-z.abs()).exp().ln_1p());
                right += u32::from((z > 0.0) == (t > 0.5));
            });
        let rows = self.targets.len() as f64;
        (loss / rows, f64::from(right) / rows)
    }
}

/// A network with its data, for binary classification.
#[wasm_bindgen]
pub struct Net {
    first: Vec<Linear>,
    layers: Vec<Linear>,
    relu: bool,
    lr: f32,
    train: Rows,
    test: Rows,
    history: Vec<[(f64, f64); 2]>,
}

#[wasm_bindgen]
impl Net {
    /// Parameters are weight, bias, weight, bias, as in PyTorch.
    #[wasm_bindgen(constructor)]
    pub fn new(sizes: &[usize], relu: bool, lr: f32, parameters: &[f32], rows: Data) -> Net {
        let mut rest = parameters.iter().copied();
        let layers = sizes.windows(2).map(|pair| Linear {
            weight: Array2::from_shape_simple_fn((pair[1], pair[0]), || rest.next().unwrap()),
            bias: Array1::from_shape_simple_fn(pair[1], || rest.next().unwrap()),
        });
        let first: Vec<Linear> = layers.collect();
        Net {
            layers: first.clone(),
            first,
            relu,
            lr,
            train: rows.train,
            test: rows.test,
            history: Vec::new(),
        }
    }

    /// Back to the first weights.
    pub fn reset(&mut self) {
        self.layers.clone_from(&self.first);
        self.history.clear();
    }

    /// So many epochs: training figures are from before the update, test figures from after it.
    pub fn train(&mut self, epochs: usize) {
        for _ in 0..epochs {
            let acts = self.forward(&self.train.x);
            let logits = acts.last().expect("there is a layer");
            let train = self.train.score(logits);
            self.backward(&acts);
            let logits = self.forward(&self.test.x).pop();
            let test = self.test.score(&logits.expect("there is a layer"));
            self.history.push([train, test]);
        }
    }

    /// Training and test loss of an epoch.
    pub fn losses(&self, epoch: usize) -> Vec<f64> {
        self.history[epoch].map(|(loss, _)| loss).to_vec()
    }

    /// What each layer hands on; of the last the logits.
    fn forward(&self, x: &Array2<f32>) -> Vec<Array2<f32>> {
        let mut acts: Vec<Array2<f32>> = Vec::with_capacity(self.layers.len());
        for (at, layer) in self.layers.iter().enumerate() {
            let mut z = layer.forward(acts.last().unwrap_or(x));
            if self.relu && at + 1 < self.layers.len() {
                z.mapv_inplace(|z| z.max(0.0));
            }
            acts.push(z);
        }
        acts
    }

    fn backward(&mut self, acts: &[Array2<f32>]) {
        let last = self.layers.len() - 1;
        let rows = self.train.targets.len() as f32;
        let mut dz = acts[last].clone();
        Zip::from(dz.column_mut(0))
            .and(&self.train.targets)
            .for_each(|z, &t| *z = (1.0 / (1.0 + (-*z).exp()) - t) / rows);
        for at in (0..=last).rev() {
            let x = if at == 0 {
                &self.train.x
            } else {
                &acts[at - 1]
            };
            let Some(mut dx) = self.layers[at].backward(x, &dz, self.lr, at > 0) else {
                return;
            };
            if self.relu {
                dx.zip_mut_with(x, |d, &a| *d = if a > 0.0 { *d } else { 0.0 });
            }
            dz = dx;
        }
    }
}

/// The rows of both parts, row after row.
#[wasm_bindgen]
pub struct Data {
    train: Rows,
    test: Rows,
}

#[wasm_bindgen]
impl Data {
    /// Features and targets to train on, and to test on.
    #[wasm_bindgen(constructor)]
    pub fn new(train: Vec<f32>, targets: Vec<f32>, test: Vec<f32>, test_targets: Vec<f32>) -> Data {
        Data {
            train: Rows::new(train, targets),
            test: Rows::new(test, test_targets),
        }
    }
}
