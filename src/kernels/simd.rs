//! Four f32 at a time: SIMD128 where the build has it, four plain values elsewhere.
//!
//! The kernels are written once, over [`V`]. Each operation is given here twice, as one instruction of
//! SIMD128 and in plain Rust, its twin, which means the same to the last bit: so the kernels' native tests
//! hold for the module, whose runs the tests in Node compare with native ones bit for bit. Everything is
//! inlined everywhere and nothing loops, so that the speed does not hang on what LLVM unrolls.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// Values in a vector.
pub(crate) const WIDTH: usize = 4;

/// The crate's only room with `unsafe`: for loads and stores.
#[allow(unsafe_code)]
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use core::arch::wasm32::*;

    use super::{Counts, Mask, V};

    pub(crate) type Floats = v128;
    pub(crate) type Bits = v128;
    pub(crate) type Words = v128;

    impl V {
        #[inline(always)]
        pub(crate) fn splat(value: f32) -> V {
            V(f32x4_splat(value))
        }

        #[inline(always)]
        pub(crate) fn load(from: &[f32; 4]) -> V {
            // SAFETY: the reference is to 16 bytes, and the instruction needs no alignment.
            V(unsafe { v128_load(from.as_ptr().cast()) })
        }

        #[inline(always)]
        pub(crate) fn store(self, to: &mut [f32; 4]) {
            // SAFETY: as for `load`, and the reference is exclusive.
            unsafe { v128_store(to.as_mut_ptr().cast(), self.0) }
        }

        #[inline(always)]
        pub(crate) fn sqrt(self) -> V {
            V(f32x4_sqrt(self.0))
        }

        #[inline(always)]
        pub(crate) fn abs(self) -> V {
            V(f32x4_abs(self.0))
        }

        /// `−|self|`
        #[inline(always)]
        pub(crate) fn negative_abs(self) -> V {
            V(v128_or(self.0, f32x4_splat(-0.0)))
        }

        /// `if self < other { other } else { self }`
        #[inline(always)]
        pub(crate) fn or_larger(self, other: V) -> V {
            V(f32x4_pmax(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn lt(self, other: V) -> Mask {
            Mask(f32x4_lt(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn le(self, other: V) -> Mask {
            Mask(f32x4_le(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn is_nan(self) -> Mask {
            Mask(f32x4_ne(self.0, self.0))
        }

        #[inline(always)]
        pub(crate) fn eq(self, other: V) -> Mask {
            Mask(f32x4_eq(self.0, other.0))
        }

        /// A value from 0 up with the sign of `other`.
        #[inline(always)]
        pub(crate) fn with_sign_of(self, other: V) -> V {
            V(v128_or(self.0, v128_and(other.0, f32x4_splat(-0.0))))
        }

        /// 2ⁿ, where n is in the low bits of `1.5 · 2²³ + n`.
        #[inline(always)]
        pub(crate) fn power_of_low_bits(self) -> V {
            V(i32x4_add(i32x4_shl(self.0, 23), f32x4_splat(1.0)))
        }

        /// `(v₀ + v₂) + (v₁ + v₃)`
        #[inline(always)]
        pub(crate) fn sum(self) -> f32 {
            let halves = f32x4_add(self.0, i32x4_shuffle::<2, 3, 2, 3>(self.0, self.0));
            f32x4_extract_lane::<0>(halves) + f32x4_extract_lane::<1>(halves)
        }
    }

    impl Mask {
        /// `a` where true, `b` elsewhere.
        #[inline(always)]
        pub(crate) fn select(self, a: V, b: V) -> V {
            V(v128_bitselect(a.0, b.0, self.0))
        }

        /// `a` where true, 0 elsewhere.
        #[inline(always)]
        pub(crate) fn keep(self, a: V) -> V {
            V(v128_and(a.0, self.0))
        }

        /// 0 where true, `a` elsewhere.
        #[inline(always)]
        pub(crate) fn clear(self, a: V) -> V {
            V(v128_andnot(a.0, self.0))
        }

        #[inline(always)]
        pub(crate) fn and(self, other: Mask) -> Mask {
            Mask(v128_and(self.0, other.0))
        }

        #[inline(always)]
        pub(crate) fn or(self, other: Mask) -> Mask {
            Mask(v128_or(self.0, other.0))
        }
    }

    impl Default for Counts {
        #[inline(always)]
        fn default() -> Self {
            Counts(i32x4_splat(0))
        }
    }

    impl Counts {
        /// Counts where `mask` is true.
        #[inline(always)]
        pub(crate) fn add(&mut self, mask: Mask) {
            // True is −1.
            self.0 = i32x4_sub(self.0, mask.0);
        }

        /// All lanes' counts together.
        pub(crate) fn sum(self) -> u32 {
            let pairs = i32x4_add(self.0, i32x4_shuffle::<2, 3, 2, 3>(self.0, self.0));
            (i32x4_extract_lane::<0>(pairs) + i32x4_extract_lane::<1>(pairs)) as u32
        }
    }

    #[inline(always)]
    pub(super) fn add(a: Floats, b: Floats) -> Floats {
        f32x4_add(a, b)
    }

    #[inline(always)]
    pub(super) fn sub(a: Floats, b: Floats) -> Floats {
        f32x4_sub(a, b)
    }

    #[inline(always)]
    pub(super) fn mul(a: Floats, b: Floats) -> Floats {
        f32x4_mul(a, b)
    }

    #[inline(always)]
    pub(super) fn div(a: Floats, b: Floats) -> Floats {
        f32x4_div(a, b)
    }

    #[inline(always)]
    pub(super) fn neg(a: Floats) -> Floats {
        f32x4_neg(a)
    }
}

/// The twin of every operation, lane by lane.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    use super::{Counts, Mask, V};

    pub(crate) type Floats = [f32; 4];
    pub(crate) type Bits = [bool; 4];
    pub(crate) type Words = [u32; 4];

    #[inline(always)]
    fn each(f: impl Fn(usize) -> f32) -> Floats {
        [f(0), f(1), f(2), f(3)]
    }

    #[inline(always)]
    fn ask(f: impl Fn(usize) -> bool) -> Mask {
        Mask([f(0), f(1), f(2), f(3)])
    }

    impl V {
        #[inline(always)]
        pub(crate) fn splat(value: f32) -> V {
            V([value; 4])
        }

        #[inline(always)]
        pub(crate) fn load(from: &[f32; 4]) -> V {
            V(*from)
        }

        #[inline(always)]
        pub(crate) fn store(self, to: &mut [f32; 4]) {
            *to = self.0;
        }

        #[inline(always)]
        pub(crate) fn sqrt(self) -> V {
            V(each(|k| self.0[k].sqrt()))
        }

        #[inline(always)]
        pub(crate) fn abs(self) -> V {
            V(each(|k| self.0[k].abs()))
        }

        /// `−|self|`
        #[inline(always)]
        pub(crate) fn negative_abs(self) -> V {
            V(each(|k| -self.0[k].abs()))
        }

        /// `if self < other { other } else { self }`
        #[inline(always)]
        pub(crate) fn or_larger(self, other: V) -> V {
            self.lt(other).select(other, self)
        }

        #[inline(always)]
        pub(crate) fn lt(self, other: V) -> Mask {
            ask(|k| self.0[k] < other.0[k])
        }

        #[inline(always)]
        pub(crate) fn le(self, other: V) -> Mask {
            ask(|k| self.0[k] <= other.0[k])
        }

        #[inline(always)]
        pub(crate) fn is_nan(self) -> Mask {
            ask(|k| self.0[k].is_nan())
        }

        #[inline(always)]
        pub(crate) fn eq(self, other: V) -> Mask {
            ask(|k| self.0[k] == other.0[k])
        }

        /// A value from 0 up with the sign of `other`.
        #[inline(always)]
        pub(crate) fn with_sign_of(self, other: V) -> V {
            V(each(|k| self.0[k].copysign(other.0[k])))
        }

        /// 2ⁿ, where n is in the low bits of `1.5 · 2²³ + n`.
        #[inline(always)]
        pub(crate) fn power_of_low_bits(self) -> V {
            let power = |v: f32| f32::from_bits((v.to_bits() << 23).wrapping_add(1.0f32.to_bits()));
            V(each(|k| power(self.0[k])))
        }

        /// `(v₀ + v₂) + (v₁ + v₃)`
        #[inline(always)]
        pub(crate) fn sum(self) -> f32 {
            let v = self.0;
            (v[0] + v[2]) + (v[1] + v[3])
        }
    }

    impl Mask {
        /// `a` where true, `b` elsewhere.
        #[inline(always)]
        pub(crate) fn select(self, a: V, b: V) -> V {
            V(each(|k| if self.0[k] { a.0[k] } else { b.0[k] }))
        }

        /// `a` where true, 0 elsewhere.
        #[inline(always)]
        pub(crate) fn keep(self, a: V) -> V {
            self.select(a, V::splat(0.0))
        }

        /// 0 where true, `a` elsewhere.
        #[inline(always)]
        pub(crate) fn clear(self, a: V) -> V {
            self.select(V::splat(0.0), a)
        }

        #[inline(always)]
        pub(crate) fn and(self, other: Mask) -> Mask {
            ask(|k| self.0[k] & other.0[k])
        }

        #[inline(always)]
        pub(crate) fn or(self, other: Mask) -> Mask {
            ask(|k| self.0[k] | other.0[k])
        }
    }

    impl Default for Counts {
        #[inline(always)]
        fn default() -> Self {
            Counts([0; 4])
        }
    }

    impl Counts {
        /// Counts where `mask` is true.
        #[inline(always)]
        pub(crate) fn add(&mut self, mask: Mask) {
            for (count, &is_one) in self.0.iter_mut().zip(&mask.0) {
                *count += u32::from(is_one);
            }
        }

        /// All lanes' counts together.
        pub(crate) fn sum(self) -> u32 {
            self.0.iter().sum()
        }
    }

    #[inline(always)]
    pub(super) fn add(a: Floats, b: Floats) -> Floats {
        each(|k| a[k] + b[k])
    }

    #[inline(always)]
    pub(super) fn sub(a: Floats, b: Floats) -> Floats {
        each(|k| a[k] - b[k])
    }

    #[inline(always)]
    pub(super) fn mul(a: Floats, b: Floats) -> Floats {
        each(|k| a[k] * b[k])
    }

    #[inline(always)]
    pub(super) fn div(a: Floats, b: Floats) -> Floats {
        each(|k| a[k] / b[k])
    }

    #[inline(always)]
    pub(super) fn neg(a: Floats) -> Floats {
        each(|k| -a[k])
    }
}

/// Four f32.
#[derive(Clone, Copy)]
pub(crate) struct V(lanes::Floats);

/// A yes or no for each of four lanes.
#[derive(Clone, Copy)]
pub(crate) struct Mask(lanes::Bits);

/// Four counts.
#[derive(Clone, Copy)]
pub(crate) struct Counts(lanes::Words);

impl V {
    /// The two vectors that a slice begins with.
    #[inline(always)]
    pub(crate) fn pair(from: &[f32]) -> [V; 2] {
        let tile: &[f32; 2 * WIDTH] = from.first_chunk().expect("rows are whole tiles");
        let [a, b] = tile.as_chunks().0 else {
            unreachable!()
        };
        [V::load(a), V::load(b)]
    }

    /// Puts two vectors where a slice begins.
    #[inline(always)]
    pub(crate) fn store_pair(pair: [V; 2], to: &mut [f32]) {
        let tile: &mut [f32; 2 * WIDTH] = to.first_chunk_mut().expect("rows are whole tiles");
        let [a, b] = tile.as_chunks_mut().0 else {
            unreachable!()
        };
        pair[0].store(a);
        pair[1].store(b);
    }

    /// The four values.
    #[inline(always)]
    pub(crate) fn values(self) -> [f32; WIDTH] {
        let mut values = [0.0; WIDTH];
        self.store(&mut values);
        values
    }
}

macro_rules! operator {
    ($($trait:ident $method:ident)+) => {$(
        impl $trait for V {
            type Output = V;

            #[inline(always)]
            fn $method(self, other: V) -> V {
                V(lanes::$method(self.0, other.0))
            }
        }

        impl $trait<f32> for V {
            type Output = V;

            #[inline(always)]
            fn $method(self, other: f32) -> V {
                self.$method(V::splat(other))
            }
        }

        impl $trait<V> for f32 {
            type Output = V;

            #[inline(always)]
            fn $method(self, other: V) -> V {
                V::splat(self).$method(other)
            }
        }
    )+};
}
operator!(Add add Sub sub Mul mul Div div);

impl Neg for V {
    type Output = V;

    #[inline(always)]
    fn neg(self) -> V {
        V(lanes::neg(self.0))
    }
}
