//! Toy data sets: points that NumPy's generator draws, so that `python` draws the same.

mod classes;
mod kind;
mod numbers;
mod points;
mod sklearn;

use ndarray::{Array1, Array2};

use super::Dataset;
use crate::Error;
use crate::error::{Kind, whole};
use crate::rng::RandomState;
pub use kind::ToyKind;
use points::Points;

/// Most noise of a toy data set.
pub(crate) const MAX_NOISE: f64 = 10.0;

/// A toy data set: its kind, how many rows, how much noise, and the seed that all is drawn from.
///
/// A point is drawn and gets its class where the kind says; then the noise moves it. So classes
/// overlap where there is noise, as scikit-learn's do. Where a number is to be predicted, the noise is
/// on that number. Its values are normal with a standard deviation of [`Toy::noise`].
///
/// Rows are in the order in which they are drawn, after scikit-learn's shuffling for its data sets.
///
/// ```
/// use relu_playground::data::{Toy, ToyKind};
/// // sklearn.datasets.make_moons(300, noise=0.2, random_state=10)
/// let moons = Toy::new(ToyKind::Moons).checked()?.dataset();
/// assert_eq!((moons.rows(), moons.names.join(", ")), (300, "x1, x2".to_owned()));
/// assert!((moons.features[[0, 0]] - 0.703402).abs() < 1e-6);
///
/// let few = Toy { rows: 5, ..Toy::new(ToyKind::Xor) }.checked().unwrap_err();
/// assert_eq!(
///     few.to_string(),
///     "the number of rows is 5; it must be a whole number from 20 to 5000"
/// );
/// # Ok::<(), relu_playground::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Toy {
    /// What the points show.
    pub kind: ToyKind,
    /// How many there are, 20 to 5,000.
    pub rows: usize,
    /// Standard deviation of the noise, 0 to 10.
    pub noise: f64,
    /// `random_state` of everything that is drawn.
    pub seed: u32,
}

impl Toy {
    /// How many rows there may be.
    pub(crate) const ROWS: (u32, u32) = (20, 5000);

    /// 300 rows with the noise that shows the kind well, drawn from seed 10.
    #[must_use]
    pub const fn new(kind: ToyKind) -> Self {
        Toy {
            kind,
            rows: 300,
            noise: kind.default_noise(),
            seed: 10,
        }
    }

    /// The toy data set, when it can be drawn.
    ///
    /// # Errors
    /// A sentence that names the first number that is out of range.
    pub fn checked(self) -> Result<Self, Error> {
        if let ToyKind::Blobs { centers } = self.kind {
            whole("the number of blobs", centers as f64, kind::CENTERS)?;
        }
        whole("the number of rows", self.rows as f64, Self::ROWS)?;
        if !(0.0..=MAX_NOISE).contains(&self.noise) {
            return Err(Kind::number("the noise", self.noise, "from 0 to 10").into());
        }
        Ok(self)
    }

    /// The points themselves, of a [`Toy::checked`] one.
    ///
    /// With few rows there are seeds, one in about half a million at 20, for which a kind whose classes
    /// are drawn has points of one class only.
    #[must_use]
    pub fn dataset(&self) -> Dataset {
        let Points { x, y } = self.points(&mut RandomState::new(self.seed));
        let names = self.kind.names();
        Dataset {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            features: Array2::from_shape_fn((names.len(), x.len()), |(d, r)| x[r][d]),
            task: self.kind.task(),
            targets: Array1::from_shape_fn(y.len(), |r| y[r]),
            scales_targets: false,
        }
    }

    /// The points in two dimensions, even where the kind has one.
    fn points(&self, state: &mut RandomState) -> Points {
        let Toy {
            kind, rows, noise, ..
        } = *self;
        match kind {
            ToyKind::Moons => sklearn::moons(rows, noise, state),
            ToyKind::Circles => sklearn::circles(rows, noise, state),
            ToyKind::Blobs { centers } => sklearn::blobs(centers, rows, noise, state),
            ToyKind::Xor => classes::xor(rows, noise, state),
            ToyKind::Spirals => classes::spirals(1.75, rows, noise, state),
            ToyKind::SpiralsEasy => classes::spirals(1.0, rows, noise, state),
            ToyKind::Checkerboard => classes::checkerboard(rows, noise, state),
            ToyKind::AboveSine => classes::above(classes::sine, rows, noise, state),
            ToyKind::AboveCubic => classes::above(classes::cubic, rows, noise, state),
            ToyKind::AboveAbs => classes::above(classes::abs, rows, noise, state),
            ToyKind::Plane => numbers::plane(rows, noise, state),
            ToyKind::Bump => numbers::bump(rows, noise, state),
            ToyKind::Wave => numbers::wave(rows, noise, state),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::data::Task;

    #[test]
    fn says_what_cannot_be_drawn() {
        let sentence = |toy: Toy| toy.checked().unwrap_err().to_string();
        let moons = Toy::new(ToyKind::Moons);
        let rows = |rows| Toy { rows, ..moons };
        let noise = |noise| Toy { noise, ..moons };
        let blobs = |centers| Toy::new(ToyKind::Blobs { centers });
        let must = "it must be a whole number from 20 to 5000";
        assert_eq!(
            sentence(rows(19)),
            format!("the number of rows is 19; {must}")
        );
        assert_eq!(
            sentence(rows(5001)),
            format!("the number of rows is 5001; {must}")
        );
        assert_eq!(
            sentence(noise(-0.5)),
            "the noise is -0.5; it must be from 0 to 10"
        );
        assert_eq!(
            sentence(noise(f64::NAN)),
            "the noise is NaN; it must be from 0 to 10"
        );
        assert_eq!(
            sentence(noise(10.5)),
            "the noise is 10.5; it must be from 0 to 10"
        );
        let must = "it must be a whole number from 2 to 6";
        assert_eq!(
            sentence(blobs(1)),
            format!("the number of blobs is 1; {must}")
        );
        assert_eq!(
            sentence(blobs(7)),
            format!("the number of blobs is 7; {must}")
        );
    }

    /// How many rows each class has, and whether every target is the number of a class.
    fn class_sizes(targets: &Array1<f64>, classes: usize) -> (Vec<usize>, bool) {
        let size = |class| targets.iter().filter(|&&t| t == class as f64).count();
        let sizes: Vec<usize> = (0..classes).map(size).collect();
        let all = sizes.iter().sum::<usize>() == targets.len();
        (sizes, all)
    }

    proptest! {
        #[test]
        fn every_toy_within_range_is_a_data_set(
            rows in Toy::ROWS.0 as usize..=Toy::ROWS.1 as usize, noise in 0.0..=MAX_NOISE, seed: u32,
        ) {
            for kind in ToyKind::ALL {
                let toy = Toy { kind, rows, noise, seed }.checked().unwrap();
                let data = toy.dataset();
                prop_assert_eq!(data.features.dim(), (data.names.len(), rows));
                prop_assert_eq!(data.rows(), rows);
                prop_assert!(data.features.iter().all(|x| x.is_finite()));
                prop_assert!(data.targets.iter().all(|y| y.is_finite()));
                let classes = match data.task {
                    Task::TwoClasses => 2,
                    Task::Classes(classes) => classes,
                    Task::Number => continue,
                };
                let (sizes, all) = class_sizes(&data.targets, classes);
                prop_assert!(all, "{}: a target is no class", kind.name());
                // Drawn classes can be of one kind when rows are few; see `Toy::dataset`.
                prop_assert!(rows < 40 || !sizes.contains(&0), "{}: {sizes:?}", kind.name());
            }
        }
    }
}
