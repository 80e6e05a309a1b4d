//! The SHA-256 of bytes as text: evidence, documents, idempotency keys and secrets are all named by it.

use sha2::{Digest, Sha256};

/// The SHA-256 of the bytes, 64 hexadecimal digits in lower case.
#[must_use]
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}
