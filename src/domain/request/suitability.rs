//! Whether a device does what a line of a request asks, and what it lacks.

use super::RequestLine;
use super::wants::System;
use crate::domain::device::Device;
use crate::domain::device::condition::TestResult;
use crate::domain::text_enum::text_enum;

text_enum! {
    /// What a device lacks of what a line asks.
    Lack {
        /// It is of another kind.
        Kind => "kind",
        /// Its grade is lower.
        Grade => "grade",
        /// It has less memory, or nobody knows how much.
        Memory => "memory",
        /// Its keyboard is another, or nobody noted it.
        Keyboard => "keyboard",
        /// No camera that was tested.
        Camera => "camera",
        /// No Wi-Fi that was tested.
        Wifi => "wifi",
        /// Another system, or none.
        System => "system",
        /// The action may not give equipment of its donor or batch.
        Donor => "donor",
    }
}

/// The tests that say that there is a camera, and that it works.
const CAMERA: &[&str] = &["webcam_microphone", "webcam_audio", "cameras_sound"];

/// The test that says that there is Wi-Fi, and that it works.
const WIFI: &str = "wireless_network";

/// Whether a device passed a test.
fn passed(device: &Device, test: &str) -> bool {
    device.condition.results.get(test) == Some(&TestResult::Pass)
}

/// Whether a camera of the device was tested and works.
#[must_use]
pub fn has_camera(device: &Device) -> bool {
    CAMERA.iter().any(|test| passed(device, test))
}

/// Whether its Wi-Fi was tested and works.
#[must_use]
pub fn has_wifi(device: &Device) -> bool {
    passed(device, WIFI)
}

/// All that a device lacks of what a line asks, apart from who gave it; nothing when it will do.
#[must_use]
pub fn lacks(device: &Device, line: &RequestLine) -> Vec<Lack> {
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
    ];
    lacking.into_iter().filter(|(is, _)| *is).map(|(_, lack)| lack).collect()
}

/// Whether a device does what a line asks.
#[must_use]
pub fn answers(device: &Device, line: &RequestLine) -> bool {
    lacks(device, line).is_empty()
}

/// The line of its request a device answers, promised or handed over.
#[must_use]
pub fn answered_line(device: &Device) -> Option<u32> {
    let promised = device.reservation.as_ref().map(|r| r.line);
    promised.or_else(|| device.custody.as_ref().and_then(|c| c.answered).map(|(_, line)| line))
}
