//! Going back to any epoch of a run: what is there is what a fresh run has there, bit for bit.

use relu_playground::nn::Activation;
use relu_playground::recipe::{Change, Edit};
use relu_playground::train::{MOST_BYTES, MOST_SNAPSHOTS};
use relu_playground::{Recipe, Trainer};
use serde_json::{Value, json};

fn trainer(recipe: &Recipe) -> Trainer {
    Trainer::new(recipe.clone()).unwrap()
}

fn recipe(fields: Value) -> Recipe {
    serde_json::from_value(fields).unwrap()
}

/// Recipes of every rule, way of drawing batches and schedule, some with changes on the way.
fn recipes() -> Vec<Recipe> {
    let changes = json!([
        { "epoch": 0, "parameters": [{ "layer": 0, "unit": 1, "input": 0, "value": 0.25 }] },
        { "epoch": 64, "activation": "tanh", "lr": 0.02 },
        { "epoch": 100, "parameters": [{ "layer": 1, "unit": 0, "value": -0.5 }] },
        { "epoch": 317, "activation": "gelu", "weightDecay": 0.01 },
        { "epoch": 400, "l1": 0.001, "activation": "relu" },
    ]);
    [
        json!({}),
        json!({ "changes": changes }),
        json!({ "hidden": [20, 20], "activation": "linear" }),
        json!({ "optimizer": { "name": "adam" }, "changes": changes }),
        json!({ "optimizer": { "name": "adamw", "lr": 0.01 }, "batchSize": 32 }),
        json!({ "optimizer": { "name": "rmsprop", "momentum": 0.5 }, "batchSize": 100 }),
        json!({ "optimizer": { "momentum": 0.9, "nesterov": true }, "batchSize": 50,
                "changes": changes }),
        json!({ "batchSize": 50, "shuffle": false, "optimizer": { "momentum": 0.9 } }),
        json!({ "optimizer": { "schedule": { "name": "cosine" }, "lr": 0.1 } }),
        json!({ "optimizer": { "schedule": { "name": "step", "stepSize": 90 } } }),
        json!({ "data": "blobs_4", "init": "kaiming_normal", "changes": changes }),
        json!({ "data": "wave", "hidden": [8, 4], "activation": ["tanh", "relu"],
                "optimizer": { "name": "adam" }, "batchSize": 64 }),
        json!({ "hidden": [], "activation": [] }),
    ]
    .map(recipe)
    .to_vec()
}

/// Everything that a run has come to, and what it will do from there on.
fn assert_same(past: &mut Trainer, fresh: &mut Trainer, what: &str) {
    for _ in 0..2 {
        assert_eq!(past.history(), fresh.history(), "{what}");
        assert_eq!(past.network(), fresh.network(), "{what}");
        assert_eq!(past.state(), fresh.state(), "{what}");
        assert_eq!(past.settings(), fresh.settings(), "{what}");
        assert_eq!(past.recipe(), fresh.recipe(), "{what}");
        assert_eq!(past.changes_made(), fresh.changes_made(), "{what}");
        assert_eq!(past.title(), fresh.title(), "{what}");
        past.train(90);
        fresh.train(90);
    }
}

#[test]
fn epoch_317_is_that_of_a_fresh_run() {
    for recipe in recipes() {
        let what = format!("{recipe:?}");
        let mut whole = trainer(&recipe);
        whole.train(1000);
        let mut past = whole.at(317).unwrap();
        let mut fresh = trainer(&recipe);
        fresh.train(317);
        assert_eq!(past.history().len(), 317);
        assert_same(&mut past, &mut fresh, &what);
        // The run itself is as it was.
        let mut again = trainer(&recipe);
        again.train(1000);
        assert_same(&mut whole, &mut again, &what);
    }
}

#[test]
fn every_other_epoch_is_too() {
    for recipe in recipes() {
        let mut whole = trainer(&recipe);
        whole.train(450);
        for epoch in [0, 1, 64, 65, 100, 400, 450] {
            let mut fresh = trainer(&recipe);
            fresh.train(epoch);
            let what = format!("epoch {epoch} of {recipe:?}");
            assert_same(&mut whole.at(epoch).unwrap(), &mut fresh, &what);
        }
        // Beyond its end there is nothing yet.
        assert_eq!(whole.at(9999).unwrap().history(), whole.history());
    }
}

#[test]
fn what_was_changed_by_hand_is_there_when_it_is_looked_back_at() {
    let mut run = trainer(&recipe(
        json!({ "optimizer": { "name": "adam" }, "batchSize": 60 }),
    ));
    run.train(128);
    // At an epoch that has a snapshot, twice; and at one that has none.
    for (epochs, value) in [(0, 0.5), (0, 0.75), (72, -0.25)] {
        run.train(epochs);
        let edit = Edit {
            layer: 0,
            unit: 2,
            input: Some(3),
            value,
        };
        run.change(Change {
            activations: Some(vec![Activation::Elu]),
            lr: Some(0.004),
            edits: vec![edit],
            ..Change::default()
        })
        .unwrap();
    }
    run.train(300);
    for epoch in [127, 128, 129, 199, 200, 201, 400] {
        let mut fresh = trainer(run.recipe());
        fresh.train(epoch);
        assert_same(&mut run.at(epoch).unwrap(), &mut fresh, &epoch.to_string());
    }
}

#[test]
fn a_run_that_another_trainer_went_on_with_is_looked_back_at_all_the_same() {
    let recipe = recipe(json!({ "batchSize": 50 }));
    let mut first = trainer(&recipe);
    first.train(500);
    let mut next = Trainer::resume(recipe.clone(), &first.state()).unwrap();
    assert_eq!(next.nearest(500), 0);
    next.train(300);
    assert_eq!(next.snapshots().epochs(), [512, 576, 640, 704, 768]);
    for epoch in [317, 500, 513, 700] {
        let mut past = next.at(epoch).unwrap();
        next.learn(&past);
        assert_eq!(next.nearest(epoch), epoch);
        let mut fresh = trainer(&recipe);
        fresh.train(epoch);
        assert_same(&mut past, &mut fresh, &epoch.to_string());
    }
    // What the first look back had to train again, the next one need not.
    assert_eq!(next.nearest(300), 256);
    assert_eq!(next.nearest(700), 700);
}

#[test]
fn from_a_past_epoch_another_branch_goes_on() {
    let recipe = recipe(json!({ "changes": [
        { "epoch": 100, "lr": 0.02 }, { "epoch": 317, "activation": "tanh" }, { "epoch": 600, "lr": 0.5 },
    ] }));
    let mut run = trainer(&recipe);
    run.train(1000);
    let mut branch = run.at(317).unwrap();
    assert_eq!(branch.recipe(), &recipe);
    branch.branch();
    assert_eq!(branch.recipe().changes, recipe.changes[..2]);
    branch.train(383);
    let edit = Edit {
        layer: 0,
        unit: 0,
        input: None,
        value: 1.0,
    };
    let change = Change {
        edits: vec![edit],
        ..Change::default()
    };
    branch.change(change).unwrap();
    branch.train(300);
    // The branch has a recipe of its own, which repeats it.
    let mut fresh = trainer(branch.recipe());
    fresh.train(1000);
    assert_eq!(branch.history(), fresh.history());
    assert_eq!(branch.network(), fresh.network());
    assert_eq!(
        branch.history().records()[..600],
        run.history().records()[..600]
    );
    assert_ne!(branch.history().record(601), run.history().record(601));
    // And a past of its own, on both sides of where it left.
    for epoch in [300, 317, 500, 900] {
        let mut fresh = trainer(branch.recipe());
        fresh.train(epoch);
        assert_same(
            &mut branch.at(epoch).unwrap(),
            &mut fresh,
            &epoch.to_string(),
        );
    }
}

#[test]
fn a_long_run_keeps_few_snapshots_evenly() {
    let mut run = trainer(&recipe(json!({ "hidden": [2] })));
    run.train(64 * MOST_SNAPSHOTS);
    assert_eq!(run.snapshots().epochs().len(), MOST_SNAPSHOTS);
    run.train(34_000 - 64 * MOST_SNAPSHOTS);
    let epochs = run.snapshots().epochs();
    let even: Vec<usize> = (1..=132).map(|k| 256 * k).collect();
    assert_eq!(epochs, even);
    assert!(
        run.snapshots().bytes() < 100_000,
        "{}",
        run.snapshots().bytes()
    );
    let mut fresh = trainer(run.recipe());
    fresh.train(12_345);
    assert_same(&mut run.at(12_345).unwrap(), &mut fresh, "12,345");
}

#[test]
fn snapshots_of_a_large_network_are_closer_and_fewer() {
    let large = recipe(json!({
        "hidden": [256, 256, 256], "optimizer": { "name": "adam" }, "data": { "name": "moons", "rows": 40 },
    }));
    let mut run = trainer(&large);
    run.train(24);
    assert_eq!(run.snapshots().epochs().first(), Some(&8));
    run.train(100);
    let (epochs, bytes) = (run.snapshots().epochs(), run.snapshots().bytes());
    assert!((5..=10).contains(&epochs.len()), "{epochs:?}");
    assert!(bytes <= MOST_BYTES, "{bytes}");
    assert!(
        epochs.windows(2).all(|pair| pair[1] - pair[0] == epochs[0]),
        "{epochs:?}"
    );
    let mut fresh = trainer(&large);
    fresh.train(71);
    assert_eq!(run.at(71).unwrap().state(), fresh.state());
    // A visit counts as one more, and only the last of them.
    for epoch in [71, 33, 90] {
        let past = run.at(epoch).unwrap();
        run.learn(&past);
        assert_eq!(run.nearest(epoch), epoch);
    }
    assert!(run.snapshots().bytes() <= bytes + bytes / epochs.len());
}

#[test]
fn a_run_that_diverged_is_looked_back_at_up_to_its_end() {
    let wild = recipe(
        json!({ "optimizer": { "lr": 40.0, "weightDecay": 0.06 }, "hidden": [20, 20], "activation": "linear" }),
    );
    let mut run = trainer(&wild);
    run.train(1000);
    assert!(run.diverged());
    let end = run.history().len();
    assert!(end > 3, "{end}");
    let mut past = run.at(end - 1).unwrap();
    assert!(!past.diverged());
    let mut fresh = trainer(&wild);
    fresh.train(end - 1);
    assert_eq!(past.state(), fresh.state());
    past.train(10);
    assert!(past.diverged());
    assert_eq!(past.history().len(), end);
}

#[test]
fn an_epoch_that_is_under_way_is_not_looked_at() {
    let mut run = trainer(&recipe(json!({ "batchSize": 50 })));
    run.train(70);
    run.piece();
    let mut fresh = trainer(run.recipe());
    fresh.train(66);
    assert_same(&mut run.at(66).unwrap(), &mut fresh, "66");
    let mut past = run.rewind(68).unwrap();
    assert_eq!((past.history().len(), run.nearest(68)), (64, 64));
    past.piece();
    // Half an epoch is no place to go on from.
    run.learn(&past);
    assert_eq!(run.nearest(68), 64);
}

#[test]
fn a_run_that_was_given_up_cannot_be_gone_back_to() {
    let mut run = trainer(&Recipe::default());
    run.train(100);
    run.retire();
    assert_eq!(run.snapshots().bytes(), 0);
    let sentence = run.at(50).unwrap_err().to_string();
    assert!(sentence.starts_with("this run was given up"), "{sentence}");
}
