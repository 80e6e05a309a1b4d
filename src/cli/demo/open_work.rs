//! Requests, promises and acts of the demo that are still open at its end.

use super::Year;
use super::requests::Ask;
use crate::desk::DeskError;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind::{Chromebook, Desktop, Laptop, Tablet};
use crate::domain::device::step::Step;
use crate::domain::request::RequestStep;
use crate::domain::request::programme::Audience;

impl Year<'_> {
    /// Requests, promises and acts that are still under way when the year ends.
    pub(super) fn open_ends(&self) -> Result<(), DeskError> {
        let request = self.submit(&Ask {
            who: "school-fr",
            action: "47",
            audience: Audience::Young,
            people: 90,
            project: "",
            lines: &[(Laptop, 8, Grade::C, 0)],
        })?;
        self.grant(request, &[6], "Deuxième attribution, classe ISE 2.")?;
        let tags = self.promise(request, &[(Laptop, 6)])?;
        let act = self.pick(request, tags.get(..4).unwrap_or(&tags), "Dépôt, Bruxelles")?;
        self.clock.advance(1_200);
        self.desk.handovers().cancel(self.coordinator()?, act.number, Some("Rendez-vous reporté par l’école."))?;
        if let Some(parcel) = tags.last() {
            self.step(*parcel, Step::Lose {}, Some("Colis non arrivé à l’implantation ; déclaration faite au transporteur."))?;
        }
        let request = self.submit(&Ask {
            who: "home-fr",
            action: "52",
            audience: Audience::Seniors,
            people: 118,
            project: "Deuxième groupe de résidents, à la demande des familles.",
            lines: &[(Tablet, 6, Grade::B, 0)],
        })?;
        self.grant(request, &[5], "Le premier groupe est suivi ; cinq tablettes pour le second.")?;
        let tags = self.promise(request, &[(Tablet, 5)])?;
        let act = self.pick(request, tags.get(..4).unwrap_or(&tags), "Dépôt, Bruxelles")?;
        self.meet_for(&act)?;
        let request = self.submit(&Ask {
            who: "commune",
            action: "46",
            audience: Audience::Precarious,
            people: 200,
            project: "Postes pour la salle d’attente.",
            lines: &[(Desktop, 5, Grade::C, 0)],
        })?;
        self.moved(request, RequestStep::Review, None)?;
        self.moved(
            request,
            RequestStep::Decline,
            Some("L’action 46 passe par des ASBL ; la section recyclée de l’e-catalogue (action 55) convient à un pouvoir public."),
        )?;
        let request = self.submit(&Ask {
            who: "bridge",
            action: "57",
            audience: Audience::Women,
            people: 20,
            project: "Avondlessen voor alleenstaande moeders.",
            lines: &[(Laptop, 6, Grade::B, 8_192)],
        })?;
        self.moved(request, RequestStep::Review, None)?;
        self.submit(&Ask {
            who: "homework",
            action: "47",
            audience: Audience::Young,
            people: 25,
            project: "",
            lines: &[(Laptop, 5, Grade::C, 0)],
        })?;
        self.submit(&Ask {
            who: "women",
            action: "57",
            audience: Audience::Women,
            people: 15,
            project: "Prolongation des formations du soir.",
            lines: &[(Laptop, 4, Grade::C, 0)],
        })?;
        self.ask(&Ask {
            who: "school-nl",
            action: "47",
            audience: Audience::Young,
            people: 60,
            project: "",
            lines: &[(Laptop, 10, Grade::B, 8_192), (Chromebook, 10, Grade::C, 0)],
        })?;
        Ok(())
    }
}
