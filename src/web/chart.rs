//! `Chart` in JavaScript: two canvases, one above the other, on which trainers are drawn.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::prelude::RGBColor;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Layer, NO_THEME, fit, parse_color, read_theme};
use super::js_error;
use super::trainer::Trainer;
use super::types::{MetricName, ThemeInput};
use crate::chart::{
    Baseline, Curve, Drawn, Frame, Marker, Metric, Theme, draw_axes, draw_curves, draw_reading,
};
use crate::data::Task;
use crate::recipe::MAX_EPOCHS;
use crate::{History, train};

/// Learning curves on two canvases: below, axes and faded curves, redrawn only when they change;
/// above, the curves of the runs that go on.
#[wasm_bindgen]
pub struct Chart {
    below: Layer,
    above: Layer,
    pub(super) frame: Frame,
    pub(super) theme: Theme,
    pub(super) runs: Vec<Run>,
    /// What the lower canvas shows, once it was drawn.
    drawn: Option<Below>,
}

/// One trainer on the chart.
pub(super) struct Run {
    pub(super) trainer: Rc<RefCell<train::Trainer>>,
    color: RGBColor,
    marker: Marker,
    pub(super) faded: bool,
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
        let theme = NO_THEME;
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
        self.frame = self.frame.on(&fit(width, height, scale, font_size));
        self.below.resize(self.frame.size);
        self.above.resize(self.frame.size);
        self.drawn = None;
    }

    /// The colours of everything but the curves.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, theme: ThemeInput) -> Result<(), JsError> {
        self.theme = read_theme(&theme)?;
        Ok(())
    }

    /// How epochs are laid out, equally or by their logarithm, and how much curves are smoothed: β of
    /// TensorBoard's moving average, from 0 to below 1.
    #[wasm_bindgen(js_name = setLook)]
    pub fn set_look(&mut self, log_epochs: bool, smoothing: f64) {
        self.frame.log_epochs = log_epochs;
        self.frame.smoothing = if (0.0..1.0).contains(&smoothing) {
            smoothing
        } else {
            0.0
        };
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
        self.set_metric();
        let trainers: Vec<_> = self.runs.iter().map(|run| run.trainer.borrow()).collect();
        let runs = self.runs.iter().zip(&trainers);
        let curves: Vec<_> = runs
            .map(|(run, trainer)| run.curve(trainer.history()))
            .collect();
        let histories = curves.iter().map(|curve| curve.history);
        self.frame.fit(histories);
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

    /// A loss of numbers is a squared error, of any size.
    pub(super) fn set_metric(&mut self) {
        if self.frame.metric == Metric::Accuracy {
            return;
        }
        let error = self.guessing();
        self.frame.baseline = error.map(|(_, test)| test);
        self.frame.metric = match error {
            Some(_) => Metric::SquaredError,
            None => Metric::Loss,
        };
    }

    /// What always guessing the mean would give on training and test rows, where a number is predicted.
    fn guessing(&self) -> Option<(f64, f64)> {
        let live = self.runs.iter().find(|run| !run.faded)?;
        let trainer = live.trainer.borrow();
        (trainer.data().task == Task::Number).then(|| trainer.data().mean_error())
    }

    /// "Always guess the majority", or the mean, for test rows bold and for training rows thin as their
    /// curves.
    pub(super) fn baselines(&self) -> Vec<Baseline> {
        let live = self.runs.iter().find(|run| !run.faded);
        let values = match self.frame.metric {
            Metric::Accuracy => live.map(|run| {
                let (train, test) = run.trainer.borrow().data().majority_accuracy();
                (100.0 * train, 100.0 * test)
            }),
            Metric::Loss => None,
            Metric::SquaredError => self.guessing(),
        };
        let lines = values.map(|(train, test)| [(train, false), (test, true)]);
        let lines = lines.into_iter().flatten();
        lines
            .map(|(value, bold)| Baseline { value, bold })
            .collect()
    }
}

impl Run {
    /// The run as it is drawn.
    pub(super) fn curve<'a>(&self, history: &'a History) -> Curve<'a> {
        Curve {
            history,
            color: self.color,
            marker: self.marker,
            faded: self.faded,
        }
    }
}
