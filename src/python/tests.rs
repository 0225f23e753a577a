use serde_json::{Value, json};

use super::*;
use crate::nn::Activation;

/// The lesson's script with its link, for review; `check.py` in tests/python runs it.
const LESSON: &str = include_str!("../../tests/fixtures/lesson.py");

/// A recipe of these fields.
fn recipe(fields: Value) -> Recipe {
    serde_json::from_value(fields).unwrap()
}

/// The script of one recipe.
fn text(recipe: &Recipe) -> String {
    let model = Model { name: "A", recipe };
    script(&[model], None).unwrap().text()
}

#[test]
fn the_lesson_is_a_short_script() {
    let lesson = Recipe::default();
    let model = Model {
        name: "C",
        recipe: &lesson,
    };
    let script = script(&[model], Some("https://example.org/")).unwrap();
    if std::env::var_os("WRITE_SCRIPTS").is_some() {
        std::fs::write(
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/lesson.py"),
            script.text(),
        )
        .unwrap();
    }
    assert_eq!(script.text(), LESSON);
    assert!(LESSON.lines().count() < 80 && LESSON.lines().all(|line| line.chars().count() <= 100));
    assert_eq!(
        script.data_name(),
        Some("heart_failure_clinical_records_dataset.csv")
    );
}

#[test]
fn a_notebook_has_the_cells_of_the_script() {
    let lesson = Recipe::default();
    let model = Model {
        name: "C",
        recipe: &lesson,
    };
    let script = script(&[model], Some("https://example.org/")).unwrap();
    let notebook: Value = serde_json::from_str(&script.notebook()).unwrap();
    assert_eq!(
        (&notebook["nbformat"], &notebook["nbformat_minor"]),
        (&json!(4), &json!(5))
    );
    let cells = notebook["cells"].as_array().unwrap();
    let code = cells.iter().filter(|cell| cell["cell_type"] == "code");
    let code: Vec<String> = code
        .map(|cell| {
            cell["source"]
                .as_array()
                .unwrap()
                .iter()
                .map(|l| l.as_str().unwrap())
                .collect()
        })
        .collect();
    let sections: Vec<&str> = script
        .sections()
        .iter()
        .map(|section| section.code.trim_end())
        .collect();
    assert_eq!(code, sections);
    let mut ids: Vec<&str> = cells
        .iter()
        .map(|cell| cell["id"].as_str().unwrap())
        .collect();
    ids.dedup();
    assert_eq!(ids.len(), cells.len());
    assert!(
        cells[0]["source"][2]
            .as_str()
            .unwrap()
            .contains("<https://example.org/>")
    );
}

#[test]
fn models_are_compared_where_they_differ_in_their_layers_alone() {
    let lesson = Recipe::default();
    let deep = Recipe {
        hidden: vec![20, 20],
        activations: vec![Activation::Linear; 2],
        ..lesson.clone()
    };
    let other = Recipe {
        seed: 7,
        ..lesson.clone()
    };
    let models = |recipe| {
        [
            Model {
                name: "A",
                recipe: &lesson,
            },
            Model { name: "B", recipe },
        ]
    };
    let both = script(&models(&deep), None).unwrap().text();
    assert!(both.contains(
        "models[\"B\"] = nn.Sequential(nn.Linear(12, 20), nn.Linear(20, 20), nn.Linear(20, 1))"
    ));
    assert!(both.contains("\nfor name, model in models.items():\n"));
    assert_eq!(script(&models(&other), None), None);
    assert_eq!(script(&[], None), None);
}

#[test]
fn only_what_is_used_is_in_a_script() {
    let lesson = text(&Recipe::default());
    for word in [
        "import numpy",
        "scheduler",
        "l1",
        "penalty",
        "shuffler",
        "initialise",
        "math",
        "Identity",
        "if epoch ==",
    ] {
        assert!(!lesson.contains(word), "{word}");
    }
    let toy = text(&recipe(json!({ "data": "wave" })));
    assert!(
        !toy.contains("pandas") && !toy.contains("acc") && toy.contains("import numpy as np\n")
    );
    // More rows in a batch than there are to train on: one update from all of them.
    assert_eq!(text(&recipe(json!({ "batchSize": 1000 }))), lesson);
}

#[test]
fn changes_that_a_run_does_not_come_to_are_left_out() {
    let changes =
        json!([{ "epoch": 300, "activation": "tanh" }, { "epoch": 1000, "activation": "relu" }]);
    let code = text(&recipe(
        json!({ "hidden": [4, 3], "activation": "linear", "changes": changes }),
    ));
    assert!(
        code.contains(
            "    if epoch == 300:\n        model[1] = nn.Tanh()\n        model[3] = nn.Tanh()\n"
        ),
        "{code}"
    );
    assert!(!code.contains("epoch == 1000"));
    // Each layer has a place for what comes later.
    assert_eq!(code.matches("nn.Identity()").count(), 2);
}

#[test]
fn a_link_stays_in_its_comment() {
    let lesson = Recipe::default();
    let model = Model {
        name: "A",
        recipe: &lesson,
    };
    let script = script(&[model], Some("https://example.org/#a\nimport os\u{2028}")).unwrap();
    assert!(
        script
            .text()
            .contains("\n# https://example.org/#a?import os?\n")
    );
}
