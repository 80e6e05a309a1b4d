//! Tests of partner organisations: application, public catalogue, and changes to their own data.

pub mod access;
pub mod application;
pub mod catalogue;
pub mod change_request;

use crate::support::build::organisation;
use crate::support::house::both;
use reprise::domain::partner::organisation::{Address, OrganisationKind};

// What is copied from a letter is stored in one form: the ten digits, the bare postal code, and the commune that the locality names.
both!(an_organisation_is_entered_as_its_letter_prints_it, |house| {
    let street = "Chaussée d’Ixelles 168".to_owned();
    let letter = Address { street: street.clone(), postal_code: String::new(), locality: "B-1050 Elsene".to_owned() };
    let input = reprise::desk::partner::organisation::OrganisationInput {
        enterprise_number: "TVA BE 0202.239.951".to_owned(),
        address: letter,
        commune: None,
        ..organisation(OrganisationKind::SecondarySchool, "École de la lettre", 9)
    };
    let made = house.desk.partners().create_organisation(house.coordinator(), &input).unwrap();
    assert_eq!(made.enterprise_number.digits(), "0202239951");
    assert_eq!(made.address, Address { street: street.clone(), postal_code: "1050".to_owned(), locality: "Elsene".to_owned() });
    assert_eq!(made.commune, Some(21009));
    // A person may still say that it lies in the part of the City of Brussels.
    let city = reprise::desk::partner::organisation::OrganisationInput { commune: Some(21004), ..input.clone() };
    assert_eq!(house.desk.partners().change_organisation(house.coordinator(), &made.id, &city).unwrap().commune, Some(21004));
    let vague = Address { locality: "Bruxelles".to_owned(), postal_code: "1050".to_owned(), street };
    let vague = reprise::desk::partner::organisation::OrganisationInput { address: vague, ..input };
    assert_eq!(house.desk.partners().change_organisation(house.coordinator(), &made.id, &vague).unwrap().commune, None);
    house.assert_sound();
});
