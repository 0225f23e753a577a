//! The rows of each update.

use crate::Recipe;
use crate::data::{BLOCK_ROWS, Block, Table};
use crate::rng::Generator;

/// The training rows in batches, one an update.
#[derive(Clone, Debug)]
pub(super) struct Batches {
    /// Training rows; none where a run has retired.
    rows: usize,
    /// Rows of a batch; the last one has what is left.
    size: usize,
    held: Held,
    /// The order of the rows, where the recipe draws it anew each epoch.
    shuffled: Option<Shuffled>,
}

/// Where a batch's rows are.
#[derive(Clone, Debug)]
enum Held {
    /// In the data: one batch of all rows, in their order.
    InData,
    /// In blocks of each batch, always the same.
    Each(Vec<Vec<Block>>),
    /// In blocks that each batch is loaded into, but for a shorter last one, which has its own.
    Loaded([Vec<Block>; 2]),
}

#[derive(Clone, Debug)]
struct Shuffled {
    generator: Generator,
    order: Vec<usize>,
}

/// Most values that are held again for batches in order, which saves loading them at each epoch.
const MOST_HELD: usize = 1 << 17;

impl Batches {
    /// The batches of a recipe over these training rows.
    pub(super) fn new(recipe: &Recipe, table: &Table, features: usize) -> Self {
        let rows = table.rows();
        let size = recipe.batch_size.map_or(rows, |size| size.min(rows));
        let shuffled = (recipe.shuffle && size < rows).then(|| Shuffled {
            generator: Generator::new(recipe.seed),
            order: Vec::new(),
        });
        let mut batches = Batches {
            rows,
            size,
            held: Held::InData,
            shuffled,
        };
        if size == rows {
            return batches;
        }
        let blocks = |rows| Block::cut(features, rows);
        let values =
            rows.div_ceil(size) * blocks(size).iter().map(|b| b.features.len()).sum::<usize>();
        if batches.shuffled.is_some() || values > MOST_HELD {
            batches.held = Held::Loaded([blocks(size), blocks(rows % size)]);
            return batches;
        }
        let each = (0..batches.len()).map(|batch| {
            let mut blocks = blocks(batches.rows_of(batch));
            load(&mut blocks, table, batch * size..rows);
            blocks
        });
        batches.held = Held::Each(each.collect());
        batches
    }

    /// Number of batches of an epoch.
    pub(super) fn len(&self) -> usize {
        match self.rows {
            0 => 0,
            rows => rows.div_ceil(self.size),
        }
    }

    /// Gives up the rows.
    pub(super) fn retire(&mut self) {
        (self.rows, self.held, self.shuffled) = (0, Held::InData, None);
    }

    /// Rows of a batch.
    pub(super) fn rows_of(&self, batch: usize) -> usize {
        self.size.min(self.rows - batch * self.size)
    }

    /// The longest stride of a block.
    pub(super) fn longest(&self, table: &Table) -> usize {
        self.blocks(0, table)[0].stride
    }

    /// Rows with padding, of an epoch.
    pub(super) fn padded_rows(&self, table: &Table) -> usize {
        let strides = |blocks: &[Block]| blocks.iter().map(|block| block.stride).sum::<usize>();
        let Some(last) = self.len().checked_sub(1) else {
            return 0;
        };
        last * strides(self.blocks(0, table)) + strides(self.blocks(last, table))
    }

    /// Draws the order of the next epoch, where the recipe asks for it.
    pub(super) fn shuffle(&mut self) {
        if let Some(Shuffled { generator, order }) = &mut self.shuffled {
            generator.permute(order, self.rows);
        }
    }

    /// What draws the order of the next epoch, where the recipe asks for it.
    #[cfg(feature = "page")]
    pub(super) fn shuffler(&self) -> Option<&Generator> {
        self.shuffled.as_ref().map(|shuffled| &shuffled.generator)
    }

    /// The same batches, whose next order `shuffler` draws, where one is drawn.
    #[cfg(feature = "page")]
    pub(super) fn drawn_by(&self, shuffler: Option<&Generator>) -> Self {
        let mut batches = self.clone();
        if let (Some(shuffled), Some(shuffler)) = (&mut batches.shuffled, shuffler) {
            shuffled.generator = shuffler.clone();
        }
        batches
    }

    /// Makes a batch ready, before its [`Batches::blocks`] are read.
    pub(super) fn load(&mut self, batch: usize, table: &Table) {
        let from = batch * self.size;
        let Held::Loaded([whole, last]) = &mut self.held else {
            return;
        };
        let blocks = if from + self.size > self.rows {
            last
        } else {
            whole
        };
        match &self.shuffled {
            Some(Shuffled { order, .. }) => load(blocks, table, order[from..].iter().copied()),
            None => load(blocks, table, from..self.rows),
        }
    }

    /// The blocks of a batch.
    pub(super) fn blocks<'b>(&'b self, batch: usize, table: &'b Table) -> &'b [Block] {
        match &self.held {
            Held::InData => table.blocks(),
            Held::Each(batches) => &batches[batch],
            Held::Loaded([_, last]) if (batch + 1) * self.size > self.rows => last,
            Held::Loaded([whole, _]) => whole,
        }
    }
}

/// Fills blocks with the first rows of `rows`.
fn load(blocks: &mut [Block], table: &Table, mut rows: impl Iterator<Item = usize>) {
    for block in blocks {
        block.load(table, rows.by_ref().take(BLOCK_ROWS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{Extra, Toy, ToyKind};

    /// The first feature and the target of rows.
    type Rows = Vec<(f32, f32)>;

    /// The batches, the rows of an epoch as they come, and those of the table.
    fn visited(recipe: &Recipe) -> (Batches, Rows, Rows) {
        let data = recipe.prepare().unwrap();
        let features = data.train.features();
        let mut batches = Batches::new(recipe, &data.train, features.nrows());
        batches.shuffle();
        let mut rows = Vec::new();
        for batch in 0..batches.len() {
            batches.load(batch, &data.train);
            let blocks = batches.blocks(batch, &data.train);
            let here: usize = blocks.iter().map(|block| block.rows).sum();
            assert_eq!(here, batches.rows_of(batch));
            for block in blocks {
                assert!(
                    block
                        .features
                        .iter()
                        .skip(block.rows)
                        .step_by(block.stride)
                        .all(|&x| block.stride == block.rows || x == 0.0)
                );
                let rows_here = block.features.iter().zip(&block.targets).take(block.rows);
                rows.extend(rows_here.map(|(x, t)| (*x, *t)));
            }
        }
        let all = features
            .row(0)
            .into_iter()
            .copied()
            .zip(data.train.targets());
        (batches, rows, all.collect())
    }

    #[test]
    fn every_row_is_in_one_batch() {
        let large = Recipe {
            data: Toy {
                rows: 5000,
                ..Toy::new(ToyKind::Moons)
            }
            .into(),
            extra: Extra::ALL.to_vec(),
            ..Recipe::default()
        };
        for recipe in [Recipe::default(), large] {
            for size in [1, 3, 32, 100, 250, 1000, 9999] {
                let of = |shuffle| Recipe {
                    batch_size: Some(size),
                    shuffle,
                    ..recipe.clone()
                };
                let (_, rows, all) = visited(&of(false));
                assert_eq!(rows, all, "in batches of {size}");
                let (batches, mut rows, mut all) = visited(&of(true));
                assert_eq!(
                    rows == all,
                    batches.len() == 1,
                    "shuffled in batches of {size}"
                );
                let order = |a: &(f32, f32), b: &(f32, f32)| a.partial_cmp(b).unwrap();
                rows.sort_by(order);
                all.sort_by(order);
                assert_eq!(rows, all);
            }
        }
    }

    #[test]
    fn what_would_take_much_room_is_loaded_batch_by_batch() {
        let recipe = |rows, batch_size| Recipe {
            data: Toy {
                rows,
                ..Toy::new(ToyKind::Moons)
            }
            .into(),
            extra: Extra::ALL.to_vec(),
            batch_size,
            shuffle: false,
            ..Recipe::default()
        };
        let held = |recipe| visited(&recipe).0.held;
        assert!(matches!(held(recipe(300, None)), Held::InData));
        assert!(matches!(held(recipe(300, Some(1))), Held::Each(_)));
        assert!(matches!(held(recipe(5000, Some(1))), Held::Loaded(_)));
    }
}
