//! The generator that both streams draw from.

use rand_mt::Mt;

/// MT19937.
#[derive(Clone, Debug)]
pub(super) struct Twister(Box<Mt>);

impl Twister {
    /// The generator in the state that a seed gives it.
    pub(super) fn new(seed: u32) -> Self {
        Twister(Box::new(Mt::new(seed)))
    }

    /// The next 32 bits. One copy in the module serves every caller.
    #[inline(never)]
    pub(super) fn next(&mut self) -> u32 {
        self.0.next_u32()
    }
}
