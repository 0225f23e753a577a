//! `Collapse` and `MatrixChart` in JavaScript: the one layer that a network's layers come to.

use js_sys::{Float64Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Fit, Layer, NO_THEME, parse_color, read_theme};
use super::js_error;
use super::plain::set;
use super::trainer::Trainer;
use super::types::{CollapseReport, ThemeInput};
use crate::chart::matrices::{Colors, Item, Sheet, draw_matrices};
use crate::train::{Beside, Comparison};

/// A network as it was at one moment, beside one linear layer.
#[wasm_bindgen]
pub struct Collapse {
    core: Comparison,
}

#[wasm_bindgen]
impl Collapse {
    /// Of a trainer's network as it is now.
    #[wasm_bindgen(constructor)]
    pub fn new(trainer: &Trainer) -> Collapse {
        let core = Comparison::new(&trainer.core.borrow());
        Collapse { core }
    }

    /// Measures the next piece, up to 240 rows; false when all is done.
    pub fn piece(&mut self) -> bool {
        self.core.piece()
    }

    /// What was measured so far.
    pub fn report(&self) -> CollapseReport {
        let core = &self.core;
        let object = Object::new();
        let (lowest, highest) = core.range();
        set(&object, "linear", &core.is_linear().into());
        set(&object, "rows", &(core.rows() as f64).into());
        set(&object, "lowest", &lowest.into());
        set(&object, "highest", &highest.into());
        set(&object, "product", &beside(core.product()));
        if let Some(fit) = core.fit() {
            set(&object, "fit", &beside(fit));
        }
        object.unchecked_into()
    }
}

/// One layer and how far off it is, as plain data.
fn beside(beside: &Beside) -> JsValue {
    let object = Object::new();
    let numbers = |values: &[f64]| Float64Array::from(values);
    let weight: Vec<f64> = beside.layer.weight.iter().copied().collect();
    set(&object, "weight", &numbers(&weight));
    set(&object, "bias", &numbers(&beside.layer.bias.to_vec()));
    set(&object, "difference", &beside.difference.into());
    let other = beside.other_class as f64;
    set(&object, "otherClass", &other.into());
    object.into()
}

/// The matrices of a network and their product, side by side.
#[wasm_bindgen]
pub struct MatrixChart {
    layer: Layer,
    colors: Colors,
}

#[wasm_bindgen]
impl MatrixChart {
    /// A chart on that canvas.
    #[wasm_bindgen(constructor)]
    pub fn new(canvas: HtmlCanvasElement) -> Result<MatrixChart, JsError> {
        Ok(MatrixChart {
            layer: Layer::new(canvas)?,
            colors: Colors {
                theme: NO_THEME,
                positive: NO_THEME.ink,
                negative: NO_THEME.ink,
            },
        })
    }

    /// The colours, those of positive and of negative numbers as "#rrggbb".
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(
        &mut self,
        theme: ThemeInput,
        positive: &str,
        negative: &str,
    ) -> Result<(), JsError> {
        self.colors = Colors {
            theme: read_theme(&theme)?,
            positive: parse_color(positive)?,
            negative: parse_color(negative)?,
        };
        Ok(())
    }

    /// Draws a network's weights from the last layer to the first, and then their product, in `width` device
    /// pixels, `scale` of them to a CSS pixel, with labels of `fontSize` CSS pixels: `titles` has a line for
    /// each matrix, below which stands its shape, and `signs` what stands before each but the first. Gives
    /// the height that it took, in device pixels.
    pub fn draw(
        &self,
        collapse: &Collapse,
        width: u32,
        scale: f64,
        font_size: f64,
        titles: Vec<String>,
        signs: Vec<String>,
    ) -> Result<u32, JsError> {
        let (network, product) = (collapse.core.network(), collapse.core.product());
        let weight = &product.layer.weight;
        let whole: Vec<f32> = weight.iter().map(|&value| value as f32).collect();
        let layers = network.layers.iter().rev();
        let mut matrices: Vec<(&[f32], usize)> = layers
            .map(|layer| (layer.slices()[0], layer.weight.ncols()))
            .collect();
        matrices.push((&whole, weight.ncols()));
        if titles.len() != matrices.len() || signs.len() + 1 != matrices.len() {
            return Err(js_error("every matrix needs a title, and a sign before it"));
        }
        let shapes: Vec<String> = matrices
            .iter()
            .map(|(values, columns)| format!("{} × {columns}", values.len() / columns))
            .collect();
        let mut items = Vec::new();
        for (k, &(values, columns)) in matrices.iter().enumerate() {
            items.extend(k.checked_sub(1).map(|k| Item::Sign(&signs[k])));
            let title = [&titles[k][..], &shapes[k][..]];
            items.push(Item::Matrix {
                values,
                columns,
                title,
            });
        }
        let fit = Fit::new(width, 1, scale, font_size);
        let sheet = Sheet::new(fit.size.0, fit.scale, fit.font_size, &items);
        self.layer.resize(sheet.size);
        let area = self.layer.clear();
        draw_matrices(&area, &sheet, &self.colors, &items).map_err(js_error)?;
        Ok(sheet.size.1)
    }
}
