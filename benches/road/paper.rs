//! Measures documents: 10,000 labels, and an act of 300 devices.

use super::Setting;
use super::meter::{head, once};
use super::seed;
use anyhow::Context;
use reprise::desk::device::labels;
use reprise::desk::handover::record::Signature;
use reprise::desk::request::entry::RequestInput;
use reprise::desk::{Acting, Desk};
use reprise::documents::label::sheet::sheet;
use reprise::domain::account::actor::Role;
use reprise::domain::device::condition::Grade;
use reprise::domain::device::kind::Kind;
use reprise::domain::device::stage::Stage;
use reprise::domain::partner::organisation::OrganisationKind;
use reprise::domain::request::programme::Audience;
use reprise::domain::request::{RequestLine, RequestStep};
use reprise::store;

/// Measures printing.
///
/// # Errors
/// Returns any refusal of the desk.
pub fn run(setting: &Setting) -> anyhow::Result<()> {
    let server = setting.server;
    let desk = seed::desk(&setting.url)?;
    let (technician, coordinator) = (seed::acting(&desk, Role::Technician)?, seed::acting(&desk, Role::Coordinator)?);
    head("Paper");
    let most = setting.devices.min(10_000);
    let tags: Vec<_> = (0..most).map(seed::tag).collect();
    let mut labels = Vec::new();
    once(server, most, || Ok(labels = desk.devices().labels(&tags, labels::design("standard")?)?))?.tell("label read from the database");
    let stock = labels::stock("avery-l4731rev")?;
    let mut bytes = 0;
    once(server, most, || Ok(bytes = sheet(&labels, stock, 0)?.len()))?.tell(&format!("label drawn, all {most} in one PDF"));
    println!("\nThat PDF has {bytes} bytes.");
    let wanted = 300_u32.min(setting.devices / 10);
    act(setting, &desk, &technician, &coordinator, wanted)
}

fn act(setting: &Setting, desk: &Desk, technician: &Acting, coordinator: &Acting, wanted: u32) -> anyhow::Result<()> {
    let server = setting.server;
    let place = u32::try_from(desk.now().timestamp() % 1_000_000)?;
    let school = desk
        .partners()
        .create_organisation(coordinator, &seed::organisation(OrganisationKind::SecondarySchool, "Athénée du Canal", place))?;
    let input = RequestInput {
        organisation: Some(school.id),
        project: Some("Une salle informatique".to_owned()),
        people: 120,
        lines: vec![RequestLine::new(Kind::Laptop, wanted, Grade::B)],
        ..RequestInput::new("47", Audience::Young)
    };
    // One coordinator also acts as administrator here.
    let mut admin = coordinator.clone();
    admin.actor.role = Role::Admin;
    desk.settings()
        .set_policy(&admin, reprise::domain::settings::policy::Policy { second_person_decides: false, ..(*desk.policy()).clone() })?;
    let request = desk.requests().enter(coordinator, input)?.number;
    desk.requests().advance(coordinator, request, RequestStep::Submit, None)?;
    desk.requests().allocate(coordinator, request, vec![wanted], "Le public visé")?;
    let filter = store::device::Filter { stage: Some(Stage::Stock), kind: Some(Kind::Laptop), ..store::device::Filter::default() };
    let limit = u16::try_from(wanted)?;
    let laptops = desk.read(|c| Ok(store::device::list(c, &filter, None, limit)?))?.devices;
    head("An act");
    once(server, wanted, || laptops.iter().try_for_each(|d| Ok(drop(desk.requests().reserve(coordinator, request, d.tag)?))))?
        .tell("device promised");
    let number = desk.handovers().begin(technician, request, "Dépôt, quai 2")?.number;
    once(server, wanted, || laptops.iter().try_for_each(|d| Ok(drop(desk.handovers().pick(technician, number, d.tag)?))))?
        .tell("device picked");
    let sign = |name: &str| Signature { name: name.to_owned(), capacity: "responsable".to_owned(), strokes: String::new(), typed: true };
    let cost = once(server, 1, || Ok(drop(desk.handovers().sign(technician, number, &sign("Alix Martin"), &sign("Sam Peeters"))?)))?;
    cost.tell(&format!("act of {wanted} devices signed: document, events, rows"));
    let issued = desk.read(|c| Ok(store::document::find(c, &number.to_string())?))?.context("no document")?;
    println!("\nIts PDF has {} bytes.", issued.bytes.len());
    Ok(())
}
