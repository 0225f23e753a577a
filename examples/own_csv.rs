//! A table of your own: reads a CSV file, takes what can be predicted from what, and trains on it.
//!
//! `cargo run --release --example own_csv -- your.csv target` predicts the column `target` of your file. Without
//! a file, `cargo run --release --example own_csv` reads sixty made-up passengers of a ship, and prints
//!
//! ```text
//! 60 rows, 12 columns
//! Survived from Pclass, Sex, Age, SibSp, Parch, Fare, Embarked
//! 12 values filled in, in 12 rows
//! 10-5-ReLU-1 of Pclass, Sex=female, Sex=male, Age, SibSp, Parch, Fare, Embarked=C, Embarked=Q, Embarked=S
//! Epoch: 999, Loss: 0.47429, Accuracy: 72.92% | Test loss: 0.76216, Test acc: 75.00%
//! ```

use std::error::Error;
use std::{env, fs};

use relu_playground::data::own::{Missing, Sheet};
use relu_playground::recipe::Own;
use relu_playground::{Recipe, Trainer};

const PASSENGERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/passengers.csv");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (file, target) = match &arguments[..] {
        [] => (PASSENGERS, Some("Survived")),
        [file] => (&file[..], None),
        [file, target, ..] => (&file[..], Some(&target[..])),
    };
    let sheet = Sheet::read(&fs::read(file)?)?;
    println!("{} rows, {} columns", sheet.rows(), sheet.columns().len());

    // Without a target: a column of a usual name, such as `class`, or the last one.
    let target = target.map(|name| sheet.column(name)).transpose()?;
    let mut choice = sheet.suggest(target);
    choice.missing = Missing::Fill; // with the training rows' medians and most frequent levels
    let name = |&at: &usize| sheet.columns()[at].name.as_str();
    let from: Vec<&str> = choice.columns.iter().map(name).collect();
    println!("{} from {}", name(&choice.target), from.join(", "));

    let chosen = sheet.choose(&choice)?;
    let notes = chosen.notes();
    println!(
        "{} values filled in, in {} rows",
        notes.filled_values, notes.filled_rows
    );

    let mut trainer = Trainer::new(Recipe {
        data: Own::new(file, chosen.into_table()).into(),
        ..Recipe::default()
    })?;
    trainer.train(1000);
    println!(
        "{} of {}",
        trainer.title(),
        trainer.recipe().feature_names().join(", ")
    );
    println!("{}", trainer.history().line(999).expect("it was trained"));
    Ok(())
}
