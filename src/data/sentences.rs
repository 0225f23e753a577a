//! One sentence of each kind that an [`Error`] can be, in `tests/fixtures/sentences.txt`: what the page
//! has to say in every language that it speaks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::csv;
use super::own::{Encoding, Format, Sheet, other_files};
use crate::data::{Toy, ToyKind};
use crate::error::{Kind, whole};
use crate::optim::{Schedule, Settings};
use crate::recipe::MAX_EPOCHS;
use crate::study::{Measure, Outcome, Study};
use crate::weights::sentences as weights;
use crate::{Error, Recipe};

/// Set to anything, it has the test write the file instead.
const WRITE: &str = "WRITE_SENTENCES";

#[test]
fn the_committed_sentences_are_those_there_are() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sentences.txt");
    let mut all: Vec<String> = Vec::new();
    all.extend(recipes());
    all.extend(settings());
    all.extend(studies().iter().map(Error::to_string));
    all.extend(tables().into_iter().map(|(_, error)| error.to_string()));
    all.extend(weights().into_iter().map(|(_, error)| error.to_string()));
    all.extend(
        kinds()
            .into_iter()
            .map(|kind| Error::from(kind).to_string()),
    );
    let mut known = BTreeSet::new();
    all.retain(|sentence| known.insert(sentence.clone()));
    let text = all.join("\n") + "\n";
    if std::env::var_os(WRITE).is_some() {
        fs::write(&path, &text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap();
    assert_eq!(
        committed, text,
        "to write them anew: {WRITE}=1 cargo test sentences"
    );
}

#[test]
fn every_kind_of_error_and_every_fault_of_a_table_is_among_them() {
    let given: BTreeSet<usize> = kinds().iter().map(place).collect();
    assert_eq!(given, (0..19).collect());
    let made = tables();
    let made: BTreeSet<&str> = made.iter().map(|(name, _)| *name).collect();
    let source = include_str!("csv.rs").split("pub(super) fn ").skip(1);
    let faults = source.filter(|rest| rest[..rest.find('{').unwrap()].contains("-> Error"));
    let faults = faults.map(|rest| rest.split('(').next().unwrap());
    assert_eq!(made, faults.collect());
    let made = weights();
    let made: BTreeSet<&str> = made.iter().map(|(name, _)| *name).collect();
    let faults = include_str!("../weights/fault.rs")
        .split("pub(crate) fn ")
        .skip(1);
    assert_eq!(
        made,
        faults.map(|rest| rest.split('(').next().unwrap()).collect()
    );
}

/// A number for each kind, so that a new one does not compile until it is listed here.
fn place(kind: &Kind) -> usize {
    match kind {
        Kind::UnknownField { .. } => 0,
        Kind::WrongType { .. } => 1,
        Kind::UnknownName { .. } => 2,
        Kind::ActivationCount { .. } => 3,
        Kind::LayerUnits { .. } => 4,
        Kind::LayerCount { .. } => 5,
        Kind::Number { .. } => 6,
        Kind::NesterovWithoutMomentum => 7,
        Kind::EmptySplit { .. } => 8,
        Kind::ChangeOrder { .. } => 9,
        Kind::OneClassPainted => 10,
        Kind::OtherNetwork { .. } => 11,
        Kind::NeedsFile { .. } => 12,
        Kind::NoExtra { .. } => 13,
        Kind::ExtraTwice { .. } => 14,
        Kind::Diverged { .. } => 15,
        Kind::Csv(_) => 16,
        Kind::Retired => 17,
        Kind::Weights(_) => 18,
    }
}

/// One of each kind; [`recipes`] and [`tables`] have those that differ in their words.
fn kinds() -> Vec<Kind> {
    let wrong = |given: Option<&str>| Kind::WrongType {
        place: "optimizer.lr".into(),
        wanted: "a number",
        given: given.map(str::to_owned),
    };
    vec![
        Kind::UnknownField {
            place: String::new(),
            field: "sed".into(),
            names: &["seed", "epochs", "data"],
        },
        wrong(None),
        wrong(Some("nothing")),
        Kind::unknown("optimizer", "sdg", &["sgd", "adam"]),
        Kind::ActivationCount {
            given: 1,
            hidden: 2,
        },
        Kind::LayerUnits {
            layer: 2,
            units: 0.5,
        },
        Kind::LayerCount { given: 9 },
        Kind::number("the seed", -1.0, "a whole number from 0 to 4294967295"),
        Kind::NesterovWithoutMomentum,
        Kind::EmptySplit {
            test_size: 0.999,
            rows: 299,
            train: 0,
            test: 299,
        },
        Kind::ChangeOrder {
            epoch: 2,
            previous: 5,
        },
        Kind::OneClassPainted,
        Kind::OtherNetwork {
            given: 71,
            parameters: 11,
        },
        Kind::NeedsFile {
            file: "a 'b'.csv".into(),
        },
        Kind::NoExtra {
            name: "x1^2",
            needs: 1,
        },
        Kind::ExtraTwice { name: "x1^2" },
        Kind::Diverged { epoch: 7 },
        Kind::Csv(csv::CsvFault::of("the file is empty")),
        Kind::Retired,
        Kind::Weights("the file has no weights in it".into()),
    ]
}

/// What recipes are refused with.
fn recipes() -> Vec<String> {
    let change = |what: Value| json!({ "changes": [what] });
    let edit = |what: Value| change(json!({ "epoch": 5, "parameters": [what] }));
    let optimizer = |settings: Value| json!({ "optimizer": settings });
    let points = |points: Value| json!({ "data": { "name": "painted", "points": points } });
    let many: Vec<Value> = (0..20_000).map(|epoch| json!({ "epoch": epoch })).collect();
    let edits = vec![json!({ "layer": 0, "unit": 0, "value": 1 }); 70_000];
    let refused = [
        json!([1]),
        json!({ "sed": 1 }),
        json!({ "optimizer": { "rate": 1 } }),
        // Another type.
        json!({ "optimizer": true }),
        json!({ "shuffle": 1 }),
        json!({ "seed": "one" }),
        json!({ "scaling": ["all"] }),
        json!({ "hidden": 5 }),
        json!({ "activation": 5 }),
        json!({ "activation": [null] }),
        json!({ "data": 3 }),
        json!({ "extraFeatures": "x1^2" }),
        json!({ "extraFeatures": [{}] }),
        json!({ "changes": {} }),
        change(json!({ "epoch": 5, "parameters": 1 })),
        edit(json!({ "layer": 0, "unit": 0 })),
        optimizer(json!({ "name": "adam", "betas": [1] })),
        points(json!(1)),
        points(json!([[0, 0]])),
        // Other names.
        json!({ "optimizer": { "name": "sdg" } }),
        json!({ "optimizer": { "schedule": { "name": "slow" } } }),
        json!({ "data": "hart" }),
        json!({ "scaling": "none" }),
        json!({ "activation": "pony" }),
        json!({ "init": "big" }),
        json!({ "data": "xor", "extraFeatures": ["x3"] }),
        json!({ "data": { "name": "own", "file": "a.csv" } }),
        // Other numbers.
        json!({ "hidden": [1, 0.5] }),
        json!({ "hidden": [1], "activation": ["relu", "relu"] }),
        json!({ "hidden": [1, 1, 1, 1, 1, 1, 1, 1, 1] }),
        json!({ "testSize": 1.5 }),
        json!({ "seed": -1 }),
        json!({ "splitSeed": 0.5 }),
        json!({ "batchSize": 0 }),
        json!({ "epochs": 1e300 }),
        optimizer(json!({ "lr": 0 })),
        optimizer(json!({ "momentum": -0.1 })),
        optimizer(json!({ "weightDecay": -1 })),
        optimizer(json!({ "l1": -1 })),
        optimizer(json!({ "nesterov": true })),
        optimizer(json!({ "name": "adam", "betas": [1, 0.5] })),
        optimizer(json!({ "name": "adam", "betas": [0.5, 1] })),
        optimizer(json!({ "name": "adam", "eps": -1 })),
        optimizer(json!({ "name": "rmsprop", "alpha": 1 })),
        optimizer(json!({ "schedule": { "name": "step", "stepSize": 0 } })),
        optimizer(json!({ "schedule": { "name": "step", "stepSize": 1, "gamma": 0 } })),
        optimizer(json!({ "schedule": { "name": "cosine", "tMax": 0.5 } })),
        json!({ "data": { "name": "moons", "rows": 19 } }),
        json!({ "data": { "name": "moons", "noise": -0.5 } }),
        json!({ "data": { "name": "moons", "seed": -1 } }),
        json!({ "data": "painted" }),
        points(json!(vec![[0, 0, 6]; 10])),
        points(json!(vec![[0, 11, 1]; 10])),
        points(json!(vec![[0, 0, 1]; 10])),
        json!({ "changes": many }),
        change(json!({ "epoch": 5, "parameters": edits })),
        change(json!({ "epoch": 0.5 })),
        edit(json!({ "layer": 2, "unit": 0, "value": 1 })),
        edit(json!({ "layer": 0, "unit": 5, "value": 1 })),
        edit(json!({ "layer": 0, "unit": 0, "input": 12, "value": 1 })),
        edit(json!({ "layer": 0, "unit": 0, "value": 1e39 })),
        change(json!({ "epoch": 5, "parameters": "AA=" })),
        change(json!({ "epoch": 5, "parameters": "AAAAAA" })),
        json!({ "extraFeatures": ["x1^2"] }),
        json!({ "data": "wave", "extraFeatures": ["x1*x2"] }),
    ];
    let refusal = |recipe: Value| match serde_json::from_value::<Recipe>(recipe) {
        Ok(recipe) => panic!("accepted {recipe:?}"),
        Err(error) => error.to_string(),
    };
    refused.into_iter().map(refusal).collect()
}

/// What no recipe can say as plain data, and a library can.
fn settings() -> Vec<String> {
    let schedule = |schedule| Settings {
        schedule,
        ..Settings::default()
    };
    let (gamma, t_max) = (0.1, Some(0));
    let step = schedule(Schedule::Step {
        step_size: 0,
        gamma,
    });
    let refused = [
        step.checked().unwrap_err(),
        schedule(Schedule::Cosine { t_max }).checked().unwrap_err(),
        Toy::new(ToyKind::Blobs { centers: 7 })
            .checked()
            .unwrap_err(),
        ToyKind::from_name("moon").unwrap_err(),
    ];
    refused.iter().map(Error::to_string).collect()
}

/// What is wrong with a run of a study, or with an epoch of a run to go back to.
fn studies() -> [Error; 3] {
    let mut study = Study::new(&[20], 10, Measure::Loss, 0.0);
    let outcome = || Outcome {
        curve: vec![0.5; 19],
        last: 0.5,
        diverged: None,
    };
    [
        study.put(1, 0, outcome()).unwrap_err(),
        study.put(0, 0, outcome()).unwrap_err(),
        whole("the epoch to go back to", 0.5, (0, MAX_EPOCHS)).unwrap_err(),
    ]
}

/// What tables are refused with, by the names of the functions that say so.
fn tables() -> Vec<(&'static str, Error)> {
    let encoding = Encoding::Utf8;
    let format = |delimiter, header| Format {
        delimiter,
        encoding,
        header,
    };
    let column = "it's a, \"b\"";
    let mut all = vec![
        ("empty_file", csv::empty_file()),
        ("too_many_bytes", csv::too_many_bytes(50_000_001)),
        ("not_text", csv::not_text(6, 0)),
        ("broken_utf16", csv::broken_utf16(2)),
        ("no_rows", csv::no_rows()),
        ("too_many_rows", csv::too_many_rows(100_001)),
        ("too_many_columns", csv::too_many_columns(10_000)),
        ("ragged", csv::ragged((17, 18), 1, format(b',', true), 13)),
        ("ragged", csv::ragged((17, 17), 3, format(b',', false), 2)),
        ("ragged", csv::ragged((2, 3), 3, format(b';', true), 2)),
        ("ragged", csv::ragged((2, 3), 3, format(b'\t', true), 2)),
        ("open_quotes", csv::open_quotes(0, 1)),
        ("open_quotes", csv::open_quotes(2, 3)),
        ("no_column", csv::no_column(column, true)),
        ("no_column", csv::no_column("column 9", false)),
        ("empty_column", csv::empty_column(column)),
        ("not_finite", csv::not_finite(3, column, "in column 'x'")),
        ("two_marks", csv::two_marks(3, column, "1,5")),
        ("two_marks", csv::two_marks(3, column, "1.5")),
        ("too_large", csv::too_large(3, column, "1e39")),
        ("no_value", csv::no_value(3, column)),
        (
            "too_many_categories",
            csv::too_many_categories(column, 101, false),
        ),
        (
            "too_many_categories",
            csv::too_many_categories(column, 1000, true),
        ),
        ("no_usable_column", csv::no_usable_column()),
        ("no_column_chosen", csv::no_column_chosen()),
        ("no_such_column", csv::no_such_column(8, 1)),
        ("chosen_twice", csv::chosen_twice(column)),
        ("target_chosen", csv::target_chosen(column)),
        ("too_few_rows", csv::too_few_rows(9, 60)),
        ("too_many_values", csv::too_many_values(2000, 100_000)),
        (
            "nothing_to_fill_with",
            csv::nothing_to_fill_with(column, 239),
        ),
        ("uneven", csv::uneven(column, 1, 60)),
        ("no_index", csv::no_index(3, column, 0.5, 2)),
        ("one_value", csv::one_value("yes, 'no'", 60)),
        ("not_a_class", csv::not_a_class(3, column, 2.5)),
    ];
    for (what, advice) in other_files() {
        all.push(("other_file", csv::other_file(what, advice)));
    }
    for text in ["<html>", "<?xml?>", "[[1]]"] {
        all.push(("other_file", Sheet::read(text.as_bytes()).unwrap_err()));
    }
    for needed in [
        "two classes have 2",
        "several classes have 3 or more",
        "there can be up to 20 classes",
    ] {
        all.push((
            "other_classes",
            csv::other_classes(column, 1000, true, needed),
        ));
        all.push((
            "other_classes",
            csv::other_classes(column, 3, false, needed),
        ));
    }
    all
}
