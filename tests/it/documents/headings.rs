//! Guards page breaks: no heading is left alone at the foot of a page, whatever follows it.

use super::acts::{operator, recipient};
use super::read::{Paper, Shown};
use chrono::{TimeZone, Utc};
use reprise::documents::layout::model::{Block, Clause, Column, Document, SignatureBox};
use reprise::documents::layout::typeset::to_pdf;
use reprise::documents::template::decision::{DecidedLine, DecisionData, decision};
use reprise::i18n::Locale;
use std::collections::BTreeSet;

/// A text of `n` lines.
fn lines(n: usize) -> String {
    (1..=n).map(|i| format!("ligne {i}")).collect::<Vec<_>>().join("\n")
}

/// Checks every page of a document for a lone heading; returns the pages that have headings.
fn held(document: &Document, headings: &[String], told: &str) -> BTreeSet<usize> {
    let paper = Paper::open(&to_pdf(document).unwrap());
    let mut on = BTreeSet::new();
    for page in 0..paper.pages() {
        // Text repeated on every page is an artifact without a mark, and is skipped.
        let content = paper.shown(page).into_iter().filter_map(|s| match s {
            Shown::Text { text, y, mark: Some(_), .. } => Some((y, text)),
            _ => None,
        });
        let content: Vec<(f64, String)> = content.collect();
        let last = content.iter().min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, text)| text.trim().to_owned()).unwrap();
        assert!(!headings.contains(&last), "« {last} » stands alone on page {} {told}", page + 1);
        if content.iter().any(|(_, text)| headings.contains(&text.trim().to_owned())) {
            on.insert(page);
        }
    }
    on
}

fn signature() -> Block {
    let field =
        |role: &str| SignatureBox { role: role.into(), name: String::new(), capacity: String::new(), signed_at: None, strokes: Vec::new() };
    Block::Signatures(vec![field("Pour l’un"), field("Pour l’autre")])
}

#[test]
fn a_heading_stays_with_what_it_heads_wherever_it_falls() {
    let table = |cell: String| Block::Table {
        columns: vec![Column::name("Une colonne dont le titre est long", 1.0), Column::text("Texte", 1.0)],
        rows: vec![vec![cell, "x".into()], vec!["b".into(), "y".into()]],
        total: false,
    };
    let fact = |value: String| Block::Facts(vec![("Quoi".into(), value), ("Et".into(), "encore".into())]);
    let clause = |title: &str| Block::Clauses(vec![Clause { title: title.into(), text: lines(8) }]);
    let after: Vec<(&str, Vec<Block>)> = vec![
        ("a paragraph", vec![Block::Paragraph(lines(4))]),
        ("a paragraph and the signatures", vec![Block::Paragraph(lines(3)), signature()]),
        ("the signatures", vec![signature()]),
        ("a table whose first row is high", vec![table(lines(14))]),
        ("a table whose first row nearly fills a page", vec![table(lines(56))]),
        ("a table without rows", vec![Block::Table { columns: vec![Column::text("Vide", 1.0)], rows: Vec::new(), total: false }]),
        ("a fact of many lines", vec![fact(lines(9))]),
        ("facts nobody knows", vec![Block::Facts(Vec::new()), Block::Paragraph(lines(4))]),
        ("a clause with a long title", vec![clause(&"Titre ".repeat(40))]),
        ("a notice", vec![Block::Notice(lines(5))]),
        ("a code", vec![Block::Qr { payload: "7K3M9Q2X".into(), caption: "Code".into() }]),
        ("a text to copy", vec![Block::Verbatim { text: lines(20), code: Some(40) }]),
        ("another heading", vec![Block::Heading("Autre titre".into()), table(lines(6))]),
        ("another language", vec![Block::Language(Locale::Nl), Block::Paragraph(lines(4))]),
    ];
    let headings = ["Titre".to_owned(), "Autre titre".to_owned()];
    for (what, following) in after {
        let mut pages = BTreeSet::new();
        for before in 22..46 {
            let blocks = [vec![Block::Paragraph(lines(before)), Block::Heading("Titre".into())], following.clone()].concat();
            let document = Document { blocks, ..paper(1) };
            pages.extend(held(&document, &headings, &format!("before {what}, after {before} lines")));
        }
        assert!(pages.contains(&0) && pages.contains(&1), "{what}: the heading was tried on both sides of the foot, {pages:?}");
    }
}

/// A decision whose reason has a given number of lines.
fn paper(motive: usize) -> Document {
    let condition = |i: usize| (format!("Condition {i} : {}", "l’école accueille un public défavorisé ".repeat(i)), lines(i * 2));
    let data = DecisionData {
        number: "ATT-2026-000004".into(),
        created: Utc.with_ymd_and_hms(2026, 11, 22, 13, 5, 0).unwrap(),
        operator: operator(),
        decided_by: "Marie Dupont".into(),
        recipient: recipient(),
        request: "DEM-2026-000007".into(),
        action: "47".into(),
        project: "Atelier numérique".into(),
        audience: "Jeunes".into(),
        lines: vec![DecidedLine { what: "Ordinateur portable".into(), asked: 20, before: 0, granted: 12, waiting: 8 }],
        conditions: (1..4).map(condition).collect(),
        working: vec![lines(3), lines(2)],
        motive: lines(motive),
        devices: Vec::new(),
        until: None,
        policy: 3,
        verify_url: None,
        printed_from: "reprise.test".into(),
    };
    decision(&data, Locale::Fr)
}

#[test]
fn no_heading_of_a_decision_stands_alone() {
    let of = |document: &Document| -> Vec<String> {
        let heading = |b: &Block| if let Block::Heading(text) = b { Some(text.clone()) } else { None };
        document.blocks.iter().filter_map(heading).collect()
    };
    let mut pages = BTreeSet::new();
    for motive in 1..60 {
        let document = paper(motive);
        let headings = of(&document);
        // The last heading stands before the paragraph that is signed.
        pages.extend(held(&document, &headings[headings.len() - 1..], &format!("after a motive of {motive} lines")));
        held(&document, &headings, &format!("after a motive of {motive} lines"));
    }
    assert!(pages.len() > 1, "the last heading fell on more than one page: {pages:?}");
}
