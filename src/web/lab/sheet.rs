//! `Sheet` in JavaScript.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::types::{ChoiceInput, ChoiceObject, EncodingName, OwnTableObject, SheetColumns};
use super::{choice, object, table};
use crate::data::own::{self, Column, ColumnKind, Encoding, MAX_CATEGORIES, Summary};
use crate::web::js_error;
use crate::web::plain::{read, set, write};

/// A CSV file as it was read: columns to choose from.
#[wasm_bindgen]
pub struct Sheet {
    core: own::Sheet,
    checksum: u32,
}

impl Sheet {
    pub(super) fn new(core: own::Sheet, checksum: u32) -> Self {
        Sheet { core, checksum }
    }
}

#[wasm_bindgen]
impl Sheet {
    /// Number of rows below the header.
    #[wasm_bindgen(getter)]
    pub fn rows(&self) -> usize {
        self.core.rows()
    }

    /// What stands between two cells: a comma, a semicolon or a tab.
    #[wasm_bindgen(getter)]
    pub fn delimiter(&self) -> String {
        self.core.delimiter().into()
    }

    /// How the text is written, by its label in TextDecoder.
    #[wasm_bindgen(getter)]
    pub fn encoding(&self) -> EncodingName {
        let name = match self.core.encoding() {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
            Encoding::Windows1252 => "windows-1252",
        };
        JsValue::from(name).unchecked_into()
    }

    /// Whether the first record is the header.
    #[wasm_bindgen(getter)]
    pub fn header(&self) -> bool {
        self.core.has_header()
    }

    /// CRC-32 of the file's bytes, 8 hexadecimal digits.
    #[wasm_bindgen(getter)]
    pub fn checksum(&self) -> String {
        format!("{:08x}", self.checksum)
    }

    /// What is in each column, in the order of the file. No two have the same name.
    #[wasm_bindgen(getter)]
    pub fn columns(&self) -> SheetColumns {
        let columns = self.core.columns().iter().map(column);
        columns.collect::<Array>().unchecked_into()
    }

    /// A choice to start from: that target, or one by a usual name, or the last column, predicted
    /// from every other number and category that can be used, or else from identifiers, or from nothing.
    pub fn suggest(&self, target: Option<String>) -> Result<ChoiceObject, JsError> {
        let at = target.map(|name| self.core.column(&name)).transpose();
        let choice = self.core.suggest(at.map_err(js_error)?);
        Ok(write(&choice::write(&self.core, &choice)).unchecked_into())
    }

    /// The rows and columns of a choice. An Error says why one cannot be made.
    pub fn choose(&self, choice: &ChoiceInput) -> Result<OwnTableObject, JsError> {
        let choice = choice::read(&self.core, read(choice)).map_err(js_error)?;
        let chosen = self.core.choose(&choice).map_err(js_error)?;
        Ok(table::write(chosen))
    }
}

/// A `SheetColumn`.
fn column(column: &Column) -> JsValue {
    let kind = match column.kind {
        ColumnKind::Number => "number",
        ColumnKind::Category => "category",
        ColumnKind::Identifier => "identifier",
        ColumnKind::Constant => "constant",
        ColumnKind::Empty => "empty",
    };
    let fields = object([
        ("name", (&column.name[..]).into()),
        ("kind", kind.into()),
        ("missing", column.missing.into()),
        ("summary", summary(column.summary())),
    ]);
    if let Err(refusal) = column.check() {
        set(&fields, "refusal", &refusal.to_string().into());
    }
    fields.into()
}

/// A `ColumnSummary`; of many levels, the most frequent.
fn summary(summary: Summary<'_>) -> JsValue {
    let kind = |name: &str| ("kind", name.into());
    let fields = match summary {
        Summary::Range(low, high) => {
            object([kind("range"), ("low", low.into()), ("high", high.into())])
        }
        Summary::Levels(count, levels) => {
            let level = |&(text, rows): &(&str, usize)| {
                object([("text", text.into()), ("rows", rows.into())])
            };
            let shown = levels.iter().take(MAX_CATEGORIES).map(level);
            let shown = shown.collect::<Array>().into();
            object([kind("levels"), ("count", count.into()), ("levels", shown)])
        }
        Summary::MoreLevels(count) => object([kind("more_levels"), ("count", count.into())]),
        Summary::Nothing => object([kind("nothing")]),
    };
    fields.into()
}
