//! Questions and answers, as pages show them.

use crate::desk::request::conversation::{About, Said};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::account::actor::{Permission, Role};
use crate::domain::request::conversation::MessageKind;
use crate::i18n::Locale;
use crate::web::fields::Fields;
use crate::web::view::FormErrors;

/// A message as it is shown.
pub struct MessageView {
    /// Who says it: the house or the organisation.
    pub by: String,
    /// Whether the reader's own side says it.
    pub is_own: bool,
    /// What it is, in a word.
    pub kind: String,
    /// Whether it contests a decision.
    pub is_contest: bool,
    /// When.
    pub moment: String,
    /// Its text; empty when it was taken away.
    pub text: String,
    /// Where it can be taken away; empty when the reader may not.
    pub erase: String,
}

/// A thread as it is shown. The template `page/request/conversation.html` shows it under the name `thread`.
pub struct ThreadView {
    /// Messages, oldest first.
    pub messages: Vec<MessageView>,
    /// Where the next is sent; empty when nothing can be said.
    pub post_to: String,
    /// This page, to come back to.
    pub back: String,
    /// Whether a decision can be contested.
    pub may_contest: bool,
    /// The text, as typed.
    pub text: String,
    /// The kind, as chosen.
    pub kind: String,
    /// What is wrong with the text.
    pub error: String,
    /// Whether the text looks like personal data, and its writer is asked.
    pub asks_sure: bool,
}

/// Where a thread stands.
pub(in crate::web::page) struct Place<'a> {
    /// What it is about.
    pub about: About,
    /// The organisation it is with, by name.
    pub with: &'a str,
    /// Where the next message is sent.
    pub post_to: &'a str,
    /// The page it is on.
    pub back: &'a str,
    /// Whether there is a decision to contest.
    pub may_contest: bool,
}

/// A thread for a reader; `given` is what was typed before it was refused.
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
            kind: crate::web::view::word(w, "message", said.kind.as_str()),
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
