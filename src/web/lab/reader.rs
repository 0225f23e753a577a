//! `CsvReader` in JavaScript.

use crc::{CRC_32_ISO_HDLC, Crc};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::object;
use super::sheet::Sheet;
use super::types::ReadingProgress;
use crate::data::own::{self, MAX_ROWS, Reader, check_size};
use crate::error::whole;
use crate::web::js_error;

/// The checksum of zlib and of ZIP archives, by a table of one kilobyte.
static CRC_32: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// Reads a CSV file, so many rows at a time.
#[wasm_bindgen]
pub struct CsvReader {
    core: Reader<'static>,
    checksum: u32,
}

#[wasm_bindgen]
impl CsvReader {
    /// A reader of a file's bytes. Whether the first record is a header is guessed, unless it is
    /// said. A file that is no table throws an Error that says why; so do the other methods.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &Uint8Array, header: Option<bool>) -> Result<CsvReader, JsError> {
        check_size(bytes.length().into()).map_err(js_error)?;
        let bytes = bytes.to_vec();
        let checksum = CRC_32.checksum(&bytes);
        let core = own::Sheet::reader(bytes, header).map_err(js_error)?;
        Ok(CsvReader { core, checksum })
    }

    /// Throws an Error where a file of so many bytes is too large to be read.
    #[wasm_bindgen(js_name = checkSize)]
    pub fn check_size(bytes: f64) -> Result<(), JsError> {
        check_size(bytes as u64).map_err(js_error)
    }

    /// Reads up to so many rows. When as many bytes are read as there are in total, all rows are;
    /// the file is gone through twice, so that each byte counts as two.
    pub fn step(&mut self, rows: f64) -> Result<ReadingProgress, JsError> {
        let range = (1, MAX_ROWS as u32);
        let rows = whole("the number of rows to read", rows, range).map_err(js_error)?;
        let progress = self.core.step(rows as usize).map_err(js_error)?;
        let fields = [
            ("read", progress.read.into()),
            ("total", progress.total.into()),
        ];
        Ok(object(fields).unchecked_into())
    }

    /// The sheet, after reading what is left to read. The reader is used up by it.
    pub fn finish(self) -> Result<Sheet, JsError> {
        let sheet = self.core.finish().map_err(js_error)?;
        Ok(Sheet::new(sheet, self.checksum))
    }
}
