//! What the document says of the things of the domain. The domain itself knows nothing of the document; these structs describe it, and
//! each is held to the fields of the thing it describes by the compiler.

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

/// Describes a struct of the domain field by field. The destructuring names every field: one that is added to the domain, or renamed
/// there, does not compile until it is said here too.
macro_rules! tells {
    ($(#[$meta:meta])* $name:ident of $thing:path { $($(#[$field_meta:meta])* $field:ident: $kind:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, serde::Serialize, utoipa::ToSchema)]
        pub struct $name { $($(#[$field_meta])* pub $field: $kind),+ }

        const _: fn(&$thing) = |thing| { let $thing { $($field: _),+ } = thing; };
    };
}
use tells;
