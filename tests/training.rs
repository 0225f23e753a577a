//! How a trainer behaves: resets, changes of activation, batches, divergence.

use relu_playground::nn::Activation;
use relu_playground::optim::Sgd;
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
        error.starts_with("0 activations were given for 1 hidden layers"),
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
    let optimizer = Sgd {
        lr: 1e6,
        ..Sgd::default()
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
fn shuffled_batches_visit_every_row_and_differ_between_epochs() {
    let recipe = Recipe {
        batch_size: Some(32),
        ..Recipe::default()
    };
    let mut shuffled = trainer(recipe.clone());
    let mut in_order = trainer(Recipe {
        shuffle: false,
        ..recipe
    });
    shuffled.train(50);
    in_order.train(50);
    assert_ne!(shuffled.history(), in_order.history());
    // Both see all 239 rows an epoch, so they learn much the same.
    let (a, b) = (
        shuffled.history().record(49).unwrap(),
        in_order.history().record(49).unwrap(),
    );
    assert!((a.train_loss - b.train_loss).abs() < 0.02, "{a:?} {b:?}");
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
