//! An appointment for a calendar (RFC 5545): one event, in UTC, which every calendar shows in its own time. The identifier stays the same for
//! life, the sequence tells which word is the last, and what was called off says so.

use chrono::{DateTime, Utc};

/// The most octets of a line before it is folded.
const FOLD: usize = 75;

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its identifier: the same however often it changes.
    pub uid: String,
    /// From.
    pub from: DateTime<Utc>,
    /// Until.
    pub until: DateTime<Utc>,
    /// When this word was given.
    pub stamp: DateTime<Utc>,
    /// How many words came before.
    pub sequence: u32,
    /// Called off.
    pub cancelled: bool,
    /// What it is.
    pub summary: String,
    /// Where.
    pub place: String,
    /// More of it.
    pub description: String,
    /// A page about it; empty when there is none.
    pub url: String,
}

/// A text as a value: what has a meaning of its own is escaped, line ends are said.
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

/// A line, folded: no piece longer than 75 octets, no character cut in two.
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

/// The file.
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
