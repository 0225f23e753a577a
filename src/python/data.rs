//! From the data set to scaled tensors.

use super::file::{DEATH, HEART, name_of_own};
use super::literal::{comment, string};
use super::{Plan, own, toy};
use crate::data::{Extra, Scaling, Task};
use crate::recipe::data::Known;

/// The section, and what the rest of the script has to know of the data.
pub(super) struct DataSection {
    /// Its code.
    pub(super) code: String,
    /// What the data are, for the script's title.
    pub(super) title: String,
    /// Their name in a file's name.
    pub(super) name: String,
    /// The name of the file that is read.
    pub(super) file: Option<String>,
    /// Packages to install.
    pub(super) packages: Vec<&'static str>,
    /// Whether NumPy is used.
    numpy: bool,
    /// The function of `sklearn.datasets` that is used.
    function: Option<&'static str>,
}

impl DataSection {
    /// All imports of the script.
    pub(super) fn imports(&self, needs_base64: bool, needs_math: bool) -> String {
        let mut lines = String::new();
        if needs_base64 {
            lines += "import base64\n";
        }
        if needs_math {
            lines += "import math\n";
        }
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines += "import matplotlib.pyplot as plt\n";
        if self.numpy || needs_base64 {
            lines += "import numpy as np\n";
        }
        if self.file.is_some() {
            lines += "import pandas as pd\n";
        }
        lines += "import torch\n";
        if let Some(function) = self.function {
            lines += &format!("from sklearn.datasets import {function}\n");
        }
        lines
            + "from sklearn.model_selection import train_test_split\n\
               from sklearn.preprocessing import StandardScaler\n\
               from torch import nn\n"
    }
}

/// The section of a plan's data.
pub(super) fn section(plan: &Plan<'_>) -> DataSection {
    let mut section = source(plan);
    let extra = &plan.recipe.extra;
    if !extra.is_empty() {
        section.code += &extended(extra, plan.recipe.data.features());
        section.numpy = true;
    }
    let scales_targets =
        matches!(plan.recipe.data.known(), Known::Own(_)) && plan.task == Task::Number;
    section.code += &scaled(plan, scales_targets);
    section.code += &tensors(plan.task);
    section
}

/// Where `X` and `y` come from.
fn source(plan: &Plan<'_>) -> DataSection {
    let section = DataSection {
        code: String::new(),
        title: String::new(),
        name: String::new(),
        file: None,
        packages: vec!["matplotlib", "numpy", "scikit-learn", "torch"],
        numpy: false,
        function: None,
    };
    match plan.recipe.data.known() {
        Known::Heart => heart(section),
        Known::Toy(toy) => {
            let (code, function) = toy::code(toy);
            DataSection {
                code: format!(
                    "# {} points, drawn from seed {}.\n{code}",
                    toy.rows, toy.seed
                ),
                title: format!("the toy data “{}”", toy.kind.name()),
                name: toy.kind.name().replace('_', "-"),
                numpy: function.is_none(),
                function,
                ..section
            }
        }
        Known::Painted(points) => DataSection {
            code: toy::painted(points),
            title: "painted points".to_owned(),
            name: "painted".to_owned(),
            numpy: true,
            ..section
        },
        Known::Own(table) => own_table(section, table, plan),
    }
}

/// The lesson's patients.
fn heart(section: DataSection) -> DataSection {
    let name = string(HEART);
    DataSection {
        code: format!(
            "# 299 patients with heart failure (Chicco and Jurman, 2020). The page saves this file, and it is\n\
             # in the UCI repository (“Heart Failure Clinical Records”) and on Kaggle.\n\
             table = pd.read_csv({name})\n\
             X = table.drop(columns=\"{DEATH}\")\n\
             y = table[\"{DEATH}\"].to_numpy()\n"
        ),
        title: "the heart-failure records".to_owned(),
        name: "heart".to_owned(),
        packages: vec!["matplotlib", "pandas", "scikit-learn", "torch"],
        file: Some(HEART.to_owned()),
        ..section
    }
}

/// A visitor's own table.
fn own_table(section: DataSection, table: &crate::recipe::Own, plan: &Plan<'_>) -> DataSection {
    let file = name_of_own(table);
    let from = match comment(table.file()) {
        name if name.is_empty() => "a table".to_owned(),
        name => format!("“{name}”"),
    };
    DataSection {
        code: format!(
            "# The rows and columns of {from} that were chosen on the page, which saves this file.\n{}",
            own::code(table, plan.recipe, &file)
        ),
        title: "a table of one’s own".to_owned(),
        name: "own".to_owned(),
        packages: vec!["matplotlib", "pandas", "scikit-learn", "torch"],
        file: Some(file),
        ..section
    }
}

/// Features made of the coordinates.
fn extended(extra: &[Extra], coordinates: usize) -> String {
    let names = if coordinates == 1 {
        "x1 = X[:, 0]"
    } else {
        "x1, x2 = X.T"
    };
    let columns = extra.iter().map(|extra| match extra {
        Extra::Square1 => "x1 * x1",
        Extra::Square2 => "x2 * x2",
        Extra::Product => "x1 * x2",
        Extra::Sin1 => "np.sin(x1)",
        Extra::Sin2 => "np.sin(x2)",
    });
    let columns: Vec<&str> = columns.collect();
    format!(
        "{names}\nX = np.column_stack([X, {}])\n",
        columns.join(", ")
    )
}

/// The rows scaled and split.
fn scaled(plan: &Plan<'_>, scales_targets: bool) -> String {
    let split = format!(
        "X_train, X_test, y_train, y_test = {}\n",
        own::split("X, y", plan.recipe)
    );
    if plan.recipe.scaling == Scaling::AllRows {
        let mut code = String::from(
            "\n# Every feature with mean 0 and deviation 1, over all rows as in the lesson.\n",
        );
        code += "X = StandardScaler().fit_transform(X)\n";
        if scales_targets {
            code += "y = StandardScaler().fit_transform(y.reshape(-1, 1)).ravel()\n";
        }
        return code + &split;
    }
    let mut code =
        format!("{split}\n# Every feature with mean 0 and deviation 1, over the training rows.\n");
    code += "scaler = StandardScaler().fit(X_train)\n\
             X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)\n";
    if scales_targets {
        code += "target_scaler = StandardScaler().fit(y_train.reshape(-1, 1))\n\
                 y_train = target_scaler.transform(y_train.reshape(-1, 1)).ravel()\n\
                 y_test = target_scaler.transform(y_test.reshape(-1, 1)).ravel()\n";
    }
    code
}

/// The arrays as tensors.
fn tensors(task: Task) -> String {
    let target = match task {
        Task::Classes(_) => "torch.long",
        _ => "torch.float32",
    };
    let all = [
        ("X_train", "torch.float32"),
        ("X_test", "torch.float32"),
        ("y_train", target),
        ("y_test", target),
    ];
    let line =
        |(name, kind): (&str, &str)| format!("{name} = torch.tensor({name}, dtype={kind})\n");
    format!("\n{}", all.map(line).concat())
}
