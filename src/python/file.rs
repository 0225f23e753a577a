//! The file of data that a script reads.

use std::fmt::Write;

use crate::Recipe;
use crate::data::heart;
use crate::recipe::Own;
use crate::recipe::data::Known;

/// A CSV file: comma, header, UTF-8, nothing where a value is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its name, as the script has it.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// The name that the heart table has wherever it is published.
pub(super) const HEART: &str = "heart_failure_clinical_records_dataset.csv";

/// The heart table's target.
pub(super) const DEATH: &str = "DEATH_EVENT";

/// The file of data that the script of a recipe reads; none where it draws its data itself.
#[must_use]
pub fn data_file(recipe: &Recipe) -> Option<DataFile> {
    match recipe.data.known() {
        Known::Heart => Some(DataFile::of_heart()),
        Known::Own(own) => Some(DataFile::of_own(own)),
        Known::Toy(_) | Known::Painted(_) => None,
    }
}

/// The name of the file of a visitor's own table.
pub(super) fn name_of_own(own: &Own) -> String {
    format!("{}-chosen.csv", stem(own.file()))
}

impl DataFile {
    /// The heart table as published.
    fn of_heart() -> Self {
        let data = heart();
        let names = data.names.iter().map(|name| &name[..]).chain([DEATH]);
        let mut text = line(names.map(str::to_owned));
        for row in 0..data.rows() {
            let features = data.features.column(row);
            let values = features.iter().chain([&data.targets[row]]);
            text += &line(values.map(f64::to_string));
        }
        DataFile {
            name: HEART.to_owned(),
            text,
        }
    }

    /// The rows and columns that were chosen of a visitor's file: classes and categories by their names.
    fn of_own(own: &Own) -> Self {
        let table = own.table();
        let target = table.target();
        let names = table.columns().iter().map(|column| &column.name);
        let mut text = line(names.chain([&target.name]).map(|name| cell(name)));
        for row in 0..table.rows() {
            let columns = table.columns().iter();
            let values = columns.map(|column| value(column.values[row], column.levels.as_deref()));
            let classes = Some(&target.classes[..]).filter(|classes| !classes.is_empty());
            text += &line(values.chain([value(target.values[row], classes)]));
        }
        let name = name_of_own(own);
        DataFile { name, text }
    }
}

/// A line of these cells.
fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = String::new();
    for (at, cell) in cells.enumerate() {
        let _ = write!(line, "{}{cell}", if at > 0 { "," } else { "" });
    }
    line.push('\n');
    line
}

/// A number, or what an index stands for.
fn value(value: f64, names: Option<&[String]>) -> String {
    match names {
        _ if value.is_nan() => String::new(),
        None => value.to_string(),
        Some(names) => cell(&names[value as usize]),
    }
}

/// A text as a cell, in quotes where it needs them.
fn cell(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "_-.+:;/()%".contains(letter);
    if text.chars().all(|letter| is_plain(letter) || letter == ' ') && text.trim() == text {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The name of a visitor's file without its end, of letters that every file system takes.
fn stem(file: &str) -> String {
    let stem = match file.rsplit_once('.') {
        Some((stem, end)) if end.len() <= 4 => stem,
        _ => file,
    };
    let plain = |letter: char| letter.is_alphanumeric() || "_- ".contains(letter);
    let stem: String = stem
        .chars()
        .map(|letter| if plain(letter) { letter } else { '_' })
        .take(60)
        .collect();
    match stem.trim() {
        "" => "table".to_owned(),
        stem => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heart_table_is_written_as_it_is_published() {
        let published = include_str!("../data/heart/heart_failure_clinical_records.csv");
        assert_eq!(DataFile::of_heart().text, published);
    }

    #[test]
    fn names_of_files_are_plain() {
        assert_eq!(stem("houses.csv"), "houses");
        assert_eq!(stem("../a\"b\n.tsv"), "___a_b_");
        assert_eq!(stem(""), "table");
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("say \"hi\"\n"), "\"say \"\"hi\"\"\n\"");
        assert_eq!(cell("New York"), "New York");
    }
}
