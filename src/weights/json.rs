//! Weights as JSON that a person can read, and what both kinds of files say of a run.

use super::fault;
use crate::nn::Parameter;
use crate::{Error, Trainer};

/// What the field `format` says.
pub(super) const FORMAT: &str = "relu-playground weights";
/// Most characters of a recipe that a file names: with all the parameters of a large network in it, which were
/// loaded before, it would be longer than the weights.
const LONGEST_RECIPE: usize = 200_000;

/// A network's parameters as JSON: `{ "format": …, "recipe": …, "epoch": …, "parameters": { "0.weight": [[…]] } }`,
/// a line for each unit. Each number has as few digits as still give that very f32.
///
/// # Errors
/// A sentence where a parameter is no finite number.
pub fn json(trainer: &Trainer) -> Result<String, Error> {
    let parameters = finite(trainer)?;
    let mut text = format!("{{\n  \"format\": {},\n  \"version\": 1,\n", quoted(FORMAT));
    for (name, value) in about(trainer) {
        let value = match name {
            "format" => continue,
            "title" => quoted(&value),
            "activation" => format!(
                "[{}]",
                names(trainer).map(quoted).collect::<Vec<_>>().join(", ")
            ),
            _ => value,
        };
        text += &format!("  \"{name}\": {value},\n");
    }
    let tensors: Vec<_> = parameters.iter().map(tensor).collect();
    text += &format!("  \"parameters\": {{\n{}\n  }}\n}}\n", tensors.join(",\n"));
    Ok(text)
}

/// One tensor, a line for each row.
fn tensor(parameter: &Parameter) -> String {
    let list = |values: &[f32]| {
        format!(
            "[{}]",
            values
                .iter()
                .map(|&value| digits(value))
                .collect::<Vec<_>>()
                .join(", ")
        )
    };
    let value = match parameter.shape[..] {
        [_, inputs] => {
            let rows: Vec<_> = parameter
                .values
                .chunks(inputs)
                .map(|row| format!("      {}", list(row)))
                .collect();
            format!("[\n{}\n    ]", rows.join(",\n"))
        }
        _ => list(parameter.values),
    };
    format!("    \"{}\": {value}", parameter.name)
}

/// The shortest decimal that is this very f32, also where a program reads it as f64 first, as Python does.
fn digits(value: f32) -> String {
    let short = format!("{value:?}");
    match short.parse::<f64>() {
        Ok(read) if (read as f32).to_bits() == value.to_bits() => short,
        _ => format!("{:e}", f64::from(value)),
    }
}

/// What a file says of the run, name by name, each as the text of a value.
pub(super) fn about(trainer: &Trainer) -> Vec<(&'static str, String)> {
    let recipe = trainer.recipe();
    let mut about = vec![
        // What the libraries of PyTorch's models look for.
        ("format", "pt".to_owned()),
        ("title", trainer.title()),
        ("epoch", trainer.history().len().to_string()),
        ("seed", recipe.seed.to_string()),
        ("activation", names(trainer).collect::<Vec<_>>().join(",")),
    ];
    let recipe = serde_json::to_string(recipe).unwrap_or_default();
    if (1..=LONGEST_RECIPE).contains(&recipe.len()) {
        about.push(("recipe", recipe));
    }
    about
}

/// The activation of each hidden layer, by its name in a recipe.
fn names(trainer: &Trainer) -> impl Iterator<Item = &'static str> {
    trainer
        .network()
        .activations
        .iter()
        .map(|activation| activation.name())
}

/// The parameters, when all are finite numbers.
pub(super) fn finite(trainer: &Trainer) -> Result<Vec<Parameter<'_>>, Error> {
    let parameters = trainer.network().parameters();
    let broken = parameters
        .iter()
        .find(|parameter| parameter.values.iter().any(|value| !value.is_finite()));
    match broken {
        Some(parameter) => Err(fault::nothing_to_save(&parameter.name)),
        None => Ok(parameters),
    }
}

/// A text of JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
