//! The story of the demo, month by month: deliveries, requests, handovers.

use super::Year;
use super::deliveries::{DELIVERY, Delivery};
use super::manifests::Style;
use super::requests::Ask;
use super::workshop::Reach;
use crate::desk::DeskError;
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::handover::Handover;
use crate::domain::request::RequestStep;
use crate::domain::request::programme::Audience;

use Kind::{AllInOne, Chromebook, Desktop, Laptop, Monitor, Other, Printer, Server, Smartphone, Tablet, ThinClient, Whiteboard};

impl Year<'_> {
    /// Plays the whole year.
    pub(super) fn tell(&self) -> Result<(), DeskError> {
        let first_act = self.winter()?;
        self.spring(&first_act)?;
        self.summer()?;
        self.autumn()
    }

    fn winter(&self) -> Result<Handover, DeskError> {
        self.deliver(&Delivery {
            donor: "mobility",
            day: (2025, 12, 2),
            reference: "DECL/2025/118",
            body: "Comité de direction",
            kinds: &[(Laptop, 26), (Desktop, 14), (Monitor, 8)],
            missing: 2,
            extras: &[Laptop],
            ..DELIVERY
        })?;
        self.deliver(&Delivery {
            donor: "parks",
            day: (2026, 1, 12),
            reference: "2026-CA-03",
            body: "Conseil d’administration",
            style: Style::FrenchWindows,
            kinds: &[(Laptop, 20), (Desktop, 10), (Tablet, 10)],
            missing: 1,
            ..DELIVERY
        })?;
        let request = self.submit(&Ask {
            who: "marolles",
            action: "46",
            audience: Audience::Young,
            people: 60,
            project: "Atelier du mercredi : prêt d’ordinateurs aux étudiants du quartier et aide aux démarches en ligne.",
            lines: &[(Laptop, 12, Grade::B, 8_192), (Desktop, 6, Grade::C, 0)],
        })?;
        self.grant(request, &[8, 5], "Projet complet et public prioritaire ; la demande dépasse le stock, attribution partielle.")?;
        let tags = self.promise(request, &[(Laptop, 8), (Desktop, 5)])?;
        let act = self.hand_over(request, &tags, "marolles", ("Aïcha Benali", "Directrice"))?;
        let request = self.submit(&Ask {
            who: "school-fr",
            action: "47",
            audience: Audience::Young,
            people: 140,
            project: "",
            lines: &[(Laptop, 12, Grade::B, 0)],
        })?;
        self.grant(request, &[12], "Classe ISE 2 ; deux classes sans aucun terminal.")?;
        let tags = self.promise(request, &[(Laptop, 12)])?;
        self.hand_over(request, &tags, "school-fr", ("Olivier Dubois", "Directeur adjoint"))?;
        let request = self.submit(&Ask {
            who: "school-rich",
            action: "47",
            audience: Audience::Young,
            people: 300,
            project: "",
            lines: &[(Laptop, 20, Grade::A, 0)],
        })?;
        self.moved(request, RequestStep::Review, None)?;
        self.moved(
            request,
            RequestStep::Decline,
            Some("Classe ISE 17 : l’action 47 sert les écoles au public défavorisé (classes 1 à 5)."),
        )?;
        Ok(act)
    }

    fn spring(&self, first_act: &Handover) -> Result<(), DeskError> {
        self.deliver(&Delivery {
            donor: "heritage",
            day: (2026, 2, 9),
            reference: "BES-2026/014",
            body: "Directieraad",
            style: Style::Dutch,
            careless: true,
            kinds: &[(Desktop, 22), (Monitor, 14), (Laptop, 10), (Printer, 2)],
            missing: 1,
            ..DELIVERY
        })?;
        self.come_back(first_act)?;
        let request = self.submit(&Ask {
            who: "bridge",
            action: "57",
            audience: Audience::Precarious,
            people: 45,
            project: "Digitale basisvaardigheden in drie buurthuizen, met uitleen van toestellen.",
            lines: &[(Laptop, 8, Grade::C, 0), (Tablet, 4, Grade::B, 0)],
        })?;
        self.grant(request, &[5, 4], "Erkende partner, project past in actie 57; laptops van de ION zijn beperkt beschikbaar.")?;
        let tags = self.promise(request, &[(Laptop, 5), (Tablet, 4)])?;
        self.hand_over(request, &tags, "bridge", ("Jan De Smet", "Voorzitter"))?;
        let request = self.submit(&Ask {
            who: "school-nl",
            action: "47",
            audience: Audience::Young,
            people: 180,
            project: "",
            lines: &[(Desktop, 15, Grade::C, 8_192)],
        })?;
        self.grant(request, &[15], "OKI-school; het computerlokaal is afgeschreven.")?;
        let tags = self.promise(request, &[(Desktop, 15)])?;
        self.hand_over(request, &tags, "school-nl", ("Els Peeters", "Directeur"))?;
        let request = self.submit(&Ask {
            who: "homework-old",
            action: "47",
            audience: Audience::Young,
            people: 30,
            project: "",
            lines: &[(Laptop, 4, Grade::B, 0)],
        })?;
        self.moved(
            request,
            RequestStep::Decline,
            Some("La reconnaissance ONE a expiré le 31/08/2025 ; la demande peut être réintroduite dès son renouvellement."),
        )?;
        let tablets = self.deliver(&Delivery {
            donor: "water",
            day: (2026, 3, 9),
            reference: "RvB 2026/07",
            body: "Raad van bestuur",
            style: Style::DutchTabs,
            kinds: &[(Tablet, 30), (Smartphone, 8), (Laptop, 6)],
            extras: &[Tablet, Monitor],
            ..DELIVERY
        })?;
        self.send_back(&tablets)?;
        for (who, people, project, signs) in [
            (
                "home-fr",
                118,
                "Ateliers hebdomadaires d’initiation : appels vidéo, photos de famille, lecture de la presse.",
                ("Françoise Collard", "Directrice"),
            ),
            ("home-nl", 84, "Wekelijkse tabletclub met vrijwilligers: beeldbellen, foto’s en kranten.", ("Marc Willems", "Directeur")),
        ] {
            let request =
                self.submit(&Ask { who, action: "52", audience: Audience::Seniors, people, project, lines: &[(Tablet, 8, Grade::C, 0)] })?;
            self.grant(
                request,
                &[8],
                if who == "home-nl" {
                    "Erkend rusthuis met een vertrouwmakingsprogramma."
                } else {
                    "Maison agréée, programme de familiarisation décrit."
                },
            )?;
            let tags = self.promise(request, &[(Tablet, 8)])?;
            self.hand_over(request, &tags, who, signs)?;
        }
        self.deliver(&Delivery {
            donor: "finance",
            day: (2026, 4, 13),
            reference: "DG/2026/0412",
            body: "Direction générale",
            kinds: &[(Laptop, 30), (AllInOne, 6), (ThinClient, 4)],
            missing: 3,
            ..DELIVERY
        })?;
        self.destroy()?;
        self.lose_and_find()
    }

    fn summer(&self) -> Result<(), DeskError> {
        let request = self.submit(&Ask {
            who: "women",
            action: "46",
            audience: Audience::Women,
            people: 35,
            project: "Formations en soirée et prêt de portables pendant la durée de la formation.",
            lines: &[(Laptop, 10, Grade::B, 0)],
        })?;
        self.grant(request, &[7], "Projet retenu ; attribution limitée par le stock de classe A et B.")?;
        let tags = self.promise(request, &[(Laptop, 7)])?;
        self.hand_over(request, &tags, "women", ("Fatima El Amrani", "Coordinatrice"))?;
        let request = self.submit(&Ask {
            who: "jobs",
            action: "46",
            audience: Audience::JobSeekers,
            people: 50,
            project: "Espace de recherche d’emploi.",
            lines: &[(Desktop, 8, Grade::C, 0), (Monitor, 8, Grade::C, 0)],
        })?;
        self.moved(request, RequestStep::Withdraw, Some("L’association a trouvé un local déjà équipé."))?;
        self.deliver(&Delivery {
            donor: "training",
            day: (2026, 5, 18),
            reference: "CA 2026/22",
            body: "Conseil d’administration",
            style: Style::FrenchWindows,
            careless: true,
            kinds: &[(Chromebook, 28), (Laptop, 10), (Whiteboard, 1)],
            labelled: true,
            ..DELIVERY
        })?;
        let request = self.submit(&Ask {
            who: "school-nl-2",
            action: "47",
            audience: Audience::Young,
            people: 260,
            project: "",
            lines: &[(Laptop, 14, Grade::C, 0), (Chromebook, 18, Grade::C, 0)],
        })?;
        self.grant(request, &[14, 16], "OKI-school zonder eigen toestellen; grootste nood van het kwartaal.")?;
        let tags = self.promise(request, &[(Laptop, 14), (Chromebook, 16)])?;
        self.hand_over(request, &tags, "school-nl-2", ("Wim Claes", "Directeur"))?;
        let request = self.submit(&Ask {
            who: "homework",
            action: "47",
            audience: Audience::Young,
            people: 40,
            project: "",
            lines: &[(Chromebook, 4, Grade::C, 0)],
        })?;
        self.grant(request, &[3], "École de devoirs reconnue ; trois appareils pour commencer.")?;
        let tags = self.promise(request, &[(Chromebook, 3)])?;
        self.hand_over(request, &tags, "homework", ("Mehdi Alaoui", "Responsable"))?;
        self.deliver(&Delivery {
            donor: "mobility",
            day: (2026, 6, 15),
            reference: "DECL/2026/041",
            body: "Comité de direction",
            kinds: &[(Laptop, 24), (Desktop, 10), (Server, 2), (Other, 2)],
            missing: 1,
            ..DELIVERY
        })?;
        let request = self.submit(&Ask {
            who: "access",
            action: "46",
            audience: Audience::Disability,
            people: 25,
            project: "Aangepaste werkposten voor mensen met een visuele handicap.",
            lines: &[(Desktop, 6, Grade::C, 0), (Monitor, 6, Grade::C, 0)],
        })?;
        self.grant(request, &[6, 6], "Project volledig beschreven; schermen van 24 inch beschikbaar.")?;
        let tags = self.promise(request, &[(Desktop, 6), (Monitor, 6)])?;
        self.hand_over(request, &tags, "access", ("Ruben Goossens", "Zaakvoerder"))?;
        self.unmatched()
    }

    fn autumn(&self) -> Result<(), DeskError> {
        self.deliver(&Delivery {
            donor: "heritage",
            day: (2026, 8, 24),
            reference: "BES-2026/057",
            body: "Directieraad",
            style: Style::Dutch,
            kinds: &[(Desktop, 16), (Monitor, 10), (Printer, 2)],
            waste: true,
            ..DELIVERY
        })?;
        self.how_it_went()?;
        let request = self.submit(&Ask {
            who: "epn",
            action: "57",
            audience: Audience::Seniors,
            people: 90,
            project: "Permanences numériques pour les aînés du quartier.",
            lines: &[(Laptop, 4, Grade::C, 0), (Chromebook, 3, Grade::C, 0)],
        })?;
        self.grant(request, &[3, 3], "EPN sur la liste des partenaires ; matériel d’OIP disponible.")?;
        let tags = self.promise(request, &[(Laptop, 3), (Chromebook, 3)])?;
        self.hand_over(request, &tags, "epn", ("Isabelle Noël", "Animatrice"))?;
        self.deliver(&Delivery {
            donor: "parks",
            day: (2026, 9, 21),
            reference: "2026-CA-19",
            body: "Conseil d’administration",
            style: Style::FrenchWindows,
            kinds: &[(Laptop, 18), (Tablet, 12)],
            missing: 1,
            ..DELIVERY
        })?;
        let request = self.submit(&Ask {
            who: "marolles",
            action: "46",
            audience: Audience::Precarious,
            people: 30,
            project: "Deuxième point de prêt, avec accompagnement individuel.",
            lines: &[(Laptop, 8, Grade::C, 0)],
        })?;
        self.grant(request, &[8], "Bilan du premier prêt concluant ; retour documenté et appareils remis en service.")?;
        let tags = self.promise(request, &[(Laptop, 8)])?;
        self.hand_over(request, &tags, "marolles", ("Aïcha Benali", "Directrice"))?;
        self.deliver(&Delivery {
            donor: "finance",
            day: (2026, 10, 19),
            reference: "DG/2026/1015",
            body: "Direction générale",
            kinds: &[(Laptop, 20), (Desktop, 6)],
            reach: Reach::Wiped,
            ..DELIVERY
        })?;
        self.open_ends()?;
        self.share()?;
        self.nobody_answers()?;
        self.deliver(&Delivery {
            donor: "water",
            day: (2026, 11, 16),
            reference: "RvB 2026/31",
            body: "Raad van bestuur",
            style: Style::DutchTabs,
            kinds: &[(Laptop, 14), (Monitor, 10)],
            missing: 11,
            reach: Reach::Received,
            ..DELIVERY
        })?;
        self.deliver(&Delivery {
            donor: "training",
            day: (2026, 11, 19),
            reference: "CA 2026/51",
            body: "Conseil d’administration",
            reach: Reach::Received,
            ..DELIVERY
        })?;
        self.newcomers()?;
        self.hand_waste()?;
        self.count()
    }
}
