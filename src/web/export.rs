//! Tables as downloads: written row by row while they are sent, at the pace of the reader. One that cannot be finished breaks off, so
//! that nobody takes half a table for a whole one.

use super::App;
use super::failure::Failure;
use super::fields::Query;
use super::page::device::filter_of;
use super::visit::Visit;
use crate::documents::sheet::Form;
use crate::i18n::Locale;
use crate::store::device::Filter;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::io::{BufWriter, Error, Write};
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;

/// Bytes sent in one piece.
const PIECE: usize = 64 * 1024;
/// Pieces that wait for a slow reader.
const WAITING: usize = 4;

/// The writing end of a body.
struct Pipe(Sender<Result<Bytes, Error>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        self.0.blocking_send(Ok(Bytes::copy_from_slice(bytes))).map_err(|_gone| Error::other("the reader has gone"))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

/// A list of devices as a download.
pub(super) fn devices(app: App, locale: Locale, filter: Filter, form: Form) -> Response {
    let (sender, pieces) = channel(WAITING);
    let name = format!("reprise-{}.{}", app.desk.today(), if form == Form::Csv { "csv" } else { "xlsx" });
    tokio::task::spawn_blocking(move || {
        let out = BufWriter::with_capacity(PIECE, Pipe(sender.clone()));
        if let Err(error) = app.desk.export_devices(locale, &filter, form, out) {
            tracing::warn!(%error, "a table was not finished");
            drop(sender.blocking_send(Err(Error::other("the table could not be finished"))));
        }
    });
    let body = Body::from_stream(ReceiverStream::new(pieces));
    let headers =
        [(header::CONTENT_TYPE, form.media_type().to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    (headers, body).into_response()
}

/// `GET /devices.csv`
pub(super) async fn csv(State(app): State<App>, visit: Visit, Query(mut query): Query) -> Result<Response, Failure> {
    let filter = filter_of(&mut query);
    Ok(devices(app, visit.locale, filter, Form::Csv))
}

/// `GET /devices.xlsx`
pub(super) async fn xlsx(State(app): State<App>, visit: Visit, Query(mut query): Query) -> Result<Response, Failure> {
    let filter = filter_of(&mut query);
    Ok(devices(app, visit.locale, filter, Form::Xlsx))
}
