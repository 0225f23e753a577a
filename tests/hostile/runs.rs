//! Runs of recipes with any number in any place, and all that panels ask of them: the training core from
//! behind the reader of recipes.

use arbitrary::{Result, Unstructured};
use ndarray::Array2;
use relu_playground::data::{Extra, OwnColumn, OwnTable, OwnTarget, Scaling, Toy, ToyKind};
use relu_playground::nn::{Activation, Init};
use relu_playground::optim::{Rule, Schedule, Settings};
use relu_playground::recipe::{Change, Data, Edit, Own};
use relu_playground::study::Outcome;
use relu_playground::train::{Comparison, UnitHistory};
use relu_playground::{Recipe, Trainer};

use crate::sentence;

/// Takes the bytes for a recipe, trains it for some epochs and looks at it as every panel does.
pub(crate) fn run(bytes: &[u8]) {
    let Ok(recipe) = recipe(&mut Unstructured::new(bytes)) else {
        return;
    };
    let mut trainer = match Trainer::new(recipe) {
        Ok(trainer) => trainer,
        Err(error) => return sentence(&error),
    };
    let epochs = trainer.recipe().epochs as usize;
    trainer.train(epochs);
    let length = trainer.history().len();
    assert!(length == epochs || trainer.diverged());
    assert!(Outcome::of(&trainer).is_some());
    // All that follows takes as long as many runs.
    match bytes.len() % 8 {
        0..=1 => look(&trainer),
        2 => repeat(&trainer),
        _ => {}
    }
}

/// The same run again, in two ways from its middle on.
fn repeat(trainer: &Trainer) {
    let epochs = trainer.recipe().epochs as usize;
    let length = trainer.history().len();
    let mut again = Trainer::new(trainer.recipe().clone()).expect("it was trained");
    again.train(length / 2);
    let middle = Trainer::resume(trainer.recipe().clone(), &again.state());
    let mut middle = middle.expect("a run of this recipe");
    middle.train(epochs - length / 2);
    same(&middle, trainer);
    let mut back = trainer.at(length / 2).expect("an epoch that was trained");
    back.train(epochs - length / 2);
    same(&back, trainer);
}

/// Whether two runs came to the same, bit for bit.
fn same(one: &Trainer, other: &Trainer) {
    let bits = |trainer: &Trainer| {
        let layers = trainer.network().layers.iter();
        let values = layers.flat_map(|layer| layer.slices().concat());
        // Which of the numbers that are none it is depends on the order of operands alone.
        values
            .map(|x| if x.is_nan() { 0 } else { x.to_bits() })
            .collect::<Vec<_>>()
    };
    assert_eq!(bits(one), bits(other));
    assert_eq!(one.history().len(), other.history().len());
}

/// All that panels ask of a run.
fn look(trainer: &Trainer) {
    let history = trainer.history();
    for epoch in 0..history.len() {
        assert!(history.line(epoch).is_some());
    }
    let units = trainer.units();
    for (layer, units) in units.iter().enumerate() {
        for unit in 0..units.len() {
            let _ = trainer.pre_activations(layer, unit, [40, 10]);
        }
    }
    let _ = trainer.hinges();
    let _ = (
        trainer.title(),
        trainer.data().majority_accuracy(),
        trainer.data().mean_error(),
    );
    let features = trainer.recipe().data.features();
    let rows = Array2::from_shape_fn((features, 5), |(d, r)| {
        [0.0, -1.0, 1e30, f64::MIN_POSITIVE, -1e38][(d + r) % 5]
    });
    assert_eq!(trainer.predict(rows.clone()).ncols(), 5);
    assert_eq!(trainer.layers(rows).len(), trainer.network().layers.len());
    let mut comparison = Comparison::new(trainer);
    while comparison.piece() {}
    let _ = (
        comparison.fit().is_some(),
        comparison.product().difference,
        comparison.range(),
    );
    let mut past = UnitHistory::new(trainer).expect("it was trained");
    while past.piece(history.len()) {}
    for (layer, units) in units.iter().enumerate() {
        for unit in 0..units.len() {
            assert!(
                past.shares(layer, unit)
                    .all(|share| (0.0..=1.0).contains(&share))
            );
        }
    }
}

fn recipe(u: &mut Unstructured) -> Result<Recipe> {
    let layers = u.int_in_range(0..=3)?;
    let hidden = (0..layers)
        .map(|_| u.int_in_range(1..=6))
        .collect::<Result<Vec<_>>>()?;
    let mut activations = || {
        (0..layers)
            .map(|_| u.choose(&Activation::ALL).copied())
            .collect::<Result<Vec<_>>>()
    };
    let (activations, others) = (activations()?, activations()?);
    let data = data(u)?;
    let extra = match data.coordinates() {
        2 => Extra::ALL[u.int_in_range(0..=5)?..].to_vec(),
        _ => Vec::new(),
    };
    Ok(Recipe {
        data,
        extra,
        scaling: *u.choose(&Scaling::ALL)?,
        test_size: share(u)?,
        split_seed: u.arbitrary()?,
        changes: changes(u, &others)?,
        hidden,
        activations,
        init: *u.choose(&Init::ALL)?,
        optimizer: settings(u)?,
        batch_size: Some(u.int_in_range(1..=80)?).filter(|&size| size < 60),
        shuffle: u.arbitrary()?,
        seed: u.arbitrary()?,
        epochs: u.int_in_range(1..=4)?,
    })
}

fn changes(u: &mut Unstructured, activations: &[Activation]) -> Result<Vec<Change>> {
    if u.ratio(2, 3)? {
        return Ok(Vec::new());
    }
    let edit = Edit {
        layer: u.int_in_range(0..=3)?,
        unit: u.int_in_range(0..=5)?,
        input: u
            .arbitrary::<Option<u8>>()?
            .map(|input| usize::from(input % 8)),
        value: u.arbitrary()?,
    };
    Ok(vec![Change {
        epoch: u.int_in_range(0..=3)?,
        activations: u.arbitrary::<bool>()?.then(|| activations.to_vec()),
        lr: number(u)?.into(),
        edits: if u.arbitrary()? {
            vec![edit]
        } else {
            Vec::new()
        },
        ..Change::default()
    }])
}

/// A toy, or a table of any numbers and categories.
fn data(u: &mut Unstructured) -> Result<Data> {
    if u.arbitrary()? {
        return Ok(Data::from(Toy {
            kind: *u.choose(&ToyKind::ALL)?,
            rows: u.int_in_range(18..=70)?,
            noise: number(u)?,
            seed: u.arbitrary()?,
        }));
    }
    let (rows, columns) = (u.int_in_range(9..=40)?, u.int_in_range(1..=4)?);
    let columns = (0..columns)
        .map(|at| column(u, at, rows))
        .collect::<Result<_>>()?;
    let classes: u32 = u.int_in_range(0..=4)?;
    let value = |u: &mut Unstructured| match classes {
        0 => number(u),
        classes => u.int_in_range(0..=classes - 1).map(f64::from),
    };
    let target = OwnTarget {
        name: "target".into(),
        values: (0..rows).map(|_| value(u)).collect::<Result<_>>()?,
        classes: (0..classes).map(|class| format!("class {class}")).collect(),
    };
    match OwnTable::new(columns, target) {
        Ok(table) => Ok(Own::new("table.csv", table).into()),
        Err(error) => {
            sentence(&error);
            Err(arbitrary::Error::IncorrectFormat)
        }
    }
}

fn column(u: &mut Unstructured, at: usize, rows: usize) -> Result<OwnColumn> {
    let levels: u32 = u.int_in_range(0..=3)?;
    let value = |u: &mut Unstructured| match levels {
        _ if u.ratio(1, 16)? => Ok(f64::NAN),
        0 => number(u),
        levels => u.int_in_range(0..=levels - 1).map(f64::from),
    };
    Ok(OwnColumn {
        name: format!("column {at}"),
        values: (0..rows).map(|_| value(u)).collect::<Result<_>>()?,
        levels: (levels > 0).then(|| (0..levels).map(|level| format!("{level}")).collect()),
    })
}

fn settings(u: &mut Unstructured) -> Result<Settings> {
    let rule = match u.int_in_range(0..=2)? {
        0 => Rule::Sgd {
            momentum: number(u)?,
            nesterov: u.arbitrary()?,
        },
        1 => Rule::Adam {
            betas: (share(u)?, share(u)?),
            eps: number(u)?,
            decoupled: u.arbitrary()?,
        },
        _ => Rule::RmsProp {
            alpha: share(u)?,
            eps: number(u)?,
            momentum: number(u)?,
        },
    };
    let schedule = match u.int_in_range(0..=2)? {
        0 => Schedule::Constant,
        1 => Schedule::Step {
            step_size: u.int_in_range(0..=3)?,
            gamma: number(u)?,
        },
        _ => Schedule::Cosine {
            t_max: u.arbitrary::<Option<u8>>()?.map(u32::from),
        },
    };
    Ok(Settings {
        rule,
        lr: number(u)?,
        schedule,
        weight_decay: number(u)?,
        l1: number(u)?,
    })
}

/// A usual number, one at the edge of what there is, or any.
fn number(u: &mut Unstructured) -> Result<f64> {
    const EDGES: [f64; 16] = [
        0.0, -0.0, 1.0, 0.01, 0.1, 0.5, 0.9, 10.0, 1e6, 1e30, -1e30, 1e38, 1e-38, 1e-45, 5e-324,
        -1.0,
    ];
    match u.arbitrary::<u8>()? {
        at @ 0..=191 => Ok(EDGES[usize::from(at) % EDGES.len()]),
        192..=223 => Ok(f64::from(u.arbitrary::<f32>()?)),
        _ => u.arbitrary(),
    }
}

/// A number that is mostly between 0 and 1.
fn share(u: &mut Unstructured) -> Result<f64> {
    match u.arbitrary::<u8>()? {
        255 => number(u),
        at => Ok(f64::from(at) / 254.0),
    }
}
