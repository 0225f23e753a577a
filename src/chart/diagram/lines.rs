//! Which weights are shown as lines.

use super::layout::Unit;
use super::{Network, Part, Sheet};

/// A weight between two units that are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Which weight it is.
    pub part: Part,
    /// The middles of its two units, in pixels of the backend.
    pub ends: [(f64, f64); 2],
    /// The weight.
    pub weight: f32,
    /// Its size, as a share of the largest of its layer.
    pub share: f64,
}

/// Most lines of a diagram, and room for one, in square CSS pixels: more would hide one another.
const MOST: f64 = 600.0;
const ROOM: f64 = 1200.0;

/// The lines of all layers. Where there are too many the layers share what can be shown, each its
/// strongest. Weights of 0 and those that are no number have none.
pub(super) fn strongest(sheet: &Sheet, network: &Network<'_>, units: &[Unit]) -> Vec<Line> {
    let all = (1..=network.layers.len()).map(|layer| candidates(network, units, layer));
    let mut all: Vec<Vec<Line>> = all.collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&layer| all[layer].len());
    let (width, height) = (f64::from(sheet.size.0), f64::from(sheet.size.1));
    let room = width * height / sheet.scale.powi(2) / ROOM;
    let mut left = room.clamp(MOST / 8.0, MOST) as usize;
    for (done, &layer) in order.iter().enumerate() {
        let lines = &mut all[layer];
        lines.sort_by(|one, other| other.share.total_cmp(&one.share));
        lines.truncate(left / (order.len() - done));
        left -= lines.len();
    }
    all.concat()
}

/// A line for every weight of a layer between units that are shown.
fn candidates(network: &Network<'_>, units: &[Unit], layer: usize) -> Vec<Line> {
    let weights = &network.layers[layer - 1];
    let inputs = weights.inputs();
    let finite = weights.weight.iter().filter(|w| w.is_finite());
    let largest = finite.fold(0.0f32, |largest, w| largest.max(w.abs()));
    let of = |layer: usize| units.iter().filter(move |unit| unit.layer == layer);
    let mut lines = Vec::new();
    for to in of(layer) {
        for from in of(layer - 1) {
            let weight = weights.weight[to.unit * inputs + from.unit];
            if weight == 0.0 || !weight.is_finite() {
                continue;
            }
            lines.push(Line {
                part: Part::Weight {
                    layer,
                    from: from.unit,
                    to: to.unit,
                },
                ends: [from.at, to.at],
                weight,
                share: f64::from(weight.abs()) / f64::from(largest),
            });
        }
    }
    lines
}
