//! The lines of hidden units on a `DecisionMap` in JavaScript.

use wasm_bindgen::prelude::*;

use super::js_error;
use super::map::{CELLS, DecisionMap, STEPS};
use super::trainer::Trainer;
use crate::chart::map::{HingeLine, Plane, contour, draw_hinges, hinge_at};
use crate::train;

#[wasm_bindgen]
impl DecisionMap {
    /// Draws where the pre-activation of some units of the first hidden layer is 0, by their numbers from 0
    /// on; that of the unit `chosen` stands out. Over one feature these are upright lines. Gives the units whose
    /// lines are on the map.
    #[wasm_bindgen(js_name = drawHinges)]
    pub fn draw_hinges(
        &mut self,
        trainer: &Trainer,
        units: &[u32],
        chosen: Option<usize>,
    ) -> Result<Vec<u32>, JsError> {
        let core = trainer.core.borrow();
        self.hinges = self.lines(&core, units, self.plane());
        let area = self.below.area();
        draw_hinges(&area, &self.plane(), &self.theme, &self.hinges, chosen).map_err(js_error)?;
        Ok(self.hinges.iter().map(|line| line.unit as u32).collect())
    }

    /// The unit whose line is near a place in CSS pixels; undefined where none is.
    #[wasm_bindgen(js_name = hingeAt)]
    pub fn hinge_at(&self, x: f64, y: f64) -> Option<usize> {
        let scale = self.fit.scale;
        hinge_at(&self.plane(), &self.hinges, (x * scale, y * scale))
    }

    /// Forgets the lines that were drawn, so that none is pointed at.
    #[wasm_bindgen(js_name = forgetHinges)]
    pub fn forget_hinges(&mut self) {
        self.hinges = Vec::new();
    }
}

impl DecisionMap {
    /// The lines of some units as far as they are on the map.
    pub(super) fn lines(
        &self,
        core: &train::Trainer,
        units: &[u32],
        plane: Plane,
    ) -> Vec<HingeLine> {
        let hinges = core.hinges();
        let known = units.iter().map(|&unit| unit as usize);
        let known = known.filter(|&unit| unit < hinges.len());
        let coordinates = core.recipe().data.coordinates();
        if coordinates == 2 && core.recipe().extra.is_empty() {
            let line = |unit: usize| {
                let hinge = &hinges[unit];
                let weights = [hinge.weights[0], hinge.weights[1]];
                HingeLine::straight(&plane, unit, weights, hinge.offset)
            };
            return known.filter_map(line).collect();
        }
        // With features such as x1², or over one feature, they are found where z changes its sign.
        if coordinates == 2 {
            let layers = core.layers(self.grid(CELLS));
            let line = |unit| {
                let z = layers[0].z.row(unit);
                bent(&plane, unit, &|cell| z[cell])
            };
            return known.filter_map(line).collect();
        }
        let layers = core.layers(self.along());
        let line = |unit| upright(&plane, unit, &layers[0].z.row(unit).to_vec());
        known.filter_map(line).collect()
    }
}

/// A line that is bent, over the cells of the map: every second part of it, so that it is dashed too.
fn bent(plane: &Plane, unit: usize, height: &dyn Fn(usize) -> f32) -> Option<HingeLine> {
    let parts = contour(plane, CELLS, CELLS * CELLS, height);
    let column = |x: f64| ((x - plane.x.0) / (plane.x.1 - plane.x.0) * CELLS as f64) as usize;
    let row = |y: f64| ((y - plane.y.0) / (plane.y.1 - plane.y.0) * CELLS as f64) as usize;
    let is_dash = |part: &[(f64, f64); 2]| {
        let (x, y) = ((part[0].0 + part[1].0) / 2.0, (part[0].1 + part[1].1) / 2.0);
        (column(x) + row(y)) % 4 != 0
    };
    let parts: Vec<_> = parts.into_iter().filter(is_dash).collect();
    (!parts.is_empty()).then_some(HingeLine {
        unit,
        parts,
        rises: None,
    })
}

/// Upright lines where values along the axis change their sign.
fn upright(plane: &Plane, unit: usize, z: &[f32]) -> Option<HingeLine> {
    let at = |step: f64| plane.x.0 + (plane.x.1 - plane.x.0) * step / (STEPS - 1) as f64;
    let pairs = z.windows(2).enumerate();
    let crossings: Vec<(f64, bool)> = pairs
        .filter(|(_, pair)| (pair[0] > 0.0) != (pair[1] > 0.0))
        .map(|(k, pair)| {
            let share = f64::from(pair[0]) / f64::from(pair[0] - pair[1]);
            (at(k as f64 + share), pair[1] > pair[0])
        })
        .collect();
    let rises = match crossings[..] {
        [] => return None,
        [(_, right)] => Some((if right { 1.0 } else { -1.0 }, 0.0)),
        _ => None,
    };
    let parts = crossings
        .iter()
        .map(|&(x, _)| [(x, plane.y.0), (x, plane.y.1)]);
    Some(HingeLine {
        unit,
        parts: parts.collect(),
        rises,
    })
}
