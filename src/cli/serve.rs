//! `reprise serve`: binds the port, starts the mail sender and the daily jobs, and runs the web server.

use super::console::{Console, Failure};
use super::retention::Keeper;
use crate::desk::Desk;
use crate::post::Postman;
use std::net::TcpListener;

pub(super) fn run(console: &Console) -> Result<(), Failure> {
    serve(console, console.desk_or_new()?)
}

/// Serves until the process is told to stop.
pub(super) fn serve(console: &Console, desk: Desk) -> Result<(), Failure> {
    let could_not = |e: std::io::Error| Failure::CouldNot(vec![format!("{}: {e}", console.listen)]);
    let server = console.mail_server()?;
    let listener = TcpListener::bind(console.listen).map_err(could_not)?;
    let address = listener.local_addr().map_err(could_not)?;
    // Programs wait for this line, so it is the same in every language.
    console.print(&format!("listening on http://{address}"))?;
    if let Some(code) = desk.accounts().setup_code().map_err(|e| console.said(&e))? {
        let page = format!("{}/setup", console.base_url.clone().unwrap_or_else(|| format!("http://{address}")));
        console.print(&console.locale.say("cli-setup", &[("url", page.into()), ("code", code.into())]))?;
    }
    // Read-only when the history does not fit what is known outside the database: an operator must look.
    if let Some(why) = console.open_log(&desk)? {
        console.tell(&console.why_closed(&why));
        console.tell(&console.locale.t("cli-read-only"));
    }
    let postman = server.map(|server| Postman::start(desk.clone(), server)).transpose().map_err(could_not)?;
    let keeper = Keeper::start(desk.clone()).map_err(could_not)?;
    let served = crate::web::serve(desk, listener).map_err(could_not);
    keeper.stop();
    if let Some(postman) = postman {
        postman.stop();
    }
    served
}
