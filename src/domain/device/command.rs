//! Command cards: what the scan bench is told by scanning a card. One list for the cards that are printed and the bench that reads them.
//!
//! The code of a card is `CMD-<WORD>`, with what it acts on behind it: `CMD-MOVE-A-01`. Only capitals, digits and hyphens: they are in
//! the QR code's alphanumeric mode, and a scanner that types them like a keyboard needs no other sign.

use super::location;
use crate::domain::number::{Number, Series};
use crate::domain::text_enum::text_enum;
use std::fmt;

/// What every card's code begins with.
const BEGINS: &str = "CMD-";

text_enum! {
    /// What a card tells the bench; the text in capitals is the word of its code.
    Command {
        /// Receive what is scanned into a batch.
        Receive => "receive",
        /// Move what is scanned to a place.
        Move => "move",
        /// Put what is scanned in stock at a place.
        Stock => "stock",
        /// Record the erasure of the device last scanned.
        Erased => "erased",
        /// Record that the tests of the device last scanned passed.
        Tested => "tested",
        /// Compute the grade of the device last scanned.
        Grade => "grade",
        /// Pick what is scanned for a handover.
        Pick => "pick",
        /// Count what is scanned in a stock-take.
        Count => "count",
        /// Put the device last scanned on hold.
        Hold => "hold",
        /// Lift the hold of the device last scanned.
        Release => "release",
        /// Only show what is scanned.
        Look => "look",
        /// Take back what the last scan did.
        Undo => "undo",
        /// Stop listening until the next card.
        Pause => "pause",
        /// The pile is finished: say what was done.
        Done => "done",
    }
}

/// What a command may act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// A batch.
    Batch,
    /// A place.
    Place,
    /// A handover act.
    Handover,
    /// A stock-take.
    StockTake,
}

impl Command {
    /// What may stand behind its word.
    #[must_use]
    pub const fn takes(self) -> Takes {
        match self {
            Self::Receive => Takes::Batch,
            Self::Move | Self::Stock => Takes::Place,
            Self::Pick => Takes::Handover,
            Self::Count => Takes::StockTake,
            _ => Takes::Nothing,
        }
    }
}

/// What a card acts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A batch, an act or a stock-take.
    Number(Number),
    /// A place, by its code.
    Place(String),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Place(code) => f.write_str(code),
        }
    }
}

/// A card: a command, and what it acts on. Without a target the bench asks for it: the next code scanned is the place, batch or act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The command.
    pub command: Command,
    /// What it acts on.
    pub target: Option<Target>,
}

/// Why a code is no card of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACard {
    /// It does not begin like one: it is something else.
    #[error("not a command card")]
    Other,
    /// It begins like one, and its word is none of the list: a card of another version.
    #[error("no command has this word")]
    UnknownWord,
    /// What stands behind the word is not what the command takes.
    #[error("the command does not take what stands behind its word")]
    WrongTarget,
}

impl Card {
    /// A card without a target.
    #[must_use]
    pub const fn plain(command: Command) -> Self {
        Self { command, target: None }
    }

    /// A card with the target written behind the word, checked by its form; an empty text is no target.
    ///
    /// # Errors
    /// [`NotACard::WrongTarget`].
    pub fn with(command: Command, target: &str) -> Result<Self, NotACard> {
        if target.is_empty() {
            return Ok(Self::plain(command));
        }
        let number = |series: Series| Number::parse(target).ok().filter(|n| n.series == series).map(Target::Number);
        let target = match command.takes() {
            Takes::Nothing => None,
            Takes::Batch => number(Series::Batch),
            Takes::Handover => number(Series::Handover),
            Takes::StockTake => number(Series::StockTake),
            Takes::Place => location::code(target).map(Target::Place),
        };
        target.map(|target| Self { command, target: Some(target) }).ok_or(NotACard::WrongTarget)
    }

    /// Reads the code of a card, in any case.
    ///
    /// # Errors
    /// [`NotACard`]: whoever scans is told whether it is no card at all, or one that cannot be followed.
    pub fn parse(code: &str) -> Result<Self, NotACard> {
        let upper = code.trim().to_ascii_uppercase();
        let rest = upper.strip_prefix(BEGINS).ok_or(NotACard::Other)?;
        let (word, target) = rest.split_once('-').unwrap_or((rest, ""));
        if rest.len() > word.len() && target.is_empty() {
            return Err(NotACard::WrongTarget);
        }
        let command = Command::parse(&word.to_ascii_lowercase()).map_err(|_unknown| NotACard::UnknownWord)?;
        Self::with(command, target)
    }
}

/// The code, as printed in the QR code and in clear.
impl fmt::Display for Card {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{BEGINS}{}", self.command.as_str().to_ascii_uppercase())?;
        self.target.as_ref().map_or(Ok(()), |target| write!(f, "-{target}"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::code::Code;
    use super::{Card, Command, NotACard, Takes, Target};

    #[test]
    fn every_card_reads_back_and_is_typed_by_any_scanner() {
        for command in Command::ALL {
            let target = match command.takes() {
                Takes::Nothing => "",
                Takes::Batch => "LOT-2026-000001",
                Takes::Handover => "ACT-2026-000012",
                Takes::StockTake => "INV-2026-000003",
                Takes::Place => "A-01-03",
            };
            for card in [Card::plain(*command), Card::with(*command, target).unwrap()] {
                let code = card.to_string();
                assert_eq!(Card::parse(&code), Ok(card.clone()));
                assert_eq!(Card::parse(&format!(" {} ", code.to_lowercase())), Ok(card));
                assert!(code.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-'), "{code}");
                // Nothing else that is scanned can be taken for a card.
                assert!(matches!(Code::read(&code), Some(Code::Other(_))), "{code}");
            }
        }
        let here = Card { command: Command::Move, target: Some(Target::Place("A-01".to_owned())) };
        assert_eq!(Card::parse("CMD-MOVE-A-01"), Ok(here));
    }

    #[test]
    fn what_is_no_card_is_told_apart_from_one_that_cannot_be_followed() {
        for (code, why) in [
            ("", NotACard::Other),
            ("7K3M-9Q2X", NotACard::Other),
            ("LOT-2026-000001", NotACard::Other),
            ("CMD", NotACard::Other),
            ("CMD-", NotACard::UnknownWord),
            ("CMD-SELL", NotACard::UnknownWord),
            ("CMD-É", NotACard::UnknownWord),
            ("CMD-PAUSE-A-01", NotACard::WrongTarget),
            ("CMD-MOVE-", NotACard::WrongTarget),
            ("CMD-MOVE-A_01", NotACard::WrongTarget),
            ("CMD-PICK-LOT-2026-000001", NotACard::WrongTarget),
            ("CMD-RECEIVE-A-01", NotACard::WrongTarget),
        ] {
            assert_eq!(Card::parse(code), Err(why), "{code}");
        }
    }
}
