//! The TypeScript types of the plain objects that cross the border.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// How far a reader is.
    #[wasm_bindgen(typescript_type = "ReadingProgress")]
    pub type ReadingProgress;
    /// How a text is written.
    #[wasm_bindgen(typescript_type = "EncodingName")]
    pub type EncodingName;
    /// The columns of a sheet.
    #[wasm_bindgen(typescript_type = "SheetColumn[]")]
    pub type SheetColumns;
    /// A choice to be completed.
    #[wasm_bindgen(typescript_type = "ChoiceInput")]
    pub type ChoiceInput;
    /// A whole choice.
    #[wasm_bindgen(typescript_type = "Choice")]
    pub type ChoiceObject;
    /// What was chosen.
    #[wasm_bindgen(typescript_type = "OwnTable")]
    pub type OwnTableObject;
}
