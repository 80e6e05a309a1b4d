//! Waste transfers: the list of notes, and the form of a new one, which is previewed before both parties sign it.

use crate::desk::access;
use crate::desk::device::scan_result::Found;
use crate::desk::document::locale_of;
use crate::desk::error::{ErrorCode, FieldError};
use crate::desk::handover::record::Signature;
use crate::desk::waste::transfer::{KindInput, LooseInput, MOST_DEVICES, WeeeInput};
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::kind::Kind;
use crate::domain::device::tag::Tag;
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::partner::organisation::{Organisation, OrganisationKind};
use crate::domain::waste::{Treatment, USUAL_CODE, WeeeTransfer, grams, percent};
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::ingest::tables;
use crate::ledger::sha256_hex;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Query};
use crate::web::layout::{Layout, role};
use crate::web::page::document_view::DocumentView;
use crate::web::page::handover::parties::{PartyForm, as_given, signature};
use crate::web::page::request::lines::DeviceRow;
use crate::web::page::request::list::SOME;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::named;
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// How many lines the form has for parts and accessories, which are weighed and not counted.
const LOOSE: usize = 3;
/// At most this many organisations are searched for collectors.
const MOST_ORGANISATIONS: u16 = 1_000;

/// One note in the list.
pub struct WeeeRow {
    pub number: String,
    /// Name of the collector.
    pub collector: String,
    /// How many devices are on it.
    pub devices: usize,
    /// Total mass in kilograms, with its unit.
    pub mass: String,
    /// Share of the mass that was estimated and not weighed, in percent.
    pub estimated: String,
    /// The date of the transfer.
    pub day: String,
}

/// The list of transfer notes.
#[derive(Template)]
#[template(path = "page/waste/list.html")]
pub struct WeeePage {
    pub layout: Layout,
    pub rows: Vec<WeeeRow>,
    /// Whether the reader may make a waste transfer.
    pub may: bool,
    /// Address of the next page; empty on the last one.
    pub next: String,
    /// Address of the first page; empty when it is the one shown.
    pub first: String,
}

/// `GET /weee-transfers?before=`
pub async fn list(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let w = context.locale;
        let acting = context.acting()?;
        let before = Number::parse(query.get("before")).ok();
        let (mut found, names) = app.desk.read(|c| {
            let found = store::waste::list(c, before, SOME + 1)?;
            let ids: Vec<OrganisationId> = found.iter().map(|t| t.collector.clone()).collect();
            Ok((found, access::several_organisations(c, &acting, &ids)?))
        })?;
        let is_more = found.len() > usize::from(SOME);
        found.truncate(usize::from(SOME));
        let row = |t: &WeeeTransfer| {
            let (all, estimated) = grams(&t.lines);
            WeeeRow {
                number: t.number.to_string(),
                collector: names.iter().find(|o| o.id == t.collector).map(|o| o.name.clone()).unwrap_or_default(),
                devices: t.devices().count(),
                mass: w.kilograms(all),
                estimated: format!("{}\u{a0}%", percent(estimated, all)),
                day: w.day(t.at),
            }
        };
        Ok::<_, DeskError>(WeeePage {
            layout: Layout::new(&app.desk, &context, &w.t("weee-title"))?,
            rows: found.iter().map(row).collect(),
            may: context.acting()?.actor.may(Permission::Retire),
            next: found.last().filter(|_| is_more).map(|t| format!("/weee-transfers?before={}", t.number)).unwrap_or_default(),
            first: before.map(|_| "/weee-transfers".to_owned()).unwrap_or_default(),
        })
    })
    .await?;
    Ok(page(&made))
}

/// A waste code and a mass on the form: of all devices of one kind, or of parts and accessories.
pub struct MassRow {
    /// Name of the field of the code.
    pub code_name: String,
    /// Label of the field of the code.
    pub code_label: String,
    /// The waste code, as chosen.
    pub code: String,
    /// Name of the field of the mass.
    pub mass_name: String,
    /// Label of the field of the mass.
    pub mass_label: String,
    /// Mass in kilograms, as typed.
    pub mass: String,
    /// The estimate that is used when nothing is typed, or that this kind must be weighed; empty for parts and accessories.
    pub hint: String,
    /// Whether it must be weighed, because no median mass is known for the kind.
    pub required: bool,
}

/// The form of a new note.
#[derive(Template)]
#[template(path = "page/waste/new.html")]
pub struct WeeeNewPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// The same messages for the summary at the top of the page, each with the name of its field.
    pub problems: FormErrors,
    /// Values of the fields, as typed.
    pub given: Fields,
    /// The active collectors to choose from.
    pub collectors: Vec<Choice>,
    /// The treatments to choose from.
    pub treatments: Vec<Choice>,
    /// The waste codes to choose from.
    pub codes: Vec<Choice>,
    /// Devices kept for parts or with a grade that is not given away, and not on the note yet.
    pub offered: Vec<DeviceRow>,
    /// Code and mass of each kind of device on the note.
    pub kinds: Vec<MassRow>,
    /// Code and mass of parts and accessories.
    pub loose: Vec<MassRow>,
    /// The tags of the devices on the note, one per line.
    pub tags: String,
    /// Preview of the note, as HTML; none until the form passes validation.
    pub twin: Option<DocumentView>,
    /// The signature fields of both parties, the giver first.
    pub parties: Vec<PartyForm>,
    /// Digest of the preview shown. Signing is refused when the content has changed since.
    pub seen: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

impl WeeeNewPage {
    /// Whether a mass of parts or accessories is filled in: then these lines are shown open.
    #[must_use]
    pub fn is_loose(&self) -> bool {
        self.loose.iter().any(|l| !l.mass.is_empty())
    }
}

/// Reads kilograms with at most three decimals, `12,5` or `12.5`, and returns grams. None for anything else.
fn kilograms(text: &str) -> Option<u64> {
    let text = text.trim().replace(',', ".");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    if rest.len() > 3 || !rest.bytes().chain(whole.bytes()).all(|b| b.is_ascii_digit()) || (whole.is_empty() && rest.is_empty()) {
        return None;
    }
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let rest: u64 = format!("{rest:0<3}").parse().ok()?;
    whole.checked_mul(1_000)?.checked_add(rest)
}

/// The ticked devices, and those whose codes were scanned, sorted and without duplicates.
fn chosen(desk: &Desk, given: &Fields, field_errors: &mut Vec<FieldError>) -> Result<Vec<Tag>, DeskError> {
    let mut tags: Vec<Tag> = given.all("tag").filter_map(|t| Tag::parse(t).ok()).collect();
    for code in given.get("codes").split(['\n', '\r', '\t', ',', ';']).map(str::trim).filter(|c| !c.is_empty()).take(MOST_DEVICES + 1) {
        let shown: String = code.chars().take(40).collect();
        match desk.devices().resolve(code) {
            Ok(Found::Device(device)) => tags.push(device.tag),
            Ok(Found::Several(_)) => field_errors.push(FieldError::new("codes", ErrorCode::Ambiguous, shown)),
            Ok(_) | Err(DeskError::NotFound(..)) => field_errors.push(FieldError::new("codes", ErrorCode::UnknownCode, shown)),
            Err(DeskError::Conflict(field_error)) => field_errors.push(FieldError { field: "codes".to_owned(), ..field_error }),
            Err(error) => return Err(error),
        }
    }
    tags.sort();
    tags.dedup();
    Ok(tags)
}

/// The devices the form names, and the input it makes or the field errors.
fn read(desk: &Desk, given: &mut Fields) -> Result<(Vec<Tag>, Result<WeeeInput, DeskError>), DeskError> {
    let collector = given.need("collector", |t| Some(OrganisationId::new(t)));
    let treatment = given.need("treatment", |t| Treatment::parse(t).ok());
    let mass = |given: &mut Fields, field: &str| given.may(field, kilograms);
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        let (code, grams) = (given.some(&format!("code_{kind}")).map(ToOwned::to_owned), mass(given, &format!("kg_{kind}")));
        if code.is_some() || grams.is_some() {
            kinds.push(KindInput { kind: *kind, code, grams });
        }
    }
    let mut loose = Vec::new();
    for place in 1..=LOOSE {
        if let Some(grams) = mass(given, &format!("loose_kg_{place}")) {
            loose.push(LooseInput { code: given.get(&format!("loose_code_{place}")).to_owned(), grams });
        }
    }
    let mut field_errors = given.field_errors().to_vec();
    let devices = chosen(desk, given, &mut field_errors)?;
    // Code and mass of a kind are ignored once no device of that kind is on the note.
    let there: Vec<Kind> = desk.read(|c| {
        let mut there = Vec::new();
        for tag in &devices {
            there.extend(store::device::find(c, tag)?.map(|d| d.kind));
        }
        Ok(there)
    })?;
    kinds.retain(|k| there.contains(&k.kind));
    let text = |name: &str| given.some(name).map(ToOwned::to_owned);
    let input = match (collector, treatment) {
        (Some(collector), Some(treatment)) if field_errors.is_empty() => Ok(WeeeInput {
            collector,
            registration: given.get("registration").to_owned(),
            carrier: text("carrier"),
            carrier_registration: text("carrier_registration"),
            pick_up: text("pick_up"),
            destination: given.get("destination").to_owned(),
            treatment,
            devices: devices.clone(),
            kinds,
            loose,
            giver: signature(given, "giver"),
            receiver: signature(given, "receiver"),
            bilingual: given.is_on("bilingual"),
        }),
        _ => Err(DeskError::Invalid(field_errors)),
    };
    Ok((devices, input))
}

/// Digest of the content of a note without its signatures: SHA-256, hexadecimal.
fn seen(input: &WeeeInput) -> String {
    let bare = WeeeInput { giver: Signature::default(), receiver: Signature::default(), ..input.clone() };
    sha256_hex(serde_json::to_vec(&bare).unwrap_or_default())
}

/// The label of a field, for the summary of errors.
fn field_name(w: Locale, field: &str) -> Option<String> {
    let key = match field {
        "collector" => "weee-collector",
        "registration" => "weee-registration",
        "destination" => "weee-destination",
        "treatment" => "weee-treatment",
        "carrier_registration" => "weee-carrier-registration",
        "codes" | "devices" => "weee-codes",
        "kinds" | "grams" => "weee-mass",
        "code" => "weee-code",
        _ => match field.split_once('_')? {
            ("giver" | "receiver", "name") => "handover-sign-name",
            ("giver" | "receiver", "capacity") => "handover-sign-capacity",
            ("giver" | "receiver", _) => "handover-sign-signature",
            _ => "weee-mass",
        },
    };
    Some(w.t(key))
}

fn kind_rows(w: Locale, desk: &Desk, tags: &[Tag], given: &Fields) -> Result<Vec<MassRow>, DeskError> {
    let mut devices = Vec::new();
    for tag in tags {
        devices.extend(desk.read(|c| Ok(store::device::find(c, tag)?))?);
    }
    let row = |kind: &Kind| {
        let pieces = devices.iter().filter(|d| d.kind == *kind).count();
        let median = tables::median_grams(*kind).map(|one| one.saturating_mul(u64::try_from(pieces).unwrap_or(u64::MAX)));
        let (code_name, mass_name) = (format!("code_{kind}"), format!("kg_{kind}"));
        let name = word(w, "kind", kind.as_str());
        (pieces > 0).then(|| MassRow {
            code: given.some(&code_name).unwrap_or(USUAL_CODE).to_owned(),
            mass: given.get(&mass_name).to_owned(),
            code_label: format!("{pieces} × {name} – {}", w.t("weee-code")),
            mass_label: format!("{pieces} × {name} – {}", w.t("weee-kilograms")),
            hint: median.map_or_else(|| w.t("weee-must-weigh"), |grams| w.x("weee-estimate", w.kilograms(grams))),
            required: median.is_none(),
            code_name,
            mass_name,
        })
    };
    Ok(Kind::ALL.iter().filter_map(row).collect())
}

fn loose_row(w: Locale, place: usize, given: &Fields) -> MassRow {
    let (code_name, mass_name) = (format!("loose_code_{place}"), format!("loose_kg_{place}"));
    MassRow {
        code: given.get(&code_name).to_owned(),
        mass: given.get(&mass_name).to_owned(),
        code_label: format!("{} {place}", w.t("weee-code")),
        mass_label: format!("{} {place}", w.t("weee-kilograms")),
        hint: String::new(),
        required: false,
        code_name,
        mass_name,
    }
}

fn parties(w: Locale, context: &RequestContext, collector: Option<&Organisation>, given: &Fields) -> Result<Vec<PartyForm>, DeskError> {
    let language = collector.map_or(w, |o| locale_of(o.contact_language));
    let giver = PartyForm {
        party: "giver",
        title: w.t("weee-sign-giver"),
        name: context.present.as_ref().map(|p| p.account.name.clone()).unwrap_or_default(),
        capacity: role(language, context.acting()?.actor.role),
        ..PartyForm::default()
    };
    let receiver = PartyForm { party: "receiver", title: w.t("weee-sign-receiver"), ..PartyForm::default() };
    let signed = given.some("seen").map(|_| given);
    Ok([giver, receiver].into_iter().map(|p| as_given(p, signed)).collect())
}

/// The form with what was typed. `tags` are the devices on the note; with `ready`, it also shows the preview to be signed. Registration,
/// destination and treatment are taken from the last note with the same collector where they are empty.
fn made(
    desk: &Desk,
    context: &RequestContext,
    mut given: Fields,
    tags: &[Tag],
    ready: Option<&WeeeInput>,
    errors: FormErrors,
) -> Result<WeeeNewPage, DeskError> {
    let w = context.locale;
    let acting = context.acting()?;
    let all = desk.read(|c| access::organisations(c, &acting, "", None, MOST_ORGANISATIONS))?;
    let collectors: Vec<&Organisation> = all.iter().filter(|o| o.kind == OrganisationKind::Recycler && o.active).collect();
    let collector =
        collectors.iter().find(|o| o.id.as_str() == given.get("collector")).or(collectors.first().filter(|_| collectors.len() == 1));
    if let Some(collector) = collector
        && let Some(last) = desk.read(|c| Ok(store::waste::last_with(c, &collector.id)?))?
    {
        let known = Fields::from_pairs([
            ("registration", last.registration),
            ("destination", last.destination),
            ("treatment", last.treatment.as_str().to_owned()),
            ("carrier", last.carrier.unwrap_or_default()),
            ("carrier_registration", last.carrier_registration.unwrap_or_default()),
        ]);
        for field in ["registration", "destination", "treatment"] {
            if given.some(field).is_none() {
                given = given.set(field, known.get(field));
            }
        }
    }
    let twin = ready.map(|input| desk.waste().preview(&context.acting()?, input)).transpose()?;
    let offered = desk.waste().awaiting_transfer()?.into_iter().filter(|d| !tags.contains(&d.tag));
    let name = |c: &tables::WasteCode| match w {
        Locale::Fr => c.fr.clone(),
        Locale::Nl => c.nl.clone(),
        Locale::En => c.en.clone(),
    };
    let treatments: Vec<&'static str> = Treatment::ALL.iter().map(|t| t.as_str()).collect();
    let mut layout = Layout::new(desk, context, &w.t("weee-new-title"))?;
    "/weee-transfers/new".clone_into(&mut layout.path);
    Ok(WeeeNewPage {
        layout,
        problems: named(&errors, |field| field_name(w, field)),
        errors,
        collectors: collectors.iter().map(|o| Choice::new(&o.id, &o.name)).collect(),
        treatments: choices(w, "treatment", &treatments),
        codes: tables::waste_codes().iter().map(|c| Choice::new(&c.code, format!("{} – {}", c.code, name(c)))).collect(),
        offered: offered.map(|d| DeviceRow::new(w, &d, true)).collect(),
        kinds: kind_rows(w, desk, tags, &given)?,
        loose: (1..=LOOSE).map(|place| loose_row(w, place, &given)).collect(),
        tags: tags.iter().map(Tag::to_string).collect::<Vec<_>>().join("\n"),
        twin: twin.map(|d| DocumentView::from_document(&d, false)),
        parties: parties(w, context, collector.copied(), &given)?,
        seen: ready.map(seen).unwrap_or_default(),
        once: form_key(),
        given,
    })
}

/// `GET /weee-transfers/new?tag=`: the form, with the devices of the query already on the note.
pub async fn new(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || {
        let known = |tag: &Tag| app.desk.read(|c| Ok::<_, DeskError>(store::device::find(c, tag)?.is_some()));
        let mut tags = Vec::new();
        for tag in query.all("tag").filter_map(|t| Tag::parse(t).ok()).take(MOST_DEVICES) {
            if !tags.contains(&tag) && known(&tag)? {
                tags.push(tag);
            }
        }
        made(&app.desk, &context, Fields::default(), &tags, None, FormErrors::default())
    })
    .await?;
    Ok(page(&made))
}

/// `POST /weee-transfers`: previews the note; with `do=sign`, signs it.
pub async fn post(State(app): State<App>, context: RequestContext, Form(mut given): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let acting = context.once(given.some("once"), &given.asked())?;
        let (tags, input) = read(desk, &mut given)?;
        let again = |given: Fields, error: &DeskError, ready: Option<&WeeeInput>| {
            let errors = FormErrors::from_error(context.locale, error);
            made(desk, &context, given, &tags, ready, errors).map(|p| page_with(status_of(error), &p))
        };
        let input = match input {
            Ok(input) => input,
            Err(error) => return again(given, &error, None),
        };
        if let Err(error) = desk.waste().preview(&acting, &input) {
            return if is_for_the_form(&error) { again(given, &error, None) } else { Err(error) };
        }
        if given.get("do") != "sign" {
            return made(desk, &context, given.set("seen", ""), &tags, Some(&input), FormErrors::default()).map(|p| page(&p));
        }
        if given.get("seen") != seen(&input) {
            let error = DeskError::conflict(ErrorCode::ChangedMeanwhile, context.locale.t("weee-note"));
            return again(given.set("seen", ""), &error, Some(&input));
        }
        match desk.waste().transfer(&acting, input.clone()) {
            Ok(transfer) => Ok(to(&format!("/documents/{}", transfer.number), "weee-transferred")),
            Err(error) if is_for_the_form(&error) => again(given, &error, Some(&input)),
            Err(error) => Err(error),
        }
    })
    .await?)
}

#[cfg(test)]
mod tests {
    use super::kilograms;

    #[test]
    fn kilograms_are_read_as_people_type_them() {
        for (text, grams) in [("12", 12_000), ("12,5", 12_500), (" 0.25 ", 250), (",5", 500), ("3.125", 3_125)] {
            assert_eq!(kilograms(text), Some(grams), "{text}");
        }
        for wrong in ["", ",", "-1", "1.2345", "12 kg", "1e3", "99999999999999999999"] {
            assert_eq!(kilograms(wrong), None, "{wrong}");
        }
    }
}
