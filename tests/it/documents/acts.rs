//! Guards the PDFs of acts, return notes and receipts.

use super::read::{Paper, Picture, Shown};
use chrono::{NaiveDate, TimeZone, Utc};
use lopdf::Object;
use reprise::documents::layout::model::{Align, Block, Clause, Column, Document, SignatureBox};
use reprise::documents::layout::typeset::to_pdf;
use reprise::documents::template::handover::{ActData, ActDevice, Operator, Party, TEMPLATE_VERSION, act};
use reprise::documents::template::receipts::{ReceiptData, ReceivedDevice, ReturnData, intake_receipt, return_note};
use reprise::domain::device::tag::Tag;
use reprise::i18n::Locale;

const LONG: &str = "CN-0X8DMP-74180-563-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789";

fn device(i: usize) -> ActDevice {
    ActDevice {
        tag: Tag::from_bits((i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20).to_string(),
        kind: ["Ordinateur portable", "Chromebook", "Écran"][i % 3].into(),
        manufacturer: ["Dell", "Hewlett-Packard", "LENOVO"][i % 3].into(),
        model: ["Latitude 7390", "ProBook <script>alert('é')</script> & Œuvre", "ThinkVision T24i-20"][i % 3].into(),
        serial: if i == 4 { LONG.into() } else { format!("5CG8{:06}QX", i * 7919) },
        grade: ["A", "B", "C"][i % 3].into(),
        defects: if i % 3 == 2 { "Rayures visibles ; touche « F » brillante".into() } else { String::new() },
        battery: "82 %".into(),
        os_licence: "Windows 11 Pro, licence d’origine".into(),
        accessories: "Chargeur 65 W".into(),
        year: Some(2020),
        value_cents: Some(12_550),
        statement: format!("EFF-2026-{:06}", i + 1),
    }
}

pub fn operator() -> Operator {
    Operator {
        name: "Paradigm (CIRB-CIBG)".into(),
        address: "Avenue des Arts 21, 1000 Bruxelles".into(),
        enterprise_number: "0240.678.477".into(),
        email: "reemploi@example.brussels".into(),
        phone: "+32 2 000 00 00".into(),
    }
}

pub fn recipient() -> Party {
    Party {
        name: "École de devoirs « L’Œil écoute » – Straße asbl".into(),
        enterprise_number: "0412.345.678".into(),
        address: "Rue du Progrès 14, 1030 Schaerbeek".into(),
        representative: "Anne-Sofie Vanden Eeckhoudt".into(),
        capacity: "coordinatrice".into(),
    }
}

fn signed(locale: Locale) -> Vec<SignatureBox> {
    let wave = (0..60_u8).map(|i| (f32::from(i) / 60.0, 0.5 + 0.3 * (f32::from(i) / 5.0).sin())).collect();
    let field = SignatureBox {
        role: locale.t("doc-for-operator"),
        name: "Jean-François Ñuñez".into(),
        capacity: "Chef de projet".into(),
        signed_at: Utc.with_ymd_and_hms(2026, 11, 22, 13, 1, 0).single(),
        strokes: vec![wave, vec![(0.5, 0.5)], vec![], vec![(2.0, 9.0), (-3.0, 0.2)]],
    };
    vec![
        field.clone(),
        SignatureBox { role: locale.t("doc-for-recipient"), name: "Anne-Sofie".into(), signed_at: None, strokes: Vec::new(), ..field },
    ]
}

fn data(devices: usize, locale: Locale) -> ActData {
    ActData {
        number: Some("ACT-2026-000012".into()),
        created: Utc.with_ymd_and_hms(2026, 11, 22, 13, 5, 0).unwrap(),
        operator: operator(),
        recipient: recipient(),
        legal_basis: "Décision du Gouvernement du 12/02/2026".into(),
        decision: "ATT-2026-000031".into(),
        action: "47".into(),
        action_title: "Terminaux pour les écoles".into(),
        project: "Atelier numérique du mercredi".into(),
        audience: "Jeunes de 12 à 18 ans".into(),
        devices: (0..devices).map(device).collect(),
        place: "Bruxelles".into(),
        date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        accessories: "30 chargeurs".into(),
        refused: Vec::new(),
        on_paper: None,
        exchange_days: 30,
        follow_up_months: 6,
        signatures: signed(locale),
        verify_url: Some("HTTPS://REPRISE.IRISNET.BE/VERIFY/ACT-2026-000012".into()),
        printed_from: "reprise.irisnet.be".into(),
    }
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_device_of_an_act_is_on_paper_whole_whatever_their_number() {
    for count in [1, 30, 300] {
        let paper = Paper::open(&to_pdf(&act(&data(count, Locale::Fr), Locale::Fr)).unwrap());
        let printed = paper.letters();
        for device in (0..count).map(device) {
            for word in [&device.tag, &device.statement, &device.serial, &device.model, &device.defects, &device.kind, &device.accessories]
            {
                assert!(printed.contains(&letters(word)), "{word} of {count}");
            }
        }
        let pages = paper.pages();
        assert!(match count {
            1 => pages == 3,
            30 => (5..=7).contains(&pages),
            _ => (25..=45).contains(&pages),
        });
        for page in 0..pages {
            let texts = paper.texts(page);
            assert!(texts.contains(&format!("Page {} / {pages}", page + 1)), "{texts:?}");
            // The annex starts on the third page and repeats its column headings on every page.
            assert_eq!(page >= 2, texts.iter().any(|t| t.trim() == "Appareil"), "page {}", page + 1);
        }
    }
}

#[test]
fn the_twelve_clauses_stand_in_each_language_and_no_word_is_missing() {
    let first = [
        "cédé à titre gratuit et sans contrepartie",
        "kosteloos en zonder tegenprestatie",
        "free of charge and without anything in return",
    ];
    for (locale, free) in Locale::ALL.iter().zip(first) {
        let document = act(&data(2, *locale), *locale);
        let clauses: Vec<Clause> =
            document.blocks.iter().find_map(|b| if let Block::Clauses(c) = b { Some(c.clone()) } else { None }).unwrap();
        assert_eq!(clauses.len(), 12);
        assert_eq!(clauses.iter().map(|clause| &clause.title).collect::<std::collections::BTreeSet<_>>().len(), 12);
        let all = [act(&data(1, *locale), *locale), return_note(&returned(), *locale), intake_receipt(&received(), *locale)];
        for document in all {
            let printed = Paper::open(&to_pdf(&document).unwrap()).letters();
            assert!(!printed.contains("«doc-"), "{printed}");
            assert!(printed.contains(&letters(&document.title)) && printed.contains(document.number.as_deref().unwrap()));
        }
        let printed = Paper::open(&to_pdf(&document).unwrap()).letters();
        for clause in &clauses {
            assert!(printed.contains(&letters(&format!("{}{}", clause.title, clause.text))), "{clause:?}");
        }
        assert!(printed.contains(&letters(free)) && printed.contains("30") && printed.contains(TEMPLATE_VERSION));
    }
}

fn returned() -> ReturnData {
    let ActData { created, operator, recipient, devices, place, date, verify_url, printed_from, .. } = data(3, Locale::Fr);
    ReturnData {
        number: Some("RET-2026-000003".into()),
        created,
        operator,
        recipient,
        act: "ACT-2026-000012".into(),
        reason: "Fin du projet".into(),
        devices,
        place,
        date,
        signatures: Vec::new(),
        verify_url,
        printed_from,
    }
}

fn received() -> ReceiptData {
    let ActData { created, operator, recipient, place, date, verify_url, printed_from, .. } = data(3, Locale::Fr);
    let devices = (0..40).map(device).map(|d| ReceivedDevice {
        tag: d.tag,
        kind: d.kind,
        manufacturer: d.manufacturer,
        model: d.model,
        serial: d.serial,
        inventory_number: "INV-2019-0042".into(),
        media: Some(1),
        state: "Complet".into(),
    });
    ReceiptData {
        number: Some("REC-2026-000007".into()),
        created,
        operator,
        donor: recipient,
        site: "Quai de la Gare 3, étage 2".into(),
        decision: "DEC-2026-14, 03/10/2026, Conseil d’administration".into(),
        legal_basis: String::new(),
        batch: "LOT-2026-000001".into(),
        date,
        place,
        carrier: "Transports Dupont".into(),
        seal: "SC-118".into(),
        announced: 41,
        devices: devices.collect(),
        missing: vec!["PC0W9K3N".into()],
        extra: Vec::new(),
        locked: vec!["5CG8000000QX".into()],
        signatures: Vec::new(),
        verify_url,
        printed_from,
    }
}

#[test]
fn the_receipt_balances_and_leaves_out_what_is_not_known() {
    let document = intake_receipt(&received(), Locale::Nl);
    let printed = Paper::open(&to_pdf(&document).unwrap()).letters();
    assert!(printed.contains("AangekondigdOntvangenOntbrekendNietaangekondigd414010"), "{printed}");
    assert!(printed.contains("PC0W9K3N") && !printed.contains("Rechtsgrond"));
}

#[test]
fn an_act_sums_up_its_devices_by_kind() {
    let mut act_data = data(5, Locale::Fr);
    act_data.devices[1].value_cents = None;
    let printed = Paper::open(&to_pdf(&act(&act_data, Locale::Fr)).unwrap()).letters();
    assert!(printed.contains("Ordinateurportable2251,00€Chromebook2125,50€Écran1125,50€Total5502,00€"), "{printed}");
}

#[test]
fn accents_survive_copying_and_markup_is_only_text() {
    let paper = Paper::open(&to_pdf(&act(&data(2, Locale::Fr), Locale::Fr)).unwrap());
    let all: String = (0..paper.pages()).flat_map(|page| paper.texts(page)).collect();
    for expected in [
        "« L’Œil écoute » – Straße asbl",
        "125,50\u{a0}€",
        "Jean-François Ñuñez",
        "<script>alert('é')</script>",
        "données personnelles\u{a0}:",
    ] {
        assert!(all.contains(expected), "{expected} in {all}");
    }
    let mut odd = act(&data(1, Locale::Fr), Locale::Fr);
    odd.blocks.push(Block::Paragraph("e\u{301} 中".into()));
    let paper = Paper::open(&to_pdf(&odd).unwrap());
    assert!(paper.texts(paper.pages() - 1).contains(&"é \u{fffd}".to_owned()));
}

#[test]
fn a_file_says_its_title_author_date_and_language_and_is_no_pdfx() {
    let bytes = to_pdf(&act(&data(1, Locale::Nl), Locale::Nl)).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let paper = Paper::open(&bytes);
    assert_eq!(paper.info("Title").unwrap(), "ACT-2026-000012 – Schenkingsovereenkomst en proces-verbaal van overhandiging");
    assert_eq!(paper.info("Author").unwrap(), "Paradigm (CIRB-CIBG)");
    assert!(paper.info("Subject").unwrap().contains("L’Œil écoute"));
    assert_eq!(paper.info("CreationDate").unwrap(), "D:20261122130500Z");
    assert_eq!(paper.info("ModDate").unwrap(), "D:20261122130500Z");
    assert_eq!(paper.info("GTS_PDFXVersion"), None);
    let catalog = paper.file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).unwrap(), b"nl-BE");
    assert!(catalog.get(b"MarkInfo").and_then(Object::as_dict).unwrap().get(b"Marked").and_then(Object::as_bool).unwrap());
}

#[test]
fn the_fonts_are_embedded_and_cut_down_to_what_is_used() {
    let bytes = to_pdf(&act(&data(1, Locale::Fr), Locale::Fr)).unwrap();
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
    let paper = Paper::open(&bytes);
    let descriptors = paper.file.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has_type(b"FontDescriptor"));
    let programs: Vec<usize> = descriptors
        .map(|d| paper.file.get_object(d.get(b"FontFile2").and_then(Object::as_reference).unwrap()).and_then(Object::as_stream).unwrap())
        .map(|stream| stream.decompressed_content().unwrap().len())
        .collect();
    assert_eq!(programs.len(), 2);
    assert!(programs.iter().all(|size| (5_000..45_000).contains(size)), "{programs:?}");
}

#[test]
fn two_printings_are_the_same_bytes_and_another_act_is_another_file() {
    let document = act(&data(30, Locale::Fr), Locale::Fr);
    let first = to_pdf(&document).unwrap();
    to_pdf(&act(&data(3, Locale::En), Locale::En)).unwrap();
    let thawed: Document = serde_json::from_str(&serde_json::to_string(&document).unwrap()).unwrap();
    assert_eq!(thawed, document);
    assert!(first == to_pdf(&thawed).unwrap());
    let id = |bytes: &[u8]| Paper::open(bytes).file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec();
    let other = to_pdf(&act(&ActData { place: "Ixelles".into(), ..data(30, Locale::Fr) }, Locale::Fr)).unwrap();
    assert_ne!(id(&first), id(&other));
}

#[test]
fn a_screen_reader_hears_headings_tables_and_lists_in_order() {
    let paper = Paper::open(&to_pdf(&act(&data(30, Locale::Fr), Locale::Fr)).unwrap());
    let tree = paper.structure();
    let of = |role: &str| tree.iter().filter(|(_, r, _)| r == role).map(|(_, _, said)| said.as_str()).collect::<Vec<_>>();
    assert_eq!(of("Document").len(), 1);
    assert_eq!(of("H1"), ["Convention de don et procès-verbal de remise"]);
    assert_eq!(of("H2"), ["Les parties", "Objet", "Conditions", "Remise", "Annexe – Liste des appareils remis"]);
    assert_eq!(of("LI").len(), 12);
    assert_eq!(of("Lbl").concat(), "1.2.3.4.5.6.7.8.9.10.11.12.");
    // Two tables of facts, the totals, and the annex with a heading row and thirty rows of seven cells.
    let start = tree.iter().rposition(|(_, role, _)| role == "Table").unwrap();
    let rows: Vec<usize> = tree[start..].iter().enumerate().filter(|(_, (_, role, _))| role == "TR").map(|(i, _)| i).collect();
    assert_eq!(rows.len(), 31);
    assert!(rows.windows(2).all(|pair| pair[1] - pair[0] == 8), "{rows:?}");
    assert_eq!(tree[start + rows[5] + 3].2, LONG, "a broken word is heard as one");
    // The signature and the code are figures with alternative text.
    let alternatives = paper.file.objects.values().filter_map(|o| o.as_dict().ok()).filter_map(|d| d.get(b"Alt").ok()).count();
    assert_eq!((of("Figure").len(), alternatives), (2, 2));
}

#[test]
fn a_row_longer_than_a_page_is_printed_whole() {
    let story: String = (0..900).map(|i| format!("mot{i} ")).collect();
    let unbroken: String = (0..4000).map(|i| char::from(b'a' + (i % 26) as u8)).collect();
    let columns =
        vec![Column::name("Nom", 1.0), Column::text("Texte", 1.0), Column { align: Align::Centre, ..Column::number("Nombre", f32::NAN) }];
    let rows =
        vec![vec!["avant".into()], vec!["x".into(), story.clone(), unbroken.clone()], vec!["après".into(), "fin".into(), "1".into()]];
    let blocks = vec![
        Block::Heading(unbroken.clone()),
        Block::Table { columns, rows, total: false },
        Block::Notice(story.clone()),
        Block::Facts(vec![(unbroken.clone(), story.clone())]),
        Block::Qr { payload: "7K3M9Q2X".into(), caption: story.clone() },
        Block::Clauses(vec![Clause { title: unbroken.clone(), text: story.clone() }]),
        Block::Paragraph(story.clone()),
        Block::Table { columns: Vec::new(), rows: vec![Vec::new()], total: true },
    ];
    let document = Document { blocks, title: unbroken.clone(), ..act(&data(1, Locale::En), Locale::En) };
    let paper = Paper::open(&to_pdf(&document).unwrap());
    let spoken: String = paper.structure().iter().map(|(_, _, said)| said.as_str()).collect();
    assert_eq!(letters(&spoken).matches(&letters(&story)).count(), 6);
    assert_eq!(letters(&spoken).matches(&unbroken).count(), 5);
    for page in 0..paper.pages() {
        for shown in paper.shown(page) {
            let Shown::Text { text, x, y, .. } = shown else { continue };
            assert!((25.0..815.0).contains(&y) && (60.0..=536.0).contains(&x), "{text} at {x}, {y} on page {page}");
        }
    }
    // Nothing crosses the left and right margins.
    let [left, _, right, _] = Picture::of_page(&to_pdf(&document).unwrap(), 1, 72.0).dark_box().unwrap();
    assert!(left > 21.0 && right < 189.0, "{left} to {right}");
}

#[test]
fn the_code_of_an_act_decodes_and_the_signature_is_drawn() {
    let bytes = to_pdf(&act(&data(1, Locale::Fr), Locale::Fr)).unwrap();
    let page = Picture::of_page(&bytes, 1, 200.0);
    let m = Paper::open(&bytes).shown(1).into_iter().find_map(|s| if let Shown::Image(m) = s { Some(m) } else { None }).unwrap();
    let mm = |pt: f64| pt * 25.4 / 72.0;
    let code = page.crop([mm(m[4]) - 3.0, 297.0 - mm(m[5] + m[3]) - 3.0, mm(m[0]) + 6.0, mm(m[3]) + 6.0]);
    assert_eq!(code.decode().as_deref(), Some("HTTPS://REPRISE.IRISNET.BE/VERIFY/ACT-2026-000012"));
    // Impossible coordinates are drawn at a corner of the signature field, or not at all.
    let mut odd = data(1, Locale::Fr);
    odd.signatures[0].strokes = vec![vec![(f32::NAN, f32::INFINITY), (f32::MAX, f32::MIN)]];
    to_pdf(&act(&odd, Locale::Fr)).unwrap();
    let without = ActData {
        signatures: signed(Locale::Fr).into_iter().map(|s| SignatureBox { strokes: Vec::new(), ..s }).collect(),
        ..data(1, Locale::Fr)
    };
    let blank = Picture::of_page(&to_pdf(&act(&without, Locale::Fr)).unwrap(), 1, 200.0);
    let dark = |p: &Picture| p.luma.iter().filter(|l| **l < 100).count();
    assert!(dark(&page) > dark(&blank) + 200, "{} and {}", dark(&page), dark(&blank));
}
