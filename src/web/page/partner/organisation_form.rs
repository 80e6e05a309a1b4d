//! The form with which staff enters and changes an organisation, and the organisation's data as fields and as text.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::partner::organisation::OrganisationInput;
use crate::desk::{Desk, DeskError};
use crate::domain::id::OrganisationId;
use crate::domain::partner::address::communes_at;
use crate::domain::partner::organisation::{Address, ContactLanguage, Organisation, OrganisationKind, Proofs};
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// The form, for a new organisation or an existing one.
#[derive(Template)]
#[template(path = "page/partner/organisation_form.html")]
pub struct OrganisationForm {
    pub layout: Layout,
    /// Address to which the form is sent.
    pub action: String,
    /// Values of the fields, as typed or as stored.
    pub given: Fields,
    /// Error messages, shown beside their fields and in the summary.
    pub errors: FormErrors,
    /// The kinds of organisation to choose from.
    pub kinds: Vec<Choice>,
    /// The contact languages to choose from.
    pub languages: Vec<Choice>,
    /// The communes to choose from, those of the postal code first.
    pub communes: Vec<Choice>,
    /// The commune shown as chosen. When the postal code has only one, it is that one.
    pub commune: String,
}

fn form_page(
    desk: &Desk,
    context: &RequestContext,
    action: &str,
    title: &str,
    given: Fields,
    errors: FormErrors,
) -> Result<OrganisationForm, DeskError> {
    let w = context.locale;
    let kinds: Vec<&'static str> = OrganisationKind::ALL.iter().map(|k| k.as_str()).collect();
    let languages: Vec<&'static str> = ContactLanguage::ALL.iter().map(|l| l.as_str()).collect();
    let name =
        |c: &crate::domain::partner::organisation::Commune| if c.fr == c.nl { c.fr.clone() } else { format!("{} · {}", c.fr, c.nl) };
    let text = |name: &str| given.get(name).to_owned();
    let address = Address { street: String::new(), postal_code: text("postal_code"), locality: text("locality") };
    let likely = communes_at(&address, desk.communes());
    let rest = desk.communes().iter().filter(|c| !likely.iter().any(|l| l.nis5 == c.nis5));
    let communes = likely.iter().copied().chain(rest).map(|c| Choice::new(c.nis5, name(c))).collect();
    let commune = match (given.some("commune"), likely.as_slice()) {
        (Some(chosen), _) => chosen.to_owned(),
        (None, [one]) => one.nis5.to_string(),
        _ => String::new(),
    };
    Ok(OrganisationForm {
        layout: Layout::new(desk, context, &w.t(title))?,
        action: action.to_owned(),
        given,
        errors,
        kinds: choices(w, "organisation-kind", &kinds),
        languages: choices(w, "language", &languages),
        communes,
        commune,
    })
}

/// `GET /organisations/new`
pub async fn new(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made =
        blocking(move || form_page(&app.desk, &context, "/organisations", "organisation-new-title", query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// Reads the proofs of recognition from a form. Fields that cannot be read are recorded as errors in the form.
pub(super) fn proofs_in(form: &mut Fields) -> Proofs {
    let text = |form: &Fields, name: &str| form.some(name).map(ToOwned::to_owned);
    Proofs {
        school_number: text(form, "school_number"),
        ise_class: form.may("ise_class", |v| v.parse().ok()),
        oki: form.is_on("oki").then_some(true),
        one_until: form.date("one_until"),
        iriscare_number: text(form, "iriscare_number"),
        places: form.may("places", |v| v.parse().ok()),
        listed_from: form.date("listed_from"),
        listed_until: form.date("listed_until"),
        site_number: text(form, "site_number"),
        index_year: form.may("index_year", |v| v.parse().ok()),
        one_number: text(form, "one_number"),
        iriscare_kind: text(form, "iriscare_kind"),
    }
}

pub(in crate::web::page) fn input(form: &mut Fields) -> Result<OrganisationInput, DeskError> {
    let kind = form.need("kind", |v| OrganisationKind::parse(v).ok());
    let language = form.need("contact_language", |v| ContactLanguage::parse(v).ok());
    let read = input_as(form, kind.unwrap_or(OrganisationKind::Association), language.unwrap_or(ContactLanguage::Fr));
    form.done().map(|()| read)
}

/// Like `input`, with kind and contact language already read. Fields that cannot be read are recorded as errors in the form.
pub(super) fn input_as(form: &mut Fields, kind: OrganisationKind, contact_language: ContactLanguage) -> OrganisationInput {
    let proofs = proofs_in(form);
    let commune = form.may("commune", |v| v.parse().ok());
    OrganisationInput {
        kind,
        name: form.get("name").to_owned(),
        enterprise_number: form.get("enterprise_number").to_owned(),
        contact_language,
        address: Address {
            street: form.get("street").to_owned(),
            postal_code: form.get("postal_code").to_owned(),
            locality: form.get("locality").to_owned(),
        },
        commune,
        proofs,
        active: !form.is_on("suspended"),
    }
}

/// `POST /organisations`
pub async fn create(State(app): State<App>, context: RequestContext, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let outcome =
            input(&mut form).and_then(|i| app.desk.partners().create_organisation(&context.once(form.some("once"), &form.asked())?, &i));
        match outcome {
            Ok(organisation) => Ok(to(&format!("/organisations/{}", organisation.id), "organisation-created")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &form_page(&app.desk, &context, "/organisations", "organisation-new-title", form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

pub(super) fn find(desk: &Desk, acting: &Acting, id: &OrganisationId) -> Result<Organisation, DeskError> {
    desk.read(|c| access::organisation(c, acting, id))
}

/// An organisation as fields of the form.
pub(in crate::web::page) fn stored(o: &Organisation) -> Fields {
    let p = &o.proofs;
    let date = |d: Option<chrono::NaiveDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let pairs = [
        ("kind", o.kind.to_string()),
        ("name", o.name.clone()),
        ("enterprise_number", o.enterprise_number.to_string()),
        ("contact_language", o.contact_language.to_string()),
        ("street", o.address.street.clone()),
        ("postal_code", o.address.postal_code.clone()),
        ("locality", o.address.locality.clone()),
        ("commune", o.commune.map(|n| n.to_string()).unwrap_or_default()),
        ("school_number", p.school_number.clone().unwrap_or_default()),
        ("ise_class", p.ise_class.map(|n| n.to_string()).unwrap_or_default()),
        ("oki", if p.oki == Some(true) { "yes".to_owned() } else { String::new() }),
        ("one_until", date(p.one_until)),
        ("iriscare_number", p.iriscare_number.clone().unwrap_or_default()),
        ("places", p.places.map(|n| n.to_string()).unwrap_or_default()),
        ("listed_from", date(p.listed_from)),
        ("listed_until", date(p.listed_until)),
        ("site_number", p.site_number.clone().unwrap_or_default()),
        ("index_year", p.index_year.map(|n| n.to_string()).unwrap_or_default()),
        ("one_number", p.one_number.clone().unwrap_or_default()),
        ("iriscare_kind", p.iriscare_kind.clone().unwrap_or_default()),
        ("suspended", if o.active { String::new() } else { "yes".to_owned() }),
    ];
    Fields::from_pairs(pairs)
}

/// `GET /organisations/{id}/edit`
pub async fn edit(State(app): State<App>, context: RequestContext, Key(id): Key<String>) -> Result<Response, Failure> {
    let made = blocking(move || {
        let organisation = find(&app.desk, &context.acting()?, &OrganisationId::new(id))?;
        let action = format!("/organisations/{}/edit", organisation.id);
        form_page(&app.desk, &context, &action, "organisation-edit-title", stored(&organisation), FormErrors::default())
    })
    .await?;
    Ok(page(&made))
}

/// `POST /organisations/{id}/edit`
pub async fn change(
    State(app): State<App>,
    context: RequestContext,
    Key(id): Key<String>,
    Form(mut form): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let id = OrganisationId::new(id);
        match input(&mut form).and_then(|i| app.desk.partners().change_organisation(&context.acting()?, &id, &i)) {
            Ok(organisation) => Ok(to(&format!("/organisations/{}", organisation.id), "organisation-changed")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                let action = format!("/organisations/{id}/edit");
                Ok(page_with(status_of(&error), &form_page(&app.desk, &context, &action, "organisation-edit-title", form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// The proofs of recognition and the site of an organisation that are known, as name and value.
pub(in crate::web::page) fn proofs(w: crate::i18n::Locale, organisation: &Organisation) -> Vec<(String, String)> {
    let p = &organisation.proofs;
    let date = |d: chrono::NaiveDate| w.date(d);
    let proofs: Vec<(&str, Option<String>)> = vec![
        ("field-school-number", p.school_number.clone()),
        ("field-site-number", p.site_number.clone()),
        ("field-ise-class", p.ise_class.map(|n| n.to_string())),
        ("field-oki", p.oki.filter(|o| *o).map(|_| w.t("yes"))),
        ("field-index-year", p.index_year.map(|n| n.to_string())),
        ("field-one-number", p.one_number.clone()),
        ("field-one-until", p.one_until.map(date)),
        ("field-iriscare-number", p.iriscare_number.clone()),
        ("field-iriscare-kind", p.iriscare_kind.clone()),
        ("field-places", p.places.map(|n| n.to_string())),
        ("field-listed-from", p.listed_from.map(date)),
        ("field-listed-until", p.listed_until.map(date)),
        ("field-unit-number", organisation.site.as_ref().and_then(|s| s.unit_number.clone())),
        (
            "organisation-site",
            organisation.site.as_ref().map(|s| format!("{}, {} {}", s.address.street, s.address.postal_code, s.address.locality)),
        ),
    ];
    proofs.into_iter().filter_map(|(key, value)| value.map(|v| (w.t(key), v))).collect()
}

/// Name of an organisation's commune in the reader's language (French for English); empty when it has none.
pub(in crate::web::page) fn commune(desk: &Desk, w: crate::i18n::Locale, organisation: &Organisation) -> String {
    let commune = organisation.commune.and_then(|nis| desk.communes().iter().find(|c| c.nis5 == nis));
    commune.map(|c| if w == crate::i18n::Locale::Nl { c.nl.clone() } else { c.fr.clone() }).unwrap_or_default()
}
