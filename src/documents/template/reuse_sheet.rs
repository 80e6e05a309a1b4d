//! The reuse sheet: what whoever uses a device next should know of it, on one page: specification, tests, grade, battery, erasure. Never
//! who gave it, never who receives it.

use super::handover::{Operator, footer, known};
use crate::documents::layout::model::{Block, Document};
use crate::i18n::Locale;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Version of the sheet.
pub const TEMPLATE_VERSION: &str = "reuse-sheet-1";

/// Everything a reuse sheet says. Texts are in its language; what is not known is empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReuseData {
    /// When it is printed.
    pub created: DateTime<Utc>,
    /// Who answers for its function.
    pub operator: Operator,
    /// The tag as shown.
    pub tag: String,
    /// The kind.
    pub kind: String,
    /// Maker and model.
    pub name: String,
    /// What is what: category, year, processor, memory, storage, system, licence, battery, grade, defects.
    pub facts: Vec<(String, String)>,
    /// Whether its data are erased, as a sentence; empty before it is true.
    pub erased: String,
    /// Tests with their results.
    pub tests: Vec<(String, String)>,
    /// When it was last tested.
    pub tested: String,
    /// Its public page, without which no code is printed.
    pub url: Option<String>,
    /// The installation it is printed from.
    pub printed_from: String,
}

/// The sheet: one page.
#[must_use]
pub fn reuse_sheet(data: &ReuseData, locale: Locale) -> Document {
    let mut blocks = vec![Block::Heading(locale.t("doc-device")), known(data.facts.clone())];
    if !data.erased.is_empty() {
        blocks.push(Block::Notice(data.erased.clone()));
    }
    if !data.tests.is_empty() {
        // By their result: three dozen tests in a row each would be two pages.
        let mut by_result: Vec<(String, String)> = Vec::new();
        for (name, result) in &data.tests {
            match by_result.iter_mut().find(|(known, _)| known == result) {
                Some((_, names)) => {
                    names.push_str(" · ");
                    names.push_str(name);
                }
                None => by_result.push((result.clone(), name.clone())),
            }
        }
        blocks.extend([Block::Heading(locale.x("doc-tests-on", &data.tested)), known(by_result)]);
    }
    if let Some(url) = &data.url {
        blocks.push(Block::Qr { payload: url.clone(), caption: locale.t("doc-reuse-caption") });
    }
    Document {
        title: locale.t("doc-reuse-title"),
        number: Some(data.tag.clone()),
        locale,
        author: data.operator.name.clone(),
        subject: [data.kind.as_str(), data.name.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · "),
        created: data.created,
        footer: footer(locale, &data.printed_from, TEMPLATE_VERSION, &data.operator, data.created),
        blocks,
    }
}
