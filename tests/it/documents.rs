//! Papers, read back.
use reprise::documents::labels::*;
use reprise::documents::stock::Stock;
use reprise::domain::tag::Tag;
#[test]
fn scratch() {
    let label = |i: u64, test: bool| {
        let tag = Tag::from_bits(0x1_2345_6789 * (i + 3));
        Label {
            tag,
            payload: tag.payload(Some("https://reprise.irisnet.be")),
            lines: vec![
                "Paradigm · CIRB-CIBG".into(),
                "Ordinateur portable · Laptop".into(),
                "Dell Inc. Latitude 7390 <b>2-in-1</b>".into(),
                "S/N …3F7K2L".into(),
            ],
            test,
        }
    };
    for stock in Stock::all() {
        let labels: Vec<Label> = (0..stock.per_page() as u64).map(|i| label(i, i % 4 == 3)).collect();
        match sheet(&labels, stock, 0) {
            Ok(b) => std::fs::write(format!("/tmp/doc/{}.pdf", stock.name), b).unwrap(),
            Err(e) => println!("{e}"),
        }
        if let Ok(b) = png(&labels[0], stock, if stock.dpi == 600 { 300 } else { stock.dpi }) {
            std::fs::write(format!("/tmp/doc/{}.png", stock.name), b).unwrap();
        }
        println!("{} {:?}", stock.name, printed_payload(&labels[0], stock));
    }
    std::fs::write("/tmp/doc/a.zpl", zpl(&[label(1, true)], Stock::named("roll-50x25").unwrap(), 203).unwrap()).unwrap();
}
use chrono::{NaiveDate, TimeZone, Utc};
use reprise::documents::act::*;
use reprise::documents::paper::*;
use reprise::i18n::Locale;
fn data(n: usize, l: Locale) -> ActData {
    let kinds = match l {
        Locale::Fr => ["Ordinateur portable", "Chromebook", "Écran"],
        Locale::Nl => ["Laptop", "Chromebook", "Scherm"],
        Locale::En => ["Laptop", "Chromebook", "Monitor"],
    };
    let devices = (0..n)
        .map(|i| ActDevice {
            tag: Tag::from_bits(0x1_2345_6789 * (i as u64 + 3)).to_string(),
            kind: kinds[i % 3].into(),
            manufacturer: ["Dell", "Hewlett-Packard", "LENOVO"][i % 3].into(),
            model: ["Latitude 7390 2-in-1", "ProBook 450 G5 <b>bold</b> & Œuvre", "ThinkVision T24i-20"][i % 3].into(),
            serial: if i == 4 {
                "CN-0X8DMP-74180-563-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789".into()
            } else {
                format!("5CG8{:06}QX", i * 7919)
            },
            grade: ["A", "B", "C"][i % 3].into(),
            defects: if i % 3 == 2 { "Rayures visibles sur le capot ; touche « F » brillante".into() } else { String::new() },
            battery: if i % 3 == 2 { String::new() } else { "82 %".into() },
            os_licence: "Windows 11 Pro, licence d’origine, jusqu’en 10/2031".into(),
            accessories: "Chargeur 65 W".into(),
            year: Some(2019 + (i % 3) as i32),
            value_cents: Some(12_550 + i as i64 * 100),
            statement: format!("EFF-2026-{:06}", i + 1),
        })
        .collect();
    ActData {
        number: Some("ACT-2026-000012".into()),
        created: Utc.with_ymd_and_hms(2026, 11, 22, 13, 5, 0).unwrap(),
        operator: Operator {
            name: "Paradigm (CIRB-CIBG)".into(),
            address: "Avenue des Arts 21, 1000 Bruxelles".into(),
            enterprise_number: "0240.678.477".into(),
            email: "reemploi@example.brussels".into(),
            phone: "+32 2 282 47 70".into(),
        },
        recipient: Party {
            name: "École de devoirs « L’Œil écoute » asbl".into(),
            enterprise_number: "0412.345.678".into(),
            address: "Rue du Progrès 14, 1030 Schaerbeek".into(),
            representative: "Ms Ann-Sofie Vanden Eeckhoudt".into(),
            capacity: "coordinatrice".into(),
        },
        legal_basis: "Décision du Gouvernement de la Région de Bruxelles-Capitale du 12/02/2026 (GRBC-2026-118)".into(),
        decision: "ATT-2026-000031, 15/11/2026".into(),
        action: "47".into(),
        action_title: "Terminaux pour les écoles et les écoles de devoirs".into(),
        project: "Atelier numérique du mercredi : aide aux devoirs et première recherche en ligne".into(),
        audience: "Jeunes de 12 à 18 ans".into(),
        devices,
        place: "Bruxelles".into(),
        date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        exchange_days: 30,
        follow_up_months: 6,
        signatures: vec![
            SignatureBox {
                role: l.t("doc-for-operator"),
                name: "Jean-François Ñuñez".into(),
                capacity: "Chef de projet".into(),
                signed_at: Some(Utc.with_ymd_and_hms(2026, 11, 22, 13, 1, 0).unwrap()),
                strokes: vec![
                    (0..60)
                        .map(|i| {
                            let t = i as f32 / 59.0;
                            (0.1 + 0.8 * t, 0.5 + 0.4 * (t * 20.0).sin() * (1.0 - t))
                        })
                        .collect(),
                    vec![(0.2, 0.8), (0.9, 0.75)],
                ],
            },
            SignatureBox {
                role: l.t("doc-for-recipient"),
                name: "Ms Ann-Sofie Vanden Eeckhoudt".into(),
                capacity: "coordinatrice".into(),
                signed_at: None,
                strokes: vec![],
            },
        ],
        verify_url: Some("HTTPS://REPRISE.IRISNET.BE/VERIFY/ACT-2026-000012/7F3A9C".into()),
        printed_from: "reprise.irisnet.be".into(),
    }
}
#[test]
fn scratch_act() {
    for l in [Locale::Fr, Locale::Nl, Locale::En] {
        for n in [1, 30] {
            std::fs::write(format!("/tmp/doc/act-{l}-{n}.pdf"), to_pdf(&act(&data(n, l), l)).unwrap()).unwrap();
        }
    }
    let t = std::time::Instant::now();
    let b = to_pdf(&act(&data(300, Locale::Fr), Locale::Fr)).unwrap();
    println!("300: {:?} {}", t.elapsed(), b.len());
    std::fs::write("/tmp/doc/act-300.pdf", b).unwrap();
}
