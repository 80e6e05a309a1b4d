//! Tests of the settings: the bounds of the policy form, and the published policy.

pub mod policy;
pub mod support_table;
pub mod witnesses;
