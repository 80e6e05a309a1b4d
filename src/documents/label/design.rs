//! Label designs: what stands on a label, one file each under `labels/design`, compiled in. Where it stands is the stock's affair.

use serde::Deserialize;
use std::sync::LazyLock;

/// What a label is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// A device.
    Device,
    /// A tag that has no device yet.
    Blank,
    /// A place: room, shelf, box.
    Place,
}

/// What the QR code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CodeHolds {
    /// The public address where it fits, else the bare code.
    Address,
    /// The bare code: the largest modules.
    Bare,
}

/// A text on a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelText {
    /// The operator's name.
    Operator,
    /// The kind of device.
    Kind,
    /// Maker, model, end of the serial number.
    Model,
    /// That the data are erased.
    Erased,
    /// What people call a place.
    Name,
}

/// A design.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// Its name on the command line and in addresses: `standard`.
    pub name: String,
    /// What it is about.
    pub about: About,
    /// What the QR code holds.
    pub code: CodeHolds,
    /// The texts under the code in clear, in the order of what matters.
    pub texts: Vec<LabelText>,
    /// Those that must stand there whole: a label that cannot hold them is refused. The others are shortened or left out.
    #[serde(default)]
    pub whole: Vec<LabelText>,
    /// It may be printed only once every medium of the device is accounted for.
    #[serde(default)]
    pub wiped: bool,
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../../labels/design/", $name, ".toml")))),+] };
}

/// Name and text of each file of `labels/design`.
const FILES: &[(&str, &str)] = embedded!("standard", "small", "erased", "blank", "place");

static ALL: LazyLock<Vec<Design>> = LazyLock::new(|| {
    let read = |(name, text): &(&str, &str)| match toml::from_str::<Design>(text) {
        Ok(design) => Some(design),
        Err(error) => {
            tracing::error!(name, %error, "a label design file cannot be read");
            None
        }
    };
    FILES.iter().filter_map(read).collect()
});

impl Design {
    /// Every design.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The design of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().iter().find(|d| d.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Design, FILES};

    #[test]
    fn every_file_is_read_under_its_own_name_and_whole_texts_are_among_its_texts() {
        assert_eq!(Design::all().len(), FILES.len());
        for ((file, _), design) in FILES.iter().zip(Design::all()) {
            assert_eq!(*file, design.name);
            assert!(design.whole.iter().all(|text| design.texts.contains(text)), "{file}");
        }
        assert_eq!(Design::named("nothing"), None);
    }
}
