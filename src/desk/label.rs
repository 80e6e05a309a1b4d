//! Labels: what is printed for which device; every print is on record, so that a reprint is seen.

use super::error::{Because, DeskError, What};
use super::{Acting, Desk};
use crate::documents::labels::{self, Label, LabelError};
use crate::documents::stock::Stock;
use crate::domain::actor::Act;
use crate::domain::event::{Event, Happening, Subject};
use crate::domain::tag::Tag;
use crate::i18n::Locale;
use crate::store;

/// The most labels of one print.
pub const MOST_LABELS: usize = 10_000;
/// Tags named in one event: a leaf has 65,535 bytes at most.
const TAGS_PER_EVENT: usize = 2_000;

/// The form labels come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Sheets or a roll, ready to print.
    Pdf,
    /// One label as pixels.
    Png,
    /// For label printers that speak it.
    Zpl,
}

fn refused(error: &LabelError) -> DeskError {
    DeskError::flaw("stock", Because::Label, error)
}

/// The stock of a name.
///
/// # Errors
/// When there is none.
pub fn stock(name: &str) -> Result<&'static Stock, DeskError> {
    Stock::named(name).map_err(|_unknown| DeskError::none(What::Stock, name))
}

impl Desk {
    /// The labels of devices, in the order given. The tag's sentences are in French and Dutch: a label serves both.
    ///
    /// # Errors
    /// When a tag has no device, or there are too many.
    pub fn labels_of(&self, tags: &[Tag]) -> Result<Vec<Label>, DeskError> {
        if tags.is_empty() || tags.len() > MOST_LABELS {
            return Err(DeskError::flaw("tags", Because::Bounds, format!("1–{MOST_LABELS}")));
        }
        let operator = self.read(|c| Ok(store::setting::operator(c)?))?;
        let name = if operator.fr == operator.nl { operator.fr.clone() } else { format!("{} · {}", operator.fr, operator.nl) };
        self.read(|c| {
            tags.iter()
                .map(|tag| {
                    let device = store::device::find(c, tag)?.ok_or_else(|| DeskError::none(What::Device, tag))?;
                    let kind = format!("kind-{}", device.kind.as_str().replace('_', "-"));
                    let (fr, nl) = (Locale::Fr.t(&kind), Locale::Nl.t(&kind));
                    let kinds = if fr == nl { fr } else { format!("{fr} · {nl}") };
                    let serial = device.specification.serial.as_deref().map(last_six).unwrap_or_default();
                    let model = format!("{} {serial}", device.specification.name()).trim().to_owned();
                    let lines = [name.clone(), kinds, model].into_iter().filter(|l| !l.is_empty()).collect();
                    Ok(Label { tag: *tag, payload: tag.payload(self.base_url()), lines, test: self.base_url().is_none() })
                })
                .collect()
        })
    }

    /// Labels of fresh tags, printed before there is a device; each is bound at its first scan.
    ///
    /// # Errors
    /// When there are none or too many.
    pub fn blank_labels(&self, count: usize) -> Result<Vec<Label>, DeskError> {
        if count == 0 || count > MOST_LABELS {
            return Err(DeskError::flaw("blank", Because::Bounds, format!("1–{MOST_LABELS}")));
        }
        let operator = self.read(|c| Ok(store::setting::operator(c)?))?;
        let mut tags = std::collections::BTreeSet::new();
        while tags.len() < count {
            let tag = Tag::from_bits(self.house.chance.bits());
            if self.read(|c| Ok(store::device::find(c, &tag)?))?.is_none() {
                tags.insert(tag);
            }
        }
        let label = |tag: Tag| Label {
            tag,
            payload: tag.payload(self.base_url()),
            lines: vec![operator.fr.clone()],
            test: self.base_url().is_none(),
        };
        Ok(tags.into_iter().map(label).collect())
    }

    /// Draws labels and records the print.
    ///
    /// # Errors
    /// When a label does not fit the stock, or the actor may not print.
    pub fn print(&self, acting: &Acting, labels: &[Label], stock: &'static Stock, skip: usize, form: Form) -> Result<Vec<u8>, DeskError> {
        if !acting.actor.may(Act::Label) {
            return Err(DeskError::Forbidden);
        }
        let bytes = match form {
            Form::Pdf => labels::sheet(labels, stock, skip).map_err(|e| refused(&e))?,
            Form::Png => {
                let first = labels.first().ok_or_else(|| DeskError::flaw("tags", Because::Missing, ""))?;
                labels::png(first, stock, stock.dpi.max(300)).map_err(|e| refused(&e))?
            }
            Form::Zpl => labels::zpl(labels, stock, stock.dpi).map_err(|e| refused(&e))?.into_bytes(),
        };
        let tags: Vec<Tag> = labels.iter().map(|l| l.tag).collect();
        let name = stock.name.clone();
        self.write(acting, Act::Label, move |bench| {
            for chunk in tags.chunks(TAGS_PER_EVENT) {
                let what = Happening::Labels { stock: name.clone(), tags: chunk.to_vec() };
                let appended = bench.append(Event::new(Subject::Labels, &name, what))?;
                store::label::project(bench.tx, &name, chunk, &appended)?;
            }
            Ok(())
        })?;
        Ok(bytes)
    }
}

fn last_six(serial: &str) -> String {
    let count = serial.chars().count();
    serial.chars().skip(count.saturating_sub(6)).collect()
}
