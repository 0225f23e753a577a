//! Weights from JSON: numbers go into flat tensors as they are read, so that a file of nested brackets takes
//! no more memory than it has bytes.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::error::Category;

use super::json::FORMAT;
use super::{MAX_TENSORS, MAX_VALUES, Tensor, Weights, activations, fault, insert};
use crate::Error;

/// What a file has, as far as it is read.
#[derive(Default)]
struct Found {
    tensors: Vec<Tensor>,
    epoch: Option<u32>,
    activations: Option<Vec<String>>,
    /// Values of all tensors.
    total: Cell<usize>,
    /// What is wrong with it, where that is ours to say.
    fault: RefCell<Option<Error>>,
}

impl Found {
    /// Ends the reading with a sentence of ours.
    fn refuse<E: serde::de::Error>(&self, error: Error) -> E {
        self.fault.replace(Some(error));
        E::custom("no weights")
    }
}

/// What a file has.
pub(super) fn read(bytes: &[u8]) -> Result<Weights, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut found = Found::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = reader
        .deserialize_any(File(&mut found))
        .and_then(|()| reader.end());
    if let Some(error) = found.fault.take() {
        return Err(error);
    }
    read.map_err(|error| match error.classify() {
        Category::Data => fault::other_json(),
        _ => fault::bad_json(error.line(), error.column()),
    })?;
    let weights = Weights::new(found.tensors)?;
    let names = found.activations.as_deref().unwrap_or_default();
    Ok(Weights {
        epoch: found.epoch,
        activations: found
            .activations
            .is_some()
            .then(|| activations(names.iter().map(String::as_str)))
            .flatten(),
        ..weights
    })
}

/// The object that is the file.
struct File<'f>(&'f mut Found);

impl<'de> Visitor<'de> for File<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with parameters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut is_found = false;
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "format" => {
                    let format: String = map.next_value()?;
                    if format != FORMAT {
                        return Err(self.0.refuse(fault::other_format(&format)));
                    }
                }
                "epoch" => {
                    let epoch: f64 = map.next_value()?;
                    self.0.epoch = (epoch >= 0.0 && epoch.fract() == 0.0).then_some(epoch as u32);
                }
                "activation" => self.0.activations = Some(map.next_value()?),
                "parameters" => {
                    is_found = true;
                    map.next_value_seed(Tensors(self.0))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match is_found {
            true => Ok(()),
            false => Err(A::Error::custom("no parameters")),
        }
    }
}

/// The object of tensors by their names.
struct Tensors<'f>(&'f mut Found);

impl<'de> DeserializeSeed<'de> for Tensors<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tensors<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of tensors")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let found = self.0;
        // Of two tensors of one name the latter counts, as in any JSON.
        while let Some(name) = map.next_key::<String>()? {
            let mut tensor = Numbers {
                found,
                name: &name,
                depth: 0,
                shape: &mut Vec::new(),
                values: &mut Vec::new(),
            };
            map.next_value_seed(tensor.inner())?;
            let (shape, values) = (std::mem::take(tensor.shape), std::mem::take(tensor.values));
            if shape.is_empty() {
                return Err(found.refuse(fault::no_numbers(&name)));
            }
            insert(
                &mut found.tensors,
                Tensor {
                    name,
                    shape,
                    values,
                },
            );
            if found.tensors.len() > MAX_TENSORS {
                return Err(found.refuse(fault::too_many_tensors()));
            }
        }
        Ok(())
    }
}

/// The numbers of a tensor, in lists of at most two levels; `shape` grows with the first list of each.
struct Numbers<'f> {
    found: &'f Found,
    name: &'f str,
    depth: usize,
    shape: &'f mut Vec<usize>,
    values: &'f mut Vec<f32>,
}

impl Numbers<'_> {
    /// The same, for what is a level below.
    fn inner(&mut self) -> Numbers<'_> {
        Numbers {
            found: self.found,
            name: self.name,
            depth: self.depth,
            shape: self.shape,
            values: self.values,
        }
    }

    fn refuse<E: serde::de::Error>(&self) -> E {
        self.found.refuse(fault::no_numbers(self.name))
    }
}

impl<'de> DeserializeSeed<'de> for Numbers<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Numbers<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("numbers")
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        // A number where there was a list before, or the tensor itself.
        if self.depth == 0 || (self.depth == 1 && !self.shape.is_empty()) {
            return Err(self.refuse());
        }
        let value = number as f32;
        if !value.is_finite() {
            let at = self.values.len();
            let inputs = self.shape.first().map_or(at + 1, |&inputs| inputs);
            let shape = &[usize::MAX, inputs][2 - self.depth..];
            let error = fault::not_finite(self.name, shape, at, number);
            return Err(self.found.refuse(error));
        }
        self.found.total.set(self.found.total.get() + 1);
        if self.found.total.get() > MAX_VALUES {
            return Err(self.found.refuse(fault::too_many_values()));
        }
        self.values.push(value);
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        self.visit_f64(number as f64)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let depth = self.depth;
        // A list where there were numbers before, or a third level.
        if depth > 1 || (depth == 1 && self.shape.is_empty() && !self.values.is_empty()) {
            return Err(self.refuse());
        }
        self.depth += 1;
        let mut length = 0;
        while list.next_element_seed(self.inner())?.is_some() {
            length += 1;
        }
        match depth {
            0 => self.shape.insert(0, length),
            _ if self.shape.is_empty() => self.shape.push(length),
            _ if self.shape[0] != length => return Err(self.refuse()),
            _ => (),
        }
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Err(self.refuse())
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        Err(self.refuse())
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        Err(self.refuse())
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(self.refuse())
    }
}
