//! The picture as a document.

use plotters::prelude::*;

use super::layout::{Layout, Written};
use super::slide::{Slide, escaped};
use super::{LETTERS, Picture, SCALE, SIZE};
use crate::chart::frame::{Area, Drawn};
use crate::chart::map::mix;
use crate::chart::text::Text;
use crate::chart::{Sheet, Theme};

/// How fonts are called that have the widths which text is measured by.
const FONTS: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";
/// Height of the labels of the page's charts, in CSS pixels: here they are drawn as large as letters are to be.
const USUAL_FONT: f64 = 14.0;
/// Ink of what is said by the way.
const SOFT: f32 = 0.72;

/// A picture as an SVG document: `chart` draws in the middle of it, on a sheet of the size that is left.
///
/// # Errors
/// What the backend reports.
pub fn svg(
    picture: &Picture<'_>,
    theme: &Theme,
    chart: impl for<'a> FnOnce(&Area<Slide<'a>>, &Sheet) -> Drawn<Slide<'a>>,
) -> Result<String, DrawingAreaErrorKind<std::io::Error>> {
    let layout = Layout::new(picture);
    let [left, top, wide, high] = layout.plot.map(pixels);
    let sheet = Sheet {
        size: (wide as u32, high as u32),
        scale: SCALE * LETTERS / USUAL_FONT,
        font_size: USUAL_FONT,
    };
    let inner = drawn(|area| chart(&area.clone().shrink((left, top), (wide, high)), &sheet))?;
    let outer = drawn(|area| {
        for &(entry, at) in &layout.signs {
            picture.legend[entry].draw(area, theme, at)?;
        }
        let mut texts = layout.texts.iter();
        texts.try_for_each(|written| write(area, theme, written))
    })?;
    Ok(document(picture, theme, &inner, &outer))
}

/// What was drawn on a whole picture: shapes and texts, as elements of SVG.
struct Elements {
    shapes: String,
    texts: String,
}

/// Draws, and gives what was drawn. plotters says of each shape also what goes without saying.
fn drawn(
    draw: impl for<'a> FnOnce(&Area<Slide<'a>>) -> Drawn<Slide<'a>>,
) -> Result<Elements, DrawingAreaErrorKind<std::io::Error>> {
    let (mut shapes, mut texts) = (String::new(), String::new());
    let size = (pixels(SIZE.0.into()) as u32, pixels(SIZE.1.into()) as u32);
    {
        let area = Slide::new(&mut shapes, &mut texts, size).into_drawing_area();
        draw(&area)?;
        area.present()?;
    }
    let shapes = shapes.split_once('>').map_or("", |(_, rest)| rest);
    let shapes = shapes.trim().trim_end_matches("</svg>");
    let shapes = shapes
        .replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\" stroke-width=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" \"/>", "\"/>");
    Ok(Elements { shapes, texts })
}

/// CSS pixels in pixels of the backend.
pub(super) fn pixels(css: f64) -> i32 {
    (css * SCALE).round() as i32
}

fn write<B: DrawingBackend>(area: &Area<B>, theme: &Theme, written: &Written) -> Drawn<B> {
    let ink = match written.soft {
        true => mix(theme.paper, theme.ink, SOFT),
        false => theme.ink,
    };
    let text = Text::new(area, written.size * SCALE, ink);
    let text = if written.bold { text.bold() } else { text };
    let (x, y) = written.at;
    let anchor = (written.side, plotters::style::text_anchor::VPos::Top);
    text.draw(&written.text, (pixels(x), pixels(y)), anchor)
}

/// The document. What the chart itself has written has a place of its own, for those who write it in another
/// language.
fn document(picture: &Picture<'_>, theme: &Theme, inner: &Elements, outer: &Elements) -> String {
    let ((width, height), RGBColor(red, green, blue)) = (SIZE, theme.paper);
    let [wide, high] = [width, height].map(|css| pixels(css.into()));
    let [title, description] = [picture.title, picture.description].map(escaped);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {wide} {high}\" role=\"img\">\n\
         <title>{title}</title>\n<desc>{description}</desc>\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#{red:02x}{green:02x}{blue:02x}\"/>\n\
         <g stroke-linejoin=\"round\">\n{}{}</g>\n\
         <g id=\"labels\" font-family=\"{FONTS}\">\n{}</g>\n\
         <g font-family=\"{FONTS}\">\n{}</g>\n</svg>\n",
        inner.shapes, outer.shapes, inner.texts, outer.texts
    )
}
