//! Pictures from the scan page: camera frames, or photographs sent by a form. They are read for codes and not kept.

use super::scan::{scan_page, scanned, with_camera};
use crate::desk::error::{DeskError, ErrorCode};
use crate::ingest::image::barcode;
use crate::ingest::image::barcode::{PictureError, Seen};
use crate::web::app::{App, blocking};
use crate::web::failure::Failure;
use crate::web::fields::Upload;
use crate::web::request_context::RequestContext;
use crate::web::scan_row::ResultRow;
use crate::web::view::{Choice, page};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// The most bytes of a request with a picture: the picture and the form around it.
pub const MOST: usize = barcode::MAX_BYTES + 64 * 1024;

/// JSON answer to a camera frame.
#[derive(Serialize)]
struct Codes {
    codes: Vec<Seen>,
}

fn no(error: PictureError) -> DeskError {
    DeskError::field_error(
        "picture",
        match error {
            PictureError::TooLarge => ErrorCode::PictureTooLarge,
            PictureError::Unreadable => ErrorCode::PictureUnreadable,
        },
        "",
    )
}

async fn read(app: &App, bytes: Vec<u8>) -> Result<Vec<Seen>, DeskError> {
    let turn = app.pictures.clone().acquire_owned().await.map_err(|_closed| DeskError::failed("pictures are not read any more"))?;
    blocking(move || {
        let seen = barcode::codes(&bytes).map_err(no);
        drop(turn);
        seen
    })
    .await
}

fn too_large() -> Failure {
    Failure::with(no(PictureError::TooLarge), StatusCode::PAYLOAD_TOO_LARGE)
}

/// `POST /scan/frame`: the codes in one camera frame, as JSON.
pub async fn frame(State(app): State<App>, bytes: Result<Bytes, axum::extract::rejection::BytesRejection>) -> Result<Response, Failure> {
    let bytes = bytes.map_err(|_too_many| too_large())?;
    if bytes.len() > barcode::MAX_BYTES {
        return Err(too_large());
    }
    let codes = read(&app, bytes.to_vec()).await?;
    Ok(Json(Codes { codes }).into_response())
}

/// Label of a button for a code: an address is shown by its last segment, as on the label.
fn short(text: &str) -> String {
    let last = text.trim_end_matches('/').rsplit('/').next().filter(|_| text.contains("://")).unwrap_or(text);
    last.chars().take(40).collect()
}

/// `POST /scan/picture`: a photograph, without script. A single code is scanned; of several the person chooses.
pub async fn upload(State(app): State<App>, context: RequestContext, mut upload: Upload) -> Result<Response, Failure> {
    let bytes = upload.file();
    let found = match read(&app, bytes).await {
        Ok(found) if found.is_empty() => Err(DeskError::field_error("picture", ErrorCode::PictureEmpty, "")),
        other => other,
    };
    let form = upload.fields;
    let answer = blocking(move || match found {
        Ok(found) => match found.as_slice() {
            [one] => scanned(&app, &context, &form.set("code", &one.text)),
            several => {
                let codes = several.iter().map(|s| Choice::new(&s.text, short(&s.text))).collect();
                let bench = scan_page(&app.desk, &context, &form, Vec::new())?;
                Ok(with_camera(page(&super::scan::ScanPage { codes, ..bench })))
            }
        },
        Err(error @ DeskError::Invalid(_)) => {
            let row = ResultRow::refused(context.locale, "", &error);
            Ok(with_camera(page(&scan_page(&app.desk, &context, &form, vec![row])?)))
        }
        Err(error) => Err(error),
    })
    .await?;
    Ok(answer)
}
