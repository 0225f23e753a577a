//! Guesses about a CSV text from its first records: the delimiter, and whether there is a header.

use std::collections::HashSet;

use super::cell::{Look, look};
use super::records::Records;
use super::{MAX_COLUMNS, decimal_comma};

/// Bytes and records that a guess is made from.
const SAMPLE: (usize, usize) = (1 << 18, 100);

/// Most characters of a column's name; the rest is cut off.
const MAX_NAME: usize = 80;

/// The delimiter that most of the first records agree about, in their number of columns.
///
/// Where two agree equally, a tab goes before a semicolon and that before a comma: commas are in
/// the numbers of a file with semicolons, and the reverse is rare.
pub(super) fn delimiter(text: &[u8]) -> u8 {
    let agreed = [b',', b';', b'\t'].map(|delimiter| (agreement(text, delimiter), delimiter));
    let best = agreed.iter().max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|best| best.0 > 0.0).map_or(b',', |best| best.1)
}

/// Whether the first record is a header.
///
/// It is one where it has a text above a column of numbers. Otherwise it is none where it has a
/// number itself, and one where all its texts differ and none is there again below it.
pub(super) fn has_header(text: &[u8], delimiter: u8) -> bool {
    let records = sample(text, delimiter);
    let looks = |cell: &Vec<u8>| look(cell, decimal_comma(delimiter));
    let is_number = |cell: &Vec<u8>| matches!(looks(cell), Look::Number(_));
    let Some((first, rest)) = records.split_first() else {
        return false;
    };
    let above_numbers = |(at, cell): (usize, &Vec<u8>)| {
        let mut below = rest.iter().filter_map(|record| record.get(at));
        looks(cell) == Look::Text
            && below.clone().any(is_number)
            && below.all(|cell| looks(cell) != Look::Text)
    };
    let is_like_names = !first.iter().any(is_number) && differ(first, rest);
    is_like_names || first.iter().enumerate().any(above_numbers)
}

/// Whether the first record has no value twice, none that is missing (but the first may: row
/// numbers often have no name) and none that its column has again.
fn differ(first: &[Vec<u8>], rest: &[Vec<Vec<u8>>]) -> bool {
    let distinct = first.iter().collect::<HashSet<_>>().len() == first.len();
    let missing = |(at, cell): (usize, &Vec<u8>)| {
        look(cell, false) == Look::Missing && (at, cell.len()) != (0, 0)
    };
    let again =
        |(at, cell): (usize, &Vec<u8>)| rest.iter().any(|record| record.get(at) == Some(cell));
    distinct
        && !first
            .iter()
            .enumerate()
            .any(|cell| missing(cell) || again(cell))
}

/// The names of the columns, from the header's cells or by number, each different from the rest.
pub(super) fn names<'a>(cells: impl Iterator<Item = &'a [u8]>, header: bool) -> Vec<String> {
    let mut taken = HashSet::new();
    let named = cells.enumerate().map(|(at, cell)| {
        let text = String::from_utf8_lossy(cell);
        let name: String = match text.trim() {
            name if header && !name.is_empty() => name.chars().take(MAX_NAME).collect(),
            _ => format!("column {}", at + 1),
        };
        let again = (2..).map(|count| format!("{name} ({count})"));
        let name = std::iter::once(name.clone())
            .chain(again)
            .find(|name| !taken.contains(name))
            .expect("there is a free number");
        taken.insert(name.clone());
        name
    });
    named.collect()
}

/// The share of the first records that have the most frequent number of columns, 0 where that
/// is a single column.
fn agreement(text: &[u8], delimiter: u8) -> f64 {
    let counts: Vec<usize> = sample_of(text, delimiter, |records| records.columns());
    let times = |count: usize| counts.iter().filter(|&&other| other == count).count();
    let best = counts.iter().map(|&count| (times(count), count)).max();
    match best {
        Some((times, columns)) if columns > 1 => times as f64 / counts.len() as f64,
        _ => 0.0,
    }
}

/// The trimmed cells of the first records.
fn sample(text: &[u8], delimiter: u8) -> Vec<Vec<Vec<u8>>> {
    sample_of(text, delimiter, |records| {
        let cells = records.cells().take(MAX_COLUMNS);
        cells.map(|cell| cell.trim_ascii().to_vec()).collect()
    })
}

/// What `of` takes from each of the first records.
fn sample_of<T>(text: &[u8], delimiter: u8, of: impl Fn(&Records) -> T) -> Vec<T> {
    let (bytes, count) = SAMPLE;
    let cut = &text[..text.len().min(bytes)];
    let (mut records, mut taken) = (Records::new(delimiter), Vec::new());
    while taken.len() < count && records.read(cut) {
        // A record that goes on after the sample says little, unless it is the only one.
        if records.at() < text.len() && records.at() == cut.len() && !taken.is_empty() {
            break;
        }
        taken.push(of(&records));
    }
    taken
}
