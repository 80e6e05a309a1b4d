//! Recognises a report by its content: the table of formats, in the order they are tried.

use super::reading::MachineReport;
use crate::ingest::formats::drive::{hdparm, nvme_list, smartctl, smartctl_text};
use crate::ingest::formats::{
    chromeos, computer_info, dmidecode, ereuse, hwinfo, inventory_agent, inxi, lsblk, lshw, lshw_xml, nwipe, system_profiler, systeminfo,
    workbench_evidence,
};
use crate::ingest::limits::ReadError;
use crate::ingest::redact;
use serde_json::Value;

/// A report format whose content is one JSON document.
pub(super) struct JsonFormat {
    pub(super) tell: fn(&Value) -> bool,
    pub(super) read: fn(&Value) -> Vec<MachineReport>,
    /// What is kept of it; none when it is kept as it came.
    pub(super) kept: fn(&Value) -> Option<Vec<u8>>,
}

/// A report format that is plain text or XML.
pub(super) struct TextFormat {
    pub(super) tell: fn(&str) -> bool,
    pub(super) read: fn(&str) -> Result<Vec<MachineReport>, ReadError>,
    /// What is kept of it; none when it is kept as it came.
    pub(super) kept: fn(&str) -> Option<Vec<u8>>,
}

const fn whole(_report: &Value) -> Option<Vec<u8>> {
    None
}

/// The JSON formats, in the order in which they are tried: the first `tell` that accepts wins.
pub(in crate::ingest) const JSON_FORMATS: &[JsonFormat] = &[
    JsonFormat { tell: ereuse::tell, read: ereuse::read, kept: whole },
    JsonFormat { tell: smartctl::tell, read: smartctl::read, kept: whole },
    JsonFormat { tell: lshw::tell, read: lshw::read, kept: whole },
    JsonFormat {
        tell: inventory_agent::tell,
        read: inventory_agent::read,
        kept: |json| Some(redact::machine(json).to_string().into_bytes()),
    },
    JsonFormat { tell: workbench_evidence::tell_sanitize, read: workbench_evidence::read_sanitize, kept: whole },
    JsonFormat { tell: nvme_list::tell, read: nvme_list::read, kept: whole },
    JsonFormat { tell: lsblk::tell, read: lsblk::read, kept: lsblk::stripped },
    JsonFormat { tell: system_profiler::tell, read: system_profiler::read, kept: system_profiler::stripped },
    JsonFormat { tell: computer_info::tell, read: computer_info::read, kept: |json| Some(computer_info::stripped(json)) },
    JsonFormat { tell: inxi::tell, read: inxi::read, kept: |json| Some(inxi::stripped(json)) },
];

pub(in crate::ingest) const TEXT_FORMATS: &[TextFormat] = &[
    TextFormat { tell: nwipe::certificate::tell, read: nwipe::certificate::read, kept: redact::nothing },
    TextFormat { tell: nwipe::log::tell, read: nwipe::log::read, kept: redact::nothing },
    TextFormat { tell: inventory_agent::tell_xml, read: inventory_agent::read_xml, kept: redact::inventory },
    TextFormat { tell: system_profiler::tell_xml, read: system_profiler::read_xml, kept: |text| Some(system_profiler::stripped_xml(text)) },
    TextFormat { tell: lshw_xml::tell, read: lshw_xml::read, kept: redact::nothing },
    TextFormat { tell: dmidecode::tell, read: dmidecode::read, kept: redact::nothing },
    TextFormat { tell: smartctl_text::tell, read: smartctl_text::read, kept: smartctl_text::stripped },
    TextFormat { tell: hdparm::tell, read: hdparm::read, kept: redact::nothing },
    TextFormat { tell: nvme_list::tell_text, read: nvme_list::read_text, kept: nvme_list::stripped },
    TextFormat { tell: chromeos::tell, read: chromeos::read, kept: |text| Some(chromeos::stripped(text)) },
    TextFormat { tell: inxi::tell_text, read: inxi::read_text, kept: |text| Some(inxi::stripped_text(text)) },
    TextFormat { tell: hwinfo::tell, read: hwinfo::read, kept: hwinfo::stripped },
    TextFormat { tell: lsblk::tell_text, read: lsblk::read_text, kept: |text| Some(lsblk::stripped_text(text)) },
    TextFormat { tell: computer_info::tell_text, read: computer_info::read_text, kept: |text| Some(computer_info::stripped_text(text)) },
    TextFormat {
        tell: computer_info::tell_export,
        read: computer_info::read_export,
        kept: |text| Some(computer_info::stripped_export(text)),
    },
    TextFormat { tell: systeminfo::tell, read: systeminfo::read, kept: |text| Some(systeminfo::stripped(text)) },
];

/// The redacted copy of a decoded report, or `None` when it may be stored as it is.
#[must_use]
pub fn stripped(text: &str) -> Option<Vec<u8>> {
    let text = text.trim();
    if is_json(text) {
        let json: Value = crate::ingest::decode::parse(text).ok()?;
        let format = JSON_FORMATS.iter().find(|f| (f.tell)(&json))?;
        return (format.kept)(&json);
    }
    let format = TEXT_FORMATS.iter().find(|f| (f.tell)(text))?;
    (format.kept)(text)
}

/// Whether the text is read as JSON. The first line of a log of nwipe begins with a date in brackets, that of an export of System Information
/// may be the name of a section.
pub(in crate::ingest) fn is_json(text: &str) -> bool {
    let section = text.strip_prefix('[').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    text.starts_with(['{', '[']) && !text.starts_with("[20") && !section
}
