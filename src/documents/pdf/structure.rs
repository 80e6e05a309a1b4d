//! The structure tree of a tagged PDF, for screen readers: headings, paragraphs, tables and lists.
//!
//! Each element refers to marked content on the pages (PDF 1.7, ISO 32000-1 §14.7).

use super::error::{PdfError, text_string};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// An element, by its index in the tree.
pub(in crate::documents) type Place = usize;

enum Kid {
    Element(Place),
    Content { page: usize, mark: i64 },
}

struct Element {
    role: &'static str,
    parent: Place,
    kids: Vec<Kid>,
    /// The alternative text of a figure.
    alternative: Option<String>,
    /// `Row` or `Column`, for a header cell.
    scope: Option<&'static str>,
    /// Its language, where it is not that of the document.
    language: Option<&'static str>,
}

/// The structure tree; its root element has index 0.
pub(in crate::documents) struct Tree {
    elements: Vec<Element>,
    /// For each page, the element of each mark given so far.
    marks: Vec<Vec<Place>>,
}

impl Tree {
    pub(in crate::documents) fn new() -> Self {
        let root = Element { role: "Document", parent: 0, kids: Vec::new(), alternative: None, scope: None, language: None };
        Self { elements: vec![root], marks: Vec::new() }
    }

    /// Adds an element as the last child of another.
    pub(in crate::documents) fn add(&mut self, parent: Place, role: &'static str) -> Place {
        let place = self.elements.len();
        self.elements.push(Element { role, parent, kids: Vec::new(), alternative: None, scope: None, language: None });
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Kid::Element(place));
        }
        place
    }

    /// Sets the alternative text of a figure.
    pub(in crate::documents) fn describe(&mut self, place: Place, alternative: &str) {
        if let Some(element) = self.elements.get_mut(place) {
            element.alternative = Some(alternative.to_owned());
        }
    }

    /// Makes a cell the header of its `Row` or `Column`.
    pub(in crate::documents) fn head(&mut self, place: Place, scope: &'static str) {
        if let Some(element) = self.elements.get_mut(place) {
            element.scope = Some(scope);
        }
    }

    /// Sets the language of an element and its children.
    pub(in crate::documents) fn speak(&mut self, place: Place, language: &'static str) {
        if let Some(element) = self.elements.get_mut(place) {
            element.language = Some(language);
        }
    }

    /// The structure type of an element, such as `P` or `TD`.
    pub(in crate::documents) fn role(&self, place: Place) -> &'static str {
        self.elements.get(place).map_or("P", |element| element.role)
    }

    /// Allocates a mark (MCID) for content of an element on a page.
    pub(in crate::documents) fn mark(&mut self, place: Place, page: usize) -> i64 {
        if self.marks.len() <= page {
            self.marks.resize_with(page + 1, Vec::new);
        }
        let Some(marks) = self.marks.get_mut(page) else { return 0 };
        let mark = i64::try_from(marks.len()).unwrap_or(i64::MAX);
        marks.push(place);
        if let Some(element) = self.elements.get_mut(place) {
            element.kids.push(Kid::Content { page, mark });
        }
        mark
    }

    /// Writes the tree into a PDF file with these pages.
    pub(in crate::documents) fn write(self, file: &mut Document, pages: &[ObjectId]) -> Result<(), PdfError> {
        let ids: Vec<ObjectId> = self.elements.iter().map(|_| file.new_object_id()).collect();
        let id = |place: Place| ids.get(place).copied().map_or(Object::Null, Object::Reference);
        let root = file.new_object_id();
        for (place, element) in self.elements.iter().enumerate() {
            let mut dict = Dictionary::new();
            dict.set("S", Object::Name(element.role.as_bytes().to_vec()));
            dict.set("P", if place == 0 { Object::Reference(root) } else { id(element.parent) });
            let page_of = |page: usize| pages.get(page).copied().map_or(Object::Null, Object::Reference);
            let first = element.kids.iter().find_map(|kid| match kid {
                Kid::Content { page, .. } => Some(*page),
                Kid::Element(_) => None,
            });
            if let Some(first) = first {
                dict.set("Pg", page_of(first));
            }
            let kids = element.kids.iter().map(|kid| match kid {
                Kid::Element(place) => id(*place),
                Kid::Content { page, mark } if Some(*page) == first => Object::Integer(*mark),
                Kid::Content { page, mark } => {
                    let mut reference = Dictionary::new();
                    reference.set("Type", Object::Name(b"MCR".to_vec()));
                    reference.set("Pg", page_of(*page));
                    reference.set("MCID", *mark);
                    Object::Dictionary(reference)
                }
            });
            dict.set("K", kids.collect::<Vec<_>>());
            if let Some(alternative) = &element.alternative {
                dict.set("Alt", text_string(alternative));
            }
            if let Some(language) = element.language {
                dict.set("Lang", text_string(language));
            }
            if let Some(scope) = element.scope {
                let mut attributes = Dictionary::new();
                attributes.set("O", Object::Name(b"Table".to_vec()));
                attributes.set("Scope", Object::Name(scope.as_bytes().to_vec()));
                dict.set("A", attributes);
            }
            if let Some(id) = ids.get(place) {
                file.set_object(*id, dict);
            }
        }
        let mut numbers = Vec::new();
        for (page, marks) in self.marks.iter().enumerate() {
            let key = i64::try_from(page).unwrap_or(i64::MAX);
            let elements: Vec<Object> = marks.iter().map(|place| id(*place)).collect();
            numbers.push(Object::Integer(key));
            numbers.push(Object::Reference(file.add_object(elements)));
        }
        for (key, page) in (0_i64..).zip(pages) {
            let page = file.get_dictionary_mut(*page)?;
            page.set("StructParents", key);
            page.set("Tabs", Object::Name(b"S".to_vec()));
        }
        let mut parents = Dictionary::new();
        parents.set("Nums", numbers);
        let mut structure = Dictionary::new();
        structure.set("Type", Object::Name(b"StructTreeRoot".to_vec()));
        structure.set("K", id(0));
        structure.set("ParentTree", file.add_object(parents));
        structure.set("ParentTreeNextKey", i64::try_from(pages.len()).unwrap_or(i64::MAX));
        file.set_object(root, structure);
        let mut marked = Dictionary::new();
        marked.set("Marked", true);
        let catalog = file.catalog_mut()?;
        catalog.set("MarkInfo", marked);
        catalog.set("StructTreeRoot", Object::Reference(root));
        Ok(())
    }
}
