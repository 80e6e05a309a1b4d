//! Recognises a report by its content: the table of formats, in the order they are tried.

use super::reading::MachineReport;
use crate::ingest::formats::{inventory_agent, lsblk};
use crate::ingest::limits::ReadError;
use crate::ingest::redact::machine;
use crate::ingest::{formats, redact};
use serde_json::Value;

/// A report format whose content is one JSON document.
pub(super) struct JsonFormat {
    pub(super) tell: fn(&Value) -> bool,
    pub(super) read: fn(&Value) -> Vec<MachineReport>,
}

/// A report format that is plain text or XML.
pub(super) struct TextFormat {
    pub(super) tell: fn(&str) -> bool,
    pub(super) read: fn(&str) -> Result<Vec<MachineReport>, ReadError>,
    /// What is kept of it; none when it is kept as it came.
    pub(super) kept: fn(&str) -> Option<Vec<u8>>,
}

/// The JSON formats, in the order in which they are tried: the first `tell` that accepts wins.
pub(in crate::ingest) const JSON_FORMATS: &[JsonFormat] = &[
    JsonFormat { tell: formats::ereuse::tell, read: formats::ereuse::read },
    JsonFormat { tell: formats::drive::smartctl::tell, read: formats::drive::smartctl::read },
    JsonFormat { tell: formats::lshw::tell, read: formats::lshw::read },
    JsonFormat { tell: formats::inventory_agent::tell, read: formats::inventory_agent::read },
    JsonFormat { tell: formats::workbench_evidence::tell_sanitize, read: formats::workbench_evidence::read_sanitize },
    JsonFormat { tell: formats::drive::nvme_list::tell, read: formats::drive::nvme_list::read },
    JsonFormat { tell: formats::lsblk::tell, read: formats::lsblk::read },
];

pub(in crate::ingest) const TEXT_FORMATS: &[TextFormat] = &[
    TextFormat { tell: formats::nwipe::tell, read: formats::nwipe::read, kept: redact::nothing },
    TextFormat { tell: formats::inventory_agent::tell_xml, read: formats::inventory_agent::read_xml, kept: redact::inventory },
    TextFormat { tell: formats::lshw_xml::tell, read: formats::lshw_xml::read, kept: redact::nothing },
    TextFormat { tell: formats::dmidecode::tell, read: formats::dmidecode::read, kept: redact::nothing },
    TextFormat { tell: formats::drive::hdparm::tell, read: formats::drive::hdparm::read, kept: redact::nothing },
    TextFormat {
        tell: formats::drive::smartctl_text::tell,
        read: formats::drive::smartctl_text::read,
        kept: formats::drive::smartctl_text::stripped,
    },
    TextFormat {
        tell: formats::drive::nvme_list::tell_text,
        read: formats::drive::nvme_list::read_text,
        kept: formats::drive::nvme_list::stripped,
    },
    TextFormat { tell: formats::hwinfo::tell, read: formats::hwinfo::read, kept: formats::hwinfo::stripped },
    TextFormat { tell: formats::lsblk::tell_text, read: formats::lsblk::read_text, kept: |text| Some(formats::lsblk::stripped_text(text)) },
    TextFormat { tell: formats::systeminfo::tell, read: formats::systeminfo::read, kept: |text| Some(formats::systeminfo::stripped(text)) },
];

/// The redacted copy of a decoded report, or `None` when it may be stored as it is.
#[must_use]
pub fn stripped(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    if text.starts_with('{') {
        let json: Value = crate::ingest::decode::parse(text).ok()?;
        if lsblk::tell(&json) {
            return lsblk::stripped(&json);
        }
        return inventory_agent::tell(&json).then(|| machine(&json).to_string().into_bytes());
    }
    if text.starts_with('[') && !text.starts_with("[20") {
        return None;
    }
    let format = TEXT_FORMATS.iter().find(|f| (f.tell)(text))?;
    (format.kept)(text)
}
