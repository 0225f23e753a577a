//! Toy data sets and NumPy's distributions, as NumPy and scikit-learn draw them.

use crate::fixture::{bits, counts, f32s, f64s, fixture};
use relu_playground::data::{Dataset, StandardScaler, Toy, ToyKind};
use relu_playground::rng::RandomState;
use serde_json::Value;

/// Asserts that two values differ in the last bits at most, where NumPy calls another `log`, `sin` or
/// `cos` than we do.
fn assert_close(ours: f64, numpys: f64, place: &str) {
    let off = (ours - numpys).abs();
    assert!(
        off <= 1e-14 * numpys.abs().max(1.0),
        "{place}: {ours} is not {numpys}"
    );
}

#[test]
fn distributions_equal_numpys() {
    let fixture = fixture("toys.json");
    let streams = fixture["streams"].as_object().unwrap();
    assert_eq!(streams.len(), 6);
    for (seed, stream) in streams {
        let mut state = RandomState::new(seed.parse().unwrap());
        for sample in f64s(&stream["random_sample"]) {
            assert_eq!(state.random_sample(), sample, "seed {seed}");
        }
        for normal in f64s(&stream["normal"]) {
            assert_close(state.standard_normal(), normal, seed);
        }
        for uniform in f64s(&stream["uniform"]) {
            assert_eq!(state.uniform(-2.0, 3.0), uniform, "seed {seed}");
        }
        assert_eq!(state.permutation(9), counts(&stream["permutation"]));
        for normal in f64s(&stream["scaled_normal"]) {
            assert_close(state.normal(-1.5, 0.25), normal, seed);
        }
    }
}

/// Asserts that the targets are the fixture's: classes exactly, numbers once rounded to f32.
fn assert_targets(data: &Dataset, wanted: &Value, name: &str) {
    let wanted: Vec<f32> = f64s(wanted).into_iter().map(|y| y as f32).collect();
    assert_eq!(
        bits(&data.targets.mapv(|y| y as f32).to_vec()),
        bits(&wanted),
        "{name}"
    );
}

#[test]
fn toys_equal_scikit_learns_and_numpys() {
    let fixture = fixture("toys.json");
    let toys = fixture["toys"].as_array().unwrap();
    assert_eq!(toys.len(), 3 * ToyKind::ALL.len());
    for wanted in toys {
        let name = wanted["kind"].as_str().unwrap();
        let toy = Toy {
            kind: ToyKind::from_name(name).unwrap(),
            rows: wanted["rows"].as_u64().unwrap() as usize,
            noise: wanted["noise"].as_f64().unwrap(),
            seed: wanted["seed"].as_u64().unwrap() as u32,
        };
        let data = toy.checked().unwrap().dataset();
        assert_targets(&data, &wanted["y"], name);
        let features = wanted["x"].as_array().unwrap();
        assert_eq!(data.features.nrows(), features.len());
        for (ours, numpys) in data.features.rows().into_iter().zip(features) {
            let numpys = f64s(numpys);
            assert_eq!(ours.len(), numpys.len());
            for (&ours, numpys) in ours.iter().zip(numpys) {
                assert_close(ours, numpys, name);
            }
        }
    }
}

#[test]
fn scaled_toys_equal_scikit_learns_bit_for_bit() {
    let fixture = fixture("toys.json");
    let scaled = fixture["scaled"].as_object().unwrap();
    assert_eq!(scaled.len(), 13);
    for (name, wanted) in scaled {
        let data = Toy::new(ToyKind::from_name(name).unwrap()).dataset();
        assert_targets(&data, &wanted["y"], name);
        let rows = StandardScaler::fit(&data.features).transform(&data.features);
        let rows: Vec<f32> = rows.reversed_axes().iter().copied().collect();
        assert_eq!(bits(&rows), bits(&f32s(&wanted["x_f32hex"])), "{name}");
    }
}
