//! Where ReLU is everything: a ring around a ring, which no straight line can part.
//!
//! Without an activation eight hidden units are one linear layer, and right as often as a coin. With ReLU
//! each of them bends the answer along a line, and eight bends close a ring.
//!
//! `cargo run --release --example circles` prints
//!
//! ```text
//! 2-8-1 linear: 53.3 % of the test rows
//!   ...........................####
//!   ........................#######
//!   .....................##########
//!   ..................#############
//!   ................###############
//!   .............##################
//!   ..........#####################
//!   ........#######################
//!   .....##########################
//!   ..#############################
//!   ###############################
//!   ###############################
//!   ###############################
//! 2-8-ReLU-1: 96.7 % of the test rows
//!   ...............................
//!   ...............................
//!   ...............................
//!   ...........##..................
//!   ..........##########...........
//!   .........#############.........
//!   .........###############.......
//!   .........##############........
//!   .........###########...........
//!   .............##................
//!   ...............................
//!   ...............................
//!   ...............................
//! ```

use ndarray::Array2;
use relu_playground::data::{Toy, ToyKind};
use relu_playground::nn::Activation;
use relu_playground::optim::Settings;
use relu_playground::{Error, Recipe, Trainer};

fn main() -> Result<(), Error> {
    for activation in [Activation::Linear, Activation::Relu] {
        let mut trainer = Trainer::new(Recipe {
            data: Toy::new(ToyKind::Circles).into(),
            hidden: vec![8],
            activations: vec![activation],
            optimizer: Settings {
                lr: 0.1,
                ..Settings::default()
            },
            ..Recipe::default()
        })?;
        trainer.train(1000);
        let history = trainer.history();
        let last = history.record(999).expect("it was trained");
        let accuracy = 100.0 * history.test_accuracy(last);
        println!("{}: {accuracy:.1} % of the test rows", trainer.title());
        draw(&trainer);
    }
    Ok(())
}

/// Which class the network says, over x1 from -1.5 to 1.5 and x2 from 1.5 down to -1.5.
fn draw(trainer: &Trainer) {
    let (wide, high) = (31, 13);
    let at = |k: usize, of: usize| 3.0 * k as f64 / (of - 1) as f64 - 1.5;
    // Features by row of the array, points by column.
    let points = Array2::from_shape_fn((2, wide * high), |(feature, point)| match feature {
        0 => at(point % wide, wide),
        _ => -at(point / wide, high),
    });
    let inner = trainer.predict(points); // probabilities of class 1, the inner ring
    for row in inner.into_raw_vec_and_offset().0.chunks(wide) {
        let line: String = row
            .iter()
            .map(|&p| if p > 0.5 { '#' } else { '.' })
            .collect();
        println!("  {line}");
    }
}
