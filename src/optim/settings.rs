//! What an optimiser is asked to do.

use std::f64::consts::PI;

use crate::error::Kind;
use crate::kernels::math::power;
use crate::kernels::sin_cos;
use crate::{Error, WHOLE};

/// The least learning rate, and the largest of any setting.
const LEAST: f64 = 1e-38;
const MOST: f64 = 1e38;

/// An optimiser of `torch.optim` and its settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// How a gradient becomes a step.
    pub rule: Rule,
    /// Learning rate at the first epoch, above 0.
    pub lr: f64,
    /// How the learning rate changes from epoch to epoch.
    pub schedule: Schedule,
    /// Weight decay λ, at least 0: `g = g + λ w`, or for AdamW `w = w − lr λ w` before the step.
    pub weight_decay: f64,
    /// Weight λ₁, at least 0, of `λ₁ Σ |w|` over the layers' weights (not their biases), which is
    /// added to the loss that is minimised and not to the loss that is shown.
    pub l1: f64,
}

/// How a gradient g becomes a step of the parameters w.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// `torch.optim.SGD`: `v = μ v + g`, the first step takes `v = g`, and `w = w − lr v`.
    Sgd {
        /// Momentum μ, at least 0.
        momentum: f64,
        /// Whether the step looks ahead along the momentum: `g + μ v` instead of `v`.
        nesterov: bool,
    },
    /// `torch.optim.Adam`, and with `decoupled` weight decay `torch.optim.AdamW`:
    /// `m = β₁ m + (1 − β₁) g`, `v = β₂ v + (1 − β₂) g²`,
    /// `w = w − lr m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε)`.
    Adam {
        /// β₁ and β₂, from 0 to below 1.
        betas: (f64, f64),
        /// ε, at least 0.
        eps: f64,
        /// Whether weight decay acts on the weights themselves.
        decoupled: bool,
    },
    /// `torch.optim.RMSprop`: `v = α v + (1 − α) g²`, then `w = w − lr g / (√v + ε)`, or with momentum
    /// `b = μ b + g / (√v + ε)` and `w = w − lr b`.
    RmsProp {
        /// α, from 0 to below 1.
        alpha: f64,
        /// ε, at least 0.
        eps: f64,
        /// Momentum μ, at least 0.
        momentum: f64,
    },
}

/// How the learning rate changes, by `torch.optim.lr_scheduler` stepped after each epoch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Schedule {
    /// It does not.
    Constant,
    /// `StepLR`: times `gamma` after every `step_size` epochs.
    Step {
        /// Epochs between two changes, at least 1.
        step_size: u32,
        /// The factor, above 0.
        gamma: f64,
    },
    /// `CosineAnnealingLR`: `lr (1 + cos(π t / t_max)) / 2`.
    Cosine {
        /// Epochs until the rate is 0; `None` is the recipe's number of epochs.
        t_max: Option<u32>,
    },
}

impl Default for Settings {
    /// The lesson's: `SGD(lr=0.01)`.
    fn default() -> Self {
        Settings {
            rule: Rule::SGD,
            lr: 0.01,
            schedule: Schedule::Constant,
            weight_decay: 0.0,
            l1: 0.0,
        }
    }
}

impl Rule {
    /// SGD without momentum.
    pub const SGD: Rule = Rule::Sgd {
        momentum: 0.0,
        nesterov: false,
    };

    /// Every rule by its name in a recipe, with PyTorch's defaults, the learning rate's and the weight
    /// decay's among them (for SGD the learning rate is the lesson's).
    pub(crate) const ALL: [(&str, Rule, f64, f64); 4] = [
        ("sgd", Rule::SGD, 0.01, 0.0),
        ("adam", Rule::adam(false), 0.001, 0.0),
        ("adamw", Rule::adam(true), 0.001, 0.01),
        ("rmsprop", Rule::RMSPROP, 0.01, 0.0),
    ];

    const RMSPROP: Rule = Rule::RmsProp {
        alpha: 0.99,
        eps: 1e-8,
        momentum: 0.0,
    };

    const fn adam(decoupled: bool) -> Rule {
        Rule::Adam {
            betas: (0.9, 0.999),
            eps: 1e-8,
            decoupled,
        }
    }

    /// The name in a recipe.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Sgd { .. } => "sgd",
            Rule::Adam {
                decoupled: false, ..
            } => "adam",
            Rule::Adam { .. } => "adamw",
            Rule::RmsProp { .. } => "rmsprop",
        }
    }

    /// Says which setting cannot be trained with.
    fn check(self) -> Result<(), Error> {
        match self {
            Rule::Sgd { momentum, nesterov } => {
                not_negative("the momentum", momentum, "0.9")?;
                if nesterov && momentum == 0.0 {
                    return Err(Kind::NesterovWithoutMomentum.into());
                }
            }
            Rule::Adam { betas, eps, .. } => {
                decay("the first of the betas", betas.0, "0.9")?;
                decay("the second of the betas", betas.1, "0.999")?;
                not_negative("eps", eps, "1e-8")?;
            }
            Rule::RmsProp {
                alpha,
                eps,
                momentum,
            } => {
                decay("alpha", alpha, "0.99")?;
                not_negative("eps", eps, "1e-8")?;
                not_negative("the momentum", momentum, "0.9")?;
            }
        }
        Ok(())
    }
}

impl Schedule {
    /// Says which setting cannot be trained with.
    fn check(self) -> Result<(), Error> {
        match self {
            Schedule::Step { step_size: 0, .. } => Err(Kind::number(
                "the step size of the schedule",
                0.0,
                "a whole number of at least 1",
            )
            .into()),
            Schedule::Step { gamma, .. } if !(LEAST..=MOST).contains(&gamma) => {
                Err(Kind::number("gamma", gamma, "a number from 1e-38 to 1e38, such as 0.1").into())
            }
            Schedule::Cosine { t_max: Some(0) } => {
                Err(Kind::number("tMax", 0.0, "a whole number of at least 1").into())
            }
            _ => Ok(()),
        }
    }
}

impl Settings {
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
        self.rule.check()?;
        self.schedule.check()?;
        not_negative("the weight decay", self.weight_decay, "0.001")?;
        not_negative("the L1 weight", self.l1, "0.001")?;
        Ok(self)
    }

    /// The learning rate of 0-based `epoch` in a run of `epochs`.
    ///
    /// ```
    /// use relu_playground::optim::{Schedule, Settings};
    /// let schedule = Schedule::Step { step_size: 30, gamma: 0.1 };
    /// let settings = Settings { lr: 0.5, schedule, ..Settings::default() };
    /// assert_eq!(settings.lr_at(29, 1000), 0.5);
    /// assert_eq!(settings.lr_at(30, 1000), 0.05);
    /// ```
    #[must_use]
    pub fn lr_at(&self, epoch: usize, epochs: u32) -> f64 {
        match self.schedule {
            Schedule::Constant => self.lr,
            _ if !WHOLE => self.lr,
            Schedule::Step { step_size, gamma } => {
                let changes = epoch as u32 / step_size;
                self.lr * power(gamma, changes)
            }
            Schedule::Cosine { t_max } => {
                let share = epoch as f64 / f64::from(t_max.unwrap_or(epochs));
                self.lr * (1.0 + sin_cos(PI * (share % 2.0)).1) / 2.0
            }
        }
    }
}

/// Refuses a setting below 0 or beyond f32.
fn not_negative(what: &'static str, value: f64, example: &str) -> Result<(), Error> {
    if (0.0..=MOST).contains(&value) {
        return Ok(());
    }
    let must = format!("a number from 0 to 1e38, such as {example}");
    Err(Kind::number(what, value, &must).into())
}

/// Refuses a share of the past that is not one.
fn decay(what: &'static str, value: f64, example: &str) -> Result<(), Error> {
    if (0.0..1.0).contains(&value) {
        return Ok(());
    }
    let must = format!("at least 0 and below 1, such as {example}");
    Err(Kind::number(what, value, &must).into())
}
