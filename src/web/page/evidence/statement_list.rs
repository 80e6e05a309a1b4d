//! The statements of a device or a batch, as its page lists them.

use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::evidence::sanitisation_statement::{Standing, Statement, standing};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::store;
use crate::web::request_context::RequestContext;
use crate::web::url::form_key;
use crate::web::view::{Choice, choices, word};

/// A statement in a list.
pub struct StatementRow {
    /// Its number.
    pub number: String,
    /// Its language, in words.
    pub language: String,
    /// When it was issued.
    pub when: String,
    /// Whether it is still the word on what it names.
    pub stands: bool,
}

/// The statements of a device or a batch.
pub struct Statements {
    /// Newest first.
    pub rows: Vec<StatementRow>,
    /// Where the form is sent; empty when none can be issued by this reader now.
    pub action: String,
    /// What stands against issuing one; empty when nothing does.
    pub not_yet: bool,
    /// Languages; the first, empty one is the donor's.
    pub languages: Vec<Choice>,
    /// Idempotency key of the form, so that a second click counts once.
    pub once: String,
}

impl Statements {
    fn new(
        context: &RequestContext,
        all: &[Statement],
        stands: impl Fn(&Statement) -> bool,
        ready: bool,
        action: String,
    ) -> Result<Self, DeskError> {
        let w = context.locale;
        let row = |s: &Statement| StatementRow {
            number: s.number.to_string(),
            language: word(w, "language", &s.language),
            when: w.day(s.at),
            stands: stands(s),
        };
        let words: Vec<&'static str> = Locale::ALL.iter().map(|l| l.as_str()).collect();
        let may = context.acting()?.actor.may(Permission::Attest);
        Ok(Self {
            rows: all.iter().map(row).collect(),
            action: if ready && may { action } else { String::new() },
            not_yet: !ready,
            languages: choices(w, "language", &words),
            once: form_key(),
        })
    }

    /// Those of a device.
    pub(in crate::web::page) fn of_device(desk: &Desk, context: &RequestContext, device: &Device) -> Result<Self, DeskError> {
        let all = desk.read(|c| Ok(store::evidence::sanitisation_statement::of_device(c, device)?))?;
        let ready = standing(device) == Standing::Stated;
        Self::new(context, &all, |s| s.speaks_for(device), ready, format!("/devices/{}/statement", device.tag.as_str()))
    }

    /// Those of a whole batch. Whether one still stands is asked of each of its devices, on their pages.
    pub(in crate::web::page) fn of_batch(desk: &Desk, context: &RequestContext, batch: Number) -> Result<Self, DeskError> {
        let (all, ready) =
            desk.read(|c| Ok((store::evidence::sanitisation_statement::of_batch(c, batch)?, store::device::is_accounted_for(c, batch)?)))?;
        let newest = all.first().map(|s| s.number);
        Self::new(context, &all, |s| ready && Some(s.number) == newest, ready, format!("/batches/{batch}/statement"))
    }
}
