//! Prepares photographs for storage as evidence: checks type and size, and strips the metadata that phones add.
//!
//! Place, owner and camera are personal data and are removed; the orientation of a JPEG is kept, so that it is shown upright.

use crate::ingest::limits::ReadError;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use std::io::Cursor;

/// Most pixels of a photograph: more than phones take, and a limit against decompression bombs.
const MOST_PIXELS: u64 = 64_000_000;

/// The format name of photographs among stored evidence.
pub const FORMAT: &str = "photo";

/// The picture formats accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Jpeg,
    Png,
}

impl Picture {
    /// Recognises the format by the first bytes.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// The media type for the `Content-Type` header.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Strips a photograph to what may be stored: its pixels, and for a JPEG its orientation. Refuses more than `ingest::MAX_BYTES`.
///
/// # Errors
/// A [`ReadError`] when it has too many bytes or pixels, is truncated, or is neither JPEG nor PNG.
pub fn kept(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    kept_up_to(bytes, crate::ingest::limits::MAX_BYTES)
}

/// As [`kept`], with another limit in bytes.
///
/// # Errors
/// As for [`kept`].
pub fn kept_up_to(bytes: &[u8], limit: usize) -> Result<Vec<u8>, ReadError> {
    if bytes.len() > limit {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit });
    }
    let picture = Picture::recognise(bytes).ok_or(ReadError::UnknownFormat)?;
    let format = match picture {
        Picture::Jpeg => ImageFormat::Jpeg,
        Picture::Png => ImageFormat::Png,
    };
    let broken = |_reason| ReadError::Malformed { line: 1, column: 1 };
    let mut decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    if pixels == 0 || pixels > MOST_PIXELS {
        return Err(ReadError::TooLarge { bytes: usize::try_from(pixels).unwrap_or(usize::MAX), limit: 64_000_000 });
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    match picture {
        Picture::Jpeg => jpeg(bytes, turned.to_exif()),
        Picture::Png => png(bytes),
    }
    .ok_or(ReadError::Truncated { line: 1 })
}

/// Copies the JPEG segments a decoder needs, without comments and without most
/// application segments. Writes a new EXIF segment when the picture is rotated.
fn jpeg(bytes: &[u8], turned: u8) -> Option<Vec<u8>> {
    let mut kept = vec![0xff, 0xd8];
    if turned > 1 {
        kept.extend(orientation(turned));
    }
    let mut rest = bytes.get(2..)?;
    loop {
        let (head, after) = rest.split_at_checked(2)?;
        let &[0xff, marker] = head else { return None };
        match marker {
            0xff => rest = rest.get(1..)?, // A fill byte.
            0xd9 => return None,           // End marker before any scan.
            0x01 | 0xd0..=0xd7 => rest = after,
            _ => {
                let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
                let body = after.get(..length.max(2))?;
                // Keep JFIF (APP0) and Adobe (APP14), which say how to decode the colours;
                // drop the other application segments (EXIF, XMP, …) and comments.
                if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
                    kept.extend(head);
                    kept.extend(body);
                }
                rest = after.get(body.len()..)?;
                if marker == 0xda {
                    break;
                }
            }
        }
    }
    // Copy the scan data up to the last end marker; drop what cameras append after it (previews, videos).
    let end = rest.windows(2).rposition(|pair| pair == [0xff, 0xd9])?;
    kept.extend(rest.get(..end + 2)?);
    Some(kept)
}

/// An EXIF segment that holds only the orientation (1 to 8).
fn orientation(turned: u8) -> Vec<u8> {
    let mut segment = vec![0xff, 0xe1, 0, 34];
    segment.extend(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    segment.extend([turned, 0, 0, 0, 0, 0, 0]);
    segment
}

/// Copies the PNG chunks a decoder needs, and drops the others (texts, time, EXIF with its orientation).
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const NEEDED: [&[u8]; 9] = [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs"];
    let (signature, mut rest) = bytes.split_at_checked(8)?;
    let mut kept = signature.to_vec();
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let whole = usize::try_from(length).ok()?.checked_add(12)?;
        let chunk = rest.get(..whole)?;
        let name = chunk.get(4..8)?;
        if NEEDED.contains(&name) {
            kept.extend(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = rest.get(whole..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::{Picture, kept, orientation};
    use image::{ImageDecoder, ImageFormat, ImageReader, RgbImage};
    use std::io::Cursor;

    fn picture(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::from_fn(64, 40, |x, y| image::Rgb([u8::try_from(x).unwrap(), u8::try_from(y).unwrap(), 9]))
            .write_to(&mut bytes, format)
            .unwrap();
        bytes.into_inner()
    }

    /// A phone's picture: turned, with a place, a comment and a preview behind its end.
    fn talkative() -> Vec<u8> {
        let plain = picture(ImageFormat::Jpeg);
        let mut bytes = plain[..2].to_vec();
        bytes.extend(orientation(6));
        for (marker, text) in [(0xe2, &b"GPS 50.846 4.352"[..]), (0xfe, b"Anne Dupont"), (0xed, b"Photoshop owner")] {
            bytes.extend([0xff, marker, 0, u8::try_from(text.len() + 2).unwrap()]);
            bytes.extend(text);
        }
        bytes.extend(&plain[2..]);
        bytes.extend(b"preview of Anne");
        bytes
    }

    fn says(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|w| w == text)
    }

    #[test]
    fn a_photograph_keeps_its_pixels_and_nothing_of_its_taker() {
        let came = talkative();
        let stays = kept(&came).unwrap();
        for secret in [&b"GPS"[..], b"Anne", b"owner"] {
            assert!(says(&came, secret) && !says(&stays, secret), "{secret:?}");
        }
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(pixels(&stays), pixels(&came));
        let mut decoder = ImageReader::with_format(Cursor::new(&stays), ImageFormat::Jpeg).into_decoder().unwrap();
        assert_eq!(decoder.orientation().unwrap().to_exif(), 6, "how it must be turned is kept");
        assert_eq!(kept(&stays).unwrap(), stays);

        let plain = picture(ImageFormat::Png);
        let mut came = plain[..33].to_vec();
        came.extend([0, 0, 0, 11]);
        came.extend(b"tEXtAuthor\0Anne\0\0\0\0");
        came.extend(&plain[33..]);
        assert!(says(&came, b"Anne"));
        assert_eq!(kept(&came).unwrap(), plain);
    }

    #[test]
    fn what_is_cut_or_no_picture_is_refused() {
        for whole in [talkative(), picture(ImageFormat::Png)] {
            assert!(kept(&whole).is_ok());
            for cut in 0..whole.len() - 20 {
                // Cut in what hangs behind the end is no loss.
                if kept(&whole[..cut]).is_ok() {
                    assert!(says(&whole[..cut], b"\xff\xd9"), "{cut}");
                }
            }
        }
        assert!(kept(b"%PDF-1.7").is_err() && kept(b"").is_err() && kept(b"\xff\xd8\xff").is_err());
        assert_eq!(Picture::recognise(b"GIF89a"), None);
        // Any byte may be another: it is refused or kept, and nothing else happens.
        for whole in [picture(ImageFormat::Jpeg), picture(ImageFormat::Png)] {
            for place in 0..whole.len().min(400) {
                for value in [0, 1, 0x7f, 0xff] {
                    let mut broken = whole.clone();
                    broken[place] = value;
                    drop(kept(&broken));
                }
            }
        }
        // A header that unfolds to a hundred million pixels.
        let mut bomb = picture(ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
        // With its check sum made right, so that only its size speaks against it.
        let mut sum = flate2::Crc::new();
        sum.update(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        assert!(matches!(kept(&bomb), Err(crate::ingest::limits::ReadError::TooLarge { .. })), "{:?}", kept(&bomb));
    }
}
