//! Functions of single values, applied to whole slices four at a time; the last vector may be partial.

use super::simd::{V, WIDTH};

/// The vector that starts at `at`, or what there is of it.
#[inline(always)]
fn load(values: &[f32], at: usize) -> V {
    let rest = &values[at..];
    match rest.first_chunk() {
        Some(full) => V::load(full),
        None => part(rest),
    }
}

/// Fewer than four values, and zeros.
#[cold]
fn part(values: &[f32]) -> V {
    let mut full = [0.0; WIDTH];
    full[..values.len()].copy_from_slice(values);
    V::load(&full)
}

/// Puts a vector at `at`, or what there is room for.
#[inline(always)]
fn store(v: V, values: &mut [f32], at: usize) {
    let rest = &mut values[at..];
    match rest.first_chunk_mut() {
        Some(full) => v.store(full),
        None => {
            let length = rest.len();
            rest.copy_from_slice(&v.values()[..length]);
        }
    }
}

/// `to[k] = f(from[k])`.
#[inline(always)]
pub(crate) fn map(from: &[f32], to: &mut [f32], f: impl Fn(V) -> V) {
    let length = from.len().min(to.len());
    for at in (0..length).step_by(WIDTH) {
        store(f(load(from, at)), to, at);
    }
}

/// `to[k] = f(to[k])`.
#[inline(always)]
pub(crate) fn each(to: &mut [f32], f: impl Fn(V) -> V) {
    for at in (0..to.len()).step_by(WIDTH) {
        store(f(load(to, at)), to, at);
    }
}

/// `to[k] = f(to[k], a[k])`.
#[inline(always)]
pub(crate) fn both(to: &mut [f32], a: &[f32], f: impl Fn(V, V) -> V) {
    let length = to.len().min(a.len());
    for at in (0..length).step_by(WIDTH) {
        store(f(load(to, at), load(a, at)), to, at);
    }
}

/// `to[k] = f(to[k], a[k], b[k])`.
#[inline(always)]
pub(crate) fn all(to: &mut [f32], a: &[f32], b: &[f32], f: impl Fn(V, V, V) -> V) {
    let length = to.len().min(a.len()).min(b.len());
    for at in (0..length).step_by(WIDTH) {
        store(f(load(to, at), load(a, at), load(b, at)), to, at);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_value_is_reached_once(values in prop::collection::vec(-9.0f32..9.0, 0..30)) {
            let doubled: Vec<f32> = values.iter().map(|v| 2.0 * v).collect();
            let mut to = vec![f32::NAN; values.len()];
            map(&values, &mut to, |v| v + v);
            prop_assert_eq!(&to, &doubled);
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
