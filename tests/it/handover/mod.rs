//! Tests of handovers: signing in person and by link, accessories, replacements, returns and follow-up.

pub mod accessories;
pub mod follow_up;
pub mod remote_signing;
pub mod replacement;
pub mod signing;
