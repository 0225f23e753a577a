//! What was changed on the way, while the trained weights were kept.

use super::literal::{indented, number, string};
use super::network::{module, place};
use super::{Model, Plan};
use crate::optim::Schedule;
use crate::recipe::Change;

/// Letters of base64 in a line.
const LETTERS: usize = 80;

/// The lines at the start of an epoch that make each change at its own.
pub(super) fn lines(plan: &Plan<'_>) -> String {
    let mut lines = String::new();
    for model in plan.models {
        for change in made(model) {
            let model_is = match plan.compares() {
                true => format!("name == {} and ", string(model.name)),
                false => String::new(),
            };
            lines += &format!("if {model_is}epoch == {}:\n", change.epoch);
            lines += &indented(&change_of(plan, model, change), 1);
        }
    }
    lines
}

/// Whether any model's L1 penalty is another one on the way.
pub(super) fn sets_l1(plan: &Plan<'_>) -> bool {
    let mut changes = plan.models.iter().flat_map(made);
    changes.any(|change| change.l1.is_some())
}

/// Whether all parameters of a model are set at once, as those of a file are.
pub(super) fn need_base64(plan: &Plan<'_>) -> bool {
    let mut changes = plan.models.iter().flat_map(made);
    changes.any(|change| change.all.is_some())
}

/// Whether the module `math` is used.
pub(super) fn need_math(plan: &Plan<'_>) -> bool {
    let is_cosine = matches!(plan.recipe.optimizer.schedule, Schedule::Cosine { .. });
    let mut models = plan.models.iter();
    is_cosine && models.any(|model| made(model).any(|change| change.lr.is_some()))
}

/// The changes that a run comes to.
fn made<'a>(model: &'a Model<'_>) -> impl Iterator<Item = &'a Change> {
    let changes = model.recipe.changes.iter();
    changes.filter(|change| change.epoch < model.recipe.epochs)
}

/// The lines that make a change.
fn change_of(plan: &Plan<'_>, model: &Model<'_>, change: &Change) -> String {
    let recipe = model.recipe;
    let has_places = plan.swaps_activations(recipe);
    let mut lines = String::new();
    for (layer, &activation) in change.activations.iter().flatten().enumerate() {
        let at = place(recipe, layer, has_places) + 1;
        lines += &format!("model[{at}] = {}\n", module(activation));
    }
    if let Some(lr) = change.lr {
        lines += &rate(plan, lr);
    }
    if let Some(decay) = change.weight_decay {
        lines += &format!(
            "optimizer.param_groups[0][\"weight_decay\"] = {}\n",
            number(decay)
        );
    }
    if let Some(l1) = change.l1 {
        lines += &format!("l1 = {}\n", number(l1));
    }
    if let Some(all) = &change.all {
        lines += &all_of(&all.text());
    }
    if !change.edits.is_empty() {
        lines += "with torch.no_grad():\n";
    }
    for edit in &change.edits {
        let at = place(recipe, edit.layer, has_places);
        let parameter = match edit.input {
            Some(input) => format!("weight[{}, {input}]", edit.unit),
            None => format!("bias[{}]", edit.unit),
        };
        lines += &format!("    model[{at}].{parameter} = {:?}\n", edit.value);
    }
    lines
}

/// Every parameter at once, weights before biases, layer by layer, as `model.parameters()` gives them.
fn all_of(text: &str) -> String {
    // Whole groups of 4 letters are whole bytes, so `==` at the end is right, or more than is needed.
    let letters: Vec<char> = text.chars().collect();
    let pieces = letters.chunks(LETTERS);
    let pieces: String = pieces
        .map(|piece| format!("    \"{}\"\n", String::from_iter(piece)))
        .collect();
    format!(
        "parameters = base64.urlsafe_b64decode(  # little-endian float32\n{pieces}    \"==\"\n)\n\
         parameters = torch.tensor(np.frombuffer(parameters, \"<f4\"))\n\
         nn.utils.vector_to_parameters(parameters, model.parameters())\n"
    )
}

/// Another learning rate: a schedule goes on with its share of it.
fn rate(plan: &Plan<'_>, lr: f64) -> String {
    let lr = number(lr);
    let share = match plan.recipe.optimizer.schedule {
        Schedule::Constant => return format!("optimizer.param_groups[0][\"lr\"] = {lr}\n"),
        Schedule::Step { step_size, gamma } => {
            format!("{} ** (epoch // {step_size})", number(gamma))
        }
        Schedule::Cosine { t_max } => {
            let t_max = t_max.unwrap_or(plan.recipe.epochs);
            format!("(1 + math.cos(math.pi * epoch / {t_max})) / 2")
        }
    };
    format!(
        "scheduler.base_lrs = [{lr}]\n\
         optimizer.param_groups[0][\"lr\"] = {lr} * {share}  # where the schedule has come to\n"
    )
}
