//! The step forms of a device's page: each is read into one step and taken at the desk.

use super::show::device_page;
use crate::desk::DeskError;
use crate::desk::error::{ErrorCode, FieldError};
use crate::domain::device::code::Code;
use crate::domain::device::condition::{Grade, TestResult};
use crate::domain::device::kind::{Kind, MediumKind};
use crate::domain::device::part::{Cause, Intervention, PartKind, RepairKind};
use crate::domain::device::sanitisation::{Method, Setting};
use crate::domain::device::stage::Stage;
use crate::domain::device::step::{EraseResult, MediumSeen, Step, StepKind};
use crate::domain::device::support::table::{Firmware, Tpm};
use crate::domain::device::tag::Tag;
use crate::domain::device::{HoldReason, Specification};
use crate::domain::id::EvidenceId;
use crate::domain::request::wants::KeyboardLayout;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Upload};
use crate::web::request_context::RequestContext;
use crate::web::url::to;
use crate::web::view::{FormErrors, is_for_the_form, page_with};
use axum::extract::State;
use axum::response::Response;
use std::collections::BTreeMap;

fn specification(form: &mut Fields) -> Specification {
    let text = |form: &Fields, name: &str| form.some(name).map(ToOwned::to_owned);
    Specification {
        manufacturer: text(form, "manufacturer"),
        model: text(form, "model"),
        serial: text(form, "serial"),
        donor_number: text(form, "donor_number"),
        year: form.may("year", |v| v.parse().ok()),
        uuid: None,
        cpu: text(form, "cpu"),
        ram_mb: form.may("ram_gb", |v| v.parse::<u32>().ok().and_then(|gb| gb.checked_mul(1024))),
        os: text(form, "os"),
        licence: text(form, "licence"),
        keyboard: form.may("keyboard", |v| KeyboardLayout::parse(v).ok()),
        tpm: form.may("tpm", |v| Tpm::parse(v).ok()),
        firmware: form.may("firmware", |v| Firmware::parse(v).ok()),
    }
}

/// A tag as typed, or the address on its label as a scanner gives it.
fn tag_in(text: &str) -> Option<Tag> {
    match Code::read(text)? {
        Code::Tag(tag) => Some(tag),
        _ => None,
    }
}

/// Reads the step that a form asks for. Steps that are part of a decision, a handover, a return or a stock-take are refused here.
fn step_of(form: &mut Fields) -> Result<Step, DeskError> {
    let kind = form.need("step", |v| StepKind::parse(v).ok());
    let missing = || DeskError::field_error("step", ErrorCode::Unsupported, "");
    let medium = form.may("medium", |v| v.parse().ok()).unwrap_or(0);
    let place = form.get("place").to_owned();
    let text = |form: &Fields, name: &str| form.get(name).to_owned();
    let step = match kind.ok_or_else(missing)? {
        StepKind::Describe => Step::Describe {
            kind: form.may("kind", |v| Kind::parse(v).ok()),
            specification: specification(form),
            media: Vec::new(),
            evidence: None,
        },
        StepKind::Correct => Step::Correct { kind: form.may("kind", |v| Kind::parse(v).ok()), specification: specification(form) },
        StepKind::AddMedium => Step::AddMedium(MediumSeen {
            kind: form.need("medium_kind", |v| MediumKind::parse(v).ok()).unwrap_or(MediumKind::Unknown),
            model: form.some("model").map(ToOwned::to_owned),
            serial: form.some("serial").map(ToOwned::to_owned),
            size_bytes: form.may("size_gb", |v| v.parse::<u64>().ok().and_then(|gb| gb.checked_mul(1_000_000_000))),
            replaces: form.may("replaces", |v| v.parse().ok()),
        }),
        StepKind::RemoveMedium => Step::RemoveMedium { medium },
        StepKind::Erase => Step::Erase {
            medium_kind: form.may("medium_kind", |v| MediumKind::parse(v).ok()),
            medium,
            method: form.need("method", |v| Method::parse(v).ok()).ok_or_else(|| DeskError::Invalid(form.field_errors().to_vec()))?,
            tool: text(form, "tool"),
            tool_version: text(form, "tool_version"),
            result: form.need("result", |v| EraseResult::parse(v).ok()).ok_or_else(|| DeskError::Invalid(form.field_errors().to_vec()))?,
            started: None,
            ended: None,
            evidence: None,
            setting: form.may("setting", |v| Setting::parse(v).ok()),
            basis: None,
            answer: None,
        },
        StepKind::Verify => Step::Verify {
            medium,
            passed: form
                .need("passed", |v| match v {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                })
                .unwrap_or(false),
        },
        StepKind::DestroyMedium => Step::DestroyMedium { medium, evidence: form.some("photo").map(EvidenceId::new) },
        StepKind::AbsentMedium => Step::AbsentMedium { medium },
        StepKind::NoMedium => Step::NoMedium {},
        StepKind::Lock => Step::Lock { lock: text(form, "lock") },
        StepKind::Unlock => Step::Unlock { lock: text(form, "lock") },
        StepKind::Test => {
            let given: Vec<(String, String)> =
                form.beginning("t-").filter(|(_, v)| !v.is_empty()).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
            let mut results = BTreeMap::new();
            for (test, value) in given {
                let result = TestResult::parse(&value)
                    .map_err(|_unknown| DeskError::Invalid(vec![FieldError::new(&format!("t-{test}"), ErrorCode::Form, value)]))?;
                results.insert(test, result);
            }
            let looks = form.may("looks", |v| Grade::parse(v).ok());
            Step::Test { results, looks, battery_percent: form.may("battery_percent", |v| v.parse().ok()) }
        }
        StepKind::Repair => Step::Repair(Intervention {
            work: form.need("work", |v| RepairKind::parse(v).ok()).unwrap_or(RepairKind::Repair),
            cause: form.may("cause", |v| Cause::parse(v).ok()),
            minutes: form.may("minutes", |v| v.parse().ok()),
            part_kind: form.may("part_kind", |v| PartKind::parse(v).ok()),
            part: form.some("part").map(ToOwned::to_owned),
            from: form.may("from", tag_in),
        }),
        StepKind::RemovePart => Step::RemovePart {
            kind: form.need("part_kind", |v| PartKind::parse(v).ok()).unwrap_or(PartKind::Other),
            part: form.some("part").map(ToOwned::to_owned),
            to: None,
        },
        StepKind::Grade => Step::Grade { lower_to: form.may("lower_to", |v| Grade::parse(v).ok()) },
        StepKind::Stock => Step::Stock { location: place },
        StepKind::Move => Step::Move { location: place },
        StepKind::Hold => Step::Hold { reason: form.need("reason", |v| HoldReason::parse(v).ok()).unwrap_or(HoldReason::Other) },
        StepKind::Release => Step::Release { reason: form.need("reason", |v| HoldReason::parse(v).ok()).unwrap_or(HoldReason::Other) },
        StepKind::Rework => Step::Rework {},
        StepKind::SendBack => Step::SendBack {},
        StepKind::ForParts => Step::ForParts {},
        StepKind::Destroy => Step::Destroy {},
        StepKind::Lose => Step::Lose {},
        StepKind::Find => Step::Find { location: form.some("place").map(ToOwned::to_owned) },
        StepKind::Receive
        | StepKind::Reserve
        | StepKind::Unreserve
        | StepKind::Pick
        | StepKind::Unpick
        | StepKind::HandOver
        | StepKind::TakeBack
        | StepKind::Recycle
        | StepKind::Sight
        | StepKind::Refuse
        | StepKind::Unreceive => return Err(missing()),
    };
    form.done()?;
    Ok(step)
}

/// Anchor of the page section that a step belongs to.
const fn anchor(step: StepKind) -> &'static str {
    match step {
        StepKind::AddMedium
        | StepKind::RemoveMedium
        | StepKind::Erase
        | StepKind::Verify
        | StepKind::DestroyMedium
        | StepKind::AbsentMedium
        | StepKind::NoMedium => "#media",
        StepKind::Lock | StepKind::Unlock => "#locks",
        StepKind::Test => "#tests",
        StepKind::Grade => "#grade",
        StepKind::Repair | StepKind::RemovePart => "#parts",
        _ => "",
    }
}

/// `POST /devices/{tag}/steps`
pub async fn step(State(app): State<App>, context: RequestContext, Key(tag): Key<Tag>, Form(mut form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        let outcome = step_of(&mut form).and_then(|step| {
            let kind = step.kind();
            let acting = context.once(form.some("once"), &form.asked())?;
            let version = form.get("version").parse().ok();
            app.desk.devices().step(&acting, tag, step, form.some("note"), version).map(|device| (kind, device))
        });
        match outcome {
            Ok((kind, device)) => {
                let said = if device.stage == Stage::Stock && kind == StepKind::Stock { "stocked" } else { "noted" };
                Ok(to(&format!("/devices/{}", tag.as_str()), &format!("{said}{}", anchor(kind))))
            }
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &device_page(&app.desk, &context, tag, form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `POST /devices/{tag}/evidence`: uploads a report of this device.
pub async fn evidence(
    State(app): State<App>,
    context: RequestContext,
    Key(tag): Key<Tag>,
    mut upload: Upload,
) -> Result<Response, Failure> {
    Ok(blocking(move || match app.desk.evidence().keep(&context.acting()?, Some(tag), upload.file()) {
        Ok(kept) => Ok(to(&format!("/devices/{}", tag.as_str()), crate::web::page::evidence::report::flash(&kept))),
        Err(error) if is_for_the_form(&error) => {
            let errors = FormErrors::from_error(context.locale, &error);
            Ok(page_with(status_of(&error), &device_page(&app.desk, &context, tag, Fields::default(), errors)?))
        }
        Err(error) => Err(error),
    })
    .await?)
}
