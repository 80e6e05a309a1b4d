//! Letters, the e-mails the program sends: those with a problem, all of them, and one with its text.

use crate::desk::access;
use crate::desk::error::OrNotFound;
use crate::desk::notification::Notifications;
use crate::desk::notification::outbox::NO_ADDRESS;
use crate::desk::{Desk, DeskError, Noun};
use crate::domain::account::actor::Permission;
use crate::domain::notification::LetterState;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store::notification::{Filter, Letter};
use crate::store::{self};
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{encoded, to};
use crate::web::view::{Chip, Link};
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// Rows on a page.
const ROWS: u16 = 50;

pub struct LetterRow {
    pub id: String,
    /// Its subject; for an erased letter, its kind.
    pub subject: String,
    /// Address it goes to.
    pub to: String,
    /// Link to what it is about.
    pub about: Link,
    /// Its state.
    pub chip: Chip,
    /// Problem a person should know of, such as a refusal; empty when there is none.
    pub note: String,
    /// When it was created.
    pub made: String,
}

/// The list of letters.
#[derive(Template)]
#[template(path = "page/notification/letters.html")]
pub struct LettersPage {
    pub layout: Layout,
    /// Letters with a problem; only on the first page without a filter.
    pub problems: Vec<LetterRow>,
    /// Letters that match the filter, newest first.
    pub rows: Vec<LetterRow>,
    /// Whether letters wait while no mail server is configured.
    pub unsent: bool,
    /// Name of the organisation the list is filtered by; empty otherwise.
    pub organisation: String,
    /// States to filter by.
    pub states: Vec<Choice>,
    /// Query values or form values.
    pub given: Fields,
    /// Errors of the form that sends a trial letter.
    pub errors: FormErrors,
    /// Whether the reader may send a trial letter.
    pub may: bool,
    /// Link to the next page; empty on the last one.
    pub next: String,
    /// Link to the first page; empty when that is the page shown.
    pub first: String,
}

/// The page of one letter.
#[derive(Template)]
#[template(path = "page/notification/letter.html")]
pub struct LetterPage {
    pub layout: Layout,
    pub row: LetterRow,
    /// Name and value of what is known of it.
    pub facts: Vec<(String, String)>,
    /// Link to the organisation it was written to.
    pub organisation: Link,
    /// Language code of its text.
    pub language: String,
    /// Its text, with the secret of its link hidden.
    pub text: String,
    /// Whether it may be sent again.
    pub may_send: bool,
    /// Whether it may be given up.
    pub may_give_up: bool,
    /// Why the last action was refused.
    pub errors: FormErrors,
}

/// Link to what a letter is about.
fn about(w: Locale, letter: &Letter) -> Link {
    let folder = match Subject::parse(&letter.about_subject) {
        Ok(Subject::Request) => "/requests/",
        Ok(Subject::Handover) => "/handovers/",
        Ok(Subject::FollowUp) => "/follow-ups/",
        Ok(Subject::Organisation) => "/organisations/",
        _ => return Link { name: word(w, "subject", &letter.about_subject), href: String::new() },
    };
    let is_number = letter.about_key.contains('-') && letter.about_key.len() < 20;
    let name = if is_number { letter.about_key.clone() } else { word(w, "subject", &letter.about_subject) };
    Link { name, href: format!("{folder}{}", letter.about_key) }
}

fn row(desk: &Desk, w: Locale, letter: &Letter) -> Result<LetterRow, DeskError> {
    let state = letter.state()?;
    let tone = match state {
        LetterState::Waiting | LetterState::Sending => "workshop",
        LetterState::Sent => "stock",
        LetterState::Refused => "stop",
        LetterState::GivenUp => "exit",
    };
    let late = !state.is_final() && desk.now().naive_utc() - letter.made > chrono::Duration::hours(1);
    let note = match state {
        LetterState::Refused if letter.answer == NO_ADDRESS => w.t("letters-no-address"),
        LetterState::Refused => w.x("letters-refused", &letter.answer),
        _ if late && letter.answer.is_empty() => w.t("letters-late"),
        _ if late => w.x("letters-late-answer", &letter.answer),
        _ if letter.maybe_twice => w.t("letters-twice"),
        _ => String::new(),
    };
    let kind = letter.kind()?;
    let subject =
        if letter.subject.is_empty() { w.x("letters-erased", word(w, "letter-kind", kind.as_str())) } else { letter.subject.clone() };
    let nobody = if letter.answer == NO_ADDRESS { w.t("letters-nobody") } else { "–".to_owned() };
    Ok(LetterRow {
        id: letter.id.clone(),
        subject,
        to: Some(letter.to_address.clone()).filter(|a| !a.is_empty()).unwrap_or(nobody),
        about: about(w, letter),
        chip: Chip { tone, word: word(w, "letter-state", state.as_str()) },
        note,
        made: w.moment(letter.made.and_utc()),
    })
}

fn list_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<LettersPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let own = |name: &str| given.some(name).map(|v| v.trim().to_owned());
    let filter = Filter { organisation: own("organisation"), about: own("about"), state: LetterState::parse(given.get("state")).ok() };
    let before = given.some("before");
    let whole = before.is_none() && filter.organisation.is_none() && filter.about.is_none() && filter.state.is_none();
    let (mut found, problems, waiting, organisation) = desk.read(|c| {
        let found = store::notification::newest(c, &filter, before, ROWS + 1)?;
        let problems = if whole { store::notification::problems(c, desk.now(), ROWS)? } else { Vec::new() };
        let waiting = store::notification::is_due(c, desk.now())?;
        let organisation = match &filter.organisation {
            Some(id) => access::organisation_name(c, &acting, &crate::domain::id::OrganisationId::new(id.clone()))?,
            None => String::new(),
        };
        Ok((found, problems, waiting, organisation))
    })?;
    let is_more = found.len() > usize::from(ROWS);
    found.truncate(usize::from(ROWS));
    let states: Vec<&'static str> = LetterState::ALL.iter().map(|s| s.as_str()).collect();
    let rest = ["organisation", "about", "state"].map(|name| format!("{name}={}&", encoded(given.get(name)))).concat();
    Ok(LettersPage {
        layout: Layout::new(desk, context, &w.t("letters-title"))?,
        problems: problems.iter().map(|l| row(desk, w, l)).collect::<Result<_, _>>()?,
        rows: found.iter().map(|l| row(desk, w, l)).collect::<Result<_, _>>()?,
        unsent: waiting && !desk.notifications().sends_letters(),
        organisation,
        states: choices(w, "letter-state", &states),
        errors,
        may: context.acting()?.actor.may(Permission::SendLetters),
        next: found.last().filter(|_| is_more).map(|l| format!("/letters?{rest}before={}", l.id)).unwrap_or_default(),
        first: before.map(|_| format!("/letters?{rest}")).unwrap_or_default(),
        given,
    })
}

/// `GET /letters?organisation=&about=&state=&before=`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || list_page(&app.desk, &context, query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /letters`: sends a trial letter, to see whether letters arrive.
pub async fn trial(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        match app.desk.notifications().send_trial(&context.once(form.some("once"), &form.asked())?, form.get("email"), context.locale) {
            Ok(()) => Ok(to("/letters", "letter-trial")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &list_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

fn letter_page(desk: &Desk, context: &RequestContext, id: &str, errors: FormErrors) -> Result<LetterPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let letter = desk.read(|c| Ok(store::notification::find(c, id)?))?.or_not_found(Noun::Letter, id)?;
    let organisation = match letter.organisation.clone().map(crate::domain::id::OrganisationId::new) {
        Some(id) => desk.read(|c| Link::organisation(c, &acting, &id))?,
        None => Link::default(),
    };
    let state = letter.state()?;
    let row = row(desk, w, &letter)?;
    let when = |at: Option<chrono::NaiveDateTime>| at.map(|at| w.moment(at.and_utc()));
    let waits = (state == LetterState::Waiting).then_some(letter.next_try);
    let facts: Vec<(&str, Option<String>)> = vec![
        ("letters-to", Some([letter.to_name.as_str(), row.to.as_str()].join(" ").trim().to_owned())),
        ("letters-kind", Some(word(w, "letter-kind", letter.kind()?.as_str()))),
        ("field-contact-language", Some(word(w, "language", &letter.language))),
        ("letters-made", Some(row.made.clone())),
        ("letters-next", when(waits)),
        ("letters-done", when(letter.done)),
        ("letters-tries", Some(letter.tries.to_string())),
        ("letters-along", letter.attached().map(|a| a.name)),
        ("letters-answer", Some(letter.answer.clone()).filter(|a| !a.is_empty() && a != NO_ADDRESS)),
    ];
    let may = acting.actor.may(Permission::SendLetters) && !letter.body.is_empty();
    let kept = letter.secret.is_some() || !letter.body.contains(store::notification::HIDDEN);
    Ok(LetterPage {
        layout: Layout::new(desk, context, &row.subject)?,
        facts: facts.into_iter().filter_map(|(key, value)| value.map(|v| (w.t(key), v))).collect(),
        organisation,
        language: letter.language.clone(),
        may_send: may && kept && matches!(state, LetterState::Refused | LetterState::GivenUp | LetterState::Waiting),
        may_give_up: may && matches!(state, LetterState::Refused | LetterState::Waiting),
        text: Notifications::letter_text(&Letter { secret: None, ..letter }),
        row,
        errors,
    })
}

/// `GET /letters/{id}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Response, Failure> {
    let made = blocking(move || letter_page(&app.desk, &context, &id, FormErrors::default())).await?;
    Ok(page(&made))
}

/// `POST /letters/{id}`: sends it again, or gives it up with `do=give-up`.
pub async fn post(State(app): State<App>, context: RequestContext, Key(id): Key<String>, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.acting()?;
        let outcome = match form.get("do") {
            "give-up" => app.desk.notifications().give_up(&acting, &id).map(|()| "letter-given-up"),
            _ => app.desk.notifications().send_again(&acting, &id).map(|()| "letter-again"),
        };
        match outcome {
            Ok(said) => Ok(to(&format!("/letters/{id}"), said)),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &letter_page(&app.desk, &context, &id, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
