//! The schemas of domain types in the OpenAPI document. The domain itself does not depend on OpenAPI; these structs describe it, and the
//! compiler holds each to the fields of the type it describes.

pub mod allocation;
mod device;
mod follow_up;
pub mod partner;
mod request;
mod scan;
pub mod settings;
mod step;
mod stock_take;
pub mod waste;
mod words;

pub use self::allocation::*;
pub use self::partner::*;
pub use self::settings::*;
pub use self::waste::*;
pub use device::*;
pub use follow_up::*;
pub use request::*;
pub use scan::*;
pub use step::*;
pub use stock_take::*;
pub use words::*;

/// Describes a domain struct field by field. The destructuring names every field: one that is added or renamed in the domain does not
/// compile until it is described here too.
macro_rules! tells {
    ($(#[$meta:meta])* $name:ident of $thing:path { $($(#[$field_meta:meta])* $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, serde::Serialize, utoipa::ToSchema)]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind),+ }

        const _: fn(&$thing) = |thing| { let $thing { $($field: _),+ } = thing; };
    };
}
use tells;
