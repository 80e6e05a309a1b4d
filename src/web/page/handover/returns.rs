//! Taking devices back from a recipient: the form, and the page of a return.

use crate::desk::Acting;
use crate::desk::access;
use crate::desk::device::scan_result::Found;
use crate::desk::error::{ErrorCode, FieldError};
use crate::desk::handover::accessories::words;
use crate::desk::handover::documents::came_back;
use crate::desk::handover::returns::ReturnInput;
use crate::desk::{Desk, DeskError};
use crate::domain::account::actor::Permission;
use crate::domain::device::stage::Stage;
use crate::domain::device::tag::Tag;
use crate::domain::handover::SeenBack;
use crate::domain::handover::{Handover, ReturnReason, ReturnState};
use crate::domain::number::Number;
use crate::domain::request::wants::{Accessory, AccessoryLine};
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::store;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key};
use crate::web::layout::Layout;
use crate::web::page::request::lines::DeviceRow;
use crate::web::request_context::RequestContext;
use crate::web::url::{form_key, to};
use crate::web::view::{Choice, FormErrors, choices, is_for_the_form, page, page_with};
use crate::web::view::{Link, named};
use askama::Template;
use axum::extract::State;
use axum::response::Response;

/// At most this many scanned codes of one form are read.
const MOST_CODES: usize = 1_000;

/// How many accessories of one sort came back with a device.
pub struct BackField {
    /// Name of the input.
    pub name: String,
    /// What the device left with: "2 chargers".
    pub label: String,
    /// How many it left with: the upper bound.
    pub most: u32,
    /// The count, as typed.
    pub value: String,
}

/// One device of the form, with what is noted about it on its return.
pub struct BackRow {
    pub device: DeviceRow,
    /// Name of the input of its state.
    pub state_name: String,
    /// The state chosen for this device; empty when the state of the whole form applies.
    pub state: String,
    /// One field for each sort of accessory it left with.
    pub counts: Vec<BackField>,
}

/// The form that takes devices back.
#[derive(Template)]
#[template(path = "page/handover/return_new.html")]
pub struct ReturnNewPage {
    pub layout: Layout,
    /// Error messages, shown beside their fields.
    pub errors: FormErrors,
    /// The same messages for the summary at the top of the page, each with the name of its field.
    pub problems: FormErrors,
    /// Number of the act the devices were handed over by.
    pub number: String,
    /// Address of the act.
    pub back: String,
    /// The organisation that has the devices.
    pub organisation: Link,
    /// The devices of the act that are still with the recipient.
    pub devices: Vec<BackRow>,
    /// The states to choose from.
    pub states: Vec<Choice>,
    /// The state of every device for which none is chosen.
    pub state: String,
    /// Scanned codes, one per line.
    pub codes: String,
    /// The reasons to choose from.
    pub reasons: Vec<Choice>,
    /// The reason, as chosen.
    pub reason: String,
    /// The active storage locations to choose from.
    pub places: Vec<Choice>,
    /// Code of the chosen location.
    pub location: String,
    /// Value of the note field, as typed.
    pub note: String,
    /// Whether the devices are to be exchanged for others.
    pub exchange: bool,
    /// Until when an exchange is possible, or that this day has passed.
    pub exchange_hint: String,
    /// Idempotency key of the form: submitting it twice has effect once.
    pub once: String,
}

fn form(desk: &Desk, context: &RequestContext, number: Number, given: &Fields, errors: FormErrors) -> Result<ReturnNewPage, DeskError> {
    let acting = context.acting()?;
    let w = context.locale;
    let filter = store::device::Filter { handover: Some(number), stage: Some(Stage::HandedOver), ..store::device::Filter::default() };
    let (organisation, devices, places, act) = desk.read(|c| {
        let act = access::handover(c, &acting, number)?;
        Ok((Link::organisation(c, &acting, &act.organisation)?, store::device::all(c, &filter)?, store::device::location::list(c)?, act))
    })?;
    let signed = act.signed;
    let days = chrono::Duration::days(i64::from(desk.policy().door.exchange_days));
    let until = signed.map(|at| at + days).unwrap_or_default();
    let exchange_hint = w.x(if desk.now() > until { "return-exchange-over" } else { "return-exchange-until" }, w.day(until));
    let row = |d: &crate::domain::device::Device| {
        let ticked = given.all("tag").any(|t| t == d.tag.as_str());
        let state_name = format!("state_{}", d.tag.as_str());
        let count = |line: &AccessoryLine| {
            let name = back_name(d.tag, line.accessory);
            BackField { label: words(w, std::slice::from_ref(line)), most: line.quantity, value: given.get(&name).to_owned(), name }
        };
        BackRow {
            device: DeviceRow { ticked, ..DeviceRow::new(w, d, false) },
            state: given.get(&state_name).to_owned(),
            state_name,
            counts: act.with(d.tag).iter().map(count).collect(),
        }
    };
    let mut rows: Vec<BackRow> = devices.iter().map(row).collect();
    rows.sort_by(|a, b| a.device.tag.cmp(&b.device.tag));
    let states: Vec<&'static str> = ReturnState::ALL.iter().map(|s| s.as_str()).collect();
    let reasons: Vec<&'static str> = ReturnReason::ALL.iter().map(|r| r.as_str()).collect();
    let place = |l: &crate::domain::device::location::Location| Choice::new(&l.code, format!("{} – {}", l.code, l.name));
    let mut layout = Layout::new(desk, context, &w.x("return-new-title", number.to_string()))?;
    layout.path = format!("/handovers/{number}/return");
    Ok(ReturnNewPage {
        layout,
        problems: named(&errors, |field| field_name(w, field)),
        errors,
        number: number.to_string(),
        back: format!("/handovers/{number}"),
        organisation,
        devices: rows,
        states: choices(w, "return-state", &states),
        state: given.some("state").unwrap_or(ReturnState::NotLookedAt.as_str()).to_owned(),
        codes: given.get("codes").to_owned(),
        reasons: choices(w, "return-reason", &reasons),
        reason: given.get("reason").to_owned(),
        places: places.iter().filter(|l| l.active).map(place).collect(),
        location: given.get("location").to_owned(),
        note: given.get("note").to_owned(),
        exchange: given.is_on("exchange"),
        exchange_hint,
        once: form_key(),
    })
}

/// The label of a field, for the summary of errors.
fn field_name(w: Locale, field: &str) -> Option<String> {
    let key = match field {
        "devices" => "return-new-devices",
        "codes" => "return-new-codes",
        "reason" => "acts-reason",
        "location" => "return-new-location",
        "note" => "acts-note",
        "exchange" => "return-exchange",
        "state" => "return-state",
        "seen" => "return-back",
        _ if field.starts_with("state_") => "return-state",
        _ if field.starts_with("back_") => "return-back",
        _ => return None,
    };
    Some(w.t(key))
}

/// `GET /handovers/{number}/return`
pub async fn new(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || form(&app.desk, &context, number, &Fields::default(), FormErrors::default())).await?;
    Ok(page(&made))
}

/// The ticked devices, and those whose codes were scanned. A device handed over by another act is refused: it belongs to a return of that
/// act.
fn chosen(desk: &Desk, number: Number, given: &Fields, field_errors: &mut Vec<FieldError>) -> Result<Vec<Tag>, DeskError> {
    let mut tags: Vec<Tag> = given.all("tag").filter_map(|t| Tag::parse(t).ok()).collect();
    for code in given.get("codes").lines().map(str::trim).filter(|c| !c.is_empty()).take(MOST_CODES) {
        let shown: String = code.chars().take(40).collect();
        match desk.devices().resolve(code) {
            Ok(Found::Device(device)) if device.custody.as_ref().is_some_and(|held| held.handover != number) => {
                field_errors.push(FieldError::new("codes", ErrorCode::NotOfThisAct, shown));
            }
            Ok(Found::Device(device)) => tags.push(device.tag),
            Ok(Found::Several(_)) => field_errors.push(FieldError::new("codes", ErrorCode::Ambiguous, shown)),
            Ok(_) | Err(DeskError::NotFound(..)) => field_errors.push(FieldError::new("codes", ErrorCode::UnknownCode, shown)),
            Err(DeskError::Conflict(field_error)) => field_errors.push(FieldError { field: "codes".to_owned(), ..field_error }),
            Err(error) => return Err(error),
        }
    }
    if tags.is_empty() && field_errors.is_empty() {
        field_errors.push(FieldError::new("devices", ErrorCode::Missing, ""));
    }
    Ok(tags)
}

/// The name of the input that counts the accessories of one sort that came back with a device.
fn back_name(tag: Tag, accessory: Accessory) -> String {
    format!("back_{}_{accessory}", tag.as_str())
}

/// What was noted about each device: its own state or that of the whole form, and its accessories. The accessories of a device count as
/// checked as soon as one of their fields is filled. A device about which nothing was noted is left out.
fn seen(act: &Handover, devices: &[Tag], given: &mut Fields) -> Vec<SeenBack> {
    let of_all = given.may("state", |t| ReturnState::parse(t).ok());
    let mut seen = Vec::new();
    for tag in devices {
        let own = given.may(&format!("state_{}", tag.as_str()), |t| ReturnState::parse(t).ok());
        let mut back = Vec::new();
        for line in act.with(*tag) {
            let quantity: Option<u32> = given.may(&back_name(*tag, line.accessory), |v| v.trim().parse().ok());
            back.extend(quantity.map(|quantity| AccessoryLine { accessory: line.accessory, quantity }));
        }
        let state = own.or(of_all).unwrap_or(ReturnState::NotLookedAt);
        if state != ReturnState::NotLookedAt || !back.is_empty() {
            seen.push(SeenBack { tag: *tag, state, accessories: (!back.is_empty()).then_some(back) });
        }
    }
    seen
}

fn read(desk: &Desk, acting: &Acting, number: Number, given: &mut Fields) -> Result<ReturnInput, DeskError> {
    let reason = given.need("reason", |t| ReturnReason::parse(t).ok());
    let mut unread = Vec::new();
    let mut devices = chosen(desk, number, given, &mut unread)?;
    devices.sort();
    devices.dedup();
    let act = desk.read(|c| access::handover(c, acting, number))?;
    let seen = seen(&act, &devices, given);
    let field_errors = [given.field_errors(), &unread].concat();
    match reason {
        Some(reason) if field_errors.is_empty() => {
            let text = |name: &str| given.some(name).map(ToOwned::to_owned);
            Ok(ReturnInput { devices, reason, location: text("location"), note: text("note"), exchange: given.is_on("exchange"), seen })
        }
        _ => Err(DeskError::Invalid(field_errors)),
    }
}

/// `POST /handovers/{number}/return`
pub async fn take(
    State(app): State<App>,
    context: RequestContext,
    Key(number): Key<Number>,
    Form(mut given): Form,
) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let desk = &app.desk;
        let acting = context.once(given.some("once"), &given.asked())?;
        match read(desk, &acting, number, &mut given).and_then(|input| desk.handovers().take_back(&acting, input)) {
            Ok(returned) => Ok(to(&format!("/returns/{}", returned.number), "returned")),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                form(desk, &context, number, &given, errors).map(|p| page_with(status_of(&error), &p))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// One device of a return.
pub struct ReturnedRow {
    pub device: DeviceRow,
    /// Its stage today, as stored.
    pub stage: &'static str,
    /// The stage in words.
    pub stage_word: String,
    /// The state in which it came back, in words.
    pub state: String,
    /// Which of its accessories came back, in words, one line each.
    pub accessories: Vec<String>,
}

/// The page of one return.
#[derive(Template)]
#[template(path = "page/handover/return.html")]
pub struct ReturnPage {
    pub layout: Layout,
    pub number: String,
    /// Number of the act the devices were handed over by.
    pub act: String,
    /// The organisation that had the devices.
    pub organisation: Link,
    /// Why they came back, and whether they are to be exchanged, in words.
    pub reason: String,
    /// The note of whoever took them back; empty when there is none.
    pub note: String,
    /// Date and time of the return.
    pub at: String,
    pub rows: Vec<ReturnedRow>,
    /// Whether the reader is staff, not a partner.
    pub is_staff: bool,
    /// Whether some devices still wait in the workshop. Always false for a partner.
    pub in_workshop: bool,
}

/// `GET /returns/{number}`
pub async fn get(State(app): State<App>, context: RequestContext, Key(number): Key<Number>) -> Result<Response, Failure> {
    let made = blocking(move || {
        let acting = context.acting()?;
        let w = context.locale;
        let opens = acting.actor.may(Permission::Read);
        let (returned, organisation, rows, note) = app.desk.read(|c| {
            let (returned, act) = access::returned(c, &acting, number)?;
            let mut rows = Vec::new();
            for tag in &returned.devices {
                if let Some(device) = store::device::find(c, tag)? {
                    let stage = device.stage.as_str();
                    let seen = returned.seen.iter().find(|s| s.tag == *tag);
                    let state = seen.map_or(ReturnState::NotLookedAt, |s| s.state);
                    rows.push(ReturnedRow {
                        device: DeviceRow::new(w, &device, opens),
                        stage,
                        stage_word: word(w, "stage", stage),
                        state: word(w, "return-state", state.as_str()),
                        accessories: came_back(w, act.with(*tag), seen).lines().map(ToOwned::to_owned).collect(),
                    });
                }
            }
            let note = store::ledger::event::text_of(c, Subject::Return, &number.to_string(), "note")?.unwrap_or_default();
            Ok((returned, Link::organisation(c, &acting, &act.organisation)?, rows, note))
        })?;
        Ok(ReturnPage {
            layout: Layout::new(&app.desk, &context, &w.x("return-title", number.to_string()))?,
            number: number.to_string(),
            act: returned.handover.to_string(),
            organisation,
            reason: [Some(word(w, "return-reason", returned.reason.as_str())), returned.exchange.then(|| w.t("return-exchange"))]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            note,
            at: w.moment(returned.at),
            in_workshop: opens && rows.iter().any(|r| r.stage == Stage::Workshop.as_str()),
            rows,
            is_staff: opens,
        })
    })
    .await?;
    Ok(page(&made))
}
