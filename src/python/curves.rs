//! The curves at the end.

use super::Plan;
use super::literal::indented;
use crate::data::Task;

/// The section of a plan's curves.
pub(super) fn section(plan: &Plan<'_>) -> String {
    let (charts, axes) = match plan.task {
        Task::Number => ("plt.subplots(figsize=(7, 4))", "right"),
        _ => ("plt.subplots(1, 2, figsize=(14, 4))", "(left, right)"),
    };
    let mut code = format!("figure, {axes} = {charts}\n");
    match plan.compares() {
        true => {
            code += "for name, history in histories.items():\n";
            code += &indented(
                &plots(plan.task, "f\"{name}, train\"", "f\"{name}, test\""),
                1,
            );
        }
        false => code += &plots(plan.task, "\"train\"", "\"test\""),
    }
    for (axis, what) in [("left", "accuracy in %"), ("right", "loss")] {
        if axis == "right" || plan.task != Task::Number {
            code += &format!("{axis}.set(xlabel=\"epoch\", ylabel=\"{what}\")\n{axis}.legend()\n");
        }
    }
    code + "plt.show()\n"
}

/// The curves of one model.
fn plots(task: Task, train: &str, test: &str) -> String {
    let curve = |axis: &str, figures: &str, style: &str, label: &str| {
        format!("{axis}.plot({figures}{style}, label={label})\n")
    };
    let losses = curve("right", "train_losses", ", \"--\"", train)
        + &curve("right", "test_losses", "", test);
    match task {
        Task::Number => format!("train_losses, test_losses = zip(*history)\n{losses}"),
        _ => {
            "train_losses, test_losses, train_accs, test_accs = zip(*history)\n".to_owned()
                + &curve("left", "train_accs", ", \"--\"", train)
                + &curve("left", "test_accs", "", test)
                + &losses
        }
    }
}
