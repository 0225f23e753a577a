//! Any bytes give a sheet or a sentence, and what was written is read.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use proptest::collection::vec;
use proptest::prelude::*;
use relu_playground::data::own::{Choice, Missing, Sheet, Value};
use relu_playground::data::{Dataset, train_test_split};

/// Everything that can be done with some bytes.
fn try_all(bytes: &[u8], header: Option<bool>) {
    let whole = Sheet::read_with(bytes, header);
    let stepped = Sheet::reader(bytes, header).and_then(|mut reader| {
        while !reader.step(1)?.is_done() {}
        reader.finish()
    });
    assert_eq!(format!("{whole:?}"), format!("{stepped:?}"));
    let _ = Dataset::from_csv(&String::from_utf8_lossy(bytes), "a");
    let Ok(sheet) = whole else { return };
    for (at, column) in sheet.columns().iter().enumerate() {
        let _ = (column.summary(), column.check(), sheet.value(0, at));
        let suggested = sheet.suggest(Some(at));
        for missing in [Missing::DropRows, Missing::Fill] {
            try_choice(
                &sheet,
                &Choice {
                    missing,
                    ..suggested.clone()
                },
            );
        }
    }
}

fn try_choice(sheet: &Sheet, choice: &Choice) {
    let Ok(chosen) = sheet.choose(choice) else {
        return;
    };
    let notes = chosen.notes();
    let rows = chosen.rows().len();
    assert_eq!(
        notes.rows,
        rows + notes.without_target + notes.without_value
    );
    let split = train_test_split(rows, 0.25, 1).unwrap();
    if let Ok(data) = chosen.dataset(&split.train) {
        assert_eq!(data.features.dim(), (data.names.len(), rows));
        assert!(data.features.iter().all(|value| value.is_finite()));
        assert!(data.targets.iter().all(|target| target.is_finite()));
    }
}

/// Bytes of which tables are made, and a few others.
fn likely_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "a", "b", "é", "1", "2", "0.5", "1,5", "-", "NA", "inf", "1e99", ",", ",", ",", ";", "\t",
        "\"", "\"\"", "\n", "\n", "\n", "\r\n", "\r", " ", "\u{feff}", "\u{a0}", "yes", "no",
    ]);
    vec(pieces, 0..120).prop_map(|pieces| pieces.concat().into_bytes())
}

/// How a table is written.
fn writers() -> impl Strategy<Value = WriterBuilder> {
    let delimiters = prop::sample::select(vec![b',', b';', b'\t']);
    let ends = prop::sample::select(vec![
        Terminator::CRLF,
        Terminator::Any(b'\n'),
        Terminator::Any(b'\r'),
    ]);
    let styles = prop::sample::select(vec![
        QuoteStyle::Always,
        QuoteStyle::Necessary,
        QuoteStyle::NonNumeric,
    ]);
    (delimiters, ends, styles).prop_map(|(delimiter, end, style)| {
        let mut builder = WriterBuilder::new();
        builder
            .delimiter(delimiter)
            .terminator(end)
            .quote_style(style);
        builder
    })
}

fn written(writer: &WriterBuilder, table: &[Vec<String>]) -> Vec<u8> {
    let mut writer = writer.from_writer(Vec::new());
    for record in table {
        writer.write_record(record).unwrap();
    }
    writer.into_inner().unwrap()
}

/// A table with a header: columns of numbers and of texts, with missing values.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    let number = prop_oneof![
        8 => any::<i16>().prop_map(|value| value.to_string()),
        4 => (-1e6..1e6).prop_map(|value: f64| value.to_string()),
        1 => prop::sample::select(vec!["", "NA", "?", "-", "NaN"]).prop_map(str::to_owned),
    ];
    let text = prop_oneof![
        8 => "[a-f][a-f \"\n\r.é1-3]{0,6}[a-f\"]",
        1 => prop::sample::select(vec!["", "n/a", "null"]).prop_map(str::to_owned),
    ];
    let column = |cell: BoxedStrategy<String>| move |rows| vec(cell.clone(), rows);
    let (numbers, texts) = (column(number.boxed()), column(text.boxed()));
    (2..30_usize, 2..6_usize).prop_flat_map(move |(rows, columns)| {
        let column = prop_oneof![numbers(rows), texts(rows)];
        vec(column, columns).prop_map(move |columns| {
            let header = (0..columns.len()).map(|at| format!("name {at}")).collect();
            let record = |row: usize| columns.iter().map(|column| column[row].clone()).collect();
            std::iter::once(header)
                .chain((0..rows).map(record))
                .collect()
        })
    })
}

/// Whether a cell is one of those that stand for nothing.
fn is_missing(cell: &str) -> bool {
    ["", "na", "n/a", "nan", "null", "?", "-"].contains(&&cell.trim().to_lowercase()[..])
}

/// What a sheet must hold of a table's column.
fn expected<'a>(table: &'a [Vec<String>], column: usize) -> Vec<Value<'a>> {
    let cells = || table[1..].iter().map(|record| record[column].trim());
    let is_number = cells().all(|cell| is_missing(cell) || cell.parse::<f64>().is_ok());
    let value = |cell: &'a str| match cell.parse() {
        _ if is_missing(cell) => Value::Missing,
        Ok(number) if is_number => Value::Number(number),
        _ => Value::Text(cell),
    };
    cells().map(value).collect()
}

proptest! {
    #[test]
    fn any_bytes_give_a_sheet_or_a_sentence(
        bytes in vec(any::<u8>(), 0..300),
        header in any::<Option<bool>>(),
    ) {
        try_all(&bytes, header);
    }

    #[test]
    fn likely_bytes_give_a_sheet_or_a_sentence(
        bytes in likely_bytes(),
        header in any::<Option<bool>>(),
    ) {
        try_all(&bytes, header);
    }

    #[test]
    fn a_table_cut_anywhere_gives_a_sheet_or_a_sentence(
        table in tables(),
        writer in writers(),
        cut in any::<prop::sample::Index>(),
        other in any::<u8>(),
    ) {
        let mut bytes = written(&writer, &table);
        let cut = cut.index(bytes.len());
        try_all(&bytes[..cut], None);
        bytes[cut] = other;
        try_all(&bytes, None);
    }

    #[test]
    fn what_was_written_is_read(table in tables(), writer in writers(), mark in any::<bool>()) {
        let mut bytes = written(&writer, &table);
        if mark {
            bytes.splice(..0, *b"\xef\xbb\xbf");
        }
        let sheet = Sheet::read_with(&bytes, Some(true)).unwrap();
        prop_assert_eq!((sheet.rows(), sheet.columns().len()), (table.len() - 1, table[0].len()));
        for (at, column) in sheet.columns().iter().enumerate() {
            prop_assert_eq!(&column.name, &table[0][at]);
            let read: Vec<Value> = (0..sheet.rows()).map(|row| sheet.value(row, at)).collect();
            let expected = expected(&table, at);
            prop_assert_eq!(column.missing, expected.iter().filter(|&&value| value == Value::Missing).count());
            prop_assert_eq!(read, expected);
        }
        try_all(&bytes, None);
    }
}
