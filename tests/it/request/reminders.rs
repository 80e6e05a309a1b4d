//! Guards reminders: those who wait are told, questions are repeated once, and coordinators see what waits on their side.

use crate::support::build::laptops;
use crate::support::house::{House, both};
use chrono::Duration;
use reprise::desk::request::conversation::{About, MessageInput};
use reprise::desk::request::entry::RequestInput;
use reprise::desk::request::reminders::Reminded;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::Organisation;
use reprise::domain::request::RequestStep;
use reprise::domain::request::conversation::MessageKind;
use reprise::store::notification::{Filter, Letter};

fn asks(house: &House, school: &Organisation, quantity: u32) -> Number {
    let input = RequestInput { people: 100, ..laptops(school, quantity) };
    let request = house.desk.requests().enter(house.clerk(), input).unwrap();
    house.desk.requests().advance(house.clerk(), request.number, RequestStep::Submit, None).unwrap().number
}

fn letters(house: &House, kind: &str) -> Vec<Letter> {
    let all = house.desk.read(|c| Ok(reprise::store::notification::newest(c, &Filter::default(), None, 500)?)).unwrap();
    all.into_iter().filter(|l| l.kind == kind).collect()
}

fn said(requests: u32, questions: u32, house: u32) -> Reminded {
    Reminded { requests, questions, house, meetings: 0 }
}

// A waiting organisation gets a letter each month, and coordinators each week.
both!(who_waits_for_a_decision_hears_of_it_each_month_and_the_coordinators_each_week, |house| {
    let desk = &house.desk;
    let school = house.school();
    let partner = house.partner(&school.id);
    let number = asks(house, &school, 4);
    let served = asks(house, &house.school(), 1);
    house.coordinator();
    let round = || desk.requests().send_reminders().unwrap();
    let days = |n| house.clock.advance(Duration::days(n));
    let batch = house.batch().number;
    (0..2).for_each(|n| drop(house.stocked(batch, &format!("W-{n}"))));
    desk.requests().allocate(house.coordinator(), served, vec![1], "Comme demandé").unwrap();
    days(29);
    assert_eq!(round(), said(0, 0, 0), "thirty days, and not one less");
    days(1);
    // A fully served request waits for nothing.
    assert_eq!(round(), said(1, 0, 2));
    assert_eq!(round(), said(0, 0, 0), "once");
    let told = letters(house, "request_waiting");
    assert_eq!(told.len(), 1);
    assert!(told[0].body.contains(&format!("{number}")) && told[0].body.contains("0 sur 4"), "{}", told[0].body);
    assert_eq!(told[0].organisation.as_deref(), Some(school.id.as_str()));
    let of_house = letters(house, "house_waiting");
    assert_eq!(of_house.len(), 2, "each coordinator");
    for letter in &of_house {
        assert!(letter.body.contains(&format!("– {number} · {} · attend une décision depuis le", school.name)), "{}", letter.body);
        assert!(!letter.body.contains(&served.to_string()) && letter.organisation.is_none());
    }
    days(7);
    assert_eq!(round(), said(0, 0, 2), "the coordinators again the week after");
    // A partial decision resets the month; then the rest still waits. Coordinators are not reminded of what they decided.
    desk.requests().allocate(house.coordinator(), number, vec![1], "Une partie").unwrap();
    days(29);
    assert_eq!(round(), said(0, 0, 0));
    days(1);
    assert_eq!(round(), said(1, 0, 0));
    assert!(letters(house, "request_waiting").iter().any(|l| l.body.contains("1 sur 4")));
    // A message from the organisation counts as activity, and so does our answer.
    days(20);
    desk.requests()
        .send_message(&partner, About::Request(number), &MessageInput { kind: MessageKind::Answer, text: "Merci.".to_owned(), sure: false })
        .unwrap();
    days(10);
    assert_eq!(round(), said(0, 0, 0));
    days(20);
    assert_eq!(round(), said(1, 0, 0));
    desk.requests().advance(house.coordinator(), number, RequestStep::CloseRest, Some("Vu ensemble")).unwrap();
    days(60);
    assert_eq!(round(), said(0, 0, 0), "nothing is waited for any more");
    house.assert_sound();
});

// An unanswered question is repeated once; an answer that we owe is shown to staff.
both!(a_question_is_asked_once_more_and_an_answer_we_owe_is_shown_to_us, |house| {
    let desk = &house.desk;
    let school = house.school();
    let partner = house.partner(&school.id);
    let number = asks(house, &school, 4);
    house.coordinator();
    let round = || desk.requests().send_reminders().unwrap();
    let days = |n| house.clock.advance(Duration::days(n));
    let says = |kind, text: &str| MessageInput { kind, text: text.to_owned(), sure: false };
    let about = || About::Request(number);
    desk.requests().send_message(house.coordinator(), about(), &says(MessageKind::Question, "Avez-vous des prises ?")).unwrap();
    days(6);
    assert_eq!(round(), said(0, 0, 0));
    days(1);
    assert_eq!(round(), said(0, 1, 0));
    days(7);
    assert_eq!(round(), said(0, 0, 0), "once more, and not for ever");
    let again = letters(house, "message_question_again");
    assert_eq!(again.len(), 1);
    assert!(again[0].body.contains(&format!("/requests/{number}")) && !again[0].body.contains("prises"), "{}", again[0].body);
    // Another question has its own reminder; once answered, it is not sent again.
    desk.requests().send_message(house.coordinator(), about(), &says(MessageKind::Question, "Et des tables ?")).unwrap();
    desk.requests().send_message(&partner, about(), &says(MessageKind::Question, "Oui. Quand saurons-nous ?")).unwrap();
    days(6);
    assert_eq!(round(), said(0, 0, 0));
    days(1);
    assert_eq!(round(), said(0, 0, 2), "now it is our turn");
    assert!(letters(house, "house_waiting").iter().all(|l| l.body.contains("attend notre réponse depuis le")));
    desk.requests().send_message(house.coordinator(), about(), &says(MessageKind::Answer, "En décembre.")).unwrap();
    days(7);
    assert_eq!(round(), said(0, 0, 0), "nothing waits, nothing is written");
});

// Each step of a request sends one letter, and a draft sends none.
both!(each_step_of_a_request_is_told_once_and_a_draft_is_nobodys_business, |house| {
    let desk = &house.desk;
    let school = house.school();
    house.partner(&school.id);
    let step = |number, step, note| {
        // Letters of the same millisecond have no order.
        house.clock.advance(Duration::milliseconds(1));
        drop(desk.requests().advance(house.coordinator(), number, step, note).unwrap());
    };
    let told = |number: Number| -> Vec<String> {
        let own = |l: &Letter| (l.about_key == number.to_string()).then(|| l.kind.clone());
        let all = desk.read(|c| Ok(reprise::store::notification::newest(c, &Filter::default(), None, 500)?)).unwrap();
        all.iter().rev().filter_map(own).collect()
    };
    let number = asks(house, &school, 4);
    for _ in 0..2 {
        step(number, RequestStep::Review, None);
        step(number, RequestStep::Release, None);
    }
    house.clock.advance(Duration::milliseconds(1));
    desk.requests().allocate(house.coordinator(), number, vec![1], "Une partie").unwrap();
    step(number, RequestStep::CloseRest, Some("Vu ensemble"));
    assert_eq!(told(number), ["request_submitted", "request_review", "request_approved", "request_closed"]);
    assert!(letters(house, "request_closed").iter().all(|l| !l.body.contains("Vu ensemble")), "the reason stays on its page");
    let back = asks(house, &school, 1);
    step(back, RequestStep::Withdraw, None);
    assert_eq!(told(back), ["request_submitted", "request_withdrawn"]);
    let draft = desk.requests().enter(house.clerk(), laptops(&school, 1)).unwrap().number;
    step(draft, RequestStep::Withdraw, None);
    assert!(told(draft).is_empty());
});

// An appointment has one reminder before it.
both!(an_appointment_is_reminded_of_once_before_it, |house| {
    use reprise::desk::handover::appointment::AppointmentInput;
    let desk = &house.desk;
    let school = house.school();
    house.partner(&school.id);
    let (request, _) = house.granted(&school, 1);
    let act = desk.handovers().begin(house.technician(), request.number, "Dépôt").unwrap().number;
    let hours = |n| house.clock.advance(Duration::hours(n));
    let meet = |from: chrono::DateTime<chrono::Utc>| AppointmentInput {
        from,
        until: from + Duration::hours(1),
        transport: reprise::domain::handover::Transport::PickUp,
        place: "Dépôt, quai 2".to_owned(),
        ask_for: None,
    };
    let round = || desk.requests().send_reminders().unwrap().meetings;
    let from = desk.now() + Duration::days(5);
    desk.handovers().set_appointment(house.technician(), act, meet(from)).unwrap();
    hours(83);
    assert_eq!(round(), 0, "thirty-seven hours before");
    hours(1);
    assert_eq!((round(), round()), (1, 0), "once");
    let told = letters(house, "appointment_soon");
    assert_eq!(told.len(), 1);
    assert!(told[0].body.contains("quai 2") && told[0].attached().is_some_and(|a| a.text.contains("BEGIN:VCALENDAR")), "{}", told[0].body);
    // A moved appointment needs no reminder right after its letter, but a day later it does; a cancelled one needs none.
    desk.handovers().set_appointment(house.technician(), act, meet(from - Duration::hours(10))).unwrap();
    assert_eq!(round(), 0);
    hours(24);
    assert_eq!(round(), 1);
    desk.handovers().set_appointment(house.technician(), act, meet(from + Duration::days(3))).unwrap();
    desk.handovers().cancel_appointment(house.technician(), act).unwrap();
    hours(60);
    assert_eq!(round(), 0);
    house.assert_sound();
});

// A partner's first page shows what waits for them first, and nothing about others.
#[test]
fn a_partner_finds_what_waits_for_them_on_the_first_page() {
    use crate::pages::Reader;
    use crate::support::build::typed;
    let house = House::sqlite();
    let (school, other) = (house.school(), house.school());
    for one in [&school, &other] {
        house.partner(&one.id);
    }
    let tag = house.stocked(house.batch().number, "W-1").tag;
    let (request, _) = house.granted(&school, 1);
    house.desk.requests().reserve(house.coordinator(), request.number, tag).unwrap();
    let act = house.desk.handovers().begin(house.technician(), request.number, "Dépôt, quai 2").unwrap().number;
    house.desk.handovers().pick(house.technician(), act, tag).unwrap();
    let home = |who: &Organisation| Reader::new(&house, &format!("partner {}", who.id)).get("/").must(200);
    let named = request.number.to_string();
    let before = home(&school);
    assert!(before.contains("href=\"/requests/new\"") && before.contains(&named) && !before.contains("À signer"), "{before}");
    let question = MessageInput { kind: MessageKind::Question, text: "Avez-vous des prises ?".to_owned(), sure: false };
    house.desk.requests().send_message(house.coordinator(), About::Request(request.number), &question).unwrap();
    house.desk.handovers().offer(house.technician(), act, &typed("Alix Martin")).unwrap();
    let html = home(&school);
    assert!(html.contains("À signer") && html.contains(&format!("/handovers/{act}/accept")), "{html}");
    assert!(html.contains("Nous attendons votre réponse"), "{html}");
    let theirs = home(&other);
    assert!(
        !theirs.contains(&named) && !theirs.contains(&act.to_string()) && theirs.contains("pas encore introduit de demande"),
        "{theirs}"
    );
    house.desk.handovers().withdraw_offer(house.technician(), act).unwrap();
    assert!(!home(&school).contains("À signer"));
}
