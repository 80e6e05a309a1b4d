//! Typed identifiers (UUIDv7 as text): one registry, so that an organisation's id is never passed for a user's.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id made by the desk or read from the database.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self { Self(text.into()) }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
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
    /// An API token.
    TokenId,
    /// A user; in the ledger it is the pseudonym of the person.
    UserId,
}
