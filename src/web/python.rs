//! A recipe as a Python script in JavaScript.

use wasm_bindgen::prelude::*;

use super::trainer::Trainer;
use crate::Recipe;
use crate::python::{self, Model};

/// The Python script of one trainer's recipe, or of several that are compared.
#[wasm_bindgen]
#[derive(Default)]
pub struct PythonScript {
    models: Vec<(String, Recipe)>,
    script: Option<python::Script>,
}

#[wasm_bindgen]
impl PythonScript {
    /// A script without a model.
    #[wasm_bindgen(constructor)]
    pub fn new() -> PythonScript {
        PythonScript::default()
    }

    /// Adds the recipe of a trainer, under a name.
    pub fn add(&mut self, name: &str, trainer: &Trainer) {
        let recipe = trainer.core.borrow().recipe().clone();
        self.models.push((name.to_owned(), recipe));
    }

    /// Writes the script, with the link that opens the same on the page. False where there is none: the
    /// models differ in more than hidden layers, activations and what was changed on the way.
    pub fn write(&mut self, link: Option<String>) -> bool {
        let models = self.models.iter();
        let models: Vec<Model> = models
            .map(|(name, recipe)| Model { name, recipe })
            .collect();
        self.script = python::script(&models, link.as_deref());
        self.script.is_some()
    }

    /// The whole script; empty before it is written.
    pub fn text(&self) -> String {
        self.said(python::Script::text)
    }

    /// The script as the file of a Jupyter notebook.
    pub fn notebook(&self) -> String {
        self.said(python::Script::notebook)
    }

    /// The name of its files without their end.
    #[wasm_bindgen(getter)]
    pub fn stem(&self) -> String {
        self.said(|script| script.file_stem().to_owned())
    }

    /// The name of the file of data that it reads; undefined where it draws its data itself.
    #[wasm_bindgen(getter, js_name = dataName)]
    pub fn data_name(&self) -> Option<String> {
        let name = self.script.as_ref()?.data_name()?;
        Some(name.to_owned())
    }

    /// The CSV text of that file.
    #[wasm_bindgen(js_name = dataText)]
    pub fn data_text(&self) -> Option<String> {
        let (_, recipe) = self.models.first()?;
        Some(python::data_file(recipe)?.text)
    }
}

impl PythonScript {
    /// What the script says, where there is one.
    fn said(&self, what: fn(&python::Script) -> String) -> String {
        self.script.as_ref().map(what).unwrap_or_default()
    }
}
