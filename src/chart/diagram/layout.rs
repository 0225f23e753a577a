//! Where everything on a diagram lies.

use super::lines::{self, Line};
use super::{Network, Sheet};
use crate::chart::text::{shorten, width};

/// A diagram whose parts have their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// The units that are shown, layer after layer, from above.
    pub units: Vec<Unit>,
    /// The weights that are shown, layer after layer, the strongest first.
    pub lines: Vec<Line>,
    /// All that is written outside of units.
    pub labels: Vec<Label>,
    /// Radius of a unit, in pixels of the backend.
    pub radius: f64,
    pub(super) sheet: Sheet,
}

/// A unit, or a feature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// 0 for features, then layer after layer.
    pub layer: usize,
    /// From 0 on.
    pub unit: usize,
    /// Its middle, in pixels of the backend.
    pub at: (f64, f64),
    /// Its bias, where it has one.
    pub bias: Option<f32>,
}

/// A word or two.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What is written, shortened where it has to be.
    pub text: String,
    /// In pixels of the backend, upwards and downwards the middle of the letters.
    pub at: (f64, f64),
    /// Where the text lies from there.
    pub side: Side,
}

/// Where a text lies from its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It ends there.
    Left,
    /// Its middle is there.
    Middle,
    /// It begins there.
    Right,
}

/// Height of a unit or a line of text, in heights of the font.
const ROW: f64 = 1.5;
/// Between a unit and its name, in heights of the font.
const GAP: f64 = 0.4;
/// Least distance between the middles of two layers, and most between units, in CSS pixels.
const NEAR: f64 = 20.0;
const FAR: f64 = 60.0;

/// One layer as far as it is shown.
struct Column {
    /// Which units, in their order.
    shown: Vec<usize>,
    /// How many are not.
    rest: usize,
    /// Between two units, in pixels of the backend.
    pitch: f64,
}

impl Diagram {
    /// Finds a place for as much of a network as the sheet has room for.
    #[must_use]
    pub fn new(sheet: Sheet, network: &Network<'_>) -> Self {
        let columns = columns(&sheet, network);
        let closest = columns.iter().map(|column| column.pitch);
        let closest = closest.fold(sheet.pixels(FAR), f64::min);
        let radius = (0.38 * closest).clamp(sheet.pixels(3.0), sheet.pixels(15.0));
        let mut diagram = Diagram {
            units: Vec::new(),
            lines: Vec::new(),
            labels: Vec::new(),
            radius,
            sheet,
        };
        let rooms = diagram.rooms(network, &columns);
        let (font, gap) = (sheet.font(), radius + GAP * sheet.font());
        let left = font * rooms.0 + gap;
        let right = f64::from(sheet.size.0) - font * rooms.1 - gap;
        let step = (right - left) / (columns.len() - 1).max(1) as f64;
        for (layer, column) in columns.iter().enumerate() {
            let x = match columns.len() {
                1 => (left + right) / 2.0,
                _ => left + layer as f64 * step,
            };
            let (names, side, room) = match layer {
                0 => (network.inputs, Side::Left, rooms.0),
                _ if layer + 1 == columns.len() => (network.outputs, Side::Right, rooms.1),
                _ => (&[][..], Side::Middle, step / font - GAP),
            };
            diagram.place_units(network, (layer, column), x);
            diagram.place_labels(names, column, (x, side), room);
        }
        diagram.lines = lines::strongest(&sheet, network, &diagram.units);
        diagram
    }

    /// Room for the names of the features and for those of the outputs, in heights of the font.
    fn rooms(&self, network: &Network<'_>, columns: &[Column]) -> (f64, f64) {
        let widest = |names: &[&str], column: Option<&Column>| {
            let rest = column.map_or(0, |column| column.rest);
            let names = names.iter().map(|name| width(name));
            names.fold(width(&rest_label(rest)), f64::max)
        };
        let (font, full) = (self.sheet.font(), f64::from(self.sheet.size.0));
        let steps = (columns.len() - 1) as f64;
        // Layers are apart where a third of the width is enough for that.
        let apart = (2.5 * self.radius * steps).min(full / 3.0);
        let layers = apart.max(self.sheet.pixels(NEAR) * steps);
        let room = full - layers - 2.0 * (self.radius + GAP * font);
        let wanted = (
            widest(network.inputs, columns.first()),
            widest(network.outputs, columns.last()),
        );
        shared(wanted, full / font, room.max(0.0) / font)
    }

    /// Adds the units of a layer.
    fn place_units(&mut self, network: &Network<'_>, (layer, column): (usize, &Column), x: f64) {
        for (slot, &unit) in column.shown.iter().enumerate() {
            let bias = layer.checked_sub(1).map(|k| network.layers[k].bias[unit]);
            let at = (x, self.height(column, slot));
            self.units.push(Unit {
                layer,
                unit,
                at,
                bias,
            });
        }
    }

    /// Writes what there is beside the units of a layer, in so many heights of the font.
    fn place_labels(&mut self, names: &[&str], column: &Column, (x, side): (f64, Side), room: f64) {
        let gap = self.radius + GAP * self.sheet.font();
        let x = match side {
            Side::Left => x - gap,
            Side::Middle => x,
            Side::Right => x + gap,
        };
        for (slot, &unit) in column.shown.iter().enumerate() {
            if let Some(name) = names.get(unit) {
                self.label(shorten(name, room), (x, self.height(column, slot)), side);
            }
        }
        if column.rest > 0 {
            let text = short_rest_label(column.rest, room);
            self.label(text, (x, self.height(column, column.shown.len())), side);
        }
    }

    /// How far down a slot of a layer is: a unit, or the line on those that are not shown.
    fn height(&self, column: &Column, slot: usize) -> f64 {
        let slots = column.shown.len() + usize::from(column.rest > 0);
        let middle = f64::from(self.sheet.size.1) / 2.0;
        middle + (slot as f64 - (slots as f64 - 1.0) / 2.0) * column.pitch
    }

    /// Writes a text, if there is any.
    fn label(&mut self, text: String, at: (f64, f64), side: Side) {
        if !text.is_empty() {
            self.labels.push(Label { text, at, side });
        }
    }
}

/// Room for names at the left and at the right, of which so much is wanted. Each side has what it
/// wants up to a third of the `full` width, and more where both have no more than half of it; if there
/// is less `room`, each has half of it or what the other leaves.
fn shared(wanted: (f64, f64), full: f64, room: f64) -> (f64, f64) {
    let third = full / 3.0;
    let most = |own: f64, other: f64| own.min(third.max(full / 2.0 - other.min(third)));
    let (left, right) = (most(wanted.0, wanted.1), most(wanted.1, wanted.0));
    let right = right.min((room - left).max(room / 2.0));
    (left.min(room - right), right)
}

/// What is written in place of units that are not shown.
fn rest_label(rest: usize) -> String {
    match rest {
        0 => String::new(),
        _ => format!("and {rest} more"),
    }
}

/// The same in so many heights of the font.
fn short_rest_label(rest: usize, room: f64) -> String {
    let texts = [rest_label(rest), format!("+{rest}")];
    let fitting = texts.into_iter().find(|text| width(text) <= room);
    fitting.unwrap_or_else(|| "⋮".to_owned())
}

/// Which units of each layer are shown: as many as there are rows for, those with the largest weights.
fn columns(sheet: &Sheet, network: &Network<'_>) -> Vec<Column> {
    let row = ROW * sheet.font();
    let height = f64::from(sheet.size.1);
    let rows = ((height / row) as usize).max(2);
    let widths = network.widths().into_iter().enumerate();
    let column = |(layer, width): (usize, usize)| {
        let mut shown: Vec<usize> = (0..width).collect();
        if width > rows {
            let sizes = sizes(network, layer, width);
            shown.sort_by(|&one, &other| sizes[other].total_cmp(&sizes[one]));
            shown.truncate(rows - 1);
            shown.sort_unstable();
        }
        let rest = width - shown.len();
        let slots = shown.len() + usize::from(rest > 0);
        let pitch = (height / slots.max(1) as f64).min(sheet.pixels(FAR));
        Column { shown, rest, pitch }
    };
    widths.map(column).collect()
}

/// How much each unit of a layer matters: ‖incoming weights‖ · ‖outgoing weights‖.
fn sizes(network: &Network<'_>, layer: usize, width: usize) -> Vec<f32> {
    let mut sizes = vec![1.0; width];
    if let Some(before) = layer.checked_sub(1) {
        let weights = &network.layers[before];
        let rows = weights.weight.chunks_exact(weights.inputs().max(1));
        for (size, row) in sizes.iter_mut().zip(rows) {
            *size *= row.iter().map(|w| w * w).sum::<f32>().sqrt();
        }
    }
    if let Some(weights) = network.layers.get(layer) {
        let mut squares = vec![0.0; width];
        for row in weights.weight.chunks_exact(width.max(1)) {
            for (square, w) in squares.iter_mut().zip(row) {
                *square += w * w;
            }
        }
        for (size, square) in sizes.iter_mut().zip(squares) {
            *size *= square.sqrt();
        }
    }
    for size in sizes.iter_mut().filter(|size| size.is_nan()) {
        *size = 0.0;
    }
    sizes
}
