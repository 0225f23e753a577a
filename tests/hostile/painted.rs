//! Painted points of any coordinates and classes.

use arbitrary::Unstructured;
use ndarray::Array2;
use relu_playground::data::{Extra, Painted, Point};
use relu_playground::{Recipe, Trainer};

use crate::sentence;

/// Takes the bytes for points, and trains them for an epoch with the features that the first byte says.
pub(crate) fn run(bytes: &[u8]) {
    // Bytes that end too early are zeros.
    let mut u = Unstructured::new(bytes);
    let flags = u.arbitrary::<u8>().unwrap_or(0);
    let mut points = Vec::new();
    while !u.is_empty() {
        let mut coordinate = || match u.arbitrary().unwrap_or(0_u8) {
            // Most are on the plane, some are any number at all.
            0 => u.arbitrary().unwrap_or(0.0),
            at => f64::from(at) / 12.8 - 10.0,
        };
        let x = [coordinate(), coordinate()];
        let class = u.arbitrary::<u8>().unwrap_or(0);
        let class = if class < 240 { class % 6 } else { class };
        points.push(Point {
            x,
            class: class.into(),
        });
    }
    let chosen = (0..5).filter(|bit| flags >> bit & 1 == 1);
    let recipe = Recipe {
        data: Painted { points }.into(),
        extra: chosen.map(|at| Extra::ALL[at]).collect(),
        hidden: vec![2],
        ..Recipe::default()
    };
    let mut trainer = match Trainer::new(recipe) {
        Ok(trainer) => trainer,
        Err(error) => return sentence(&error),
    };
    trainer.train(1);
    assert_eq!(trainer.history().len(), 1);
    assert!(
        !trainer.diverged(),
        "points within bounds are far from overflow"
    );
    // Far from points that differ by next to nothing, a scaled coordinate is infinite, and the answer no number.
    let corners = Array2::from_shape_fn((2, 4), |(d, r)| f64::from(r as u8 >> d & 1) * 20.0 - 10.0);
    let answers = trainer.predict(corners);
    assert!(
        answers
            .iter()
            .all(|p| p.is_nan() || (0.0..=1.0).contains(p))
    );
}
