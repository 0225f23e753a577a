//! `NetworkDiagram` in JavaScript.

use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Layer, NO_COLORS, NO_FIT, fit, read_colors};
use super::js_error;
use super::picture::picture;
use super::plain::set;
use super::trainer::Trainer;
use super::types::{MaybePart, PartList, PictureInput, ThemeInput};
use crate::chart::diagram::{Colors, Diagram, Network, Part, Sheet, Weights, draw_diagram};
use crate::chart::picture::Shape;

/// A network as circles and lines, on a canvas.
#[wasm_bindgen]
pub struct NetworkDiagram {
    layer: Layer,
    fit: Sheet,
    colors: Colors,
    /// What was drawn last.
    diagram: Option<Diagram>,
}

#[wasm_bindgen]
impl NetworkDiagram {
    /// A diagram on that canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<NetworkDiagram, JsError> {
        Ok(NetworkDiagram {
            layer: Layer::new(canvas)?,
            fit: NO_FIT,
            colors: NO_COLORS,
            diagram: None,
        })
    }

    /// Makes room for `width` × `height` device pixels, `scale` of them to a CSS pixel, with labels of
    /// `fontSize` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32, scale: f64, font_size: f64) {
        self.fit = fit(width, height, scale, font_size);
        self.layer.resize(self.fit.size);
    }

    /// The colours, those of positive and of negative weights as "#rrggbb".
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(
        &mut self,
        theme: ThemeInput,
        positive: &str,
        negative: &str,
    ) -> Result<(), JsError> {
        self.colors = read_colors(&theme, positive, negative)?;
        Ok(())
    }

    /// Draws a trainer's network with the names of its features and outputs. A unit, or the weight from
    /// `input` to it, stands out where one is given; layer 0 are the features.
    #[allow(clippy::too_many_arguments, reason = "JavaScript passes plain values")]
    pub fn draw(
        &mut self,
        trainer: &Trainer,
        inputs: Vec<String>,
        outputs: Vec<String>,
        layer: Option<usize>,
        unit: Option<usize>,
        input: Option<usize>,
    ) -> Result<(), JsError> {
        let highlight = layer.zip(unit).map(|(layer, unit)| match input {
            Some(from) => Part::Weight {
                layer,
                from,
                to: unit,
            },
            None => Part::Unit { layer, unit },
        });
        let diagram = lay_out(trainer, &inputs, &outputs, &self.fit);
        let area = self.layer.clear();
        draw_diagram(&area, &diagram, &self.colors, highlight).map_err(js_error)?;
        self.diagram = Some(diagram);
        Ok(())
    }

    /// The same as a picture, an SVG, in which nothing stands out.
    pub fn picture(
        &self,
        words: PictureInput,
        trainer: &Trainer,
        inputs: Vec<String>,
        outputs: Vec<String>,
    ) -> Result<String, JsError> {
        picture(&words, &self.colors.theme, Shape::Below, |area, sheet| {
            let diagram = lay_out(trainer, &inputs, &outputs, sheet);
            draw_diagram(area, &diagram, &self.colors, None)
        })
    }

    /// What lies at a place in CSS pixels; undefined where nothing does.
    pub fn at(&self, x: f64, y: f64) -> MaybePart {
        let (x, y) = (x * self.fit.scale, y * self.fit.scale);
        let part = self.diagram.as_ref().and_then(|diagram| diagram.at(x, y));
        let part = part.map_or(JsValue::UNDEFINED, |part| plain(part).into());
        part.unchecked_into()
    }

    /// Every part that is drawn, in the order of the keyboard.
    pub fn parts(&self) -> PartList {
        let parts = self.diagram.as_ref().map_or_else(Vec::new, Diagram::parts);
        let parts = parts.into_iter().map(plain).collect::<Array>();
        parts.unchecked_into()
    }
}

/// A trainer's network on a sheet, with the names of its features and outputs.
fn lay_out(trainer: &Trainer, inputs: &[String], outputs: &[String], sheet: &Sheet) -> Diagram {
    let core = trainer.core.borrow();
    let layers = core.network().layers.iter().map(|layer| {
        let [weight, bias] = layer.slices();
        Weights { weight, bias }
    });
    let layers: Vec<Weights> = layers.collect();
    let [inputs, outputs] = [inputs, outputs].map(|names| {
        let names = names.iter().map(String::as_str);
        names.collect::<Vec<_>>()
    });
    let network = Network {
        layers: &layers,
        inputs: &inputs,
        outputs: &outputs,
    };
    Diagram::new(*sheet, &network)
}

/// A part as plain data.
fn plain(part: Part) -> Object {
    let object = Object::new();
    let (layer, unit) = match part {
        Part::Unit { layer, unit } => (layer, unit),
        Part::Weight { layer, from, to } => {
            set(&object, "input", &from.into());
            (layer, to)
        }
    };
    set(&object, "layer", &layer.into());
    set(&object, "unit", &unit.into());
    object
}
