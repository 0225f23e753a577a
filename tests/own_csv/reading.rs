//! Files that are tables.

use relu_playground::data::own::{
    ColumnKind::{self, *},
    Encoding, Sheet, Summary, Value,
};

use crate::{numbers, sheet};

/// Sixty passengers who never were, in the columns of the well-known list of the Titanic's.
const PASSENGERS: &[u8] = include_bytes!("../fixtures/passengers.csv");

fn kinds(sheet: &Sheet) -> Vec<ColumnKind> {
    sheet.columns().iter().map(|column| column.kind).collect()
}

fn names(sheet: &Sheet) -> Vec<&str> {
    let names = sheet.columns().iter().map(|column| &column.name[..]);
    names.collect()
}

#[test]
fn a_passenger_list_is_read_to_the_right_kinds() {
    let sheet = Sheet::read(PASSENGERS).unwrap();
    assert!(sheet.has_header());
    assert_eq!((sheet.rows(), sheet.delimiter()), (60, ','));
    let kinds: Vec<_> = names(&sheet).into_iter().zip(kinds(&sheet)).collect();
    assert_eq!(
        kinds,
        [
            ("PassengerId", Identifier),
            ("Survived", Number),
            ("Pclass", Number),
            ("Name", Identifier),
            ("Sex", Category),
            ("Age", Number),
            ("SibSp", Number),
            ("Parch", Number),
            ("Ticket", Identifier),
            ("Fare", Number),
            ("Cabin", Identifier),
            ("Embarked", Category),
        ]
    );
    let columns = sheet.columns();
    let missing: Vec<usize> = columns.iter().map(|column| column.missing).collect();
    assert_eq!(missing, [0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 44, 1]);
    assert_eq!(sheet.value(0, 3), Value::Text("Conti, Miss. Ada"));
    assert_eq!(sheet.value(1, 5), Value::Missing);
    assert_eq!(sheet.value(4, 5), Value::Number(27.5));
    assert_eq!(columns[2].summary(), Summary::Range(1.0, 3.0));
    let Summary::Levels(3, ports) = columns[11].summary() else {
        panic!("{:?}", columns[11].summary());
    };
    assert_eq!(ports[0].0, "S");
    assert_eq!(ports.iter().map(|port| port.1).sum::<usize>(), 59);
}

#[test]
fn every_delimiter_line_end_and_mark_gives_the_same_table() {
    for delimiter in [",", ";", "\t"] {
        for end in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{feff}"] {
                let lines = ["a,b,\"c\"", "1,x,2", "3,\"y\"\"\",4", "5,x,6"];
                let text = lines.join(end).replace(',', delimiter);
                let sheet = sheet(&format!("{mark}{text}"));
                assert_eq!(names(&sheet), ["a", "b", "c"], "{text:?}");
                assert_eq!(sheet.value(1, 1), Value::Text("y\""));
                assert_eq!(sheet.value(2, 2), Value::Number(6.0));
            }
        }
    }
}

#[test]
fn a_semicolon_allows_a_decimal_comma() {
    let sheet = sheet("a;b;c\n1,5;2.5;7\n-2,25;3.5;8\n\"3\";1e1;9\n");
    assert_eq!(sheet.delimiter(), ';');
    assert_eq!(kinds(&sheet), [Number, Number, Number]);
    assert_eq!(sheet.value(1, 0), Value::Number(-2.25));
    assert_eq!(sheet.value(2, 1), Value::Number(10.0));
    // Without a header, commas divide these rows as evenly as semicolons do.
    let sheet = self::sheet("1,5;2,5\n3,5;4,5\n5,5;6,5\n");
    assert_eq!((sheet.delimiter(), sheet.columns().len()), (';', 2));
}

#[test]
fn a_text_with_other_delimiters_in_it_does_not_mislead() {
    let sheet = sheet("name,note\nann,a;b;c\nbob,\"d,e\"\ncid,f;g\n");
    assert_eq!(names(&sheet), ["name", "note"]);
    assert_eq!(sheet.value(1, 1), Value::Text("d,e"));
}

#[test]
fn a_header_is_told_from_a_row() {
    for (text, header) in [
        ("a,b\n1,2\n3,4\n", true),
        ("1,2\n3,4\n", false),
        ("5.1,3.5,setosa\n4.9,3.0,setosa\n", false),
        ("x,2019,2020\n1,2,3\n4,5,6\n", true),
        (",name,city\n0,ann,rome\n1,bob,oslo\n", true),
        ("name,city\nann,rome\nbob,oslo\n", true),
        ("ann,rome\nbob,rome\nann,oslo\n", false),
        ("p,x,p\ne,x,s\n", false),
        ("?,1\n2,3\n", false),
        ("a,b\n", true),
    ] {
        let read = Sheet::read(text.as_bytes());
        let has_header = read.map_or(true, |sheet| sheet.has_header());
        assert_eq!(has_header, header, "{text}");
    }
    let text = b"1,2\n3,4\n";
    let sheet = Sheet::read_with(text, Some(true)).unwrap();
    assert_eq!((names(&sheet), sheet.rows()), (vec!["1", "2"], 1));
    let sheet = Sheet::read_with(text, None).unwrap();
    assert_eq!(names(&sheet), ["column 1", "column 2"]);
}

#[test]
fn every_column_has_a_name_of_its_own() {
    let sheet = sheet("age,,age, age (2) ,age\n1,2,3,4,5\n2,4,6,8,10\n");
    let expected = ["age", "column 2", "age (2)", "age (2) (2)", "age (3)"];
    assert_eq!(names(&sheet), expected);
}

#[test]
fn kinds_are_guessed() {
    let mut text = "id,ward_id,humid,same,none,mixed,free\n".to_owned();
    for row in 0..12 {
        let (ward, free) = (row % 3, "x".repeat(row + 1));
        let mixed = if row == 4 { "n.a." } else { "3" };
        text += &format!("{},{ward},{ward},7,-,{mixed},{free}\n", 100 + row);
    }
    let sheet = sheet(&text);
    let expected = [
        Identifier, Identifier, Number, Constant, Empty, Category, Identifier,
    ];
    assert_eq!(kinds(&sheet), expected);
    assert_eq!(sheet.columns()[4].summary(), Summary::Nothing);
    assert_eq!(
        sheet.columns()[5].summary(),
        Summary::Levels(2, vec![("3", 11), ("n.a.", 1)])
    );
}

#[test]
fn a_column_of_very_many_texts_is_counted_and_not_kept() {
    let rows = (0..3000).map(|row| format!("{}x,{}x,{row}\n", row % 1200, row));
    let sheet = sheet(&format!("a,b,c\n{}", rows.collect::<String>()));
    assert_eq!(sheet.columns()[0].summary(), Summary::MoreLevels(1000));
    assert_eq!(kinds(&sheet), [Identifier, Identifier, Number]);
    assert_eq!(sheet.value(2999, 1), Value::Unkept);
    let rows = (0..3000).map(|row| format!("{}x,{row}\n", row / 3));
    let text = format!("a,c\n{}x,7\n", rows.collect::<String>());
    assert_eq!(kinds(&self::sheet(&text))[0], Category);
}

#[test]
fn windows_and_utf16_files_are_read() {
    let sheet = Sheet::read(b"gr\xf6\xdfe;preis\n1,5;2\n2,5;3\n").unwrap();
    assert_eq!(names(&sheet), ["größe", "preis"]);
    assert_eq!(sheet.encoding(), Encoding::Windows1252);
    let utf16 = "\u{feff}a\tb\n1\tx\n2\ty\n".encode_utf16();
    let bytes: Vec<u8> = utf16.flat_map(u16::to_le_bytes).collect();
    let sheet = Sheet::read(&bytes).unwrap();
    assert_eq!((sheet.rows(), sheet.encoding()), (2, Encoding::Utf16));
}

#[test]
fn reading_in_steps_shows_progress_and_gives_the_same_sheet() {
    let text = numbers(5, 300);
    let mut reader = Sheet::reader(text.as_bytes().to_vec(), None).unwrap();
    let (mut steps, mut last) = (0, reader.progress());
    assert!(!last.is_done());
    while !last.is_done() {
        let progress = reader.step(50).unwrap();
        assert!(progress.read > last.read || progress.total == last.total);
        (steps, last) = (steps + 1, progress);
    }
    assert_eq!(steps, 13); // 300 rows twice, and the end of each pass
    let stepped = reader.finish().unwrap();
    assert_eq!(format!("{stepped:?}"), format!("{:?}", sheet(&text)));
}

#[test]
fn the_largest_table_is_read() {
    let sheet = sheet(&numbers(2, 100_000));
    assert_eq!(sheet.rows(), 100_000);
    assert_eq!(sheet_of_columns(200), 200);
}

fn sheet_of_columns(columns: usize) -> usize {
    sheet(&numbers(columns, 20)).columns().len()
}
