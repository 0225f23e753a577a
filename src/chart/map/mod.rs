//! What a network says over the plane of two features, or along one.
//!
//! A [`Plane`] is the two axes. Under them a [`Raster`] colours a grid of answers, either into bytes
//! for a canvas or as rectangles; [`boundaries`] are the lines where the answer changes, for colour
//! must not be the only sign; [`HingeLine`]s are where hidden units bend. Above lie [`Points`]: rows to train on filled, rows to test on hollow,
//! classes told by shape as well as by colour. With one feature, [`draw_function`] draws the answer
//! upwards instead.

mod boundary;
mod hinge;
mod plane;
mod points;
mod raster;

pub use boundary::{boundaries, contour};
pub use hinge::{HingeLine, draw_hinges, hinge_at};
pub use plane::{Plane, Segment, draw_function, draw_plane, draw_segments};
pub use points::{Paint, Points, draw_points};
pub(super) use raster::mix;
pub use raster::{Answers, Raster, draw_raster};
