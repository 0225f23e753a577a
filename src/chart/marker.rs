//! Shapes that tell models, or classes, apart without colour.

use plotters::prelude::*;

use super::frame::{Area, Drawn, Pixel};

/// A shape that tells models, or classes, apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ▼
    Wedge,
    /// ✚
    Plus,
}

impl Marker {
    /// The markers in the order of the models.
    pub const ALL: [Marker; 3] = [Marker::Circle, Marker::Square, Marker::Triangle];

    /// The markers in the order of the classes; the first two differ most.
    pub const CLASSES: [Marker; 6] = [
        Marker::Circle,
        Marker::Triangle,
        Marker::Square,
        Marker::Plus,
        Marker::Diamond,
        Marker::Wedge,
    ];

    /// Draws the shape around a pixel, as large as a circle of `radius` looks.
    pub(super) fn draw<B: DrawingBackend>(
        self,
        area: &Area<B>,
        at: Pixel,
        radius: i32,
        color: RGBColor,
    ) -> Drawn<B> {
        match self.corners(at, radius) {
            Some(corners) => area.draw(&Polygon::new(corners, color.filled())),
            None => area.draw(&Circle::new(at, radius, color.filled())),
        }
    }

    /// The corners of the shape around a pixel, as large as a circle of `radius` looks; a circle has
    /// none.
    fn corners(self, (x, y): Pixel, radius: i32) -> Option<Vec<Pixel>> {
        let offsets = match self {
            Marker::Circle => return None,
            Marker::Square => {
                let half = radius * 9 / 10;
                vec![(-half, -half), (half, -half), (half, half), (-half, half)]
            }
            Marker::Triangle | Marker::Wedge => {
                let up = if self == Marker::Triangle { 1 } else { -1 };
                let height = radius * 5 / 4;
                let (half, below) = ((87 * height + 50) / 100, (height + 1) / 2);
                vec![(0, -height * up), (-half, below * up), (half, below * up)]
            }
            Marker::Diamond => {
                let half = radius * 5 / 4;
                vec![(0, -half), (half, 0), (0, half), (-half, 0)]
            }
            Marker::Plus => {
                let (long, thin) = ((radius * 11 + 5) / 10, (radius * 2 + 4) / 5);
                let arm = [(-thin, -long), (thin, -long), (thin, -thin)];
                // Each arm is the one before it turned to the right.
                let turn = |k: usize| move |p| (0..k).fold(p, |(x, y): Pixel, _| (-y, x));
                (0..4).flat_map(|k| arm.map(turn(k))).collect()
            }
        };
        Some(offsets.iter().map(|(dx, dy)| (x + dx, y + dy)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_apart_by_their_corners() {
        let corners = |marker: Marker| marker.corners((100, 50), 8);
        assert_eq!(corners(Marker::Circle), None);
        let square = vec![(93, 43), (107, 43), (107, 57), (93, 57)];
        assert_eq!(corners(Marker::Square), Some(square));
        let triangle = vec![(100, 40), (91, 55), (109, 55)];
        assert_eq!(corners(Marker::Triangle), Some(triangle));
        let wedge = vec![(100, 60), (91, 45), (109, 45)];
        assert_eq!(corners(Marker::Wedge), Some(wedge));
        let diamond = vec![(100, 40), (110, 50), (100, 60), (90, 50)];
        assert_eq!(corners(Marker::Diamond), Some(diamond));
        let plus = corners(Marker::Plus).unwrap();
        assert_eq!(plus.len(), 12);
        assert_eq!(plus[..4], [(96, 41), (104, 41), (104, 46), (109, 46)]);
    }
}
