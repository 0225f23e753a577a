//! Was it luck? The lesson's ReLU network against its linear one, from 100 seeds each way.
//!
//! Over other initial weights, on the lesson's split, ReLU is a little better. Over other splits of the same
//! patients it is worse: that split is one of the kindest to ReLU. Both are differences of the same two
//! networks, seed by seed, with the interval that covers the true one in 95 % of such studies; over splits,
//! which share most of their rows, it is Nadeau and Bengio's.
//!
//! `cargo run --release --example seeds` prints
//!
//! ```text
//! ReLU minus linear, over other initial weights:
//!   +2.2 points of test accuracy, 95 % interval +1.5 to +2.9
//!   better from 66 seeds, as good from 13, worse from 21
//! ReLU minus linear, over other splits:
//!   -7.0 points of test accuracy, 95 % interval -12.7 to -1.4
//!   better from 7 seeds, as good from 11, worse from 82
//! ```

use relu_playground::nn::Activation;
use relu_playground::study::{Measure, Outcome, Study};
use relu_playground::{Error, Recipe, Trainer};

const SEEDS: u32 = 100;

fn main() -> Result<(), Error> {
    compare("other initial weights", |recipe, seed| recipe.seed = seed)?;
    compare("other splits", |recipe, seed| recipe.split_seed = seed)
}

/// Trains both networks from every seed, and prints what their difference is worth.
fn compare(what: &str, vary: fn(&mut Recipe, u32)) -> Result<(), Error> {
    let (train, test) = (239, 60);
    // Other weights are drawn independently of one another; other splits share rows.
    let overlap = match what {
        "other splits" => f64::from(test) / f64::from(train),
        _ => 0.0,
    };
    let measure = Measure::Accuracy { rows: 60 };
    let mut study = Study::new(&[1000, 1000], SEEDS as usize, measure, overlap);
    for (model, activation) in [Activation::Linear, Activation::Relu]
        .into_iter()
        .enumerate()
    {
        for seed in 0..SEEDS {
            let mut recipe = Recipe {
                activations: vec![activation],
                ..Recipe::default()
            };
            vary(&mut recipe, seed);
            let mut trainer = Trainer::new(recipe)?;
            trainer.train(1000);
            let outcome = Outcome::of(&trainer).expect("it is trained to the end");
            study.put(model, seed as usize, outcome)?;
        }
    }
    let verdict = study.verdict(1, 0);
    println!("ReLU minus linear, over {what}:");
    println!(
        "  {:+.1} points of test accuracy, 95 % interval {:+.1} to {:+.1}",
        100.0 * verdict.mean,
        100.0 * verdict.difference.low,
        100.0 * verdict.difference.high
    );
    println!(
        "  better from {} seeds, as good from {}, worse from {}",
        verdict.won, verdict.tied, verdict.lost
    );
    Ok(())
}
