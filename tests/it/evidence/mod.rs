//! Tests of evidence: parsing machine reports, what reports change on a device, verification, and sanitisation statements.

pub mod agents;
pub mod attacks;
pub mod cases;
pub mod findings;
pub mod fuzz;
pub mod judging;
pub mod nwipe;
pub mod reading;
pub mod reading_again;
pub mod report_traps;
pub mod sanitisation_statement;
pub mod shapes;
pub mod verification;
