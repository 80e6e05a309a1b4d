//! Tables as downloads, streamed row by row at the pace of the client. A table that cannot be finished breaks the connection off, so that
//! nobody takes half a table for a whole one.

use super::failure::Failure;
use super::fields::Query;
use crate::desk::{Desk, DeskError};
use crate::documents::export::spreadsheet::Form;
use crate::i18n::Locale;
use crate::store::device::Filter;
use crate::web::app::App;
use crate::web::page::device::list::filter_of;
use crate::web::request_context::RequestContext;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::io::{BufWriter, Error, Write};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;

/// Bytes per chunk of the body.
const PIECE: usize = 64 * 1024;
/// Chunks buffered for a slow client.
const WAITING: usize = 4;
/// How long a client may take nothing before the download is given up: it holds one of the few database readers.
const PATIENCE: Duration = Duration::from_secs(30);

/// The writer that a table is written to.
pub(super) type Out = BufWriter<Pipe>;

/// The writing end of the response body.
pub(super) struct Pipe {
    to: Sender<Result<Bytes, Error>>,
    runtime: Handle,
    /// The client timed out or left. Further writes fail at once; otherwise each rest of the buffer would wait for the timeout again.
    gone: bool,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        let piece = Bytes::copy_from_slice(bytes);
        self.gone = self.gone || self.runtime.block_on(self.to.send_timeout(Ok(piece), PATIENCE)).is_err();
        if self.gone { Err(Error::other("the reader takes nothing more")) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

/// The devices of a filter as a download.
pub(super) async fn devices(app: App, locale: Locale, filter: Filter, form: Form) -> Result<Response, Failure> {
    let name = format!("reprise-{}", app.desk.today());
    table(app, &name, form, move |desk, out| desk.devices().export(locale, &filter, form, out)).await
}

/// Streams a table that the desk writes; waits for one of the `exports` permits first.
pub(super) async fn table(
    app: App,
    name: &str,
    form: Form,
    write: impl FnOnce(&Desk, Out) -> Result<(), DeskError> + Send + 'static,
) -> Result<Response, Failure> {
    let place = app.exports.clone().acquire_owned().await.map_err(DeskError::failed)?;
    let runtime = Handle::current();
    let (sender, pieces) = channel(WAITING);
    let name = format!("{name}.{}", if form == Form::Csv { "csv" } else { "xlsx" });
    tokio::task::spawn_blocking(move || {
        let _place = place;
        let out = BufWriter::with_capacity(PIECE, Pipe { to: sender.clone(), runtime: runtime.clone(), gone: false });
        if let Err(error) = write(&app.desk, out) {
            tracing::warn!(%error, "a table was not finished");
            // Sent when the client reads again: an end without an error would look like the end of the table. Only the channel
            // waits.
            runtime.spawn(async move { drop(sender.send(Err(Error::other("the table could not be finished"))).await) });
        }
    });
    let body = Body::from_stream(ReceiverStream::new(pieces));
    let headers =
        [(header::CONTENT_TYPE, form.media_type().to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    Ok((headers, body).into_response())
}

/// `GET /devices.csv`
pub(super) async fn csv(State(app): State<App>, context: RequestContext, Query(mut query): Query) -> Result<Response, Failure> {
    let filter = filter_of(&mut query);
    devices(app, context.locale, filter, Form::Csv).await
}

/// `GET /devices.xlsx`
pub(super) async fn xlsx(State(app): State<App>, context: RequestContext, Query(mut query): Query) -> Result<Response, Failure> {
    let filter = filter_of(&mut query);
    devices(app, context.locale, filter, Form::Xlsx).await
}
