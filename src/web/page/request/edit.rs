//! Entering a request and changing a draft: for whom, under which action, for which people, and which devices.

use super::form::{CountForm, RowForm, counts, field_name, fill, read, rows};
use crate::desk::access;
use crate::desk::error::Noun;
use crate::desk::error::OrNotFound;
use crate::desk::request::entry::{MOST_LINES, RequestInput};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::device::condition::Grade;
use crate::domain::device::kind::Kind;
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::{Number, Series};
use crate::domain::partner::organisation::Organisation;
use crate::domain::request::eligibility::eligibility;
use crate::domain::request::programme::{Audience, Programme, Rule};
use crate::domain::request::wants::{Accessory, AgeBand, KeyboardLayout, MOST_SUPPORTED_YEARS, System};
use crate::domain::request::{Delivery, Request, RequestState};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use crate::web::view::{Link, named};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// How many organisations are shown at once. Pages can hold more, because whole pages of the list are read.
const SOME: u16 = 40;
/// At most this many pages of the list of organisations are read to fill one page of recipients.
const MOST_ROUNDS: u8 = 10;
/// The conditions that depend on the organisation alone, so that they can be checked before anything is entered.
const OF_ORGANISATION: &[Rule] =
    &[Rule::Active, Rule::InRegion, Rule::SchoolNumber, Rule::Disadvantaged, Rule::OneRecognition, Rule::Iriscare, Rule::Listed];
/// The amounts of memory to choose from, in GiB.
const MEMORY: &[u32] = &[4, 8, 16, 32];

/// The choice of the organisation, for staff. It comes first, because the actions and kinds offered depend on it.
#[derive(Template)]
#[template(path = "page/request/organisation.html")]
pub struct RequestForPage {
    pub layout: Layout,
    /// Start of the name searched for, as typed.
    pub q: String,
    /// The active organisations that may receive devices.
    pub found: Vec<Choice>,
    /// Address of the next page; empty on the last one.
    pub next: String,
}

/// An action of the regional plan as a choice.
pub struct ActionView {
    /// Its number in the plan.
    pub value: String,
    /// Its number and title.
    pub title: String,
    /// What it requires, in a sentence.
    pub asks: String,
    /// The conditions this organisation does not meet today, in words.
    pub lacks: Vec<String>,
}

/// The form of a new request or a draft.
#[derive(Template)]
#[template(path = "page/request/edit.html")]
pub struct RequestNewPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// The same messages for the summary at the top of the page, each with the name of its field.
    pub problems: FormErrors,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
    /// The organisation that makes the request.
    pub organisation: Link,
    /// Id of that organisation.
    pub organisation_id: String,
    /// Whether the reader may choose another organisation: staff may, a partner may not.
    pub may_choose: bool,
    /// The actions open to organisations of this kind.
    pub actions: Vec<ActionView>,
    /// Number of the chosen action. When there is only one, it is chosen.
    pub action: String,
    /// The audiences to choose from.
    pub audiences: Vec<Choice>,
    /// The chosen audience. When there is only one, it is chosen.
    pub audience: String,
    /// Number of people served, as typed.
    pub people: String,
    /// Description of the project, as typed.
    pub project: String,
    /// The kinds of device to choose from.
    pub kinds: Vec<Choice>,
    /// The minimum grades to choose from.
    pub grades: Vec<Choice>,
    /// The minimum amounts of memory to choose from.
    pub memories: Vec<Choice>,
    /// The keyboard layouts to choose from.
    pub layouts: Vec<Choice>,
    /// The operating systems to choose from.
    pub systems: Vec<Choice>,
    /// The years of support to choose from.
    pub years: Vec<Choice>,
    /// The lines of the request.
    pub rows: Vec<RowForm>,
    /// Whether more lines can be added.
    pub may_add: bool,
    /// Number of people in each age band, as typed.
    pub bands: Vec<CountForm>,
    /// Number of accessories of each sort, as typed.
    pub accessories: Vec<CountForm>,
    /// The day the devices are wished for, as typed.
    pub wished: String,
    /// The ways of delivery to choose from.
    pub deliveries: Vec<Choice>,
    /// The chosen way of delivery.
    pub delivery: String,
    /// Whether the project looks like personal data, so that its writer is asked to confirm it.
    pub asks_sure: bool,
    /// Address to which the form is sent.
    pub post_to: String,
    /// Number of the draft that is changed; empty for a new request.
    pub number: String,
}

impl RequestNewPage {
    /// Whether any of the fields is filled: then their section is shown open.
    fn any(counts: &[CountForm]) -> bool {
        counts.iter().any(|c| !c.value.is_empty())
    }
}

/// `GET /requests/new?organisation=&q=&after=`: the form, or for staff first the choice of the organisation.
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let chosen = access::own(&acting)?.or_else(|| query.some("organisation").filter(|id| id.len() <= 60).map(OrganisationId::new));
        match chosen {
            Some(id) => form(&app.desk, &context, &acting, &id, &query, FormErrors::default(), None).map(|p| page(&p)),
            None => choose(&app.desk, &context, &query).map(|p| page(&p)),
        }
    })
    .await?)
}

fn choose(desk: &Desk, context: &RequestContext, query: &Fields) -> Result<RequestForPage, DeskError> {
    let w = context.locale;
    let q: String = query.get("q").trim().chars().take(100).collect();
    let after = query.some("after").and_then(|a| a.split_once('|')).map(|(name, id)| (name.to_owned(), id.to_owned()));
    // The list holds donors too: read on until there are enough recipients, or the list ends.
    let key = access::place_in_list;
    let acting = context.acting()?;
    let (found, last) = desk.read(|c| {
        let mut found: Vec<Organisation> = Vec::new();
        let mut last = after;
        for _ in 0..MOST_ROUNDS {
            let some = access::organisations(c, &acting, &q, last.clone(), SOME)?;
            let ends = some.len() < usize::from(SOME);
            last = some.last().map(key).filter(|_| !ends);
            found.extend(some.into_iter().filter(|o| o.kind.is_recipient() && o.active));
            if ends || found.len() >= usize::from(SOME) {
                break;
            }
        }
        Ok((found, last))
    })?;
    let address = |(name, id): (String, String)| {
        let encoded = crate::web::url::encoded;
        format!("/requests/new?q={}&after={}", encoded(&q), encoded(&format!("{name}|{id}")))
    };
    let choice = |o: &Organisation| Choice {
        hint: [word(w, "organisation-kind", o.kind.as_str()), o.address.locality.clone()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        ..Choice::new(&o.id, o.name.clone())
    };
    Ok(RequestForPage {
        layout: Layout::new(desk, context, &w.t("request-new-title"))?,
        next: last.map(address).unwrap_or_default(),
        found: found.iter().map(choice).collect(),
        q,
    })
}

/// The conditions the organisation does not meet today for a programme. Only conditions on the organisation count: the rest is checked
/// once the form is filled.
fn lacks(desk: &Desk, w: Locale, programme: &Programme, organisation: &Organisation) -> Vec<String> {
    let number = Number { series: Series::Request, year: 0, place: 0 };
    let audience = programme.audiences.first().copied().unwrap_or(Audience::Young);
    let nobody = UserId::new("");
    let begun = Request::begun(number, organisation.id.clone(), programme.action.clone(), audience, nobody, desk.now());
    let blank = Request { has_project: true, ..begun };
    let checked = eligibility(programme, organisation, &blank, desk.today(), &desk.policy());
    let broken = checked.iter().filter(|c| !c.holds && OF_ORGANISATION.contains(&c.rule));
    broken.map(|c| word(w, "rule", c.rule.as_str())).collect()
}

/// What a programme requires, in a sentence.
fn asks(w: Locale, programme: &Programme) -> String {
    let list = |name: &str, words: Vec<&str>| words.iter().map(|t| word(w, name, t)).collect::<Vec<_>>().join(", ");
    let mut parts = Vec::new();
    if programme.rules.contains(&Rule::Project) {
        parts.push(w.t("request-new-asks-project"));
    }
    if !programme.kinds.is_empty() {
        parts.push(w.x("request-new-asks-kinds", list("kind", programme.kinds.iter().map(|k| k.as_str()).collect())));
    }
    if !programme.audiences.is_empty() {
        parts.push(w.x("request-new-asks-audiences", list("audience", programme.audiences.iter().map(|a| a.as_str()).collect())));
    }
    parts.join(" ")
}

/// The values any of the programmes accepts, in the order of `all`. A programme with an empty list accepts every value.
fn offered<T: Copy + PartialEq>(programmes: &[&Programme], all: &'static [T], of: impl Fn(&Programme) -> &[T]) -> Vec<T> {
    let any = programmes.iter().any(|p| of(p).is_empty());
    all.iter().copied().filter(|t| any || programmes.iter().any(|p| of(p).contains(t))).collect()
}

fn form(
    desk: &Desk,
    context: &RequestContext,
    acting: &Acting,
    id: &OrganisationId,
    given: &Fields,
    errors: FormErrors,
    draft: Option<Number>,
) -> Result<RequestNewPage, DeskError> {
    let w = context.locale;
    let (organisation, link) = desk.read(|c| {
        let found = access::organisation(c, acting, id)?;
        let link = Link::organisation(c, acting, id)?;
        Ok((found, link))
    })?;
    let policy = desk.policy();
    let serving: Vec<&Programme> = policy.programmes.iter().filter(|p| p.recipients.contains(&organisation.kind)).collect();
    let action = |p: &&Programme| ActionView {
        value: p.action.clone(),
        title: format!("{} – {}", w.x("acts-action", &p.action), p.title(w.as_str())),
        asks: asks(w, p),
        lacks: lacks(desk, w, p, &organisation),
    };
    let kinds = offered(&serving, Kind::ALL, |p| &p.kinds);
    let audiences = offered(&serving, Audience::ALL, |p| &p.audiences);
    let rows = rows(given, &errors);
    let only = |given: &str, words: &[&'static str]| match (given, words) {
        ("", [one]) => (*one).to_owned(),
        _ => given.to_owned(),
    };
    let audience_words: Vec<&'static str> = audiences.iter().map(|a| a.as_str()).collect();
    let kind_words: Vec<&'static str> = kinds.iter().map(|k| k.as_str()).collect();
    let sole = match serving.as_slice() {
        [one] if given.get("action").is_empty() => one.action.clone(),
        _ => given.get("action").to_owned(),
    };
    let title = draft.map_or_else(|| w.t("request-new-title"), |number| w.x("request-change-title", number.to_string()));
    let asks_sure =
        !errors.of_field("project").is_empty() && !crate::domain::partner::personal_data::passages(given.get("project")).is_empty();
    Ok(RequestNewPage {
        layout: Layout::new(desk, context, &title)?,
        problems: named(&errors, |field| field_name(w, field)),
        layouts: choices(w, "keyboard", &KeyboardLayout::ALL.iter().map(|l| l.as_str()).collect::<Vec<_>>()),
        systems: choices(w, "system", &System::ALL.iter().map(|s| s.as_str()).collect::<Vec<_>>()),
        years: (1..=MOST_SUPPORTED_YEARS).map(|n| Choice::new(n, w.n("want-years", i64::from(n)))).collect(),
        bands: counts(w, "band", "age-band", &AgeBand::ALL.iter().map(|b| b.as_str()).collect::<Vec<_>>(), given),
        accessories: counts(w, "accessory", "accessory", &Accessory::ALL.iter().map(|a| a.as_str()).collect::<Vec<_>>(), given),
        wished: given.get("wished").to_owned(),
        deliveries: choices(w, "delivery", &Delivery::ALL.iter().map(|d| d.as_str()).collect::<Vec<_>>()),
        delivery: given.get("delivery").to_owned(),
        asks_sure,
        post_to: draft.map_or_else(|| "/requests".to_owned(), |number| format!("/requests/{number}/edit")),
        number: draft.map(|number| number.to_string()).unwrap_or_default(),
        errors,
        once: form_key(),
        organisation: link,
        organisation_id: organisation.id.to_string(),
        may_choose: acting.actor.organisation.is_none(),
        actions: serving.iter().map(action).collect(),
        action: sole,
        audiences: choices(w, "audience", &audience_words),
        audience: only(given.get("audience"), &audience_words),
        people: given.get("people").to_owned(),
        project: given.get("project").to_owned(),
        kinds: choices(w, "kind", &kind_words),
        grades: Grade::ALL.iter().filter(|g| g.is_allocatable()).map(|g| Choice::new(g, w.x("acts-least-grade", g.as_str()))).collect(),
        memories: MEMORY.iter().map(|gb| Choice::new(gb, w.n("acts-memory-gb", i64::from(*gb)))).collect(),
        may_add: rows.len() < MOST_LINES,
        rows,
    })
}

/// `POST /requests`: stores a draft. The partner reads it through before it is submitted.
pub async fn enter(State(app): State<App>, context: RequestContext, Form(mut given): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(given.some("once"), &given.asked())?;
        let id = acting.actor.organisation.clone().or_else(|| given.some("organisation").map(OrganisationId::new));
        let id = id.or_not_found(Noun::Organisation, "")?;
        let kept = |desk: &Desk, input| desk.requests().enter(&acting, input);
        answer(&app.desk, &context, &acting, &id, &mut given, None, kept)
    })
    .await?)
}

/// Reads a draft and its project. Only its organisation and staff may see it.
fn draft(desk: &Desk, acting: &Acting, number: Number) -> Result<(Request, String), DeskError> {
    desk.read(|c| {
        let request = access::request(c, acting, number)?;
        let project = store::ledger::event::text_of(c, Subject::Request, &number.to_string(), "project")?.unwrap_or_default();
        Ok((request, project))
    })
}

/// `GET /requests/{number}/edit`: the form, filled from the draft. A request that was submitted cannot be changed: its page is shown.
pub async fn edit(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let (request, project) = draft(&app.desk, &acting, number)?;
        if request.state != RequestState::Draft {
            return Ok(to(&format!("/requests/{number}"), ""));
        }
        let given = fill(&request, &project);
        form(&app.desk, &context, &acting, &request.organisation, &given, FormErrors::default(), Some(number)).map(|p| page(&p))
    })
    .await?)
}

/// `POST /requests/{number}/edit`: stores the changed draft.
pub async fn change(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(given.some("once"), &given.asked())?;
        let (request, _) = draft(&app.desk, &acting, number)?;
        let kept = |desk: &Desk, input| desk.requests().change(&acting, number, input);
        answer(&app.desk, &context, &acting, &request.organisation, &mut given, Some(number), kept)
    })
    .await?)
}

/// Stores the draft with `keep`, or shows the form again with its errors. With `more`, only adds empty lines.
fn answer(
    desk: &Desk,
    context: &RequestContext,
    acting: &Acting,
    id: &OrganisationId,
    given: &mut Fields,
    number: Option<Number>,
    keep: impl FnOnce(&Desk, RequestInput) -> Result<Request, DeskError>,
) -> Result<Response, DeskError> {
    if given.is_on("more") {
        return form(desk, context, acting, id, given, FormErrors::default(), number).map(|p| page_with(StatusCode::OK, &p));
    }
    match read(given).and_then(|input| keep(desk, input)) {
        Ok(request) => {
            Ok(to(&format!("/requests/{}", request.number), if given.is_on("unfinished") { "request-kept" } else { "request-entered" }))
        }
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            form(desk, context, acting, id, given, errors, number).map(|p| page_with(status_of(&error), &p))
        }
        Err(error) => Err(error),
    }
}
