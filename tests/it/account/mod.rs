//! Tests of accounts: signing in by one-time link, without revealing which addresses have an account.

pub mod one_time_link;
