//! Guards printed command cards: each code decodes to a command the scan bench can parse, and nothing crosses the cutting edge.

use super::read::{Paper, Picture};
use reprise::documents::label::command_cards::{CommandCard, cards};
use reprise::domain::device::command::{Card, Command};
use reprise::i18n::Locale;

#[test]
fn every_card_decodes_to_its_command_at_any_printer_and_says_it_in_clear() {
    let mut all: Vec<CommandCard> = Command::ALL.iter().map(|c| CommandCard { card: Card::plain(*c), name: String::new() }).collect();
    for (command, target) in [(Command::Move, "A-01"), (Command::Stock, "CAISSE-0123456789-XY"), (Command::Receive, "LOT-2026-000001")] {
        all.push(CommandCard {
            card: Card::with(command, target).unwrap(),
            name: "Étagère du fond, à côté de la fenêtre sud-ouest".to_owned(),
        });
    }
    for locale in Locale::ALL {
        let pdf = cards(&all, *locale).unwrap();
        let paper = Paper::open(&pdf);
        assert_eq!(paper.pages(), all.len().div_ceil(10));
        for page in 0..paper.pages() {
            let pictures = [150.0, 300.0].map(|dpi| Picture::of_page(&pdf, page, dpi));
            let texts = paper.texts(page);
            for (slot, card) in all.iter().skip(page * 10).take(10).enumerate() {
                let (x, y) = (19.4 + (slot % 2) as f64 * 85.6, 13.5 + (slot / 2) as f64 * 54.0);
                for picture in &pictures {
                    let read = picture.crop([x, y, 85.6, 54.0]).decode();
                    assert_eq!(read.as_deref().map(Card::parse), Some(Ok(card.card.clone())), "{locale} {}", card.card);
                }
                assert!(texts.contains(&card.card.to_string()), "{}: {texts:?}", card.card);
            }
        }
    }
    assert!(cards(&[], Locale::Fr).is_err());
}

#[test]
fn nothing_on_a_card_reaches_over_its_edge() {
    // A single card with an empty place beside it: all dark pixels lie on the card.
    for command in Command::ALL {
        for locale in Locale::ALL {
            let name = "Un nom d’emplacement qui n’en finit pas de ne pas finir, et puis encore".to_owned();
            let card = Card::with(*command, "CAISSE-0123456789-XY").unwrap_or(Card::plain(*command));
            let page = Picture::of_page(&cards(&[CommandCard { card, name }], *locale).unwrap(), 0, 72.0);
            let [left, top, right, bottom] = page.dark_box().unwrap();
            let inside = left > 19.0 && top > 13.0 && right < 19.4 + 85.6 + 0.5 && bottom < 13.5 + 54.0 + 0.5;
            assert!(inside, "{locale} {command}: {left} {top} {right} {bottom}");
        }
    }
}
