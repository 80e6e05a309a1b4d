//! Builders of test data: everything is created through the desk, by a role that may do it.

use super::house::House;
use chrono::NaiveDate;
use reprise::desk::batch::intake::{Arrival, BatchInput};
use reprise::desk::device::scan_result::{Mode, Scan, Scanned};
use reprise::desk::evidence::sanitisation_statement::StatementInput;
use reprise::desk::handover::appointment::AppointmentInput;
use reprise::desk::handover::follow_up::{FollowUpInput, KindAnswer};
use reprise::desk::handover::record::{Proof, Signature};
use reprise::desk::handover::returns::ReturnInput;
use reprise::desk::handover::signing::SignedPaper;
use reprise::desk::partner::organisation::{ContactInput, OrganisationInput};
use reprise::desk::request::entry::RequestInput;
use reprise::desk::stock_take::session::{ClosingInput, StockTakeInput};
use reprise::desk::waste::transfer::WeeeInput;
use reprise::domain::batch::{Batch, WasteStatus};
use reprise::domain::device::condition::{Grade, LOOKS, TestResult};
use reprise::domain::device::kind::{Kind, MediumKind};
use reprise::domain::device::sanitisation::Method;
use reprise::domain::device::step::{EraseResult, MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::domain::device::{Device, HoldReason, Specification};
use reprise::domain::handover::{DoorReason, Handover, ReturnReason, Transport};
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::{Address, ContactLanguage, Organisation, OrganisationKind, Proofs};
use reprise::domain::request::programme::Audience;
use reprise::domain::request::{Allocation, Request, RequestLine, RequestStep};
use reprise::domain::stock_take::StockTake;
use reprise::domain::time::Clock;
use reprise::domain::waste::Treatment;
use reprise::ingest::tables;
use reprise::ledger::cosignature::WitnessKey;
use std::collections::BTreeMap;

/// A valid enterprise number: eight digits and two check digits.
pub fn enterprise(place: u32) -> String {
    let body = 4_000_000 + u64::from(place);
    format!("{body:08}{:02}", 97 - body % 97)
}

/// A minimal PNG photograph of one pixel.
pub const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f,
    0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x56, 0xc7,
    0x2f, 0x0d, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Parses a date in ISO form.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A magnetic disk, as a technician enters it.
pub fn disk(serial: &str) -> MediumSeen {
    MediumSeen {
        kind: MediumKind::Hdd,
        model: Some("WDC WD5000".to_owned()),
        serial: Some(serial.to_owned()),
        size_bytes: Some(500_107_862_016),
        replaces: None,
    }
}

/// An erase step: one successful overwrite.
pub fn erase(medium: u32) -> Step {
    Step::Erase {
        medium_kind: None,
        medium,
        method: Method::Overwrite,
        tool: "nwipe".to_owned(),
        tool_version: "0.36".to_owned(),
        result: EraseResult::Success,
        started: None,
        ended: None,
        evidence: None,
        setting: None,
        basis: None,
        answer: None,
    }
}

/// A test step in which every test of the kind passed, with the given cosmetic grade.
pub fn passed(kind: Kind, looks: Grade) -> Step {
    let results: BTreeMap<String, TestResult> =
        tables::tests().for_kind(kind).filter(|l| l.test != LOOKS).map(|l| (l.test.clone(), TestResult::Pass)).collect();
    Step::Test { results, looks: Some(looks), battery_percent: None }
}

/// A signature given as a typed name.
pub fn typed(name: &str) -> Signature {
    Signature { name: name.to_owned(), capacity: "responsable".to_owned(), strokes: String::new(), typed: true }
}

/// The input of an organisation.
pub fn organisation(kind: OrganisationKind, name: &str, place: u32) -> OrganisationInput {
    OrganisationInput {
        kind,
        name: name.to_owned(),
        enterprise_number: enterprise(place),
        contact_language: ContactLanguage::Fr,
        address: Address { street: "Rue du Test 1".to_owned(), postal_code: "1080".to_owned(), locality: "Bruxelles".to_owned() },
        commune: Some(21012),
        proofs: Proofs { school_number: Some("1234".to_owned()), ise_class: Some(3), ..Proofs::default() },
        active: true,
    }
}

/// The input of a batch from this donor.
pub fn decision(donor: &Organisation) -> BatchInput {
    BatchInput {
        donor: donor.id.clone(),
        decision_reference: "DECL-2026-17".to_owned(),
        decision_date: day("2026-10-01"),
        decision_body: "Comité de direction".to_owned(),
        own: true,
        depreciated: true,
        legal_basis: "Ordonnance du 23 février 2006, art. 88".to_owned(),
        waste_status: WasteStatus::Product,
        permit: None,
    }
}

/// The input of a request for `quantity` laptops under action 47.
pub fn laptops(school: &Organisation, quantity: u32) -> RequestInput {
    RequestInput {
        organisation: Some(school.id.clone()),
        project: Some("Une salle informatique".to_owned()),
        people: 120,
        lines: vec![RequestLine::new(Kind::Laptop, quantity, Grade::B)],
        ..RequestInput::new("47", Audience::Young)
    }
}

/// The parts of [`House::world`] that a test may need.
pub struct World {
    /// A batch with a manifest of three lines, two of them received.
    pub batch: Number,
    /// Handed over.
    pub handed: Tag,
    /// Returned, and back in the workshop.
    pub returned: Tag,
    /// The request that the devices were given for.
    pub request: Number,
    /// The act by which they were handed over.
    pub act: Number,
    /// The recipient.
    pub school: Organisation,
}

impl House {
    /// Fills the database: every table has a row and every kind of event has happened.
    pub fn world(&self) -> World {
        let desk = &self.desk;
        let (technician, coordinator) = (self.technician(), self.coordinator());
        let operator = reprise::domain::settings::operator::Operator { fr: "Le CIRB".to_owned(), ..Default::default() };
        desk.settings().set_operator(self.admin(), &operator).unwrap();
        desk.settings().set_policy(self.admin(), (*desk.policy()).clone()).unwrap();
        let witness = WitnessKey::new("court.example.org", &[1; 32]).unwrap();
        desk.settings().set_witnesses(self.admin(), "court@audit.example", ContactLanguage::Nl, &witness.public()).unwrap();
        if let Ok(signed) = desk.ledger().sign_now() {
            let cosigned = witness.cosign(&signed.note, u64::try_from(self.clock.now().timestamp()).unwrap()).unwrap();
            desk.ledger().take_cosignatures(&cosigned).unwrap();
        }
        let batch = self.listed(&["S1", "S2", "S3"]).number;
        let school = self.school();
        let contact = ContactInput {
            name: "Sam Peeters".to_owned(),
            capacity: String::new(),
            email: "sam@school.test".to_owned(),
            phone: String::new(),
        };
        desk.partners().add_contact(coordinator, &school.id, &contact).unwrap();
        desk.devices().put_location(technician, "A", "Salle A", None, true).unwrap();
        desk.devices().put_location(technician, "A-01", "Étagère", Some("A"), true).unwrap();
        let [handed, returned] = ["S1", "S2"].map(|serial| self.stocked(batch, serial).tag);
        let act = self.handed_over(&school, &[handed, returned]);
        let back = ReturnInput {
            devices: vec![returned],
            reason: ReturnReason::Defective,
            location: Some("A-01".to_owned()),
            note: Some("écran".to_owned()),
            exchange: false,
            seen: Vec::new(),
        };
        desk.handovers().take_back(technician, back).unwrap();
        let report = |serial: &str| serde_json::json!({ "id": "computer", "class": "system", "description": "Notebook", "vendor": "Lenovo", "product": "T480", "serial": serial });
        for serial in ["S2", "UNKNOWN-1"] {
            desk.evidence().keep(technician, None, serde_json::to_vec(&report(serial)).unwrap()).unwrap();
        }
        desk.accounts().add_token(technician, &technician.actor.user, "scanner", true).unwrap();
        self.partner(&school.id);
        let stock = reprise::desk::device::labels::stock("dymo-11354").unwrap();
        let labels = desk.devices().labels(&[returned], reprise::desk::device::labels::design("standard").unwrap()).unwrap();
        desk.devices().print_labels(technician, &labels, stock, 0, reprise::desk::device::labels::Form::Zpl).unwrap();
        // An open request with a device promised to it and picked.
        let (request, _) = self.granted(&school, 2);
        let extra = self.stocked(self.batch().number, "X1").tag;
        desk.requests().reserve(coordinator, request.number, extra).unwrap();
        let open = desk.handovers().begin(technician, request.number, "Dépôt").unwrap();
        desk.handovers().pick(technician, open.number, extra).unwrap();
        for device in [handed, extra] {
            let asked = StatementInput { device: Some(device), batch: None, language: None };
            desk.evidence().attest(technician, asked).unwrap();
        }
        // One closed and one open stock-take, each with an unknown code.
        self.counted(&["A-01"], "A-01", &[handed.as_str(), "NOT-OURS"]);
        let second = desk.stock_takes().open(technician, StockTakeInput { scope: vec!["A-01".to_owned()], whole: false }).unwrap().number;
        for code in [extra.as_str(), returned.as_str(), "NOT-OURS-EITHER"] {
            self.counts(second, "A-01", code);
        }
        // Messages, one of them erased, and a computed fair split.
        let about = || reprise::desk::request::conversation::About::Request(request.number);
        for text in ["Quand ?", "Pour Amina, 12 ans"] {
            let kind = reprise::domain::request::conversation::MessageKind::Question;
            desk.requests()
                .send_message(
                    coordinator,
                    about(),
                    &reprise::desk::request::conversation::MessageInput { kind, text: text.to_owned(), sure: true },
                )
                .unwrap();
        }
        let seq = desk.requests().messages(&about()).unwrap()[1].seq;
        desk.requests().erase_text(coordinator, seq, "text").unwrap();
        let waits = self.request(&school, 2);
        self.stocked(self.batch().number, "X2");
        let proposal = desk.allocations().propose(coordinator, None).unwrap();
        desk.allocations().decide_as_proposed(coordinator, &proposal.id, waits.number, "Comme proposé").unwrap();
        self.noted(returned, Step::Hold { reason: HoldReason::AwaitingPart });
        let from = desk.now() + chrono::Duration::days(1);
        let (until, place) = (from + chrono::Duration::hours(1), "Dépôt".to_owned());
        desk.handovers()
            .set_appointment(
                technician,
                open.number,
                AppointmentInput { from, until, transport: Transport::PickUp, place, ask_for: Some("Sam".to_owned()) },
            )
            .unwrap();
        // An act signed on paper, with a device refused at the door.
        let [kept, refused] = ["P1", "P2"].map(|serial| self.stocked(self.batch().number, serial).tag);
        let (request, _) = self.granted(&school, 2);
        let by_hand = desk.handovers().begin(technician, request.number, "Dépôt").unwrap().number;
        for tag in [kept, refused] {
            desk.requests().reserve(coordinator, request.number, tag).unwrap();
            desk.handovers().pick(technician, by_hand, tag).unwrap();
        }
        desk.handovers().refuse_at_door(technician, by_hand, refused, Some(DoorReason::Defective), None).unwrap();
        let paper = SignedPaper { bytes: PNG.to_vec(), on: desk.today() };
        desk.handovers().sign_on_paper(technician, by_hand, &typed("Alix Martin"), &typed("Sam Peeters"), paper, Proof::default()).unwrap();
        let asked = desk.handovers().ask_follow_up(technician, by_hand).unwrap();
        let kinds = vec![KindAnswer { kind: Kind::Laptop, used: 0, broken: 1, unused: 0 }];
        let people = BTreeMap::from([(reprise::domain::request::wants::AgeBand::To17, 3)]);
        let said = FollowUpInput { handover: asked.handover, kinds, people, remark: Some("Un écran noir".to_owned()), sure: false };
        desk.handovers().answer_follow_up(coordinator, said).unwrap();
        let waste = self.graded(batch, "S3").tag;
        desk.waste().transfer(technician, self.waste(&[waste])).unwrap();
        World { batch, handed, returned, request: act.request, act: act.number, school }
    }

    /// Counts one code in a stock-take, as the technician.
    pub fn counts(&self, number: Number, place: &str, code: &str) -> Scanned {
        let mode = Mode::Count { stock_take: number, location: place.to_owned() };
        self.desk.devices().scan(self.technician(), &Scan { id: String::new(), code: code.to_owned(), at: None, mode })
    }

    /// Opens a stock-take for a scope, counts the codes at one location, and closes it.
    pub fn counted(&self, scope: &[&str], place: &str, codes: &[&str]) -> StockTake {
        let asked = StockTakeInput { scope: scope.iter().map(|&s| s.to_owned()).collect(), whole: scope.is_empty() };
        let number = self.desk.stock_takes().open(self.technician(), asked).unwrap().number;
        for code in codes {
            assert!(matches!(self.counts(number, place, code), Scanned::Counted(_)), "{code}");
        }
        self.desk.stock_takes().close(self.technician(), number, ClosingInput::default()).unwrap()
    }

    /// Creates a regional administration that donates.
    pub fn donor(&self) -> Organisation {
        self.organisation(OrganisationKind::Administration, "Bruxelles Fiscalité")
    }

    /// Creates a secondary school that may receive under action 47.
    pub fn school(&self) -> Organisation {
        self.organisation(OrganisationKind::SecondarySchool, "Athénée du Canal")
    }

    /// Creates an organisation with an unused enterprise number.
    pub fn organisation(&self, kind: OrganisationKind, name: &str) -> Organisation {
        let place = u32::try_from(self.count("organisation")).unwrap() + 1;
        self.desk.partners().create_organisation(self.coordinator(), &organisation(kind, name, place)).unwrap()
    }

    /// Creates a location that is in use.
    pub fn place(&self, code: &str) -> String {
        self.desk.devices().put_location(self.technician(), code, "Étagère", None, true).unwrap().code
    }

    /// Opens a batch without a manifest.
    pub fn batch(&self) -> Batch {
        let donor = self.donor();
        self.desk.batches().open(self.coordinator(), &decision(&donor)).unwrap()
    }

    /// Opens a batch with a manifest of laptops with these serial numbers.
    pub fn listed(&self, serials: &[&str]) -> Batch {
        let batch = self.batch();
        let mut csv = "type;marque;modèle;n° de série;n° d'inventaire\n".to_owned();
        for serial in serials {
            csv.push_str(&format!("laptop;Lenovo;ThinkPad T480;{serial};INV-{serial}\n"));
        }
        let preview = self.desk.batches().preview_manifest(csv.as_bytes(), None).unwrap();
        assert_eq!(preview.good(), serials.len(), "{:?}", preview.rows);
        self.desk.batches().load_manifest(self.coordinator(), batch.number, &preview).unwrap();
        self.desk.batches().balance(batch.number).unwrap().0
    }

    /// Receives a laptop into a batch: from the manifest if the serial is on it, otherwise as an extra.
    pub fn received(&self, batch: Number, serial: &str) -> Device {
        let arrival = Arrival {
            code: Some(serial.to_owned()),
            kind: Some(Kind::Laptop),
            manufacturer: Some("Lenovo".to_owned()),
            model: Some("ThinkPad T480".to_owned()),
            ..Arrival::default()
        };
        self.desk.batches().receive(self.technician(), batch, arrival).unwrap()
    }

    /// Takes a step as the technician.
    #[track_caller]
    pub fn step(&self, tag: Tag, step: Step) -> Device {
        self.desk.devices().step(self.technician(), tag, step, None, None).unwrap()
    }

    /// Takes a step as the technician, with a note.
    #[track_caller]
    pub fn noted(&self, tag: Tag, step: Step) -> Device {
        self.desk.devices().step(self.technician(), tag, step, Some("parce que"), None).unwrap()
    }

    /// The current state of a device.
    pub fn device(&self, tag: Tag) -> Device {
        self.desk.read(|c| Ok(reprise::store::device::find(c, &tag)?)).unwrap().unwrap()
    }

    /// Erases a medium; another technician verifies it when the draw asks for it.
    pub fn wiped(&self, tag: Tag, medium: u32) -> Device {
        let device = self.step(tag, erase(medium));
        if !device.media.iter().any(|m| m.id == medium && m.awaits_verification()) {
            return device;
        }
        self.desk.devices().step(self.verifier(), tag, Step::Verify { medium, passed: true }, None, None).unwrap()
    }

    /// A device wiped, tested and graded, still in the workshop.
    pub fn graded(&self, batch: Number, serial: &str) -> Device {
        let tag = self.received(batch, serial).tag;
        let seen = Step::Describe {
            kind: None,
            specification: Specification { ram_mb: Some(8_192), ..Specification::default() },
            media: vec![disk(&format!("WD-{serial}"))],
            evidence: None,
        };
        self.step(tag, seen);
        self.wiped(tag, 1);
        self.step(tag, passed(Kind::Laptop, Grade::A));
        self.step(tag, Step::Grade { lower_to: None })
    }

    /// A device in stock at the location `A-01`.
    pub fn stocked(&self, batch: Number, serial: &str) -> Device {
        let tag = self.graded(batch, serial).tag;
        let location = self.place("A-01");
        self.step(tag, Step::Stock { location })
    }

    /// A submitted request for laptops.
    pub fn request(&self, school: &Organisation, quantity: u32) -> Request {
        let request = self.desk.requests().enter(self.clerk(), laptops(school, quantity)).unwrap();
        self.desk.requests().advance(self.clerk(), request.number, RequestStep::Submit, None).unwrap()
    }

    /// A request for laptops, allocated in full.
    pub fn granted(&self, school: &Organisation, quantity: u32) -> (Request, Allocation) {
        let request = self.request(school, quantity);
        let allocation = self.desk.requests().allocate(self.coordinator(), request.number, vec![quantity], "Le public visé").unwrap();
        (request, allocation)
    }

    /// Picks everything promised to a request and hands it over by one signed act.
    pub fn hand_over_all(&self, request: Number) -> Handover {
        let act = self.desk.handovers().begin(self.technician(), request, "Dépôt, quai 2").unwrap();
        for device in self.desk.read(|c| Ok(reprise::store::device::of_request(c, request)?)).unwrap() {
            self.desk.handovers().pick(self.technician(), act.number, device.tag).unwrap();
        }
        self.desk.handovers().sign(self.technician(), act.number, &typed("Nadia El Amrani"), &typed("Jan Peeters")).unwrap()
    }

    /// Promises, picks and hands over devices by one signed act.
    pub fn handed_over(&self, school: &Organisation, tags: &[Tag]) -> Handover {
        let (request, _) = self.granted(school, u32::try_from(tags.len()).unwrap());
        for tag in tags {
            self.desk.requests().reserve(self.coordinator(), request.number, *tag).unwrap();
        }
        let act = self.desk.handovers().begin(self.technician(), request.number, "Dépôt, quai 2").unwrap();
        for tag in tags {
            self.desk.handovers().pick(self.technician(), act.number, *tag).unwrap();
        }
        self.sign(act.number)
    }

    /// The input of a waste transfer of these devices.
    pub fn waste(&self, devices: &[Tag]) -> WeeeInput {
        WeeeInput {
            collector: self.organisation(OrganisationKind::Recycler, "Récup SA").id,
            registration: "ENREG/2026/17".to_owned(),
            carrier: None,
            carrier_registration: None,
            pick_up: None,
            destination: "Centre de tri, quai 4, 1070 Bruxelles".to_owned(),
            treatment: Treatment::R12,
            devices: devices.to_vec(),
            kinds: Vec::new(),
            loose: Vec::new(),
            giver: typed("Alix Martin"),
            receiver: typed("Noor Janssens"),
            bilingual: false,
        }
    }

    /// Signs an act with typed names.
    pub fn sign(&self, act: Number) -> Handover {
        self.desk.handovers().sign(self.technician(), act, &typed("Alix Martin"), &typed("Sam Peeters")).unwrap()
    }
}
