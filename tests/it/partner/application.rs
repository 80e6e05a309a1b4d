//! Guards the partner life cycle: an application loses no input, reveals no existing account, is decided with a reason, and personal data
//! can be erased.

use crate::api::door::{Answer, Door};
use crate::support::build::{day, enterprise, laptops, organisation};
use crate::support::house::{House, both};
use chrono::Duration;
use reprise::desk::error::ErrorCode;
use reprise::desk::partner::application::Application;
use reprise::desk::partner::organisation::ContactInput;
use reprise::desk::request::conversation::{About, MessageInput};
use reprise::desk::{Acting, DeskError};
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::id::{ContactId, OrganisationId, UserId};
use reprise::domain::notification::LetterKind;
use reprise::domain::partner::organisation::{Organisation, OrganisationKind, Register, RegisterAnswer, StandingState};
use reprise::domain::request::RequestStep;
use reprise::domain::request::conversation::MessageKind;
use reprise::domain::request::programme::Rule;
use reprise::store;
use reprise::store::notification::{Filter, Letter};

/// The fields of an application form.
fn form(place: u32, email: &str) -> Vec<(&'static str, String)> {
    let text = |t: &str| t.to_owned();
    vec![
        ("name", text("École de devoirs L’Étoile")),
        ("kind", text("homework_school")),
        ("enterprise_number", enterprise(place)),
        ("contact_language", text("fr")),
        ("street", text("Rue du Test 9")),
        ("postal_code", text("1080")),
        ("locality", text("Bruxelles")),
        ("unit_number", text("2.123.456.791")),
        ("site_street", text("Rue d’à côté 2")),
        ("one_number", text("ONE-77")),
        ("one_until", text("2028-08-31")),
        ("person", text("Yasmine Haddad")),
        ("email", text(email)),
        ("phone", text("+32 2 000 00 00")),
        ("consent", text("yes")),
    ]
}

fn send(door: &Door, house: &House, fields: &[(&'static str, String)]) -> Answer {
    house.clock.advance(Duration::minutes(2));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    door.form("", "/join", &fields)
}

fn person(name: &str, email: &str) -> ContactInput {
    ContactInput { name: name.to_owned(), capacity: String::new(), email: email.to_owned(), phone: String::new() }
}

fn letters(house: &House) -> Vec<Letter> {
    house.desk.read(|c| Ok(store::notification::newest(c, &Filter::default(), None, 200)?)).unwrap()
}

fn kinds(house: &House) -> Vec<LetterKind> {
    letters(house).iter().map(|l| l.kind().unwrap()).collect()
}

fn of_kind(house: &House, kind: LetterKind) -> Letter {
    letters(house).into_iter().find(|l| l.kind().unwrap() == kind).unwrap()
}

fn find(house: &House, id: &OrganisationId) -> Organisation {
    house.desk.read(|c| Ok(store::partner::find(c, id)?)).unwrap().unwrap()
}

/// An organisation that applied and confirmed its address, and its partner account.
fn applied(house: &House, place: u32, email: &str) -> (OrganisationId, Acting) {
    let contact =
        ContactInput { name: "Yasmine Haddad".to_owned(), capacity: String::new(), email: email.to_owned(), phone: String::new() };
    let asked = organisation(OrganisationKind::SecondarySchool, &format!("Athénée {place}"), place);
    let application = Application {
        organisation: asked,
        unit_number: String::new(),
        site: Default::default(),
        contact,
        others: Vec::new(),
        consent: true,
    };
    house.desk.partners().apply(application).unwrap();
    house.clock.advance(Duration::milliseconds(1));
    let secret = of_kind(house, LetterKind::JoinConfirm).secret.unwrap();
    let begun = house.desk.partners().confirm_application(&secret).unwrap();
    let organisation = OrganisationId::new(begun.account.organisation.clone().unwrap());
    let actor = Actor { user: UserId::new(begun.account.id), role: Role::Partner, organisation: Some(organisation.clone()) };
    // Send all waiting letters, which deletes their secrets.
    while let Some(letter) = house.desk.notifications().claim().unwrap() {
        house.desk.notifications().settle(&letter, store::notification::Settled::Sent, "250").unwrap();
    }
    (organisation, Acting::new(actor))
}

fn because(refused: Result<impl std::fmt::Debug, DeskError>) -> ErrorCode {
    match refused {
        Err(DeskError::Conflict(field_error)) => field_error.code,
        Err(DeskError::Invalid(field_errors)) => field_errors[0].code,
        other => panic!("{other:?}"),
    }
}

// An application goes from the form through confirmation and checks to approval.
both!(an_association_becomes_a_partner, |house| {
    let door = Door::of(house);
    door.account("marie", Role::Coordinator, None);
    let staff = door.cookie("marie");
    let mark = house.mark();

    // All errors are shown at once, and everything that was typed is kept.
    let mut bad = form(1, "yasmine@etoile.example");
    for (name, value) in [("enterprise_number", "0400000001"), ("unit_number", "2000000338"), ("consent", ""), ("person", "")] {
        bad.iter_mut().find(|(n, _)| *n == name).unwrap().1 = value.to_owned();
    }
    let refused = send(&door, house, &bad);
    let page = refused.text();
    assert_eq!(refused.status.as_u16(), 422);
    for field in ["enterprise_number", "unit_number", "consent", "person"] {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field} is not said");
    }
    for typed in ["École de devoirs L’Étoile", "Rue d’à côté 2", "ONE-77", "2028-08-31", "yasmine@etoile.example", "2000000338"] {
        assert!(page.contains(typed), "{typed} is lost");
    }
    assert!(letters(house).is_empty());
    // Unreadable values are shown in the same round as the other errors.
    for (name, value) in [("kind", "castle"), ("contact_language", ""), ("one_until", "nie"), ("street", "")] {
        bad.iter_mut().find(|(n, _)| *n == name).unwrap().1 = value.to_owned();
    }
    bad.extend([("email_4", "nobody".to_owned()), ("person_4", String::new())]);
    let page = send(&door, house, &bad).text();
    for field in
        ["kind", "contact_language", "one_until", "street", "enterprise_number", "unit_number", "consent", "person", "person_4", "email_4"]
    {
        assert!(page.contains(&format!("id=\"{field}-error\"")), "{field} is not said");
    }
    assert_eq!(page.matches("id=\"kind-error\"").count(), 1);
    assert!(letters(house).is_empty() && !page.contains("id=\"person_2-error\""));

    // After sending, there is one letter, and nothing that staff can see yet.
    let mut five = form(1, "yasmine@etoile.example");
    for (n, name) in [("2", "Ada"), ("3", ""), ("4", "Bo"), ("5", "Cy")] {
        let field = |what: &str| Box::leak(format!("{what}_{n}").into_boxed_str());
        let address = if name.is_empty() { String::new() } else { format!("{name}@etoile.example") };
        five.extend([(&*field("person"), name.to_owned()), (&*field("email"), address)]);
    }
    let sent = send(&door, house, &five);
    assert_eq!(sent.header("location"), "/join?ok=join-sent");
    assert_eq!((kinds(house), house.mark() == mark), (vec![LetterKind::JoinConfirm], true));
    let token = of_kind(house, LetterKind::JoinConfirm).secret.unwrap();
    let look = door.ask("GET", &format!("/l/{token}"), "").with("cookie", "lang=en").go();
    assert!(look.text().contains("L’Étoile") && house.mark() == mark && house.count("organisation") == 0);

    // After confirming, the applicant is signed in and staff see the application.
    let come = door.form("lang=en", &format!("/l/{token}"), &[]);
    let cookie = come.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(come.header("location"), "/partner?ok=join-confirmed");
    let own = door.ask("GET", "/partner", "").with("cookie", &cookie).go().text();
    for seen in ["Candidature à examiner", "ONE-77", "2123456791", "Yasmine Haddad"] {
        assert!(own.contains(seen), "{seen} is not on {own}");
    }
    let home = door.ask("GET", "/", "").with("cookie", &staff).go().text();
    assert!(home.contains("Applications to review") && home.contains("L’Étoile"));
    assert_eq!(house.count("application"), 0);
    let again = door.form("lang=en", &format!("/l/{token}"), &[]);
    assert!(again.status.as_u16() == 200 && again.text().contains("The application was confirmed on") && house.count("organisation") == 1);

    // A coordinator checks registers, asks a question and decides.
    let id = house.desk.read(|c| Ok(store::partner::standing(c, StandingState::Applied, 10)?)).unwrap().remove(0).id;
    let contacts = house.desk.read(|c| Ok(store::partner::contacts(c, &id)?)).unwrap();
    let mut names: Vec<&str> = contacts.iter().map(|c| c.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Ada", "Bo", "Cy", "Yasmine Haddad"], "the one who applies and three of four");
    let place = format!("/organisations/{id}/standing");
    let page = |cookie: &str| door.ask("GET", &format!("/organisations/{id}"), "").with("cookie", cookie).go();
    assert!(page(&staff).text().contains("Not looked up yet"));
    door.form(&staff, &place, &[("do", "check"), ("register", "one"), ("answer", "matches")]);
    let looked = page(&staff).text();
    assert!(looked.contains("ONE-77 · 31/08/2028") && looked.contains("Matches (marie, 23/11/2026)"), "{looked}");
    door.form(&staff, &format!("/organisations/{id}/messages"), &[("text", "Quel local ?"), ("kind", "question")]);
    let own = door.ask("GET", "/partner", "").with("cookie", &cookie).go().text();
    assert!(own.contains("Quel local ?"));
    assert_eq!(door.form(&cookie, "/partner/messages", &[("text", "Le rez."), ("kind", "answer")]).status.as_u16(), 303);
    assert!(page(&staff).text().contains("Le rez."));
    let past = door.form(&staff, &place, &[("do", "approve"), ("until", "2026-11-22")]);
    assert!(past.status.as_u16() == 422 && past.text().contains("until-error"));
    let approved = door.form(&staff, &place, &[("do", "approve"), ("until", "2028-11-30")]);
    assert_eq!(approved.header("location"), format!("/organisations/{id}?ok=partner-approved"));
    assert_eq!(find(house, &id).standing.until, Some(day("2028-11-30")));
    assert!(of_kind(house, LetterKind::PartnerApproved).body.contains("30/11/2028"));
    // A person who is both contact and account gets one letter.
    let told = |l: &&Letter| l.kind == LetterKind::PartnerApproved.as_str();
    let to: Vec<String> = letters(house).iter().filter(told).map(|l| l.to_address.clone()).collect();
    assert_eq!((to.len(), to.iter().filter(|a| *a == "yasmine@etoile.example").count()), (4, 1), "{to:?}");
    // A partner cannot open the staff page about itself.
    assert_eq!(page(&cookie).status.as_u16(), 403);
    house.assert_sound();
});

// An application does not reveal which organisations or addresses are known.
both!(a_stranger_does_not_learn_who_is_known, |house| {
    let door = Door::of(house);
    let school = house.school();
    door.account("els", Role::Partner, Some(school.id.as_str()));
    let shape = |a: Answer| (a.status.as_u16(), a.header("location").to_owned(), a.bytes);
    let fresh = shape(send(&door, house, &form(50, "new@etoile.example")));
    let mut known = form(50, "other@etoile.example");
    known.iter_mut().find(|(n, _)| *n == "enterprise_number").unwrap().1 = school.enterprise_number.to_string();
    assert_eq!(shape(send(&door, house, &known)), fresh);
    assert_eq!(shape(send(&door, house, &form(51, "ELS@reprise.test"))), fresh);
    assert_eq!(kinds(house), [LetterKind::JoinKnown, LetterKind::JoinKnown, LetterKind::JoinConfirm]);
    assert_eq!(house.count("application"), 1);

    // Two people apply for one organisation: the first to confirm gets it, and the other is told that it is too late.
    send(&door, house, &form(50, "second@etoile.example"));
    let [second, first] = [0, 1].map(|n| {
        let all: Vec<Letter> = letters(house).into_iter().filter(|l| l.kind().unwrap() == LetterKind::JoinConfirm).collect();
        all[n].secret.clone().unwrap()
    });
    house.desk.partners().confirm_application(&first).unwrap();
    let late = house.desk.partners().confirm_application(&second);
    assert!(late.is_err(), "{late:?}");
    assert_eq!(house.count("organisation"), 2);
    house.assert_sound();
});

// An unconfirmed application is erased after its time limit, with an event.
both!(what_nobody_confirms_is_forgotten_on_record, |house| {
    let door = Door::of(house);
    send(&door, house, &form(1, "yasmine@etoile.example"));
    let token = of_kind(house, LetterKind::JoinConfirm).secret.unwrap();
    let days = i64::from(house.desk.policy().partner_terms.unconfirmed_days);
    house.clock.advance(Duration::days(days) - Duration::minutes(5));
    assert_eq!(house.desk.partners().erase_expired().unwrap().applications, 0);
    let mark = house.mark();
    house.clock.advance(Duration::minutes(10));
    assert_eq!(house.desk.partners().erase_expired().unwrap().applications, 1);
    assert_eq!((house.count("application"), house.mark().0), (0, mark.0 + 1));
    // A second run finds nothing and writes nothing.
    assert_eq!(house.desk.partners().erase_expired().unwrap().applications, 0);
    assert_eq!(house.mark().0, mark.0 + 1);
    assert!(house.desk.partners().confirm_application(&token).is_err());
    house.assert_sound();
});

// An organisation without approval may draft a request and cannot submit it.
both!(who_is_no_partner_prepares_and_sends_nothing, |house| {
    let (id, partner) = applied(house, 1, "yasmine@etoile.example");
    let school = find(house, &id);
    let coordinator = house.coordinator();
    let request = house.desk.requests().enter(&partner, laptops(&school, 2)).unwrap().number;
    let submit = || house.desk.requests().advance(&partner, request, RequestStep::Submit, None);
    let active =
        || house.desk.requests().eligibility(coordinator, request).unwrap().into_iter().find(|c| c.rule == Rule::Active).unwrap().holds;
    assert_eq!((because(submit()), active()), (ErrorCode::NotAPartner, false));
    // A coordinator cannot submit the request for them either; nobody can override this rule.
    assert_eq!(because(house.desk.requests().advance(coordinator, request, RequestStep::Submit, None)), ErrorCode::NotAPartner);
    // A partner decides nothing about itself.
    assert!(matches!(house.desk.partners().approve(&partner, &id, None), Err(DeskError::Forbidden)));
    assert!(matches!(house.desk.partners().record_check(&partner, &id, Register::Kbo, RegisterAnswer::Matches), Err(DeskError::Forbidden)));

    assert_eq!(because(house.desk.partners().reject(coordinator, &id, StandingState::Refused, " ")), ErrorCode::Missing);
    assert_eq!(because(house.desk.partners().reject(coordinator, &id, StandingState::Suspended, "Non")), ErrorCode::StandingState);
    house.desk.partners().reject(coordinator, &id, StandingState::Refused, "Le numéro FASE n’est pas le vôtre.").unwrap();
    assert_eq!(because(submit()), ErrorCode::NotAPartner);
    // The partner reads the reason, answers, and asks for another review.
    let door = Door::of(house);
    let held =
        house.desk.read(|c| Ok(store::ledger::event::text_of(c, reprise::domain::subject::Subject::Organisation, id.as_str(), "note")?));
    assert_eq!(held.unwrap().as_deref(), Some("Le numéro FASE n’est pas le vôtre."));
    let answer = MessageInput { kind: MessageKind::Answer, text: "C’est celui de l’implantation.".to_owned(), sure: false };
    house.desk.requests().send_message(&partner, About::Organisation(id.clone()), &answer).unwrap();
    house.desk.partners().request_renewal(&partner).unwrap();
    assert_eq!(find(house, &id).standing.state, StandingState::Applied);
    assert_eq!(because(house.desk.partners().request_renewal(&partner)), ErrorCode::StandingState);

    house.desk.partners().approve(coordinator, &id, Some(day("2026-12-01"))).unwrap();
    // Correcting an address does not affect the approval.
    let before = find(house, &id);
    house
        .desk
        .partners()
        .change_organisation(coordinator, &id, &organisation(OrganisationKind::SecondarySchool, "Athénée royal 1", 1))
        .unwrap();
    let after = find(house, &id);
    assert!(after.name != before.name && after.standing == before.standing && after.checks == before.checks);
    assert!(active());
    submit().unwrap();
    // Suspended between two requests, then approved again until a date that passes.
    let other = house.desk.requests().enter(&partner, laptops(&school, 1)).unwrap().number;
    let send = || house.desk.requests().advance(&partner, other, RequestStep::Submit, None);
    house.desk.partners().reject(coordinator, &id, StandingState::Suspended, "Comptes à revoir.").unwrap();
    assert_eq!((because(send()), active()), (ErrorCode::NotAPartner, false));
    house.desk.partners().approve(coordinator, &id, Some(day("2026-12-01"))).unwrap();
    house.clock.advance(Duration::days(9));
    assert_eq!((because(send()), active()), (ErrorCode::NotAPartner, false));
    // With an expired approval the partner can still sign in, see its data and ask for renewal.
    let secret = {
        house.desk.accounts().request_sign_in_link("yasmine@etoile.example", reprise::i18n::Locale::Fr).unwrap();
        letters(house).into_iter().find_map(|l| l.secret).unwrap()
    };
    let come = door.form("lang=en", &format!("/l/{secret}"), &[]);
    let cookie = come.header("set-cookie").split(';').next().unwrap().to_owned();
    let page = door.ask("GET", "/partner", "").with("cookie", &cookie).go();
    assert!(page.status.as_u16() == 200 && page.text().contains("Partenariat terminé"), "{}", page.text());
    let asked = door.form(&cookie, "/partner", &[("do", "renew")]);
    assert_eq!(asked.header("location"), "/partner?ok=renewal-asked");
    house.desk.partners().approve(coordinator, &id, None).unwrap();
    send().unwrap();
    house.assert_sound();
});

// The end of an approval is announced once.
both!(the_end_of_an_approval_is_told_once, |house| {
    let (id, partner) = applied(house, 1, "yasmine@etoile.example");
    house.desk.partners().approve(house.coordinator(), &id, Some(day("2027-02-01"))).unwrap();
    let told = || kinds(house).into_iter().filter(|k| *k == LetterKind::PartnerRenewal).count();
    assert_eq!((house.desk.partners().remind_partners().unwrap(), told()), (0, 0), "it is too early");
    house.clock.advance(Duration::days(15));
    for _ in 0..3 {
        house.desk.partners().remind_partners().unwrap();
        house.clock.advance(Duration::days(1));
    }
    assert_eq!(told(), 1);
    // A partner that already asked gets no reminder; a new end date is announced again.
    house.desk.partners().approve(house.coordinator(), &id, Some(day("2027-02-05"))).unwrap();
    house.desk.partners().request_renewal(&partner).unwrap();
    house.desk.partners().remind_partners().unwrap();
    assert_eq!(told(), 1);
    house.desk.partners().approve(house.coordinator(), &id, Some(day("2027-02-04"))).unwrap();
    house.desk.partners().remind_partners().unwrap();
    assert_eq!(told(), 2);
});

// A partner manages its own contacts and accounts only.
both!(a_partner_looks_after_its_own_people_and_no_others, |house| {
    let (id, partner) = applied(house, 1, "yasmine@etoile.example");
    let (other_id, other) = applied(house, 2, "bart@kaai.example");
    let contact = |name: &str, email: &str| ContactInput {
        name: name.to_owned(),
        capacity: String::new(),
        email: email.to_owned(),
        phone: String::new(),
    };
    let added = house.desk.partners().add_own_contact(&partner, &contact("Luc", "luc@etoile.example")).unwrap();
    let silent = house.desk.partners().add_own_contact(&partner, &contact("Sans", "")).unwrap();
    // People of another organisation appear not to exist, and staff verbs are refused.
    let none = |r: Result<(), DeskError>| assert!(matches!(r, Err(DeskError::NotFound(..))), "{r:?}");
    none(house.desk.partners().erase_own_contact(&other, &added));
    none(house.desk.partners().invite_colleague(&other, &added));
    none(house.desk.partners().erase_contact(house.coordinator(), &other_id, &added));
    none(house.desk.partners().invite(house.coordinator(), &other_id, &added));
    for verb in [house.desk.partners().erase_contact(&partner, &id, &added), house.desk.partners().invite(&partner, &id, &added)] {
        assert!(matches!(verb, Err(DeskError::Forbidden)), "{verb:?}");
    }
    assert!(matches!(house.desk.partners().personal_data_held(&partner, &added), Err(DeskError::Forbidden)));

    assert_eq!(because(house.desk.partners().invite_colleague(&partner, &silent)), ErrorCode::NoEmail);
    house.desk.partners().invite_colleague(&partner, &added).unwrap();
    house.clock.advance(Duration::milliseconds(1));
    let secret = of_kind(house, LetterKind::Invitation).secret.unwrap();
    let door = Door::of(house);
    let come = door.form("lang=en", &format!("/l/{secret}"), &[]);
    assert_eq!(come.header("location"), "/partner");
    let cookie = come.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(door.ask("GET", "/partner", "").with("cookie", &cookie).go().text().contains("Athénée 1"));
    // An address that belongs to another organisation is not taken over.
    let stolen = house.desk.partners().add_own_contact(&partner, &contact("Bart", "bart@kaai.example")).unwrap();
    assert_eq!(because(house.desk.partners().invite_colleague(&partner, &stolen)), ErrorCode::EmailTaken);
    house.assert_sound();
});

/// The tables whose text columns contain a word, to find a name that should be erased.
fn holds(house: &House, word: &str) -> Vec<&'static str> {
    let places = [
        ("contact", "name"),
        ("contact", "email"),
        ("contact", "phone"),
        ("account", "name"),
        ("account", "email"),
        ("account", "email_key"),
        ("letter", "to_name"),
        ("letter", "to_address"),
        ("letter", "address_key"),
        ("letter", "subject"),
        ("letter", "body"),
        ("letter", "answer"),
        ("link", "address_key"),
        ("event_private", "value"),
        ("application", "input"),
        ("application", "address_key"),
        ("organisation", "state"),
    ];
    let found = |(table, column): &(&'static str, &'static str)| house.count(&format!("{table} WHERE {column} LIKE '%{word}%'")) > 0;
    places.iter().filter(|p| found(p)).map(|(table, _)| *table).collect()
}

// A person's data can be listed and erased.
both!(a_person_is_told_what_is_held_and_can_be_taken_away, |house| {
    let (id, _partner) = applied(house, 1, "yasmine@etoile.example");
    house.desk.partners().approve(house.coordinator(), &id, None).unwrap();
    house.desk.accounts().request_sign_in_link("yasmine@etoile.example", reprise::i18n::Locale::Fr).unwrap();
    let contacts = || house.desk.read(|c| Ok(store::partner::contacts(c, &id)?)).unwrap();
    let contact = ContactId::new(contacts()[0].id.clone());
    let door = Door::of(house);
    door.account("marie", Role::Coordinator, None);
    let held = door.ask("GET", &format!("/contacts/{contact}/held.json"), "").with("cookie", &door.cookie("marie")).go();
    assert!(held.header("content-disposition").starts_with("attachment"));
    let held = held.json();
    assert_eq!((&held["contact"]["name"], &held["account"]["email"]), (&"Yasmine Haddad".into(), &"yasmine@etoile.example".into()));
    assert!(held["letters"].as_array().unwrap().len() >= 3, "{held}");
    assert!(!held.to_string().contains("password"), "{held}");

    assert!(holds(house, "asmine").len() > 5);
    house.desk.partners().erase_contact(house.coordinator(), &id, &contact).unwrap();
    assert_eq!(holds(house, "asmine"), Vec::<&str>::new());
    assert_eq!(holds(house, "Haddad"), Vec::<&str>::new());
    // Unsent letters are not sent any more; their rows stay for the statistics.
    assert!(letters(house).iter().all(|l| l.state().unwrap().is_final()));
    assert!(letters(house).len() >= 3);
    house.assert_sound();
});

// Erasing a person from one organisation keeps them in the other.
both!(a_person_of_two_organisations_leaves_one_and_stays_in_the_other, |house| {
    const BOTH: &str = "yasmine@etoile.example";
    let (id, partner) = applied(house, 1, BOTH);
    house.desk.partners().approve(house.coordinator(), &id, None).unwrap();
    let other = house.school();
    let there = house.desk.partners().add_contact(house.coordinator(), &other.id, &person("Yasmine Haddad", BOTH)).unwrap();
    house.clock.advance(Duration::milliseconds(1));
    // Letters about both organisations wait for this person, with a separate link for the second.
    house.desk.accounts().request_sign_in_link(BOTH, reprise::i18n::Locale::Fr).unwrap();
    let act = crate::handover::remote_signing::offered_to(house, &other);
    let waits = |organisation: &OrganisationId| {
        let own = |l: &&Letter| l.organisation.as_deref() == Some(organisation.as_str()) && l.to_address == BOTH;
        letters(house).iter().filter(own).filter(|l| !l.state().unwrap().is_final()).count()
    };
    let theirs = waits(&other.id);
    assert!(waits(&id) > 0 && theirs > 0);
    let contacts = house.desk.read(|c| Ok(store::partner::contacts(c, &id)?)).unwrap();
    house.desk.partners().erase_contact(house.coordinator(), &id, &ContactId::new(contacts[0].id.clone())).unwrap();
    assert_eq!((waits(&id), waits(&other.id)), (0, theirs), "what the other organisation writes still leaves");
    let secret = letters(house).into_iter().find_map(|l| l.secret.filter(|_| l.to_address == BOTH && l.kind == "sign_act")).unwrap();
    assert_eq!(house.desk.accounts().one_time_link(&secret).unwrap().0, reprise::domain::account::one_time_link::LinkState::Live);
    assert_eq!(house.desk.read(|c| Ok(store::handover::find(c, act)?)).unwrap().unwrap().0.organisation, other.id);
    // Nothing is left for the first organisation: no active account, no letter, no link.
    assert!(house.desk.read(|c| Ok(store::account::find(c, partner.actor.user.as_str())?)).unwrap().is_none_or(|a| !a.active));
    assert_eq!(house.count(&format!("link WHERE organisation = '{id}' AND address_key <> ''")), 0);
    house.desk.partners().erase_contact(house.coordinator(), &other.id, &there).unwrap();
    assert_eq!(holds(house, "asmine"), Vec::<&str>::new());
    house.assert_sound();
});

// The same approval is announced once.
both!(approved_twice_is_told_once, |house| {
    let (id, _partner) = applied(house, 1, "yasmine@etoile.example");
    let told = || letters(house).iter().filter(|l| l.kind == LetterKind::PartnerApproved.as_str()).count();
    for _ in 0..2 {
        house.desk.partners().approve(house.coordinator(), &id, Some(day("2027-11-23"))).unwrap();
        assert_eq!(told(), 1);
    }
    let mark = house.mark();
    house.desk.partners().approve(house.coordinator(), &id, Some(day("2027-11-23"))).unwrap();
    assert_eq!(house.mark(), mark);
    // Another end date is a new decision and is announced. A partner that asked for renewal is told even if the date stays the same.
    house.desk.partners().approve(house.coordinator(), &id, Some(day("2027-12-23"))).unwrap();
    assert_eq!(told(), 2);
    house.assert_sound();
});

// Personal data is erased automatically after its retention period.
both!(what_was_kept_long_enough_goes_by_itself, |house| {
    let (gone, _) = applied(house, 1, "yasmine@etoile.example");
    let (stays, _) = applied(house, 2, "bart@kaai.example");
    house.desk.partners().approve(house.coordinator(), &stays, Some(day("2030-01-01"))).unwrap();
    house.desk.partners().reject(house.coordinator(), &gone, StandingState::Refused, "Hors de la Région.").unwrap();
    house.clock.advance(Duration::days(360));
    let done = house.desk.partners().erase_expired().unwrap();
    assert_eq!((done.contacts, done.letters), (0, 0));
    house.clock.advance(Duration::days(30));
    let done = house.desk.partners().erase_expired().unwrap();
    assert!(done.contacts == 0 && done.letters > 3, "{done:?}");
    assert!(letters(house).iter().all(|l| l.state().unwrap().is_final() && l.body.is_empty()), "even what never left");
    house.clock.advance(Duration::days(400));
    let done = house.desk.partners().erase_expired().unwrap();
    assert_eq!((done.contacts, done.accounts), (1, 1), "{done:?}");
    let left = |id: &OrganisationId| house.desk.read(|c| Ok(store::partner::contacts(c, id)?)).unwrap().len();
    assert_eq!((left(&gone), left(&stays)), (0, 1));
    assert!(holds(house, "etoile.example").is_empty() && !holds(house, "kaai.example").is_empty());
    house.assert_sound();
    assert!(house.desk.ledger().verify().unwrap().is_clean());
});

/// An organisation stored before standings existed counts as approved.
#[test]
fn an_organisation_from_before_there_was_a_standing_is_approved() {
    let house = House::sqlite();
    let school = house.school();
    let text = serde_json::to_string(&school).unwrap();
    assert!(!text.contains("standing") && !text.contains("checks") && !text.contains("site"), "{text}");
    let read: Organisation = serde_json::from_str(&text).unwrap();
    assert!(read == school && read.may_receive(day("2099-01-01")));
}
