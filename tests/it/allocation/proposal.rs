//! Guards the fair split from request to promise: proposed, adjusted, decided, explained, and continued when more stock arrives.

use crate::pages::Reader;
use crate::support::build::{laptops, passed};
use crate::support::house::{House, both};
use reprise::desk::allocation::fair_split::{pool, work_out};
use reprise::desk::request::conversation::{About, MessageInput};
use reprise::desk::request::entry::RequestInput;
use reprise::desk::{DeskError, ErrorCode};
use reprise::domain::allocation::claim::Weights;
use reprise::domain::allocation::proposal::SplitReport;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::device::{Device, Specification};
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::Organisation;
use reprise::domain::request::conversation::MessageKind;
use reprise::domain::request::programme::Audience;
use reprise::domain::request::{RequestLine, RequestState, RequestStep};
use std::collections::BTreeMap;

#[track_caller]
fn because(error: &DeskError) -> ErrorCode {
    match error {
        DeskError::Conflict(field_error) => field_error.code,
        DeskError::Invalid(field_errors) => field_errors[0].code,
        other => panic!("{other}"),
    }
}

/// A submitted request for laptops, for a number of people.
fn asks(house: &House, school: &Organisation, quantity: u32, people: u32) -> Number {
    let input = RequestInput { people, ..laptops(school, quantity) };
    let request = house.desk.requests().enter(house.clerk(), input).unwrap();
    house.desk.requests().advance(house.clerk(), request.number, RequestStep::Submit, None).unwrap().number
}

fn stock(house: &House, from: u32, many: u32) -> Vec<Tag> {
    let batch = house.batch().number;
    (from..from + many).map(|n| house.stocked(batch, &format!("ST-{n}")).tag).collect()
}

fn worked(house: &House, id: &reprise::domain::id::ProposalId) -> SplitReport {
    house.desk.read(|c| Ok(reprise::store::allocation::working(c, id)?)).unwrap().unwrap()
}

fn given(working: &SplitReport) -> BTreeMap<Number, u32> {
    let mut by = BTreeMap::new();
    working.lines.iter().for_each(|l| *by.entry(l.request).or_default() += l.given);
    by
}

// A shortage is split and decided, and the unserved rest takes part in the next split.
both!(what_is_short_is_split_decided_and_the_rest_goes_on_waiting, |house| {
    let desk = &house.desk;
    let coordinator = house.coordinator();
    let (small, large) = (house.school(), house.school());
    let (few, many) = (asks(house, &small, 4, 4), asks(house, &large, 8, 8));
    assert_eq!(because(&desk.allocations().propose(coordinator, None).unwrap_err()), ErrorCode::NothingReady);
    stock(house, 0, 6);
    let proposal = desk.allocations().propose(coordinator, None).unwrap();
    let split = worked(house, &proposal.id);
    // The stock covers half of the total need, so each request gets half of its need.
    assert_eq!(given(&split), BTreeMap::from([(few, 2), (many, 4)]));
    assert_eq!((proposal.requests, proposal.asked, proposal.ready, proposal.given), (2, 12, 6, 6));
    // A proposal promises nothing until it is decided.
    assert!(desk.read(|c| Ok(reprise::store::device::ready(c)?)).unwrap().len() == 6);
    assert_eq!(because(&desk.allocations().decide_as_proposed(coordinator, &proposal.id, few, " ").unwrap_err()), ErrorCode::Missing);
    let decided = desk.allocations().decide_proposal(coordinator, &proposal.id, "Comme proposé").unwrap();
    assert_eq!((decided.allocations.len(), decided.refused.len(), decided.left), (2, 0, 0));
    for allocation in &decided.allocations {
        let line = split.lines_of(allocation.request).next().unwrap();
        let promised = desk.read(|c| Ok(reprise::store::device::of_request(c, allocation.request)?)).unwrap();
        let tags: Vec<Tag> = promised.iter().map(|d: &Device| d.tag).collect();
        assert!(
            promised.iter().all(|d| d.stage == Stage::Reserved)
                && tags.iter().all(|t| line.devices.contains(t))
                && tags.len() == line.devices.len()
        );
        let paper = desk.read(|c| Ok(reprise::store::document::find(c, &allocation.number.to_string())?)).unwrap().unwrap();
        assert!(paper.bytes.starts_with(b"%PDF") && paper.content.contains(&proposal.seed.to_string()), "the working is on the paper");
    }
    // Deciding the same proposal again adds nothing.
    assert_eq!(desk.allocations().decide_proposal(coordinator, &proposal.id, "Encore").unwrap().allocations, []);
    assert!(desk.allocations().decide_as_proposed(coordinator, &proposal.id, few, "Encore").is_err());

    // More stock arrives: what was granted counts as served, and the rest takes part without a new request.
    stock(house, 100, 3);
    let next = desk.allocations().propose(coordinator, None).unwrap();
    assert_eq!(given(&worked(house, &next.id)), BTreeMap::from([(few, 1), (many, 2)]));
    assert_eq!(
        because(&desk.allocations().close(coordinator, &proposal.id).unwrap_err()),
        ErrorCode::ProposalClosed,
        "a newer one took its place"
    );
    desk.allocations().decide_proposal(coordinator, &next.id, "La suite").unwrap();
    let allocations = desk.read(|c| Ok(reprise::store::request::allocations(c, many)?)).unwrap();
    assert_eq!(allocations.iter().map(|(a, _)| a.granted.clone()).collect::<Vec<_>>(), [[4], [2]]);
    // Handed over in two parts: the request stays open for what is still waiting, until that is closed.
    house.hand_over_all(few);
    let state = || desk.read(|c| Ok(reprise::store::request::find(c, few)?)).unwrap().unwrap().state;
    assert_eq!(state(), RequestState::Approved);
    desk.requests().advance(house.clerk(), few, RequestStep::CloseRest, Some("Il en suffit de trois")).unwrap();
    assert_eq!(state(), RequestState::Fulfilled);
    house.assert_sound();
});

// A coordinator who reviews a request keeps others from deciding it until it is released.
both!(who_decides_and_who_has_it_in_hand, |house| {
    let desk = &house.desk;
    let (coordinator, clerk) = (house.coordinator(), house.clerk());
    let request = asks(house, &house.school(), 2, 10);
    stock(house, 0, 2);
    assert_eq!(because(&desk.requests().allocate(clerk, request, vec![1], "m").unwrap_err()), ErrorCode::OwnRequest);
    let proposal = desk.allocations().propose(clerk, None).unwrap();
    assert_eq!(because(&desk.allocations().decide_as_proposed(clerk, &proposal.id, request, "m").unwrap_err()), ErrorCode::OwnRequest);
    // Under review by one person: nobody else decides or declines it, and it takes no part in a split.
    desk.requests().advance(clerk, request, RequestStep::Review, None).unwrap();
    assert_eq!(because(&desk.requests().allocate(coordinator, request, vec![1], "m").unwrap_err()), ErrorCode::InOtherHands);
    assert_eq!(
        because(&desk.requests().advance(coordinator, request, RequestStep::Decline, Some("n")).unwrap_err()),
        ErrorCode::InOtherHands
    );
    assert_eq!(because(&desk.allocations().propose(coordinator, None).unwrap_err()), ErrorCode::NothingWaits);
    // Another coordinator takes it over and releases it.
    desk.requests().advance(coordinator, request, RequestStep::Review, None).unwrap();
    desk.requests().advance(coordinator, request, RequestStep::Release, None).unwrap();
    let proposal = desk.allocations().propose(coordinator, None).unwrap();
    desk.allocations().decide_as_proposed(coordinator, &proposal.id, request, "m").unwrap();
    // The second decision on the same line is refused because of the first.
    assert!(desk.allocations().decide_as_proposed(coordinator, &proposal.id, request, "m").is_err());
    house.assert_sound();
});

// An adjustment by hand needs a reason and free devices: what one request gains is first taken from another, on record.
both!(a_change_by_hand_has_a_reason_and_takes_from_nobody_in_silence, |house| {
    let desk = &house.desk;
    let coordinator = house.coordinator();
    let (one, other) = (asks(house, &house.school(), 3, 3), asks(house, &house.school(), 3, 3));
    stock(house, 0, 4);
    let id = desk.allocations().propose(coordinator, None).unwrap().id;
    assert_eq!(given(&worked(house, &id)), BTreeMap::from([(one, 2), (other, 2)]));
    let adjust = |request, to, reason: &str| desk.allocations().adjust(coordinator, &id, request, 0, to, reason);
    assert_eq!(because(&adjust(one, 3, " ").unwrap_err()), ErrorCode::Missing);
    assert_eq!(because(&adjust(one, 4, "r").unwrap_err()), ErrorCode::Bounds);
    assert_eq!(because(&adjust(one, 3, "r").unwrap_err()), ErrorCode::NoneLeft);
    adjust(other, 1, "Local pas encore prêt").unwrap();
    let after = adjust(one, 3, "Cours dès lundi").unwrap();
    let split = worked(house, &id);
    assert_eq!(given(&split), BTreeMap::from([(one, 3), (other, 1)]));
    assert_eq!(after.adjusted.iter().map(|a| (a.from, a.to)).collect::<Vec<_>>(), [(2, 1), (2, 3)]);
    assert!(split.lines.iter().all(|l| l.proposed == 2), "what the rule gave stays to be seen");
    let all: Vec<Tag> = split.lines.iter().flat_map(|l| l.devices.clone()).collect();
    assert_eq!(all.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "no device in two lines");
    house.assert_sound();
});

/// The proposal does not depend on the order or the number of requests per organisation.
#[test]
fn the_order_of_entry_and_the_number_of_forms_change_nothing() {
    let house = House::sqlite();
    let desk = &house.desk;
    let schools: Vec<Organisation> = (0..4).map(|_| house.school()).collect();
    for (school, (quantity, people)) in schools.iter().zip([(5, 5), (9, 9), (3, 12), (20, 6)]) {
        asks(&house, school, quantity, people);
    }
    // The second school splits its need over two requests.
    asks(&house, &schools[1], 4, 9);
    stock(&house, 0, 11);
    let (in_force, today, now) = (desk.in_force(), desk.today(), desk.now());
    let read = || desk.read(|c| pool(c, &in_force, None, today, now)).unwrap();
    let weights = &in_force.policy.fairness;
    let plain = work_out(&read(), weights, 7, now, None).unwrap();
    let mut turned = read();
    turned.requests.reverse();
    turned.devices.reverse();
    assert_eq!(work_out(&turned, weights, 7, now, None).unwrap(), plain);
    // Merging the two requests, or asking for a hundred times the need, gives the second school the same amount.
    let of = |w: &SplitReport, at: usize| {
        w.needs.iter().find(|n| n.need.organisation == schools[at].id).map(|n| (n.need.need, n.given)).unwrap()
    };
    let mut once = read();
    once.requests.retain(|(r, _)| r.number.place != 5);
    assert_eq!(of(&work_out(&once, weights, 7, now, None).unwrap(), 1), of(&plain, 1));
    let mut greedy = read();
    greedy.requests.iter_mut().filter(|(r, _)| r.organisation == schools[1].id).for_each(|(r, _)| r.lines[0].quantity = 900);
    assert_eq!(of(&work_out(&greedy, weights, 7, now, None).unwrap(), 1), of(&plain, 1));
    // A need of six people is six devices, however many were asked for.
    assert_eq!(of(&plain, 3).0, 6);
    // Trying other weights computes another split and writes nothing.
    let mark = house.mark();
    let tried = Weights { earlier_least: 10, waiting_per_month: 0, ..weights.clone() };
    desk.allocations().try_weights(house.coordinator(), None, &tried, 7).unwrap();
    assert_eq!(house.mark(), mark);
}

/// Better devices are kept for those who need them, and one line gets devices of one model where possible.
#[test]
fn what_is_better_is_spared_and_one_model_stays_together() {
    let house = House::sqlite();
    let desk = &house.desk;
    let batch = house.batch().number;
    let made = |serial: &str, model: &str, looks: Grade| {
        let tag = house.received(batch, serial).tag;
        house.step(
            tag,
            Step::Describe {
                kind: Some(Kind::Laptop),
                specification: Specification { model: Some(model.to_owned()), ram_mb: Some(8_192), ..Specification::default() },
                media: vec![crate::support::build::disk(serial)],
                evidence: None,
            },
        );
        house.wiped(tag, 1);
        house.step(tag, passed(Kind::Laptop, looks));
        house.step(tag, Step::Grade { lower_to: None });
        let location = house.place("A-01");
        house.step(tag, Step::Stock { location })
    };
    // Three of one model and two of another, all grade B; two of grade A.
    let t480: Vec<Tag> = ["A1", "A2", "A3"].map(|s| made(s, "T480", Grade::B).tag).to_vec();
    let l390: Vec<Tag> = ["B1", "B2"].map(|s| made(s, "L390", Grade::B).tag).to_vec();
    let fine: Vec<Tag> = ["C1", "C2"].map(|s| made(s, "T490", Grade::A).tag).to_vec();
    let ask = |grade, quantity, people| {
        let school = house.school();
        let lines = vec![RequestLine::new(Kind::Laptop, quantity, grade)];
        let input = RequestInput { organisation: Some(school.id.clone()), people, lines, ..RequestInput::new("47", Audience::Young) };
        let request = desk.requests().enter(house.clerk(), input).unwrap().number;
        desk.requests().advance(house.clerk(), request, RequestStep::Submit, None).unwrap().number
    };
    let (two, three, best) = (ask(Grade::C, 2, 2), ask(Grade::B, 3, 3), ask(Grade::A, 2, 2));
    let proposal = desk.allocations().propose(house.coordinator(), Some("47")).unwrap();
    let split = worked(&house, &proposal.id);
    let devices = |request| split.lines_of(request).next().unwrap().devices.clone();
    assert_eq!(given(&split), BTreeMap::from([(two, 2), (three, 3), (best, 2)]));
    assert_eq!((devices(best), devices(three), devices(two)), (sorted(fine), sorted(t480), sorted(l390)));
}

fn sorted(mut tags: Vec<Tag>) -> Vec<Tag> {
    tags.sort();
    tags
}

/// A school that gets less than it asked for reads the explanation, with the rule's numbers.
#[test]
fn a_school_told_no_is_told_why() {
    let house = House::sqlite();
    let desk = &house.desk;
    let (school, other) = (house.school(), house.school());
    let with_camera = || {
        let mut input = RequestInput { people: 10, ..laptops(&school, 10) };
        input.lines[0].least_ram_mb = Some(65_536);
        input
    };
    let request = desk.requests().enter(house.clerk(), with_camera()).unwrap().number;
    desk.requests().advance(house.clerk(), request, RequestStep::Submit, None).unwrap();
    let served = asks(&house, &other, 2, 2);
    stock(&house, 0, 3);
    let proposal = desk.allocations().propose(house.coordinator(), None).unwrap();
    let partner = house.partner(&school.id);
    let name = format!("partner {}", school.id);
    let page = || Reader::new(&house, &name).get(&format!("/requests/{request}")).must(200);
    let nothing = "Had less memory been accepted";
    let english = |html: String| html;
    assert!(!english(page()).contains("seed"), "a split that nobody decided on is no answer");
    desk.allocations().decide_proposal(house.coordinator(), &proposal.id, "Comme proposé").unwrap();
    let _ = (nothing, served);
    let html = page();
    assert!(html.contains("Si moins de mémoire avait été accepté, il en restait 1 de plus."), "{html}");
    assert!(html.contains(&proposal.seed.to_string()));
    // The page of the other school, which got everything, explains it the same way. A stranger sees neither page.
    house.partner(&other.id);
    let html = Reader::new(&house, &format!("partner {}", other.id)).get(&format!("/requests/{served}")).must(200);
    assert!(html.contains("le besoin est ainsi entièrement couvert"), "{html}");
    Reader::new(&house, &format!("partner {}", other.id)).get(&format!("/requests/{request}")).must(404);
    let contest = MessageInput { kind: MessageKind::Contest, text: "Nous n'étions pas prévenus.".to_owned(), sure: false };
    assert!(desk.requests().send_message(&partner, About::Request(request), &contest).is_err(), "nothing was decided on this one yet");
    desk.requests().send_message(&house.partner(&house.school().id), About::Request(served), &contest).unwrap_err();
}

// A promise expires after its date, and only after a warning.
both!(a_promise_lapses_after_its_day_and_not_without_a_word, |house| {
    let desk = &house.desk;
    let school = house.school();
    let person = reprise::desk::partner::organisation::ContactInput {
        name: "Sam Peeters".to_owned(),
        capacity: String::new(),
        email: "sam@school.test".to_owned(),
        phone: String::new(),
    };
    desk.partners().add_contact(house.coordinator(), &school.id, &person).unwrap();
    let request = asks(house, &school, 3, 3);
    let tags = stock(house, 0, 3);
    let proposal = desk.allocations().propose(house.coordinator(), None).unwrap();
    let decision = desk.allocations().decide_as_proposed(house.coordinator(), &proposal.id, request, "Comme proposé").unwrap();
    let act = desk.handovers().begin(house.technician(), request, "Dépôt").unwrap();
    desk.handovers().pick(house.technician(), act.number, tags[0]).unwrap();
    let letters = |kind: &str| house.count(&format!("letter WHERE kind = '{kind}'"));
    let days = |n| house.clock.advance(chrono::Duration::days(n));
    assert_eq!(desk.requests().expire_promises().unwrap(), reprise::desk::request::promise_expiry::Lapsed::default());
    // The expiry warning is sent once, a week before.
    days(54);
    assert_eq!(desk.requests().expire_promises().unwrap().warned, 1);
    assert_eq!(desk.requests().expire_promises().unwrap().warned, 0);
    assert_eq!((letters("promise_ends"), letters("promise_lapsed")), (1, 0));
    // A promise may be extended, never shortened.
    let until = decision.until.unwrap();
    assert_eq!(because(&desk.requests().extend(house.coordinator(), decision.number, until).unwrap_err()), ErrorCode::DayBounds);
    desk.requests().extend(house.coordinator(), decision.number, until + chrono::Days::new(10)).unwrap();
    days(10);
    assert_eq!(desk.requests().expire_promises().unwrap().lapsed, 0, "it was extended");
    days(7);
    let lapsed = desk.requests().expire_promises().unwrap();
    assert_eq!((lapsed.lapsed, lapsed.released), (1, 2), "what is picked stays");
    assert_eq!(desk.requests().expire_promises().unwrap(), reprise::desk::request::promise_expiry::Lapsed::default());
    assert_eq!(letters("promise_lapsed"), 1);
    let stage = |tag: Tag| house.device(tag).stage;
    assert_eq!(tags.iter().map(|t| stage(*t)).collect::<Vec<_>>(), [Stage::Reserved, Stage::Stock, Stage::Stock]);
    // What was not collected waits again, without a new request.
    let next = desk.allocations().propose(house.coordinator(), None).unwrap();
    assert_eq!(given(&worked(house, &next.id)), BTreeMap::from([(request, 2)]));
    house.assert_sound();
});

/// The device that replaces a failed one is of the same model where possible.
#[test]
fn what_stands_in_for_a_failed_machine_is_of_the_same_model() {
    let house = House::sqlite();
    let desk = &house.desk;
    let batch = house.batch().number;
    let made = |serial: &str, model: &str| {
        let tag = house.graded(batch, serial).tag;
        let specification = Specification { model: Some(model.to_owned()), ..Specification::default() };
        house.noted(tag, Step::Correct { kind: None, specification });
        let location = house.place("A-01");
        house.step(tag, Step::Stock { location }).tag
    };
    let promised = [made("P1", "T480"), made("P2", "T480")];
    let request = asks(&house, &house.school(), 2, 2);
    desk.requests().allocate(house.coordinator(), request, vec![2], "m").unwrap();
    for tag in promised {
        desk.requests().reserve(house.coordinator(), request, tag).unwrap();
    }
    let [other, same] = [made("Q1", "L390"), made("Q2", "T480")];
    // A device that fails the last check goes back to the workshop: its promise ends, and the line is one short.
    house.noted(promised[1], Step::Rework {});
    let page = Reader::new(&house, "coordinator").get(&format!("/requests/{request}/reserve")).must(200);
    let ticked = |tag: Tag| page.contains(&format!("name=\"tag\" value=\"{}\" checked", tag.as_str()));
    assert!(ticked(same) && !ticked(other), "{page}");
}

// Two coordinators on two servers decide on the same line of one proposal at once: one decision results, and each device is in one
// promise.
both!(two_coordinators_at_once_decide_once, |house| {
    let (one, other) = (asks(house, &house.school(), 2, 2), asks(house, &house.school(), 2, 2));
    stock(house, 0, 3);
    let id = house.desk.allocations().propose(house.coordinator(), None).unwrap().id;
    let second = house.user("second", reprise::domain::account::actor::Role::Coordinator, None);
    let desks = [(house.another_desk(7), house.coordinator().clone()), (house.another_desk(8), second)];
    let start = std::sync::Barrier::new(2);
    let done: usize = std::thread::scope(|scope| {
        let deciding = desks.iter().map(|(desk, who)| {
            scope.spawn(|| {
                start.wait();
                [one, other]
                    .iter()
                    .filter(|request| desk.allocations().decide_as_proposed(who, &id, **request, "Comme proposé").is_ok())
                    .count()
            })
        });
        deciding.collect::<Vec<_>>().into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(done, 2, "one decision for each request");
    assert_eq!((house.count("allocation"), house.count("device WHERE stage = 'reserved'")), (2, 3));
    house.assert_sound();
});

/// A request for two laptops under action 57, from an association whose listing expires. Only devices from public bodies may answer it.
fn asks_under_57(house: &House) -> Number {
    use crate::support::build::{day, organisation};
    use reprise::domain::partner::organisation::{OrganisationKind, Proofs};
    let place = u32::try_from(house.count("organisation")).unwrap() + 1;
    let listed = Proofs { listed_from: Some(day("2026-01-01")), listed_until: Some(day("2026-12-01")), ..Proofs::default() };
    let form = organisation(OrganisationKind::Association, "Le Coup de pouce", place);
    let form = reprise::desk::partner::organisation::OrganisationInput { proofs: listed, ..form };
    let partner = house.desk.partners().create_organisation(house.coordinator(), &form).unwrap();
    let input = RequestInput { people: 10, lines: laptops(&partner, 2).lines, ..RequestInput::new("57", Audience::JobSeekers) };
    let input = RequestInput { organisation: Some(partner.id), project: Some("Un atelier".to_owned()), ..input };
    let number = house.desk.requests().enter(house.clerk(), input).unwrap().number;
    house.desk.requests().advance(house.clerk(), number, RequestStep::Submit, None).unwrap().number
}

/// Laptops in stock that were given by a regional public body.
fn of_public_body(house: &House, many: u32) -> Vec<Tag> {
    let body = house.organisation(reprise::domain::partner::organisation::OrganisationKind::Oip, "Citydev");
    let batch = house.desk.batches().open(house.coordinator(), &crate::support::build::decision(&body)).unwrap().number;
    (0..many).map(|n| house.stocked(batch, &format!("OIP-{n}")).tag).collect()
}

// Eligibility is checked again on the day of the decision, when a listing may have expired.
both!(a_listing_that_expires_before_the_decision_is_seen_on_the_day_of_the_decision, |house| {
    let desk = &house.desk;
    let coordinator = house.coordinator();
    let number = asks_under_57(house);
    of_public_body(house, 4);
    let school = asks(house, &house.school(), 2, 20);
    let proposal = desk.allocations().propose(coordinator, None).unwrap();
    assert_eq!(given(&worked(house, &proposal.id)), BTreeMap::from([(number, 2), (school, 2)]), "on that day it may receive");

    house.clock.advance(chrono::Duration::days(30));
    let before = house.mark();
    assert_eq!(
        because(&desk.allocations().decide_as_proposed(coordinator, &proposal.id, number, "Comme proposé").unwrap_err()),
        ErrorCode::NotEligible
    );
    assert_eq!(because(&desk.requests().allocate(coordinator, number, vec![1], "Quand même").unwrap_err()), ErrorCode::NotEligible);
    assert_eq!(house.mark(), before);
    let all = desk.allocations().decide_proposal(coordinator, &proposal.id, "Comme proposé").unwrap();
    assert_eq!(all.allocations.iter().map(|a| a.request).collect::<Vec<_>>(), [school]);
    assert_eq!(all.refused.len(), 1, "said, and not passed over");
    // A split computed on that day leaves the request out and gives the reason.
    asks(house, &house.school(), 1, 20);
    let next = desk.allocations().propose(coordinator, None).unwrap();
    let outside = worked(house, &next.id).outside;
    assert_eq!(outside.iter().map(|o| (o.request, o.why.as_str())).collect::<Vec<_>>(), [(number, "not_eligible")]);
    let promised = desk.read(|c| Ok(reprise::store::device::of_request(c, number)?)).unwrap();
    assert!(promised.is_empty(), "nothing was promised");
    house.assert_sound();
});

// A device whose donor's terms exclude the request is never proposed for it.
both!(what_its_donor_gave_for_others_answers_no_request, |house| {
    use reprise::domain::request::suitability::Lack;
    let desk = &house.desk;
    let (coordinator, technician) = (house.coordinator(), house.technician());
    let number = asks_under_57(house);
    let (ours, others) = (of_public_body(house, 1)[0], stock(house, 0, 2));
    let proposal = desk.allocations().propose(coordinator, None).unwrap();
    let worked = worked(house, &proposal.id);
    assert_eq!((worked.lines[0].devices.as_slice(), worked.lines[0].suitable), ([ours].as_slice(), 1));
    assert_eq!(worked.lines[0].missed, [(Lack::Donor, 2)], "and it says so");
    desk.allocations().decide_as_proposed(coordinator, &proposal.id, number, "Comme proposé").unwrap();
    // Such a device does not replace one that fails the last check, either.
    let act = desk.handovers().begin(technician, number, "Dépôt").unwrap().number;
    assert!(desk.handovers().replacement_candidates(act, ours).unwrap().1.devices.is_empty());
    let before = house.mark();
    assert_eq!(
        because(&desk.handovers().replace(technician, act, ours, Some(others[0]), "écran").unwrap_err()),
        ErrorCode::DonorNotAllowed
    );
    assert_eq!(house.mark(), before);
    house.assert_sound();
});

// Handed-over devices count for the oldest allocation, so only the newer one expires.
both!(what_was_taken_up_counts_for_the_older_promise, |house| {
    let desk = &house.desk;
    let request = asks(house, &house.school(), 4, 40);
    let lapsed = || desk.requests().expire_promises().unwrap().lapsed;
    let days = |n| house.clock.advance(chrono::Duration::days(n));
    desk.requests().allocate(house.coordinator(), request, vec![2], "Une partie").unwrap();
    for tag in stock(house, 0, 2) {
        desk.requests().reserve(house.coordinator(), request, tag).unwrap();
    }
    house.hand_over_all(request);
    days(30);
    desk.requests().allocate(house.coordinator(), request, vec![2], "La suite").unwrap();
    days(31);
    assert_eq!(lapsed(), 0, "the first promise was taken up");
    days(30);
    assert_eq!(lapsed(), 1, "of the second nothing was");
    let granted = desk.read(|c| Ok(reprise::store::request::allocations(c, request)?)).unwrap();
    assert_eq!(granted.iter().map(|(a, _)| a.granted.clone()).collect::<Vec<_>>(), [[2], [0]]);
    house.assert_sound();
});
