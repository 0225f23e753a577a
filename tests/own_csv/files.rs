//! Every sentence about a file that is no table.

use relu_playground::data::own::{MAX_BYTES, Sheet};

use crate::numbers;

/// The sentence that a file is refused with.
fn refusal(bytes: impl AsRef<[u8]>) -> String {
    match Sheet::read(bytes.as_ref()) {
        Ok(sheet) => panic!("read {sheet:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_file_of_another_kind_is_named() {
    for (bytes, sentence) in [
        (
            &b"\x89PNG\r\n\x1a\n"[..],
            "this is a PNG picture, not a table",
        ),
        (b"\xff\xd8\xff\xe0", "this is a JPEG picture, not a table"),
        (b"GIF89a\x01", "this is a GIF picture, not a table"),
        (b"%PDF-1.7\n", "this is a PDF document, not a table"),
        (
            b"PK\x03\x04\x14\0",
            "this is an Excel workbook or another ZIP archive, not a table; save the sheet as CSV first",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            "this is an Excel workbook or another Office file, not a table; save the sheet as CSV first",
        ),
        (
            b"\x1f\x8b\x08",
            "this is a gzip archive, not a table; unpack it first",
        ),
        (
            b"SQLite format 3\0",
            "this is an SQLite database, not a table",
        ),
        (b"PAR1\x15\x04", "this is a Parquet file, not a table"),
    ] {
        assert_eq!(refusal(bytes), sentence);
    }
}

#[test]
fn a_file_that_is_no_table_of_text_is_named() {
    for (bytes, sentence) in [
        (
            &b"\n<!DOCTYPE html>\n"[..],
            "this is an HTML page, not a table",
        ),
        (b"<html><body>", "this is an HTML page, not a table"),
        (
            b"<?xml version=\"1.0\"?>",
            "this is an XML file, not a table",
        ),
        (b"{ \"a\": [1] }", "this is a JSON file, not a table"),
        (b"[\n [1, 2]]", "this is a JSON file, not a table"),
        (
            b"a,b\n1\0,2\n",
            "this file is not text: its byte 6 is 0; save the table as CSV in UTF-8",
        ),
        (
            b"\xfe\xed\x01\x02",
            "this file is not text: its byte 3 is 1; save the table as CSV in UTF-8",
        ),
        (
            b"\xff\xfea\0\0\xd8b\0",
            "this file is not text: it starts as UTF-16 and its character 2 is half of a pair; save the table as CSV in UTF-8",
        ),
    ] {
        assert_eq!(refusal(bytes), sentence);
    }
}

#[test]
fn an_empty_file_is_empty() {
    for bytes in [
        &b""[..],
        b"\n\r\n  \n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\"\"\n\" \"\n",
    ] {
        assert_eq!(refusal(bytes), "the file is empty");
    }
    assert_eq!(refusal("a,b\n"), "the table has a header and no rows");
}

#[test]
fn what_is_too_large_is_counted() {
    assert_eq!(
        refusal(vec![b'1'; MAX_BYTES + 1]),
        "the file has 50.1 MB; there can be up to 50 MB"
    );
    assert_eq!(
        refusal(numbers(2, 100_001)),
        "the table has 100,001 rows; there can be up to 100,000"
    );
    assert_eq!(
        refusal(numbers(201, 1)),
        "the table has 201 columns; there can be up to 200"
    );
    assert_eq!(
        refusal(numbers(10_000, 1)),
        "the table has 10,000 columns; there can be up to 200"
    );
}

#[test]
fn a_row_of_another_length_is_counted() {
    let mut lines: Vec<String> = numbers(13, 30).lines().map(str::to_owned).collect();
    let cut = lines[17].rfind(',').unwrap();
    lines[17].truncate(cut);
    assert_eq!(
        refusal(lines.join("\n")),
        "row 17 has 12 columns, the header has 13; give line 18 of the file as many"
    );
    lines.remove(0);
    assert_eq!(
        refusal(lines.join("\n")),
        "row 17 has 12 columns, row 1 has 13; give line 17 of the file as many"
    );
    let wide = format!("a,b\n1,2\n{}\n", ",".repeat(9_999));
    assert_eq!(
        refusal(wide),
        "row 2 has 10000 columns, the header has 2; give line 3 of the file as many, with a text that holds a comma in quotes"
    );
    // Blank lines and line breaks within quotes count.
    let broken = "\r\na;b\r\n\r\n\"1\n2\";3\r\n\r\n4;5;6\r\n";
    assert_eq!(
        refusal(broken),
        "row 2 has 3 columns, the header has 2; give line 7 of the file as many, with a text that holds a semicolon in quotes"
    );
}

#[test]
fn quotes_that_are_never_closed_are_found() {
    for (text, place, line) in [
        ("a,b\n1,2\n3,\"4\n5,6\n7,8\n", "row 2", 3),
        ("a,\"b\n1,2\n3,4\n", "the header", 1),
        ("1,2\n3,4\n5,\"6\n", "row 3", 3),
        ("1,\"2\n3,4\n", "row 1", 1),
        ("a,b\n\n1,\"2\n2\"\n\"3\n4\",\"5\n6,7\n", "row 2", 6),
    ] {
        let mut read = Sheet::read(text.as_bytes());
        if place == "row 1" {
            read = Sheet::read_with(text.as_bytes(), Some(false));
        }
        let sentence = format!(
            "{place} opens quotes that are never closed; close them in line {line} of the file, or double a quote that belongs to a text"
        );
        assert_eq!(read.unwrap_err().to_string(), sentence, "{text}");
    }
}

#[test]
fn a_reader_that_failed_says_so_ever_after() {
    let mut reader = Sheet::reader(&b"a,b\n1,2\n3\n4,5\n"[..], None).unwrap();
    for _ in 0..2 {
        let sentence = reader.step(10).unwrap_err().to_string();
        assert_eq!(
            sentence,
            "row 2 has 1 column, the header has 2; give line 3 of the file as many"
        );
    }
    assert!(reader.finish().is_err());
}
