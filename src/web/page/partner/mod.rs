//! TODO

pub mod application;
pub mod catalogue;
pub mod change_request;
pub mod organisation;
pub mod organisation_form;
pub mod privacy;
pub mod standing;
pub mod standing_view;
