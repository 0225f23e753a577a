//! Weights out and in: a network's parameters as a `.safetensors` or a JSON file, named as in PyTorch's
//! `state_dict`, and such files read again, ours or those that PyTorch saved.
//!
//! ```
//! use relu_playground::{Recipe, Trainer, weights::Weights};
//! let mut trainer = Trainer::new(Recipe::default())?;
//! trainer.train(100);
//! let file = relu_playground::weights::safetensors(&trainer)?;
//! let weights = Weights::read(&file)?;
//! assert_eq!((weights.epoch(), weights.tensors()[0].name.as_str()), (Some(100), "0.bias"));
//! let parameters = weights.fitting(trainer.network(), &trainer.title())?;
//! assert_eq!(parameters.values().len(), 71);
//! # Ok::<(), relu_playground::Error>(())
//! ```
//!
//! Whatever is read may be damaged or hostile: nothing is believed of a length before it is checked, and what
//! is kept of a file is never more than a few times its size.

mod fault;
mod fit;
mod json;
mod json_read;
mod numbers;
mod safe;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod tests;

pub use fit::Layers;
pub use json::json;
pub use safe::safetensors;
#[cfg(test)]
pub(crate) use sentences::sentences;

use crate::Error;
use crate::nn::Activation;

/// Most bytes of a file of weights: twice those of the largest network of this page in f64.
pub const MAX_BYTES: usize = 50_000_000;
/// Most values of all tensors of a file.
pub const MAX_VALUES: usize = 6_000_000;
/// Most tensors of a file.
const MAX_TENSORS: usize = 1000;

/// What a file of weights has.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    tensors: Vec<Tensor>,
    converted: Option<&'static str>,
    epoch: Option<u32>,
    activations: Option<Vec<Activation>>,
}

/// One tensor of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// Its name in the `state_dict`, such as `0.weight`.
    pub name: String,
    /// Its shape, such as (outputs, inputs).
    pub shape: Vec<usize>,
    /// Its values, row-major, all of them finite.
    pub values: Vec<f32>,
}

impl Weights {
    /// What a file of weights has, `.safetensors` or JSON: its first bytes tell which.
    ///
    /// # Errors
    /// A sentence where it is damaged, too large, or no file of weights.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        check_size(bytes.len() as u64)?;
        let mut weights = if is_json(bytes) {
            json_read::read(bytes)?
        } else {
            safe::read(bytes)?
        };
        weights.strip_prefix();
        Ok(weights)
    }

    /// The tensors, by name.
    #[must_use]
    pub fn tensors(&self) -> &[Tensor] {
        &self.tensors
    }

    /// The type of number of tensors that were converted to F32, such as `F64`; none where none were.
    #[must_use]
    pub fn converted(&self) -> Option<&'static str> {
        self.converted
    }

    /// The epoch at which it was saved, where it says so.
    #[must_use]
    pub fn epoch(&self) -> Option<u32> {
        self.epoch
    }

    /// The activation of each hidden layer, where it says so.
    #[must_use]
    pub fn activations(&self) -> Option<&[Activation]> {
        self.activations.as_deref()
    }

    /// Weights of these tensors.
    fn new(tensors: Vec<Tensor>) -> Result<Self, Error> {
        if tensors.is_empty() {
            return Err(fault::no_tensors());
        }
        Ok(Weights {
            tensors,
            converted: None,
            epoch: None,
            activations: None,
        })
    }

    /// A module of one's own with an `nn.Sequential` in it has that one's name before each: `net.0.weight`.
    fn strip_prefix(&mut self) {
        let prefix = |name: &str| {
            let (rest, _) = name.rsplit_once('.')?;
            rest.rsplit_once('.')
                .map(|(prefix, _)| format!("{prefix}."))
        };
        let Some(first) = prefix(&self.tensors[0].name) else {
            return;
        };
        if self
            .tensors
            .iter()
            .all(|tensor| tensor.name.starts_with(&first))
        {
            for tensor in &mut self.tensors {
                tensor.name.drain(..first.len());
            }
        }
    }
}

/// Refuses a file of too many bytes, which none of them needs to be read for.
///
/// # Errors
/// A sentence with both numbers.
pub fn check_size(bytes: u64) -> Result<(), Error> {
    if bytes > MAX_BYTES as u64 {
        return Err(fault::too_many_bytes(bytes));
    }
    Ok(())
}

/// Puts a tensor among others by its name, in the place of one that has it already. They are few: a sort would
/// be more code than there is to sort.
fn insert(tensors: &mut Vec<Tensor>, tensor: Tensor) {
    match tensors.binary_search_by(|other| other.name.cmp(&tensor.name)) {
        Ok(at) => tensors[at] = tensor,
        Err(at) => tensors.insert(at, tensor),
    }
}

/// Whether a file is JSON: a text has no zero among its first bytes, and the length that a `.safetensors` file
/// begins with always has.
fn is_json(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8)];
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'[' | b'"')) && !start.contains(&0)
}

/// The activations of these names; none where one is not known.
fn activations<'n>(names: impl Iterator<Item = &'n str>) -> Option<Vec<Activation>> {
    names.map(|name| Activation::from_name(name).ok()).collect()
}
