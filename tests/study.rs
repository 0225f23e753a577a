//! The statistics of many seeds, against NumPy and SciPy (tests/fixtures/study.py).

use relu_playground::study::{Measure, Outcome, Spread, Study, Verdict, interval};
use relu_playground::{Recipe, Trainer};
use serde_json::Value;

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/study.json")).unwrap()
}

/// Numbers, not a number where there is null.
fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().unwrap().iter();
    list.map(|v| v.as_f64().unwrap_or(f64::NAN)).collect()
}

fn assert_close(ours: f64, theirs: &Value, what: &str) {
    let theirs = theirs.as_f64().unwrap();
    let off = (ours - theirs).abs();
    assert!(
        off <= 1e-10 * theirs.abs().max(0.01),
        "{what}: {ours}, SciPy {theirs}"
    );
}

#[test]
fn verdicts_are_scipys() {
    for case in fixture()["cases"].as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let (ours, theirs) = (numbers(&case["ours"]), numbers(&case["theirs"]));
        let is_lower_better = case["lower_is_better"].as_bool().unwrap();
        let overlap = case["overlap"].as_f64().unwrap();
        let verdict = Verdict::of(&ours, &theirs, is_lower_better, overlap);
        assert_close(verdict.mean, &case["mean"], name);
        assert_close(verdict.difference.low, &case["low"], name);
        assert_close(verdict.difference.high, &case["high"], name);
        let counts = [verdict.won, verdict.tied, verdict.lost, verdict.diverged];
        let wanted = ["won", "tied", "lost", "diverged"].map(|key| case[key].as_u64().unwrap());
        assert_eq!(counts.map(|count| count as u64), wanted, "{name}");

        let s = Spread::of(&ours).unwrap();
        let spread = [s.mean, s.lowest, s.low, s.median, s.high, s.highest];
        for (ours, theirs) in spread.into_iter().zip(case["spread"].as_array().unwrap()) {
            assert_close(ours, theirs, name);
        }
    }
}

#[test]
fn students_t_is_scipys_for_every_number_of_seeds() {
    for pair in fixture()["t"].as_array().unwrap() {
        let (freedom, wanted) = (pair[0].as_u64().unwrap() as usize, &pair[1]);
        // Differences of n − 1 times 0 and once n have a mean of 1 and a variance of n.
        let n = freedom + 1;
        let mut differences = vec![0.0; n];
        differences[0] = n as f64;
        let t = interval(&differences, 0.0);
        assert_close(
            t.high - 1.0,
            wanted,
            &format!("{freedom} degrees of freedom"),
        );
    }
}

#[test]
fn bands_are_numpys() {
    let fixture = fixture();
    let curves = fixture["curves"].as_array().unwrap();
    let mut study = Study::new(&[20], curves.len(), Measure::Accuracy { rows: 60 }, 0.0);
    // Whatever order the runs end in.
    for (index, curve) in curves.iter().enumerate().rev() {
        let curve: Vec<f32> = numbers(curve).into_iter().map(|v| v as f32).collect();
        let last = f64::from(curve[19]);
        let diverged = None;
        study
            .put(
                0,
                index,
                Outcome {
                    last,
                    diverged,
                    curve,
                },
            )
            .unwrap();
    }
    let band = study.band(0);
    assert_eq!(band.epochs, (0..20).collect::<Vec<_>>());
    for (k, quantiles) in [band.low, band.median, band.high].iter().enumerate() {
        for (ours, theirs) in quantiles.iter().zip(fixture["band"][k].as_array().unwrap()) {
            assert_close(*ours, theirs, "band");
        }
    }
}

/// The final test accuracies of a network of the lesson over seeds 0 to 199, on its split.
fn lesson(activation: &str, seeds: u32) -> Vec<f64> {
    let run = |seed| {
        let recipe = format!("{{ \"activation\": \"{activation}\", \"seed\": {seed} }}");
        let recipe: Recipe = serde_json::from_str(&recipe).unwrap();
        let mut trainer = Trainer::new(recipe).unwrap();
        trainer.train(1000);
        Outcome::of(&trainer).unwrap().last
    };
    (0..seeds).map(run).collect()
}

/// PyTorch's 200 seeds gave +2.15 points, 95 % interval 1.70 to 2.60. Which seeds those were is not on
/// record; 0 to 199 are likely, and others would be as close as that interval is wide.
#[test]
fn relu_on_the_lessons_split_is_ahead_by_as_much_as_in_pytorch() {
    let verdict = Verdict::of(&lesson("relu", 200), &lesson("linear", 200), false, 0.0);
    let points = 100.0 * verdict.mean;
    assert!((points - 2.15).abs() < 0.45, "{points}");
    let half = 50.0 * (verdict.difference.high - verdict.difference.low);
    assert!((half - 0.45).abs() < 0.1, "{half}");
    assert!(verdict.won > verdict.lost && verdict.seeds == 200);
}
