//! Requests, decisions, promises and acts of the demonstration.

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

/// What lines ask beside devices: a charger for each portable one, a keyboard and a mouse for each fixed computer.
fn with(lines: &[(Kind, u32, Grade, u32)]) -> Vec<AccessoryLine> {
    let of = |accessory: Accessory| {
        let quantity = lines.iter().filter(|(kind, ..)| accessory.is_needed_by(*kind)).map(|(_, quantity, ..)| quantity).sum();
        AccessoryLine { accessory, quantity }
    };
    let wanted = [Accessory::Charger, Accessory::Keyboard, Accessory::Mouse];
    wanted.into_iter().map(of).filter(|line| line.quantity > 0).collect()
}

/// What is asked: who, under which action, for whom, for how many people, what for, and how many of which kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask {
    /// The organisation's short name.
    pub who: &'static str,
    /// Action of the plan.
    pub action: &'static str,
    /// Public.
    pub audience: Audience,
    /// People served.
    pub people: u32,
    /// What for.
    pub project: &'static str,
    /// Kind, how many, least grade, least memory in MiB (0 for any).
    pub lines: &'static [(Kind, u32, Grade, u32)],
}

impl Year<'_> {
    /// Enters a request: by the organisation's own people where they have an account.
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

    /// Who asks for an organisation: its own people where they have an account.
    pub(super) fn asker(&self, who: &str) -> Result<&Acting, DeskError> {
        match self.partners.asking(who) {
            Some(partner) => Ok(partner),
            None => self.coordinator(),
        }
    }

    /// One of the coordinators.
    pub(super) fn coordinator(&self) -> Result<&Acting, DeskError> {
        self.entropy.one(&self.crew.coordinators).ok_or(DeskError::Forbidden)
    }

    /// Enters a request and sends it.
    pub(super) fn submit(&self, ask: &Ask) -> Result<Number, DeskError> {
        let number = self.ask(ask)?;
        self.clock.advance(300);
        self.desk.requests().advance(self.asker(ask.who)?, number, RequestStep::Submit, None)?;
        self.post()?;
        Ok(number)
    }

    /// A coordinator who may decide on a request: not who entered it.
    pub(super) fn decider(&self, number: Number) -> Result<&Acting, DeskError> {
        let entered = self.desk.read(|c| Ok(store::request::find(c, number)?))?.map(|r| r.entered_by);
        let others: Vec<&Acting> = self.crew.coordinators.iter().filter(|c| Some(&c.actor.user) != entered.as_ref()).collect();
        self.entropy.one(&others).copied().ok_or(DeskError::Forbidden)
    }

    /// Takes a request in hand, or moves it elsewhere: who has it in hand goes on with it.
    pub(super) fn moved(&self, number: Number, step: RequestStep, note: Option<&str>) -> Result<(), DeskError> {
        self.clock.advance(self.entropy.between(1_800, 7_200));
        let holds = self.desk.read(|c| Ok(store::request::find(c, number)?))?.and_then(|r| r.in_hand);
        let who = self.crew.coordinators.iter().find(|c| Some(&c.actor.user) == holds.as_ref());
        let who = who.map_or_else(|| self.coordinator(), Ok)?;
        self.desk.requests().advance(who, number, step, note)?;
        self.post()
    }

    /// The letters leave. One address is wrong, so that there is something to mend.
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

    /// Decides on a request.
    pub(super) fn grant(&self, number: Number, granted: &[u32], motive: &str) -> Result<(), DeskError> {
        self.clock.rest(1);
        let by = self.decider(number)?;
        self.clock.advance(self.entropy.between(1_800, 7_200));
        self.desk.requests().advance(by, number, RequestStep::Review, None)?;
        self.clock.rest(self.entropy.between(1, 2));
        self.desk.requests().allocate(by, number, granted.to_vec(), motive)?;
        self.post()
    }

    /// Promises what the shelves hold to a granted request, the best first, at most so many of each kind.
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
                    // Not of a donor this action may take from, or not good enough: the next one.
                    Err(DeskError::Conflict(field_error))
                        if matches!(field_error.code, ErrorCode::DonorNotAllowed | ErrorCode::NoLine | ErrorCode::LineFull) => {}
                    Err(other) => return Err(other),
                }
            }
        }
        Ok(promised)
    }

    /// Begins an act and picks devices for it.
    pub(super) fn pick(&self, request: Number, tags: &[Tag], place: &str) -> Result<Handover, DeskError> {
        self.clock.advance(self.entropy.between(600, 3_600));
        let act = self.desk.handovers().begin(self.coordinator()?, request, place)?;
        for tag in tags {
            self.clock.advance(self.entropy.between(8, 30));
            self.desk.handovers().pick(self.technician()?, act.number, *tag)?;
        }
        Ok(act)
    }

    /// Hands devices over by a signed act.
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
