//! An optimiser at work, in the order of operations of PyTorch's single-tensor code.

use super::{Rule, Settings};
use crate::WHOLE;
use crate::kernels::each::{all, both, each};
use crate::kernels::math::power;
use crate::kernels::simd::V;
use crate::nn::{Linear, Network};

/// An optimiser: its settings, and what it remembers of earlier steps.
#[derive(Clone, Debug)]
pub struct Optimizer {
    settings: Settings,
    /// Steps taken.
    steps: u32,
    /// Running means: velocity, or the first moment. Made at the first step that needs them.
    first: Option<Vec<Linear>>,
    /// Running means of squares.
    second: Option<Vec<Linear>>,
}

/// The four slices that one tensor is updated from.
struct Tensor<'a> {
    w: &'a mut [f32],
    g: &'a mut [f32],
    first: Option<&'a mut [f32]>,
    second: Option<&'a mut [f32]>,
}

impl Optimizer {
    /// An optimiser that has taken no step.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Optimizer {
            settings,
            steps: 0,
            first: None,
            second: None,
        }
    }

    /// The settings of the next step.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// Goes on with other settings of the same rule, and keeps what is remembered.
    pub fn set(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// Steps taken.
    pub(crate) fn steps(&self) -> u32 {
        self.steps
    }

    /// The running means, and those of squares, where they are kept.
    pub(crate) fn memory(&self) -> [Option<&[Linear]>; 2] {
        [self.first.as_deref(), self.second.as_deref()]
    }

    /// Goes on from so many steps and these running means.
    pub(crate) fn resume(&mut self, steps: u32, memory: [Option<Vec<Linear>>; 2]) {
        self.steps = steps;
        [self.first, self.second] = memory;
    }

    /// One update of the network's parameters at learning rate `lr`; uses `gradients` up and leaves
    /// them zero.
    pub fn step(&mut self, network: &mut Network, gradients: &mut [Linear], lr: f64) {
        self.remember(gradients);
        self.steps += 1;
        for (l, (layer, gradient)) in network.layers.iter_mut().zip(gradients).enumerate() {
            let mut first = slices_of(&mut self.first, l);
            let mut second = slices_of(&mut self.second, l);
            let pairs = layer.slices_mut().into_iter().zip(gradient.slices_mut());
            for (k, (w, g)) in pairs.enumerate() {
                self.settings.regularise(w, g, k == 0, lr);
                let (first, second) = (first[k].take(), second[k].take());
                let tensor = Tensor {
                    w,
                    g: &mut *g,
                    first,
                    second,
                };
                self.settings.update(tensor, lr, self.steps);
                g.fill(0.0);
            }
        }
    }

    /// Makes the running means that the rule needs, once.
    fn remember(&mut self, like: &[Linear]) {
        let (first, second) = match self.settings.rule {
            Rule::Sgd { momentum, .. } => (momentum != 0.0, false),
            Rule::Adam { .. } => (true, true),
            Rule::RmsProp { momentum, .. } => (momentum != 0.0, true),
        };
        for (slot, is_needed) in [(&mut self.first, first), (&mut self.second, second)] {
            if is_needed && slot.is_none() {
                *slot = Some(like.iter().map(Linear::zeros_like).collect());
            }
        }
    }
}

/// Weight and bias of layer `l` of a running mean, where there is one.
#[inline(always)]
fn slices_of(mean: &mut Option<Vec<Linear>>, l: usize) -> [Option<&mut [f32]>; 2] {
    match mean {
        Some(layers) => layers[l].slices_mut().map(Some),
        None => [None, None],
    }
}

impl Settings {
    /// Weight decay and L1, before the step.
    fn regularise(&self, w: &mut [f32], g: &mut [f32], is_weight: bool, lr: f64) {
        let decay = self.weight_decay;
        if let Rule::Adam {
            decoupled: true, ..
        } = self.rule
        {
            let factor = (1.0 - lr * decay) as f32;
            each(w, |w| w * factor);
        } else if decay != 0.0 {
            let decay = decay as f32;
            both(g, w, |g, w| g + decay * w);
        }
        if self.l1 != 0.0 && is_weight {
            let l1 = self.l1 as f32;
            // torch.sign: 0 has no slope.
            let sign = |w: V| w.eq(V::splat(0.0)).clear(V::splat(1.0).with_sign_of(w));
            both(g, w, |g, w| g + l1 * sign(w));
        }
    }

    /// The step itself, the `steps`th.
    fn update(&self, tensor: Tensor<'_>, lr: f64, steps: u32) {
        let Tensor {
            w,
            g,
            first,
            second,
        } = tensor;
        match (self.rule, first, second) {
            (Rule::Adam { betas, eps, .. }, Some(m), Some(v)) if WHOLE => {
                let corrections = (1.0 - power(betas.0, steps), 1.0 - power(betas.1, steps));
                adam(w, g, m, v, betas, eps, lr, corrections);
            }
            (
                Rule::RmsProp {
                    alpha,
                    eps,
                    momentum,
                },
                buffer,
                Some(v),
            ) if WHOLE => {
                mean_of_squares(v, g, alpha);
                let eps = eps as f32;
                both(g, v, |g, v| g / (v.sqrt() + eps));
                if let Some(b) = buffer {
                    let momentum = momentum as f32;
                    both(b, g, |b, g| momentum * b + g);
                    g.copy_from_slice(b);
                }
                descend(w, g, lr);
            }
            (Rule::Sgd { momentum, nesterov }, Some(v), _) => {
                let momentum = momentum as f32;
                // The first step takes v = g: μ · 0 + g.
                both(v, g, |v, g| momentum * v + g);
                if nesterov {
                    both(g, v, |g, v| g + momentum * v);
                    descend(w, g, lr);
                } else {
                    descend(w, v, lr);
                }
            }
            _ => descend(w, g, lr),
        }
    }
}

/// `m = m + (1 − β₁)(g − m)`, `v = β₂ v + (1 − β₂) g²`, then the step with both bias corrections.
#[allow(clippy::too_many_arguments)]
fn adam(
    w: &mut [f32],
    g: &[f32],
    m: &mut [f32],
    v: &mut [f32],
    betas: (f64, f64),
    eps: f64,
    lr: f64,
    corrections: (f64, f64),
) {
    let weight = (1.0 - betas.0) as f32;
    both(m, g, |m, g| m + weight * (g - m));
    mean_of_squares(v, g, betas.1);
    let step = -(lr / corrections.0) as f32;
    let (root, eps) = (corrections.1.sqrt() as f32, eps as f32);
    all(w, m, v, |w, m, v| w + step * m / (v.sqrt() / root + eps));
}

/// `v = α v + (1 − α) g²`.
#[inline]
fn mean_of_squares(v: &mut [f32], g: &[f32], alpha: f64) {
    let (alpha, rest) = (alpha as f32, (1.0 - alpha) as f32);
    both(v, g, |v, g| alpha * v + rest * g * g);
}

/// `w = w − lr d`.
#[inline]
fn descend(w: &mut [f32], d: &[f32], lr: f64) {
    let minus_lr = -lr as f32;
    both(w, d, |w, d| w + minus_lr * d);
}
