//! The reuse sheet: one page for the next user of a device, with specification, tests, grade, battery and erasure.
//!
//! It never names the donor or the recipient.

use super::handover::{Operator, footer, known};
use crate::documents::layout::model::{Block, Document};
use crate::i18n::Locale;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Version of the sheet's wording, printed in its footer.
pub const TEMPLATE_VERSION: &str = "reuse-sheet-1";

/// The content of a reuse sheet. Texts are in the document's language; unknown ones are empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReuseData {
    /// When it was made.
    pub created: DateTime<Utc>,
    /// The operator, who guarantees that the device works.
    pub operator: Operator,
    /// The tag as displayed.
    pub tag: String,
    /// The kind, in the document's language.
    pub kind: String,
    /// Maker and model.
    pub name: String,
    /// Label and value of each fact: category, year, processor, memory, storage, system, licence, battery, grade, defects.
    pub facts: Vec<(String, String)>,
    /// A sentence that its data are erased; empty as long as that is not true.
    pub erased: String,
    /// Each test with its result, both translated.
    pub tests: Vec<(String, String)>,
    /// Date of the last test, formatted.
    pub tested: String,
    /// URL of its public page; without it, no code is printed.
    pub url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// Builds the sheet, which fits on one page.
#[must_use]
pub fn reuse_sheet(data: &ReuseData, locale: Locale) -> Document {
    let mut blocks = vec![Block::Heading(locale.t("doc-device")), known(data.facts.clone())];
    if !data.erased.is_empty() {
        blocks.push(Block::Notice(data.erased.clone()));
    }
    if !data.tests.is_empty() {
        // Group the tests by result: one row per test would take two pages.
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
