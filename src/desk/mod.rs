//! The desk: one file per thing a person does, each one write transaction. Page, API, scan, import and command line all arrive here.

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

use crate::domain::account::actor::{Actor, Permission, Role};
use crate::domain::device::Device;
use crate::domain::device::lifecycle;
use crate::domain::device::step::Step;
use crate::domain::device::transitions::Rules;
use crate::domain::entropy::Entropy;
use crate::domain::event::Event;
use crate::domain::id::UserId;
use crate::domain::partner::organisation::Commune;
use crate::domain::settings::policy::Policy;
use crate::domain::time::{Clock, to_millis};
use crate::ingest::tables;
use crate::store::{self, Appended, Db, WriteTx};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, RwLock};

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the time comes in")]
    fn now(&self) -> DateTime<Utc> {
        to_millis(Utc::now())
    }
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no secret and no tag can be made; there is nothing sensible left to do.
        if getrandom::fill(bytes).is_err() {
            tracing::error!("the operating system gives no randomness");
            std::process::abort();
        }
    }
}

/// A person acting, with the key that makes a repeated request count once.
#[derive(Clone, Debug)]
pub struct Acting {
    /// Who.
    pub actor: Actor,
    /// The key and the hash of the question, when the caller gave one.
    pub once: Option<IdempotencyKey>,
    /// Only to see what would come of it: the work is done, and undone before anybody else can see it.
    pub rehearsal: bool,
}

/// A key that counts once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// The caller's key.
    pub key: String,
    /// SHA-256 of what was asked, hexadecimal.
    pub hash: String,
}

impl IdempotencyKey {
    /// A key with the question it stands for. A key that is long or holds control characters stands as its digest.
    #[must_use]
    pub fn new(key: &str, asked: &[u8]) -> Self {
        let digest = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
        let plain = key.len() <= 200 && !key.chars().any(char::is_control);
        Self { key: if plain { key.to_owned() } else { digest(key.as_bytes()) }, hash: digest(asked) }
    }
}

impl Acting {
    /// A person acting, without such a key.
    #[must_use]
    pub const fn new(actor: Actor) -> Self {
        Self { actor, once: None, rehearsal: false }
    }
}

/// What the desk works with.
struct Shared {
    db: Db,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    base_url: Option<String>,
    policy: RwLock<Arc<Policy>>,
    setup_code: RwLock<Option<String>>,
    sends_letters: AtomicBool,
}

impl Shared {
    /// The policy in force, as the transaction sees it: another server may have made a new one since.
    fn policy_in_force(&self, c: &mut store::AnyConnection) -> Result<Arc<Policy>, DeskError> {
        let held = self.policy();
        if store::settings::policy_version(c)? == held.version {
            return Ok(held);
        }
        let newer = Arc::new(store::settings::policy(c)?);
        if let Ok(mut slot) = self.policy.write() {
            *slot = Arc::clone(&newer);
        }
        Ok(newer)
    }

    fn policy(&self) -> Arc<Policy> {
        self.policy.read().map_or_else(|e| Arc::clone(&e.into_inner()), |p| Arc::clone(&p))
    }
}

/// The desk.
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
    /// Opens the desk on a database.
    ///
    /// # Errors
    /// When the database cannot be opened.
    pub fn open(url: &str, base_url: Option<String>, clock: Arc<dyn Clock>, entropy: Arc<dyn Entropy>) -> Result<Self, DeskError> {
        let db = Db::open(url, Arc::clone(&clock), Arc::clone(&entropy))?;
        let policy = db.read(store::settings::policy)?;
        let (policy, setup_code) = (RwLock::new(Arc::new(policy)), RwLock::new(None));
        let shared = Shared { db, clock, entropy, base_url, policy, setup_code, sends_letters: AtomicBool::new(false) };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The database, for reading.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.shared.db
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.shared.clock.now()
    }

    /// Today in Brussels.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        crate::i18n::today(self.now())
    }

    /// The public address printed on labels, if one is set.
    #[must_use]
    pub fn base_url(&self) -> Option<&str> {
        self.shared.base_url.as_deref()
    }

    /// The policy in force when this server last wrote.
    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        self.shared.policy()
    }

    /// The nineteen communes.
    #[must_use]
    pub fn communes(&self) -> &'static [Commune] {
        tables::communes()
    }

    /// What steps are judged by.
    #[must_use]
    pub fn rules<'a>(&self, policy: &'a Policy) -> Rules<'a> {
        Rules { policy, tests: tables::tests(), locks: tables::lock_names() }
    }

    /// A new id: a UUIDv7 from our clock and chance.
    fn id(&self) -> String {
        new_id(self.now(), &*self.shared.entropy)
    }

    /// Reads.
    ///
    /// # Errors
    /// What the reading gives.
    pub fn read<T>(&self, job: impl FnOnce(&mut store::AnyConnection) -> Result<T, DeskError>) -> Result<T, DeskError> {
        self.shared.db.read(job)
    }

    /// The one way to write: checks the permission, answers a repeated key as before, runs the job in one transaction.
    ///
    /// # Errors
    /// [`DeskError::Forbidden`], a key used for another question, and what the job gives.
    fn write<T>(
        &self,
        acting: &Acting,
        act: Permission,
        job: impl FnOnce(&mut Tx<'_, '_>) -> Result<T, DeskError> + Send + 'static,
    ) -> Result<T, DeskError>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
    {
        if !acting.actor.may(act) {
            return Err(DeskError::Forbidden);
        }
        let Acting { actor, once, rehearsal } = acting.clone();
        let shared = Arc::clone(&self.shared);
        if rehearsal {
            // The same rules, the same path, in the same transaction as everything else; the error at its end takes it all back.
            let (tell, told) = std::sync::mpsc::channel();
            let undone = self.shared.db.write::<(), DeskError>(move |tx| {
                let policy = shared.policy_in_force(tx.read())?;
                let base_url = shared.base_url.clone();
                let outcome = job(&mut Tx { store: tx, actor, policy, base_url })?;
                drop(tell.send(outcome));
                Err(DeskError::Failed("a rehearsal is never kept".to_owned()))
            });
            return match (told.try_recv(), undone) {
                (Ok(outcome), _) => Ok(outcome),
                (Err(_), Err(refused)) => Err(refused),
                (Err(_), Ok(())) => Err(DeskError::Failed("a rehearsal was kept".to_owned())),
            };
        }
        self.shared.db.write(move |tx| {
            if let Some(once) = &once
                && let Some((hash, outcome)) = store::idempotency::find(tx, &actor.user, &once.key)?
            {
                if hash != once.hash {
                    return Err(DeskError::conflict(ErrorCode::KeyReused, &once.key));
                }
                return serde_json::from_str(&outcome).map_err(|e| DeskError::Failed(e.to_string()));
            }
            let user = actor.user.clone();
            let policy = shared.policy_in_force(tx.read())?;
            let base_url = shared.base_url.clone();
            let outcome = job(&mut Tx { store: tx, actor, policy, base_url })?;
            if let Some(once) = once {
                let text = serde_json::to_string(&outcome).map_err(|e| DeskError::Failed(e.to_string()))?;
                store::idempotency::keep(tx, &user, &once.key, &once.hash, &text)?;
            }
            Ok(outcome)
        })
    }

    /// Does in nobody's name what nobody decides: what the calendar brings, or what a stranger asks for. Who may is for the caller to know.
    fn by_itself<T, F>(&self, name: &'static str, role: Role, job: F) -> Result<T, DeskError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_, '_>) -> Result<T, DeskError> + Send + 'static,
    {
        let shared = Arc::clone(&self.shared);
        let actor = Actor { user: UserId::new(name), role, organisation: None };
        self.shared.db.write(move |tx| {
            let (policy, base_url) = (shared.policy_in_force(tx.read())?, shared.base_url.clone());
            job(&mut Tx { store: tx, actor, policy, base_url })
        })
    }
}

fn new_id(now: DateTime<Utc>, entropy: &dyn Entropy) -> String {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    let mut random = [0; 10];
    entropy.fill(&mut random);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().to_string()
}

/// The bench: what a verb works with inside its transaction.
struct Tx<'t, 'w> {
    store: &'t mut WriteTx<'w>,
    actor: Actor,
    policy: Arc<Policy>,
    base_url: Option<String>,
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

    fn id(&self) -> String {
        new_id(self.now(), self.store.entropy())
    }

    fn append(&mut self, event: Event) -> Result<Appended, DeskError> {
        Ok(store::ledger::event::append(self.store, &self.actor.user, event)?)
    }

    /// A device, or the sentence that it is not there.
    fn device(&mut self, tag: crate::domain::device::tag::Tag) -> Result<Device, DeskError> {
        store::device::find(self.store.read(), &tag)?.ok_or_else(|| DeskError::none(Noun::Device, tag))
    }

    /// A place that is in use.
    fn place(&mut self, code: &str) -> Result<String, DeskError> {
        let code = crate::domain::device::location::code(code).ok_or_else(|| DeskError::field_error("location", ErrorCode::Form, code))?;
        match store::device::location::find(self.store.read(), &code)? {
            None => Err(DeskError::none(Noun::Location, code)),
            Some(place) if !place.active => Err(DeskError::field_error("location", ErrorCode::LocationClosed, code)),
            Some(_) => Ok(code),
        }
    }

    /// The one write path of a device: apply, append, project.
    fn take(&mut self, device: &Device, step: Step, note: Option<&str>) -> Result<Device, DeskError> {
        self.sealed(device, step, note).map(|(next, _appended)| next)
    }

    /// The same, with the proof for what else is written about the step.
    fn sealed(&mut self, device: &Device, step: Step, note: Option<&str>) -> Result<(Device, Appended), DeskError> {
        let policy = Arc::clone(&self.policy);
        let rules = Rules { policy: &policy, tests: tables::tests(), locks: tables::lock_names() };
        let (next, fact) = lifecycle::apply(device, step, note.is_some(), &self.actor, self.now(), rules)?;
        let appended = self.append(Event::device(device.tag, fact, note))?;
        store::device::project(self.store, &next, &appended)?;
        Ok((next, appended))
    }
}
