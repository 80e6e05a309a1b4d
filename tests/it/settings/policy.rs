//! Guards the policy form and its published version: every number has bounds, a refusal changes nothing, and the policy in force is
//! public.

use crate::api::door::{Door, PASSWORD, email};
use crate::support::house::both;
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::domain::account::actor::Role;
use reprise::domain::allocation::claim::Weights;
use reprise::domain::device::kind::Kind;
use reprise::domain::request::programme::Audience;
use reprise::domain::settings::policy::{HandoverRules, Policy};
use std::collections::BTreeMap;

both!(every_number_of_the_policy_has_bounds, |house| {
    let held = Policy::clone(&house.desk.policy());
    let door = |change: fn(&mut HandoverRules)| {
        let mut policy = held.clone();
        change(&mut policy.door);
        policy
    };
    let fair = |change: fn(&mut Weights)| {
        let mut policy = held.clone();
        change(&mut policy.fairness);
        policy
    };
    let refused: [(Policy, &[&str]); 15] = [
        (Policy { promise_days: 0, ..held.clone() }, &["promise_days"]),
        (Policy { promise_days: 3_651, ..held.clone() }, &["promise_days"]),
        (door(|d| d.offer_days = 0), &["offer_days"]),
        (door(|d| d.exchange_days = 3_651), &["exchange_days"]),
        (door(|d| d.remind_days = 0), &["remind_days"]),
        (door(|d| (d.remind_days, d.silence_days) = (30, 30)), &["silence_days"]),
        (door(|d| d.waiting_days = 0), &["waiting_days"]),
        (fair(|w| w.waiting_most = 1_001), &["waiting_most"]),
        (fair(|w| w.earlier_months = 241), &["earlier_months"]),
        (fair(|w| w.earlier_least = 0), &["earlier_least"]),
        (fair(|w| w.earlier_least = 101), &["earlier_least"]),
        (fair(|w| w.audiences = BTreeMap::from([(Audience::Women, 0)])), &["audience_women"]),
        (fair(|w| w.actions = BTreeMap::from([("46".to_owned(), 1_001)])), &["action_46"]),
        (fair(|w| w.people_per_device = BTreeMap::from([(Kind::Printer, 0)])), &["people_printer"]),
        (door(|d| (d.remind_days, d.silence_days, d.offer_days) = (0, 0, 0)), &["offer_days", "remind_days", "silence_days"]),
    ];
    house.admin();
    for (policy, fields) in refused {
        let before = house.mark();
        match house.desk.settings().set_policy(house.admin(), policy) {
            Err(DeskError::Invalid(field_errors)) => {
                assert!(field_errors.iter().all(|f| f.code == ErrorCode::Bounds), "{field_errors:?}");
                assert_eq!(field_errors.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), fields);
            }
            other => panic!("{fields:?}: {other:?}"),
        }
        assert_eq!(house.mark(), before, "{fields:?}: a refusal leaves no trace");
    }
    // The bounds themselves are allowed values.
    let edge = fair(|w| {
        (w.waiting_per_month, w.waiting_most, w.earlier_months, w.earlier_least) = (0, 1_000, 0, 100);
        w.audiences = BTreeMap::from([(Audience::Women, 1), (Audience::Young, 1_000)]);
    });
    let edge = Policy { promise_days: 3_650, door: HandoverRules { remind_days: 29, silence_days: 30, ..held.door.clone() }, ..edge };
    assert_eq!(house.desk.settings().set_policy(house.admin(), edge).unwrap().version, held.version + 1);
    house.assert_sound();
});

/// The values of the form, as a browser would send them back unchanged.
fn typed(html: &str) -> BTreeMap<String, String> {
    let form = &html[html.find("action=\"/settings/policy\"").unwrap()..];
    let form = &form[..form.find("</form>").unwrap()];
    let of = |tag: &str, name: &str| tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest[..rest.find('"').unwrap()].to_owned());
    let inputs = form.split("<input").skip(1).map(|rest| &rest[..rest.find('>').unwrap()]);
    inputs
        .filter(|tag| !tag.contains("type=\"checkbox\"") || tag.contains(" checked"))
        .map(|tag| (of(tag, "name").unwrap(), of(tag, "value").unwrap()))
        .collect()
}

both!(what_is_chosen_in_the_form_is_in_force_and_published, |house| {
    let door = Door::of(house);
    door.account("head", Role::Admin, None);
    let cookie = format!("__Host-sid={}", door.desk.accounts().sign_in(&email("head"), PASSWORD).unwrap().secret);
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let settings = || text(&door.ask("GET", "/settings", "").with("cookie", &cookie).go().bytes);
    let send = |fields: &BTreeMap<String, String>| {
        let body = fields.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("&");
        let ask = door.ask("POST", "/settings/policy", "").with("cookie", &cookie).with("sec-fetch-site", "same-origin");
        ask.body("application/x-www-form-urlencoded", body).go()
    };
    let public = |language: &str| text(&door.ask("GET", "/fairness", "").with("cookie", &format!("lang={language}")).go().bytes);

    // Sent back unchanged, the form changes only the version.
    let held = Policy::clone(&door.desk.policy());
    let fields = typed(&settings());
    assert_eq!(send(&fields).status, 303);
    assert_eq!(*door.desk.policy(), Policy { version: held.version + 1, ..held.clone() });

    let mut chosen = fields.clone();
    for (name, value) in
        [("audience_women", "150"), ("action_52", "80"), ("waiting_most", "60"), ("promise_days", "45"), ("silence_days", "40")]
    {
        assert!(chosen.insert(name.to_owned(), value.to_owned()).is_some(), "the form has no {name}");
    }
    assert_eq!(chosen.remove("second_person_decides").as_deref(), Some("yes"), "it is on in a new house");
    assert!(public("en").contains("does not decide on it"));
    assert_eq!(send(&chosen).status, 303);
    let now = door.desk.policy();
    assert_eq!((now.promise_days, now.door.silence_days, now.fairness.waiting_most, now.second_person_decides), (45, 40, 60, false));
    assert_eq!(now.fairness.audiences, BTreeMap::from([(Audience::Women, 150)]));
    assert_eq!(now.fairness.actions, BTreeMap::from([("52".to_owned(), 80)]));
    assert_eq!(now.door.values, held.door.values);

    // The public page shows every weight and the versions, in each language.
    let page = public("en");
    for said in ["version 1", &format!("policy version {}", now.version), ">1.50<", ">0.80<", "at most 0.60", "45 days"] {
        assert!(page.contains(said), "{said} is not said: {page}");
    }
    assert!(!page.contains("does not decide on it"));
    assert!(public("fr").contains(">1,50<") && public("nl").contains(">1,50<"));

    // An earlier decision links to the policy version that applied to it; a version that never applied is not found.
    let version = |n: &str| door.ask("GET", &format!("/fairness?version={n}"), "").go();
    let first = version(&held.version.to_string()).text();
    for said in [&format!("Weights of policy version {}", held.version), "count for what was decided by them", "does not decide on it"] {
        assert!(first.contains(said), "{said} is not said: {first}");
    }
    assert!(!first.contains(">1.50<") && first.contains(&format!("/fairness?version={}", now.version)));
    assert!(version(&now.version.to_string()).text().contains(">1.50<"));
    assert!(!page.contains("count for what was decided by them") && page.contains("in force now"));
    for never in ["0", &(now.version + 1).to_string(), "99999999999", "-1", "x"] {
        assert_eq!(version(never).status.as_u16(), 404, "{never}");
    }

    // An out-of-range or non-numeric value: the error is beside its field, the input is kept, and nothing changes.
    for (name, value) in [("audience_women", "0"), ("silence_days", "7"), ("earlier_least", "x"), ("promise_days", "many")] {
        let mut wrong = chosen.clone();
        wrong.insert(name.to_owned(), value.to_owned());
        wrong.insert("limit_stock".to_owned(), "77".to_owned());
        let before = door.desk.policy().version;
        let answer = send(&wrong);
        assert_eq!(answer.status, 422, "{name}");
        let shown = text(&answer.bytes);
        assert!(shown.contains(&format!("href=\"#{name}\"")), "{name}");
        let again = typed(&shown);
        assert_eq!((again[name].as_str(), again["limit_stock"].as_str()), (value, "77"));
        assert!(!again.contains_key("second_person_decides"), "a box that was emptied stays empty");
        assert_eq!(door.desk.policy().version, before);
    }
});
