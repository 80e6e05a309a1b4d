//! The story of the demonstration, month by month: what arrives, what is asked, what leaves.

use super::Year;
use super::asks::Ask;
use super::bench::Reach;
use super::lists::Style;
use super::turns::{DELIVERY, Delivery};
use crate::desk::DeskError;
use crate::domain::condition::Grade;
use crate::domain::handover::Handover;
use crate::domain::kind::Kind;
use crate::domain::programme::Audience;
use crate::domain::request::RequestStep;

use Kind::{AllInOne, Chromebook, Desktop, Laptop, Monitor, Other, Printer, Server, Smartphone, Tablet, ThinClient, Whiteboard};

impl Year<'_> {
    /// Tells the year.
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
        self.deliver(&Delivery {
            donor: "water",
            day: (2026, 11, 16),
            reference: "RvB 2026/31",
            body: "Raad van bestuur",
            style: Style::DutchTabs,
            kinds: &[(Laptop, 14), (Monitor, 10)],
            missing: 11,
            reach: Reach::Received,
            closed: false,
            ..DELIVERY
        })?;
        self.deliver(&Delivery {
            donor: "training",
            day: (2026, 11, 19),
            reference: "CA 2026/51",
            body: "Conseil d’administration",
            reach: Reach::Received,
            closed: false,
            ..DELIVERY
        })?;
        })?;
        Ok(())
    }

    /// Requests, promises and acts that are still under way when the year ends.
    fn open_ends(&self) -> Result<(), DeskError> {
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
        self.desk.cancel_handover(self.coordinator()?, act.number, Some("Rendez-vous reporté par l’école."))?;
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
        self.pick(request, tags.get(..4).unwrap_or(&tags), "Dépôt, Bruxelles")?;
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

    /// A donor's decision, its list, the van, the benches.
    fn deliver(&self, delivery: &Delivery) -> Result<Vec<Piece>, DeskError> {
        let (year, month, day) = delivery.day;
        let day = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        self.clock.until(day - Duration::days(6));
        let donor = self.partners.get(delivery.donor)?;
        let input = BatchInput {
            donor: donor.id.clone(),
            decision_reference: delivery.reference.to_owned(),
            decision_date: day - Duration::days(20),
            decision_body: delivery.body.to_owned(),
            own: true,
            depreciated: !delivery.waste,
            legal_basis: "Décision de déclassement du donateur · Beslissing tot buitengebruikstelling van de schenker".to_owned(),
            waste_status: if delivery.waste { WasteStatus::Weee } else { WasteStatus::Product },
            permit: delivery.waste.then(|| "PE-EXEMPLE-2026-044".to_owned()),
        };
        let batch = self.desk.open_batch(self.coordinator()?, &input)?.number;
        if delivery.kinds.is_empty() {
            return Ok(Vec::new());
        }
        let machines = self.machines(batch, delivery.kinds);
        self.clock.advance(1_500);
        let preview = self.desk.preview_list(&file(&machines, delivery.style, delivery.careless), None)?;
        self.desk.load_list(self.coordinator()?, batch, &preview)?;
        self.clock.until(day);
        let arrived = machines.get(..machines.len().saturating_sub(delivery.missing)).unwrap_or(&machines);
        let mut pieces = self.receive(batch, arrived)?;
        for (place, kind) in delivery.extras.iter().enumerate() {
            for machine in self.machines(batch, &[(*kind, 1)]) {
                let piece = self.receive_extra(batch, &machine)?;
                if place == 0 {
                    self.clock.advance(7_200);
                    let why = "Le donateur confirme par courriel : appareil du même service, ajouté au dernier moment.";
                    self.step(piece.tag, Step::Release { reason: HoldReason::NotListed }, Some(why))?;
                    pieces.push(piece);
                }
            }
        }
        self.print(&pieces)?;
        if delivery.closed {
            self.clock.advance(3_600);
            let note = (delivery.missing > 0).then_some("Réception terminée ; le donateur cherche les appareils manquants.");
            self.desk.close_batch(self.coordinator()?, batch, note)?;
        }
        self.work(&pieces, delivery.reach)?;
        Ok(pieces)
    }

    /// Machines as an office bought them: by the series, two models at most of a kind.
    fn machines(&self, batch: Number, kinds: &[(Kind, usize)]) -> Vec<Machine> {
        let mut machines = Vec::new();
        for (kind, many) in kinds {
            let models = of(*kind);
            let first = self.chance.below(models.len());
            for place in 0..*many {
                let Some(model) = models.get((first + place * 2 / many) % models.len().max(1)).or(models.first()) else { continue };
                let number = format!("{}{:02}-{}", batch.year % 100, batch.place, self.chance.word("0123456789", 5));
                machines.push(Machine { model: *model, serial: model.serial(self.chance), number });
            }
        }
        machines
    }

    /// Labels of a delivery, on the roll beside the reception.
    fn print(&self, pieces: &[Piece]) -> Result<(), DeskError> {
        let tags: Vec<Tag> = pieces.iter().map(|p| p.tag).collect();
        self.clock.advance(300);
        let labels = self.desk.labels_of(&tags)?;
        self.desk.print(self.technician()?, &labels, stock("roll-50x25")?, 0, Form::Zpl).map(|_bytes| ())
    }

    /// Two devices of an act come back faulty; one is repaired and begins a second life, the other gives its parts.
    fn come_back(&self, act: &Handover) -> Result<(), DeskError> {
        let laptops: Vec<Tag> = act.devices.iter().filter(|t| self.device(**t).is_ok_and(|d| d.kind == Laptop)).take(2).copied().collect();
        self.clock.advance(5_400);
        let input = ReturnInput {
            devices: laptops.clone(),
            reason: ReturnReason::Defective,
            location: Some("DEP-IN".to_owned()),
            note: Some("Charnière cassée pour l’un, clavier muet pour l’autre.".to_owned()),
        };
        self.desk.take_back(self.technician()?, input)?;
        for (place, tag) in laptops.iter().enumerate() {
            self.again(*tag, if place == 0 { Grade::C } else { Grade::D }, place == 0)?;
        }
        Ok(())
    }

    /// A device that was out of our hands goes over the benches again: its old evidence no longer counts.
    fn again(&self, tag: Tag, grade: Grade, to_stock: bool) -> Result<(), DeskError> {
        let device = self.device(tag)?;
        for medium in device.open_media() {
            self.erase(tag, medium.id, medium.kind, EraseResult::Success)?;
        }
        self.step(
            tag,
            Step::Repair { work: RepairKind::Repair, part: Some("charnière".to_owned()).filter(|_| to_stock), from: None },
            None,
        )?;
        self.step(tag, self.tests(device.kind, grade, false), None)?;
        let device = self.step(tag, Step::Grade { lower_to: None }, None)?;
        if to_stock { self.stock(&device) } else { self.step(tag, Step::ForParts {}, None).map(|_device| ()) }
    }

    /// One device cannot be found at the stocktaking and turns up again; another stays lost.
    fn lose_and_find(&self) -> Result<(), DeskError> {
        let filter =
            crate::store::device::Filter { stage: Some(crate::domain::lifecycle::Stage::Stock), kind: Some(Laptop), ..Default::default() };
        let there = self.desk.read(|c| Ok(crate::store::device::all(c, &filter)?))?;
        let [found, gone, ..] = there.as_slice() else { return Ok(()) };
        for device in [found, gone] {
            self.step(device.tag, Step::Lose {}, Some("Introuvable à l’inventaire du rayon A1."))?;
        }
        self.clock.advance(20_000);
        self.step(found.tag, Step::Find { location: Some("DEP-AT".to_owned()) }, Some("Retrouvé derrière le rayon B1."))?;
        self.again(found.tag, Grade::B, true)
    }

    /// A donor that cannot lift a lock takes its devices back.
    fn send_back(&self, pieces: &[Piece]) -> Result<(), DeskError> {
        let mut sent = 0;
        for piece in pieces {
            let device = self.device(piece.tag)?;
            if sent < 2 && device.holds.iter().any(|h| h.reason == HoldReason::Locked) {
                self.step(piece.tag, Step::SendBack {}, Some("Le donateur ne peut pas lever le verrou ; repris contre reçu."))?;
                sent += 1;
            }
        }
        Ok(())
    }

    /// Reports of machines nobody has received: two wait, one is dismissed.
    fn unmatched(&self) -> Result<(), DeskError> {
        for (place, machine) in self
            .machines(Number { series: crate::domain::number::Series::Batch, year: 2026, place: 0 }, &[(Laptop, 2), (Desktop, 1)])
            .iter()
            .enumerate()
        {
            self.clock.advance(900);
            let kept = self.desk.keep_evidence(self.technician()?, None, lshw(machine, self.chance))?;
            if place == 2 {
                self.clock.advance(900);
                self.desk.dismiss_evidence(self.technician()?, &kept.evidence, "Ordinateur du dépôt, démarré par erreur avec la clé.")?;
            }
        }
        Ok(())
    }
}
