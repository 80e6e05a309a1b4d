//! The fields in which the parties sign.

use crate::desk::handover::record::Signature;
use crate::web::fields::Fields;
use crate::web::view::Choice;

/// One party's part of the form.
#[derive(Clone, Debug, Default)]
pub struct PartyForm {
    /// `giver` or `receiver`.
    pub party: &'static str,
    /// For whom, in words.
    pub title: String,
    /// Who, as typed.
    pub name: String,
    /// In what capacity, as typed.
    pub capacity: String,
    /// The strokes, as drawn.
    pub strokes: String,
    /// Whether the typed name counts.
    pub typed: bool,
    /// People to choose from: name and capacity.
    pub people: Vec<Choice>,
}

impl PartyForm {
    /// The list its field offers; none when there is nobody to choose from.
    #[must_use]
    pub fn list(&self, id: &str) -> String {
        if self.people.is_empty() { String::new() } else { id.to_owned() }
    }

    /// The name of one of its fields.
    #[must_use]
    pub fn field(&self, name: &str) -> String {
        format!("{}_{name}", self.party)
    }
}

/// What was given, laid over a party's part of the form.
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

/// A party's signature as a form gives it.
pub(in crate::web::page) fn signature(given: &Fields, party: &str) -> Signature {
    let field = |name: &str| given.get(&format!("{party}_{name}")).to_owned();
    Signature { name: field("name"), capacity: field("capacity"), strokes: field("strokes"), typed: given.is_on(&format!("{party}_typed")) }
}
