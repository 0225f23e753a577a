//! Names, texts and numbers as Python reads them.

/// Most letters of a line.
pub(super) const WIDTH: usize = 100;

/// A text as a Python string. Whatever is no plain letter, digit or sign is escaped, so that nothing in it can
/// end the string, and nothing in the file looks like something else.
pub(super) fn string(text: &str) -> String {
    let mut literal = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => literal.extend(['\\', letter]),
            '\n' => literal += "\\n",
            '\r' => literal += "\\r",
            '\t' => literal += "\\t",
            ' '..='~' => literal.push(letter),
            _ if letter.is_alphanumeric() => literal.push(letter),
            _ => literal += &escape(letter),
        }
    }
    literal.push('"');
    literal
}

/// The escape of a letter by its number.
fn escape(letter: char) -> String {
    match u32::from(letter) {
        code @ 0..=0xff => format!("\\x{code:02x}"),
        code @ 0x100..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// A text in a comment: one line, whatever is in it.
pub(super) fn comment(text: &str) -> String {
    let plain = |letter: char| matches!(letter, ' '..='~') || letter.is_alphanumeric();
    text.chars()
        .map(|letter| if plain(letter) { letter } else { '?' })
        .collect()
}

/// A number: the shortest that reads back as the same f64.
pub(super) fn number(number: f64) -> String {
    format!("{number:?}")
}

/// A list of literals, in lines of its own where one would be too long; `before` letters stand before it.
pub(super) fn list(items: &[String], before: usize) -> String {
    let one = format!("[{}]", items.join(", "));
    if before + one.chars().count() <= WIDTH {
        return one;
    }
    let mut lines = vec![String::new()];
    for item in items {
        let letters = |text: &str| text.chars().count();
        let last = lines.last().map_or(0, |line| letters(line));
        if last > 0 && 4 + last + 1 + letters(item) + 1 > WIDTH {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            *line += if line.is_empty() { "    " } else { " " };
            *line += &format!("{item},");
        }
    }
    format!("[\n{}\n]", lines.join("\n"))
}

/// A list of strings.
pub(super) fn strings<'a>(texts: impl IntoIterator<Item = &'a str>, before: usize) -> String {
    let items: Vec<String> = texts.into_iter().map(string).collect();
    list(&items, before)
}

/// Lines of code, all `levels` further in.
pub(super) fn indented(code: &str, levels: usize) -> String {
    let indent = "    ".repeat(levels);
    let line = |line: &str| match line {
        "" => "\n".to_owned(),
        _ => format!("{indent}{line}\n"),
    };
    code.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn texts_are_python_strings() {
        assert_eq!(string("town"), r#""town""#);
        assert_eq!(string("a\"b\\c\nd"), r#""a\"b\\c\nd""#);
        assert_eq!(string("Größe"), "\"Größe\"");
        assert_eq!(
            string("a\u{202e}b\u{0}\u{1f600}"),
            r#""a\u202eb\x00\U0001f600""#
        );
        assert_eq!(comment("a\nimport os"), "a?import os");
    }

    #[test]
    fn numbers_are_read_back() {
        assert_eq!(
            [0.2, 1.0, 1e-8, 1e38].map(number),
            ["0.2", "1.0", "1e-8", "1e38"]
        );
    }

    #[test]
    fn long_lists_take_several_lines() {
        assert_eq!(list(&["1".into(), "2".into()], 0), "[1, 2]");
        let items: Vec<String> = (1000..1050).map(|n| n.to_string()).collect();
        let long = list(&items, 4);
        assert!(long.lines().all(|line| line.len() <= WIDTH), "{long}");
        assert!(
            long.starts_with("[\n    1000, 1001,") && long.ends_with("1049,\n]"),
            "{long}"
        );
    }

    /// What Python makes of a literal of [`string`]'s.
    fn read(literal: &str) -> Option<String> {
        let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
        let (mut text, mut letters) = (String::new(), inner.chars());
        while let Some(letter) = letters.next() {
            if letter == '"' || letter.is_control() {
                return None;
            }
            if letter != '\\' {
                text.push(letter);
                continue;
            }
            text.push(match letters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'x' => hex(&mut letters, 2)?,
                'u' => hex(&mut letters, 4)?,
                'U' => hex(&mut letters, 8)?,
                quoted @ ('"' | '\\') => quoted,
                _ => return None,
            });
        }
        Some(text)
    }

    fn hex(letters: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
        let digits: String = letters.by_ref().take(digits).collect();
        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
    }

    proptest! {
        #[test]
        fn no_text_leaves_its_string(text: String, nasty in "[\"\\\\'\n\r\u{2028}\u{202e}#{}]{0,12}") {
            for text in [text, nasty] {
                prop_assert_eq!(read(&string(&text)), Some(text.clone()));
                let lines = comment(&text).lines().count();
                prop_assert!(lines <= 1);
                let broken = string(&text).contains(['\n', '\r', '\u{2028}', '\u{85}']);
                prop_assert!(!broken);
            }
        }
    }
}
