//! Guards remote signing and other one-time links without an account: opening changes nothing, signing counts once, an answer may be
//! corrected, and the letters carry the right links.

use crate::account::one_time_link::everything;
use crate::api::door::{Answer, Door};
use crate::support::build::{laptops, typed};
use crate::support::house::{House, both};
use chrono::{Duration, TimeZone, Utc};
use reprise::desk::Desk;
use reprise::desk::handover::appointment::AppointmentInput;
use reprise::desk::partner::organisation::ContactInput;
use reprise::desk::request::conversation::{About, MessageInput};
use reprise::desk::request::decision::Granting;
use reprise::domain::account::actor::Role;
use reprise::domain::handover::follow_up::{FollowUp, FollowUpState};
use reprise::domain::handover::{Handover, HandoverState, SigningWay, Transport};
use reprise::domain::id::{ContactId, OrganisationId, UserId};
use reprise::domain::notification::LetterKind;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::{Organisation, OrganisationKind};
use reprise::domain::request::RequestStep;
use reprise::domain::request::conversation::MessageKind;
use reprise::domain::subject::Subject;
use reprise::store;
use reprise::store::notification::{Filter, HIDDEN, Letter};

/// The letters of a kind, oldest first.
fn letters(house: &House, kind: LetterKind) -> Vec<Letter> {
    let mut all = house.desk.read(|c| Ok(store::notification::newest(c, &Filter::default(), None, 1_000)?)).unwrap();
    all.retain(|l| l.kind == kind.as_str());
    all.reverse();
    all
}

/// The secret in the newest letter of a kind to an address.
#[track_caller]
fn secret(house: &House, kind: LetterKind, address: &str) -> String {
    letters(house, kind).into_iter().rfind(|l| l.to_address == address).unwrap().secret.unwrap()
}

fn contact(house: &House, organisation: &OrganisationId, email: &str) -> ContactId {
    let input = ContactInput { name: "Chloé Müller".to_owned(), capacity: String::new(), email: email.to_owned(), phone: String::new() };
    house.desk.partners().add_contact(house.coordinator(), organisation, &input).unwrap();
    house.clock.advance(Duration::milliseconds(1));
    let known = house.desk.read(|c| Ok(store::partner::contacts(c, organisation)?)).unwrap();
    ContactId::new(known.into_iter().find(|k| k.email == email).unwrap().id)
}

const CHLOE: &str = "chloe@ecole.example";
const ELS: &str = "els@reprise.test";

/// A school with a contact and a partner account.
fn school(house: &House) -> Organisation {
    let school = house.school();
    contact(house, &school.id, CHLOE);
    house.user("els", Role::Partner, Some(school.id.clone()));
    school
}

/// An act with picked devices of these serial numbers.
fn picked(house: &House, school: &Organisation, serials: &[&str]) -> Handover {
    let batch = house.batch().number;
    let tags: Vec<_> = serials.iter().map(|s| house.stocked(batch, s).tag).collect();
    let (request, _) = house.granted(school, u32::try_from(tags.len()).unwrap());
    let act = house.desk.handovers().begin(house.technician(), request.number, "Dépôt, quai 2").unwrap();
    for tag in tags {
        house.desk.requests().reserve(house.coordinator(), request.number, tag).unwrap();
        house.desk.handovers().pick(house.technician(), act.number, tag).unwrap();
    }
    act
}

fn offered(house: &House, number: Number) -> Handover {
    house.clock.advance(Duration::milliseconds(1));
    house.desk.handovers().offer(house.technician(), number, &typed("Alix Martin")).unwrap()
}

/// An act with one device, offered to an organisation.
pub fn offered_to(house: &House, organisation: &Organisation) -> Number {
    let number = picked(house, organisation, &["B1"]).number;
    offered(house, number).number
}

fn act(house: &House, number: Number) -> Handover {
    house.desk.read(|c| Ok(store::handover::find(c, number)?)).unwrap().unwrap().0
}

fn look(door: &Door, token: &str) -> Answer {
    door.ask("GET", &format!("/l/{token}"), "").with("cookie", "lang=en").go()
}

fn paper(door: &Door, token: &str) -> Answer {
    door.ask("GET", &format!("/l/{token}/act.pdf"), "").with("cookie", "lang=en").go()
}

#[track_caller]
fn hidden(html: &str, name: &str) -> String {
    let (_, rest) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no field {name} in {html}"));
    rest.split('"').next().unwrap().to_owned()
}

fn sign(door: &Door, token: &str, seen: &str, name: &str) -> Answer {
    let fields = [("seen", seen), ("receiver_name", name), ("receiver_capacity", "Directrice"), ("receiver_typed", "yes")];
    door.form("lang=en", &format!("/l/{token}"), &fields)
}

/// A mail scanner opens a link and its document ten times, in every way it may.
fn scanned(house: &House, door: &Door, token: &str) {
    let before = everything(house);
    for path in [format!("/l/{token}"), format!("/l/{token}/act.pdf")] {
        for method in ["GET", "HEAD"] {
            let answer = door.ask(method, &path, "").with("purpose", "prefetch").go();
            assert_eq!((answer.header("referrer-policy"), answer.header("cache-control")), ("no-referrer", "no-store"), "{method} {path}");
            assert!(answer.header("set-cookie").is_empty());
        }
    }
    assert_eq!(everything(house), before, "looking changes no row");
}

// What the act says of the support of its devices is part of what was offered: with another support table it would say something else, so it
// cannot be signed until it is offered anew.
both!(another_support_table_ends_an_offer, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = offered_to(house, &school);
    let token = secret(house, LetterKind::SignAct, CHLOE);
    let seen = hidden(&look(&door, &token).text(), "seen");
    let table = format!("{}release,linux,Reprise 1,,2030-01-01,,1024,,,,,2026-08-17,test\n", reprise::ingest::tables::SUPPORT);
    house.desk.settings().load_support_table(house.admin(), table.as_bytes(), None).unwrap();
    let answer = sign(&door, &token, &seen, "Sam Peeters");
    assert_eq!(act(house, number).state, HandoverState::Awaiting, "{}", answer.text());
    assert!(answer.text().contains("has changed since"), "{}", answer.text());
    house.assert_sound();
});

both!(an_act_is_read_and_signed_by_link, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1", "S2"]).number;
    offered(house, number);
    let sent = letters(house, LetterKind::SignAct);
    assert_eq!(sent.len(), 2, "the contact and the account");
    for letter in &sent {
        let token = letter.secret.clone().unwrap();
        assert!(letter.body.contains(&format!("https://reprise.test/l/{HIDDEN}")) && !letter.body.contains(&token));
        assert!(letter.subject.contains(&number.to_string()));
    }
    let (token, other) = (secret(house, LetterKind::SignAct, CHLOE), secret(house, LetterKind::SignAct, ELS));
    assert_ne!(token, other);
    scanned(house, &door, &token);
    let page = look(&door, &token);
    assert_eq!(page.status.as_u16(), 200);
    let html = page.text();
    let tag = house.desk.read(|c| Ok(store::device::of_request(c, act(house, number).request)?)).unwrap()[0].tag;
    assert!(html.contains(&tag.to_string()) && html.contains("Athénée du Canal"), "{html}");
    assert!(!html.contains(&format!("/handovers/{number}")), "no way to a page that asks to sign in");
    assert!(paper(&door, &token).bytes.starts_with(b"%PDF-"));
    let seen = hidden(&html, "seen");

    // A refusal changes nothing, and the link still works.
    let before = everything(house);
    let unsigned =
        door.form("lang=en", &format!("/l/{token}"), &[("seen", &seen), ("receiver_name", "Sam & Co"), ("receiver_capacity", "x")]);
    assert_eq!(unsigned.status.as_u16(), 422);
    assert!(unsigned.text().contains("Sam &amp; Co") || unsigned.text().contains("Sam &#38; Co"), "{}", unsigned.text());
    let stale = sign(&door, &token, "0000", "Sam");
    assert_eq!((stale.status.as_u16(), everything(house) == before), (409, true));
    let foreign = door
        .ask("POST", &format!("/l/{token}"), "")
        .with("origin", "https://evil.test")
        .body("application/x-www-form-urlencoded", format!("seen={seen}&receiver_name=S&receiver_capacity=S&receiver_typed=yes"))
        .go();
    assert_eq!((foreign.status.as_u16(), everything(house) == before), (403, true));

    let done = sign(&door, &token, &seen, "Sam Peeters");
    assert_eq!((done.status.as_u16(), done.header("location")), (303, format!("/l/{token}?ok=handover-signed").as_str()));
    assert!(done.header("set-cookie").is_empty(), "nobody is signed in by it");
    let signed = act(house, number);
    assert_eq!((signed.state, signed.way, signed.devices.len()), (HandoverState::Signed, Some(SigningWay::Link), 2));
    let kept = |field| house.desk.read(|c| Ok(store::ledger::event::text_of(c, Subject::Handover, &number.to_string(), field)?)).unwrap();
    assert_eq!([kept("giver_name"), kept("receiver_name")].map(Option::unwrap), ["Alix Martin", "Sam Peeters"]);
    // The event names the employee who made the offer, because the link's user has no account.
    let last = house.desk.read(|c| Ok(store::ledger::event::history(c, Subject::Handover, &number.to_string(), None, 1)?)).unwrap();
    assert_eq!(last[0].leaf.actor, house.technician().actor.user);

    // A double click, the colleague's link, and the link in the confirmation letter all show what was signed and when, with the document.
    let after = everything(house);
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    let told = secret(house, LetterKind::ActSigned, CHLOE);
    assert_eq!(letters(house, LetterKind::ActSigned).len(), 2);
    for link in [&token, &other, &told] {
        for answer in [look(&door, link), sign(&door, link, &seen, "Somebody Else")] {
            assert_eq!(answer.status.as_u16(), 200);
            assert!(
                answer.text().contains("This act was signed on 23/11/2026") && answer.text().contains(&number.to_string()),
                "{}",
                answer.text()
            );
        }
        assert!(paper(&door, link).bytes.starts_with(&issued.bytes));
        scanned(house, &door, link);
    }
    assert_eq!(everything(house), after);
    house.assert_sound();
});

// A signing link that no longer works says why.
both!(a_link_to_sign_says_why_it_does_not_work, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1"]).number;
    let says = |token: &str, status: u16, sentence: &str| {
        let before = everything(house);
        for answer in
            [look(&door, token), paper(&door, token), sign(&door, token, &house.desk.handovers().content_to_sign(number).unwrap().0, "Sam")]
        {
            assert!(answer.text().contains(sentence), "{sentence}: {}", answer.text());
            assert_eq!(answer.status.as_u16(), status, "{sentence}");
        }
        assert_eq!(everything(house), before);
        assert_ne!(act(house, number).state, HandoverState::Signed);
    };
    offered(house, number);
    let first = secret(house, LetterKind::SignAct, CHLOE);
    house.desk.handovers().withdraw_offer(house.technician(), number).unwrap();
    says(&first, 410, "the offer was taken back");
    offered(house, number);
    let second = secret(house, LetterKind::SignAct, CHLOE);
    assert_eq!(look(&door, &second).status.as_u16(), 200);
    says(&first, 410, "the offer was taken back");
    // A link of another organisation signs that organisation's own act, or nothing.
    let other = house.organisation(OrganisationKind::SecondarySchool, "Une autre");
    contact(house, &other.id, "autre@ecole.example");
    let theirs = picked(house, &other, &["X1"]).number;
    offered(house, theirs);
    let foreign = secret(house, LetterKind::SignAct, "autre@ecole.example");
    let crossed = sign(&door, &foreign, &house.desk.handovers().content_to_sign(number).unwrap().0, "Sam");
    assert_eq!((crossed.status.as_u16(), act(house, number).state), (409, HandoverState::Awaiting));
    assert_eq!(act(house, theirs).state, HandoverState::Awaiting);
    // A device that is unreserved after the offer invalidates the offer.
    let promised = house.desk.read(|c| Ok(store::device::of_request(c, act(house, theirs).request)?)).unwrap();
    house.desk.requests().unreserve(house.coordinator(), promised[0].tag, None).unwrap();
    assert!(look(&door, &foreign).text().contains("has changed since"), "{}", look(&door, &foreign).text());
    // Somebody who left the organisation cannot sign for it.
    let (els, chloe) = (secret(house, LetterKind::SignAct, ELS), second);
    let account = house.desk.read(|c| Ok(store::account::by_email(c, ELS)?)).unwrap().unwrap();
    house.desk.accounts().change(house.admin(), &UserId::new(account.id), Role::Partner, Some(school.id.clone()), false).unwrap();
    says(&els, 410, "signs nothing any more");
    // The link works until its last minute of grace has passed, and not a second longer.
    let days = Duration::days(i64::from(house.desk.policy().door.offer_days));
    house.clock.advance(days + Duration::seconds(58));
    assert_eq!(look(&door, &chloe).status.as_u16(), 200);
    house.clock.advance(Duration::minutes(2));
    says(&chloe, 410, "The time to sign this act is over");
    house.assert_sound();
});

// A link's page is in the language of its recipient's letters.
both!(a_link_speaks_the_language_its_recipient_is_written_to_in, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1"]).number;
    offered(house, number);
    let account = house.desk.read(|c| Ok(store::account::by_email(c, ELS)?)).unwrap().unwrap();
    // Every browser in this test prefers English.
    let shown = |token: &str, cookie: &str| {
        let page = door.ask("GET", &format!("/l/{token}"), "").with("cookie", cookie).go().text();
        page.split("<html lang=\"").nth(1).unwrap()[..2].to_owned()
    };
    let (chloe, els) = (secret(house, LetterKind::SignAct, CHLOE), secret(house, LetterKind::SignAct, ELS));
    let theirs = school.contact_language.as_str();
    let other = if theirs == "fr" { "nl" } else { "fr" };
    // Chloé is a contact and gets the organisation's language; Els has an account with its own language.
    assert_eq!((shown(&chloe, "").as_str(), shown(&els, "")), (theirs, account.language));
    // A language chosen in the browser wins, in form errors and on the final page too.
    assert_eq!((shown(&chloe, &format!("lang={other}")).as_str(), shown(&els, "lang=en").as_str()), (other, "en"));
    let wrong = door.form("", &format!("/l/{chloe}"), &[("seen", "x"), ("receiver_name", "")]).text();
    assert!(wrong.contains(&format!("<html lang=\"{theirs}\"")), "{wrong}");
    house.desk.handovers().withdraw_offer(house.technician(), number).unwrap();
    assert_eq!(shown(&chloe, ""), theirs);
    // An unknown link has no language of its own.
    assert_eq!(shown(&"0".repeat(64), ""), "en");
});

// An offer cannot be signed once the person who made it has another role.
both!(an_offer_of_somebody_with_another_role_is_refused_with_a_sentence, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1"]).number;
    let offered = offered(house, number);
    let token = secret(house, LetterKind::SignAct, CHLOE);
    let seen = house.desk.handovers().content_to_sign(number).unwrap().0;
    let by = UserId::new(offered.offer.unwrap().by.to_string());
    let becomes = |role, active| house.desk.accounts().change(house.admin(), &by, role, None, active).unwrap();
    becomes(Role::Auditor, true);
    let before = everything(house);
    let refused = sign(&door, &token, &seen, "Chloé");
    assert_eq!((refused.status.as_u16(), act(house, number).state), (409, HandoverState::Awaiting));
    assert!(refused.text().contains("no longer has a role that may offer"), "{}", refused.text());
    let els = house.desk.read(|c| Ok(store::account::by_email(c, ELS)?)).unwrap().unwrap();
    let els = reprise::desk::Acting::new(reprise::domain::account::actor::Actor {
        user: UserId::new(els.id),
        role: Role::Partner,
        organisation: Some(school.id.clone()),
    });
    let error =
        house.desk.handovers().accept_offer(&els, number, &typed("Els"), reprise::desk::handover::record::Proof::default()).unwrap_err();
    assert!(matches!(&error, reprise::desk::DeskError::Conflict(f) if f.code == reprise::desk::ErrorCode::OffererGone), "{error}");
    assert_eq!(everything(house), before);
    // If the account was only deactivated, with the same role, the offer made in that role stands and can be signed.
    becomes(Role::Technician, false);
    assert_eq!(sign(&door, &token, &seen, "Chloé").status.as_u16(), 303);
    assert_eq!(act(house, number).state, HandoverState::Signed);
    house.assert_sound();
});

// An unsigned offer is reminded once, then reported to staff.
both!(offers_nobody_signs_are_reminded_once_and_then_said, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1"]).number;
    offered(house, number);
    let first = secret(house, LetterKind::SignAct, CHLOE);
    let door_rules = house.desk.policy().door.clone();
    let days = |n: u16| Duration::days(i64::from(n));
    house.clock.advance(days(door_rules.remind_days) - Duration::hours(1));
    assert_eq!(house.desk.handovers().run_due_follow_ups().unwrap().offers, 0, "not a day early");
    house.clock.advance(Duration::hours(1));
    assert_eq!(house.desk.handovers().run_due_follow_ups().unwrap().offers, 1);
    assert_eq!(house.desk.handovers().run_due_follow_ups().unwrap().offers, 0, "once");
    assert_eq!(letters(house, LetterKind::SignActAgain).len(), 2);
    let again = secret(house, LetterKind::SignActAgain, CHLOE);
    assert_eq!((look(&door, &first).status.as_u16(), look(&door, &again).status.as_u16()), (410, 200));
    house.user("claire", Role::Coordinator, None);
    let cookie = door.cookie("claire");
    let home = || door.ask("GET", "/", "").with("cookie", &cookie).go().text();
    assert!(!home().contains("Offres que personne n’a signées à temps"));
    house.clock.advance(days(door_rules.offer_days - door_rules.remind_days) + Duration::minutes(1));
    assert_eq!(house.desk.handovers().unsigned_offers().unwrap().len(), 1);
    let cookie = door.cookie("claire");
    let home = door.ask("GET", "/", "").with("cookie", &cookie).go().text();
    assert!(home.contains(&number.to_string()) && home.contains("Offres que personne n’a signées à temps"), "{home}");
    house.desk.handovers().run_due_follow_ups().unwrap();
    assert_eq!(letters(house, LetterKind::SignActAgain).len(), 2);
    house.assert_sound();
});

// The code on our screen is a signing link valid for an hour.
both!(a_code_on_our_screen_is_a_link_for_an_hour, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1"]).number;
    house.technician();
    assert!(house.desk.handovers().show_offer(house.technician(), number).is_err(), "nothing is offered");
    offered(house, number);
    assert!(house.desk.handovers().show_offer(&house.partner(&school.id), number).is_err());
    let shown = [1, 2].map(|_| house.desk.handovers().show_offer(house.technician(), number).unwrap());
    assert_eq!([look(&door, &shown[0]).status.as_u16(), look(&door, &shown[1]).status.as_u16()], [410, 200]);
    let page = door.form(&door.cookie("technician"), &format!("/handovers/{number}/code"), &[]);
    assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
    assert!(page.text().contains("<path fill=\"#fff\""), "{}", page.text());
    let last = house.desk.handovers().show_offer(house.technician(), number).unwrap();
    house.clock.advance(Duration::hours(1));
    let seen = house.desk.handovers().content_to_sign(number).unwrap().0;
    assert_eq!(look(&door, &last).status.as_u16(), 200);
    house.clock.advance(Duration::minutes(2));
    assert_eq!(look(&door, &last).status.as_u16(), 410);
    // The links in the letters remain valid beside it.
    let letter = secret(house, LetterKind::SignAct, CHLOE);
    assert_eq!(sign(&door, &letter, &seen, "Sam Peeters").status.as_u16(), 303);
    house.assert_sound();
});

fn question(house: &House, act: Number) -> FollowUp {
    house.desk.read(|c| Ok(store::handover::follow_up::find(c, act)?)).unwrap().unwrap()
}

// A follow-up is answered and corrected by its link.
both!(how_it_went_is_answered_by_link_and_corrected_by_it, |house| {
    let school = school(house);
    let door = Door::of(house);
    let number = picked(house, &school, &["S1", "S2", "S3"]).number;
    house.sign(number);
    house.clock.advance(Duration::days(190));
    let round = house.desk.handovers().run_due_follow_ups().unwrap();
    assert_eq!((round.asked, letters(house, LetterKind::FollowUp).len()), (1, 2));
    let token = secret(house, LetterKind::FollowUp, CHLOE);
    scanned(house, &door, &token);
    let html = look(&door, &token).text();
    assert!(html.contains("used_laptop") && !html.contains("href=\"/follow-ups"), "{html}");
    let say = |token: &str, used: &str, broken: &str, remark: &str| {
        let fields = [("used_laptop", used), ("broken_laptop", broken), ("band_12_17", "24"), ("remark", remark)];
        door.form("lang=en", &format!("/l/{token}"), &fields)
    };
    let before = everything(house);
    assert_eq!(say(&token, "3", "1", "").status.as_u16(), 422);
    assert_eq!(say(&token, "3", "", "Appelez Sam au 0470 12 34 56").status.as_u16(), 422);
    assert_eq!(everything(house), before);
    assert_eq!(say(&token, "3", "", "").header("location"), format!("/l/{token}?ok=follow-up-answered"));
    assert_eq!(say(&token, "2", "1", "Une batterie faible").status.as_u16(), 303, "corrected by the same link");
    let f = question(house, number);
    assert_eq!((f.state, f.kinds[0].used, f.kinds[0].broken), (FollowUpState::Answered, 2, 1));
    scanned(house, &door, &token);
    // Settled: the page says so and accepts no further answer.
    house.desk.handovers().settle_follow_up(house.technician(), number).unwrap();
    let after = everything(house);
    for answer in [look(&door, &token), say(&token, "3", "", "")] {
        assert!(answer.status.as_u16() == 200 && answer.text().contains("Your answer was seen to"), "{}", answer.text());
    }
    assert_eq!(everything(house), after);

    // Without an answer the follow-up is sent again with a new link, then counted as silence; a late answer still counts.
    let quiet = picked(house, &school, &["Q1"]).number;
    house.sign(quiet);
    house.clock.advance(Duration::seconds(1));
    house.desk.handovers().ask_follow_up(house.technician(), quiet).unwrap();
    let first = secret(house, LetterKind::FollowUp, ELS);
    let door_rules = house.desk.policy().door.clone();
    house.clock.advance(Duration::days(i64::from(door_rules.remind_days)));
    assert_eq!(house.desk.handovers().run_due_follow_ups().unwrap().reminded, 1);
    let second = secret(house, LetterKind::FollowUpAgain, ELS);
    assert_eq!(say(&first, "1", "", "").status.as_u16(), 410);
    house.clock.advance(Duration::days(i64::from(door_rules.silence_days)));
    assert_eq!(house.desk.handovers().run_due_follow_ups().unwrap().silent, 1);
    assert_eq!(question(house, quiet).state, FollowUpState::Silent);
    assert_eq!(letters(house, LetterKind::FollowUpAgain).len(), 2, "asked again once");
    assert_eq!(say(&second, "1", "", "").status.as_u16(), 303);
    assert_eq!(question(house, quiet).state, FollowUpState::Answered);
    // A follow-up link answers for its own act and cannot sign.
    let mine = question(house, number);
    assert_eq!(sign(&door, &second, "", "Sam").status.as_u16(), 422);
    assert_eq!(question(house, number), mine);
    assert_eq!(paper(&door, &second).header("content-type"), "text/html; charset=utf-8");
    house.assert_sound();
});

// Each step that concerns an organisation sends one letter.
both!(each_step_that_concerns_an_organisation_is_written_once, |house| {
    let school = house.school();
    contact(house, &school.id, CHLOE);
    let desk: &Desk = &house.desk;
    let letters = |house: &House, kind| letters(house, kind).into_iter().filter(|l| l.to_address == CHLOE).collect::<Vec<_>>();
    let bodies = |kind| letters(house, kind).into_iter().map(|l| l.body).collect::<Vec<_>>();
    // A request decided in two parts: each letter states its numbers and what still waits.
    let request = desk.requests().enter(house.clerk(), laptops(&school, 20)).unwrap().number;
    desk.requests().advance(house.coordinator(), request, RequestStep::Submit, None).unwrap();
    let some = |n| Granting { granted: vec![n], motive: "Le public visé".to_owned(), close_rest: false };
    let first = desk.requests().grant(house.coordinator(), request, some(12)).unwrap().number;
    let told = bodies(LetterKind::RequestApproved);
    assert_eq!(told.len(), 1);
    assert!(
        told[0].contains("12 sur 20") && told[0].contains("8 appareils demandés attendent") && told[0].contains(&first.to_string()),
        "{}",
        told[0]
    );
    desk.requests().grant(house.coordinator(), request, some(8)).unwrap();
    let told = bodies(LetterKind::RequestApproved);
    assert_eq!(told.len(), 2);
    // Both were written at the same moment: which is first does not matter.
    let second = told.iter().filter(|body| body.contains("8 sur 20") && body.contains("Rien d’autre n’attend"));
    assert_eq!(second.count(), 1, "{told:#?}");
    // In a conversation, our messages are sent as letters; the partner's own messages are not.
    let say = |acting, about, kind, text: &str| {
        house.clock.advance(Duration::milliseconds(1));
        desk.requests().send_message(acting, about, &MessageInput { kind, text: text.to_owned(), sure: false }).unwrap();
    };
    let partner = house.partner(&school.id);
    say(house.coordinator(), About::Request(request), MessageKind::Question, "Avez-vous un local fermé ?");
    say(&partner, About::Request(request), MessageKind::Answer, "Oui, un local fermé.");
    say(&partner, About::Request(request), MessageKind::Contest, "Nous en voulions vingt.");
    let (asked, answered) = (letters(house, LetterKind::MessageQuestion), letters(house, LetterKind::MessageAnswer));
    assert_eq!((asked.len(), answered.len()), (1, 0));
    assert!(asked[0].subject.contains(&request.to_string()) && !asked[0].body.contains("local fermé"), "{}", asked[0].body);
    // What waits for us is on the coordinator's first page.
    let door = Door::of(house);
    house.user("claire", Role::Coordinator, None);
    let cookie = door.cookie("claire");
    let home = || door.ask("GET", "/", "").with("cookie", &cookie).go().text();
    assert!(home().contains("Messages qui attendent une réponse") && home().contains(&request.to_string()), "{}", home());
    say(house.coordinator(), About::Request(request), MessageKind::Answer, "Les huit suivent.");
    say(house.coordinator(), About::Organisation(school.id.clone()), MessageKind::Question, "Quel est votre numéro FASE ?");
    assert_eq!(letters(house, LetterKind::MessageAnswer).len(), 1);
    assert!(letters(house, LetterKind::MessageQuestion)[1].body.contains("https://reprise.test/partner"));
    assert!(!home().contains("Messages qui attendent une réponse"));
    // An appointment is made, moved and cancelled; another ends with its act.
    let act = desk.handovers().begin(house.technician(), request, "Dépôt").unwrap().number;
    let appoint = |day| {
        let at = |hour| Utc.with_ymd_and_hms(2026, 12, day, hour, 0, 0).unwrap();
        let (place, transport) = ("Rue du Test 1".to_owned(), Transport::Delivery);
        desk.handovers()
            .set_appointment(house.technician(), act, AppointmentInput { from: at(9), until: at(10), transport, place, ask_for: None })
            .unwrap();
    };
    appoint(1);
    let [made] = letters(house, LetterKind::AppointmentMade).try_into().unwrap();
    assert!(made.body.contains("01/12/2026 10:00 – 11:00") && made.body.contains("Rue du Test 1"), "{}", made.body);
    appoint(2);
    desk.handovers().cancel_appointment(house.technician(), act).unwrap();
    let count = |kind| letters(house, kind).len();
    assert_eq!((count(LetterKind::AppointmentChanged), count(LetterKind::AppointmentCancelled)), (1, 1));
    desk.handovers().cancel(house.technician(), act, None).unwrap();
    assert_eq!(count(LetterKind::AppointmentCancelled), 1, "it was called off before");
    let act = desk.handovers().begin(house.technician(), request, "Dépôt").unwrap().number;
    let at = |hour| Utc.with_ymd_and_hms(2026, 12, 4, hour, 0, 0).unwrap();
    let input = AppointmentInput { from: at(9), until: at(10), transport: Transport::PickUp, place: "Dépôt".to_owned(), ask_for: None };
    desk.handovers().set_appointment(house.technician(), act, input).unwrap();
    desk.handovers().cancel(house.technician(), act, None).unwrap();
    assert_eq!(count(LetterKind::AppointmentCancelled), 2);
    house.assert_sound();
});
