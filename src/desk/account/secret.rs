//! Passwords and other secrets: the password rules, and how passwords and secrets are hashed.

use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::validation::Validation;
use crate::ledger::sha256_hex;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};

/// Minimum length of a password, in characters.
pub const SHORTEST_PASSWORD: usize = 12;

/// Maximum length of a password, in bytes. It bounds the work of hashing.
pub const LONGEST_PASSWORD: usize = 1_024;

/// Common passwords that are long enough but guessed first, in lower case. For all others the minimum length protects.
const COMMON: &[&str] =
    &["motdepasse123", "wachtwoord123", "password1234", "123456789012", "azertyuiop12", "qwertyuiop12", "administrator", "administrateur"];

/// The SHA-256 of a secret, hexadecimal. Unsalted: the secrets are random, unlike passwords.
pub(in crate::desk) fn digest(secret: &str) -> String {
    sha256_hex(secret.as_bytes())
}

/// Hashes a password with Argon2.
pub(super) fn hash_password(password: &str) -> Result<String, DeskError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(DeskError::failed)?;
    Ok(hash.to_string())
}

/// Adds a field error if a password is too long, too short or too common.
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

/// The password hash checked when an address has none. It takes as long to check as a real one, so that response time does not reveal
/// whether an address has an account.
pub(super) static NOBODY: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash_password("no one has this").unwrap_or_default());

pub(super) fn is_right(password: &str, hash: &str) -> bool {
    argon2::PasswordHash::new(hash).is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

/// Prefix of every API token, so that scanners for leaked secrets can recognise it.
pub(super) const TOKEN_PREFIX: &str = "rpr_";
