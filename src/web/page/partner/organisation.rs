//! The list of organisations, and the page of one with its contacts, for staff.

use super::change_request;
use super::change_request::ChangeView;
use super::organisation_form::{commune, find, proofs};
use super::standing_view::StandingView;
use crate::desk::access;
use crate::desk::partner::organisation::ContactInput;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::partner::organisation::{Organisation, StandingState};
use crate::i18n::word::word;
use crate::store::partner::Contact;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::page::request::conversation_view::ThreadView;
use crate::web::request_context::RequestContext;
use crate::web::url::{encoded, to};
use crate::web::view::{FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// How many rows are on a page.
const ROWS: u16 = 50;

/// One organisation in the list.
pub struct OrganisationRow {
    pub id: String,
    pub name: String,
    /// Its kind, in words.
    pub kind: String,
    /// Enterprise number, as shown.
    pub number: String,
    /// Its contact language, in words.
    pub language: String,
    /// Whether it may receive devices today.
    pub active: bool,
    /// Why it may not, in words; empty when it may.
    pub standing: String,
}

/// The list of organisations.
#[derive(Template)]
#[template(path = "page/partner/organisations.html")]
pub struct OrganisationsPage {
    pub layout: Layout,
    pub rows: Vec<OrganisationRow>,
    /// The name searched for.
    pub q: String,
    /// Address of the next page; empty on the last one. A list filtered by standing has one page, of at most 200 rows.
    pub next: String,
    /// Whether the reader may enter organisations.
    pub may_create: bool,
}

/// The page of one organisation.
#[derive(Template)]
#[template(path = "page/partner/organisation.html")]
pub struct OrganisationPage {
    pub layout: Layout,
    pub organisation: Organisation,
    /// Its kind, in words.
    pub kind: String,
    /// Its contact language, in words.
    pub language: String,
    /// Its registered address, in one line.
    pub address: String,
    /// Name of its commune; empty when it has none.
    pub commune: String,
    /// Its proofs of recognition: name and value.
    pub proofs: Vec<(String, String)>,
    pub contacts: Vec<Contact>,
    /// How many of the devices it received are in use, as it answered follow-ups; empty before that.
    pub reuse: String,
    /// The change it proposes to its own data; none when nothing waits.
    pub change: Option<ChangeView>,
    /// Its standing as a partner.
    pub standing: StandingView,
    /// The conversation with it; none for an organisation that cannot receive devices and has no messages.
    pub thread: Option<ThreadView>,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
    /// Whether the reader may change it.
    pub may_change: bool,
    /// Whether the reader may enter a request for it, and it may receive devices today.
    pub may_request: bool,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// Values of the fields, as typed.
    pub given: Fields,
}

/// `GET /organisations`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let acting = context.acting()?;
        let after = query.some("after").and_then(|a| a.split_once('|')).map(|(n, id)| (n.to_owned(), id.to_owned()));
        let standing = StandingState::parse(query.get("standing")).ok();
        let found = app.desk.read(|c| match standing {
            Some(state) => access::organisations_in_standing(c, &acting, state, 200),
            None => access::organisations(c, &acting, query.get("q"), after, ROWS),
        })?;
        let next = if standing.is_none() && found.len() == usize::from(ROWS) {
            found.last().map(access::place_in_list).map(|(name, id)| format!("{name}|{id}"))
        } else {
            None
        };
        let next = next.map(|after| format!("/organisations?q={}&after={}", encoded(query.get("q")), encoded(&after)));
        let row = |o: &Organisation| OrganisationRow {
            id: o.id.to_string(),
            name: o.name.clone(),
            kind: word(w, "organisation-kind", o.kind.as_str()),
            number: o.enterprise_number.to_string(),
            language: word(w, "language", o.contact_language.as_str()),
            active: o.may_receive(app.desk.today()),
            standing: StandingView::word(w, o, app.desk.today()),
        };
        Ok(OrganisationsPage {
            layout: Layout::new(&app.desk, &context, &w.t("organisations-title"))?,
            rows: found.iter().map(row).collect(),
            q: query.get("q").to_owned(),
            next: next.unwrap_or_default(),
            may_create: context.acting()?.actor.may(Permission::ManageOrganisation),
        })
    })
    .await?;
    Ok(page(&made))
}

fn organisation_page(
    desk: &Desk,
    context: &RequestContext,
    id: &OrganisationId,
    given: Fields,
    errors: FormErrors,
) -> Result<OrganisationPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let organisation = find(desk, &acting, id)?;
    let contacts = desk.read(|c| access::contacts(c, &acting, id))?;
    let proofs = proofs(w, &organisation);
    let commune = commune(desk, w, &organisation);
    let standing = StandingView::load(desk, w, &organisation)?;
    let back = format!("/organisations/{id}");
    let place = crate::web::page::request::conversation_view::Place {
        about: crate::desk::request::conversation::About::Organisation(id.clone()),
        with: &organisation.name,
        post_to: &format!("{back}/messages"),
        back: &back,
        may_contest: false,
    };
    let thread = crate::web::page::request::conversation_view::view(desk, w, &acting, &place, (&given, &errors))?;
    let thread = Some(thread).filter(|t| organisation.kind.is_recipient() || !t.messages.is_empty());
    Ok(OrganisationPage {
        layout: Layout::new(desk, context, &organisation.name)?,
        reuse: crate::web::page::handover::follow_up::told(w, &desk.handovers().reuse_of_organisation(&organisation.id)?),
        kind: word(w, "organisation-kind", organisation.kind.as_str()),
        language: word(w, "language", organisation.contact_language.as_str()),
        address: crate::desk::document::address(&organisation),
        commune,
        proofs,
        contacts,
        change: change_request::view(desk, w, &organisation),
        standing,
        thread,
        once: crate::web::url::form_key(),
        may_change: acting.actor.may(Permission::ManageOrganisation),
        may_request: acting.actor.may(Permission::Request) && organisation.kind.is_recipient() && organisation.may_receive(desk.today()),
        organisation,
        errors,
        given,
    })
}

/// `GET /organisations/{id}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Response, Failure> {
    let made = blocking(move || organisation_page(&app.desk, &context, &OrganisationId::new(id), Fields::default(), FormErrors::default()))
        .await?;
    Ok(page(&made))
}

/// The page of an organisation, with the errors of the form just sent.
pub(in crate::web::page) fn again(
    desk: &Desk,
    context: &RequestContext,
    id: &OrganisationId,
    given: Fields,
    error: &DeskError,
) -> Result<Response, DeskError> {
    let errors = FormErrors::from_error(context.locale, error);
    Ok(page_with(status_of(error), &organisation_page(desk, context, id, given, errors)?))
}

/// `POST /organisations/{id}/contacts`: adds a contact, or erases one.
pub async fn contacts(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = OrganisationId::new(id);
        let acting = context.acting()?;
        let outcome = match form.some("erase") {
            Some(contact) => app.desk.partners().erase_contact(&acting, &id, &ContactId::new(contact)).map(|()| "contact-erased"),
            None => {
                let text = |name: &str| form.get(name).to_owned();
                let input = ContactInput { name: text("name"), capacity: text("capacity"), email: text("email"), phone: text("phone") };
                app.desk.partners().add_contact(&acting, &id, &input).map(|_contact| "contact-added")
            }
        };
        match outcome {
            Ok(said) => Ok(to(&format!("/organisations/{id}"), said)),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &organisation_page(&app.desk, &context, &id, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
