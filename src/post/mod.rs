//! Sends the notifications of the outbox by e-mail. The only module that speaks SMTP.
//!
//! - `mod.rs`: `send_due` sends everything that is due; `Postman` does so in a thread of the server.
//! - `message.rs`: builds the message, with its attachment.
//! - `server.rs`: the address of the mail server, its encryption, and the SMTP dialogue.
//!
//! A notification is claimed in one transaction, sent, and its result is recorded in another. If the process dies in between, the claim
//! expires and the notification is sent again under the same `Message-ID`, with a first sentence that says so. When may it arrive twice?
//! After a connection that breaks during the transfer (`Trouble::During` in `server.rs`) and after such an expired claim.

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

/// Pause between two checks of the outbox.
const PAUSE: Duration = Duration::from_secs(2);
/// Pause after a database error.
const REST: Duration = Duration::from_secs(30);

/// Counts of one round of sending.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Accepted by the mail server.
    pub sent: u32,
    /// Refused permanently; never tried again.
    pub refused: u32,
    /// Failed for now; will be tried again.
    pub later: u32,
}

/// Sends one claimed notification and returns the result, which the caller records.
#[must_use]
pub fn send(server: &Server, letter: &Letter, desk: &Desk) -> (Settled, String) {
    match message::compose(letter, &Notifications::letter_text(letter), server.from(), desk.now()) {
        Ok(message) => server.send(&message),
        // A message that cannot be built now cannot be built later either.
        Err(error) => (Settled::Refused, error.to_string()),
    }
}

/// Sends everything that is due, one notification after the other, until none is left or `stop` returns true.
///
/// # Errors
/// When the database fails. A notification claimed by then is sent again once its claim has expired.
pub fn send_due(desk: &Desk, server: &Server, stop: impl Fn() -> bool) -> Result<Round, DeskError> {
    let mut round = Round::default();
    while !stop() && desk.notifications().is_due()? {
        let Some(letter) = desk.notifications().claim()? else { break };
        // A panic while sending one notification must not block the others.
        let tried = std::panic::catch_unwind(AssertUnwindSafe(|| send(server, &letter, desk)));
        let (settled, answer) = tried.unwrap_or_else(|_panic| (Settled::Refused, "the letter cannot be written as a message".to_owned()));
        // Address and text are personal data and do not belong in the log.
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

/// A background thread that sends notifications until it is stopped.
#[derive(Debug)]
pub struct Postman {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Postman {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the operating system cannot create a thread.
    pub fn start(desk: Desk, server: Server) -> std::io::Result<Self> {
        desk.notifications().set_sends_letters();
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::Builder::new().name("post".to_owned()).spawn(move || {
            let mut pause = PAUSE;
            // Nothing is ever sent on this channel: dropping the sender signals the thread to stop.
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

    /// Stops the thread and waits for it; the notification being sent is finished first.
    pub fn stop(mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the post ended badly");
        }
    }
}
