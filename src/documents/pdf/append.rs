//! Adds pages to a finished PDF without touching a byte of it: an incremental update (PDF 1.7, ISO 32000-1 §7.5.6).
//!
//! The file before stays the exact prefix, so its hash can still be checked. What changes in the tail: the page tree, the structure tree
//! and the trailer. Catalogue, information, language and all old pages stay as they are.

use super::error::PdfError;
use super::tail::{self, Ground};
use lopdf::xref::{XrefEntry, XrefType};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Most bytes to which one stream of either file may be decompressed while it is read.
const MOST: usize = 64 * 1024 * 1024;
/// The highest object number that readers accept (ISO 32000-1, annex C).
const HIGHEST: u32 = 8_388_607;
/// What pages inherit from the nodes of the page tree (ISO 32000-1, table 30).
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// Returns the tail that adds all pages of `more` after those of `sealed`, to be written behind `sealed`. The same input gives the same
/// bytes. When both are tagged, the new pages are tagged too; the identifier of the file stays the same, that of its version changes.
///
/// # Errors
/// [`PdfError::Read`] when one of the two is damaged, encrypted, cut off or no PDF, or has no pages.
pub fn append(sealed: &[u8], more: &[u8]) -> Result<Vec<u8>, PdfError> {
    let (old, new) = (load(sealed)?, load(more)?);
    let ground = Ground {
        length: sealed.len(),
        is_closed: sealed.ends_with(b"\n"),
        xref: old.xref_start,
        has_streams: matches!(old.reference_table.cross_reference_type, XrefType::CrossReferenceStream),
    };
    let (objects, next) = update(&old, &new).map_err(|error| match error {
        PdfError::Write(why) => PdfError::Read(why),
        other => other,
    })?;
    let mut version = Sha256::new();
    version.update(sealed);
    version.update(more);
    let version = Object::String(version.finalize().iter().copied().take(16).collect(), StringFormat::Hexadecimal);
    let file_id = old.trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|ids| ids.first()).unwrap_or(&version).clone();
    let mut trailer = Dictionary::new();
    for key in ["Root", "Info"] {
        if let Ok(value) = old.trailer.get(key.as_bytes()) {
            trailer.set(key, value.clone());
        }
    }
    trailer.set("ID", vec![file_id, version]);
    let tail = tail::write(&ground, &objects, &trailer, next)?;
    // What cannot be read back is never handed out.
    let whole = load(&[sealed, &tail].concat())?;
    if whole.page_iter().count() != old.page_iter().count() + new.page_iter().count() {
        return Err(PdfError::read("its page tree cannot be extended"));
    }
    Ok(tail)
}

/// Reads a whole, unencrypted PDF with at least one page, in which every object can be read.
fn load(bytes: &[u8]) -> Result<Document, PdfError> {
    let end = bytes.trim_ascii_end();
    if !bytes.starts_with(b"%PDF-") || !end.ends_with(b"%%EOF") {
        return Err(PdfError::read("it is cut off, or no PDF"));
    }
    let file = Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MOST)).map_err(PdfError::read)?;
    if file.trailer.has(b"Encrypt") {
        return Err(PdfError::read("it is encrypted"));
    }
    for (number, entry) in &file.reference_table.entries {
        let is_used = matches!(entry, XrefEntry::Normal { .. } | XrefEntry::Compressed { .. });
        if is_used && file.objects.range((*number, 0)..=(*number, u16::MAX)).next().is_none() {
            return Err(PdfError::read("an object of it is damaged"));
        }
    }
    if file.page_iter().next().is_none() {
        return Err(PdfError::read("it has no pages"));
    }
    Ok(file)
}

/// A dictionary behind a reference that the catalogue of a file holds.
fn part<'a>(file: &'a Document, key: &[u8]) -> Result<(ObjectId, &'a Dictionary), PdfError> {
    let id = file.catalog()?.get(key).and_then(Object::as_reference)?;
    Ok((id, file.get_dictionary(id)?))
}

/// The new and changed objects, and the first object number that is free after them.
fn update(old: &Document, new: &Document) -> Result<(BTreeMap<ObjectId, Object>, u32), PdfError> {
    let (pages_id, pages) = part(old, b"Pages")?;
    let (new_pages_id, _) = part(new, b"Pages")?;
    let trees = part(old, b"StructTreeRoot").ok().zip(part(new, b"StructTreeRoot").ok());
    let mut graft = Graft::new(old, new)?;
    graft.moved.insert(new_pages_id, pages_id);
    let leaves: Vec<ObjectId> = new.page_iter().collect();
    for leaf in &leaves {
        graft.page(*leaf, new_pages_id, pages, trees.is_some())?;
    }
    let mut changed = BTreeMap::new();
    if let Some(((tree_id, tree), (new_tree_id, new_tree))) = trees {
        graft.merge((tree_id, tree), (new_tree_id, new_tree), &mut changed)?;
    }
    let mut node = pages.clone();
    let mut kids = items(old, pages.get(b"Kids")?);
    kids.extend(leaves.iter().map(|leaf| graft.copy(&Object::Reference(*leaf))));
    node.set("Kids", kids);
    let count = pages.get(b"Count").and_then(Object::as_i64)?;
    node.set("Count", count.saturating_add(i64::try_from(leaves.len()).unwrap_or(i64::MAX)));
    changed.insert(pages_id, Object::Dictionary(node));
    let next = graft.finish(&mut changed)?;
    Ok((changed, next))
}

/// An array, or the one object that stands for it; nothing for null.
fn items(file: &Document, object: &Object) -> Vec<Object> {
    match file.dereference(object) {
        Ok((_, Object::Array(items))) => items.clone(),
        Ok((_, Object::Null)) | Err(_) => Vec::new(),
        Ok(_) => vec![object.clone()],
    }
}

/// An element with more children after its own.
fn with_kids(file: &Document, element: &Dictionary, added: Vec<Object>) -> Dictionary {
    let mut kids = element.get(b"K").map(|kids| items(file, kids)).unwrap_or_default();
    kids.extend(added);
    let mut element = element.clone();
    element.set("K", kids);
    element
}

/// The entries of a number tree, with its branches.
fn numbers(file: &Document, tree: &Object) -> Result<Vec<(i64, Object)>, PdfError> {
    let (mut open, mut all, mut seen) = (vec![tree.clone()], Vec::new(), BTreeSet::new());
    while let Some(node) = open.pop() {
        if node.as_reference().is_ok_and(|id| !seen.insert(id)) {
            return Err(PdfError::read("a tree in it is a circle"));
        }
        let (_, node) = file.dereference(&node)?;
        let node = node.as_dict()?;
        open.extend(node.get(b"Kids").map(|kids| items(file, kids)).unwrap_or_default());
        for pair in node.get(b"Nums").map(|nums| items(file, nums)).unwrap_or_default().chunks(2) {
            if let [Object::Integer(key), value] = pair {
                all.push((*key, value.clone()));
            }
        }
    }
    all.sort_by_key(|(key, _)| *key);
    Ok(all)
}

/// Objects of one file on their way into another.
struct Graft<'a> {
    old: &'a Document,
    new: &'a Document,
    /// Objects of the new file that are changed before they are copied.
    replaced: BTreeMap<ObjectId, Object>,
    /// The number in the old file for each object copied so far, and for those that it has already.
    moved: BTreeMap<ObjectId, ObjectId>,
    /// Objects that are numbered but not yet copied.
    open: Vec<ObjectId>,
    next: u32,
    /// Added to the keys of the new structure, so that they follow those of the old one.
    shift: i64,
}

impl<'a> Graft<'a> {
    fn new(old: &'a Document, new: &'a Document) -> Result<Self, PdfError> {
        let listed = old.trailer.get(b"Size").and_then(Object::as_i64).ok().and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
        let used = old.objects.keys().map(|id| id.0).chain([old.max_id]).max().unwrap_or(0);
        let next = listed.max(used.saturating_add(1));
        let most = u32::try_from(new.objects.len()).unwrap_or(u32::MAX);
        if next.saturating_add(most) >= HIGHEST {
            return Err(PdfError::read("it has too many objects"));
        }
        Ok(Self { old, new, replaced: BTreeMap::new(), moved: BTreeMap::new(), open: Vec::new(), next, shift: 0 })
    }

    /// Prepares a page: it gets what it inherits, and its parent becomes the root of the old page tree.
    fn page(&mut self, id: ObjectId, root: ObjectId, old_root: &Dictionary, is_tagged: bool) -> Result<(), PdfError> {
        let mut page = self.new.get_dictionary(id)?.clone();
        let mut seen = BTreeSet::new();
        let mut above = page.get(b"Parent").and_then(Object::as_reference).ok();
        while let Some(parent) = above.filter(|id| seen.insert(*id)) {
            let node = self.new.get_dictionary(parent)?;
            for key in INHERITED {
                if let (false, Ok(value)) = (page.has(key), node.get(key)) {
                    page.set(key, value.clone());
                }
            }
            above = node.get(b"Parent").and_then(Object::as_reference).ok();
        }
        // It must not inherit from its new parent.
        if old_root.has(b"Rotate") && !page.has(b"Rotate") {
            page.set("Rotate", 0);
        }
        if let (true, false, Ok(media)) = (old_root.has(b"CropBox"), page.has(b"CropBox"), page.get(b"MediaBox").cloned()) {
            page.set("CropBox", media);
        }
        page.set("Parent", Object::Reference(root));
        if !is_tagged {
            page.remove(b"StructParents");
        }
        self.replaced.insert(id, Object::Dictionary(page));
        Ok(())
    }

    /// Merges the structure trees: the new elements become a part of the old document, if that is one element, else they stand beside it.
    fn merge(
        &mut self,
        (tree_id, tree): (ObjectId, &Dictionary),
        (new_tree_id, new_tree): (ObjectId, &Dictionary),
        changed: &mut BTreeMap<ObjectId, Object>,
    ) -> Result<(), PdfError> {
        let mut root = tree.clone();
        let parents = tree.get(b"ParentTree").cloned();
        let mut numbered = parents.as_ref().map_or(Ok(Vec::new()), |tree| numbers(self.old, tree))?;
        let after = numbered.last().map_or(0, |(key, _)| key.saturating_add(1));
        let listed = |tree: &Dictionary| tree.get(b"ParentTreeNextKey").and_then(Object::as_i64).unwrap_or(0).max(0);
        self.shift = after.max(listed(tree));

        let tops = tree.get(b"K").map(|kids| items(self.old, kids)).unwrap_or_default();
        let document = match tops.as_slice() {
            [Object::Reference(id)] => self.old.get_dictionary(*id).ok().map(|element| (*id, element)),
            _ => None,
        };
        self.moved.insert(new_tree_id, document.map_or(tree_id, |(id, _)| id));
        let added = self.elements(new_tree);
        match document {
            Some((id, element)) => changed.insert(id, Object::Dictionary(with_kids(self.old, element, added))),
            None => {
                root = with_kids(self.old, &root, added);
                None
            }
        };
        if let Ok(parents) = new_tree.get(b"ParentTree") {
            for (key, value) in numbers(self.new, parents)? {
                numbered.push((key.saturating_add(self.shift), self.copy(&value)));
            }
        }
        let after = numbered.last().map_or(0, |(key, _)| key.saturating_add(1));
        root.set("ParentTreeNextKey", after.max(self.shift.saturating_add(listed(new_tree))));
        let mut flat = Dictionary::new();
        flat.set("Nums", numbered.into_iter().flat_map(|(key, value)| [Object::Integer(key), value]).collect::<Vec<_>>());
        match parents.and_then(|parents| parents.as_reference()) {
            Ok(id) => drop(changed.insert(id, Object::Dictionary(flat))),
            Err(_) => root.set("ParentTree", flat),
        }
        changed.insert(tree_id, Object::Dictionary(root));
        Ok(())
    }

    /// The topmost elements of the new structure tree: parts, which say their language where it is not that of the old file.
    fn elements(&mut self, new_tree: &Dictionary) -> Vec<Object> {
        let language = |file: &Document| file.catalog().and_then(|catalog| catalog.get(b"Lang")).cloned().ok();
        let spoken = language(self.new).filter(|new| Some(new) != language(self.old).as_ref());
        let kids = new_tree.get(b"K").map(|kids| items(self.new, kids)).unwrap_or_default();
        let place = |kid: &Object| {
            if let Ok(id) = kid.as_reference()
                && let Ok(mut element) = self.new.get_dictionary(id).cloned()
            {
                if let (Some(language), false) = (&spoken, element.has(b"Lang")) {
                    element.set("Lang", language.clone());
                }
                if element.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == b"Document") {
                    element.set("S", Object::Name(b"Part".to_vec()));
                }
                self.replaced.insert(id, Object::Dictionary(element));
            }
            self.copy(kid)
        };
        kids.iter().map(place).collect()
    }

    /// An object with the numbers of the old file. Whatever it refers to will be copied.
    fn copy(&mut self, object: &Object) -> Object {
        match object {
            Object::Reference(id) => self.number(*id).map_or(Object::Null, Object::Reference),
            Object::Array(items) => Object::Array(items.iter().map(|item| self.copy(item)).collect()),
            Object::Dictionary(dict) => Object::Dictionary(self.copy_dictionary(dict)),
            Object::Stream(stream) => Object::Stream(lopdf::Stream::new(self.copy_dictionary(&stream.dict), stream.content.clone())),
            plain => plain.clone(),
        }
    }

    fn copy_dictionary(&mut self, dict: &Dictionary) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, value) in dict {
            let value = match (key.as_slice(), value) {
                (b"StructParents" | b"StructParent", Object::Integer(key)) => Object::Integer(key.saturating_add(self.shift)),
                (_, value) => self.copy(value),
            };
            copy.set(key.clone(), value);
        }
        copy
    }

    /// The number of an object in the old file; `None` when the new file does not have it.
    fn number(&mut self, id: ObjectId) -> Option<ObjectId> {
        if let Some(moved) = self.moved.get(&id) {
            return Some(*moved);
        }
        if !self.new.objects.contains_key(&id) {
            return None;
        }
        let moved = (self.next, 0);
        self.next = self.next.saturating_add(1);
        self.moved.insert(id, moved);
        self.open.push(id);
        Some(moved)
    }

    /// Copies everything that is referred to; returns the first number that is free after it.
    fn finish(mut self, into: &mut BTreeMap<ObjectId, Object>) -> Result<u32, PdfError> {
        while let Some(id) = self.open.pop() {
            let object = match self.replaced.remove(&id) {
                Some(object) => object,
                None => self.new.get_object(id)?.clone(),
            };
            let copy = self.copy(&object);
            if let Some(moved) = self.moved.get(&id) {
                into.insert(*moved, copy);
            }
        }
        Ok(self.next)
    }
}

#[cfg(test)]
mod tests {
    use super::append;
    use crate::documents::layout::model::{Block, Column, Document as Paper};
    use crate::documents::layout::typeset::to_pdf;
    use crate::documents::pdf::error::PdfError;
    use crate::i18n::Locale;
    use chrono::{TimeZone, Utc};
    use lopdf::content::Content;
    use lopdf::xref::XrefType;
    use lopdf::{Document, Object, ObjectId};
    use std::collections::BTreeMap;

    /// A document whose pages all say a word.
    fn paper(locale: Locale, word: &str, pages: usize) -> Vec<u8> {
        let page = [
            Block::Heading(format!("{word} é")),
            Block::Paragraph(format!("{word} again")),
            Block::Table {
                columns: vec![Column::name("A", 1.0), Column::number("B", 1.0)],
                rows: vec![vec![word.into(), "7".into()]],
                total: false,
            },
            Block::Qr { payload: word.into(), caption: word.into() },
        ];
        let mut blocks = vec![page.to_vec(); pages].join(&Block::PageBreak);
        blocks.push(Block::Paragraph(word.into()));
        let paper = Paper {
            title: format!("Title of {word}"),
            number: Some("ACT-2026-000012".into()),
            locale,
            author: "Operator".into(),
            subject: "Subject".into(),
            created: Utc.with_ymd_and_hms(2026, 9, 14, 8, 5, 0).unwrap(),
            footer: "Footer".into(),
            blocks,
        };
        to_pdf(&paper).unwrap()
    }

    fn whole(sealed: &[u8], more: &[u8]) -> Vec<u8> {
        [sealed, &append(sealed, more).unwrap()].concat()
    }

    fn texts(file: &Document) -> Vec<String> {
        file.get_pages().into_keys().map(|page| file.extract_text(&[page]).unwrap()).collect()
    }

    /// All marks of all pages, as the pages have them.
    fn marks(file: &Document) -> Vec<(ObjectId, i64)> {
        let mut all = Vec::new();
        for page in file.page_iter() {
            for op in Content::decode(&file.get_page_content(page)).unwrap().operations.iter().filter(|op| op.operator == "BDC") {
                all.push((page, op.operands[1].as_dict().unwrap().get(b"MCID").and_then(Object::as_i64).unwrap()));
            }
        }
        all
    }

    /// Walks the structure tree: each element with its parent, each mark with the element it belongs to.
    fn walk(file: &Document, id: ObjectId, parent: ObjectId, said: &mut BTreeMap<(ObjectId, i64), ObjectId>) {
        let element = file.get_dictionary(id).unwrap();
        assert_eq!(element.get(b"P").and_then(Object::as_reference).unwrap(), parent);
        let page = element.get(b"Pg").and_then(Object::as_reference);
        for kid in element.get(b"K").and_then(Object::as_array).unwrap() {
            match kid {
                Object::Reference(kid) => walk(file, *kid, id, said),
                Object::Integer(mark) => assert_eq!(said.insert((*page.as_ref().unwrap(), *mark), id), None),
                Object::Dictionary(kid) => {
                    let page = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                    assert_eq!(said.insert((page, kid.get(b"MCID").and_then(Object::as_i64).unwrap()), id), None);
                }
                other => panic!("{other:?} in the structure"),
            }
        }
    }

    /// Checks that the structure tree and the tree of parents name every mark of every page; returns the languages of the added parts.
    fn tagged(file: &Document) -> Vec<Option<String>> {
        let root_id = file.catalog().unwrap().get(b"StructTreeRoot").and_then(Object::as_reference).unwrap();
        let root = file.get_dictionary(root_id).unwrap();
        let top = root.get(b"K").and_then(Object::as_reference).unwrap();
        let mut said = BTreeMap::new();
        walk(file, top, root_id, &mut said);
        let mut parents = BTreeMap::new();
        let tree = file.get_dictionary(root.get(b"ParentTree").and_then(Object::as_reference).unwrap()).unwrap();
        for pair in tree.get(b"Nums").and_then(Object::as_array).unwrap().chunks(2) {
            let (_, list) = file.dereference(&pair[1]).unwrap();
            assert_eq!(parents.insert(pair[0].as_i64().unwrap(), list.as_array().unwrap().clone()), None);
        }
        let marks = marks(file);
        for (page, mark) in &marks {
            let key = file.get_dictionary(*page).unwrap().get(b"StructParents").and_then(Object::as_i64).unwrap();
            assert_eq!(parents[&key][usize::try_from(*mark).unwrap()].as_reference().ok(), said.remove(&(*page, *mark)));
        }
        assert!(said.is_empty() && !marks.is_empty());
        assert_eq!(root.get(b"ParentTreeNextKey").and_then(Object::as_i64).ok(), parents.into_keys().last().map(|key| key + 1));
        let kids = file.get_dictionary(top).unwrap().get(b"K").and_then(Object::as_array).unwrap();
        let parts = kids.iter().map(|kid| file.get_dictionary(kid.as_reference().unwrap()).unwrap());
        let parts = parts.filter(|part| part.get(b"S").and_then(Object::as_name).unwrap() == b"Part");
        let language = |part: &lopdf::Dictionary| part.get(b"Lang").and_then(Object::as_str).map(<[u8]>::to_vec).ok();
        parts.map(|part| language(part).map(|bytes| String::from_utf8(bytes).unwrap())).collect()
    }

    #[test]
    fn new_pages_follow_the_old_ones_and_nothing_old_changes() {
        let (sealed, more) = (paper(Locale::Fr, "Old", 3), paper(Locale::Nl, "New", 2));
        let both = whole(&sealed, &more);
        assert!(both.starts_with(&sealed) && both == whole(&sealed, &more));
        let (old, new, file) =
            (Document::load_mem(&sealed).unwrap(), Document::load_mem(&more).unwrap(), Document::load_mem(&both).unwrap());
        assert_eq!((old.get_pages().len(), new.get_pages().len()), (3, 2));
        assert_eq!(texts(&file), [texts(&old), texts(&new)].concat());
        assert!(texts(&file)[4].contains("New é"));
        assert_eq!((tagged(&old), tagged(&file)), (vec![], vec![Some("nl-BE".to_owned())]));
        assert_eq!(marks(&file).len(), marks(&old).len() + marks(&new).len());
        let id = |file: &Document, place: usize| file.trailer.get(b"ID").and_then(Object::as_array).unwrap()[place].clone();
        assert_eq!((id(&file, 0), file.trailer.get(b"Info").ok()), (id(&old, 0), old.trailer.get(b"Info").ok()));
        assert_ne!(id(&file, 1), id(&old, 1));
        assert_eq!(file.catalog().unwrap(), old.catalog().unwrap());
        // Of the old objects only four change: the page tree, the structure tree, its one document, and its tree of parents.
        let changed = old.objects.iter().filter(|(id, object)| file.objects.get(id) != Some(object)).count();
        assert_eq!(changed, 4);
        let seen = hayro::hayro_syntax::Pdf::new(both.clone()).unwrap();
        assert_eq!(seen.pages().len(), 5);
    }

    #[test]
    fn pages_can_be_added_again_and_to_an_older_kind_of_file() {
        let (sealed, more) = (paper(Locale::Fr, "Old", 1), paper(Locale::Fr, "New", 1));
        let twice = whole(&whole(&sealed, &more), &more);
        let file = Document::load_mem(&twice).unwrap();
        assert_eq!((texts(&file).len(), tagged(&file)), (3, vec![None, None]));
        assert_eq!(hayro::hayro_syntax::Pdf::new(twice).unwrap().pages().len(), 3);

        let mut plain = Document::load_mem(&sealed).unwrap();
        plain.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
        for key in [b"Type".as_slice(), b"W", b"Index", b"Length", b"Filter", b"DecodeParms"] {
            plain.trailer.remove(key);
        }
        let mut older = Vec::new();
        plain.save_to(&mut older).unwrap();
        let tail = append(&older, &more).unwrap();
        assert!(tail.windows(9).any(|part| part == b"\ntrailer\n"));
        let both = whole(&[older, tail].concat(), &more);
        let file = Document::load_mem(&both).unwrap();
        assert_eq!((texts(&file).len(), tagged(&file)), (3, vec![None, None]));
        assert_eq!(hayro::hayro_syntax::Pdf::new(both).unwrap().pages().len(), 3);
    }

    /// Where one of the two is not tagged, the new pages are not, and nothing points to what is not there.
    #[test]
    fn untagged_files_stay_readable() {
        let tagged = paper(Locale::Fr, "Old", 1);
        let mut plain = Document::load_mem(&tagged).unwrap();
        plain.catalog_mut().unwrap().remove(b"StructTreeRoot");
        let mut bytes = Vec::new();
        plain.save_modern(&mut bytes).unwrap();
        for (sealed, more) in [(&bytes, &tagged), (&tagged, &bytes)] {
            let file = Document::load_mem(&whole(sealed, more)).unwrap();
            let last = file.page_iter().last().unwrap();
            assert_eq!(file.get_pages().len(), 2);
            assert!(!file.get_dictionary(last).unwrap().has(b"StructParents"));
        }
    }

    #[test]
    fn garbage_and_cut_files_are_refused() {
        let (sealed, more) = (paper(Locale::Fr, "Old", 1), paper(Locale::Nl, "New", 1));
        let both = whole(&sealed, &more);
        for bad in [
            b"".as_slice(),
            b"%PDF-1.7\n%%EOF",
            b"garbage",
            &[0; 400],
            b"%PDF-1.7\nstartxref\n9999999999\n%%EOF",
            b"%PDF-1.7\nstartxref\n0\n%%EOF",
        ] {
            assert!(matches!(append(bad, &more), Err(PdfError::Read(_))), "{bad:?}");
            assert!(matches!(append(&sealed, bad), Err(PdfError::Read(_))), "{bad:?}");
        }
        for cut in (0..both.len() - 1).step_by(61).filter(|cut| *cut != sealed.len()) {
            assert!(matches!(append(&both[..cut], &more), Err(PdfError::Read(_))), "cut after {cut} bytes");
            assert!(matches!(append(&sealed, &both[..cut]), Err(PdfError::Read(_))), "cut after {cut} bytes");
        }
    }

    /// Whatever is damaged, there is an error or a whole file, never a panic.
    #[test]
    fn damaged_files_do_no_harm() {
        let (sealed, more) = (paper(Locale::Fr, "Old", 1), paper(Locale::Nl, "New", 1));
        let both = whole(&sealed, &more);
        let mut state = 7_u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let signs = b"0123456789 /<>[]()R\n%x\xff";
        let mut refused = 0;
        for _ in 0..300 {
            let mut bad = both.clone();
            for _ in 0..=random(8) {
                // The tail, which is not compressed, is hit more often.
                let at = if random(3) == 0 { random(bad.len()) } else { sealed.len() + random(bad.len() - sealed.len()) };
                bad[at] = signs[random(signs.len())];
            }
            for made in [append(&bad, &more), append(&sealed, &bad)] {
                refused += usize::from(made.is_err());
            }
        }
        assert!(refused > 50, "{refused}");
    }
}
