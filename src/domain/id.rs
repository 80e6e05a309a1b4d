//! Typed identifiers (UUIDv7 as text), so that an organisation's id cannot be passed for a user's.
//!
//! An id may come from a URL or a form. Control characters are removed from it: PostgreSQL refuses the whole statement on a NUL, where
//! SQLite only finds nothing.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id made by the desk, read from the database or received from outside.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                let mut text = text.into();
                text.retain(|c| !c.is_control());
                Self(text)
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self { Self::new(text) }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self { id.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
    )+};
}

ids! {
    /// A contact person of an organisation. Contacts are kept outside the ledger.
    ContactId,
    /// A piece of evidence, such as a machine report.
    EvidenceId,
    OrganisationId,
    /// A proposal of a fair split.
    ProposalId,
    TokenId,
    /// A user; in the ledger it is the person's pseudonym.
    UserId,
}
