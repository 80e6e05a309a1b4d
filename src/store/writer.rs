//! The writer: one thread, one connection, many jobs per commit.
//!
//! Each job runs in its own savepoint, so a failing job leaves nothing behind and disturbs no other; one commit then makes all of them
//! durable, and only then are the callers answered. SQLite uses BEGIN IMMEDIATE and PostgreSQL one advisory lock, so there is one writer
//! at a time even with several servers: no write needs a retry and no update is lost.

use super::connection::{Address, AnyConnection, DatabaseFile};
use super::error::StoreError;
use crate::domain::entropy::Entropy;
use crate::domain::ledger::channel::Channel;
use crate::domain::time::Clock;
use crate::ledger::{Frontier, Root};
use crate::store::tx::WriteTx;
use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// The most jobs that share one commit.
const MOST_JOBS: usize = 256;
/// Key of the advisory lock that serialises writers on PostgreSQL.
const WRITER_LOCK: i64 = 7_230_418;

/// Answers the caller of a job, once the result of the commit is known.
type Answer = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
/// Runs a job in the transaction; returns whether to keep its work, and how to answer its caller.
type Run = Box<dyn FnOnce(&mut WriteTx<'_>) -> (bool, Answer) + Send>;

/// A job that waits for the writer.
struct Job {
    run: Run,
    /// Answers its caller when no transaction could be begun.
    refuse: Box<dyn FnOnce(StoreError) + Send>,
}

pub(super) struct Writer {
    jobs: Sender<Job>,
    pub(super) tally: Arc<Tally>,
    /// The newest root that was handed out.
    pub(super) known: Arc<Mutex<Option<Root>>>,
}

/// Counters since the start.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Jobs requested.
    pub(super) jobs: AtomicU64,
    /// Jobs answered.
    pub(super) answered: AtomicU64,
    pub(super) commits: AtomicU64,
    pub(super) failures: AtomicU64,
}

impl Writer {
    pub(super) fn start(
        address: Address,
        connection: AnyConnection,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, StoreError> {
        let (jobs, queue) = channel::<Job>();
        let tally = Arc::new(Tally::default());
        let kept = Arc::clone(&tally);
        let known = Arc::new(Mutex::new(None));
        let handed_out = Arc::clone(&known);
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                let file = DatabaseFile::of(&address);
                Worker { address, connection: Some(connection), edge: None, file, clock, entropy, tally: kept, known: handed_out }
                    .run(&queue);
            })
            .map_err(|e| StoreError::Unavailable(e.to_string()))?;
        Ok(Self { jobs, tally, known })
    }

    pub(super) fn write<T, E>(&self, job: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = channel::<Result<T, E>>();
        let refused = reply.clone();
        let refuse = Box::new(move |failure: StoreError| drop(refused.send(Err(failure.into()))));
        let run: Run = Box::new(move |tx| {
            let outcome = job(tx);
            let keep = outcome.is_ok();
            let answer: Answer = Box::new(move |committed| {
                let told = match committed {
                    Ok(()) => outcome,
                    // A job that failed keeps its own error: it wrote nothing, so the commit does not concern it.
                    Err(failure) => outcome.and(Err(failure.into())),
                };
                // The caller may be gone; a committed job stays committed.
                drop(reply.send(told));
            });
            (keep, answer)
        });
        let gone = |what: &str| E::from(StoreError::Unavailable(what.to_owned()));
        self.tally.jobs.fetch_add(1, Ordering::Relaxed);
        self.jobs.send(Job { run, refuse }).map_err(|_gone| gone("the writer has stopped"))?;
        answer.recv().map_err(|_gone| gone("nothing was written"))?
    }
}

struct Worker {
    address: Address,
    connection: Option<AnyConnection>,
    /// The tree's edge after the last commit on this connection.
    edge: Option<Frontier>,
    /// The database file as it was opened first.
    file: Option<DatabaseFile>,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    tally: Arc<Tally>,
    known: Arc<Mutex<Option<Root>>>,
}

impl Worker {
    fn run(mut self, queue: &Receiver<Job>) {
        while let Ok(first) = queue.recv() {
            let mut jobs = vec![first];
            while jobs.len() < MOST_JOBS
                && let Ok(next) = queue.try_recv()
            {
                jobs.push(next);
            }
            self.unit(jobs);
        }
    }

    /// Runs jobs in one transaction, commits, and answers their callers.
    fn unit(&mut self, jobs: Vec<Job>) {
        let asked = jobs.len();
        let mut answers = Vec::with_capacity(jobs.len());
        let begun = match self.begin() {
            Ok(edge) => Ok((edge, jobs)),
            Err(failure) => {
                for job in jobs {
                    (job.refuse)(failure.clone());
                }
                Err(failure)
            }
        };
        let done = begun.and_then(|(mut edge, jobs)| {
            let Some(connection) = self.connection.as_mut() else { return Err(StoreError::Unavailable("no connection".to_owned())) };
            for job in jobs {
                let answer = one(connection, &mut edge, &*self.entropy, self.clock.now(), job)?;
                answers.push(answer);
            }
            // A file that was moved away is still open here: what is written into it would be lost.
            is_in_place(&self.address, self.file)?;
            connection.batch_execute("COMMIT")?;
            Ok(edge)
        });
        // Keep the edge for the next commit. After a failure the state of the connection is unknown, so drop both.
        let done = match done {
            Ok(edge) => {
                self.edge = Some(edge);
                self.tally.commits.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }
            Err(failure) => {
                tracing::error!(%failure, "a write did not commit");
                self.connection = None;
                self.tally.failures.fetch_add(1, Ordering::Relaxed);
                Err(failure)
            }
        };
        self.tally.answered.fetch_add(u64::try_from(asked).unwrap_or(0), Ordering::Relaxed);
        for answer in answers {
            answer(done.clone());
        }
    }

    /// Begins the transaction. A connection lost while idle is replaced: nothing was written on it.
    fn begin(&mut self) -> Result<Frontier, StoreError> {
        let kept = self.connection.is_some();
        let begun = self.begin_on_connection();
        if begun.is_err() && kept {
            self.connection = None;
            return self.begin_on_connection();
        }
        begun
    }

    fn begin_on_connection(&mut self) -> Result<Frontier, StoreError> {
        let connection = match self.connection.take() {
            Some(open) => self.connection.insert(open),
            None => {
                // What was read on another connection may be gone: a database can come back without its last writes.
                self.edge = None;
                is_in_place(&self.address, self.file)?;
                self.connection.insert(self.address.open()?)
            }
        };
        match connection {
            AnyConnection::Sqlite(c) => c.batch_execute("BEGIN IMMEDIATE")?,
            AnyConnection::Postgres(c) => c.batch_execute(&format!("BEGIN; SELECT pg_advisory_xact_lock({WRITER_LOCK})"))?,
        }
        // A newer version may have been started on the same database: what this one writes could break what it knows nothing of.
        super::migrate::refuse_if_newer_now(connection)?;
        // Another server may have appended, or the database may have come back without our last writes and with others instead: the edge is
        // ours only if the last stored hash is, whatever the number of events.
        let tip = crate::store::ledger::event::tip(connection)?;
        match self.edge.take().filter(|edge| edge.tip() == tip) {
            Some(edge) => Ok(edge),
            None => {
                still_continues(connection, &self.known)?;
                crate::store::ledger::event::edge(connection)
            }
        }
    }
}

/// Refuses to go on when the database came back without a history that was handed out, or with another.
fn still_continues(connection: &mut AnyConnection, known: &Mutex<Option<Root>>) -> Result<(), StoreError> {
    let Some(root) = known.lock().unwrap_or_else(PoisonError::into_inner).clone() else { return Ok(()) };
    if crate::store::ledger::checkpoint::root_at(connection, root.size)?.as_ref() == Some(&root) {
        return Ok(());
    }
    Err(StoreError::Unavailable(format!(
        "the database came back with a history that does not continue the checkpoint over {} events; start again and see what is said",
        root.size
    )))
}

/// Refuses to go on when the database file is no longer the one that was opened.
fn is_in_place(address: &Address, opened: Option<DatabaseFile>) -> Result<(), StoreError> {
    if DatabaseFile::of(address) == opened {
        return Ok(());
    }
    Err(StoreError::Unavailable(
        "the database file was moved, removed or replaced; stop the server, look at it, and start again".to_owned(),
    ))
}

/// Runs one job in its savepoint.
fn one(
    connection: &mut AnyConnection,
    edge: &mut Frontier,
    entropy: &dyn Entropy,
    now: DateTime<Utc>,
    job: Job,
) -> Result<Answer, StoreError> {
    connection.batch_execute("SAVEPOINT job")?;
    let before = edge.clone();
    let mut tx = WriteTx {
        connection: &mut *connection,
        edge: &mut *edge,
        entropy,
        now,
        channel: Channel::System,
        gave_number: false,
        erased: false,
        issued: Vec::new(),
    };
    let ran = std::panic::catch_unwind(AssertUnwindSafe(|| (job.run)(&mut tx)));
    let (keep, answer) = match ran {
        Ok(result) => result,
        Err(_panic) => {
            tracing::error!("a write panicked; nothing of it was kept");
            // Dropping its reply channel tells the caller.
            let nobody: Answer = Box::new(|_committed| ());
            (false, nobody)
        }
    };
    if keep {
        connection.batch_execute("RELEASE SAVEPOINT job")?;
    } else {
        *edge = before;
        connection.batch_execute("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")?;
    }
    Ok(answer)
}
