//! Every sentence about a column, a target or a choice that cannot be used.

use relu_playground::data::own::{Missing, Sheet, TaskKind};

use crate::{choice, sheet};

/// Numbers, one of them infinite, one too large; texts; nothing; a text by mistake.
fn strange() -> Sheet {
    let mut text = "x,inf,large,free,none,typo,gap,same,y\n".to_owned();
    for row in 0..24 {
        let inf = if row == 2 { "-inf" } else { "1" };
        let large = if row == 4 { "1e39" } else { "2" };
        let typo = if row == 6 {
            "12 kg".into()
        } else {
            format!("{}", row * row)
        };
        let gap = if row < 20 { "" } else { "g" };
        let y = ["no", "yes"][row % 2];
        text += &format!(
            "{}.5,{inf},{large},t{row},NA,{typo},{gap},yes,{y}\n",
            row * row
        );
    }
    sheet(&text)
}

#[test]
fn a_column_that_cannot_be_chosen_says_why() {
    let sheet = strange();
    let needed = "a finite number is needed there";
    for (column, sentence) in [
        ("inf", format!("row 3 has '-inf' in column 'inf'; {needed}")),
        (
            "large",
            "row 5 has '1e39' in column 'large'; numbers go from -1e38 to 1e38".into(),
        ),
        (
            "free",
            "column 'free' has 24 different values; a category can have up to 20".into(),
        ),
        ("none", "column 'none' is empty".into()),
        (
            "typo",
            format!("row 7 has '12 kg' in column 'typo'; {needed}"),
        ),
        (
            "y",
            "column 'y' is the target; it cannot be predicted from itself".into(),
        ),
    ] {
        let chosen = sheet.choose(&choice(&sheet, "y", &["x", column], Missing::Fill));
        assert_eq!(chosen.err().unwrap().to_string(), sentence);
        if column != "y" {
            let column = sheet.columns().iter().find(|other| other.name == column);
            assert_eq!(column.unwrap().check().unwrap_err().to_string(), sentence);
        }
    }
    let rows = (0..1500).map(|row| format!("{row}.5,x{row},{}\n", row % 2));
    let long = self::sheet(&format!("a,b,y\n{}", rows.collect::<String>()));
    assert_eq!(
        long.columns()[1].check().unwrap_err().to_string(),
        "column 'b' has more than 1,000 different values; a category can have up to 20"
    );
}

#[test]
fn numbers_of_two_notations_are_not_one_column() {
    let rows = (0..30).map(|row| format!("{row};{row},5\n"));
    let sheet = sheet(&format!("y;a\n1;1.234\n{}", rows.collect::<String>()));
    assert_eq!(
        sheet.columns()[1].check().unwrap_err().to_string(),
        "row 2 has '0,5' in column 'a', which has a decimal point above; a column has one of the two"
    );
}

#[test]
fn a_choice_that_cannot_be_made_says_why() {
    let sheet = strange();
    let mut choice = choice(&sheet, "y", &["x"], Missing::DropRows);
    let mut sentence = |target: usize, columns: &[usize]| {
        (choice.target, choice.columns) = (target, columns.to_vec());
        sheet.choose(&choice).err().unwrap().to_string()
    };
    assert_eq!(
        sentence(8, &[]),
        "no column is chosen to predict from; choose at least 1"
    );
    assert_eq!(
        sentence(8, &[0, 9]),
        "there is no column 10; the table has 9 columns"
    );
    assert_eq!(
        sentence(usize::MAX, &[0]),
        format!("there is no column {}; the table has 9 columns", usize::MAX)
    );
    assert_eq!(sentence(8, &[0, 0]), "column 'x' is chosen twice");
    assert_eq!(
        sentence(8, &[0, 6]),
        "4 of 24 rows can be used; at least 10 are needed"
    );
    assert_eq!(sentence(4, &[0]), "column 'none' is empty");
    let two = self::sheet("a,b\n1.5,2\n2.5,3\n");
    let sentence = two.choose(&two.suggest(None)).err().unwrap();
    assert_eq!(
        sentence.to_string(),
        "2 of 2 rows can be used; at least 10 are needed"
    );
}

#[test]
fn a_table_of_which_nothing_can_be_predicted_is_shown_and_refused() {
    let names: String = (0..30).map(|row| format!("{row},name {row}\n")).collect();
    for (text, target) in [
        ("a\n1\n3\n", 0),
        ("a,b\n1,x\n1,x\n", 1),
        ("a,b\n,\n-,NA\n", 1),
        ("a,b,c\n1,x,\n1,x,\n", 1),
        (&format!("a,name\n{names}"), 0),
    ] {
        let sheet = Sheet::read_with(text.as_bytes(), Some(true)).unwrap();
        let suggested = sheet.suggest(None);
        assert_eq!(
            (suggested.target, suggested.columns.len()),
            (target, 0),
            "{text}"
        );
        assert_eq!(
            sheet.choose(&suggested).err().unwrap().to_string(),
            "the table has no two columns of which one could be predicted from the other; a column needs 2 different numbers or more, or 2 to 20 different texts",
            "{text}"
        );
    }
}

#[test]
fn a_target_that_cannot_be_predicted_says_why() {
    let sheet = strange();
    let sentence = |target: &str, task: Option<TaskKind>| {
        let mut choice = choice(&sheet, target, &["x"], Missing::Fill);
        choice.task = task;
        sheet.choose(&choice).err().unwrap().to_string()
    };
    assert_eq!(
        sentence("same", None),
        "the target has one value only, 'yes', in all 24 rows"
    );
    assert_eq!(
        sentence("free", None),
        "the target column 'free' has 24 different values; there can be up to 20 classes"
    );
    assert_eq!(
        sentence("typo", None),
        "row 7 has '12 kg' in column 'typo'; a finite number is needed there"
    );
    assert_eq!(
        sentence("y", Some(TaskKind::Number)),
        "row 1 has 'no' in column 'y'; a finite number is needed there"
    );
    assert_eq!(
        sentence("y", Some(TaskKind::Classes)),
        "the target column 'y' has 2 different values; several classes have 3 or more"
    );
    assert_eq!(
        sentence("free", Some(TaskKind::TwoClasses)),
        "the target column 'free' has 24 different values; two classes have 2"
    );
    assert_eq!(
        sentence("inf", None),
        "row 3 has '-inf' in column 'inf'; a finite number is needed there"
    );
}

#[test]
fn a_data_set_has_so_many_values() {
    let level = |row: usize, column: usize| format!("l{}", (row + column) % 20);
    let row = |row: usize| {
        let cells: Vec<String> = (0..11).map(|column| level(row, column)).collect();
        format!("{},{}\n", cells.join(","), row % 2)
    };
    let text: String = (0..95_000).map(row).collect();
    let sheet = sheet(&text);
    let suggested = sheet.suggest(None);
    assert_eq!(
        sheet.choose(&suggested).err().unwrap().to_string(),
        "220 inputs in 95,000 rows are 20,900,000 values; there can be up to 20,000,000"
    );
}

#[test]
fn filling_needs_a_value_in_the_training_rows() {
    let sheet = strange();
    let chosen = sheet.choose(&choice(&sheet, "y", &["x", "gap"], Missing::Fill));
    let train: Vec<usize> = (0..18).collect();
    assert_eq!(
        chosen.unwrap().dataset(&train).unwrap_err().to_string(),
        "column 'gap' has no value in the 18 training rows to fill the missing ones with"
    );
}

#[test]
fn a_long_text_is_shortened() {
    let long = "x".repeat(100);
    let rows = (0..12).map(|row| format!("{row},{long}\n"));
    let sheet = sheet(&format!("a,b\n{}", rows.collect::<String>()));
    let sentence = sheet
        .choose(&choice(&sheet, "b", &["a"], Missing::Fill))
        .err()
        .unwrap();
    let shown = format!("{}…", &long[..40]);
    assert_eq!(
        sentence.to_string(),
        format!("the target has one value only, '{shown}', in all 12 rows")
    );
}
