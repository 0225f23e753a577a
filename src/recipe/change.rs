//! What a recipe changes on the way, while the trained weights are kept.

#[cfg(feature = "page")]
use super::AllParameters;
use super::form::{activations, names};
use super::place::{Fields, Place};
use super::value::Value;
use super::{MAX_EPOCHS, MAX_UNITS};
use crate::Error;
use crate::error::{Kind, whole};
use crate::nn::{Activation, Network};
use crate::optim::Settings;

/// The fields of a [`Change`].
const CHANGE: [&str; 6] = [
    "epoch",
    "activation",
    "lr",
    "weightDecay",
    "l1",
    "parameters",
];
/// The fields of an [`Edit`].
const EDIT: [&str; 4] = ["layer", "unit", "input", "value"];

/// What the epoch of a change may be, and what a sentence calls it.
const CHANGE_EPOCHS: (u32, u32) = (0, MAX_EPOCHS);
const CHANGE_EPOCH: &str = "the epoch of a change";
/// What the number of a layer, a unit or an input may be; [`Change::check`] sees to their own ranges.
const ANY: (u32, u32) = (0, u32::MAX);
/// Most parameters that a change sets: those of the widest layer there can be between two hidden ones.
const MAX_EDITS: usize = (MAX_UNITS as usize + 1) * MAX_UNITS as usize;

/// What is other from `epoch` on. What is `None` stays as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The first epoch, 0-based, that is trained with it.
    pub epoch: u32,
    /// The activation of each hidden layer.
    pub activations: Option<Vec<Activation>>,
    /// The optimiser's learning rate, before its schedule.
    pub lr: Option<f64>,
    /// The optimiser's weight decay.
    pub weight_decay: Option<f64>,
    /// The weight of the L1 penalty.
    pub l1: Option<f64>,
    /// Every parameter, as a file of weights gives them.
    #[cfg(feature = "page")]
    pub all: Option<AllParameters>,
    /// Parameters that are set by hand, after those.
    pub edits: Vec<Edit>,
}

/// One parameter that is set by hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edit {
    /// Layer, from 0 at the features.
    pub layer: usize,
    /// Its unit: the row of the weight, from 0.
    pub unit: usize,
    /// The input whose weight is set, from 0; `None` sets the bias.
    pub input: Option<usize>,
    /// What it is set to.
    pub value: f32,
}

impl Change {
    /// The change, when a network of so many units a layer, features and outputs among them, can be
    /// changed so.
    pub(super) fn check(&self, units: &[usize], settings: Settings) -> Result<(), Error> {
        whole(CHANGE_EPOCH, self.epoch.into(), CHANGE_EPOCHS)?;
        if let Some(activations) = &self.activations {
            let (given, hidden) = (activations.len(), units.len() - 2);
            if given != hidden {
                return Err(Kind::ActivationCount { given, hidden }.into());
            }
        }
        self.settings(settings).checked()?;
        if self.edits.len() > MAX_EDITS {
            let given = self.edits.len() as f64;
            let must = format!("at most {MAX_EDITS}");
            return Err(Kind::number("the number of parameters set", given, &must).into());
        }
        #[cfg(feature = "page")]
        if let Some(all) = &self.all {
            all.check(units)?;
        }
        self.edits.iter().try_for_each(|edit| edit.check(units))
    }

    /// The optimiser's settings from here on.
    pub(crate) fn settings(&self, settings: Settings) -> Settings {
        Settings {
            lr: self.lr.unwrap_or(settings.lr),
            weight_decay: self.weight_decay.unwrap_or(settings.weight_decay),
            l1: self.l1.unwrap_or(settings.l1),
            ..settings
        }
    }

    /// Takes over what `later`, at the same epoch, changes.
    pub(super) fn merge(&mut self, later: Change) {
        self.activations = later.activations.or(self.activations.take());
        self.lr = later.lr.or(self.lr);
        self.weight_decay = later.weight_decay.or(self.weight_decay);
        self.l1 = later.l1.or(self.l1);
        #[cfg(feature = "page")]
        if later.all.is_some() {
            self.all = later.all;
            self.edits.clear();
        }
        for edit in later.edits {
            self.edits.retain(|earlier| earlier.place() != edit.place());
            self.edits.push(edit);
        }
    }

    /// Whether nothing is changed.
    pub(super) fn is_empty(&self) -> bool {
        let epoch = self.epoch;
        *self
            == Change {
                epoch,
                ..Change::default()
            }
    }
}

impl Edit {
    /// Sets the parameter.
    pub(crate) fn apply(&self, network: &mut Network) {
        let layer = &mut network.layers[self.layer];
        match self.input {
            Some(input) => layer.weight[[self.unit, input]] = self.value,
            None => layer.bias[self.unit] = self.value,
        }
    }

    /// Which parameter is set.
    fn place(&self) -> (usize, usize, Option<usize>) {
        (self.layer, self.unit, self.input)
    }

    /// Refuses a parameter that the network does not have, and a value that is no number.
    fn check(&self, units: &[usize]) -> Result<(), Error> {
        let below = |what, given: usize, count: usize| {
            whole(what, given as f64, (0, count as u32 - 1)).map(|_| ())
        };
        below("the layer of a parameter", self.layer, units.len() - 1)?;
        let (inputs, outputs) = (units[self.layer], units[self.layer + 1]);
        below("the unit of a parameter", self.unit, outputs)?;
        if let Some(input) = self.input {
            below("the input of a weight", input, inputs)?;
        }
        if self.value.is_finite() {
            return Ok(());
        }
        Err(not_finite(self.value))
    }
}

/// The sentence that a parameter cannot be set to `value`.
pub(super) fn not_finite(value: f32) -> Error {
    let must = "a finite number that 32 bits can hold";
    Kind::number("the value of a parameter", value.into(), must).into()
}

/// The changes of a network of `layers` hidden layers.
pub(super) fn read_all(place: Place, layers: usize) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for place in place.list("a list of objects")? {
        let fields = place.fields(&CHANGE)?;
        changes.push(Change {
            epoch: fields.get("epoch").whole(CHANGE_EPOCH, CHANGE_EPOCHS)?,
            ..read_what(&fields, layers)?
        });
    }
    Ok(changes)
}

/// What a change changes, without its epoch.
///
/// # Errors
/// A sentence when there is something else.
#[cfg(all(target_arch = "wasm32", feature = "lesson"))]
pub(crate) fn read(place: Place, layers: usize) -> Result<Change, Error> {
    read_what(&place.fields(&CHANGE[1..])?, layers)
}

/// What a change of these fields changes.
fn read_what(fields: &Fields, layers: usize) -> Result<Change, Error> {
    let number = |name| fields.given(name).map(Place::number).transpose();
    let given = fields.given("activation");
    let mut edits = Vec::new();
    let parameters = fields.given("parameters");
    #[cfg(feature = "page")]
    let (all, parameters) = match parameters {
        Some(place) if place.is_text() => (Some(AllParameters::read(place)?), None),
        parameters => (None, parameters),
    };
    if let Some(place) = parameters {
        for place in place.list("a list of objects")? {
            edits.push(read_edit(place)?);
        }
    }
    Ok(Change {
        epoch: 0,
        activations: given.map(|place| activations(place, layers)).transpose()?,
        lr: number("lr")?,
        weight_decay: number("weightDecay")?,
        l1: number("l1")?,
        #[cfg(feature = "page")]
        all,
        edits,
    })
}

/// A parameter that is set.
fn read_edit(place: Place) -> Result<Edit, Error> {
    let fields = place.fields(&EDIT)?;
    let index = |place: Place, what| place.whole(what, ANY).map(|index| index as usize);
    let input = fields.given("input");
    Ok(Edit {
        layer: index(fields.get("layer"), "the layer of a parameter")?,
        unit: index(fields.get("unit"), "the unit of a parameter")?,
        input: input
            .map(|place| index(place, "the input of a weight"))
            .transpose()?,
        value: fields.get("value").number()? as f32,
    })
}

/// A change as plain fields: only what is changed.
pub(super) fn write(change: &Change) -> Value {
    let mut fields = vec![("epoch", Value::Number(change.epoch.into()))];
    if let Some(activations) = &change.activations {
        fields.push(("activation", names(activations)));
    }
    let numbers = [
        ("lr", change.lr),
        ("weightDecay", change.weight_decay),
        ("l1", change.l1),
    ];
    for (name, number) in numbers {
        fields.extend(number.map(|number| (name, Value::Number(number))));
    }
    #[cfg(feature = "page")]
    if let Some(all) = &change.all {
        fields.push(("parameters", Value::Text(all.text())));
    }
    if !change.edits.is_empty() {
        let edits = change.edits.iter().map(write_edit).collect();
        fields.push(("parameters", Value::List(edits)));
    }
    Value::fields(fields)
}

/// A parameter that is set, as plain fields.
fn write_edit(edit: &Edit) -> Value {
    let whole = |index: usize| Value::Number(index as f64);
    let mut fields = vec![("layer", whole(edit.layer)), ("unit", whole(edit.unit))];
    fields.extend(edit.input.map(|input| ("input", whole(input))));
    fields.push(("value", Value::Number(edit.value.into())));
    Value::fields(fields)
}
