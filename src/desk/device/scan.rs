//! Scanning: what a code is, and what a scan does in its mode. The id of a
//! scan is its idempotency key: a scan sent twice takes effect once.

use super::Devices;
use super::scan_result::{Found, Mode, Scan, Scanned};
use crate::desk::batch::intake::Arrival;
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, IdempotencyKey};
use crate::domain::device::barcode;
use crate::domain::device::barcode::{Form, Reading};
use crate::domain::device::code::Code;
use crate::domain::device::keyboard;
use crate::domain::device::lifecycle::RefusalReason;
use crate::domain::device::stage::Stage;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::number::{Number, Series};
use crate::store;

impl Devices<'_> {
    /// Finds what a code stands for. If nothing matches, retries with the code as a scanner set to another keyboard layout would have typed
    /// it, and then with what a maker's barcode says, if all its readings lead to one thing.
    ///
    /// # Errors
    /// When nothing matches, or the code is a tag with a wrong check character.
    pub fn resolve(self, code: &str) -> Result<Found, DeskError> {
        let typed = self.resolve_typed(code);
        if let Err(DeskError::Conflict(_) | DeskError::NotFound(..)) = typed {
            for meant in keyboard::meant(code) {
                if let Ok(found) = self.resolve_typed(&meant) {
                    return Ok(found);
                }
            }
            if let Some((_, found)) = self.resolve_readings(code)? {
                return Ok(found);
            }
        }
        typed
    }

    /// The one thing that the readings of a code lead to, and the reading that does. `None` when they lead to nothing, or to several.
    fn resolve_readings(self, code: &str) -> Result<Option<(String, Found)>, DeskError> {
        let mut one: Option<(String, Found)> = None;
        for reading in all_readings(code) {
            let found = match self.resolve_typed(&reading.text) {
                Ok(found) => found,
                Err(DeskError::Conflict(_) | DeskError::NotFound(..)) => continue,
                Err(error) => return Err(error),
            };
            match (&one, &found) {
                (None, _) => one = Some((reading.text, found)),
                (Some((_, Found::Device(known))), Found::Device(device)) if known.tag == device.tag => {}
                _ => return Ok(None),
            }
        }
        Ok(one)
    }

    /// Like `resolve`, for the code exactly as typed. A tag that is mistyped or unknown is first tried as a serial or inventory number,
    /// because eight such characters may also be a manufacturer's service tag.
    fn resolve_typed(self, code: &str) -> Result<Found, DeskError> {
        let shown: String = crate::domain::text_enum::clean(code).unwrap_or_default().chars().take(60).collect();
        let unknown = || DeskError::conflict(ErrorCode::UnknownCode, &shown);
        let identity = |text: &str| {
            self.desk.read(|c| {
                let mut found = store::device::with_identity(c, text)?;
                Ok(match (found.pop(), found.is_empty()) {
                    (None, _) => None,
                    (Some(one), true) => Some(Found::Device(Box::new(one))),
                    (Some(last), false) => Some(Found::Several(found.into_iter().chain([last]).collect())),
                })
            })
        };
        match Code::read(code).ok_or_else(unknown)? {
            Code::Tag(tag) => {
                let device = self.desk.read(|c| Ok(store::device::find(c, &tag)?))?;
                let bare = keyboard::without_aim(code);
                device.map(|d| Found::Device(Box::new(d))).map_or_else(|| identity(bare)?.or_not_found(Noun::Device, tag), Ok)
            }
            Code::Mistyped(text) => identity(&text)?.ok_or_else(|| DeskError::conflict(ErrorCode::Mistyped, &shown)),
            Code::Number(number) => self.desk.read(|c| match number.series {
                Series::Batch => store::batch::find(c, number)?.map(|b| Found::Batch(b.number)).ok_or_else(unknown),
                Series::Request => store::request::find(c, number)?.map(|r| Found::Request(r.number)).ok_or_else(unknown),
                Series::Handover => store::handover::find(c, number)?.map(|(a, _)| Found::Document(a.number)).ok_or_else(unknown),
                Series::Return => store::handover::find_return(c, number)?.map(|r| Found::Document(r.number)).ok_or_else(unknown),
                Series::Allocation => store::request::allocation(c, number)?.map(|a| Found::Request(a.request)).ok_or_else(unknown),
                Series::StockTake => store::stock_take::find(c, number)?.map(|s| Found::StockTake(s.number)).ok_or_else(unknown),
                // Statements and all other documents issued with a number.
                _ => store::document::find(c, &number.to_string())?.map(|_| Found::Document(number)).ok_or_else(unknown),
            }),
            Code::Location(code) => {
                let place = self.desk.read(|c| Ok(store::device::location::find(c, &code)?))?;
                place.map(|l| Found::Location(l.code)).ok_or_else(unknown)
            }
            Code::Other(text) => {
                if let Some(found) = identity(&text)? {
                    return Ok(found);
                }
                let place = crate::domain::device::location::code(&text);
                let place = place.map(|code| self.desk.read(|c| Ok(store::device::location::find(c, &code)?))).transpose()?.flatten();
                place.map(|l| Found::Location(l.code)).ok_or_else(unknown)
            }
        }
    }

    /// Carries out a scan. Errors are part of the result, so that every scan has one.
    #[must_use]
    pub fn scan(self, acting: &Acting, scan: &Scan) -> Scanned {
        let asked = serde_json::to_vec(&(&scan.code, &scan.mode)).unwrap_or_default();
        let once = (!scan.id.is_empty() && scan.id.len() <= 100).then(|| IdempotencyKey::new(&format!("scan:{}", scan.id), &asked));
        let acting = Acting { idempotency_key: once, ..acting.clone() };
        match self.try_scan(&acting, scan) {
            Ok(scanned) => scanned,
            Err(error) => self.already_so(&error, scan).unwrap_or(Scanned::Refused(error)),
        }
    }

    /// Whether the donor list of a batch has this code, as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_listed(self, batch: Number, code: &str) -> Result<bool, DeskError> {
        self.desk.read(|c| Ok(!store::batch::lines_named(c, batch, code)?.is_empty()))
    }

    /// What a code means in the reception of a batch: itself if a line of the donor list or a known thing has it; else its spelling in
    /// another keyboard layout; else what a maker's barcode says, if that names one line of the list, or else one device; else the only
    /// reading that is certain. Anything else stays as it was scanned.
    ///
    /// # Errors
    /// [`ErrorCode::Ambiguous`] when the readings name several lines, unless the device is an `extra`.
    pub(in crate::desk) fn as_intended(self, batch: Number, typed: &str, extra: bool) -> Result<String, DeskError> {
        let typed = keyboard::without_aim(typed);
        let is_known = match self.resolve_typed(typed) {
            // The last part of a web address may be the number of a device: it is read below.
            Ok(Found::Device(device)) => barcode::understood(typed, &device, false).is_none(),
            found => found.is_ok(),
        };
        if is_known || self.is_listed(batch, typed)? {
            return Ok(typed.to_owned());
        }
        for meant in keyboard::meant(typed) {
            if self.is_listed(batch, &meant)? || self.resolve_typed(&meant).is_ok() {
                return Ok(meant);
            }
        }
        let readings = all_readings(typed);
        let mut named: Vec<(String, Vec<u32>)> = Vec::new();
        for reading in &readings {
            let lines = self.desk.read(|c| Ok(store::batch::lines_named(c, batch, &reading.text)?))?;
            let lines: Vec<u32> = lines.iter().map(|l| l.line).collect();
            if !lines.is_empty() && !named.iter().any(|(_, known)| *known == lines) {
                named.push((reading.text.clone(), lines));
            }
        }
        match named.as_slice() {
            [(text, _)] => return Ok(text.clone()),
            [] => {}
            _ if extra => return Ok(typed.to_owned()),
            _ => return Err(DeskError::conflict(ErrorCode::Ambiguous, typed.chars().take(60).collect::<String>())),
        }
        if let Some((text, _)) = self.resolve_readings(typed)? {
            return Ok(text);
        }
        let mut certain = readings.into_iter().filter(|r| r.certain);
        Ok(match (certain.next(), certain.next()) {
            (Some(only), None) => only.text,
            _ => typed.to_owned(),
        })
    }

    /// The location in use whose label was scanned during reception. `None` when the batch's donor list has a device with this code.
    ///
    /// # Errors
    /// When the database fails.
    pub fn location_scanned(self, batch: Number, code: &str) -> Result<Option<String>, DeskError> {
        let Some(place) = crate::domain::device::location::code(code) else { return Ok(None) };
        let found = self.desk.read(|c| Ok(store::device::location::find(c, &place)?.filter(|l| l.active).map(|l| l.code)))?;
        if found.is_some() && self.is_listed(batch, code)? { Ok(None) } else { Ok(found) }
    }

    fn try_scan(self, acting: &Acting, scan: &Scan) -> Result<Scanned, DeskError> {
        if let Mode::Receive { batch, location } = &scan.mode {
            let code = self.as_intended(*batch, &scan.code, false)?;
            // A number that was read out of a barcode is no tag, whatever it looks like.
            let is_read = barcode::readings(&scan.code).iter().any(|r| r.text == code && r.form != Form::Aim);
            let is_tag = !is_read && matches!(Code::read(&code), Some(Code::Tag(_) | Code::Mistyped(_)));
            // A code in the form of a tag may also be a serial number: the donor list comes first.
            let is_listed = is_tag && self.is_listed(*batch, &code)?;
            // A tag that is bound to a device was received before. An unbound tag is an error here: it needs the serial number too.
            if is_tag && !is_listed {
                return match self.resolve(&code)? {
                    Found::Device(device) => Ok(Scanned::Already(device)),
                    other => Ok(Scanned::Other(other)),
                };
            }
            // The label of a location is no device: it says where the next devices are put.
            if let Some(place) = self.location_scanned(*batch, &code)? {
                return Ok(Scanned::Other(Found::Location(place)));
            }
            let arrival = Arrival { code: Some(code), location: location.clone(), ..Arrival::default() };
            return self.desk.batches().receive(acting, *batch, arrival).map(|d| Scanned::Done(Box::new(d)));
        }
        if let Mode::Count { stock_take, location } = &scan.mode {
            return self.desk.stock_takes().count(acting, *stock_take, location, &scan.code);
        }
        let found = self.resolve(&scan.code)?;
        let Found::Device(device) = found else { return Ok(Scanned::Other(found)) };
        let tag = device.tag;
        let done = match &scan.mode {
            Mode::Look {} | Mode::Receive { .. } | Mode::Count { .. } => return Ok(Scanned::Done(device)),
            Mode::Move { location } => self.step(acting, tag, Step::Move { location: location.clone() }, None, None)?,
            // The device is in stock already: to another location it is a move, to the same one no error.
            Mode::Stock { location } if device.stage == Stage::Stock => {
                self.step(acting, tag, Step::Move { location: location.clone() }, None, None)?
            }
            Mode::Stock { location } => self.step(acting, tag, Step::Stock { location: location.clone() }, None, None)?,
            Mode::Pick { handover } => self.desk.handovers().pick(acting, *handover, tag)?,
            Mode::Reserve { request } => self.desk.requests().reserve(acting, *request, tag)?,
            Mode::Step { step, note } => self.step(acting, tag, (**step).clone(), note.as_deref(), None)?,
        };
        Ok(Scanned::Done(Box::new(done)))
    }

    /// Turns an error that only says the device already is in the wanted state into `Scanned::Already`; `None` for any other error.
    fn already_so(self, error: &DeskError, scan: &Scan) -> Option<Scanned> {
        let tag = match error {
            DeskError::Refused(refusal) if refusal.why == [RefusalReason::AlreadySo {}] => match self.resolve(&scan.code) {
                Ok(Found::Device(device)) => return Some(Scanned::Already(device)),
                _ => return None,
            },
            DeskError::Conflict(field_error) if field_error.code == ErrorCode::SerialKnown => Tag::parse(&field_error.seen).ok()?,
            DeskError::Conflict(field_error) if field_error.code == ErrorCode::LineTaken => match self.resolve(&scan.code) {
                Ok(Found::Device(device)) => device.tag,
                _ => return None,
            },
            _ => return None,
        };
        let device = self.desk.read(|c| Ok(store::device::find(c, &tag)?)).ok()??;
        let same_batch = matches!(&scan.mode, Mode::Receive { batch, .. } if *batch == device.batch);
        same_batch.then(|| Scanned::Already(Box::new(device)))
    }
}

/// The readings of a code, also as a scanner set to another keyboard layout would have typed it.
fn all_readings(code: &str) -> Vec<Reading> {
    std::iter::once(code.to_owned()).chain(keyboard::meant(code)).flat_map(|text| barcode::readings(&text)).collect()
}
