//! Schemas of the policy and the operator's particulars.

use super::{Audience, Kind, Level, OrganisationKind, Rule, tells};
use std::collections::BTreeMap;

tells! {
    /// Who runs the service.
    Operator of crate::domain::settings::operator::Operator {
        /// Name in French.
        fr: String,
        /// Name in Dutch.
        nl: String,
        /// Name in English.
        en: String,
        /// Postal address on one line.
        address: String,
        /// Enterprise number.
        enterprise_number: String,
        /// Public e-mail address.
        email: String,
        /// Public telephone number.
        phone: String,
    }
}

tells! {
    /// The least sanitisation level per kind of medium.
    MinimumLevels of crate::domain::device::sanitisation::MinimumLevels {
        /// Magnetic disks.
        hdd: Level,
        /// ATA and SAS solid-state disks.
        ssd: Level,
        /// `NVMe`.
        nvme: Level,
        /// Soldered flash.
        emmc: Level,
        /// Cards and sticks.
        flash: Level,
        /// Media of unknown kind.
        unknown: Level,
    }
}

tells! {
    /// A programme under which equipment is given.
    Programme of crate::domain::request::programme::Programme {
        /// The action's number in the plan.
        action: String,
        /// Its title in French.
        fr: String,
        /// Its title in Dutch.
        nl: String,
        /// Its title in English.
        en: String,
        /// Kinds of donor whose equipment it may give; empty for any.
        donors: Vec<OrganisationKind>,
        /// Whether the donor must own the equipment and have written it off.
        own_and_depreciated: bool,
        /// Kinds of recipient.
        recipients: Vec<OrganisationKind>,
        /// Kinds of device it gives; empty for any.
        kinds: Vec<Kind>,
        /// Publics it is for; empty for any.
        audiences: Vec<Audience>,
        /// Conditions.
        rules: Vec<Rule>,
    }
}

tells! {
    /// Days a device may stand at a stage before it is called late: the operator's choice.
    StageLimits of crate::domain::settings::policy::StageLimits {
        /// Received.
        received: u16,
        /// On the bench.
        workshop: u16,
        /// In stock.
        stock: u16,
        /// Promised.
        reserved: u16,
        /// Held back.
        held: u16,
    }
}

tells! {
    /// What weighs needs against each other when there is less than is asked, in hundredths: the operator's choice.
    Weights of crate::domain::allocation::claim::Weights {
        /// What a public weighs; 100 for one that is not named.
        #[schema(required = false)]
        audiences: BTreeMap<Audience, u16>,
        /// What an action of the plan weighs; 100 for one that is not named.
        #[schema(required = false)]
        actions: BTreeMap<String, u16>,
        /// Added for each full month of waiting.
        #[schema(required = false)]
        waiting_per_month: u16,
        /// The most that waiting adds.
        #[schema(required = false)]
        waiting_most: u16,
        /// Months back in which what was received is counted.
        #[schema(required = false)]
        earlier_months: u16,
        /// What a need weighs whose organisation received as many as it needs in that time.
        #[schema(required = false)]
        earlier_least: u16,
        /// How many people share one device of a kind; 1 for one that is not named.
        #[schema(required = false)]
        people_per_device: BTreeMap<Kind, u16>,
    }
}

tells! {
    /// Terms of partners.
    PartnerTerms of crate::domain::settings::policy::PartnerTerms {
        /// Months of an approval.
        approval_months: u16,
        /// Days before its end at which a letter reminds of it.
        reminder_days: u16,
        /// Days after which an application whose address was not confirmed is forgotten.
        unconfirmed_days: u16,
        /// Months after which contacts of an organisation that is no partner any more are erased.
        contact_months: u16,
        /// Days after which the text of a letter is erased.
        letter_days: u16,
    }
}

tells! {
    /// The policy in force.
    Policy of crate::domain::settings::policy::Policy {
        /// From 1.
        version: u32,
        /// Least sanitisation level per kind of medium.
        minimum_levels: MinimumLevels,
        /// Kinds of media for which a declaration does not suffice: only the log of a tool closes them; not said when there are none.
        #[schema(required = false)]
        logs_only: Vec<super::MediumKind>,
        /// Sanitisations in a hundred that somebody other than the operator verifies before stock.
        #[schema(required = false)]
        verification_share: u8,
        /// Whether a second person must say as well that a device holds no storage medium.
        #[schema(required = false)]
        second_person_for_no_medium: bool,
        /// Highest class of the socio-economic index that counts as a disadvantaged public.
        ise_limit: u8,
        /// Value above which an association needs ministerial authorisation to accept a gift, in cents.
        gift_warning_cents: u64,
        /// Days after which a device that has not moved on is called late; the usual ones are not said.
        #[schema(required = false)]
        stage_limits: StageLimits,
        /// What weighs needs against each other; the usual weights are not said.
        #[schema(required = false)]
        fairness: Weights,
        /// Days a promise of devices stands before it lapses; the usual number is not said.
        #[schema(required = false)]
        promise_days: u16,
        /// Whether whoever entered a request may not decide on it; not said when so.
        #[schema(required = false)]
        second_person_decides: bool,
        /// What is promised and expected around a handover; the usual numbers are not said.
        #[schema(required = false)]
        door: DoorRules,
        /// Months after a handover at which the recipient is asked how it went.
        follow_up_months: u32,
        /// The programmes.
        programmes: Vec<Programme>,
        /// How long an organisation is a partner, and how long what names people is kept; the usual terms are not said.
        #[schema(required = false)]
        partner_terms: PartnerTerms,
        /// The support table that was loaded; not said when the one that is shipped is in force.
        #[schema(required = false)]
        support_table: Option<SupportTableCited>,
    }
}

tells! {
    /// A support table as a policy cites it.
    SupportTableCited of crate::domain::device::support::table::SupportTableCited {
        /// SHA-256 of the file.
        sha256: super::Sha256,
        /// Number of rows.
        rows: u32,
        /// The newest day on which a source of a row said so.
        as_of: chrono::NaiveDate,
    }
}

tells! {
    /// What devices of a kind are estimated at, in cents, by grade.
    KindValue of crate::domain::settings::policy::KindValue {
        /// The kind.
        kind: super::Kind,
        /// Of grade A.
        a: i64,
        /// Of grade B.
        b: i64,
        /// Of grade C.
        c: i64,
    }
}

tells! {
    /// What is promised and expected around a handover.
    DoorRules of crate::domain::settings::policy::HandoverRules {
        /// Days during which a faulty device is exchanged.
        exchange_days: u16,
        /// Days during which an act sent by link may be signed.
        offer_days: u16,
        /// Days before a question without an answer is asked again.
        remind_days: u16,
        /// Days after which no answer on how it went is called silence.
        silence_days: u16,
        /// Days without a word after which who still waits is written to.
        waiting_days: u16,
        /// Estimated values; a kind that is not there is worth nothing.
        values: Vec<KindValue>,
    }
}
