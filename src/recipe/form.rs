//! The recipe as it crosses the border: plain names and numbers, any of them missing or wrong.

use super::change;
use super::data;
use super::optimizer;
use super::place::Place;
use super::value::Value;
use super::{BATCH_SIZES, Data, EPOCHS, MAX_UNITS, Recipe};
use crate::Error;
use crate::data::{Extra, Scaling};
use crate::error::Kind;
use crate::nn::{Activation, Init};

/// The fields of a recipe.
const RECIPE: [&str; 14] = [
    "data",
    "extraFeatures",
    "scaling",
    "testSize",
    "splitSeed",
    "hidden",
    "activation",
    "changes",
    "init",
    "optimizer",
    "batchSize",
    "shuffle",
    "seed",
    "epochs",
];

/// What a seed may be.
const SEEDS: (u32, u32) = (0, u32::MAX);

impl TryFrom<Value> for Recipe {
    type Error = Error;

    fn try_from(value: Value) -> Result<Self, Error> {
        Recipe::read(value, data::ALL, None)
    }
}

impl Recipe {
    /// The recipe of plain fields, with data of these kinds, or with those at hand.
    pub(crate) fn read(
        value: Value,
        kinds: &[data::Kind],
        at_hand: Option<&Data>,
    ) -> Result<Self, Error> {
        let lesson = Recipe::default();
        if value == Value::Nothing {
            return Ok(lesson);
        }
        let fields = Place::new("", value).fields(&RECIPE)?;
        let hidden = match fields.given("hidden") {
            Some(place) => layer_units(place)?,
            None => lesson.hidden,
        };
        let layers = hidden.len();
        Recipe {
            data: match fields.given("data") {
                Some(place) => Data::read(place, kinds, at_hand)?,
                None => lesson.data,
            },
            extra: match fields.given("extraFeatures") {
                Some(place) => extra(place)?,
                None => lesson.extra,
            },
            scaling: Scaling::from_name(&fields.name("scaling", lesson.scaling.name())?)?,
            test_size: fields.number("testSize", lesson.test_size)?,
            split_seed: fields.whole("splitSeed", "the split's seed", SEEDS, lesson.split_seed)?,
            activations: match fields.given("activation") {
                Some(place) => activations(place, layers)?,
                None => vec![Activation::Relu; layers],
            },
            changes: match fields.given("changes") {
                Some(place) => change::read_all(place, layers)?,
                None => lesson.changes,
            },
            init: Init::from_name(&fields.name("init", lesson.init.name())?)?,
            optimizer: match fields.given("optimizer") {
                Some(place) => optimizer::read(place)?,
                None => lesson.optimizer,
            },
            batch_size: match fields.given("batchSize") {
                Some(place) => Some(place.whole("the batch size", BATCH_SIZES)? as usize),
                None => lesson.batch_size,
            },
            shuffle: fields.flag("shuffle", lesson.shuffle)?,
            seed: fields.whole("seed", "the seed", SEEDS, lesson.seed)?,
            epochs: fields.whole("epochs", "the number of epochs", EPOCHS, lesson.epochs)?,
            hidden,
        }
        .checked()
    }
}

impl From<Recipe> for Value {
    fn from(recipe: Recipe) -> Self {
        let number = |units: &usize| Value::Number(*units as f64);
        let hidden = recipe.hidden.iter().map(number).collect();
        let extra = recipe.extra.iter().map(|extra| extra.name().into());
        let changes = recipe.changes.iter().map(change::write);
        let batch_size = recipe.batch_size.as_ref();
        Value::fields(vec![
            ("data", recipe.data.write()),
            ("extraFeatures", Value::List(extra.collect())),
            ("scaling", recipe.scaling.name().into()),
            ("testSize", Value::Number(recipe.test_size)),
            ("splitSeed", Value::Number(recipe.split_seed.into())),
            ("hidden", Value::List(hidden)),
            ("activation", names(&recipe.activations)),
            ("changes", Value::List(changes.collect())),
            ("init", recipe.init.name().into()),
            ("optimizer", optimizer::write(&recipe.optimizer)),
            ("batchSize", batch_size.map_or(Value::Nothing, number)),
            ("shuffle", Value::Flag(recipe.shuffle)),
            ("seed", Value::Number(recipe.seed.into())),
            ("epochs", Value::Number(recipe.epochs.into())),
        ])
    }
}

/// The activation of each of `layers` hidden layers, from one name for all or a list of names.
///
/// # Errors
/// A sentence when there is something else, or a name is unknown.
pub(crate) fn activations(place: Place, layers: usize) -> Result<Vec<Activation>, Error> {
    const ONE: &str = "a name such as \"relu\"";
    const ONE_OR_EACH: &str = "a name such as \"relu\", or a list of names, one per hidden layer";
    if !place.is_list() {
        let one = Activation::from_name(&place.text(ONE_OR_EACH)?)?;
        return Ok(vec![one; layers]);
    }
    let mut each = Vec::new();
    for place in place.list(ONE_OR_EACH)? {
        each.push(Activation::from_name(&place.text(ONE)?)?);
    }
    Ok(each)
}

/// One name where all layers share it, else one each.
pub(super) fn names(activations: &[Activation]) -> Value {
    match activations {
        [first, rest @ ..] if rest.iter().all(|a| a == first) => first.name().into(),
        _ => Value::List(activations.iter().map(|a| a.name().into()).collect()),
    }
}

/// The extra features of a list of names.
fn extra(place: Place) -> Result<Vec<Extra>, Error> {
    let names = place.list("a list of names such as \"x1^2\"")?.into_iter();
    let named = |place: Place| Extra::from_name(&place.text("a name such as \"x1^2\"")?);
    names.map(named).collect()
}

/// Units per hidden layer as whole numbers; [`Recipe::checked`] sees to their range.
fn layer_units(place: Place) -> Result<Vec<usize>, Error> {
    let mut hidden = Vec::new();
    for (layer, place) in (1..).zip(place.list("a list of numbers")?) {
        let units = place.number()?;
        if units.fract() != 0.0 || !(1.0..=f64::from(MAX_UNITS)).contains(&units) {
            return Err(Kind::LayerUnits { layer, units }.into());
        }
        hidden.push(units as usize);
    }
    Ok(hidden)
}
