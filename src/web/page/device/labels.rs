//! The labels page: preview of the sheet, choice of the first free label, printing; also the command cards and the reuse sheet.

use crate::desk::device::command_cards::CardsOf;
use crate::desk::device::labels;
use crate::desk::device::labels::Form as LabelForm;
use crate::desk::{Desk, DeskError};
use crate::documents::label::command_cards;
use crate::documents::label::design::{About, Design};
use crate::documents::label::model::Label;
use crate::documents::label::preview;
use crate::documents::label::stock::{Stock, StockKind};
use crate::domain::device::tag::Tag;
use crate::domain::number::Number;
use crate::i18n::Locale;
use crate::i18n::word::word;
use crate::web::app::{App, blocking};
use crate::web::failure::{Failure, status_of};
use crate::web::fields::{Fields, Form, Key, Query};
use crate::web::layout::Layout;
use crate::web::request_context::RequestContext;
use crate::web::view::{Choice, FormErrors, is_for_the_form, page, page_with};
use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

const MOST_COPIES: usize = 20;
/// Reprints listed one by one; more are only counted.
const NAMED: usize = 20;
/// The most tags whose earlier prints are looked up.
const LOOKED_UP: usize = 500;

/// A label that was printed before.
pub struct Reprint {
    pub tag: String,
    /// How often and when last, such as "printed twice, last on …".
    pub said: String,
}

/// The labels page.
#[derive(Template)]
#[template(path = "page/device/labels.html")]
pub struct LabelsPage {
    pub layout: Layout,
    /// Label stocks to choose from.
    pub stocks: Vec<Choice>,
    /// Name of the stock chosen.
    pub stock: String,
    /// Whether the stock is a roll for a label printer.
    pub is_roll: bool,
    /// Label designs for devices.
    pub designs: Vec<Choice>,
    /// Name of the design chosen.
    pub design: String,
    /// Labels of one sheet, to choose the first free one; empty for a stock with one label per page.
    pub slots: Vec<usize>,
    /// How many labels of the first sheet are used already.
    pub skip: usize,
    /// Tags, separated by commas; empty when the labels are those of a batch.
    pub tags: String,
    /// Location codes, separated by commas.
    pub places: String,
    /// How many blank labels; empty for none.
    pub blank: String,
    /// Copies of each label.
    pub copies: String,
    /// How many labels will be printed.
    pub count: usize,
    /// How many pages they fill, in words.
    pub pages: String,
    /// Batch whose devices are labelled; empty for none.
    pub batch: String,
    /// Whether no public address is configured: then labels are marked TEST.
    pub test: bool,
    /// Preview of the first sheet as SVG; empty when nothing was asked for or it cannot be drawn.
    pub preview: String,
    /// Labels that were printed before, at most `NAMED`.
    pub reprints: Vec<Reprint>,
    /// How many of the tags were printed before.
    pub reprinted: usize,
    pub errors: FormErrors,
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ', '\n', '\r', ';', '\t']).filter(|t| !t.is_empty())
}

/// What the form asks to print.
struct Asked {
    tags: Vec<Tag>,
    places: Vec<String>,
    blank: usize,
    copies: usize,
}

fn asked(desk: &Desk, fields: &Fields) -> Result<Asked, DeskError> {
    let tags = match fields.some("batch").and_then(|n| Number::parse(n).ok()) {
        Some(batch) => desk.devices().tags_of_batch(batch)?,
        None => split(fields.get("tags")).filter_map(|t| Tag::parse(t).ok()).take(labels::MOST_LABELS).collect(),
    };
    Ok(Asked {
        tags,
        places: split(fields.get("places")).take(labels::MOST_LABELS).map(ToOwned::to_owned).collect(),
        blank: fields.get("blank").parse().unwrap_or(0),
        copies: fields.get("copies").parse().unwrap_or(1).clamp(1, MOST_COPIES),
    })
}

/// The labels to print, each with its copies: devices, then locations, then blank ones.
fn labels(desk: &Desk, asked: &Asked, design: &str) -> Result<Vec<Label>, DeskError> {
    let mut all = Vec::new();
    if !asked.tags.is_empty() || asked.places.is_empty() && asked.blank == 0 {
        all.extend(desk.devices().labels(&asked.tags, labels::design(design)?)?);
    }
    if !asked.places.is_empty() {
        all.extend(desk.devices().location_labels(&asked.places, labels::design("place")?)?);
    }
    if asked.blank > 0 {
        all.extend(desk.devices().blank_labels(asked.blank)?);
    }
    Ok(all.into_iter().flat_map(|label| std::iter::repeat_n(label, asked.copies)).take(labels::MOST_LABELS).collect())
}

fn labels_page(desk: &Desk, context: &RequestContext, given: &Fields, errors: FormErrors) -> Result<LabelsPage, DeskError> {
    let w = context.locale;
    let asked = asked(desk, given)?;
    let chosen = given.some("stock").unwrap_or("avery-l7160");
    let design = given.some("design").unwrap_or("standard");
    let stock = Stock::named(chosen).ok();
    let cells = stock.map_or(0, Stock::per_page);
    let skip = given.get("skip").parse().unwrap_or(0).min(cells.saturating_sub(1));
    let (mut errors, mut preview, mut count) = (errors, String::new(), asked.tags.len());
    let is_asked = !asked.tags.is_empty() || !asked.places.is_empty() || asked.blank > 0;
    if is_asked && errors.all().is_empty() {
        let drawn = labels::stock(chosen).and_then(|stock| {
            let labels = labels(desk, &asked, design)?;
            let svg = desk.devices().preview_labels(&labels, stock, skip, &w.t("labels-preview"))?;
            Ok((labels.len(), svg))
        });
        match drawn {
            Ok((n, svg)) => (count, preview) = (n, svg),
            Err(error) if is_for_the_form(&error) => errors = FormErrors::from_error(w, &error),
            Err(error) => return Err(error),
        }
    }
    let some: Vec<Tag> = asked.tags.iter().take(LOOKED_UP).copied().collect();
    let printed = desk.devices().times_printed(&some)?;
    let reprint = |p: &crate::store::device::label::Printed| Reprint {
        tag: p.tag.to_string(),
        said: w.say("labels-printed-before", &[("n", p.times.into()), ("date", w.moment(p.last).into())]),
    };
    let choice = |d: &&Design| d.about == About::Device;
    Ok(LabelsPage {
        layout: Layout::new(desk, context, &w.t("labels-title"))?,
        stocks: Stock::all().iter().map(|s| Choice::new(&s.name, &s.title)).collect(),
        stock: chosen.to_owned(),
        is_roll: stock.is_some_and(|s| s.kind == StockKind::Roll),
        designs: Design::all().iter().filter(choice).map(|d| Choice::new(&d.name, word(w, "design", &d.name))).collect(),
        design: design.to_owned(),
        slots: if cells > 1 { (0..cells).collect() } else { Vec::new() },
        skip,
        count,
        pages: w.n("labels-pages", (skip + count).div_ceil(cells.max(1))),
        tags: if given.get("batch").is_empty() { asked.tags.iter().map(Tag::as_str).collect::<Vec<_>>().join(",") } else { String::new() },
        places: asked.places.join(","),
        blank: if asked.blank > 0 { asked.blank.to_string() } else { String::new() },
        copies: asked.copies.to_string(),
        batch: given.get("batch").to_owned(),
        test: desk.base_url().is_none(),
        preview,
        reprints: printed.iter().take(NAMED).map(reprint).collect(),
        reprinted: printed.len(),
        errors,
    })
}

/// `GET /labels`
pub async fn get(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let made = blocking(move || labels_page(&app.desk, &context, &query, FormErrors::default())).await?;
    Ok(page(&made))
}

/// A file that the browser shows inline.
fn file(media: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("inline; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, media.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}

/// `POST /labels`: prints and records the print; with `do=show` it only redraws the page.
pub async fn post(State(app): State<App>, context: RequestContext, Form(form): Form) -> Result<Response, Failure> {
    Ok(blocking(move || {
        if form.get("do") == "show" {
            return Ok(page(&labels_page(&app.desk, &context, &form, FormErrors::default())?));
        }
        let drawn = (|| {
            let stock = labels::stock(form.get("stock"))?;
            let labels = labels(&app.desk, &asked(&app.desk, &form)?, form.some("design").unwrap_or("standard"))?;
            let skip = form.get("skip").parse().unwrap_or(0);
            let (kind, media, name) = match form.get("do") {
                "zpl" => (LabelForm::Zpl, "application/zpl", "labels.zpl"),
                "png" => (LabelForm::Png, "image/png", "label.png"),
                _ => (LabelForm::Pdf, "application/pdf", "labels.pdf"),
            };
            Ok(file(media, name, app.desk.devices().print_labels(&context.acting()?, &labels, stock, skip, kind)?))
        })();
        match drawn {
            Ok(file) => Ok(file),
            Err(error) if is_for_the_form(&error) => {
                let errors = FormErrors::from_error(context.locale, &error);
                Ok(page_with(status_of(&error), &labels_page(&app.desk, &context, &form, errors)?))
            }
            Err(error) => Err(error),
        }
    })
    .await?)
}

/// `GET /labels/sheet/{stock}.css`: positions of the labels on a sheet, in percent of the page.
pub async fn style(Key(name): Key<String>) -> Result<Response, Failure> {
    let stock = labels::stock(name.strip_suffix(".css").unwrap_or(&name))?;
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "private, max-age=3600")], preview::style(stock))
        .into_response())
}

/// `GET /labels/cards.pdf?only=`: the command cards, all or of one kind, in the reader's language.
pub async fn cards(State(app): State<App>, context: RequestContext, Query(query): Query) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let only = query.some("only").and_then(|o| CardsOf::parse(o).ok());
        let made = app.desk.devices().command_cards(only)?;
        command_cards::cards(&made, context.locale).map_err(DeskError::failed)
    })
    .await?;
    Ok(file("application/pdf", "cards.pdf", bytes))
}

/// `GET /devices/{tag}/sheet.pdf?lang=`: the reuse sheet, in the reader's language unless another is requested.
pub async fn reuse_sheet(
    State(app): State<App>,
    context: RequestContext,
    Key(tag): Key<Tag>,
    Query(query): Query,
) -> Result<Response, Failure> {
    let bytes = blocking(move || {
        let locale = query.some("lang").and_then(|l| Locale::parse(l).ok()).unwrap_or(context.locale);
        crate::desk::document::pdf(&app.desk.devices().reuse_sheet(tag, locale)?)
    })
    .await?;
    Ok(file("application/pdf", &format!("{}.pdf", tag.as_str()), bytes))
}
