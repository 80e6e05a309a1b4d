//! The start page of a partner: first what waits for them, then their requests.

use super::parts::SOME;
use super::parts::{Line, Waiting};
use crate::desk::Acting;
use crate::desk::access;
use crate::desk::{Desk, DeskError};
use crate::domain::handover::Handover;
use crate::domain::handover::follow_up::{FollowUp, FollowUpState};
use crate::domain::request::Request;
use crate::domain::request::conversation::{Awaits, Message};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::web::page::request::lines::short;

/// The lists of an organisation: handovers to sign, questions, appointments and follow-ups, each only if there are any, and the requests.
pub(in crate::web::page) fn waiting(desk: &Desk, w: Locale, acting: &Acting) -> Result<Vec<Waiting>, DeskError> {
    let now = desk.now();
    let (acts, threads, meetings, follow_ups, requests) = desk.read(|c| {
        Ok((
            access::handovers_to_sign(c, acting, SOME)?,
            access::conversations_awaiting(c, acting, Awaits::Partner, SOME)?,
            access::appointments(c, acting, now, SOME)?,
            access::follow_ups(c, acting, Some(FollowUpState::Asked), false, SOME)?,
            access::requests(c, acting, (None, None), None, SOME)?,
        ))
    })?;
    let to_sign = |act: &Handover| Line {
        href: format!("/handovers/{}/accept", act.number),
        name: act.number.to_string(),
        text: w.n("acts-devices-n", act.devices.len()),
        side: act.offer.as_ref().map(|o| w.x("home-until", w.day(o.until))).unwrap_or_default(),
    };
    let question = |m: &Message| {
        let of_request = m.about == Subject::Request;
        Line {
            href: if of_request { format!("/requests/{}", m.key) } else { "/partner".to_owned() },
            name: if of_request { m.key.clone() } else { w.t("home-partner-own") },
            text: word(w, "message", m.kind.as_str()),
            side: w.day(m.at),
        }
    };
    let meeting = |act: &Handover| Line {
        href: format!("/handovers/{}", act.number),
        name: act.number.to_string(),
        text: [act.appointment.as_ref().map(|a| word(w, "transport", a.transport.as_str())), Some(act.place.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        side: act.appointment.as_ref().map(|a| w.moment(a.from)).unwrap_or_default(),
    };
    let follow_up = |f: &FollowUp| Line {
        href: format!("/follow-ups/{}", f.handover),
        name: f.handover.to_string(),
        text: w.n("acts-devices-n", f.kinds.iter().map(|k| usize::try_from(k.given).unwrap_or(0)).sum::<usize>()),
        side: w.day(f.asked),
    };
    let request = |r: &Request| Line {
        href: format!("/requests/{}", r.number),
        name: r.number.to_string(),
        text: short(w, r),
        side: word(w, "request-state", r.state.as_str()),
    };
    let list =
        |title: &str, href: &str, lines: Vec<Line>| Waiting { title: w.t(title), href: href.to_owned(), lines, empty: String::new() };
    let mut all = vec![
        list("home-partner-sign", "/handovers", acts.iter().map(to_sign).collect()),
        list("home-partner-asked", "/requests", threads.iter().map(question).collect()),
        list("home-partner-meet", "/appointments", meetings.iter().map(meeting).collect()),
        list("home-partner-went", "/follow-ups", follow_ups.iter().map(follow_up).collect()),
    ];
    all.retain(|block| !block.lines.is_empty());
    let lines = requests.iter().map(request).collect();
    all.push(Waiting { empty: w.t("home-own-requests-empty"), ..list("home-own-requests", "/requests", lines) });
    Ok(all)
}
