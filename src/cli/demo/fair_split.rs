//! Scarcity and follow-up in the demo: fair splits, a contested decision, an appointment, and follow-ups of handovers.

use super::Year;
use crate::desk::DeskError;
use crate::desk::handover::appointment::AppointmentInput;
use crate::desk::handover::follow_up::{FollowUpInput, KindAnswer};
use crate::desk::request::conversation::{About, MessageInput};
use crate::desk::request::entry::RequestInput;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::handover::follow_up::FollowUpState;
use crate::domain::handover::{Handover, Transport};
use crate::domain::number::Number;
use crate::domain::request::conversation::MessageKind;
use crate::domain::request::programme::Audience;
use crate::domain::request::wants::{Accessory, AccessoryLine, AgeBand, BandCount, Wants};
use crate::domain::request::{Delivery, RequestLine, RequestStep};
use crate::store;
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;

impl Year<'_> {
    /// More is requested than is in stock: a split is proposed and decided for one
    /// request, the decision is contested and answered, and a second split stays open.
    pub(super) fn share(&self) -> Result<(), DeskError> {
        let number = self.ask_for_all_of_it()?;
        self.clock.rest(1);
        let proposal = self.desk.allocations().propose(self.coordinator()?, None)?;
        let worked = self.desk.read(|c| Ok(store::allocation::working(c, &proposal.id)?))?;
        if worked.is_some_and(|w| w.lines_of(number).any(|l| l.given > 0)) {
            self.clock.advance(2_400);
            let motive = "Autant que la règle propose : le public est prioritaire, et d’autres besoins restent ouverts.";
            self.desk.allocations().decide_as_proposed(self.decider(number)?, &proposal.id, number, motive)?;
            self.post()?;
            self.contest(number)?;
        }
        self.clock.rest(1);
        self.desk.allocations().propose(self.coordinator()?, None).map(|_open| ())
    }

    /// A request that uses most fields of the form.
    fn ask_for_all_of_it(&self) -> Result<Number, DeskError> {
        self.clock.advance(3_000);
        let who = "marolles";
        let (asker, organisation) = (self.asker(who)?, self.partners.get(who)?.id.clone());
        let band = |band, people| BandCount { band, people };
        let laptops = RequestLine {
            wants: Wants { camera: true, wifi: true, ..Wants::default() },
            least_ram_mb: Some(8_192),
            least_useful: Some(16),
            ..RequestLine::new(Kind::Laptop, 52, Grade::C)
        };
        let accessory = |accessory, quantity| AccessoryLine { accessory, quantity };
        let input = RequestInput {
            organisation: Some(organisation),
            project: Some(
                "Cycle de printemps : quatre groupes de formation pour les jeunes du quartier, avec prêt d’un portable à chacun."
                    .to_owned(),
            ),
            people: 64,
            bands: vec![band(AgeBand::To17, 24), band(AgeBand::To25, 40)],
            lines: vec![laptops, RequestLine::new(Kind::Desktop, 2, Grade::C)],
            accessories: vec![accessory(Accessory::Mouse, 54), accessory(Accessory::Headset, 20)],
            wished: NaiveDate::from_ymd_opt(2027, 1, 11),
            delivery: Some(Delivery::PickUp),
            ..RequestInput::new("46", Audience::Young)
        };
        let number = self.desk.requests().enter(asker, input)?.number;
        self.clock.advance(300);
        self.desk.requests().advance(asker, number, RequestStep::Submit, None)?;
        self.post()?;
        Ok(number)
    }

    fn contest(&self, number: Number) -> Result<(), DeskError> {
        let about = About::Request(number);
        let said = |kind, text: &str| MessageInput { kind, text: text.to_owned(), sure: false };
        self.clock.advance(14_000);
        let against = said(
            MessageKind::Contest,
            "Les quatre groupes commencent le même jour : avec ce nombre, le dernier ne peut pas travailler. Les ordinateurs sans webcam testée nous conviendraient aussi.",
        );
        self.desk.requests().send_message(self.asker("marolles")?, about.clone(), &against)?;
        self.clock.advance(9_000);
        let answer = said(
            MessageKind::Answer,
            "Le nombre suit la règle publiée, la même pour toutes les demandes ; le reste attend et participe à la prochaine répartition. Sans la webcam, davantage d’appareils conviennent : modifiez la ligne 1 dans une nouvelle demande.",
        );
        self.desk.requests().send_message(self.decider(number)?, about, &answer)?;
        self.post()
    }

    /// Sets an appointment at the depot, some days after the end of the story.
    pub(super) fn meet_for(&self, act: &Handover) -> Result<(), DeskError> {
        let from = NaiveDate::from_ymd_opt(2026, 11, 26).and_then(|day| day.and_hms_opt(9, 0, 0)).unwrap_or_default().and_utc();
        self.clock.advance(900);
        let input = AppointmentInput {
            from,
            until: from + Duration::hours(1),
            transport: Transport::PickUp,
            place: act.place.clone(),
            ask_for: Some("L’accueil de la maison".to_owned()),
        };
        self.desk.handovers().set_appointment(self.coordinator()?, act.number, input).map(|_act| ())
    }

    /// Months after the first handovers, the recipients are asked how the devices are used. Half of them answer.
    pub(super) fn how_it_went(&self) -> Result<(), DeskError> {
        self.clock.advance(1_800);
        self.desk.handovers().run_follow_ups(self.coordinator()?)?;
        self.post()?;
        let asked =
            store::handover::follow_up::Filter { state: Some(FollowUpState::Asked), ..store::handover::follow_up::Filter::default() };
        let mut asked = self.desk.read(|c| Ok(store::handover::follow_up::list(c, &asked, 100)?))?;
        asked.reverse();
        // The others do not answer.
        let answers = asked.len().div_ceil(2);
        for (place, f) in asked.iter().take(answers).enumerate() {
            self.clock.advance(self.entropy.between(9_000, 20_000));
            let (broken, unused) = if place == 0 { (1, 1) } else { (0, 0) };
            let kinds = f.kinds.iter().enumerate().map(|(at, k)| {
                let (broken, unused) = if at == 0 && k.given > 2 { (broken, unused) } else { (0, 0) };
                KindAnswer { kind: k.kind, used: k.given - broken - unused, broken, unused }
            });
            let remark =
                if place == 0 { "Une charnière cassée ; un appareil n’a pas trouvé d’usage." } else { "Tout sert, chaque semaine." };
            let input = FollowUpInput {
                handover: f.handover,
                kinds: kinds.collect(),
                people: BTreeMap::from([(AgeBand::To25, 22), (AgeBand::To64, 14)]),
                remark: Some(remark.to_owned()),
                sure: false,
            };
            self.desk.handovers().answer_follow_up(self.coordinator()?, input)?;
        }
        Ok(())
    }

    /// Runs the follow-ups again: whoever has not answered is reminded or recorded as silent.
    pub(super) fn nobody_answers(&self) -> Result<(), DeskError> {
        self.clock.advance(600);
        self.desk.handovers().run_follow_ups(self.coordinator()?)?;
        self.post()
    }
}
