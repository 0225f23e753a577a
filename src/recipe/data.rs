//! The data set of a recipe, and as it crosses the border: a name, or an object with a name and what
//! the data set is made from.

use std::borrow::Cow;
use std::sync::Arc;

use super::own::Own;
use super::place::Place;
use super::value::Value;
use crate::Error;
use crate::data::{self, Dataset, Painted, Point, Task, Toy, ToyKind};
use crate::error::find;

/// The name of the lesson's data set.
const HEART: &str = "heart";
/// The name of painted points.
const PAINTED: &str = "painted";
/// The name of a visitor's own table.
const OWN: &str = "own";
/// The fields of a toy data set.
const TOY: [&str; 4] = ["name", "rows", "noise", "seed"];
/// The fields of painted points.
const POINTS: [&str; 2] = ["name", "points"];
/// What a toy data set's numbers may be; [`super::Recipe::checked`] sees to their own ranges.
const ANY: (u32, u32) = (0, u32::MAX);

/// Which data set.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// [`data::heart`]
    Heart,
    /// A toy data set, drawn anew for each run.
    Toy(Toy),
    /// Points that a visitor painted.
    Painted(Painted),
    /// A visitor's own table.
    Own(Arc<Own>),
}

impl Data {
    /// The data set itself; what a visitor's own lacks is filled in from the rows `train`.
    ///
    /// # Errors
    /// A sentence when there is nothing to fill it in from.
    pub fn dataset(&self, train: &[usize]) -> Result<Cow<'static, Dataset>, Error> {
        Ok(match self {
            Data::Heart => Cow::Borrowed(data::heart()),
            Data::Toy(toy) => Cow::Owned(toy.dataset()),
            Data::Painted(painted) => Cow::Owned(painted.dataset()),
            Data::Own(own) => Cow::Owned(own.table().dataset(train)?),
        })
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        match self {
            Data::Heart => data::heart().rows(),
            Data::Toy(toy) => toy.rows,
            Data::Painted(painted) => painted.points.len(),
            Data::Own(own) => own.table().rows(),
        }
    }

    /// Number of features.
    #[must_use]
    pub fn features(&self) -> usize {
        match self {
            Data::Heart => data::heart().names.len(),
            Data::Toy(_) | Data::Painted(_) => self.coordinates(),
            Data::Own(own) => own.table().inputs(),
        }
    }

    /// The names of the features.
    pub(super) fn names(&self) -> Vec<String> {
        let names: &[&str] = match self {
            Data::Heart => return data::heart().names.clone(),
            Data::Toy(toy) => toy.kind.names(),
            Data::Painted(_) => &["x1", "x2"],
            Data::Own(own) => return own.table().names(),
        };
        names.iter().map(|&name| name.to_owned()).collect()
    }

    /// Number of coordinates of the points that the data are; 0 where they are no points.
    #[must_use]
    pub fn coordinates(&self) -> usize {
        match self {
            Data::Heart | Data::Own(_) => 0,
            Data::Toy(toy) => toy.kind.names().len(),
            Data::Painted(_) => 2,
        }
    }

    /// What is to be predicted.
    #[must_use]
    pub fn task(&self) -> Task {
        match self {
            Data::Heart => data::heart().task,
            Data::Toy(toy) => toy.kind.task(),
            Data::Painted(painted) => painted.task(),
            Data::Own(own) => own.table().target().task(),
        }
    }

    /// The data set, when it can be had.
    pub(super) fn checked(self) -> Result<Self, Error> {
        Ok(match self {
            Data::Heart | Data::Own(_) => self,
            Data::Toy(toy) => Data::Toy(toy.checked()?),
            Data::Painted(painted) => Data::Painted(painted.checked()?),
        })
    }
}

/// The data set of a name, or of an object with a name; `own` is the visitor's table that is at hand.
pub(super) fn read(place: Place, own: Option<&Arc<Own>>) -> Result<Data, Error> {
    if !place.is_object() {
        return named(&place.text("a name such as \"heart\", or an object with a name")?);
    }
    let name = place.name_of(HEART)?;
    if name == OWN {
        let at_hand = own.filter(|own| place.is(own.source()));
        let own = at_hand.ok_or_else(|| place.needs_file())?;
        return Ok(Data::Own(Arc::clone(own)));
    }
    if name == PAINTED {
        let points = place.fields(&POINTS)?.get("points");
        let points = points.list("a list of points")?.into_iter().map(point);
        let points = points.collect::<Result<_, _>>()?;
        return Ok(Data::Painted(Painted { points }));
    }
    let fields = place.fields(if name == HEART { &TOY[..1] } else { &TOY })?;
    let Data::Toy(toy) = named(&name)? else {
        return Ok(Data::Heart);
    };
    Ok(Data::Toy(Toy {
        rows: fields.whole("rows", "the number of rows", ANY, toy.rows as u32)? as usize,
        noise: fields.number("noise", toy.noise)?,
        seed: fields.whole("seed", "the seed of the data", ANY, toy.seed)?,
        ..toy
    }))
}

/// The data set of that name, a toy one with what shows it well.
fn named(name: &str) -> Result<Data, Error> {
    if name == HEART {
        return Ok(Data::Heart);
    }
    let toys = ToyKind::ALL.map(ToyKind::name);
    // The others are there too, and would have been found.
    let at = find("data set", name, &[&[HEART, PAINTED], &toys[..]].concat())?;
    Ok(match at.checked_sub(2) {
        Some(toy) => Data::Toy(Toy::new(ToyKind::ALL[toy])),
        None => Data::Painted(Painted::default()),
    })
}

/// A point of `[x1, x2, class]`.
fn point(place: Place) -> Result<Point, Error> {
    let [x1, x2, class] = place.numbers("a list of x1, x2 and the class")?;
    let class = crate::error::whole("the class of a painted point", class, ANY)?;
    Ok(Point { x: [x1, x2], class })
}

/// The data set as plain data.
pub(super) fn write(data: &Data) -> Value {
    match data {
        Data::Heart => HEART.into(),
        Data::Toy(toy) => Value::fields(vec![
            ("name", toy.kind.name().into()),
            ("rows", Value::Number(toy.rows as f64)),
            ("noise", Value::Number(toy.noise)),
            ("seed", Value::Number(toy.seed.into())),
        ]),
        Data::Own(own) => own.source().clone(),
        Data::Painted(painted) => {
            let point = |Point { x, class }: &Point| {
                Value::List([x[0], x[1], (*class).into()].map(Value::Number).into())
            };
            let points = painted.points.iter().map(point).collect();
            Value::fields(vec![
                ("name", PAINTED.into()),
                ("points", Value::List(points)),
            ])
        }
    }
}
