//! Guards one-time links: opening a link changes nothing, its button acts once, and no answer reveals which addresses have an account.

use crate::api::door::{Answer, Door};
use crate::support::house::{House, both};
use chrono::Duration;
use diesel::prelude::*;
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::desk::notification::Notifications;
use reprise::domain::account::actor::Role;
use reprise::domain::id::OrganisationId;
use reprise::store;
use reprise::store::notification::{Filter, HIDDEN, Letter};

/// A text dump of every row of every table, to compare before and after a link is opened.
pub fn everything(house: &House) -> String {
    #[derive(QueryableByName)]
    struct Word {
        #[diesel(sql_type = diesel::sql_types::Text)]
        word: String,
    }
    let mut connection = house.connection();
    let tables = if house.is_postgres() {
        "SELECT tablename::text AS word FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    } else {
        "SELECT name AS word FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1"
    };
    let tables: Vec<Word> = diesel::sql_query(tables).load(&mut connection).unwrap();
    assert!(tables.iter().any(|t| t.word == "link") && tables.len() > 25);
    let mut all = String::new();
    for Word { word: table } in tables {
        let rows = if house.is_postgres() {
            format!("SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') AS word FROM \"{table}\" t")
        } else {
            #[derive(QueryableByName)]
            struct Column {
                #[diesel(sql_type = diesel::sql_types::Text)]
                name: String,
            }
            let columns: Vec<Column> =
                diesel::sql_query(format!("SELECT name FROM pragma_table_info('{table}')")).load(&mut connection).unwrap();
            let each: Vec<String> = columns.iter().map(|c| format!("quote(\"{}\")", c.name)).collect();
            let one = each.join(" || ',' || ");
            format!("SELECT coalesce(group_concat(r, '|'), '') AS word FROM (SELECT {one} AS r FROM \"{table}\" ORDER BY 1)")
        };
        let found: Vec<Word> = diesel::sql_query(&rows).load(&mut connection).unwrap_or_else(|e| panic!("{rows}: {e}"));
        all.push_str(&format!("{table}: {}\n", found[0].word));
    }
    all
}

fn letters(house: &House) -> Vec<Letter> {
    house.desk.read(|c| Ok(store::notification::newest(c, &Filter::default(), None, 100)?)).unwrap()
}

/// The secret in the newest letter that has one.
fn secret(house: &House) -> String {
    letters(house).into_iter().find_map(|l| l.secret).unwrap()
}

fn look(door: &Door, token: &str) -> Answer {
    door.ask("GET", &format!("/l/{token}"), "").with("cookie", "lang=en").go()
}

fn press(door: &Door, token: &str) -> Answer {
    door.form("lang=en", &format!("/l/{token}"), &[])
}

fn ask(door: &Door, house: &House, address: &str) -> Answer {
    house.clock.advance(Duration::milliseconds(1));
    door.form("", "/sign-in/link", &[("email", address), ("password", "")])
}

/// The application with a partner account.
fn door(house: &House) -> Door {
    let door = Door::of(house);
    let school = house.school();
    door.account("els", Role::Partner, Some(school.id.as_str()));
    door.account("staff", Role::Technician, None);
    door
}

// Only the button of a sign-in link signs in, and only once.
both!(a_link_signs_in_once_and_only_by_its_button, |house| {
    let door = door(house);
    let asked = ask(&door, house, "ELS@reprise.test ");
    assert_eq!(asked.header("location"), "/sign-in?ok=link-sent");
    let [letter] = letters(house).try_into().unwrap();
    let token = secret(house);
    // The text shown to staff hides the secret, and the link table stores only its hash.
    assert!(letter.body.contains(&format!("https://reprise.test/l/{HIDDEN}")) && !letter.body.contains(&token), "{}", letter.body);
    assert!(Notifications::letter_text(&letter).contains(&format!("https://reprise.test/l/{token}")));
    assert!(token.len() == 64 && !everything(house).split("link: ").nth(1).unwrap().lines().next().unwrap().contains(&token));

    // Once the letter has been sent, the secret is deleted, so the letter cannot be sent again.
    let claimed = house.desk.notifications().claim().unwrap().unwrap();
    house.desk.notifications().settle(&claimed, store::notification::Settled::Refused, "550").unwrap();
    house.desk.notifications().send_again(house.coordinator(), &letter.id).unwrap();
    let claimed = house.desk.notifications().claim().unwrap().unwrap();
    house.desk.notifications().settle(&claimed, store::notification::Settled::Sent, "250").unwrap();
    assert_eq!(letters(house)[0].secret, None);
    house.sql("UPDATE letter SET state = 'refused'");
    let gone = house.desk.notifications().send_again(house.coordinator(), &letter.id);
    assert!(matches!(gone, Err(DeskError::Conflict(f)) if f.code == ErrorCode::LetterGone));

    // A mail scanner, a link preview or a curious colleague opens the link.
    let before = everything(house);
    for n in 0..10 {
        let page = look(&door, &token);
        assert_eq!((page.status.as_u16(), page.header("referrer-policy"), page.header("cache-control")), (200, "no-referrer", "no-store"));
        assert!(page.text().contains("els@reprise.test") && page.header("set-cookie").is_empty(), "look {n}");
        let head = door.ask("HEAD", &format!("/l/{token}"), "").with("purpose", "prefetch").go();
        assert_eq!(head.status.as_u16(), 200);
    }
    assert_eq!(everything(house), before);
    // A button pressed from another site is refused.
    let foreign =
        door.ask("POST", &format!("/l/{token}"), "").with("origin", "https://evil.test").body("application/x-www-form-urlencoded", "").go();
    assert_eq!((foreign.status.as_u16(), everything(house) == before), (403, true));

    let come = press(&door, &token);
    assert_eq!((come.status.as_u16(), come.header("location")), (303, "/"));
    let cookie = come.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-sid=") && cookie.contains("HttpOnly") && cookie.contains("Secure"), "{cookie}");
    let home = door.ask("GET", "/", "").with("cookie", cookie.split(';').next().unwrap()).go();
    assert_eq!(home.status.as_u16(), 200);

    // A double click, or opening the link a day later, shows the result and starts no second session.
    let before = everything(house);
    for answer in [press(&door, &token), look(&door, &token)] {
        assert!(answer.status.as_u16() == 200 && answer.header("set-cookie").is_empty());
        assert!(answer.text().contains("This link signed you in on 23/11/2026"), "{}", answer.text());
    }
    assert_eq!(everything(house), before);
    house.assert_sound();
});

// A replaced, unknown, malformed, expired or forbidden link each shows why it does not work.
both!(each_link_that_does_not_work_has_its_sentence, |house| {
    let door = door(house);
    ask(&door, house, "els@reprise.test");
    let old = secret(house);
    ask(&door, house, "els@reprise.test");
    let new = secret(house);
    assert_ne!(old, new);
    let says = |token: &str, status: u16, sentence: &str| {
        for answer in [look(&door, token), press(&door, token)] {
            assert_eq!(answer.status.as_u16(), status, "{sentence}");
            assert!(answer.text().contains(sentence) && answer.header("set-cookie").is_empty(), "{}", answer.text());
        }
    };
    says(&old, 410, "a newer one took its place");
    says(&"0".repeat(64), 404, "We do not know this link");
    says("short", 404, "We do not know this link");
    says(&new.to_uppercase(), 404, "We do not know this link");
    // The link works until its last minute of grace has passed, and not a second longer.
    house.clock.advance(Duration::minutes(31));
    assert_eq!(look(&door, &new).status.as_u16(), 200);
    house.clock.advance(Duration::seconds(1));
    says(&new, 410, "The time of this link is over");
    // A deactivated account cannot sign in by a link.
    ask(&door, house, "els@reprise.test");
    let last = secret(house);
    let account = house.desk.read(|c| Ok(store::account::by_email(c, "els@reprise.test")?)).unwrap().unwrap();
    let organisation = account.organisation.clone().map(OrganisationId::new);
    house.desk.accounts().change(house.admin(), &reprise::domain::id::UserId::new(account.id), Role::Partner, organisation, false).unwrap();
    assert_eq!(press(&door, &last).status.as_u16(), 410);
});

// The answer to a sign-in request does not reveal whether the address has an account.
both!(nobody_learns_who_is_known, |house| {
    let door = door(house);
    let shape = |a: Answer| (a.status.as_u16(), a.header("location").to_owned(), a.header("set-cookie").to_owned(), a.bytes);
    let known = shape(ask(&door, house, "els@reprise.test"));
    let rows = house.count("link");
    for stranger in ["nobody@reprise.test", "staff@reprise.test"] {
        // The answer is the same as for a known address, and as many rows are written.
        assert_eq!(shape(ask(&door, house, stranger)), known);
    }
    assert_eq!((rows, house.count("link")), (1, 3));
    assert_eq!(letters(house).len(), 1, "only a partner is written to");
    // A malformed address is refused with an error, whoever sends it.
    assert_eq!(ask(&door, house, "not an address").status.as_u16(), 422);
    // An account without a password accepts no password.
    house.sql("UPDATE account SET password = '' WHERE email_key = 'els@reprise.test'");
    for password in ["", "quatre mots au hasard"] {
        let refused = door.form("", "/sign-in", &[("email", "els@reprise.test"), ("password", password)]);
        assert_eq!((refused.status.as_u16(), refused.header("set-cookie")), (422, ""));
    }
});

// Link requests are limited, so that nobody can flood an address with letters.
both!(an_address_is_not_flooded_with_links, |house| {
    // The web layer limits requests per minute; the desk limits letters per hour and address.
    let _door = door(house);
    for _ in 0..20 {
        house.clock.advance(Duration::seconds(1));
        house.desk.accounts().request_sign_in_link("els@reprise.test", reprise::i18n::Locale::Fr).unwrap();
    }
    assert_eq!(letters(house).len(), 5);
    house.clock.advance(Duration::hours(1));
    house.desk.accounts().request_sign_in_link("els@reprise.test", reprise::i18n::Locale::Fr).unwrap();
    assert_eq!(letters(house).len(), 6);
    let door = Door::of(house);
    let answers: Vec<u16> = (0..15).map(|_| ask(&door, house, "els@reprise.test").status.as_u16()).collect();
    assert!(answers.contains(&429), "{answers:?}");
});
