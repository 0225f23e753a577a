//! A visitor's own CSV file: what is read from it, and every sentence about one that cannot be
//! used.

mod files;
mod reading;

use relu_playground::data::own::Sheet;

/// The sheet of a text that is one.
fn sheet(text: &str) -> Sheet {
    Sheet::read(text.as_bytes()).unwrap()
}

/// A table of numbers: columns `x1` to `x{columns}`, and as many rows, whose cells all differ.
fn numbers(columns: usize, rows: usize) -> String {
    let line = |cells: &mut dyn Iterator<Item = String>| cells.collect::<Vec<_>>().join(",");
    let mut lines = vec![line(&mut (1..=columns).map(|column| format!("x{column}")))];
    for row in 0..rows {
        let cell = |column: usize| format!("{}.5", (row * 7919) % 10_007 + column);
        lines.push(line(&mut (0..columns).map(cell)));
    }
    lines.join("\n") + "\n"
}
