//! The types of floating-point numbers that tensors are made of, as f32.

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Float {
    F32,
    F64,
    F16,
    Bf16,
}

impl Float {
    /// Bytes of one number.
    pub(super) const fn size(self) -> usize {
        match self {
            Float::F64 => 8,
            Float::F32 => 4,
            Float::F16 | Float::Bf16 => 2,
        }
    }

    /// The number of some little-endian bytes, of which there are [`Float::size`].
    pub(super) fn value(self, bytes: &[u8]) -> f64 {
        match (self, bytes) {
            (Float::F64, &[a, b, c, d, e, f, g, h]) => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
            (Float::F32, &[a, b, c, d]) => f32::from_le_bytes([a, b, c, d]).into(),
            (Float::F16, &[a, b]) => half(u16::from_le_bytes([a, b])),
            (Float::Bf16, &[a, b]) => f32::from_le_bytes([0, 0, a, b]).into(),
            _ => f64::NAN,
        }
    }
}

/// The value of IEEE 754's binary16: sign, 5 bits of exponent, 10 of the fraction.
fn half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 1023));
    let size = match exponent {
        0 => fraction / f64::from(1 << 24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        // A power of two is exact.
        _ => (1.0 + fraction / 1024.0) * f64::from_bits(((exponent - 15 + 1023) as u64) << 52),
    };
    if bits >> 15 == 1 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_ieee_754_says() {
        let half = |bits: u16| Float::F16.value(&bits.to_le_bytes());
        let known = [
            (0x3C00, 1.0),
            (0xC000, -2.0),
            (0x7BFF, 65504.0),
            (0x0400, 2f64.powi(-14)),
            (0x0001, 2f64.powi(-24)),
            (0x3555, 0.333_251_953_125),
            (0x7C00, f64::INFINITY),
            (0xFC00, f64::NEG_INFINITY),
        ];
        for (bits, value) in known {
            assert_eq!(half(bits), value, "{bits:04x}");
        }
        assert!(half(0x7E00).is_nan());
        assert!(half(0x8000) == 0.0 && half(0x8000).is_sign_negative());
        assert_eq!(Float::Bf16.value(&[0x80, 0xBF]), -1.0);
        assert_eq!(Float::F64.value(&0.1f64.to_le_bytes()), 0.1);
        assert_eq!(Float::F32.value(&0.1f32.to_le_bytes()), f64::from(0.1f32));
    }

    #[test]
    fn halves_rise_with_their_bits() {
        let all: Vec<f64> = (0..=0x7C00u16).map(half).collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
