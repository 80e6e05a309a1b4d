//! Builds a database of any size, once, and keeps it. Accounts, organisations, locations and batches are created through the desk. Devices
//! are written in bulk, with events checked by the same rules, sealed by the same ledger and folded into the same rows as the desk would
//! produce, so `reprise check` finds nothing wrong.

use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reprise::desk::account::users::NewUser;
use reprise::desk::batch::intake::BatchInput;
use reprise::desk::partner::organisation::OrganisationInput;
use reprise::desk::{Acting, Desk, SystemClock, SystemEntropy};
use reprise::domain::account::actor::{Actor, Role};
use reprise::domain::batch::WasteStatus;
use reprise::domain::device::condition::{Grade, LOOKS, TestResult};
use reprise::domain::device::fold;
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::lifecycle::apply;
use reprise::domain::device::sanitisation::Method;
use reprise::domain::device::step::{EraseResult, MediumSeen, Step};
use reprise::domain::device::support::judge::SupportView;
use reprise::domain::device::tag::Tag;
use reprise::domain::device::transitions::Rules;
use reprise::domain::device::{Device, Specification};
use reprise::domain::event::Event;
use reprise::domain::id::UserId;
use reprise::domain::ledger::channel::Channel;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::{Address, ContactLanguage, OrganisationKind, Proofs};
use reprise::domain::settings::policy::Policy;
use reprise::domain::subject::Subject;
use reprise::domain::text_enum::fold_code;
use reprise::i18n::Locale;
use reprise::ingest::tables;
use reprise::ledger::{self, Frontier};
use reprise::store::schema::{device, event, log_hash, medium};
use reprise::store::{Address as Place, AnyConnection};
use std::sync::Arc;

/// The password of every account in a benchmark database.
pub const PASSWORD: &str = "une longue phrase pour mesurer";
/// The number of devices in a batch.
const OF_A_BATCH: u32 = 1_000;
/// The number of locations.
pub const PLACES: u32 = 100;
/// The number of devices written in one transaction.
const CHUNK: u32 = 2_000;

/// The accounts of a benchmark database.
pub const PEOPLE: [(&str, Role); 3] =
    [("tech@reprise.test", Role::Technician), ("coord@reprise.test", Role::Coordinator), ("audit@reprise.test", Role::Auditor)];

/// Opens a desk on a database.
///
/// # Errors
/// Returns an error when the database cannot be opened.
pub fn desk(url: &str) -> anyhow::Result<Desk> {
    Ok(Desk::open(url, Some("https://reprise.test".to_owned()), Arc::new(SystemClock), Arc::new(SystemEntropy))?)
}

/// The account with a role.
///
/// # Errors
/// Returns an error when no account has the role.
pub fn acting(desk: &Desk, role: Role) -> anyhow::Result<Acting> {
    let (email, _) = PEOPLE.iter().find(|(_, r)| *r == role).context("a role without a person")?;
    let account = desk.read(|c| Ok(reprise::store::account::by_email(c, email)?))?.context("no such account")?;
    Ok(Acting::new(account.actor()?))
}

/// The serial number of the nth device.
pub fn serial(n: u32) -> String {
    format!("PF{:07X}", n.wrapping_mul(2_654_435_761) >> 4 ^ n)
}

/// The tag of the nth device: spread over the whole range like drawn tags, and unique.
pub fn tag(n: u32) -> Tag {
    // The factor is odd, so the mapping is one to one on the 35 bits of a tag.
    Tag::from_bits(u64::from(n).wrapping_mul(0x0005_deec_e66d).wrapping_add(0x2_4a7c_1501))
}

/// The code of the nth location.
pub fn place(n: u32) -> String {
    format!("A-{:03}", n % PLACES)
}

/// Typical manufacturers and models.
const MODELS: [(Kind, &str, &str); 10] = [
    (Kind::Laptop, "Dell", "Latitude 5490"),
    (Kind::Laptop, "Lenovo", "ThinkPad T480"),
    (Kind::Laptop, "HP", "EliteBook 840 G5"),
    (Kind::Laptop, "Dell", "Latitude 7400"),
    (Kind::Laptop, "Lenovo", "ThinkPad X1 Carbon"),
    (Kind::Laptop, "HP", "ProBook 450 G6"),
    (Kind::Desktop, "Dell", "OptiPlex 7060"),
    (Kind::Desktop, "HP", "EliteDesk 800 G4"),
    (Kind::Tablet, "Samsung", "Galaxy Tab A7"),
    (Kind::AllInOne, "Lenovo", "ThinkCentre M910z"),
];

/// The input of an organisation; `place` determines its enterprise number.
pub fn organisation(kind: OrganisationKind, name: &str, place: u32) -> OrganisationInput {
    let body = 4_000_000 + place;
    OrganisationInput {
        kind,
        name: name.to_owned(),
        enterprise_number: format!("{body:08}{:02}", 97 - body % 97),
        contact_language: ContactLanguage::Fr,
        address: Address { street: "Rue du Test 1".to_owned(), postal_code: "1080".to_owned(), locality: "Bruxelles".to_owned() },
        commune: Some(21012),
        proofs: Proofs { school_number: Some("1234".to_owned()), ise_class: Some(3), ..Proofs::default() },
        active: true,
    }
}

/// Opens a batch.
///
/// # Errors
/// Returns any refusal of the desk.
pub fn batch(desk: &Desk, donor: &reprise::domain::partner::organisation::Organisation) -> anyhow::Result<Number> {
    let input = BatchInput {
        donor: donor.id.clone(),
        decision_reference: "DECL-2026-17".to_owned(),
        decision_date: "2026-10-01".parse()?,
        decision_body: "Comité de direction".to_owned(),
        own: true,
        depreciated: true,
        legal_basis: "Ordonnance du 23 février 2006, art. 88".to_owned(),
        waste_status: WasteStatus::Product,
        permit: None,
    };
    Ok(desk.batches().open(&acting(desk, Role::Coordinator)?, &input)?.number)
}

/// Fills an empty database with devices: one in four in stock with a full history, the others in the workshop.
///
/// # Errors
/// Returns any refusal of the desk or error of the database.
pub fn fill(url: &str, devices: u32) -> anyhow::Result<()> {
    let desk = desk(url)?;
    for (email, role) in PEOPLE {
        let new = NewUser { email: email.to_owned(), name: role.to_string(), role, organisation: None, password: PASSWORD.to_owned() };
        desk.accounts().add_from_console(&new, Locale::Fr)?;
    }
    let donor = desk.partners().create_organisation(
        &acting(&desk, Role::Coordinator)?,
        &organisation(OrganisationKind::Administration, "Bruxelles Fiscalité", 1),
    )?;
    let technician = acting(&desk, Role::Technician)?;
    for n in 0..PLACES {
        desk.devices().put_location(&technician, &place(n), "Étagère", None, true)?;
    }
    let mut batches = Vec::new();
    for _ in 0..devices.div_ceil(OF_A_BATCH) {
        batches.push(batch(&desk, &donor)?);
    }
    let now = desk.now();
    drop(desk);
    write(url, devices, &technician.actor, &batches, now)
}

#[derive(Insertable)]
#[diesel(table_name = event, treat_none_as_default_value = false)]
struct EventRow {
    seq: i64,
    leaf: Vec<u8>,
    subject: &'static str,
    key: String,
    actor: String,
    at: chrono::NaiveDateTime,
}

#[derive(Insertable)]
#[diesel(table_name = log_hash, treat_none_as_default_value = false)]
struct HashRow {
    idx: i64,
    hash: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = medium, treat_none_as_default_value = false)]
struct MediumRow {
    tag: String,
    place: i32,
    serial_key: Option<String>,
}

/// The columns that a generated device can have; the others stay null.
#[derive(Insertable)]
#[diesel(table_name = device, treat_none_as_default_value = false)]
struct DeviceRow {
    tag: String,
    version: i64,
    kind: &'static str,
    stage: &'static str,
    batch: String,
    grade: Option<String>,
    held: bool,
    wiped: bool,
    location: Option<String>,
    serial_key: Option<String>,
    donor_key: Option<String>,
    maker_key: Option<String>,
    model_key: Option<String>,
    since: chrono::NaiveDateTime,
    state: String,
    seq: i64,
}

#[derive(Default)]
struct Chunk {
    events: Vec<EventRow>,
    hashes: Vec<HashRow>,
    devices: Vec<DeviceRow>,
    media: Vec<MediumRow>,
}

struct Maker<'a> {
    edge: Frontier,
    actor: &'a Actor,
    policy: Policy,
    batches: &'a [Number],
    now: DateTime<Utc>,
}

fn steps(n: u32, batch: Number) -> Vec<Step> {
    let (kind, maker, model) = MODELS[usize::try_from(n % 10).unwrap_or(0)];
    let specification = Specification {
        manufacturer: Some(maker.to_owned()),
        model: Some(model.to_owned()),
        serial: Some(serial(n)),
        donor_number: Some(format!("INV-{n:07}")),
        ..Specification::default()
    };
    let disk = MediumSeen {
        kind: MediumKind::Nvme,
        model: Some("SAMSUNG MZVLB256HAHQ".to_owned()),
        serial: Some(format!("S4{n:010}")),
        size_bytes: Some(256_060_514_304),
        replaces: None,
    };
    let seen = Specification { cpu: Some("Intel Core i5-8350U".to_owned()), ram_mb: Some(8_192), ..Specification::default() };
    let mut steps = vec![
        Step::Receive { batch, line: None, kind, specification, location: Some(place(n / 10)) },
        Step::Describe { kind: None, specification: seen, media: vec![disk], evidence: None },
    ];
    if n % 4 == 0 {
        let method = Method::NvmeSanitize;
        let (tool, tool_version) = ("nwipe".to_owned(), "0.38".to_owned());
        steps.push(Step::Erase {
            medium_kind: None,
            medium: 1,
            method,
            tool,
            tool_version,
            result: EraseResult::Success,
            started: None,
            ended: None,
            evidence: None,
            setting: None,
            basis: None,
            answer: None,
        });
        let results = tables::tests().for_kind(kind).filter(|l| l.test != LOOKS).map(|l| (l.test.clone(), TestResult::Pass)).collect();
        steps.push(Step::Test { results, looks: Some(Grade::A), battery_percent: None });
        steps.push(Step::Grade { lower_to: None });
        steps.push(Step::Stock { location: place(n / 10) });
    }
    steps
}

impl Maker<'_> {
    /// Takes one device through its steps, as the desk would.
    fn make(&mut self, n: u32, into: &mut Chunk) -> anyhow::Result<()> {
        let batch = self.batches[usize::try_from(n / OF_A_BATCH)?];
        let steps = steps(n, batch);
        let support = SupportView { table: tables::support(), today: self.now.date_naive() };
        let (tests, locks, failing) = (tables::tests(), tables::lock_names(), tables::failing_tools());
        let rules = Rules { policy: &self.policy, tests, locks, failing, support };
        let first = steps.first().context("a road without a first step")?;
        let mut d: Device = fold::announced(tag(n), first, self.now).context("not a reception")?;
        let mut last = 0;
        for step in steps {
            let (next, fact) = apply(&d, step, false, self.actor, self.now, rules)?;
            let place = self.edge.size();
            let sealed = ledger::seal(Event::device(d.tag, fact, None), place, (&self.actor.user, Channel::System), self.now, || [0; 32])?;
            for (index, hash) in self.edge.append(&sealed.bytes)? {
                into.hashes.push(HashRow { idx: i64::try_from(index)?, hash: hash.to_vec() });
            }
            last = i64::try_from(place)?;
            into.events.push(EventRow {
                seq: last,
                leaf: sealed.bytes,
                subject: Subject::Device.as_str(),
                key: d.tag.as_str().to_owned(),
                actor: UserId::as_str(&self.actor.user).to_owned(),
                at: self.now.naive_utc(),
            });
            d = next;
        }
        let key = |text: &Option<String>| text.as_deref().map(fold_code);
        for m in &d.media {
            into.media.push(MediumRow { tag: d.tag.as_str().to_owned(), place: i32::try_from(m.id)?, serial_key: key(&m.serial) });
        }
        into.devices.push(DeviceRow {
            tag: d.tag.as_str().to_owned(),
            version: i64::try_from(d.version)?,
            kind: d.kind.as_str(),
            stage: d.stage.as_str(),
            batch: d.batch.to_string(),
            grade: d.grade.map(|g| g.to_string()),
            held: false,
            wiped: d.is_wiped(),
            location: d.location.clone(),
            serial_key: key(&d.specification.serial),
            donor_key: key(&d.specification.donor_number),
            maker_key: key(&d.specification.manufacturer),
            model_key: key(&d.specification.model),
            since: d.since.naive_utc(),
            state: serde_json::to_string(&d)?,
            seq: last,
        });
        Ok(())
    }
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

/// Writes the devices directly, bypassing the desk for speed: one transaction per chunk, indexes afterwards.
fn write(url: &str, devices: u32, actor: &Actor, batches: &[Number], now: DateTime<Utc>) -> anyhow::Result<()> {
    let mut connection = Place::parse(url)?.open()?;
    let size = reprise::store::ledger::event::size(&mut connection)?;
    let needs: Vec<i64> = Frontier::needs(size).into_iter().map(i64::try_from).collect::<Result<_, _>>()?;
    let stored: Vec<(i64, Vec<u8>)> = log_hash::table.filter(log_hash::idx.eq_any(&needs)).load(&mut connection)?;
    let mut edge = Vec::new();
    for (index, hash) in stored {
        let Ok(hash) = <[u8; 32]>::try_from(hash) else { bail!("a hash that is none") };
        edge.push((u64::try_from(index)?, hash));
    }
    // One person does every step, so verification is off: nobody else could verify the drawn media.
    let policy = Policy { verification_share: 0, ..Policy::default() };
    let mut maker = Maker { edge: Frontier::new(size, edge), actor, policy, batches, now };
    let before = match &connection {
        AnyConnection::Sqlite(_) => "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000",
        AnyConnection::Postgres(_) => "SET synchronous_commit = off; SET session_replication_role = replica",
    };
    connection.batch_execute(before)?;
    // Indexes are built afterwards, each in one sorted pass.
    let indexes: Vec<Text> = match &mut connection {
        AnyConnection::Sqlite(c) => {
            diesel::sql_query("SELECT sql || ';DROP INDEX ' || name AS text FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('device', 'event', 'medium')")
                .load(c)?
        }
        AnyConnection::Postgres(_) => Vec::new(),
    };
    let parts: Vec<(&str, &str)> = indexes.iter().filter_map(|t| t.text.split_once(';')).collect();
    for (_, drop) in &parts {
        connection.batch_execute(drop)?;
    }
    let mut from = 0;
    while from < devices {
        let to = (from + CHUNK).min(devices);
        let mut chunk = Chunk::default();
        for n in from..to {
            maker.make(n, &mut chunk)?;
        }
        connection.batch_execute("BEGIN")?;
        match &mut connection {
            AnyConnection::Sqlite(c) => {
                for row in &chunk.events {
                    diesel::insert_into(event::table).values(row).execute(c)?;
                }
                for row in &chunk.hashes {
                    diesel::insert_into(log_hash::table).values(row).execute(c)?;
                }
                for row in &chunk.devices {
                    diesel::insert_into(device::table).values(row).execute(c)?;
                }
                for row in &chunk.media {
                    diesel::insert_into(medium::table).values(row).execute(c)?;
                }
            }
            AnyConnection::Postgres(c) => {
                diesel::copy_from(event::table).from_insertable(&chunk.events).execute(c)?;
                diesel::copy_from(log_hash::table).from_insertable(&chunk.hashes).execute(c)?;
                diesel::copy_from(device::table).from_insertable(&chunk.devices).execute(c)?;
                diesel::copy_from(medium::table).from_insertable(&chunk.media).execute(c)?;
            }
        }
        connection.batch_execute("COMMIT")?;
        from = to;
    }
    for (make, _) in &parts {
        connection.batch_execute(make)?;
    }
    match &connection {
        AnyConnection::Sqlite(_) => connection.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")?,
        AnyConnection::Postgres(_) => connection.batch_execute("ANALYZE")?,
    }
    Ok(())
}
