//! Same split, same initial weights, same curves as PyTorch and scikit-learn.

use crate::fixture::{bits, counts, f32s, f64s, fixture};
use relu_playground::data::{Scaling, StandardScaler, heart, train_test_split};
use relu_playground::nn::{Activation, Linear};
use relu_playground::rng::{Generator, RandomState};
use relu_playground::{Recipe, Trainer};
use serde_json::{Value, json};

#[test]
fn permutations_equal_numpys_and_torchs() {
    let rng = fixture("rng.json");
    let orders = rng["permutation"].as_object().unwrap();
    assert_eq!(orders.len(), 6);
    for (seed, order) in orders {
        let seed_number = seed.parse().unwrap();
        assert_eq!(
            RandomState::new(seed_number).permutation(299),
            counts(order),
            "seed {seed}"
        );
        let mut generator = Generator::new(seed_number);
        for torchs in rng["randperm"][seed].as_array().unwrap() {
            let torchs = counts(torchs);
            assert_eq!(generator.permutation(torchs.len()), torchs, "seed {seed}");
        }
    }
}

#[test]
fn splits_equal_scikit_learns() {
    let data = fixture("data.json");
    let splits = data["other_splits"].as_array().unwrap();
    assert_eq!(splits.len(), 4);
    for wanted in splits {
        let seed = wanted["random_state"].as_u64().unwrap() as u32;
        let split = train_test_split(299, wanted["test_size"].as_f64().unwrap(), seed).unwrap();
        assert_eq!(split.train, counts(&wanted["train"]));
        assert_eq!(split.test, counts(&wanted["test"]));
    }
}

#[test]
fn initial_weights_equal_torchs_bit_for_bit() {
    let rng = fixture("rng.json");
    let layers = rng["init"].as_object().unwrap();
    assert_eq!(layers.len(), 42);
    for (key, values) in layers {
        let (seed, shape) = key.split_once(':').unwrap();
        let (inputs, outputs) = shape.split_once("->").unwrap();
        let mut generator = Generator::new(seed.parse().unwrap());
        let layer = Linear::new(
            inputs.parse().unwrap(),
            outputs.parse().unwrap(),
            &mut generator,
        );
        for (ours, torchs) in layer.slices().iter().zip(values.as_array().unwrap()) {
            assert_eq!(bits(ours), bits(&f32s(torchs)), "{key}");
        }
    }
}

#[test]
fn the_heart_table_splits_and_scales_as_scikit_learns() {
    let data = fixture("data.json");
    let split = train_test_split(299, 0.2, 10).unwrap();
    assert_eq!(split.test, counts(&data["test_idx"]));
    assert_eq!(split.train, counts(&data["train_idx"]));

    let heart = heart();
    let scaler = StandardScaler::fit(&heart.features);
    assert_eq!(scaler.mean.to_vec(), f64s(&data["scaler_mean"]));
    assert_eq!(scaler.scale.to_vec(), f64s(&data["scaler_scale"]));

    let rows = scaler.transform(&heart.features).reversed_axes();
    let rows: Vec<f32> = rows.iter().copied().collect();
    assert_eq!(bits(&rows), bits(&f32s(&data["scaled_f32hex_all_rows"])));
    let y: String = heart
        .targets
        .iter()
        .map(|t| if *t > 0.5 { '1' } else { '0' })
        .collect();
    assert_eq!(y, data["y"].as_str().unwrap());
}

#[test]
fn scaling_on_training_rows_equals_scikit_learns() {
    let data = fixture("data.json");
    let split = train_test_split(299, 0.2, 10).unwrap();
    let train = heart().features.select(ndarray::Axis(1), &split.train);
    let scaler = StandardScaler::fit(&train);
    assert_eq!(scaler.mean.to_vec(), f64s(&data["train_rows_mean"]));
    assert_eq!(scaler.scale.to_vec(), f64s(&data["train_rows_scale"]));

    let prepared = heart().prepare(Scaling::TrainRows, &split);
    let ages = f32s(&data["train_rows_scaled_f32hex_first_column"]);
    for (table, rows) in [
        (&prepared.train, &split.train),
        (&prepared.test, &split.test),
    ] {
        let wanted: Vec<f32> = rows.iter().map(|&row| ages[row]).collect();
        assert_eq!(bits(&table.features().row(0).to_vec()), bits(&wanted));
    }
}

/// The recipe of a fixture's run.
fn recipe(run: &Value) -> Recipe {
    let dims = counts(&run["dims"]);
    assert_eq!(run["split_seed"], 10);
    let mut optimizer = json!({ "l1": run["l1"], "schedule": run["schedule"] });
    for (field, value) in run["optim"].as_object().unwrap() {
        let (field, value) = match field.as_str() {
            "opt" => ("name", json!(value.as_str().unwrap().to_lowercase())),
            "weight_decay" => ("weightDecay", value.clone()),
            field => (field, value.clone()),
        };
        optimizer[field] = value;
    }
    serde_json::from_value(json!({
        "data": run["data"],
        "hidden": dims[1..dims.len() - 1],
        "activation": run["act"],
        "seed": run["seed"],
        "batchSize": run["batch"],
        "shuffle": run["shuffle"],
        "testSize": run["test_size"],
        "optimizer": optimizer,
    }))
    .unwrap()
}

/// Asserts that the trainer's parameters are the fixture's, within a relative `tolerance`.
fn assert_parameters(trainer: &Trainer, wanted: &Value, tolerance: f32, place: &str) {
    for (l, layer) in trainer.network().layers.iter().enumerate() {
        for (kind, ours) in ["w", "b"].into_iter().zip(layer.slices()) {
            let torchs = f32s(&wanted[format!("L{l}.{kind}")]);
            assert_eq!(ours.len(), torchs.len());
            for (ours, torchs) in ours.iter().zip(torchs) {
                let off = (ours - torchs).abs() / torchs.abs().max(1e-2);
                assert!(
                    off <= tolerance,
                    "{place}, layer {l}: {ours} is not {torchs}"
                );
            }
        }
    }
}

/// How far two runs of the same recipe may be apart.
struct Tolerance {
    /// Largest relative difference of a loss, up to and including 1-based epoch `until`.
    loss: f64,
    until: usize,
    /// Largest relative difference of a final weight, if it is to be checked.
    weights: Option<f32>,
}

/// Trains the fixture's recipe for its 1,000 epochs and compares every one.
fn assert_run(name: &str, tolerance: &Tolerance) {
    let run = fixture(name);
    let mut trainer = Trainer::new(recipe(&run)).unwrap();
    assert_parameters(&trainer, &run["init"], 0.0, name);
    let losses = ["train_loss", "test_loss"].map(|key| f64s(&run[key]));
    let correct = ["train_correct", "test_correct"].map(|key| counts(&run[key]));
    for epoch in 0..tolerance.until {
        let ours = trainer.epoch().unwrap();
        for (ours, torchs) in [ours.train_loss, ours.test_loss].into_iter().zip(&losses) {
            let off = (f64::from(ours) / torchs[epoch] - 1.0).abs();
            assert!(
                off <= tolerance.loss,
                "{name}, epoch {epoch}: the loss is off by {off:e}"
            );
        }
        let ours = [ours.train_correct as usize, ours.test_correct as usize];
        assert_eq!(
            ours,
            [correct[0][epoch], correct[1][epoch]],
            "{name}, epoch {epoch}"
        );
        if [1, 10, 100].contains(&(epoch + 1)) {
            assert_parameters(&trainer, &run["after"][(epoch + 1).to_string()], 5e-5, name);
        }
    }
    if let Some(weights) = tolerance.weights {
        assert_parameters(&trainer, &run["final"], weights, name);
    }
}

#[test]
fn every_activation_trains_as_in_torch() {
    let tolerance = Tolerance {
        loss: 5e-6,
        until: 1000,
        weights: Some(5e-5),
    };
    let mut models = vec!["linear", "deep_linear"];
    models.extend(
        Activation::ALL
            .iter()
            .map(|a| a.name())
            .filter(|name| *name != "linear"),
    );
    assert_eq!(models.len(), 10);
    for model in models {
        for seed in [0, 1, 42] {
            assert_run(&format!("run_{model}_s{seed}.json"), &tolerance);
        }
    }
}

#[test]
fn every_optimiser_trains_as_in_torch() {
    // After some hundred epochs runs may part at a kink of ReLU, as PyTorch parts from itself in f64.
    let tolerance = Tolerance {
        loss: 2e-6,
        until: 100,
        weights: None,
    };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name());
    let names = files.map(|name| name.into_string().unwrap());
    let names: Vec<String> = names.filter(|name| name.starts_with("opt_")).collect();
    assert_eq!(names.len(), 21);
    for name in names {
        assert_run(&name, &tolerance);
    }
}

#[test]
fn every_task_trains_as_in_torch() {
    let tolerance = Tolerance {
        loss: 5e-6,
        until: 300,
        weights: None,
    };
    for data in ["circles", "xor", "blobs_3", "blobs_6", "wave", "bump"] {
        assert_run(&format!("task_{data}_s42.json"), &tolerance);
    }
}

#[test]
fn the_lessons_lines_are_printed_as_python_prints_them() {
    let lines = fixture("lesson_lines.json");
    let models = [
        ("linear", vec![5]),
        ("deep_linear", vec![20, 20]),
        ("relu", vec![5]),
    ];
    for (name, hidden) in models {
        let activation = if name == "relu" { "relu" } else { "linear" };
        let recipe = json!({ "hidden": hidden, "activation": activation });
        let mut trainer = Trainer::new(serde_json::from_value(recipe).unwrap()).unwrap();
        trainer.train(1000);
        let ours = (0..10).map(|k| trainer.history().line(100 * k).unwrap());
        let pythons = lines[name]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line.as_str().unwrap());
        for (ours, pythons) in ours.zip(pythons) {
            assert_eq!(ours, pythons, "{name}");
        }
        assert_eq!(trainer.history().line(1000), None);
    }
}

/// FNV-1a over the bits of every final parameter and every loss: one number for a whole run.
fn fingerprint(trainer: &Trainer) -> String {
    let parameters = trainer.network().parameters();
    let parameters = parameters.iter().flat_map(|p| p.values.iter().copied());
    let records = trainer.history().records().iter();
    let losses = records.flat_map(|r| [r.train_loss, r.test_loss]);
    let bytes = parameters.chain(losses).flat_map(f32::to_le_bytes);
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, mix))
}

/// The same numbers are asked of the module in WebAssembly, by tests/browser/wasm. There every vector
/// operation is one of SIMD128, here it is its scalar twin.
#[test]
fn every_bit_of_a_run_is_as_it_was() {
    let fixture = fixture("fingerprints.json");
    let mut ours = fixture.clone();
    for run in ours.as_object_mut().unwrap().values_mut() {
        let recipe = serde_json::from_value(run["recipe"].clone()).unwrap();
        let mut trainer = Trainer::new(recipe).unwrap();
        trainer.train(run["epochs"].as_u64().unwrap() as usize);
        run["bits"] = fingerprint(&trainer).into();
    }
    // Where the bits have changed on purpose, this is the new fixture.
    assert!(ours == fixture, "{ours:#}");
}

#[test]
fn every_initialisation_draws_as_torch_nn_init() {
    let fixture = fixture("init.json");
    let runs = fixture.as_object().unwrap();
    assert_eq!(runs.len(), 42);
    for (key, wanted) in runs {
        let parts: Vec<&str> = key.split(':').collect();
        let (init, seed) = (parts[0], parts[1].parse::<u32>().unwrap());
        let hidden: Vec<u32> = parts[2].split('-').map(|n| n.parse().unwrap()).collect();
        let recipe = json!({ "hidden": hidden, "init": init, "seed": seed });
        let trainer = Trainer::new(serde_json::from_value(recipe).unwrap()).unwrap();
        // Uniform draws bit for bit; PyTorch's own normal ones depend on the processor's last bits.
        let tolerance = if init.contains("normal") || init == "small" {
            2e-6
        } else {
            0.0
        };
        assert_parameters(&trainer, wanted, tolerance, key);
    }
}
