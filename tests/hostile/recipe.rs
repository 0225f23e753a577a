//! A recipe as JSON: whatever the text, it is a recipe that can be trained, or a sentence.

use relu_playground::{Recipe, Trainer};

/// Most rows, and hidden units in all, of what is trained here: any other recipe is as valid, and slower.
const SMALL: (usize, usize) = (320, 24);

/// Reads the text, and trains what it says for an epoch.
pub(crate) fn run(json: &[u8]) {
    let recipe: Recipe = match serde_json::from_slice(json) {
        Ok(recipe) => recipe,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let plain = serde_json::to_value(&recipe).expect("a recipe is plain data");
    let back: Recipe = serde_json::from_value(plain).expect("a recipe is one");
    assert_eq!(back, recipe);
    let (rows, units) = (recipe.data.rows(), recipe.hidden.iter().sum::<usize>());
    if rows > SMALL.0 || units > SMALL.1 {
        return;
    }
    let mut trainer = Trainer::new(recipe).expect("a recipe that was read can be trained");
    trainer.train(1);
    assert_eq!(trainer.history().len(), 1);
    assert!(!trainer.title().is_empty());
}
