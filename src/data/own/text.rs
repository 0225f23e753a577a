//! Bytes to text: what is not a text is refused with a sentence, by its first bytes where they
//! tell what it is.

use std::borrow::Cow;

use crate::Error;
use crate::data::csv;

/// How the text of a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 of either byte order, told by its mark.
    Utf16,
    /// What Excel writes in Western Europe: taken for a text that is not UTF-8.
    Windows1252,
}

/// How files that are often taken for tables start, and what they are.
const OTHER_FILES: [(&[u8], &str, &str); 10] = [
    (b"\x89PNG", "a PNG picture", ""),
    (b"\xff\xd8\xff", "a JPEG picture", ""),
    (b"GIF87a", "a GIF picture", ""),
    (b"GIF89a", "a GIF picture", ""),
    (b"%PDF-", "a PDF document", ""),
    (
        b"PK\x03\x04",
        "an Excel workbook or another ZIP archive",
        SAVE,
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an Excel workbook or another Office file",
        SAVE,
    ),
    (b"\x1f\x8b", "a gzip archive", "; unpack it first"),
    (b"SQLite format 3\0", "an SQLite database", ""),
    (b"PAR1\x15", "a Parquet file", ""),
];

/// What files are that are no tables, and what to do with them.
#[cfg(test)]
pub(in crate::data) fn other_files() -> impl Iterator<Item = (&'static str, &'static str)> {
    OTHER_FILES
        .into_iter()
        .map(|(_, what, advice)| (what, advice))
}

/// What to do with a workbook.
const SAVE: &str = "; save the sheet as CSV first";

/// The characters 0x80 to 0x9F of Windows-1252; the others are those of Unicode.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The file's text as UTF-8 without a byte order mark: the file's own bytes where they are that.
///
/// # Errors
/// A sentence when the bytes are not a text, or are a text of another kind than a table.
pub(super) fn decode(bytes: Cow<'_, [u8]>) -> Result<(Cow<'_, [u8]>, Encoding), Error> {
    if let Some((_, what, advice)) = OTHER_FILES.iter().find(|file| bytes.starts_with(file.0)) {
        return Err(csv::other_file(what, advice));
    }
    let (text, encoding) = match &bytes[..] {
        [0xFF, 0xFE, units @ ..] => (utf16(units, u16::from_le_bytes)?, Encoding::Utf16),
        [0xFE, 0xFF, units @ ..] => (utf16(units, u16::from_be_bytes)?, Encoding::Utf16),
        other if str::from_utf8(other).is_ok() => (after_mark(bytes), Encoding::Utf8),
        other => (windows_1252(other)?, Encoding::Windows1252),
    };
    if let Some(byte) = text.iter().position(|&byte| byte == 0) {
        return Err(csv::not_text(byte + 1, 0));
    }
    let start = text.trim_ascii_start();
    if start.is_empty() {
        return Err(csv::empty_file());
    }
    match markup(start) {
        Some(what) => Err(csv::other_file(what, "")),
        None => Ok((text, encoding)),
    }
}

/// What a text is that starts as a web page or as JSON does.
fn markup(start: &[u8]) -> Option<&'static str> {
    let tag = |tag: &str| {
        let head = start.get(..tag.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
    };
    let second = start[1..].trim_ascii_start().first();
    match (start[0], second) {
        (b'<', _) if tag("<!doctype html") || tag("<html") => Some("an HTML page"),
        (b'<', _) if tag("<?xml") => Some("an XML file"),
        (b'{', Some(b'"')) | (b'[', Some(b'{' | b'[')) => Some("a JSON file"),
        _ => None,
    }
}

/// Without UTF-8's byte order mark.
fn after_mark(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    match bytes {
        Cow::Borrowed(bytes) => bytes.strip_prefix(MARK).unwrap_or(bytes).into(),
        Cow::Owned(mut bytes) => {
            if bytes.starts_with(MARK) {
                bytes.drain(..MARK.len());
            }
            bytes.into()
        }
    }
}

/// UTF-16 in the byte order of `unit`. A last odd byte is passed over.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'static, [u8]>, Error> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    for (at, character) in char::decode_utf16(units).enumerate() {
        text.push(character.map_err(|_| csv::broken_utf16(at + 1))?);
    }
    Ok(text.into_bytes().into())
}

/// Windows-1252, if nothing in it is a control character, as in a binary file.
fn windows_1252(bytes: &[u8]) -> Result<Cow<'static, [u8]>, Error> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    for (at, &byte) in bytes.iter().enumerate() {
        let character = match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(byte),
        };
        if character.is_control() && !character.is_ascii_whitespace() {
            return Err(csv::not_text(at + 1, byte));
        }
        text.push(character);
    }
    Ok(text.into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Encoding) {
        let (text, encoding) = decode(bytes.into()).unwrap();
        (String::from_utf8(text.into_owned()).unwrap(), encoding)
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "größe,€\n1,2\n";
        let marked = format!("\u{feff}{text}");
        let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            marked.encode_utf16().flat_map(bytes).collect()
        };
        let windows = b"gr\xf6\xdfe,\x80\n1,2\n";
        for (bytes, encoding) in [
            (text.as_bytes(), Encoding::Utf8),
            (marked.as_bytes(), Encoding::Utf8),
            (&utf16(u16::to_le_bytes), Encoding::Utf16),
            (&utf16(u16::to_be_bytes), Encoding::Utf16),
            (windows, Encoding::Windows1252),
        ] {
            assert_eq!(decoded(bytes), (text.to_owned(), encoding));
        }
        let owned = decode(marked.into_bytes().into()).unwrap().0;
        assert_eq!(&owned[..], text.as_bytes());
    }
}
