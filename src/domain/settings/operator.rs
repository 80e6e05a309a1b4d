//! The operator's details. They are data, never constants: the operating IT centre has already changed its name once.

use serde::{Deserialize, Serialize};

/// Name and contact details of the operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    pub fr: String,
    pub nl: String,
    pub en: String,
    /// Postal address on one line.
    pub address: String,
    pub enterprise_number: String,
    /// Public e-mail address.
    pub email: String,
    /// Public telephone number.
    pub phone: String,
}

impl Operator {
    /// The name in a language given by its two-letter code; French for any other code.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        match language {
            "nl" => &self.nl,
            "en" => &self.en,
            _ => &self.fr,
        }
    }
}

impl Default for Operator {
    fn default() -> Self {
        let name = "Reprise";
        Self {
            fr: name.to_owned(),
            nl: name.to_owned(),
            en: name.to_owned(),
            address: String::new(),
            enterprise_number: String::new(),
            email: String::new(),
            phone: String::new(),
        }
    }
}
