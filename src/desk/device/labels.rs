//! Labels for devices and locations. Every print of device tags is recorded, so that a reprint can be recognised.

use super::{Devices, support_text};
use crate::desk::error::OrNotFound;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::{Acting, IdempotencyKey};
use crate::documents::label::design::{About, CodeHolds, Design, LabelText};
use crate::documents::label::model::{Label, LabelCode, LabelError};
use crate::documents::label::preview;
use crate::documents::label::sheet;
use crate::documents::label::stock::Stock;
use crate::domain::account::actor::Permission;
use crate::domain::device::Device;
use crate::domain::device::location::Location;
use crate::domain::device::support::judge::SupportView;
use crate::domain::device::tag::Tag;
use crate::domain::event::{Event, EventData};
use crate::domain::evidence::sanitisation_statement::{Standing, standing};
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::i18n::Locale;
use crate::i18n::word::key;
use crate::store;

/// Maximum number of labels in one print.
pub const MOST_LABELS: usize = 10_000;
/// Tags per event: a leaf of the ledger has at most 65,535 bytes. Each event is a transaction of its own, so that a print of thousands of
/// labels does not block scans.
const TAGS_PER_EVENT: usize = 1_000;

/// The output format of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All labels, laid out on sheets or a roll.
    Pdf,
    /// The first label only, as an image at the resolution of the stock.
    Png,
    /// All labels in the language of Zebra label printers.
    Zpl,
}

fn refused(error: &LabelError) -> DeskError {
    match error {
        LabelError::TextDoesNotFit { text, .. } => DeskError::field_error("stock", ErrorCode::LabelText, text),
        LabelError::DoesNotFit { code, .. } => DeskError::field_error("stock", ErrorCode::LabelSmall, code),
        _ => DeskError::field_error("stock", ErrorCode::Label, error),
    }
}

/// A text in French and Dutch, because a label serves readers of both; only once when both are equal.
fn in_both(key: &str) -> String {
    let (fr, nl) = (Locale::Fr.t(key), Locale::Nl.t(key));
    if fr == nl { fr } else { format!("{fr} · {nl}") }
}

/// The label stock with this name.
///
/// # Errors
/// When there is none.
pub fn stock(name: &str) -> Result<&'static Stock, DeskError> {
    Stock::named(name).map_err(|_unknown| DeskError::not_found(Noun::Stock, name))
}

/// The label design with this name.
///
/// # Errors
/// When there is none.
pub fn design(name: &str) -> Result<&'static Design, DeskError> {
    Design::named(name).or_not_found(Noun::Design, name)
}

impl Devices<'_> {
    /// The operator's name in French and Dutch, as it stands on labels.
    fn operator_line(self) -> Result<String, DeskError> {
        let operator = self.desk.read(|c| Ok(store::settings::operator(c)?))?;
        Ok(if operator.fr == operator.nl { operator.fr } else { format!("{} · {}", operator.fr, operator.nl) })
    }

    /// Makes a label of a design: its code and its non-empty texts, the texts that must not be cut first.
    fn label(self, design: &Design, code: LabelCode, say: impl Fn(LabelText) -> String) -> Label {
        let bare = code.bare();
        let payload = match (&code, design.code) {
            (LabelCode::Tag(tag), CodeHolds::Address) => tag.payload(self.desk.base_url()),
            _ => bare,
        };
        let (whole, rest): (Vec<LabelText>, Vec<LabelText>) = design.texts.iter().partition(|text| design.whole.contains(text));
        let said = |texts: Vec<LabelText>| texts.into_iter().map(&say).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        let mut lines = said(whole);
        let whole = lines.len();
        lines.extend(said(rest));
        // Without a public address the code on a device leads nowhere outside the depot, so the label is marked as a test. A location is
        // only looked up here.
        Label { test: self.desk.base_url().is_none() && code.tag().is_some(), code, payload, lines, whole }
    }

    /// The labels of devices, in the given order, with their texts in French and Dutch.
    ///
    /// # Errors
    /// When a tag has no device, there are no tags or more than [`MOST_LABELS`], the design is not for devices, or it says "erased" and a
    /// device still has data that is not accounted for.
    pub fn labels(self, tags: &[Tag], design: &Design) -> Result<Vec<Label>, DeskError> {
        if tags.is_empty() || tags.len() > MOST_LABELS {
            return Err(DeskError::field_error("tags", ErrorCode::Bounds, format!("1–{MOST_LABELS}")));
        }
        if design.about != About::Device {
            return Err(DeskError::field_error("design", ErrorCode::DesignOfOther, &design.name));
        }
        let name = self.operator_line()?;
        let (in_force, today) = (self.desk.in_force(), self.desk.today());
        let say = |device: &Device, text: LabelText| match text {
            LabelText::Operator => name.clone(),
            LabelText::Kind => in_both(&key("kind", device.kind.as_str())),
            LabelText::Model => {
                let serial = device.specification.serial.as_deref().map(last_six).unwrap_or_default();
                format!("{} {serial}", device.specification.name()).trim().to_owned()
            }
            LabelText::Erased => in_both("label-erased"),
            LabelText::Support => supported_until(device, in_force.view(today)),
            LabelText::Name => String::new(),
        };
        self.desk.read(|c| {
            tags.iter()
                .map(|tag| {
                    let device = store::device::find(c, tag)?.or_not_found(Noun::Device, tag)?;
                    if design.wiped && standing(&device) != Standing::Stated {
                        return Err(DeskError::conflict(ErrorCode::NotSanitised, tag));
                    }
                    Ok(self.label(design, LabelCode::Tag(*tag), |text| say(&device, text)))
                })
                .collect()
        })
    }

    /// The labels of locations such as shelves and boxes, in the given order. Their code is `LOC:A-01`.
    ///
    /// # Errors
    /// When a code has no location, there are no codes or more than [`MOST_LABELS`], or the design is not for locations.
    pub fn location_labels(self, codes: &[String], design: &Design) -> Result<Vec<Label>, DeskError> {
        if codes.is_empty() || codes.len() > MOST_LABELS {
            return Err(DeskError::field_error("places", ErrorCode::Bounds, format!("1–{MOST_LABELS}")));
        }
        if design.about != About::Place {
            return Err(DeskError::field_error("design", ErrorCode::DesignOfOther, &design.name));
        }
        let operator = self.operator_line()?;
        let say = |place: &Location, text: LabelText| match text {
            LabelText::Name => place.name.clone(),
            LabelText::Operator => operator.clone(),
            LabelText::Kind | LabelText::Model | LabelText::Erased | LabelText::Support => String::new(),
        };
        self.desk.read(|c| {
            codes
                .iter()
                .map(|code| {
                    let known = crate::domain::device::location::code(code)
                        .map(|code| store::device::location::find(c, &code))
                        .transpose()?
                        .flatten();
                    let place = known.or_not_found(Noun::Location, code)?;
                    Ok(self.label(design, LabelCode::Place(place.code.clone()), |text| say(&place, text)))
                })
                .collect()
        })
    }

    /// The tags of a batch in the order in which the devices were received, which is how they are stacked.
    ///
    /// # Errors
    /// When there is no such batch.
    pub fn tags_of_batch(self, number: Number) -> Result<Vec<Tag>, DeskError> {
        let tags = self.desk.read(|c| {
            store::batch::find(c, number)?.or_not_found(Noun::Batch, number)?;
            Ok(store::device::label::received(c, number)?)
        })?;
        tags.iter().map(|tag| Tag::parse(tag).map_err(DeskError::failed)).collect()
    }

    /// How often each of these tags was printed before.
    ///
    /// # Errors
    /// When the database fails.
    pub fn times_printed(self, tags: &[Tag]) -> Result<Vec<store::device::label::Printed>, DeskError> {
        self.desk.read(|c| Ok(store::device::label::printed(c, tags)?))
    }

    /// The first page of a print as a drawing. All labels are laid out, so that the preview already fails when one cannot be printed.
    ///
    /// # Errors
    /// When a label does not fit the stock.
    pub fn preview_labels(self, labels: &[Label], stock: &Stock, skip: usize, name: &str) -> Result<String, DeskError> {
        preview::first_page(labels, stock, skip, name).map_err(|e| refused(&e))
    }

    /// Labels with new random tags, printed in advance. Each tag is bound to a device at reception.
    ///
    /// # Errors
    /// When `count` is 0 or more than [`MOST_LABELS`].
    pub fn blank_labels(self, count: usize) -> Result<Vec<Label>, DeskError> {
        if count == 0 || count > MOST_LABELS {
            return Err(DeskError::field_error("blank", ErrorCode::Bounds, format!("1–{MOST_LABELS}")));
        }
        let (operator, design) = (self.operator_line()?, design("blank")?);
        let mut tags = std::collections::BTreeSet::new();
        while tags.len() < count {
            let tag = Tag::from_bits(self.desk.shared.entropy.bits());
            if self.desk.read(|c| Ok(store::device::find(c, &tag)?))?.is_none() {
                tags.insert(tag);
            }
        }
        let say = |text| if text == LabelText::Operator { operator.clone() } else { String::new() };
        Ok(tags.into_iter().map(|tag| self.label(design, LabelCode::Tag(tag), say)).collect())
    }

    /// Renders labels and records the print. `skip` is the number of label positions to leave empty on the first sheet.
    ///
    /// # Errors
    /// When a label does not fit the stock, or the actor lacks the permission.
    pub fn print_labels(
        self,
        acting: &Acting,
        labels: &[Label],
        stock: &'static Stock,
        skip: usize,
        form: Form,
    ) -> Result<Vec<u8>, DeskError> {
        if !acting.actor.may(Permission::Label) {
            return Err(DeskError::Forbidden);
        }
        let bytes = match form {
            Form::Pdf => sheet::sheet(labels, stock, skip).map_err(|e| refused(&e))?,
            Form::Png => {
                let first = labels.first().ok_or_else(|| DeskError::field_error("tags", ErrorCode::Missing, ""))?;
                sheet::png(first, stock, stock.dpi).map_err(|e| refused(&e))?
            }
            Form::Zpl => sheet::zpl(labels, stock, stock.dpi).map_err(|e| refused(&e))?.into_bytes(),
        };
        let tags: Vec<Tag> = labels.iter().filter_map(|l| l.code.tag()).collect();
        let name = stock.name.clone();
        for (place, chunk) in tags.chunks(TAGS_PER_EVENT).enumerate() {
            let once = acting.idempotency_key.as_ref().map(|once| IdempotencyKey { key: format!("{}:{place}", once.key), ..once.clone() });
            let (name, chunk) = (name.clone(), chunk.to_vec());
            self.desk.write(&Acting { idempotency_key: once, ..acting.clone() }, Permission::Label, move |tx| {
                let what = EventData::Labels { stock: name.clone(), tags: chunk.clone() };
                let appended = tx.append(Event::new(Subject::Labels, &name, what))?;
                Ok(store::device::label::project(tx.store, &name, &chunk, &appended)?)
            })?;
        }
        Ok(bytes)
    }
}

/// The longest support that is known, with its system; empty when none is.
fn supported_until(device: &Device, support: SupportView<'_>) -> String {
    let outlook = support.outlook(device);
    let (Some(best), Some(day)) = (outlook.best(), outlook.until()) else { return String::new() };
    format!("{} {} · {}", in_both("label-supported"), support_text::month(day), support_text::system(Locale::Fr, best))
}

fn last_six(serial: &str) -> String {
    let count = serial.chars().count();
    serial.chars().skip(count.saturating_sub(6)).collect()
}
