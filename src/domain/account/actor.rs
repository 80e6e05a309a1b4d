//! Roles, permissions and actors. `Role::may` is the only permission table.

use crate::domain::id::{OrganisationId, UserId};
use crate::domain::text_enum::text_enum;

text_enum! {
    /// The role of a user.
    Role {
        /// Handles devices: receives, erases, tests, repairs, grades, stocks, hands over and takes back.
        Technician => "technician",
        /// Decides: manages organisations and batches, enters and decides requests, also hands over and takes back.
        Coordinator => "coordinator",
        /// Has read access to everything and changes nothing except its own account.
        Auditor => "auditor",
        /// Acts for one organisation and sees only that one.
        Partner => "partner",
        /// Manages users, settings and policy; also reads devices and the ledger and manages letters.
        Admin => "admin",
    }
}

text_enum! {
    /// A permission. Every route, scan and command names the one it needs.
    Permission {
        /// Read devices, batches, stock and history.
        Read => "read",
        /// Read the ledger and verify it.
        ReadLedger => "read_ledger",
        /// Open or close a batch and load its donor list.
        ManageBatch => "manage_batch",
        Receive => "receive",
        /// Workshop steps on a device: evidence, erasure, locks, tests, repairs, grades, holds, moves and stock.
        Work => "work",
        /// Take a device out of circulation other than by handover: back to the donor, for parts, recycling, destruction, loss; also record
        /// that it was found.
        Retire => "retire",
        Label => "label",
        Attest => "attest",
        /// Create and change organisations and their contacts.
        ManageOrganisation => "manage_organisation",
        /// Enter, submit or withdraw a request.
        Request => "request",
        /// Review requests, decide on them and reserve devices.
        Allocate => "allocate",
        /// Prepare, pick for and sign a handover.
        HandOver => "hand_over",
        TakeBack => "take_back",
        /// Create and change locations.
        ManageLocation => "manage_location",
        /// Manage users, their roles and other users' tokens.
        ManageUsers => "manage_users",
        ManageSettings => "manage_settings",
        /// Manage one's own account: language, password, tokens.
        OwnAccount => "own_account",
        /// Read outgoing letters.
        ReadLetters => "read_letters",
        /// Send a letter again or give it up.
        SendLetters => "send_letters",
        /// Manage one's own organisation: its contacts and its approval.
        OwnOrganisation => "own_organisation",
    }
}

impl Role {
    /// Whether the role has the permission. This match is the permission table; no other code grants permissions.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        match permission {
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

/// A user acting in a role, identified by pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The pseudonym recorded in the ledger.
    pub user: UserId,
    pub role: Role,
    /// The only organisation a partner acts for and sees; `None` for staff.
    pub organisation: Option<OrganisationId>,
}

impl Actor {
    /// Whether the actor's role has the permission.
    #[must_use]
    pub const fn may(&self, permission: Permission) -> bool {
        self.role.may(permission)
    }

    /// Whether the actor may see the organisation's records: staff see all organisations, a partner only its own.
    #[must_use]
    pub fn sees(&self, organisation: &OrganisationId) -> bool {
        !matches!(self.role, Role::Partner) || self.organisation.as_ref() == Some(organisation)
    }
}
