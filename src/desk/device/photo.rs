//! Photographs of a device as evidence, for example of a destroyed disk, of damage or of a sticker.

use super::Devices;
use crate::desk::Acting;
use crate::desk::error::DeskError;
use crate::desk::evidence::report::{Kept, unreadable};
use crate::domain::account::actor::Permission;
use crate::domain::device::tag::Tag;
use crate::domain::event::Event;
use crate::domain::id::EvidenceId;
use crate::ingest::image::photo;
use crate::ledger::sha256_hex;
use crate::store::{self, evidence::EvidenceRow};

impl Devices<'_> {
    /// Stores a photograph of a device with its pixels and orientation, without any other metadata. The event seals the hash of the
    /// original file and, if it differs, the hash of the stored one. A photograph the device already has is not stored again.
    ///
    /// # Errors
    /// When it is no readable picture, or the tag has no device.
    pub(in crate::desk) fn keep_photo(self, acting: &Acting, tag: Tag, bytes: &[u8]) -> Result<Kept, DeskError> {
        let kept = photo::kept(bytes).map_err(|e| unreadable(&e))?;
        let (sha256, kept_sha256) = (sha256_hex(bytes), sha256_hex(&kept));
        self.desk.write(acting, Permission::Work, move |tx| {
            let tag = tx.device(tag)?.tag;
            let answer = |evidence, known| Kept {
                evidence,
                readings: serde_json::json!([]),
                matched: Some(tag),
                known,
                holds: Vec::new(),
                erased: Vec::new(),
            };
            let here = store::evidence::of_device(tx.store.read(), &tag)?;
            if let Some(known) = here.into_iter().find(|p| p.sha256 == sha256) {
                return Ok(answer(EvidenceId::new(known.id), true));
            }
            let piece = EvidenceRow {
                id: tx.id(),
                sha256: sha256.clone(),
                format: photo::FORMAT.to_owned(),
                reading: "[]".to_owned(),
                tag: Some(tag.as_str().to_owned()),
                dismissed: false,
                at: tx.now().naive_utc(),
            };
            let id = EvidenceId::new(piece.id.clone());
            let stripped = (kept_sha256 != sha256).then_some(kept_sha256.as_str());
            let event =
                Event::evidence(&id, &piece.sha256, stripped, &piece.format, Some(tag), false).read_as(sha256_hex(&piece.reading), None);
            let appended = tx.append(event)?;
            store::evidence::project(tx.store, &piece, Some(&kept), &appended)?;
            Ok(answer(id, false))
        })
    }

    /// A stored photograph with its media type. `None` when the evidence is something else or is not stored.
    ///
    /// # Errors
    /// When the database fails.
    pub fn photo(self, id: &EvidenceId) -> Result<Option<(&'static str, Vec<u8>)>, DeskError> {
        let bytes = self.desk.read(|c| {
            let found = store::evidence::find(c, id)?.filter(|p| p.format == photo::FORMAT);
            Ok(if found.is_some() { store::evidence::bytes(c, id)? } else { None })
        })?;
        Ok(bytes.and_then(|b| photo::Picture::recognise(&b).map(|kind| (kind.media_type(), b))))
    }
}
