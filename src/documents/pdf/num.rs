//! Number conversions: lengths are computed in double precision and become integers or single precision only here.

/// Rounds to the nearest whole number; NaN becomes 0, and too large values the largest number.
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a float has no TryFrom; `as` saturates and maps NaN to 0")]
pub(in crate::documents) fn whole(x: f64) -> i64 {
    x.round() as i64
}

/// Rounds down to a count; negative numbers and NaN become 0.
pub(in crate::documents) fn count(x: f64) -> usize {
    usize::try_from(whole(x.floor())).unwrap_or(0)
}

/// The nearest single-precision number.
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a float has no TryFrom; the loss is a millionth of a page")]
pub(super) fn single(x: f64) -> f32 {
    x as f32
}

/// A count as a floating-point number.
pub(in crate::documents) fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
