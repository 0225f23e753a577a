//! A history as lines of a CSV file.

use std::fmt::Write;
use std::ops::Range;

use super::History;

/// The names of the columns.
pub const CSV_HEADER: &str = "epoch,model,seed,train_loss,test_loss,train_accuracy,test_accuracy\n";

impl History {
    /// The lines of some 0-based epochs, as far as they are trained, below [`CSV_HEADER`]; `run` is the text of
    /// the columns `model` and `seed`. Every figure has as few digits as still give that very f32; where a number
    /// is predicted, there are no accuracies, and their cells are empty. Accuracies are fractions.
    #[must_use]
    pub fn csv(&self, epochs: Range<usize>, run: &str) -> String {
        let end = epochs.end.min(self.len());
        let mut text = String::new();
        for epoch in epochs.start..end {
            let record = &self.records()[epoch];
            let accuracies = [self.train_accuracy(record), self.test_accuracy(record)];
            // A text takes whatever is written.
            let _ = write!(text, "{epoch},{run}");
            for loss in [record.train_loss, record.test_loss] {
                let _ = write!(text, ",{}", Figure(loss));
            }
            for accuracy in accuracies {
                let _ = match accuracy.is_nan() {
                    true => write!(text, ","),
                    false => write!(text, ",{}", Figure(accuracy as f32)),
                };
            }
            text.push('\n');
        }
        text
    }
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
    use crate::{Recipe, Trainer};

    #[test]
    fn every_figure_comes_back_from_the_file() {
        let mut trainer = Trainer::new(Recipe::default()).unwrap();
        trainer.train(130);
        let history = trainer.history();
        let mut text = String::from(CSV_HEADER);
        for start in [0, 64, 128] {
            text += &history.csv(start..start + 64, "\"A, B\",42");
        }
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let mut count = 0;
        for (epoch, row) in rows.records().enumerate() {
            let row = row.unwrap();
            let record = history.record(epoch).unwrap();
            let figures = [
                record.train_loss,
                record.test_loss,
                history.train_accuracy(record) as f32,
                history.test_accuracy(record) as f32,
            ];
            assert_eq!(row[0].parse::<usize>().unwrap(), epoch);
            assert_eq!((&row[1], &row[2]), ("A, B", "42"));
            for (cell, figure) in row.iter().skip(3).zip(figures) {
                assert_eq!(cell.parse::<f32>().unwrap(), figure);
            }
            count += 1;
        }
        assert_eq!(count, 130);
        assert_eq!(history.csv(130..200, ""), "");
    }

    #[test]
    fn where_a_number_is_predicted_accuracies_are_empty() {
        let recipe: Recipe = serde_json::from_str(r#"{ "data": "plane" }"#).unwrap();
        let mut trainer = Trainer::new(recipe).unwrap();
        trainer.train(1);
        let line = trainer.history().csv(0..1, "A,42");
        assert!(
            line.ends_with(",,\n") && line.starts_with("0,A,42,"),
            "{line}"
        );
    }

    #[test]
    fn small_and_large_figures_are_short() {
        let shown = [0.0, 0.6931472, 1e-8, 3.4e38, f32::NAN, f32::INFINITY];
        let shown: Vec<_> = shown.map(|figure| Figure(figure).to_string()).into();
        assert_eq!(shown, ["0", "0.6931472", "1e-8", "3.4e38", "NaN", "inf"]);
    }
}
