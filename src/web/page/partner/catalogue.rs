//! The public catalogue: the approximate number of devices by kind and grade, and what each action of the regional plan requires.

use crate::desk::DeskError;
use crate::desk::partner::catalogue::{Band, Entry};
use crate::domain::request::programme::{Programme, Rule};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// One kind of device.
pub struct KindRow {
    /// The kind, in words.
    pub kind: String,
    /// For each grade, the range of how many are in stock.
    pub in_stock: Vec<String>,
    /// For each year until which a supported system runs, the range of how many.
    pub supported: Vec<String>,
    /// The range of how many will be in stock soon; empty when none.
    pub soon: String,
}

/// One action of the regional plan.
pub struct ActionRow {
    /// Its number in the plan.
    pub action: String,
    pub title: String,
    /// The kinds of organisation it serves.
    pub recipients: String,
    /// The kinds of device it gives; empty for any.
    pub kinds: String,
    /// The audiences it is for; empty for any.
    pub audiences: String,
    /// Its other conditions, in words.
    pub rules: Vec<String>,
}

/// The public catalogue.
#[derive(Template)]
#[template(path = "page/partner/catalogue.html")]
pub struct CataloguePage {
    pub layout: Layout,
    /// The stock, by kind.
    pub kinds: Vec<KindRow>,
    /// The actions with their conditions.
    pub actions: Vec<ActionRow>,
    /// The date of the figures.
    pub day: String,
}

fn band(w: Locale, band: Band) -> String {
    word(w, "stock-band", band.as_str())
}

fn supported(w: Locale, year: Option<i32>, n: Band) -> String {
    let n = band(w, n);
    match year {
        Some(year) => w.say("catalogue-supported-until", &[("year", year.to_string().into()), ("n", n.into())]),
        None => w.say("catalogue-supported-unknown", &[("n", n.into())]),
    }
}

fn row(w: Locale, entry: &Entry) -> KindRow {
    let grade = |(grade, n): &(_, Band)| {
        let grade: &crate::domain::device::condition::Grade = grade;
        w.say("catalogue-ready-of", &[("grade", word(w, "grade", grade.as_str()).into()), ("n", band(w, *n).into())])
    };
    KindRow {
        kind: word(w, "kind", entry.kind.as_str()),
        in_stock: entry.in_stock.iter().map(grade).collect(),
        supported: entry.supported.iter().map(|(year, n)| supported(w, *year, *n)).collect(),
        soon: entry.soon.map(|n| band(w, n)).unwrap_or_default(),
    }
}

fn action(w: Locale, p: &Programme) -> ActionRow {
    let list = |name: &str, words: Vec<&str>| words.iter().map(|t| word(w, name, t)).collect::<Vec<_>>().join(", ");
    ActionRow {
        action: p.action.clone(),
        title: p.title(w.as_str()).to_owned(),
        recipients: list("organisation-kind", p.recipients.iter().map(|k| k.as_str()).collect()),
        kinds: list("kind", p.kinds.iter().map(|k| k.as_str()).collect()),
        audiences: list("audience", p.audiences.iter().map(|a| a.as_str()).collect()),
        // These three have fields of their own above.
        rules: p
            .rules
            .iter()
            .filter(|r| !matches!(r, Rule::RecipientKind | Rule::DeviceKinds | Rule::Audience))
            .map(|r| word(w, "rule", r.as_str()))
            .collect(),
    }
}

/// `GET /catalogue`
pub async fn get(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let kinds = app.desk.partners().catalogue()?.iter().map(|entry| row(w, entry)).collect();
        let actions = app.desk.policy().programmes.iter().map(|p| action(w, p)).collect();
        Ok::<_, DeskError>(CataloguePage {
            layout: Layout::new(&app.desk, &context, &w.t("catalogue-title"))?,
            kinds,
            actions,
            day: w.date(app.desk.today()),
        })
    })
    .await?;
    Ok(page(&made))
}

/// `GET /catalogue.csv`: the stock as CSV, with kinds, grades and ranges as they are stored, not translated.
pub async fn csv(State(app): State<App>) -> Result<Response, Failure> {
    let entries = blocking(move || app.desk.partners().catalogue()).await?;
    let rows = entries.iter().flat_map(|entry| {
        let ready = entry.in_stock.iter().map(|(grade, band)| format!("{},{grade},{band}\r\n", entry.kind));
        let until = entry.supported.iter().map(|(year, band)| {
            let year = year.map_or_else(|| "unknown".to_owned(), |y| y.to_string());
            format!("{},supported_{year},{band}\r\n", entry.kind)
        });
        ready.chain(until).chain(entry.soon.map(|band| format!("{},soon,{band}\r\n", entry.kind)))
    });
    let text: String = std::iter::once("kind,grade,band\r\n".to_owned()).chain(rows).collect();
    let heads =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"catalogue.csv\"")];
    Ok((heads, text).into_response())
}
