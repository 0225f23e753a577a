//! The optimiser as it crosses the border: fields as in `torch.optim`, in camelCase.

use super::EPOCHS;
use super::place::{Fields, Place};
use super::value::Value;
use crate::error::find;
use crate::optim::{Rule, Schedule, Settings};
use crate::{Error, WHOLE};

/// The fields of each rule.
const SGD: [&str; 7] = [
    "name",
    "lr",
    "weightDecay",
    "l1",
    "schedule",
    "momentum",
    "nesterov",
];
const ADAM: [&str; 7] = [
    "name",
    "lr",
    "weightDecay",
    "l1",
    "schedule",
    "betas",
    "eps",
];
const RMSPROP: [&str; 8] = [
    "name",
    "lr",
    "weightDecay",
    "l1",
    "schedule",
    "alpha",
    "eps",
    "momentum",
];
/// The fields of a schedule, by its name.
const CONSTANT: [&str; 1] = ["name"];
const STEP: [&str; 3] = ["name", "stepSize", "gamma"];
const COSINE: [&str; 2] = ["name", "tMax"];

/// The settings of an optimiser; what is missing takes PyTorch's value, or the lesson's.
/// [`super::Recipe::checked`] sees to their ranges.
pub(super) fn read(place: Place) -> Result<Settings, Error> {
    let name = place.name_of("sgd")?;
    let known = &Rule::ALL.map(|(name, ..)| name)[..if WHOLE { Rule::ALL.len() } else { 1 }];
    let at = find("optimizer", &name, known)?;
    let (_, default, lr, weight_decay) = Rule::ALL[at];
    let fields = place.fields(match default {
        Rule::Sgd { .. } => &SGD,
        Rule::Adam { .. } => &ADAM,
        Rule::RmsProp { .. } => &RMSPROP,
    })?;
    Ok(Settings {
        rule: rule(&fields, default)?,
        lr: fields.number("lr", lr)?,
        schedule: match fields.given("schedule") {
            Some(place) => schedule(place)?,
            None => Schedule::Constant,
        },
        weight_decay: fields.number("weightDecay", weight_decay)?,
        l1: fields.number("l1", 0.0)?,
    })
}

/// The rule with the settings that are given in place of the default's.
fn rule(fields: &Fields, default: Rule) -> Result<Rule, Error> {
    Ok(match default {
        Rule::Sgd { momentum, nesterov } => Rule::Sgd {
            momentum: fields.number("momentum", momentum)?,
            nesterov: fields.flag("nesterov", nesterov)?,
        },
        Rule::Adam {
            betas,
            eps,
            decoupled,
        } => Rule::Adam {
            betas: match fields.given("betas") {
                Some(place) => place
                    .numbers("a list of two numbers")
                    .map(<[f64; 2]>::into)?,
                None => betas,
            },
            eps: fields.number("eps", eps)?,
            decoupled,
        },
        Rule::RmsProp {
            alpha,
            eps,
            momentum,
        } => Rule::RmsProp {
            alpha: fields.number("alpha", alpha)?,
            eps: fields.number("eps", eps)?,
            momentum: fields.number("momentum", momentum)?,
        },
    })
}

/// How the learning rate changes.
fn schedule(place: Place) -> Result<Schedule, Error> {
    let name = place.name_of("constant")?;
    let known = &["constant", "step", "cosine"][..if WHOLE { 3 } else { 1 }];
    match find("schedule", &name, known)? {
        0 => {
            place.fields(&CONSTANT)?;
            Ok(Schedule::Constant)
        }
        1 => {
            let fields = place.fields(&STEP)?;
            let step_size = fields
                .get("stepSize")
                .whole("the step size of the schedule", EPOCHS)?;
            let gamma = fields.number("gamma", 0.1)?;
            Ok(Schedule::Step { step_size, gamma })
        }
        _ => {
            let fields = place.fields(&COSINE)?;
            let t_max = fields
                .given("tMax")
                .map(|place| place.whole("tMax", EPOCHS));
            Ok(Schedule::Cosine {
                t_max: t_max.transpose()?,
            })
        }
    }
}

/// The settings as plain fields.
pub(crate) fn write(settings: &Settings) -> Value {
    let mut fields = vec![
        ("name", settings.rule.name().into()),
        ("lr", Value::Number(settings.lr)),
        ("weightDecay", Value::Number(settings.weight_decay)),
        ("l1", Value::Number(settings.l1)),
        ("schedule", schedule_fields(settings.schedule)),
    ];
    match settings.rule {
        Rule::Sgd { momentum, nesterov } => fields.extend([
            ("momentum", Value::Number(momentum)),
            ("nesterov", Value::Flag(nesterov)),
        ]),
        Rule::Adam { betas, eps, .. } => fields.extend([
            (
                "betas",
                Value::List(vec![Value::Number(betas.0), Value::Number(betas.1)]),
            ),
            ("eps", Value::Number(eps)),
        ]),
        Rule::RmsProp {
            alpha,
            eps,
            momentum,
        } => fields.extend([
            ("alpha", Value::Number(alpha)),
            ("eps", Value::Number(eps)),
            ("momentum", Value::Number(momentum)),
        ]),
    }
    Value::fields(fields)
}

/// A schedule as plain fields.
fn schedule_fields(schedule: Schedule) -> Value {
    let epochs = |epochs: u32| Value::Number(epochs.into());
    Value::fields(match schedule {
        Schedule::Constant => vec![("name", "constant".into())],
        Schedule::Step { step_size, gamma } => vec![
            ("name", "step".into()),
            ("stepSize", epochs(step_size)),
            ("gamma", Value::Number(gamma)),
        ],
        Schedule::Cosine { t_max } => vec![
            ("name", "cosine".into()),
            ("tMax", t_max.map_or(Value::Nothing, epochs)),
        ],
    })
}
