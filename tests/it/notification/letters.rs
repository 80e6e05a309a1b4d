//! Guards letters: written in the transaction of the step that causes them, sent once or marked as possibly repeated, and received as
//! written.

use crate::api::door::Door;
use crate::support::build::laptops;
use crate::support::house::{House, both};
use crate::support::mailbox::{Mailbox, headers};
use chrono::Duration;
use reprise::desk::error::ErrorCode;
use reprise::desk::notification::outbox::NO_ADDRESS;
use reprise::desk::partner::organisation::ContactInput;
use reprise::desk::{Acting, Desk, DeskError};
use reprise::domain::account::actor::Role;
use reprise::domain::id::OrganisationId;
use reprise::domain::notification::{LetterKind, LetterState};
use reprise::domain::partner::organisation::Organisation;
use reprise::domain::request::{Request, RequestStep};
use reprise::i18n::Locale;
use reprise::post::{Round, Server, send, send_due};
use reprise::store::notification::{Filter, LEASE, Letter, Settled};
use reprise::store::{self};

fn letters(desk: &Desk) -> Vec<Letter> {
    let mut all = desk.read(|c| Ok(store::notification::newest(c, &Filter::default(), None, 1_000)?)).unwrap();
    all.reverse();
    all
}

fn contact(house: &House, organisation: &OrganisationId, name: &str, email: &str) {
    let input = ContactInput { name: name.to_owned(), capacity: String::new(), email: email.to_owned(), phone: String::new() };
    house.desk.partners().add_contact(house.coordinator(), organisation, &input).unwrap();
    // Letter ids sort by time only to the millisecond.
    house.clock.advance(Duration::milliseconds(1));
}

fn submitted(house: &House, school: &Organisation) -> Request {
    let request = house.desk.requests().enter(house.coordinator(), laptops(school, 2)).unwrap();
    house.desk.requests().advance(house.coordinator(), request.number, RequestStep::Submit, None).unwrap()
}

fn states(desk: &Desk) -> Vec<(String, LetterState)> {
    letters(desk).iter().map(|l| (l.to_address.clone(), l.state().unwrap())).collect()
}

fn due(house: &House, server: &Server) -> Round {
    send_due(&house.desk, server, || false).unwrap()
}

fn trial(house: &House, address: &str) {
    house.desk.notifications().send_trial(house.coordinator(), address, Locale::Fr).unwrap();
    house.clock.advance(Duration::milliseconds(1));
}

// A step and its letters are written in one transaction.
both!(a_step_has_its_letters_and_a_letter_has_its_step, |house| {
    let school = house.school();
    contact(house, &school.id, "Chloé Müller", "Direction@ecole.example");
    contact(house, &school.id, "La même", "direction@ECOLE.example");
    contact(house, &school.id, "Sans adresse", "");
    house.user("els", Role::Partner, Some(school.id.clone()));
    let request = submitted(house, &school);
    // One letter per address: the account in its own language, the contact in the organisation's.
    let mut made = letters(&house.desk);
    made.sort_by_key(|l| std::cmp::Reverse(l.to_address.clone()));
    let to: Vec<&str> = made.iter().map(|l| l.to_address.as_str()).collect();
    assert_eq!(to, ["els@reprise.test", "Direction@ecole.example"]);
    for letter in &made {
        assert_eq!((letter.kind().unwrap(), letter.state().unwrap()), (LetterKind::RequestSubmitted, LetterState::Waiting));
        assert!(letter.subject.contains(&request.number.to_string()));
        assert!(letter.body.contains(&format!("https://reprise.test/requests/{}", request.number)), "{}", letter.body);
    }
    assert!(made[1].body.starts_with("Bonjour Chloé Müller,\n\n"), "{}", made[1].body);

    // A refused step writes no letter, and a rehearsed one leaves none.
    let refused = house.desk.requests().advance(house.coordinator(), request.number, RequestStep::Submit, None);
    assert!(matches!(refused, Err(DeskError::Conflict(_))));
    let rehearsal = Acting { rehearsal: true, ..house.coordinator().clone() };
    house.desk.requests().advance(&rehearsal, request.number, RequestStep::Review, None).unwrap();
    house
        .desk
        .requests()
        .advance(&rehearsal, request.number, RequestStep::Decline, Some("Plus de stock"))
        .unwrap_or_else(|_| request.clone());
    assert_eq!(letters(&house.desk).len(), 2);

    // If the letter cannot be written, the step is not taken.
    let mark = house.mark();
    let other = house.desk.requests().enter(house.coordinator(), laptops(&school, 1)).unwrap();
    house.sql("ALTER TABLE letter RENAME COLUMN subject TO hidden");
    let failed = house.desk.requests().advance(house.coordinator(), other.number, RequestStep::Submit, None);
    assert!(matches!(failed, Err(DeskError::Store(_))), "{failed:?}");
    house.sql("ALTER TABLE letter RENAME COLUMN hidden TO subject");
    assert_eq!(house.mark().0, mark.0 + 1, "only the draft was entered");
    house.assert_sound();
});

// A letter without a recipient is reported, and can be sent once there is one.
both!(nobody_to_write_to_is_said_and_mended, |house| {
    let school = house.school();
    submitted(house, &school);
    let [letter] = letters(&house.desk).try_into().unwrap();
    assert_eq!((letter.state().unwrap(), letter.answer.as_str()), (LetterState::Refused, NO_ADDRESS));
    let problems = house.desk.read(|c| Ok(store::notification::problems(c, house.desk.now(), 10)?)).unwrap();
    assert_eq!(problems.len(), 1);
    let still = house.desk.notifications().send_again(house.coordinator(), &letter.id);
    assert!(matches!(still, Err(DeskError::Conflict(f)) if f.code == ErrorCode::LetterNobody));
    contact(house, &school.id, "Chloé", "chloe@ecole.example");
    house.desk.notifications().send_again(house.coordinator(), &letter.id).unwrap();
    assert_eq!(states(&house.desk), [("chloe@ecole.example".to_owned(), LetterState::Waiting)]);
    // Read-only roles cannot resend or give up a letter.
    assert!(matches!(house.desk.notifications().send_again(house.auditor(), &letter.id), Err(DeskError::Forbidden)));
    assert!(matches!(house.desk.notifications().give_up(house.technician(), &letter.id), Err(DeskError::Forbidden)));
});

// A letter arrives with the text as written.
both!(a_letter_arrives_as_it_was_written, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    let school = house.school();
    contact(house, &school.id, "Zoë “l’Œil” Þórs 🦉", "zoe@ecole.example");
    let mut body = "é".repeat(1_500);
    body.push_str("\n.\n..deux points\nFrom ici\n🦉 ");
    body.push_str(&"mot ".repeat(400));
    submitted(house, &school);
    // Text more difficult than any of our own.
    use diesel::prelude::*;
    let mut connection = house.connection();
    diesel::sql_query(format!("UPDATE letter SET body = '{body}', subject = 'Ça arrive : {}🦉'", "très ".repeat(40)))
        .execute(&mut connection)
        .unwrap();
    drop(connection);
    assert_eq!(due(house, &mailbox.server), Round { sent: 1, ..Round::default() });
    let [taken] = mailbox.taken().try_into().unwrap();
    assert_eq!(taken["defects"], serde_json::json!([]));
    assert_eq!(taken["text"].as_str().unwrap().replace("\r\n", "\n").trim_end(), body.trim_end());
    assert!(taken["longest"].as_u64().unwrap() <= 998, "{}", taken["longest"]);
    let [letter] = letters(&house.desk).try_into().unwrap();
    assert_eq!(headers(&taken, "subject"), [format!("Ça arrive : {}🦉", "très ".repeat(40))]);
    assert_eq!(headers(&taken, "message-id"), [letter.message_id.as_str()]);
    assert_eq!(headers(&taken, "auto-submitted"), ["auto-generated"]);
    let [to] = headers(&taken, "to")[..] else { panic!("{taken}") };
    assert!(to.contains("zoe@ecole.example") && to.contains("Œil") && to.contains("🦉"), "{to}");
    let [from] = headers(&taken, "from")[..] else { panic!("{taken}") };
    assert!(from.contains("prêt à l’essai") && from.contains("reprise@reprise.test"), "{from}");
    assert_eq!((letter.state().unwrap(), letter.tries, letter.maybe_twice), (LetterState::Sent, 1, false));
    assert!(letter.answer.starts_with("250"), "{}", letter.answer);
    assert_eq!(due(house, &mailbox.server), Round::default());
});

// A name or subject cannot inject a mail header.
both!(no_name_and_no_subject_begins_a_header, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    let bad = "x\r\nBcc: spy@evil.example\r\n\r\nhello";
    for address in [bad, "a@b.example\r\nBcc: spy@evil.example", "a@b.example, spy@evil.example", "a b@c.example", ""] {
        let refused = house.desk.notifications().send_trial(house.coordinator(), address, Locale::Fr);
        assert!(matches!(refused, Err(DeskError::Invalid(_))), "{address:?}");
    }
    let school = house.school();
    contact(house, &school.id, bad, "victim@ecole.example");
    submitted(house, &school);
    // The stored row is not trusted either: it may have been changed without the desk.
    house.sql("UPDATE letter SET to_name = 'x\r\nBcc: spy@evil.example', subject = 'y\r\nBcc: spy@evil.example\r\n\r\nz'");
    assert_eq!(due(house, &mailbox.server).sent, 1);
    let [taken] = mailbox.taken().try_into().unwrap();
    assert_eq!(taken["to"], serde_json::json!(["victim@ecole.example"]));
    assert!(headers(&taken, "bcc").is_empty(), "{taken}");
    // An invalid address in the database is not sent to.
    house.sql("UPDATE letter SET state = 'waiting', done = NULL, to_address = 'a@b.example\r\nRCPT TO:<spy@evil.example>'");
    assert_eq!(due(house, &mailbox.server).refused, 1);
    assert_eq!(mailbox.taken().len(), 1);
});

// A server killed while sending loses no letter, and a possible duplicate has a warning.
both!(a_server_that_dies_in_between_loses_nothing_and_says_so, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    trial(house, "one@ecole.example");
    trial(house, "two@ecole.example");
    // The first letter is only claimed; the second was sent, but that was not recorded.
    let first = house.desk.notifications().claim().unwrap().unwrap();
    let second = house.desk.notifications().claim().unwrap().unwrap();
    assert_eq!((first.to_address.as_str(), second.to_address.as_str()), ("one@ecole.example", "two@ecole.example"));
    assert_eq!(send(&mailbox.server, &second, &house.desk).0, Settled::Sent);
    // Nobody else takes them before their lease ends.
    assert_eq!(due(house, &mailbox.server), Round::default());
    house.clock.advance(LEASE);
    // Another server has taken over the first letter, so the late outcome of the first server is ignored.
    let taken_over = house.desk.notifications().claim().unwrap().unwrap();
    assert_eq!((taken_over.id == first.id, taken_over.tries, taken_over.maybe_twice), (true, 2, true));
    house.desk.notifications().settle(&first, Settled::Refused, "too late").unwrap();
    assert_eq!(letters(&house.desk).iter().find(|l| l.id == first.id).unwrap().state().unwrap(), LetterState::Sending);
    house.clock.advance(LEASE);
    assert_eq!(due(house, &mailbox.server).sent, 2);
    let taken = mailbox.taken();
    let to = |who: &str| taken.iter().filter(|m| m["to"][0] == who).collect::<Vec<_>>();
    let warning = Locale::Fr.t("letters-perhaps");
    let one = to("one@ecole.example");
    assert_eq!(one.len(), 1);
    // An unrecorded attempt may have been sent, so the letter has the warning although it arrives for the first time.
    assert!(one[0]["text"].as_str().unwrap().starts_with(&warning));
    let two = to("two@ecole.example");
    assert_eq!(two.len(), 2);
    assert!(!two[0]["text"].as_str().unwrap().contains(&warning) && two[1]["text"].as_str().unwrap().starts_with(&warning));
    assert_eq!(headers(two[0], "message-id"), headers(two[1], "message-id"));
    // The list shows the warning too, and the first server's late outcome changes nothing.
    let problems = house.desk.read(|c| Ok(store::notification::problems(c, house.desk.now(), 10)?)).unwrap();
    assert_eq!(problems.iter().filter(|l| l.maybe_twice && l.state == "sent").count(), 2);
    house.desk.notifications().settle(&second, Settled::Refused, "too late").unwrap();
    assert!(letters(&house.desk).iter().all(|l| l.state().unwrap() == LetterState::Sent));
});

// Two servers send each letter once.
both!(two_servers_send_a_letter_once, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    for n in 0..20 {
        trial(house, &format!("p{n}@ecole.example"));
    }
    let desks = [house.desk.clone(), house.another_desk(2), house.another_desk(3)];
    let start = std::sync::Barrier::new(desks.len());
    let sent: u32 = std::thread::scope(|scope| {
        let work = |desk: &Desk| {
            start.wait();
            send_due(desk, &mailbox.server, || false).unwrap().sent
        };
        let threads: Vec<_> = desks.iter().map(|desk| scope.spawn(move || work(desk))).collect();
        threads.into_iter().map(|t| t.join().unwrap()).sum()
    });
    assert_eq!(sent, 20);
    let mut to: Vec<String> = mailbox.taken().iter().map(|m| m["to"][0].to_string()).collect();
    to.sort();
    to.dedup();
    assert_eq!((to.len(), mailbox.taken().len()), (20, 20));
    assert!(letters(&house.desk).iter().all(|l| !l.maybe_twice));
});

// The mail server's answer decides between sent, refused and retried.
both!(what_the_mail_server_says_decides, |house| {
    let Some(mailbox) = Mailbox::open() else { return };
    for who in ["later@x.example", "never@x.example", "broken@x.example", "deaf@x.example"] {
        trial(house, who);
    }
    assert_eq!(due(house, &mailbox.server), Round { sent: 0, refused: 1, later: 3 });
    let of = |who: &str| letters(&house.desk).into_iter().find(|l| l.to_address.starts_with(who)).unwrap();
    let [later, never, broken, deaf] = ["later", "never", "broken", "deaf"].map(of);
    assert_eq!((later.state().unwrap(), later.maybe_twice), (LetterState::Waiting, false));
    assert!(later.answer.contains("greylisted"), "{}", later.answer);
    assert_eq!(never.state().unwrap(), LetterState::Refused);
    assert!(never.answer.contains("no such person"), "{}", never.answer);
    // Connection lost after the whole letter was sent: it may have arrived. Lost earlier: it surely did not.
    assert_eq!((broken.state().unwrap(), broken.maybe_twice), (LetterState::Waiting, true));
    assert_eq!((deaf.state().unwrap(), deaf.maybe_twice), (LetterState::Waiting, false));
    // A minute later the first of these is sent again, with the warning.
    house.clock.advance(Duration::minutes(1));
    assert_eq!(due(house, &mailbox.server), Round { sent: 1, refused: 0, later: 2 });
    let twice: Vec<_> = mailbox.taken().into_iter().filter(|m| m["to"][0] == "broken@x.example").collect();
    assert_eq!(twice.len(), 2);
    assert!(twice[1]["text"].as_str().unwrap().starts_with(&Locale::Fr.t("letters-perhaps")));
    // Attempts end after a while, and then a person is told.
    for _ in 0..10 {
        house.clock.advance(Duration::hours(25));
        due(house, &mailbox.server);
    }
    let later = of("later");
    assert_eq!((later.state().unwrap(), later.tries), (LetterState::Refused, 7));
    let problems = house.desk.read(|c| Ok(store::notification::problems(c, house.desk.now(), 10)?)).unwrap();
    assert!(["later", "never", "deaf"].iter().all(|who| problems.iter().any(|l| l.to_address.starts_with(who))));
    house.desk.notifications().give_up(house.coordinator(), &later.id).unwrap();
    assert_eq!(of("later").state().unwrap(), LetterState::GivenUp);
    assert!(matches!(house.desk.notifications().give_up(house.coordinator(), &of("broken").id), Err(DeskError::Conflict(_))));
});

// Without a mail server no letter is lost, and whoever can fix it is told.
both!(without_a_mail_server_letters_wait_and_the_page_says_what_to_do, |house| {
    let door = Door::of(house);
    door.account("marie", Role::Coordinator, None);
    let cookie = door.cookie("marie");
    let school = house.school();
    contact(house, &school.id, "Chloé <script>", "chloe@ecole.example");
    submitted(house, &school);
    let list = door.ask("GET", "/letters", "").with("cookie", &cookie).go();
    assert!(list.text().contains("REPRISE_SMTP_URL"), "{}", list.text());
    let dead = Server::new("smtp://127.0.0.1:9?tls=none", "reprise@reprise.test").unwrap();
    assert_eq!(due(house, &dead), Round { later: 1, ..Round::default() });
    house.clock.advance(Duration::hours(2));
    let home = door.ask("GET", "/", "").with("cookie", &cookie).go();
    assert!(home.text().contains("Letters to look at"), "{}", home.text());
    let [letter] = letters(&house.desk).try_into().unwrap();
    assert!(!letter.maybe_twice, "it never left");
    let page = door.ask("GET", &format!("/letters/{}", letter.id), "").with("cookie", &cookie).go().text();
    assert!(page.contains("Chloé") && !page.contains("<script>alert") && page.contains("lang=\"fr\""), "{page}");
    let again = door.form(&cookie, &format!("/letters/{}", letter.id), &[("do", "give-up")]);
    assert_eq!(again.header("location"), format!("/letters/{}?ok=letter-given-up", letter.id));
    let metrics = door.ask("GET", "/metrics", &door.token("marie", false)).go().text();
    assert!(metrics.contains("reprise_letters{state=\"given_up\"} 1"), "{metrics}");
});

// Renders one letter of each kind in each language as the recipient sees it.
#[test]
fn each_letter_reads_well() {
    let house = House::sqlite();
    let mut shown = String::new();
    for locale in Locale::ALL {
        for kind in LetterKind::ALL {
            let name = kind.as_str().replace('_', "-");
            let args = [
                ("number", "DEM-2026-000007".into()),
                ("minutes", 30_i64.into()),
                ("days", 7_i64.into()),
                ("organisation", "ASBL Le Coup de pouce".into()),
                ("until", "22/11/2028".into()),
                ("request", "DEM-2026-000007".into()),
                ("decision", "ATT-2026-000003".into()),
                ("about", "DEM-2026-000007".into()),
                (
                    "lines",
                    locale
                        .say("news-line", &[("granted", 12_i64.into()), ("asked", 20_i64.into()), ("what", locale.t("kind-laptop").into())])
                        .into(),
                ),
                ("rest", locale.n("news-waits", 8_i64).into()),
                ("n", 12_i64.into()),
                ("day", "23/11/2026".into()),
                ("at", "23/11/2026 00:01".into()),
                ("origin", "reprise/5b1f0a2233445566/1".into()),
                ("file", "2026-11-23.checkpoint".into()),
                (
                    "note",
                    "reprise/5b1f0a2233445566/1\n12\nq1mKYbGbCPbAzNP7mLqSxK6cHVUlGPOKe7bRcTAY0lw=\n\n— reprise/5b1f0a2233445566/1 …".into(),
                ),
                ("when", "24/11/2026 14:00 – 15:00".into()),
                ("place", "Quai des Usines 1, 1000 Bruxelles".into()),
                ("how", locale.t("transport-pick-up").into()),
            ];
            let subject = locale.say(&format!("letter-{name}-subject"), &args);
            let body = locale.say(&format!("letter-{name}-body"), &args);
            assert!(!body.contains("{$") && !body.contains('«') || *locale == Locale::Fr, "{body}");
            shown.push_str(&format!("=== {locale} {kind}\n{subject}\n\n{body}\n\n"));
        }
    }
    drop(house);
    insta::assert_snapshot!("each_letter_reads_well", shown);
}
