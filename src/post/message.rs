//! A letter as a message of RFC 5322: every header is encoded by the library, so that nothing in a name or a subject begins a new one.

use crate::domain::text::clean;
use crate::store::letter::Letter;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use lettre::{Address, Message};

/// Why a letter cannot be written as a message.
#[derive(Debug, thiserror::Error)]
pub(super) enum MessageError {
    /// The address is none that mail knows.
    #[error("{0}")]
    Address(#[from] lettre::address::AddressError),
    /// A header cannot be written.
    #[error("{0}")]
    Message(#[from] lettre::error::Error),
}

/// The message of a letter.
pub(super) fn of(letter: &Letter, text: &str, from: &Mailbox, now: DateTime<Utc>) -> Result<Message, MessageError> {
    let address: Address = letter.to_address.parse()?;
    // The library takes a line end in a name for a mistake of its caller's and stops; from a database anything may come.
    let name = clean(&letter.to_name);
    // Says that no person sat at it, so that out-of-office replies do not come back (RFC 3834).
    let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    let language = HeaderValue::new(HeaderName::new_from_ascii_str("Content-Language"), letter.language.clone());
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(clean(&letter.subject).unwrap_or_default())
        .message_id(Some(letter.message_id.clone()))
        .date(now.into())
        .raw_header(automatic)
        .raw_header(language)
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text.to_owned()))?;
    Ok(message)
}
