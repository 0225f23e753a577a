//! The script as a Jupyter notebook.

use serde_json::{Value, json};

use super::Script;

impl Script {
    /// The notebook's file: JSON of nbformat 4.5, a heading and a cell of code for each section.
    #[must_use]
    pub fn notebook(&self) -> String {
        let mut cells = vec![markdown(0, &self.introduction())];
        for section in &self.sections {
            cells.push(markdown(cells.len(), &format!("## {}", section.heading)));
            cells.push(json!({
                "cell_type": "code",
                "execution_count": null,
                "id": id(cells.len()),
                "metadata": {},
                "outputs": [],
                "source": lines(&section.code),
            }));
        }
        let notebook = json!({
            "cells": cells,
            "metadata": {
                "kernelspec": { "display_name": "Python 3", "language": "python", "name": "python3" },
                "language_info": { "name": "python" },
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        });
        format!("{notebook:#}\n")
    }

    /// What the notebook is.
    fn introduction(&self) -> String {
        let link = match &self.link {
            Some(link) => format!("Made by relu-playground, where this opens the same: <{link}>"),
            None => "Made by relu-playground.".to_owned(),
        };
        format!(
            "# {}\n\n{link}\n\n{}\n\n\
             Needs: `pip install {}`",
            self.title,
            self.promise(),
            self.packages.join(" ")
        )
    }
}

/// A cell of text.
fn markdown(at: usize, text: &str) -> Value {
    json!({ "cell_type": "markdown", "id": id(at), "metadata": {}, "source": lines(text) })
}

/// The name of a cell.
fn id(at: usize) -> String {
    format!("cell-{at}")
}

/// A text in lines, each but the last with its line break, as notebooks have it.
fn lines(text: &str) -> Vec<&str> {
    text.trim_end().split_inclusive('\n').collect()
}
