//! One-time links: what they are for, and when one still works.

use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Duration, Utc};

text_enum! {
    /// What a link is for. What its page shows and what its button does stands in one table, `web/page/link.rs`.
    LinkPurpose {
        /// Signs a partner in.
        SignIn => "sign_in",
        /// Confirms the address of an application.
        Join => "join",
        /// Lets a contact in for the first time.
        Invite => "invite",
        /// Reads what was offered, and signs it.
        SignAct => "sign_act",
        /// Says how it went.
        FollowUp => "follow_up",
    }
}

impl LinkPurpose {
    /// How long a link of this kind works.
    #[must_use]
    pub const fn validity(self) -> Duration {
        match self {
            Self::SignIn => Duration::minutes(30),
            Self::Join | Self::Invite => Duration::days(7),
            Self::SignAct => Duration::days(14),
            Self::FollowUp => Duration::days(90),
        }
    }

    /// Whether using it leaves it working: what was said may be corrected until somebody sees to it.
    #[must_use]
    pub const fn stays(self) -> bool {
        matches!(self, Self::FollowUp)
    }

    /// Whether it is only for who is still of the organisation it was made for.
    #[must_use]
    pub const fn is_of_an_organisation(self) -> bool {
        matches!(self, Self::SignAct | Self::FollowUp)
    }
}

text_enum! {
    /// How a link stands.
    LinkState {
        /// It works.
        Live => "live",
        /// It was used: what came of it is shown, not an error.
        Used => "used",
        /// Its time is over.
        Expired => "expired",
        /// A newer one took its place, or what it opens is not open any more.
        Ended => "ended",
        /// There is none, or none any more.
        Unknown => "unknown",
    }
}

/// The time by which a link may be late: two clocks, a slow click.
const GRACE: Duration = Duration::minutes(1);

/// How a link stands now.
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
        // What came of it outlives it, and says more than that it is over.
        assert_eq!(state(until + Duration::days(9), until, true, true), LinkState::Used);
        assert_eq!(state(until, until, false, true), LinkState::Ended);
    }
}
