//! The application layer: everything a person or the system does. What must hold together is one write transaction.
//!
//! Pages, the API, scans, imports and the command line all call it. The walk of a write:
//!
//! 1. The caller builds an `Acting` (who acts, an optional idempotency key, whether it is a rehearsal) and calls an operation on the
//!    handle of an area, such as `desk.handovers().sign_on_screen(&acting, …)`. Each area folder lists its operations in its `mod.rs`.
//! 2. The operation validates its input (`validation.rs`) and does slow work, such as drawing a PDF, before the transaction where it can.
//! 3. `Desk::write` checks the permission, returns the stored outcome when the idempotency key is known, and opens a transaction.
//! 4. The job gets a `Tx`: the transaction of the store together with the actor, the policy in force and the public address. It reads
//!    current rows, asks the rules in `domain`, appends an event to the ledger (`Tx::append`) and projects the new state into its table.
//!    A projection needs the `Appended` that the append returned, so no recorded state changes without an event. Sessions, letters and
//!    the access log are outside the ledger.
//! 5. The outcome is stored under the idempotency key, and the caller gets it after the commit. Any error rolls everything back.
//!
//! A rehearsal runs the same job and always rolls back: it shows what an action would do. `Desk::write_as_system` writes as a system actor.
//!
//! Where is the rule that …? Who may do what: `Permission` in `domain/account/actor.rs`. What a step does to a device: `Tx::take` below,
//! which calls `domain/device/lifecycle.rs`. Which error code means what: `error.rs`; its sentence in each language: `error_text.rs`.

pub mod access;
pub mod account;
pub mod allocation;
pub mod batch;
pub mod device;
pub mod document;
pub mod error;
pub mod error_text;
pub mod evidence;
pub mod handover;
pub mod ledger;
pub mod notification;
pub mod partner;
pub mod request;
pub mod settings;
pub mod stock_take;
pub mod validation;
pub mod waste;

pub use error::{DeskError, ErrorCode, FieldError, Noun};

use crate::desk::error::OrNotFound;
use crate::desk::ledger::log::Log;
use crate::domain::account::actor::{Actor, Permission, Role};
use crate::domain::device::Device;
use crate::domain::device::lifecycle;
use crate::domain::device::step::Step;
use crate::domain::device::support::judge::SupportView;
use crate::domain::device::support::table::SupportTable;
use crate::domain::entropy::Entropy;
use crate::domain::event::Event;
use crate::domain::id::UserId;
use crate::domain::ledger::channel::Channel;
use crate::domain::ledger::epoch::Closed;
use crate::domain::partner::organisation::Commune;
use crate::domain::request::RequestLine;
use crate::domain::request::suitability::answers;
use crate::domain::settings::policy::Policy;
use crate::domain::time::{Clock, to_millis};
use crate::ingest::tables;
use crate::ledger::sha256_hex;
use crate::store::{self, Appended, Db, StoreError, WriteTx};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
pub use settings::in_force::InForce;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, RwLock};

/// The system clock, cut to whole milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the time comes in")]
    fn now(&self) -> DateTime<Utc> {
        to_millis(Utc::now())
    }
}

/// The operating system's random number generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness neither secrets nor tags are safe, so the process stops.
        if getrandom::fill(bytes).is_err() {
            tracing::error!("the operating system gives no randomness");
            std::process::abort();
        }
    }
}

/// Who makes a write, with an optional idempotency key.
#[derive(Clone, Debug)]
pub struct Acting {
    pub actor: Actor,
    /// The idempotency key, when the caller sent one: a repeat with the same key gets the outcome of the first call.
    pub idempotency_key: Option<IdempotencyKey>,
    /// Dry run: the job runs in a real transaction that is rolled back, and only its outcome is returned.
    pub rehearsal: bool,
    /// The door through which the write comes.
    pub channel: Channel,
}

/// An idempotency key with a digest of the request it was sent for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The caller's key; its SHA-256 in hexadecimal when it is longer than 200 bytes or holds control characters.
    pub key: String,
    /// SHA-256 of the request, hexadecimal: the same key with another request is refused.
    pub hash: String,
}

impl IdempotencyKey {
    /// Makes a key from the caller's text and the request's content. Digests a key over 200 bytes or with control characters.
    #[must_use]
    pub fn new(key: &str, asked: &[u8]) -> Self {
        let plain = key.len() <= 200 && !key.chars().any(char::is_control);
        Self { key: if plain { key.to_owned() } else { sha256_hex(key.as_bytes()) }, hash: sha256_hex(asked) }
    }
}

impl Acting {
    /// An actor at a page, without idempotency key, and no rehearsal.
    #[must_use]
    pub const fn new(actor: Actor) -> Self {
        Self { actor, idempotency_key: None, rehearsal: false, channel: Channel::Page }
    }

    /// The same through another door.
    #[must_use]
    pub fn by(self, channel: Channel) -> Self {
        Self { channel, ..self }
    }
}

/// What all clones of a `Desk` share.
struct Shared {
    db: Db,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    base_url: Option<String>,
    in_force: RwLock<InForce>,
    setup_code: RwLock<Option<String>>,
    sends_letters: AtomicBool,
    log: Log,
}

impl Shared {
    /// The policy in force as the transaction sees it. Reads it again when the version in the database is not the cached one: another
    /// server on the same database may have made a new one.
    fn policy_in_force(&self, c: &mut store::AnyConnection) -> Result<InForce, DeskError> {
        let held = self.in_force();
        if store::settings::policy_version(c)? == held.policy.version {
            return Ok(held);
        }
        let newer = InForce::read(c, &held)?;
        self.put_in_force(newer.clone());
        Ok(newer)
    }

    /// The transaction as an operation sees it.
    fn tx<'t, 'w>(&self, store: &'t mut WriteTx<'w>, actor: Actor, channel: Channel) -> Result<Tx<'t, 'w>, DeskError> {
        store.came_by(channel);
        let InForce { policy, support } = self.policy_in_force(store.read())?;
        let closed = self.log.closed();
        Ok(Tx { store, actor, policy, support, base_url: self.base_url.clone(), closed })
    }

    fn in_force(&self) -> InForce {
        self.in_force.read().map_or_else(|e| e.into_inner().clone(), |held| held.clone())
    }

    fn put_in_force(&self, newer: InForce) {
        if let Ok(mut slot) = self.in_force.write() {
            *slot = newer;
        }
    }
}

/// Entry point of the application layer; cheap to clone. Areas hang their operations on it through handles such as `desk.handovers()`.
#[derive(Clone)]
pub struct Desk {
    shared: Arc<Shared>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("db", &self.shared.db).finish_non_exhaustive()
    }
}

impl Desk {
    /// Opens the database at `url` and reads the policy in force. `base_url` is the public address of this installation.
    ///
    /// # Errors
    /// When the database cannot be opened or migrated, or its policy cannot be read.
    pub fn open(url: &str, base_url: Option<String>, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<Self, DeskError> {
        let db = Db::open(url, Arc::clone(&clock), Arc::clone(&entropy))?;
        let shipped = InForce { policy: Arc::new(Policy::default()), support: Arc::clone(tables::support()) };
        let in_force = db.read(|c| InForce::read(c, &shipped))?;
        let (in_force, setup_code) = (RwLock::new(in_force), RwLock::new(None));
        let shared =
            Shared { db, clock, entropy, base_url, in_force, setup_code, sends_letters: AtomicBool::new(false), log: Log::default() };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The database, for reads and for what is not tied to one operation.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.shared.db
    }

    /// The time of the injected clock.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.shared.clock.now()
    }

    /// Today in Brussels.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        crate::i18n::today(self.now())
    }

    /// The public address of this installation, printed on labels and documents; none when it is not configured.
    #[must_use]
    pub fn base_url(&self) -> Option<&str> {
        self.shared.base_url.as_deref()
    }

    /// The cached policy: the one in force when this server last wrote, or when it started.
    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        self.shared.in_force().policy
    }

    /// The cached policy with its support table.
    #[must_use]
    pub fn in_force(&self) -> InForce {
        self.shared.in_force()
    }

    /// The nineteen communes of the Brussels region.
    #[must_use]
    pub fn communes(&self) -> &'static [Commune] {
        tables::communes()
    }

    /// A new UUIDv7, from the injected clock and entropy.
    fn id(&self) -> String {
        new_id(self.now(), &*self.shared.entropy)
    }

    /// Runs read queries on a pooled connection. Blocks the thread.
    ///
    /// # Errors
    /// Whatever the job returns, or that no connection is available.
    pub fn read<T>(&self, job: impl FnOnce(&mut store::AnyConnection) -> Result<T, DeskError>) -> Result<T, DeskError> {
        self.shared.db.read(job)
    }

    /// Runs an operation's job for an actor: checks the permission, returns the stored outcome for a repeated idempotency key, and runs the
    /// job in one transaction.
    ///
    /// # Errors
    /// [`DeskError::Forbidden`]; a conflict when the key was used for another request; whatever the job returns.
    fn write<T>(
        &self,
        acting: &Acting,
        permission: Permission,
        job: impl FnOnce(&mut Tx<'_, '_>) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, DeskError>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
    {
        if !acting.actor.may(permission) {
            return Err(DeskError::Forbidden);
        }
        let Acting { actor, idempotency_key, rehearsal, channel } = acting.clone();
        let shared = Arc::clone(&self.shared);
        if rehearsal {
            // The same job in the same kind of transaction; the error at its end rolls it back.
            let (tell, told) = std::sync::mpsc::channel();
            let undone = self.shared.db.write::<(), DeskError>(move |tx| {
                drop(tell.send(job(&mut shared.tx(tx, actor, channel)?)?));
                Err(DeskError::failed("a rehearsal is never kept"))
            });
            return match (told.try_recv(), undone) {
                (Ok(outcome), _) => Ok(outcome),
                (Err(_), Err(refused)) => Err(refused),
                (Err(_), Ok(())) => Err(DeskError::failed("a rehearsal was kept")),
            };
        }
        let done = self.witnessed(move |tx| {
            if let Some(idempotency_key) = &idempotency_key
                && let Some((hash, outcome)) = store::idempotency::find(tx, &actor.user, &idempotency_key.key)?
            {
                if hash != idempotency_key.hash {
                    return Err(DeskError::conflict(ErrorCode::KeyReused, &idempotency_key.key));
                }
                return serde_json::from_str(&outcome).map_err(DeskError::failed);
            }
            let user = actor.user.clone();
            let outcome = job(&mut shared.tx(tx, actor, channel)?)?;
            if let Some(idempotency_key) = idempotency_key {
                let text = serde_json::to_string(&outcome).map_err(DeskError::failed)?;
                store::idempotency::keep(tx, &user, &idempotency_key.key, &idempotency_key.hash, &text)?;
            }
            Ok(outcome)
        });
        match (done, self.ledger().closed()) {
            // The writer itself refuses a history that was rewritten: the reason is the one that is known.
            (Err(DeskError::Store(_)), Some(why)) => Err(DeskError::Closed(why)),
            (done, _) => done,
        }
    }

    /// Writes as a system actor named `name`, with the rights of `role`: for what the calendar triggers or an anonymous visitor asks for.
    /// Checks no permission; the caller must.
    fn write_as_system<T, F>(&self, name: &'static str, role: Role, job: F) -> Result<T, DeskError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_, '_>) -> Result<T, DeskError> + Send + 'static,
    {
        let shared = Arc::clone(&self.shared);
        let actor = Actor { user: UserId::new(name), role, organisation: None };
        self.witnessed(move |tx| job(&mut shared.tx(tx, actor, Channel::System)?))
    }

    /// Runs a write. When it gave a number of a series, a checkpoint over it is signed and kept outside the database before the number
    /// leaves the house, and the documents it issued get their proof. When that fails, the caller gets an error and no number.
    fn witnessed<T, E>(&self, job: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (outcome, to_witness) = self.shared.db.write(move |tx| {
            let outcome = job(tx)?;
            Ok::<_, E>((outcome, tx.to_witness()))
        })?;
        match to_witness {
            Some((size, issued)) => self.ledger().witness(size, &issued)?,
            // An earlier number may still be unknown outside, and this may be its caller who asks again.
            None if self.shared.log.is_unkept() => self.ledger().witness(0, &[])?,
            None => {}
        }
        Ok(outcome)
    }
}

fn new_id(now: DateTime<Utc>, entropy: &dyn Entropy) -> String {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    let mut random = [0; 10];
    entropy.fill(&mut random);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
}

/// What an operation works with inside its transaction: the store's transaction, the actor, the policy in force and the public address.
struct Tx<'t, 'w> {
    store: &'t mut WriteTx<'w>,
    actor: Actor,
    policy: Arc<Policy>,
    support: Arc<SupportTable>,
    base_url: Option<String>,
    closed: Option<Closed>,
}

impl Tx<'_, '_> {
    fn now(&self) -> DateTime<Utc> {
        self.store.now()
    }

    fn today(&self) -> NaiveDate {
        crate::i18n::today(self.store.now())
    }

    fn year(&self) -> i32 {
        use chrono::Datelike;
        self.today().year()
    }

    /// Whether a device meets a request line today.
    fn answers(&self, device: &Device, line: &RequestLine) -> bool {
        answers(device, line, SupportView { table: &self.support, today: self.today() })
    }

    fn in_force(&self) -> InForce {
        InForce { policy: Arc::clone(&self.policy), support: Arc::clone(&self.support) }
    }

    fn id(&self) -> String {
        new_id(self.now(), self.store.entropy())
    }

    /// Appends an event, unless the ledger is closed for writing.
    fn append(&mut self, event: Event) -> Result<Appended, DeskError> {
        if let Some(closed) = &self.closed {
            return Err(DeskError::Closed(closed.clone()));
        }
        Ok(store::ledger::event::append(self.store, &self.actor.user, event)?)
    }

    /// The device with this tag, or a not-found error.
    fn device(&mut self, tag: crate::domain::device::tag::Tag) -> Result<Device, DeskError> {
        store::device::find(self.store.read(), &tag)?.or_not_found(Noun::Device, tag)
    }

    /// The normalised code of a location that exists and is active, or an error on the field `location`.
    fn place(&mut self, code: &str) -> Result<String, DeskError> {
        let code = crate::domain::device::location::code(code).ok_or_else(|| DeskError::field_error("location", ErrorCode::Form, code))?;
        match store::device::location::find(self.store.read(), &code)? {
            None => Err(DeskError::not_found(Noun::Location, code)),
            Some(place) if !place.active => Err(DeskError::field_error("location", ErrorCode::LocationClosed, code)),
            Some(_) => Ok(code),
        }
    }

    /// Takes one step of a device; every device change goes through here. Applies the lifecycle rules, appends the event, projects the
    /// new state.
    fn take(&mut self, device: &Device, step: Step, note: Option<&str>) -> Result<Device, DeskError> {
        self.take_with_proof(device, step, note).map(|(next, _appended)| next)
    }

    /// Like `take`, and returns the proof of the append, which projections beside the device row need.
    fn take_with_proof(&mut self, device: &Device, step: Step, note: Option<&str>) -> Result<(Device, Appended), DeskError> {
        let in_force = self.in_force();
        let (next, fact) = lifecycle::apply(device, step, note.is_some(), &self.actor, self.now(), in_force.rules(self.today()))?;
        let appended = self.append(Event::device(device.tag, fact, note))?;
        store::device::project(self.store, &next, &appended)?;
        Ok((next, appended))
    }
}
