//! Locations: the places in the depot where devices stand, created and changed.

use super::Devices;
use crate::desk::Acting;
use crate::desk::error::{DeskError, ErrorCode, Noun};
use crate::desk::validation::Validation;
use crate::domain::account::actor::Permission;
use crate::domain::device::location;
use crate::domain::device::location::Location;
use crate::domain::event::{Event, EventData};
use crate::domain::subject::Subject;
use crate::store;

impl Devices<'_> {
    /// Creates a location, or changes its name, its parent, or whether it is in use.
    ///
    /// # Errors
    /// When the code has the wrong form, the name is missing, the parent is unknown, or the location is its own parent.
    pub fn put_location(self, acting: &Acting, code: &str, name: &str, parent: Option<&str>, active: bool) -> Result<Location, DeskError> {
        let mut validation = Validation::default();
        let read_code = |validation: &mut Validation, field: &str, text: &str| {
            location::code(text).unwrap_or_else(|| {
                validation.field_error(field, ErrorCode::Form, "A-01-03");
                String::new()
            })
        };
        let code = read_code(&mut validation, "code", code);
        let parent = parent.filter(|p| !p.trim().is_empty()).map(|p| read_code(&mut validation, "parent", p));
        if parent.as_ref() == Some(&code) && !code.is_empty() {
            validation.field_error("parent", ErrorCode::Form, &code);
        }
        let name = validation.text("name", name);
        validation.done()?;
        let place = Location { code, name, parent, active };
        self.desk.write(acting, Permission::ManageLocation, move |tx| {
            if let Some(parent) = &place.parent
                && store::device::location::find(tx.store.read(), parent)?.is_none()
            {
                return Err(DeskError::not_found(Noun::Location, parent));
            }
            let appended = tx.append(Event::new(Subject::Location, &place.code, EventData::Location(place.clone())))?;
            store::device::location::project(tx.store, &place, &appended)?;
            Ok(place)
        })
    }
}
