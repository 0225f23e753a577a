//! `Collapse` and `MatrixChart` in JavaScript: the one layer that a network's layers come to.

use js_sys::{Float64Array, Object};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::{Layer, NO_COLORS, fit, read_colors};
use super::js_error;
use super::picture::picture;
use super::plain::set;
use super::trainer::Trainer;
use super::types::{CollapseReport, PictureInput, ThemeInput};
use crate::chart::matrices::{Colors, Item, Sheet, draw_matrices};
use crate::chart::picture::Shape;
use crate::nn::Network;
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
            colors: NO_COLORS,
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
        self.colors = read_colors(&theme, positive, negative)?;
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
        let row = Row::new(collapse, &titles, &signs)?;
        let items = row.items();
        let fit = fit(width, 1, scale, font_size);
        let sheet = Sheet::new(fit.size.0, fit.scale, fit.font_size, &items);
        self.layer.resize(sheet.size);
        let area = self.layer.clear();
        draw_matrices(&area, &sheet, &self.colors, &items).map_err(js_error)?;
        Ok(sheet.size.1)
    }

    /// The same as a picture: an SVG.
    pub fn picture(
        &self,
        words: PictureInput,
        collapse: &Collapse,
        titles: Vec<String>,
        signs: Vec<String>,
    ) -> Result<String, JsError> {
        let row = Row::new(collapse, &titles, &signs)?;
        let items = row.items();
        picture(&words, &self.colors.theme, Shape::Below, |area, page| {
            let sheet = Sheet::within(page, &items);
            draw_matrices(area, &sheet, &self.colors, &items)
        })
    }
}

/// A network's weights from the last layer to the first, and then their product, with what stands between
/// them.
struct Row<'a> {
    network: &'a Network,
    product: Vec<f32>,
    titles: &'a [String],
    shapes: Vec<String>,
    signs: &'a [String],
}

impl<'a> Row<'a> {
    fn new(
        collapse: &'a Collapse,
        titles: &'a [String],
        signs: &'a [String],
    ) -> Result<Self, JsError> {
        let weight = &collapse.core.product().layer.weight;
        let mut row = Row {
            network: collapse.core.network(),
            product: weight.iter().map(|&value| value as f32).collect(),
            titles,
            shapes: Vec::new(),
            signs,
        };
        let matrices = row.matrices();
        if titles.len() != matrices.len() || signs.len() + 1 != matrices.len() {
            return Err(js_error("every matrix needs a title, and a sign before it"));
        }
        let shape = |&(values, columns): &(&[f32], usize)| {
            format!("{} × {columns}", values.len() / columns)
        };
        let shapes = matrices.iter().map(shape).collect();
        row.shapes = shapes;
        Ok(row)
    }

    /// The numbers of each matrix, and how many are in a row of it.
    fn matrices(&self) -> Vec<(&[f32], usize)> {
        let columns = self
            .network
            .layers
            .first()
            .map_or(1, |layer| layer.weight.ncols());
        let layers = self.network.layers.iter().rev();
        let layers = layers.map(|layer| (layer.slices()[0], layer.weight.ncols()));
        layers.chain([(&self.product[..], columns)]).collect()
    }

    fn items(&self) -> Vec<Item<'_>> {
        let mut items = Vec::new();
        for (k, (values, columns)) in self.matrices().into_iter().enumerate() {
            items.extend(k.checked_sub(1).map(|k| Item::Sign(&self.signs[k])));
            let title = [&self.titles[k][..], &self.shapes[k][..]];
            items.push(Item::Matrix {
                values,
                columns,
                title,
            });
        }
        items
    }
}
