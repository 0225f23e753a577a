//! Charts as pictures in JavaScript: what is written around them, and those of curves and maps.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::canvas::parse_color;
use super::chart::Chart;
use super::js_error;
use super::map::{BOUNDARY, DecisionMap, Rows, Spread, answers_of};
use super::trainer::Trainer;
use super::types::PictureInput;
use crate::chart::map::{
    Raster, boundaries, draw_function, draw_hinges, draw_raster, draw_segments,
};
use crate::chart::picture::{Entry, Picture, SCALE, Shape, Sign, Slide, svg};
use crate::chart::{Area, Drawn, Frame, Marker, Sheet, Theme, draw_axes, draw_curves};

/// Cells of a map along an edge.
const CELLS: usize = 76;

/// A chart as an SVG, with the words of the page around it.
pub(super) fn picture(
    words: &PictureInput,
    theme: &Theme,
    shape: Shape,
    chart: impl for<'a> FnOnce(&Area<Slide<'a>>, &Sheet) -> Drawn<Slide<'a>>,
) -> Result<String, JsError> {
    let text = |name: &str| text(words, name);
    let [title, subtitle, axis] = ["title", "subtitle", "axis"].map(text);
    let [data, made, description] = ["data", "made", "description"].map(text);
    let entries = Reflect::get(words, &"legend".into()).unwrap_or_default();
    let entries: Vec<JsValue> = entries
        .dyn_ref::<Array>()
        .map(Array::to_vec)
        .unwrap_or_default();
    let texts: Vec<String> = entries
        .iter()
        .map(|entry| self::text(entry, "text"))
        .collect();
    let legend = entries.iter().zip(&texts);
    let legend = legend.map(|(entry, text)| read_entry(entry, text, theme));
    let legend: Vec<Entry> = legend.collect::<Result<_, _>>()?;
    let picture = Picture {
        title: &title,
        subtitle: &subtitle,
        axis: &axis,
        legend: &legend,
        footer: [&data, &made],
        description: &description,
        shape,
    };
    svg(&picture, theme, chart).map_err(js_error)
}

/// A text of an object; empty where there is none.
fn text(object: &JsValue, name: &str) -> String {
    let text = Reflect::get(object, &name.into()).ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// A line of the legend, in ink where it has no colour.
fn read_entry<'a>(entry: &JsValue, words: &'a str, theme: &Theme) -> Result<Entry<'a>, JsError> {
    let field = |name: &str| Reflect::get(entry, &name.into()).unwrap_or_default();
    let slot = field("slot").as_f64().unwrap_or(0.0) as usize;
    let model = Marker::ALL[slot % Marker::ALL.len()];
    let class = Marker::CLASSES[slot % Marker::CLASSES.len()];
    let sign = match &text(entry, "sign")[..] {
        "curve" => Sign::Curve(model),
        "line" => Sign::Line,
        "thin" => Sign::Thin,
        "dashes" => Sign::Dashes,
        "thin dashes" => Sign::ThinDashes,
        "area" => Sign::Area,
        "dot" => Sign::Dot(class),
        "ring" => Sign::Ring(class),
        "square" => Sign::Square,
        "hollow square" => Sign::HollowSquare,
        "cross" => Sign::Cross,
        _ => Sign::Nothing,
    };
    let color = match field("color").as_string() {
        Some(color) => parse_color(&color)?,
        None => theme.ink,
    };
    Ok(Entry {
        sign,
        color,
        faded: field("faded").is_truthy(),
        text: words,
    })
}

#[wasm_bindgen]
impl Chart {
    /// What was added as a picture: an SVG.
    pub fn picture(&mut self, words: PictureInput) -> Result<String, JsError> {
        self.set_metric();
        let baselines = self.baselines();
        let trainers: Vec<_> = self.runs.iter().map(|run| run.trainer.borrow()).collect();
        let runs = self.runs.iter().zip(&trainers);
        let curves: Vec<_> = runs
            .map(|(run, trainer)| run.curve(trainer.history()))
            .collect();
        let mut frame = self.frame;
        frame.fit(curves.iter().map(|curve| curve.history));
        let (faded, live): (Vec<_>, Vec<_>) = curves.iter().partition(|curve| curve.faded);
        picture(&words, &self.theme, Shape::Beside, |area, sheet| {
            let frame = Frame {
                column: SCALE,
                ..frame.on(sheet)
            };
            draw_axes(area, &frame, &self.theme, &baselines)?;
            draw_curves(area, &frame, &self.theme, &faded)?;
            draw_curves(area, &frame, &self.theme, &live)
        })
    }
}

#[wasm_bindgen]
impl DecisionMap {
    /// What a network says, with the rows, as a picture: an SVG. Where `hinges` are wanted, the lines of those
    /// units of the first hidden layer.
    pub fn picture(
        &self,
        words: PictureInput,
        trainer: &Trainer,
        discrete: bool,
        with_test: bool,
        hinges: &[u32],
    ) -> Result<String, JsError> {
        let rows = Rows::of(trainer, with_test)?;
        let core = trainer.core.borrow();
        let is_line = core.recipe().data.coordinates() == 1;
        let predicted = core.predict(if is_line {
            self.along()
        } else {
            self.grid(CELLS)
        });
        let task = core.data().task;
        let answers = answers_of(task, &predicted, &Spread::of(core.data()));
        let colors = self.colors_of(&answers, CELLS);
        picture(&words, &self.theme, Shape::Square, |area, sheet| {
            let plane = self.plane_on(sheet);
            if is_line {
                draw_function(
                    area,
                    &plane,
                    self.colors[1],
                    predicted.as_slice().unwrap_or_default(),
                )?;
            } else {
                let raster = Raster {
                    columns: CELLS,
                    answers,
                    discrete,
                    colors: &colors,
                };
                draw_raster(area, &plane, &self.theme, &raster)?;
                let lines = boundaries(&plane, CELLS, &answers, task.classes());
                draw_segments(area, &plane, &self.theme, &lines, BOUNDARY)?;
            }
            let lines = self.lines(&core, hinges, plane);
            draw_hinges(area, &plane, &self.theme, &lines, None)?;
            self.paint_rows(area, &plane, &rows)
        })
    }
}
