//! A history as lines of a CSV file.

use std::fmt::Write;
/// The names of the columns.
pub const CSV_HEADER: &str = "epoch,model,seed,train_loss,test_loss,train_accuracy,test_accuracy\n";

/// The lines of the epochs from the 0-based `first` on, below [`CSV_HEADER`]; `run` is the text of the columns
/// `model` and `seed`, and `figures` are the others', epoch by epoch. Each has as few digits as still give that
/// very f32. Accuracies are fractions; where a number is predicted they are no numbers, and their cells are empty.
///
/// ```
/// use relu_playground::train::csv_lines;
/// let lines = csv_lines(9, "A,42", [&[0.5], &[0.25], &[0.75], &[f32::NAN]]);
/// assert_eq!(lines, "9,A,42,0.5,0.25,0.75,\n");
/// ```
#[must_use]
pub fn csv_lines(first: usize, run: &str, figures: [&[f32]; 4]) -> String {
    let [train_loss, test_loss, train_accuracy, test_accuracy] = figures;
    let mut text = String::new();
    let losses = train_loss.iter().zip(test_loss);
    let accuracies = train_accuracy.iter().zip(test_accuracy);
    for (k, ((train, test), (right, right_test))) in losses.zip(accuracies).enumerate() {
        // A text takes whatever is written.
        let _ = write!(
            text,
            "{},{run},{},{}",
            first + k,
            Figure(*train),
            Figure(*test)
        );
        for accuracy in [right, right_test] {
            let _ = match accuracy.is_nan() {
                true => write!(text, ","),
                false => write!(text, ",{}", Figure(*accuracy)),
            };
        }
        text.push('\n');
    }
    text
}

/// A figure as pandas reads it.
struct Figure(f32);

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = self.0.abs();
        if size == 0.0 || (1e-4..1e7).contains(&size) || !self.0.is_finite() {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::Record;
    use crate::{Recipe, Trainer};

    #[test]
    fn every_figure_comes_back_from_the_file() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(130);
        let history = trainer.history();
        let column = |figure: &dyn Fn(&Record) -> f32| -> Vec<f32> {
            history.records().iter().map(figure).collect()
        };
        let columns = [
            column(&|record| record.train_loss),
            column(&|record| record.test_loss),
            column(&|record| history.train_accuracy(record) as f32),
            column(&|record| history.test_accuracy(record) as f32),
        ];
        let mut text = String::from(CSV_HEADER);
        for start in [0, 64, 128] {
            let end = 130.min(start + 64);
            text += &csv_lines(
                start,
                "\"A, B\",42",
                columns.each_ref().map(|column| &column[start..end]),
            );
        }
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let mut count = 0;
        for (epoch, row) in rows.records().enumerate() {
            let row = row.unwrap();
            assert_eq!(row[0].parse::<usize>().unwrap(), epoch);
            assert_eq!((&row[1], &row[2]), ("A, B", "42"));
            for (cell, column) in row.iter().skip(3).zip(&columns) {
                assert_eq!(cell.parse::<f32>().unwrap(), column[epoch]);
            }
            count += 1;
        }
        assert_eq!(count, 130);
    }

    #[test]
    fn small_and_large_figures_are_short() {
        let shown = [0.0, 0.6931512, 1e-8, 3.4e38, f32::NAN, f32::INFINITY];
        let shown: Vec<_> = shown.map(|figure| Figure(figure).to_string()).into();
        assert_eq!(shown, ["0", "0.6931512", "1e-8", "3.4e38", "NaN", "inf"]);
    }
}
