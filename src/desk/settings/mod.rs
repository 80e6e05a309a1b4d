//! Settings: the operator's particulars and the policy. The handle is `desk.settings()`.
//!
//! - `in_force.rs`: the policy in force with the support table that it cites.
//! - `support.rs`: the support table that the policy cites.
//! - `witnesses.rs`: who is sent the checkpoint of each day, the letters that bring it, and the witnesses whose signatures are taken.

pub mod in_force;
pub mod support;
pub mod witnesses;

use crate::desk::error::{DeskError, ErrorCode, FieldError};
use crate::desk::validation::Validation;
use crate::desk::{Acting, Desk, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::event::{Event, EventData};
use crate::domain::settings::operator::Operator;
use crate::domain::settings::policy::{Policy, StageLimits};
use crate::domain::subject::Subject;
use crate::store;
use crate::store::ledger::event::Appended;

/// The desk's operations on the settings.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on the settings.
    #[must_use]
    pub const fn settings(&self) -> Settings<'_> {
        Settings { desk: self }
    }
}

impl Settings<'_> {
    /// Sets the operator's name in each language, its address, enterprise number and contact details.
    ///
    /// # Errors
    /// When a name is missing, a text is too long, or the actor lacks the permission.
    pub fn set_operator(self, acting: &Acting, given: &Operator) -> Result<Operator, DeskError> {
        let mut validation = Validation::default();
        let operator = Operator {
            fr: validation.text("fr", &given.fr),
            nl: validation.text("nl", &given.nl),
            en: validation.text("en", &given.en),
            address: validation.optional("address", Some(&given.address)).unwrap_or_default(),
            enterprise_number: validation.optional("enterprise_number", Some(&given.enterprise_number)).unwrap_or_default(),
            email: validation.optional("email", Some(&given.email)).unwrap_or_default(),
            phone: validation.optional("phone", Some(&given.phone)).unwrap_or_default(),
        };
        validation.done()?;
        self.desk.write(acting, Permission::ManageSettings, move |tx| {
            let event = Event::new(Subject::Settings, store::settings::OPERATOR, EventData::Operator(Box::new(operator.clone())));
            let appended = tx.append(event)?;
            store::settings::project_operator(tx.store, &operator, &appended)?;
            Ok(operator)
        })
    }

    /// Puts a new version of the policy in force. Its version number is the next one, whatever `given` says.
    ///
    /// # Errors
    /// [`ErrorCode::Bounds`] for each value out of bounds; also when the actor lacks the permission or the database fails.
    pub fn set_policy(self, acting: &Acting, given: Policy) -> Result<Policy, DeskError> {
        let mut given = given;
        given.logs_only.sort_unstable_by_key(|kind| kind.as_str());
        given.logs_only.dedup();
        if given.verification_share > 100 {
            return Err(DeskError::field_error("verification_share", ErrorCode::Bounds, "0–100"));
        }
        let field_errors = beyond(&given);
        if !field_errors.is_empty() {
            return Err(DeskError::Invalid(field_errors));
        }
        let policy = self.desk.write(acting, Permission::ManageSettings, move |tx| {
            // The support table is put in force by itself.
            let held = store::settings::policy(tx.store.read())?;
            let policy = Policy { version: held.version + 1, support_table: held.support_table, ..given };
            tx.put_policy(&policy)?;
            Ok(policy)
        })?;
        self.refresh()?;
        Ok(policy)
    }

    /// Reads again what is in force.
    fn refresh(self) -> Result<(), DeskError> {
        self.desk.read(|c| self.desk.shared.policy_in_force(c).map(drop))
    }
}

impl Tx<'_, '_> {
    /// Puts a new version of the policy in force.
    fn put_policy(&mut self, policy: &Policy) -> Result<Appended, DeskError> {
        let key = store::settings::policy_key(policy.version);
        let appended = self.append(Event::new(Subject::Settings, key, EventData::Policy(Box::new(policy.clone()))))?;
        store::settings::project_policy(self.store, policy, &appended)?;
        Ok(appended)
    }
}

/// A field error for each number of days or months, and each weight, that is out of bounds.
fn beyond(policy: &Policy) -> Vec<FieldError> {
    let (limits, terms, door) = (&policy.stage_limits, &policy.partner_terms, &policy.door);
    let most = StageLimits::MOST;
    let days = [
        ("limit_received", limits.received, 1),
        ("limit_workshop", limits.workshop, 1),
        ("limit_stock", limits.stock, 1),
        ("limit_reserved", limits.reserved, 1),
        ("limit_held", limits.held, 1),
        ("promise_days", policy.promise_days, 1),
        ("offer_days", door.offer_days, 1),
        ("exchange_days", door.exchange_days, 1),
        ("remind_days", door.remind_days, 1),
        // Must exceed `remind_days`: otherwise a follow-up would count as unanswered before its reminder is sent.
        ("silence_days", door.silence_days, door.remind_days.min(most - 1) + 1),
        ("waiting_days", door.waiting_days, 1),
        ("approval_months", terms.approval_months, 1),
        ("reminder_days", terms.reminder_days, 1),
        ("unconfirmed_days", terms.unconfirmed_days, 1),
        ("contact_months", terms.contact_months, 1),
        ("letter_days", terms.letter_days, 1),
    ];
    let field_error = |(field, least, most): (&str, u16, u16)| FieldError::new(field, ErrorCode::Bounds, format!("{least}–{most}"));
    let days =
        days.into_iter().filter(|(_, n, least)| !(*least..=most).contains(n)).map(|(field, _, least)| field_error((field, least, most)));
    let weights = policy.fairness.beyond();
    days.chain(weights.iter().map(|(field, least, most)| field_error((field, *least, *most)))).collect()
}
