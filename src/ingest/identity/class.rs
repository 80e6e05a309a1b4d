//! How far a serial number can be trusted.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// How far a serial number can be trusted to identify one device or disk.
    SerialClass {
        /// It identifies one thing.
        Usable => "usable",
        /// Doubtful: it is stored and shown, but never the only reason to match two records.
        Ambiguous => "ambiguous",
        /// Empty or a placeholder: there is no serial number.
        Placeholder => "placeholder",
        /// This kind of report never contains one.
        Absent => "absent",
    }
}
