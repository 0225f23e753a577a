//! What the benchmark found, as the text of docs/PERFORMANCE.md.

use anyhow::{Context, Result};
use serde_json::Value;

/// The contestants, as the driver and as a reader knows them.
const CONTESTANTS: [(&str, &str); 7] = [
    ("ours", "ours"),
    ("scalar", "ours without SIMD128"),
    ("javascript", "JavaScript by hand"),
    ("ndarray", "ndarray `dot`, SIMD128"),
    ("tensorflow-wasm", "TensorFlow.js, wasm"),
    ("tensorflow-cpu", "TensorFlow.js, cpu"),
    ("pytorch", "PyTorch, native, 1 thread"),
];

/// The whole text.
pub(crate) fn markdown(figures: &Value, rust: &str) -> Result<String> {
    let cases = list(figures, "cases")?;
    let mut text = String::from(
        "# Performance\n\nWritten by `cargo xtask bench`. Epochs a second, and in brackets how many times as \
         many we make;\nmedians of ",
    );
    text += &format!(
        "{} rounds in which everybody takes a turn of about {} ms (at least one epoch).\n",
        figures["rounds"], figures["turn"]
    );
    text += "An epoch is forward, loss, accuracy, backward and update on the training rows, then forward, loss \
             and\naccuracy on the test rows. Everybody has the same rows and first weights, and came to the same \
             losses\n(within 1e-4, after as many epochs as a turn has, up to 1,000, with Adam up to 200) before anything was written \
             here.\n\n";
    text += &table(cases)?;
    text += "\n\"Share of the peak\": multiplications with an addition that an epoch needs (those of the layers \
             alone), times\nour epochs a second, of what a loop of 12 independent chains of `f32x4` does in \
             registers, measured in the\nsame rounds.\n";
    text += &page(&figures["page"])?;
    text += &machine(figures, rust)?;
    Ok(text)
}

/// A row for each case, a column for each contestant.
fn table(cases: &[Value]) -> Result<String> {
    let mut head = vec!["case".to_string(), "rows: train + test".into()];
    head.extend(CONTESTANTS.map(|(_, name)| name.to_string()));
    head.push("share of the peak".into());
    let mut rows = vec![head];
    for case in cases {
        let name = [&case["name"], &case["about"]].map(|text| text.as_str().unwrap_or_default());
        let count = |part: &str| number(case["rows"][part].as_f64().unwrap_or(f64::NAN));
        let mut row = vec![
            format!("{}: {}", name[0], name[1]),
            format!("{} + {}", count("train"), count("test")),
        ];
        let ours = median(&case["rates"]["ours"])?;
        for (key, _) in CONTESTANTS {
            row.push(match &case["rates"][key] {
                Value::Null => "–".into(),
                rates if key == "ours" => number(median(rates)?),
                rates => against(median(rates)?, ours),
            });
        }
        let operations = case["operations"]
            .as_f64()
            .context("a case has no operations")?;
        let share = ours * operations / median(&case["peaks"])?;
        row.push(format!("{:.0} %", 100.0 * share));
        rows.push(row);
    }
    Ok(lines(&rows))
}

/// Rows of cells in Markdown, the first one above a line.
fn lines(rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let (head, rest) = rows.split_first().expect("a table has a head");
    let mut text = line(head);
    text += &format!("|{}\n", "---|".repeat(head.len()));
    text.extend(rest.iter().map(|row| line(row)));
    text
}

/// What the page reaches while it draws.
fn page(page: &Value) -> Result<String> {
    let [drawn, bare, frames] = ["drawn", "bare", "frames"].map(|key| median(&page[key]));
    let (drawn, bare) = (drawn?, bare?);
    Ok(format!(
        "\n## Through the page\n\nA, B and C together at full speed with every chart drawn: {} epochs a second of \
         each, at {:.0} frames a second.\nThe same three trainers with nothing else to do: {}. The page reaches \
         {:.0} % of that. TensorFlow Playground, on networks of this size, makes 51 to 100 epochs a second.\n\n\
         A frame that adds five epochs to each of three curves near their 1,000th, on both charts with table, log \
         and\nlegend, takes {:.2} ms.\n",
        number(drawn),
        frames?,
        number(bare),
        100.0 * drawn / bare,
        median(&page["drawing"])?
    ))
}

/// What it was measured on.
fn machine(figures: &Value, rust: &str) -> Result<String> {
    let machine = &figures["machine"];
    let peaks: Vec<f64> = list(figures, "cases")?
        .iter()
        .map(|case| median(&case["peaks"]))
        .collect::<Result<_>>()?;
    let mut text = format!(
        "\n## Measured on\n\n- {}, {} cores; the peak was {:.1} to {:.1} thousand million multiplications with an \
         addition a second\n- {}\n",
        machine["processor"].as_str().unwrap_or("unknown"),
        machine["cores"],
        peaks.iter().copied().fold(f64::INFINITY, f64::min) / 1e9,
        peaks.iter().copied().fold(0.0, f64::max) / 1e9,
        figures["date"].as_str().unwrap_or_default(),
    );
    for (name, version) in figures["versions"]
        .as_object()
        .context("there are no versions")?
    {
        text += &format!("- {name} {}\n", version.as_str().unwrap_or("is absent"));
    }
    text += &format!("- {rust}\n");
    Ok(text)
}

fn list<'a>(value: &'a Value, key: &str) -> Result<&'a [Value]> {
    let list = value[key].as_array();
    Ok(list.with_context(|| format!("there are no {key}"))?)
}

/// The middle of some numbers.
fn median(values: &Value) -> Result<f64> {
    let values = values.as_array().into_iter().flatten();
    let mut values: Vec<f64> = values.filter_map(Value::as_f64).collect();
    values.sort_by(f64::total_cmp);
    let middle = values
        .len()
        .checked_sub(1)
        .context("nothing was measured")?;
    Ok((values[middle / 2] + values[middle.div_ceil(2)]) / 2.0)
}

/// A rate beside ours.
fn against(rate: f64, ours: f64) -> String {
    let ratio = ours / rate;
    let digits = if ratio < 10.0 { 1 } else { 0 };
    format!("{} ({ratio:.digits$}×)", number(rate))
}

/// Three figures or more, with commas between thousands.
fn number(value: f64) -> String {
    if value < 100.0 && value.fract() != 0.0 {
        return format!("{value:.*}", if value < 10.0 { 2 } else { 1 });
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median(&json!([3, 1, 2])).unwrap(), 2.0);
        assert_eq!(median(&json!([4, 1, 2, 3])).unwrap(), 2.5);
        let error = median(&json!([])).unwrap_err().to_string();
        assert_eq!(error, "nothing was measured");
    }

    #[test]
    fn numbers_are_as_long_as_they_need_to_be() {
        assert_eq!(number(177_400.4), "177,400");
        assert_eq!(number(999.6), "1,000");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(60.0), "60");
        assert_eq!(number(26.62), "26.6");
        assert_eq!(number(2.853), "2.85");
        assert_eq!(against(2.0, 30.0), "2 (15×)");
        assert_eq!(against(20.5, 30.0), "20.5 (1.5×)");
    }

    #[test]
    fn a_contestant_that_is_absent_is_a_dash() {
        let case = json!({
            "name": "A", "about": "12-5-1 linear", "rows": { "train": 239, "test": 60 },
            "operations": 1e6, "peaks": [1e9], "rates": { "ours": [500, 400, 900], "javascript": [100] },
        });
        let text = table(&[case]).unwrap();
        let row = "| A: 12-5-1 linear | 239 + 60 | 500 | – | 100 (5.0×) | – | – | – | – | 50 % |";
        assert_eq!(text.lines().nth(2), Some(row));
        assert_eq!(text.lines().count(), 3);
    }
}
