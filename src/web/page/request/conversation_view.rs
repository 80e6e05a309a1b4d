//! A conversation as pages show it: questions, answers, and objections to a decision.

use crate::desk::request::conversation::{About, Said};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::request::conversation::MessageKind;
use crate::i18n::Locale;
use crate::web::fields::Fields;
use crate::web::view::FormErrors;

/// One message of a conversation.
pub struct MessageView {
    /// The side that wrote it: the office, or the name of the organisation.
    pub by: String,
    /// Whether the reader's side wrote it.
    pub is_own: bool,
    /// Question, answer or objection, in words.
    pub kind: String,
    /// Whether it contests a decision.
    pub is_contest: bool,
    /// Date and time it was sent.
    pub moment: String,
    /// Its text; empty when it was erased.
    pub text: String,
    /// Address that erases its text; empty when the reader may not, or it was erased already. A partner may erase its own messages only.
    pub erase: String,
}

/// A conversation with the form for the next message. The template `page/request/conversation.html` reads it from the name `thread`.
pub struct ThreadView {
    /// Messages, oldest first.
    pub messages: Vec<MessageView>,
    /// Address to which the next message is sent; empty when the reader may not write.
    pub post_to: String,
    /// Address of this page, to return to after a text was erased.
    pub back: String,
    /// Whether the reader may contest a decision: only a partner, and only when there is one.
    pub may_contest: bool,
    /// Text of the next message, as typed.
    pub text: String,
    /// Its kind, as chosen.
    pub kind: String,
    /// What is wrong with the text; empty when nothing is.
    pub error: String,
    /// Whether the text looks like personal data, so that its writer is asked to confirm it.
    pub asks_sure: bool,
}

/// What a conversation is about, and on which page it stands.
pub(in crate::web::page) struct Place<'a> {
    /// The request or the organisation it is about.
    pub about: About,
    /// Name of the organisation on the other side.
    pub with: &'a str,
    /// Address to which the next message is sent.
    pub post_to: &'a str,
    /// Address of the page it stands on.
    pub back: &'a str,
    /// Whether there is a decision to contest.
    pub may_contest: bool,
}

/// Reads a conversation for one reader. `given` holds the values and errors of a form that is shown again.
pub(in crate::web::page) fn view(
    desk: &Desk,
    w: Locale,
    acting: &Acting,
    place: &Place<'_>,
    given: (&Fields, &FormErrors),
) -> Result<ThreadView, DeskError> {
    let partner = acting.actor.role == Role::Partner;
    let may_say = acting.actor.may(Permission::Request);
    let one = |said: Said| {
        let is_own = said.house != partner;
        let erase =
            if said.text.is_some() && may_say && (!partner || is_own) { format!("/texts/{}/erase", said.seq) } else { String::new() };
        MessageView {
            by: if said.house { w.t("thread-house") } else { place.with.to_owned() },
            is_own,
            kind: crate::i18n::word::word(w, "message", said.kind.as_str()),
            is_contest: said.kind == MessageKind::Contest,
            moment: w.moment(said.at),
            text: said.text.unwrap_or_default(),
            erase,
        }
    };
    let (fields, errors) = given;
    let error = errors.of_field("text");
    Ok(ThreadView {
        messages: desk.requests().messages(&place.about)?.into_iter().map(one).collect(),
        post_to: if may_say { place.post_to.to_owned() } else { String::new() },
        back: place.back.to_owned(),
        may_contest: place.may_contest && may_say && partner,
        text: fields.get("text").to_owned(),
        kind: fields.get("kind").to_owned(),
        asks_sure: !error.is_empty()
            && fields.some("text").is_some()
            && !crate::domain::partner::personal_data::passages(fields.get("text")).is_empty(),
        error,
    })
}
