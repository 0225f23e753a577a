//! How a trainer behaves: resets, changes of activation, batches, divergence.

use ndarray::{Array2, Axis};
use relu_playground::data::{Extra, Toy, ToyKind, heart, train_test_split};
use relu_playground::nn::Activation;
use relu_playground::optim::{Rule, Schedule, Settings};
use relu_playground::recipe::{Change, Edit};
use relu_playground::{Recipe, Trainer};

fn trainer(recipe: Recipe) -> Trainer {
    Trainer::new(recipe).unwrap()
}

#[test]
fn reset_gives_the_same_curve_again() {
    let mut trainer = trainer(Recipe {
        batch_size: Some(50),
        ..Recipe::default()
    });
    trainer.train(30);
    let (history, network) = (trainer.history().clone(), trainer.network().clone());
    trainer.reset();
    assert!(trainer.history().is_empty());
    assert_eq!(*trainer.network(), trainer.recipe().network());
    trainer.train(30);
    assert_eq!((trainer.history(), trainer.network()), (&history, &network));
}

#[test]
fn going_on_with_another_activation_keeps_weights_and_is_part_of_the_recipe() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(100);
    let before = trainer.network().layers.clone();
    trainer.change(activation(vec![Activation::Gelu])).unwrap();
    assert_eq!(trainer.network().layers, before);
    trainer.train(100);
    trainer
        .change(activation(vec![Activation::Linear]))
        .unwrap();
    trainer.train(100);

    let mut again = Trainer::new(trainer.recipe().clone()).unwrap();
    again.train(300);
    assert_eq!(again.history(), trainer.history());
    assert_eq!(again.network(), trainer.network());

    let mut plain = Trainer::new(Recipe::default()).unwrap();
    plain.train(300);
    assert_eq!(
        plain.history().records()[..100],
        trainer.history().records()[..100]
    );
    assert_ne!(plain.history().record(100), trainer.history().record(100));

    let error = trainer.change(activation(vec![])).unwrap_err().to_string();
    assert!(
        error.starts_with("for 1 hidden layer there are 0 activations"),
        "{error}"
    );
}

#[test]
fn a_change_before_the_first_epoch_is_simply_another_recipe() {
    let mut trainer = trainer(Recipe::default());
    trainer.change(activation(vec![Activation::Tanh])).unwrap();
    let tanh = Recipe {
        activations: vec![Activation::Tanh],
        ..Recipe::default()
    };
    assert_eq!(*trainer.recipe(), tanh);
    assert_eq!(*trainer.network(), tanh.network());
}

/// A change of activation.
fn activation(activations: Vec<Activation>) -> Change {
    Change {
        activations: Some(activations),
        ..Change::default()
    }
}

#[test]
fn a_change_of_rate_penalty_and_weight_is_repeated_by_the_recipe() {
    let mut first = trainer(Recipe {
        optimizer: Settings {
            rule: Rule::Sgd {
                momentum: 0.9,
                nesterov: false,
            },
            ..Settings::default()
        },
        ..Recipe::default()
    });
    first.train(10);
    let before = first.network().clone();
    let edit = |input, value| Edit {
        layer: 0,
        unit: 2,
        input,
        value,
    };
    let change = |edits| Change {
        lr: Some(0.1),
        edits,
        ..Change::default()
    };
    first.change(change(vec![edit(Some(7), 1.5)])).unwrap();
    let l1 = Change {
        l1: Some(0.01),
        weight_decay: Some(0.5),
        ..change(vec![edit(None, -1.0), edit(Some(7), 2.5)])
    };
    first.change(l1).unwrap();
    assert_eq!(first.network().layers[0].weight[[2, 7]], 2.5);
    assert_eq!(first.network().layers[0].bias[2], -1.0);
    assert_eq!(first.network().layers[1], before.layers[1]);
    assert_eq!((first.settings().lr, first.settings().l1), (0.1, 0.01));
    // Two changes at one epoch are one, and of two edits of a weight the latter counts.
    let [change] = &first.recipe().changes[..] else {
        panic!("one change")
    };
    assert_eq!(change.edits, [edit(None, -1.0), edit(Some(7), 2.5)]);
    first.train(20);

    let mut again = trainer(first.recipe().clone());
    again.train(9);
    assert_eq!(again.settings().lr, 0.01);
    again.train(21);
    assert_eq!(again.history(), first.history());
    assert_eq!(again.network(), first.network());
    let mut plain = trainer(Recipe {
        changes: Vec::new(),
        ..first.recipe().clone()
    });
    plain.train(30);
    assert_ne!(plain.history(), first.history());

    // What lies ahead gives way to a change.
    again.reset();
    again.train(3);
    let lr = |lr| Change {
        lr: Some(lr),
        ..Change::default()
    };
    again.change(lr(0.2)).unwrap();
    assert_eq!(
        again.recipe().changes,
        [Change {
            epoch: 3,
            ..lr(0.2)
        }]
    );
    // Before the first epoch a rate is what the run begins with.
    again.reset();
    again.change(lr(0.3)).unwrap();
    assert_eq!(
        (again.recipe().optimizer.lr, again.recipe().changes.len()),
        (0.3, 0)
    );
}

#[test]
fn layers_and_predictions_are_those_of_the_training() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(1000);
    let split = train_test_split(299, 0.2, 10).unwrap();
    let features = heart().features.select(Axis(1), &split.test);
    let predictions = trainer.predict(features.clone());
    let targets = trainer.data().test.targets().into_iter();
    let hits = predictions.iter().zip(targets);
    let right = hits
        .filter(|&(&p, t)| f32::from(u8::from(p > 0.5)) == t)
        .count();
    assert_eq!(right, 44);
    let layers = trainer.layers(features);
    assert_eq!((layers[0].z.dim(), layers[1].z.dim()), ((5, 60), (1, 60)));
    assert_eq!(layers[0].a, layers[0].z.mapv(|z| z.max(0.0)));
    assert_eq!(layers[1].a, predictions);
    for (&z, &p) in layers[1].z.iter().zip(&predictions) {
        assert!((1.0 / (1.0 + f64::from(-z).exp()) - f64::from(p)).abs() < 1e-6);
    }
}

#[test]
fn predictions_of_many_rows_classes_and_numbers() {
    let grid = Array2::from_shape_fn((2, 1001), |(d, r)| {
        (r as f64 / 500.0 - 1.0) * [3.0, -2.0][d]
    });
    let toy = |kind| Recipe {
        data: Toy::new(kind).into(),
        ..Recipe::default()
    };
    let mut blobs = trainer(toy(ToyKind::Blobs { centers: 4 }));
    blobs.train(50);
    let probabilities = blobs.predict(grid.clone());
    assert_eq!(probabilities.dim(), (4, 1001));
    for row in probabilities.columns() {
        assert!((row.sum() - 1.0).abs() < 1e-6);
    }
    let mut bump = trainer(toy(ToyKind::Bump));
    bump.train(50);
    let layers = bump.layers(grid);
    assert_eq!(layers[1].a, layers[1].z);
}

#[test]
fn extra_features_are_what_their_names_say() {
    let recipe = Recipe {
        data: Toy::new(ToyKind::Circles).into(),
        extra: Extra::ALL.to_vec(),
        ..Recipe::default()
    };
    assert_eq!(recipe.title(), "7-5-ReLU-1");
    assert_eq!(
        recipe.feature_names(),
        ["x1", "x2", "x1²", "x2²", "x1·x2", "sin x1", "sin x2"]
    );
    let points = recipe.data.dataset(&[], &[]).unwrap().features.clone();
    let data = recipe.prepare().unwrap();
    let features = data.train.features();
    let split = train_test_split(300, 0.2, 10).unwrap();
    for (at, &row) in split.train.iter().enumerate() {
        let (x1, x2) = (points[[0, row]], points[[1, row]]);
        let wanted = [x1, x2, x1 * x1, x2 * x2, x1 * x2, x1.sin(), x2.sin()];
        for (d, wanted) in wanted.into_iter().enumerate() {
            let scaled = (wanted - data.scaler.mean[d]) / data.scaler.scale[d];
            assert!((f64::from(features[[d, at]]) - scaled).abs() < 1e-6);
        }
    }
    // With squares a ring is a straight line: no activation is needed.
    let mut linear = trainer(Recipe {
        extra: vec![Extra::Square1, Extra::Square2],
        activations: vec![Activation::Linear],
        optimizer: Settings {
            lr: 0.1,
            ..Settings::default()
        },
        ..recipe
    });
    linear.train(1000);
    let last = *linear.history().record(999).unwrap();
    assert!(linear.history().test_accuracy(&last) > 0.95);
}

#[test]
fn a_run_that_diverges_keeps_its_curve_and_stops() {
    let optimizer = Settings {
        lr: 1e6,
        ..Settings::default()
    };
    let activations = vec![Activation::Linear; 2];
    let mut trainer = trainer(Recipe {
        hidden: vec![20, 20],
        activations,
        optimizer,
        ..Recipe::default()
    });
    trainer.train(1000);
    assert!(trainer.diverged());
    let (last, before) = trainer.history().records().split_last().unwrap();
    assert!(!(last.train_loss.is_finite() && last.test_loss.is_finite()));
    assert!(
        before
            .iter()
            .all(|r| r.train_loss.is_finite() && r.test_loss.is_finite())
    );
    let epochs = trainer.history().len();
    assert!((2..1000).contains(&epochs), "{epochs}");
    trainer.train(10);
    assert_eq!(trainer.history().len(), epochs);
}

#[test]
fn one_batch_of_all_rows_is_full_batch_training() {
    let mut full = trainer(Recipe::default());
    let mut one = trainer(Recipe {
        batch_size: Some(1000),
        ..Recipe::default()
    });
    full.train(20);
    one.train(20);
    assert_eq!(full.history(), one.history());
}

#[test]
fn a_network_without_hidden_layers_is_logistic_regression() {
    let mut trainer = trainer(Recipe {
        hidden: vec![],
        activations: vec![],
        ..Recipe::default()
    });
    trainer.train(1000);
    let history = trainer.history();
    let losses: Vec<f32> = history.records().iter().map(|r| r.train_loss).collect();
    // A convex loss at a small rate: it falls at every epoch.
    assert!(losses.windows(2).all(|pair| pair[1] < pair[0]));
    assert!(history.train_accuracy(history.record(999).unwrap()) > 0.8);
}

#[test]
fn a_diverged_run_is_right_about_no_row_and_cannot_go_on() {
    let optimizer = Settings {
        lr: 1e6,
        ..Settings::default()
    };
    let mut trainer = trainer(Recipe {
        hidden: vec![20, 20],
        activations: vec![Activation::Linear; 2],
        optimizer,
        ..Recipe::default()
    });
    trainer.train(1000);
    let last = trainer.history().len() - 1;
    // A probability that is no number equals neither class, in Python as here.
    assert!(trainer.history().record(last).unwrap().test_loss.is_nan());
    assert_eq!(trainer.history().record(last).unwrap().test_correct, 0);
    let line = trainer.history().line(last).unwrap();
    assert!(line.ends_with("Test loss: nan, Test acc: 0.00%"), "{line}");
    assert_eq!(trainer.epoch(), None);
    let error = trainer
        .change(activation(vec![Activation::Relu; 2]))
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with(&format!("the run diverged at epoch {last},"))
    );
}

#[test]
fn a_change_shows_as_soon_as_its_epoch_comes() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(5);
    trainer.change(activation(vec![Activation::Tanh])).unwrap();
    assert_eq!(trainer.title(), "12-5-Tanh-1");
    trainer.reset();
    assert_eq!(trainer.title(), "12-5-ReLU-1");
    trainer.train(4);
    assert_eq!(trainer.title(), "12-5-ReLU-1");
    trainer.train(1);
    assert_eq!(trainer.title(), "12-5-Tanh-1");
}

#[test]
fn the_number_of_epochs_is_part_of_the_recipe() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(3);
    trainer.set_epochs(5000).unwrap();
    assert_eq!(
        (trainer.recipe().epochs, trainer.history().len()),
        (5000, 3)
    );
    let error = trainer.set_epochs(0).unwrap_err().to_string();
    assert_eq!(
        error,
        "the number of epochs is 0; it must be a whole number from 1 to 1000000"
    );
    assert_eq!(trainer.recipe().epochs, 5000);
}

#[test]
fn what_is_out_of_range_is_refused_in_rust_too() {
    let sentence = |recipe: Recipe| Trainer::new(recipe).unwrap_err().to_string();
    let recipe = Recipe {
        batch_size: Some(0),
        ..Recipe::default()
    };
    assert!(sentence(recipe).starts_with("the batch size is 0;"));
    let recipe = Recipe {
        epochs: 0,
        ..Recipe::default()
    };
    assert!(sentence(recipe).starts_with("the number of epochs is 0;"));
}

#[test]
fn another_trainer_goes_on_from_a_state_as_if_it_were_the_same() {
    let momentum = Rule::Sgd {
        momentum: 0.9,
        nesterov: false,
    };
    let adam: Settings =
        serde_json::from_value::<Recipe>(serde_json::json!({ "optimizer": { "name": "adam" } }))
            .unwrap()
            .optimizer;
    let sgd = Settings {
        rule: momentum,
        ..Settings::default()
    };
    for optimizer in [Settings::default(), sgd, adam] {
        for batch_size in [None, Some(50)] {
            let mut whole = trainer(Recipe {
                optimizer,
                batch_size,
                ..Recipe::default()
            });
            whole.train(7);
            let change = Change {
                lr: Some(0.02),
                edits: vec![Edit {
                    layer: 0,
                    unit: 1,
                    input: None,
                    value: 0.5,
                }],
                ..activation(vec![Activation::Tanh])
            };
            whole.change(change).unwrap();
            whole.train(6);
            // In the middle of an epoch, where the recipe has several batches or blocks.
            whole.piece();
            let state = whole.state();
            let mut other = Trainer::resume(whole.recipe().clone(), &state).unwrap();
            assert_eq!(other.network(), whole.network());
            assert_eq!(other.settings(), whole.settings());
            whole.train(9);
            other.train(9);
            assert_eq!(other.history(), whole.history());
            assert_eq!(other.network(), whole.network());
        }
    }
    let state = trainer(Recipe::default()).state();
    let wide = Recipe {
        hidden: vec![6],
        ..Recipe::default()
    };
    assert_eq!(
        Trainer::resume(wide, &state).unwrap_err().to_string(),
        "the state has 71 parameters, the recipe's network 85; go on from a state of the same network"
    );
}

#[test]
fn a_cosine_over_the_whole_run_keeps_its_rates_when_the_run_is_made_longer() {
    let schedule = Schedule::Cosine { t_max: None };
    let optimizer = Settings {
        schedule,
        lr: 0.1,
        ..Settings::default()
    };
    let mut longer = trainer(Recipe {
        optimizer,
        epochs: 100,
        ..Recipe::default()
    });
    longer.set_epochs(50).unwrap();
    assert_eq!(longer.recipe().optimizer.schedule, schedule);
    longer.train(50);
    longer.set_epochs(200).unwrap();
    longer.train(150);
    let mut again = trainer(longer.recipe().clone());
    again.train(200);
    assert_eq!(again.history(), longer.history());
}

#[test]
fn an_epoch_in_pieces_is_the_same_epoch_and_a_change_waits_for_its_end() {
    for batch_size in [None, Some(7)] {
        let recipe = Recipe {
            data: Toy {
                rows: 1000,
                ..Toy::new(ToyKind::Moons)
            }
            .into(),
            batch_size,
            ..Recipe::default()
        };
        let (mut whole, mut pieces) = (trainer(recipe.clone()), trainer(recipe));
        whole.train(2);
        let mut count = 0;
        while pieces.history().len() < 2 {
            pieces.piece();
            count += 1;
        }
        // 800 rows are 4 blocks, or 115 batches; 200 test rows are one.
        assert_eq!(count, 2 * if batch_size.is_none() { 5 } else { 116 });
        assert_eq!(pieces.history(), whole.history());
        assert_eq!(pieces.network(), whole.network());
        pieces.piece();
        pieces.change(activation(vec![Activation::Tanh])).unwrap();
        assert_eq!(pieces.network().activations, [Activation::Relu]);
        assert_eq!(pieces.recipe().changes[0].epoch, 3);
        pieces.train(3);
        assert_eq!(pieces.network().activations, [Activation::Tanh]);
        let mut again = trainer(pieces.recipe().clone());
        again.train(5);
        assert_eq!(pieces.history(), again.history());
        assert_eq!(again.changes_made(), 1);
    }
}

#[test]
fn a_run_that_retires_keeps_its_curve_and_trains_no_more() {
    let mut run = trainer(Recipe::default());
    run.train(10);
    let history = run.history().clone();
    assert!(run.operations() > 0.0);
    run.retire();
    run.train(5);
    assert!(run.is_over());
    assert_eq!((run.history(), run.operations()), (&history, 0.0));
    assert_eq!(run.title(), "12-5-ReLU-1");
    run.reset();
    run.train(10);
    assert_eq!(*run.history(), history);
}
