//! A visitor's own table is read, filled, encoded, scaled and trained as pandas, scikit-learn and
//! PyTorch do it.

use crate::fixture::{f64s, fixture};
use relu_playground::data::own::{Choice, Missing, Sheet};
use relu_playground::data::{Scaling, Task};
use relu_playground::optim::Settings;
use relu_playground::recipe::Own;
use relu_playground::{Recipe, Trainer};
use serde_json::Value;

/// The recipe of a fixture's run.
fn recipe(run: &Value) -> Recipe {
    let file = include_bytes!("../fixtures/own.csv");
    let sheet = Sheet::read(file).unwrap();
    let column = |name: &str| sheet.column(name).unwrap();
    let chosen = sheet.choose(&Choice {
        target: column(run["target"].as_str().unwrap()),
        columns: ["rooms", "area", "town"].map(column).to_vec(),
        task: None,
        missing: match run["missing"].as_str().unwrap() {
            "drop" => Missing::DropRows,
            _ => Missing::Fill,
        },
    });
    Recipe {
        data: Own::new("own.csv", chosen.unwrap().into_table()).into(),
        scaling: Scaling::from_name(run["scaling"].as_str().unwrap()).unwrap(),
        optimizer: Settings {
            lr: 0.05,
            ..Settings::default()
        },
        ..Recipe::default()
    }
}

#[test]
fn own_tables_train_as_pandas_scikit_learn_and_pytorch() {
    let fixture = fixture("own.json");
    let runs = fixture["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 8);
    for run in runs {
        let name = format!("{} {} {}", run["target"], run["missing"], run["scaling"]);
        let mut trainer = Trainer::new(recipe(run)).unwrap();
        let data = trainer.data();
        assert_eq!(
            data.task == Task::Number,
            run["target"] == "price",
            "{name}"
        );
        let rows = [data.train.rows() as f64, data.test.rows() as f64];
        assert_eq!(rows.to_vec(), f64s(&run["rows"]), "{name}");
        trainer.train(200);
        let losses = [f64s(&run["train_loss"]), f64s(&run["test_loss"])];
        for (epoch, record) in trainer.history().records().iter().enumerate() {
            for (ours, torchs) in [record.train_loss, record.test_loss].iter().zip(&losses) {
                let (ours, torchs) = (f64::from(*ours), torchs[epoch]);
                let off = (ours - torchs).abs() / torchs.abs();
                assert!(
                    off < 5e-6,
                    "{name}: epoch {epoch} has {ours}, PyTorch {torchs}"
                );
            }
        }
    }
}
