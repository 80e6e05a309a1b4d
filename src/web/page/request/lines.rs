//! The lines of a request with their counts (asked, granted, promised, picked, handed over), and a device as a row of a table.

use crate::desk::request::line_text::{least, memory};
use crate::domain::device::Device;
use crate::domain::device::stage::Stage;
use crate::domain::number::Number;
use crate::domain::request::suitability::answered_line;
use crate::domain::request::{Allocation, Request, RequestLine};
use crate::i18n::word::word;
use crate::i18n::{Arg, Locale};

/// A line of a request with its counts.
#[derive(Clone, Debug)]
pub struct LineView {
    /// Its place, from 1.
    pub place: usize,
    /// Kind of device, in words.
    pub kind: String,
    /// What the device must have at least, in words.
    pub least: String,
    pub asked: u32,
    /// How many are granted; 0 before a decision.
    pub granted: u32,
    /// How many are promised, including the picked ones.
    pub promised: u32,
    /// How many are picked for the act being shown; 0 when no act is.
    pub picked: u32,
    /// How many are handed over.
    pub handed: u32,
}

impl LineView {
    /// How many of the granted devices are neither promised nor handed over.
    #[must_use]
    pub const fn missing(&self) -> u32 {
        self.granted.saturating_sub(self.done())
    }

    /// How many are promised or handed over.
    #[must_use]
    pub const fn done(&self) -> u32 {
        self.promised.saturating_add(self.handed)
    }

    /// Kind and requirements, in words.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} · {}", self.kind, self.least)
    }

    /// How many of the granted devices are promised or handed over, in words: `7 of 12`.
    #[must_use]
    pub fn so_far(&self, w: Locale) -> String {
        w.say("acts-so-far", &[("done", Arg::Count(self.done().into())), ("all", Arg::Count(self.granted.into()))])
    }
}

/// The lines in short: `12 × laptop, 3 × screen`.
pub(in crate::web::page) fn short(w: Locale, request: &Request) -> String {
    let one = |l: &RequestLine| format!("{} × {}", l.quantity, word(w, "kind", l.kind.as_str()));
    request.lines.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The lines with their counts. `act` is the act whose picked devices are counted.
pub(in crate::web::page) fn views(
    w: Locale,
    request: &Request,
    allocation: Option<&Allocation>,
    devices: &[Device],
    act: Option<Number>,
) -> Vec<LineView> {
    let count = |place: usize, is: &dyn Fn(&Device) -> bool| {
        let on_line = devices.iter().filter(|d| answered_line(d).and_then(|l| usize::try_from(l).ok()) == Some(place));
        u32::try_from(on_line.filter(|d| is(d)).count()).unwrap_or(u32::MAX)
    };
    let view = |(place, line): (usize, &RequestLine)| LineView {
        place: place + 1,
        kind: word(w, "kind", line.kind.as_str()),
        least: least(w, line),
        asked: line.quantity,
        granted: allocation.and_then(|a| a.granted.get(place)).copied().unwrap_or(0),
        promised: count(place, &|d| d.stage == Stage::Reserved),
        picked: count(place, &|d| act.is_some() && d.reservation.as_ref().and_then(|r| r.picked) == act),
        handed: count(place, &|d| d.stage == Stage::HandedOver),
    };
    request.lines.iter().enumerate().map(view).collect()
}

/// A device as a row of a table.
#[derive(Clone, Debug)]
pub struct DeviceRow {
    /// The tag as stored, for the values of forms.
    pub key: String,
    /// The tag as shown.
    pub tag: String,
    /// Address of its page; empty when the reader may not open it.
    pub href: String,
    /// Kind, maker and model.
    pub name: String,
    /// Serial number; empty when unknown.
    pub serial: String,
    /// Grade; empty before it is graded.
    pub grade: String,
    /// Memory with its unit; empty when unknown.
    pub memory: String,
    /// Until when it runs a supported system, in words; empty where it is not shown.
    pub support: String,
    /// Code of its storage location; empty when it has none.
    pub location: String,
    /// Number of the act it is picked for; empty when none.
    pub picked: String,
    /// Whether its box is ticked.
    pub ticked: bool,
    /// Why it was refused at the door check, in words; empty when it was not.
    pub refused: String,
    /// The accessories that go with it on the act, in words.
    pub along: String,
}

impl DeviceRow {
    /// A device as a row; `opens` says whether the reader may open its page.
    pub(in crate::web::page) fn new(w: Locale, device: &Device, opens: bool) -> Self {
        let s = &device.specification;
        Self {
            key: device.tag.as_str().to_owned(),
            tag: device.tag.to_string(),
            href: if opens { format!("/devices/{}", device.tag.as_str()) } else { String::new() },
            name: format!("{} {}", word(w, "kind", device.kind.as_str()), s.name()).trim().to_owned(),
            serial: s.serial.clone().unwrap_or_default(),
            grade: device.grade.map(|g| g.to_string()).unwrap_or_default(),
            memory: s.ram_mb.map(|mb| memory(w, mb)).unwrap_or_default(),
            support: String::new(),
            location: device.location.clone().unwrap_or_default(),
            picked: device.reservation.as_ref().and_then(|r| r.picked).map(|n| n.to_string()).unwrap_or_default(),
            ticked: false,
            refused: String::new(),
            along: String::new(),
        }
    }
}

/// Sorts rows by location, then by tag: the order of a walk along the shelves.
pub(in crate::web::page) fn by_place(mut rows: Vec<DeviceRow>) -> Vec<DeviceRow> {
    rows.sort_by(|a, b| (&a.location, &a.tag).cmp(&(&b.location, &b.tag)));
    rows
}
