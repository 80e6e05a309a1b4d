//! The waste transfer of the demo: devices not worth repairing are handed to the collector.

use super::Year;
use super::signatures::strokes;
use crate::desk::DeskError;
use crate::desk::handover::record::Signature;
use crate::desk::waste::transfer::{KindInput, LooseInput, WeeeInput};
use crate::domain::device::kind::Kind;
use crate::domain::device::stage::Stage;
use crate::domain::waste::Treatment;
use crate::ingest::tables;

impl Year<'_> {
    /// One waste transfer: all devices that wait in the workshop except one; those kept for parts stay. Monitors are weighed.
    pub(super) fn hand_waste(&self) -> Result<(), DeskError> {
        let mut waiting = self.desk.waste().awaiting_transfer()?;
        waiting.retain(|d| d.stage == Stage::Workshop);
        if waiting.len() > 3 {
            waiting.pop();
        }
        let weighed = |kind: Kind| {
            let pieces = u64::try_from(waiting.iter().filter(|d| d.kind == kind).count()).unwrap_or(0);
            let known = tables::median_grams(kind);
            let grams =
                (known.is_none() || kind == Kind::Monitor).then(|| known.unwrap_or(9_400).saturating_add(310).saturating_mul(pieces));
            (pieces > 0 && grams.is_some()).then_some(KindInput { kind, code: None, grams })
        };
        let signature = |name: &str, capacity: &str| Signature {
            name: name.to_owned(),
            capacity: capacity.to_owned(),
            strokes: strokes(self.entropy),
            typed: false,
        };
        let input = WeeeInput {
            collector: self.partners.get("collector")?.id.clone(),
            registration: "ENREG-EXEMPLE-0417".to_owned(),
            carrier: None,
            carrier_registration: None,
            pick_up: None,
            destination: "Centre de démantèlement (exemple), Quai du Recyclage 1, 1130 Bruxelles".to_owned(),
            treatment: Treatment::R12,
            devices: waiting.iter().map(|d| d.tag).collect(),
            kinds: Kind::ALL.iter().filter_map(|kind| weighed(*kind)).collect(),
            loose: vec![LooseInput { code: "16 06 05".to_owned(), grams: 3_400 }],
            giver: signature("Yasmine Haddad", "Technicienne"),
            receiver: signature("Bart Claes", "Chauffeur"),
            bilingual: true,
        };
        self.clock.advance(3_600);
        self.desk.waste().transfer(self.technician()?, input).map(|_transfer| ())
    }
}
