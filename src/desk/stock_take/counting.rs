//! Counting: one code scanned at one location of an open stock-take. Devices and unknown codes are both recorded, each only once.

use super::StockTakes;
use super::answer::Answer;
use super::answer::Count;
use crate::desk::device::scan_result::{Found, Scanned};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::device::step::Step;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::number::Number;
use crate::domain::stock_take::{StockTake, StockTakeState, is_at};
use crate::domain::subject::Subject;
use crate::domain::text_enum::clean;
use crate::store;
use crate::store::stock_take::Line;

/// Unknown codes are cut to this many characters.
const LONGEST_CODE: usize = 60;

impl StockTakes<'_> {
    /// Counts the device that a code names, or records an unknown code. The code of a location, batch or anything else is only resolved.
    pub(in crate::desk) fn count(self, acting: &Acting, number: Number, place: &str, code: &str) -> Result<Scanned, DeskError> {
        let place = place.to_owned();
        let counted = match self.desk.devices().resolve(code) {
            Ok(Found::Device(device)) => self.desk.write(acting, Permission::Work, move |tx| tx.count(number, &place, device.tag))?,
            Ok(Found::Location(code)) => {
                // The client takes it as the location of the next scans, so it must be in scope.
                let found = self.desk.read(|c| Ok(store::stock_take::find(c, number)?))?.or_not_found(Noun::StockTake, number)?;
                return match (found.state, found.covers(Some(&code))) {
                    (StockTakeState::Open, true) => Ok(Scanned::Other(Found::Location(code))),
                    (StockTakeState::Open, false) => Err(DeskError::conflict(ErrorCode::OutsideCount, code)),
                    _ => Err(DeskError::conflict(ErrorCode::StockTakeClosed, number)),
                };
            }
            Ok(other) => return Ok(Scanned::Other(other)),
            // A valid tag that is bound to no known device is recorded like any other unknown code.
            Err(DeskError::NotFound(Noun::Device, _)) => self.count_code(acting, number, place, code)?,
            Err(DeskError::Conflict(field_error)) if field_error.code == ErrorCode::UnknownCode => {
                self.count_code(acting, number, place, code)?
            }
            Err(error) => return Err(error),
        };
        Ok(Scanned::Counted(Box::new(counted)))
    }

    fn count_code(self, acting: &Acting, number: Number, place: String, code: &str) -> Result<Count, DeskError> {
        let code: String = clean(code).unwrap_or_default().chars().take(LONGEST_CODE).collect();
        self.desk.write(acting, Permission::Work, move |tx| tx.count_code(number, &place, code))
    }
}

impl Tx<'_, '_> {
    /// The open stock-take, and the location, checked to exist and to be in its scope.
    fn counting_at(&mut self, number: Number, place: &str) -> Result<(StockTake, String), DeskError> {
        let take = self.counting(number)?;
        if place.trim().is_empty() {
            return Err(DeskError::conflict(ErrorCode::CountPlaceless, number));
        }
        let place =
            crate::domain::device::location::code(place).ok_or_else(|| DeskError::field_error("location", ErrorCode::Form, place))?;
        if store::device::location::find(self.store.read(), &place)?.is_none() {
            return Err(DeskError::not_found(Noun::Location, place));
        }
        if take.covers(Some(&place)) { Ok((take, place)) } else { Err(DeskError::conflict(ErrorCode::OutsideCount, place)) }
    }

    /// Counts a device: by a `Sight` step if it is in house, else by a sighting event. A device counted before is only reported.
    fn count(&mut self, number: Number, place: &str, tag: Tag) -> Result<Count, DeskError> {
        let (take, place) = self.counting_at(number, place)?;
        let device = self.device(tag)?;
        let line = store::stock_take::line(self.store.read(), number, &tag)?;
        if let Some(Line { seen_at: Some(first_at), seen_on: Some(on), .. }) = &line {
            let first = Some(on.and_utc());
            return Ok(Count {
                answer: Answer::Already,
                device: Some(Box::new(device)),
                code: String::new(),
                place: first_at.clone(),
                first,
            });
        }
        let around = |code: &str| Ok::<_, DeskError>(store::device::location::find(self.store.read(), code)?.and_then(|l| l.parent));
        let elsewhere = !is_at(device.location.clone(), &place, around)?;
        let expected = line.as_ref().is_some_and(|l| l.expected);
        let state = take.sighted(&device, expected, elsewhere);
        let (answer, device, appended) = if device.stage.is_in_house() {
            let (next, appended) =
                self.take_with_proof(&device, Step::Sight { stock_take: number, location: place.clone(), elsewhere }, None)?;
            (if elsewhere { Answer::Elsewhere } else { Answer::Found }, next, appended)
        } else {
            // A device that is not in house cannot take a `Sight` step, so the sighting is an event of the stock-take.
            let event = EventData::Sighting { location: place.clone(), device: Some(tag) };
            let appended = self.append(Event::numbered(Subject::Sighting, number, event))?;
            (Answer::Gone, device, appended)
        };
        let line = Line {
            tag: tag.as_str().to_owned(),
            expected,
            expected_at: line.and_then(|l| l.expected_at),
            state: state.as_str().to_owned(),
            seen_at: Some(place.clone()),
            seen_on: Some(self.now().naive_utc()),
            seen_by: Some(self.actor.user.to_string()),
        };
        store::stock_take::see(self.store, number, &line, &appended)?;
        Ok(Count { answer, device: Some(Box::new(device)), code: String::new(), place, first: None })
    }

    fn count_code(&mut self, number: Number, place: &str, code: String) -> Result<Count, DeskError> {
        let (_, place) = self.counting_at(number, place)?;
        if let Some(first) = store::stock_take::code_seen(self.store.read(), number, &code)? {
            return Ok(Count { answer: Answer::Already, device: None, code, place, first: Some(first) });
        }
        // An unknown code may contain personal data, so its text is private: only a commitment to it is sealed.
        let event = Event::numbered(Subject::Sighting, number, EventData::Sighting { location: place.clone(), device: None });
        let appended = self.append(event.with("code", Some(&code)))?;
        store::stock_take::put_code(self.store, number, &code, &appended)?;
        Ok(Count { answer: Answer::Unknown, device: None, code, place, first: None })
    }
}
