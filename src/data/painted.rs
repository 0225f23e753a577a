//! Points that a visitor paints on the plane.

use ndarray::{Array1, Array2};

use super::{Dataset, Task};
use crate::Error;
use crate::error::{Kind, whole};

/// How many points there may be.
const POINTS: (u32, u32) = (10, 2000);
/// Farthest that a point may lie from 0 along either axis.
const FARTHEST: f64 = 10.0;

/// Points on the plane, each of a class.
///
/// ```
/// use relu_playground::data::{Painted, Point, Task};
/// let point = |k: u32| Point { x: [f64::from(k % 5), 0.5], class: k / 5 };
/// let painted = Painted { points: (0..10).map(point).collect() };
/// assert_eq!(painted.task(), Task::TwoClasses);
/// let few = Painted { points: painted.points[..3].to_vec() }.checked().unwrap_err();
/// assert_eq!(few.to_string(), "the number of painted points is 3; it must be a whole number from 10 to 2000");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Painted {
    /// The points, in the order of the rows.
    pub points: Vec<Point>,
}

/// A point and its class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// x₁ and x₂, each from −10 to 10.
    pub x: [f64; 2],
    /// The class, 0 to 5.
    pub class: u32,
}

impl Painted {
    /// What a class may be.
    pub(crate) const CLASSES: (u32, u32) = (0, 5);

    /// The points, when a network can learn from them.
    ///
    /// # Errors
    /// A sentence: too few points, one that lies too far out, or only one class.
    pub fn checked(&self) -> Result<(), Error> {
        whole(
            "the number of painted points",
            self.points.len() as f64,
            POINTS,
        )?;
        for Point { x, class } in &self.points {
            whole(
                "the class of a painted point",
                (*class).into(),
                Self::CLASSES,
            )?;
            if let Some(&x) = x.iter().find(|x| !(-FARTHEST..=FARTHEST).contains(*x)) {
                return Err(
                    Kind::number("a coordinate of a painted point", x, "from -10 to 10").into(),
                );
            }
        }
        if self
            .points
            .iter()
            .all(|point| point.class == self.points[0].class)
        {
            return Err(Kind::OneClassPainted.into());
        }
        Ok(())
    }

    /// What is to be predicted: as many classes as the highest says, at least 2.
    #[must_use]
    pub fn task(&self) -> Task {
        match self.points.iter().map(|point| point.class).max() {
            Some(highest @ 2..) => Task::Classes(highest as usize + 1),
            _ => Task::TwoClasses,
        }
    }

    /// The points as a data set.
    #[must_use]
    pub fn dataset(&self) -> Dataset {
        let points = &self.points;
        Dataset {
            names: vec!["x1".to_owned(), "x2".to_owned()],
            features: Array2::from_shape_fn((2, points.len()), |(d, r)| points[r].x[d]),
            task: self.task(),
            targets: Array1::from_shape_fn(points.len(), |r| points[r].class.into()),
            scales_targets: false,
        }
    }
}
