//! The kinds of machine a report can be about.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// What a report describes: a kind of device, or something that is not one whole device.
    ReportKind {
        Desktop => "desktop",
        /// Computer and screen in one case.
        AllInOne => "all_in_one",
        Laptop => "laptop",
        Tablet => "tablet",
        Phone => "phone",
        Monitor => "monitor",
        Server => "server",
        /// A virtual machine: it is not a device that can be handed over.
        Virtual => "virtual",
        /// A computer, but the report does not say which type of case it has.
        Unknown => "unknown",
        /// One or more disks without the computer around them.
        Storage => "storage",
        /// A log of erasures, one entry per disk.
        ErasureReport => "erasure_report",
        /// Some parts of a computer, without the computer.
        ComponentList => "component_list_not_a_device",
        /// Another kind of device than a computer.
        NotAComputer => "not_a_computer",
    }
}
