//! One-time links: their purposes, their validity and their state at a given time.

use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Duration, Utc};

text_enum! {
    /// What a link is for. `web/page/account/one_time_link.rs` has the table of what each purpose's page shows and what its button does.
    LinkPurpose {
        /// Signs a partner in.
        SignIn => "sign_in",
        /// Confirms the e-mail address of an application to become a partner.
        Join => "join",
        /// Lets a new contact of an organisation sign in for the first time.
        Invite => "invite",
        /// Shows the act offered for signature and lets the recipient sign it.
        SignAct => "sign_act",
        /// Lets the recipient answer a follow-up.
        FollowUp => "follow_up",
    }
}

impl LinkPurpose {
    /// How long a link of this purpose works after it is issued.
    #[must_use]
    pub const fn validity(self) -> Duration {
        match self {
            Self::SignIn => Duration::minutes(30),
            Self::Join | Self::Invite => Duration::days(7),
            Self::SignAct => Duration::days(14),
            Self::FollowUp => Duration::days(90),
        }
    }

    /// Whether the link keeps working after use: a follow-up answer may be corrected until it is settled.
    #[must_use]
    pub const fn stays(self) -> bool {
        matches!(self, Self::FollowUp)
    }

    /// Whether the link belongs to an organisation and works only while its addressee is a contact or user of that organisation.
    #[must_use]
    pub const fn is_of_an_organisation(self) -> bool {
        matches!(self, Self::SignAct | Self::FollowUp)
    }
}

text_enum! {
    /// The state of a link.
    LinkState {
        /// It can be used.
        Live => "live",
        /// It was used: the page shows the result instead of an error.
        Used => "used",
        /// Its validity is over.
        Expired => "expired",
        /// It was replaced by a newer link, or what it opens is no longer open.
        Ended => "ended",
        /// No such link exists, or it was deleted.
        Unknown => "unknown",
    }
}

/// Tolerance after the end of validity, for clock differences and a slow click.
const GRACE: Duration = Duration::minutes(1);

/// The state of a link at `now`. `used` wins over `ended`, and both over expiry.
#[must_use]
pub fn state(now: DateTime<Utc>, until: DateTime<Utc>, used: bool, ended: bool) -> LinkState {
    if used {
        LinkState::Used
    } else if ended {
        LinkState::Ended
    } else if now > until + GRACE {
        LinkState::Expired
    } else {
        LinkState::Live
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkState, state};
    use chrono::{Duration, TimeZone, Utc};

    #[test]
    fn a_link_works_until_its_minute_of_grace_is_over() {
        let until = Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap();
        let at = |seconds| state(until + Duration::seconds(seconds), until, false, false);
        assert_eq!((at(-1), at(60), at(61)), (LinkState::Live, LinkState::Live, LinkState::Expired));
        // `Used` outranks `Ended` and `Expired`, because it leads to the result.
        assert_eq!(state(until + Duration::days(9), until, true, true), LinkState::Used);
        assert_eq!(state(until, until, false, true), LinkState::Ended);
    }
}
