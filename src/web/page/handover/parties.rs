//! The signature fields of one party: shown, filled again after an error, and read from a form.

use crate::desk::handover::record::Signature;
use crate::web::fields::Fields;
use crate::web::view::Choice;

/// The signature fields of one party.
#[derive(Clone, Debug, Default)]
pub struct PartyForm {
    /// `giver` or `receiver`: the prefix of the names of its fields.
    pub party: &'static str,
    /// Heading of the fields.
    pub title: String,
    /// Name of the person who signs, as typed.
    pub name: String,
    /// Their function, as typed.
    pub capacity: String,
    /// The drawn signature, in the text form the signature pad sends.
    pub strokes: String,
    /// Whether the typed name counts as the signature.
    pub typed: bool,
    /// Contacts offered as suggestions: the value is the name, the label the capacity.
    pub people: Vec<Choice>,
}

impl PartyForm {
    /// The id of the list of suggestions; empty when there are none.
    #[must_use]
    pub fn list(&self, id: &str) -> String {
        if self.people.is_empty() { String::new() } else { id.to_owned() }
    }

    /// The name of one of the party's fields, `giver_name`.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        format!("{}_{name}", self.party)
    }
}

/// Fills a party's fields with the values of a form that is shown again.
pub(in crate::web::page) fn as_given(party: PartyForm, given: Option<&Fields>) -> PartyForm {
    let Some(given) = given else { return party };
    let field = |name: &str| given.get(&format!("{}_{name}", party.party)).to_owned();
    PartyForm {
        name: field("name"),
        capacity: field("capacity"),
        strokes: field("strokes"),
        typed: given.is_on(&format!("{}_typed", party.party)),
        ..party
    }
}

/// Reads a party's signature from a form.
pub(in crate::web::page) fn signature(given: &Fields, party: &str) -> Signature {
    let field = |name: &str| given.get(&format!("{party}_{name}")).to_owned();
    Signature { name: field("name"), capacity: field("capacity"), strokes: field("strokes"), typed: given.is_on(&format!("{party}_typed")) }
}
