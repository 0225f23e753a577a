//! Functions of single values, applied to whole slices, four at a time and then the rest.

use super::simd::V;

/// Fewer than four values, and zeros. A call each: written out at every use they weigh a kilobyte.
#[inline(never)]
fn part(values: &[f32]) -> V {
    let value = |k: usize| values.get(k).copied().unwrap_or(0.0);
    V::load(&[value(0), value(1), value(2), 0.0])
}

/// Puts the first three or fewer, as there is room for.
#[inline(never)]
fn store_part(v: V, to: &mut [f32]) {
    let values = v.values();
    match to {
        [a] => *a = values[0],
        [a, b] => (*a, *b) = (values[0], values[1]),
        [a, b, c] => (*a, *b, *c) = (values[0], values[1], values[2]),
        _ => {}
    }
}

/// `to[k] = f(to[k])`.
#[inline(always)]
pub(crate) fn each(to: &mut [f32], f: impl Fn(V) -> V) {
    let (to, to_rest) = to.as_chunks_mut();
    for to in to {
        f(V::load(to)).store(to);
    }
    store_part(f(part(to_rest)), to_rest);
}

/// `to[k] = f(to[k], a[k])`.
#[inline(always)]
pub(crate) fn both(to: &mut [f32], a: &[f32], f: impl Fn(V, V) -> V) {
    let ((to, to_rest), (a, a_rest)) = (to.as_chunks_mut(), a.as_chunks());
    for (to, a) in to.iter_mut().zip(a) {
        f(V::load(to), V::load(a)).store(to);
    }
    store_part(f(part(to_rest), part(a_rest)), to_rest);
}

/// `to[k] = f(to[k], a[k], b[k])`.
#[inline(always)]
pub(crate) fn all(to: &mut [f32], a: &[f32], b: &[f32], f: impl Fn(V, V, V) -> V) {
    let ((to, to_rest), (a, a_rest)) = (to.as_chunks_mut(), a.as_chunks());
    let (b, b_rest) = b.as_chunks();
    for ((to, a), b) in to.iter_mut().zip(a).zip(b) {
        f(V::load(to), V::load(a), V::load(b)).store(to);
    }
    store_part(f(part(to_rest), part(a_rest), part(b_rest)), to_rest);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_value_is_reached_once(values in prop::collection::vec(-9.0f32..9.0, 0..30)) {
            let doubled: Vec<f32> = values.iter().map(|v| 2.0 * v).collect();
            let mut to = values.clone();
            each(&mut to, |v| v + v);
            prop_assert_eq!(&to, &doubled);
            both(&mut to, &values, |to, v| to - v);
            prop_assert_eq!(&to, &values);
            all(&mut to, &values, &doubled, |to, a, b| to + a - b);
            prop_assert!(to.iter().all(|&v| v == 0.0));
        }
    }
}
