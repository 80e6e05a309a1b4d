//! The ledger: an RFC 6962 tree over the canonical bytes of events. Pure: events in, bytes and hashes out.
//!
//! An event's bytes (RFC 8785 canonical JSON) are written once and are the truth; nothing re-serialises them to verify. There is one
//! structure, the tree, and no chain beside it. Personal texts are not in a leaf: it holds HMAC-SHA-256 commitments under a fresh
//! salt, so erasing the text and its salt leaves the tree valid and the text unguessable.

mod leaf;
mod tree;

pub use leaf::{Leaf, LeafError, Sealed, commitment, read, seal};
pub use tree::{Frontier, Root, TreeError, leaf_hash, record_index, root_of, stored_count};
