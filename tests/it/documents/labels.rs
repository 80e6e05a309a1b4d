//! Guards printed labels on every label stock.

use super::read::{Paper, Picture, Shown};
use crate::support::shared;
use reprise::documents::label::model::{Label, LabelCode, LabelError};
use reprise::documents::label::sheet::{png, printed_payload, sheet, zpl};
use reprise::documents::label::stock::{Stock, StockKind};
use reprise::domain::device::tag::Tag;
use std::collections::BTreeSet;

const HOST: &str = "https://reprise.irisnet.be";
const MODEL: &str = "Dell Latitude 7390 <script>alert(1)</script>";

fn label(i: usize) -> Label {
    let tag = Tag::from_bits((i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20);
    let lines = ["Paradigm · CIRB-CIBG", "Ordinateur portable", MODEL, "S/N …3F7K2L"];
    Label { code: LabelCode::Tag(tag), payload: tag.payload(Some(HOST)), lines: lines.map(str::to_owned).to_vec(), whole: 0, test: false }
}

fn full_sheet(stock: &Stock) -> Vec<Label> {
    (0..stock.per_page()).map(label).collect()
}

/// The label with the widest possible tag.
fn widest() -> Label {
    let tag =
        (0..200_000_u64).map(|i| Tag::from_bits(0x7_39ce_7000 + i)).max_by_key(|tag| tag.as_str().matches(['M', 'W']).count()).unwrap();
    Label { code: LabelCode::Tag(tag), payload: tag.payload(Some(HOST)), ..label(0) }
}

fn area(stock: &Stock, slot: usize) -> [f64; 4] {
    let (x, y) = stock.place(slot);
    [x, y, stock.label_width_mm, stock.label_height_mm]
}

/// Each label of a full sheet decodes, cut out at the position in the stock's table.
#[test]
fn every_label_of_a_full_sheet_decodes_to_its_payload_cut_out_by_the_stock_s_table() {
    for name in ["avery-l7160", "avery-l7651", "avery-l4731rev"] {
        let stock = Stock::named(name).unwrap();
        let labels = full_sheet(stock);
        let pdf = sheet(&labels, stock, 0).unwrap();
        for dpi in [150.0, 300.0] {
            let page = Picture::of_page(&pdf, 0, dpi);
            for (slot, label) in labels.iter().enumerate() {
                let expected = printed_payload(label, stock).unwrap();
                assert_eq!(page.crop(area(stock, slot)).decode(), Some(expected), "{name}, label {slot}, {dpi} dpi");
            }
        }
    }
}

#[test]
fn every_label_of_a_roll_decodes() {
    for stock in Stock::all().iter().filter(|stock| stock.kind == StockKind::Roll) {
        let labels = [label(3), Label { test: true, ..widest() }];
        let pdf = sheet(&labels, stock, 0).unwrap();
        for (page, label) in labels.iter().enumerate() {
            let picture = Picture::of_page(&pdf, page, 150.0);
            assert_eq!(picture.decode(), Some(printed_payload(label, stock).unwrap()), "{}, page {page}", stock.name);
        }
    }
}

/// Every stock can print any tag, at least without the address.
#[test]
fn every_stock_takes_any_tag() {
    for stock in Stock::all() {
        let labels = [label(7), Label { test: true, ..widest() }];
        let paper = Paper::open(&sheet(&labels, stock, 0).unwrap());
        let codes = (0..paper.pages()).flat_map(|page| paper.stencils(page)).map(|code| code.decode().unwrap());
        let expected: Vec<String> = labels.iter().map(|label| printed_payload(label, stock).unwrap()).collect();
        assert_eq!(codes.collect::<Vec<_>>(), expected, "{}", stock.name);
        assert!(expected.iter().zip(&labels).all(|(held, label)| *held == label.payload || *held == label.code.bare()));
    }
    // 25.4 × 10 mm holds the bare tag only; 57 × 32 mm holds the whole address.
    let held = |name| printed_payload(&label(7), Stock::named(name).unwrap()).unwrap();
    assert_eq!(held("avery-l4731rev"), label(7).code.bare());
    assert_eq!(held("dymo-11354"), label(7).payload);
}

/// Nothing is printed outside its label.
#[test]
fn nothing_is_printed_outside_its_label() {
    for name in ["avery-l7160", "zweckform-3474", "avery-l4731rev", "avery-5267", "dymo-11354", "brother-dk-11221", "brother-tze-18"] {
        let stock = Stock::named(name).unwrap();
        let labels: Vec<Label> = full_sheet(stock).into_iter().zip(0..).map(|(label, i)| Label { test: i % 2 == 0, ..label }).collect();
        let mut page = Picture::of_page(&sheet(&labels, stock, 0).unwrap(), 0, 72.0);
        assert!(page.dark_box().is_some());
        for slot in 0..stock.per_page() {
            let [x, y, width, height] = area(stock, slot).map(|mm| mm * page.scale);
            for row in y.round() as usize..((y + height).round() as usize).min(page.height) {
                let row = row * page.width;
                page.luma[row + x.round() as usize..(row + (x + width).round() as usize).min(row + page.width)].fill(255);
            }
        }
        assert_eq!(page.dark_box(), None, "{name}");
    }
}

/// Left edge, top edge and side of each code, in millimetres from the top left corner of the page.
fn codes(pdf: &[u8], stock: &Stock) -> Vec<[f64; 3]> {
    let mm = |pt: f64| pt * 25.4 / 72.0;
    let shown = Paper::open(pdf).shown(0).into_iter();
    let images = shown.filter_map(|s| if let Shown::Image(m) = s { Some(m) } else { None });
    images.map(|[a, _, _, d, e, f]| [mm(e), stock.page_height_mm - mm(f) - mm(d), mm(a)]).collect()
}

#[test]
fn the_codes_stand_where_the_table_says_to_a_tenth_of_a_millimetre() {
    for stock in Stock::all() {
        let codes = codes(&sheet(&full_sheet(stock), stock, 0).unwrap(), stock);
        assert_eq!(codes.len(), stock.per_page(), "{}", stock.name);
        let [first_x, first_y, side] = codes[0];
        for (slot, [x, y, _]) in codes.iter().enumerate() {
            let (column, row) = ((slot % stock.columns) as f64, (slot / stock.columns) as f64);
            assert!((x - first_x - column * stock.pitch_x_mm).abs() < 0.1, "{} {slot}", stock.name);
            assert!((y - first_y - row * stock.pitch_y_mm).abs() < 0.1, "{} {slot}", stock.name);
        }
        // The code is centred on the label across the text, except on the square stock, where the text is below it.
        if stock.name != "brother-dk-11221" {
            let (start, length, label) = if stock.label_height_mm > stock.label_width_mm * 1.2 {
                (first_x - stock.margin_left_mm, stock.label_width_mm, "x")
            } else {
                (first_y - stock.margin_top_mm, stock.label_height_mm, "y")
            };
            assert!((start + side / 2.0 - length / 2.0).abs() < 0.1, "{} {label}: {start}", stock.name);
        }
        // The code with its quiet zone of four modules lies on the label, and a module is a whole number of dots.
        let modules = if side > 21.5 * 0.7 || printed_payload(&label(0), stock).unwrap().len() > 8 { 29.0 } else { 21.0 };
        let quiet = 4.0 * side / modules - 0.1;
        let (left, top) = (first_x - stock.margin_left_mm, first_y - stock.margin_top_mm);
        assert!(left >= quiet && top >= quiet, "{}", stock.name);
        assert!(left + side + quiet <= stock.label_width_mm && top + side + quiet <= stock.label_height_mm, "{}", stock.name);
        let dots = side / modules / 25.4 * f64::from(stock.dpi);
        assert!((dots - dots.round()).abs() < 0.01 && side / modules > 0.33, "{}: {dots} dots a module", stock.name);
    }
}

/// The tag is printed as text, and a model name is never interpreted as markup.
#[test]
fn the_tag_stands_in_clear_and_a_model_name_is_only_a_name() {
    let stock = Stock::named("avery-l7160").unwrap();
    let strange = Label { lines: vec!["Œuvre d’été – 12 € ß <b>&amp;</b>".into(), "x".repeat(400)], ..label(1) };
    let texts = Paper::open(&sheet(&[label(0), strange.clone()], stock, 0).unwrap()).texts(0);
    for expected in [&label(0).code.to_string(), &strange.code.to_string(), "Œuvre d’été – 12 € ß <b>&amp;</b>"] {
        assert!(texts.iter().any(|text| text == expected), "{expected} in {texts:?}");
    }
    assert!(texts.iter().any(|text| text.starts_with("Dell Latitude 7390 <script>")), "{texts:?}");
    assert!(texts.iter().any(|text| text.starts_with("xxx") && text.ends_with('…')), "{texts:?}");
    // The tag is at least three millimetres high, measured where nothing else is dark.
    for (name, least) in [("avery-l7160", 3.0), ("avery-l7651", 3.0), ("avery-l4731rev", 2.9)] {
        let stock = Stock::named(name).unwrap();
        let alone = Label { lines: Vec::new(), ..label(3) };
        let pdf = sheet(&[alone], stock, 0).unwrap();
        let (x, y, [_, _, side]) = (stock.margin_left_mm, stock.margin_top_mm, codes(&pdf, stock)[0]);
        let left = codes(&pdf, stock)[0][0] - x + side + 0.5;
        let words = Picture::of_page(&pdf, 0, 300.0).crop([x + left, y, stock.label_width_mm - left, stock.label_height_mm]);
        let [_, top, _, bottom] = words.dark_box().unwrap();
        let lines = if name == "avery-l7160" { 1.0 } else { 2.35 };
        assert!((bottom - top) / lines >= least - 0.09, "{name}: {} mm", bottom - top);
    }
}

/// Labels printed without a public address are marked TEST.
#[test]
fn labels_without_a_public_address_say_test() {
    let stock = Stock::named("avery-l7651").unwrap();
    let on = |test| Paper::open(&sheet(&[Label { test, ..label(0) }], stock, 0).unwrap()).texts(0).contains(&"TEST".to_owned());
    assert!(on(true) && !on(false));
}

#[test]
fn used_labels_of_the_first_sheet_are_skipped() {
    let stock = Stock::named("avery-l7160").unwrap();
    let labels: Vec<Label> = (0..20).map(label).collect();
    let pdf = sheet(&labels, stock, 5).unwrap();
    assert_eq!(Paper::open(&pdf).pages(), 2);
    let (first, second) = (Picture::of_page(&pdf, 0, 150.0), Picture::of_page(&pdf, 1, 150.0));
    assert_eq!(first.crop(area(stock, 4)).decode(), None);
    assert_eq!(first.crop(area(stock, 5)).decode(), Some(labels[0].payload.clone()));
    assert_eq!(second.crop(area(stock, 3)).decode(), Some(labels[19].payload.clone()));
    assert_eq!(sheet(&labels, stock, 21), Err(LabelError::SkipTooLarge { skip: 21, per_page: 21 }));
    assert_eq!(sheet(&[], stock, 0), Err(LabelError::Nothing));
}

/// A stock too small for a code and a tag is refused.
#[test]
fn a_stock_that_cannot_hold_a_code_and_a_tag_is_refused() {
    let tiny = Stock {
        label_width_mm: 14.0,
        label_height_mm: 9.0,
        pitch_x_mm: 14.0,
        pitch_y_mm: 9.0,
        ..Stock::named("roll-50x25").unwrap().clone()
    };
    assert!(matches!(sheet(&[label(0)], &tiny, 0), Err(LabelError::DoesNotFit { .. })));
    assert!(matches!(zpl(&[label(0)], Stock::named("avery-l7160").unwrap(), 203), Err(LabelError::NotARoll(_))));
    assert_eq!(png(&label(0), &tiny, 0), Err(LabelError::Resolution(0)));
    let broken = Stock { rows: 9, ..Stock::named("avery-l7160").unwrap().clone() };
    assert!(matches!(sheet(&[label(0)], &broken, 0), Err(LabelError::Stock(_))));
}

#[test]
fn a_png_has_its_size_and_its_code() {
    for (name, dpi) in [("dymo-11354", 300), ("roll-50x25", 203), ("brother-dk-11221", 300), ("avery-l7160", 300)] {
        let stock = Stock::named(name).unwrap();
        let bytes = png(&label(2), stock, dpi).unwrap();
        let picture = Picture::of_png(&bytes, f64::from(dpi));
        let dots = |mm: f64| (mm / 25.4 * f64::from(dpi)).round() as usize;
        assert_eq!((picture.width, picture.height), (dots(stock.label_width_mm), dots(stock.label_height_mm)));
        assert_eq!(picture.decode(), Some(printed_payload(&label(2), stock).unwrap()), "{name}");
        let density = bytes.windows(4).position(|w| w == b"pHYs").map(|at| &bytes[at + 4..at + 8]).unwrap();
        assert_eq!(u32::from_be_bytes(density.try_into().unwrap()), (f64::from(dpi) / 0.0254).round() as u32);
        assert!(picture.luma.iter().all(|l| matches!(l, 0 | 255)));
    }
}

/// The picture in a ZPL `^GFA` field.
fn graphic(zpl: &str) -> Picture {
    let field = zpl.split("^GFA,").nth(1).unwrap().split("^FS").next().unwrap();
    let parts: Vec<&str> = field.splitn(4, ',').collect();
    let (total, across): (usize, usize) = (parts[1].parse().unwrap(), parts[2].parse().unwrap());
    let mut rows: Vec<Vec<u8>> = Vec::new();
    let mut digits = String::new();
    for c in parts[3].chars() {
        if c == ':' {
            rows.push(rows.last().unwrap().clone());
        } else {
            digits.push(c);
            if digits.len() == 2 * across {
                rows.push((0..across).map(|i| u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).unwrap()).collect());
                digits.clear();
            }
        }
    }
    assert_eq!(rows.len() * across, total);
    let (width, height) = (across * 8 + 40, rows.len() + 40);
    let dark = |x: usize, y: usize| {
        let (x, y) = (x.wrapping_sub(20), y.wrapping_sub(20));
        rows.get(y).and_then(|row| row.get(x / 8)).is_some_and(|byte| byte >> (7 - x % 8) & 1 == 1)
    };
    let luma = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| if dark(x, y) { 0 } else { 255 }).collect();
    Picture { width, height, luma, scale: 1.0 }
}

/// ZPL output contains the code, and a name cannot inject a ZPL command.
#[test]
fn zpl_carries_the_code_and_no_name_is_a_command() {
    let stock = Stock::named("roll-50x25").unwrap();
    let hostile = Label { lines: vec!["é ^XZ^XA ~JR _5E".into()], test: true, ..label(1) };
    let text = zpl(&[label(0), hostile], stock, 203).unwrap();
    let each: Vec<&str> = text.split_inclusive("^XZ\n").collect();
    assert_eq!(each.len(), 2, "{text}");
    assert_eq!(text.matches("^XA").count(), 2);
    assert!(!text.contains('~') && text.contains("é _5EXZ_5EXA _7EJR _5F5E"), "{text}");
    assert!(each[0].starts_with("^XA^CI28^LH0,0^PW400^LL200\n"));
    for (one, i) in each.iter().zip(0..) {
        assert_eq!(graphic(one).decode(), Some(label(i).payload));
    }
    assert!(each[1].contains("^FDTEST^FS") && !each[0].contains("TEST"));
}

#[test]
fn the_same_labels_are_the_same_bytes() {
    let stock = Stock::named("avery-l7651").unwrap();
    let first = sheet(&full_sheet(stock), stock, 0).unwrap();
    sheet(&[label(99)], Stock::named("dymo-11354").unwrap(), 0).unwrap();
    assert!(first == sheet(&full_sheet(stock), stock, 0).unwrap());
    let file = Paper::open(&first);
    let view = file.file.catalog().unwrap().get(b"ViewerPreferences").unwrap().as_dict().unwrap();
    assert_eq!(view.get(b"PrintScaling").unwrap().as_name().unwrap(), b"None");
}

#[test]
fn the_stock_files_are_all_compiled_in() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/labels/stock");
    let names = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
    assert_eq!(names.collect::<BTreeSet<_>>(), Stock::all().iter().map(|s| s.name.clone()).collect());
}

#[test]
fn the_stock_files_say_what_the_table_says() {
    let Some(table) = shared().map(|s| s.join("data/label_stocks.csv")) else { return };
    let rows: Vec<_> =
        csv::Reader::from_path(table).unwrap().deserialize::<std::collections::HashMap<String, String>>().map(Result::unwrap).collect();
    let mut found = BTreeSet::new();
    for stock in Stock::all() {
        let Some(listed) = &stock.listed_as else { continue };
        let source = stock.source.split([' ', ',']).next().unwrap().to_lowercase();
        let row = rows.iter().position(|r| r["stock"] == *listed && r["source"].to_lowercase().starts_with(&source));
        let place = row.unwrap_or_else(|| panic!("{} is not in the table", stock.name));
        found.insert(place);
        let row = &rows[place];
        let pairs = [
            ("page_w", stock.page_width_mm),
            ("page_h", stock.page_height_mm),
            ("label_w", stock.label_width_mm),
            ("label_h", stock.label_height_mm),
            ("cols", stock.columns as f64),
            ("rows", stock.rows as f64),
            ("margin_left", stock.margin_left_mm),
            ("margin_top", stock.margin_top_mm),
            ("pitch_x", stock.pitch_x_mm),
            ("pitch_y", stock.pitch_y_mm),
        ];
        for (key, ours) in pairs {
            // For rolls the table omits values that follow from the label, and for endless rolls the length.
            if let Ok(theirs) = row[key].parse::<f64>() {
                assert!((theirs - ours).abs() < 1e-9, "{}: {key} is {theirs}", stock.name);
            } else {
                assert_eq!(stock.kind, StockKind::Roll, "{}: {key}", stock.name);
            }
        }
        for other in &stock.disagrees {
            let source = other.source.split([' ', ',']).next().unwrap().to_lowercase();
            found
                .extend(rows.iter().position(|r| r["stock"].ends_with(listed.as_str()) && r["source"].to_lowercase().starts_with(&source)));
        }
    }
    let left: Vec<&str> = rows.iter().enumerate().filter(|(i, _)| !found.contains(i)).map(|(_, r)| r["stock"].as_str()).collect();
    // labels/README.md explains why these three are not shipped.
    assert_eq!(left, ["Brother TZe 12 mm", "Brother 62 mm landscape", "Dymo LabelWriter 30252 (28x89 US)"]);
}

/// A location label decodes to its location.
#[test]
fn a_place_s_label_is_read_as_that_place() {
    for (code, name) in [("A", "avery-l7160"), ("A-01-03", "dymo-11354"), ("CAISSE-0123456789-XY", "avery-l7160"), ("A-01", "avery-l7651")]
    {
        let place = LabelCode::Place(code.to_owned());
        let label = Label { payload: place.bare(), code: place, lines: vec!["Étagère du fond".into()], whole: 0, test: false };
        let stock = Stock::named(name).unwrap();
        let read = Picture::of_page(&sheet(&[label], stock, 0).unwrap(), 0, 150.0).crop(area(stock, 0)).decode().unwrap();
        assert_eq!(
            reprise::domain::device::code::Code::read(&read),
            Some(reprise::domain::device::code::Code::Location(code.to_owned())),
            "{name}"
        );
    }
}

/// A required text is printed in full or refused.
#[test]
fn a_text_that_must_stand_whole_is_never_cut() {
    let said = "Données effacées · Gegevens gewist";
    let erased = Label { lines: vec![said.into(), MODEL.into()], whole: 1, ..label(0) };
    for stock in Stock::all() {
        match sheet(&[erased.clone()], stock, 0) {
            Ok(pdf) => assert!(Paper::open(&pdf).texts(0).iter().any(|text| text == said), "{}", stock.name),
            Err(error) => assert!(matches!(&error, LabelError::TextDoesNotFit { text, .. } if text == said), "{}: {error}", stock.name),
        }
    }
    let on = |name| sheet(&[erased.clone()], Stock::named(name).unwrap(), 0).is_ok();
    assert!(on("avery-l7160") && on("dymo-11354") && !on("avery-l4731rev"));
}

/// The preview matches the printed sheet and refuses what printing refuses.
#[test]
fn the_preview_is_the_sheet_and_refuses_what_the_print_refuses() {
    use reprise::documents::label::preview::{first_page, style};
    let stock = Stock::named("avery-l7160").unwrap();
    let labels: Vec<Label> = (0..30).map(label).collect();
    let svg = first_page(&labels, stock, 4, "a < b").unwrap();
    assert!(svg.contains("viewBox=\"0 0 210 297\"") && svg.contains("aria-label=\"a &lt; b\""));
    assert_eq!((svg.matches("<rect class=\"used\"").count(), svg.matches("<rect class=\"free\"").count()), (4, 17));
    assert!(!svg.contains("style=") && !svg.contains("<script"), "the page may hold neither");
    // The preview has as many codes as the page has labels, each at the position of the PDF.
    let corner = |at: &str| at.split_once("translate(").and_then(|(_, rest)| rest.split_once(')')).map(|(xy, _)| xy.to_owned()).unwrap();
    let drawn: Vec<String> = svg.match_indices("crispEdges\" transform=").map(|(at, _)| corner(&svg[at..])).collect();
    let printed = codes(&sheet(&labels, stock, 4).unwrap(), stock);
    assert_eq!((drawn.len(), printed.len()), (17, 17));
    for (drawn, [x, y, _]) in drawn.iter().zip(printed) {
        let (a, b) = drawn.split_once(' ').unwrap();
        assert!((a.parse::<f64>().unwrap() - x).abs() < 0.1 && (b.parse::<f64>().unwrap() - y).abs() < 0.1, "{drawn}: {x} {y}");
    }
    assert_eq!(first_page(&labels, stock, 21, ""), Err(LabelError::SkipTooLarge { skip: 21, per_page: 21 }));
    // A label that cannot be printed is found on any page.
    let mut last = labels.clone();
    last.push(Label { lines: vec!["x".repeat(400)], whole: 1, ..label(31) });
    assert!(matches!(first_page(&last, stock, 0, ""), Err(LabelError::TextDoesNotFit { .. })));
    assert_eq!(style(stock).matches("li:nth-child(").count(), 21);
}
