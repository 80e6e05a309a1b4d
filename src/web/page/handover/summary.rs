//! What the page of an act shows of its appointment, estimated value, door check and signatures.

use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::kind::Kind;
use crate::domain::handover::{DoorReason, Handover, HandoverState, SigningWay, Transport};
use crate::domain::number::Number;
use crate::domain::request::wants::Accessory;
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::i18n::{Locale, today};
use crate::store;
use crate::store::AnyConnection;
use crate::web::fields::Fields;
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, choices};
use chrono::{DateTime, Utc};

/// Who signed, in which way and from where.
#[derive(Clone, Debug, Default)]
pub struct ProofView {
    /// Name and capacity of each party, the giver first.
    pub who: Vec<String>,
    /// The way of signing, in words.
    pub way: String,
    /// Network address the signature came from; empty when unknown, or when the reader is a partner.
    pub address: String,
    /// The user agent of the browser; empty when unknown, or when the reader is a partner.
    pub agent: String,
    /// Version of the clauses that were signed.
    pub clauses: String,
    /// Whether a copy of a paper signed by hand is kept.
    pub has_copy: bool,
}

/// What the page shows around an act, beside its devices.
pub struct DoorView {
    /// Date and hours of the appointment, in words; empty when there is none.
    pub when: String,
    /// Whether the appointment was cancelled.
    pub off: bool,
    /// Who transports the devices, in words.
    pub transport: String,
    /// The person to ask for on arrival; empty when none was given.
    pub ask_for: String,
    /// The values the form of the appointment starts with.
    pub form: Fields,
    /// The ways of transport to choose from.
    pub transports: Vec<Choice>,
    /// The reasons for refusing a device to choose from.
    pub reasons: Vec<Choice>,
    /// The sorts of accessories to choose from.
    pub accessories: Vec<Choice>,
    /// The kinds of the picked devices; empty when there is only one.
    pub kinds: Vec<Choice>,
    /// Estimated value in euros, in words; empty when it is zero.
    pub value: String,
    /// Whether the value is above `gift_warning_cents` of the policy: an association may then need an authorisation to accept the gift
    /// (art. 9:22 CSA, the Belgian company code).
    pub over: bool,
    /// The reference noted about the large gift; empty when none is.
    pub noted: String,
    /// Whether such a reference is on record.
    pub is_noted: bool,
    /// How it was signed; empty before.
    pub proof: ProofView,
}

/// Date (`2026-03-31`) and hour (`14:05`) of a moment in Brussels, as the fields of a form need them.
pub(super) fn fields_of(at: DateTime<Utc>) -> (String, String) {
    let shown = Locale::Nl.moment(at);
    let hour = shown.split(' ').nth(1).unwrap_or("").to_owned();
    (today(at).to_string(), hour)
}

fn when(w: Locale, from: DateTime<Utc>, until: DateTime<Utc>) -> String {
    let ((_, begins), (_, ends)) = (fields_of(from), fields_of(until));
    w.say("appointment-when", &[("date", w.day(from).into()), ("from", begins.into()), ("until", ends.into())])
}

pub(super) fn text(c: &mut AnyConnection, number: Number, field: &str) -> Result<String, DeskError> {
    Ok(store::ledger::event::text_of(c, Subject::Handover, &number.to_string(), field)?.unwrap_or_default())
}

/// Reads what the page of an act shows around it. Where a signature came from is for staff only.
pub(in crate::web::page) fn view(desk: &Desk, context: &RequestContext, acting: &Acting, act: &Handover) -> Result<DoorView, DeskError> {
    let (w, number) = (context.locale, act.number);
    let staff = acting.actor.may(Permission::Read);
    let (ask_for, noted, proof) = desk.read(|c| {
        let mut proof = ProofView::default();
        if act.state == HandoverState::Signed {
            for party in ["giver", "receiver"] {
                let (name, capacity) = (text(c, number, &format!("{party}_name"))?, text(c, number, &format!("{party}_capacity"))?);
                proof.who.extend(Some([name, capacity].join(", ")).filter(|who| who != ", "));
            }
            proof.way = word(w, "signing-way", act.way.unwrap_or(SigningWay::Screen).as_str());
            proof.clauses = act.clauses.clone().unwrap_or_default();
            proof.has_copy = act.copy.is_some();
            if staff {
                (proof.address, proof.agent) = (text(c, number, "address")?, text(c, number, "agent")?);
            }
        }
        let noted = if act.gift_noted { text(c, number, "gift_reference")? } else { String::new() };
        Ok((text(c, number, "ask_for")?, noted, proof))
    })?;
    let (value, over) = desk.handovers().estimated_value(number)?;
    let set = act.appointment.as_ref();
    let (date, from) = set.map(|a| fields_of(a.from)).unwrap_or_default();
    let until = set.map(|a| fields_of(a.until).1).unwrap_or_default();
    let transports: Vec<&'static str> = Transport::ALL.iter().map(|t| t.as_str()).collect();
    let reasons: Vec<&'static str> = DoorReason::ALL.iter().map(|r| r.as_str()).collect();
    let accessories: Vec<&'static str> = Accessory::ALL.iter().map(|a| a.as_str()).collect();
    let picked = desk.read(|c| picked_for(c, number))?;
    let kinds: Vec<&'static str> = Kind::ALL.iter().filter(|k| picked.iter().any(|d| d.kind == **k)).map(|k| k.as_str()).collect();
    Ok(DoorView {
        when: set.map(|a| when(w, a.from, a.until)).unwrap_or_default(),
        off: set.is_some_and(|a| a.cancelled),
        transport: set.map(|a| word(w, "transport", a.transport.as_str())).unwrap_or_default(),
        form: Fields::from_pairs([
            ("date", date),
            ("from", from),
            ("until", until),
            ("transport", set.map(|a| a.transport.as_str().to_owned()).unwrap_or_default()),
            ("place", act.place.clone()),
            ("ask_for", ask_for.clone()),
        ]),
        ask_for,
        transports: choices(w, "transport", &transports),
        reasons: choices(w, "door-reason", &reasons),
        accessories: choices(w, "accessory", &accessories),
        kinds: if kinds.len() > 1 { choices(w, "kind", &kinds) } else { Vec::new() },
        value: if value > 0 { w.euros(value) } else { String::new() },
        over,
        noted,
        is_noted: act.gift_noted,
        proof,
    })
}

pub(super) fn picked_for(c: &mut AnyConnection, number: Number) -> Result<Vec<Device>, DeskError> {
    Ok(store::device::all(c, &store::device::Filter { picked: Some(number), ..store::device::Filter::default() })?)
}
