//! Guards that nothing personal leaves with the ledger: no private text, no name and no address stands in a bundle or in a proof.

use super::checkpoints::Files;
use crate::support::house::{House, both};
use diesel::prelude::*;
use diesel::sql_types::Text;
use reprise::domain::account::actor::Role;
use reprise::domain::device::HoldReason;
use reprise::domain::device::step::Step;
use reprise::domain::number::Number;

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

/// Whether a text is a number of a document, or the word for a role, after which the people of the tests are named.
fn is_a_word_of_ours(word: &str) -> bool {
    Number::parse(word).is_ok() || Role::parse(word).is_ok()
}

/// Every text that is kept beside the ledger, with what names people in other tables.
fn private(house: &House) -> Vec<String> {
    let columns = [
        ("event_private", "value"),
        ("contact", "name"),
        ("contact", "email"),
        ("account", "email"),
        ("token", "name"),
        ("letter", "to_name"),
        ("letter", "to_address"),
    ];
    let mut all = Vec::new();
    for (table, column) in columns {
        let rows: Vec<Word> = diesel::sql_query(format!("SELECT {column} AS word FROM {table} WHERE {column} IS NOT NULL"))
            .load(&mut house.connection())
            .unwrap();
        assert!(!rows.is_empty() || table == "token", "{table}.{column} is filled");
        all.extend(rows.into_iter().map(|row| row.word).filter(|word| word.chars().count() >= 5 && !is_a_word_of_ours(word)));
    }
    all.sort();
    all.dedup();
    all
}

both!(nothing_personal_leaves_with_the_ledger, |house| {
    let world = house.world();
    for n in 0..200 {
        // A marker in the texts that people write most.
        house
            .desk
            .devices()
            .step(
                house.technician(),
                world.returned,
                Step::Hold { reason: HoldReason::PossibleTheft },
                Some(&format!("Zébulon Marqueur {n}")),
                None,
            )
            .unwrap();
        house
            .desk
            .devices()
            .step(house.technician(), world.returned, Step::Release { reason: HoldReason::PossibleTheft }, None, None)
            .unwrap();
    }
    let mut files = Files::default();
    house.desk.ledger().export(&mut files).unwrap();
    let act = reprise::store::document::find(&mut house.connection(), &world.act.to_string()).unwrap().unwrap();
    files.0.insert("proof".to_owned(), house.desk.ledger().proven(act).unwrap().proof.unwrap().into_bytes());
    let words = private(house);
    assert!(words.len() > 200, "{}", words.len());
    for (path, bytes) in &files.0 {
        let text = String::from_utf8_lossy(bytes);
        for word in &words {
            assert!(!text.contains(word.as_str()), "{path} holds '{word}'");
        }
    }
});
