//! TODO

pub mod agenda;
pub mod answer;
pub mod appointment;
pub mod begin;
pub mod door_check;
pub mod follow_up;
pub mod list;
pub mod paper_signing;
pub mod parties;
pub mod pick_list;
pub mod picking;
pub mod remote_signing;
pub mod replacement;
pub mod returns;
pub mod show;
pub mod signing;
pub mod summary;
