//! The post: takes letters out of the outbox and brings them to the mail server. The only place that speaks SMTP.
//!
//! A letter is claimed in one commit, sent, and what became of it is written down in another. A server that dies in between leaves a claim
//! that runs out; the letter is then sent again under the same Message-ID, with a first sentence that says so.

mod message;
mod server;

pub use server::{Server, ServerError};

use crate::desk::notification::Notifications;
use crate::desk::{Desk, DeskError};
use crate::store::notification::{Letter, Settled};
use std::panic::AssertUnwindSafe;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long the outbox is left alone between two looks.
const PAUSE: Duration = Duration::from_secs(2);
/// How long it is left alone after the database failed.
const REST: Duration = Duration::from_secs(30);

/// What a round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Letters that left.
    pub sent: u32,
    /// Letters refused for good.
    pub refused: u32,
    /// Letters that will be tried again.
    pub later: u32,
}

/// Sends one claimed letter. Nothing is written down yet.
#[must_use]
pub fn send(server: &Server, letter: &Letter, desk: &Desk) -> (Settled, String) {
    match message::compose(letter, &Notifications::letter_text(letter), server.from(), desk.now()) {
        Ok(message) => server.send(&message),
        // What cannot be written as a message will not be tomorrow either.
        Err(error) => (Settled::Refused, error.to_string()),
    }
}

/// Sends everything that is due, one letter after the other, until nothing is or `stop` says so.
///
/// # Errors
/// When the database refuses; what was claimed then is taken up again when its time has run out.
pub fn send_due(desk: &Desk, server: &Server, stop: impl Fn() -> bool) -> Result<Round, DeskError> {
    let mut round = Round::default();
    while !stop() && desk.notifications().is_due()? {
        let Some(letter) = desk.notifications().claim()? else { break };
        // One letter that cannot be sent must not keep the others from leaving.
        let tried = std::panic::catch_unwind(AssertUnwindSafe(|| send(server, &letter, desk)));
        let (settled, answer) = tried.unwrap_or_else(|_panic| (Settled::Refused, "the letter cannot be written as a message".to_owned()));
        // Neither the address nor the text is anybody's who reads the log.
        tracing::info!(letter = letter.id, tries = letter.tries, ?settled, "letter");
        match settled {
            Settled::Sent => round.sent += 1,
            Settled::Refused => round.refused += 1,
            Settled::Later { .. } => round.later += 1,
        }
        desk.notifications().settle(&letter, settled, &answer)?;
    }
    Ok(round)
}

/// Sends letters beside a server until it is stopped.
#[derive(Debug)]
pub struct Postman {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Postman {
    /// Starts.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(desk: Desk, server: Server) -> std::io::Result<Self> {
        desk.notifications().set_sends_letters();
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::Builder::new().name("post".to_owned()).spawn(move || {
            let mut pause = PAUSE;
            // A message never comes; the end of the sender is the word to stop.
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let is_over = || stopped.try_recv() == Err(std::sync::mpsc::TryRecvError::Disconnected);
                pause = match send_due(&desk, &server, is_over) {
                    Ok(_round) => PAUSE,
                    Err(error) => {
                        tracing::error!(%error, "the outbox cannot be read");
                        REST
                    }
                };
            }
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }

    /// Stops: the letter in hand is finished, the next one is not begun.
    pub fn stop(mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the post ended badly");
        }
    }
}
