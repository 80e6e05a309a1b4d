//! Guards `desk/access.rs`: a partner reads what belongs to its own organisation, what belongs to another does not exist, and a partner
//! account without an organisation is refused every list.

use crate::support::house::{House, both};
use reprise::desk::{Acting, DeskError, access};
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::id::UserId;
use reprise::domain::partner::organisation::{OrganisationKind, StandingState};
use reprise::domain::request::conversation::Awaits;
use reprise::store::AnyConnection;

/// What each list of `access` answers: how many rows, or why none.
fn lists(house: &House, acting: &Acting) -> Vec<Result<usize, DeskError>> {
    let from = house.desk.now();
    let read = |list: &dyn Fn(&mut AnyConnection) -> Result<usize, DeskError>| house.desk.read(list);
    vec![
        read(&|c| access::requests(c, acting, (None, None), None, 100).map(|l| l.len())),
        read(&|c| access::handovers(c, acting, None, None, 100).map(|l| l.len())),
        read(&|c| access::appointments(c, acting, from, 100).map(|l| l.len())),
        read(&|c| access::handovers_to_sign(c, acting, 100).map(|l| l.len())),
        read(&|c| access::follow_ups(c, acting, None, false, 100).map(|l| l.len())),
        read(&|c| access::conversations_awaiting(c, acting, Awaits::Partner, 100).map(|l| l.len())),
    ]
}

both!(a_partner_without_an_organisation_is_refused_every_list, |house| {
    let school = house.school();
    house.request(&school, 1);
    let nobody = Acting::new(Actor { user: UserId::new("nobody"), role: Role::Partner, organisation: None });
    assert!(matches!(access::own(&nobody), Err(DeskError::Forbidden)));
    for (at, list) in lists(house, &nobody).into_iter().enumerate() {
        assert!(matches!(list, Err(DeskError::Forbidden)), "list {at}: {list:?}");
    }
    for (at, list) in lists(house, house.coordinator()).into_iter().enumerate() {
        assert!(list.is_ok(), "list {at}: {list:?}");
    }
});

both!(what_belongs_to_another_organisation_does_not_exist, |house| {
    let (ours, theirs) = (house.school(), house.organisation(OrganisationKind::SecondarySchool, "Atheneum Anderlecht"));
    let (own, other) = (house.request(&ours, 1).number, house.request(&theirs, 1).number);
    let tag = house.stocked(house.batch().number, "S1").tag;
    let act = house.handed_over(&theirs, &[tag]);
    let partner = house.partner(&ours.id);
    let listed = |acting: &Acting| house.desk.read(|c| access::requests(c, acting, (None, Some(theirs.id.clone())), None, 100)).unwrap();
    // A filter may narrow what staff see; it never widens what a partner sees.
    assert!(listed(&partner).iter().all(|r| r.organisation == ours.id) && listed(&partner).iter().any(|r| r.number == own));
    assert!(listed(house.coordinator()).iter().all(|r| r.organisation == theirs.id) && !listed(house.coordinator()).is_empty());
    let gone = |read: &dyn Fn(&mut AnyConnection, &Acting) -> Result<(), DeskError>| {
        let (theirs, staff) = (house.desk.read(|c| read(c, &partner)), house.desk.read(|c| read(c, house.coordinator())));
        assert!(matches!(theirs, Err(DeskError::NotFound(..))), "{theirs:?}");
        assert!(staff.is_ok(), "{staff:?}");
    };
    gone(&|c, by| access::request(c, by, other).map(drop));
    gone(&|c, by| access::handover(c, by, act.number).map(drop));
    gone(&|c, by| access::decision(c, by, act.allocation).map(drop));
    gone(&|c, by| access::document(c, by, act.number).map(drop));
    gone(&|c, by| access::document(c, by, act.allocation).map(drop));
    gone(&|c, by| access::organisation(c, by, &theirs.id).map(drop));
    gone(&|c, by| access::contacts(c, by, &theirs.id).map(drop));
    let names = house.desk.read(|c| access::several_organisations(c, &partner, &[ours.id.clone(), theirs.id.clone()])).unwrap();
    assert_eq!(names.iter().map(|o| &o.id).collect::<Vec<_>>(), [&ours.id]);
    assert_eq!(house.desk.read(|c| access::organisation_name(c, &partner, &theirs.id)).unwrap(), "");
    assert!(matches!(house.desk.read(|c| access::organisations(c, &partner, "", None, 10)), Err(DeskError::Forbidden)));
    let standing = house.desk.read(|c| access::organisations_in_standing(c, &partner, StandingState::Approved, 10));
    assert!(matches!(standing, Err(DeskError::Forbidden)));
});
