//! Guards conversations: who may write what, whose turn it is, and how a text that should not have been written is removed.

use crate::api::door::Door;
use crate::support::build::laptops;
use crate::support::house::both;
use reprise::desk::request::conversation::{About, MessageInput, reworded};
use reprise::desk::{DeskError, ErrorCode};
use reprise::domain::account::actor::Role;
use reprise::domain::request::RequestStep;
use reprise::domain::request::conversation::{Awaits, MessageKind};
use reprise::domain::subject::Subject;
use reprise::store;

fn says(kind: MessageKind, text: &str) -> MessageInput {
    MessageInput { kind, text: text.to_owned(), sure: false }
}

#[track_caller]
fn because(error: &DeskError) -> ErrorCode {
    match error {
        DeskError::Conflict(field_error) => field_error.code,
        DeskError::Invalid(field_errors) => field_errors[0].code,
        other => panic!("{other}"),
    }
}

// Both sides can write, and staff see which conversations wait for an answer.
both!(both_sides_speak_and_the_house_is_told_what_waits, |house| {
    let desk = &house.desk;
    let school = house.school();
    let number = house.request(&school, 3).number;
    let partner = house.partner(&school.id);
    let stranger = house.partner(&house.school().id);
    let about = || About::Request(number);
    desk.requests().send_message(house.coordinator(), about(), &says(MessageKind::Question, "Avez-vous des prises ?")).unwrap();
    assert_eq!(desk.requests().waiting_for_answer().unwrap(), []);
    desk.requests().send_message(&partner, about(), &says(MessageKind::Answer, "Oui, douze.")).unwrap();
    desk.requests().send_message(&partner, about(), &says(MessageKind::Question, "Quand saurons-nous ?")).unwrap();
    let waiting = desk.requests().waiting_for_answer().unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].key.as_str(), waiting[0].awaits), (number.to_string().as_str(), Awaits::House));
    desk.requests().send_message(house.coordinator(), about(), &says(MessageKind::Answer, "En décembre.")).unwrap();
    assert_eq!(desk.requests().waiting_for_answer().unwrap(), []);
    let said: Vec<_> = desk.requests().messages(&about()).unwrap().into_iter().map(|m| (m.house, m.text.unwrap())).collect();
    let words = |(house, text): (bool, &str)| (house, text.to_owned());
    assert_eq!(
        said,
        [(true, "Avez-vous des prises ?"), (false, "Oui, douze."), (false, "Quand saurons-nous ?"), (true, "En décembre.")].map(words)
    );

    // A partner of another organisation finds no such conversation.
    let error = desk.requests().send_message(&stranger, about(), &says(MessageKind::Question, "Et nous ?")).unwrap_err();
    assert!(matches!(error, DeskError::NotFound(..)), "{error}");
    let error = desk
        .requests()
        .send_message(&stranger, About::Organisation(school.id.clone()), &says(MessageKind::Question, "Et nous ?"))
        .unwrap_err();
    assert!(matches!(error, DeskError::NotFound(..)), "{error}");
    assert!(matches!(
        desk.requests().send_message(house.technician(), about(), &says(MessageKind::Answer, "x")),
        Err(DeskError::Forbidden)
    ));
    assert_eq!(
        because(&desk.requests().send_message(&partner, about(), &says(MessageKind::Answer, "  ")).unwrap_err()),
        ErrorCode::Missing
    );
    house.assert_sound();
});

// An objection needs a decision to object to.
both!(only_what_was_decided_is_contested, |house| {
    let desk = &house.desk;
    let school = house.school();
    let partner = house.partner(&school.id);
    let waiting = house.request(&school, 3).number;
    let contest = || says(MessageKind::Contest, "Nous avons davantage d'élèves.");
    assert_eq!(
        because(&desk.requests().send_message(&partner, About::Request(waiting), &contest()).unwrap_err()),
        ErrorCode::NothingToContest
    );
    let (request, _) = house.granted(&school, 3);
    desk.requests().send_message(&partner, About::Request(request.number), &contest()).unwrap();
    let open = desk.requests().waiting_for_answer().unwrap();
    assert!(open.len() == 1 && open[0].contested);
    desk.requests()
        .send_message(house.coordinator(), About::Request(request.number), &says(MessageKind::Answer, "Voici le calcul."))
        .unwrap();
    assert_eq!(desk.requests().waiting_for_answer().unwrap(), []);
    house.assert_sound();
});

// Text that looks personal is flagged before sending, and can be erased later.
both!(a_name_is_pointed_out_and_can_be_taken_away, |house| {
    let desk = &house.desk;
    let school = house.school();
    let partner = house.partner(&school.id);
    let about = || About::Request(house.granted(&school, 1).0.number);
    let number = about();
    let names = "Pour Amina, 12 ans, et Yassine, 9 ans";
    let before = house.mark();
    let error = desk.requests().send_message(&partner, number.clone(), &says(MessageKind::Question, names)).unwrap_err();
    assert_eq!(because(&error), ErrorCode::LooksPersonal);
    assert_eq!(house.mark(), before);
    let sure = MessageInput { sure: true, ..says(MessageKind::Question, names) };
    desk.requests().send_message(&partner, number.clone(), &sure).unwrap();
    desk.requests()
        .send_message(house.coordinator(), number.clone(), &says(MessageKind::Answer, "Retirez les noms, s'il vous plaît."))
        .unwrap();
    let said = desk.requests().messages(&number).unwrap();
    // A text may be erased by its author's organisation and by a coordinator, and by nobody else.
    let stranger = house.partner(&house.school().id);
    for other in [&stranger, house.technician()] {
        assert!(desk.requests().erase_text(other, said[0].seq, "text").is_err());
    }
    assert!(desk.requests().erase_text(&partner, said[1].seq, "text").is_err(), "the house's words are not theirs to erase");
    assert!(desk.requests().erase_text(house.coordinator(), 0, "text").is_err());
    assert!(desk.requests().erase_text(house.coordinator(), u64::MAX, "text").is_err());
    desk.requests().erase_text(&partner, said[0].seq, "text").unwrap();
    assert_eq!(desk.requests().messages(&number).unwrap()[0].text, None);
    assert_eq!(house.count(&format!("event_private WHERE value LIKE '%{}%'", "Amina")), 0);
    assert!(desk.requests().erase_text(&partner, said[0].seq, "text").is_err(), "there is nothing left to erase");
    // The project text of a request can be erased in the same way.
    let draft = desk.requests().enter(&partner, laptops(&school, 2)).unwrap();
    let seq = desk
        .read(|c| {
            Ok(reprise::store::ledger::event::history(c, reprise::domain::subject::Subject::Request, &draft.number.to_string(), None, 1)?)
        })
        .unwrap()[0]
        .leaf
        .seq;
    desk.requests().erase_text(&partner, seq, "project").unwrap();
    house.assert_sound();
});

// The reason of a decision can be replaced and not erased.
both!(the_reason_of_a_decision_gives_way_to_another_only, |house| {
    let desk = &house.desk;
    let school = house.school();
    let partner = house.partner(&school.id);
    let number = house.request(&school, 3).number;
    let why = "Madame Amina Diallo, 12 rue Haute, a déjà reçu";
    desk.requests().advance(house.coordinator(), number, RequestStep::Decline, Some(why)).unwrap();
    let line = || {
        let history = |c: &mut _| Ok(store::ledger::event::history(c, Subject::Request, &number.to_string(), None, 1)?);
        desk.read(history).unwrap().remove(0)
    };
    let seq = line().leaf.seq;
    assert_eq!(line().text("note"), Some(why));
    // A reason cannot simply be erased; it is replaced, and the replacement may name nobody either.
    for acting in [house.coordinator(), &partner] {
        assert!(matches!(desk.requests().erase_text(acting, seq, "note"), Err(DeskError::NotFound(..))));
    }
    assert!(matches!(desk.requests().reword_reason(&partner, seq, "Déjà servi"), Err(DeskError::Forbidden)));
    assert_eq!(because(&desk.requests().reword_reason(house.coordinator(), seq, "  ").unwrap_err()), ErrorCode::InsteadNeeded);
    let named = "Amina, 12 ans, et Yassine, 9 ans";
    assert_eq!(because(&desk.requests().reword_reason(house.coordinator(), seq, named).unwrap_err()), ErrorCode::LooksPersonal);
    assert!(matches!(desk.requests().reword_reason(house.coordinator(), 0, "Déjà servi"), Err(DeskError::NotFound(..))));
    assert_eq!(line().text("note"), Some(why));

    desk.requests().reword_reason(house.coordinator(), seq, "Une personne de la maison a déjà reçu").unwrap();
    assert_eq!((line().text("note"), house.count("event_private WHERE value LIKE '%Diallo%'")), (None, 0));
    let instead = desk.read(|c| reworded(c, seq)).unwrap().unwrap();
    assert_eq!((instead.text.as_str(), &instead.by), ("Une personne de la maison a déjà reçu", &house.coordinator().actor.user));
    assert!(matches!(desk.requests().reword_reason(house.coordinator(), seq, "Encore"), Err(DeskError::NotFound(..))), "once");

    // The applicant reads the new reason and that it was rewritten; staff also see by whom.
    let door = Door::of(house);
    door.account("els", Role::Partner, Some(school.id.as_str()));
    door.account("marie", Role::Coordinator, None);
    for (who, named) in [("els", false), ("marie", true)] {
        let page = door.ask("GET", &format!("/requests/{number}"), "").with("cookie", &door.cookie(who)).go().text();
        assert!(page.contains("Une personne de la maison a déjà reçu") && page.contains("Written anew:"), "{who}");
        assert!(!page.contains("Diallo"));
        assert_eq!(page.contains("· coordinator</span>"), named, "{who}");
    }
    house.assert_sound();
});

// The page of a request offers to replace the reason.
both!(a_reason_is_written_anew_on_the_page_of_its_request, |house| {
    let school = house.school();
    let number = house.request(&school, 3).number;
    house.desk.requests().advance(house.coordinator(), number, RequestStep::Decline, Some("Pour Amina Diallo")).unwrap();
    let door = Door::of(house);
    door.account("marie", Role::Coordinator, None);
    let cookie = door.cookie("marie");
    let path = format!("/requests/{number}");
    let page = door.ask("GET", &path, "").with("cookie", &cookie).go().text();
    let action = page.rsplit("action=\"/texts/").next().unwrap().split('"').next().unwrap();
    let address = format!("/texts/{action}");
    let press = |instead: &str| door.form(&cookie, &address, &[("field", "note"), ("instead", instead), ("back", &path)]);
    assert_eq!(press("").status.as_u16(), 422);
    let done = press("Déjà servi");
    assert_eq!(done.header("location"), format!("{path}?ok=reason-reworded"));
    assert_eq!(door.form(&cookie, &address, &[("field", "motive")]).status.as_u16(), 422);
    assert_eq!(door.form(&cookie, &address, &[("field", "note"), ("instead", "Encore")]).status.as_u16(), 404);
});
