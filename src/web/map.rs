//! `DecisionMap` in JavaScript: what a network says over the plane, or along a line.

use js_sys::Array;
use ndarray::Array2;
use plotters::prelude::{DrawingBackend, RGBColor};
use wasm_bindgen::Clamped;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::canvas::{Layer, NO_FIT, NO_THEME, fit, parse_classes, read_theme};
use super::js_error;
use super::trainer::Trainer;
use super::types::ThemeInput;
use crate::chart::map::{
    Answers, HingeLine, Paint, Plane, Points, Raster, boundaries, draw_function, draw_plane,
    draw_points, draw_segments,
};
use crate::chart::{Area, Drawn, Sheet, Theme};
use crate::data::{Prepared, Task, train_test_split};

/// Cells of the map along an edge.
pub(super) const CELLS: usize = 72;
/// Cells of a unit's small map along an edge.
const UNIT_CELLS: usize = 24;
/// Values along a line at which a network is asked.
pub(super) const STEPS: usize = 241;
/// Width of a boundary, in CSS pixels.
pub(super) const BOUNDARY: f64 = 1.5;

/// A map on two canvases: below what the network says, above the axes and the points.
#[wasm_bindgen]
pub struct DecisionMap {
    pub(super) below: Layer,
    above: Layer,
    /// Of the map's cells, one a pixel.
    cells: Layer,
    pub(super) fit: Sheet,
    pub(super) theme: Theme,
    /// Of the classes; for numbers the first is that of low and the second that of high ones.
    pub(super) colors: Vec<RGBColor>,
    x: (f64, f64),
    y: (f64, f64),
    /// The units' lines that were drawn last.
    pub(super) hinges: Vec<HingeLine>,
}

/// Numbers of a data set: the middle of them, and how far they go from there.
pub(super) struct Spread {
    pub(super) middle: f32,
    pub(super) extent: f32,
}

#[wasm_bindgen]
impl DecisionMap {
    /// A map on two canvases of the same size, one above the other, and one that is not shown.
    #[wasm_bindgen(constructor)]
    pub fn new(
        below: HtmlCanvasElement,
        above: HtmlCanvasElement,
        hidden: HtmlCanvasElement,
    ) -> Result<DecisionMap, JsError> {
        Ok(DecisionMap {
            below: Layer::new(below)?,
            above: Layer::new(above)?,
            cells: Layer::new(hidden)?,
            fit: NO_FIT,
            theme: NO_THEME,
            colors: vec![NO_THEME.ink; 2],
            x: (-1.0, 1.0),
            y: (-1.0, 1.0),
            hinges: Vec::new(),
        })
    }

    /// Makes room for `width` × `height` device pixels, `scale` of them to a CSS pixel, with labels of
    /// `fontSize` CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32, scale: f64, font_size: f64) {
        self.fit = fit(width, height, scale, font_size);
        self.below.resize(self.fit.size);
        self.above.resize(self.fit.size);
    }

    /// The colours, those of the classes as "#rrggbb".
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, theme: ThemeInput, classes: Vec<String>) -> Result<(), JsError> {
        let colors = parse_classes(&classes)?;
        (self.theme, self.colors) = (read_theme(&theme)?, colors);
        Ok(())
    }

    /// The numbers at the edges: from the left to the right and from below upwards.
    #[wasm_bindgen(js_name = setRange)]
    pub fn set_range(&mut self, left: f64, right: f64, lower: f64, upper: f64) {
        (self.x, self.y) = ((left, right), (lower, upper));
    }

    /// Draws what the network says, smoothly or in steps.
    pub fn draw(&self, trainer: &Trainer, discrete: bool) -> Result<(), JsError> {
        let core = trainer.core.borrow();
        let area = self.below.clear();
        let plane = self.plane();
        match core.recipe().data.coordinates() {
            1 => {
                let answers = core.predict(self.along());
                let answers = answers.as_slice().unwrap_or_default();
                draw_function(&area, &plane, self.colors[1], answers).map_err(js_error)
            }
            2 => {
                let answers = core.predict(self.grid(CELLS));
                let spread = Spread::of(core.data());
                let answers = answers_of(core.data().task, &answers, &spread);
                self.draw_cells(&answers, discrete)?;
                let lines = boundaries(&plane, CELLS, &answers, core.data().task.classes());
                draw_segments(&area, &plane, &self.theme, &lines, BOUNDARY).map_err(js_error)
            }
            _ => Err(js_error("a map shows points on a plane, or on a line")),
        }
    }

    /// Draws the axes and the points: rows to train on filled, rows to test on hollow, where wanted.
    #[wasm_bindgen(js_name = drawPoints)]
    pub fn draw_points(&self, trainer: &Trainer, with_test: bool) -> Result<(), JsError> {
        let rows = Rows::of(trainer, with_test)?;
        self.paint_rows(&self.above.clear(), &self.plane(), &rows)
            .map_err(js_error)
    }

    /// Draws the axes and points that are no data set yet: x1, x2 and the class of each, in turn.
    #[wasm_bindgen(js_name = drawPainted)]
    pub fn draw_painted(&self, points: &[f32]) -> Result<(), JsError> {
        let column = |d: usize| {
            points
                .iter()
                .skip(d)
                .step_by(3)
                .copied()
                .collect::<Vec<_>>()
        };
        let [x, y, classes] = [0, 1, 2].map(column);
        let points = Points {
            x: &x,
            y: &y,
            paint: Paint::Classes(&classes, &self.colors),
            hollow: false,
        };
        let (area, plane) = (self.above.clear(), self.plane());
        draw_plane(&area, &plane, &self.theme, ["x1", "x2"])
            .and_then(|()| draw_points(&area, &plane, &self.theme, &points))
            .map_err(js_error)
    }

    /// Wipes what the network says.
    #[wasm_bindgen(js_name = clear)]
    pub fn clear_map(&self) {
        self.below.clear();
    }

    /// What each of some hidden units hands on over the plane, each on a canvas of its own: `layers` from
    /// 0 on, and `units` of them.
    #[wasm_bindgen(js_name = drawUnits)]
    pub fn draw_units(
        &self,
        trainer: &Trainer,
        layers: &[u32],
        units: &[u32],
        canvases: &Array,
    ) -> Result<(), JsError> {
        let core = trainer.core.borrow();
        if core.recipe().data.coordinates() != 2 {
            return Err(js_error("units have maps over a plane only"));
        }
        let values = core.layers(self.grid(UNIT_CELLS));
        let mut bytes = vec![0; 4 * UNIT_CELLS * UNIT_CELLS];
        for ((&layer, &unit), canvas) in layers.iter().zip(units).zip(canvases.iter()) {
            let Some(layer) = values.get(layer as usize) else {
                continue;
            };
            if unit as usize >= layer.a.nrows() {
                continue;
            }
            let row = layer.a.row(unit as usize);
            let row = row.as_slice().unwrap_or_default();
            let extent = row
                .iter()
                .fold(f32::MIN_POSITIVE, |most, a| most.max(a.abs()));
            let raster = Raster {
                columns: UNIT_CELLS,
                answers: Answers::Numbers {
                    values: row,
                    middle: 0.0,
                    extent,
                },
                discrete: false,
                colors: &self.colors[..2],
            };
            raster.write(&self.theme, &mut bytes);
            let canvas: HtmlCanvasElement = canvas.unchecked_into();
            put(&Layer::new(canvas)?, UNIT_CELLS, &bytes)?;
        }
        Ok(())
    }

    /// The point at a place in CSS pixels: x1 and x2.
    #[wasm_bindgen(js_name = pointAt)]
    pub fn point_at(&self, x: f64, y: f64) -> Vec<f64> {
        let scale = self.fit.scale;
        let (x1, x2) = self.plane().point_at((x * scale, y * scale));
        vec![x1, x2]
    }

    /// Where a point lies, in CSS pixels.
    #[wasm_bindgen(js_name = placeOf)]
    pub fn place_of(&self, x1: f64, x2: f64) -> Vec<f64> {
        let (x, y) = self.plane().pixel_of((x1, x2));
        vec![x / self.fit.scale, y / self.fit.scale]
    }
}

impl DecisionMap {
    pub(super) fn plane(&self) -> Plane {
        self.plane_on(&self.fit)
    }

    pub(super) fn plane_on(&self, sheet: &Sheet) -> Plane {
        Plane {
            size: sheet.size,
            scale: sheet.scale,
            font_size: sheet.font_size,
            x: self.x,
            y: self.y,
        }
    }

    /// Equally spaced values from the left edge to the right: (1, steps).
    pub(super) fn along(&self) -> Array2<f64> {
        Array2::from_shape_fn((1, STEPS), |(_, step)| {
            self.x.0 + (self.x.1 - self.x.0) * step as f64 / (STEPS - 1) as f64
        })
    }

    /// The middles of so many cells a side, row by row from the upper left corner: (2, cells²).
    pub(super) fn grid(&self, cells: usize) -> Array2<f64> {
        let middle = |(low, high): (f64, f64), cell: usize| {
            low + (high - low) * (cell as f64 + 0.5) / cells as f64
        };
        Array2::from_shape_fn((2, cells * cells), |(d, cell)| match d {
            0 => middle(self.x, cell % cells),
            _ => middle(self.y, cells - 1 - cell / cells),
        })
    }

    /// A colour for each class that is answered, of so many cells a side; for numbers two.
    pub(super) fn colors_of(&self, answers: &Answers<'_>, cells: usize) -> Vec<RGBColor> {
        let classes = match *answers {
            Answers::Classes(values) => values.len() / (cells * cells),
            Answers::TwoClasses(_) | Answers::Numbers { .. } => 2,
        };
        self.colors.iter().cycle().take(classes).copied().collect()
    }

    /// Colours the cells, and spreads them over the plane.
    fn draw_cells(&self, answers: &Answers<'_>, discrete: bool) -> Result<(), JsError> {
        let colors = self.colors_of(answers, CELLS);
        let raster = Raster {
            columns: CELLS,
            answers: *answers,
            discrete,
            colors: &colors,
        };
        let mut bytes = vec![0; 4 * CELLS * CELLS];
        raster.write(&self.theme, &mut bytes);
        put(&self.cells, CELLS, &bytes)?;
        let [left, top, right, bottom] = self.plane().edges().map(f64::from);
        let context: &CanvasRenderingContext2d = &self.below.context;
        context.set_image_smoothing_enabled(!discrete);
        let drawn = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            &self.cells.canvas,
            left,
            top,
            right - left,
            bottom - top,
        );
        drawn.map_err(|_| js_error("this browser cannot draw the map"))
    }

    /// Draws the axes and the rows.
    pub(super) fn paint_rows<B: DrawingBackend>(
        &self,
        area: &Area<B>,
        plane: &Plane,
        rows: &Rows,
    ) -> Drawn<B> {
        let names = if rows.is_line {
            ["x1", "y"]
        } else {
            ["x1", "x2"]
        };
        draw_plane(area, plane, &self.theme, names)?;
        for (hollow, part) in rows.parts.iter().enumerate() {
            // Over one feature what is predicted is how far up they are.
            let zeros = vec![0.0; part[2].len()];
            let (y, paint) = match rows.is_line {
                true => (&part[2], Paint::Classes(&zeros, &self.colors)),
                false => (
                    &part[1],
                    rows.spread.paint(rows.task, &part[2], &self.colors),
                ),
            };
            let points = Points {
                x: &part[0],
                y,
                paint,
                hollow: hollow == 1,
            };
            draw_points(area, plane, &self.theme, &points)?;
        }
        Ok(())
    }
}

/// The rows of a data set on a plane, or on a line.
pub(super) struct Rows {
    /// Of training rows, and of test rows where they are wanted: x1, x2 where there is one, and the targets.
    parts: Vec<[Vec<f32>; 3]>,
    is_line: bool,
    spread: Spread,
    task: Task,
}

impl Rows {
    pub(super) fn of(trainer: &Trainer, with_test: bool) -> Result<Self, JsError> {
        let core = trainer.core.borrow();
        let recipe = core.recipe();
        let split = train_test_split(recipe.data.rows(), recipe.test_size, recipe.split_seed);
        let split = split.map_err(js_error)?;
        let dataset = recipe.data.dataset(&[], &split.train).map_err(js_error)?;
        let is_line = dataset.features.nrows() == 1;
        let part = |rows: &Vec<usize>| {
            let feature = |d: usize| -> Vec<f32> {
                let feature = dataset.features.row(d);
                rows.iter().map(|&row| feature[row] as f32).collect()
            };
            let targets = rows.iter().map(|&row| dataset.targets[row] as f32);
            let x2 = if is_line { Vec::new() } else { feature(1) };
            [feature(0), x2, targets.collect()]
        };
        let parts = [Some(&split.train), with_test.then_some(&split.test)];
        Ok(Rows {
            parts: parts.into_iter().flatten().map(part).collect(),
            is_line,
            spread: Spread::of(core.data()),
            task: dataset.task,
        })
    }
}

/// What is answered, as it is drawn.
pub(super) fn answers_of<'a>(task: Task, answers: &'a Array2<f32>, spread: &Spread) -> Answers<'a> {
    let values = answers.as_slice().unwrap_or_default();
    match task {
        Task::TwoClasses => Answers::TwoClasses(values),
        Task::Classes(_) => Answers::Classes(values),
        Task::Number => Answers::Numbers {
            values,
            middle: spread.middle,
            extent: spread.extent,
        },
    }
}

impl Spread {
    /// Of the numbers that a trainer's points have, before they were split.
    pub(super) fn of(data: &Prepared) -> Self {
        let targets = data.train.each_target().chain(data.test.each_target());
        let low = targets.clone().fold(f32::INFINITY, f32::min);
        let high = targets.fold(f32::NEG_INFINITY, f32::max);
        Spread {
            middle: (low + high) / 2.0,
            extent: ((high - low) / 2.0).max(f32::MIN_POSITIVE),
        }
    }

    /// What tells rows of such targets apart.
    pub(super) fn paint<'a>(
        &self,
        task: Task,
        targets: &'a [f32],
        colors: &'a [RGBColor],
    ) -> Paint<'a> {
        match task {
            Task::Number => Paint::Numbers {
                values: targets,
                middle: self.middle,
                extent: self.extent,
                colors: [colors[0], colors[1]],
            },
            _ => Paint::Classes(targets, colors),
        }
    }
}

/// Puts cells of red, green, blue and opacity on a canvas, one a pixel.
fn put(layer: &Layer, cells: usize, bytes: &[u8]) -> Result<(), JsError> {
    let side = cells as u32;
    if layer.canvas.width() != side || layer.canvas.height() != side {
        layer.resize((side, side));
    }
    let image = ImageData::new_with_u8_clamped_array(Clamped(bytes), side);
    let put = image.and_then(|image| layer.context.put_image_data(&image, 0.0, 0.0));
    put.map_err(|_| js_error("this browser cannot draw the map"))
}
