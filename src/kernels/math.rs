//! Exponential, logistic and friends in f32, branch-free on four values at a time, and
//! of the same bits on every machine. Each states its error, which the tests hold it to.

use super::simd::V;

/// `log₂ e`.
const LOG2_E: f32 = std::f32::consts::LOG2_E;
/// `ln 2` in two parts: `n · LN2_HIGH` is exact for every |n| < 2¹⁰ (Cody and Waite).
const LN2_HIGH: f32 = 0.693_359_4;
const LN2_LOW: f32 = -2.121_944_4e-4;
/// Adding and subtracting 1.5 · 2²³ rounds to the nearest whole number, ties to even.
const ROUND: f32 = 12_582_912.0;
/// Below this, `eˣ` counts as 0. It is less than 1.5e-31 there, which shows in no sum; multiplied on, it
/// would be denormal, and late in a long training each epoch would take half as long again.
const EXP_LOWEST: f32 = -71.0;
/// What is not above this is the exponential of [`EXP_LOWEST`].
const LEAST: f32 = 1.462_5e-31;

/// `x = n · ln 2 + r`, |r| ≤ ½ ln 2, for x from [`EXP_LOWEST`] to 0: gives `(2ⁿ, eʳ − 1)`. What is lower
/// counts as that; NaN passes through `eʳ − 1`.
#[inline(always)]
fn reduce(x: V) -> (V, V) {
    let x = x.or_larger(V::splat(EXP_LOWEST));
    let shifted = x * LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = (x - n * LN2_HIGH) - n * LN2_LOW;
    // The low bits of `shifted` are n; moved into the exponent they make 2ⁿ.
    let power = shifted.power_of_low_bits();
    // Coefficients of Cephes' expf (Moshier), a minimax fit of (eʳ − 1 − r) / r², summed in pairs
    // (Estrin), which is a shorter chain than one by one.
    let square = r * r;
    let low = 0.5 + r * 1.666_666_5e-1;
    let middle = 4.166_579_6e-2 + r * 8.333_452e-3;
    let high = 1.398_2e-3 + r * 1.987_569_1e-4;
    let p = (low + square * middle) + (square * square) * high;
    (power, p * square + r)
}

/// `eˣ` for x ≤ 0, to 2 ulp; 0 below [`EXP_LOWEST`].
#[inline(always)]
pub(crate) fn exp_of_negative(x: V) -> V {
    let (power, expm1) = reduce(x);
    let value = power + power * expm1;
    // Asked of the value: two comparisons of x would keep LLVM from the one instruction that `reduce` needs.
    value.le(V::splat(LEAST)).clear(value)
}

/// `1 − eˣ` for x ≤ 0, to 3 ulp, also near 0.
#[inline(always)]
fn one_less_exp_of_negative(x: V) -> V {
    let (power, expm1) = reduce(x);
    (1.0 - power) - power * expm1
}

/// `eˣ − 1` for x ≤ 0, to 3 ulp, also near 0.
#[inline(always)]
pub(crate) fn expm1_of_negative(x: V) -> V {
    let (power, expm1) = reduce(x);
    (power - 1.0) + power * expm1
}

/// `ln(1 + e)` for 0 ≤ e ≤ 1, to 2 ulp: with s = e / (2 + e), `2 atanh(s)` as a series in s² ≤ 1/9.
#[inline(always)]
pub(crate) fn ln_1p_of_fraction(e: V) -> V {
    let s = e / (2.0 + e);
    let q = s * s;
    let mut p = q * (1.0 / 13.0) + 1.0 / 11.0;
    p = p * q + 1.0 / 9.0;
    p = p * q + 1.0 / 7.0;
    p = p * q + 1.0 / 5.0;
    p = p * q + 1.0 / 3.0;
    2.0 * (s + s * (q * p))
}

/// `σ(x) = 1 / (1 + e⁻ˣ)`, to 3 ulp, without overflow at either end.
#[inline(always)]
pub(crate) fn sigmoid(x: V) -> V {
    let e = exp_of_negative(x.negative_abs());
    sigmoid_from(x, e, 1.0 + e)
}

/// [`sigmoid`] of x, where `e = exp(−|x|)` and 1 + e are known already.
#[inline(always)]
pub(crate) fn sigmoid_from(x: V, e: V, one_and_e: V) -> V {
    // e ≤ 1, so this is e where x < 0 and 1 elsewhere.
    let above = e.or_larger(x.lt(V::splat(0.0)).clear(V::splat(1.0)));
    above / one_and_e
}

/// `tanh x`, to 4 ulp, also near 0.
#[inline(always)]
pub(crate) fn tanh(x: V) -> V {
    let t = one_less_exp_of_negative(-2.0 * x.abs());
    (t / (2.0 - t)).with_sign_of(x)
}

/// `softplus x = ln(1 + eˣ)`, to 3 ulp.
#[inline(always)]
pub(crate) fn softplus(x: V) -> V {
    x.or_larger(V::splat(0.0)) + ln_1p_of_fraction(exp_of_negative(x.negative_abs()))
}

/// `erf x`, to 3 ulp: near 0 as x plus an odd polynomial, beyond as 1 − e^R(|x|) where R is a polynomial
/// for ln(1 − erf). Both are Chebyshev fits, good to a third of a ulp before rounding.
#[inline(always)]
pub(crate) fn erf(x: V) -> V {
    let s = x * x;
    let mut near = s * -6.102_687e-4 + 5.014_484_3e-3;
    near = near * s - 2.678_071_9e-2;
    near = near * s + 1.128_219_4e-1;
    near = near * s - 3.761_252_8e-1;
    near = near * s + 1.283_791_5e-1;
    // From 4 on, erf is 1 in f32.
    let t = x.negative_abs().or_larger(V::splat(-4.0));
    let mut far = t * 1.643_063_7e-6 + 4.616_386e-5;
    far = far * t + 5.975_857_5e-4;
    far = far * t + 4.762_626e-3;
    far = far * t + 2.642_763_8e-2;
    far = far * t + 1.100_871_6e-1;
    far = far * t - 6.318_239e-1;
    far = far * t + 1.130_231;
    far = far * t + 3.185_396_5e-4;
    let far = (1.0 - exp_of_negative(far)).with_sign_of(x);
    V::splat(-0.9).lt(t).select(x + x * near, far)
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

/// `ln(1 + x)` in f64 for x ≥ 0, to a few of its last bits also near 0 (Kahan's correction of what
/// rounding 1 + x lost).
pub(crate) fn ln_1p(x: f64) -> f64 {
    let sum = 1.0 + x;
    if sum == 1.0 {
        return x;
    }
    ln(sum) * (x / (sum - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `f` of one value.
    fn one(f: impl Fn(V) -> V, x: f32) -> f32 {
        f(V::splat(x)).values()[0]
    }

    /// Largest error in ulps of `f` against its f64 truth on a fine sweep of `from..=to`.
    fn ulps(from: f32, to: f32, f: impl Fn(V) -> V, truth: impl Fn(f64) -> f64) -> f64 {
        let steps = 1_000_000;
        let mut worst: f64 = 0.0;
        for k in 0..=steps {
            let x = from + (to - from) * (k as f32 / steps as f32);
            let want = truth(f64::from(x));
            if want.abs() < f64::from(EXP_LOWEST).exp() {
                continue; // counts as 0
            }
            let ulp = f64::from(f32::EPSILON) * 2f64.powi(want.abs().log2().floor() as i32);
            worst = worst.max((f64::from(one(&f, x)) - want).abs() / ulp);
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
        for scale in [6.0, 1.0, 1e-3] {
            assert!(ulps(-scale, scale, erf, libm::erf) <= 3.0);
        }
        assert!(ulps(0.0, 1.0, ln_1p_of_fraction, f64::ln_1p) <= 2.0);
        assert!(ulps(0.0, 1e-6, ln_1p_of_fraction, f64::ln_1p) <= 2.0);
    }

    #[test]
    fn the_far_ends_are_exact_and_nan_stays_nan() {
        assert_eq!(one(exp_of_negative, 0.0), 1.0);
        assert_eq!(one(exp_of_negative, f32::NEG_INFINITY), 0.0);
        assert_eq!(one(expm1_of_negative, -1e30), -1.0);
        assert_eq!((one(sigmoid, 1e30), one(sigmoid, -1e30)), (1.0, 0.0));
        assert_eq!((one(tanh, 1e30), one(tanh, -1e30)), (1.0, -1.0));
        assert!(one(tanh, -0.0).is_sign_negative());
        assert_eq!((one(softplus, 1e30), one(softplus, -1e30)), (1e30, 0.0));
        for f in [
            exp_of_negative,
            expm1_of_negative,
            ln_1p_of_fraction,
            sigmoid,
            tanh,
            erf,
        ] {
            assert!(one(f, f32::NAN).is_nan());
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
