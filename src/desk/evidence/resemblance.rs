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

    /// The devices on record with this UUID, in either byte order.
    pub(super) fn same_uuid(&self, connection: &mut AnyConnection) -> Result<Vec<Device>, DeskError> {
        let mut found = Vec::new();
        for spelling in self.uuid.iter().flat_map(|uuid| uuid_spellings(uuid)) {
            found.extend(store::device::with_uuid(connection, &spelling)?);
        }
        Ok(found)
    }

    /// Whether neither make nor model of the device on record speaks against the report. What one of them does not say, differs in nothing.
    pub(super) fn is_alike(&self, device: &Device) -> bool {
        let fold = |name: &Option<String>| name.as_deref().map(fold_code).filter(|n| !n.is_empty());
        let board = self.board.clone().unwrap_or_default();
        let agrees = |recorded: Option<String>, told: Vec<String>, same: &dyn Fn(&str, &str) -> bool| match recorded {
            Some(recorded) if !told.is_empty() => told.iter().any(|name| same(name, &recorded)),
            _ => true,
        };
        let makers = [&self.manufacturer, &board.manufacturer].into_iter().filter_map(fold).collect();
        let models = [&self.model, &self.version, &board.model].into_iter().filter_map(fold).collect();
        let of_maker = |a: &str, b: &str| {
            let begins = |name: &str, all: &[&str]| all.iter().any(|n| name.starts_with(n));
            is_within(a, b, 3) || SAME_MAKERS.iter().any(|all| begins(a, all) && begins(b, all))
        };
        agrees(fold(&device.specification.manufacturer), makers, &of_maker)
            && agrees(fold(&device.specification.model), models, &|a, b| is_within(a, b, 4))
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
                let described = serde_json::from_str::<Vec<Described>>(reading).ok().and_then(|r| r.into_iter().next()).unwrap_or_default();
                let same = described.same_uuid(connection)?;
                all.push(same.into_iter().find(|d| d.stage.is_in_house() && !described.is_alike(d)).map(|d| d.tag));
            }
            Ok(all)
        })
    }
}
