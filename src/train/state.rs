//! What a run has come to, so that another trainer can go on from there.

use super::{Record, Trainer};
use crate::error::Kind;
use crate::nn::Linear;
use crate::{Error, Recipe};

/// A run as far as it is trained; with its recipe it is all that another [`Trainer`] needs to go on from there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Every epoch's figures.
    pub records: Vec<Record>,
    /// Every parameter, layer by layer, weight before bias.
    pub parameters: Vec<f32>,
    /// Updates that the optimiser has made.
    pub steps: u32,
    /// Its running means, in the order of the parameters; empty where it keeps none.
    pub first: Vec<f32>,
    /// Its running means of squares, likewise.
    pub second: Vec<f32>,
}

impl Trainer {
    /// What the run has come to. An epoch that is under way is finished first, for its updates are made.
    #[must_use]
    pub fn state(&mut self) -> State {
        while self.under_way.is_some() {
            self.piece();
        }
        let [first, second] = self.optimizer.memory();
        State {
            records: self.history.records().to_vec(),
            parameters: flat(&self.network.layers),
            steps: self.optimizer.steps(),
            first: first.map_or_else(Vec::new, flat),
            second: second.map_or_else(Vec::new, flat),
        }
    }

    /// A trainer of that recipe that goes on from a state, as if it had trained all epochs itself.
    ///
    /// # Errors
    /// A sentence when the recipe cannot be trained, or the state is not one of its network.
    pub fn resume(recipe: Recipe, state: &State) -> Result<Trainer, Error> {
        let mut trainer = Trainer::new(recipe)?;
        let parameters = flat(&trainer.network.layers).len();
        let fits = |values: &[f32]| values.is_empty() || values.len() == parameters;
        let is_whole = state.parameters.len() == parameters;
        if !(is_whole && fits(&state.first) && fits(&state.second)) {
            let given = state.parameters.len();
            return Err(Kind::OtherNetwork { given, parameters }.into());
        }
        // There are no snapshots of epochs that it has not trained itself.
        #[cfg(feature = "page")]
        trainer.snapshots.skip(state.records.len());
        for record in &state.records {
            trainer.batches.shuffle();
            trainer.push(*record);
        }
        fill(&mut trainer.network.layers, &state.parameters);
        let memory = [&state.first, &state.second].map(|values| {
            let mut layers = trainer.network.zero_gradients();
            fill(&mut layers, values);
            (!values.is_empty()).then_some(layers)
        });
        trainer.optimizer.resume(state.steps, memory);
        Ok(trainer)
    }
}

/// Every value, layer by layer, weight before bias.
pub(crate) fn flat(layers: &[Linear]) -> Vec<f32> {
    layers
        .iter()
        .flat_map(|layer| layer.slices().concat())
        .collect()
}

/// Puts such values in their places, as far as there are some.
pub(super) fn fill(layers: &mut [Linear], values: &[f32]) {
    let places = layers.iter_mut().flat_map(Linear::slices_mut).flatten();
    for (place, value) in places.zip(values) {
        *place = *value;
    }
}
