//! Label designs: what is printed on a label. One file per design in `labels/design`, compiled in; positions depend on the stock.

use serde::Deserialize;
use std::sync::LazyLock;

/// What a label identifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    Device,
    /// A tag that is not bound to a device yet.
    Blank,
    /// A location: room, shelf, box.
    Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CodeHolds {
    /// The public address if it fits, else the bare code.
    Address,
    /// The bare code, which gives the largest modules.
    Bare,
}

/// A text line on a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LabelText {
    Operator,
    /// The kind of device.
    Kind,
    /// Maker, model, end of the serial number.
    Model,
    /// The statement that the data are erased.
    Erased,
    /// Until when it runs a supported system; left out when that is not known.
    Support,
    /// The name of a location.
    Name,
}

/// A label design, as read from its file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// Its name on the command line and in URLs: `standard`.
    pub name: String,
    /// What the label identifies.
    pub about: About,
    pub code: CodeHolds,
    /// The text lines under the tag, the most important first.
    pub texts: Vec<LabelText>,
    /// The lines that must be printed whole: a label that has no room for them is refused. The others are shortened or left out.
    #[serde(default)]
    pub whole: Vec<LabelText>,
    /// The label may be printed only when every medium of the device has its outcome.
    #[serde(default)]
    pub wiped: bool,
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../../labels/design/", $name, ".toml")))),+] };
}

/// Name and content of each file of `labels/design`.
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
    /// All designs.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The design with this name.
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
