//! A link as a QR code in JavaScript.

use wasm_bindgen::prelude::*;

use crate::qr::Code;

/// A QR code, to be drawn as an SVG.
#[wasm_bindgen]
pub struct QrCode(Code);

#[wasm_bindgen]
impl QrCode {
    /// The code of a text; undefined where it is too long for one that reads from afar.
    pub fn of(text: &str) -> Option<QrCode> {
        Code::of(text).map(QrCode)
    }

    /// Modules a side, those of the light zone around it with them.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> u32 {
        self.0.size()
    }

    /// The dark modules as the `d` of an SVG path, in units of a module.
    pub fn path(&self) -> String {
        self.0.path()
    }
}
