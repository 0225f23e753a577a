use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::recipe::{AllParameters, Change};
use crate::{Recipe, Trainer};

/// One of PyTorch's files.
fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    std::fs::read(folder.join(name)).unwrap()
}

/// A run of the lesson's ReLU network.
fn trained(epochs: usize) -> Trainer {
    let mut trainer = Trainer::new(Recipe::default()).unwrap();
    trainer.train(epochs);
    trainer
}

fn refusal(bytes: &[u8]) -> String {
    Weights::read(bytes).unwrap_err().to_string()
}

/// What the file lacks to be the lesson's ReLU network.
fn misfit(weights: &Weights) -> String {
    let trainer = trained(0);
    let error = weights
        .fitting(trainer.network(), &trainer.title())
        .unwrap_err();
    error.to_string()
}

/// A `.safetensors` file of that header and so many zeros.
fn safe(header: &str, zeros: usize) -> Vec<u8> {
    let length = (header.len() as u64).to_le_bytes();
    [&length[..], header.as_bytes(), &vec![0; zeros][..]].concat()
}

#[test]
fn files_of_pytorch_are_read() {
    let known: serde_json::Value = serde_json::from_slice(&fixture("weights.json")).unwrap();
    let names = [
        "relu", "deep", "linear", "f64", "f16", "bf16", "other", "named",
    ];
    for name in names {
        let weights = Weights::read(&fixture(&format!("weights_{name}.safetensors"))).unwrap();
        assert_eq!(
            weights.tensors().len(),
            known[name].as_object().unwrap().len()
        );
        for tensor in weights.tensors() {
            let (shape, values) = (&known[name][&tensor.name][0], &known[name][&tensor.name][1]);
            assert_eq!(
                serde_json::to_value(&tensor.shape).unwrap(),
                *shape,
                "{name}"
            );
            let values = values
                .as_array()
                .unwrap()
                .iter()
                .map(|value| value.as_f64().unwrap() as f32);
            assert_eq!(
                tensor.values,
                values.collect::<Vec<_>>(),
                "{name} {}",
                tensor.name
            );
        }
        let converted = ["f64", "f16", "bf16"]
            .contains(&name)
            .then(|| name.to_uppercase());
        assert_eq!(weights.converted(), converted.as_deref());
        assert_eq!(weights.activations().is_some(), name == "deep");
    }
}

#[test]
fn what_was_saved_comes_back_bit_for_bit_from_both_kinds() {
    let trainer = trained(120);
    let values = crate::train::flat(&trainer.network().layers);
    let files = [
        safetensors(&trainer).unwrap(),
        json(&trainer).unwrap().into_bytes(),
    ];
    assert_eq!(
        files,
        [
            safetensors(&trainer).unwrap(),
            json(&trainer).unwrap().into_bytes()
        ]
    );
    for file in files {
        let weights = Weights::read(&file).unwrap();
        assert_eq!((weights.epoch(), weights.converted()), (Some(120), None));
        assert_eq!(weights.activations(), Some(&[Activation::Relu][..]));
        let all = weights.fitting(trainer.network(), "").unwrap();
        assert_eq!(all.values(), values);
    }
}

#[test]
fn a_run_goes_on_from_loaded_weights_as_the_run_that_saved_them() {
    let mut first = trained(300);
    let weights = Weights::read(&safetensors(&first).unwrap()).unwrap();
    let all = Some(weights.fitting(first.network(), "").unwrap());
    first.train(50);
    // At epoch 0 they are what the run begins with, later they take the place of what was trained.
    for epochs in [0, 7] {
        let mut second = trained(epochs);
        second
            .change(Change {
                all: all.clone(),
                ..Change::default()
            })
            .unwrap();
        second.train(50);
        assert_eq!(
            second.history().records()[epochs..],
            first.history().records()[300..]
        );
        assert_eq!(second.network(), first.network());
        let text = serde_json::to_string(second.recipe()).unwrap();
        let mut third = Trainer::new(serde_json::from_str(&text).unwrap()).unwrap();
        third.train(epochs + 50);
        assert_eq!(third.history(), second.history());
        second.reset();
        second.train(epochs + 50);
        assert_eq!(third.network(), second.network());
    }
}

#[test]
fn a_weight_set_by_hand_after_loading_is_part_of_the_loaded_ones() {
    let mut trainer = trained(5);
    let all = AllParameters::new(&[0.25; 71]);
    trainer
        .change(Change {
            all: Some(all),
            ..Change::default()
        })
        .unwrap();
    let edits = |layer, unit, input, value| {
        vec![crate::recipe::Edit {
            layer,
            unit,
            input,
            value,
        }]
    };
    for edits in [edits(1, 0, Some(3), 2.0), edits(0, 4, None, -1.0)] {
        trainer
            .change(Change {
                edits,
                ..Change::default()
            })
            .unwrap();
    }
    let [change] = &trainer.recipe().changes[..] else {
        panic!("one change")
    };
    assert!(change.edits.is_empty());
    let set = change.all.as_ref().unwrap().values();
    assert_eq!((set[64], set[68], set[65]), (-1.0, 2.0, 0.25));
    assert_eq!(set, crate::train::flat(&trainer.network().layers));
    let refused = Change {
        all: Some(AllParameters::new(&[0.0; 70])),
        ..Change::default()
    };
    assert_eq!(
        trainer.change(refused).unwrap_err().to_string(),
        "the number of parameters set is 70; it must be 71, as many as the network has"
    );
}

#[test]
fn what_does_not_fit_is_named_with_what_is_needed() {
    let read = |name: &str| Weights::read(&fixture(name)).unwrap();
    assert_eq!(
        misfit(&read("weights_deep.safetensors")),
        "tensor '0.weight' has the shape [20, 12]; 12-5-ReLU-1 needs [5, 12]"
    );
    assert_eq!(
        misfit(&read("weights_linear.safetensors")),
        "the file has no tensor '2.weight', which 12-5-ReLU-1 needs; it has '0.bias', '0.weight', '1.bias', '1.weight'"
    );
    let mut more = read("weights_relu.safetensors");
    more.tensors.push(Tensor {
        name: "3.weight".into(),
        shape: vec![1, 1],
        values: vec![0.0],
    });
    assert_eq!(
        misfit(&more),
        "the file has a tensor '3.weight', which 12-5-ReLU-1 does not have; it has '0.weight', '0.bias', '2.weight', '2.bias'"
    );
    assert_eq!(
        refusal(&fixture("weights_int.safetensors")),
        "tensor '0.bias' has numbers of the type I64; weights must be F32, or F64, F16 or BF16 to be converted"
    );
    assert_eq!(
        refusal(&fixture("weights_nan.safetensors")),
        "tensor '0.weight' has NaN at [1, 2]; every weight must be a finite number that 32 bits can hold"
    );
}

#[test]
fn another_network_is_offered_where_the_data_allow_it() {
    let suited = |name: &str, recipe: &Recipe| {
        let weights = Weights::read(&fixture(name)).unwrap();
        let recipe = weights.suited(recipe, fault::no_tensors())?;
        weights.fitting(&recipe.network(), "").unwrap();
        Ok::<_, Error>(recipe.title())
    };
    let relu = Recipe::default();
    let linear = Recipe {
        activations: vec![Activation::Linear],
        ..relu.clone()
    };
    let tanh = Recipe {
        activations: vec![Activation::Tanh],
        ..relu.clone()
    };
    assert_eq!(
        suited("weights_deep.safetensors", &relu).unwrap(),
        "12-20-20-1 ReLU, Tanh"
    );
    assert_eq!(
        suited("weights_relu.safetensors", &linear).unwrap(),
        "12-5-ReLU-1"
    );
    assert_eq!(
        suited("weights_relu.safetensors", &tanh).unwrap(),
        "12-5-Tanh-1"
    );
    assert_eq!(
        suited("weights_linear.safetensors", &relu).unwrap(),
        "12-5-1 linear"
    );
    assert_eq!(
        suited("weights_other.safetensors", &relu)
            .unwrap_err()
            .to_string(),
        "the file’s network is for 8 features and 2 outputs; this data set has 12 features, and needs 1 output"
    );
    let odd = Weights::new(vec![Tensor {
        name: "0.weight".into(),
        shape: vec![1, 12],
        values: vec![0.0; 12],
    }])
    .unwrap();
    assert_eq!(
        odd.suited(&relu, fault::no_tensors()).unwrap_err(),
        fault::no_tensors()
    );
}

#[test]
fn damaged_files_are_refused_in_a_sentence() {
    let whole = safetensors(&trained(0)).unwrap();
    for length in 0..whole.len() {
        let sentence = refusal(&whole[..length]);
        let known = [
            "this is no file of weights",
            "the file is cut off or damaged",
        ];
        assert!(
            known.iter().any(|known| sentence.starts_with(known)),
            "{length}: {sentence}"
        );
    }
    let whole = json(&trained(0)).unwrap();
    let end = whole.trim_end().len();
    for length in (0..end).filter(|&length| whole.is_char_boundary(length)) {
        let sentence = refusal(&whole.as_bytes()[..length]);
        assert!(
            sentence.starts_with("the file cannot be read as JSON") || length == 0,
            "{length}: {sentence}"
        );
    }
    for (header, zeros, start) in [
        ("{}", 0, "the file has no weights in it"),
        ("{}", 4, "the file is cut off or damaged"),
        ("{", 0, "the header of the .safetensors file is damaged"),
        (
            r#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
            4,
            "the header",
        ),
        (
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
            8,
            "the header",
        ),
        (
            r#"{"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}}"#,
            4,
            "the header",
        ),
        (
            r#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551615]}}"#,
            4,
            "the header",
        ),
        (
            r#"{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}"#,
            4,
            "the header",
        ),
    ] {
        let sentence = refusal(&safe(header, zeros));
        assert!(sentence.starts_with(start), "{header}: {sentence}");
    }
    // A length that is a lie asks for no memory.
    assert!(refusal(&u64::MAX.to_le_bytes()).starts_with("this is no file of weights"));
    assert!(check_size(MAX_BYTES as u64).is_ok() && check_size(MAX_BYTES as u64 + 1).is_err());
}

#[test]
fn json_that_is_no_file_of_weights_says_what_is_wrong() {
    let other = "the file is JSON, but no weights: it has no field 'parameters'";
    for (text, start) in [
        ("[]", other),
        ("{}", other),
        (r#"{"a": 1}"#, other),
        (r#"{"parameters": []}"#, other),
        (r#"{"parameters": {}}"#, "the file has no weights in it"),
        (
            r#"{"format": "pony", "parameters": {}}"#,
            "the file is JSON of the format 'pony'",
        ),
        (
            r#"{"parameters": {"a": 1}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": "b"}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": [null]}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": [[1], [1, 2]]}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": [[1], 2]}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": [1, [2]]}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": [[[1]]]}}"#,
            "tensor 'a' must be a list of numbers",
        ),
        (
            r#"{"parameters": {"a": [[1, 2], [3, 1e39]]}}"#,
            "tensor 'a' has 1e39 at [1, 1]",
        ),
        (
            r#"{"parameters": {"a": [3, -1e39]}}"#,
            "tensor 'a' has -1e39 at [1]",
        ),
        (
            r#"{"parameters": {"a": [NaN]}}"#,
            "the file cannot be read as JSON: something is wrong or missing in line 1, column",
        ),
        (
            "{\"parameters\":\n {\"a\": [1,]}}",
            "the file cannot be read as JSON: something is wrong or missing in line 2, column",
        ),
        (
            r#"{"parameters": {"a": [1]}} x"#,
            "the file cannot be read as JSON",
        ),
    ] {
        let sentence = refusal(text.as_bytes());
        assert!(sentence.starts_with(start), "{text}: {sentence}");
    }
    let deep = "[".repeat(100_000);
    assert!(refusal(deep.as_bytes()).starts_with("the file is JSON, but no weights"));
    let deep = format!("{{\"x\": {deep}");
    assert!(refusal(deep.as_bytes()).starts_with("the file cannot be read as JSON"));
    let whole = Weights::read(
        b" {\"parameters\": {\"0.weight\": [[1, -2.5], [0, 3]], \"0.bias\": [1, 2]}}",
    )
    .unwrap();
    assert_eq!(
        (
            whole.tensors()[1].shape.as_slice(),
            whole.tensors()[1].values.as_slice()
        ),
        (&[2, 2][..], &[1.0, -2.5, 0.0, 3.0][..])
    );
}

#[test]
fn weights_that_are_no_numbers_are_not_saved() {
    let mut trainer = trained(0);
    let all = Some(AllParameters::new(&[3e38; 71]));
    trainer
        .change(Change {
            all,
            ..Change::default()
        })
        .unwrap();
    assert!(safetensors(&trainer).is_ok());
    trainer.train(1);
    assert!(trainer.diverged());
    let sentence = safetensors(&trainer).unwrap_err().to_string();
    assert!(sentence.starts_with("tensor '"), "{sentence}");
    assert_eq!(json(&trainer).unwrap_err().to_string(), sentence);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    /// Whatever a bit that flipped makes of a file, it is weights or a sentence.
    #[test]
    fn no_flipped_bits_panic(bits in prop::collection::vec(0usize..8 * 1200, 1..6), is_json: bool) {
        let trainer = trained(0);
        let mut file = match is_json {
            true => json(&trainer).unwrap().into_bytes(),
            false => safetensors(&trainer).unwrap(),
        };
        for bit in bits {
            let at = bit / 8 % file.len();
            file[at] ^= 1 << (bit % 8);
        }
        if let Ok(weights) = Weights::read(&file) {
            let title = trainer.title();
            let fits = weights.fitting(trainer.network(), &title).map(|_| ());
            let _ = fits.or_else(|error| weights.suited(trainer.recipe(), error).map(|_| ()));
        }
    }

    /// Any bytes are weights or a sentence, whatever their header says.
    #[test]
    fn no_bytes_panic(length in any::<u64>(), header in "\\PC{0,80}", rest in prop::collection::vec(any::<u8>(), 0..64)) {
        let length = if length % 2 == 0 { header.len() as u64 } else { length >> (length % 64) };
        let file = [&length.to_le_bytes()[..], header.as_bytes(), &rest].concat();
        let _ = Weights::read(&file);
        let _ = Weights::read(header.as_bytes());
        let _ = Weights::read(&rest);
    }

    /// All finite numbers of 32 bits come back from both kinds of files, also through f64 as Python reads them.
    #[test]
    fn every_number_comes_back(bits in prop::collection::vec(any::<u32>(), 71)) {
        let finite = |&bits: &u32| match f32::from_bits(bits) {
            value if value.is_finite() => value,
            _ => -0.0,
        };
        let values: Vec<f32> = bits.iter().map(finite).collect();
        let mut trainer = trained(0);
        let all = AllParameters::new(&values);
        trainer.change(Change { all: Some(all.clone()), ..Change::default() }).unwrap();
        let same = |read: &AllParameters| read.values().iter().map(|v| v.to_bits()).eq(values.iter().map(|v| v.to_bits()));
        for file in [safetensors(&trainer).unwrap(), json(&trainer).unwrap().into_bytes()] {
            let weights = Weights::read(&file).unwrap();
            prop_assert!(same(&weights.fitting(trainer.network(), "").unwrap()));
        }
        let text = serde_json::to_string(trainer.recipe()).unwrap();
        let recipe: Recipe = serde_json::from_str(&text).unwrap();
        prop_assert!(same(recipe.changes[0].all.as_ref().unwrap()));
    }
}
