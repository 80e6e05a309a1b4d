//! A partner's proposal to change its own data: the form, the differences it makes, and staff's decision on it.

use super::organisation_form::{commune, proofs, proofs_in, stored};
use crate::desk::access;
use crate::desk::partner::change_request::{ChangeInput, Verdict, changed, seen};
use crate::desk::{Desk, DeskError};
use crate::domain::partner::organisation::{Address, Organisation, OrganisationKind};
use crate::i18n::Locale;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// A value that would change.
pub struct ChangeRow {
    /// Name of the field, in words.
    pub name: String,
    /// The current value; empty when there is none.
    pub before: String,
    /// The proposed value; empty when it is removed.
    pub after: String,
}

/// A proposed change that waits for staff.
pub struct ChangeView {
    /// The day it was proposed.
    pub day: String,
    /// The values that would change.
    pub rows: Vec<ChangeRow>,
    /// Digest of the change shown. A decision is refused when the proposal has changed since.
    pub seen: String,
}

/// The values a partner may propose to change, as name and value.
fn told(desk: &Desk, w: Locale, o: &Organisation) -> Vec<(String, String)> {
    let seat = [(w.t("organisation-address"), crate::desk::document::address(o)), (w.t("field-commune"), commune(desk, w, o))];
    seat.into_iter().chain(proofs(w, o)).collect()
}

/// The proposed change of an organisation; none when nothing waits.
pub(in crate::web::page) fn view(desk: &Desk, w: Locale, organisation: &Organisation) -> Option<ChangeView> {
    let change = organisation.proposed.as_deref()?;
    let (before, after) = (told(desk, w, organisation), told(desk, w, &changed(organisation, change)));
    let value = |list: &[(String, String)], name: &str| list.iter().find(|(n, _)| n == name).map(|(_, v)| v.clone()).unwrap_or_default();
    let mut names: Vec<&String> = after.iter().map(|(name, _)| name).collect();
    names.extend(before.iter().map(|(name, _)| name).filter(|name| !after.iter().any(|(n, _)| n == *name)));
    let row = |name: &String| ChangeRow { name: name.clone(), before: value(&before, name), after: value(&after, name) };
    let rows = names.into_iter().map(row).filter(|row| row.before != row.after).collect();
    Some(ChangeView { day: w.date(change.on), rows, seen: seen(change) })
}

/// Reads staff's decision from the form on the organisation's page: accepted, or refused with a reason.
pub(in crate::web::page) fn verdict(form: &Fields) -> Verdict {
    if form.get("do") == "accept_change" { Verdict::Accept } else { Verdict::Refuse(form.get("note").to_owned()) }
}

/// The form in which a partner proposes a change.
#[derive(Template)]
#[template(path = "page/partner/change_request.html")]
pub struct OwnChangePage {
    pub layout: Layout,
    /// Values of the fields: as typed, or the last proposal, or the current values.
    pub given: Fields,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// The communes to choose from.
    pub communes: Vec<Choice>,
    /// Kind of organisation: it decides which proofs the form asks for.
    pub kind: OrganisationKind,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

impl OwnChangePage {
    /// Whether the form asks for the proofs of a secondary school.
    #[must_use]
    pub fn is_school(&self) -> bool {
        self.kind == OrganisationKind::SecondarySchool
    }

    /// Whether the form asks for the proofs of a homework school.
    #[must_use]
    pub fn is_homework(&self) -> bool {
        self.kind == OrganisationKind::HomeworkSchool
    }

    /// Whether the form asks for the proofs of a retirement home.
    #[must_use]
    pub fn is_home(&self) -> bool {
        self.kind == OrganisationKind::RetirementHome
    }
}

fn own(desk: &Desk, context: &RequestContext) -> Result<Organisation, DeskError> {
    let acting = context.acting()?;
    let id = access::own(&acting)?.ok_or(DeskError::Forbidden)?;
    desk.read(|c| access::organisation(c, &acting, &id))
}

/// The current values, or those of the last proposal, as fields of the form.
fn known(organisation: &Organisation) -> Fields {
    let shown = organisation.proposed.as_deref().map_or_else(|| organisation.clone(), |change| changed(organisation, change));
    let mut fields = stored(&shown);
    if let Some(site) = &shown.site {
        let Address { street, postal_code, locality } = &site.address;
        fields = fields.set("unit_number", site.unit_number.as_deref().unwrap_or(""));
        fields = fields.set("site_street", street).set("site_postal_code", postal_code).set("site_locality", locality);
    }
    fields
}

fn form_page(desk: &Desk, context: &RequestContext, given: Option<Fields>, errors: FormErrors) -> Result<OwnChangePage, DeskError> {
    let organisation = own(desk, context)?;
    let name =
        |c: &crate::domain::partner::organisation::Commune| if c.fr == c.nl { c.fr.clone() } else { format!("{} · {}", c.fr, c.nl) };
    Ok(OwnChangePage {
        layout: Layout::new(desk, context, &context.locale.t("change-title"))?,
        given: given.unwrap_or_else(|| known(&organisation)),
        errors,
        communes: desk.communes().iter().map(|c| Choice::new(c.nis5, name(c))).collect(),
        kind: organisation.kind,
        once: form_key(),
    })
}

/// `GET /partner/change`
pub async fn get(State(app): State<App>, context: RequestContext) -> Result<Response, Failure> {
    let made = blocking(move || form_page(&app.desk, &context, None, FormErrors::default())).await?;
    Ok(page(&made))
}

/// Reads the form. It asks only for the proofs of the organisation's kind: other proofs keep their values.
fn input(form: &mut Fields, organisation: &Organisation) -> Result<ChangeInput, DeskError> {
    let (given, mut proofs) = (proofs_in(form), organisation.proofs.clone());
    match organisation.kind {
        OrganisationKind::SecondarySchool => {
            (proofs.school_number, proofs.site_number) = (given.school_number, given.site_number);
            (proofs.ise_class, proofs.index_year, proofs.oki) = (given.ise_class, given.index_year, given.oki);
        }
        OrganisationKind::HomeworkSchool => (proofs.one_number, proofs.one_until) = (given.one_number, given.one_until),
        OrganisationKind::RetirementHome => {
            (proofs.iriscare_number, proofs.iriscare_kind, proofs.places) = (given.iriscare_number, given.iriscare_kind, given.places);
        }
        _ => {}
    }
    let commune = form.may("commune", |v| v.parse().ok());
    form.done()?;
    let text = |name: &str| form.get(name).to_owned();
    Ok(ChangeInput {
        address: Address { street: text("street"), postal_code: text("postal_code"), locality: text("locality") },
        commune,
        unit_number: text("unit_number"),
        site: Address { street: text("site_street"), postal_code: text("site_postal_code"), locality: text("site_locality") },
        proofs,
    })
}

/// `POST /partner/change`: proposes a change, or withdraws it.
pub async fn post(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let acting = context.once(form.some("once"), &form.asked())?;
        if form.get("do") == "withdraw" {
            return app.desk.partners().withdraw_change(&acting).map(|_o| to("/partner", "change-withdrawn"));
        }
        let organisation = own(&app.desk, &context)?;
        match input(&mut form, &organisation).and_then(|input| app.desk.partners().propose_change(&acting, &input)) {
            Ok(_) => Ok(to("/partner", "change-proposed")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &form_page(&app.desk, &context, Some(form), errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}
