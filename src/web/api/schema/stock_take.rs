//! Schemas of stock-takes.

use super::{Number, Sha256, StockTakeState, tells};
use chrono::{DateTime, Utc};

tells! {
    /// A list of the ledger's: how long it is and what it hashes to. Tags in order, each ended by a line feed.
    Listed of crate::domain::stock_take::Listed {
        /// How many.
        count: u64,
        /// SHA-256 of the list.
        sha256: Sha256,
    }
}

tells! {
    /// What a stock-take came to.
    Counted of crate::domain::stock_take::Counted {
        /// Seen where their records say.
        found: Listed,
        /// Seen at another place in scope.
        elsewhere: Listed,
        /// Not seen.
        missing: Listed,
        /// Gone by a recorded step while it was open.
        left: Listed,
        /// Seen, though they should not be here.
        unexpected: Listed,
        /// Codes that nothing answered to, in the order of their scans.
        unknown: Listed,
        /// The language of the receipt: fr, nl or en.
        language: String,
        /// SHA-256 of the frozen PDF.
        document: Sha256,
        /// SHA-256 of what the page of the document shows.
        content: Sha256,
    }
}

tells! {
    /// A stock-take.
    StockTake of crate::domain::stock_take::StockTake {
        /// `INV-…`.
        number: Number,
        /// The places asked for; none for the whole depot.
        scope: Vec<String>,
        /// Those and every place inside them when it opened; none for the whole depot.
        places: Vec<String>,
        /// The devices expected.
        expected: Listed,
        /// Where it is.
        state: StockTakeState,
        /// When it opened.
        opened: DateTime<Utc>,
        /// Who opened it, by pseudonym.
        opened_by: String,
        /// When it closed or was given up.
        ended: Option<DateTime<Utc>>,
        /// What it came to, once closed.
        counted: Option<Counted>,
    }
}

tells! {
    /// A stock-take as asked for.
    StockTakeInput of crate::desk::stock_take::session::StockTakeInput {
        /// The places, each with all that lie inside it, at most 200.
        #[schema(required = false)]
        scope: Vec<String>,
        /// The whole depot, without naming places.
        #[schema(required = false)]
        whole: bool,
    }
}

tells! {
    /// How one is closed.
    ClosingInput of crate::desk::stock_take::session::ClosingInput {
        /// The language of the receipt, fr, nl or en; French when nothing is said.
        language: Option<String>,
        /// A remark beside the ledger; at most 2,000 characters.
        note: Option<String>,
    }
}

tells! {
    /// Where a stock-take last saw a device.
    Seen of crate::domain::device::Seen {
        /// The stock-take.
        stock_take: Number,
        /// The place.
        location: String,
        /// When.
        at: DateTime<Utc>,
        /// By whom, by pseudonym.
        by: String,
    }
}
