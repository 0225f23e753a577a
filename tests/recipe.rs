//! What may stand in a recipe, and the sentence for what may not.

use relu_playground::{Recipe, Trainer};
use serde_json::{Value, json};

/// The sentence that a recipe is refused with.
fn refusal(recipe: Value) -> String {
    match serde_json::from_value::<Recipe>(recipe.clone()) {
        Ok(recipe) => panic!("accepted {recipe:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn an_empty_recipe_is_the_lesson() {
    assert_eq!(
        serde_json::from_value::<Recipe>(json!({})).unwrap(),
        Recipe::default()
    );
    let whole = serde_json::to_value(Recipe::default()).unwrap();
    assert_eq!(
        whole,
        json!({
            "data": "heart", "extraFeatures": [], "scaling": "all", "testSize": 0.2, "splitSeed": 10,
            "hidden": [5], "activation": "relu", "changes": [], "init": "default",
            "optimizer": { "name": "sgd", "lr": 0.01, "momentum": 0, "nesterov": false, "weightDecay": 0, "l1": 0, "schedule": { "name": "constant" } },
            "batchSize": null, "shuffle": true, "seed": 42, "epochs": 1000,
        })
    );
}

#[test]
fn a_recipe_survives_the_way_out_and_back() {
    let recipe = json!({
        "scaling": "train", "hidden": [4, 3], "activation": ["tanh", "linear"], "batchSize": 32,
        "changes": [
            { "epoch": 0, "parameters": [{ "layer": 0, "unit": 3, "input": 11, "value": 0.1 }, { "layer": 2, "unit": 0, "value": -2 }] },
            { "epoch": 5, "activation": "relu", "lr": 0.5 },
            { "epoch": 9, "activation": ["elu", "silu"], "weightDecay": 0.25, "l1": 0.125 },
        ],
        "optimizer": { "momentum": 0.9, "nesterov": true }, "shuffle": false, "seed": 4294967295u32,
    });
    let recipe: Recipe = serde_json::from_value(recipe).unwrap();
    let back: Recipe = serde_json::from_value(serde_json::to_value(&recipe).unwrap()).unwrap();
    assert_eq!(back, recipe);
}

#[test]
fn what_cannot_be_trained_gets_a_sentence() {
    let whole = "it must be a whole number from";
    for (recipe, sentence) in [
        (json!({ "hidden": [5, 0] }), "hidden layer 2 has 0 units; a layer has a whole number from 1 to 256".into()),
        (json!({ "hidden": [2.5] }), "hidden layer 1 has 2.5 units; a layer has a whole number from 1 to 256".into()),
        (json!({ "hidden": [257] }), "hidden layer 1 has 257 units; a layer has a whole number from 1 to 256".into()),
        (json!({ "hidden": [1, 1, 1, 1, 1, 1, 1, 1, 1] }), "the network has 9 hidden layers; it can have 0 to 8".into()),
        (json!({ "activation": "rellu" }), "there is no activation named 'rellu'; there is linear, relu, leaky_relu, elu, tanh, sigmoid, gelu, silu, softplus".into()),
        (json!({ "activation": ["relu", "relu"] }), "for 1 hidden layer there are 2 activations; give one name, or one per hidden layer".into()),
        (json!({ "optimizer": { "lr": 0 } }), "the learning rate is 0; it must be a finite number above 0 (from 1e-38 to 1e38), such as 0.01".into()),
        (json!({ "optimizer": { "lr": -1 } }), "the learning rate is -1; it must be a finite number above 0 (from 1e-38 to 1e38), such as 0.01".into()),
        (json!({ "optimizer": { "lr": 1e300 } }), "the learning rate is 1e300; it must be a finite number above 0 (from 1e-38 to 1e38), such as 0.01".into()),
        (json!({ "optimizer": { "momentum": -0.1 } }), "the momentum is -0.1; it must be a number from 0 to 1e38, such as 0.9".into()),
        (json!({ "optimizer": { "nesterov": true } }), "Nesterov's method looks ahead along the momentum; give a momentum above 0, such as 0.9".into()),
        (json!({ "optimizer": { "name": "sdg" } }), "there is no optimizer named 'sdg'; there is sgd, adam, adamw, rmsprop".into()),
        (json!({ "testSize": 1.5 }), "the test share is 1.5; it must be above 0 and below 1, such as 0.2".into()),
        (json!({ "testSize": 0.999 }), "a test share of 0.999 splits 299 rows into 0 to train on and 299 to test on; both need at least 1".into()),
        (json!({ "seed": -1 }), format!("the seed is -1; {whole} 0 to 4294967295")),
        (json!({ "splitSeed": 0.5 }), format!("the split's seed is 0.5; {whole} 0 to 4294967295")),
        (json!({ "batchSize": 0 }), format!("the batch size is 0; {whole} 1 to 4294967295")),
        (json!({ "epochs": 0 }), format!("the number of epochs is 0; {whole} 1 to 1000000")),
        (json!({ "data": "hart" }), "there is no data set named 'hart'; there is heart, painted, moons, circles, blobs, blobs_3, blobs_4, blobs_5, blobs_6, xor, spirals, spirals_easy, checkerboard, above_sine, above_cubic, above_abs, plane, bump, wave".into()),
        (json!({ "scaling": "none" }), "there is no scaling named 'none'; there is all, train".into()),
        (json!({ "changes": [{ "epoch": 5, "activation": "elu" }, { "epoch": 2, "activation": "elu" }] }),
            "the change at epoch 2 is listed after the one at epoch 5; list changes by rising epoch, one for each".into()),
        (json!({ "changes": [{ "epoch": 5, "lr": 0.5 }, { "epoch": 5, "l1": 0.5 }] }),
            "the change at epoch 5 is listed after the one at epoch 5; list changes by rising epoch, one for each".into()),
        (json!({ "changes": [{ "epoch": 5, "lr": 0 }] }),
            "the learning rate is 0; it must be a finite number above 0 (from 1e-38 to 1e38), such as 0.01".into()),
        (json!({ "changes": [{ "epoch": 5, "activation": ["elu", "elu"] }] }),
            "for 1 hidden layer there are 2 activations; give one name, or one per hidden layer".into()),
        (json!({ "changes": [{ "epoch": 5, "parameters": [{ "layer": 2, "unit": 0, "value": 1 }] }] }),
            format!("the layer of a parameter is 2; {whole} 0 to 1")),
        (json!({ "changes": [{ "epoch": 5, "parameters": [{ "layer": 0, "unit": 5, "value": 1 }] }] }),
            format!("the unit of a parameter is 5; {whole} 0 to 4")),
        (json!({ "changes": [{ "epoch": 5, "parameters": [{ "layer": 1, "unit": 0, "input": 5, "value": 1 }] }] }),
            format!("the input of a weight is 5; {whole} 0 to 4")),
        (json!({ "changes": [{ "epoch": 5, "parameters": [{ "layer": 1, "unit": 0, "value": 1e39 }] }] }),
            "the value of a parameter is inf; it must be a finite number that 32 bits can hold".into()),
        (json!({ "extraFeatures": ["x1^2"] }),
            "the extra feature 'x1^2' is made of points with x1; take a toy data set, or paint points".into()),
        (json!({ "data": "wave", "extraFeatures": ["x1*x2"] }),
            "the extra feature 'x1*x2' is made of points with x1 and x2; take a toy data set, or paint points".into()),
        (json!({ "data": "xor", "extraFeatures": ["x1^2", "x1^2"] }),
            "the extra feature 'x1^2' is listed twice; list each once".into()),
        (json!({ "data": "xor", "extraFeatures": ["x3"] }),
            "there is no extra feature named 'x3'; there is x1^2, x2^2, x1*x2, sin(x1), sin(x2)".into()),
        (json!({ "data": "painted" }),
            format!("the number of painted points is 0; {whole} 10 to 2000")),
        (json!({ "data": { "name": "painted", "points": vec![[0, 0, 1]; 10] } }),
            "all painted points are of one class; paint some of another".into()),
        (json!({ "data": { "name": "painted", "points": vec![[0, 11, 1]; 10] } }),
            "a coordinate of a painted point is 11; it must be from -10 to 10".into()),
        (json!({ "data": { "name": "painted", "points": vec![[0, 0, 6]; 10] } }),
            format!("the class of a painted point is 6; {whole} 0 to 5")),
        (json!({ "data": { "name": "painted", "points": [[0, 0, 0.5]] } }),
            format!("the class of a painted point is 0.5; {whole} 0 to 5")),
        (json!({ "data": { "name": "painted", "points": [[0, 0]] } }),
            "data.points[0] must be a list of x1, x2 and the class, not a list".into()),
    ] {
        let recipe: Value = recipe;
        let sentence: String = sentence;
        assert_eq!(refusal(recipe.clone()), sentence, "{recipe}");
    }
}

#[test]
fn a_learning_rate_that_is_no_number_is_refused() {
    for lr in [f64::NAN, f64::INFINITY] {
        let mut recipe = Recipe::default();
        recipe.optimizer.lr = lr;
        let error = Trainer::new(recipe).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("the learning rate is {lr}; it must be")),
            "{error}"
        );
    }
}

#[test]
fn an_unknown_field_is_refused_wherever_it_is() {
    for (recipe, sentence) in [
        (
            json!({ "sed": 1 }),
            "a recipe has no field 'sed'; its fields are data, extraFeatures, scaling, testSize, splitSeed, hidden, activation, changes, init, optimizer, batchSize, shuffle, seed and epochs",
        ),
        (
            json!({ "optimizer": { "lrr": 1 } }),
            "optimizer has no field 'lrr'; its fields are name, lr, weightDecay, l1, schedule, momentum and nesterov",
        ),
        (
            json!({ "changes": [{ "epoch": 1, "activation": "elu", "at": null }] }),
            "changes[0] has no field 'at'; its fields are epoch, activation, lr, weightDecay, l1 and parameters",
        ),
    ] {
        assert_eq!(refusal(recipe.clone()), sentence, "{recipe}");
    }
}

#[test]
fn a_value_of_the_wrong_type_is_named_by_its_place() {
    let each = "a name such as \"relu\", or a list of names, one per hidden layer";
    for (recipe, sentence) in [
        (
            json!(5),
            "a recipe must be an object with fields, not 5".into(),
        ),
        (
            json!("x"),
            "a recipe must be an object with fields, not 'x'".into(),
        ),
        (
            json!([]),
            "a recipe must be an object with fields, not a list".into(),
        ),
        (
            json!({ "data": 5 }),
            "data must be a name such as \"heart\", or an object with a name, not 5".into(),
        ),
        (
            json!({ "scaling": true }),
            "scaling must be a name, not true".into(),
        ),
        (
            json!({ "testSize": "0.2" }),
            "testSize must be a number, not '0.2'".into(),
        ),
        (
            json!({ "seed": "a" }),
            "seed must be a number, not 'a'".into(),
        ),
        (
            json!({ "hidden": 5 }),
            "hidden must be a list of numbers, not 5".into(),
        ),
        (
            json!({ "hidden": [5, {}] }),
            "hidden[1] must be a number, not an object".into(),
        ),
        (
            json!({ "hidden": [null] }),
            "hidden[0] is missing; it must be a number".into(),
        ),
        (
            json!({ "activation": 5 }),
            format!("activation must be {each}, not 5"),
        ),
        (
            json!({ "activation": ["relu", 5] }),
            "activation[1] must be a name such as \"relu\", not 5".into(),
        ),
        (
            json!({ "changes": { "epoch": 5 } }),
            "changes must be a list of objects, not an object".into(),
        ),
        (
            json!({ "changes": [5] }),
            "changes[0] must be an object with fields, not 5".into(),
        ),
        (
            json!({ "changes": [{ "epoch": "5", "activation": "elu" }] }),
            "changes[0].epoch must be a number, not '5'".into(),
        ),
        (
            json!({ "changes": [{ "activation": "elu" }] }),
            "changes[0].epoch is missing; it must be a number".into(),
        ),
        (
            json!({ "changes": [{ "epoch": 5, "lr": "fast" }] }),
            "changes[0].lr must be a number, not 'fast'".into(),
        ),
        (
            json!({ "changes": [{ "epoch": 5, "parameters": [{ "layer": 0, "value": 1 }] }] }),
            "changes[0].parameters[0].unit is missing; it must be a number".into(),
        ),
        (
            json!({ "optimizer": "sgd" }),
            "optimizer must be an object with fields, not 'sgd'".into(),
        ),
        (
            json!({ "optimizer": { "lr": [1] } }),
            "optimizer.lr must be a number, not a list".into(),
        ),
        (
            json!({ "optimizer": { "nesterov": 1 } }),
            "optimizer.nesterov must be true or false, not 1".into(),
        ),
        (
            json!({ "shuffle": "yes" }),
            "shuffle must be true or false, not 'yes'".into(),
        ),
    ] {
        let recipe: Value = recipe;
        let sentence: String = sentence;
        assert_eq!(refusal(recipe.clone()), sentence, "{recipe}");
    }
}

#[test]
fn what_is_missing_or_null_takes_the_value_of_the_lesson() {
    let nothing = json!({
        "data": null, "scaling": null, "testSize": null, "splitSeed": null, "hidden": null, "activation": null,
        "extraFeatures": null, "changes": null, "optimizer": null, "batchSize": null, "shuffle": null, "seed": null, "epochs": null,
    });
    let optimizer = json!({ "optimizer": { "name": null, "lr": null, "momentum": null, "nesterov": null, "weightDecay": null } });
    for recipe in [json!({}), json!(null), nothing, optimizer] {
        let read: Recipe = serde_json::from_value(recipe).unwrap();
        assert_eq!(read, Recipe::default());
    }
}

#[test]
fn of_two_values_of_a_field_the_latter_counts() {
    let recipe: Recipe = serde_json::from_str(r#"{ "seed": 1, "seed": 2 }"#).unwrap();
    assert_eq!(recipe.seed, 2);
}

#[test]
fn titles_name_shape_and_activation() {
    for (recipe, title) in [
        (json!({}), "12-5-ReLU-1"),
        (json!({ "activation": "linear" }), "12-5-1 linear"),
        (
            json!({ "hidden": [20, 20], "activation": "linear" }),
            "12-20-20-1 linear",
        ),
        (json!({ "hidden": [20, 20] }), "12-20-20-1 ReLU"),
        (
            json!({ "hidden": [4, 3], "activation": ["relu", "linear"] }),
            "12-4-3-1 ReLU, Linear",
        ),
        (json!({ "hidden": [] }), "12-1 linear"),
        (
            json!({ "changes": [{ "epoch": 3, "activation": "gelu" }] }),
            "12-5-ReLU-1",
        ),
    ] {
        assert_eq!(
            serde_json::from_value::<Recipe>(recipe).unwrap().title(),
            title
        );
    }
}

#[test]
fn each_optimiser_has_pytorchs_defaults_and_fields() {
    let whole = |optimizer: Value| {
        let recipe: Recipe = serde_json::from_value(json!({ "optimizer": optimizer })).unwrap();
        let back: Recipe = serde_json::from_value(serde_json::to_value(&recipe).unwrap()).unwrap();
        assert_eq!(back, recipe);
        serde_json::to_value(&recipe).unwrap()["optimizer"].clone()
    };
    let common = json!({ "l1": 0, "schedule": { "name": "constant" } });
    for (name, wanted) in [
        (
            "adam",
            json!({ "lr": 0.001, "weightDecay": 0, "betas": [0.9, 0.999], "eps": 1e-8 }),
        ),
        (
            "adamw",
            json!({ "lr": 0.001, "weightDecay": 0.01, "betas": [0.9, 0.999], "eps": 1e-8 }),
        ),
        (
            "rmsprop",
            json!({ "lr": 0.01, "weightDecay": 0, "alpha": 0.99, "eps": 1e-8, "momentum": 0 }),
        ),
    ] {
        let mut all = common.clone();
        for (field, value) in wanted.as_object().unwrap() {
            all[field] = value.clone();
        }
        all["name"] = json!(name);
        assert_eq!(whole(json!({ "name": name })), all);
    }
    let schedules = [
        json!({ "name": "step", "stepSize": 30, "gamma": 0.5 }),
        json!({ "name": "cosine", "tMax": null }),
        json!({ "name": "cosine", "tMax": 100 }),
    ];
    for schedule in schedules {
        assert_eq!(whole(json!({ "schedule": schedule }))["schedule"], schedule);
    }
}

#[test]
fn what_an_optimiser_cannot_have_gets_a_sentence() {
    for (optimizer, sentence) in [
        (
            json!({ "name": "adam", "momentum": 0.9 }),
            "optimizer has no field 'momentum'; its fields are name, lr, weightDecay, l1, schedule, betas and eps",
        ),
        (
            json!({ "name": "adam", "betas": [0.9] }),
            "optimizer.betas must be a list of two numbers, not a list",
        ),
        (
            json!({ "name": "adam", "betas": [1, 0.9] }),
            "the first of the betas is 1; it must be at least 0 and below 1, such as 0.9",
        ),
        (
            json!({ "name": "rmsprop", "alpha": -0.5 }),
            "alpha is -0.5; it must be at least 0 and below 1, such as 0.99",
        ),
        (
            json!({ "name": "rmsprop", "eps": -1 }),
            "eps is -1; it must be a number from 0 to 1e38, such as 1e-8",
        ),
        (
            json!({ "l1": -1 }),
            "the L1 weight is -1; it must be a number from 0 to 1e38, such as 0.001",
        ),
        (
            json!({ "schedule": "step" }),
            "optimizer.schedule must be an object with fields, not 'step'",
        ),
        (
            json!({ "schedule": { "name": "steps" } }),
            "there is no schedule named 'steps'; there is constant, step, cosine",
        ),
        (
            json!({ "schedule": { "name": "step" } }),
            "optimizer.schedule.stepSize is missing; it must be a number",
        ),
        (
            json!({ "schedule": { "name": "step", "stepSize": 0 } }),
            "the step size of the schedule is 0; it must be a whole number from 1 to 1000000",
        ),
        (
            json!({ "schedule": { "name": "step", "stepSize": 5, "gamma": 0 } }),
            "gamma is 0; it must be a number from 1e-38 to 1e38, such as 0.1",
        ),
    ] {
        let optimizer: Value = optimizer;
        assert_eq!(refusal(json!({ "optimizer": optimizer })), sentence);
    }
}

#[test]
fn a_toy_data_set_is_a_name_or_what_it_is_drawn_from() {
    let data = |data: Value| {
        let recipe: Recipe = serde_json::from_value(json!({ "data": data })).unwrap();
        let back: Recipe = serde_json::from_value(serde_json::to_value(&recipe).unwrap()).unwrap();
        assert_eq!(back, recipe);
        (
            recipe.title(),
            serde_json::to_value(&recipe).unwrap()["data"].clone(),
        )
    };
    let circles = json!({ "name": "circles", "rows": 300, "noise": 0.1, "seed": 10 });
    assert_eq!(data(json!("circles")), ("2-5-ReLU-1".into(), circles));
    let own = json!({ "name": "blobs_3", "rows": 21, "noise": 0, "seed": 7 });
    assert_eq!(data(own.clone()), ("2-5-ReLU-3".into(), own));
    assert_eq!(data(json!({ "name": "heart" })).1, json!("heart"));
    for (data, sentence) in [
        (
            json!({ "name": "xor", "rows": 5 }),
            "the number of rows is 5; it must be a whole number from 20 to 5000",
        ),
        (
            json!({ "name": "xor", "rows": 20.5 }),
            "the number of rows is 20.5; it must be a whole number from 20 to 5000",
        ),
        (
            json!({ "name": "xor", "noise": -1 }),
            "the noise is -1; it must be from 0 to 10",
        ),
        (
            json!({ "name": "heart", "rows": 20 }),
            "data has no field 'rows'; its fields are name",
        ),
        (
            json!(5),
            "data must be a name such as \"heart\", or an object with a name, not 5",
        ),
    ] {
        let data: Value = data;
        assert_eq!(refusal(json!({ "data": data })), sentence);
    }
}
