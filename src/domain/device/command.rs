//! Command cards: printed codes that tell the scan bench what to do. Printing and scanning share this list.
//!
//! A card's code is `CMD-<WORD>`, optionally followed by its target: `CMD-MOVE-A-01`. It uses capitals, digits and hyphens only: they are
//! in the QR code's alphanumeric mode, and any keyboard-emulating scanner types them correctly.

use super::location;
use crate::domain::number::{Number, Series};
use crate::domain::text_enum::text_enum;
use std::fmt;

/// Prefix of every card's code.
const BEGINS: &str = "CMD-";

text_enum! {
    /// A command for the scan bench; its text in capitals is the word in the card's code.
    Command {
        /// Receive the following scans into a batch.
        Receive => "receive",
        /// Move the following scans to a location.
        Move => "move",
        /// Put the following scans in stock at a location.
        Stock => "stock",
        /// Record the erasure of the device last scanned.
        Erased => "erased",
        /// Record that the tests of the device last scanned passed.
        Tested => "tested",
        /// Compute the grade of the device last scanned.
        Grade => "grade",
        /// Pick the following scans for a handover.
        Pick => "pick",
        /// Count the following scans in a stock-take.
        Count => "count",
        /// Put the device last scanned on hold.
        Hold => "hold",
        /// Lift the hold of the device last scanned.
        Release => "release",
        /// Only look up the following scans.
        Look => "look",
        /// Undo the last scan.
        Undo => "undo",
        /// Ignore scans until the next card.
        Pause => "pause",
        /// Finish the pile and summarise what was done.
        Done => "done",
    }
}

/// The type of target a command takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    Nothing,
    Batch,
    Place,
    /// A handover act, by its number.
    Handover,
    /// A stock-take, by its number.
    StockTake,
}

impl Command {
    /// The type of target that may follow the command word.
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

/// The target of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The number of a batch, a handover act or a stock-take.
    Number(Number),
    /// A location code.
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

/// A command card. Without a target the scan bench asks for it, and the next code scanned is the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub command: Command,
    pub target: Option<Target>,
}

/// Why a code is not a usable command card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACard {
    /// It lacks the `CMD-` prefix, so it is another type of code.
    #[error("not a command card")]
    Other,
    /// It has the prefix but an unknown word: a card of another version.
    #[error("no command has this word")]
    UnknownWord,
    /// The text after the word is not a target the command takes.
    #[error("the command does not take what stands behind its word")]
    WrongTarget,
}

impl Card {
    /// A card without a target.
    #[must_use]
    pub const fn plain(command: Command) -> Self {
        Self { command, target: None }
    }

    /// A card with a target, checked by its form. An empty text means no target.
    ///
    /// # Errors
    /// [`NotACard::WrongTarget`] when the command does not take such a target.
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

    /// Reads the code of a card, in upper or lower case.
    ///
    /// # Errors
    /// [`NotACard`] says whether the code is no card at all or a card that cannot be followed.
    pub fn parse(code: &str) -> Result<Self, NotACard> {
        let upper = super::keyboard::without_aim(code).trim().to_ascii_uppercase();
        let rest = upper.strip_prefix(BEGINS).ok_or(NotACard::Other)?;
        let (word, target) = rest.split_once('-').unwrap_or((rest, ""));
        if rest.len() > word.len() && target.is_empty() {
            return Err(NotACard::WrongTarget);
        }
        let command = Command::parse(&word.to_ascii_lowercase()).map_err(|_unknown| NotACard::UnknownWord)?;
        Self::with(command, target)
    }
}

/// The code, as printed in the QR code and in plain text.
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
                // No other scanned code can be mistaken for a card.
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
