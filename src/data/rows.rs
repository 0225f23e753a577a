//! Scaled rows, cut into blocks whose activations stay in the L1 cache.

use std::ops::Range;

use ndarray::{Array1, Array2};

use crate::kernels::padded;

/// Most rows of a block; a multiple of the kernels' lanes. The lesson's 239 training rows are one.
pub(crate) const BLOCK_ROWS: usize = 240;

/// Up to [`BLOCK_ROWS`] rows, feature-major, padded with zeros to whole tiles.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// (features, stride)
    pub(crate) features: Vec<f32>,
    /// (stride)
    pub(crate) targets: Vec<f32>,
    /// How many there are; what is beyond is padding.
    pub(crate) rows: usize,
    /// Values per feature: the rows, rounded up to whole tiles.
    pub(crate) stride: usize,
}

/// Rows to train or test on: scaled features and targets. They are stored as they are trained on, once.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    blocks: Vec<Block>,
    features: usize,
    rows: usize,
}

impl Block {
    /// So many rows, all zeros.
    pub(crate) fn new(features: usize, rows: usize) -> Self {
        let stride = padded(rows);
        Block {
            features: vec![0.0; features * stride],
            targets: vec![0.0; stride],
            rows,
            stride,
        }
    }

    /// `rows` rows in blocks, all zeros.
    pub(crate) fn cut(features: usize, rows: usize) -> Vec<Self> {
        let starts = (0..rows).step_by(BLOCK_ROWS);
        let block = |start| Block::new(features, BLOCK_ROWS.min(rows - start));
        starts.map(block).collect()
    }

    /// Puts rows of `table` in place of the block's, as many.
    pub(crate) fn load(&mut self, table: &Table, rows: impl Iterator<Item = usize>) {
        for (to, row) in (0..self.rows).zip(rows) {
            let (from, at) = (&table.blocks[row / BLOCK_ROWS], row % BLOCK_ROWS);
            let values = from.features[at..].iter().step_by(from.stride);
            let places = self.features[to..].iter_mut().step_by(self.stride);
            for (place, value) in places.zip(values) {
                *place = *value;
            }
            self.targets[to] = from.targets[at];
        }
    }
}

impl Table {
    /// A table of `rows` rows, from the value of each feature and the target of each row.
    pub(super) fn new(
        features: usize,
        rows: usize,
        feature: impl Fn(usize, usize) -> f32,
        target: impl Fn(usize) -> f32,
    ) -> Self {
        let mut blocks = Block::cut(features, rows);
        for (block, start) in blocks.iter_mut().zip((0..).step_by(BLOCK_ROWS)) {
            for (d, values) in block.features.chunks_exact_mut(block.stride).enumerate() {
                for (value, row) in values[..block.rows].iter_mut().zip(start..) {
                    *value = feature(d, row);
                }
            }
            for (value, row) in block.targets[..block.rows].iter_mut().zip(start..) {
                *value = target(row);
            }
        }
        Table {
            blocks,
            features,
            rows,
        }
    }

    /// Number of rows, n.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// A copy of the scaled features, feature-major: (d, n).
    #[must_use]
    pub fn features(&self) -> Array2<f32> {
        self.some(0..self.rows)
    }

    /// The same of some rows.
    pub(crate) fn some(&self, rows: Range<usize>) -> Array2<f32> {
        Array2::from_shape_fn((self.features, rows.len()), |(d, at)| {
            let row = rows.start + at;
            let block = &self.blocks[row / BLOCK_ROWS];
            block.features[d * block.stride + row % BLOCK_ROWS]
        })
    }

    /// A copy of the targets, 0 or 1, the class from 0, or a number as it is trained: (n).
    #[must_use]
    pub fn targets(&self) -> Array1<f32> {
        self.each_target().collect()
    }

    /// The targets, one after the other.
    pub(crate) fn each_target(&self) -> impl Iterator<Item = f32> + Clone {
        let blocks = self.blocks.iter();
        blocks.flat_map(|block| block.targets[..block.rows].iter().copied())
    }

    /// The rows, as they are trained on.
    pub(crate) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Number of rows of a class.
    #[must_use]
    pub fn count(&self, class: usize) -> usize {
        let class = class as f32;
        self.each_target().filter(|&target| target == class).count()
    }

    /// The same of no rows.
    pub(super) fn without_rows(&self) -> Self {
        Table {
            blocks: Vec::new(),
            features: self.features,
            rows: 0,
        }
    }
}
