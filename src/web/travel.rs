//! Going back to an epoch of a run, in JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::js_error;
use super::trainer::Trainer;
use crate::error::whole;
use crate::recipe::MAX_EPOCHS;
use crate::{Error, train};

#[wasm_bindgen]
impl Trainer {
    /// A second trainer of the same run as it was after `epoch` epochs, bit for bit.
    pub fn at(&self, epoch: f64) -> Result<Trainer, JsError> {
        self.past(epoch, train::Trainer::at)
    }

    /// The same from the nearest snapshot before, still to be trained on to `epoch`, for those who cannot
    /// wait for that in one go.
    pub fn rewind(&self, epoch: f64) -> Result<Trainer, JsError> {
        self.past(epoch, train::Trainer::rewind)
    }

    /// The epoch that `rewind` would begin at.
    pub fn nearest(&self, epoch: usize) -> usize {
        self.core.borrow().nearest(epoch)
    }

    /// Goes another way from here: what the recipe would change later it no longer does.
    pub fn branch(&self) {
        self.core.borrow_mut().branch();
    }

    /// Keeps what a trainer that `rewind` made of this run has found on its way, and where it is.
    pub fn learn(&self, past: &Trainer) {
        // A run has nothing to learn from itself.
        if !Rc::ptr_eq(&self.core, &past.core) {
            self.core.borrow_mut().learn(&past.core.borrow());
        }
    }

    /// Bytes that the snapshots of this run take, about.
    #[wasm_bindgen(getter, js_name = snapshotBytes)]
    pub fn snapshot_bytes(&self) -> usize {
        self.core.borrow().snapshots().bytes()
    }
}

impl Trainer {
    /// A trainer that one of the ways back leads to.
    fn past(
        &self,
        epoch: f64,
        back: fn(&train::Trainer, usize) -> Result<train::Trainer, Error>,
    ) -> Result<Trainer, JsError> {
        let range = (0, MAX_EPOCHS);
        let epoch = whole("the epoch to go back to", epoch, range).map_err(js_error)?;
        let core = back(&self.core.borrow(), epoch as usize).map_err(js_error)?;
        let core = Rc::new(RefCell::new(core));
        Ok(Trainer { core })
    }
}
