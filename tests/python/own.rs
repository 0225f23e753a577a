//! Visitors' own tables of every kind.

use relu_playground::Recipe;
use relu_playground::data::own::{Choice, Missing, Sheet, TaskKind};
use relu_playground::data::{OwnColumn, OwnTable, OwnTarget, Scaling};
use relu_playground::optim::Settings;
use relu_playground::recipe::Own;

use crate::cases::Case;

/// Every case.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let file = include_bytes!("../fixtures/own.csv");
    for target in ["dear", "price"] {
        for missing in [Missing::DropRows, Missing::Fill] {
            for scaling in Scaling::ALL {
                let own = chosen(file, target, &["town", "rooms", "area"], missing, None);
                let name = format!("own {target}, {missing:?}, {scaling:?}");
                cases.push(Case::new(
                    name,
                    Recipe {
                        scaling,
                        ..trained(own)
                    },
                ));
            }
        }
    }
    let classes = chosen(
        file,
        "town",
        &["price", "rooms", "dear"],
        Missing::Fill,
        None,
    );
    cases.push(Case::new("own, several classes", trained(classes)));
    let counted = chosen(
        file,
        "rooms",
        &["price", "area"],
        Missing::Fill,
        Some(TaskKind::Classes),
    );
    cases.push(Case::new("own, numbers as classes", trained(counted)));
    let file = include_bytes!("../fixtures/passengers.csv");
    let sheet = Sheet::read(file).unwrap();
    let choice = Choice {
        missing: Missing::Fill,
        ..sheet.suggest(Some(sheet.column("Survived").unwrap()))
    };
    let table = sheet.choose(&choice).unwrap().into_table();
    cases.push(Case::new(
        "own, passengers",
        trained(Own::new("passengers.csv", table)),
    ));
    cases.push(Case::new(
        "own, names that are hard to write",
        trained(hard()),
    ));
    cases
}

/// A choice of a file's columns.
fn chosen(
    file: &[u8],
    target: &str,
    columns: &[&str],
    missing: Missing,
    task: Option<TaskKind>,
) -> Own {
    let sheet = Sheet::read(file).unwrap();
    let column = |name: &str| sheet.column(name).unwrap();
    let columns = columns.iter().map(|name| column(name)).collect();
    let choice = Choice {
        target: column(target),
        columns,
        task,
        missing,
    };
    Own::new("own.csv", sheet.choose(&choice).unwrap().into_table())
}

/// Trained for 150 epochs: of 72 rows a single one weighs much, and where one comes to lie on the kink of ReLU
/// within the last bit (the first at epoch 194) even PyTorch's own runs part, by up to 9e-4 of the loss.
fn trained(own: Own) -> Recipe {
    let optimizer = Settings {
        lr: 0.05,
        ..Settings::default()
    };
    Recipe {
        data: own.into(),
        optimizer,
        epochs: 150,
        ..Recipe::default()
    }
}

/// Names and texts that could be taken for code, for nothing or for something else; ties, and gaps.
fn hard() -> Own {
    let rows = 60;
    let name = "a\"b'c\\\n\"\"\"); raise SystemExit # {x} %s ünï\u{202e}\u{2028}";
    let levels = [
        "True",
        "None",
        "1.50",
        "nan",
        "b,\"c\"",
        " x ",
        "\"); raise SystemExit('",
        "line\nbreak",
    ];
    let value = |row: usize| {
        if row % 7 == 3 {
            f64::NAN
        } else {
            (row % levels.len()) as f64
        }
    };
    let texts = OwnColumn {
        name: name.to_owned(),
        values: (0..rows).map(value).collect(),
        levels: Some(levels.map(str::to_owned).to_vec()),
    };
    let number = |row: usize| {
        if row % 5 == 1 {
            f64::NAN
        } else {
            (row * row) as f64 / 3.0 - 1e5
        }
    };
    let numbers = OwnColumn {
        name: "\\".to_owned(),
        values: (0..rows).map(number).collect(),
        levels: None,
    };
    let target = OwnTarget {
        name: "print(\"#\")\\".to_owned(),
        values: (0..rows).map(|row| (row % 3) as f64).collect(),
        classes: ["False", "\\\"", "null"].map(str::to_owned).to_vec(),
    };
    let table = OwnTable::new(vec![texts, numbers], target).unwrap();
    Own::new("a\"b\n\\raise SystemExit.csv", table)
}
