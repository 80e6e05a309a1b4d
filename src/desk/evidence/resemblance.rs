//! Which devices have the UUID of a report, and whether their make and model agree with it. Makers give one UUID to many machines, so a
//! match by UUID counts only where nothing speaks against it; otherwise the report waits and says why.

use super::Evidence;
use crate::desk::error::DeskError;
use crate::domain::device::Device;
use crate::domain::device::tag::Tag;
use crate::domain::text_enum::fold_code;
use crate::ingest::MachineReport;
use crate::ingest::identity::uuid_spellings;
use crate::store;
use crate::store::AnyConnection;
use serde::Deserialize;

/// Names of one maker that do not begin alike, folded.
const SAME_MAKERS: &[&[&str]] = &[&["HP", "HEWLETTPACKARD", "HPE"], &["ASUS", "ASUSTEK"], &["IBM", "LENOVO"], &["TOSHIBA", "DYNABOOK"]];

/// What a report says of the machine's make and model, and its UUID.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Described {
    manufacturer: Option<String>,
    model: Option<String>,
    version: Option<String>,
    uuid: Option<String>,
    board: Option<DescribedBoard>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct DescribedBoard {
    manufacturer: Option<String>,
    model: Option<String>,
}

/// Whether one folded name is the other, or its beginning or part: `DELL` and `DELLINC`, `T480` and `THINKPADT480`.
fn is_within(a: &str, b: &str, least: usize) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    a == b || (short.len() >= least && long.contains(short))
}

/// Makers and models that a report or a record names, folded.
#[derive(Default)]
struct Names {
    makers: Vec<String>,
    models: Vec<String>,
}

impl Names {
    /// Whether neither make nor model of one speaks against the other. What one of them does not say, differs in nothing.
    fn agree(&self, other: &Self) -> bool {
        let any = |ours: &[String], theirs: &[String], same: &dyn Fn(&str, &str) -> bool| {
            ours.is_empty() || theirs.is_empty() || ours.iter().any(|a| theirs.iter().any(|b| same(a, b)))
        };
        let of_maker = |a: &str, b: &str| {
            let begins = |name: &str, all: &[&str]| all.iter().any(|n| name.starts_with(n));
            is_within(a, b, 3) || SAME_MAKERS.iter().any(|all| begins(a, all) && begins(b, all))
        };
        any(&self.makers, &other.makers, &of_maker) && any(&self.models, &other.models, &|a, b| is_within(a, b, 4))
    }
}

fn folded(name: Option<&String>) -> Option<String> {
    name.map(String::as_str).map(fold_code).filter(|n| !n.is_empty())
}

impl Described {
    pub(super) fn of(reading: &MachineReport) -> Self {
        let board = reading.board.as_ref().map(|b| DescribedBoard { manufacturer: b.manufacturer.clone(), model: b.model.clone() });
        Self {
            manufacturer: reading.manufacturer.clone(),
            model: reading.model.clone(),
            version: reading.version.clone(),
            uuid: reading.uuid.clone(),
            board,
        }
    }

    /// What was read of the first machine of a stored report.
    fn of_stored(reading: &str) -> Self {
        serde_json::from_str::<Vec<Self>>(reading).ok().and_then(|all| all.into_iter().next()).unwrap_or_default()
    }

    fn names(&self) -> Names {
        let board = self.board.clone().unwrap_or_default();
        // Lenovo writes the name that people know into the version; others only a number.
        let version = folded(self.version.as_ref()).filter(|v| v.bytes().filter(u8::is_ascii_alphabetic).count() >= 4);
        let model = folded(self.model.as_ref()).or_else(|| folded(board.model.as_ref()));
        Names {
            makers: folded(self.manufacturer.as_ref()).or_else(|| folded(board.manufacturer.as_ref())).into_iter().collect(),
            models: model.into_iter().chain(version).collect(),
        }
    }

    /// The devices on record with this UUID, in either byte order.
    pub(super) fn same_uuid(&self, connection: &mut AnyConnection) -> Result<Vec<Device>, DeskError> {
        let mut found = Vec::new();
        for spelling in self.uuid.iter().flat_map(|uuid| uuid_spellings(uuid)) {
            found.extend(store::device::with_uuid(connection, &spelling)?);
        }
        Ok(found)
    }

    /// Whether the report can be about this device. It is compared with the reports that gave the device its UUID; without any, with the
    /// record, where people write a model in their own way.
    pub(super) fn is_alike(&self, connection: &mut AnyConnection, device: &Device) -> Result<bool, DeskError> {
        let pieces = store::evidence::of_device(connection, &device.tag)?;
        let earlier: Vec<Self> = pieces.iter().map(|p| Self::of_stored(&p.reading)).filter(|d| d.uuid.is_some()).collect();
        let names = self.names();
        if !earlier.is_empty() {
            return Ok(earlier.iter().any(|e| names.agree(&e.names())));
        }
        let recorded = &device.specification;
        let record = Names {
            makers: folded(recorded.manufacturer.as_ref()).into_iter().collect(),
            models: folded(recorded.model.as_ref()).into_iter().collect(),
        };
        Ok(names.agree(&record))
    }
}

impl Evidence<'_> {
    /// For each stored reading (JSON as in the row): the device in house that has its UUID but another make or model. That is why the report
    /// waits, although its UUID is known.
    ///
    /// # Errors
    /// When the database fails.
    pub fn same_uuid_elsewhere(self, readings: &[&str]) -> Result<Vec<Option<Tag>>, DeskError> {
        self.desk.read(|connection| {
            let mut all = Vec::new();
            for reading in readings {
                let described = Described::of_stored(reading);
                let mut differs = None;
                for device in described.same_uuid(connection)? {
                    if differs.is_none() && device.stage.is_in_house() && !described.is_alike(connection, &device)? {
                        differs = Some(device.tag);
                    }
                }
                all.push(differs);
            }
            Ok(all)
        })
    }
}
