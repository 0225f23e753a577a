//! The loop over the epochs.

use super::literal::{indented, number};
use super::{Plan, changes};
use crate::data::Task;
use crate::optim::{Rule, Schedule, Settings};

/// The section of a plan's training.
pub(super) fn section(plan: &Plan<'_>) -> String {
    let loss = match plan.task {
        Task::TwoClasses => "nn.BCEWithLogitsLoss()",
        Task::Classes(_) => "nn.CrossEntropyLoss()",
        Task::Number => "nn.MSELoss()",
    };
    let mut code = format!("{}loss_fn = {loss}\n", correct(plan.task));
    let run = format!("{}{}", before(plan), epochs(plan));
    if !plan.compares() {
        return code + &run;
    }
    code += "histories = {}\nfor name, model in models.items():\n    print(f\"Model {name}\")\n";
    code += &indented(&run, 1);
    code + "    histories[name] = history\n"
}

/// The function that counts rows that are right.
fn correct(task: Task) -> &'static str {
    match task {
        Task::TwoClasses => {
            "def correct(logits, y):\n    \
                 return (torch.round(torch.sigmoid(logits)) == y).sum().item()\n\n\n"
        }
        Task::Classes(_) => {
            "def correct(logits, y):\n    \
                 return (logits.argmax(dim=1) == y).sum().item()\n\n\n"
        }
        Task::Number => "",
    }
}

/// What stands before the loop.
fn before(plan: &Plan<'_>) -> String {
    let Plan { recipe, .. } = plan;
    let settings = &recipe.optimizer;
    let mut code = format!("optimizer = {}\n", optimizer(settings));
    code += &match settings.schedule {
        Schedule::Constant => String::new(),
        Schedule::Step { step_size, gamma } => format!(
            "scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size={step_size}, gamma={})\n",
            number(gamma)
        ),
        Schedule::Cosine { t_max } => format!(
            "scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max={})\n",
            t_max.unwrap_or(recipe.epochs)
        ),
    };
    if has_l1(plan) {
        code += &format!("l1 = {}\n", number(settings.l1));
    }
    if plan.batch.is_some() && recipe.shuffle {
        code += &format!(
            "shuffler = torch.Generator().manual_seed({})\n",
            recipe.seed
        );
    }
    code + "history = []\n"
}

/// The optimiser, with what is not PyTorch's default.
fn optimizer(settings: &Settings) -> String {
    let mut arguments = format!("model.parameters(), lr={}", number(settings.lr));
    let mut add = |name: &str, value: f64, default: f64| {
        if value != default {
            arguments += &format!(", {name}={}", number(value));
        }
    };
    let class = match settings.rule {
        Rule::Sgd { momentum, .. } => {
            add("momentum", momentum, 0.0);
            "SGD"
        }
        Rule::Adam { eps, decoupled, .. } => {
            add("eps", eps, 1e-8);
            if decoupled { "AdamW" } else { "Adam" }
        }
        Rule::RmsProp {
            alpha,
            eps,
            momentum,
        } => {
            add("alpha", alpha, 0.99);
            add("eps", eps, 1e-8);
            add("momentum", momentum, 0.0);
            "RMSprop"
        }
    };
    add(
        "weight_decay",
        settings.weight_decay,
        if class == "AdamW" { 0.01 } else { 0.0 },
    );
    match settings.rule {
        Rule::Sgd { nesterov: true, .. } => arguments += ", nesterov=True",
        Rule::Adam { betas, .. } if betas != (0.9, 0.999) => {
            arguments += &format!(", betas=({}, {})", number(betas.0), number(betas.1));
        }
        _ => {}
    }
    format!("torch.optim.{class}({arguments})")
}

/// Whether there is an L1 penalty, now or later.
fn has_l1(plan: &Plan<'_>) -> bool {
    plan.recipe.optimizer.l1 != 0.0 || changes::sets_l1(plan)
}

/// The loop itself.
fn epochs(plan: &Plan<'_>) -> String {
    let mut body = changes::lines(plan);
    if !body.is_empty() {
        body.push('\n');
    }
    body += &match plan.batch {
        None => whole(plan),
        Some(size) => batches(plan, size),
    };
    if plan.recipe.optimizer.schedule != Schedule::Constant {
        body += "scheduler.step()\n";
    }
    body += &tested(plan);
    body += &recorded(plan.task);
    format!(
        "for epoch in range({}):\n{}",
        plan.recipe.epochs,
        indented(&body, 1)
    )
}

/// One update from all rows.
fn whole(plan: &Plan<'_>) -> String {
    let (outputs, call) = (plan.outputs(), plan.call("X_train"));
    let mut code = format!(
        "# Forward pass and loss of the training rows, before the update.\n\
         {outputs} = {call}\nloss = loss_fn({outputs}, y_train)\ntrain_loss = loss.item()\n"
    );
    if plan.task != Task::Number {
        code += &format!("train_acc = 100 * (correct({outputs}, y_train) / len(y_train))\n");
    }
    code + "\n# Backward pass and update.\n" + &update(plan) + "\n"
}

/// One update for each batch.
fn batches(plan: &Plan<'_>, size: usize) -> String {
    let (outputs, call) = (plan.outputs(), plan.call("X_train[rows]"));
    let order = match plan.recipe.shuffle {
        true => "torch.randperm(len(y_train), generator=shuffler)",
        false => "torch.arange(len(y_train))",
    };
    let counts = plan.task != Task::Number;
    let start = if counts {
        "train_loss, right = 0.0, 0"
    } else {
        "train_loss = 0.0"
    };
    let mut each = format!(
        "{outputs} = {call}\nloss = loss_fn({outputs}, y_train[rows])\n\
         train_loss += loss.item() * len(rows) / len(y_train)\n"
    );
    if counts {
        each += &format!("right += correct({outputs}, y_train[rows])\n");
    }
    each += &update(plan);
    let mut code = format!(
        "# Batch by batch: loss before the update, then the update.\n\
         {start}\nfor rows in {order}.split({size}):\n{}",
        indented(&each, 1)
    );
    if counts {
        code += "train_acc = 100 * (right / len(y_train))\n";
    }
    code + "\n"
}

/// Gradient and step.
fn update(plan: &Plan<'_>) -> String {
    let penalty = match has_l1(plan) {
        true => {
            "penalty = l1 * sum(layer.weight.abs().sum() for layer in model if isinstance(layer, nn.Linear))\n"
        }
        false => "",
    };
    let loss = if penalty.is_empty() {
        "loss"
    } else {
        "(loss + penalty)"
    };
    format!("optimizer.zero_grad()\n{penalty}{loss}.backward()\noptimizer.step()\n")
}

/// The test rows' figures.
fn tested(plan: &Plan<'_>) -> String {
    let (outputs, call) = (format!("test_{}", plan.outputs()), plan.call("X_test"));
    let mut body = format!("{outputs} = {call}\ntest_loss = loss_fn({outputs}, y_test).item()\n");
    if plan.task != Task::Number {
        body += &format!("test_acc = 100 * (correct({outputs}, y_test) / len(y_test))\n");
    }
    format!(
        "# The test rows, after the update.\nwith torch.inference_mode():\n{}\n",
        indented(&body, 1)
    )
}

/// What is kept and printed.
fn recorded(task: Task) -> String {
    let line = match task {
        Task::Number => {
            "print(f\"Epoch: {epoch}, Loss: {train_loss:.5f} | Test loss: {test_loss:.5f}\")\n"
        }
        _ => {
            "print(\n    \
                 f\"Epoch: {epoch}, Loss: {train_loss:.5f}, Accuracy: {train_acc:.2f}% | \"\n    \
                 f\"Test loss: {test_loss:.5f}, Test acc: {test_acc:.2f}%\"\n)\n"
        }
    };
    let figures = match task {
        Task::Number => "train_loss, test_loss",
        _ => "train_loss, test_loss, train_acc, test_acc",
    };
    format!(
        "history.append(({figures}))\nif epoch % 100 == 0:\n{}",
        indented(line, 1)
    )
}
