//! Builds the e-mail message (RFC 5322) of a notification. The library encodes every header, so a name or subject cannot inject one.

use crate::domain::notification::{Attached, AttachedKind};
use crate::domain::text_enum::clean;
use crate::store::notification::Letter;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};

/// Why a message cannot be built.
#[derive(Debug, thiserror::Error)]
pub(super) enum MessageError {
    /// The recipient's address is not a valid e-mail address.
    #[error("{0}")]
    Address(#[from] lettre::address::AddressError),
    /// The library cannot build the message.
    #[error("{0}")]
    Message(#[from] lettre::error::Error),
    /// The attachment cannot be encoded.
    #[error("what goes along with the letter cannot be written")]
    Part,
}

/// The attachment as a MIME part. Encoded in Base64, so that its line ends stay as they are.
fn part(along: &Attached) -> Result<SinglePart, MessageError> {
    let media = match along.kind {
        AttachedKind::Meeting => "text/calendar; charset=utf-8; method=PUBLISH",
        AttachedKind::MeetingOff => "text/calendar; charset=utf-8; method=CANCEL",
        // As text, its line ends would be changed on the way, and it would not verify.
        AttachedKind::Checkpoint => "application/octet-stream",
    };
    let body =
        Body::new_with_encoding(along.text.clone().into_bytes(), ContentTransferEncoding::Base64).map_err(|_text| MessageError::Part)?;
    Ok(Attachment::new(along.name.clone()).body(body, ContentType::parse(media).map_err(|_media| MessageError::Part)?))
}

/// Builds the message of a notification, with its attachment if it has one.
pub(super) fn compose(letter: &Letter, text: &str, from: &Mailbox, now: DateTime<Utc>) -> Result<Message, MessageError> {
    let address: Address = letter.to_address.parse()?;
    // The library panics on a line end in a name, and the database may hold anything.
    let name = clean(&letter.to_name);
    // Marks the message as automatic, which suppresses out-of-office replies (RFC 3834).
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
