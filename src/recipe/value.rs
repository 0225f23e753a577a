//! Plain data, as JSON and JavaScript have it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Plain data of any kind.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// null; in JavaScript also undefined.
    Nothing,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// Names and values. Of two values with one name the latter counts, as in JavaScript.
    Fields(Vec<(String, Value)>),
}

impl Value {
    /// An object of these fields.
    pub(crate) fn fields(fields: Vec<(&str, Value)>) -> Self {
        let owned = |(name, value): (&str, Value)| (name.to_owned(), value);
        Value::Fields(fields.into_iter().map(owned).collect())
    }
}

impl Value {
    /// Whether both say the same; fields may stand in any order.
    pub(super) fn is_like(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Fields(ours), Value::Fields(theirs)) => {
                let has = |(name, value): &(String, Value)| {
                    let found = theirs.iter().find(|(other, _)| other == name);
                    found.is_some_and(|(_, other)| value.is_like(other))
                };
                ours.len() == theirs.len() && ours.iter().all(has)
            }
            _ => self == other,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

/// What a sentence calls the value.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Nothing => f.write_str("nothing"),
            Value::Flag(flag) => write!(f, "{flag}"),
            Value::Number(number) => write!(f, "{number}"),
            Value::Text(text) => write!(f, "'{text}'"),
            Value::List(_) => f.write_str("a list"),
            Value::Fields(_) => f.write_str("an object"),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Nothing => serializer.serialize_unit(),
            Value::Flag(flag) => flag.serialize(serializer),
            // `5` rather than `5.0`, as JavaScript writes it.
            Value::Number(number) if is_short(*number) => (*number as i64).serialize(serializer),
            Value::Number(number) => number.serialize(serializer),
            Value::Text(text) => text.serialize(serializer),
            Value::List(values) => values.serialize(serializer),
            Value::Fields(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

/// Whether a number is a whole one that has its own i64.
fn is_short(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() < 1e15 && !(number == 0.0 && number.is_sign_negative())
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Plain)
    }
}

/// Takes whatever there is for a [`Value`].
struct Plain;

impl<'de> Visitor<'de> for Plain {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::from(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Fields(fields))
    }
}
