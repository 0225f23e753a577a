//! A visitor's own table, by pandas.

use super::literal::{list, string, strings};
use crate::data::{OwnColumn, OwnTable, Task};
use crate::recipe::{Own, Recipe};

/// The code that reads `X` and `y` from the file that the page saves.
pub(super) fn code(own: &Own, recipe: &Recipe, file: &str) -> String {
    let table = own.table();
    let mut code = read(table, file);
    let texts: Vec<&OwnColumn> = table
        .columns()
        .iter()
        .filter(|column| column.levels.is_some())
        .collect();
    for column in &texts {
        let start = format!(
            "table[{0}] = pd.Categorical(table[{0}], categories=",
            string(&column.name)
        );
        let levels = column.levels.iter().flatten().map(|level| &level[..]);
        code += &format!("{start}{})\n", strings(levels, start.len() + 1));
    }
    code += &filled(table, recipe);
    code += &inputs(table, !texts.is_empty());
    code + &target(table)
}

/// The table as it is in the file.
fn read(table: &OwnTable, file: &str) -> String {
    let target = Some(&table.target().name).filter(|_| !table.target().classes.is_empty());
    let texts = table
        .columns()
        .iter()
        .filter(|column| column.levels.is_some());
    let texts = texts.map(|column| &column.name).chain(target);
    // Else pandas would take texts such as "None" or "True" for something else.
    let types: Vec<String> = texts.map(|name| format!("{}: str", string(name))).collect();
    let name = string(file);
    if types.is_empty() {
        return format!("table = pd.read_csv({name})\n");
    }
    let types = list(&types, 10).replacen('[', "{", 1);
    let types = types.strip_suffix(']').unwrap_or(&types);
    format!(
        "types = {types}}}\ntable = pd.read_csv({name}, dtype=types, keep_default_na=False, na_values=[\"\"])\n"
    )
}

/// What fills gaps in.
fn filled(table: &OwnTable, recipe: &Recipe) -> String {
    let gaps = |is_text: bool| {
        let columns = table
            .columns()
            .iter()
            .filter(move |column| column.levels.is_some() == is_text);
        let columns = columns.filter(|column| column.values.iter().any(|value| value.is_nan()));
        columns
            .map(|column| string(&column.name))
            .collect::<Vec<_>>()
    };
    let (numbers, texts) = (gaps(false), gaps(true));
    if numbers.is_empty() && texts.is_empty() {
        return String::new();
    }
    let with = match (numbers.is_empty(), texts.is_empty()) {
        (false, true) => "the mean of the training rows",
        (true, false) => "the most frequent text of the training rows",
        _ => "the mean of the training rows, or their most frequent text",
    };
    let mut code = format!(
        "# Gaps are filled with {with}.\ntrain_rows, _ = {}\n",
        split("table", recipe)
    );
    for (names, value) in [(numbers, "mean()"), (texts, "mode()[0]")] {
        if !names.is_empty() {
            let names = list(&names, 14);
            code += &format!(
                "for name in {names}:\n    table[name] = table[name].fillna(train_rows[name].{value})\n"
            );
        }
    }
    code
}

/// The call that splits something.
pub(super) fn split(what: &str, recipe: &Recipe) -> String {
    let (size, seed) = (super::literal::number(recipe.test_size), recipe.split_seed);
    format!("train_test_split({what}, test_size={size}, random_state={seed})")
}

/// The inputs, one a column of numbers and one for each text.
fn inputs(table: &OwnTable, has_texts: bool) -> String {
    let names = strings(table.columns().iter().map(|column| &column.name[..]), 9);
    let mut code = format!("inputs = {names}\n");
    code += match has_texts {
        true => {
            "# A column of texts becomes one of 0s and 1s for each text.\n\
             X = pd.concat([pd.get_dummies(table[[name]]) for name in inputs], axis=1).to_numpy(dtype=float)\n"
        }
        false => "X = table[inputs].to_numpy(dtype=float)\n",
    };
    code
}

/// What is to be predicted.
fn target(table: &OwnTable) -> String {
    let target = table.target();
    let name = string(&target.name);
    match target.task() {
        Task::Number => format!("y = table[{name}].to_numpy(dtype=float)\n"),
        Task::TwoClasses => {
            let yes = string(&target.classes[1]);
            format!("y = (table[{name}] == {yes}).to_numpy(dtype=float)\n")
        }
        Task::Classes(_) => {
            let classes = strings(target.classes.iter().map(|class| &class[..]), 10);
            format!("classes = {classes}\ny = table[{name}].map(classes.index).to_numpy()\n")
        }
    }
}
