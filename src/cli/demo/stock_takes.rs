//! Stock-takes of the demo: one closed with differences, one still open.

use super::Year;
use crate::desk::DeskError;
use crate::desk::device::scan_result::{Mode, Scan};
use crate::desk::stock_take::session::{ClosingInput, StockTakeInput};
use crate::domain::device::Device;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::store::device::{Filter, list};

/// Most devices read of one shelf.
const SOME: u16 = 500;

impl Year<'_> {
    /// A closed stock-take with a missing device, one from another shelf and an unknown code; and one that is half done.
    pub(super) fn count(&self) -> Result<(), DeskError> {
        let (shelf, other) = ("DEP-A-01", "DEP-B-01");
        let number = self.open_count(shelf)?;
        let there = self.standing(shelf)?;
        for device in there.iter().skip(1) {
            self.counted(number, shelf, device.tag.as_str())?;
        }
        for code in self.standing(other)?.iter().take(1).map(|d| d.tag.as_str()).chain(["ETIQUETTE-ILLISIBLE-0417"]) {
            self.counted(number, shelf, code)?;
        }
        let note = Some("Compté à deux, rayon par rayon.".to_owned());
        self.clock.advance(600);
        self.desk.stock_takes().close(self.technician()?, number, ClosingInput { language: Some(Locale::Fr), note })?;
        let number = self.open_count(other)?;
        let there = self.standing(other)?;
        for device in there.iter().take(there.len() / 2) {
            self.counted(number, other, device.tag.as_str())?;
        }
        Ok(())
    }

    fn open_count(&self, place: &str) -> Result<Number, DeskError> {
        self.clock.advance(1_800);
        Ok(self.desk.stock_takes().open(self.technician()?, StockTakeInput { scope: vec![place.to_owned()], whole: false })?.number)
    }

    /// The devices at a location.
    fn standing(&self, place: &str) -> Result<Vec<Device>, DeskError> {
        let filter = Filter { location: Some(place.to_owned()), ..Filter::default() };
        Ok(self.desk.read(|c| Ok(list(c, &filter, None, SOME)?))?.devices)
    }

    fn counted(&self, number: Number, place: &str, code: &str) -> Result<(), DeskError> {
        self.clock.advance(8);
        let mode = Mode::Count { stock_take: number, location: place.to_owned() };
        drop(self.desk.devices().scan(self.technician()?, &Scan { id: String::new(), code: code.to_owned(), at: None, mode }));
        Ok(())
    }
}
