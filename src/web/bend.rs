//! `BendChart` in JavaScript: how the answer bends as one feature moves.

use std::cell::RefCell;
use std::rc::Rc;

use ndarray::Array2;
use plotters::prelude::{DrawingBackend, RGBColor};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Layer, NO_FIT, NO_THEME, fit, parse_color, read_theme};
use super::js_error;
use super::picture::picture;
use super::trainer::Trainer;
use super::types::{PictureInput, ThemeInput};
use crate::chart::bend::{Bend, Grid, Panel, draw_bends, range};
use crate::chart::picture::Shape;
use crate::chart::{Area, Drawn, Marker, Sheet, Theme, width};
use crate::data::Task;
use crate::train;

/// Values of a feature at which a network is asked.
const STEPS: usize = 61;

/// Small panels, one a feature, in which that moves through its range while all others are held.
#[wasm_bindgen]
pub struct BendChart {
    layer: Layer,
    fit: Sheet,
    theme: Theme,
    models: Vec<Model>,
}

/// One model on the chart.
struct Model {
    trainer: Rc<RefCell<train::Trainer>>,
    color: RGBColor,
    marker: Marker,
}

#[wasm_bindgen]
impl BendChart {
    /// A chart on that canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<BendChart, JsError> {
        Ok(BendChart {
            layer: Layer::new(canvas)?,
            fit: NO_FIT,
            theme: NO_THEME,
            models: Vec::new(),
        })
    }

    /// Makes room for so many panels in `width` device pixels, `scale` of them to a CSS pixel, with labels
    /// of `fontSize` CSS pixels; gives the height that is needed, in device pixels.
    pub fn resize(&mut self, width: u32, panels: usize, scale: f64, font_size: f64) -> u32 {
        self.fit = fit(width, 1, scale, font_size);
        let height = self.grid(panels).size.1;
        self.fit = fit(width, height, scale, font_size);
        self.layer.resize(self.fit.size);
        height
    }

    /// The colours of everything but the curves.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, theme: ThemeInput) -> Result<(), JsError> {
        self.theme = read_theme(&theme)?;
        Ok(())
    }

    /// Starts a new list of models.
    pub fn begin(&mut self) {
        self.models.clear();
    }

    /// Adds a model in a colour "#rrggbb" and with the marker of a slot from 0 on.
    pub fn add(&mut self, trainer: &Trainer, color: &str, slot: usize) -> Result<(), JsError> {
        self.models.push(Model {
            trainer: Rc::clone(&trainer.core),
            color: parse_color(color)?,
            marker: Marker::ALL[slot % Marker::ALL.len()],
        });
        Ok(())
    }

    /// Draws a panel for each of the `features`, by their places in the data set, of which `titles`,
    /// `lows` and `highs` tell all: all features are held at `held`, which is marked where `isRow`. Of
    /// several classes it is the logit of class `output`.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes plain arrays")]
    pub fn draw(
        &self,
        features: &[u32],
        titles: Vec<String>,
        lows: &[f64],
        highs: &[f64],
        held: &[f64],
        is_row: bool,
        output: usize,
    ) -> Result<(), JsError> {
        let shown = Shown {
            features,
            titles: &titles,
            lows,
            highs,
            held,
            is_row,
            output,
        };
        shown.check()?;
        self.paint(&self.layer.clear(), &self.grid(features.len()), &shown)
            .map_err(js_error)
    }

    /// The same as a picture: an SVG.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes plain arrays")]
    pub fn picture(
        &self,
        words: PictureInput,
        features: &[u32],
        titles: Vec<String>,
        lows: &[f64],
        highs: &[f64],
        held: &[f64],
        is_row: bool,
        output: usize,
    ) -> Result<String, JsError> {
        let shown = Shown {
            features,
            titles: &titles,
            lows,
            highs,
            held,
            is_row,
            output,
        };
        shown.check()?;
        picture(&words, &self.theme, Shape::Below, |area, sheet| {
            let titles = features
                .iter()
                .map(|&feature| width(&titles[feature as usize]));
            let longest = titles.fold(0.0, f64::max);
            self.paint(area, &Grid::within(sheet, features.len(), longest), &shown)
        })
    }
}

/// Which features have a panel, and what is known of all of them.
struct Shown<'a> {
    features: &'a [u32],
    titles: &'a [String],
    lows: &'a [f64],
    highs: &'a [f64],
    held: &'a [f64],
    is_row: bool,
    output: usize,
}

impl Shown<'_> {
    fn check(&self) -> Result<(), JsError> {
        let all = self.titles.len();
        let is_known = self
            .features
            .iter()
            .all(|&feature| (feature as usize) < all);
        let lists = [self.lows, self.highs, self.held];
        if lists.iter().any(|each| each.len() != all) || !is_known {
            return Err(js_error("every feature needs a title, a range and a value"));
        }
        Ok(())
    }
}

impl BendChart {
    fn paint<B: DrawingBackend>(&self, area: &Area<B>, grid: &Grid, shown: &Shown<'_>) -> Drawn<B> {
        let features = shown.features.iter().map(|&feature| feature as usize);
        let answers: Vec<Vec<Vec<f32>>> =
            features.clone().map(|f| self.answers(f, shown)).collect();
        let curves: Vec<Vec<Bend>> = answers.iter().map(|each| self.curves(each)).collect();
        let panels = features.zip(&curves).map(|(feature, curves)| Panel {
            title: &shown.titles[feature],
            unit: "",
            range: (shown.lows[feature], shown.highs[feature]),
            chosen: shown.is_row.then_some(shown.held[feature]),
            curves,
        });
        let panels: Vec<Panel> = panels.collect();
        // Where two classes are equally probable.
        let is_two = |model: &Model| model.trainer.borrow().data().task == Task::TwoClasses;
        let first = self.models.first();
        let decision = first.filter(|model| is_two(model)).map(|_| 0.0);
        let range = range(&panels, decision);
        draw_bends(area, grid, &self.theme, range, decision, &panels)
    }

    fn grid(&self, panels: usize) -> Grid {
        Grid::new(self.fit.size.0, panels, self.fit.scale, self.fit.font_size)
    }

    /// Each model's answers as one feature moves.
    fn answers(&self, feature: usize, shown: &Shown<'_>) -> Vec<Vec<f32>> {
        let &Shown { held, output, .. } = shown;
        let (low, high) = (shown.lows[feature], shown.highs[feature]);
        let at = |step: usize| low + (high - low) * step as f64 / (STEPS - 1) as f64;
        let answers = self.models.iter().map(|model| {
            let trainer = model.trainer.borrow();
            let shape = (held.len(), STEPS);
            let rows = Array2::from_shape_fn(
                shape,
                |(d, step)| {
                    if d == feature { at(step) } else { held[d] }
                },
            );
            if rows.nrows() != trainer.recipe().data.features() {
                return Vec::new();
            }
            let layers = trainer.layers(rows);
            let last = layers.last().expect("a network has a layer");
            let values = match trainer.data().task {
                Task::Number => &last.a,
                _ => &last.z,
            };
            values.row(output.min(values.nrows() - 1)).to_vec()
        });
        answers.collect()
    }

    fn curves<'a>(&self, answers: &'a [Vec<f32>]) -> Vec<Bend<'a>> {
        let pairs = self.models.iter().zip(answers);
        let bend = |(model, answers): (&Model, &'a Vec<f32>)| Bend {
            answers,
            color: model.color,
            marker: model.marker,
        };
        pairs.map(bend).collect()
    }
}
