//! A letter as a message of RFC 5322: every header is encoded by the library, so that nothing in a name or a subject begins a new one.

use crate::domain::notification::{Attached, AttachedKind};
use crate::domain::text_enum::clean;
use crate::store::notification::Letter;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
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
    /// What goes along cannot be written.
    #[error("what goes along with the letter cannot be written")]
    Part,
}

/// What goes along, as a part of the message. Its line ends are its own, so its bytes are sent as bytes.
fn part(along: &Attached) -> Result<SinglePart, MessageError> {
    let media = match along.kind {
        AttachedKind::Meeting => "text/calendar; charset=utf-8; method=PUBLISH",
        AttachedKind::MeetingOff => "text/calendar; charset=utf-8; method=CANCEL",
    };
    let body = Body::new_with_encoding(along.text.clone(), ContentTransferEncoding::Base64).map_err(|_text| MessageError::Part)?;
    Ok(Attachment::new(along.name.clone()).body(body, ContentType::parse(media).map_err(|_media| MessageError::Part)?))
}

/// The message of a letter.
pub(super) fn compose(letter: &Letter, text: &str, from: &Mailbox, now: DateTime<Utc>) -> Result<Message, MessageError> {
    let address: Address = letter.to_address.parse()?;
    // The library takes a line end in a name for a mistake of its caller's and stops; from a database anything may come.
    let name = clean(&letter.to_name);
    // Says that no person sat at it, so that out-of-office replies do not come back (RFC 3834).
    let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    let language = HeaderValue::new(HeaderName::new_from_ascii_str("Content-Language"), letter.language.clone());
    let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(text.to_owned());
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(clean(&letter.subject).unwrap_or_default())
        .message_id(Some(letter.message_id.clone()))
        .date(now.into())
        .raw_header(automatic)
        .raw_header(language);
    Ok(match letter.attached() {
        Some(along) => message.multipart(MultiPart::mixed().singlepart(text).singlepart(part(&along)?))?,
        None => message.singlepart(text)?,
    })
}
