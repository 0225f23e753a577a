//! `.safetensors` out and in. The header, and whether it agrees with itself, is the `safetensors` crate's; how
//! much of the file it may be, and what the tensors hold, is looked at here.

use std::borrow::Cow;

use safetensors::tensor::Metadata;
use safetensors::{Dtype, View, serialize};

use super::numbers::Float;
use super::{MAX_TENSORS, MAX_VALUES, Tensor, Weights, activations, fault, insert, json};
use crate::nn::Parameter;
use crate::{Error, Trainer};

/// Bytes of the length that a file begins with.
const LENGTH: usize = 8;
/// Most bytes of a header: a thousand tensors and a recipe need less.
const MAX_HEADER: u64 = 1_000_000;
/// Where the metadata stands in a header.
const METADATA: &str = "__metadata__";

/// A network's parameters as a `.safetensors` file: F32, in PyTorch's names and shapes, with the recipe, the
/// activations, the seed and the epoch as metadata. `torch.nn.Sequential.load_state_dict` takes what
/// `safetensors.torch.load_file` reads from it.
///
/// # Errors
/// A sentence where a parameter is no finite number.
pub fn safetensors(trainer: &Trainer) -> Result<Vec<u8>, Error> {
    let parameters = json::finite(trainer)?;
    let tensors = parameters
        .iter()
        .map(|parameter| (parameter.name.as_str(), Values(parameter)));
    // Our tensors are whole, so that the crate has nothing to object to.
    let bytes = serialize(tensors, None).map_err(|_| fault::damaged_header())?;
    Ok(with_metadata(&bytes, &json::about(trainer)))
}

/// A parameter as the crate wants it.
struct Values<'p>(&'p Parameter<'p>);

impl View for Values<'_> {
    fn dtype(&self) -> Dtype {
        Dtype::F32
    }

    fn shape(&self) -> &[usize] {
        &self.0.shape
    }

    fn data(&self) -> Cow<'_, [u8]> {
        let bytes = self.0.values.iter().flat_map(|value| value.to_le_bytes());
        bytes.collect::<Vec<_>>().into()
    }

    fn data_len(&self) -> usize {
        4 * self.0.values.len()
    }
}

/// A file that has no metadata, with some. The crate would write it in the order of a hash map, another one
/// each time; the same run is the same file here.
fn with_metadata(bytes: &[u8], about: &[(&str, String)]) -> Vec<u8> {
    let (header, data) = split(bytes).unwrap_or((b"{}", &[]));
    let texts: Vec<_> = about
        .iter()
        .map(|(name, text)| format!("\"{name}\":{}", json::quoted(text)))
        .collect();
    let mut text = format!("{{\"{METADATA}\":{{{}}},", texts.join(",")).into_bytes();
    text.extend_from_slice(header[1..].trim_ascii_end());
    text.resize(text.len().next_multiple_of(LENGTH), b' ');
    [&(text.len() as u64).to_le_bytes(), &text[..], data].concat()
}

/// Header and tensors of a file whose header is not longer than it.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<LENGTH>()?;
    rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
}

/// What a file has.
pub(super) fn read(bytes: &[u8]) -> Result<Weights, Error> {
    let given = bytes.len() as u64;
    let Some((length, rest)) = bytes.split_first_chunk::<LENGTH>() else {
        return Err(fault::not_weights());
    };
    let length = u64::from_le_bytes(*length);
    if length > MAX_HEADER || rest.first().is_some_and(|&first| first != b'{') {
        return Err(fault::not_weights());
    }
    let Some((header, data)) = split(bytes) else {
        return Err(fault::truncated(LENGTH as u64 + length, given));
    };
    let metadata: Metadata = serde_json::from_slice(header).map_err(|_| fault::damaged_header())?;
    let needed = LENGTH as u64 + length + metadata.data_len() as u64;
    if needed != given {
        return Err(fault::truncated(needed, given));
    }
    let mut weights = tensors(&metadata, data)?;
    if let Some(about) = metadata.metadata() {
        weights.epoch = about.get("epoch").and_then(|epoch| epoch.parse().ok());
        let names = about.get("activation");
        weights.activations =
            names.and_then(|names| activations(names.split(',').filter(|name| !name.is_empty())));
    }
    Ok(weights)
}

/// The tensors of a file whose header agrees with the length of `data`.
fn tensors(metadata: &Metadata, data: &[u8]) -> Result<Weights, Error> {
    let names = metadata.offset_keys();
    if names.len() > MAX_TENSORS {
        return Err(fault::too_many_tensors());
    }
    let (mut all, mut converted, mut total) = (Vec::new(), None, 0);
    for name in names {
        let Some(info) = metadata.info(&name) else {
            return Err(fault::damaged_header());
        };
        let float = match info.dtype {
            Dtype::F32 => Float::F32,
            Dtype::F64 => Float::F64,
            Dtype::F16 => Float::F16,
            Dtype::BF16 => Float::Bf16,
            other => return Err(fault::other_type(&name, &other.to_string())),
        };
        if float != Float::F32 {
            converted = Some(match float {
                Float::F64 => "F64",
                Float::F16 => "F16",
                _ => "BF16",
            });
        }
        let (start, end) = info.data_offsets;
        let bytes = data.get(start..end).ok_or_else(fault::damaged_header)?;
        total += bytes.len() / float.size();
        if total > MAX_VALUES {
            return Err(fault::too_many_values());
        }
        let values = values(&name, &info.shape, float, bytes)?;
        let shape = info.shape.clone();
        insert(
            &mut all,
            Tensor {
                name,
                shape,
                values,
            },
        );
    }
    let weights = Weights::new(all)?;
    Ok(Weights {
        converted,
        ..weights
    })
}

/// The numbers of a tensor, each of which must be finite in 32 bits.
fn values(name: &str, shape: &[usize], float: Float, bytes: &[u8]) -> Result<Vec<f32>, Error> {
    let numbers = bytes
        .chunks_exact(float.size())
        .map(|bytes| float.value(bytes));
    let finite = |(at, number): (usize, f64)| {
        let value = number as f32;
        match value.is_finite() {
            true => Ok(value),
            false => Err(fault::not_finite(name, shape, at, number)),
        }
    };
    numbers.enumerate().map(finite).collect()
}
