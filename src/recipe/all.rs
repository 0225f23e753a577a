//! Every parameter of a network at once, in a recipe.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::place::Place;
use super::value::Value;
use super::{Change, Edit};
use crate::Error;
use crate::error::Kind;

/// Every parameter of a network, layer by layer, the weight row by row before the bias: as a file of weights
/// gives them. In a recipe it is one text, the bytes of little-endian f32 in base64url without padding, since
/// a list of hundreds of thousands of single parameters would be slow to hand on and long in a link.
///
/// ```
/// use relu_playground::recipe::AllParameters;
/// let all = AllParameters::new(&[1.0, -2.5]);
/// assert_eq!(all.text(), "AACAPwAAIMA");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct AllParameters(Arc<[f32]>);

impl AllParameters {
    /// Those values.
    #[must_use]
    pub fn new(values: &[f32]) -> Self {
        AllParameters(values.into())
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    /// The text that a recipe has of them.
    #[must_use]
    pub fn text(&self) -> String {
        let bytes: Vec<u8> = self
            .0
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The values of such a text.
    pub(super) fn read(place: Place) -> Result<Self, Error> {
        let damaged = place.refused_as("a list of objects", "a damaged text");
        let Value::Text(text) = place.into_value() else {
            return Err(damaged);
        };
        let bytes = URL_SAFE_NO_PAD.decode(text);
        let (values, rest) = match &bytes {
            Ok(bytes) => bytes.as_chunks::<4>(),
            Err(_) => return Err(damaged),
        };
        if !rest.is_empty() {
            return Err(damaged);
        }
        let values: Vec<f32> = values
            .iter()
            .map(|&four| f32::from_le_bytes(four))
            .collect();
        Ok(AllParameters(values.into()))
    }

    /// Refuses another number of values than a network of so many units a layer has, and what is no number.
    pub(super) fn check(&self, units: &[usize]) -> Result<(), Error> {
        let (given, parameters) = (self.0.len(), offset(units, units.len() - 1));
        if given != parameters {
            let must = format!("{parameters}, as many as the network has");
            return Err(Kind::number("the number of parameters set", given as f64, &must).into());
        }
        match self.0.iter().find(|value| !value.is_finite()) {
            Some(&value) => Err(super::change::not_finite(value)),
            None => Ok(()),
        }
    }

    /// The same with some parameters set otherwise, which must be there.
    fn edited(&self, edits: &[Edit], units: &[usize]) -> Self {
        let mut values = self.0.to_vec();
        for edit in edits {
            let (inputs, outputs) = (units[edit.layer], units[edit.layer + 1]);
            let within = match edit.input {
                Some(input) => edit.unit * inputs + input,
                None => inputs * outputs + edit.unit,
            };
            values[offset(units, edit.layer) + within] = edit.value;
        }
        AllParameters(values.into())
    }
}

impl Change {
    /// Says with all parameters what was set by hand after them: a recipe has one of both.
    pub(super) fn fold(&mut self, units: &[usize]) {
        if let Some(all) = &self.all
            && !self.edits.is_empty()
        {
            self.all = Some(all.edited(&self.edits, units));
            self.edits.clear();
        }
    }
}

/// How many parameters there are before a layer.
fn offset(units: &[usize], layer: usize) -> usize {
    let sizes = units.windows(2).map(|pair| (pair[0] + 1) * pair[1]);
    sizes.take(layer).sum()
}
