//! Guards the HTML pages without script: the whole workflow by forms alone, what a partner may not see, and the answers to forms that are
//! wrong, repeated or late.

use crate::support::house::{House, both};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use reprise::desk::Acting;
use reprise::documents::layout::model::{Block, Document};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::Step;
use reprise::domain::device::tag::Tag;
use reprise::domain::handover::HandoverState;
use reprise::domain::number::Number;
use reprise::domain::partner::organisation::{Organisation, OrganisationKind};
use reprise::domain::request::RequestState;
use reprise::store;
use tower::ServiceExt;

/// The password of every test account.
const PASSWORD: &str = "quatre mots au hasard";
/// A drawn signature of two strokes and a dot.
const STROKES: &str = "[[[0.1,0.2],[0.5,0.9]],[[0.6,0.5],[0.7,0.5]],[[0.9,0.9]]]";

/// A browser without script, signed in as one person.
pub struct Reader {
    router: Router,
    pub cookie: String,
    runtime: tokio::runtime::Runtime,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn html(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }

    /// The target of the redirect.
    #[track_caller]
    pub fn onward(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.html());
        self.header("location").split('?').next().unwrap().to_owned()
    }

    #[track_caller]
    pub fn must(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{}", self.html());
        self.html()
    }
}

impl Reader {
    /// Signs in as the user of this name.
    pub fn new(house: &House, name: &str) -> Self {
        let secret = house.desk.accounts().sign_in(&format!("{}@reprise.test", name.replace(' ', ".")), PASSWORD).unwrap().secret;
        Self {
            router: reprise::web::app(house.desk.clone()),
            cookie: format!("__Host-sid={secret}"),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        }
    }

    pub fn staff(house: &House, acting: &Acting) -> Self {
        Self::new(house, acting.actor.role.as_str())
    }

    pub fn ask(&self, request: Request<Body>) -> Answer {
        let router = self.router.clone();
        self.runtime.block_on(async move {
            let (parts, body) = router.oneshot(request).await.unwrap().into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
            Answer { status: parts.status.as_u16(), headers: parts.headers, bytes }
        })
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).header("cookie", &self.cookie).body(Body::empty()).unwrap())
    }

    pub fn send(&self, path: &str, pairs: &[(&str, &str)], accept: &str) -> Answer {
        let encode = |t: &str| {
            t.bytes().map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect::<String>()
        };
        let body = pairs.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect::<Vec<_>>().join("&");
        let request = Request::post(path)
            .header("cookie", &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("accept", accept)
            .header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(Body::from(body)).unwrap())
    }

    pub fn post(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.send(path, pairs, "text/html")
    }
}

/// The value of a hidden field.
#[track_caller]
fn hidden(html: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let (_, rest) = html.split_once(&mark).unwrap_or_else(|| panic!("no field {name} in {html}"));
    rest.split('"').next().unwrap().to_owned()
}

fn number_of(path: &str) -> Number {
    Number::parse(path.rsplit('/').next().unwrap()).unwrap()
}

fn act(house: &House, number: Number) -> reprise::domain::handover::Handover {
    house.desk.read(|c| Ok(store::handover::find(c, number)?)).unwrap().unwrap().0
}

fn request(house: &House, number: Number) -> reprise::domain::request::Request {
    house.desk.read(|c| Ok(store::request::find(c, number)?)).unwrap().unwrap()
}

/// A request allocated in full with its devices promised and picked: the act's number and the tags.
fn picked(house: &House, school: &Organisation, serials: &[&str]) -> (Number, Vec<Tag>) {
    let batch = house.batch();
    let tags: Vec<Tag> = serials.iter().map(|s| house.stocked(batch.number, s).tag).collect();
    let (request, _) = house.granted(school, u32::try_from(tags.len()).unwrap());
    for tag in &tags {
        house.desk.requests().reserve(house.coordinator(), request.number, *tag).unwrap();
    }
    let act = house.desk.handovers().begin(house.coordinator(), request.number, "Dépôt, quai 2").unwrap();
    for tag in &tags {
        house.desk.handovers().pick(house.coordinator(), act.number, *tag).unwrap();
    }
    (act.number, tags)
}

/// The fields of the signature form.
fn signing<'a>(once: &'a str, seen: &'a str, strokes: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("once", once),
        ("seen", seen),
        ("giver_name", "Alix Martin"),
        ("giver_capacity", "coordinatrice"),
        ("giver_typed", "yes"),
        ("receiver_name", "Zoé \"Sam\" Peeters"),
        ("receiver_capacity", "directeur"),
        ("receiver_strokes", strokes),
    ]
}

#[test]
fn the_whole_road_by_forms_alone() {
    let house = House::sqlite();
    let school = house.school();
    let batch = house.batch();
    let tags: Vec<Tag> = ["A1", "A2", "A3"].iter().map(|s| house.stocked(batch.number, s).tag).collect();
    let reader = Reader::staff(&house, house.coordinator());

    let choose = reader.get("/requests/new?q=ath").must(200);
    assert!(choose.contains(&format!("/requests/new?organisation={}", school.id)));
    let form = reader.get(&format!("/requests/new?organisation={}", school.id)).must(200);
    let once = hidden(&form, "once");
    let mut asked = vec![
        ("once", once.as_str()),
        ("organisation", school.id.as_str()),
        ("action", "47"),
        ("audience", "young"),
        ("people", "120"),
        ("project", "Une salle informatique"),
        ("kind_0", "laptop"),
        ("quantity_0", "0"),
        ("grade_0", "B"),
        ("memory_0", "8"),
        ("kind_1", ""),
        ("quantity_1", ""),
    ];
    let wrong = reader.post("/requests", &asked).must(422);
    assert!(wrong.contains("id=\"quantity_0-error\"") && wrong.contains("Une salle informatique"), "{wrong}");
    asked[7].1 = "2";
    let more = reader.post("/requests", &[asked.as_slice(), &[("more", "yes")]].concat()).must(200);
    assert!(more.contains("name=\"kind_3\"") && more.contains("value=\"2\""), "more rows, and what was typed");
    let path = reader.post("/requests", &asked).onward();
    assert_eq!(reader.post("/requests", &asked).onward(), path, "a second click counts once");
    let number = number_of(&path);
    assert_eq!(request(&house, number).lines.len(), 1, "empty rows are no lines");
    assert_eq!(request(&house, number).lines[0].least_ram_mb, Some(8_192));

    reader.post(&format!("{path}/submit"), &[]).onward();
    // Whoever entered the request may not decide it.
    house.clerk();
    let clerk = Reader::new(&house, "clerk");
    let own = reader.post(&format!("{path}/decide"), &[("granted_0", "2"), ("motive", "Public visé")]).must(409);
    assert!(own.contains(&number.to_string()), "{own}");
    clerk.post(&format!("{path}/review"), &[]).onward();
    let flawed = clerk.post(&format!("{path}/decide"), &[("granted_0", "3"), ("motive", "Public visé")]).must(422);
    assert!(flawed.contains("id=\"granted_0-error\"") && flawed.contains("Public visé"), "{flawed}");
    clerk.post(&format!("{path}/decide"), &[("granted_0", "2"), ("motive", "Public visé")]).onward();
    assert_eq!(request(&house, number).state, RequestState::Approved);

    let bench = reader.get(&format!("{path}/reserve")).must(200);
    assert_eq!(bench.matches("name=\"tag\"").count(), 3, "all three would do");
    assert_eq!(bench.matches("\" checked>").count(), 2, "as many are ticked as are missing");
    reader.post(&format!("{path}/reserve"), &[("tag", tags[0].as_str()), ("tag", tags[1].as_str())]).onward();
    let full = reader.post(&format!("{path}/reserve"), &[("code", tags[2].as_str())]).must(200);
    assert!(full.contains("result is-stop"), "the line is full: {full}");
    let again = reader.send(&format!("{path}/reserve"), &[("code", tags[0].as_str()), ("id", "scan-1")], "application/json");
    let told: serde_json::Value = serde_json::from_slice(&again.bytes).unwrap();
    assert_eq!((again.status, told["tone"].as_str()), (200, Some("warn")), "promised to this very request: {told}");
    reader.post(&format!("{path}/release"), &[("tag", tags[1].as_str()), ("note", "trop lent")]).onward();
    assert_eq!(house.device(tags[1]).stage, Stage::Stock);
    reader.post(&format!("{path}/reserve"), &[("code", &tags[2].to_string())]).must(200);

    let place = [("once", "begin-1"), ("place", "Dépôt, quai 2")];
    let act_path = reader.post(&format!("{path}/handovers"), &place).onward();
    assert_eq!(reader.post(&format!("{path}/handovers"), &place).onward(), act_path, "one act, though clicked twice");
    assert!(reader.get(&format!("{act_path}/sign")).must(409).contains("role=\"alert\""), "nothing is picked yet");
    let stranger = reader.post(&format!("{act_path}/pick"), &[("code", tags[1].as_str())]).must(200);
    assert!(stranger.contains("result is-stop"));
    for tag in [tags[0], tags[2]] {
        assert!(reader.post(&format!("{act_path}/pick"), &[("code", tag.as_str())]).must(200).contains("result is-ok"));
    }
    reader.post(&format!("{act_path}/unpick"), &[("tag", tags[2].as_str())]).onward();
    reader.post(&format!("{act_path}/pick"), &[("code", tags[2].as_str())]).must(200);

    let form = reader.get(&format!("{act_path}/sign")).must(200);
    let (once, seen) = (hidden(&form, "once"), hidden(&form, "seen"));
    let fields = signing(&once, &seen, STROKES);
    assert_eq!(reader.post(&format!("{act_path}/sign"), &fields).onward(), act_path);
    assert_eq!(reader.post(&format!("{act_path}/sign"), &fields).onward(), act_path, "signed once, though clicked twice");
    assert_eq!(reader.get(&format!("{act_path}/sign")).onward(), act_path, "an act signed already says so on its own page");
    assert_eq!(request(&house, number).state, RequestState::Fulfilled);

    let back =
        [("once", "back-1"), ("codes", &*format!("{}\n", tags[0])), ("reason", "defective"), ("note", "charnière"), ("location", "A-01")];
    let returned = reader.post(&format!("{act_path}/return"), &back).onward();
    assert_eq!(reader.post(&format!("{act_path}/return"), &back).onward(), returned);
    let page = reader.get(&returned).must(200);
    assert!(page.contains("charnière"));
    let number = returned.rsplit('/').next().unwrap();
    assert!(page.contains(&format!("/documents/{number}.pdf")));
    let note = reader.get(&format!("/documents/{number}")).must(200);
    let act_number = act_path.rsplit('/').next().unwrap();
    for said in ["charnière", act_number, &tags[0].to_string()] {
        assert!(note.contains(said), "the note of the return says {said}");
    }
    assert_eq!(house.device(tags[0]).stage, Stage::Workshop);
    assert_eq!(house.device(tags[0]).location.as_deref(), Some("A-01"));
    house.assert_sound();
}

/// A partner cannot open another organisation's pages.
#[test]
fn a_partner_sees_nothing_of_another_organisation() {
    let house = House::sqlite();
    let school = house.school();
    let other = house.organisation(OrganisationKind::HomeworkSchool, "Le Coup de pouce");
    let (number, tags) = picked(&house, &school, &["B1"]);
    let open = house.granted(&school, 1).0.number;
    let preparing = house.desk.handovers().begin(house.coordinator(), open, "Dépôt").unwrap().number;
    house.sign(number);
    let staff = Reader::staff(&house, house.coordinator());
    let back = staff.post(&format!("/handovers/{number}/return"), &[("tag", tags[0].as_str()), ("reason", "wrong")]).onward();
    let asked = act(&house, number).request;
    house.user("own", reprise::domain::account::actor::Role::Partner, Some(school.id.clone()));
    house.user("stranger", reprise::domain::account::actor::Role::Partner, Some(other.id.clone()));
    let (own, stranger) = (Reader::new(&house, "own"), Reader::new(&house, "stranger"));
    for path in [
        format!("/requests/{asked}"),
        format!("/handovers/{number}"),
        format!("/handovers/{preparing}"),
        format!("/handovers/{preparing}/preview"),
        back.replace("/returns/", "/documents/"),
        format!("/handovers/{preparing}/preview.pdf"),
        format!("/documents/{number}"),
        format!("/documents/{number}.pdf"),
        back,
    ] {
        assert_eq!(own.get(&path).status, 200, "{path}");
        assert_eq!(stranger.get(&path).status, 404, "{path}");
    }
    for list in ["/requests", "/handovers", &format!("/requests?organisation={}", school.id)] {
        assert!(own.get(list).must(200).contains(&number.to_string()[4..]), "{list}");
        let told = stranger.get(list).must(200);
        assert!(!told.contains("-2026-0") && !told.contains(&school.name), "{list}: {told}");
    }
    let moves =
        [("submit", 404), ("withdraw", 404), ("review", 403), ("decline", 403), ("decide", 403), ("reserve", 403), ("handovers", 403)];
    for (verb, status) in moves {
        assert_eq!(
            stranger.post(&format!("/requests/{asked}/{verb}"), &[("motive", "x"), ("note", "x"), ("place", "x")]).status,
            status,
            "{verb}"
        );
    }
    for verb in ["pick", "unpick", "cancel", "sign", "return"] {
        assert_eq!(stranger.post(&format!("/handovers/{preparing}/{verb}"), &[]).status, 403, "{verb}");
        assert_eq!(own.post(&format!("/handovers/{preparing}/{verb}"), &[]).status, 403, "{verb}");
    }
    assert!(!own.get(&format!("/handovers/{number}")).must(200).contains("href=\"/devices/"), "no way to pages that are not theirs");
}

/// A signature is refused when the document changed after it was shown.
#[test]
fn a_signature_is_given_to_what_was_shown() {
    let house = House::sqlite();
    let school = house.school();
    let (number, tags) = picked(&house, &school, &["C1", "C2"]);
    let reader = Reader::staff(&house, house.coordinator());
    let path = format!("/handovers/{number}/sign");
    let form = reader.get(&path).must(200);
    let (once, seen) = (hidden(&form, "once"), hidden(&form, "seen"));

    let mut unsigned = signing(&once, &seen, STROKES);
    unsigned.retain(|(name, _)| *name != "giver_typed");
    let kept = reader.post(&path, &unsigned).must(422);
    assert_eq!(hidden(&kept, "receiver_strokes"), STROKES, "what was drawn is still there");
    assert!(kept.contains("Zoé &#34;Sam&#34; Peeters") && kept.contains("id=\"giver_typed-error\""), "{kept}");

    house.desk.handovers().unpick(house.coordinator(), number, tags[1]).unwrap();
    let changed = reader.post(&path, &signing(&once, &seen, STROKES)).must(409);
    assert_eq!(hidden(&changed, "receiver_strokes"), "", "a signature to another list is not kept");
    assert_eq!(act(&house, number).state, HandoverState::Preparing);
    let fresh = hidden(&changed, "seen");
    assert_ne!(fresh, seen);
    reader.post(&path, &signing(&hidden(&changed, "once"), &fresh, STROKES)).onward();
    assert_eq!(act(&house, number).devices, [tags[0]]);
}

/// Every text of a document that its page must show.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![document.title.clone(), document.author.clone(), document.subject.clone(), document.footer.clone()];
    for block in &document.blocks {
        match block {
            Block::Heading(t) | Block::Paragraph(t) | Block::Notice(t) => texts.push(t.clone()),
            Block::Facts(facts) => texts.extend(facts.iter().flat_map(|(n, v)| [n.clone(), v.clone()])),
            Block::Table { columns, rows, .. } => {
                texts.extend(columns.iter().map(|c| c.heading.clone()));
                texts.extend(rows.iter().flatten().cloned());
            }
            Block::Clauses(clauses) => texts.extend(clauses.iter().flat_map(|c| [c.title.clone(), c.text.clone()])),
            Block::Signatures(fields) => texts.extend(fields.iter().flat_map(|f| [f.role.clone(), f.name.clone(), f.capacity.clone()])),
            Block::Qr { caption, .. } => texts.push(caption.clone()),
            Block::Verbatim { text, .. } => texts.push(text.clone()),
            Block::PageBreak | Block::Language(_) => {}
        }
    }
    let lines = texts.iter().flat_map(|t| t.lines());
    lines
        .filter(|l| !l.is_empty())
        .map(|l| l.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;").replace('\'', "&#39;"))
        .collect()
}

/// A document's page contains every text of its PDF.
#[test]
fn the_page_of_a_document_says_what_its_pdf_says() {
    let house = House::sqlite();
    let school = house.organisation(OrganisationKind::SecondarySchool, "École <b>\"d'Été\"</b> & Cie");
    let (number, _) = picked(&house, &school, &["D1", "D2"]);
    let reader = Reader::staff(&house, house.coordinator());
    let form = reader.get(&format!("/handovers/{number}/sign")).must(200);
    reader.post(&format!("/handovers/{number}/sign"), &signing("k", &hidden(&form, "seen"), STROKES)).onward();

    let page = reader.get(&format!("/documents/{number}")).must(200);
    let issued = house.desk.read(|c| Ok(store::document::find(c, &number.to_string())?)).unwrap().unwrap();
    let document: Document = serde_json::from_str(&issued.content).unwrap();
    assert!(
        document.blocks.iter().any(|b| matches!(b, Block::Qr { .. })) && document.blocks.iter().any(|b| matches!(b, Block::Clauses(_)))
    );
    for text in texts(&document) {
        assert!(page.contains(&text), "the page does not say {text:?}");
    }
    assert!(page.contains("<article class=\"document\" lang=\"fr\">"));
    assert!(page.contains("M50.0 40.0L250.0 180.0M300.0 100.0L350.0 100.0M450.0 180.0h0"), "the strokes, as drawn");
    assert!(page.contains(&issued.sha256) && !page.contains("style=") && !page.contains("<b>\"d"), "{page}");

    let file = reader.get(&format!("/documents/{number}.pdf"));
    assert!(file.bytes.starts_with(&issued.bytes), "the frozen bytes, and behind them the proof page");
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("content-disposition"), format!("inline; filename=\"{number}.pdf\""));
    assert_eq!((file.header("cache-control"), file.header("x-content-type-options")), ("no-store", "nosniff"));
    for nothing in ["ACT-2026-999999", "ACT-2026-999999.pdf", "REC-2026-000001", "x.pdf", ".pdf"] {
        assert_eq!(reader.get(&format!("/documents/{nothing}")).status, 404, "{nothing}");
    }
}

/// The return form of an act accepts only devices of that act.
#[test]
fn a_return_belongs_to_its_act() {
    let house = House::sqlite();
    let school = house.school();
    let (first, tags) = picked(&house, &school, &["E1"]);
    house.sign(first);
    let batch = house.batch();
    let elsewhere = house.stocked(batch.number, "E2").tag;
    house.handed_over(&school, &[elsewhere]);
    let reader = Reader::staff(&house, house.technician());
    let path = format!("/handovers/{first}/return");
    let text = |codes: &str| [("codes".to_owned(), codes.to_owned()), ("reason".to_owned(), "not_needed".to_owned())];
    for codes in [elsewhere.to_string(), "rien de connu".to_owned(), format!("{}\n{elsewhere}", tags[0]), String::new()] {
        let pairs = text(&codes);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let refused = reader.post(&path, &pairs);
        assert!((400..500).contains(&refused.status), "{codes}: {}", refused.status);
        assert!(refused.html().contains("role=\"alert\""), "{codes}");
    }
    assert_eq!((house.device(tags[0]).stage, house.device(elsewhere).stage), (Stage::HandedOver, Stage::HandedOver), "nothing came back");
}

// A page that got no answer sends its call again: nothing is done twice, even if somebody else continued meanwhile.
both!(what_a_page_sends_again_counts_once, |house| {
    let batch = house.batch().number;
    let tag = house.received(batch, "S1").tag;
    for place in ["A-01", "A-02"] {
        house.place(place);
    }
    let reader = Reader::staff(house, house.technician());
    let json = "application/json";
    let scan =
        |id, code: &str, place| reader.send("/scan", &[("id", id), ("code", code), ("mode", "move"), ("place", place)], json).must(200);
    let first = scan("s1", tag.as_str(), "A-01");
    house.step(tag, Step::Move { location: "A-02".to_owned() });
    let before = house.mark();
    assert_eq!(scan("s1", tag.as_str(), "A-01"), first);
    assert_eq!((house.mark(), house.device(tag).location.as_deref()), (before, Some("A-02")));
    // A monitor without a serial number is received once per call id; another id is another monitor.
    let receive = |id| {
        let typed = [("id", id), ("extra", "on"), ("kind", "monitor"), ("manufacturer", "HP"), ("model", "E243")];
        reader.send(&format!("/batches/{batch}/receive"), &typed, json).must(200)
    };
    let count = || house.count("device");
    assert_eq!(receive("h1"), receive("h1"));
    assert_eq!(count(), 2);
    assert_ne!(receive("h2"), receive("h1"));
    assert_eq!(count(), 3);
    house.assert_sound();
});
