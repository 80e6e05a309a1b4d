//! What a request line asks of a device besides kind, grade and memory; accessories and age bands. Only recorded facts count: an unknown
//! keyboard layout or an untested camera does not meet a requirement.

use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// Keyboard layouts.
    KeyboardLayout {
        /// Belgian AZERTY.
        AzertyBe => "azerty_be",
        /// French AZERTY.
        AzertyFr => "azerty_fr",
        /// QWERTY, American or international.
        QwertyUs => "qwerty_us",
        /// British QWERTY.
        QwertyUk => "qwerty_uk",
        Qwertz => "qwertz",
        Other => "other",
    }
}

text_enum! {
    /// Families of operating systems.
    System {
        Windows => "windows",
        Linux => "linux",
        ChromeOs => "chromeos",
        MacOs => "macos",
        Android => "android",
        /// iOS or iPadOS.
        Ios => "ios",
    }
}

/// Whether a text is a number, or empty.
fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

impl System {
    /// The family of an operating system by its name, as reports and people write it; `None` when not recognised.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
        // `iOS` is a word of its own: a kiosk is none.
        let words = name.split(|c: char| !c.is_alphanumeric());
        let ios = || words.clone().any(|w| w.strip_prefix("ios").or_else(|| w.strip_prefix("ipados")).is_some_and(is_number));
        if has(&["chromeos", "chrome os", "chromium os"]) {
            Some(Self::ChromeOs)
        } else if has(&["windows"]) {
            Some(Self::Windows)
        } else if ios() {
            Some(Self::Ios)
        } else if has(&["macos", "mac os", "os x"]) {
            Some(Self::MacOs)
        } else if has(&["android"]) {
            Some(Self::Android)
        } else if has(&["linux", "ubuntu", "debian", "mint", "fedora", "primtux", "zorin"]) {
            Some(Self::Linux)
        } else {
            None
        }
    }
}

text_enum! {
    /// Accessories, which are counted and not tracked individually.
    Accessory {
        /// A charger or a power cable.
        Charger => "charger",
        Keyboard => "keyboard",
        Mouse => "mouse",
        Headset => "headset",
        /// A bag or a case.
        Bag => "bag",
        /// A display cable.
        ScreenLead => "screen_lead",
        Adapter => "adapter",
        Dock => "dock",
        /// A network cable.
        NetworkLead => "network_lead",
    }
}

/// A quantity of one accessory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessoryLine {
    pub accessory: Accessory,
    /// Quantity, 1 to 9,999.
    pub quantity: u32,
}

text_enum! {
    /// Age bands, in which people are counted and never named.
    AgeBand {
        /// Under twelve.
        Under12 => "under_12",
        /// Twelve to seventeen.
        To17 => "12_17",
        /// Eighteen to twenty-five.
        To25 => "18_25",
        /// Twenty-six to sixty-four.
        To64 => "26_64",
        /// Sixty-five and older.
        From65 => "65_plus",
    }
}

/// Number of people in an age band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandCount {
    pub band: AgeBand,
    /// Number of people.
    pub people: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(wanted: &bool) -> bool {
    !*wanted
}

/// Requirements of a request line besides kind, grade and memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wants {
    /// Required keyboard layout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<KeyboardLayout>,
    /// Whether a tested camera is required.
    #[serde(skip_serializing_if = "is_not")]
    pub camera: bool,
    /// Whether tested Wi-Fi is required.
    #[serde(skip_serializing_if = "is_not")]
    pub wifi: bool,
    /// Required family of operating systems, installed; one whose support is known to have ended does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<System>,
    /// Years for which a supported system must be known to run, 1 to [`MOST_SUPPORTED_YEARS`]: the required one if there is one, else any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_years: Option<u8>,
}

/// The most years of support that a request line may ask for.
pub const MOST_SUPPORTED_YEARS: u8 = 5;

impl Wants {
    /// Whether nothing is required.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::System;

    #[test]
    fn systems_are_known_by_the_names_people_write() {
        let known = [
            ("Windows 11 Pro", System::Windows),
            ("Microsoft Windows 10 Famille", System::Windows),
            ("Ubuntu 24.04.1 LTS", System::Linux),
            ("Debian GNU/Linux 12", System::Linux),
            ("ChromeOS Flex", System::ChromeOs),
            ("iPadOS 17.4", System::Ios),
            ("macOS 14", System::MacOs),
            ("Android 13", System::Android),
        ];
        for (name, system) in known {
            assert_eq!(System::from_name(name), Some(system), "{name}");
        }
        for name in ["FreeDOS", "Porteus Kiosk", "BIOS 1.2"] {
            assert_eq!(System::from_name(name), None, "{name}");
        }
    }
}
