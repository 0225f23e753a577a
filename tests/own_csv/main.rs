//! A visitor's own CSV file: what is read from it, what can be chosen, and every sentence about
//! one that cannot be used.

mod choices;
mod choosing;
mod files;
mod property;
mod reading;
mod table;

use relu_playground::data::own::{Choice, Missing, Sheet};

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

/// To predict `target` from `columns`, both by name.
fn choice(sheet: &Sheet, target: &str, columns: &[&str], missing: Missing) -> Choice {
    let at = |name: &str| {
        let found = sheet
            .columns()
            .iter()
            .position(|column| column.name == name);
        found.unwrap_or_else(|| panic!("no column '{name}'"))
    };
    Choice {
        target: at(target),
        columns: columns.iter().map(|name| at(name)).collect(),
        task: None,
        missing,
    }
}
