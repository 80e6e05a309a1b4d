//! Partners of the demo who applied by form: one whose approval ends soon, and one whose application waits.

use super::Year;
use super::operator::enterprise_number;
use crate::desk::partner::application::Application;
use crate::desk::partner::change_request::ChangeInput;
use crate::desk::partner::organisation::{ContactInput, OrganisationInput};
use crate::desk::request::conversation::{About, MessageInput};
use crate::desk::{Acting, DeskError};
use crate::domain::account::actor::{Actor, Role};
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::partner::organisation::{Address, ContactLanguage, OrganisationKind, Proofs, Register, RegisterAnswer};
use crate::domain::request::conversation::MessageKind;
use crate::store;
use crate::store::notification::Settled;
use chrono::NaiveDate;

impl Year<'_> {
    /// An organisation applies by form, and confirms by the one-time link in the e-mail.
    fn applies(
        &self,
        place: u32,
        kind: OrganisationKind,
        name: &str,
        person: &str,
        address: &str,
        proofs: Proofs,
    ) -> Result<OrganisationId, DeskError> {
        self.clock.advance(self.entropy.between(3_600, 7_200));
        // Empty the outbox, so that the next e-mail is the one with the link.
        self.post()?;
        let text = |text: &str| text.to_owned();
        let application = Application {
            organisation: OrganisationInput {
                kind,
                name: text(name),
                enterprise_number: enterprise_number(place),
                contact_language: ContactLanguage::Fr,
                address: Address { street: text("Rue de l’Exemple 27"), postal_code: text("1080"), locality: text("Bruxelles") },
                commune: None,
                proofs,
                active: true,
            },
            unit_number: String::new(),
            site: Address::default(),
            contact: ContactInput { name: text(person), capacity: text("Coordination"), email: text(address), phone: String::new() },
            others: Vec::new(),
            consent: true,
        };
        self.desk.partners().apply(application)?;
        let letter = self.desk.notifications().claim()?.ok_or_else(|| DeskError::failed("no letter"))?;
        self.clock.advance(2);
        self.desk.notifications().settle(&letter, Settled::Sent, "250 2.0.0 Ok: queued")?;
        self.clock.advance(900);
        let begun = self.desk.partners().confirm_application(letter.secret.as_deref().unwrap_or(""))?;
        Ok(OrganisationId::new(begun.account.organisation.unwrap_or_default()))
    }

    /// Before its renewal, the organisation proposes changes: a new address and a longer recognition. They are not reviewed yet.
    fn proposes(&self, id: &OrganisationId, until: Option<NaiveDate>) -> Result<(), DeskError> {
        let people = self.desk.read(|c| Ok(store::account::of_organisation(c, id)?))?;
        let person = people.into_iter().next().ok_or(DeskError::Forbidden)?;
        let actor = Actor { user: UserId::new(person.id), role: Role::Partner, organisation: Some(id.clone()) };
        let text = |t: &str| t.to_owned();
        let change = ChangeInput {
            address: Address { street: text("Rue de l’Exemple 31"), postal_code: text("1080"), locality: text("Bruxelles") },
            proofs: Proofs { one_number: Some(text("EX-ONE-118")), one_until: until, ..Proofs::default() },
            ..ChangeInput::default()
        };
        self.desk.partners().propose_change(&Acting::new(actor), &change).map(drop)
    }

    /// Two applications: one approved, one waiting with a question.
    pub(super) fn newcomers(&self) -> Result<(), DeskError> {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let recognised = Proofs { one_number: Some("EX-ONE-118".to_owned()), one_until: day(2028, 8, 31), ..Proofs::default() };
        let kind = OrganisationKind::HomeworkSchool;
        let id = self.applies(60, kind, "École de devoirs L’Étincelle (exemple)", "Karim Bensaïd", "etincelle@example.org", recognised)?;
        let coordinator = self.coordinator()?;
        for register in [Register::Kbo, Register::One] {
            self.desk.partners().record_check(coordinator, &id, register, RegisterAnswer::Matches)?;
        }
        self.desk.partners().approve(coordinator, &id, day(2027, 1, 10))?;
        self.proposes(&id, day(2029, 8, 31))?;
        let listed = Proofs { listed_from: None, ..Proofs::default() };
        let kind = OrganisationKind::Association;
        let id = self.applies(61, kind, "Les Ateliers du Quai ASBL (exemple)", "Inès Wauters", "ateliers@example.org", listed)?;
        let coordinator = self.coordinator()?;
        self.desk.partners().record_check(coordinator, &id, Register::Kbo, RegisterAnswer::Matches)?;
        let text = "Depuis quand figurez-vous sur la liste des associations partenaires ?".to_owned();
        self.desk.requests().send_message(
            coordinator,
            About::Organisation(id),
            &MessageInput { kind: MessageKind::Question, text, sure: true },
        )?;
        self.desk.partners().remind_partners()?;
        self.post()
    }
}
