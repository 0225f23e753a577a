//! Drawing, generic over plotters' `DrawingBackend`: the same functions draw a canvas in the page and
//! an SVG natively. Nothing here trains, and nothing that trains knows of it.
//!
//! A chart has two layers of one [`Frame`]: [`draw_axes`] is drawn once, [`draw_curves`] every time
//! that an epoch was trained. All lengths are in pixels of the backend.

mod axes;
mod curve;
mod frame;
mod points;

pub use axes::{Baseline, draw_axes};
pub use curve::{Curve, Marker, draw_curves, draw_reading};
pub use frame::{Area, Drawn, Frame, Metric, Part, Theme};
