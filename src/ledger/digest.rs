//! The SHA-256 of bytes as text: evidence, documents, idempotency keys and secrets are all named by it. Also texts as lines.

use sha2::{Digest, Sha256};

/// The SHA-256 of the bytes, 64 hexadecimal digits in lower case.
#[must_use]
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Each text as a line, with its line end: as keys and hashes stand in files.
#[must_use]
pub fn as_lines<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut all = String::new();
    for text in texts {
        all.push_str(text.as_ref());
        all.push('\n');
    }
    all
}
