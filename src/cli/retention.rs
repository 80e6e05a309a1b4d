//! `reprise retention`: the daily jobs, which the server also runs by itself.
//!
//! Expires promises, erases personal data after their retention period, reminds partners, asks recipients how the devices are used, and
//! sends reminders of waiting requests.

use super::console::{Console, Failure};
use crate::desk::handover::follow_up::Round;
use crate::desk::partner::privacy::Retained;
use crate::desk::request::reminders::Reminded;
use crate::desk::{Desk, DeskError};
use clap::Args;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Interval between two looks at whether a checkpoint is due.
const MINUTE: Duration = Duration::from_mins(1);
/// Interval between two runs of the day's work in the server, in those.
const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// How.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The clock is right, although it leapt since the last event: recorded, and the day's work is done.
    #[arg(long)]
    clock_is_right: bool,
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let desk = console.desk_to_write()?;
    if arguments.clock_is_right {
        desk.partners().confirm_clock().map_err(|e| console.said(&e))?;
    }
    let (done, reminded, round, waiting) = day(&desk).map_err(|e| console.said(&e))?;
    let n = |n: u32| i64::from(n).into();
    let args = [
        ("contacts", n(done.contacts)),
        ("accounts", n(done.accounts)),
        ("letters", n(done.letters)),
        ("applications", n(done.applications)),
        ("reminded", reminded.into()),
        ("asked", n(round.asked)),
        ("again", n(round.reminded)),
        ("silent", n(round.silent)),
        ("offers", n(round.offers)),
        ("waiting", n(waiting.requests)),
        ("questions", n(waiting.questions)),
    ];
    console.print(&console.locale.say("cli-retention", &args))
}

/// Runs all daily jobs and returns what each of them did.
fn day(desk: &Desk) -> Result<(Retained, usize, Round, Reminded), DeskError> {
    // On a wrong clock everything would be late at once: promises would lapse and personal data be erased, for good.
    desk.partners().refuse_leap()?;
    let promises = desk.requests().expire_promises()?;
    if promises.lapsed > 0 {
        tracing::info!(?promises, "promises lapsed");
    }
    Ok((
        desk.partners().erase_expired()?,
        desk.partners().remind_partners()?,
        desk.handovers().run_due_follow_ups()?,
        desk.requests().send_reminders()?,
    ))
}

/// A background thread of the server that runs the daily jobs at once and then every day, and has checkpoints signed.
pub(super) struct Keeper {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread.
    pub(super) fn start(desk: Desk) -> std::io::Result<Self> {
        let (stop, stopped) = channel::<()>();
        let thread = std::thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            loop {
                match day(&desk) {
                    Ok(nothing) if nothing == (Retained::default(), 0, Round::default(), Reminded::default()) => {}
                    Ok((done, reminded, round, waiting)) => {
                        tracing::info!(?done, reminded, ?round, ?waiting, "kept long enough, asked, reminded");
                    }
                    Err(error) => tracing::error!(%error, "the day's work was not done"),
                }
                // Each minute, a checkpoint is signed if one is due; each day, the day's work is done.
                for _minute in 0..MINUTES_OF_A_DAY {
                    if let Err(error) = desk.ledger().sign_when_due() {
                        tracing::error!(%error, "no checkpoint was signed");
                    }
                    if stopped.recv_timeout(MINUTE) != Err(RecvTimeoutError::Timeout) {
                        return;
                    }
                }
            }
        })?;
        Ok(Self { stop: Some(stop), thread: Some(thread) })
    }

    /// Stops the thread and waits for it; a running job is finished first.
    pub(super) fn stop(mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the day's work ended badly");
        }
    }
}
