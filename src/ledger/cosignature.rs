//! Cosignatures: an outside witness says that at some time it saw a checkpoint, and that it continues every one it saw before (C2SP
//! tlog-cosignature, version 1: Ed25519 over that time and the text of the checkpoint).

use super::checkpoint::CheckpointError;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use signed_note::{Note, Signature as Line, key_id};

/// The algorithm of a witness's key, as a signed note writes it: a timestamped Ed25519 cosignature.
const COSIGNATURE: u8 = 4;
/// Bytes of the time in front of the signature.
const TIME: usize = 8;

/// The private key of a witness. It is never shown.
#[derive(Clone)]
pub struct WitnessKey {
    name: String,
    key: SigningKey,
}

impl std::fmt::Debug for WitnessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WitnessKey").field("public", &self.public()).finish_non_exhaustive()
    }
}

fn key_error(why: &str) -> CheckpointError {
    CheckpointError::Key(why.to_owned())
}

fn form_error(why: impl std::fmt::Display) -> CheckpointError {
    CheckpointError::Form(why.to_string())
}

impl WitnessKey {
    /// Makes a key from 32 random bytes.
    ///
    /// # Errors
    /// When the name is empty or has blanks or a plus.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, CheckpointError> {
        if !signed_note::is_key_name_valid(name) {
            return Err(key_error("its name has blanks or a plus, or is empty"));
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(seed) })
    }

    /// Reads a key as its file holds it.
    ///
    /// # Errors
    /// When it is no private key of a witness.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let rest = text.trim().strip_prefix("PRIVATE+KEY+").ok_or_else(|| key_error("it is no private key"))?;
        let mut parts = rest.splitn(3, '+');
        let (Some(name), Some(_id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else { return Err(key_error("cut off")) };
        let bytes = STANDARD.decode(encoded).map_err(|e| key_error(&e.to_string()))?;
        let seed = bytes.strip_prefix(&[COSIGNATURE]).and_then(|seed| <[u8; 32]>::try_from(seed).ok());
        let made = Self::new(name, &seed.ok_or_else(|| key_error("it is no key of a witness"))?)?;
        if made.secret() == text.trim() { Ok(made) } else { Err(key_error("its id is of another key")) }
    }

    fn id(&self) -> u32 {
        key_id(&self.name, &self.bytes())
    }

    fn bytes(&self) -> Vec<u8> {
        [&[COSIGNATURE], self.key.verifying_key().to_bytes().as_slice()].concat()
    }

    /// The key as its file holds it.
    #[must_use]
    pub fn secret(&self) -> String {
        let private = STANDARD.encode([&[COSIGNATURE], self.key.to_bytes().as_slice()].concat());
        format!("PRIVATE+KEY+{}+{:08x}+{private}", self.name, self.id())
    }

    /// The public key, for whoever verifies.
    #[must_use]
    pub fn public(&self) -> String {
        format!("{}+{:08x}+{}", self.name, self.id(), STANDARD.encode(self.bytes()))
    }

    /// Adds a cosignature to a checkpoint; `at` is in seconds since 1970.
    ///
    /// # Errors
    /// When the text is no signed note.
    pub fn cosign(&self, note: &str, at: u64) -> Result<String, CheckpointError> {
        let parsed = Note::from_bytes(note.as_bytes()).map_err(form_error)?;
        let signature = self.key.sign(&message(at, parsed.text()));
        let bytes = [at.to_be_bytes().as_slice(), &signature.to_bytes()].concat();
        let line = Line::new(self.name.clone(), self.id(), bytes).map_err(form_error)?;
        Ok(format!("{note}{}", String::from_utf8_lossy(&line.to_bytes())))
    }
}

/// What a cosignature signs.
fn message(at: u64, text: &[u8]) -> Vec<u8> {
    [format!("cosignature/v1\ntime {at}\n").as_bytes(), text].concat()
}

/// A cosignature that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// The public key that made it.
    pub key: String,
    /// When the witness saw the checkpoint, in seconds since 1970.
    pub at: u64,
    /// Its line of the note, with the line end.
    pub line: String,
}

/// The name in a public key.
#[must_use]
pub fn name_of(key: &str) -> &str {
    key.split('+').next().unwrap_or_default()
}

/// Reads the public key of a witness.
fn public(text: &str) -> Result<(&str, u32, VerifyingKey), CheckpointError> {
    let mut parts = text.trim().splitn(3, '+');
    let (Some(name), Some(id), Some(encoded)) = (parts.next(), parts.next(), parts.next()) else { return Err(key_error("cut off")) };
    let bytes = STANDARD.decode(encoded).map_err(|e| key_error(&e.to_string()))?;
    let key = bytes.strip_prefix(&[COSIGNATURE]).and_then(|key| <[u8; 32]>::try_from(key).ok());
    let key = key.and_then(|key| VerifyingKey::from_bytes(&key).ok()).ok_or_else(|| key_error("it is no public key of a witness"))?;
    let its = key_id(name, &bytes);
    if !signed_note::is_key_name_valid(name) || id != format!("{its:08x}") {
        return Err(key_error("its id is of another key"));
    }
    Ok((name, its, key))
}

/// Whether a text is the public key of a witness.
///
/// # Errors
/// Why not.
pub fn check_key(text: &str) -> Result<(), CheckpointError> {
    public(text).map(drop)
}

/// The cosignatures of these witnesses on a note that verify. Other lines are left out: of unknown keys, or wrong.
///
/// # Errors
/// When the text is no signed note, or a key cannot be read.
pub fn cosignatures(note: &str, keys: &[String]) -> Result<Vec<Cosignature>, CheckpointError> {
    let parsed = Note::from_bytes(note.as_bytes()).map_err(form_error)?;
    let lines = note.rsplit_once("\n\n").map_or("", |(_, lines)| lines);
    let mut found = Vec::new();
    for key in keys {
        let (name, id, verifier) = public(key)?;
        let of_key = lines.lines().filter_map(|text| {
            let line = Line::from_bytes(text.as_bytes()).ok().filter(|l| l.name() == name && l.id() == id)?;
            let (time, signature) = line.signature().split_at_checked(TIME)?;
            let at = u64::from_be_bytes(time.try_into().ok()?);
            let signature = Signature::from_slice(signature).ok()?;
            verifier.verify_strict(&message(at, parsed.text()), &signature).ok()?;
            Some(Cosignature { key: key.clone(), at, line: format!("{text}\n") })
        });
        found.extend(of_key);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{WitnessKey, check_key, cosignatures, name_of};
    use crate::ledger::checkpoint::{CheckpointKey, sign, verify};
    use crate::ledger::tree::root_of;

    fn note() -> String {
        let key = CheckpointKey::new("log.example.org/1", &[7; 32]).unwrap();
        sign(&[key], "log.example.org/1", &root_of([b"a".as_slice()]).unwrap()).unwrap()
    }

    fn witness(byte: u8) -> WitnessKey {
        WitnessKey::new("court.example.org", &[byte; 32]).unwrap()
    }

    #[test]
    fn a_cosigned_checkpoint_still_verifies_and_the_cosignature_does() {
        let (note, key) = (note(), witness(1));
        let cosigned = key.cosign(&note, 1_764_555_000).unwrap();
        let log = CheckpointKey::new("log.example.org/1", &[7; 32]).unwrap();
        assert_eq!(verify(&cosigned, &[log.public().to_owned()]).unwrap().root.size, 1);
        let found = cosignatures(&cosigned, &[key.public()]).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].at, format!("{note}{}", found[0].line)), (1_764_555_000, cosigned));
        assert_eq!(name_of(&found[0].key), "court.example.org");
    }

    #[test]
    fn another_key_time_or_checkpoint_is_no_cosignature() {
        let cosigned = witness(1).cosign(&note(), 5).unwrap();
        assert!(cosignatures(&cosigned, &[witness(2).public()]).unwrap().is_empty(), "another key of the same name");
        let other = cosigned.replacen("\n1\n", "\n2\n", 1);
        assert!(cosignatures(&other, &[witness(1).public()]).unwrap().is_empty(), "another size");
        // The line says another time than the one that was signed.
        let later = witness(1).cosign(&note(), 6).unwrap();
        let last = |text: &str| text.lines().last().unwrap().split(' ').nth(2).unwrap().to_owned();
        let (early, late) = (last(&cosigned), last(&later));
        let mixed = format!("{}{}", late.get(..16).unwrap(), early.get(16..).unwrap());
        let forged = cosigned.replace(&early, &mixed);
        assert_ne!(forged, cosigned);
        assert!(cosignatures(&forged, &[witness(1).public()]).unwrap().is_empty(), "another time");
    }

    #[test]
    fn a_key_reads_back_and_shows_no_secret() {
        let key = witness(3);
        assert_eq!(WitnessKey::parse(&key.secret()).unwrap().public(), key.public());
        assert!(!format!("{key:?}").contains("PRIVATE"));
        check_key(&key.public()).unwrap();
        let log = CheckpointKey::new("log.example.org/1", &[7; 32]).unwrap();
        let wrong_id = key.public().replacen(|c: char| c.is_ascii_digit(), "f", 1);
        for wrong in ["", "a+b", log.public(), key.secret().as_str(), wrong_id.as_str()] {
            assert!(check_key(wrong).is_err(), "{wrong}");
        }
        for wrong in ["", log.secret(), key.public().as_str()] {
            assert!(WitnessKey::parse(wrong).is_err(), "{wrong}");
        }
        assert!(WitnessKey::new("a b", &[1; 32]).is_err());
    }

    /// The layout of C2SP tlog-cosignature, written out by hand: what others must read.
    #[test]
    fn the_line_is_laid_out_as_the_standard_says() {
        use base64::Engine;
        use ed25519_dalek::{Signature, Verifier};
        use sha2::{Digest, Sha256};
        let (note, key) = (note(), witness(1));
        let cosigned = key.cosign(&note, 258).unwrap();
        let line = cosigned.lines().last().unwrap();
        let (name, encoded) = line.strip_prefix("\u{2014} ").unwrap().split_once(' ').unwrap();
        let bytes = base64::engine::general_purpose::STANDARD.decode(encoded).unwrap();
        let public = ed25519_dalek::SigningKey::from_bytes(&[1; 32]).verifying_key();
        let id = Sha256::digest([name.as_bytes(), b"\n\x04", public.as_bytes()].concat());
        assert_eq!((bytes.len(), &bytes[..4], &bytes[4..12]), (76, &id[..4], [0, 0, 0, 0, 0, 0, 1, 2].as_slice()));
        let body = note.split_once("\n\n").unwrap().0;
        let signed = format!("cosignature/v1\ntime 258\n{body}\n");
        public.verify(signed.as_bytes(), &Signature::from_slice(&bytes[12..]).unwrap()).unwrap();
    }
}
