//! The records of a CSV text, one at a time, by the state machine of the `csv` crate.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::MAX_COLUMNS;

/// A place in a CSV text, and the record that was read last.
///
/// Records end at LF, CRLF or CR. Lines of nothing but blanks are passed over. Of a record with
/// more than [`MAX_COLUMNS`] cells only the number of cells is kept, however many there are.
pub(super) struct Records {
    core: Reader,
    delimiter: u8,
    /// Bytes of the text that were read.
    at: usize,
    /// Where the record starts.
    start: usize,
    /// The cells of the record, one after the other, without their quotes.
    text: Vec<u8>,
    /// Where each cell ends in `text`.
    ends: [usize; MAX_COLUMNS],
    columns: usize,
}

impl Records {
    /// Stands before the first record of a text.
    pub(super) fn new(delimiter: u8) -> Self {
        Records {
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            at: 0,
            start: 0,
            text: vec![0; 4096],
            ends: [0; MAX_COLUMNS],
            columns: 0,
        }
    }

    /// Reads the next record of `text`, the same text at each call; false when there is none.
    pub(super) fn read(&mut self, text: &[u8]) -> bool {
        while self.read_line(text) {
            if self.columns > 1 || !self.cell(0).trim_ascii().is_empty() {
                return true;
            }
        }
        false
    }

    /// Bytes of the text that were read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Number of cells of the record.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// A cell of a record that has no more than [`MAX_COLUMNS`].
    pub(super) fn cell(&self, column: usize) -> &[u8] {
        let start = column.checked_sub(1).map_or(0, |left| self.ends[left]);
        &self.text[start..self.ends[column]]
    }

    /// The cells of a record that has no more than [`MAX_COLUMNS`].
    pub(super) fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.columns.min(MAX_COLUMNS)).map(|column| self.cell(column))
    }

    /// Whether the text ended within the quotes of this record.
    pub(super) fn is_open(&self, text: &[u8]) -> bool {
        self.at == text.len() && ends_in_quotes(&text[self.start..], self.delimiter)
    }

    /// Reads the next record, blank or not.
    fn read_line(&mut self, text: &[u8]) -> bool {
        self.start = self.at;
        self.columns = 0;
        let (mut written, mut spare) = (0, [0; MAX_COLUMNS]);
        loop {
            let ends = match self.ends.get_mut(self.columns..) {
                Some(ends) if !ends.is_empty() => ends,
                _ => &mut spare,
            };
            let (result, read, wrote, ended) =
                self.core
                    .read_record(&text[self.at..], &mut self.text[written..], ends);
            self.at += read;
            written += wrote;
            self.columns += ended;
            match result {
                // At the end of the text, the next call has nothing to read and says so.
                ReadRecordResult::InputEmpty | ReadRecordResult::OutputEndsFull => {}
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::Record => return true,
                ReadRecordResult::End => return false,
            }
        }
    }
}

/// Whether a record is within quotes at its end. As in the `csv` crate, quotes open where a cell
/// starts and nowhere else, and two of them within quotes stand for one.
fn ends_in_quotes(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut may_open) = (false, true);
    for &byte in record {
        match byte {
            b'"' if quoted => (quoted, may_open) = (false, true),
            b'"' if may_open => quoted = true,
            _ if quoted => {}
            _ => may_open = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Vec<String>> {
        let mut records = Records::new(b',');
        let mut read = Vec::new();
        while records.read(text.as_bytes()) {
            let cells = records
                .cells()
                .map(|cell| String::from_utf8_lossy(cell).into_owned());
            read.push(cells.collect());
        }
        read
    }

    #[test]
    fn lines_end_in_every_way() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"2\n3\"", "  ", "4,"].join(end);
            assert_eq!(all(&text), [["a", "b"], ["1", "2\n3"], ["4", ""]]);
        }
    }

    #[test]
    fn a_record_of_any_width_is_counted() {
        let mut records = Records::new(b',');
        for columns in [
            1,
            MAX_COLUMNS - 1,
            MAX_COLUMNS,
            MAX_COLUMNS + 1,
            3 * MAX_COLUMNS,
            10_000,
        ] {
            let text = format!("{}x", "x,".repeat(columns - 1));
            assert!(records.read(text.as_bytes()), "{columns}");
            assert_eq!(records.columns(), columns);
            records = Records::new(b',');
        }
    }

    #[test]
    fn quotes_that_stay_open_are_found() {
        for (record, open) in [
            ("a,\"b", true),
            ("\"a\"\"", true),
            ("\"a\"\"\"", false),
            ("\"a\"b\"", false),
            ("a\"b,c", false),
            ("\"a\",\"", true),
            ("\r\n\"", true),
        ] {
            assert_eq!(ends_in_quotes(record.as_bytes(), b','), open, "{record}");
        }
    }
}
