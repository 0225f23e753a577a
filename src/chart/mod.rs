//! Drawing, generic over plotters' `DrawingBackend`: the same functions draw a canvas in the page and
//! an SVG natively. Nothing here trains, and nothing that trains knows of it.
//!
//! A chart has two layers of one [`Frame`]: [`draw_axes`] is drawn once, [`draw_curves`] every time
//! that an epoch was trained. All lengths are in pixels of the backend.
//!
//! What a network has learnt is drawn from plain numbers: [`map`] shows it over one or two features,
//! [`diagram`] its weights, [`bend`] how it answers to one feature at a time, [`units`] what passes through a
//! hidden unit, [`matrices`] what its layers come to. What many seeds come to is [`band`] by epoch, and
//! [`spread`] after the last one. [`picture`] puts title, legend and footer around any of them, as an SVG.

mod axes;
pub mod band;
pub mod bend;
mod curve;
pub mod diagram;
mod frame;
pub mod map;
mod marker;
pub mod matrices;
mod metric;
pub mod picture;
mod points;
mod simplify;
mod smooth;
pub mod spread;
mod text;
mod ticks;
pub mod units;

pub use axes::{Baseline, draw_axes};
pub use curve::{Curve, draw_curves, draw_reading};
pub use frame::{Area, Colors, Drawn, Frame, Sheet, Theme};
pub use marker::Marker;
pub use metric::{Metric, Part};
pub use text::width;
