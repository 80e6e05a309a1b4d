//! Where an organisation stands as a partner: its own page, and what the house decides about it.

use super::change_request;
use super::change_request::ChangeView;
use super::organisation::{commune, proofs};
use crate::desk::error::ErrorCode;
use crate::desk::partner::change_request::Verdict;
use crate::desk::partner::organisation::ContactInput;
use crate::desk::request::conversation::About;
use crate::desk::{Acting, Desk, DeskError, Noun};
use crate::domain::id::{ContactId, OrganisationId};
use crate::domain::partner::organisation::{Organisation, Register, RegisterAnswer, StandingState};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::store::partner::Contact;
use crate::store::{self};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::Layout;
use crate::web::page::acts::Chip;
use crate::web::page::request::conversation;
use crate::web::page::request::conversation::{Place, ThreadView};
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, FormErrors, choices, form_key, is_for_the_form, page, page_with, to, word};
use crate::web::{App, blocking};
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

/// A register, and what it said.
pub struct CheckView {
    /// Its word in the form.
    pub register: &'static str,
    /// Its name.
    pub name: String,
    /// What it must say, by the organisation's own words.
    pub claim: String,
    /// What it said; empty when nobody looked.
    pub answer: String,
    /// Whether it said the same.
    pub matches: bool,
    /// Who looked, and when.
    pub by: String,
}

/// Where an organisation stands.
pub struct StandingView {
    /// In a word.
    pub chip: Chip,
    /// What it means, as a sentence.
    pub text: String,
    /// The reason it was told; empty when there is none.
    pub reason: String,
    /// The registers that know an organisation of this kind.
    pub checks: Vec<CheckView>,
    /// What a register may say.
    pub answers: Vec<Choice>,
    /// The day an approval would end by the policy.
    pub until: String,
    /// Whether it is a matter of partners at all.
    pub concerns: bool,
    /// Whether it may be approved, or approved further.
    pub may_approve: bool,
    /// Whether it may be refused.
    pub may_refuse: bool,
    /// Whether it may be suspended.
    pub may_suspend: bool,
    /// Whether it may ask to go on.
    pub may_renew: bool,
}

/// What an organisation says of itself that a register must say too.
fn claim(w: Locale, o: &Organisation, register: Register) -> String {
    let p = &o.proofs;
    let parts: Vec<Option<String>> = match register {
        Register::Kbo => {
            vec![Some(o.enterprise_number.to_string()), Some(o.name.clone()), o.site.as_ref().and_then(|s| s.unit_number.clone())]
        }
        Register::School => vec![p.school_number.clone(), p.site_number.clone()],
        Register::Index => vec![
            p.ise_class.map(|n| format!("ISE {n}")),
            p.oki.filter(|x| *x).map(|_| "OKI".to_owned()),
            p.index_year.map(|n| n.to_string()),
        ],
        Register::One => vec![p.one_number.clone(), p.one_until.map(|d| w.date(d))],
        Register::Iriscare => vec![p.iriscare_number.clone(), p.iriscare_kind.clone(), p.places.map(|n| n.to_string())],
        Register::Listing => vec![p.listed_from.map(|d| w.date(d)), p.listed_until.map(|d| w.date(d))],
    };
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() { w.t("standing-no-claim") } else { said.join(" · ") }
}

impl StandingView {
    /// Why an organisation receives nothing on a day, in a word; empty when it may.
    pub(in crate::web::page) fn word(w: Locale, o: &Organisation, on: NaiveDate) -> String {
        match o.standing.state {
            _ if o.may_receive(on) => String::new(),
            StandingState::Approved if o.active => w.t("standing-lapsed"),
            StandingState::Approved => w.t("organisation-suspended"),
            state => word(w, "standing", state.as_str()),
        }
    }

    /// For a page.
    pub(in crate::web::page) fn of(desk: &Desk, w: Locale, o: &Organisation) -> Result<Self, DeskError> {
        let today = desk.today();
        let (state, until) = (o.standing.state, o.standing.until);
        let lapsed = state == StandingState::Approved && !o.may_receive(today);
        let tone = match state {
            StandingState::Applied => "received",
            StandingState::Approved if lapsed => "warn",
            StandingState::Approved => "ok",
            StandingState::Refused | StandingState::Suspended => "stop",
        };
        let held = Self::word(w, o, today);
        let name = if held.is_empty() { word(w, "standing", state.as_str()) } else { held };
        let text = match (state, until) {
            (StandingState::Applied, _) => w.t("standing-text-applied"),
            (StandingState::Approved, Some(until)) if lapsed => w.x("standing-text-lapsed", w.date(until)),
            (StandingState::Approved, Some(until)) => match o.standing.renewal_asked {
                Some(asked) => w.say("standing-text-renewal", &[("until", w.date(until).into()), ("asked", w.date(asked).into())]),
                None => w.x("standing-text-until", w.date(until)),
            },
            (StandingState::Approved, None) => w.t("standing-text-approved"),
            (StandingState::Refused, _) => w.t("standing-text-refused"),
            (StandingState::Suspended, _) => w.t("standing-text-suspended"),
        };
        let is_reason = matches!(state, StandingState::Refused | StandingState::Suspended);
        let reason = if is_reason {
            desk.read(|c| Ok(store::ledger::event::text_of(c, Subject::Organisation, o.id.as_str(), "note")?))?
        } else {
            None
        };
        let ids: Vec<&str> = o.checks.iter().map(|c| c.by.as_str()).collect();
        let names = desk.read(|c| Ok(store::account::names(c, &ids)?))?;
        let check = |register: &Register| {
            let found = o.checks.iter().find(|c| c.register == *register);
            let by = found.map(|c| {
                let name = names.iter().find(|(id, _)| id == c.by.as_str()).map(|(_, name)| name.clone()).unwrap_or_default();
                format!("{name}, {}", w.date(c.on))
            });
            CheckView {
                register: register.as_str(),
                name: word(w, "register", register.as_str()),
                claim: claim(w, o, *register),
                answer: found.map(|c| word(w, "register-answer", c.answer.as_str())).unwrap_or_default(),
                matches: found.is_some_and(|c| c.answer == RegisterAnswer::Matches),
                by: by.unwrap_or_default(),
            }
        };
        let months = chrono::Months::new(u32::from(desk.policy().partner_terms.approval_months));
        let answers: Vec<&'static str> = RegisterAnswer::ALL.iter().map(|a| a.as_str()).collect();
        Ok(Self {
            chip: Chip { tone, word: name },
            text,
            reason: reason.unwrap_or_default(),
            checks: o.kind.registers().iter().map(check).collect(),
            answers: choices(w, "register-answer", &answers),
            until: today.checked_add_months(months).unwrap_or(today).to_string(),
            concerns: o.kind.is_recipient(),
            may_approve: true,
            may_refuse: state == StandingState::Applied,
            may_suspend: state == StandingState::Approved,
            may_renew: is_reason || (state == StandingState::Approved && until.is_some() && o.standing.renewal_asked.is_none()),
        })
    }
}

/// A partner's own page.
#[derive(Template)]
#[template(path = "page/partner/standing.html")]
pub struct PartnerPage {
    /// Frame.
    pub layout: Layout,
    /// Where it stands.
    pub standing: StandingView,
    /// Number, language, address, commune, papers: name, value.
    pub facts: Vec<(String, String)>,
    /// What it says of itself anew; none when nothing waits.
    pub change: Option<ChangeView>,
    /// Contacts; whether each may sign in already.
    pub contacts: Vec<(Contact, bool)>,
    /// Questions and answers.
    pub thread: Option<ThreadView>,
    /// Errors.
    pub errors: FormErrors,
    /// What was typed.
    pub given: Fields,
    /// So that a second click counts once.
    pub once: String,
}

fn own(acting: &Acting) -> Result<OrganisationId, DeskError> {
    acting.actor.organisation.clone().ok_or(DeskError::Forbidden)
}

fn partner_page(desk: &Desk, context: &RequestContext, given: Fields, errors: FormErrors) -> Result<PartnerPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let id = own(&acting)?;
    let (found, contacts, accounts) = desk.read(|c| {
        let accounts = store::account::of_organisation(c, &id)?;
        Ok((store::partner::find(c, &id)?, store::partner::contacts(c, &id)?, accounts))
    })?;
    let organisation = found.ok_or_else(|| DeskError::none(Noun::Organisation, &id))?;
    let mut facts = vec![
        (w.t("field-organisation-kind"), word(w, "organisation-kind", organisation.kind.as_str())),
        (w.t("field-enterprise-number"), organisation.enterprise_number.to_string()),
        (w.t("field-contact-language"), word(w, "language", organisation.contact_language.as_str())),
        (w.t("organisation-address"), crate::desk::document::address(&organisation)),
        (w.t("field-commune"), commune(desk, w, &organisation)),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts.extend(proofs(w, &organisation));
    let signs_in = |c: &Contact| accounts.iter().any(|a| a.email_key == store::account::email_key(&c.email));
    let place = Place {
        about: About::Organisation(id.clone()),
        with: &organisation.name,
        post_to: "/partner/messages",
        back: "/partner",
        may_contest: false,
    };
    let thread = conversation::view(desk, w, &acting, &place, (&given, &errors))?;
    Ok(PartnerPage {
        layout: Layout::of(desk, context, &organisation.name)?,
        standing: StandingView::of(desk, w, &organisation)?,
        facts,
        change: change_request::view(desk, w, &organisation),
        contacts: contacts.into_iter().map(|c| (c.clone(), signs_in(&c))).collect(),
        thread: Some(thread),
        errors,
        given,
        once: form_key(),
    })
}

/// `GET /partner`
pub async fn get(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || partner_page(&app.desk, &context, Fields::default(), FormErrors::default())).await?;
    Ok(page(&made))
}

fn contact(form: &Fields) -> ContactInput {
    let text = |name: &str| form.get(name).to_owned();
    ContactInput { name: text("name"), capacity: text("capacity"), email: text("email"), phone: text("phone") }
}

/// `POST /partner`: asks to go on; adds, erases or invites a contact.
pub async fn post(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        let named = |name: &str| form.some(name).map(ContactId::new);
        let outcome = if let Some(contact) = named("erase") {
            app.desk.partners().erase_own_contact(&acting, &contact).map(|()| "contact-erased")
        } else if let Some(contact) = named("invite") {
            app.desk.partners().invite_colleague(&acting, &contact).map(|()| "contact-invited")
        } else if form.get("do") == "renew" {
            app.desk.partners().request_renewal(&acting).map(|_organisation| "renewal-asked")
        } else {
            app.desk.partners().add_own_contact(&acting, &contact(&form)).map(|_contact| "contact-added")
        };
        match outcome {
            Ok(said) => Ok(to("/partner", said)),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                Ok(page_with(status_of(&error), &partner_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// `POST /partner/messages`
pub async fn message(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        let id = own(&acting)?;
        match app.desk.requests().send_message(&acting, About::Organisation(id), &conversation::input(&form)) {
            Ok(_said) => Ok(to("/partner#thread", "")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::of(context.locale, &error);
                Ok(page_with(status_of(&error), &partner_page(&app.desk, &context, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// `POST /organisations/{id}/messages`
pub async fn message_of(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(form): Form,
) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let id = OrganisationId::new(id);
        let acting = context.once(form.some("once"), &form.asked())?;
        match app.desk.requests().send_message(&acting, About::Organisation(id.clone()), &conversation::input(&form)) {
            Ok(_said) => Ok(to(&format!("/organisations/{id}#thread"), "")),
            Err(error) if is_for_the_form(&error) => super::organisation::again(&app.desk, &context, &id, form, &error),
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// `POST /organisations/{id}/standing`: what a register said; approve, refuse, suspend; a proposed change; invite a contact.
pub async fn decide(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(mut form): Form,
) -> Result<Response, Failure> {
    let answer = blocking(move || {
        let id = OrganisationId::new(id);
        let acting = context.once(form.some("once"), &form.asked())?;
        let outcome = match form.get("do") {
            "approve" => {
                let until = form.date("until");
                form.done().and_then(|()| app.desk.partners().approve(&acting, &id, until)).map(|_o| "partner-approved")
            }
            "refuse" => app.desk.partners().reject(&acting, &id, StandingState::Refused, form.get("note")).map(|_o| "partner-refused"),
            "suspend" => app.desk.partners().reject(&acting, &id, StandingState::Suspended, form.get("note")).map(|_o| "partner-suspended"),
            "accept_change" | "refuse_change" => {
                let verdict = change_request::verdict(&form);
                let said = if verdict == Verdict::Accept { "change-accepted" } else { "change-refused" };
                app.desk.partners().decide_change(&acting, &id, form.get("seen"), verdict).map(|_o| said)
            }
            "invite" => app.desk.partners().invite(&acting, &id, &ContactId::new(form.get("contact"))).map(|()| "contact-invited"),
            "check" => {
                let register = form.need("register", |v| Register::parse(v).ok());
                let answer = form.need("answer", |v| RegisterAnswer::parse(v).ok());
                match (register, answer) {
                    (Some(register), Some(answer)) => {
                        app.desk.partners().record_check(&acting, &id, register, answer).map(|_o| "register-checked")
                    }
                    _ => Err(DeskError::Invalid(form.field_errors().to_vec())),
                }
            }
            other => Err(DeskError::field_error("do", ErrorCode::Unsupported, other)),
        };
        match outcome {
            Ok(said) => Ok(to(&format!("/organisations/{id}"), said)),
            Err(error) if is_for_the_form(&error) => super::organisation::again(&app.desk, &context, &id, form, &error),
            Err(error) => Err(error),
        }
    })
    .await?;
    Ok(answer)
}

/// `GET /contacts/{id}/held.json`: everything held about a person, to be given to them.
pub async fn held(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Response, Failure> {
    let held = blocking(move || app.desk.partners().personal_data_held(&context.acting()?, &ContactId::new(id))).await?;
    let text = serde_json::to_string_pretty(&held).map_err(|e| DeskError::Failed(e.to_string()))?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, "attachment; filename=\"held.json\"")];
    Ok((headers, text).into_response())
}
