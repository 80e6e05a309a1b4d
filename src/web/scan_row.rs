//! The answer to a scan as the scan page shows it: JSON for its script, a row of the page without script.

use crate::desk::device::scan_result::{Found, Scanned};
use crate::desk::device::scan_result::{Mode, Scan};
use crate::desk::stock_take::answer::Answer;
use crate::desk::stock_take::answer::Count;
use crate::desk::{DeskError, error_text};
use crate::domain::device::Device;
use crate::domain::device::barcode;
use crate::domain::device::command::{Card, Command};
use crate::domain::device::stage::Stage;
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};
use crate::web::app::App;
use crate::web::fields::Fields;
use crate::web::request_context::RequestContext;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// One row of the scan page's results.
#[derive(Clone, Debug, Serialize)]
pub struct ResultRow {
    /// `ok`, `warn` or `stop`.
    pub tone: &'static str,
    /// The tone as a word, for those who do not see colours.
    pub word: String,
    /// Tag or number of what was found, or the code as scanned.
    pub tag: String,
    /// What happened, in short.
    pub title: String,
    /// What it means and what to do next.
    pub text: String,
    /// Page of what was found; empty if there is none.
    pub href: String,
    /// New mode of the scan page when a command card sets one: `look`, `move`, `receive:LOT-…`, `paused`, `done`. Empty otherwise.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mode: String,
    /// Location that goes with the mode; empty otherwise.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
}

impl ResultRow {
    /// A row without mode and location.
    #[must_use]
    pub(super) fn new(w: Locale, tone: &'static str, tag: String, title: String, text: String, href: String) -> Self {
        Self { tone, word: w.t(&format!("shell-scan-{tone}")), tag, title, text, href, mode: String::new(), place: String::new() }
    }

    /// The scan was carried out; `title` is the key of the text that says what was done.
    #[must_use]
    pub fn done(w: Locale, title: &str, device: &Device) -> Self {
        Self::new(w, "ok", device.tag.to_string(), w.t(title), device_line(w, device), href(device))
    }

    /// A reception was undone: the device has no page any more.
    pub(super) fn unreceived(w: Locale, code: &str, device: &Device) -> Self {
        let text = w.x("scan-unreceived-text", device.tag.to_string());
        Self::new(w, "ok", code.to_owned(), w.t("scan-unreceived"), text, String::new())
    }

    /// The device already was as the scan asks.
    #[must_use]
    pub fn already(w: Locale, device: &Device) -> Self {
        Self::new(w, "warn", device.tag.to_string(), w.t("scan-already"), device_line(w, device), href(device))
    }

    /// The scan was refused: the first sentence is the title, the others the text.
    #[must_use]
    pub fn refused(w: Locale, code: &str, error: &DeskError) -> Self {
        let sentences = error_text::error(w, error);
        let mut sentences = sentences.into_iter();
        let title = sentences.next().unwrap_or_default();
        let shown: String = crate::domain::text_enum::clean(code).unwrap_or_default().chars().take(40).collect();
        Self::new(w, "stop", shown, title, sentences.collect::<Vec<_>>().join(" "), String::new())
    }

    /// A command card that changes the scan page: its mode, its location, pause or end.
    #[must_use]
    pub fn card(w: Locale, card: &Card) -> Self {
        let target = card.target.as_ref().map(ToString::to_string).unwrap_or_default();
        let word = w.t(&format!("command-{}", card.command.as_str()));
        let (title, mode) = match card.command {
            Command::Pause => ("scan-card-paused", "paused".to_owned()),
            Command::Done => ("scan-card-done", "done".to_owned()),
            Command::Receive | Command::Pick | Command::Count if target.is_empty() => {
                // A card without the target it needs changes no mode yet.
                let text = w.t("scan-card-wanted-text");
                return Self::new(w, "warn", card.to_string(), format!("{word} …"), text, String::new());
            }
            Command::Receive | Command::Pick | Command::Count if !target.is_empty() => {
                ("scan-card-mode", format!("{}:{target}", card.command))
            }
            command => ("scan-card-mode", command.to_string()),
        };
        let place = if matches!(card.command, Command::Move | Command::Stock) { target.clone() } else { String::new() };
        let row = Self::new(w, "ok", card.to_string(), w.t(title), format!("{word} {target}").trim().to_owned(), String::new());
        Self { mode, place, ..row }
    }

    /// A location label scanned while moving, stocking, receiving or counting: what follows is there.
    pub(super) fn standing_at(w: Locale, mode: &str, place: &str) -> Self {
        let text = w.t(if mode.starts_with("count:") { "scan-count-place-text" } else { "scan-place-text" });
        let row = Self::new(w, "ok", place.to_owned(), w.t("scan-place-set"), text, String::new());
        Self { mode: mode.to_owned(), place: place.to_owned(), ..row }
    }

    /// The answer to a code scanned for a stock-take.
    fn counted(w: Locale, count: &Count) -> Self {
        let line = count.device.as_deref().map(|d| device_line(w, d)).unwrap_or_default();
        let (tag, link) = count.device.as_deref().map_or_else(|| (count.code.clone(), String::new()), |d| (d.tag.to_string(), href(d)));
        let (tone, title, text) = match (count.answer, count.device.as_deref()) {
            (Answer::Found, _) => ("ok", w.t("count-found"), line),
            (Answer::Elsewhere, device) => {
                let recorded = device.and_then(|d| d.location.clone()).unwrap_or_else(|| w.t("stock-take-no-place"));
                let args = [("place", Arg::from(&count.place)), ("recorded", recorded.into())];
                ("warn", w.say("count-elsewhere", &args), format!("{line}. {}", w.x("count-elsewhere-text", &count.place)))
            }
            (Answer::Already, _) => {
                let when = count.first.map(|at| w.moment(at)).unwrap_or_default();
                ("warn", w.t("count-already"), w.say("count-already-text", &[("when", when.into()), ("place", Arg::from(&count.place))]))
            }
            (Answer::Gone, device) => {
                let stage = device.map(|d| word(w, "stage", d.stage.as_str())).unwrap_or_default();
                let next = match device.map(|d| d.stage) {
                    Some(Stage::HandedOver) => "count-gone-handed-over",
                    Some(Stage::Lost) => "count-gone-lost",
                    _ => "count-gone-out",
                };
                ("stop", w.x("count-gone", stage), format!("{line}. {}", w.t(next)))
            }
            (Answer::Unknown, _) => ("stop", w.t("count-unknown"), w.t("count-unknown-text")),
        };
        Self::new(w, tone, tag, title, text, link)
    }

    /// The answer to a scan. `title` is the key of the text for a scan that was carried out.
    #[must_use]
    pub fn for_scan(w: Locale, code: &str, title: &str, scanned: &Scanned) -> Self {
        match scanned {
            Scanned::Done(device) => Self::done(w, title, device).read_as(w, code, device, title == "did-receive"),
            Scanned::Already(device) => Self::already(w, device).read_as(w, code, device, false),
            Scanned::Counted(count) => match count.device.as_deref() {
                Some(device) => Self::counted(w, count).read_as(w, code, device, false),
                None => Self::counted(w, count),
            },
            Scanned::Refused(error) => Self::refused(w, code, error),
            Scanned::Other(found) => {
                let (tag, href) = match found {
                    Found::Device(d) => (d.tag.to_string(), href(d)),
                    Found::Several(several) => (several.len().to_string(), format!("/devices?q={}", crate::web::url::encoded(code))),
                    Found::Batch(number) => (number.to_string(), format!("/batches/{number}")),
                    Found::Request(number) => (number.to_string(), format!("/requests/{number}")),
                    Found::Document(number) => (number.to_string(), crate::web::url::paper(*number)),
                    Found::StockTake(number) => (number.to_string(), format!("/stock-takes/{number}")),
                    Found::Location(place) => (place.clone(), format!("/devices?location={place}")),
                };
                Self::new(w, "warn", tag, w.t("scan-other"), w.t("scan-other-text"), href)
            }
        }
    }

    /// The row, with what was understood by the code when the device has another one.
    fn read_as(self, w: Locale, code: &str, device: &Device, receiving: bool) -> Self {
        let Some(understood) = barcode::understood(code, device, receiving) else { return self };
        let shown: String = crate::domain::text_enum::clean(code).unwrap_or_default().chars().take(80).collect();
        let key = if understood.taken { "scan-understood" } else { "scan-kept-as-scanned" };
        let said = w.say(key, &[("scanned", shown.into()), ("read", understood.reading.text.into())]);
        let text = if self.text.is_empty() { said } else { format!("{}. {said}", self.text.trim_end_matches('.')) };
        Self { text, ..self }
    }

    /// The row as JSON, for the script.
    #[must_use]
    pub fn json(&self) -> Response {
        axum::Json(self).into_response()
    }
}

fn href(device: &Device) -> String {
    format!("/devices/{}", device.tag.as_str())
}

/// A device in one line: kind, model, stage.
#[must_use]
pub fn device_line(w: Locale, device: &Device) -> String {
    let name = device.specification.name();
    let kind = word(w, "kind", device.kind.as_str());
    let stage = word(w, "stage", device.stage.as_str());
    if name.is_empty() { format!("{kind} · {stage}") } else { format!("{kind} · {name} · {stage}") }
}

/// Carries out one scan and gives its row. Only a failure of the server is an error: then the scan page sends the code again.
pub(super) fn scanned(app: &App, context: &RequestContext, given: &Fields, mode: Mode, done: &str) -> Result<ResultRow, DeskError> {
    context.own(given)?;
    let scan = Scan { id: given.get("id").to_owned(), code: given.get("code").to_owned(), at: given.get("at").parse().ok(), mode };
    let scanned = app.desk.devices().scan(&context.acting()?, &scan);
    if let Scanned::Refused(error @ (DeskError::Store(_) | DeskError::Failed(_))) = scanned {
        return Err(error);
    }
    Ok(ResultRow::for_scan(context.locale, &scan.code, done, &scanned))
}
