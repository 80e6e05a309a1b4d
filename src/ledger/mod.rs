//! The ledger: an RFC 6962 Merkle tree over the canonical bytes of events. Pure: events in, bytes and hashes out.
//!
//! - `leaf.rs`: seals an event into the bytes of a leaf, with commitments to its private texts, and reads it back.
//! - `digest.rs`: the one way to write the SHA-256 of bytes.
//! - `tree.rs`: appends leaf hashes to the tree and computes its root.
//! - `bundle.rs`: the ledger as files, verified without a database.
//! - `checkpoint.rs`: signs a root and verifies the signature. `proof.rs`: that an event is in a signed ledger, and that one continues
//!   another.
//! - `cosignature.rs`: what an outside witness adds to a checkpoint. `witness.rs`: what it verifies before.
//!
//! The bytes of an event (RFC 8785 canonical JSON) are written once and are authoritative; verification never re-serialises them. The tree
//! is the only structure; there is no separate hash chain. Private texts are not in a leaf: it holds an HMAC-SHA-256 commitment to each
//! under a fresh salt, so that erasing text and salt leaves the tree valid and the text impossible to guess.
//!
//! Where is the rule that …?
//! - says what exactly is hashed: `seal` and `commitment` in `leaf.rs`.
//! - limits the size of an event: `MAX_LEAF` in `leaf.rs`.
//! - stores and verifies the ledger: `store/ledger`, `desk/ledger`.

pub mod bundle;
pub mod checkpoint;
pub mod cosignature;
mod digest;
mod leaf;
pub mod proof;
mod tree;
pub mod witness;

pub use digest::{as_lines, sha256_hex};
pub use leaf::{Leaf, LeafError, Sealed, commitment, read, seal};
pub use tree::{Frontier, Root, TreeError, leaf_hash, record_index, root_of, stored_count};
