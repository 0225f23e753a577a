//! The TypeScript types of the plain objects that cross the border.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A recipe to be completed.
    #[wasm_bindgen(typescript_type = "RecipeInput")]
    pub type RecipeInput;
    /// A whole recipe.
    #[wasm_bindgen(typescript_type = "Recipe")]
    pub type RecipeObject;
    /// Every epoch's figures.
    #[wasm_bindgen(typescript_type = "History")]
    pub type HistoryObject;
    /// One epoch's figures, or undefined.
    #[wasm_bindgen(typescript_type = "Reading | undefined")]
    pub type MaybeReading;
    /// The parameters of a network.
    #[wasm_bindgen(typescript_type = "Parameter[]")]
    pub type Parameters;
    /// One activation or one per hidden layer.
    #[wasm_bindgen(typescript_type = "ActivationName | ActivationName[]")]
    pub type ActivationInput;
    /// The activation of each hidden layer.
    #[wasm_bindgen(typescript_type = "ActivationName[]")]
    pub type ActivationNames;
    /// Training and test.
    #[wasm_bindgen(typescript_type = "TrainTest")]
    pub type TrainTest;
    /// What a chart shows.
    #[wasm_bindgen(typescript_type = "'accuracy' | 'loss'")]
    pub type MetricName;
    /// Colours of a chart.
    #[wasm_bindgen(typescript_type = "ChartTheme")]
    pub type ThemeInput;
}
