//! `reprise labels`: writes labels as PDF, PNG (one label) or ZPL, chosen by the extension of the output file.

use super::console::{Console, Failure};
use super::import::batch;
use crate::desk::DeskError;
use crate::desk::device::labels;
use crate::desk::device::labels::Form;
use crate::domain::account::actor::Role;
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::store::file::beside;
use clap::Args;
use std::path::{Path, PathBuf};

/// Which labels, on what.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The stock: avery-l7160, dymo-11354, roll-50x25, …
    #[arg(long, value_name = "NAME", required_unless_present = "cards")]
    stock: Option<String>,
    /// The design of the devices' labels: standard, small (the bare code), erased (only once it is true).
    #[arg(long, value_name = "NAME", default_value = "standard")]
    design: String,
    /// Labels of the first sheet that are used already.
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: usize,
    #[command(flatten)]
    query: LabelSelection,
    /// Where to; the ending says the form: .pdf, .png (one label), .zpl (rolls).
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Exactly one of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct LabelSelection {
    /// These devices.
    #[arg(long, value_name = "T,T", value_delimiter = ',', value_parser = tag)]
    tags: Vec<Tag>,
    /// Every device of a batch, in the order in which they were received.
    #[arg(long, value_name = "LOT-…", value_parser = batch)]
    batch: Option<Number>,
    /// So many fresh tags, to be bound later.
    #[arg(long, value_name = "N")]
    blank: Option<usize>,
    /// These places: shelves, boxes.
    #[arg(long, value_name = "A-01,A-02", value_delimiter = ',')]
    places: Vec<String>,
    /// The cards that tell the scan bench what to do; a .pdf.
    #[arg(long)]
    cards: bool,
}

fn tag(text: &str) -> Result<Tag, String> {
    Tag::parse(text).map_err(|e| e.to_string())
}

pub(super) fn run(console: &Console, arguments: &Arguments) -> Result<(), Failure> {
    let ending = arguments.output.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let form = match ending.as_str() {
        "pdf" => Form::Pdf,
        "png" => Form::Png,
        "zpl" => Form::Zpl,
        _ => return Err(console.wrong("cli-labels-form", &[])),
    };
    if arguments.query.cards {
        return if form == Form::Pdf { cards(console, &arguments.output) } else { Err(console.wrong("cli-labels-form", &[])) };
    }
    let stock = labels::stock(arguments.stock.as_deref().unwrap_or_default()).map_err(|e| console.said(&e))?;
    let design = labels::design(&arguments.design).map_err(|e| console.said(&e))?;
    let desk = console.desk_to_write()?;
    let acting = console.acting(&desk, &[Role::Technician, Role::Coordinator])?;
    let query = &arguments.query;
    let labels = match (query.blank, query.batch) {
        (Some(count), _) => desk.devices().blank_labels(count),
        (None, Some(batch)) => desk.devices().tags_of_batch(batch).and_then(|tags| desk.devices().labels(&tags, design)),
        (None, None) if !query.places.is_empty() => {
            labels::design("place").and_then(|design| desk.devices().location_labels(&query.places, design))
        }
        (None, None) => desk.devices().labels(&query.tags, design),
    };
    let labels = labels.map_err(|e| console.said(&e))?;
    if form == Form::Png && labels.len() != 1 {
        return Err(console.wrong("cli-labels-one", &[("n", labels.len().into())]));
    }
    // Printing is recorded in the ledger, so check first that the output can be written.
    let part = beside(&arguments.output, ".part");
    std::fs::File::create(&part).map_err(|e| console.file(&part, &e))?;
    let written =
        desk.devices().print_labels(&acting, &labels, stock, arguments.skip, form).map_err(|e| console.said(&e)).and_then(|bytes| {
            let write = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, &arguments.output));
            write.map_err(|e| console.file(&arguments.output, &e))
        });
    if written.is_err() {
        // Remove the unfinished file.
        drop(std::fs::remove_file(&part));
    }
    written?;
    console.print(
        &console.locale.say("cli-labels-done", &[("n", labels.len().into()), ("file", arguments.output.display().to_string().into())]),
    )
}

/// Writes the command cards as a PDF.
fn cards(console: &Console, output: &Path) -> Result<(), Failure> {
    let desk = console.desk()?;
    let made = desk.devices().command_cards(None).map_err(|e| console.said(&e))?;
    let drawn = crate::documents::label::command_cards::cards(&made, console.locale).map_err(DeskError::failed);
    let bytes = drawn.map_err(|e| console.said(&e))?;
    std::fs::write(output, bytes).map_err(|e| console.file(output, &e))?;
    console.print(&console.locale.say("cli-cards-done", &[("n", made.len().into()), ("file", output.display().to_string().into())]))
}
