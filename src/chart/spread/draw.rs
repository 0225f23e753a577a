//! Drawing the rows.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::{Rows, Spread};
use crate::chart::frame::{Area, Drawn, draw_line, thousands};
use crate::chart::text::{Text, width};
use crate::chart::ticks::{tick, ticks};
use crate::chart::{Metric, Theme};

/// Draws a row of bars for each model, top down.
///
/// # Errors
/// What the backend reports.
pub fn draw_spreads<B: DrawingBackend>(
    area: &Area<B>,
    rows: &Rows,
    theme: &Theme,
    spreads: &[Spread<'_>],
) -> Drawn<B> {
    draw_values(area, rows, theme)?;
    for (row, spread) in spreads.iter().enumerate().take(rows.rows) {
        draw_bars(area, rows, theme, spread, row)?;
    }
    draw_baseline(area, rows, theme)?;
    for (row, spread) in spreads.iter().enumerate().take(rows.rows) {
        draw_quantiles(area, rows, theme, spread, row)?;
    }
    Ok(())
}

/// Draws a line at each round value, labelled below the last row.
fn draw_values<B: DrawingBackend>(area: &Area<B>, rows: &Rows, theme: &Theme) -> Drawn<B> {
    let text = Text::new(area, rows.font(), theme.ink);
    let (left, right) = rows.horizontal();
    // As many as have room for labels of about 6 letters.
    let most = (f64::from(right - left) / (5.0 * rows.font())) as usize;
    let (values, step) = ticks(rows.range, most.clamp(2, 10));
    let bottom = rows.size.1 as i32 - (2.0 * rows.font()) as i32;
    let mut free = i32::MIN;
    for value in values {
        let x = rows.x_of(value);
        let line = vec![(x, 0), (x, bottom)];
        draw_line(area, line, theme.grid.stroke_width(rows.pixels(1.0) as u32))?;
        let label = match rows.metric {
            Metric::Accuracy => format!("{} %", tick(value, step)),
            _ => tick(value, step),
        };
        let half = (width(&label) * rows.font() / 2.0) as i32;
        if x - half < free || x + half > rows.size.0 as i32 {
            continue;
        }
        free = x + half + rows.pixels(6.0);
        let at = (x, bottom + rows.pixels(4.0));
        text.draw(&label, at, (HPos::Center, VPos::Top))?;
    }
    Ok(())
}

/// Draws a model's bars on a line of their own, with its name and the most runs that a bar can stand for.
fn draw_bars<B: DrawingBackend>(
    area: &Area<B>,
    rows: &Rows,
    theme: &Theme,
    spread: &Spread<'_>,
    row: usize,
) -> Drawn<B> {
    let ((left, right), (top, bottom)) = (rows.horizontal(), rows.vertical(row));
    let (start, width) = rows.bins;
    let edge = |bin: usize| rows.x_of(start + width * bin as f64);
    for (bin, &count) in spread.counts.iter().enumerate().filter(|(_, c)| **c > 0) {
        let height = f64::from(bottom - top) * f64::from(count) / f64::from(rows.most.max(1));
        let high = bottom - (height.round() as i32).max(1);
        // A gap between bars, where they are wide enough for one.
        let (from, to) = (edge(bin), edge(bin + 1));
        let to = if to - from > 4 {
            to - rows.pixels(1.0)
        } else {
            to
        };
        let bar = [(from, high), (to.max(from + 1), bottom)];
        area.draw(&Rectangle::new(bar, spread.color.mix(0.55).filled()))?;
    }
    let ink = theme.ink.stroke_width(rows.pixels(1.0) as u32);
    draw_line(area, vec![(left, bottom), (right, bottom)], ink)?;

    let text = Text::new(area, rows.font(), theme.ink);
    let most = thousands(rows.most as usize);
    let beside = left - rows.pixels(6.0);
    if rows.most > 0 {
        draw_line(area, vec![(left - rows.pixels(4.0), top), (left, top)], ink)?;
        text.draw(&most, (beside, top), (HPos::Right, VPos::Center))?;
    }
    text.draw(spread.name, (beside, bottom), (HPos::Right, VPos::Bottom))?;
    if spread.beyond > 0 {
        let label = format!("+{} →", thousands(spread.beyond as usize));
        text.draw(&label, (right, top), (HPos::Right, VPos::Top))?;
    }
    Ok(())
}

/// Draws a dashed line through all rows, where guessing without looking would be.
fn draw_baseline<B: DrawingBackend>(area: &Area<B>, rows: &Rows, theme: &Theme) -> Drawn<B> {
    let Some(value) = rows.baseline else {
        return Ok(());
    };
    let x = rows.x_of(value);
    let bottom = rows.size.1 as i32 - (2.0 * rows.font()) as i32;
    let (dash, gap) = (rows.pixels(6.0), rows.pixels(4.0));
    let style = theme.ink.stroke_width(rows.pixels(1.5) as u32);
    for from in (0..bottom).step_by((dash + gap) as usize) {
        let line = vec![(x, from), (x, (from + dash).min(bottom))];
        draw_line(area, line, style)?;
    }
    Ok(())
}

/// Draws the line from 10 % to 90 % of the runs, and the model's shape at the median.
fn draw_quantiles<B: DrawingBackend>(
    area: &Area<B>,
    rows: &Rows,
    theme: &Theme,
    spread: &Spread<'_>,
    row: usize,
) -> Drawn<B> {
    let Some([low, median, high]) = spread.quantiles else {
        return Ok(());
    };
    let y = rows.vertical(row).1 + rows.pixels(8.0);
    let line = vec![(rows.x_of(low), y), (rows.x_of(high), y)];
    draw_line(
        area,
        line,
        spread.color.stroke_width(rows.pixels(3.0) as u32),
    )?;
    for (radius, color) in [(6.5, theme.paper), (5.0, spread.color)] {
        let at = (rows.x_of(median), y);
        spread.marker.draw(area, at, rows.pixels(radius), color)?;
    }
    Ok(())
}
