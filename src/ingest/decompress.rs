//! Bounded decompression of reports: inventory agents send their messages compressed, and a small message must not expand without limit.

use crate::ingest::limits::MAX_BYTES;
use crate::ingest::limits::ReadError;
use flate2::Compression;
use flate2::read::{GzDecoder, ZlibDecoder};
use flate2::write::{GzEncoder, ZlibEncoder};
use std::borrow::Cow;
use std::io::{ErrorKind, Read, Write};

/// How the bytes of a message are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not compressed.
    Plain,
    /// The zlib format (RFC 1950).
    Zlib,
    /// The gzip format (RFC 1952).
    Gzip,
}

impl Packing {
    /// Recognises the compression by the first two bytes.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Self {
        match bytes {
            [0x1f, 0x8b, ..] => Self::Gzip,
            // The zlib header: deflate with a window of 32 KiB, then a byte
            // that makes the two a multiple of 31. Text hardly ever begins so.
            [0x78, second, ..] if (0x78_00_u16 | u16::from(*second)).is_multiple_of(31) => Self::Zlib,
            _ => Self::Plain,
        }
    }

    /// Compresses an answer to an agent.
    #[must_use]
    pub fn pack(self, bytes: &[u8]) -> Vec<u8> {
        let packed = match self {
            Self::Plain => Ok(bytes.to_vec()),
            Self::Zlib => {
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(bytes).and_then(|()| encoder.finish())
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(bytes).and_then(|()| encoder.finish())
            }
        };
        // Writing to memory does not fail.
        packed.unwrap_or_default()
    }
}

/// Decompresses the bytes if they are compressed, else returns them unchanged.
///
/// # Errors
/// A [`ReadError`] when there are more than [`MAX_BYTES`] before or after decompression, or when the compressed data are damaged.
pub fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let mut out = Vec::new();
    let read = match Packing::detect(bytes) {
        Packing::Plain => return Ok(Cow::Borrowed(bytes)),
        Packing::Zlib => ZlibDecoder::new(bytes).take(most).read_to_end(&mut out),
        Packing::Gzip => GzDecoder::new(bytes).take(most).read_to_end(&mut out),
    };
    match read {
        Ok(_) if out.len() > MAX_BYTES => Err(ReadError::TooLarge { bytes: out.len(), limit: MAX_BYTES }),
        Ok(_) => Ok(Cow::Owned(out)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(ReadError::Truncated { line: 0 }),
        Err(_broken) => Err(ReadError::Malformed { line: 1, column: 1 }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Packing, unpacked};
    use crate::ingest::limits::MAX_BYTES;
    use crate::ingest::limits::ReadError;

    #[test]
    fn what_is_packed_comes_out_again_and_no_larger_than_a_report_may_be() {
        for packing in [Packing::Plain, Packing::Zlib, Packing::Gzip] {
            let packed = packing.pack(b"<REQUEST/>");
            assert_eq!((Packing::detect(&packed), unpacked(&packed).unwrap().as_ref()), (packing, b"<REQUEST/>".as_slice()));
            if packing == Packing::Plain {
                continue;
            }
            let cut = packed.get(..packed.len() - 6).unwrap();
            assert_eq!(unpacked(cut), Err(ReadError::Truncated { line: 0 }));
            // A bomb: some kilobytes that would be more than a report may have.
            let bomb = packing.pack(&vec![b' '; 12 * 1024 * 1024]);
            assert!(bomb.len() < 40_000);
            assert_eq!(unpacked(&bomb), Err(ReadError::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES }));
        }
        assert!(matches!(unpacked(b"x\x9cgarbage"), Err(ReadError::Malformed { .. } | ReadError::Truncated { .. })));
    }
}
