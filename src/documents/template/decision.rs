//! The allocation decision: what is granted to whom, how the numbers were found, on which conditions, and how to contest it.

use super::handover::{ActDevice, Operator, Party, footer, known, stacked, verification};
use crate::documents::layout::model::{Block, Column, Document, SignatureBox};
use crate::i18n::Locale;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// Version of the document's wording, printed in its footer.
pub const DECISION_VERSION: &str = "decision-1";

/// A line of the request, with what was decided on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecidedLine {
    /// What is requested: kind, grade, memory and so on, in words.
    pub what: String,
    /// Number of devices requested.
    pub asked: u32,
    /// Number granted by earlier decisions.
    pub before: u32,
    /// Number granted by this decision.
    pub granted: u32,
    /// Number still waiting.
    pub waiting: u32,
}

/// The content of a decision; stored when it is issued. Texts are in the document's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecisionData {
    /// Number of the decision, `ATT-2026-000004`.
    pub number: String,
    /// When it was decided.
    pub created: DateTime<Utc>,
    /// The operator, in whose name the decision is made.
    pub operator: Operator,
    /// Name of the person who decided.
    pub decided_by: String,
    /// The organisation that made the request.
    pub recipient: Party,
    /// Number and date of the request.
    pub request: String,
    /// Number and title of the action of the plan.
    pub action: String,
    /// The recipient's project.
    pub project: String,
    /// The audience, and how many people.
    pub audience: String,
    pub lines: Vec<DecidedLine>,
    /// The conditions that apply, each with the evidence that was checked.
    pub conditions: Vec<(String, String)>,
    /// The explanation of the proposal, one paragraph each; empty when it was decided without one.
    pub working: Vec<String>,
    /// The reason, in the words of the person who decided.
    pub motive: String,
    /// Devices promised by this decision.
    pub devices: Vec<ActDevice>,
    /// Last day of the promise; `None` when it does not lapse or nothing is promised.
    pub until: Option<NaiveDate>,
    /// The version of the policy that was applied.
    pub policy: u32,
    /// URL of the public page where the document can be verified; without it, no code is printed.
    pub verify_url: Option<String>,
    /// The public address of the installation, for the footer; "Reprise" when none is configured.
    pub printed_from: String,
}

/// Builds the decision.
#[must_use]
pub fn decision(data: &DecisionData, locale: Locale) -> Document {
    let mut blocks = vec![Block::Paragraph(
        locale.say("doc-decision-intro", &[("operator", data.operator.name.as_str().into()), ("date", locale.day(data.created).into())]),
    )];
    let recipient = stacked([data.recipient.name.clone(), data.recipient.enterprise_number.clone(), data.recipient.address.clone()]);
    blocks.push(known(vec![
        (locale.t("doc-recipient"), recipient),
        (locale.t("doc-decision-request"), data.request.clone()),
        (locale.t("doc-decision-action"), data.action.clone()),
        (locale.t("doc-decision-audience"), data.audience.clone()),
        (locale.t("doc-decision-project"), data.project.clone()),
        (locale.t("doc-decision-by"), data.decided_by.clone()),
        (locale.t("doc-decision-policy"), data.policy.to_string()),
        (locale.t("doc-decision-until"), data.until.map(|d| locale.date(d)).unwrap_or_default()),
    ]));
    blocks.push(Block::Heading(locale.t("doc-decision-granted")));
    let cell = |line: &DecidedLine| {
        vec![line.what.clone(), line.asked.to_string(), line.before.to_string(), line.granted.to_string(), line.waiting.to_string()]
    };
    blocks.push(Block::Table {
        columns: vec![
            Column::name(locale.t("doc-decision-line"), 5.0),
            Column::number(locale.t("doc-decision-asked"), 1.4),
            Column::number(locale.t("doc-decision-before"), 1.6),
            Column::number(locale.t("doc-decision-now"), 1.6),
            Column::number(locale.t("doc-decision-waiting"), 1.6),
        ],
        rows: data.lines.iter().map(cell).collect(),
        total: false,
    });
    blocks.push(Block::Heading(locale.t("doc-decision-motive")));
    blocks.push(Block::Paragraph(data.motive.clone()));
    if !data.working.is_empty() {
        blocks.push(Block::Heading(locale.t("doc-decision-working")));
        blocks.extend(data.working.iter().cloned().map(Block::Paragraph));
    }
    blocks.push(Block::Heading(locale.t("doc-decision-conditions")));
    blocks.push(Block::Table {
        columns: vec![Column::name(locale.t("doc-decision-condition"), 5.0), Column::text(locale.t("doc-decision-seen"), 3.0)],
        rows: data.conditions.iter().map(|(rule, seen)| vec![rule.clone(), seen.clone()]).collect(),
        total: false,
    });
    if !data.devices.is_empty() {
        blocks.push(Block::Heading(locale.t("doc-decision-devices")));
        let row = |d: &ActDevice| {
            let name = stacked([d.kind.clone(), format!("{} {}", d.manufacturer, d.model).trim().to_owned()]);
            vec![d.tag.clone(), name, d.serial.clone(), d.grade.clone()]
        };
        blocks.push(Block::Table {
            columns: vec![
                Column::name(locale.t("doc-tag"), 2.0),
                Column::text(locale.t("doc-device"), 4.0),
                Column::text(locale.t("doc-serial"), 3.0),
                Column::text(locale.t("device-grade"), 1.2),
            ],
            rows: data.devices.iter().map(row).collect(),
            total: false,
        });
    }
    blocks.push(Block::Heading(locale.t("doc-decision-react")));
    let contact = if data.operator.email.is_empty() { data.operator.name.as_str() } else { &data.operator.email };
    blocks.push(Block::Paragraph(locale.x("doc-decision-react-text", contact)));
    blocks.push(Block::Signatures(vec![SignatureBox {
        role: locale.t("doc-decision-for-operator"),
        name: data.decided_by.clone(),
        capacity: String::new(),
        signed_at: None,
        strokes: Vec::new(),
    }]));
    blocks.extend(verification(locale, data.verify_url.as_deref()));
    Document {
        title: locale.t("doc-decision-title"),
        number: Some(data.number.clone()),
        locale,
        author: data.operator.name.clone(),
        subject: locale.x("doc-decision-subject", data.recipient.name.as_str()),
        created: data.created,
        footer: footer(locale, &data.printed_from, DECISION_VERSION, &data.operator, data.created),
        blocks,
    }
}
