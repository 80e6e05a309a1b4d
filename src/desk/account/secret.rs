//! Passwords and other secrets: what a good one is, and how it is kept.

use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::validation::Validation;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};

/// The fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 12;

/// The most bytes of a password that are looked at.
pub const LONGEST_PASSWORD: usize = 1_024;

/// Passwords everybody tries first, beyond which length protects.
const COMMON: &[&str] =
    &["motdepasse123", "wachtwoord123", "password1234", "123456789012", "azertyuiop12", "qwertyuiop12", "administrator", "administrateur"];

pub(in crate::desk) fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

pub(super) fn hash_password(password: &str) -> Result<String, DeskError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| DeskError::Failed(e.to_string()))?;
    Ok(hash.to_string())
}

pub(super) fn password_flaws(validation: &mut Validation, password: &str) {
    if password.len() > LONGEST_PASSWORD {
        validation.field_error("password", ErrorCode::TooLong, LONGEST_PASSWORD);
    } else if password.chars().count() < SHORTEST_PASSWORD {
        validation.field_error("password", ErrorCode::PasswordShort, SHORTEST_PASSWORD);
    } else if COMMON.contains(&password.to_lowercase().as_str())
        || password.chars().next().is_some_and(|first| password.chars().all(|c| c == first))
    {
        validation.field_error("password", ErrorCode::PasswordCommon, "");
    }
}

/// A hash nobody's password has: checking against it takes as long as checking a real one, so that an unknown address is not told
/// apart by time.
pub(super) static NOBODY: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash_password("no one has this").unwrap_or_default());

pub(super) fn is_right(password: &str, hash: &str) -> bool {
    argon2::PasswordHash::new(hash).is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

/// The prefix of our tokens, so that scanners for leaked secrets know them.
pub(super) const TOKEN_PREFIX: &str = "rpr_";
