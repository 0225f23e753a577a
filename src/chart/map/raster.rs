//! A grid of answers as colours.

use plotters::prelude::*;

use super::Plane;
use crate::chart::Theme;
use crate::chart::frame::{Area, Drawn};

/// What a network answers in each cell, row by row from the upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answers<'a> {
    /// The probability of the second of two classes.
    TwoClasses(&'a [f32]),
    /// The probability of each class: all cells for the first class, then all for the next.
    Classes(&'a [f32]),
    /// A number; `middle` is neither low nor high, `extent` away from it is as low or high as can be.
    Numbers {
        /// The number of each cell.
        values: &'a [f32],
        /// Drawn as paper.
        middle: f32,
        /// Drawn in full colour.
        extent: f32,
    },
}

/// A grid of answers, to be coloured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raster<'a> {
    /// Cells side by side.
    pub columns: usize,
    /// What is answered; as many rows as are filled.
    pub answers: Answers<'a>,
    /// Only which class it is, or numbers in 10 steps, instead of a smooth change of colour.
    pub discrete: bool,
    /// A colour for each class; for numbers that of low and of high ones.
    pub colors: &'a [RGBColor],
}

/// How much of a class's colour its region shows at most, so that points stand out from it.
const STRENGTH: f32 = 0.6;
/// Shades of a scale from one colour through paper to the other.
const SHADES: usize = 256;
/// Steps of numbers that are not smooth.
const STEPS: f32 = 10.0;

impl Raster<'_> {
    /// Number of rows of cells.
    #[must_use]
    pub fn rows(&self) -> usize {
        let cells = match self.answers {
            Answers::TwoClasses(values) | Answers::Numbers { values, .. } => values.len(),
            Answers::Classes(values) => values.len() / self.colors.len().max(1),
        };
        cells / self.columns.max(1)
    }

    /// Writes red, green, blue and opacity of each cell, as `ImageData` holds them, as far as `bytes`
    /// reach. A cell without a number is left to the ground below: its opacity is 0.
    pub fn write(&self, theme: &Theme, bytes: &mut [u8]) {
        let pixels = bytes.chunks_exact_mut(4);
        for (pixel, color) in pixels.zip(self.cells(theme)) {
            let RGBColor(red, green, blue) = color.unwrap_or(theme.paper);
            let opacity = if color.is_some() { 255 } else { 0 };
            pixel.copy_from_slice(&[red, green, blue, opacity]);
        }
    }

    /// The colour of each cell, none where it has no number.
    fn cells(&self, theme: &Theme) -> Box<dyn Iterator<Item = Option<RGBColor>> + '_> {
        let paper = theme.paper;
        match self.answers {
            Answers::TwoClasses(values) => {
                let shades = self.shades(paper);
                let share = move |&p: &f32| match self.discrete {
                    true if p.is_finite() => f32::from(u8::from(p >= 0.5)),
                    _ => p,
                };
                Box::new(values.iter().map(move |p| shade(&shades, share(p))))
            }
            Answers::Numbers {
                values,
                middle,
                extent,
            } => {
                let shades = self.shades(paper);
                let share = move |&value: &f32| {
                    let share = (value - middle) / (2.0 * extent.max(f32::MIN_POSITIVE)) + 0.5;
                    match self.discrete {
                        true => (share * STEPS).floor().clamp(0.0, STEPS - 1.0) / (STEPS - 1.0),
                        false => share,
                    }
                };
                Box::new(values.iter().map(move |value| shade(&shades, share(value))))
            }
            Answers::Classes(values) => {
                let cells = values.len() / self.colors.len().max(1);
                Box::new((0..cells).map(move |cell| self.class_color(values, cells, cell, paper)))
            }
        }
    }

    /// The colour of the most probable class, paler the less sure it is.
    fn class_color(
        &self,
        values: &[f32],
        cells: usize,
        cell: usize,
        paper: RGBColor,
    ) -> Option<RGBColor> {
        let (class, highest) = most_probable(values, cells, cell)?;
        let even = 1.0 / self.colors.len() as f32;
        let sure = ((highest - even) / (1.0 - even)).clamp(0.0, 1.0);
        let share = if self.discrete {
            1.0
        } else {
            0.15 + 0.85 * sure
        };
        Some(mix(paper, self.colors[class], STRENGTH * share))
    }

    /// From the first colour through paper to the second.
    fn shades(&self, paper: RGBColor) -> [RGBColor; SHADES] {
        let color = |k: usize| self.colors.get(k).copied().unwrap_or(paper);
        std::array::from_fn(|k| {
            let share = k as f32 / (SHADES - 1) as f32 * 2.0 - 1.0;
            mix(
                paper,
                color(usize::from(share > 0.0)),
                STRENGTH * share.abs(),
            )
        })
    }
}

/// The class with the highest probability in a cell, and that; none where one is no number.
pub(super) fn most_probable(values: &[f32], cells: usize, cell: usize) -> Option<(usize, f32)> {
    let mut best = (0, f32::MIN);
    for (class, &probability) in values[cell..].iter().step_by(cells).enumerate() {
        if !probability.is_finite() {
            return None;
        }
        if probability > best.1 {
            best = (class, probability);
        }
    }
    Some(best)
}

/// The shade at a share from 0 to 1.
fn shade(shades: &[RGBColor; SHADES], share: f32) -> Option<RGBColor> {
    let place = share.clamp(0.0, 1.0) * (SHADES - 1) as f32 + 0.5;
    (!share.is_nan()).then(|| shades[place as usize])
}

/// A colour so far from one to another.
pub(in crate::chart) fn mix(from: RGBColor, to: RGBColor, share: f32) -> RGBColor {
    let part = |from: u8, to: u8| {
        let (from, to) = (f32::from(from), f32::from(to));
        (from + share * (to - from)).round() as u8
    };
    RGBColor(part(from.0, to.0), part(from.1, to.1), part(from.2, to.2))
}

/// A colour that cells of nearly the same have alike: each part has its last three bits set.
fn coarse(RGBColor(red, green, blue): RGBColor) -> RGBColor {
    RGBColor(red | 7, green | 7, blue | 7)
}

/// Draws the cells as rectangles over the plotting area, neighbours of nearly one colour in a row as one.
/// Each reaches a little under the next ones, or what is below would shine through between them.
/// This is for drawings of lines; a canvas is faster with [`Raster::write`].
///
/// # Errors
/// What the backend reports.
pub fn draw_raster<B: DrawingBackend>(
    area: &Area<B>,
    plane: &Plane,
    theme: &Theme,
    raster: &Raster<'_>,
) -> Drawn<B> {
    let [left, top, right, bottom] = plane.edges();
    let (columns, rows) = (raster.columns.max(1), raster.rows().max(1));
    let x = |column: usize| left + (right - left) * column as i32 / columns as i32;
    let y = |row: usize| top + (bottom - top) * row as i32 / rows as i32;
    let under = (1.2 * plane.scale) as i32;
    let cells = raster.cells(theme).map(|color| color.map(coarse));
    let colors: Vec<Option<RGBColor>> = cells.collect();
    for (row, cells) in colors.chunks_exact(columns).enumerate() {
        let mut column = 0;
        for same in cells.chunk_by(|one, next| one == next) {
            let end = column + same.len();
            if let Some(color) = same[0] {
                let corners = [
                    (x(column), y(row)),
                    (
                        (x(end) + under).min(right),
                        (y(row + 1) + under).min(bottom),
                    ),
                ];
                area.draw(&Rectangle::new(corners, color.filled()))?;
            }
            column = end;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEME: Theme = Theme {
        ink: BLACK,
        grid: RGBColor(200, 200, 200),
        paper: WHITE,
    };
    const COLORS: [RGBColor; 3] = [
        RGBColor(0, 0, 250),
        RGBColor(250, 0, 0),
        RGBColor(0, 250, 0),
    ];

    fn bytes(answers: Answers<'_>, discrete: bool, classes: usize) -> Vec<[u8; 4]> {
        let (columns, colors) = (1, &COLORS[..classes]);
        let raster = Raster {
            columns,
            answers,
            discrete,
            colors,
        };
        let mut bytes = vec![7; 4 * raster.rows()];
        raster.write(&THEME, &mut bytes);
        bytes
            .chunks_exact(4)
            .map(|p| [p[0], p[1], p[2], p[3]])
            .collect()
    }

    #[test]
    fn two_classes_go_through_paper_or_change_at_a_half() {
        let p = [0.0, 0.25, 0.499, 0.5, 1.0, f32::NAN];
        let (blue, red) = ([102, 102, 252, 255], [252, 102, 102, 255]);
        let smooth = bytes(Answers::TwoClasses(&p), false, 2);
        assert_eq!((smooth[0], smooth[4]), (blue, red));
        assert_eq!(
            (smooth[1], smooth[3]),
            ([179, 179, 254, 255], [255, 254, 254, 255])
        );
        assert_eq!(smooth[5], [255, 255, 255, 0], "no number");
        let hard = bytes(Answers::TwoClasses(&p), true, 2);
        assert_eq!(hard[..5], [blue, blue, blue, red, red]);
    }

    #[test]
    fn of_several_classes_the_most_probable_shows() {
        // Two cells: the third class for sure, and the first with a half.
        let p = [0.0, 0.5, 0.0, 0.25, 1.0, 0.25];
        let smooth = bytes(Answers::Classes(&p), false, 3);
        assert_eq!(smooth[0], [102, 252, 102, 255]);
        let [red, green, blue, _] = smooth[1];
        assert!(red == green && red > 180 && blue > 250, "{:?}", smooth[1]);
        let hard = bytes(Answers::Classes(&p), true, 3);
        assert_eq!(hard[1], [102, 102, 252, 255]);
    }

    #[test]
    fn numbers_are_seen_from_their_middle_in_ten_steps() {
        let values: Vec<f32> = (0..=100u8).map(|k| f32::from(k) / 10.0).collect();
        let (middle, extent) = (5.0, 5.0);
        let answers = Answers::Numbers {
            values: &values,
            middle,
            extent,
        };
        let smooth = bytes(answers, false, 2);
        assert_eq!(
            (smooth[0], smooth[100]),
            ([102, 102, 252, 255], [252, 102, 102, 255])
        );
        let mut hard = bytes(answers, true, 2);
        hard.dedup();
        assert_eq!(hard.len(), 10);
    }
}
