//! The receipt of a stock-take as a document: its counts and lists, from the lines at the close.

use crate::desk::error::DeskError;
use crate::documents::layout::model::Document;
use crate::documents::template::stock_take;
use crate::documents::template::stock_take::{CountedDevice, Counts, StockTakeData};
use crate::domain::account::actor::Actor;
use crate::domain::id::UserId;
use crate::domain::number::Number;
use crate::domain::stock_take::{Counted, LineState, StockTake};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::{self, AnyConnection};

/// Lines read per page.
const PIECE: u16 = 500;

/// The scope as text: the locations by code and name, or the whole depot.
pub(in crate::desk) fn scope(c: &mut AnyConnection, take: &StockTake, locale: Locale) -> Result<String, DeskError> {
    if take.scope.is_empty() {
        return Ok(locale.t("stock-take-whole"));
    }
    let mut named = Vec::new();
    for code in &take.scope {
        let name = store::device::location::find(c, code)?.map(|l| l.name).unwrap_or_default();
        named.push(if name.is_empty() { code.clone() } else { format!("{code} ({name})") });
    }
    Ok(named.join(", "))
}

/// The name of a user; the last six characters of the id when the name was erased.
fn name(c: &mut AnyConnection, user: &UserId) -> Result<String, DeskError> {
    let id = user.as_str();
    let found = store::account::names(c, &[id])?.pop().map(|(_, name)| name);
    Ok(found.unwrap_or_else(|| format!("…{}", id.chars().skip(id.chars().count().saturating_sub(6)).collect::<String>())))
}

/// The devices whose line has this state, in the order of tags.
fn list(c: &mut AnyConnection, number: Number, state: LineState, w: Locale) -> Result<Vec<CountedDevice>, DeskError> {
    let mut out = Vec::new();
    let mut after = String::new();
    loop {
        let lines = store::stock_take::lines(c, number, Some(state), &after, PIECE)?;
        let Some(last) = lines.last() else { return Ok(out) };
        after.clone_from(&last.tag);
        let tags: Vec<String> = lines.iter().map(|l| l.tag.clone()).collect();
        // Both queries are ordered by tag, and every line has its device.
        for (line, (device, at)) in lines.into_iter().zip(store::stock_take::devices(c, &tags)?) {
            let stage = word(w, "stage", device.stage.as_str());
            let expected_at = line.expected_at.unwrap_or_else(|| w.t("stock-take-no-place"));
            let recorded = match state {
                LineState::Missing => expected_at,
                _ => device.location.clone().map_or_else(|| stage.clone(), |place| format!("{place} · {stage}")),
            };
            out.push(CountedDevice {
                tag: device.tag.to_string(),
                kind: word(w, "kind", device.kind.as_str()),
                name: device.specification.name(),
                serial: device.specification.serial.unwrap_or_default(),
                recorded,
                seen: line.seen_at.unwrap_or_default(),
                last_step: w.day(at),
            });
        }
    }
}

/// The receipt in a language.
pub(in crate::desk) fn document(
    c: &mut AnyConnection,
    base: Option<&str>,
    take: &StockTake,
    counted: &Counted,
    closer: &Actor,
    locale: Locale,
) -> Result<Document, DeskError> {
    let operator = store::settings::operator(c)?;
    let number = take.number;
    let data = StockTakeData {
        number: number.to_string(),
        created: take.ended.unwrap_or(take.opened),
        operator: crate::desk::document::operator_in(&operator, locale),
        scope: scope(c, take, locale)?,
        opened: take.opened,
        opened_by: name(c, &take.opened_by)?,
        closed_by: (name(c, &closer.user)?, locale.t(&format!("role-{}", closer.role))),
        counts: Counts {
            expected: take.expected.count,
            found: counted.found.count,
            elsewhere: counted.elsewhere.count,
            missing: counted.missing.count,
            left: counted.left.count,
            unexpected: counted.unexpected.count,
            unknown: counted.unknown.count,
        },
        missing: list(c, number, LineState::Missing, locale)?,
        unexpected: list(c, number, LineState::Unexpected, locale)?,
        elsewhere: list(c, number, LineState::Elsewhere, locale)?,
        left: list(c, number, LineState::Left, locale)?,
        unknown: store::stock_take::codes(c, number, -1, i64::MAX)?.into_iter().map(|(_, code)| code).collect(),
        place: operator.name(locale.as_str()).to_owned(),
        verify_url: crate::desk::document::verify_url(base, number),
        printed_from: base.unwrap_or("Reprise").to_owned(),
    };
    Ok(stock_take::stock_take(&data, locale))
}
