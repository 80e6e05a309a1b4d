//! Typed identifiers (UUIDv7 as text): one registry, so that an organisation's id is never passed for a user's.
//!
//! An id may come from an address or a form. Control characters are left out of it: PostgreSQL would refuse the whole statement for a
//! NUL where SQLite only finds nothing.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id made by the desk or read from the database.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                let mut text = text.into();
                text.retain(|c| !c.is_control());
                Self(text)
            }

            /// The text.
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
    /// A contact person of an organisation (outside the ledger).
    ContactId,
    /// A piece of evidence: the bytes of a report as they came.
    EvidenceId,
    /// An organisation.
    OrganisationId,
    /// A proposal of a split.
    ProposalId,
    /// An API token.
    TokenId,
    /// A user; in the ledger it is the pseudonym of the person.
    UserId,
}
