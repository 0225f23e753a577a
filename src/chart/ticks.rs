//! Round values for an axis, and how numbers are written.

use super::frame::thousands;

/// The smallest of 1, 2 or 5·10^k that divides `span` into at most `most` steps.
pub(super) fn step(span: f64, most: usize) -> f64 {
    let least = span / most.max(1) as f64;
    if !(least.is_finite() && least > 1e-300) {
        return 1.0;
    }
    let power = 10f64.powi(least.log10().floor() as i32);
    let fits = |&factor: &f64| factor * power >= least * (1.0 - 1e-9);
    let factor = [1.0, 2.0, 5.0].into_iter().find(fits).unwrap_or(10.0);
    factor * power
}

/// The multiples of a round step between `low` and `high`, at most `most` + 1, and that step.
pub(super) fn ticks((low, high): (f64, f64), most: usize) -> (Vec<f64>, f64) {
    let step = step(high - low, most);
    let (first, last) = (
        (low / step - 1e-9).ceil() as i64,
        (high / step + 1e-9).floor() as i64,
    );
    let last = last.min(first.saturating_add(most as i64));
    let ticks = (first..=last).map(|k| k as f64 * step);
    (ticks.collect(), step)
}

/// `value` as it is written at an axis of that step: "0.05", "2,000", "1.2e6".
pub(super) fn tick(value: f64, step: f64) -> String {
    if value.abs() < step * 1e-6 {
        return "0".to_owned();
    }
    let power = |value: f64| (value.abs().log10() + 1e-9).floor() as i32;
    if value.abs() >= 1e4 * (1.0 - 1e-9) || step < 1e-3 * (1.0 - 1e-9) {
        let exponent = power(value);
        let places = (exponent - power(step)).max(0) as usize;
        let mantissa = format!("{:.places$}", value / 10f64.powi(exponent));
        let mantissa = mantissa.strip_suffix(".0").unwrap_or(&mantissa);
        return minus(&format!("{mantissa}e{exponent}"));
    }
    let places = (-power(step)).max(0) as usize;
    fixed(value, places)
}

/// `value` to about 3 digits, and whole where it is at least 100: "0.0123", "1.5", "263,358".
pub(super) fn amount(value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return minus(&value.to_string().to_lowercase());
    }
    if size >= 1e7 || (size > 0.0 && size < 1e-3) {
        return minus(&format!("{value:.1e}").replace(".0e", "e"));
    }
    let places = match size {
        s if s >= 100.0 => 0,
        s if s >= 10.0 => 1,
        s if s >= 1.0 || s == 0.0 => 2,
        _ => (1.0 - size.log10()).ceil() as usize + 1,
    };
    let written = fixed(value, places);
    match written.contains('.') {
        true => written
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        false => written,
    }
}

/// `value` to so many places, with commas.
fn fixed(value: f64, places: usize) -> String {
    let digits = format!("{:.places$}", value.abs());
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), thousands);
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{whole}{rest}")
}

/// A true minus sign before a number, as wide as a digit.
fn minus(number: &str) -> String {
    number.replacen('-', "−", usize::from(number.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_1_2_or_5() {
        for (span, most, wanted) in [
            (1.0, 5, 0.2),
            (1.0, 10, 0.1),
            (7.3, 4, 2.0),
            (3e12, 5, 1e12),
            (2.1e-6, 5, 5e-7),
            (0.0, 5, 1.0),
            (f64::NAN, 5, 1.0),
        ] {
            let step = step(span, most);
            assert!((step / wanted - 1.0).abs() < 1e-9, "{span} {most}: {step}");
        }
        assert_eq!(
            ticks((-1.5, 1.5), 6).0,
            [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]
        );
    }

    #[test]
    fn numbers_are_short() {
        let written = [
            (0.05, 0.01),
            (2e3, 500.0),
            (1e6, 2e5),
            (1.2e6, 2e5),
            (0.0, 1.0),
            (2e-5, 1e-5),
        ];
        let written = written.map(|(value, step)| tick(value, step));
        assert_eq!(written, ["0.05", "2,000", "1e6", "1.2e6", "0", "2e-5"]);
        assert_eq!([-1.5, -0.0].map(|value| tick(value, 0.5)), ["−1.5", "0"]);
        let amounts = [0.0123, 1.5, 263_358.03, 40.0, 0.0, -2.25, 5e-7, 3.2e9].map(amount);
        assert_eq!(
            amounts,
            [
                "0.0123", "1.5", "263,358", "40", "0", "−2.25", "5e-7", "3.2e9"
            ]
        );
    }
}
