//! `ActivationChart` and `SharesChart` in JavaScript: hidden units at work.

use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Fit, Layer, NO_THEME, parse_color, read_theme};
use super::js_error;
use super::map::Spread;
use super::trainer::Trainer;
use super::types::ThemeInput;
use super::units::UnitHistory;
use crate::chart::Theme;
use crate::chart::map::Paint;
use crate::chart::units::{Dots, Gate, Share, Shares, draw_activation, draw_shares};
use crate::data::{Table, Task};
use plotters::prelude::RGBColor;

/// Most training and most test rows that are dots.
const DOTS: [usize; 2] = [400, 100];

/// An activation with its derivative, and a unit's pre-activations on their way through it.
#[wasm_bindgen]
pub struct ActivationChart {
    layer: Layer,
    fit: Fit,
    theme: Theme,
    curve: RGBColor,
    classes: Vec<RGBColor>,
}

#[wasm_bindgen]
impl ActivationChart {
    /// A chart on that canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<ActivationChart, JsError> {
        Ok(ActivationChart {
            layer: Layer::new(canvas)?,
            fit: Fit::new(1, 1, 1.0, 14.0),
            theme: NO_THEME,
            curve: NO_THEME.ink,
            classes: vec![NO_THEME.ink; 2],
        })
    }

    /// Makes room for `width` × `height` device pixels, `scale` of them to a CSS pixel, with labels of
    /// `fontSize` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32, scale: f64, font_size: f64) {
        self.fit = Fit::new(width, height, scale, font_size);
        self.layer.resize(self.fit.size);
    }

    /// The colours, those of the curve and of the classes as "#rrggbb".
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(
        &mut self,
        theme: ThemeInput,
        curve: &str,
        classes: Vec<String>,
    ) -> Result<(), JsError> {
        let classes = classes.iter().map(|color| parse_color(color));
        let classes: Vec<_> = classes.collect::<Result<_, _>>()?;
        if classes.len() < 2 {
            return Err(js_error("the dots need a colour for each of two classes"));
        }
        self.theme = read_theme(&theme)?;
        (self.curve, self.classes) = (parse_color(curve)?, classes);
        Ok(())
    }

    /// Draws the activation of a hidden layer, and the pre-activations of one of its units, both from 0 on,
    /// for up to 400 training rows and, where wanted, up to 100 test rows. Axes are called `names`. Gives how
    /// many rows of each there are.
    pub fn draw(
        &self,
        trainer: &Trainer,
        layer: usize,
        unit: usize,
        with_test: bool,
        names: Vec<String>,
    ) -> Result<Vec<usize>, JsError> {
        let core = trainer.core.borrow();
        let (network, data) = (core.network(), core.data());
        let units = network
            .layers
            .get(layer)
            .map_or(0, |layer| layer.bias.len());
        let (Some(&activation), true) = (network.activations.get(layer), unit < units) else {
            return Err(js_error(format!(
                "there is no unit {unit} in a hidden layer {layer}"
            )));
        };
        let [z_name, a_name] = &names[..] else {
            return Err(js_error("there are two axes to be named"));
        };
        let most = [DOTS[0], if with_test { DOTS[1] } else { 0 }];
        let both = core.pre_activations(layer, unit, most);
        let all = both.iter().flatten().filter(|z| z.is_finite());
        let largest = all.fold(0.0, |most: f32, z| most.max(z.abs()));
        let gate = Gate::new(
            activation,
            (self.fit.size, self.fit.scale, self.fit.font_size),
            largest,
        );
        let spread = Spread::of(data);
        // Of those that are drawn.
        let targets = |(table, z): (&Table, &Vec<f32>)| table.each_target().take(z.len()).collect();
        let targets: Vec<Vec<f32>> = [&data.train, &data.test]
            .into_iter()
            .zip(&both)
            .map(targets)
            .collect();
        let paint = |part: usize| {
            let targets = &targets[part][..];
            match data.task {
                Task::Number => Paint::Numbers {
                    values: targets,
                    middle: spread.middle,
                    extent: spread.extent,
                    colors: [self.classes[0], self.classes[1]],
                },
                _ => Paint::Classes(targets, &self.classes),
            }
        };
        let dots = [0, 1].map(|part| Dots {
            z: &both[part],
            paint: paint(part),
            hollow: part == 1,
        });
        let area = self.layer.clear();
        let names = [&z_name[..], &a_name[..]];
        draw_activation(&area, &gate, &self.theme, self.curve, names, &dots).map_err(js_error)?;
        Ok(both.map(|z| z.len()).to_vec())
    }
}

/// Small panels, one a unit, of the share of rows for which it was on, epoch by epoch.
#[wasm_bindgen]
pub struct SharesChart {
    layer: Layer,
    theme: Theme,
    curve: RGBColor,
    place: Shares,
}

#[wasm_bindgen]
impl SharesChart {
    /// A chart on that canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<SharesChart, JsError> {
        Ok(SharesChart {
            layer: Layer::new(canvas)?,
            theme: NO_THEME,
            curve: NO_THEME.ink,
            place: Shares::new(1, 0, 1.0, 14.0),
        })
    }

    /// Makes room for so many panels in `width` device pixels, `scale` of them to a CSS pixel, with labels
    /// of `fontSize` CSS pixels; gives the height that is needed, in device pixels.
    pub fn resize(&mut self, width: u32, panels: usize, scale: f64, font_size: f64) -> u32 {
        let fit = Fit::new(width, 1, scale, font_size);
        self.place = Shares::new(fit.size.0, panels, fit.scale, fit.font_size);
        self.layer.resize(self.place.size);
        self.place.size.1
    }

    /// The colours, that of the curves as "#rrggbb".
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, theme: ThemeInput, curve: &str) -> Result<(), JsError> {
        (self.theme, self.curve) = (read_theme(&theme)?, parse_color(curve)?);
        Ok(())
    }

    /// Draws the first units of a hidden layer, one a title, up to `epoch` of `epochs`: `now` has each
    /// one's share as it is, and one whose share is 0 is crossed out where `dies`.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes plain values")]
    pub fn draw(
        &self,
        history: &UnitHistory,
        layer: usize,
        titles: Vec<String>,
        now: &[f32],
        dies: bool,
        chosen: usize,
        epoch: usize,
        epochs: f64,
    ) -> Result<(), JsError> {
        let core = &history.core;
        let units = titles.len().min(now.len());
        if units == 0 || !core.has(layer, units - 1) {
            return Err(js_error(format!(
                "hidden layer {layer} has not so many units"
            )));
        }
        let step = core.step();
        // What lies between the last sample and now is known where no other was due.
        let is_up = core.reached() + step > epoch;
        let points: Vec<Vec<(f64, f32)>> = (0..units)
            .map(|unit| {
                let shares = core.shares(layer, unit).enumerate();
                let past = shares.map(|(k, share)| ((k * step) as f64, share));
                let past = past.take_while(|&(at, _)| at < epoch as f64);
                past.chain(is_up.then_some((epoch as f64, now[unit])))
                    .collect()
            })
            .collect();
        let panels: Vec<Share> = (0..units)
            .map(|unit| Share {
                title: &titles[unit],
                points: &points[unit],
                dead: dies && now[unit] == 0.0,
                chosen: unit == chosen,
            })
            .collect();
        let area = self.layer.clear();
        draw_shares(&area, &self.place, &self.theme, self.curve, epochs, &panels).map_err(js_error)
    }

    /// Which panel lies at a place in CSS pixels; undefined where none does.
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        self.place.at(x * self.place.scale, y * self.place.scale)
    }
}
