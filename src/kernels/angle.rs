//! Sine and cosine, of the same bits in every build.

use std::f64::consts::FRAC_2_PI;

/// π/2 in three parts, the first two of 33 bits: up to a million times each is an f64 unrounded.
const QUARTER: [f64; 3] = [
    1.5707963267341256,
    6.077100506303966e-11,
    2.0222662487959506e-21,
];

/// (sin x, cos x) to 1.2e-16, for |x| up to a thousand.
///
/// From r = x − q·π/2 within ±π/4, by Taylor's series in r². A few lines for what is needed here: `libm`'s
/// carry tables for arguments that no angle here has, and weigh as much as all toy data sets together.
#[inline(never)]
pub(crate) fn sin_cos(x: f64) -> (f64, f64) {
    let q = (x * FRAC_2_PI + 0.5).floor();
    let (most, next) = (x - q * QUARTER[0], q * QUARTER[1]);
    let r = most - next;
    let rest = (most - r) - next - q * QUARTER[2]; // what rounding took from r
    let square = r * r;
    // sin r = r − r³/6·(1 + s) and cos r = 1 − r²/2·(1 + c), from the last terms to the first.
    let (mut s, mut c) = (0.0, 0.0);
    for k in (2..=9).rev() {
        let k = f64::from(2 * k);
        s = -square / (k * (k + 1.0)) * (1.0 + s);
        c = -square / (k * (k - 1.0)) * (1.0 + c);
    }
    let half = 0.5 * square;
    let level = 1.0 - half;
    let cos = level + ((1.0 - level - half) - half * c - rest * r);
    let sin = r + (rest * level - square / 6.0 * (1.0 + s) * r);
    match q as i32 & 3 {
        0 => (sin, cos),
        1 => (cos, -sin),
        2 => (-sin, -cos),
        _ => (-cos, sin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_the_platforms() {
        let near = |ours: f64, truth: f64| (ours - truth).abs() <= 1.2e-16;
        for k in -200_000..=200_000 {
            let x = f64::from(k) / 9_973.0;
            let (sin, cos) = sin_cos(x);
            assert!(
                near(sin, x.sin()) && near(cos, x.cos()),
                "{x}: {sin}, {cos}"
            );
        }
        // Next to a zero, to that value's own last bits.
        for quarters in 1..=9 {
            let x = f64::from(quarters) / FRAC_2_PI;
            let (ours, truth) = match quarters % 2 {
                0 => (sin_cos(x).0, x.sin()),
                _ => (sin_cos(x).1, x.cos()),
            };
            assert!((ours / truth - 1.0).abs() <= 1e-15, "{x}: {ours}");
        }
        assert_eq!(sin_cos(0.0), (0.0, 1.0));
    }
}
