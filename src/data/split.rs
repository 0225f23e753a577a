//! scikit-learn's `train_test_split`, the same rows in the same order.

use crate::Error;
use crate::error::Kind;
use crate::rng::RandomState;

/// Which rows are trained on and which are tested on, each in the order of the split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Indices of the training rows.
    pub train: Vec<usize>,
    /// Indices of the test rows.
    pub test: Vec<usize>,
}

/// Splits rows into those to train on and those to test on, as scikit-learn does.
///
/// The same as `sklearn.model_selection.train_test_split(range(rows), test_size=test_size,
/// random_state=random_state)`.
///
/// # Errors
/// A sentence when `test_size` is not between 0 and 1, or leaves no row on one side.
///
/// ```
/// let split = relu_playground::data::train_test_split(299, 0.2, 10)?;
/// assert_eq!((split.train.len(), split.test.len()), (239, 60));
/// assert_eq!((&split.test[..3], &split.train[..3]), (&[24, 64, 102][..], &[269, 87, 19][..]));
/// # Ok::<(), relu_playground::Error>(())
/// ```
pub fn train_test_split(rows: usize, test_size: f64, random_state: u32) -> Result<Split, Error> {
    if !(test_size > 0.0 && test_size < 1.0) {
        return Err(Kind::number(
            "the test share",
            test_size,
            "above 0 and below 1, such as 0.2",
        )
        .into());
    }
    let test = (test_size * rows as f64).ceil() as usize;
    let train = rows - test.min(rows);
    if train == 0 || test == 0 {
        return Err(Kind::EmptySplit {
            test_size,
            rows,
            train,
            test,
        }
        .into());
    }
    let mut order = RandomState::new(random_state).permutation(rows);
    let train = order.split_off(test);
    Ok(Split { train, test: order })
}
