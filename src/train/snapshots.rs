//! What a run keeps of its past, so that every epoch can be gone back to.

use std::sync::Arc;

use crate::nn::{Linear, Network};
use crate::optim::Optimizer;
use crate::rng::Generator;

/// Most snapshots of a run.
pub const MOST_SNAPSHOTS: usize = 256;
/// Most bytes of a run's snapshots, but for a network so large that two of them are more.
pub const MOST_BYTES: usize = 16 << 20;
/// Most epochs between two snapshots of a run that has few.
const FIRST_SPACING: f64 = 64.0;
/// Multiplications with an addition that may lie between them: a few milliseconds of training.
const WORK: f64 = 64.0 * 2e6;
/// Bytes of a generator: the 624 words of MT19937.
const SHUFFLER: usize = 624 * size_of::<u32>();

/// A run as it was after some epochs, before what its recipe changes there.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// Epochs that were trained.
    pub(super) epoch: usize,
    /// The parameters.
    pub(super) layers: Vec<Linear>,
    /// What the optimiser remembers.
    pub(super) optimizer: Optimizer,
    /// What draws the order of the rows.
    pub(super) shuffler: Option<Generator>,
}

/// The snapshots of a run, by rising epoch.
///
/// They are equally far apart, and where there would be too many
/// every other one goes: of a run of any length there are at most [`MOST_SNAPSHOTS`], of at most
/// [`MOST_BYTES`] together (of a network whose parameters are more than half of that, two).
///
/// Trainers of the same past share them.
#[derive(Clone, Debug, Default)]
pub struct Snapshots {
    spacing: usize,
    /// The epoch of the next one.
    next: usize,
    kept: Vec<Arc<Snapshot>>,
    /// The epoch that was gone back to last: from there it is not far to its neighbours.
    visited: Option<Arc<Snapshot>>,
}

impl Snapshots {
    /// None yet, of a run whose epochs take so many multiplications.
    pub(super) fn new(operations: f64) -> Self {
        let spacing = (WORK / operations).clamp(1.0, FIRST_SPACING) as usize;
        Snapshots {
            spacing,
            next: spacing,
            kept: Vec::new(),
            visited: None,
        }
    }

    /// The epochs that there are snapshots of.
    #[must_use]
    pub fn epochs(&self) -> Vec<usize> {
        self.kept.iter().map(|snapshot| snapshot.epoch).collect()
    }

    /// Bytes that they take, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let all = self.kept.iter().chain(&self.visited);
        all.map(|snapshot| snapshot.bytes()).sum()
    }

    /// Whether a snapshot is due after so many epochs.
    pub(super) fn are_due(&self, epoch: usize) -> bool {
        epoch == self.next
    }

    /// Keeps the snapshot that is due, and makes room where there are too many.
    pub(super) fn keep(&mut self, snapshot: Snapshot) {
        let epoch = snapshot.epoch;
        self.kept.push(Arc::new(snapshot));
        self.thin();
        self.skip(epoch);
    }

    /// None ever, of a run that nobody goes back in.
    pub(super) fn never() -> Self {
        Snapshots {
            next: usize::MAX,
            ..Snapshots::default()
        }
    }

    /// Takes no snapshot of the epochs up to this one.
    pub(super) fn skip(&mut self, epoch: usize) {
        self.next = (epoch / self.spacing + 1) * self.spacing;
    }

    /// The last snapshot up to an epoch.
    pub(super) fn nearest(&self, epoch: usize) -> Option<&Arc<Snapshot>> {
        let before = self.kept.partition_point(|kept| kept.epoch <= epoch);
        let visited = self.visited.iter().filter(|kept| kept.epoch <= epoch);
        let kept = self.kept[..before].last();
        kept.into_iter().chain(visited).max_by_key(|one| one.epoch)
    }

    /// Those of a trainer that begins at an epoch.
    pub(super) fn until(&self, epoch: usize) -> Self {
        let mut until = Snapshots {
            visited: None,
            ..self.clone()
        };
        until.kept.retain(|kept| kept.epoch <= epoch);
        until.skip(epoch);
        until
    }

    /// Takes over what another trainer of the same run has kept, and where that one is.
    pub(super) fn learn(&mut self, other: &Snapshots, visited: Snapshot) {
        self.spacing = self.spacing.max(other.spacing);
        for snapshot in &other.kept {
            let place = self
                .kept
                .binary_search_by_key(&snapshot.epoch, |kept| kept.epoch);
            if let Err(place) = place {
                self.kept.insert(place, Arc::clone(snapshot));
            }
        }
        self.visited = Some(Arc::new(visited));
        self.thin();
        self.next = self.next.next_multiple_of(self.spacing);
    }

    /// Doubles the spacing until there are not too many.
    fn thin(&mut self) {
        let spacing = self.spacing;
        self.kept.retain(|kept| kept.epoch.is_multiple_of(spacing));
        while self.kept.len() > self.room() {
            self.spacing *= 2;
            let spacing = self.spacing;
            self.kept.retain(|kept| kept.epoch.is_multiple_of(spacing));
        }
    }

    /// How many there may be.
    fn room(&self) -> usize {
        let each = self.kept.last().map_or(1, |snapshot| snapshot.bytes());
        (MOST_BYTES / each).clamp(2, MOST_SNAPSHOTS)
    }
}

impl Snapshot {
    /// Bytes that it takes, about.
    fn bytes(&self) -> usize {
        let [first, second] = self.optimizer.memory();
        let all = [Some(&self.layers[..]), first, second];
        let layers = all.into_iter().flatten().flatten();
        let values = layers.flat_map(Linear::slices).map(<[f32]>::len);
        let shuffler = self.shuffler.as_ref().map_or(0, |_| SHUFFLER);
        size_of::<Snapshot>() + shuffler + values.sum::<usize>() * size_of::<f32>()
    }

    /// Of a run after so many epochs.
    pub(super) fn new(
        epoch: usize,
        network: &Network,
        optimizer: &Optimizer,
        shuffler: Option<&Generator>,
    ) -> Self {
        Snapshot {
            epoch,
            layers: network.layers.clone(),
            optimizer: optimizer.clone(),
            shuffler: shuffler.cloned(),
        }
    }
}
