//! A network as circles and lines: features at the left, outputs at the right.
//!
//! [`Diagram::new`] finds a place for what can be shown, [`draw_diagram`] draws it. A line is as wide
//! as its weight is large within its layer; a negative weight has another colour and is dashed. A small
//! mark at a unit is its bias: filled where it is positive, hollow where it is negative. Of a wide
//! layer only the units with the largest weights are shown, and of many lines the strongest.

mod draw;
mod hit;
mod layout;
mod lines;

pub use super::{Colors, Sheet};
pub use draw::draw_diagram;
pub use layout::{Diagram, Label, Side, Unit};
pub use lines::Line;

/// The weights of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights<'a> {
    /// W, row by row: (outputs, inputs).
    pub weight: &'a [f32],
    /// b: (outputs).
    pub bias: &'a [f32],
}

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Network<'a> {
    /// Layer after layer.
    pub layers: &'a [Weights<'a>],
    /// Names of the features.
    pub inputs: &'a [&'a str],
    /// Names of the outputs.
    pub outputs: &'a [&'a str],
}

/// Something on a diagram that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A unit, or a feature in layer 0.
    Unit {
        /// 0 for features, then layer after layer.
        layer: usize,
        /// From 0 on.
        unit: usize,
    },
    /// The weight between a unit and one of the layer before.
    Weight {
        /// The layer that the weight belongs to, from 1 on.
        layer: usize,
        /// The unit of the layer before.
        from: usize,
        /// The unit of the layer.
        to: usize,
    },
}

impl Network<'_> {
    /// Numbers of features, of units layer after layer, and of outputs.
    fn widths(&self) -> Vec<usize> {
        let first = self.layers.first();
        let inputs = first.map_or(0, |layer| layer.inputs());
        let outputs = self.layers.iter().map(|layer| layer.bias.len());
        std::iter::once(inputs).chain(outputs).collect()
    }
}

impl Weights<'_> {
    /// Number of units before the layer.
    fn inputs(&self) -> usize {
        self.weight.len() / self.bias.len().max(1)
    }
}
