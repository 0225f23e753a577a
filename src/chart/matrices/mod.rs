//! Matrices in a row, such as the layers of a network and what they come to: `W₂ · W₁ = W`.
//!
//! Each number is a square whose side is as long as the root of its size within its matrix: filled where it
//! is positive, hollow where it is negative, so that colour is not the only sign (Hinton's diagram). Of a
//! large matrix each square is the largest number of a block of it.

mod draw;
mod sheet;

pub use super::Colors;
pub use draw::draw_matrices;
pub use sheet::Sheet;

/// Most squares along a side of a matrix.
pub(super) const MOST: usize = 20;

/// One thing in the row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item<'a> {
    /// A matrix.
    Matrix {
        /// Row after row.
        values: &'a [f32],
        /// Numbers in a row.
        columns: usize,
        /// Two lines below it.
        title: [&'a str; 2],
    },
    /// What stands between two of them.
    Sign(&'a str),
}

/// A matrix as squares: of each the number, and how many are side by side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Squares {
    pub(super) values: Vec<f32>,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Squares {
    /// The squares of a matrix: a number each, or the largest in size of a block where there are many.
    pub(super) fn new(values: &[f32], columns: usize) -> Self {
        let columns = columns.max(1);
        let rows = values.len() / columns;
        let (wide, high) = (columns.min(MOST), rows.min(MOST));
        let mut squares = Squares {
            values: vec![0.0; wide * high],
            columns: wide,
            rows: high,
        };
        for (at, &value) in values.iter().enumerate().take(rows * columns) {
            let (row, column) = (at / columns * high / rows, at % columns * wide / columns);
            let largest = &mut squares.values[row * wide + column];
            if value.is_nan() || value.abs() > largest.abs() {
                *largest = value;
            }
        }
        squares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_matrices_are_shown_whole_and_large_ones_by_their_largest() {
        let values = [1.0, -2.0, 3.0, 4.0, 5.0, -6.0];
        let squares = Squares::new(&values, 3);
        assert_eq!((squares.columns, squares.rows), (3, 2));
        assert_eq!(squares.values, values);
        // 256 × 100, of which one in each block of 12.8 × 5 stands out.
        let mut values = vec![0.5; 256 * 100];
        values[256 * 99 + 255] = -7.0;
        let squares = Squares::new(&values, 256);
        assert_eq!((squares.columns, squares.rows), (20, 20));
        assert_eq!(squares.values.iter().filter(|&&v| v == 0.5).count(), 399);
        assert_eq!(squares.values[399], -7.0);
        assert!(Squares::new(&[], 5).values.is_empty());
    }
}
