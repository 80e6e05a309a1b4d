//! Tests of the settings: the bounds of the policy form, and the published policy.

pub mod policy;
