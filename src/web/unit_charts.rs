//! `ActivationChart` and `SharesChart` in JavaScript: hidden units at work.

use plotters::prelude::{DrawingBackend, RGBColor};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Layer, NO_FIT, NO_THEME, fit, parse_classes, parse_color, read_theme};
use super::js_error;
use super::map::Spread;
use super::picture::picture;
use super::trainer::Trainer;
use super::types::{PictureInput, ThemeInput};
use super::units::UnitHistory;
use crate::chart::picture::Shape;
use crate::chart::units::{Dots, Gate, Share, Shares, draw_activation, draw_shares};
use crate::chart::{Area, Drawn, Sheet, Theme};
use crate::data::{Table, Task};
use crate::nn::Activation;

/// Most training and most test rows that are dots.
const DOTS: [usize; 2] = [400, 100];

/// An activation with its derivative, and a unit's pre-activations on their way through it.
#[wasm_bindgen]
pub struct ActivationChart {
    layer: Layer,
    fit: Sheet,
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
            fit: NO_FIT,
            theme: NO_THEME,
            curve: NO_THEME.ink,
            classes: vec![NO_THEME.ink; 2],
        })
    }

    /// Makes room for `width` × `height` device pixels, `scale` of them to a CSS pixel, with labels of
    /// `fontSize` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32, scale: f64, font_size: f64) {
        self.fit = fit(width, height, scale, font_size);
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
        let classes = parse_classes(&classes)?;
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
        let seen = Seen::new(trainer, (layer, unit), with_test, &names)?;
        self.paint(&self.layer.clear(), &self.fit, &seen)
            .map_err(js_error)?;
        Ok(seen.both.iter().map(Vec::len).collect())
    }

    /// The same as a picture: an SVG.
    pub fn picture(
        &self,
        words: PictureInput,
        trainer: &Trainer,
        layer: usize,
        unit: usize,
        with_test: bool,
        names: Vec<String>,
    ) -> Result<String, JsError> {
        let seen = Seen::new(trainer, (layer, unit), with_test, &names)?;
        picture(&words, &self.theme, Shape::Beside, |area, sheet| {
            self.paint(area, sheet, &seen)
        })
    }
}

/// A unit's pre-activations, of training and of test rows, with what tells the rows apart.
struct Seen<'a> {
    activation: Activation,
    names: [&'a str; 2],
    both: [Vec<f32>; 2],
    /// Of those that are drawn.
    targets: [Vec<f32>; 2],
    spread: Spread,
    task: Task,
}

impl<'a> Seen<'a> {
    fn new(
        trainer: &Trainer,
        (layer, unit): (usize, usize),
        with_test: bool,
        names: &'a [String],
    ) -> Result<Self, JsError> {
        let core = trainer.core.borrow();
        let (network, data) = (core.network(), core.data());
        let layers = network.layers.get(layer);
        let units = layers.map_or(0, |layer| layer.bias.len());
        let (Some(&activation), true) = (network.activations.get(layer), unit < units) else {
            return Err(js_error(format!(
                "there is no unit {unit} in a hidden layer {layer}"
            )));
        };
        let [z_name, a_name] = names else {
            return Err(js_error("there are two axes to be named"));
        };
        let most = [DOTS[0], if with_test { DOTS[1] } else { 0 }];
        let both = core.pre_activations(layer, unit, most);
        let targets = |table: &Table, z: &[f32]| table.each_target().take(z.len()).collect();
        Ok(Seen {
            activation,
            names: [z_name, a_name],
            targets: [
                targets(&data.train, &both[0]),
                targets(&data.test, &both[1]),
            ],
            both,
            spread: Spread::of(data),
            task: data.task,
        })
    }
}

impl ActivationChart {
    fn paint<B: DrawingBackend>(&self, area: &Area<B>, sheet: &Sheet, seen: &Seen<'_>) -> Drawn<B> {
        let all = seen.both.iter().flatten().filter(|z| z.is_finite());
        let largest = all.fold(0.0, |most: f32, z| most.max(z.abs()));
        let place = (sheet.size, sheet.scale, sheet.font_size);
        let gate = Gate::new(seen.activation, place, largest);
        let dots = [0, 1].map(|part| Dots {
            z: &seen.both[part],
            paint: seen
                .spread
                .paint(seen.task, &seen.targets[part], &self.classes),
            hollow: part == 1,
        });
        draw_activation(area, &gate, &self.theme, self.curve, seen.names, &dots)
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
        let fit = fit(width, 1, scale, font_size);
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
        let past = past(history, layer, (&titles, now), epoch)?;
        let units = panels((&titles, now), &past, dies, Some(chosen));
        let area = self.layer.clear();
        draw_shares(&area, &self.place, &self.theme, self.curve, epochs, &units).map_err(js_error)
    }

    /// The same as a picture, an SVG, in which no unit stands out.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes plain values")]
    pub fn picture(
        &self,
        words: PictureInput,
        history: &UnitHistory,
        layer: usize,
        titles: Vec<String>,
        now: &[f32],
        dies: bool,
        epoch: usize,
        epochs: f64,
    ) -> Result<String, JsError> {
        let past = past(history, layer, (&titles, now), epoch)?;
        let units = panels((&titles, now), &past, dies, None);
        picture(&words, &self.theme, Shape::Below, |area, sheet| {
            let place = Shares::within(sheet, units.len());
            draw_shares(area, &place, &self.theme, self.curve, epochs, &units)
        })
    }

    /// Which panel lies at a place in CSS pixels; undefined where none does.
    pub fn at(&self, x: f64, y: f64) -> Option<usize> {
        self.place.at(x * self.place.scale, y * self.place.scale)
    }
}

/// A unit's share of rows at some epochs.
type Past = Vec<(f64, f32)>;

/// The past of as many units as there are titles, and what they are now at `epoch`.
fn past(
    history: &UnitHistory,
    layer: usize,
    (titles, now): (&[String], &[f32]),
    epoch: usize,
) -> Result<Vec<Past>, JsError> {
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
    let of = |unit: usize| {
        let shares = core.shares(layer, unit).enumerate();
        let past = shares.map(|(k, share)| ((k * step) as f64, share));
        let past = past.take_while(|&(at, _)| at < epoch as f64);
        past.chain(is_up.then_some((epoch as f64, now[unit])))
            .collect()
    };
    Ok((0..units).map(of).collect())
}

fn panels<'a>(
    (titles, now): (&'a [String], &[f32]),
    past: &'a [Past],
    dies: bool,
    chosen: Option<usize>,
) -> Vec<Share<'a>> {
    let units = titles.iter().zip(past).enumerate();
    let share = |(unit, (title, points)): (usize, (&'a String, &'a Past))| Share {
        title,
        points,
        dead: dies && now[unit] == 0.0,
        chosen: chosen == Some(unit),
    };
    units.map(share).collect()
}
