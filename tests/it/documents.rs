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
