//! Rows cut into blocks whose activations stay in the L1 cache.

use crate::data::Table;
use crate::kernels::padded;

/// Most rows of a block; a multiple of the kernels' lanes. The lesson's 239 training rows are one.
pub(super) const BLOCK_ROWS: usize = 240;

/// Up to [`BLOCK_ROWS`] rows, feature-major, padded with zeros to whole tiles.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// (features, stride)
    pub(super) features: Vec<f32>,
    /// (stride)
    pub(super) targets: Vec<f32>,
    /// How many there are; what is beyond is padding.
    pub(super) rows: usize,
    /// Values per feature: the rows, rounded up to whole tiles.
    pub(super) stride: usize,
}

impl Block {
    /// The given rows of `table`, cut into blocks.
    pub(super) fn cut(table: &Table, rows: &[usize]) -> Vec<Block> {
        rows.chunks(BLOCK_ROWS)
            .map(|rows| Block::new(table, rows))
            .collect()
    }

    /// One block of the given rows, at most [`BLOCK_ROWS`].
    fn new(table: &Table, rows: &[usize]) -> Self {
        let stride = padded(rows.len());
        let fill = |length: usize| vec![0.0; length];
        let mut block = Block {
            features: fill(table.features.nrows() * stride),
            targets: fill(stride),
            rows: rows.len(),
            stride,
        };
        block.load(table, rows);
        block
    }

    /// Puts other rows, as many as before, in place of the block's.
    pub(super) fn load(&mut self, table: &Table, rows: &[usize]) {
        let features = table.features.as_slice().expect("made row by row");
        let features = features.chunks_exact(table.rows());
        for (to, from) in self.features.chunks_exact_mut(self.stride).zip(features) {
            for (to, &row) in to.iter_mut().zip(rows) {
                *to = from[row];
            }
        }
        for (to, &row) in self.targets.iter_mut().zip(rows) {
            *to = table.targets[row];
        }
    }

    /// Puts the rows `order` in place of all the blocks', cut as before.
    pub(super) fn reload(blocks: &mut [Block], table: &Table, order: &[usize]) {
        for (block, rows) in blocks.iter_mut().zip(order.chunks(BLOCK_ROWS)) {
            block.load(table, rows);
        }
    }
}
