//! Points that a visitor painted.

use std::borrow::Cow;

use super::{Data, Kind, Points, Source};
use crate::Error;
use crate::data::{Dataset, Extra, Painted, Point, Task};
use crate::error::whole;
use crate::recipe::place::Place;
use crate::recipe::value::Value;

const NAME: &str = "painted";
/// The fields of painted points.
const FIELDS: [&str; 2] = ["name", "points"];

/// Painted points, of an object with them.
pub(super) const PAINTED: Kind = Kind {
    names: || vec![NAME],
    read: |_, place| {
        if !place.is_object() {
            return Ok(Painted::default().into());
        }
        let points = place.fields(&FIELDS)?.get("points");
        let points = points.list("a list of points")?.into_iter().map(point);
        let points = points.collect::<Result<_, _>>()?;
        Ok(Painted { points }.into())
    },
};

/// A point of `[x1, x2, class]`.
fn point(place: Place) -> Result<Point, Error> {
    let [x1, x2, class] = place.numbers("a list of x1, x2 and the class")?;
    let class = whole("the class of a painted point", class, Painted::CLASSES)?;
    Ok(Point { x: [x1, x2], class })
}

impl From<Painted> for Data {
    fn from(painted: Painted) -> Self {
        Data::new(painted)
    }
}

impl Source for Painted {
    fn write(&self) -> Value {
        let point = |Point { x, class }: &Point| {
            Value::List([x[0], x[1], (*class).into()].map(Value::Number).into())
        };
        let points = self.points.iter().map(point).collect();
        Value::fields(vec![("name", NAME.into()), ("points", Value::List(points))])
    }

    fn check(&self) -> Result<(), Error> {
        self.checked()
    }

    fn rows(&self) -> usize {
        self.points.len()
    }

    fn task(&self) -> Task {
        Painted::task(self)
    }

    fn names(&self) -> Vec<String> {
        vec!["x1".to_owned(), "x2".to_owned()]
    }

    fn dataset(&self, extra: &[Extra], _: &[usize]) -> Result<Cow<'static, Dataset>, Error> {
        let mut dataset = Painted::dataset(self);
        Extra::add(extra, &mut dataset);
        Ok(Cow::Owned(dataset))
    }

    fn points(&self) -> Option<&dyn Points> {
        Some(self)
    }

    #[cfg(feature = "page")]
    fn known(&self) -> super::Known<'_> {
        super::Known::Painted(self)
    }
}

impl Points for Painted {
    fn coordinates(&self) -> usize {
        2
    }
}
