//! Plain data that is read, each value with its place, so that a sentence can name what is wrong.

use super::value::Value;
use crate::Error;
use crate::error::{Kind, whole};

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Place {
    /// Such as `optimizer.lr`; empty for the recipe itself.
    path: String,
    value: Value,
}

/// The fields of an object and its place.
#[derive(Debug)]
pub(crate) struct Fields {
    path: String,
    fields: Vec<(String, Value)>,
}

impl Place {
    /// The value of that name; the recipe itself has none.
    pub(crate) fn new(name: &str, value: Value) -> Self {
        let path = name.to_owned();
        Place { path, value }
    }

    /// The number that is here.
    pub(super) fn number(self) -> Result<f64, Error> {
        match self.value {
            Value::Number(number) => Ok(number),
            _ => Err(self.refused("a number")),
        }
    }

    /// A whole number within a range; a sentence on another number calls it `what`.
    pub(super) fn whole(self, what: &'static str, range: (u32, u32)) -> Result<u32, Error> {
        whole(what, self.number()?, range)
    }

    /// The truth value that is here.
    pub(super) fn flag(self) -> Result<bool, Error> {
        match self.value {
            Value::Flag(flag) => Ok(flag),
            _ => Err(self.refused("true or false")),
        }
    }

    /// The text that is here, which a sentence calls `wanted`.
    pub(crate) fn text(self, wanted: &'static str) -> Result<String, Error> {
        match self.value {
            Value::Text(text) => Ok(text),
            _ => Err(self.refused(wanted)),
        }
    }

    /// The values of the list that is here, which a sentence calls `wanted`.
    pub(crate) fn list(self, wanted: &'static str) -> Result<Vec<Place>, Error> {
        let Value::List(values) = self.value else {
            return Err(self.refused(wanted));
        };
        let mut places = Vec::new();
        for (at, value) in values.into_iter().enumerate() {
            let path = format!("{}[{at}]", self.path);
            places.push(Place { path, value });
        }
        Ok(places)
    }

    /// The value that is here.
    #[cfg(feature = "page")]
    pub(super) fn into_value(self) -> Value {
        self.value
    }

    /// Whether a text is here.
    #[cfg(feature = "page")]
    pub(super) fn is_text(&self) -> bool {
        matches!(self.value, Value::Text(_))
    }

    /// The sentence that something else is `wanted` here than what it calls `given`.
    #[cfg(feature = "page")]
    pub(super) fn refused_as(&self, wanted: &'static str, given: &str) -> Error {
        let (place, given) = (self.path.clone(), Some(given.to_owned()));
        Kind::WrongType {
            place,
            wanted,
            given,
        }
        .into()
    }

    /// Whether a list is here.
    pub(super) fn is_list(&self) -> bool {
        matches!(self.value, Value::List(_))
    }

    /// The same place once more.
    pub(super) fn copy(&self) -> Place {
        Place {
            path: self.path.clone(),
            value: self.value.clone(),
        }
    }

    /// Whether that very value is here.
    pub(super) fn is(&self, value: &Value) -> bool {
        self.value.is_like(value)
    }

    /// The sentence that the file, which the object that is here names, is needed.
    pub(super) fn needs_file(&self) -> Error {
        let file = match &self.value {
            Value::Fields(fields) => fields.iter().rfind(|(name, _)| name == "file"),
            _ => None,
        };
        let file = match file {
            Some((_, Value::Text(file))) => file.clone(),
            _ => String::new(),
        };
        Kind::NeedsFile { file }.into()
    }

    /// Whether an object is here.
    pub(super) fn is_object(&self) -> bool {
        matches!(self.value, Value::Fields(_))
    }

    /// The `name` of the object that is here, or another name where it has none. It decides which
    /// fields the object may have.
    pub(super) fn name_of(&self, otherwise: &str) -> Result<String, Error> {
        let Value::Fields(fields) = &self.value else {
            return Err(self.refused("an object with fields"));
        };
        let named = Fields {
            path: self.path.clone(),
            fields: fields.clone(),
        };
        named.name("name", otherwise)
    }

    /// The `N` numbers of the list that is here, which a sentence calls `wanted`.
    pub(super) fn numbers<const N: usize>(self, wanted: &'static str) -> Result<[f64; N], Error> {
        let numbers = match &self.value {
            Value::List(values) => values.iter().map(|value| match value {
                Value::Number(number) => Some(*number),
                _ => None,
            }),
            _ => return Err(self.refused(wanted)),
        };
        let numbers: Option<Vec<f64>> = numbers.collect();
        let numbers = numbers.and_then(|numbers| numbers.try_into().ok());
        numbers.ok_or_else(|| self.refused(wanted))
    }

    /// The fields of the object that is here, none of them by another name than `names`.
    pub(crate) fn fields(self, names: &'static [&'static str]) -> Result<Fields, Error> {
        let Value::Fields(fields) = self.value else {
            return Err(self.refused("an object with fields"));
        };
        let path = self.path;
        for (field, _) in &fields {
            if !names.contains(&field.as_str()) {
                let (place, field) = (path, field.clone());
                return Err(Kind::UnknownField {
                    place,
                    field,
                    names,
                }
                .into());
            }
        }
        Ok(Fields { path, fields })
    }

    /// The sentence that something else is `wanted` here.
    fn refused(&self, wanted: &'static str) -> Error {
        Kind::WrongType {
            place: self.path.clone(),
            wanted,
            given: (self.value != Value::Nothing).then(|| self.value.to_string()),
        }
        .into()
    }
}

impl Fields {
    /// The value of a field; nothing where it is missing. Of two of that name the latter counts, as
    /// in JavaScript.
    pub(crate) fn get(&self, name: &str) -> Place {
        let found = self.fields.iter().rfind(|(field, _)| field == name);
        let value = found.map_or(Value::Nothing, |(_, value)| value.clone());
        let path = match self.path.as_str() {
            "" => name.to_owned(),
            path => format!("{path}.{name}"),
        };
        Place { path, value }
    }

    /// The value of a field, where it has one.
    pub(crate) fn given(&self, name: &str) -> Option<Place> {
        let place = self.get(name);
        (place.value != Value::Nothing).then_some(place)
    }

    /// The number of a field, or the lesson's where it has none.
    pub(super) fn number(&self, name: &str, lesson: f64) -> Result<f64, Error> {
        self.given(name).map_or(Ok(lesson), Place::number)
    }

    /// The whole number of a field, see [`Place::whole`], or the lesson's where it has none.
    pub(super) fn whole(
        &self,
        name: &str,
        what: &'static str,
        range: (u32, u32),
        lesson: u32,
    ) -> Result<u32, Error> {
        let place = self.given(name);
        place.map_or(Ok(lesson), |place| place.whole(what, range))
    }

    /// The name in a field, or the lesson's where it has none.
    pub(crate) fn name(&self, name: &str, lesson: &str) -> Result<String, Error> {
        match self.given(name) {
            Some(place) => place.text("a name"),
            None => Ok(lesson.to_owned()),
        }
    }

    /// The truth value of a field, or the lesson's where it has none.
    pub(super) fn flag(&self, name: &str, lesson: bool) -> Result<bool, Error> {
        self.given(name).map_or(Ok(lesson), Place::flag)
    }
}
