//! Lengths are computed in double precision; this is the only place where they become whole numbers or the single precision of the
//! PDF library.

/// Rounds to the nearest whole number; what is not a number is zero, what is too large is the largest.
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a float has no TryFrom; `as` saturates and maps NaN to 0")]
pub(in crate::documents) fn whole(x: f64) -> i64 {
    x.round() as i64
}

/// Rounds down to a count; negative and not-a-number are zero.
pub(in crate::documents) fn count(x: f64) -> usize {
    usize::try_from(whole(x.floor())).unwrap_or(0)
}

/// The nearest single-precision number.
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a float has no TryFrom; the loss is a millionth of a page")]
pub(in crate::documents) fn single(x: f64) -> f32 {
    x as f32
}

/// A count as a length.
pub(in crate::documents) fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}
