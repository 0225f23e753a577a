//! How a trainer behaves: resets, changes of activation, batches, divergence.

use relu_playground::nn::Activation;
use relu_playground::optim::Settings;
use relu_playground::{Recipe, Trainer};

fn trainer(recipe: Recipe) -> Trainer {
    Trainer::new(recipe).unwrap()
}

#[test]
fn reset_gives_the_same_curve_again() {
    let mut trainer = trainer(Recipe {
        batch_size: Some(50),
        ..Recipe::default()
    });
    trainer.train(30);
    let (history, network) = (trainer.history().clone(), trainer.network().clone());
    trainer.reset();
    assert!(trainer.history().is_empty());
    assert_eq!(*trainer.network(), trainer.recipe().network());
    trainer.train(30);
    assert_eq!((trainer.history(), trainer.network()), (&history, &network));
}

#[test]
fn going_on_with_another_activation_keeps_weights_and_is_part_of_the_recipe() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(100);
    let before = trainer.network().layers.clone();
    trainer.continue_with(vec![Activation::Gelu]).unwrap();
    assert_eq!(trainer.network().layers, before);
    trainer.train(100);
    trainer.continue_with(vec![Activation::Linear]).unwrap();
    trainer.train(100);

    let mut again = Trainer::new(trainer.recipe().clone()).unwrap();
    again.train(300);
    assert_eq!(again.history(), trainer.history());
    assert_eq!(again.network(), trainer.network());

    let mut plain = Trainer::new(Recipe::default()).unwrap();
    plain.train(300);
    assert_eq!(
        plain.history().records()[..100],
        trainer.history().records()[..100]
    );
    assert_ne!(plain.history().record(100), trainer.history().record(100));

    let error = trainer.continue_with(vec![]).unwrap_err().to_string();
    assert!(
        error.starts_with("for 1 hidden layer there are 0 activations"),
        "{error}"
    );
}

#[test]
fn a_change_before_the_first_epoch_is_simply_another_recipe() {
    let mut trainer = trainer(Recipe::default());
    trainer.continue_with(vec![Activation::Tanh]).unwrap();
    let tanh = Recipe {
        activations: vec![Activation::Tanh],
        ..Recipe::default()
    };
    assert_eq!(*trainer.recipe(), tanh);
    assert_eq!(*trainer.network(), tanh.network());
}

#[test]
fn a_run_that_diverges_keeps_its_curve_and_stops() {
    let optimizer = Settings {
        lr: 1e6,
        ..Settings::default()
    };
    let activations = vec![Activation::Linear; 2];
    let mut trainer = trainer(Recipe {
        hidden: vec![20, 20],
        activations,
        optimizer,
        ..Recipe::default()
    });
    trainer.train(1000);
    assert!(trainer.diverged());
    let (last, before) = trainer.history().records().split_last().unwrap();
    assert!(!(last.train_loss.is_finite() && last.test_loss.is_finite()));
    assert!(
        before
            .iter()
            .all(|r| r.train_loss.is_finite() && r.test_loss.is_finite())
    );
    let epochs = trainer.history().len();
    assert!((2..1000).contains(&epochs), "{epochs}");
    trainer.train(10);
    assert_eq!(trainer.history().len(), epochs);
}

#[test]
fn one_batch_of_all_rows_is_full_batch_training() {
    let mut full = trainer(Recipe::default());
    let mut one = trainer(Recipe {
        batch_size: Some(1000),
        ..Recipe::default()
    });
    full.train(20);
    one.train(20);
    assert_eq!(full.history(), one.history());
}

#[test]
fn a_network_without_hidden_layers_is_logistic_regression() {
    let mut trainer = trainer(Recipe {
        hidden: vec![],
        activations: vec![],
        ..Recipe::default()
    });
    trainer.train(1000);
    let history = trainer.history();
    let losses: Vec<f32> = history.records().iter().map(|r| r.train_loss).collect();
    // A convex loss at a small rate: it falls at every epoch.
    assert!(losses.windows(2).all(|pair| pair[1] < pair[0]));
    assert!(history.train_accuracy(history.record(999).unwrap()) > 0.8);
}

#[test]
fn a_diverged_run_is_right_about_no_row_and_cannot_go_on() {
    let optimizer = Settings {
        lr: 1e6,
        ..Settings::default()
    };
    let mut trainer = trainer(Recipe {
        hidden: vec![20, 20],
        activations: vec![Activation::Linear; 2],
        optimizer,
        ..Recipe::default()
    });
    trainer.train(1000);
    let last = trainer.history().len() - 1;
    // A probability that is no number equals neither class, in Python as here.
    assert!(trainer.history().record(last).unwrap().test_loss.is_nan());
    assert_eq!(trainer.history().record(last).unwrap().test_correct, 0);
    let line = trainer.history().line(last).unwrap();
    assert!(line.ends_with("Test loss: nan, Test acc: 0.00%"), "{line}");
    assert_eq!(trainer.epoch(), None);
    let error = trainer
        .continue_with(vec![Activation::Relu; 2])
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with(&format!("the run diverged at epoch {last},"))
    );
}

#[test]
fn a_change_shows_as_soon_as_its_epoch_comes() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(5);
    trainer.continue_with(vec![Activation::Tanh]).unwrap();
    assert_eq!(trainer.title(), "12-5-Tanh-1");
    trainer.reset();
    assert_eq!(trainer.title(), "12-5-ReLU-1");
    trainer.train(4);
    assert_eq!(trainer.title(), "12-5-ReLU-1");
    trainer.train(1);
    assert_eq!(trainer.title(), "12-5-Tanh-1");
}

#[test]
fn the_number_of_epochs_is_part_of_the_recipe() {
    let mut trainer = trainer(Recipe::default());
    trainer.train(3);
    trainer.set_epochs(5000).unwrap();
    assert_eq!(
        (trainer.recipe().epochs, trainer.history().len()),
        (5000, 3)
    );
    let error = trainer.set_epochs(0).unwrap_err().to_string();
    assert_eq!(
        error,
        "the number of epochs is 0; it must be a whole number from 1 to 1000000"
    );
    assert_eq!(trainer.recipe().epochs, 5000);
}

#[test]
fn what_is_out_of_range_is_refused_in_rust_too() {
    let sentence = |recipe: Recipe| Trainer::new(recipe).unwrap_err().to_string();
    let recipe = Recipe {
        batch_size: Some(0),
        ..Recipe::default()
    };
    assert!(sentence(recipe).starts_with("the batch size is 0;"));
    let recipe = Recipe {
        epochs: 0,
        ..Recipe::default()
    };
    assert!(sentence(recipe).starts_with("the number of epochs is 0;"));
}
