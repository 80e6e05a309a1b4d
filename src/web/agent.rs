//! Inventory agents: an unmodified FusionInventory or GLPI agent pointed at `/agent` reports the machine it runs on. It signs in by HTTP
//! Basic; the password is an API token with write scope.

use super::failure::Failure;
use crate::desk::evidence::report::unreadable;
use crate::ingest::decompress::Packing;
use crate::ingest::formats::inventory_agent::{Message, message};
use crate::web::app::{App, blocking};
use crate::web::request_context::RequestContext;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

/// Path that agents post to.
pub(super) const PATH: &str = "/agent";

/// XML answer: send an inventory, and call again in 24 hours.
const SEND: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REPLY><PROLOG_FREQ>24</PROLOG_FREQ><RESPONSE>SEND</RESPONSE></REPLY>\n";
/// JSON answer to an agent that asks what to do: send an inventory, and call again in 24 hours.
const TASKS: &str = r#"{"status":"ok","expiration":24,"tasks":{"inventory":{"server":"glpi","version":"10.0.0"}}}"#;
/// JSON answer to an agent that asked in XML but understands JSON: ask again in JSON, at once.
const ASK_IN_JSON: &str = r#"{"status":"pending","expiration":0}"#;
/// JSON answer to an inventory that was kept.
const UNDERSTOOD: &str = r#"{"status":"ok"}"#;

/// `POST /agent`: reads one message of an agent, keeps it if it is an inventory, and answers in the agent's own format and compression.
pub async fn post(State(app): State<App>, context: RequestContext, headers: HeaderMap, body: Bytes) -> Result<Response, Failure> {
    let acting = context.acting()?;
    let packing = Packing::detect(&body);
    // The GLPI agent starts in XML like FusionInventory, from which it comes; this header says that it understands JSON.
    let speaks_json = headers.contains_key("glpi-agent-id");
    let answer = blocking(move || {
        let said = message(&body).map_err(|e| unreadable(&e))?;
        if matches!(said, Message::Report | Message::JsonReport) {
            app.desk.evidence().keep(&acting, None, body.to_vec())?;
        }
        Ok(said)
    })
    .await?;
    Ok(match answer {
        Message::Contact => json(TASKS),
        Message::JsonReport => json(UNDERSTOOD),
        Message::Prolog if speaks_json => json(ASK_IN_JSON),
        Message::Prolog | Message::Report => {
            let kind = match packing {
                Packing::Plain => "application/xml",
                Packing::Zlib => "application/x-compress-zlib",
                Packing::Gzip => "application/x-compress-gzip",
            };
            ([(header::CONTENT_TYPE, kind)], packing.pack(SEND.as_bytes())).into_response()
        }
    })
}

fn json(answer: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], answer).into_response()
}
