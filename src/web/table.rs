//! `Table` in JavaScript: a visitor's own table, of which trainers are made.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::js_error;
use super::plain::{self, set};
use super::trainer::Trainer;
use super::types::{Names, OwnInput, RecipeInput, TableInput};
use crate::data::{OwnColumn, OwnTable, OwnTarget};
use crate::recipe::{Data, Own, Value, data};
use crate::{Recipe, train};

/// A visitor's own table.
#[wasm_bindgen]
pub struct Table {
    data: Data,
    table: Arc<OwnTable>,
}

#[wasm_bindgen]
impl Table {
    /// A table, and where it is from, which is what a recipe's `data` says of it.
    #[wasm_bindgen(constructor)]
    pub fn new(source: OwnInput, table: TableInput) -> Result<Table, JsError> {
        let columns = Array::from(&field(&table, "columns"));
        let columns = columns.iter().map(|column| OwnColumn {
            name: text(&column),
            values: numbers(&column),
            levels: Some(texts(&column, "levels")).filter(|levels| !levels.is_empty()),
        });
        let target = field(&table, "target");
        let target = OwnTarget {
            name: text(&target),
            values: numbers(&target),
            classes: texts(&target, "classes"),
        };
        let table = OwnTable::new(columns.collect(), target).map_err(js_error)?;
        let source = plain::read(&source);
        let Value::Fields(_) = source else {
            return Err(js_error(
                "where a table is from must be an object with fields",
            ));
        };
        let table = Arc::new(table);
        let data = Own::from_source(source, Arc::clone(&table)).into();
        Ok(Table { data, table })
    }

    /// A trainer at epoch 0 of a recipe whose `data` is where this table is from.
    pub fn trainer(&self, recipe: RecipeInput) -> Result<Trainer, JsError> {
        let recipe =
            Recipe::read(plain::read(&recipe), data::ALL, Some(&self.data)).map_err(js_error)?;
        let core = train::Trainer::new(recipe).map_err(js_error)?;
        let core = Rc::new(RefCell::new(core));
        Ok(Trainer { core })
    }

    /// The names of the classes; none where a number is predicted.
    #[wasm_bindgen(getter)]
    pub fn classes(&self) -> Names {
        list(&self.table.target().classes).unchecked_into()
    }

    /// How many values it has: rows by inputs of a network.
    #[wasm_bindgen(getter)]
    pub fn values(&self) -> f64 {
        self.table.rows() as f64 * self.table.inputs() as f64
    }

    /// What it was made of, so that another thread can make the same.
    pub fn input(&self) -> TableInput {
        let columns = self.table.columns().iter().map(|column| {
            let object = Object::new();
            set(&object, "name", &(&column.name).into());
            set(&object, "values", &Float64Array::from(&column.values[..]));
            if let Some(levels) = &column.levels {
                set(&object, "levels", &list(levels));
            }
            object
        });
        let table = Object::new();
        set(&table, "columns", &columns.collect::<Array>());
        let (from, target) = (self.table.target(), Object::new());
        set(&target, "name", &(&from.name).into());
        set(&target, "values", &Float64Array::from(&from.values[..]));
        set(&target, "classes", &list(&from.classes));
        set(&table, "target", &target);
        table.unchecked_into()
    }
}

/// The texts as a list of JavaScript's.
fn list(texts: &[String]) -> Array {
    texts.iter().map(JsValue::from).collect()
}

/// `object[name]`, undefined where there is none.
fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// The column's name.
fn text(column: &JsValue) -> String {
    field(column, "name").as_string().unwrap_or_default()
}

/// The column's values; none where there is something else.
fn numbers(column: &JsValue) -> Vec<f64> {
    let values = field(column, "values").dyn_into::<Float64Array>();
    values.map(|values| values.to_vec()).unwrap_or_default()
}

/// The texts of a list.
fn texts(column: &JsValue, name: &str) -> Vec<String> {
    let list = field(column, name).dyn_into::<Array>().unwrap_or_default();
    list.iter().filter_map(|text| text.as_string()).collect()
}
