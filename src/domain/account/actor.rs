//! Who acts, and who may do what: the one table of permissions.

use crate::domain::id::{OrganisationId, UserId};
use crate::domain::text_enum::text_enum;

text_enum! {
    /// The role of a user.
    Role {
        /// Receives, erases, tests, repairs, grades, stocks, picks, hands over, takes back.
        Technician => "technician",
        /// Decides: organisations, batches, requests, allocations, handovers.
        Coordinator => "coordinator",
        /// Reads everything, changes nothing.
        Auditor => "auditor",
        /// Acts for one organisation, sees only that one.
        Partner => "partner",
        /// Users, settings, policy.
        Admin => "admin",
    }
}

text_enum! {
    /// Something a person does or looks at; every route, scan and command names one.
    Permission {
        /// Look at devices, batches, stock and history.
        Read => "read",
        /// Look at the ledger and verify it.
        ReadLedger => "read_ledger",
        /// Open or close a batch, load its manifest.
        ManageBatch => "manage_batch",
        /// Receive devices.
        Receive => "receive",
        /// Everything on the bench: evidence, erasure, locks, tests, repairs, grades, holds, moves, stock.
        Work => "work",
        /// Send a device out other than to a recipient: back, parts, recycling, destruction, loss.
        Retire => "retire",
        /// Print labels.
        Label => "label",
        /// Issue data sanitisation statements.
        Attest => "attest",
        /// Create and change organisations and their contacts.
        ManageOrganisation => "manage_organisation",
        /// Enter, submit or withdraw a request.
        Request => "request",
        /// Review, allocate, decline, reserve.
        Allocate => "allocate",
        /// Prepare, pick for and sign a handover.
        HandOver => "hand_over",
        /// Take devices back.
        TakeBack => "take_back",
        /// Create and change locations.
        ManageLocation => "manage_location",
        /// Users, their roles and tokens of others.
        ManageUsers => "manage_users",
        /// Settings and policy.
        ManageSettings => "manage_settings",
        /// One's own account: language, password, tokens.
        OwnAccount => "own_account",
        /// Look at the letters that leave the house.
        ReadLetters => "read_letters",
        /// Send a letter again, or give it up.
        SendLetters => "send_letters",
        /// Look after one's own organisation: its contacts, its approval.
        OwnOrganisation => "own_organisation",
    }
}

impl Role {
    /// Whether the role may do the act. This match is the table; nothing else in the product decides it.
    #[must_use]
    pub const fn may(self, act: Permission) -> bool {
        match act {
            Permission::OwnAccount => true,
            Permission::Read => !matches!(self, Self::Partner),
            Permission::ReadLedger => matches!(self, Self::Auditor | Self::Admin | Self::Coordinator),
            Permission::Receive | Permission::Work | Permission::Retire | Permission::ManageLocation => matches!(self, Self::Technician),
            Permission::Label | Permission::Attest | Permission::HandOver | Permission::TakeBack | Permission::ManageBatch => {
                matches!(self, Self::Technician | Self::Coordinator)
            }
            Permission::ManageOrganisation | Permission::Allocate => matches!(self, Self::Coordinator),
            Permission::Request => matches!(self, Self::Coordinator | Self::Partner),
            Permission::ManageUsers | Permission::ManageSettings => matches!(self, Self::Admin),
            Permission::OwnOrganisation => matches!(self, Self::Partner),
            Permission::ReadLetters => matches!(self, Self::Coordinator | Self::Auditor | Self::Admin),
            Permission::SendLetters => matches!(self, Self::Coordinator | Self::Admin),
        }
    }
}

/// A person (by pseudonym) acting in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The pseudonym that goes into the ledger.
    pub user: UserId,
    /// What they may do.
    pub role: Role,
    /// The only organisation a partner acts for and sees.
    pub organisation: Option<OrganisationId>,
}

impl Actor {
    /// Whether the actor may do the act.
    #[must_use]
    pub const fn may(&self, act: Permission) -> bool {
        self.role.may(act)
    }

    /// Whether the actor may see things of this organisation: staff see all, a partner its own.
    #[must_use]
    pub fn sees(&self, organisation: &OrganisationId) -> bool {
        !matches!(self.role, Role::Partner) || self.organisation.as_ref() == Some(organisation)
    }
}
