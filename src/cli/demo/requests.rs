//! Requests, decisions, promises and acts of the demo.

use super::Year;
use super::signatures::strokes;
use crate::desk::handover::record::Signature;
use crate::desk::request::entry::RequestInput;
use crate::desk::{Acting, DeskError, ErrorCode};
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::handover::Handover;
use crate::domain::number::Number;
use crate::domain::partner::organisation::ContactLanguage;
use crate::domain::request::programme::Audience;
use crate::domain::request::wants::{Accessory, AccessoryLine};
use crate::domain::request::{RequestLine, RequestStep};
use crate::store;
use crate::store::notification::Settled;

/// The accessories to request with these lines: one of each kind per device that needs it.
fn with(lines: &[(Kind, u32, Grade, u32)]) -> Vec<AccessoryLine> {
    let of = |accessory: Accessory| {
        let quantity = lines.iter().filter(|(kind, ..)| accessory.is_needed_by(*kind)).map(|(_, quantity, ..)| quantity).sum();
        AccessoryLine { accessory, quantity }
    };
    let wanted = [Accessory::Charger, Accessory::Keyboard, Accessory::Mouse];
    wanted.into_iter().map(of).filter(|line| line.quantity > 0).collect()
}

/// A request of the story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    /// The organisation's short name.
    pub who: &'static str,
    /// Number of the action of the plan.
    pub action: &'static str,
    pub audience: Audience,
    pub people: u32,
    /// The project; empty for none.
    pub project: &'static str,
    /// Kind, quantity, minimum grade, minimum memory in MiB (0 for any).
    pub lines: &'static [(Kind, u32, Grade, u32)],
}

impl Year<'_> {
    /// Enters a request, by the organisation's own account if it has one.
    pub(super) fn ask(&self, ask: &Ask) -> Result<Number, DeskError> {
        self.clock.advance(self.entropy.between(900, 5_400));
        let acting = self.asker(ask.who)?;
        let organisation = self.partners.get(ask.who)?.id.clone();
        let line = |(kind, quantity, least_grade, ram): &(Kind, u32, Grade, u32)| RequestLine {
            least_ram_mb: Some(*ram).filter(|r| *r > 0),
            ..RequestLine::new(*kind, *quantity, *least_grade)
        };
        let input = RequestInput {
            organisation: Some(organisation),
            project: Some(ask.project.to_owned()).filter(|p| !p.is_empty()),
            people: ask.people,
            lines: ask.lines.iter().map(line).collect(),
            accessories: with(ask.lines),
            ..RequestInput::new(ask.action, ask.audience)
        };
        Ok(self.desk.requests().enter(acting, input)?.number)
    }

    /// The account that makes requests for an organisation: its own, else a coordinator's.
    pub(super) fn asker(&self, who: &str) -> Result<&Acting, DeskError> {
        match self.partners.asking(who) {
            Some(partner) => Ok(partner),
            None => self.coordinator(),
        }
    }

    /// A random coordinator.
    pub(super) fn coordinator(&self) -> Result<&Acting, DeskError> {
        self.entropy.one(&self.crew.coordinators).ok_or(DeskError::Forbidden)
    }

    /// Enters a request and submits it.
    pub(super) fn submit(&self, ask: &Ask) -> Result<Number, DeskError> {
        let number = self.ask(ask)?;
        self.clock.advance(300);
        self.desk.requests().advance(self.asker(ask.who)?, number, RequestStep::Submit, None)?;
        self.post()?;
        Ok(number)
    }

    /// A coordinator who may decide on a request: not the one who entered it.
    pub(super) fn decider(&self, number: Number) -> Result<&Acting, DeskError> {
        let entered = self.desk.read(|c| Ok(store::request::find(c, number)?))?.map(|r| r.entered_by);
        let others: Vec<&Acting> = self.crew.coordinators.iter().filter(|c| Some(&c.actor.user) != entered.as_ref()).collect();
        self.entropy.one(&others).copied().ok_or(DeskError::Forbidden)
    }

    /// Advances a request by a step, by the coordinator who handles it, if there is one.
    pub(super) fn moved(&self, number: Number, step: RequestStep, note: Option<&str>) -> Result<(), DeskError> {
        self.clock.advance(self.entropy.between(1_800, 7_200));
        let holds = self.desk.read(|c| Ok(store::request::find(c, number)?))?.and_then(|r| r.in_hand);
        let who = self.crew.coordinators.iter().find(|c| Some(&c.actor.user) == holds.as_ref());
        let who = who.map_or_else(|| self.coordinator(), Ok)?;
        self.desk.requests().advance(who, number, step, note)?;
        self.post()
    }

    /// Marks all notifications as sent. One address is refused, so that the demo shows a problem.
    pub(super) fn post(&self) -> Result<(), DeskError> {
        while let Some(letter) = self.desk.notifications().claim()? {
            self.clock.advance(1);
            let (settled, answer) = if letter.to_address.starts_with("secretariat@tilleuls") {
                (Settled::Refused, "550 5.1.1 <secretariat@tilleuls.example.org>: Recipient address rejected: User unknown")
            } else {
                (Settled::Sent, "250 2.0.0 Ok: queued")
            };
            self.desk.notifications().settle(&letter, settled, answer)?;
        }
        Ok(())
    }

    /// Reviews a request and decides on it.
    pub(super) fn grant(&self, number: Number, granted: &[u32], motive: &str) -> Result<(), DeskError> {
        self.clock.rest(1);
        let by = self.decider(number)?;
        self.clock.advance(self.entropy.between(1_800, 7_200));
        self.desk.requests().advance(by, number, RequestStep::Review, None)?;
        self.clock.rest(self.entropy.between(1, 2));
        self.desk.requests().allocate(by, number, granted.to_vec(), motive)?;
        self.post()
    }

    /// Reserves devices in stock for a granted request, the best grade first, up to the wanted number of each kind.
    pub(super) fn promise(&self, number: Number, wanted: &[(Kind, usize)]) -> Result<Vec<Tag>, DeskError> {
        let mut promised = Vec::new();
        for (kind, many) in wanted {
            let filter = store::device::Filter { stage: Some(Stage::Stock), kind: Some(*kind), ..store::device::Filter::default() };
            let mut there = self.desk.read(|c| Ok(store::device::all(c, &filter)?))?;
            there.retain(crate::domain::device::Device::is_available);
            there.sort_by_key(|d| (d.grade, d.tag));
            let mut left = *many;
            for device in there {
                if left == 0 {
                    break;
                }
                self.clock.advance(self.entropy.between(10, 40));
                match self.desk.requests().reserve(self.coordinator()?, number, device.tag) {
                    Ok(device) => {
                        promised.push(device.tag);
                        left -= 1;
                    }
                    // Its donor is not allowed for this action, or it does not match a line: try the next one.
                    Err(DeskError::Conflict(field_error))
                        if matches!(field_error.code, ErrorCode::DonorNotAllowed | ErrorCode::NoLine | ErrorCode::LineFull) => {}
                    Err(other) => return Err(other),
                }
            }
        }
        Ok(promised)
    }

    /// Begins an act and picks its devices.
    pub(super) fn pick(&self, request: Number, tags: &[Tag], place: &str) -> Result<Handover, DeskError> {
        self.clock.advance(self.entropy.between(600, 3_600));
        let act = self.desk.handovers().begin(self.coordinator()?, request, place)?;
        for tag in tags {
            self.clock.advance(self.entropy.between(8, 30));
            self.desk.handovers().pick(self.technician()?, act.number, *tag)?;
        }
        Ok(act)
    }

    /// Hands devices over with a signed act.
    pub(super) fn hand_over(&self, request: Number, tags: &[Tag], who: &str, signs: (&str, &str)) -> Result<Handover, DeskError> {
        let dutch = self.partners.get(who)?.contact_language == ContactLanguage::Nl;
        self.clock.rest(self.entropy.between(1, 2));
        let place = if dutch { "Depot, Brussel" } else { "Dépôt, Bruxelles" };
        let act = self.pick(request, tags, place)?;
        self.clock.advance(self.entropy.between(600, 2_400));
        let giver_capacity = if dutch { "Coördinator" } else { "Coordinatrice" };
        let giver = Signature {
            name: if dutch { "Pieter Janssens" } else { "Sophie Lambert" }.to_owned(),
            capacity: giver_capacity.to_owned(),
            strokes: strokes(self.entropy),
            typed: false,
        };
        let (name, capacity) = signs;
        let receiver = Signature { name: name.to_owned(), capacity: capacity.to_owned(), strokes: strokes(self.entropy), typed: false };
        self.desk.handovers().sign(self.coordinator()?, act.number, &giver, &receiver)
    }
}
