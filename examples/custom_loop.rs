//! A loop of one's own: epoch by epoch, changing the network on the way and looking into it.
//!
//! What is changed in mid-run becomes part of the recipe, so a trainer of that recipe does it all again, bit for
//! bit.
//!
//! `cargo run --release --example custom_loop` prints
//!
//! ```text
//! 12-5-1 linear after 102 epochs
//! 12-5-ReLU-1 after 602 epochs
//!   0.weight [5, 12]: norm 2.2657
//!   0.bias [5]: norm 1.0059
//!   2.weight [1, 5]: norm 1.9597
//!   2.bias [1]: norm 0.3528
//! again by its recipe: the same bits
//! ```

use relu_playground::nn::Activation;
use relu_playground::recipe::{Change, Edit};
use relu_playground::{Error, Recipe, Trainer};

fn main() -> Result<(), Error> {
    let mut trainer = Trainer::new(Recipe {
        activations: vec![Activation::Linear],
        ..Recipe::default()
    })?;
    // Without an activation, until it is right as often as guessing the majority.
    let (majority, _) = trainer.data().majority_accuracy();
    while let Some(record) = trainer.epoch() {
        if trainer.history().train_accuracy(&record) > majority {
            break;
        }
    }
    println!(
        "{} after {} epochs",
        trainer.title(),
        trainer.history().len()
    );

    // On with ReLU and a larger step, and the first unit's weight of the first feature set by hand.
    trainer.change(Change {
        activations: Some(vec![Activation::Relu]),
        lr: Some(0.05),
        edits: vec![Edit {
            layer: 0,
            unit: 0,
            input: Some(0),
            value: 1.0,
        }],
        ..Change::default()
    })?;
    trainer.train(500);
    println!(
        "{} after {} epochs",
        trainer.title(),
        trainer.history().len()
    );
    for parameter in trainer.network().parameters() {
        let squares = parameter.values.iter().map(|&value| value * value);
        let norm = squares.sum::<f32>().sqrt();
        println!("  {} {:?}: norm {norm:.4}", parameter.name, parameter.shape);
    }

    let mut again = Trainer::new(trainer.recipe().clone())?;
    again.train(trainer.history().len());
    let same = again.network() == trainer.network();
    println!(
        "again by its recipe: {}",
        if same { "the same bits" } else { "different" }
    );
    Ok(())
}
