//! From a sheet and a choice to a data set.

use relu_playground::data::own::{Choice, Missing, Notes, Sheet, TaskKind};
use relu_playground::data::{Scaling, Task, train_test_split};

use crate::{choice, sheet};

fn passengers() -> Sheet {
    Sheet::read(include_bytes!("../fixtures/passengers.csv")).unwrap()
}

const INPUTS: [&str; 4] = ["Pclass", "Sex", "Age", "Embarked"];

#[test]
fn rows_without_a_value_are_dropped_and_counted() {
    let sheet = passengers();
    let chosen = sheet.choose(&choice(&sheet, "Survived", &INPUTS, Missing::DropRows));
    let chosen = chosen.unwrap();
    let notes = Notes {
        rows: 60,
        without_target: 0,
        without_value: 12,
        filled_values: 0,
        filled_rows: 0,
    };
    assert_eq!((chosen.notes(), chosen.rows().len()), (notes, 48));
    assert_eq!(chosen.rows()[..3], [0, 2, 3]); // the second passenger has no age
    let data = chosen.dataset(&[]).unwrap();
    let names = [
        "Pclass",
        "Sex=female",
        "Sex=male",
        "Age",
        "Embarked=C",
        "Embarked=Q",
        "Embarked=S",
    ];
    assert_eq!(data.names, names);
    assert_eq!(data.task, Task::TwoClasses);
    assert_eq!(
        data.features.column(0).to_vec(),
        [1.0, 1.0, 0.0, 8.0, 0.0, 0.0, 1.0]
    );
    assert_eq!(data.targets.as_slice().unwrap()[..3], [0.0, 0.0, 0.0]);
}

#[test]
fn missing_values_are_filled_from_the_training_rows_alone() {
    let sheet = sheet(
        "a,b,y\n1,u,0\n3,v,1\n,v,0\n5,,1\n100,u,0\n1,u,1\n1,u,0\n1,u,1\n1,u,0\n2,u,1\n3,u,\n",
    );
    let chosen = sheet.choose(&choice(&sheet, "y", &["a", "b"], Missing::Fill));
    let chosen = chosen.unwrap();
    let notes = Notes {
        rows: 11,
        without_target: 1,
        without_value: 0,
        filled_values: 2,
        filled_rows: 2,
    };
    assert_eq!(chosen.notes(), notes);
    let data = chosen.dataset(&[0, 1, 2, 3]).unwrap();
    assert_eq!(data.features[[0, 2]], 3.0); // the mean of 1, 3 and 5
    assert_eq!(data.features.column(3).to_vec(), [5.0, 0.0, 1.0]); // v, as in two of three rows
    let data = chosen.dataset(&[0, 1]).unwrap();
    assert_eq!(data.features[[0, 2]], 2.0);
    assert_eq!(data.features.column(3).to_vec(), [5.0, 1.0, 0.0]); // u and v tie: u is first
}

#[test]
fn a_data_set_trains_as_any_other() {
    let sheet = passengers();
    let choice = choice(&sheet, "Survived", &INPUTS, Missing::Fill);
    let chosen = sheet.choose(&choice).unwrap();
    let split = train_test_split(chosen.rows().len(), 0.2, 10).unwrap();
    let data = chosen.dataset(&split.train).unwrap();
    let prepared = data.prepare(Scaling::TrainRows, &split);
    assert_eq!((prepared.train.rows(), prepared.test.rows()), (48, 12));
    assert!(
        prepared
            .train
            .features()
            .iter()
            .all(|value| value.is_finite())
    );
    let died = chosen
        .classes()
        .iter()
        .position(|class| class == "0")
        .unwrap();
    let share = prepared.train.count(died) as f64 / 48.0;
    assert_eq!(prepared.majority_accuracy().0, share);
}

/// The task, the classes and the first targets of a column of so many rows.
fn target(cell: impl Fn(usize) -> String, task: Option<TaskKind>) -> (Task, Vec<String>, Vec<f32>) {
    let rows = (0..30).map(|row| format!("{}.5,{}\n", (row * row) % 17, cell(row)));
    let text = format!("a,b\n{}", rows.collect::<String>());
    let sheet = Sheet::read_with(text.as_bytes(), Some(true)).unwrap();
    let choice = Choice {
        target: 1,
        columns: vec![0],
        task,
        missing: Missing::DropRows,
    };
    let chosen = sheet.choose(&choice).unwrap();
    let data = chosen.dataset(&[]).unwrap();
    let first = data.targets.iter().take(3).map(|&t| t as f32).collect();
    (chosen.task(), chosen.classes().to_vec(), first)
}

#[test]
fn two_classes_have_the_positive_one_last() {
    for (no, yes) in [
        ("0", "1"),
        ("-1", "1"),
        ("no", "yes"),
        ("False", "true"),
        ("N", "Y"),
        ("nein", "ja"),
        ("non", "oui"),
        ("нет", "да"),
        ("alive", "dead"),
    ] {
        let found = target(|row| [yes, no][row % 2].to_owned(), None);
        let expected = (
            Task::TwoClasses,
            vec![no.into(), yes.into()],
            vec![1.0, 0.0, 1.0],
        );
        assert_eq!(found, expected);
    }
}

#[test]
fn the_kind_of_a_target_is_guessed_and_can_be_changed() {
    let names = |names: &[&str]| {
        names
            .iter()
            .map(|&name| name.to_owned())
            .collect::<Vec<_>>()
    };
    let species = |row: usize| ["setosa", "Virginica", "versicolor"][row % 3].to_owned();
    let sorted = names(&["setosa", "versicolor", "Virginica"]);
    assert_eq!(
        target(species, None),
        (Task::Classes(3), sorted, vec![0.0, 2.0, 1.0])
    );

    let grade = |row: usize| (row % 4 + 2).to_string();
    let four = (
        Task::Classes(4),
        names(&["2", "3", "4", "5"]),
        vec![0.0, 1.0, 2.0],
    );
    assert_eq!(target(grade, None), four);
    let number = (Task::Number, vec![], vec![2.0, 3.0, 4.0]);
    assert_eq!(target(grade, Some(TaskKind::Number)), number);

    let half = |row: usize| (row as f64 / 2.0 % 2.0).to_string();
    assert_eq!(target(half, None).0, Task::Number);
    assert_eq!(target(half, Some(TaskKind::Classes)).0, Task::Classes(4));
    let many = |row: usize| (row % 10).to_string(); // three rows per class are few
    assert_eq!(target(many, None).0, Task::Number);
}

#[test]
fn classes_are_those_of_the_rows_that_stay() {
    let rows = (0..20).map(|row| format!("{row}.5,{}\n", ["u", "v"][row % 2]));
    let sheet = sheet(&format!("a,b\n,t\n{}", rows.collect::<String>()));
    let chosen = sheet.choose(&choice(&sheet, "b", &["a"], Missing::DropRows));
    assert_eq!(chosen.unwrap().classes(), ["u", "v"]);
}

#[test]
fn a_choice_is_suggested() {
    let sheet = passengers();
    let choice = sheet.suggest(Some(1));
    assert_eq!(choice.columns, [2, 4, 5, 6, 7, 9, 11]);
    assert_eq!(sheet.suggest(None).target, 11);
    let named = self::sheet("a,Class,b\n1.5,u,2\n2,v,1\n3.5,u,4\n2,v,1\n1,u,3\n");
    assert_eq!(named.suggest(None).target, 1);
    let out_of_range = sheet.choose(&sheet.suggest(Some(99)));
    let sentence = out_of_range.err().unwrap().to_string();
    assert_eq!(sentence, "there is no column 100; the table has 12 columns");
}

/// A table of 30 rows below a header.
fn rows(header: &str, row: impl Fn(usize) -> String) -> Sheet {
    let rows = (0..30).map(|at| row(at) + "\n");
    sheet(&format!("{header}\n{}", rows.collect::<String>()))
}

#[test]
fn columns_that_count_are_still_predicted_from() {
    let passed = |at: usize| format!("{},{}", at + 1, usize::from(at > 14));
    let people = |at: usize| format!("name {at},{},{}.5", 150 + at, 50 + at * at % 40);
    for (sheet, columns) in [
        (rows("hours,passed", passed), vec![0]),
        (rows("id,passed", passed), vec![0]),
        (rows("#,passed", passed), vec![0]),
        (
            rows("year,price", |at| {
                format!("{},{}.5", 1990 + at, at * 7 % 11)
            }),
            vec![0],
        ),
        (rows("x,y", |at| format!("{at},{}", at * at)), vec![0]),
        (rows("name,height,weight", people), vec![1]),
        (
            rows("age,height,weight", |at| {
                format!("{at},{},{}", 50 + at, at * at)
            }),
            vec![0, 1],
        ),
        (
            rows("jahr,u,v", |at| {
                format!("{},{},{}", 1990 + at, at % 7, at * at)
            }),
            vec![0, 1],
        ),
        (
            rows("study hours,u,v", |at| {
                format!("{at},{},{}", at % 7, at * at)
            }),
            vec![0, 1],
        ),
    ] {
        let suggested = sheet.suggest(None);
        assert_eq!(suggested.target, sheet.columns().len() - 1);
        assert_eq!(suggested.columns, columns, "{:?}", sheet.columns()[0].name);
        assert_eq!(sheet.choose(&suggested).unwrap().rows().len(), 30);
    }
}

#[test]
fn row_numbers_are_left_out_while_there_are_other_columns() {
    let three = |at: usize| format!("{},{}.5,{}", at + 1, at % 7, at % 2);
    for name in [
        "",
        "n",
        "patient",
        "id",
        "row",
        "Nr.",
        "#",
        "sample no",
        "obs number",
    ] {
        let sheet = rows(&format!("{name},dose mg,y"), three);
        assert_eq!(sheet.suggest(None).columns, [1], "{name}");
    }
    // Not the first column: by its name alone.
    let last = |at: usize| format!("{}.5,{},{}", at % 7, at % 2, at + 101);
    for (name, columns) in [
        ("room", vec![0, 2]),
        ("room no", vec![0]),
        ("roomId", vec![0]),
    ] {
        let sheet = rows(&format!("dose,y,{name}"), last);
        assert_eq!(sheet.suggest(Some(1)).columns, columns, "{name}");
    }
    assert!(!passengers().suggest(Some(1)).columns.contains(&0));
}
