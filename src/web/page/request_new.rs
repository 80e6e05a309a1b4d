//! A new request: for whom, under which action, for what, and which devices. It begins as a draft that is read through before it is sent.

use super::acts::{Link, named, own};
use crate::desk::ask::{MOST_LINES, RequestInput};
use crate::desk::error::{Because, Flaw, What};
use crate::desk::{Acting, Desk, DeskError};
use crate::domain::condition::Grade;
use crate::domain::id::OrganisationId;
use crate::domain::kind::Kind;
use crate::domain::number::{Number, Series};
use crate::domain::organisation::Organisation;
use crate::domain::programme::{Audience, Programme, Rule, eligibility};
use crate::domain::request::{MAX_QUANTITY, Request, RequestLine, RequestState};
use crate::i18n::Locale;
use crate::store;
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::shell::Shell;
use crate::web::view::{Choice, FormErrors, choices, form_key, is_for_the_form, page, page_with, to, word};
use crate::web::visit::Visit;
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

/// Rows for lines that are shown at first, and added by the button.
const ROWS: usize = 5;
/// How many organisations are offered at once.
const SOME: u16 = 40;
/// How many pages of organisations are read for one page of recipients.
const MOST_ROUNDS: u8 = 10;
/// The conditions that depend on the organisation alone.
const OF_ORGANISATION: &[Rule] =
    &[Rule::Active, Rule::InRegion, Rule::SchoolNumber, Rule::Disadvantaged, Rule::OneRecognition, Rule::Iriscare, Rule::Listed];
/// Memory that can be asked for, GiB.
const MEMORY: &[u32] = &[4, 8, 16, 32];

/// For whom: the coordinator chooses the organisation first, because what may be asked depends on it.
#[derive(Template)]
#[template(path = "page/request_for.html")]
pub struct RequestForPage {
    /// Frame.
    pub shell: Shell,
    /// The beginning of a name, as typed.
    pub q: String,
    /// Organisations that may receive.
    pub found: Vec<Choice>,
    /// The next page.
    pub next: String,
}

/// An action of the plan as a choice.
pub struct ActionView {
    /// Its number.
    pub value: String,
    /// Number and title.
    pub title: String,
    /// What it asks.
    pub asks: String,
    /// What this organisation lacks today, in words.
    pub lacks: Vec<String>,
}

/// A row for a line, as typed.
#[derive(Clone, Debug, Default)]
pub struct RowForm {
    /// Its place, from 0.
    pub place: usize,
    /// Kind.
    pub kind: String,
    /// Quantity.
    pub quantity: String,
    /// Least grade.
    pub grade: String,
    /// Least memory, GiB.
    pub memory: String,
    /// What is wrong with the kind.
    pub kind_error: String,
    /// What is wrong with the quantity.
    pub quantity_error: String,
}

/// The form.
#[derive(Template)]
#[template(path = "page/request_new.html")]
pub struct RequestNewPage {
    /// Frame.
    pub shell: Shell,
    /// Errors, beside their fields.
    pub errors: FormErrors,
    /// The same, for the summary.
    pub problems: FormErrors,
    /// So that a second click counts once.
    pub once: String,
    /// Who asks.
    pub organisation: Link,
    /// Its id.
    pub organisation_id: String,
    /// Whether another may be chosen.
    pub may_choose: bool,
    /// The actions that serve its kind.
    pub actions: Vec<ActionView>,
    /// The action chosen.
    pub action: String,
    /// Publics.
    pub audiences: Vec<Choice>,
    /// The public chosen.
    pub audience: String,
    /// How many people, as typed.
    pub people: String,
    /// The project, as typed.
    pub project: String,
    /// Kinds that can be asked.
    pub kinds: Vec<Choice>,
    /// Grades.
    pub grades: Vec<Choice>,
    /// Memory.
    pub memories: Vec<Choice>,
    /// Rows.
    pub rows: Vec<RowForm>,
    /// Whether more rows can be added.
    pub may_add: bool,
}

/// `GET /requests/new?organisation=&q=&after=`
pub async fn get(State(app): State<App>, visit: Visit, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = visit.acting()?;
        let chosen = own(&acting)?.or_else(|| query.some("organisation").filter(|id| id.len() <= 60).map(OrganisationId::new));
        match chosen {
            Some(id) => form(&app.desk, &visit, &acting, &id, &query, FormErrors::default()).map(|p| page(&p)),
            None => choose(&app.desk, &visit, &query).map(|p| page(&p)),
        }
    })
    .await?;
    Ok(made)
}

fn choose(desk: &Desk, visit: &Visit, query: &Fields) -> Result<RequestForPage, DeskError> {
    let w = visit.locale;
    let q: String = query.get("q").trim().chars().take(100).collect();
    let after = query.some("after").and_then(|a| a.split_once('|')).map(|(name, id)| (name.to_owned(), id.to_owned()));
    let key = |o: &Organisation| (store::organisation::name_key(&o.name), o.id.to_string());
    // Donors stand in the same list: go on until enough recipients are found, or it ends.
    let (found, last) = desk.read(|c| {
        let mut found: Vec<Organisation> = Vec::new();
        let mut last = after;
        for _ in 0..MOST_ROUNDS {
            let some = store::organisation::list(c, &q, last.clone(), SOME)?;
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
        let encoded = crate::web::view::encoded;
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
        shell: Shell::of(desk, visit, &w.t("request-new-title"))?,
        next: last.map(address).unwrap_or_default(),
        found: found.iter().map(choice).collect(),
        q,
    })
}

/// What the organisation lacks today for a programme, apart from what the form itself will say.
fn lacks(desk: &Desk, w: Locale, programme: &Programme, organisation: &Organisation) -> Vec<String> {
    let blank = Request {
        number: Number { series: Series::Request, year: 0, place: 0 },
        organisation: organisation.id.clone(),
        action: programme.action.clone(),
        audience: programme.audiences.first().copied().unwrap_or(Audience::Young),
        people: 0,
        has_project: true,
        lines: Vec::new(),
        state: RequestState::Draft,
        entered: desk.now(),
        entered_by: crate::domain::id::UserId::new(""),
    };
    let checked = eligibility(programme, organisation, &blank, desk.today(), &desk.policy());
    let broken = checked.iter().filter(|c| !c.holds && OF_ORGANISATION.contains(&c.rule));
    broken.map(|c| word(w, "rule", c.rule.as_str())).collect()
}

/// What a programme asks, in a sentence.
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

/// The values of all programmes, or of the whole enumeration when one programme takes any.
fn offered<T: Copy + PartialEq>(programmes: &[&Programme], all: &'static [T], of: impl Fn(&Programme) -> &[T]) -> Vec<T> {
    let any = programmes.iter().any(|p| of(p).is_empty());
    all.iter().copied().filter(|t| any || programmes.iter().any(|p| of(p).contains(t))).collect()
}

fn form(
    desk: &Desk,
    visit: &Visit,
    acting: &Acting,
    id: &OrganisationId,
    given: &Fields,
    errors: FormErrors,
) -> Result<RequestNewPage, DeskError> {
    let w = visit.locale;
    let (organisation, link) = desk.read(|c| {
        let found = store::organisation::find(c, id)?
            .filter(|o| acting.actor.sees(&o.id))
            .ok_or_else(|| DeskError::none(What::Organisation, id))?;
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
    Ok(RequestNewPage {
        shell: Shell::of(desk, visit, &w.t("request-new-title"))?,
        problems: named(&errors, |field| field_name(w, field)),
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

/// What a field is called on the page.
fn field_name(w: Locale, field: &str) -> Option<String> {
    if let Some((name, place)) = field.split_once('_') {
        let place: usize = place.parse().ok()?;
        let column = match name {
            "kind" => "acts-kind",
            "quantity" => "acts-quantity",
            "grade" => "acts-grade",
            _ => "acts-memory",
        };
        return Some(format!("{} {} · {}", w.t("acts-line"), place + 1, w.t(column)));
    }
    let key = match field {
        "action" => "request-new-action",
        "audience" => "request-audience",
        "people" => "request-people",
        "project" => "request-project",
        "lines" => "request-new-lines",
        _ => return None,
    };
    Some(w.t(key))
}

/// The rows as typed, and empty ones: as many as before, or some more when that was asked.
fn rows(given: &Fields, errors: &FormErrors) -> Vec<RowForm> {
    let before = given.beginning("kind_").count();
    let more = if given.is_on("more") { ROWS } else { 0 };
    let count = (before.max(ROWS) + more).min(MOST_LINES);
    let row = |place: usize| {
        let field = |name: &str| given.get(&format!("{name}_{place}")).to_owned();
        RowForm {
            place,
            kind: field("kind"),
            quantity: field("quantity"),
            grade: Some(field("grade")).filter(|g| !g.is_empty()).unwrap_or_else(|| Grade::C.to_string()),
            memory: field("memory"),
            kind_error: errors.of_field(&format!("kind_{place}")),
            quantity_error: errors.of_field(&format!("quantity_{place}")),
        }
    };
    (0..count).map(row).collect()
}

/// The lines of the rows that say something.
fn lines(form: &mut Fields) -> Vec<RequestLine> {
    let mut lines = Vec::new();
    for place in 0..MOST_LINES {
        let name = |field: &str| format!("{field}_{place}");
        if form.some(&name("kind")).is_none() && form.some(&name("quantity")).is_none() {
            continue;
        }
        let kind = form.need(&name("kind"), |t| Kind::parse(t).ok());
        let quantity = form.need(&name("quantity"), |t| t.parse().ok().filter(|n| (1..=MAX_QUANTITY).contains(n)));
        let grade = form.may(&name("grade"), |t| Grade::parse(t).ok()).unwrap_or(Grade::C);
        let memory = form.may(&name("memory"), |t| t.parse::<u32>().ok().and_then(|gb| gb.checked_mul(1024)));
        if let (Some(kind), Some(quantity)) = (kind, quantity) {
            lines.push(RequestLine { kind, quantity, least_grade: grade, least_ram_mb: memory });
        }
    }
    lines
}

fn read(form: &mut Fields) -> Result<RequestInput, DeskError> {
    let action = form.need("action", |t| Some(t.to_owned()));
    let audience = form.need("audience", |t| Audience::parse(t).ok());
    let people = form.may("people", |t| t.parse().ok()).unwrap_or(0);
    let lines = lines(form);
    let mut flaws = form.flaws().to_vec();
    if lines.is_empty() && !flaws.iter().any(|f| f.field.starts_with("kind_") || f.field.starts_with("quantity_")) {
        flaws.push(Flaw::of("kind_0", Because::Missing, ""));
    }
    match (action, audience) {
        (Some(action), Some(audience)) if flaws.is_empty() => Ok(RequestInput {
            organisation: form.some("organisation").map(OrganisationId::new),
            action,
            project: form.some("project").map(ToOwned::to_owned),
            audience,
            people,
            lines,
        }),
        _ => Err(DeskError::Invalid(flaws)),
    }
}

/// `POST /requests`: a draft, shown whole before it is sent.
pub async fn enter(State(app): State<App>, visit: Visit, Form(mut given): Form) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = visit.once(given.some("once"), &given.asked())?;
        let desk = &app.desk;
        let id = acting.actor.organisation.clone().or_else(|| given.some("organisation").map(OrganisationId::new));
        let id = id.ok_or_else(|| DeskError::none(What::Organisation, ""))?;
        if given.is_on("more") {
            return form(desk, &visit, &acting, &id, &given, FormErrors::default()).map(|p| page_with(StatusCode::OK, &p));
        }
        match read(&mut given).and_then(|input| desk.enter_request(&acting, input)) {
            Ok(request) => Ok(to(&format!("/requests/{}", request.number), "request-entered")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(visit.locale, &error);
                form(desk, &visit, &acting, &id, &given, errors).map(|p| page_with(status_of(&error), &p))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(made)
}
