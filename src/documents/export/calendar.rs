//! A handover appointment as an iCalendar file (RFC 5545): one event, in UTC.
//!
//! The UID never changes and the sequence number increases with each change, so calendars replace the earlier version; a cancelled
//! appointment is sent with `METHOD:CANCEL`.

use chrono::{DateTime, Utc};

/// Longest line in octets; longer ones are folded (RFC 5545 §3.1).
const FOLD: usize = 75;

/// An appointment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The UID: the same however often the appointment changes.
    pub uid: String,
    /// When it begins.
    pub from: DateTime<Utc>,
    /// When it ends.
    pub until: DateTime<Utc>,
    /// When this version was made (`DTSTAMP`).
    pub stamp: DateTime<Utc>,
    /// How many versions came before.
    pub sequence: u32,
    /// Whether the appointment was cancelled.
    pub cancelled: bool,
    /// The title.
    pub summary: String,
    /// The address or room.
    pub place: String,
    /// Further text; empty when there is none.
    pub description: String,
    /// A page about it; empty when there is none.
    pub url: String,
}

/// Escapes a text as a property value: backslash, semicolon, comma and line feed; drops other control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Appends a line, folded to pieces of at most 75 octets without splitting a character.
fn folded(out: &mut String, line: &str) {
    let mut room = FOLD;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = FOLD - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

/// The content of the iCalendar file.
#[must_use]
pub fn calendar(meeting: &Meeting) -> String {
    let at = |moment: DateTime<Utc>| moment.format("%Y%m%dT%H%M%SZ").to_string();
    let (method, status) = if meeting.cancelled { ("CANCEL", "CANCELLED") } else { ("PUBLISH", "CONFIRMED") };
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Reprise//Handovers//EN".to_owned(),
        format!("METHOD:{method}"),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&meeting.uid)),
        format!("DTSTAMP:{}", at(meeting.stamp)),
        format!("DTSTART:{}", at(meeting.from)),
        format!("DTEND:{}", at(meeting.until)),
        format!("SEQUENCE:{}", meeting.sequence),
        format!("STATUS:{status}"),
        format!("SUMMARY:{}", escaped(&meeting.summary)),
        format!("LOCATION:{}", escaped(&meeting.place)),
    ];
    if !meeting.description.is_empty() {
        lines.push(format!("DESCRIPTION:{}", escaped(&meeting.description)));
    }
    if !meeting.url.is_empty() {
        lines.push(format!("URL:{}", meeting.url.chars().filter(|c| !c.is_control()).collect::<String>()));
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
    let mut out = String::new();
    for line in &lines {
        folded(&mut out, line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Meeting, calendar};
    use chrono::{TimeZone, Utc};

    #[test]
    fn lines_are_folded_between_characters_and_say_the_whole_text() {
        let long = "Hôpital « Éléonore », rue de l’Été 12; bâtiment B\\C\nsonner ".repeat(4);
        let meeting = Meeting {
            uid: "ACT-2026-000001@reprise".to_owned(),
            from: Utc.with_ymd_and_hms(2026, 12, 1, 9, 0, 0).unwrap(),
            until: Utc.with_ymd_and_hms(2026, 12, 1, 9, 30, 0).unwrap(),
            stamp: Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap(),
            sequence: 2,
            cancelled: true,
            // Eight letters of the name before it: a character of two octets stands across each end.
            summary: "é".repeat(100),
            place: long.clone(),
            description: "\u{7}".to_owned(),
            url: "https://reprise.test/handovers/ACT-2026-000001\r\nX:1".to_owned(),
        };
        let text = calendar(&meeting);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "no line end but the two together");
        let unfolded = text.replace("\r\n ", "");
        let place = unfolded.split("\r\n").find_map(|l| l.strip_prefix("LOCATION:")).unwrap();
        let read = place.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(read, long);
        for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", "DTSTART:20261201T090000Z", "DESCRIPTION:"] {
            assert!(unfolded.split("\r\n").any(|l| l == line), "{line}: {unfolded}");
        }
        assert!(!unfolded.contains("\r\nX:1"), "nothing given begins a line of its own");
    }
}
