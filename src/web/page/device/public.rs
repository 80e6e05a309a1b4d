//! The public page of a device, behind its QR code.

use crate::desk::device::support_text;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::desk::{DeskError, error_text};
use crate::domain::device::condition::TestResult;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::event::EventData;
use crate::domain::subject::Subject;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::page;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

/// A test and its result.
pub struct PublicTest {
    /// Name of the test in the reader's language.
    pub name: String,
    /// `pass`, `fail`, `not_applicable`.
    pub result: &'static str,
    /// The result in the reader's language.
    pub said: String,
    /// Day of the last result.
    pub date: String,
}

/// The public page of a device: what annex VI of directive 2012/19/EU requires in the record of a tested appliance, and nothing about the
/// donor or the recipient.
#[derive(Template)]
#[template(path = "page/device/public.html")]
pub struct PublicPage {
    pub layout: Layout,
    pub tag: String,
    /// Kind in the reader's language.
    pub kind: String,
    /// Category of electrical and electronic equipment.
    pub category: u8,
    /// Manufacturer and model.
    pub model: String,
    /// Year of manufacture; empty when unknown.
    pub year: String,
    /// Whether its data are erased; stated only at a stage that requires it.
    pub wiped: bool,
    /// Until when it runs a supported system; empty when nothing is known or it runs none.
    pub support: String,
    /// Grade; empty before there is one.
    pub grade: String,
    /// Name of the operator, who is responsible for its function.
    pub operator: String,
    /// Address, e-mail and telephone of the operator.
    pub contact: String,
    /// Tests with their newest results.
    pub tests: Vec<PublicTest>,
}

/// `GET /D/{tag}`
pub async fn device(State(app): State<App>, context: RequestContext, Path(text): Path<String>) -> Result<Response, Failure> {
    let shown = text.chars().take(20).collect::<String>();
    let tag = Tag::parse(&text).map_err(|_not_a_tag| DeskError::not_found(Noun::Device, shown))?;
    let page_made = blocking(move || {
        let desk = app.desk;
        let (device, operator, leaves) = desk.read(|c| {
            let device = store::device::find(c, &tag)?.or_not_found(Noun::Device, tag)?;
            Ok((device, store::settings::operator(c)?, store::ledger::event::leaves_of(c, Subject::Device, tag.as_str())?))
        })?;
        let w = context.locale;
        let mut dates = std::collections::BTreeMap::new();
        for leaf in &leaves {
            if let EventData::Device(fact) = &leaf.what
                && let Step::Test { results, .. } = &fact.step
            {
                for test in results.keys() {
                    dates.insert(test.clone(), leaf.at);
                }
            }
        }
        let line = |(test, result): (&String, &TestResult)| PublicTest {
            name: error_text::test(w, test),
            result: result.as_str(),
            said: word(w, "result", result.as_str()),
            date: dates.get(test).map(|at| w.day(*at)).unwrap_or_default(),
        };
        let tests = device.condition.results.iter().map(line).collect();
        let kind = word(w, "kind", device.kind.as_str());
        Ok(PublicPage {
            layout: Layout::new(&desk, &context, &w.x("public-title", kind.clone()))?,
            tag: device.tag.to_string(),
            kind,
            category: device.kind.weee_category(),
            model: device.specification.name(),
            year: device.specification.year.map(|y| y.to_string()).unwrap_or_default(),
            wiped: device.stage.must_be_wiped() && device.is_wiped(),
            support: desk.in_force().view(desk.today()).outlook(&device).best().map(|f| support_text::line(w, f)).unwrap_or_default(),
            grade: device.grade.map(|g| g.to_string()).unwrap_or_default(),
            operator: operator.name(w.as_str()).to_owned(),
            contact: [operator.address, operator.email, operator.phone]
                .into_iter()
                .filter(|t| !t.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            tests,
        })
    })
    .await?;
    Ok(page(&page_made))
}
