//! The support table: what is in force, its file, the preview of another one, and putting it in force.

use crate::desk::settings::support::SupportComparison;
use crate::desk::{Desk, DeskError};
use crate::domain::device::support::judge::is_stale;
use crate::domain::device::support::table::{Platform, SupportEnd, SupportRow, SupportRowKind};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::support_table::SupportColumn;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::Upload;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Rows of each kind of change that are shown.
const SHOWN: usize = 100;

/// A row that differs.
pub struct ChangeView {
    /// New, changed or gone, in words.
    pub what: String,
    pub tone: &'static str,
    pub name: String,
    /// As in force; empty for a new row.
    pub before: String,
    /// As in the file; empty for a row that is gone.
    pub after: String,
}

/// A file beside the table in force.
pub struct PreviewView {
    /// How many rows are new, changed, gone and the same.
    pub sentence: String,
    pub rows: Vec<ChangeView>,
    /// How many are not shown.
    pub hidden: usize,
    /// Whether anything would change.
    pub is_new: bool,
    /// How many rows would be gone: said on the button.
    pub gone: usize,
    /// The file in base64, sent along so that it need not be chosen again.
    pub content: String,
}

/// The page of the support table.
#[derive(Template)]
#[template(path = "page/settings/support.html")]
pub struct SupportPage {
    pub layout: Layout,
    pub errors: FormErrors,
    /// What is in force, in a sentence.
    pub state: String,
    /// Whether a table was loaded, so that the one that is shipped can be put back.
    pub is_loaded: bool,
    /// Version of the policy that was shown.
    pub policy: u32,
    /// Systems with the number of their rows and the oldest and newest day of their sources; and whether that is old.
    pub systems: Vec<(String, String, String, bool)>,
    /// The columns of the file, each with its description.
    pub columns: Vec<(&'static str, String)>,
    pub preview: Option<PreviewView>,
}

/// What a row says, without its name.
fn said(w: Locale, row: &SupportRow) -> String {
    let end = row.end.map(|end| match end {
        SupportEnd::On(day) => w.date(day),
        SupportEnd::Ended => w.t("support-end-ended"),
        SupportEnd::NotStated => w.t("support-end-supported"),
    });
    let releases = (!row.releases.is_empty()).then(|| row.releases.join(", "));
    let edition = row.edition.map(|e| e.to_string());
    let least = [row.memory_mb.map(|n| format!("{n} MiB")), row.storage_gb.map(|n| format!("{n} GB"))];
    let asked = [row.tpm.map(|t| format!("TPM {t}")), row.firmware.map(|f| f.to_string())];
    let opt_in = row.opt_in_from.map(|day| format!("opt_in_from {}", w.date(day)));
    let parts = [edition, end, opt_in].into_iter().chain(least).chain(asked).chain([releases]);
    let rest = [Some(w.date(row.as_of)), Some(row.source.clone())];
    parts.chain(rest).flatten().collect::<Vec<_>>().join(" · ")
}

fn preview(w: Locale, found: &SupportComparison, bytes: &[u8]) -> PreviewView {
    let view = |what: &str, tone, name: &SupportRow, before: Option<&SupportRow>, after: Option<&SupportRow>| ChangeView {
        what: w.t(what),
        tone,
        name: format!("{} · {}", word(w, "platform", name.platform.as_str()), name.name),
        before: before.map(|row| said(w, row)).unwrap_or_default(),
        after: after.map(|row| said(w, row)).unwrap_or_default(),
    };
    let gone = found.gone.iter().take(SHOWN).map(|row| view("support-is-gone", "stop", row, Some(row), None));
    let changed = found.changed.iter().take(SHOWN).map(|(a, b)| view("support-is-changed", "warn", b, Some(a), Some(b)));
    let added = found.added.iter().take(SHOWN).map(|row| view("support-is-new", "ok", row, None, Some(row)));
    let rows: Vec<ChangeView> = gone.chain(changed).chain(added).collect();
    let all = found.gone.len() + found.changed.len() + found.added.len();
    let count = |n: usize| w.number(i64::try_from(n).unwrap_or(i64::MAX)).into();
    PreviewView {
        sentence: w.say(
            "support-compared",
            &[
                ("added", count(found.added.len())),
                ("changed", count(found.changed.len())),
                ("gone", count(found.gone.len())),
                ("same", count(found.same)),
            ],
        ),
        hidden: all - rows.len(),
        rows,
        is_new: all > 0,
        gone: found.gone.len(),
        content: STANDARD.encode(bytes),
    }
}

/// The support table in force, in a sentence.
pub(super) fn in_force(desk: &Desk, w: Locale) -> String {
    let state = desk.settings().support_state();
    let rows = i64::try_from(state.rows).unwrap_or(i64::MAX);
    let key = if state.sha256.is_some() { "support-table-loaded" } else { "support-table-shipped" };
    let as_of = state.as_of.map(|day| w.date(day)).unwrap_or_default();
    w.say(key, &[("rows", w.number(rows).into()), ("day", as_of.into()), ("version", i64::from(state.policy).into())])
}

fn support_page(desk: &Desk, context: &RequestContext, preview: Option<PreviewView>, errors: FormErrors) -> Result<SupportPage, DeskError> {
    let w = context.locale;
    let state = desk.settings().support_state();
    let table = desk.in_force().support;
    let (today, mut systems) = (desk.today(), BTreeMap::new());
    for row in table.rows() {
        let (rows, oldest, newest) = systems.entry((row.platform, row.kind)).or_insert((0_i64, row.as_of, row.as_of));
        *rows += 1;
        *oldest = row.as_of.min(*oldest);
        *newest = row.as_of.max(*newest);
    }
    let system = |((platform, kind), (rows, oldest, newest)): ((Platform, SupportRowKind), (i64, NaiveDate, NaiveDate))| {
        let name = format!("{} · {}", word(w, "platform", platform.as_str()), word(w, "support-row", kind.as_str()));
        let days = if oldest == newest { w.date(newest) } else { format!("{} – {}", w.date(oldest), w.date(newest)) };
        (name, w.number(rows), days, is_stale(newest, today))
    };
    Ok(SupportPage {
        layout: Layout::new(desk, context, &w.t("support-table-title"))?,
        errors,
        state: in_force(desk, w),
        is_loaded: state.sha256.is_some(),
        policy: state.policy,
        systems: systems.into_iter().map(system).collect(),
        columns: SupportColumn::ALL.iter().map(|c| (c.as_str(), word(w, "support-column", c.as_str()))).collect(),
        preview,
    })
}

/// `GET /settings/support`
pub async fn get(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || support_page(&app.desk, &context, None, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `GET /settings/support.csv`: the file of the table in force.
pub async fn file(State(app): State<App>) -> Result<Response, Failure> {
    let text = blocking(move || app.desk.settings().support_file()).await?;
    let heads = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"support.csv\"")];
    Ok((heads, text).into_response())
}

/// `POST /settings/support`: previews a file, puts it in force, or puts back the table that is shipped, by the field `do`.
pub async fn post(State(app): State<App>, context: RequestContext, mut upload: Upload) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let file = upload.file();
        let bytes = if file.is_empty() { STANDARD.decode(upload.fields.get("content")).unwrap_or_default() } else { file };
        let settings = app.desk.settings();
        let seen = upload.fields.get("policy").parse().ok();
        let outcome = match upload.fields.get("do") {
            "load" => settings.load_support_table(&context.acting()?, &bytes, seen).map(|_loaded| None),
            "shipped" => settings.ship_support_table(&context.acting()?, seen).map(|_loaded| None),
            _ => settings.compare_support_table(&bytes).map(Some),
        };
        match outcome {
            Ok(None) => Ok(to("/settings/support", "settings-saved")),
            Ok(Some(found)) => {
                let made = support_page(&app.desk, &context, Some(preview(context.locale, &found, &bytes)), FormErrors::default())?;
                Ok(page(&made))
            }
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &support_page(&app.desk, &context, None, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
