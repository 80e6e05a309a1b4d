//! The sanitisation statements on the page of a device or a batch, with the form that issues one.

use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::evidence::sanitisation_statement::{Standing, Statement, standing};
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::web::request_context::RequestContext;
use crate::web::url::form_key;
use crate::web::view::{Choice, choices};

pub struct StatementRow {
    pub number: String,
    /// Its language, in the reader's language.
    pub language: String,
    /// Day of issue.
    pub when: String,
    /// Whether it still holds for what it names.
    pub stands: bool,
}

/// What the page shows of statements.
pub struct Statements {
    /// The statements, newest first.
    pub rows: Vec<StatementRow>,
    /// Address the form posts to; empty when this reader cannot issue one now.
    pub action: String,
    /// Whether the data are not accounted for yet, so that no statement can be issued.
    pub not_yet: bool,
    /// Languages to choose from; the form adds an empty choice for the donor's language.
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

    /// The statements of a device.
    pub(in crate::web::page) fn of_device(desk: &Desk, context: &RequestContext, device: &Device) -> Result<Self, DeskError> {
        let all = desk.read(|c| Ok(store::evidence::sanitisation_statement::of_device(c, device)?))?;
        let ready = standing(device) == Standing::Stated;
        Self::new(context, &all, |s| s.speaks_for(device), ready, format!("/devices/{}/statement", device.tag.as_str()))
    }

    /// The statements of a whole batch. Only the newest can hold here; whether one holds for a single device is shown on that device's
    /// page.
    pub(in crate::web::page) fn of_batch(desk: &Desk, context: &RequestContext, batch: Number) -> Result<Self, DeskError> {
        let (all, ready) =
            desk.read(|c| Ok((store::evidence::sanitisation_statement::of_batch(c, batch)?, store::device::is_accounted_for(c, batch)?)))?;
        let newest = all.first().map(|s| s.number);
        Self::new(context, &all, |s| ready && Some(s.number) == newest, ready, format!("/batches/{batch}/statement"))
    }
}
