//! The table that a choice gives, and one that is made by hand.

use relu_playground::Error;
use relu_playground::data::own::{Missing, Sheet};
use relu_playground::data::{OwnColumn, OwnTable, OwnTarget, Task};

use crate::choice;

const NAN: f64 = f64::NAN;

fn column(values: &[f64], levels: Option<&[&str]>) -> OwnColumn {
    let owned = |levels: &[&str]| levels.iter().map(|&level| level.to_owned()).collect();
    OwnColumn {
        name: "a".into(),
        values: values.to_vec(),
        levels: levels.map(owned),
    }
}

fn target(values: &[f64], classes: &[&str]) -> OwnTarget {
    OwnTarget {
        name: "y".into(),
        values: values.to_vec(),
        classes: classes.iter().map(|&class| class.to_owned()).collect(),
    }
}

/// A table of ten rows from one column.
fn table(values: [f64; 10], levels: Option<&[&str]>) -> Result<OwnTable, Error> {
    let numbers = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];
    OwnTable::new(vec![column(&values, levels)], target(&numbers, &[]))
}

#[test]
fn a_choice_is_a_table_that_gives_the_same_data_set() {
    let sheet = Sheet::read(include_bytes!("../fixtures/passengers.csv")).unwrap();
    let inputs = ["Pclass", "Sex", "Age", "Embarked"];
    for missing in [Missing::DropRows, Missing::Fill] {
        let chosen = sheet.choose(&choice(&sheet, "Survived", &inputs, missing));
        let chosen = chosen.unwrap();
        let train: Vec<usize> = (0..chosen.rows().len()).step_by(2).collect();
        let (columns, target) = chosen.table().clone().into_parts();
        assert_eq!(columns[0].levels, None);
        assert_eq!(columns[1].levels.as_ref().unwrap(), &["female", "male"]);
        let lacks = columns[2].values.iter().any(|age| age.is_nan());
        assert_eq!(lacks, missing == Missing::Fill);
        assert_eq!(target.task(), Task::TwoClasses);
        let again = OwnTable::new(columns, target).unwrap();
        assert_eq!(again.dataset(&train), chosen.dataset(&train));
    }
}

#[test]
fn what_is_missing_is_filled_from_the_training_rows_alone() {
    let numbers = table([1.0, 3.0, NAN, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0], None).unwrap();
    let data = numbers.dataset(&[0, 1, 2]).unwrap();
    assert_eq!(data.features[[0, 2]], 2.0);

    let values = [1.0, NAN, 1.0, 0.0, 0.0, 2.0, 2.0, 2.0, 2.0, 2.0];
    let levels = table(values, Some(&["u", "v", "w"])).unwrap();
    let data = levels.dataset(&[0, 2, 3, 4]).unwrap(); // u and v are equally frequent
    assert_eq!(data.names, ["a=u", "a=v", "a=w"]);
    assert_eq!(data.features.column(0).to_vec(), [0.0, 1.0, 0.0]);
    assert_eq!(data.features.column(1).to_vec(), [1.0, 0.0, 0.0]);

    let sentence = numbers.dataset(&[2]).unwrap_err().to_string();
    assert_eq!(
        sentence,
        "column 'a' has no value in the 1 training rows to fill the missing ones with"
    );
}

#[test]
fn a_target_says_what_guessing_is_worth() {
    let three = target(&[0.0, 1.0, 1.0, 2.0], &["a", "b", "c"]);
    assert_eq!(
        (three.task(), three.majority()),
        (Task::Classes(3), Some(0.5))
    );
    assert_eq!(three.variance(), None);
    let number = target(&[1.0, 3.0], &[]);
    assert_eq!(
        (number.task(), number.variance()),
        (Task::Number, Some(1.0))
    );
    assert_eq!(number.majority(), None);
}

#[test]
fn what_does_not_fit_together_gets_a_sentence() {
    let sentence = |made: Result<OwnTable, Error>| made.unwrap_err().to_string();
    let ten = [0.0; 10];
    let one = |values: &[f64], classes: &[&str], targets: &[f64]| {
        sentence(OwnTable::new(
            vec![column(values, None)],
            target(targets, classes),
        ))
    };
    for (given, expected) in [
        (
            one(&[0.0; 9], &[], &[0.0; 9]),
            "9 of 9 rows can be used; at least 10 are needed",
        ),
        (
            one(&[0.0; 9], &[], &[0.0; 10]),
            "column 'a' has 9 values, the target has 10",
        ),
        (
            one(&ten, &["x"], &[0.0; 10]),
            "the target has one value only, 'x', in all 10 rows",
        ),
        (
            one(&ten, &["x", "y"], &[2.0; 10]),
            "row 1 has 2 in column 'y'; a whole number from 0 to 1 is needed there",
        ),
        (
            one(&ten, &[], &[f64::NAN; 10]),
            "row 1 has 'NaN' in column 'y'; a finite number is needed there",
        ),
        (
            one(&ten, &["x"; 21], &[0.0; 10]),
            "the target column 'y' has 21 different values; there can be up to 20 classes",
        ),
        (
            sentence(OwnTable::new(vec![], target(&[0.0; 10], &[]))),
            "no column is chosen to predict from; choose at least 1",
        ),
        (
            sentence(table([-1.0; 10], Some(&["u"]))),
            "row 1 has -1 in column 'a'; a whole number from 0 to 0 is needed there",
        ),
        (
            sentence(table([0.5; 10], Some(&["u"; 21]))),
            "column 'a' has 21 different values; a category can have up to 20",
        ),
        (
            sentence(table([2e38; 10], None)),
            "row 1 has '2e38' in column 'a'; numbers go from -1e38 to 1e38",
        ),
        (
            sentence(table([f64::INFINITY; 10], None)),
            "row 1 has 'inf' in column 'a'; a finite number is needed there",
        ),
    ] {
        assert_eq!(given, expected);
    }
}
