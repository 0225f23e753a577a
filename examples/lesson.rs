//! The lesson: three networks on the heart data, and the lines that its Python prints of them.
//!
//! The accuracies are PyTorch's at every epoch. What they show is less than it seems: one test row is 1.67
//! points, the other seeds are in `examples/seeds.rs`, and always guessing that a patient lives is right in
//! 71.67 % of the test rows.
//!
//! `cargo run --release --example lesson` prints
//!
//! ```text
//! 12-5-1 linear
//! Epoch: 0, Loss: 0.76590, Accuracy: 37.24% | Test loss: 0.78626, Test acc: 38.33%
//! Epoch: 100, Loss: 0.63178, Accuracy: 66.95% | Test loss: 0.66878, Test acc: 61.67%
//! Epoch: 200, Loss: 0.54222, Accuracy: 77.41% | Test loss: 0.59395, Test acc: 71.67%
//! Epoch: 300, Loss: 0.47945, Accuracy: 80.33% | Test loss: 0.54800, Test acc: 75.00%
//! Epoch: 400, Loss: 0.43541, Accuracy: 84.52% | Test loss: 0.52300, Test acc: 76.67%
//! Epoch: 500, Loss: 0.40444, Accuracy: 84.94% | Test loss: 0.51199, Test acc: 76.67%
//! Epoch: 600, Loss: 0.38261, Accuracy: 85.36% | Test loss: 0.50971, Test acc: 76.67%
//! Epoch: 700, Loss: 0.36724, Accuracy: 85.36% | Test loss: 0.51260, Test acc: 76.67%
//! Epoch: 800, Loss: 0.35643, Accuracy: 85.77% | Test loss: 0.51835, Test acc: 75.00%
//! Epoch: 900, Loss: 0.34883, Accuracy: 85.36% | Test loss: 0.52553, Test acc: 75.00%
//! 12-20-20-1 linear
//! Epoch: 0, Loss: 0.74050, Accuracy: 33.05% | Test loss: 0.74267, Test acc: 30.00%
//! Epoch: 100, Loss: 0.60958, Accuracy: 77.82% | Test loss: 0.61025, Test acc: 73.33%
//! Epoch: 200, Loss: 0.52511, Accuracy: 81.17% | Test loss: 0.53604, Test acc: 80.00%
//! Epoch: 300, Loss: 0.45771, Accuracy: 83.26% | Test loss: 0.49129, Test acc: 76.67%
//! Epoch: 400, Loss: 0.40731, Accuracy: 84.94% | Test loss: 0.47242, Test acc: 78.33%
//! Epoch: 500, Loss: 0.37369, Accuracy: 85.77% | Test loss: 0.47404, Test acc: 78.33%
//! Epoch: 600, Loss: 0.35379, Accuracy: 85.77% | Test loss: 0.48778, Test acc: 71.67%
//! Epoch: 700, Loss: 0.34296, Accuracy: 85.77% | Test loss: 0.50608, Test acc: 71.67%
//! Epoch: 800, Loss: 0.33724, Accuracy: 86.19% | Test loss: 0.52447, Test acc: 71.67%
//! Epoch: 900, Loss: 0.33421, Accuracy: 85.77% | Test loss: 0.54099, Test acc: 71.67%
//! 12-5-ReLU-1
//! Epoch: 0, Loss: 0.74383, Accuracy: 35.56% | Test loss: 0.76145, Test acc: 25.00%
//! Epoch: 100, Loss: 0.66871, Accuracy: 61.09% | Test loss: 0.68611, Test acc: 46.67%
//! Epoch: 200, Loss: 0.61437, Accuracy: 70.29% | Test loss: 0.63242, Test acc: 66.67%
//! Epoch: 300, Loss: 0.57138, Accuracy: 70.71% | Test loss: 0.59380, Test acc: 70.00%
//! Epoch: 400, Loss: 0.53661, Accuracy: 69.87% | Test loss: 0.56622, Test acc: 70.00%
//! Epoch: 500, Loss: 0.50752, Accuracy: 71.13% | Test loss: 0.54472, Test acc: 70.00%
//! Epoch: 600, Loss: 0.48336, Accuracy: 71.55% | Test loss: 0.52755, Test acc: 73.33%
//! Epoch: 700, Loss: 0.46296, Accuracy: 73.22% | Test loss: 0.51511, Test acc: 76.67%
//! Epoch: 800, Loss: 0.44521, Accuracy: 76.15% | Test loss: 0.50580, Test acc: 78.33%
//! Epoch: 900, Loss: 0.42997, Accuracy: 79.50% | Test loss: 0.49956, Test acc: 75.00%
//! ```

use relu_playground::nn::Activation;
use relu_playground::{Error, Recipe, Trainer};

fn main() -> Result<(), Error> {
    let models: [(&[usize], Activation); 3] = [
        (&[5], Activation::Linear),
        (&[20, 20], Activation::Linear),
        (&[5], Activation::Relu),
    ];
    for (hidden, activation) in models {
        let mut trainer = Trainer::new(Recipe {
            hidden: hidden.to_vec(),
            activations: vec![activation; hidden.len()],
            ..Recipe::default() // the lesson's data, split, seed and optimiser, and 1,000 epochs
        })?;
        trainer.train(1000);
        println!("{}", trainer.title());
        for epoch in (0..1000).step_by(100) {
            println!("{}", trainer.history().line(epoch).expect("it was trained"));
        }
    }
    Ok(())
}
