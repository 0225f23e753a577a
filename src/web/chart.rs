//! `Chart` in JavaScript: two canvases, one above the other, on which trainers are drawn.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::{IntoDrawingArea, RGBColor};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::js_error;
use super::trainer::Trainer;
use super::types::{MetricName, ThemeInput};
use crate::chart::{
    Baseline, Curve, Drawn, Frame, Marker, Metric, Theme, draw_axes, draw_curves, draw_reading,
};
use crate::recipe::MAX_EPOCHS;
use crate::{History, train};

/// Learning curves on two canvases: below, axes and faded curves, redrawn only when they change;
/// above, the curves of the runs that go on.
#[wasm_bindgen]
pub struct Chart {
    below: Layer,
    above: Layer,
    frame: Frame,
    theme: Theme,
    runs: Vec<Run>,
    /// What the lower canvas shows, once it was drawn.
    drawn: Option<Below>,
}

/// One canvas.
struct Layer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

/// One trainer on the chart.
struct Run {
    trainer: Rc<RefCell<train::Trainer>>,
    color: RGBColor,
    marker: Marker,
    faded: bool,
}

/// All that the lower canvas depends on.
#[derive(Clone, Debug, PartialEq)]
struct Below {
    frame: Frame,
    theme: Theme,
    baselines: Vec<Baseline>,
    /// Identity and colour of each faded run, whose history no longer changes.
    faded: Vec<(*const RefCell<train::Trainer>, usize, RGBColor)>,
}

#[wasm_bindgen]
impl Chart {
    /// A chart of `metric`, "accuracy" or "loss", on a lower and an upper canvas of the same size.
    #[wasm_bindgen(constructor)]
    pub fn new(
        metric: MetricName,
        below: HtmlCanvasElement,
        above: HtmlCanvasElement,
    ) -> Result<Chart, JsError> {
        let metric = JsValue::from(metric).as_string().unwrap_or_default();
        let metric = match metric.as_str() {
            "accuracy" => Metric::Accuracy,
            "loss" => Metric::Loss,
            _ => {
                return Err(js_error(format!(
                    "a chart shows 'accuracy' or 'loss', not '{metric}'"
                )));
            }
        };
        let frame = Frame::new(metric);
        let theme = Theme {
            ink: GREY,
            grid: GREY,
            paper: GREY,
        };
        let (below, above) = (Layer::new(below)?, Layer::new(above)?);
        Ok(Chart {
            below,
            above,
            frame,
            theme,
            runs: Vec::new(),
            drawn: None,
        })
    }

    /// Makes room for `width` × `height` device pixels, `scale` of them to a CSS pixel, with labels
    /// of `fontSize` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32, scale: f64, font_size: f64) {
        // What no screen has is a slip, and would take forever to draw.
        self.frame.size = (width.clamp(1, 16_384), height.clamp(1, 16_384));
        self.frame.scale = if (0.1..=20.0).contains(&scale) {
            scale
        } else {
            1.0
        };
        self.frame.font_size = if (1.0..=200.0).contains(&font_size) {
            font_size
        } else {
            14.0
        };
        self.below.resize(self.frame.size);
        self.above.resize(self.frame.size);
        self.drawn = None;
    }

    /// The colours of everything but the curves.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, theme: ThemeInput) -> Result<(), JsError> {
        let of = |key: &str| {
            let color = js_sys::Reflect::get(&theme, &key.into()).unwrap_or_default();
            parse_color(&color.as_string().unwrap_or_default())
        };
        self.theme = Theme {
            ink: of("ink")?,
            grid: of("grid")?,
            paper: of("paper")?,
        };
        Ok(())
    }

    /// Starts a new list of what is drawn, on an axis of so many epochs.
    pub fn begin(&mut self, epochs: usize) {
        self.frame.epochs = epochs.min(MAX_EPOCHS as usize);
        self.runs.clear();
    }

    /// Adds a trainer's curves, in a colour "#rrggbb" and with the marker of a slot from 0 on.
    pub fn add(
        &mut self,
        trainer: &Trainer,
        color: &str,
        slot: usize,
        faded: bool,
    ) -> Result<(), JsError> {
        let marker = Marker::ALL[slot % Marker::ALL.len()];
        let trainer = Rc::clone(&trainer.core);
        self.runs.push(Run {
            trainer,
            color: parse_color(color)?,
            marker,
            faded,
        });
        Ok(())
    }

    /// Draws what was added, and where `epoch` is given the values that it had.
    pub fn draw(&mut self, epoch: Option<usize>) -> Result<(), JsError> {
        self.paint(epoch).map_err(js_error)
    }

    /// Where 0-based `epoch` lies, in CSS pixels from the left edge.
    #[wasm_bindgen(js_name = xOf)]
    pub fn x_of(&self, epoch: usize) -> f64 {
        self.frame.x_of(epoch) / self.frame.scale
    }

    /// The 0-based epoch at `x` CSS pixels from the left edge.
    #[wasm_bindgen(js_name = epochAt)]
    pub fn epoch_at(&self, x: f64) -> usize {
        self.frame.epoch_at(x * self.frame.scale)
    }
}

impl Chart {
    /// Draws what was added, the lower canvas only where that changes it.
    fn paint(&mut self, epoch: Option<usize>) -> Drawn<CanvasBackend> {
        let trainers: Vec<_> = self.runs.iter().map(|run| run.trainer.borrow()).collect();
        let runs = self.runs.iter().zip(&trainers);
        let curves: Vec<_> = runs
            .map(|(run, trainer)| run.curve(trainer.history()))
            .collect();
        let histories = curves.iter().map(|curve| curve.history);
        self.frame.range = self.frame.metric.range(histories);
        let (faded, live): (Vec<_>, Vec<_>) = curves.iter().partition(|curve| curve.faded);

        let below = self.wanted_below();
        if self.drawn.as_ref() != Some(&below) {
            let area = self.below.clear();
            draw_axes(&area, &self.frame, &self.theme, &below.baselines)?;
            draw_curves(&area, &self.frame, &self.theme, &faded)?;
        }
        let area = self.above.clear();
        draw_curves(&area, &self.frame, &self.theme, &live)?;
        if let Some(epoch) = epoch {
            draw_reading(&area, &self.frame, &self.theme, &curves, epoch)?;
        }
        self.drawn = Some(below);
        Ok(())
    }

    /// What the lower canvas should show now.
    fn wanted_below(&self) -> Below {
        let faded = self.runs.iter().filter(|run| run.faded).map(|run| {
            (
                Rc::as_ptr(&run.trainer),
                run.trainer.borrow().history().len(),
                run.color,
            )
        });
        Below {
            frame: self.frame,
            theme: self.theme,
            baselines: self.baselines(),
            faded: faded.collect(),
        }
    }

    /// "Always guess the majority", for test rows bold and for training rows thin as their curves.
    fn baselines(&self) -> Vec<Baseline> {
        let Some(run) = self
            .runs
            .iter()
            .find(|run| !run.faded && self.frame.metric == Metric::Accuracy)
        else {
            return Vec::new();
        };
        let (train, test) = run.trainer.borrow().data().majority_accuracy();
        vec![
            Baseline {
                value: 100.0 * train,
                bold: false,
            },
            Baseline {
                value: 100.0 * test,
                bold: true,
            },
        ]
    }
}

impl Run {
    /// The run as it is drawn.
    fn curve<'a>(&self, history: &'a History) -> Curve<'a> {
        Curve {
            history,
            color: self.color,
            marker: self.marker,
            faded: self.faded,
        }
    }
}

impl Layer {
    fn new(canvas: HtmlCanvasElement) -> Result<Self, JsError> {
        let context = canvas.get_context("2d").ok().flatten();
        let context = context.and_then(|context| context.dyn_into().ok());
        let context = context.ok_or_else(|| js_error("this browser cannot draw on a canvas"))?;
        Ok(Layer { canvas, context })
    }

    /// Sets the backing store; that also resets the context's state.
    fn resize(&self, (width, height): (u32, u32)) {
        self.canvas.set_width(width);
        self.canvas.set_height(height);
        // Mitred corners would shoot out of a jagged curve.
        self.context.set_line_join("round");
    }

    /// Wipes the canvas and opens it for drawing.
    fn clear(&self) -> DrawingArea<CanvasBackend, Shift> {
        let (width, height) = (self.canvas.width(), self.canvas.height());
        self.context
            .clear_rect(0.0, 0.0, width.into(), height.into());
        let backend = CanvasBackend::with_canvas_object(self.canvas.clone());
        backend
            .expect("its context was had before")
            .into_drawing_area()
    }
}

/// Until the page sets its theme.
const GREY: RGBColor = RGBColor(128, 128, 128);

/// `#rrggbb` as a colour.
fn parse_color(text: &str) -> Result<RGBColor, JsError> {
    let digits = text
        .trim_ascii()
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6);
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let value = value.ok_or_else(|| js_error(format!("'{text}' is not a colour as #rrggbb")))?;
    let [_, red, green, blue] = value.to_be_bytes();
    Ok(RGBColor(red, green, blue))
}
