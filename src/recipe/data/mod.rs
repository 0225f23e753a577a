//! The data set of a recipe, and as it crosses the border: a name, or an object with a name and what
//! the data set is made from.
//!
//! Each kind is a [`Source`] of its own. The border is told which kinds there are, so that a module
//! holds no kind that it cannot be asked for.

mod heart;
mod own;
mod painted;
mod toy;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use ndarray::Array2;

use super::place::Place;
use super::value::Value;
use crate::Error;
use crate::data::{Dataset, Extra, Prepared, Scaling, Task, train_test_split};
use crate::error::find;
pub(crate) use heart::HEART;
pub use own::Own;

/// Which data set. From a [`Toy`](crate::data::Toy), [`Painted`](crate::data::Painted) points or a
/// visitor's [`Own`] table; the default is the lesson's.
///
/// ```
/// use relu_playground::Recipe;
/// use relu_playground::data::{Toy, ToyKind};
/// let circles = Recipe { data: Toy::new(ToyKind::Circles).into(), ..Recipe::default() };
/// assert_eq!(circles.title(), "2-5-ReLU-1");
/// ```
#[derive(Clone)]
pub struct Data(Arc<dyn Source>);

/// Which kind a data set is of, for those who say it in another language.
#[cfg(feature = "page")]
pub(crate) enum Known<'a> {
    Heart,
    Toy(&'a crate::data::Toy),
    Painted(&'a crate::data::Painted),
    Own(&'a Own),
}

/// What a recipe asks of a kind of data set.
pub(crate) trait Source: Send + Sync {
    /// The data set as plain data.
    fn write(&self) -> Value;
    /// Whether it can be had.
    fn check(&self) -> Result<(), Error>;
    /// Number of rows.
    fn rows(&self) -> usize;
    /// What is to be predicted.
    fn task(&self) -> Task;
    /// The names of its own features.
    fn names(&self) -> Vec<String>;

    /// The data set itself, with extra features; what is missing is filled in from the rows `train`.
    fn dataset(&self, extra: &[Extra], train: &[usize]) -> Result<Cow<'static, Dataset>, Error>;

    /// Which kind it is of.
    #[cfg(feature = "page")]
    fn known(&self) -> Known<'_>;

    /// The points that the data are, where they are some.
    fn points(&self) -> Option<&dyn Points> {
        None
    }

    /// The rows to train and to test on, where it keeps them.
    fn prepared(&self, _: (Scaling, f64, u32)) -> Option<Result<Arc<Prepared>, Error>> {
        None
    }
}

/// What points have that other data have not: features made of their coordinates.
pub(crate) trait Points {
    /// Number of coordinates.
    fn coordinates(&self) -> usize;

    /// The features that a network sees, (d, n), from some rows of its own.
    fn extended(&self, features: Array2<f64>, extra: &[Extra]) -> Array2<f64> {
        Extra::extended(extra, features)
    }

    /// Adds the names of extra features to those of the coordinates.
    fn extend_names(&self, extra: &[Extra], names: &mut Vec<String>) {
        Extra::add_names(extra, names);
    }
}

/// A kind of data sets as the border reads it.
pub(crate) struct Kind {
    /// The names that it answers to.
    pub(crate) names: fn() -> Vec<&'static str>,
    /// The data set of one of these names; the place holds that name or an object with it.
    read: fn(&str, Place) -> Result<Data, Error>,
}

/// Every kind that is read from a recipe alone.
pub(crate) const ALL: &[Kind] = &[HEART, painted::PAINTED, toy::TOYS];

/// The name of a visitor's own table.
const OWN: &str = "own";

impl Data {
    /// Of whatever kind it is.
    fn new(source: impl Source + 'static) -> Self {
        Data(Arc::new(source))
    }

    /// The data set of a name, or of an object with a name, of these kinds; or the one at hand.
    pub(super) fn read(
        place: Place,
        kinds: &[Kind],
        at_hand: Option<&Data>,
    ) -> Result<Self, Error> {
        let name = if place.is_object() {
            place.name_of("heart")?
        } else {
            let name = "a name such as \"heart\", or an object with a name";
            place.copy().text(name)?
        };
        if name == OWN {
            let data = at_hand.filter(|data| place.is(&data.write()));
            return data.cloned().ok_or_else(|| place.needs_file());
        }
        let names = kinds.iter().map(|kind| (kind.names)());
        let names: Vec<Vec<&str>> = names.collect();
        // The sentence lists all names there are.
        find("data set", &name, &names.concat())?;
        let kinds = kinds.iter().zip(&names);
        let mut found = kinds.filter(|(_, names)| names.contains(&&name[..]));
        let (kind, _) = found.next().expect("it was found among all names");
        (kind.read)(&name, place)
    }

    /// The data set as plain data.
    pub(super) fn write(&self) -> Value {
        self.0.write()
    }

    /// Which kind it is of.
    #[cfg(feature = "page")]
    pub(crate) fn known(&self) -> Known<'_> {
        self.0.known()
    }

    /// Whether it can be had.
    pub(super) fn check(&self) -> Result<(), Error> {
        self.0.check()
    }

    /// The data set itself, with extra features; what a visitor's own lacks is filled in from the rows
    /// `train`.
    ///
    /// # Errors
    /// A sentence when there is nothing to fill it in from.
    pub fn dataset(
        &self,
        extra: &[Extra],
        train: &[usize],
    ) -> Result<Cow<'static, Dataset>, Error> {
        self.0.dataset(extra, train)
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.0.rows()
    }

    /// Number of features of its own.
    #[must_use]
    pub fn features(&self) -> usize {
        self.0.names().len()
    }

    /// Number of coordinates of the points that the data are; 0 where they are no points.
    #[must_use]
    pub fn coordinates(&self) -> usize {
        self.0.points().map_or(0, Points::coordinates)
    }

    /// What is to be predicted.
    #[must_use]
    pub fn task(&self) -> Task {
        self.0.task()
    }

    /// The names of the features, extra ones after its own.
    pub(super) fn names(&self, extra: &[Extra]) -> Vec<String> {
        let mut names = self.0.names();
        if let Some(points) = self.0.points() {
            points.extend_names(extra, &mut names);
        }
        names
    }

    /// The features that a network sees, (d, n), from some rows of its own.
    pub(crate) fn extended(&self, features: Array2<f64>, extra: &[Extra]) -> Array2<f64> {
        match self.0.points() {
            Some(points) => points.extended(features, extra),
            None => features,
        }
    }

    /// The rows to train and to test on, scaled.
    pub(super) fn prepare(
        &self,
        extra: &[Extra],
        settings: (Scaling, f64, u32),
    ) -> Result<Arc<Prepared>, Error> {
        if let Some(prepared) = self.0.prepared(settings) {
            return prepared;
        }
        let (scaling, test_size, split_seed) = settings;
        let split = train_test_split(self.rows(), test_size, split_seed)?;
        let dataset = self.dataset(extra, &split.train)?;
        Ok(Arc::new(dataset.prepare(scaling, &split)))
    }
}

impl Default for Data {
    /// The lesson's 299 patients, [`crate::data::heart`].
    fn default() -> Self {
        Data::new(heart::Heart)
    }
}

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        self.write() == other.write()
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write().fmt(f)
    }
}
