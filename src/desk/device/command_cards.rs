//! Command cards that can be printed now. The plain commands are fixed; cards also exist for each location in use, open batch, handover in
//! preparation and open stock-take.

use super::Devices;
use crate::desk::error::DeskError;
use crate::documents::label::command_cards::CommandCard;
use crate::domain::device::command::{Card, Command};
use crate::domain::handover::HandoverState;
use crate::domain::text_enum::text_enum;
use crate::store;

/// How many of the newest batches, and of the newest handovers, are searched for open ones.
const LOOKED_AT: u16 = 200;

text_enum! {
    /// A group of command cards.
    CardsOf {
        /// The plain commands, without a target.
        Commands => "commands",
        /// Move and stock, for each location in use.
        Places => "places",
        /// Receive, for each open batch.
        Batches => "batches",
        /// Pick, for each handover in preparation.
        Handovers => "handovers",
        /// Count, for each open stock-take.
        StockTakes => "stock_takes",
    }
}

impl Devices<'_> {
    /// The command cards, all of them or one group.
    ///
    /// # Errors
    /// When the database fails.
    pub fn command_cards(self, only: Option<CardsOf>) -> Result<Vec<CommandCard>, DeskError> {
        let wanted = |kind| only.is_none_or(|o| o == kind);
        let mut all = Vec::new();
        if wanted(CardsOf::Commands) {
            all.extend(Command::ALL.iter().map(|command| CommandCard { card: Card::plain(*command), name: String::new() }));
        }
        // A target that cannot be encoded on a card is left out. Every code of a location, batch or handover can be.
        let mut put = |command: Command, target: &str, name: &str| {
            all.extend(Card::with(command, target).ok().map(|card| CommandCard { card, name: name.to_owned() }));
        };
        self.desk.read(|c| {
            if wanted(CardsOf::Places) {
                for place in store::device::location::list(c)?.into_iter().filter(|place| place.active) {
                    put(Command::Move, &place.code, &place.name);
                    put(Command::Stock, &place.code, &place.name);
                }
            }
            if wanted(CardsOf::Batches) {
                for batch in store::batch::list(c, None, LOOKED_AT)?.into_iter().filter(|batch| batch.closed.is_none()) {
                    put(Command::Receive, &batch.number.to_string(), &batch.decision.reference);
                }
            }
            if wanted(CardsOf::Handovers) {
                let acts = store::handover::list(c, &store::handover::Filter::default(), None, LOOKED_AT)?;
                for act in acts.into_iter().filter(|act| act.state == HandoverState::Preparing) {
                    put(Command::Pick, &act.number.to_string(), &act.place);
                }
            }
            if wanted(CardsOf::StockTakes) {
                for take in store::stock_take::open(c)? {
                    put(Command::Count, &take.number.to_string(), &take.scope.join(" "));
                }
            }
            Ok(())
        })?;
        Ok(all)
    }
}
