//! The tag of a device: permanent, eight characters of Crockford base32, the last one a check character.
//!
//! The check is linear over GF(32): with a primitive element α, the sum of αⁱ·dᵢ over all eight characters is zero. One wrong character
//! changes the sum by αⁱ·e ≠ 0, and a swap of neighbours by (αⁱ + αⁱ⁺¹)(a + b) ≠ 0, so both are always detected.

use std::fmt;

/// Crockford's 32 characters, without I, L, O and U. All are in the QR code's alphanumeric mode.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters in a tag, including the check character.
pub const LENGTH: usize = 8;

/// Why a text is not a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// Not eight characters of the alphabet, so it is something else.
    #[error("not a tag")]
    NotATag,
    /// Eight characters of the alphabet with a wrong check character: a typing error.
    #[error("mistyped tag: the check character does not fit")]
    Mistyped,
}

/// The tag of a device.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag([u8; LENGTH]);

/// Multiplication in GF(32) with the primitive polynomial x⁵ + x² + 1.
const fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b > 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 0b10_0000 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

/// The check character's value, which makes the weighted sum of all eight values zero. The check character has weight 1.
fn check(values: &[u8; LENGTH - 1]) -> u8 {
    let mut weight = 1;
    let mut sum = 0;
    for value in values.iter().rev() {
        weight = times(weight, 2);
        sum ^= times(weight, *value);
    }
    sum
}

fn value(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    ALPHABET.iter().position(|a| char::from(*a) == c).and_then(|p| u8::try_from(p).ok())
}

impl Tag {
    /// Makes a tag from random bits, of which it uses the lowest 35.
    #[must_use]
    pub fn from_bits(bits: u64) -> Self {
        let mut values = [0_u8; LENGTH - 1];
        for (i, v) in values.iter_mut().enumerate() {
            *v = u8::try_from((bits >> (5 * i)) & 31).unwrap_or(0);
        }
        let mut text = [0_u8; LENGTH];
        for (slot, v) in text.iter_mut().zip(values.iter().chain([&check(&values)])) {
            *slot = ALPHABET.get(usize::from(*v)).copied().unwrap_or(b'0');
        }
        Self(text)
    }

    /// Reads a tag as typed or scanned: any case, ignoring spaces and hyphens, with I and L read as 1 and O as 0.
    ///
    /// # Errors
    /// [`TagError::NotATag`] for anything other than eight such characters, [`TagError::Mistyped`] when the check character is wrong.
    pub fn parse(text: &str) -> Result<Self, TagError> {
        let mut values = [0_u8; LENGTH];
        let mut n = 0;
        for c in text.trim().chars().filter(|c| !matches!(c, ' ' | '-')) {
            let (Some(v), Some(slot)) = (value(c), values.get_mut(n)) else { return Err(TagError::NotATag) };
            *slot = v;
            n += 1;
        }
        if n != LENGTH {
            return Err(TagError::NotATag);
        }
        let [a, b, c, d, e, f, g, last] = values;
        if check(&[a, b, c, d, e, f, g]) != last {
            return Err(TagError::Mistyped);
        }
        Ok(Self(values.map(|v| ALPHABET.get(usize::from(v)).copied().unwrap_or(b'0'))))
    }

    /// The eight characters, as stored and as printed in the QR code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// The content of the QR code: `HTTPS://HOST/D/7K3M9Q2M`, in capitals for the alphanumeric mode, or the bare tag when there is no
    /// public address.
    #[must_use]
    pub fn payload(&self, base_url: Option<&str>) -> String {
        match base_url {
            Some(base) => format!("{}/D/{}", base.trim_end_matches('/').to_ascii_uppercase(), self.as_str()),
            None => self.as_str().to_owned(),
        }
    }
}

/// Shown in two groups: `7K3M-9Q2X`.
impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (a, b) = self.as_str().split_at_checked(4).unwrap_or((self.as_str(), ""));
        write!(f, "{a}-{b}")
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Tag {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Tag {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(d)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, Tag, TagError};

    #[test]
    fn every_single_error_and_every_swap_of_neighbours_is_caught() {
        for seed in [0_u64, 1, 0x5_5555_5555, 0x7_ffff_ffff, 0x1_2345_6789] {
            let tag = Tag::from_bits(seed);
            assert_eq!(Tag::parse(tag.as_str()), Ok(tag));
            let chars: Vec<char> = tag.as_str().chars().collect();
            for i in 0..8 {
                for other in ALPHABET.iter().map(|b| char::from(*b)).filter(|c| *c != chars[i]) {
                    let mut wrong = chars.clone();
                    wrong[i] = other;
                    assert_eq!(Tag::parse(&wrong.iter().collect::<String>()), Err(TagError::Mistyped));
                }
                if i < 7 && chars[i] != chars[i + 1] {
                    let mut wrong = chars.clone();
                    wrong.swap(i, i + 1);
                    assert_eq!(Tag::parse(&wrong.iter().collect::<String>()), Err(TagError::Mistyped));
                }
            }
        }
    }

    #[test]
    fn what_a_person_types_is_understood() {
        let tag = Tag::from_bits(0x1_0421_0801);
        let typed = tag.to_string().to_lowercase().replace('1', "l").replace('0', "o");
        assert_eq!(Tag::parse(&format!(" {typed} ")), Ok(tag));
        assert_eq!(Tag::parse("LOT-2026-000001"), Err(TagError::NotATag));
        assert_eq!(Tag::parse("é"), Err(TagError::NotATag));
        assert_eq!(tag.payload(Some("https://x.example/")), format!("HTTPS://X.EXAMPLE/D/{}", tag.as_str()));
    }
}
