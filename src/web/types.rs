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
    /// What a file of weights has.
    #[wasm_bindgen(typescript_type = "WeightFile")]
    pub type WeightFileObject;
    /// The parameters of a network.
    #[wasm_bindgen(typescript_type = "Parameter[]")]
    pub type Parameters;
    /// What is other from the next epoch on.
    #[wasm_bindgen(typescript_type = "ChangeInput")]
    pub type ChangeInput;
    /// An optimiser and its settings.
    #[wasm_bindgen(typescript_type = "OptimizerRecipe")]
    pub type OptimizerObject;
    /// Where a visitor's own table is from.
    #[wasm_bindgen(typescript_type = "Own")]
    pub type OwnInput;
    /// A visitor's own table.
    #[wasm_bindgen(typescript_type = "TableInput")]
    pub type TableInput;
    /// What a run has come to.
    #[wasm_bindgen(typescript_type = "TrainerState")]
    pub type StateObject;
    /// What is to be predicted.
    #[wasm_bindgen(typescript_type = "TaskName")]
    pub type TaskName;
    /// Something on a diagram, or undefined.
    #[wasm_bindgen(typescript_type = "DiagramPart | undefined")]
    pub type MaybePart;
    /// All that is on a diagram.
    #[wasm_bindgen(typescript_type = "DiagramPart[]")]
    pub type PartList;
    /// Names, in order.
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type Names;
    /// The training or the test rows.
    #[wasm_bindgen(typescript_type = "'train' | 'test'")]
    pub type PartName;
    /// Rows of the data set.
    #[wasm_bindgen(typescript_type = "Sample")]
    pub type SampleObject;
    /// What each layer makes of some rows.
    #[wasm_bindgen(typescript_type = "LayerValues[]")]
    pub type LayerList;
    /// A network beside one linear layer.
    #[wasm_bindgen(typescript_type = "CollapseReport")]
    pub type CollapseReport;
    /// Hidden units over the training rows.
    #[wasm_bindgen(typescript_type = "UnitCounts")]
    pub type UnitCounts;
    /// Where hidden units bend.
    #[wasm_bindgen(typescript_type = "Hinge[]")]
    pub type HingeList;
    /// The activation of each hidden layer.
    #[wasm_bindgen(typescript_type = "ActivationName[]")]
    pub type ActivationNames;
    /// Training and test.
    #[wasm_bindgen(typescript_type = "TrainTest")]
    pub type TrainTest;
    /// What a chart shows.
    #[wasm_bindgen(typescript_type = "'accuracy' | 'loss'")]
    pub type MetricName;
    /// What is written around a chart.
    #[wasm_bindgen(typescript_type = "PictureWords")]
    pub type PictureInput;
    /// Colours of a chart.
    #[wasm_bindgen(typescript_type = "ChartTheme")]
    pub type ThemeInput;
    /// What is kept of one run, or undefined.
    #[wasm_bindgen(typescript_type = "Outcome | undefined")]
    pub type MaybeOutcome;
    /// What is kept of one run.
    #[wasm_bindgen(typescript_type = "Outcome")]
    pub type OutcomeInput;
    /// What a difference is worth.
    #[wasm_bindgen(typescript_type = "Verdict")]
    pub type VerdictObject;
    /// How some values are spread, or undefined.
    #[wasm_bindgen(typescript_type = "Spread | undefined")]
    pub type MaybeSpread;
    /// How a measure is spread by epoch.
    #[wasm_bindgen(typescript_type = "Band")]
    pub type BandObject;
    /// How often each model came to what.
    #[wasm_bindgen(typescript_type = "Histogram")]
    pub type HistogramObject;
}
