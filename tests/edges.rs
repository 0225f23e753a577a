//! Runs at the edge of what numbers can do: each ends, says why where it must, and can be looked at.

use ndarray::Array2;
use relu_playground::chart::{Frame, Metric};
use relu_playground::data::own::Sheet;
use relu_playground::data::{OwnColumn, OwnTable, OwnTarget, Painted, Point};
use relu_playground::recipe::{Change, Data, Own};
use relu_playground::study::{Measure, Outcome, Spread, Study, Verdict};
use relu_playground::train::{Comparison, UnitHistory};
use relu_playground::{Recipe, Trainer};
use serde_json::json;

/// A recipe of these fields.
fn recipe(fields: serde_json::Value) -> Recipe {
    serde_json::from_value(fields).expect("a recipe")
}

/// Trains to the end, and looks at the run as the panels do.
fn trained(recipe: Recipe) -> Trainer {
    let epochs = recipe.epochs as usize;
    let mut trainer = Trainer::new(recipe).expect("it can be trained");
    trainer.train(epochs);
    let history = trainer.history();
    assert!(history.len() == epochs || trainer.diverged());
    let shares = |accuracy: f64| accuracy.is_nan() || (0.0..=1.0).contains(&accuracy);
    assert!(
        history
            .records()
            .iter()
            .all(|record| shares(history.test_accuracy(record)))
    );
    assert!((0..history.len()).all(|epoch| history.line(epoch).is_some()));
    for metric in [Metric::Loss, Metric::Accuracy] {
        let (low, high) = metric.range([history].into_iter());
        assert!(
            low.is_finite() && high.is_finite() && low < high,
            "{low} to {high}"
        );
        let mut frame = Frame::new(metric);
        frame.fit([history].into_iter());
        assert!(frame.x_of(0).is_finite());
    }
    looked_into(&trainer);
    assert!(Outcome::of(&trainer).is_some());
    trainer
}

/// What the panel “Look inside” asks.
fn looked_into(trainer: &Trainer) {
    let rows = trainer.data().train.rows() as u32;
    let units = trainer.units();
    assert!(units.iter().flatten().all(|unit| unit.on <= rows));
    for (layer, units) in units.iter().enumerate() {
        for unit in 0..units.len() {
            let [train, _] = trainer.pre_activations(layer, unit, [10, 10]);
            assert_eq!(train.len(), trainer.data().train.rows().min(10));
        }
    }
    let features = trainer.recipe().data.features();
    let far = Array2::from_shape_fn((features, 9), |(_, row)| 10_f64.powi(row as i32 * 10 - 40));
    assert_eq!(trainer.predict(far).dim().1, 9);
    let mut comparison = Comparison::new(trainer);
    while comparison.piece() {}
    let mut past = UnitHistory::new(trainer).expect("it was trained");
    while past.piece(trainer.history().len()) {}
    let _ = trainer.hinges();
}

#[test]
fn a_rate_of_a_million_ends_in_a_sentence_or_in_numbers() {
    for optimizer in ["sgd", "adam", "adamw", "rmsprop"] {
        for data in ["heart", "circles", "wave", "blobs_3"] {
            for hidden in [vec![], vec![1], vec![5], vec![20, 20]] {
                let fields = json!({
                    "data": data, "hidden": hidden, "epochs": 30,
                    "optimizer": { "name": optimizer, "lr": 1e6 },
                });
                let mut trainer = trained(recipe(fields));
                let epoch = trainer.history().len();
                let lower = Change {
                    lr: Some(0.01),
                    ..Change::default()
                };
                match trainer.change(lower) {
                    Ok(()) => assert!(!trainer.diverged()),
                    Err(error) => assert_eq!(
                        error.to_string(),
                        format!(
                            "the run diverged at epoch {}, so there are no weights to go on with; start again with a smaller learning rate",
                            epoch - 1
                        )
                    ),
                }
                // From the start it can be trained again.
                trainer.reset();
                assert!(trainer.epoch().is_some());
            }
        }
    }
    let linear = json!({ "hidden": [5], "activation": "linear", "data": "wave", "optimizer": { "lr": 1e6 }, "epochs": 30 });
    assert!(trained(recipe(linear)).diverged());
}

/// Nine points of one class and one of another.
fn rare() -> Data {
    let point = |k: u32| Point {
        x: [f64::from(k), f64::from(k * k % 7)],
        class: k / 9,
    };
    Painted {
        points: (0..10).map(point).collect(),
    }
    .into()
}

#[test]
fn one_class_or_one_row_to_train_on_is_learnt() {
    let (mut of_one_class, mut of_one_row) = (0, 0);
    for split_seed in 0..30 {
        for test_size in [0.1, 0.9] {
            let recipe = Recipe {
                data: rare(),
                test_size,
                split_seed,
                epochs: 200,
                ..Recipe::default()
            };
            let trainer = trained(recipe);
            assert!(!trainer.diverged());
            let train = &trainer.data().train;
            let is_alike = train
                .targets()
                .iter()
                .all(|target| *target == train.targets()[0]);
            of_one_class += usize::from(is_alike);
            of_one_row += usize::from(train.rows() == 1);
            let (majority, _) = trainer.data().majority_accuracy();
            assert!(!is_alike || majority == 1.0);
        }
    }
    assert!(
        of_one_class > 30 && of_one_row == 30,
        "{of_one_class}, {of_one_row}"
    );
}

/// A table of a number of 40 rows, and what is to be predicted.
fn table(x: impl Fn(u32) -> f64, y: impl Fn(u32) -> f64) -> Result<Data, String> {
    let column = |name: &str, values: Vec<f64>| OwnColumn {
        name: name.into(),
        values,
        levels: None,
    };
    let columns = vec![
        column("x", (0..40).map(x).collect()),
        column("constant", vec![7.0; 40]),
    ];
    let target = OwnTarget {
        name: "y".into(),
        values: (0..40).map(y).collect(),
        classes: Vec::new(),
    };
    let table = OwnTable::new(columns, target).map_err(|error| error.to_string())?;
    Ok(Own::new("edge.csv", table).into())
}

#[test]
fn numbers_of_any_size_are_scaled_and_learnt() {
    let mixed = |k: u32| f64::from(k * 37 % 41) - 20.0;
    for size in [1e36, 1e30, 1.0, 1e-30, 1e-300, 5e-324] {
        for predicted in [1e30, 1.0, 1e-320] {
            let data = table(|k| mixed(k) * size, |k| mixed(k) * predicted).expect("a table");
            let trainer = trained(Recipe {
                data,
                epochs: 50,
                ..Recipe::default()
            });
            assert!(!trainer.diverged(), "{size} to {predicted}");
            let [first, last] = [0, 49].map(|at| trainer.history().records()[at].train_loss);
            assert!(
                last <= first * 1.0001,
                "{size} to {predicted}: {first} to {last}"
            );
        }
    }
    let sentence = table(|k| mixed(k) * 1e39, mixed).unwrap_err();
    assert!(sentence.contains("1e38"), "{sentence}");
    assert!(table(|_| f64::INFINITY, mixed).is_err());
}

#[test]
fn one_unit_and_no_unit_are_networks() {
    for hidden in [vec![], vec![1], vec![1, 1, 1, 1, 1, 1, 1, 1]] {
        for init in ["default", "zeros", "small"] {
            let fields = json!({ "data": "xor", "hidden": hidden, "init": init, "epochs": 50 });
            assert!(!trained(recipe(fields)).diverged());
        }
    }
}

#[test]
fn what_is_no_number_in_a_file_is_missing_or_a_sentence() {
    let file = |cell: &str| {
        let rows = (0..20).map(|k| match k {
            3 => format!("{cell},{}\n", k % 2),
            _ => format!("{},{}\n", k * 37 % 41, k % 2),
        });
        format!("x,y\n{}", rows.collect::<String>())
    };
    for cell in ["NaN", "nan", "NA", ""] {
        let text = file(cell);
        let sheet = Sheet::read(text.as_bytes()).expect("a table");
        let chosen = sheet.choose(&sheet.suggest(Some(1))).expect("a choice");
        assert_eq!((chosen.rows().len(), chosen.notes().without_value), (19, 1));
    }
    for (cell, word) in [("inf", "inf"), ("1e300", "1e300"), ("-1e39", "-1e39")] {
        let text = file(cell);
        let sheet = Sheet::read(text.as_bytes()).expect("a table");
        let mut choice = sheet.suggest(Some(1));
        choice.columns = vec![0];
        let Err(error) = sheet.choose(&choice) else {
            panic!("{cell} is trained on");
        };
        assert!(error.to_string().contains(word), "{error}");
    }
    for text in ["x,y\n1,2\n", "x,y\n"] {
        let few = Sheet::read(text.as_bytes())
            .and_then(|sheet| sheet.choose(&sheet.suggest(None)).map(|_| ()));
        assert!(few.unwrap_err().to_string().contains(' '));
    }
}

#[test]
fn a_study_of_runs_that_diverge_has_no_averages_and_no_winner() {
    let fields =
        json!({ "data": "wave", "activation": "linear", "optimizer": { "lr": 1e6 }, "epochs": 20 });
    let outcome = Outcome::of(&trained(recipe(fields))).expect("it has ended");
    assert!(outcome.diverged.is_some() && outcome.last.is_nan());
    let ends = [outcome.last; 4];
    assert!(Spread::of(&ends).is_none());
    let verdict = Verdict::of(&ends, &ends, true, 0.0);
    assert_eq!((verdict.tied, verdict.won, verdict.lost), (4, 0, 0));
    let mut study = Study::new(&[20, 20], 4, Measure::Loss, 0.0);
    for (model, seed) in (0..8).map(|at| (at / 4, at % 4)) {
        study.put(model, seed, outcome.clone()).expect("its place");
    }
    assert_eq!((study.done(), study.diverged(1)), (4, 4));
    assert!(study.spread(0).is_none() && study.verdict(1, 0).difference.mean.is_nan());
    assert!(study.band(0).median.iter().all(|median| median.is_nan()));
    assert_eq!(study.histogram().most(), 0);
}
