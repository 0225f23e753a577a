//! Features made of the two coordinates of a plane.

use ndarray::Array2;

use super::Dataset;
use crate::Error;
use crate::error::{Kind, find};
use crate::kernels::sin_cos;

/// A feature made of the coordinates of a point, such as x₁².
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// x₁²
    Square1,
    /// x₂²
    Square2,
    /// x₁·x₂
    Product,
    /// sin x₁
    Sin1,
    /// sin x₂
    Sin2,
}

impl Extra {
    /// Every extra feature, in their order.
    pub const ALL: [Extra; 5] = [
        Extra::Square1,
        Extra::Square2,
        Extra::Product,
        Extra::Sin1,
        Extra::Sin2,
    ];

    /// The name in a recipe.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Extra::Square1 => "x1^2",
            Extra::Square2 => "x2^2",
            Extra::Product => "x1*x2",
            Extra::Sin1 => "sin(x1)",
            Extra::Sin2 => "sin(x2)",
        }
    }

    /// The extra feature of that name.
    ///
    /// # Errors
    /// A sentence when there is none.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let at = find("extra feature", name, &Self::ALL.map(Self::name))?;
        Ok(Self::ALL[at])
    }

    /// How many coordinates it is made of.
    const fn needs(self) -> usize {
        match self {
            Extra::Square1 | Extra::Sin1 => 1,
            Extra::Square2 | Extra::Product | Extra::Sin2 => 2,
        }
    }

    /// Whether points of so many coordinates (0: the data are no points) can have these.
    ///
    /// # Errors
    /// A sentence when one is asked for twice, or a coordinate is missing.
    pub(crate) fn check(extra: &[Extra], coordinates: usize) -> Result<(), Error> {
        for (at, one) in extra.iter().enumerate() {
            let name = one.name();
            if coordinates < one.needs() {
                let needs = one.needs();
                return Err(Kind::NoExtra { name, needs }.into());
            }
            if extra[..at].contains(one) {
                return Err(Kind::ExtraTwice { name }.into());
            }
        }
        Ok(())
    }

    /// The feature of a point.
    fn of(self, x1: f64, x2: f64) -> f64 {
        match self {
            Extra::Square1 => x1 * x1,
            Extra::Square2 => x2 * x2,
            Extra::Product => x1 * x2,
            Extra::Sin1 => sin_cos(x1).0,
            Extra::Sin2 => sin_cos(x2).0,
        }
    }

    /// Its name, of the names of the first two features.
    fn title(self, x1: &str, x2: &str) -> String {
        match self {
            Extra::Square1 => format!("{x1}²"),
            Extra::Square2 => format!("{x2}²"),
            Extra::Product => format!("{x1}·{x2}"),
            Extra::Sin1 => format!("sin {x1}"),
            Extra::Sin2 => format!("sin {x2}"),
        }
    }

    /// Features (d, n) with these after them.
    pub(crate) fn extended(extra: &[Extra], features: Array2<f64>) -> Array2<f64> {
        if extra.is_empty() {
            return features;
        }
        let d = features.nrows();
        // Of a line x₂ is never asked for.
        let second = d.min(2) - 1;
        let shape = (d + extra.len(), features.ncols());
        Array2::from_shape_fn(shape, |(row, r)| match row.checked_sub(d) {
            Some(at) => extra[at].of(features[[0, r]], features[[second, r]]),
            None => features[[row, r]],
        })
    }

    /// Adds these to a data set.
    pub(crate) fn add(extra: &[Extra], dataset: &mut Dataset) {
        let features = std::mem::take(&mut dataset.features);
        dataset.features = Self::extended(extra, features);
        Self::add_names(extra, &mut dataset.names);
    }

    /// Adds their names to those of the coordinates.
    pub(crate) fn add_names(extra: &[Extra], names: &mut Vec<String>) {
        let [x1, x2] = [0, 1].map(|at| names.get(at).cloned().unwrap_or_default());
        names.extend(extra.iter().map(|one| one.title(&x1, &x2)));
    }
}
