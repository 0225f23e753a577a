//! Recipes of every kind.

use relu_playground::data::ToyKind;
use relu_playground::nn::{Activation, Init};
use relu_playground::recipe::AllParameters;
use relu_playground::{Recipe, Trainer};
use serde_json::{Value, json};

use crate::own;

/// Recipes whose script is run.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) models: Vec<(&'static str, Recipe)>,
    /// Whether the initial weights are PyTorch's bit for bit. Normal values are close: its own sine, cosine
    /// and logarithm differ between processors.
    pub(crate) bits: bool,
    /// How far losses may be apart, as a share.
    pub(crate) tolerance: f64,
}

impl Case {
    pub(crate) fn new(name: impl Into<String>, recipe: Recipe) -> Self {
        let bits = !matches!(
            recipe.init,
            Init::XavierNormal | Init::KaimingNormal | Init::Small
        );
        Case {
            name: name.into(),
            models: vec![("A", recipe)],
            bits,
            tolerance: 5e-6,
        }
    }

    /// A recipe of these fields, over 200 epochs unless they say otherwise.
    fn of(name: impl Into<String>, mut fields: Value) -> Self {
        let object = fields.as_object_mut().unwrap();
        object.entry("epochs").or_insert(json!(200));
        let recipe = serde_json::from_value(fields).unwrap();
        Case::new(name, recipe)
    }
}

/// Every case.
pub(crate) fn all() -> Vec<Case> {
    let parts = [
        lesson(),
        toys(),
        painted(),
        networks(),
        optimizers(),
        batches(),
        changes(),
        own::cases(),
    ];
    parts.into_iter().flatten().collect()
}

/// The lesson's three models, alone and compared.
fn lesson() -> Vec<Case> {
    let recipes = [
        ("A", json!({ "hidden": [5], "activation": "linear" })),
        ("B", json!({ "hidden": [20, 20], "activation": "linear" })),
        ("C", json!({ "hidden": [5], "activation": "relu" })),
    ];
    let recipe = |fields: &Value| serde_json::from_value::<Recipe>(fields.clone()).unwrap();
    let mut cases: Vec<Case> = recipes
        .iter()
        .map(|(name, fields)| Case::new(format!("lesson {name}"), recipe(fields)))
        .collect();
    let models = recipes
        .iter()
        .map(|(name, fields)| (*name, recipe(fields)))
        .collect();
    cases.push(Case {
        models,
        ..Case::new("lesson compared", Recipe::default())
    });
    let changed = json!({ "epochs": 150, "optimizer": { "l1": 0.001 }, "batchSize": 50, "changes": [
        { "epoch": 20, "activation": "tanh", "lr": 0.05, "l1": 0.01 },
    ] });
    let steady =
        json!({ "epochs": 150, "optimizer": { "l1": 0.001 }, "batchSize": 50, "hidden": [] });
    let models = vec![("A", recipe(&changed)), ("B", recipe(&steady))];
    cases.push(Case {
        models,
        ..Case::new("compared with changes", Recipe::default())
    });
    cases
}

/// Every toy data set, as it is and with other noise, and with extra features.
fn toys() -> Vec<Case> {
    let mut cases = Vec::new();
    for kind in ToyKind::ALL {
        let name = kind.name();
        let net = json!({ "data": name, "hidden": [8], "optimizer": { "lr": 0.1 } });
        cases.push(Case::of(name, net));
        for noise in [0.0, 0.3] {
            let data = json!({ "name": name, "rows": 150, "noise": noise, "seed": 3 });
            let net = json!({ "data": data, "hidden": [8], "optimizer": { "lr": 0.05 }, "scaling": "train",
                "testSize": 0.31, "splitSeed": 4, "epochs": 100, "seed": 7 });
            cases.push(Case::of(format!("{name} with noise {noise}"), net));
        }
    }
    let extra = json!(["x1^2", "x2^2", "x1*x2", "sin(x1)", "sin(x2)"]);
    cases.push(Case::of(
        "extra features",
        json!({ "data": "spirals", "extraFeatures": extra, "hidden": [8] }),
    ));
    let extra = json!(["sin(x1)", "x1^2"]);
    cases.push(Case::of(
        "extra features of one coordinate",
        json!({ "data": "wave", "extraFeatures": extra }),
    ));
    cases
}

/// Painted points of two classes and of four, of which one has no point.
fn painted() -> Vec<Case> {
    let points = |classes: &[u32], rows: usize| {
        let point = |k: usize| {
            let class = classes[k % classes.len()];
            let turn = k as f64 * 0.7;
            json!([
                (turn.sin() * 300.0).round() / 100.0 + f64::from(class),
                (turn.cos() * 97.0).round() / 100.0,
                class
            ])
        };
        json!({ "name": "painted", "points": (0..rows).map(point).collect::<Vec<_>>() })
    };
    vec![
        Case::of(
            "painted",
            json!({ "data": points(&[0, 1], 60), "optimizer": { "lr": 0.1 } }),
        ),
        Case::of(
            "painted in four",
            json!({ "data": points(&[0, 1, 3], 90), "extraFeatures": ["x1^2"] }),
        ),
    ]
}

/// Every activation and initialisation, and networks without hidden layers and with many.
fn networks() -> Vec<Case> {
    let mut cases = vec![
        Case::of("no hidden layer", json!({ "hidden": [] })),
        Case::of(
            "eight hidden layers",
            json!({ "hidden": [9, 8, 7, 6, 5, 4, 3, 2], "activation": "silu", "data": "moons" }),
        ),
        Case::of(
            "several activations",
            json!({ "hidden": [6, 5, 4], "activation": ["tanh", "linear", "relu"] }),
        ),
    ];
    for activation in Activation::ALL {
        let name = activation.name();
        let net = json!({ "hidden": [7, 3], "activation": name, "optimizer": { "lr": 0.05 } });
        cases.push(Case::of(format!("activation {name}"), net));
    }
    for init in Init::ALL {
        let name = init.name();
        let net = json!({ "hidden": [7, 3], "init": name, "seed": 4294967295_u32, "epochs": 120 });
        cases.push(Case::of(format!("initialisation {name}"), net));
    }
    cases
}

/// Every optimiser with each of its settings, and every schedule. Runs of others than SGD are compared over
/// 100 epochs: after that even PyTorch's own part from one another at a kink.
fn optimizers() -> Vec<Case> {
    let settings = [
        json!({ "lr": 0.1, "weightDecay": 0.01 }),
        json!({ "lr": 0.01, "momentum": 0.9 }),
        json!({ "lr": 0.01, "momentum": 0.8, "nesterov": true, "weightDecay": 0.001, "l1": 0.002 }),
        json!({ "lr": 0.05, "l1": 0.01 }),
        json!({ "lr": 0.1, "schedule": { "name": "step", "stepSize": 7, "gamma": 0.8 } }),
        json!({ "lr": 0.1, "schedule": { "name": "cosine", "tMax": 60 } }),
        json!({ "lr": 0.1, "schedule": { "name": "cosine" } }),
        json!({ "name": "adam" }),
        json!({ "name": "adam", "lr": 0.01, "betas": [0.8, 0.99], "eps": 1e-6, "weightDecay": 0.01 }),
        json!({ "name": "adam", "lr": 0.01, "l1": 0.01, "schedule": { "name": "cosine" } }),
        json!({ "name": "adamw" }),
        json!({ "name": "adamw", "lr": 0.01, "weightDecay": 0.0 }),
        json!({ "name": "adamw", "lr": 0.01, "weightDecay": 0.1, "schedule": { "name": "step", "stepSize": 20, "gamma": 0.5 } }),
        json!({ "name": "rmsprop", "lr": 0.001 }),
        json!({ "name": "rmsprop", "lr": 0.001, "alpha": 0.9, "eps": 1e-6, "momentum": 0.9, "weightDecay": 0.01 }),
    ];
    let case = |settings: &Value| {
        let epochs = if settings.get("name").is_some() {
            100
        } else {
            200
        };
        Case::of(
            format!("optimizer {settings}"),
            json!({ "optimizer": settings, "epochs": epochs }),
        )
    };
    settings.iter().map(case).collect()
}

/// Batches drawn anew and in order, for each loss; as large as all rows, and larger.
fn batches() -> Vec<Case> {
    let mut cases = Vec::new();
    for (data, shuffle, size) in [
        ("heart", true, 32),
        ("heart", false, 32),
        ("heart", false, 1),
        ("heart", true, 238),
        ("heart", true, 239),
        ("heart", true, 9999),
        ("blobs_3", true, 50),
        ("blobs_4", false, 37),
        ("wave", true, 50),
        ("bump", false, 37),
        ("circles", true, 16),
    ] {
        let epochs = if size == 1 { 5 } else { 60 };
        let net = json!({ "data": data, "batchSize": size, "shuffle": shuffle, "epochs": epochs, "seed": 1 });
        cases.push(Case::of(
            format!("{data} in batches of {size}, shuffled: {shuffle}"),
            net,
        ));
    }
    let adam = json!({ "batchSize": 64, "optimizer": { "name": "adam", "schedule": { "name": "cosine" } }, "epochs": 30 });
    cases.push(Case::of("adam in batches", adam));
    cases
}

/// What is changed on the way.
fn changes() -> Vec<Case> {
    let changed = |name: &str, optimizer: Value, changes: Value| {
        Case::of(
            name,
            json!({ "hidden": [6, 4], "activation": ["linear", "relu"], "optimizer": optimizer, "changes": changes }),
        )
    };
    let (lr, step) = (
        json!({ "lr": 0.1 }),
        json!({ "name": "step", "stepSize": 30, "gamma": 0.7 }),
    );
    let mut cases = vec![
        changed(
            "other activations",
            lr.clone(),
            json!([
                { "epoch": 50, "activation": ["relu", "tanh"] }, { "epoch": 120, "activation": ["linear", "linear"] },
            ]),
        ),
        changed(
            "other settings",
            lr.clone(),
            json!([
                { "epoch": 30, "lr": 0.05, "weightDecay": 0.01 }, { "epoch": 31, "l1": 0.003 }, { "epoch": 90, "l1": 0, "lr": 0.02 },
                { "epoch": 5000, "lr": 1.5 },
            ]),
        ),
        changed(
            "other parameters",
            lr,
            json!([
                { "epoch": 0, "parameters": [{ "layer": 0, "unit": 2, "input": 11, "value": 0.30000001192092896 }] },
                { "epoch": 77, "parameters": [
                    { "layer": 1, "unit": 3, "input": 5, "value": -1.25 }, { "layer": 2, "unit": 0, "value": 0.5 },
                ] },
            ]),
        ),
        changed(
            "another rate with steps",
            json!({ "lr": 0.1, "schedule": step }),
            json!([{ "epoch": 65, "lr": 0.2 }]),
        ),
        changed(
            "another rate with a cosine",
            json!({ "lr": 0.1, "schedule": { "name": "cosine" } }),
            json!([{ "epoch": 65, "lr": 0.2 }]),
        ),
        changed(
            "another decay of AdamW",
            json!({ "name": "adamw" }),
            json!([{ "epoch": 40, "weightDecay": 0.3, "lr": 0.004 }]),
        ),
    ];
    if let Some(adamw) = cases.last_mut() {
        adamw.models[0].1.epochs = 100;
    }
    cases.push(Case::of("parameters of a file", of_a_file()));
    cases.push(Case::new("a branch from the past", branched()));
    cases
}

/// All parameters at once, before training and in the middle of it, another activation and a single weight.
fn of_a_file() -> Value {
    let all = |scale: f32| {
        let values: Vec<f32> = (0..6 * 13 + 4 * 7 + 5)
            .map(|k| scale * (k as f32 * 0.7).sin())
            .collect();
        AllParameters::new(&values).text()
    };
    json!({ "hidden": [6, 4], "activation": ["linear", "relu"], "optimizer": { "lr": 0.1 }, "epochs": 150, "changes": [
        { "epoch": 0, "parameters": all(0.5) }, { "epoch": 60, "activation": ["tanh", "relu"], "parameters": all(0.3) },
        { "epoch": 61, "parameters": [{ "layer": 1, "unit": 3, "input": 5, "value": -1.25 }] },
    ] })
}

/// A run that went back to epoch 40, another way from there.
fn branched() -> Recipe {
    let fields = json!({ "epochs": 120, "changes": [{ "epoch": 20, "lr": 0.05 }, { "epoch": 60, "activation": "tanh" }] });
    let mut trainer = Trainer::new(serde_json::from_value(fields).unwrap()).unwrap();
    trainer.train(100);
    let mut past = trainer.at(40).unwrap();
    past.branch();
    let activations = Some(vec![Activation::Elu]);
    past.change(relu_playground::recipe::Change {
        activations,
        ..Default::default()
    })
    .unwrap();
    assert_eq!(past.recipe().changes.len(), 2);
    past.recipe().clone()
}
