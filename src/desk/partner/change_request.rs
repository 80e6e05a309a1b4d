//! Changes a partner proposes to its own data: seat, site, proofs. Nothing changes until staff accept it; proposal and answer appear in
//! the organisation's conversation.

use super::Partners;
use super::application::{both, site_of};
use super::organisation;
use super::organisation::put;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::notification::outbox::language_of;
use crate::desk::request::conversation::About;
use crate::desk::validation;
use crate::desk::validation::Validation;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::id::OrganisationId;
use crate::domain::partner::organisation::{Address, Organisation, Proofs, ProposedChange, Register, Site};
use crate::domain::request::conversation::MessageKind;
use crate::ledger::sha256_hex;
use crate::store;
use serde::{Deserialize, Serialize};

/// A change as entered: the complete new data, not only the differences.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeInput {
    pub address: Address,
    /// Commune (NIS5 code) of the seat; derived from the postal code when empty and unambiguous.
    #[serde(default)]
    pub commune: Option<u32>,
    /// Establishment unit number of the further site.
    #[serde(default)]
    pub unit_number: String,
    /// Address of the further site; empty when devices go to the seat.
    #[serde(default)]
    pub site: Address,
    /// Recognition numbers and indices. The dates on the list of partner associations are ignored: only staff set them.
    #[serde(default)]
    pub proofs: Proofs,
}

/// Decision on a proposed change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The change takes effect.
    Accept,
    /// The change is dropped, for this reason.
    Refuse(String),
}

/// SHA-256 of a proposed change, hexadecimal: a decision is valid only for the proposal it was shown.
#[must_use]
pub fn seen(change: &ProposedChange) -> String {
    sha256_hex(serde_json::to_vec(change).unwrap_or_default())
}

/// The organisation with the change applied.
#[must_use]
pub fn changed(organisation: &Organisation, change: &ProposedChange) -> Organisation {
    let ProposedChange { address, commune, site, proofs, .. } = change.clone();
    Organisation { address, commune, site, proofs, proposed: None, ..organisation.clone() }
}

/// The registers whose data differ between two states of an organisation.
fn touched(before: &Organisation, after: &Organisation) -> Vec<Register> {
    let (old, new) = (&before.proofs, &after.proofs);
    let unit = |o: &Organisation| o.site.as_ref().and_then(|site: &Site| site.unit_number.clone());
    let differs = [
        (Register::Kbo, unit(before) != unit(after)),
        (Register::School, (&old.school_number, &old.site_number) != (&new.school_number, &new.site_number)),
        (Register::Index, (old.ise_class, old.oki, old.index_year) != (new.ise_class, new.oki, new.index_year)),
        (Register::One, (&old.one_number, old.one_until) != (&new.one_number, new.one_until)),
        (
            Register::Iriscare,
            (&old.iriscare_number, &old.iriscare_kind, old.places) != (&new.iriscare_number, &new.iriscare_kind, new.places),
        ),
    ];
    differs.into_iter().filter_map(|(register, differs)| differs.then_some(register)).collect()
}

/// Validates a change against the known organisation. Kind, name, enterprise number, language and list dates stay as they are.
fn read(organisation: &Organisation, input: &ChangeInput) -> Result<Organisation, DeskError> {
    let mut own = Validation::default();
    for (name, text) in [("street", &input.address.street), ("postal_code", &input.address.postal_code)] {
        if text.trim().is_empty() {
            own.field_error(name, ErrorCode::Missing, "");
        }
    }
    let (listed_from, listed_until) = (organisation.proofs.listed_from, organisation.proofs.listed_until);
    let given = organisation::OrganisationInput {
        kind: organisation.kind,
        name: organisation.name.clone(),
        enterprise_number: organisation.enterprise_number.to_string(),
        contact_language: organisation.contact_language,
        address: input.address.clone(),
        commune: input.commune,
        proofs: Proofs { listed_from, listed_until, ..input.proofs.clone() },
        active: organisation.active,
    };
    let read = both(organisation::read(organisation.id.clone(), &given), site_of(&input.unit_number, &input.site));
    let ((), (after, site)) = both(own.done(), read)?;
    let Organisation { address, commune, proofs, .. } = after;
    Ok(Organisation { address, commune, proofs, site, proposed: None, ..organisation.clone() })
}

impl Tx<'_, '_> {
    fn organisation_seen(&mut self, id: &OrganisationId) -> Result<Organisation, DeskError> {
        let found = store::partner::find(self.store.read(), id)?.filter(|o| self.actor.sees(&o.id));
        found.or_not_found(Noun::Organisation, id)
    }
}

impl Partners<'_> {
    /// Proposes a change, replacing an earlier proposal.
    ///
    /// # Errors
    /// When a field is invalid, or nothing changes.
    pub fn propose_change(self, acting: &Acting, input: &ChangeInput) -> Result<Organisation, DeskError> {
        let (id, input) = (organisation::own(acting)?, input.clone());
        self.desk.write(acting, Permission::OwnOrganisation, move |tx| {
            let organisation = tx.organisation_seen(&id)?;
            let after = read(&organisation, &input)?;
            if after == (Organisation { proposed: None, ..organisation.clone() }) {
                return Err(DeskError::conflict(ErrorCode::NothingNew, ""));
            }
            let Organisation { address, commune, site, proofs, .. } = after;
            let change = ProposedChange { on: tx.today(), address, commune, site, proofs };
            if organisation.proposed.as_deref() == Some(&change) {
                return Ok(organisation); // Sent twice: it waits already.
            }
            let organisation = Organisation { proposed: Some(Box::new(change)), ..organisation };
            put(tx, &organisation, None)?;
            let said = language_of(organisation.contact_language).t("change-said");
            tx.message(&About::Organisation(id), MessageKind::Question, &said)?;
            Ok(organisation)
        })
    }

    /// Withdraws the proposed change.
    ///
    /// # Errors
    /// When nothing is proposed.
    pub fn withdraw_change(self, acting: &Acting) -> Result<Organisation, DeskError> {
        let id = organisation::own(acting)?;
        self.desk.write(acting, Permission::OwnOrganisation, move |tx| {
            let organisation = tx.organisation_seen(&id)?;
            if organisation.proposed.is_none() {
                return Err(DeskError::conflict(ErrorCode::NothingProposed, ""));
            }
            let organisation = Organisation { proposed: None, ..organisation };
            put(tx, &organisation, None)?;
            let said = language_of(organisation.contact_language).t("change-said-withdrawn");
            tx.message(&About::Organisation(id), MessageKind::Answer, &said)?;
            Ok(organisation)
        })
    }

    /// Accepts the proposed change as shown, or refuses it with a reason, and answers in the organisation's conversation. Accepting drops
    /// register checks whose data changed.
    ///
    /// # Errors
    /// When nothing is proposed, the proposal is not the one shown, or the reason is missing.
    pub fn decide_change(self, acting: &Acting, id: &OrganisationId, shown: &str, verdict: Verdict) -> Result<Organisation, DeskError> {
        let reason = match &verdict {
            Verdict::Accept => None,
            Verdict::Refuse(reason) => {
                let given = validation::note("note", Some(reason))?;
                Some(given.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?)
            }
        };
        let (id, shown) = (id.clone(), shown.to_owned());
        self.desk.write(acting, Permission::ManageOrganisation, move |tx| {
            let organisation = tx.organisation_seen(&id)?;
            let change = organisation.proposed.clone().ok_or_else(|| DeskError::conflict(ErrorCode::NothingProposed, ""))?;
            if seen(&change) != shown {
                return Err(DeskError::conflict(ErrorCode::ChangedMeanwhile, &organisation.name));
            }
            let w = language_of(organisation.contact_language);
            let (after, said) = match reason {
                None => {
                    let mut after = changed(&organisation, &change);
                    let touched = touched(&organisation, &after);
                    // A check made since the proposal already covers the new data, so it stays.
                    after.checks.retain(|check| !touched.contains(&check.register) || check.on >= change.on);
                    (after, w.t("change-said-accepted"))
                }
                Some(reason) => (Organisation { proposed: None, ..organisation }, w.x("change-said-refused", reason)),
            };
            put(tx, &after, None)?;
            tx.message(&About::Organisation(id), MessageKind::Answer, &said)?;
            Ok(after)
        })
    }
}
