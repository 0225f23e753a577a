//! Which toy data sets there are.

use crate::Error;
use crate::data::Task;
use crate::error::find;

/// How many blobs there may be.
pub(super) const CENTERS: (u32, u32) = (2, 6);

/// What the points of a toy data set show.
///
/// Those without a function of scikit-learn's are a few lines of NumPy, in `tests/fixtures/toys.py`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToyKind {
    /// `sklearn.datasets.make_moons`: two half circles that reach into one another. A line gets most
    /// rows right, and bends get the tips.
    Moons,
    /// `sklearn.datasets.make_circles(factor=0.5)`: a ring around a ring. No line does better than
    /// chance; three bends close a ring.
    Circles,
    /// `sklearn.datasets.make_blobs`: round clouds. Lines part them, so that an activation is of no
    /// use. With more than two of them there are as many classes.
    Blobs {
        /// How many blobs there are, 2 to 6.
        centers: usize,
    },
    /// Over [−1, 1]², class 1 where x₁·x₂ > 0: what one line cannot part and two can.
    Xor,
    /// Two arms wound 1¾ times around one another: needs many bends.
    Spirals,
    /// Two arms wound once around one another.
    SpiralsEasy,
    /// 4 × 4 squares over [−2, 2]² in turns of two classes: four times XOR, side by side.
    Checkerboard,
    /// Over [−3, 3]², class 1 above 2·sin(2·x₁): a line gets four rows in five right, and each bend
    /// follows the curve a stretch further. The noise moves x₂ only, here and in the next two.
    AboveSine,
    /// Over [−3, 3]², class 1 above x₁³/3 − 2·x₁: an S that takes a few bends.
    AboveCubic,
    /// Over [−3, 3]², class 1 above 2·|x₁| − 3: two units of ReLU draw exactly this.
    AboveAbs,
    /// Over [−1, 1]², the number x₁ − x₂/2: what a network without an activation fits.
    Plane,
    /// Over [−3, 3]², the number exp(−(x₁² + x₂²)/2): a hill, to which the best plane is level.
    Bump,
    /// Over [−5, 5], the number sin(x₁): a curve that ReLU makes of straight pieces, in plain sight.
    Wave,
}

impl ToyKind {
    /// Every kind, with each number of blobs.
    pub const ALL: [ToyKind; 17] = [
        ToyKind::Moons,
        ToyKind::Circles,
        ToyKind::Blobs { centers: 2 },
        ToyKind::Blobs { centers: 3 },
        ToyKind::Blobs { centers: 4 },
        ToyKind::Blobs { centers: 5 },
        ToyKind::Blobs { centers: 6 },
        ToyKind::Xor,
        ToyKind::Spirals,
        ToyKind::SpiralsEasy,
        ToyKind::Checkerboard,
        ToyKind::AboveSine,
        ToyKind::AboveCubic,
        ToyKind::AboveAbs,
        ToyKind::Plane,
        ToyKind::Bump,
        ToyKind::Wave,
    ];

    /// The name in a recipe, such as `moons`; `blobs` are two, `blobs_3` three.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ToyKind::Moons => "moons",
            ToyKind::Circles => "circles",
            ToyKind::Blobs { centers: 3 } => "blobs_3",
            ToyKind::Blobs { centers: 4 } => "blobs_4",
            ToyKind::Blobs { centers: 5 } => "blobs_5",
            ToyKind::Blobs { centers: 6 } => "blobs_6",
            ToyKind::Blobs { .. } => "blobs",
            ToyKind::Xor => "xor",
            ToyKind::Spirals => "spirals",
            ToyKind::SpiralsEasy => "spirals_easy",
            ToyKind::Checkerboard => "checkerboard",
            ToyKind::AboveSine => "above_sine",
            ToyKind::AboveCubic => "above_cubic",
            ToyKind::AboveAbs => "above_abs",
            ToyKind::Plane => "plane",
            ToyKind::Bump => "bump",
            ToyKind::Wave => "wave",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    /// A sentence when there is none.
    pub fn from_name(name: &str) -> Result<Self, Error> {
        let at = find("toy data set", name, &Self::ALL.map(Self::name))?;
        Ok(Self::ALL[at])
    }

    /// The noise that shows the kind well.
    #[must_use]
    pub const fn default_noise(self) -> f64 {
        match self {
            ToyKind::Xor | ToyKind::Checkerboard => 0.0,
            ToyKind::Bump => 0.05,
            ToyKind::Circles | ToyKind::Spirals | ToyKind::SpiralsEasy => 0.1,
            ToyKind::Plane | ToyKind::Wave => 0.1,
            ToyKind::Moons => 0.2,
            ToyKind::AboveSine | ToyKind::AboveCubic | ToyKind::AboveAbs => 0.2,
            ToyKind::Blobs { .. } => 1.0,
        }
    }

    /// What is to be predicted.
    #[must_use]
    pub const fn task(self) -> Task {
        match self {
            ToyKind::Blobs { centers } if centers > 2 => Task::Classes(centers),
            ToyKind::Plane | ToyKind::Bump | ToyKind::Wave => Task::Number,
            _ => Task::TwoClasses,
        }
    }

    /// The names of the features.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            ToyKind::Wave => &["x1"],
            _ => &["x1", "x2"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_own_name() {
        for kind in ToyKind::ALL {
            assert_eq!(ToyKind::from_name(kind.name()), Ok(kind));
        }
        let sentence = ToyKind::from_name("moon").unwrap_err().to_string();
        let start =
            "there is no toy data set named 'moon'; there is moons, circles, blobs, blobs_3,";
        assert!(sentence.starts_with(start), "{sentence}");
    }
}
