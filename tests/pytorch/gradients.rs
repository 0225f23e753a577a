//! Activations, losses and gradients against PyTorch's values and against finite differences.

use crate::fixture::{f32s, f64s, fixture};
use ndarray::Array2;
use relu_playground::data::Prepared;
use relu_playground::nn::{Activation, Network};
use relu_playground::optim::Settings;
use relu_playground::{Recipe, Trainer};

/// f(z) and f′(z) of one activation for each z.
fn values(activation: Activation, z: &[f32]) -> (Vec<f32>, Vec<f32>) {
    let (mut a, mut d) = (vec![0.0; z.len()], vec![1.0; z.len()]);
    activation.forward(z, &mut a);
    activation.backward(z, &a, &mut d);
    (a, d)
}

#[test]
fn activations_equal_torchs_at_hard_points() {
    let fixture = fixture("activations.json");
    let z = f32s(&fixture["x_hex"]);
    for activation in Activation::ALL
        .into_iter()
        .filter(|&a| a != Activation::Linear)
    {
        let truth = &fixture[activation.name()];
        let (a, d) = values(activation, &z);
        let wanted = [(&a, "y_f64", "y_f32hex"), (&d, "dy_f64", "dy_f32hex")];
        for (ours, exact, torchs) in wanted {
            let (exact, torchs) = (f64s(&truth[exact]), f32s(&truth[torchs]));
            for ((&z, &ours), (exact, torchs)) in z.iter().zip(ours).zip(exact.iter().zip(torchs)) {
                // Within 1e-6 of the truth or twice PyTorch's own error; where a function saturates, as
                // 1 − tanh², within a few of the last bits of 1.
                let off = (f64::from(ours) - exact).abs();
                let torchs_off = (f64::from(torchs) - exact).abs();
                let bound = (1e-6 * exact.abs()).max(2.0 * torchs_off).max(4e-7);
                assert!(
                    off <= bound,
                    "{}({z}) is {ours}, not {exact}",
                    activation.name()
                );
            }
        }
    }
}

#[test]
fn an_activations_derivative_is_its_slope() {
    let h = 1e-2f32;
    for activation in Activation::ALL {
        for k in -400..=400 {
            let z = k as f32 / 50.0 + 0.003;
            if z.abs() < 2.0 * h || (z - 20.0).abs() < 2.0 * h {
                continue; // across a kink there is no slope
            }
            let (a, d) = values(activation, &[z - h, z, z + h]);
            let slope = (a[2] - a[0]) / (2.0 * h);
            assert!(
                (d[1] - slope).abs() < 2e-4,
                "{}′({z}): {} {slope}",
                activation.name(),
                d[1]
            );
        }
    }
}

/// The mean loss of a network on the training rows, in f64 and written once more from its
/// definition: the oracle for finite differences.
fn loss(weights: &[Array2<f64>], biases: &[Vec<f64>], network: &Network, data: &Prepared) -> f64 {
    let mut total = 0.0;
    let features = data.train.features();
    for (column, target) in features.columns().into_iter().zip(data.train.targets()) {
        let mut a: Vec<f64> = column.iter().map(|&x| f64::from(x)).collect();
        for (l, (weight, bias)) in weights.iter().zip(biases).enumerate() {
            let z = weight.rows().into_iter().zip(bias);
            a = z
                .map(|(w, b)| b + w.iter().zip(&a).map(|(w, a)| w * a).sum::<f64>())
                .collect();
            if let Some(&activation) = network.activations.get(l) {
                a.iter_mut().for_each(|z| *z = exact(activation, *z));
            }
        }
        total += a[0].max(0.0) - a[0] * f64::from(target) + (-a[0].abs()).exp().ln_1p();
    }
    total / data.train.rows() as f64
}

/// Each activation in f64, from its definition.
fn exact(activation: Activation, z: f64) -> f64 {
    let sigmoid = |z: f64| 1.0 / (1.0 + (-z).exp());
    match activation {
        Activation::Linear => z,
        Activation::Relu => z.max(0.0),
        Activation::LeakyRelu => z.max(0.01 * z),
        Activation::Elu => {
            if z > 0.0 {
                z
            } else {
                z.exp_m1()
            }
        }
        Activation::Tanh => z.tanh(),
        Activation::Sigmoid => sigmoid(z),
        Activation::Gelu => z * 0.5 * (1.0 + libm::erf(z / 2f64.sqrt())),
        Activation::Silu => z * sigmoid(z),
        Activation::Softplus => z.max(0.0) + (-z.abs()).exp().ln_1p(),
    }
}

/// The gradient of every parameter as the trainer takes it: one step at learning rate 1 moves each
/// by minus its gradient.
fn gradients(recipe: &Recipe) -> (Network, Vec<Vec<f32>>, Prepared) {
    let optimizer = Settings {
        lr: 1.0,
        ..Settings::default()
    };
    let mut trainer = Trainer::new(Recipe {
        optimizer,
        ..recipe.clone()
    })
    .unwrap();
    let before = trainer.network().clone();
    trainer.epoch();
    let pairs = before.layers.iter().zip(&trainer.network().layers);
    let moved = pairs.flat_map(|(b, a)| b.slices().into_iter().zip(a.slices()));
    let gradients = moved
        .map(|(b, a)| b.iter().zip(a).map(|(b, a)| b - a).collect())
        .collect();
    (before, gradients, trainer.data().clone())
}

#[test]
fn every_gradient_equals_finite_differences() {
    for activation in Activation::ALL {
        let recipe = Recipe {
            hidden: vec![4, 3],
            activations: vec![activation; 2],
            seed: 7,
            ..Recipe::default()
        };
        let (network, gradients, data) = gradients(&recipe);
        let mut weights: Vec<_> = network
            .layers
            .iter()
            .map(|l| l.weight.mapv(f64::from))
            .collect();
        let mut biases: Vec<Vec<f64>> = network
            .layers
            .iter()
            .map(|l| l.bias.iter().map(|&b| f64::from(b)).collect())
            .collect();
        let h = 1e-6;
        for l in 0..network.layers.len() {
            for (k, &gradient) in gradients[2 * l].iter().enumerate() {
                let at = (k / weights[l].ncols(), k % weights[l].ncols());
                let mut shifted = |by: f64| {
                    weights[l][at] += by;
                    let loss = loss(&weights, &biases, &network, &data);
                    weights[l][at] -= by;
                    loss
                };
                let slope = (shifted(h) - shifted(-h)) / (2.0 * h);
                assert!(
                    (f64::from(gradient) - slope).abs() < 1e-6,
                    "{activation:?} {l} {at:?}"
                );
            }
            for (k, &gradient) in gradients[2 * l + 1].iter().enumerate() {
                let mut shifted = |by: f64| {
                    biases[l][k] += by;
                    let loss = loss(&weights, &biases, &network, &data);
                    biases[l][k] -= by;
                    loss
                };
                let slope = (shifted(h) - shifted(-h)) / (2.0 * h);
                assert!(
                    (f64::from(gradient) - slope).abs() < 1e-6,
                    "{activation:?} {l} bias {k}"
                );
            }
        }
    }
}
