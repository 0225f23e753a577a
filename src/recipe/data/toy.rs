//! Toy data sets, drawn anew for each run.

use std::borrow::Cow;

use super::{Data, Kind, Points, Source};
use crate::Error;
use crate::data::{Dataset, Extra, Task, Toy, ToyKind};
use crate::recipe::value::Value;

/// The fields of a toy data set.
const FIELDS: [&str; 4] = ["name", "rows", "noise", "seed"];
/// What its seed may be.
const SEEDS: (u32, u32) = (0, u32::MAX);

/// Toy data sets, by their names or by an object with what they are drawn from.
pub(super) const TOYS: Kind = Kind {
    names: || ToyKind::ALL.map(ToyKind::name).to_vec(),
    read: |name, place| {
        let toy = Toy::new(ToyKind::from_name(name)?);
        if !place.is_object() {
            return Ok(toy.into());
        }
        let fields = place.fields(&FIELDS)?;
        let rows = fields.whole("rows", "the number of rows", Toy::ROWS, toy.rows as u32)?;
        let toy = Toy {
            rows: rows as usize,
            noise: fields.number("noise", toy.noise)?,
            seed: fields.whole("seed", "the seed of the data", SEEDS, toy.seed)?,
            ..toy
        };
        Ok(toy.into())
    },
};

impl From<Toy> for Data {
    fn from(toy: Toy) -> Self {
        Data::new(toy)
    }
}

impl Source for Toy {
    fn write(&self) -> Value {
        Value::fields(vec![
            ("name", self.kind.name().into()),
            ("rows", Value::Number(self.rows as f64)),
            ("noise", Value::Number(self.noise)),
            ("seed", Value::Number(self.seed.into())),
        ])
    }

    fn check(&self) -> Result<(), Error> {
        self.checked().map(|_| ())
    }

    fn rows(&self) -> usize {
        self.rows
    }

    fn task(&self) -> Task {
        self.kind.task()
    }

    fn names(&self) -> Vec<String> {
        let names = self.kind.names().iter();
        names.map(|&name| name.to_owned()).collect()
    }

    fn dataset(&self, extra: &[Extra], _: &[usize]) -> Result<Cow<'static, Dataset>, Error> {
        let mut dataset = Toy::dataset(self);
        Extra::add(extra, &mut dataset);
        Ok(Cow::Owned(dataset))
    }

    fn points(&self) -> Option<&dyn Points> {
        Some(self)
    }

    #[cfg(feature = "page")]
    fn known(&self) -> super::Known<'_> {
        super::Known::Toy(self)
    }
}

impl Points for Toy {
    fn coordinates(&self) -> usize {
        self.kind.names().len()
    }
}
