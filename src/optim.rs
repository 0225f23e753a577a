//! Optimisers, as `torch.optim` defines them.

use crate::Error;
use crate::error::Kind;
use crate::nn::{Linear, Network};

/// The least learning rate, and the largest of any setting.
const LEAST: f64 = 1e-38;
const MOST: f64 = 1e38;

/// `torch.optim.SGD` and its settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sgd {
    /// Learning rate, above 0.
    pub lr: f64,
    /// Momentum μ, at least 0: `v = μ v + g`, and the first step takes `v = g`.
    pub momentum: f64,
    /// Whether the step looks ahead along the momentum: `g + μ v` instead of `v`.
    pub nesterov: bool,
    /// Weight decay λ, at least 0: `g = g + λ w`.
    pub weight_decay: f64,
}

impl Default for Sgd {
    /// The lesson's: `SGD(lr=0.01)`.
    fn default() -> Self {
        Sgd {
            lr: 0.01,
            momentum: 0.0,
            nesterov: false,
            weight_decay: 0.0,
        }
    }
}

impl Sgd {
    /// The settings, when they can be trained with.
    ///
    /// # Errors
    /// A sentence that names the first setting that cannot.
    pub fn checked(self) -> Result<Self, Error> {
        // Within these bounds f32 neither overflows nor loses the number.
        if !(LEAST..=MOST).contains(&self.lr) {
            let must = "a finite number above 0 (from 1e-38 to 1e38), such as 0.01";
            return Err(Kind::number("the learning rate", self.lr, must).into());
        }
        let others = [
            ("the momentum", self.momentum, "0.9"),
            ("the weight decay", self.weight_decay, "0.001"),
        ];
        for (what, value, example) in others {
            if !(0.0..=MOST).contains(&value) {
                let must = format!("a number from 0 to 1e38, such as {example}");
                return Err(Kind::number(what, value, &must).into());
            }
        }
        if self.nesterov && self.momentum == 0.0 {
            return Err(Kind::NesterovWithoutMomentum.into());
        }
        Ok(self)
    }
}

/// An optimiser at work: its settings, and what it remembers of earlier steps.
#[derive(Clone, Debug)]
pub struct Optimizer {
    settings: Sgd,
    /// Momentum buffers, from the first step on; never made without momentum.
    velocity: Option<Vec<Linear>>,
}

impl Optimizer {
    /// An optimiser that has taken no step.
    #[must_use]
    pub fn new(settings: Sgd) -> Self {
        Optimizer {
            settings,
            velocity: None,
        }
    }

    /// One update of the network's parameters; uses `gradients` up and leaves them zero.
    pub fn step(&mut self, network: &mut Network, gradients: &mut [Linear]) {
        self.add_weight_decay(network, gradients);
        self.apply_momentum(gradients);
        let minus_lr = -self.settings.lr as f32;
        for (layer, gradient) in network.layers.iter_mut().zip(gradients) {
            for (w, g) in layer.slices_mut().into_iter().zip(gradient.slices_mut()) {
                each(w, g, |w, g| *w += minus_lr * *g);
                g.fill(0.0);
            }
        }
    }

    /// `g += λ w`.
    fn add_weight_decay(&self, network: &Network, gradients: &mut [Linear]) {
        let decay = self.settings.weight_decay as f32;
        if decay == 0.0 {
            return;
        }
        for (layer, gradient) in network.layers.iter().zip(gradients) {
            for (g, w) in gradient.slices_mut().into_iter().zip(layer.slices()) {
                each(g, w, |g, w| *g += decay * *w);
            }
        }
    }

    /// `v = μ v + g`, then `g = v`, or for Nesterov `g = g + μ v`.
    fn apply_momentum(&mut self, gradients: &mut [Linear]) {
        let momentum = self.settings.momentum as f32;
        if momentum == 0.0 {
            return;
        }
        // The first step takes v = g: μ · 0 + g.
        let fresh = || gradients.iter().map(Linear::zeros_like).collect();
        let velocity = self.velocity.get_or_insert_with(fresh);
        for (layer, gradient) in velocity.iter_mut().zip(gradients) {
            for (v, g) in layer.slices_mut().into_iter().zip(gradient.slices_mut()) {
                each(v, g, |v, g| *v = momentum * *v + *g);
                let nesterov = self.settings.nesterov;
                each(g, v, |g, v| {
                    *g = if nesterov { *g + momentum * *v } else { *v }
                });
            }
        }
    }
}

/// `f(a[k], b[k])` for every k.
fn each(a: &mut [f32], b: &[f32], f: impl Fn(&mut f32, &f32)) {
    for (a, b) in a.iter_mut().zip(b) {
        f(a, b);
    }
}
