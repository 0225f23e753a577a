//! A recipe as a Python script: pandas, scikit-learn and PyTorch, as a tutorial would have it.
//!
//! Run as it is, the script gives the same split, the same initial weights and the same accuracy at every
//! epoch as [`Trainer`](crate::Trainer); `tests/python` runs each kind of it with PyTorch. Only what the
//! recipe uses is in it.
//!
//! ```
//! use relu_playground::Recipe;
//! use relu_playground::python::{Model, script};
//!
//! let lesson = Recipe::default();
//! let script = script(&[Model { name: "C", recipe: &lesson }], None).expect("one model can stand alone");
//! assert!(script.text().contains("model = nn.Sequential(nn.Linear(12, 5), nn.ReLU(), nn.Linear(5, 1))"));
//! assert_eq!(script.file_stem(), "relu-playground-heart");
//! ```

mod changes;
mod curves;
mod data;
mod file;
mod literal;
mod network;
mod notebook;
mod own;
mod toy;
mod training;

use crate::Recipe;
use crate::data::{Task, train_test_split};
pub use file::{DataFile, data_file};

/// One of the models of a script.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// What it is called beside others.
    pub name: &'a str,
    /// What it is made of, as [`Recipe::checked`].
    pub recipe: &'a Recipe,
}

/// A script, in sections that are the cells of a notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// What is trained on what.
    title: String,
    /// The page's link.
    link: Option<String>,
    /// Whether it predicts classes, of which rows can be right.
    has_accuracy: bool,
    /// The packages that it needs.
    packages: Vec<&'static str>,
    /// The sections, imports first.
    sections: Vec<Section>,
    /// The name of its files without their end.
    stem: String,
    /// The name of the file that it reads.
    file: Option<String>,
}

/// A part of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it does.
    pub heading: &'static str,
    /// Lines of Python, each with a line break.
    pub code: String,
}

/// What every section is written from.
struct Plan<'a> {
    /// The models, all alike but for their hidden layers, activations and changes.
    models: &'a [Model<'a>],
    /// The first one's recipe.
    recipe: &'a Recipe,
    /// What is to be predicted.
    task: Task,
    /// Rows of a batch, where there are several.
    batch: Option<usize>,
}

impl Plan<'_> {
    /// Whether models are compared.
    fn compares(&self) -> bool {
        self.models.len() > 1
    }

    /// What the network's outputs are called.
    fn outputs(&self) -> &'static str {
        match self.task {
            Task::Number => "predictions",
            _ => "logits",
        }
    }

    /// The call of the model on some rows, one value a row where there is one output.
    fn call(&self, rows: &str) -> String {
        match self.task {
            Task::Classes(_) => format!("model({rows})"),
            _ => format!("model({rows}).squeeze(1)"),
        }
    }

    /// Whether an activation is replaced while the weights are kept.
    fn swaps_activations(&self, recipe: &Recipe) -> bool {
        let mut made = recipe
            .changes
            .iter()
            .filter(|change| change.epoch < recipe.epochs);
        made.any(|change| change.activations.is_some())
    }
}

/// The script of one model, or of several that are compared; none where there is no model, or where they
/// differ in more than hidden layers, activations and what was changed on the way: each of those has a script
/// of its own. `link` is where the page opens with them.
#[must_use]
pub fn script(models: &[Model<'_>], link: Option<&str>) -> Option<Script> {
    let recipe = models.first()?.recipe;
    if !models
        .iter()
        .all(|model| are_comparable(model.recipe, recipe))
    {
        return None;
    }
    let split = train_test_split(recipe.data.rows(), recipe.test_size, recipe.split_seed).ok()?;
    let plan = Plan {
        models,
        recipe,
        task: recipe.data.task(),
        batch: recipe.batch_size.filter(|&size| size < split.train.len()),
    };
    let data = data::section(&plan);
    let mut sections = vec![Section {
        heading: "Imports",
        code: data.imports(changes::need_base64(&plan), changes::need_math(&plan)),
    }];
    sections.push(Section {
        heading: "Data",
        code: data.code,
    });
    let network = if plan.compares() {
        "Networks"
    } else {
        "Network"
    };
    sections.push(Section {
        heading: network,
        code: network::section(&plan),
    });
    sections.push(Section {
        heading: "Training",
        code: training::section(&plan),
    });
    sections.push(Section {
        heading: "Curves",
        code: curves::section(&plan),
    });
    let titles: Vec<String> = models.iter().map(|model| model.recipe.title()).collect();
    Some(Script {
        title: format!("{} on {}", titles.join(", "), data.title),
        link: link.map(literal::comment),
        has_accuracy: plan.task != Task::Number,
        packages: data.packages,
        sections,
        stem: format!("relu-playground-{}", data.name),
        file: data.file,
    })
}

/// Whether two recipes differ in nothing but their hidden layers, activations and changes.
fn are_comparable(one: &Recipe, other: &Recipe) -> bool {
    let like = Recipe {
        hidden: other.hidden.clone(),
        activations: other.activations.clone(),
        changes: other.changes.clone(),
        ..one.clone()
    };
    like == *other
}

impl Script {
    /// The whole script.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in self.about() {
            text += &format!("# {line}\n");
        }
        for (at, section) in self.sections.iter().enumerate() {
            if at > 0 {
                text += &format!("\n# {}\n", section.heading);
            } else {
                text += "\n";
            }
            text += &section.code;
        }
        text
    }

    /// The sections, imports first.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The name of a file of it, without its end, such as `relu-playground-circles`.
    #[must_use]
    pub fn file_stem(&self) -> &str {
        &self.stem
    }

    /// The name of the file of data that it reads, which [`data_file`] writes.
    #[must_use]
    pub fn data_name(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// What is the same as on the page.
    fn promise(&self) -> &'static str {
        match self.has_accuracy {
            true => "Split, initial weights and accuracy at every epoch are the same as there.",
            false => "Split, initial weights and the loss of every epoch are the same as there.",
        }
    }

    /// What the script is, in lines.
    fn about(&self) -> Vec<String> {
        let mut lines = vec![self.title.clone()];
        match &self.link {
            Some(link) => {
                lines.push("Made by relu-playground, where this opens the same:".to_owned());
                lines.push(link.clone());
            }
            None => lines.push("Made by relu-playground.".to_owned()),
        }
        lines.push(self.promise().to_owned());
        lines.push(format!("Needs: pip install {}", self.packages.join(" ")));
        lines
    }
}

#[cfg(test)]
mod tests;
