//! What a line of a request wants of a device, beside its kind, grade and memory; and what a device lacks of it. Only what is on record
//! counts: a layout nobody noted and a camera nobody tested are not promised.

use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// The layouts of a keyboard.
    KeyboardLayout {
        /// AZERTY as in Belgium.
        AzertyBe => "azerty_be",
        /// AZERTY as in France.
        AzertyFr => "azerty_fr",
        /// QWERTY, American or international.
        QwertyUs => "qwerty_us",
        /// QWERTY as in the United Kingdom.
        QwertyUk => "qwerty_uk",
        /// QWERTZ.
        Qwertz => "qwertz",
        /// Another one.
        Other => "other",
    }
}

text_enum! {
    /// The families of systems.
    System {
        /// Windows.
        Windows => "windows",
        /// Linux.
        Linux => "linux",
        /// `ChromeOS`.
        ChromeOs => "chromeos",
        /// macOS.
        MacOs => "macos",
        /// Android.
        Android => "android",
        /// iOS or iPadOS.
        Ios => "ios",
    }
}

impl System {
    /// The family of a system by its name as reports and people write it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
        if has(&["chromeos", "chrome os", "chromium os"]) {
            Some(Self::ChromeOs)
        } else if has(&["windows"]) {
            Some(Self::Windows)
        } else if has(&["ipados", "ios"]) {
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
    /// Accessories that are counted, not tracked one by one.
    Accessory {
        /// A charger or a power lead.
        Charger => "charger",
        /// A keyboard.
        Keyboard => "keyboard",
        /// A mouse.
        Mouse => "mouse",
        /// A headset.
        Headset => "headset",
        /// A bag or a case.
        Bag => "bag",
        /// A lead for a screen.
        ScreenLead => "screen_lead",
        /// An adapter.
        Adapter => "adapter",
        /// A docking station.
        Dock => "dock",
        /// A network lead.
        NetworkLead => "network_lead",
    }
}

/// So many accessories of a sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessoryLine {
    /// What.
    pub accessory: Accessory,
    /// How many, 1 to 9,999.
    pub quantity: u32,
}

text_enum! {
    /// Bands of age, in which people are counted and never named.
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

/// How many people of a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandCount {
    /// The band.
    pub band: AgeBand,
    /// How many.
    pub people: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_not(wanted: &bool) -> bool {
    !*wanted
}

/// What a line wants of a device beside its kind, grade and memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Wants {
    /// This layout of the keyboard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<KeyboardLayout>,
    /// A camera that was tested.
    #[serde(skip_serializing_if = "is_not")]
    pub camera: bool,
    /// Wi-Fi that was tested.
    #[serde(skip_serializing_if = "is_not")]
    pub wifi: bool,
    /// This family of systems, installed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<System>,
}

impl Wants {
    /// Whether nothing is wanted.
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
        assert_eq!(System::from_name("FreeDOS"), None);
    }
}
