//! Replay of stock-takes: derives every line from the events, so that `check` can compare it with the table.
//!
//! A line follows from other events alone. A device was expected if it was in scope after its last event before the opening. It was seen by
//! a `Sight` step of its own or by a sighting event of the stock-take. Its final state depends on where it was at the close.

use super::findings::Findings;
use crate::desk::error::DeskError;
use crate::desk::stock_take::session::is_pick;
use crate::domain::device::Device;
use crate::domain::device::step::Step;
use crate::domain::event::EventData;
use crate::domain::number::Number;
use crate::domain::stock_take::{LineState, Listed, StockTake, StockTakeState};
use crate::domain::subject::Subject;
use crate::ledger::Leaf;
use crate::store::stock_take::Line;
use crate::store::{self, AnyConnection};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A list of tags in order, built up one by one: its length and the running SHA-256.
#[derive(Default)]
struct Growing(u64, Sha256);

impl Growing {
    fn add(&mut self, text: &str) {
        self.0 += 1;
        self.1.update(text.as_bytes());
        self.1.update(b"\n");
    }

    fn is(self, sealed: &Listed) -> bool {
        sealed.count == self.0 && sealed.sha256 == hex::encode(self.1.finalize())
    }
}

/// A stock-take according to its events.
struct Session {
    take: StockTake,
    opened: u64,
    /// The event that closed or cancelled it; `u64::MAX` while it is open.
    ended: u64,
    /// The sightings of devices that were not in house, by tag.
    gone: BTreeMap<String, Leaf>,
    expected: Growing,
    lists: BTreeMap<LineState, Growing>,
}

/// The replay of all stock-takes, fed device by device.
pub(super) struct StockTakeReplay {
    sessions: Vec<Session>,
    lines: u64,
}

impl StockTakeReplay {
    /// Loads all stock-takes from the ledger, and compares their unknown codes with the table.
    pub(in crate::desk) fn begin(c: &mut AnyConnection, findings: &mut Findings) -> Result<Self, DeskError> {
        let mut sessions = Vec::new();
        let mut codes = 0;
        for key in store::stock_take::known(c)? {
            let place = format!("stock_take {key}");
            let told = store::ledger::event::leaves_of(c, Subject::StockTake, &key)?;
            let states = told.iter().filter_map(|leaf| match &leaf.what {
                EventData::StockTake(take) => Some((take, leaf.seq)),
                _ => None,
            });
            let states: Vec<_> = states.collect();
            let (Some((_, opened)), Some((last, at))) = (states.first().copied(), states.last().copied()) else {
                findings.add(place, "the ledger does not say that it was opened");
                continue;
            };
            let ended = if last.state == StockTakeState::Open { u64::MAX } else { at };
            let seen = store::ledger::event::history(c, Subject::Sighting, &key, None, i64::MAX)?;
            let mut gone = BTreeMap::new();
            let mut unknown = Vec::new();
            for line in seen.into_iter().rev() {
                match &line.leaf.what {
                    EventData::Sighting { device: Some(tag), .. } => drop(gone.insert(tag.as_str().to_owned(), line.leaf)),
                    _ => unknown.push((line.leaf.seq, line.text("code").map(ToOwned::to_owned))),
                }
            }
            let number = Number::parse(&key).map_err(DeskError::failed)?;
            let rows = store::stock_take::codes(c, number, -1, i64::MAX)?;
            codes += u64::try_from(rows.len()).unwrap_or(0);
            // A code whose private text was erased is not compared.
            let agree = |((seq, text), (row, code)): (&(u64, Option<String>), &(i64, String))| {
                i64::try_from(*seq) == Ok(*row) && text.as_ref().is_none_or(|text| text == code)
            };
            if unknown.len() != rows.len() || !unknown.iter().zip(&rows).all(agree) {
                findings.add(&place, "the codes nothing answered to are not those of its events");
            }
            if let Some(counted) = &last.counted
                && store::stock_take::listed(rows.iter().map(|(_, code)| code.as_str())) != counted.unknown
            {
                findings.add(&place, "the codes nothing answered to are not those that were sealed");
            }
            sessions.push(Session {
                take: StockTake::clone(last),
                opened,
                ended,
                gone,
                expected: Growing::default(),
                lists: BTreeMap::new(),
            });
        }
        let there = store::stock_take::size(c)?.1;
        if there != codes {
            findings.add("stock_take_code", format!("the ledger knows {codes} codes, the table {there}"));
        }
        Ok(Self { sessions, lines: 0 })
    }

    /// Whether there are no stock-takes to replay.
    pub(in crate::desk) fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Derives the lines of one device and compares them with the table. `road` holds each of its events with the device's state after it.
    /// Must be called in the order of tags, because the sealed lists are hashed in that order.
    pub(in crate::desk) fn device(
        &mut self,
        c: &mut AnyConnection,
        tag: &str,
        road: &[(Leaf, Device)],
        findings: &mut Findings,
    ) -> Result<(), DeskError> {
        let mut made: Vec<(String, Line)> = Vec::new();
        for session in &mut self.sessions {
            if let Some(line) = session.line(tag, road)? {
                made.push((session.take.number.to_string(), line));
            }
        }
        self.lines += u64::try_from(made.len()).unwrap_or(0);
        if store::stock_take::of_device(c, tag)? != made {
            findings.add(format!("device {tag}"), "its lines in the stock-takes are not what the events make of them");
        }
        Ok(())
    }

    /// Compares the lists with those sealed in the events, and the total number of lines with the table.
    pub(in crate::desk) fn finish(self, c: &mut AnyConnection, findings: &mut Findings) -> Result<(), DeskError> {
        let there = store::stock_take::size(c)?.0;
        if there != self.lines {
            findings.add("stock_take_line", format!("the ledger knows {} lines, the table {there}", self.lines));
        }
        for mut session in self.sessions {
            let place = format!("stock_take {}", session.take.number);
            if !session.expected.is(&session.take.expected) {
                findings.add(&place, "the devices it expected are not those that were sealed");
            }
            let Some(counted) = &session.take.counted else { continue };
            for (state, sealed) in [
                (LineState::Found, &counted.found),
                (LineState::Elsewhere, &counted.elsewhere),
                (LineState::Missing, &counted.missing),
                (LineState::Left, &counted.left),
                (LineState::Unexpected, &counted.unexpected),
            ] {
                if !session.lists.remove(&state).unwrap_or_default().is(sealed) {
                    findings.add(&place, format!("its list '{state}' is not the one that was sealed"));
                }
            }
        }
        Ok(())
    }
}

impl Session {
    /// The line of a device in this stock-take, as its events give it; `None` when it was neither expected nor seen.
    fn line(&mut self, tag: &str, road: &[(Leaf, Device)]) -> Result<Option<Line>, DeskError> {
        let before = |seq: u64| road.iter().rev().find(|(leaf, _)| leaf.seq < seq).map(|(_, device)| device);
        let at_opening = before(self.opened).filter(|device| self.take.expects(device));
        let during: Vec<&(Leaf, Device)> = road.iter().filter(|(leaf, _)| leaf.seq > self.opened && leaf.seq < self.ended).collect();
        let expected = at_opening.is_some();
        let mut line = Line {
            tag: tag.to_owned(),
            expected,
            expected_at: at_opening.and_then(|d| d.location.clone()),
            state: LineState::NotScanned.as_str().to_owned(),
            seen_at: None,
            seen_on: None,
            seen_by: None,
        };
        let sight = during.iter().find_map(|(leaf, device)| match &leaf.what {
            EventData::Device(fact) => match &fact.step {
                Step::Sight { stock_take, location, elsewhere } if *stock_take == self.take.number => {
                    Some((leaf, location.clone(), self.take.sighted(device, expected, *elsewhere)))
                }
                _ => None,
            },
            _ => None,
        });
        let gone = self.gone.get(tag).and_then(|leaf| match &leaf.what {
            EventData::Sighting { location, .. } => Some((leaf, location.clone(), LineState::Unexpected)),
            _ => None,
        });
        if let Some((leaf, location, state)) = sight.or(gone) {
            line.seen_at = Some(location);
            line.seen_on = Some(leaf.at.naive_utc());
            line.seen_by = Some(leaf.actor.to_string());
            state.as_str().clone_into(&mut line.state);
        } else if !expected {
            return Ok(None);
        } else if let (StockTakeState::Closed, Some(device)) = (self.take.state, before(self.ended)) {
            let picked = during.iter().any(|(leaf, _)| is_pick(&leaf.what));
            self.take.unseen(device, picked).as_str().clone_into(&mut line.state);
        }
        if expected {
            self.expected.add(tag);
        }
        self.lists.entry(line.line_state()?).or_default().add(tag);
        Ok(Some(line))
    }
}
