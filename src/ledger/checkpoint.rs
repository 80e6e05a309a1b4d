//! Checkpoints: a size and a root of the ledger, signed by the key of this database (C2SP tlog-checkpoint in a C2SP signed-note, Ed25519).
//! Whoever holds one can tell later whether the history up to it was changed.

use super::digest::as_lines;
use super::tree::Root;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use signed_note::{Note, NoteError, Signer, StandardSigner, StandardVerifier, Verifier, VerifierList, key_id, new_ed25519_verifier_key};
use tlog_tiles::Checkpoint as Head;
use tlog_tiles::tlog::Hash;

/// The algorithm of a key, as a signed note writes it: Ed25519.
const ED25519: u8 = 1;

/// A key or a note that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The key cannot be read.
    #[error("the key cannot be read: {0}")]
    Key(String),
    /// The text is no signed note, or no checkpoint.
    #[error("this is no signed checkpoint: {0}")]
    Form(String),
    /// No signature of the known key is on it, or it is wrong.
    #[error("the checkpoint is not signed by the key {0}")]
    Unsigned(String),
    /// It is about another ledger.
    #[error("the checkpoint is of {found}, not of {wanted}")]
    Origin {
        /// The origin it names.
        found: String,
        /// The origin of this ledger.
        wanted: String,
    },
}

/// The private key of a database. It is never shown or serialised.
#[derive(Clone)]
pub struct CheckpointKey {
    name: String,
    text: String,
    public: String,
}

impl std::fmt::Debug for CheckpointKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CheckpointKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl CheckpointKey {
    /// Makes a key named after the origin of the ledger, from 32 random bytes.
    ///
    /// # Errors
    /// When the name is empty or has blanks or a plus.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, CheckpointError> {
        let key = SigningKey::from_bytes(seed);
        let public = [&[ED25519], key.verifying_key().to_bytes().as_slice()].concat();
        let private = STANDARD.encode([&[ED25519], seed.as_slice()].concat());
        Self::parse(&format!("PRIVATE+KEY+{name}+{:08x}+{private}", key_id(name, &public)))
    }

    /// Reads a key as its file holds it.
    ///
    /// # Errors
    /// When it is no private key of a signed note.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let text = text.trim();
        let broken = |why: &str| CheckpointError::Key(why.to_owned());
        let signer = StandardSigner::new(text).map_err(|e| broken(&e.to_string()))?;
        let encoded = text.splitn(5, '+').nth(4).ok_or_else(|| broken("cut off"))?;
        let bytes = STANDARD.decode(encoded).map_err(|e| broken(&e.to_string()))?;
        let seed: [u8; 32] = bytes.get(1..).and_then(|s| s.try_into().ok()).ok_or_else(|| broken("its length is wrong"))?;
        let public = new_ed25519_verifier_key(signer.name(), &SigningKey::from_bytes(&seed).verifying_key());
        Ok(Self { name: signer.name().to_owned(), text: text.to_owned(), public })
    }

    /// Its name: the origin for which it was made.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key as its file holds it.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.text
    }

    /// The public key, for whoever verifies.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }
}

/// Signs the root of a ledger with every key: more than one while a key is being replaced.
///
/// # Errors
/// When the origin cannot stand in a checkpoint.
pub fn sign(keys: &[CheckpointKey], origin: &str, root: &Root) -> Result<String, CheckpointError> {
    let form = |e: &dyn std::fmt::Display| CheckpointError::Form(e.to_string());
    let head = Head::new(origin, root.size, Hash(root.hash), "").map_err(|e| form(&e))?;
    let mut note = Note::new(&head.to_bytes(), &[]).map_err(|e| form(&e))?;
    for key in keys {
        let signer = StandardSigner::new(&key.text).map_err(|e| form(&e))?;
        note.add_sigs(&[&signer]).map_err(|e| form(&e))?;
    }
    String::from_utf8(note.to_bytes()).map_err(|e| form(&e))
}

/// A checkpoint as a person kept it: copied from a letter or saved by a mail program, its line ends and the blanks around it may be others.
#[must_use]
pub fn from_paper(text: &str) -> String {
    as_lines(text.trim().lines().map(str::trim_end))
}

/// A checkpoint with this line in the place of its signatures: to verify a signature that was kept apart.
///
/// # Errors
/// When the origin cannot stand in a checkpoint.
pub fn unsigned(origin: &str, root: &Root, line: &str) -> Result<String, CheckpointError> {
    let head = Head::new(origin, root.size, Hash(root.hash), "").map_err(|e| CheckpointError::Form(e.to_string()))?;
    let body = String::from_utf8(head.to_bytes()).map_err(|e| CheckpointError::Form(e.to_string()))?;
    Ok(format!("{body}\n{line}\n"))
}

/// A checkpoint whose signature was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: String,
    pub root: Root,
}

/// Verifies a checkpoint: one of the public keys must have signed it. Signatures of other keys are ignored, so that witnesses and later
/// keys may sign too.
///
/// # Errors
/// When it is no checkpoint, no known key signed it, or a known key's signature is wrong.
pub fn verify(note: &str, keys: &[String]) -> Result<Checkpoint, CheckpointError> {
    let mut known: Vec<Box<dyn Verifier>> = Vec::new();
    for key in keys {
        known.push(Box::new(StandardVerifier::new(key.trim()).map_err(|e| CheckpointError::Key(e.to_string()))?));
    }
    let parsed = Note::from_bytes(note.as_bytes()).map_err(|e| CheckpointError::Form(e.to_string()))?;
    parsed.verify(&VerifierList::new(known)).map_err(|e| match e {
        NoteError::UnverifiedNote | NoteError::InvalidSignature { .. } => CheckpointError::Unsigned(keys.join(", ")),
        other => CheckpointError::Form(other.to_string()),
    })?;
    read(note)
}

/// Reads a checkpoint without verifying it: of our own table, or to say what it is about.
///
/// # Errors
/// When it is no checkpoint.
pub fn read(note: &str) -> Result<Checkpoint, CheckpointError> {
    let parsed = Note::from_bytes(note.as_bytes()).map_err(|e| CheckpointError::Form(e.to_string()))?;
    let head = Head::from_bytes(parsed.text()).map_err(|e| CheckpointError::Form(e.to_string()))?;
    Ok(Checkpoint { origin: head.origin().to_owned(), root: Root { size: head.size(), hash: head.hash().0 } })
}

/// Verifies a checkpoint of one ledger.
///
/// # Errors
/// As [`verify`], and when it names another origin.
pub fn verify_of(note: &str, keys: &[String], origin: &str) -> Result<Checkpoint, CheckpointError> {
    let found = verify(note, keys)?;
    if found.origin == origin { Ok(found) } else { Err(CheckpointError::Origin { found: found.origin, wanted: origin.to_owned() }) }
}

#[cfg(test)]
mod tests {
    use super::{CheckpointError, CheckpointKey, sign, verify, verify_of};
    use crate::ledger::tree::root_of;

    const ORIGIN: &str = "reprise.example.org/log/1";

    fn key(byte: u8) -> CheckpointKey {
        CheckpointKey::new(ORIGIN, &[byte; 32]).unwrap()
    }

    fn public(byte: u8) -> [String; 1] {
        [key(byte).public().to_owned()]
    }

    #[test]
    fn a_checkpoint_that_was_copied_from_a_letter_verifies() {
        let root = root_of([b"a".as_slice()]).unwrap();
        let note = sign(&[key(7)], ORIGIN, &root).unwrap();
        for copied in [note.clone(), note.replace('\n', "\r\n"), format!("\n  {}", note.trim_end()), note.replace('\n', " \n")] {
            assert_eq!(super::from_paper(&copied), note, "{copied:?}");
            assert_eq!(verify(&super::from_paper(&copied), &public(7)).unwrap().root, root);
        }
    }

    #[test]
    fn two_keys_sign_while_one_is_being_replaced() {
        let root = root_of([b"a".as_slice()]).unwrap();
        let note = sign(&[key(7), key(8)], ORIGIN, &root).unwrap();
        for keys in [public(7), public(8)] {
            assert_eq!(verify(&note, &keys).unwrap().root, root);
        }
        assert!(verify(&note, &public(9)).is_err() && verify(&note, &[]).is_err());
    }

    #[test]
    fn what_is_signed_verifies_and_what_was_changed_does_not() {
        let root = root_of([b"a".as_slice(), b"b"]).unwrap();
        let note = sign(&[key(7)], ORIGIN, &root).unwrap();
        assert_eq!(verify(&note, &public(7)).unwrap().root, root);
        assert!(note.starts_with(&format!("{ORIGIN}\n2\n")), "{note}");
        for (changed, what) in
            [(note.replacen("\n2\n", "\n3\n", 1), "size"), (note.replacen(ORIGIN, "other.example.org/log/1", 1), "origin")]
        {
            assert!(matches!(verify(&changed, &public(7)), Err(CheckpointError::Unsigned(_) | CheckpointError::Form(_))), "{what}");
        }
        assert!(matches!(verify(&note, &public(8)), Err(CheckpointError::Unsigned(_))), "another key of the same name");
        assert!(matches!(verify_of(&note, &public(7), "reprise.example.org/log/2"), Err(CheckpointError::Origin { .. })));
    }

    #[test]
    fn a_signature_of_an_unknown_key_is_ignored() {
        let root = root_of([b"a".as_slice()]).unwrap();
        let note = sign(&[key(7)], ORIGIN, &root).unwrap();
        let other = sign(&[CheckpointKey::new("witness.example.org", &[9; 32]).unwrap()], ORIGIN, &root).unwrap();
        let both = format!("{note}{}", other.lines().last().map(|line| format!("{line}\n")).unwrap());
        assert_eq!(verify(&both, &public(7)).unwrap().root, root);
    }

    #[test]
    fn a_key_reads_back_and_shows_no_secret() {
        let made = key(7);
        let read = CheckpointKey::parse(made.secret()).unwrap();
        assert_eq!((read.public(), read.secret()), (made.public(), made.secret()));
        assert!(!format!("{made:?}").contains("PRIVATE"));
        for wrong in ["", "PRIVATE+KEY+a", &made.secret().replace("PRIVATE", "PUBLIC"), made.public()] {
            assert!(CheckpointKey::parse(wrong).is_err(), "{wrong}");
        }
        assert!(CheckpointKey::new("a b", &[1; 32]).is_err(), "a name with a blank");
    }
}
