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

    /// The line of the text in which the record starts, from 1.
    pub(super) fn line(&self, text: &[u8]) -> usize {
        // What ends the record before it, and lines without a letter, are read with it.
        let breaks = text[self.start..]
            .iter()
            .take_while(|byte| b"\r\n".contains(byte));
        line(text, self.start + breaks.count())
    }

    /// The line in which this record opens quotes that the text never closes, if it does.
    pub(super) fn open_line(&self, text: &[u8]) -> Option<usize> {
        if self.at < text.len() {
            return None;
        }
        let open = open_quotes(&text[self.start..], self.delimiter);
        open.map(|at| line(text, self.start + at))
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

/// The line, from 1, of a byte of a text. Lines end at LF, CRLF or CR, within quotes too.
fn line(text: &[u8], at: usize) -> usize {
    let ends = |&k: &usize| match text[k] {
        b'\r' => text.get(k + 1) != Some(&b'\n'),
        byte => byte == b'\n',
    };
    1 + (0..at).filter(ends).count()
}

/// Where the quotes open that a record is within at its end. As in the `csv` crate, quotes open where
/// a cell starts and nowhere else, and two of them within quotes stand for one.
fn open_quotes(record: &[u8], delimiter: u8) -> Option<usize> {
    let (mut quoted, mut may_open) = (false, true);
    let (mut opened, mut closed) = (0, usize::MAX);
    for (at, &byte) in record.iter().enumerate() {
        match byte {
            b'"' if quoted => (quoted, may_open, closed) = (false, true, at),
            b'"' if may_open => {
                quoted = true;
                // Of two quotes for one, the former had closed them.
                if closed.wrapping_add(1) != at {
                    opened = at;
                }
            }
            _ if quoted => {}
            _ => may_open = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
    }
    quoted.then_some(opened)
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
            ("a,\"b", Some(2)),
            ("\"a\"\"", Some(0)),
            ("\"a\"\"\"", None),
            ("\"a\"b\"", None),
            ("a\"b,c", None),
            ("\"a\",\"", Some(4)),
            ("\r\n\"", Some(2)),
        ] {
            assert_eq!(open_quotes(record.as_bytes(), b','), open, "{record}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        for end in ["\n", "\r\n", "\r"] {
            let lines = [
                "",
                "a,b",
                "",
                "1,\"2",
                "3\"",
                "  ",
                "4,5",
                "6,\"7",
                "\"\"8\",\"9",
                "",
            ];
            let text = lines.join(end);
            let (mut records, mut read) = (Records::new(b','), Vec::new());
            while records.read(text.as_bytes()) {
                let open = records.open_line(text.as_bytes());
                read.push((records.line(text.as_bytes()), open));
            }
            assert_eq!(
                read,
                [(2, None), (4, None), (7, None), (8, Some(9))],
                "{end:?}"
            );
        }
    }
}
