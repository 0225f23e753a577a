//! The data set as it crosses the border: a name, or a name with what a toy data set is drawn from.

use super::Data;
use super::place::Place;
use super::value::Value;
use crate::Error;
use crate::data::{Toy, ToyKind};
use crate::error::find;

/// The name of the lesson's data set.
const HEART: &str = "heart";
/// The fields of a toy data set.
const TOY: [&str; 4] = ["name", "rows", "noise", "seed"];
/// What a toy data set's numbers may be; [`super::Recipe::checked`] sees to their own ranges.
const ANY: (u32, u32) = (0, u32::MAX);

/// The data set of a name, or of an object with a name.
pub(super) fn read(place: Place) -> Result<Data, Error> {
    if place.is_object() {
        let name = place.name_of(HEART)?;
        let fields = place.fields(if name == HEART { &TOY[..1] } else { &TOY })?;
        let Data::Toy(toy) = named(&name)? else {
            return Ok(Data::Heart);
        };
        return Ok(Data::Toy(Toy {
            rows: fields.whole("rows", "the number of rows", ANY, toy.rows as u32)? as usize,
            noise: fields.number("noise", toy.noise)?,
            seed: fields.whole("seed", "the seed of the data", ANY, toy.seed)?,
            ..toy
        }));
    }
    named(&place.text("a name such as \"heart\", or an object with a name")?)
}

/// The data set of that name, a toy one with what shows it well.
fn named(name: &str) -> Result<Data, Error> {
    if name == HEART {
        return Ok(Data::Heart);
    }
    let toys = ToyKind::ALL.map(ToyKind::name);
    // Heart is there too, and would have been found.
    let at = find("data set", name, &[&[HEART], &toys[..]].concat())?;
    Ok(Data::Toy(Toy::new(ToyKind::ALL[at - 1])))
}

/// The data set as plain data.
pub(super) fn write(data: Data) -> Value {
    match data {
        Data::Heart => HEART.into(),
        Data::Toy(toy) => Value::fields(vec![
            ("name", toy.kind.name().into()),
            ("rows", Value::Number(toy.rows as f64)),
            ("noise", Value::Number(toy.noise)),
            ("seed", Value::Number(toy.seed.into())),
        ]),
    }
}
