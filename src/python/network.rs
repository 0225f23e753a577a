//! The networks, with their initial weights.

use super::literal::{WIDTH, string};
use super::{Model, Plan};
use crate::Recipe;
use crate::nn::{Activation, Init};

/// The section of a plan's networks.
pub(super) fn section(plan: &Plan<'_>) -> String {
    let mut code = init(plan.recipe.init);
    if let [model] = plan.models {
        return code + &network(plan, model, "model");
    }
    code += "models = {}\n";
    for model in plan.models {
        let variable = format!("models[{}]", string(model.name));
        code += &format!("\n{}", network(plan, model, &variable));
    }
    code
}

/// A model of that seed, in a variable.
fn network(plan: &Plan<'_>, model: &Model<'_>, variable: &str) -> String {
    let recipe = model.recipe;
    let modules = modules(recipe, plan.swaps_activations(recipe));
    let one = format!("{variable} = nn.Sequential({})\n", modules.join(", "));
    let made = match one.len() <= WIDTH {
        true => one,
        false => format!(
            "{variable} = nn.Sequential(\n    {},\n)\n",
            modules.join(",\n    ")
        ),
    };
    let init = match recipe.init {
        Init::Default => String::new(),
        _ => format!("{variable}.apply(initialise)\n"),
    };
    format!("torch.manual_seed({})\n{made}{init}", recipe.seed)
}

/// The modules of a network. Where an activation takes another's place later, there is a place for each.
fn modules(recipe: &Recipe, has_places: bool) -> Vec<String> {
    let units = [
        &[recipe.feature_names().len()],
        &recipe.hidden[..],
        &[recipe.data.task().outputs()],
    ]
    .concat();
    let mut modules = Vec::new();
    for (at, pair) in units.windows(2).enumerate() {
        modules.push(format!("nn.Linear({}, {})", pair[0], pair[1]));
        match recipe.activations.get(at) {
            None => {}
            Some(Activation::Linear) if !has_places => {}
            Some(&activation) => modules.push(module(activation)),
        }
    }
    modules
}

/// The module of an activation.
pub(super) fn module(activation: Activation) -> String {
    match activation {
        Activation::Linear => "nn.Identity()".to_owned(),
        _ => format!("nn.{}()", activation.title()),
    }
}

/// Where layer `layer`, from 0, is among the modules.
pub(super) fn place(recipe: &Recipe, layer: usize, has_places: bool) -> usize {
    let before = recipe.activations[..layer].iter();
    layer
        + before
            .filter(|&&activation| has_places || activation != Activation::Linear)
            .count()
}

/// The function that begins a layer otherwise than PyTorch does.
fn init(init: Init) -> String {
    let weight = match init {
        Init::Default => return String::new(),
        Init::XavierUniform => "xavier_uniform_(layer.weight)",
        Init::XavierNormal => "xavier_normal_(layer.weight)",
        Init::KaimingUniform => "kaiming_uniform_(layer.weight, nonlinearity=\"relu\")",
        Init::KaimingNormal => "kaiming_normal_(layer.weight, nonlinearity=\"relu\")",
        Init::Small => "normal_(layer.weight, std=0.01)",
        Init::Zeros => "zeros_(layer.weight)",
    };
    format!(
        "def initialise(layer):\n    \
             if isinstance(layer, nn.Linear):\n        \
                 nn.init.{weight}\n        \
                 nn.init.zeros_(layer.bias)\n\n\n"
    )
}
