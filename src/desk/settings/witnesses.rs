//! Who watches the log from outside: who is sent the checkpoint of each day, the letters that bring it, and the witnesses whose signatures
//! are taken.

use super::Settings;
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::notification::outbox::{Post, To, language_of};
use crate::desk::validation::is_email;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::event::{Event, EventData};
use crate::domain::ledger::witness::Witnesses;
use crate::domain::notification::{Attached, AttachedKind, LetterKind};
use crate::domain::partner::organisation::ContactLanguage;
use crate::domain::settings::recipients::CheckpointRecipients;
use crate::domain::subject::Subject;
use crate::i18n::{Arg, Locale};
use crate::ledger::as_lines;
use crate::ledger::cosignature::{check_key, name_of};
use crate::store::account::email_key;
use crate::store::ledger::event;
use crate::store::settings::{RECIPIENTS, WITNESSES};
use crate::store::{self, AnyConnection};

/// System actor of the letters.
const BY: &str = "checkpoint";
/// Name of the text beside the event that holds the addresses, one a line.
const ADDRESSES: &str = "addresses";
/// The most addresses, and the most witnesses.
pub const MOST: usize = 20;
/// The longest address, in bytes (RFC 5321).
const LONGEST: usize = 254;

/// The recipients of the checkpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients {
    pub addresses: Vec<String>,
    pub language: ContactLanguage,
}

fn recipients(c: &mut AnyConnection) -> Result<Recipients, DeskError> {
    let state = store::settings::recipients(c)?;
    let text = if state.addresses == 0 { None } else { event::text_of(c, Subject::Settings, RECIPIENTS, ADDRESSES)? };
    let addresses = text.map(|t| t.lines().map(ToOwned::to_owned).collect()).unwrap_or_default();
    Ok(Recipients { addresses, language: state.language })
}

/// The addresses of a form, one a line, each once.
fn read(typed: &str) -> Result<Vec<String>, DeskError> {
    let refused = |code, shown: &str| DeskError::field_error("recipients", code, shown.chars().take(60).collect::<String>());
    let mut addresses: Vec<String> = Vec::new();
    for line in typed.split(['\n', '\r', ',', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        if !is_email(line) || line.len() > LONGEST {
            return Err(refused(ErrorCode::Form, line));
        }
        if !addresses.iter().any(|there| email_key(there) == email_key(line)) {
            addresses.push(line.to_owned());
        }
    }
    if addresses.len() > MOST {
        return Err(refused(ErrorCode::Bounds, &format!("0–{MOST}")));
    }
    Ok(addresses)
}

/// The public keys of a form, one a line, each of another name.
fn read_keys(typed: &str) -> Result<Vec<String>, DeskError> {
    let refused = |code, shown: &str| DeskError::field_error("witness_keys", code, shown.chars().take(60).collect::<String>());
    let mut keys: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if check_key(line).is_err() || line.len() > LONGEST {
            return Err(refused(ErrorCode::Form, line));
        }
        if keys.iter().any(|there| there != line && name_of(there) == name_of(line)) {
            return Err(refused(ErrorCode::Twice, name_of(line)));
        }
        if !keys.iter().any(|there| there == line) {
            keys.push(line.to_owned());
        }
    }
    if keys.len() > MOST {
        return Err(refused(ErrorCode::Bounds, &format!("0–{MOST}")));
    }
    Ok(keys)
}

impl Settings<'_> {
    /// The public keys of the witnesses whose signatures are taken.
    ///
    /// # Errors
    /// When the query fails.
    pub fn witnesses(self) -> Result<Vec<String>, DeskError> {
        self.desk.read(|c| Ok(store::settings::witnesses(c)?.keys))
    }

    /// Who is sent the checkpoint of each day.
    ///
    /// # Errors
    /// When the query fails.
    pub fn recipients(self) -> Result<Recipients, DeskError> {
        self.desk.read(recipients)
    }

    /// Sets who is sent the checkpoint of each day (addresses, one a line; none ends the letters), and the witnesses whose signatures are
    /// taken (public keys, one a line). Addresses of before are erased; what a witness signed before it was removed stays.
    ///
    /// # Errors
    /// When an address or a key is invalid, two keys have the same name, there are too many, or the actor lacks the permission.
    pub fn set_witnesses(self, acting: &Acting, addresses: &str, language: ContactLanguage, keys: &str) -> Result<(), DeskError> {
        let (addresses, keys) = (read(addresses)?, read_keys(keys)?);
        self.desk.write(acting, Permission::ManageSettings, move |tx| {
            tx.put_recipients(Recipients { addresses, language })?;
            tx.put_witnesses(Witnesses { keys })
        })?;
        // Whoever is new gets today's within a minute, and not only tomorrow's.
        self.desk.shared.log.sent.again();
        Ok(())
    }

    /// Writes the newest checkpoint to each recipient, once a day.
    pub(in crate::desk) fn send_checkpoint(self) -> Result<(), DeskError> {
        self.desk.write_as_system(BY, Role::Admin, |tx| tx.post_checkpoint().map(drop))
    }
}

impl Tx<'_, '_> {
    fn put_recipients(&mut self, given: Recipients) -> Result<(), DeskError> {
        if recipients(self.store.read())? == given {
            return Ok(());
        }
        if let Some((seq, _)) = event::newest_text(self.store.read(), Subject::Settings, RECIPIENTS, ADDRESSES)? {
            self.erase_text(seq, ADDRESSES, None)?;
        }
        let state = CheckpointRecipients { addresses: u32::try_from(given.addresses.len()).unwrap_or(u32::MAX), language: given.language };
        let event = Event::new(Subject::Settings, RECIPIENTS, EventData::CheckpointRecipients(state));
        let appended = self.append(event.with(ADDRESSES, Some(as_lines(given.addresses.iter()).trim_end())))?;
        Ok(store::settings::project_recipients(self.store, &state, &appended)?)
    }

    fn put_witnesses(&mut self, given: Witnesses) -> Result<(), DeskError> {
        if store::settings::witnesses(self.store.read())? == given {
            return Ok(());
        }
        let appended = self.append(Event::new(Subject::Settings, WITNESSES, EventData::Witnesses(Box::new(given.clone()))))?;
        Ok(store::settings::project_witnesses(self.store, &given, &appended)?)
    }

    /// Returns the number of recipients.
    fn post_checkpoint(&mut self) -> Result<usize, DeskError> {
        let Recipients { addresses, language } = recipients(self.store.read())?;
        let newest = store::ledger::checkpoint::newest(self.store.read())?;
        let (Some(signed), false) = (newest, addresses.is_empty()) else { return Ok(0) };
        let origin = signed.note.lines().next().unwrap_or_default().to_owned();
        let (day, at, size) = (self.today(), signed.at, i64::try_from(signed.size).unwrap_or(i64::MAX));
        let file = format!("{day}.checkpoint");
        let args = |w: Locale| {
            vec![
                ("day", Arg::Text(w.date(day))),
                ("at", Arg::Text(w.moment(at))),
                ("n", Arg::from(size)),
                ("origin", Arg::Text(origin.clone())),
                ("file", Arg::Text(file.clone())),
                ("note", Arg::Text(signed.note.clone())),
            ]
        };
        let along = |_: Locale| Attached::new(AttachedKind::Checkpoint, &file, &signed.note);
        let recipients = addresses.len();
        for address in addresses {
            let once = Some(format!("{}:{day}", LetterKind::DailyCheckpoint));
            let post = Post::about(LetterKind::DailyCheckpoint, Subject::Ledger, &origin, "/verify", &args);
            let to = To::Person { name: String::new(), address, language: language_of(language), organisation: None };
            self.post(to, &Post { once, along: Some(&along), ..post })?;
        }
        Ok(recipients)
    }
}
