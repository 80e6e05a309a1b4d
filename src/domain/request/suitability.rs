//! Whether a device meets a request line, and what it lacks.

use super::RequestLine;
use super::wants::{System, Wants};
use crate::domain::device::Device;
use crate::domain::device::condition::TestResult;
use crate::domain::device::support::judge::{Outlook, SupportView, after_years};
use crate::domain::text_enum::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// A requirement of a request line that a device does not meet.
    Lack {
        /// Another kind of device.
        Kind => "kind",
        /// A lower grade, or none yet.
        Grade => "grade",
        /// Less memory, or the amount is unknown.
        Memory => "memory",
        /// Another keyboard layout, or the layout is unknown.
        Keyboard => "keyboard",
        /// No camera that passed its test.
        Camera => "camera",
        /// No Wi-Fi that passed its test.
        Wifi => "wifi",
        /// Another operating system, or none known.
        System => "system",
        /// The support of its operating system has ended, or is not known to last as long as asked.
        Support => "support",
        /// The programme may not give equipment of this donor or batch.
        Donor => "donor",
    }
}

/// The tests that show a working camera; one is enough.
const CAMERA: &[&str] = &["webcam_microphone", "webcam_audio", "cameras_sound"];

/// The test that shows working Wi-Fi.
const WIFI: &str = "wireless_network";

/// Whether a device passed a test.
fn passed(device: &Device, test: &str) -> bool {
    device.condition.results.get(test) == Some(&TestResult::Pass)
}

/// Whether a camera of the device passed its test.
#[must_use]
pub fn has_camera(device: &Device) -> bool {
    CAMERA.iter().any(|test| passed(device, test))
}

/// Whether the Wi-Fi of the device passed its test.
#[must_use]
pub fn has_wifi(device: &Device) -> bool {
    passed(device, WIFI)
}

/// Whether the installed system that a line asks for has ended, or is not known to be supported for as long as the line asks.
fn is_supported_too_briefly(wants: &Wants, outlook: &Outlook, today: NaiveDate) -> bool {
    let ended = wants.system.is_some() && outlook.has_ended();
    ended || wants.supported_years.is_some_and(|years| !after_years(today, years).is_some_and(|day| outlook.covers(wants.system, day)))
}

/// The requirements of a line that a device does not meet on a day, except the donor; empty when the device is suitable.
#[must_use]
pub fn lacks(device: &Device, line: &RequestLine, support: SupportView<'_>) -> Vec<Lack> {
    let asks = line.wants.system.is_some() || line.wants.supported_years.is_some();
    let outlook = if asks { support.outlook(device) } else { Outlook::default() };
    let s = &device.specification;
    let wants = &line.wants;
    let lacking = [
        (device.kind != line.kind, Lack::Kind),
        (device.grade.is_none_or(|g| g > line.least_grade), Lack::Grade),
        (line.least_ram_mb.is_some_and(|least| s.ram_mb.is_none_or(|has| has < least)), Lack::Memory),
        (wants.keyboard.is_some_and(|layout| s.keyboard != Some(layout)), Lack::Keyboard),
        (wants.camera && !has_camera(device), Lack::Camera),
        (wants.wifi && !has_wifi(device), Lack::Wifi),
        (wants.system.is_some_and(|system| s.os.as_deref().and_then(System::from_name) != Some(system)), Lack::System),
        (is_supported_too_briefly(wants, &outlook, support.today), Lack::Support),
    ];
    lacking.into_iter().filter(|(is, _)| *is).map(|(_, lack)| lack).collect()
}

/// Whether a device meets a request line on a day.
#[must_use]
pub fn answers(device: &Device, line: &RequestLine, support: SupportView<'_>) -> bool {
    lacks(device, line, support).is_empty()
}

/// Index of the request line the device is reserved for or was handed over for.
#[must_use]
pub fn answered_line(device: &Device) -> Option<u32> {
    let promised = device.reservation.as_ref().map(|r| r.line);
    promised.or_else(|| device.custody.as_ref().and_then(|c| c.answered).map(|(_, line)| line))
}
