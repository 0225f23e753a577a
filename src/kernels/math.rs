//! Exponential, logistic and friends in f32, branch-free so that loops over them vectorise, and
//! of the same bits on every machine. Each states its error, which the tests hold it to.

/// `log₂ e`.
const LOG2_E: f32 = std::f32::consts::LOG2_E;
/// `ln 2` in two parts: `n · LN2_HIGH` is exact for every |n| < 2¹⁰ (Cody and Waite).
const LN2_HIGH: f32 = 0.693_359_4;
const LN2_LOW: f32 = -2.121_944_4e-4;
/// Adding and subtracting 1.5 · 2²³ rounds to the nearest whole number, ties to even.
const ROUND: f32 = 12_582_912.0;
/// Below this, `eˣ` is denormal; it is flushed to 0, since denormals are slow and mean nothing here.
const EXP_LOWEST: f32 = -87.336_54;

/// `x = n · ln 2 + r`, |r| ≤ ½ ln 2, for x ≤ 0: gives `(2ⁿ, eʳ − 1)`. NaN passes through `eʳ − 1`.
#[inline(always)]
fn reduce(x: f32) -> (f32, f32) {
    let shifted = x.max(EXP_LOWEST) * LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    // The low bits of `shifted` are n; moved into the exponent they make 2ⁿ.
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(1.0f32.to_bits()));
    // Coefficients of Cephes' expf (Moshier), a minimax fit of (eʳ − 1 − r) / r².
    let mut p = 1.987_569_1e-4;
    p = p * r + 1.398_2e-3;
    p = p * r + 8.333_452e-3;
    p = p * r + 4.166_579_6e-2;
    p = p * r + 1.666_666_5e-1;
    p = p * r + 0.5;
    (power, p * (r * r) + r)
}

/// `eˣ` for x ≤ 0, to 2 ulp; 0 where the result would be denormal.
#[inline(always)]
pub(crate) fn exp_of_negative(x: f32) -> f32 {
    let (power, expm1) = reduce(x);
    let value = power + power * expm1;
    if x < EXP_LOWEST { 0.0 } else { value }
}

/// `eˣ − 1` for x ≤ 0, to 3 ulp, also near 0.
#[inline(always)]
pub(crate) fn expm1_of_negative(x: f32) -> f32 {
    let (power, expm1) = reduce(x);
    let value = (power - 1.0) + power * expm1;
    if x < EXP_LOWEST { -1.0 } else { value }
}

/// `ln(1 + e)` for 0 ≤ e ≤ 1, to 2 ulp: with s = e / (2 + e), `2 atanh(s)` as a series in s² ≤ 1/9.
#[inline(always)]
pub(crate) fn ln_1p_of_fraction(e: f32) -> f32 {
    let s = e / (2.0 + e);
    let q = s * s;
    let mut p = 1.0 / 13.0;
    p = p * q + 1.0 / 11.0;
    p = p * q + 1.0 / 9.0;
    p = p * q + 1.0 / 7.0;
    p = p * q + 1.0 / 5.0;
    p = p * q + 1.0 / 3.0;
    2.0 * (s + s * (q * p))
}

/// `σ(x) = 1 / (1 + e⁻ˣ)`, to 3 ulp, without overflow at either end.
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    sigmoid_from(x, exp_of_negative(-x.abs()))
}

/// [`sigmoid`] of x, where `e = exp(−|x|)` is known already.
#[inline(always)]
pub(crate) fn sigmoid_from(x: f32, e: f32) -> f32 {
    let larger = 1.0 / (1.0 + e);
    if x < 0.0 { e * larger } else { larger }
}

/// `tanh x`, to 4 ulp, also near 0.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let t = expm1_of_negative(-2.0 * x.abs());
    (-t / (2.0 + t)).copysign(x)
}

/// `softplus x = ln(1 + eˣ)`, to 3 ulp.
#[inline(always)]
pub(crate) fn softplus(x: f32) -> f32 {
    x.max(0.0) + ln_1p_of_fraction(exp_of_negative(-x.abs()))
}

/// `baseⁿ` by squaring, to about log₂ n ulp of f64.
pub(crate) fn power(base: f64, exponent: u32) -> f64 {
    let (mut power, mut square, mut rest) = (1.0, base, exponent);
    while rest > 0 {
        if rest & 1 == 1 {
            power *= square;
        }
        square *= square;
        rest >>= 1;
    }
    power
}

/// `ln x` in f64. One copy in the module serves every caller.
#[inline(never)]
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Largest error in ulps of `f` against its f64 truth on a fine sweep of `from..=to`.
    fn ulps(from: f32, to: f32, f: impl Fn(f32) -> f32, truth: impl Fn(f64) -> f64) -> f64 {
        let steps = 1_000_000;
        let mut worst: f64 = 0.0;
        for k in 0..=steps {
            let x = from + (to - from) * (k as f32 / steps as f32);
            let want = truth(f64::from(x));
            if want.abs() < f64::from(f32::MIN_POSITIVE) {
                continue; // denormal results are flushed
            }
            let ulp = f64::from(f32::EPSILON) * 2f64.powi(want.abs().log2().floor() as i32);
            worst = worst.max((f64::from(f(x)) - want).abs() / ulp);
        }
        worst
    }

    #[test]
    fn functions_stay_within_their_stated_error() {
        let sigmoid_truth = |x: f64| 1.0 / (1.0 + (-x).exp());
        for scale in [110.0, 20.0, 2.0, 1e-3] {
            assert!(ulps(-scale, 0.0, exp_of_negative, f64::exp) <= 2.0);
            assert!(ulps(-scale, 0.0, expm1_of_negative, f64::exp_m1) <= 3.0);
            assert!(ulps(-scale, scale, sigmoid, sigmoid_truth) <= 3.0);
            assert!(ulps(-scale, scale, tanh, f64::tanh) <= 4.0);
            assert!(
                ulps(-scale, scale, softplus, |x| x.max(0.0)
                    + (-x.abs()).exp().ln_1p())
                    <= 3.0
            );
        }
        assert!(ulps(0.0, 1.0, ln_1p_of_fraction, f64::ln_1p) <= 2.0);
        assert!(ulps(0.0, 1e-6, ln_1p_of_fraction, f64::ln_1p) <= 2.0);
    }

    #[test]
    fn the_far_ends_are_exact_and_nan_stays_nan() {
        assert_eq!(
            (exp_of_negative(0.0), exp_of_negative(f32::NEG_INFINITY)),
            (1.0, 0.0)
        );
        assert_eq!(expm1_of_negative(-1e30), -1.0);
        assert_eq!((sigmoid(1e30), sigmoid(-1e30)), (1.0, 0.0));
        assert_eq!((tanh(1e30), tanh(-1e30), tanh(-0.0)), (1.0, -1.0, -0.0));
        assert_eq!((softplus(1e30), softplus(-1e30)), (1e30, 0.0));
        for f in [
            exp_of_negative,
            expm1_of_negative,
            ln_1p_of_fraction,
            sigmoid,
            tanh,
        ] {
            assert!(f(f32::NAN).is_nan());
        }
    }

    #[test]
    fn powers_equal_the_platforms() {
        for exponent in [0, 1, 2, 3, 1000, 65_537, 1_000_000] {
            for base in [0.9f64, 0.999, 0.5, 1.0] {
                let truth = base.powf(f64::from(exponent));
                let off = (power(base, exponent) - truth).abs();
                assert!(off <= 1e-10 * truth, "{base}^{exponent}: {off}");
            }
        }
    }
}
