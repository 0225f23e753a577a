//! A visitor's file: whatever its bytes, it is a sheet to choose from, or a sentence.

use std::collections::HashSet;

use relu_playground::data::own::{Choice, Missing, Sheet, TaskKind};
use relu_playground::data::train_test_split;
use relu_playground::recipe::Own;
use relu_playground::{Error, Recipe, Trainer};

use crate::sentence;

/// Reads the bytes as the worker does, shows what the page's preview shows, makes choices and trains an epoch.
/// What it tries beside the suggestion depends on the length of the bytes.
pub(crate) fn run(bytes: &[u8]) {
    let header = [None, Some(true), Some(false)][bytes.len() % 3];
    let read = in_steps(bytes, header, 1 + bytes.len() % 5);
    if bytes.len().is_multiple_of(4) {
        let whole = Sheet::read_with(bytes, header);
        let size = |sheet: &Sheet| (sheet.rows(), sheet.columns().len());
        assert_eq!(read.as_ref().map(size), whole.as_ref().map(size));
    }
    let sheet = match read {
        Ok(sheet) => sheet,
        Err(error) => return sentence(&error),
    };
    preview(&sheet);
    let suggested = sheet.suggest(None);
    let other = sheet.suggest(Some(bytes.len() % sheet.columns().len()));
    let task = [TaskKind::TwoClasses, TaskKind::Classes, TaskKind::Number][bytes.len() % 3];
    let forced = Choice {
        task: Some(task),
        missing: Missing::Fill,
        ..other.clone()
    };
    for choice in [suggested, other, forced] {
        if let Err(error) = trained(&sheet, &choice) {
            sentence(&error);
        }
    }
}

fn in_steps(bytes: &[u8], header: Option<bool>, rows: usize) -> Result<Sheet, Error> {
    let mut reader = Sheet::reader(bytes, header)?;
    let mut read = 0;
    while !reader.step(rows)?.is_done() {
        let progress = reader.progress();
        assert!(read <= progress.read && progress.read <= progress.total);
        read = progress.read;
    }
    reader.finish()
}

fn preview(sheet: &Sheet) {
    let names: HashSet<_> = sheet.columns().iter().map(|column| &column.name).collect();
    assert_eq!(names.len(), sheet.columns().len(), "two names are the same");
    for (at, column) in sheet.columns().iter().enumerate() {
        assert_eq!(sheet.column(&column.name), Ok(at));
        assert!(column.missing <= sheet.rows());
        let _ = column.summary();
        if let Err(refusal) = column.check() {
            sentence(&refusal);
        }
        for row in 0..sheet.rows().min(5) {
            let _ = sheet.value(row, at);
        }
    }
}

fn trained(sheet: &Sheet, choice: &Choice) -> Result<(), Error> {
    let chosen = sheet.choose(choice)?;
    let notes = chosen.notes();
    let dropped = notes.without_target + notes.without_value;
    assert_eq!(chosen.rows().len() + dropped, notes.rows);
    let split = train_test_split(chosen.rows().len(), 0.2, 10)?;
    let data = chosen.dataset(&split.train)?;
    assert!(data.features.iter().all(|value| value.is_finite()));
    assert!(data.targets.iter().all(|value| value.is_finite()));
    assert_eq!(data.names.len(), data.features.nrows());
    let recipe = Recipe {
        data: Own::new("hostile.csv", chosen.into_table()).into(),
        hidden: vec![2],
        ..Recipe::default()
    };
    let mut trainer = Trainer::new(recipe)?;
    trainer.train(1);
    assert_eq!(trainer.history().len(), 1);
    Ok(())
}
