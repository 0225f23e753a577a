//! The linear layer that comes nearest to some outputs: ordinary least squares.

use ndarray::Array2;

use super::Affine;

/// A column that the columns before it explain up to this share of its squares adds nothing but noise.
const DEPENDENT: f64 = 1e-10;

/// Sums over rows, from which the linear layer nearest to some outputs follows.
///
/// Nearest is the one of the least sum of squared differences: the solution `X̃ᵀ X̃ A = X̃ᵀ Z`, with X̃ the features and a column of ones.
#[derive(Clone, Debug)]
pub struct LeastSquares {
    /// X̃ᵀ X̃, of which only what is on the diagonal and left of it is kept up: (d + 1, d + 1).
    gram: Array2<f64>,
    /// X̃ᵀ Z: (d + 1, outputs).
    products: Array2<f64>,
}

impl LeastSquares {
    /// No rows yet.
    #[must_use]
    pub fn new(features: usize, outputs: usize) -> Self {
        LeastSquares {
            gram: Array2::zeros((features + 1, features + 1)),
            products: Array2::zeros((features + 1, outputs)),
        }
    }

    /// Adds a row of features (d) with its outputs.
    pub fn add(&mut self, row: &[f32], outputs: &[f32]) {
        let last = row.len();
        let value = |k: usize| row.get(k).map_or(1.0, |&x| f64::from(x));
        for k in 0..=last {
            let x = value(k);
            let sums = self.gram.row_mut(k);
            for (other, sum) in sums.into_iter().enumerate().take(k + 1) {
                *sum += x * value(other);
            }
            for (sum, &z) in self.products.row_mut(k).iter_mut().zip(outputs) {
                *sum += x * f64::from(z);
            }
        }
    }

    /// The layer with the least sum of squared differences (by Cholesky's factors). A feature that
    /// follows from those before it gets a weight of 0: the predictions are the same.
    #[must_use]
    pub fn solve(&self) -> Affine {
        let factor = self.factor();
        let (columns, outputs) = self.products.dim();
        let mut affine = Affine::zeros(outputs, columns - 1);
        for o in 0..outputs {
            let mut solved: Vec<f64> = self.products.column(o).to_vec();
            for k in 0..columns {
                let known: f64 = (0..k).map(|j| factor[[k, j]] * solved[j]).sum();
                solved[k] = over(solved[k] - known, factor[[k, k]]);
            }
            for k in (0..columns).rev() {
                let known: f64 = (k + 1..columns).map(|j| factor[[j, k]] * solved[j]).sum();
                solved[k] = over(solved[k] - known, factor[[k, k]]);
            }
            affine.bias[o] = solved[columns - 1];
            for (weight, value) in affine.weight.row_mut(o).iter_mut().zip(solved) {
                *weight = value;
            }
        }
        affine
    }

    /// Cholesky's L with `L Lᵀ = X̃ᵀ X̃`; the column of a dependent feature is 0.
    fn factor(&self) -> Array2<f64> {
        let columns = self.gram.nrows();
        let mut factor = Array2::zeros((columns, columns));
        for k in 0..columns {
            for j in 0..=k {
                let known: f64 = (0..j).map(|i| factor[[k, i]] * factor[[j, i]]).sum();
                let rest = self.gram[[k, j]] - known;
                factor[[k, j]] = if j < k {
                    over(rest, factor[[j, j]])
                } else if rest > DEPENDENT * self.gram[[k, k]] {
                    rest.sqrt()
                } else {
                    0.0
                };
            }
        }
        factor
    }
}

/// `value / pivot`, and 0 where the pivot is.
fn over(value: f64, pivot: f64) -> f64 {
    if pivot == 0.0 { 0.0 } else { value / pivot }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of three features, the last of which is the sum of the others.
    fn rows() -> Vec<[f32; 3]> {
        let row = |k: u8| {
            let (a, b) = (f32::from(k % 7) - 3.0, f32::from(k % 5) / 2.0);
            [a, b, a + b]
        };
        (0..35).map(row).collect()
    }

    #[test]
    fn a_linear_function_is_found_again() {
        let mut sums = LeastSquares::new(2, 2);
        for [a, b, _] in rows() {
            sums.add(&[a, b], &[2.0 * a - b + 0.5, 4.0 - a]);
        }
        let Affine { weight, bias } = sums.solve();
        let wanted = [2.0, -1.0, -1.0, 0.0, 0.5, 4.0];
        for (value, wanted) in weight.iter().chain(&bias).zip(wanted) {
            assert!((value - wanted).abs() < 1e-12, "{value} {wanted}");
        }
    }

    #[test]
    fn what_is_not_linear_is_met_as_the_normal_equations_say() {
        // z = a² over a = −3…3, five times each: slope 0, level the mean of the squares.
        let mut sums = LeastSquares::new(1, 1);
        for [a, ..] in rows() {
            sums.add(&[a], &[a * a]);
        }
        let Affine { weight, bias } = sums.solve();
        assert!(weight[[0, 0]].abs() < 1e-12);
        assert!((bias[0] - 4.0).abs() < 1e-12);
    }

    #[test]
    fn a_feature_that_follows_from_others_does_no_harm() {
        let mut sums = LeastSquares::new(3, 1);
        for row in rows() {
            sums.add(&row, &[row[0] - 2.0 * row[1] + 1.0]);
        }
        let fit = sums.solve();
        assert_eq!(fit.weight[[0, 2]], 0.0);
        for row in rows() {
            let wanted = f64::from(row[0] - 2.0 * row[1] + 1.0);
            assert!((fit.output(0, row) - wanted).abs() < 1e-9);
        }
        assert_eq!(LeastSquares::new(2, 1).solve(), Affine::zeros(1, 2));
    }
}
