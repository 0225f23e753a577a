//! The scripts of recipes of every kind, and what the core makes of the same recipes.
//!
//! `check.py` runs them with PyTorch: `cargo xtask test --only pytorch`. Alone, this test sees to it that each
//! recipe has a script; with `PYTHON_CASES` it writes them there.

mod cases;
mod own;

use std::env;
use std::fs;

use cases::Case;
use relu_playground::Trainer;
use relu_playground::python::{Model, data_file, script};
use serde_json::{Value, json};

#[test]
fn every_recipe_has_a_script() {
    let cases: Vec<Value> = cases::all().iter().map(written).collect();
    assert!(cases.len() > 100, "{}", cases.len());
    if let Some(file) = env::var_os("PYTHON_CASES") {
        fs::write(file, serde_json::to_string(&cases).unwrap()).unwrap();
    }
}

/// A case with its script and the core's figures.
fn written(case: &Case) -> Value {
    let models = case.models.iter();
    let models: Vec<Model> = models
        .map(|(name, recipe)| Model { name, recipe })
        .collect();
    let script = script(&models, Some("https://example.org/#v=1")).expect(&case.name);
    for section in script.sections() {
        assert!(!section.code.is_empty() && script.text().contains(&section.code));
    }
    let file = data_file(models[0].recipe);
    let name = file.as_ref().map(|file| &file.name[..]);
    assert_eq!(script.data_name(), name);
    json!({
        "name": case.name,
        "bits": case.bits,
        "tolerance": case.tolerance,
        "text": script.text(),
        "notebook": script.notebook(),
        "file": file.map(|file| json!({ "name": file.name, "text": file.text })),
        "runs": models.iter().map(run).collect::<Vec<_>>(),
    })
}

/// What the core makes of a model.
fn run(model: &Model) -> Value {
    let mut trainer = Trainer::new(model.recipe.clone()).unwrap();
    let untrained = model.recipe.network();
    let parameters = untrained.parameters();
    let data = trainer.data();
    let table = |table: &relu_playground::data::Table| {
        let features = table.features();
        let rows: Vec<f32> = features.reversed_axes().iter().copied().collect();
        json!({ "features": hex(&rows), "targets": hex(&table.targets().to_vec()) })
    };
    let (train, test) = (table(&data.train), table(&data.test));
    trainer.train(model.recipe.epochs as usize);
    let history = trainer.history();
    let lines = (0..history.len())
        .step_by(100)
        .filter_map(|epoch| history.line(epoch));
    let records = history.records().iter();
    json!({
        "name": model.name,
        "train": train,
        "test": test,
        "rows": [trainer.data().train.rows(), trainer.data().test.rows()],
        "initial": parameters.iter().map(|p| hex(p.values)).collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
        "history": records
            .map(|r| json!([r.train_loss, r.test_loss, r.train_correct, r.test_correct]))
            .collect::<Vec<_>>(),
    })
}

/// The bits of f32 values, 8 digits each.
fn hex(values: &[f32]) -> String {
    values
        .iter()
        .map(|value| format!("{:08x}", value.to_bits()))
        .collect()
}
