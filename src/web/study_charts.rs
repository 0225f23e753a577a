//! `StudyChart` in JavaScript: the results of a study, by epoch and after the last one.

use plotters::prelude::{DrawingBackend, RGBColor};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Layer, NO_FIT, NO_THEME, fit, parse_color, read_theme};
use super::js_error;
use super::picture::picture;
use super::study::StudyResults;
use super::types::{PictureInput, ThemeInput};
use crate::chart::band::{Band, draw_bands};
use crate::chart::picture::Shape;
use crate::chart::spread::{Rows, Spread, draw_spreads};
use crate::chart::{Area, Baseline, Drawn, Frame, Marker, Metric, Sheet, Theme, draw_axes};
use crate::recipe::MAX_EPOCHS;
use crate::study::{self, Measure};

/// The results of a study: by epoch each model's median and the band from 10 % to 90 % of its runs, or after
/// the last epoch how many runs of each model came to what.
#[wasm_bindgen]
pub struct StudyChart {
    layer: Layer,
    fit: Sheet,
    theme: Theme,
    colors: Vec<RGBColor>,
    /// The models' places on the page, for their markers.
    slots: Vec<u32>,
}

#[wasm_bindgen]
impl StudyChart {
    /// A chart on that canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<StudyChart, JsError> {
        Ok(StudyChart {
            layer: Layer::new(canvas)?,
            fit: NO_FIT,
            theme: NO_THEME,
            colors: Vec::new(),
            slots: Vec::new(),
        })
    }

    /// Makes room for `width` × `height` device pixels, `scale` of them to a CSS pixel, with labels of
    /// `fontSize` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32, scale: f64, font_size: f64) {
        self.fit = fit(width, height, scale, font_size);
        self.layer.resize(self.fit.size);
    }

    /// The chart's colours; the models' by their slots on the page, and those slots.
    #[wasm_bindgen(js_name = setLook)]
    pub fn set_look(
        &mut self,
        theme: ThemeInput,
        colors: Vec<String>,
        slots: Vec<u32>,
    ) -> Result<(), JsError> {
        self.theme = read_theme(&theme)?;
        let colors = colors.iter().map(|color| parse_color(color));
        self.colors = colors.collect::<Result<_, _>>()?;
        self.slots = slots;
        Ok(())
    }

    /// Draws the bands on an axis of so many epochs, with what guessing without looking would give, where
    /// that is one number for all runs.
    #[wasm_bindgen(js_name = drawBands)]
    pub fn draw_bands(
        &self,
        results: &StudyResults,
        models: usize,
        epochs: usize,
        baseline: Option<f64>,
    ) -> Result<(), JsError> {
        let area = self.layer.clear();
        self.bands(&area, &self.fit, results, models, (epochs, baseline))
            .map_err(js_error)
    }

    /// The same as a picture: an SVG.
    #[wasm_bindgen(js_name = bandPicture)]
    pub fn band_picture(
        &self,
        words: PictureInput,
        results: &StudyResults,
        models: usize,
        epochs: usize,
        baseline: Option<f64>,
    ) -> Result<String, JsError> {
        picture(&words, &self.theme, Shape::Beside, |area, sheet| {
            self.bands(area, sheet, results, models, (epochs, baseline))
        })
    }

    /// Draws the spreads, a row for each name, with what guessing without looking would give, where that is
    /// one number for all runs.
    #[wasm_bindgen(js_name = drawSpreads)]
    pub fn draw_spreads(
        &self,
        results: &StudyResults,
        names: Vec<String>,
        baseline: Option<f64>,
    ) -> Result<(), JsError> {
        let area = self.layer.clear();
        self.spreads(&area, &self.fit, results, &names, baseline)
            .map_err(js_error)
    }

    /// The same as a picture: an SVG.
    #[wasm_bindgen(js_name = spreadPicture)]
    pub fn spread_picture(
        &self,
        words: PictureInput,
        results: &StudyResults,
        names: Vec<String>,
        baseline: Option<f64>,
    ) -> Result<String, JsError> {
        picture(&words, &self.theme, Shape::Beside, |area, sheet| {
            self.spreads(area, sheet, results, &names, baseline)
        })
    }
}

impl StudyChart {
    /// The colour and the shape of a model.
    fn of(&self, model: usize) -> (RGBColor, Marker) {
        let slot = self.slots.get(model).map_or(model, |&slot| slot as usize);
        let color = self.colors.get(slot % self.colors.len().max(1));
        let color = color.copied().unwrap_or(self.theme.ink);
        (color, Marker::ALL[slot % Marker::ALL.len()])
    }

    /// A model's band, as it is drawn.
    fn band<'a>(&self, model: usize, band: &'a study::Band) -> Band<'a> {
        let (color, marker) = self.of(model);
        Band {
            epochs: &band.epochs,
            low: &band.low,
            median: &band.median,
            high: &band.high,
            color,
            marker,
        }
    }

    fn bands<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        sheet: &Sheet,
        results: &StudyResults,
        models: usize,
        (epochs, baseline): (usize, Option<f64>),
    ) -> Drawn<B> {
        let (metric, unit) = metric(results, true);
        let baseline = baseline.map(|value| unit * value);
        let mut frame = Frame {
            epochs: epochs.min(MAX_EPOCHS as usize),
            baseline: baseline.filter(|_| metric == Metric::SquaredError),
            ..Frame::new(metric).on(sheet)
        };
        let raw = (0..models).map(|model| in_unit(results.core.band(model), unit));
        let raw: Vec<_> = raw.collect();
        let bands = raw.iter().enumerate();
        let bands: Vec<_> = bands.map(|(model, band)| self.band(model, band)).collect();
        let lines: Vec<_> = baseline.into_iter().collect();
        frame.fit_bands(&bands, &lines);
        let bold = |&value: &f64| Baseline { value, bold: true };
        let lines: Vec<_> = lines.iter().map(bold).collect();
        draw_axes(area, &frame, &self.theme, &lines)?;
        draw_bands(area, &frame, &self.theme, &bands)
    }

    fn spreads<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        sheet: &Sheet,
        results: &StudyResults,
        names: &[String],
        baseline: Option<f64>,
    ) -> Drawn<B> {
        let (metric, unit) = metric(results, false);
        let histogram = results.core.histogram();
        let spreads = names.iter().zip(&histogram.counts).enumerate();
        let spreads = spreads.map(|(model, (name, counts))| {
            let (color, marker) = self.of(model);
            let spread = results.core.spread(model);
            Spread {
                name,
                counts,
                beyond: histogram.beyond[model],
                quantiles: spread.map(|s| [s.low, s.median, s.high].map(|value| unit * value)),
                color,
                marker,
            }
        });
        let spreads: Vec<_> = spreads.collect();
        let mut rows = Rows {
            metric,
            size: sheet.size,
            scale: sheet.scale,
            font_size: sheet.font_size,
            rows: names.len(),
            bins: (unit * histogram.start, unit * histogram.width),
            range: (0.0, 1.0),
            most: histogram.most(),
            baseline: baseline.map(|value| unit * value),
        };
        rows.fit(histogram.counts.first().map_or(0, Vec::len), &spreads);
        draw_spreads(area, &rows, &self.theme, &spreads)
    }
}

/// The metric of a chart, and its unit by that of the measure.
fn metric(results: &StudyResults, is_squared: bool) -> (Metric, f64) {
    match results.core.measure() {
        Measure::Accuracy { .. } => (Metric::Accuracy, 100.0),
        Measure::Loss if is_squared => (Metric::SquaredError, 1.0),
        Measure::Loss => (Metric::Loss, 1.0),
    }
}

/// A band in the chart's unit.
fn in_unit(mut band: study::Band, unit: f64) -> study::Band {
    for values in [&mut band.low, &mut band.median, &mut band.high] {
        values.iter_mut().for_each(|value| *value *= unit);
    }
    band
}
