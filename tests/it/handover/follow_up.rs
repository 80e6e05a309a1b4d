//! Guards follow-ups: sent once when the months are over, answers add up, silence counts as silence, and no recipient is named.

use crate::pages::Reader;
use crate::support::house::{House, both};
use chrono::Duration;
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::desk::handover::follow_up::{FollowUpInput, KindAnswer, Round};
use reprise::domain::device::kind::Kind;
use reprise::domain::handover::follow_up::{FollowUp, FollowUpState, Reuse};
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::OrganisationKind;
use reprise::domain::request::wants::AgeBand;
use reprise::domain::subject::Subject;
use reprise::store;
use std::collections::BTreeMap;

fn found(house: &House, act: Number) -> FollowUp {
    house.desk.read(|c| Ok(store::handover::follow_up::find(c, act)?)).unwrap().unwrap()
}

fn said(act: Number, used: u32, broken: u32, unused: u32) -> FollowUpInput {
    let kinds = vec![KindAnswer { kind: Kind::Laptop, used, broken, unused }];
    FollowUpInput { handover: act, kinds, people: BTreeMap::from([(AgeBand::To17, 24)]), remark: None, sure: false }
}

#[track_caller]
fn because<T: std::fmt::Debug>(outcome: Result<T, DeskError>) -> ErrorCode {
    match outcome.unwrap_err() {
        DeskError::Conflict(field_error) => field_error.code,
        DeskError::Invalid(field_errors) => field_errors[0].code,
        other => panic!("{other:?}"),
    }
}

// A follow-up is sent once the months are over; without an answer it counts as silence.
both!(it_is_asked_once_when_the_months_are_over_and_silence_is_silence, |house| {
    let school = house.school();
    let batch = house.batch().number;
    let tags = ["S1", "S2", "S3"].map(|s| house.stocked(batch, s).tag);
    let act = house.handed_over(&school, &tags).number;
    let round = || house.desk.handovers().run_follow_ups(house.technician()).unwrap();
    assert_eq!(round(), Round::default());
    house.clock.advance(Duration::days(180));
    assert_eq!(round(), Round::default(), "six months, and not a day less");
    house.clock.advance(Duration::days(2));
    assert_eq!(round(), Round { asked: 1, ..Round::default() });
    assert_eq!(round(), Round::default(), "once");
    assert_eq!(found(house, act).kinds[0].given, 3);
    house.clock.advance(Duration::days(7));
    assert_eq!(round(), Round { reminded: 1, ..Round::default() });
    assert_eq!(round(), Round::default());
    house.clock.advance(Duration::days(23));
    assert_eq!(round(), Round { silent: 1, ..Round::default() });
    let mut reuse = Reuse::default();
    reuse.add(3, Some(&found(house, act)));
    assert_eq!(reuse, Reuse { handed_over: 3, answered: 0, in_use: 0, silent: 3 }, "silence is neither use nor its contrary");
    // A late answer still counts, and may be corrected until the follow-up is settled.
    let partner = house.partner(&school.id);
    assert_eq!(because(house.desk.handovers().answer_follow_up(&partner, said(act, 3, 1, 0))), ErrorCode::NotAddingUp);
    assert_eq!(
        because(house.desk.handovers().answer_follow_up(&partner, FollowUpInput { kinds: Vec::new(), ..said(act, 0, 0, 0) })),
        ErrorCode::NotAddingUp
    );
    let twice = FollowUpInput { kinds: [said(act, 3, 0, 0).kinds, said(act, 3, 0, 0).kinds].concat(), ..said(act, 0, 0, 0) };
    assert_eq!(because(house.desk.handovers().answer_follow_up(&partner, twice)), ErrorCode::NotAddingUp);
    let other_kind = KindAnswer { kind: Kind::Server, used: 1, broken: 0, unused: 0 };
    let more = FollowUpInput { kinds: [said(act, 3, 0, 0).kinds, vec![other_kind]].concat(), ..said(act, 0, 0, 0) };
    assert_eq!(because(house.desk.handovers().answer_follow_up(&partner, more)), ErrorCode::UnknownField);
    let crowd = FollowUpInput { people: BTreeMap::from([(AgeBand::To64, 1_000_000_000)]), ..said(act, 3, 0, 0) };
    assert_eq!(because(house.desk.handovers().answer_follow_up(&partner, crowd)), ErrorCode::Bounds);
    let named = FollowUpInput { remark: Some("Appelez Sam au 0470 12 34 56".to_owned()), ..said(act, 3, 0, 0) };
    assert_eq!(because(house.desk.handovers().answer_follow_up(&partner, named)), ErrorCode::LooksPersonal);
    house.desk.handovers().answer_follow_up(&partner, said(act, 3, 0, 0)).unwrap();
    let mended = FollowUpInput { remark: Some("Deux batteries faibles".to_owned()), ..said(act, 1, 1, 1) };
    house.desk.handovers().answer_follow_up(&partner, mended).unwrap();
    let mut reuse = Reuse::default();
    reuse.add(3, Some(&found(house, act)));
    assert_eq!(reuse, Reuse { handed_over: 3, answered: 3, in_use: 1, silent: 0 });
    let to_do = store::handover::follow_up::Filter { to_do: true, ..Default::default() };
    let open = || house.desk.read(|c| Ok(store::handover::follow_up::list(c, &to_do, 10)?)).unwrap().len();
    assert_eq!(open(), 1);
    house.desk.handovers().settle_follow_up(house.technician(), act).unwrap();
    assert_eq!(open(), 0);
    assert_eq!(because(house.desk.handovers().settle_follow_up(house.technician(), act)), ErrorCode::NothingToAsk);
    assert_eq!(because(house.desk.handovers().answer_follow_up(&partner, said(act, 3, 0, 0))), ErrorCode::ActClosed);
    assert_eq!(found(house, act).state, FollowUpState::Answered);
    let text = house.desk.read(|c| Ok(store::ledger::event::text_of(c, Subject::FollowUp, &act.to_string(), "remark")?)).unwrap();
    assert_eq!(text.as_deref(), Some("Deux batteries faibles"));
    house.assert_sound();
});

/// A recipient answers on one page and sees no other recipient's answers.
#[test]
fn a_recipient_answers_on_one_page_and_sees_nobody_else_s() {
    let house = House::sqlite();
    let school = house.school();
    let tags = ["S1", "S2"].map(|s| house.stocked(house.batch().number, s).tag);
    let act = house.handed_over(&school, &tags).number;
    assert_eq!(
        because(house.desk.handovers().ask_follow_up(house.technician(), Number { place: 99, ..act }).map(drop).or_else(|e| match e {
            DeskError::NotFound(..) => Err(DeskError::conflict(ErrorCode::NothingToAsk, act)),
            other => Err(other),
        })),
        ErrorCode::NothingToAsk
    );
    house.desk.handovers().ask_follow_up(house.technician(), act).unwrap();
    assert_eq!(because(house.desk.handovers().ask_follow_up(house.technician(), act)), ErrorCode::NothingToAsk);
    house.user("own", reprise::domain::account::actor::Role::Partner, Some(school.id.clone()));
    let stranger = house.organisation(OrganisationKind::Association, "Une autre");
    house.user("stranger", reprise::domain::account::actor::Role::Partner, Some(stranger.id.clone()));
    let (partner, other) = (Reader::new(&house, "own"), Reader::new(&house, "stranger"));
    let path = format!("/follow-ups/{act}");
    other.get(&path).must(404);
    assert_eq!(other.post(&path, &[("used_laptop", "2")]).status, 404);
    let page = partner.get(&path).must(200);
    assert!(page.contains("used_laptop") && page.contains("2 × "), "{page}");
    let wrong = partner.post(&path, &[("used_laptop", "3")]).must(422);
    assert!(wrong.contains("href=\"#laptop\""), "{wrong}");
    partner.post(&path, &[("used_laptop", "-1")]).must(422);
    partner.post(&path, &[("used_laptop", "1"), ("unused_laptop", "1"), ("band_teen", "12")]).onward();
    assert!(!other.get("/follow-ups").must(200).contains(&act.to_string()));
    let staff = Reader::staff(&house, house.technician());
    assert!(staff.get("/follow-ups?to_do=yes").must(200).contains(&act.to_string()));
    staff.post(&format!("{path}/settle"), &[]).onward();
    assert!(!staff.get("/follow-ups?to_do=yes").must(200).contains(&act.to_string()));
    staff.post("/follow-ups", &[]).onward();
    house.assert_sound();
}

// The reuse rate claims no more than the answers support.
both!(the_reuse_rate_says_no_more_than_the_answers_do, |house| {
    let school = house.school();
    let (one, other) = (house.batch().number, house.batch().number);
    let [a, b, c] = ["A1", "A2", "A3"].map(|s| house.stocked(one, s).tag);
    let [x, y] = ["X1", "X2"].map(|s| house.stocked(other, s).tag);
    let act = house.handed_over(&school, &[a, b, x]).number;
    let silent = house.handed_over(&school, &[c, y]).number;
    let of = |handed_over, answered, in_use, silent| Reuse { handed_over, answered, in_use, silent };
    let desk = &house.desk;
    assert_eq!(desk.handovers().reuse_of_act(act).unwrap(), of(3, 0, 0, 0));
    let paths = [
        format!("/handovers/{act}"),
        format!("/organisations/{}", school.id),
        format!("/batches/{one}"),
        format!("/batches/{one}/outcome"),
    ];
    // All sessions expire in half a year, so the reader signs in again.
    let told = |path: &str| Reader::staff(house, house.auditor()).get(path).must(200);
    assert!(paths.iter().all(|p| !told(p).contains("en service sur") && !told(p).contains("de ce lot servent")), "nobody was asked yet");

    house.clock.advance(Duration::days(182));
    desk.handovers().run_follow_ups(house.technician()).unwrap();
    desk.handovers().answer_follow_up(&house.partner(&school.id), said(act, 2, 1, 0)).unwrap();
    house.clock.advance(Duration::days(30));
    desk.handovers().run_follow_ups(house.technician()).unwrap();
    assert_eq!((found(house, act).state, found(house, silent).state), (FollowUpState::Answered, FollowUpState::Silent));

    assert_eq!(desk.handovers().reuse_of_act(act).unwrap(), of(3, 3, 2, 0));
    assert_eq!(desk.handovers().reuse_of_organisation(&school.id).unwrap(), of(5, 3, 2, 2));
    // Two of three devices are in use. Of this batch's two, at least one must be; the other batch's one may be the broken one.
    assert_eq!(desk.handovers().reuse_of_batch(one).unwrap(), of(3, 2, 1, 1));
    assert_eq!(desk.handovers().reuse_of_batch(other).unwrap(), of(2, 1, 0, 1));
    assert_eq!(desk.batches().outcome(one).unwrap().reuse, of(3, 2, 1, 1));
    for path in paths.iter().take(3) {
        assert!(told(path).contains("en service sur"), "{path}");
    }
    assert!(told(&paths[3]).contains("au moins 1 de ce lot servent"), "{}", told(&paths[3]));
    let table = told(&format!("{}.csv", paths[3]));
    for row in ["Remis, avec une réponse;2", "Usage confirmé, au moins;1", "Remis, question restée sans réponse;1"] {
        assert!(table.contains(row), "{row}: {table}");
    }
    // A returned device leaves the count, and never raises it.
    let back = reprise::desk::handover::returns::ReturnInput {
        devices: vec![b],
        reason: reprise::domain::handover::ReturnReason::NotNeeded,
        location: None,
        note: None,
        exchange: false,
        seen: Vec::new(),
    };
    desk.handovers().take_back(house.technician(), back).unwrap();
    assert_eq!(desk.handovers().reuse_of_batch(one).unwrap(), of(2, 1, 0, 1));
    assert_eq!(desk.handovers().reuse_of_act(act).unwrap(), of(2, 2, 1, 0));
});
