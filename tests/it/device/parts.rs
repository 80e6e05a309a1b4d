//! Guards parts, disks and locks: a moved part is on the records of both devices; a lock that only the donor can clear holds the device; a
//! stored photograph reveals nothing about who took it.

use crate::support::build::disk;
use crate::support::house::{House, both};
use reprise::desk::DeskError;
use reprise::desk::error::ErrorCode;
use reprise::domain::device::HoldReason;
use reprise::domain::device::lifecycle::{Refusal, RefusalReason};
use reprise::domain::device::part::{Cause, Intervention, PartKind, RepairKind};
use reprise::domain::device::stage::Stage;
use reprise::domain::device::step::{MediumSeen, Step};
use reprise::domain::device::tag::Tag;
use reprise::i18n::Locale;
use std::io::Cursor;

fn screen(from: Option<Tag>) -> Step {
    let done = Intervention { cause: Some(Cause::Knock), minutes: Some(40), ..Intervention::from_work(RepairKind::PartReplaced) };
    Step::Repair(Intervention { part_kind: Some(PartKind::Screen), part: Some("14 pouces".to_owned()), from, ..done })
}

#[track_caller]
fn no(house: &House, tag: Tag, step: Step) -> DeskError {
    let mark = house.mark();
    let error = house.desk.devices().step(house.technician(), tag, step, None, None).unwrap_err();
    assert_eq!(house.mark(), mark, "refused, and nothing written on either record");
    error
}

#[track_caller]
fn why(error: DeskError) -> Vec<RefusalReason> {
    match error {
        DeskError::Refused(refusal) => {
            let Refusal { why, .. } = *refusal;
            why
        }
        other => panic!("{other:?}"),
    }
}

// A part moved between devices is on both records, or on neither.
both!(a_part_stands_on_both_records_or_on_none, |house| {
    let batch = house.batch().number;
    let (mended, donor) = (house.received(batch, "S1").tag, house.received(batch, "S2").tag);
    match no(house, mended, screen(Some(donor))) {
        DeskError::Conflict(field_error) => assert_eq!((field_error.code, field_error.seen), (ErrorCode::NotForParts, donor.to_string())),
        other => panic!("{other:?}"),
    }
    house.step(donor, Step::ForParts {});
    let after = house.step(mended, screen(Some(donor)));
    assert_eq!((after.fitted[0].kind, after.fitted[0].from), (PartKind::Screen, Some(donor)));
    let given = house.device(donor);
    assert_eq!((given.taken[0].kind, given.taken[0].to, given.stage), (PartKind::Screen, Some(mended), Stage::ForParts));

    // A part from the shelf can be fitted; a second part of the same kind is a separate part.
    house.step(donor, Step::RemovePart { kind: PartKind::Keyboard, part: None, to: None });
    let keyboard = |minutes| {
        let done = Intervention { minutes, from: Some(donor), ..Intervention::from_work(RepairKind::PartReplaced) };
        Step::Repair(Intervention { part_kind: Some(PartKind::Keyboard), ..done })
    };
    house.step(mended, keyboard(None));
    house.step(mended, keyboard(None));
    let taken: Vec<_> = house.device(donor).taken.iter().map(|t| (t.kind, t.to)).collect();
    assert_eq!(taken, [(PartKind::Screen, Some(mended)), (PartKind::Keyboard, Some(mended)), (PartKind::Keyboard, Some(mended))]);

    // A tested device that returns to the workshop must be tested again.
    let whole = house.graded(batch, "S3").tag;
    house.step(whole, Step::ForParts {});
    house.step(whole, Step::RemovePart { kind: PartKind::Keyboard, part: None, to: None });
    house.noted(whole, Step::Rework {});
    assert!(why(no(house, whole, Step::Grade { lower_to: None })).iter().any(|w| matches!(w, RefusalReason::TestsMissing { .. })));

    // A removal alone cannot name the receiving device, because that device's record would not show the part.
    assert_eq!(why(no(house, mended, keyboard(Some(9_999)))), [RefusalReason::Field { field: "minutes" }]);
    assert_eq!(why(no(house, mended, screen(Some(mended)))), [RefusalReason::Field { field: "from" }]);
    assert!(matches!(no(house, donor, Step::RemovePart { kind: PartKind::Fan, part: None, to: Some(mended) }), DeskError::Invalid(_)));
    assert!(matches!(
        why(no(house, mended, Step::RemovePart { kind: PartKind::Fan, part: None, to: None }))[0],
        RefusalReason::WrongStage { .. }
    ));
    let unknown = Tag::from_bits(12_345);
    assert!(matches!(no(house, mended, screen(Some(unknown))), DeskError::NotFound(..)));
    house.assert_sound();
});

// A replaced disk and its replacement refer to each other.
both!(a_disk_that_failed_is_traced_to_the_one_that_stands_in_for_it, |house| {
    let tag = house.received(house.batch().number, "S1").tag;
    house.step(tag, Step::AddMedium(disk("D1")));
    let stands_in = |id| Step::AddMedium(MediumSeen { replaces: Some(id), ..disk("D2") });
    // A photograph of the disk. The comment inside the file, which names a person, is not stored.
    assert_eq!(why(no(house, tag, stands_in(1))), [RefusalReason::StillThere { medium: 1 }]);
    assert_eq!(why(no(house, tag, stands_in(7))), [RefusalReason::NoSuchMedium { medium: 7 }]);
    let mut photo = Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut photo, image::ImageFormat::Jpeg).unwrap();
    let photo = photo.into_inner();
    let mut told = photo[..2].to_vec();
    told.extend(b"\xff\xfe\x00\x0eAnne Dupont!");
    told.extend(&photo[2..]);
    let kept = house.desk.evidence().keep(house.technician(), Some(tag), told.clone()).unwrap();
    assert_eq!((kept.matched, kept.known), (Some(tag), false));
    let (kind, bytes) = house.desk.devices().photo(&kept.evidence).unwrap().unwrap();
    assert_eq!((kind, bytes), ("image/jpeg", photo), "what the camera wrote beside the picture is not kept");
    assert!(house.desk.evidence().keep(house.technician(), Some(tag), told.clone()).unwrap().known);
    // A photograph must be given with the device it shows.
    assert!(matches!(house.desk.evidence().keep(house.technician(), None, told), Err(DeskError::Invalid(_))));

    house.noted(tag, Step::DestroyMedium { medium: 1, evidence: Some(kept.evidence) });
    let device = house.step(tag, stands_in(1));
    assert_eq!(device.media[1].replaces, Some(1));
    assert!(!device.is_wiped(), "what stands in for it opens the gate");
    house.wiped(tag, 2);
    assert!(house.device(tag).is_wiped());
    house.assert_sound();
});

// A lock that only the donor can clear holds the device until it is cleared.
both!(a_lock_of_the_donor_holds_the_device_until_it_is_cleared, |house| {
    let batch = house.batch().number;
    let tag = house.received(batch, "S1").tag;
    let lock = |name: &str| Step::Lock { lock: name.to_owned() };
    let unlock = |name: &str| Step::Unlock { lock: name.to_owned() };
    let held = |device: &reprise::domain::device::Device| device.holds.iter().any(|h| h.reason == HoldReason::Locked);
    assert!(!held(&house.step(tag, lock("asset_tags"))), "a sticker is ours to take off");
    assert!(!held(&house.step(tag, lock("bitlocker_filevault"))), "what a purge settles waits for nobody");
    assert!(held(&house.step(tag, lock("autopilot"))));
    assert!(held(&house.step(tag, lock("apple_dep"))), "one hold for both");

    let waiting = house.desk.batches().waiting_for_unlock(batch).unwrap();
    let told: Vec<_> = waiting.devices.iter().map(|d| (d.lock.as_str(), d.serial.as_deref())).collect();
    assert_eq!(told, [("apple_dep", Some("S1")), ("autopilot", Some("S1"))]);
    for locale in Locale::ALL {
        let letter = waiting.letter(*locale);
        assert!(letter.contains(&batch.to_string()) && letter.matches("\n- S1 (").count() == 2, "{letter}");
        assert!(letter.contains(&locale.t("unlock-how-apple-dep")) && !letter.contains(&locale.t("lock-bitlocker-filevault")));
        let table = String::from_utf8(waiting.table(*locale).unwrap()).unwrap();
        assert!(table.lines().count() == 3 && table.contains(&tag.to_string()), "{table}");
    }

    assert!(held(&house.step(tag, unlock("autopilot"))), "the other lock still stands");
    assert!(!held(&house.step(tag, unlock("apple_dep"))));
    assert!(house.desk.batches().waiting_for_unlock(batch).unwrap().devices.is_empty());
    // A hold that a person set because of the lock stays until a person lifts it.
    house.step(tag, Step::Hold { reason: HoldReason::Locked });
    assert!(held(&house.device(tag)));
    house.assert_sound();
});
