//! What a cell holds: nothing, a number or a text.

/// What stands for a missing value, in any case of its letters, beside an empty cell.
const MISSING: [&[u8]; 6] = [b"NA", b"N/A", b"NaN", b"null", b"?", b"-"];

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Missing,
    /// A number, and its decimal mark if it has one.
    Number(Option<u8>),
    Text,
}

/// What a trimmed cell looks like, by its bytes alone: this runs for every cell of a file. A
/// comma is a decimal mark where `decimal_comma` says so.
pub(super) fn look(cell: &[u8], decimal_comma: bool) -> Look {
    match cell {
        [] => Look::Missing,
        [b'0'..=b'9', ..] => number(cell, decimal_comma),
        _ if MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word)) => Look::Missing,
        _ => number(cell, decimal_comma),
    }
}

/// The number in a cell that [looks](look) like one; out of range it is infinite.
pub(super) fn parse(cell: &[u8]) -> Option<f64> {
    let text = str::from_utf8(cell).ok()?;
    let number = match text.contains(',') {
        true => text.replacen(',', ".", 1).parse::<f64>(),
        false => text.parse::<f64>(),
    };
    // A negative zero would be a value of its own to the eye.
    number.ok().map(|number| number + 0.0)
}

/// A number is `inf` or `infinity`, or digits with at most one decimal mark, and an exponent.
fn number(cell: &[u8], decimal_comma: bool) -> Look {
    let digits = unsigned(cell);
    if digits.eq_ignore_ascii_case(b"inf") || digits.eq_ignore_ascii_case(b"infinity") {
        return Look::Number(None);
    }
    let (mut mark, mut some) = (None, false);
    for (at, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => some = true,
            b'.' if mark.is_none() => mark = Some(byte),
            b',' if mark.is_none() && decimal_comma => mark = Some(byte),
            b'e' | b'E' if some => {
                let exponent = unsigned(&digits[at + 1..]);
                some = !exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit);
                break;
            }
            _ => return Look::Text,
        }
    }
    if some { Look::Number(mark) } else { Look::Text }
}

/// Without a sign.
fn unsigned(digits: &[u8]) -> &[u8] {
    match digits {
        [b'+' | b'-', digits @ ..] => digits,
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_missing_numbers_or_texts() {
        for cell in ["", "NA", "n/a", "NaN", "nan", "NULL", "?", "-"] {
            assert_eq!(look(cell.as_bytes(), false), Look::Missing, "{cell}");
        }
        for (cell, value) in [
            ("0", 0.0),
            ("-1.5", -1.5),
            ("+.5", 0.5),
            ("5.", 5.0),
            ("1e3", 1000.0),
            ("1,5", 1.5),
            ("-2,5E-1", -0.25),
            ("-0", 0.0),
            ("-Inf", f64::NEG_INFINITY),
            ("1e999", f64::INFINITY),
        ] {
            assert!(
                matches!(look(cell.as_bytes(), true), Look::Number(_)),
                "{cell}"
            );
            assert_eq!(parse(cell.as_bytes()), Some(value), "{cell}");
        }
        for cell in [
            "x", ".", "+", "1e", "1e+", "e5", "1.5.2", "1,5", "0x10", "12%", "1 000", "--1",
        ] {
            assert_eq!(look(cell.as_bytes(), false), Look::Text, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_those_of_rust(cell in "[+-]?[0-9.eE+nainf-]{0,6}") {
            let expected = match cell.parse::<f64>() {
                Ok(number) if number.is_nan() => None,
                other => other.ok(),
            };
            if let Look::Number(_) = look(cell.as_bytes(), false) {
                prop_assert_eq!(parse(cell.as_bytes()), expected);
            } else {
                prop_assert_eq!(None, expected);
            }
        }
    }
}
