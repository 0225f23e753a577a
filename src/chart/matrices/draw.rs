//! Drawing matrices.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Colors, Item, Sheet, Squares};
use crate::chart::frame::{Area, Drawn, draw_line};
use crate::chart::text::Text;

/// Draws items at their places.
///
/// # Errors
/// What the backend reports.
pub fn draw_matrices<B: DrawingBackend>(
    area: &Area<B>,
    sheet: &Sheet,
    colors: &Colors,
    items: &[Item<'_>],
) -> Drawn<B> {
    let font = sheet.font();
    let text = Text::new(area, font, colors.theme.ink);
    for (item, &[left, top, wide, high]) in items.iter().zip(&sheet.places) {
        let middle = (
            (left + wide / 2.0).round() as i32,
            (top + high / 2.0).round() as i32,
        );
        match item {
            Item::Sign(sign) => text.draw(sign, middle, (HPos::Center, VPos::Center))?,
            Item::Matrix {
                values,
                columns,
                title,
            } => {
                let squares = Squares::new(values, *columns);
                draw_squares(area, sheet, colors, &squares, (left, top))?;
                for (line, name) in title.iter().enumerate() {
                    let below = top + high + (0.3 + 1.2 * line as f64) * font;
                    let at = (middle.0, below.round() as i32);
                    text.draw(name, at, (HPos::Center, VPos::Top))?;
                }
            }
        }
    }
    Ok(())
}

/// Draws a matrix within a frame.
fn draw_squares<B: DrawingBackend>(
    area: &Area<B>,
    sheet: &Sheet,
    colors: &Colors,
    squares: &Squares,
    (left, top): (f64, f64),
) -> Drawn<B> {
    let pixels = |css: f64| (css * sheet.scale).round().max(1.0);
    let (columns, side) = (squares.columns.max(1), sheet.side);
    let largest = squares.values.iter().filter(|value| value.is_finite());
    let largest = largest.fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()));
    for (at, &value) in squares.values.iter().enumerate() {
        let (column, row) = ((at % columns) as f64, (at / columns) as f64);
        let middle = (left + (column + 0.5) * side, top + (row + 0.5) * side);
        let half = f64::from((value.abs() / largest).sqrt()) * (side - pixels(1.0)) / 2.0;
        // What is no number leaves its place empty.
        if half >= 0.25 {
            let rim = pixels(1.5).min(half);
            square(
                area,
                middle,
                half,
                if value > 0.0 {
                    colors.positive
                } else {
                    colors.negative
                },
            )?;
            if value < 0.0 && half > rim {
                square(area, middle, half - rim, colors.theme.paper)?;
            }
        }
    }
    let [right, bottom] = [
        left + columns as f64 * side,
        top + squares.rows as f64 * side,
    ];
    let frame = [
        (left, top),
        (right, top),
        (right, bottom),
        (left, bottom),
        (left, top),
    ];
    let frame = frame.map(|(x, y)| (x.round() as i32, y.round() as i32));
    let style = colors.theme.ink.mix(0.5).stroke_width(pixels(1.0) as u32);
    draw_line(area, frame.to_vec(), style)
}

/// Draws a filled square around a point.
fn square<B: DrawingBackend>(
    area: &Area<B>,
    (x, y): (f64, f64),
    half: f64,
    color: RGBColor,
) -> Drawn<B> {
    let corner = |sign: f64| {
        (
            (x + sign * half).round() as i32,
            (y + sign * half).round() as i32,
        )
    };
    let (from, to) = (corner(-1.0), corner(1.0));
    // A rectangle of a backend holds neither its right nor its lower edge.
    let to = (to.0.max(from.0 + 1), to.1.max(from.1 + 1));
    area.draw(&Rectangle::new([from, to], color.filled()))
}
