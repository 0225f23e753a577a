//! Canvases that our drawings lie on, and the page's colours.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::{IntoDrawingArea, RGBColor};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::js_error;
use super::types::ThemeInput;
#[cfg(feature = "page")]
use crate::chart::Colors;
use crate::chart::{Sheet, Theme};

/// One canvas.
pub(super) struct Layer {
    pub(super) canvas: HtmlCanvasElement,
    pub(super) context: CanvasRenderingContext2d,
}

impl Layer {
    pub(super) fn new(canvas: HtmlCanvasElement) -> Result<Self, JsError> {
        let context = canvas.get_context("2d").ok().flatten();
        let context = context.and_then(|context| context.dyn_into().ok());
        let context = context.ok_or_else(|| js_error("this browser cannot draw on a canvas"))?;
        Ok(Layer { canvas, context })
    }

    /// Sets the backing store; that also resets the context's state.
    pub(super) fn resize(&self, (width, height): (u32, u32)) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        // Mitred corners would shoot out of a jagged curve.
        self.context.set_line_join("round");
    }

    /// Wipes the canvas and opens it for drawing.
    pub(super) fn clear(&self) -> DrawingArea<CanvasBackend, Shift> {
        let (width, height) = (self.canvas.width(), self.canvas.height());
        self.context
            .clear_rect(0.0, 0.0, width.into(), height.into());
        self.area()
    }

    /// Opens the canvas for drawing on what is there.
    pub(super) fn area(&self) -> DrawingArea<CanvasBackend, Shift> {
        let backend = CanvasBackend::with_canvas_object(self.canvas.clone());
        backend
            .expect("its context was had before")
            .into_drawing_area()
    }
}

/// What the page says of a box: its size in device pixels, how many of them are a CSS pixel, and the
/// height of labels in CSS pixels. What no screen has is a slip, and would take forever to draw.
pub(super) fn fit(width: u32, height: u32, scale: f64, font_size: f64) -> Sheet {
    let within = |value: f64, low: f64, high: f64, otherwise| {
        if (low..=high).contains(&value) {
            value
        } else {
            otherwise
        }
    };
    Sheet {
        size: (width.clamp(1, 16_384), height.clamp(1, 16_384)),
        scale: within(scale, 0.1, 20.0, 1.0),
        font_size: within(font_size, 1.0, 200.0, 14.0),
    }
}

/// Until the page says so.
#[cfg(feature = "page")]
pub(super) const NO_FIT: Sheet = Sheet {
    size: (1, 1),
    scale: 1.0,
    font_size: 14.0,
};

/// Until the page sets its theme.
const GREY: RGBColor = RGBColor(128, 128, 128);

/// The theme until then.
pub(super) const NO_THEME: Theme = Theme {
    ink: GREY,
    grid: GREY,
    paper: GREY,
};

/// What has signs, until then.
#[cfg(feature = "page")]
pub(super) const NO_COLORS: Colors = Colors {
    theme: NO_THEME,
    positive: GREY,
    negative: GREY,
};

/// The page's theme.
pub(super) fn read_theme(theme: &ThemeInput) -> Result<Theme, JsError> {
    let of = |key: &str| {
        let color = js_sys::Reflect::get(theme, &key.into()).unwrap_or_default();
        parse_color(&color.as_string().unwrap_or_default())
    };
    Ok(Theme {
        ink: of("ink")?,
        grid: of("grid")?,
        paper: of("paper")?,
    })
}

/// The theme with the colours of positive and of negative numbers.
#[cfg(feature = "page")]
pub(super) fn read_colors(
    theme: &ThemeInput,
    positive: &str,
    negative: &str,
) -> Result<Colors, JsError> {
    Ok(Colors {
        theme: read_theme(theme)?,
        positive: parse_color(positive)?,
        negative: parse_color(negative)?,
    })
}

/// Those of classes, of which there are at least two; for numbers of low and of high ones.
#[cfg(feature = "page")]
pub(super) fn parse_classes(classes: &[String]) -> Result<Vec<RGBColor>, JsError> {
    if classes.len() < 2 {
        return Err(js_error("there must be a colour for each of two classes"));
    }
    classes.iter().map(|color| parse_color(color)).collect()
}

/// `#rrggbb` as a colour.
pub(super) fn parse_color(text: &str) -> Result<RGBColor, JsError> {
    let digits = text
        .trim_ascii()
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6);
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let value = value.ok_or_else(|| js_error(format!("'{text}' is not a colour as #rrggbb")))?;
    let [_, red, green, blue] = value.to_be_bytes();
    Ok(RGBColor(red, green, blue))
}
