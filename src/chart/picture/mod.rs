//! A chart as a picture that stands alone, such as on a slide: with title, recipe, legend and a footer, as
//! an SVG. The page has those beside its canvases; here they are inside, around the same drawing.
//!
//! [`svg()`] finds a place for all of them, and gives what is left to the chart.

mod layout;
mod sign;
mod slide;
mod svg;

use plotters::prelude::RGBColor;

use super::Marker;
pub use slide::Slide;
pub use svg::svg;

/// Width and height of a picture, in CSS pixels: a slide's.
pub const SIZE: (u32, u32) = (1280, 720);

/// Height of the smallest letters, in CSS pixels.
pub const LETTERS: f64 = 20.0;

/// Pixels of the backend to a CSS pixel: backends take whole ones only, and a curve is finer.
pub const SCALE: f64 = 4.0;

/// What is written around a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Picture<'a> {
    /// What is shown.
    pub title: &'a str,
    /// Of what: the recipe in short words.
    pub subtitle: &'a str,
    /// What is upwards, above the chart; empty where the chart says it itself.
    pub axis: &'a str,
    /// What its signs mean.
    pub legend: &'a [Entry<'a>],
    /// Below it, at the left and at the right: of which data it is, and where it was made.
    pub footer: [&'a str; 2],
    /// The chart in words, for those who do not see it.
    pub description: &'a str,
    /// How the chart lies in it.
    pub shape: Shape,
}

/// How a chart lies in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// To the left of its legend.
    Beside,
    /// The same, as wide as high.
    Square,
    /// Below its legend, from edge to edge.
    Below,
}

/// A line of a legend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry<'a> {
    /// What it looks like in the chart.
    pub sign: Sign,
    /// In which colour.
    pub color: RGBColor,
    /// Whether it is pale, as an earlier run.
    pub faded: bool,
    /// What it means.
    pub text: &'a str,
}

/// How something looks in a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A bold line with a model's shape.
    Curve(Marker),
    /// A bold line.
    Line,
    /// A thin line.
    Thin,
    /// A bold line of dashes.
    Dashes,
    /// A thin line of dashes.
    ThinDashes,
    /// A pale area.
    Area,
    /// A point of a class.
    Dot(Marker),
    /// A hollow point.
    Ring(Marker),
    /// A square.
    Square,
    /// A hollow square.
    HollowSquare,
    /// Crossed lines.
    Cross,
    /// Nothing: what is said is a note.
    Nothing,
}
